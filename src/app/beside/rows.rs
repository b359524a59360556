//! Rows of documents that stand next to each other: a section begins in the same row in each.

use std::sync::Arc;

use super::prepare::{Part, PartText};
use crate::report::Report;
use crate::span::Span;
use crate::typeset::{Shape, Widths, wrap};

/// One row of one document.
#[derive(Clone, Copy, Debug)]
pub struct BesideRow {
    /// What stands in it.
    pub words: RowWords,
    /// Which part it belongs to.
    pub part: usize,
    /// Whether the part begins here.
    pub first: bool,
}

/// What stands in a row.
#[derive(Clone, Copy, Debug)]
pub enum RowWords {
    /// A heading.
    Heading(Span),
    /// Prose.
    Text(Span),
    /// The document has nothing that answers to the others' section.
    Missing,
    /// Nothing: the other document's section is longer.
    Nothing,
}

impl RowWords {
    /// The part of the text that is shown.
    pub fn span(self) -> Option<Span> {
        match self {
            RowWords::Heading(span) | RowWords::Text(span) => Some(span),
            RowWords::Missing | RowWords::Nothing => None,
        }
    }
}

/// The rows of each document, as many in each.
pub fn rows(reports: &[Arc<Report>], parts: &[Part], columns: usize, widths: Widths) -> Vec<Vec<BesideRow>> {
    let shape = Shape { columns: columns.max(2), first: 0, widths };
    let mut all: Vec<Vec<BesideRow>> = vec![Vec::new(); reports.len()];
    for (part, found) in parts.iter().enumerate() {
        let pieces: Vec<Vec<RowWords>> = reports
            .iter()
            .enumerate()
            .map(|(document, report)| match found.texts.get(document).copied().flatten() {
                Some(text) => words(report, text, shape),
                None => vec![RowWords::Missing],
            })
            .collect();
        // One row between parts.
        let height = pieces.iter().map(Vec::len).max().unwrap_or(0) + 1;
        for (rows, pieces) in all.iter_mut().zip(pieces) {
            let padded = pieces.into_iter().chain(std::iter::repeat(RowWords::Nothing)).take(height);
            rows.extend(padded.enumerate().map(|(nth, words)| BesideRow { words, part, first: nth == 0 }));
        }
    }
    all
}

fn words(report: &Report, part: PartText, shape: Shape) -> Vec<RowWords> {
    let mut rows = Vec::new();
    if !part.heading.is_empty() {
        rows.extend(wrap(&report.text, part.heading, shape, &[]).into_iter().map(RowWords::Heading));
    }
    let mut at = part.body.start as usize;
    for line in part.body.of(&report.text).split_inclusive('\n') {
        let words = line.trim_start_matches(|c: char| c.is_whitespace() || c == '。');
        let start = at + (line.len() - words.len());
        at += line.len();
        let words = words.trim_end();
        if !words.is_empty() {
            let span = Span::new(start, start + words.len());
            rows.extend(wrap(&report.text, span, shape, &[]).into_iter().map(RowWords::Text));
        }
    }
    rows
}
