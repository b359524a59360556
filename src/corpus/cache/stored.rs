//! What is kept of a report: everything but its text and the files that it was found in.

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::super::duplicates::Sketch;
use crate::indicator::{IndicatorId, Taxonomy};
use crate::observation::{Observations, WordTarget};
use crate::outline::Outline;
use crate::region::Gazetteer;
use crate::report::{Identity, Origin, Report};
use crate::source::{Cut, SourceText};
use crate::span::Span;

/// A report without its text, as it is written. In a record the id of each text comes first, alone where a correction leaves
/// the text out.
#[derive(Serialize)]
pub(in crate::corpus) struct StoredRef<'a> {
    pieces: Vec<Span>,
    identity: &'a Identity,
    outline: &'a Outline,
    observations: &'a Observations,
    word_targets: &'a [WordTarget],
    sketch: &'a Sketch,
}

impl<'a> StoredRef<'a> {
    pub fn new(report: &'a Report, sketch: &'a Sketch, pieces: &[Range<usize>]) -> StoredRef<'a> {
        StoredRef {
            pieces: pieces.iter().map(|piece| Span::new(piece.start, piece.end)).collect(),
            identity: &report.identity,
            outline: &report.outline,
            observations: &report.observations,
            word_targets: &report.word_targets,
            sketch,
        }
    }

    /// The record of all reports of one text.
    pub fn record(reports: &[(&str, Option<StoredRef<'_>>)]) -> Option<Vec<u8>> {
        postcard::to_stdvec(reports).ok()
    }
}

/// A report with what to compare it by, or the id of one that a correction leaves out.
pub(in crate::corpus) type Known = Result<(Report, Sketch), Box<str>>;

/// The same, as it is read. The fields stand in the same order.
#[derive(Deserialize)]
pub(in crate::corpus) struct Stored {
    pieces: Vec<Span>,
    identity: Identity,
    outline: Outline,
    observations: Observations,
    word_targets: Vec<WordTarget>,
    sketch: Sketch,
}

impl Stored {
    /// The reports of one text, or the ids of those that are left out; `None` when the record does not fit the text, whatever
    /// the reason.
    pub fn reports(record: &[u8], source: &SourceText) -> Option<Vec<Known>> {
        let stored: Vec<(Box<str>, Option<Stored>)> = postcard::from_bytes(record).ok()?;
        let mut reports = Vec::with_capacity(stored.len());
        for (id, stored) in stored {
            reports.push(match stored {
                Some(stored) => Ok(stored.report(id, source)?),
                None => Err(id),
            });
        }
        Some(reports)
    }

    fn report(self, id: Box<str>, source: &SourceText) -> Option<(Report, Sketch)> {
        let text: Arc<str> = match self.pieces.as_slice() {
            [one] => source.text.get(one.range())?.into(),
            pieces => {
                let cut = Cut { pieces: pieces.iter().map(|piece| piece.range()).collect(), title: None };
                cut.pieces
                    .iter()
                    .all(|piece| source.text.get(piece.clone()).is_some())
                    .then(|| cut.of(&source.text))?
                    .into()
            }
        };
        let origin: &Origin = &source.hints.origin;
        let report = Report {
            id,
            sources: vec![origin.clone()],
            text,
            identity: self.identity,
            outline: self.outline,
            observations: self.observations,
            word_targets: self.word_targets,
        };
        fits(&report).then_some((report, self.sketch))
    }
}

/// Whether every place and every number of another table that a report names exists.
fn fits(report: &Report) -> bool {
    let text = &*report.text;
    let in_text = |span: Span| {
        let range = span.range();
        range.start <= range.end && text.is_char_boundary(range.start) && text.is_char_boundary(range.end)
    };
    let sections = &report.outline.sections;
    let section = |at: u32| (at as usize) < sections.len().max(1);
    let indicator = |id: IndicatorId| Taxonomy::shared().get(id).is_some();
    let identity = &report.identity;
    identity.region.is_none_or(|id| Gazetteer::shared().get(id).is_some())
        && identity.evidence.iter().filter_map(|evidence| evidence.span).all(in_text)
        && sections.iter().enumerate().all(|(at, section)| {
            let parent = section.parent.is_none_or(|parent| (parent as usize) < at);
            parent && in_text(section.span) && in_text(section.heading) && in_text(section.number)
        })
        && report.outline.sentences.iter().all(|sentence| in_text(*sentence))
        && report.outline.asides.iter().all(|aside| in_text(aside.span))
        && report.observations.iter().all(|observation| {
            observation.indicator.is_none_or(indicator)
                && in_text(observation.span)
                && in_text(observation.surface)
                && in_text(observation.sentence)
                && section(observation.section)
        })
        && report.word_targets.iter().all(|target| {
            indicator(target.indicator)
                && in_text(target.words)
                && in_text(target.surface)
                && in_text(target.sentence)
                && section(target.section)
        })
}
