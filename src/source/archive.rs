//! Zip archives of reports.

use std::io::Cursor;
use std::path::Path;

use zip::ZipArchive;

use super::decode::decode_name;
use super::entry::read_entry;
use super::format::Format;
use super::sink::Sink;
use super::{Origin, docx};
use crate::error::ProblemKind;

/// How the bytes of an entry are read, by its name.
type Each = fn(&Path, Vec<u8>, &Origin, &mut Sink<'_>);

/// Reads every entry of an archive that holds a format we read, in the order of their names. Archives in archives are
/// passed over. A Word document that lost its extension is an archive too.
pub(super) fn read(bytes: &[u8], origin: &Origin, sink: &mut Sink<'_>, each: Each) {
    let mut archive = match ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => archive,
        Err(error) => return sink.problem(origin, ProblemKind::Damaged(error.to_string())),
    };
    if archive.index_for_name(docx::DOCUMENT).is_some() {
        return sink.text(origin, docx::read(bytes));
    }
    let mut entries = Vec::new();
    for index in 0..archive.len() {
        match archive.by_index_raw(index) {
            Ok(entry) => entries.push((decode_name(entry.name_raw()).into_owned(), index)),
            Err(error) => sink.problem(origin, ProblemKind::Damaged(error.to_string())),
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
            Ok(bytes) => each(Path::new(&name), bytes, &inside, sink),
            Err(what) => sink.problem(&inside, what),
        }
        if sink.is_stopped() {
            return;
        }
    }
    if !found {
        sink.problem(origin, ProblemKind::EmptyFolder);
    }
}
