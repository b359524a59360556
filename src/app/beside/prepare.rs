//! Aligns documents and finds what differs, on a thread.

use std::sync::Arc;

use crate::app::job::Ticket;
use crate::compare::{Change, Phrase, align, diff, phrases_without};
use crate::report::Report;
use crate::span::Span;

/// Documents that were aligned.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// Sections that answer to each other, in order.
    pub parts: Vec<Part>,
    /// For each document the spans that the other one has not, in order. Only for two documents.
    changes: Vec<Vec<Span>>,
    /// Phrases that only the newer text has, and those that only the older has.
    pub phrases: (Vec<Phrase>, Vec<Phrase>),
    ticket: Ticket,
}

/// One section of each document, or of some.
#[derive(Clone, Debug)]
pub struct Part {
    /// The text of the section in each document: its heading and what stands before the next heading.
    pub texts: Vec<Option<PartText>>,
    /// The only document that has it.
    pub only_in: Option<usize>,
}

/// A section's own text.
#[derive(Clone, Copy, Debug)]
pub struct PartText {
    /// The heading; empty before the first one.
    pub heading: Span,
    /// What follows it.
    pub body: Span,
}

/// Phrases of each kind that are kept.
const PHRASES: usize = 60;

impl Prepared {
    /// The spans of a document that the other has not.
    pub fn changes(&self, document: usize) -> &[Span] {
        self.changes.get(document).map_or(&[], Vec::as_slice)
    }

    /// Whether other documents were asked for meanwhile.
    pub fn is_stale(&self) -> bool {
        self.ticket.is_stale()
    }
}

/// Aligns the documents.
pub fn prepare(reports: &[Arc<Report>], ticket: Ticket) -> Prepared {
    let plain: Vec<&Report> = reports.iter().map(|report| &**report).collect();
    let rows = align(&plain);
    let parts: Vec<Part> = rows
        .iter()
        .map(|row| {
            let texts = row.sections.iter().zip(&plain).map(|(section, report)| Some(part_text(report, (*section)?)));
            Part { texts: texts.collect(), only_in: row.only_in() }
        })
        .collect();
    let (changes, phrases) = match plain.as_slice() {
        [old, new] => {
            let new_phrases = phrases_without(&new.text, &old.text, PHRASES);
            (changes(old, new, &parts), (new_phrases, phrases_without(&old.text, &new.text, PHRASES)))
        }
        _ => (Vec::new(), (Vec::new(), Vec::new())),
    };
    Prepared { parts, changes, phrases, ticket }
}

fn part_text(report: &Report, section: usize) -> PartText {
    let sections = &report.outline.sections;
    let end = sections.get(section + 1).map_or(report.text.len(), |next| next.span.start as usize);
    match sections.get(section) {
        Some(found) if found.heading.is_empty() => {
            let start = found.span.start as usize;
            PartText { heading: Span::new(start, start), body: Span::new(start, end) }
        }
        Some(found) => PartText { heading: found.heading, body: Span::new(found.heading.end as usize, end) },
        None => PartText { heading: Span::default(), body: Span::default() },
    }
}

/// Sentence by sentence inside each pair of parts; sentences that moved to another part count as gone and new.
fn changes(old: &Report, new: &Report, parts: &[Part]) -> Vec<Vec<Span>> {
    let (mut gone, mut added) = (Vec::new(), Vec::new());
    for part in parts {
        let [Some(before), Some(after)] = part.texts.as_slice() else { continue };
        let whole = |part: &PartText| Span { start: part.heading.start, ..part.body };
        for line in diff(old, whole(before), new, whole(after)) {
            match (line.old, line.new) {
                (Some(span), None) => gone.push(span),
                (None, Some(span)) => added.push(span),
                _ => {}
            }
            for change in line.words {
                match change {
                    Change::Same(_) => {}
                    Change::Gone(span) => gone.push(span),
                    Change::New(span) => added.push(span),
                }
            }
        }
    }
    gone.sort_unstable();
    added.sort_unstable();
    vec![gone, added]
}
