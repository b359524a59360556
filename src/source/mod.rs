//! Files as decoded text, and the report texts in them.

mod archive;
mod decode;
mod docx;
mod entry;
mod find;
mod format;
mod markup;
mod open;
mod pdf;
mod sink;
mod split;
mod table;

pub use decode::decode;
pub use find::{Found, OVERRIDES_FILE, find, shown};
pub use open::open;
pub use pdf::PDF_THREAD;
pub use split::{Cut, cuts, divide, split};

use std::path::PathBuf;

use crate::error::Problem;
use crate::report::Origin;

/// One file (or entry of an archive, or row of a table) as decoded text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceText {
    /// Where it came from, and what is known besides the text.
    pub hints: Hints,
    /// The whole text: UTF-8, without BOM, line ends as in the file.
    pub text: String,
}

/// What a file says about a text besides the text itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// Path as given, and entry.
    pub origin: Origin,
    /// A title from a column, from the HTML head, or from the line of the page above the report.
    pub title: Option<String>,
    /// A year from a column.
    pub year: Option<String>,
    /// Region names or a code from columns, the widest first.
    pub region: Vec<String>,
    /// A date from a column.
    pub date: Option<String>,
}

/// One report's text cut out of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportText {
    /// What is known besides the text (a title line above the report may have been added).
    pub hints: Hints,
    /// The text that is shown and in which all spans count.
    pub text: String,
}

/// All texts below `paths`: files and folders of any depth; `-` is standard input. What cannot be read comes as a
/// problem, and the rest still loads.
pub fn read(paths: Vec<PathBuf>) -> impl Iterator<Item = Result<SourceText, Problem>> {
    find(paths).flat_map(|found| {
        let mut items = Vec::new();
        match found {
            Ok(found) => open(&found, &mut |item| {
                items.push(item);
                true
            }),
            Err(problem) => items.push(Err(problem)),
        }
        items
    })
}
