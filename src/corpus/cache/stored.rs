//! What is kept of a report: everything but its text and the files that it was found in.
//!
//! Lists that are long (sentences, observations, what to compare by) are plain bytes, so that reading them costs next to
//! nothing.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::super::duplicates::Sketch;
use crate::indicator::{IndicatorId, Taxonomy};
use crate::observation::{Observations, WordTarget};
use crate::outline::{Aside, Outline, Section};
use crate::region::Gazetteer;
use crate::report::{Identity, Origin, Report};
use crate::source::Cut;
use crate::span::Span;
use crate::symbol::Symbol;

/// A report without its text, as it is written. In a record the id of each text comes first, alone where a correction leaves
/// the text out.
#[derive(Serialize)]
pub(in crate::corpus) struct StoredRef<'a> {
    pieces: Vec<Span>,
    identity: &'a Identity,
    sections: &'a [Section],
    asides: &'a [Aside],
    sentences: Vec<u8>,
    observations: &'a Observations,
    word_targets: &'a [WordTarget],
    sketch: Vec<u8>,
}

impl<'a> StoredRef<'a> {
    pub fn new(report: &'a Report, sketch: &Sketch, pieces: &[Range<usize>]) -> StoredRef<'a> {
        StoredRef {
            pieces: pieces.iter().map(|piece| Span::new(piece.start, piece.end)).collect(),
            identity: &report.identity,
            sections: &report.outline.sections,
            asides: &report.outline.asides,
            sentences: pack(&report.outline.sentences),
            observations: &report.observations,
            word_targets: &report.word_targets,
            sketch: sketch.to_bytes(),
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
pub(in crate::corpus) struct Stored<'a> {
    pieces: Vec<Span>,
    identity: Identity,
    sections: Vec<Section>,
    asides: Vec<Aside>,
    #[serde(borrow)]
    sentences: &'a [u8],
    observations: Observations,
    word_targets: Vec<WordTarget>,
    #[serde(borrow)]
    sketch: &'a [u8],
}

impl<'a> Stored<'a> {
    /// The reports of one text, or the ids of those that are left out; `None` when the record does not fit the text, whatever
    /// the reason.
    pub fn reports(record: &'a [u8], text: &str, origin: &Origin) -> Option<Vec<Known>> {
        let stored: Vec<(Box<str>, Option<Stored<'a>>)> = postcard::from_bytes(record).ok()?;
        let mut reports = Vec::with_capacity(stored.len());
        for (id, stored) in stored {
            reports.push(match stored {
                Some(stored) => Ok(stored.report(id, text, origin)?),
                None => Err(id),
            });
        }
        Some(reports)
    }

    fn report(self, id: Box<str>, text: &str, origin: &Origin) -> Option<(Report, Sketch)> {
        let text: Box<str> = match self.pieces.as_slice() {
            [one] => text.get(one.range())?.into(),
            pieces => {
                let cut = Cut { pieces: pieces.iter().map(|piece| piece.range()).collect(), title: None };
                let there = cut.pieces.iter().all(|piece| text.get(piece.clone()).is_some());
                there.then(|| cut.of(text))?.into()
            }
        };
        let mut identity = self.identity;
        for evidence in &mut identity.evidence {
            // There are few rules: each is in memory once.
            if let Cow::Owned(rule) = &evidence.rule {
                evidence.rule = Cow::Borrowed(Symbol::new(rule).as_str());
            }
        }
        let sentences = unpack(self.sentences, &text)?;
        let report = Report {
            id,
            sources: vec![origin.clone()],
            text,
            identity,
            outline: Outline { sections: self.sections, sentences, asides: self.asides },
            observations: self.observations,
            word_targets: self.word_targets,
        };
        fits(&report).then_some((report, Sketch::from_bytes(self.sketch)?))
    }
}

/// A sentence that does not fit into two steps: its ends follow.
const FAR: u16 = u16::MAX;

/// Sentences as steps: from the end of the one before to the beginning, and from there to the end.
fn pack(sentences: &[Span]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(sentences.len() * 4);
    let mut end = 0;
    for sentence in sentences {
        let gap = sentence.start.checked_sub(end).and_then(|gap| u16::try_from(gap).ok()).filter(|gap| *gap != FAR);
        match gap.zip(u16::try_from(sentence.len()).ok()) {
            Some((gap, length)) => {
                bytes.extend_from_slice(&gap.to_le_bytes());
                bytes.extend_from_slice(&length.to_le_bytes());
            }
            None => {
                bytes.extend_from_slice(&FAR.to_le_bytes());
                bytes.extend_from_slice(&FAR.to_le_bytes());
                bytes.extend_from_slice(&sentence.start.to_le_bytes());
                bytes.extend_from_slice(&sentence.end.to_le_bytes());
            }
        }
        end = sentence.end;
    }
    bytes
}

/// The way back; `None` when a sentence is not in the text.
fn unpack(bytes: &[u8], text: &str) -> Option<Vec<Span>> {
    let mut sentences = Vec::with_capacity(bytes.len() / 4);
    let (mut end, mut rest) = (0u32, bytes);
    while let Some((step, after)) = rest.split_first_chunk::<4>() {
        rest = after;
        let [a, b, c, d] = *step;
        let (gap, length) = (u16::from_le_bytes([a, b]), u16::from_le_bytes([c, d]));
        let sentence = if gap == FAR {
            let (ends, after) = rest.split_first_chunk::<8>()?;
            rest = after;
            let [a, b, c, d, e, f, g, h] = *ends;
            Span { start: u32::from_le_bytes([a, b, c, d]), end: u32::from_le_bytes([e, f, g, h]) }
        } else {
            let start = end.checked_add(gap.into())?;
            Span { start, end: start.checked_add(length.into())? }
        };
        if !is_in(text, sentence) {
            return None;
        }
        end = sentence.end;
        sentences.push(sentence);
    }
    sentences.shrink_to_fit();
    rest.is_empty().then_some(sentences)
}

fn is_in(text: &str, span: Span) -> bool {
    span.start <= span.end && text.is_char_boundary(span.start as usize) && text.is_char_boundary(span.end as usize)
}

/// Whether every place and every number of another table that a report names exists.
fn fits(report: &Report) -> bool {
    let text = &*report.text;
    let in_text = |span: Span| is_in(text, span);
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
        && report.outline.asides.iter().all(|aside| in_text(aside.span))
        && report.observations.fit(indicator, in_text, section)
        && report.word_targets.iter().all(|target| {
            indicator(target.indicator)
                && in_text(target.words)
                && in_text(target.surface)
                && in_text(target.sentence)
                && section(target.section)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sentences_come_back_and_none_beyond_the_text(steps in prop::collection::vec((0u32..80_000, 0u32..80_000), 0..20)) {
            let mut at = 0;
            let mut sentences = Vec::new();
            for (gap, length) in steps {
                sentences.push(Span { start: at + gap, end: at + gap + length });
                at += gap + length;
            }
            let text = "a".repeat(at as usize);
            let bytes = pack(&sentences);
            prop_assert_eq!(unpack(&bytes, &text), Some(sentences.clone()));
            if sentences.last().is_some_and(|last| !last.is_empty()) {
                prop_assert_eq!(unpack(&bytes, &text[1..]), None);
            }
        }

        #[test]
        fn no_bytes_do_harm(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let text = "文".repeat(20_000);
            prop_assert!(unpack(&bytes, &text).is_none_or(|all| all.iter().all(|one| is_in(&text, *one))));
            let _ = Stored::reports(&bytes, &text, &Origin::default());
        }
    }
}
