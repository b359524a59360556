//! One file to the texts in it.

use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::path::Path;

use super::decode::{decode, undo_escapes};
use super::find::{Found, problem};
use super::format::Format;
use super::sink::Sink;
use super::{Origin, SourceText, archive, docx, pdf, table};
use crate::error::{Problem, ProblemKind};
use crate::profile::{Stage, during};

/// Reads one file and gives every text in it to `sink`, in the order of the file; `sink` answers whether to go on.
///
/// Tables of one text a row are read row by row, so that a file of ten thousand reports is never held twice.
pub fn open(found: &Found, sink: &mut dyn FnMut(Result<SourceText, Problem>) -> bool) {
    let origin = Origin { path: found.shown().into(), entry: None };
    let mut sink = Sink::new(sink);
    if let Err(error) = read_file(found, &origin, &mut sink) {
        sink.give(Err(problem(&found.path, &error)));
    }
}

fn read_file(found: &Found, origin: &Origin, sink: &mut Sink<'_>) -> std::io::Result<()> {
    let mut bytes = Vec::new();
    if found.is_standard_input() {
        std::io::stdin().lock().read_to_end(&mut bytes)?;
        read_bytes(Path::new("-"), bytes, origin, sink);
        return Ok(());
    }
    let mut file = File::open(&found.path)?;
    let mut start = [0; 4];
    let begun = file.read(&mut start)?;
    file.rewind()?;
    match Format::of(&found.path, &start[..begun]) {
        Format::Csv if begun > 0 => table::read_csv(BufReader::with_capacity(1 << 16, file), origin, sink),
        Format::JsonLines if begun > 0 => table::read_json_lines(BufReader::with_capacity(1 << 16, file), origin, sink),
        _ => {
            // One more than the size, so that the end is seen without growing the buffer.
            bytes.reserve_exact(usize::try_from(file.metadata()?.len()).unwrap_or(0).saturating_add(1));
            file.read_to_end(&mut bytes)?;
            read_bytes(&found.path, bytes, origin, sink);
        }
    }
    Ok(())
}

/// Reads the bytes of one file or entry called `name`.
fn read_bytes(name: &Path, bytes: Vec<u8>, origin: &Origin, sink: &mut Sink<'_>) {
    let _decode = during(Stage::Decode);
    match Format::of(name, &bytes) {
        _ if bytes.is_empty() => sink.problem(origin, ProblemKind::EmptyFile),
        Format::Text => sink.text(origin, decode(&bytes).map(undo_escapes)),
        Format::Html => sink.text(origin, decode(&bytes)),
        Format::Docx => sink.text(origin, docx::read(&bytes)),
        Format::Zip => archive::read(&bytes, origin, sink, read_bytes),
        Format::Pdf => sink.text(origin, pdf::read(&bytes)),
        Format::Csv => table::read_csv(bytes.as_slice(), origin, sink),
        Format::JsonLines => table::read_json_lines(bytes.as_slice(), origin, sink),
        Format::Json => table::read_json(bytes.as_slice(), origin, sink),
    }
}
