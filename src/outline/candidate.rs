//! A place where a section may begin.

use super::cut::Cut;
use super::marker::{Marker, Style};
use super::words::is_blank;

/// Where a candidate stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// At the beginning of a line, or after white space that stands for a line end.
    Block,
    /// After a full stop inside a block.
    Inside,
}

/// A place where a section may begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// First byte of the number, or of the words where there is none.
    pub start: usize,
    /// First byte of the words.
    pub words: usize,
    pub marker: Marker,
    pub place: Place,
    /// Where its block ends.
    pub block_end: usize,
    pub cut: Option<Cut>,
}

impl Candidate {
    /// First byte of what is printed as the heading: the signs of markdown and the dashes before a title are no part of it.
    pub fn printed(&self) -> usize {
        let signs = matches!(self.marker.style, Style::Hash | Style::Dash | Style::Bullet);
        if signs { self.words } else { self.start }
    }

    /// Where the heading ends.
    pub fn end(&self) -> usize {
        self.words + self.cut.map_or(0, |cut| cut.len)
    }
}

/// The candidate that `marker` opens at `start`.
pub(super) fn candidate(text: &str, start: usize, marker: Marker, place: Place, block_end: usize) -> Candidate {
    let after = text.get(start + marker.len..block_end).unwrap_or("");
    let words = start + marker.len + (after.len() - after.trim_start_matches(|c| is_blank(c) || c == '*').len());
    Candidate { start, words, marker, place, block_end, cut: None }
}

/// The words of a candidate up to the next one in its block.
pub(super) fn words<'a>(text: &'a str, candidates: &[Candidate], index: usize) -> &'a str {
    let Some(c) = candidates.get(index) else { return "" };
    let next = candidates.get(index + 1).map_or(c.block_end, |next| next.start.min(c.block_end));
    text.get(c.words..next.max(c.words)).unwrap_or("")
}

/// Candidates of one style that count up without a heading of a higher style between them, as ranges of indices.
pub(super) fn runs(candidates: &[Candidate]) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    let mut open: Vec<(Style, usize)> = Vec::new();
    for (index, c) in candidates.iter().enumerate() {
        let style = c.marker.style;
        open.retain(|(other, _)| *other <= style || *other == Style::Chinese);
        let continued = open.iter().find(|(other, _)| *other == style).map(|(_, run)| *run).filter(|run| {
            let last = runs.get(*run).and_then(|run| run.last()).and_then(|last| candidates.get(*last));
            last.is_some_and(|last| {
                c.marker.value == last.marker.value + 1 || (c.marker.value == 0 && last.marker.value == 0)
            })
        });
        match continued.and_then(|run| runs.get_mut(run)) {
            Some(run) => run.push(index),
            None => {
                open.retain(|(other, _)| *other != style);
                open.push((style, runs.len()));
                runs.push(vec![index]);
            }
        }
    }
    runs
}
