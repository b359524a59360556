//! One entry of a zip archive; a Word document is an archive too.

use std::io::{Read, Seek};

use zip::ZipArchive;

use crate::error::{Problem, ProblemKind};

/// No entry of a corpus is larger; what claims to be is broken, or made to fill the memory.
const LARGEST_ENTRY: u64 = 1 << 30;

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
