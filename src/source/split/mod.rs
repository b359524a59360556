//! One source to its reports. What is cut away is nothing but: text that repeats text before it, lines of a page before the
//! title and behind the last paragraph, and the separators between reports. Characters are never changed.

mod lines;
mod openings;
mod repeats;
mod trim;

use std::ops::Range;

use super::{ReportText, SourceText};
use openings::Opening;

/// Prose before the first report that is long enough to be a document of its own: some five hundred 汉字.
const DOCUMENT: usize = 1500;

/// The report texts in a source: several where a page holds several reports, one otherwise.
pub fn split(source: SourceText) -> Vec<ReportText> {
    divide(source).into_iter().map(|(report, _)| report).collect()
}

/// The same, each with where in the source its text is.
pub fn divide(source: SourceText) -> Vec<(ReportText, Vec<Range<usize>>)> {
    let SourceText { mut hints, mut text } = source;
    let mut cuts = cuts(&text);
    // One report is the usual case, mostly all of the text: it moves on as it is.
    if let [Cut { pieces, title }] = cuts.as_mut_slice()
        && let [piece] = pieces.as_slice()
        && text.get(piece.clone()).is_some()
    {
        if let Some(title) = title.take() {
            hints.title = Some(text.get(title).unwrap_or_default().to_owned());
        }
        text.truncate(piece.end);
        text.drain(..piece.start);
        return vec![(ReportText { hints, text }, std::mem::take(pieces))];
    }
    let report = |cut: Cut| {
        let mut hints = hints.clone();
        // What a column or a page says about the whole is not said of each of several reports.
        if let Some(title) = &cut.title {
            hints.title = Some(text.get(title.clone()).unwrap_or_default().to_owned());
        }
        (ReportText { hints, text: cut.of(&text) }, cut.pieces)
    };
    cuts.into_iter().map(report).collect()
}

/// One report as places in its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Byte ranges whose texts together are the report's text; rising, apart from each other.
    pub pieces: Vec<Range<usize>>,
    /// The line that is its title, where there is one above the report.
    pub title: Option<Range<usize>>,
}

impl Cut {
    /// The report's text.
    pub fn of(&self, source: &str) -> String {
        self.pieces.iter().filter_map(|piece| source.get(piece.clone())).collect()
    }
}

/// Where the reports of a source are.
pub fn cuts(text: &str) -> Vec<Cut> {
    let kept = repeats::without_repeats(text);
    let joined: String;
    let whole = match kept.as_slice() {
        [all] if *all == (0..text.len()) => text,
        _ => {
            joined = kept.iter().filter_map(|piece| text.get(piece.clone())).collect();
            &joined
        }
    };
    let parts = parts(whole).into_iter();
    parts
        .map(|part| Cut {
            pieces: in_source(&kept, part.range),
            title: part.title.and_then(|title| in_source(&kept, title).into_iter().next()),
        })
        .collect()
}

/// A stretch of text that is one document.
struct Part {
    range: Range<usize>,
    title: Option<Range<usize>>,
}

fn parts(text: &str) -> Vec<Part> {
    let openings = openings::find(text);
    let Some(first) = openings.first() else {
        return vec![Part { range: 0..text.len(), title: None }];
    };
    let mut parts = Vec::new();
    let before = lines::prose(&text[..first.start]);
    let start = if before >= DOCUMENT {
        parts.push(Part { range: 0..first.start, title: None });
        first.start
    } else if before > 0 || first.title.is_none() {
        // A word by the editor, or a title of a form that nobody knows: it stays.
        0
    } else {
        first.start
    };
    let starts: Vec<usize> = std::iter::once(start).chain(openings.iter().skip(1).map(|next| next.start)).collect();
    for (at, Opening { title, .. }) in openings.into_iter().enumerate() {
        let range = starts[at]..starts.get(at + 1).copied().unwrap_or(text.len());
        parts.push(Part { range: trim::furniture(text, range), title });
    }
    parts
}

/// A range of the joined text as ranges of the source.
fn in_source(kept: &[Range<usize>], range: Range<usize>) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut joined = 0;
    for piece in kept {
        let (start, end) = (range.start.max(joined), range.end.min(joined + piece.len()));
        if start < end {
            pieces.push(piece.start + start - joined..piece.start + end - joined);
        }
        joined += piece.len();
    }
    pieces
}

#[cfg(test)]
mod tests;
