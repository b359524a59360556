//! Zip archives of reports.

use std::io::{Cursor, Read, Seek};
use std::path::Path;

use zip::ZipArchive;

use super::decode::decode_name;
use super::format::Format;
use super::open::Reader;
use super::{Origin, docx};
use crate::error::{Problem, ProblemKind};

/// No entry of a corpus is larger; what claims to be is broken, or made to fill the memory.
const LARGEST_ENTRY: u64 = 1 << 30;

/// Reads every entry of an archive that holds a format we read, in the order of their names. Archives in archives are
/// passed over. A Word document that lost its extension is an archive too.
pub(super) fn read(bytes: &[u8], origin: &Origin, reader: &mut Reader<'_>) {
    let mut archive = match ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => archive,
        Err(error) => return reader.problem(origin, ProblemKind::Damaged(error.to_string())),
    };
    if archive.index_for_name(docx::DOCUMENT).is_some() {
        return reader.text(origin, docx::read(bytes));
    }
    let mut entries = Vec::new();
    for index in 0..archive.len() {
        match archive.by_index_raw(index) {
            Ok(entry) => entries.push((decode_name(entry.name_raw()).into_owned(), index)),
            Err(error) => reader.problem(origin, ProblemKind::Damaged(error.to_string())),
        }
    }
    entries.sort();
    let mut found = false;
    for (name, index) in entries {
        let hidden =
            name.split(['/', '\\']).any(|part| part.starts_with('.') || part.starts_with("~$") || part == "__MACOSX");
        let format = Format::of_name(Path::new(&name)).filter(|format| *format != Format::Zip);
        if hidden || name.ends_with(['/', '\\']) || format.is_none() {
            continue;
        }
        found = true;
        let inside = Origin { path: origin.path.clone(), entry: Some(name.as_str().into()) };
        match read_entry(&mut archive, index) {
            Ok(bytes) => reader.bytes(Path::new(&name), bytes, &inside),
            Err(what) => reader.problem(&inside, what),
        }
        if reader.is_stopped() {
            return;
        }
    }
    if !found {
        reader.problem(origin, ProblemKind::EmptyFolder);
    }
}

/// The bytes of one entry.
pub(super) fn read_entry<R: Read + Seek>(archive: &mut ZipArchive<R>, index: usize) -> Result<Vec<u8>, ProblemKind> {
    let damaged = |error: &dyn std::fmt::Display| ProblemKind::Damaged(error.to_string());
    let entry = archive.by_index(index).map_err(|error| damaged(&error))?;
    let mut bytes = Vec::new();
    entry.take(LARGEST_ENTRY + 1).read_to_end(&mut bytes).map_err(|error| damaged(&error))?;
    if bytes.len() as u64 > LARGEST_ENTRY {
        return Err(ProblemKind::Damaged(Problem::ENTRY_TOO_LARGE.to_owned()));
    }
    Ok(bytes)
}
