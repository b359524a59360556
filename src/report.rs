//! A report: one document of a source, with everything that was recovered from it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

pub use crate::identity::{Evidence, Field, Identity, Kind, PartialDate};
use crate::observation::{Observations, WordTarget};
use crate::outline::Outline;

/// One document with its text, what it is, how it is built and what it states. Immutable once made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Stable name of the report in exports: the same text gives the same id in every run.
    pub id: Box<str>,
    /// Every file in which this report was found; the first is the one that was kept.
    pub sources: Vec<Origin>,
    /// Exactly the text that is shown; all spans count in it.
    pub text: Box<str>,
    /// What the document is: kind, place, year, occasion.
    pub identity: Identity,
    /// Sections and sentences.
    pub outline: Outline,
    /// Every number stated about an indicator, in the order of the text.
    pub observations: Observations,
    /// Targets stated in words only, in the order of the text.
    pub word_targets: Vec<WordTarget>,
}

/// Where a text came from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Origin {
    /// The path as the user gave it (joined with what was found below it); `-` for standard input.
    pub path: Box<str>,
    /// The entry of an archive, or the row or line of a table, that holds the text.
    pub entry: Option<Box<str>>,
}

impl Origin {
    /// The path, and the entry behind a `#` where there is one.
    pub fn display(&self) -> Cow<'_, str> {
        match &self.entry {
            Some(entry) => Cow::Owned(format!("{}#{entry}", self.path)),
            None => Cow::Borrowed(&self.path),
        }
    }
}
