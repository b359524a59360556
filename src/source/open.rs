//! One file to the texts in it.

use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::path::Path;

use super::decode::{decode, undo_escapes};
use super::find::{Found, problem};
use super::format::Format;
use super::{Hints, Origin, SourceText, archive, docx, markup, pdf, table};
use crate::error::{Problem, ProblemKind};
use crate::profile::{Stage, during};

/// Reads one file and gives every text in it to `sink`, in the order of the file; `sink` answers whether to go on.
///
/// Tables of one text a row are read row by row, so that a file of ten thousand reports is never held twice.
pub fn open(found: &Found, sink: &mut dyn FnMut(Result<SourceText, Problem>) -> bool) {
    let origin = Origin { path: found.shown().into(), entry: None };
    let mut reader = Reader { sink, stopped: false };
    if let Err(error) = read_file(found, &origin, &mut reader) {
        reader.give(Err(problem(&found.path, &error)));
    }
}

fn read_file(found: &Found, origin: &Origin, reader: &mut Reader<'_>) -> std::io::Result<()> {
    let mut bytes = Vec::new();
    if found.is_standard_input() {
        std::io::stdin().lock().read_to_end(&mut bytes)?;
        reader.bytes(Path::new("-"), bytes, origin);
        return Ok(());
    }
    let mut file = File::open(&found.path)?;
    let mut start = [0; 4];
    let begun = file.read(&mut start)?;
    file.rewind()?;
    match Format::of(&found.path, &start[..begun]) {
        Format::Csv if begun > 0 => table::read_csv(BufReader::with_capacity(1 << 16, file), origin, reader),
        Format::JsonLines if begun > 0 => {
            table::read_json_lines(BufReader::with_capacity(1 << 16, file), origin, reader)
        }
        _ => {
            // One more than the size, so that the end is seen without growing the buffer.
            bytes.reserve_exact(usize::try_from(file.metadata()?.len()).unwrap_or(0).saturating_add(1));
            file.read_to_end(&mut bytes)?;
            reader.bytes(&found.path, bytes, origin);
        }
    }
    Ok(())
}

/// Gives texts and problems on to whoever asked, until told to stop.
pub(super) struct Reader<'a> {
    sink: &'a mut dyn FnMut(Result<SourceText, Problem>) -> bool,
    stopped: bool,
}

impl Reader<'_> {
    /// Reads the bytes of one file or entry called `name`.
    pub fn bytes(&mut self, name: &Path, bytes: Vec<u8>, origin: &Origin) {
        let _decode = during(Stage::Decode);
        match Format::of(name, &bytes) {
            _ if bytes.is_empty() => self.problem(origin, ProblemKind::EmptyFile),
            Format::Text => self.text(origin, decode(&bytes).map(undo_escapes)),
            Format::Html => self.text(origin, decode(&bytes)),
            Format::Docx => self.text(origin, docx::read(&bytes)),
            Format::Zip => archive::read(&bytes, origin, self),
            Format::Pdf => self.text(origin, pdf::read(&bytes)),
            Format::Csv => table::read_csv(bytes.as_slice(), origin, self),
            Format::JsonLines => table::read_json_lines(bytes.as_slice(), origin, self),
            Format::Json => table::read_json(bytes.as_slice(), origin, self),
        }
    }

    /// A whole document; one that is markup, whatever its name says, gives its main text.
    pub fn text(&mut self, origin: &Origin, text: Result<String, ProblemKind>) {
        let text = match text {
            Ok(text) => text,
            Err(what) => return self.problem(origin, what),
        };
        let mut hints = Hints { origin: origin.clone(), ..Hints::default() };
        let text = if markup::is_markup(&text) {
            let page = markup::read(&text);
            (hints.title, hints.date) = (page.title, page.date);
            page.text
        } else {
            text
        };
        self.source(SourceText { hints, text });
    }

    /// One text with what is known about it.
    pub fn source(&mut self, source: SourceText) {
        if source.text.trim().is_empty() {
            return self.problem(&source.hints.origin, ProblemKind::EmptyFile);
        }
        if u32::try_from(source.text.len()).is_err() {
            return self.problem(&source.hints.origin, ProblemKind::TooLarge);
        }
        self.give(Ok(source));
    }

    pub fn problem(&mut self, origin: &Origin, what: ProblemKind) {
        self.give(Err(Problem::new(origin.display(), what)));
    }

    /// Whether nobody listens any more.
    pub fn is_stopped(&self) -> bool {
        self.stopped
    }

    fn give(&mut self, item: Result<SourceText, Problem>) {
        if !self.stopped {
            self.stopped = !(self.sink)(item);
        }
    }
}
