//! Moving in a document.

use super::Document;
use crate::app::list::Step;

/// To what the caret moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// The next heading.
    NextHeading,
    /// The heading before.
    PreviousHeading,
    /// The next sentence.
    NextSentence,
    /// The sentence before.
    PreviousSentence,
    /// The next number that is an observation.
    NextNumber,
    /// The number before.
    PreviousNumber,
}

impl Document {
    /// Moves by rows.
    pub fn step(&mut self, step: Step) {
        let page = self.height.saturating_sub(2).max(1);
        let row = self.caret_row();
        let to = match step {
            Step::Up => row.saturating_sub(1),
            Step::Down => row + 1,
            Step::PageUp => row.saturating_sub(page),
            Step::PageDown => row + page,
            Step::First => 0,
            Step::Last => self.rows.len(),
        };
        let to = to.min(self.rows.len().saturating_sub(1));
        if matches!(step, Step::PageUp | Step::PageDown) {
            // The row of the caret stays where it is on the screen.
            self.top = (self.top + to).saturating_sub(row);
        }
        self.stand_in(to, to < row);
    }

    /// Puts the caret at the start of a row; a blank row is passed in the direction of the movement.
    pub fn stand_in(&mut self, row: usize, up: bool) {
        let blank = |row: usize| self.rows.get(row).is_some_and(|row| row.kind == super::RowKind::Blank);
        let row = match (blank(row), up) {
            (true, true) => row.saturating_sub(1),
            (true, false) => row + 1,
            (false, _) => row,
        };
        if let Some(found) = self.rows.get(row) {
            self.caret = found.span.start as usize;
        }
        self.keep_caret_shown();
    }

    /// Scrolls by rows; the caret comes along when it would leave the panel.
    pub fn scroll(&mut self, rows: isize) {
        let last_top = self.rows.len().saturating_sub(self.height.max(1));
        self.top = self.top.saturating_add_signed(rows).min(last_top);
        let row = self.caret_row();
        let bottom = (self.top + self.height).saturating_sub(1).max(self.top);
        if row < self.top {
            self.stand_in(self.top, false);
        } else if row > bottom {
            self.stand_in(bottom, true);
        }
    }

    /// Moves to a thing of the text; `false` when there is none in that direction.
    pub fn go(&mut self, motion: Motion) -> bool {
        let Some(to) = self.target(motion) else { return false };
        self.go_to(to);
        true
    }

    fn target(&self, motion: Motion) -> Option<usize> {
        let outline = &self.report.outline;
        let headings = || outline.sections.iter().map(|section| section.heading).filter(|heading| !heading.is_empty());
        let after = |start: &u32| *start as usize > self.caret;
        let before = |start: &u32| (*start as usize) < self.caret;
        let found = match motion {
            Motion::NextHeading => headings().map(|span| span.start).find(after),
            Motion::PreviousHeading => headings().map(|span| span.start).filter(before).max(),
            Motion::NextSentence => outline.sentences.iter().map(|span| span.start).find(after),
            Motion::PreviousSentence => outline.sentences.iter().map(|span| span.start).rev().find(before),
            Motion::NextNumber => self.report.observations.iter().map(|one| one.span.start).find(after),
            Motion::PreviousNumber => self.report.observations.iter().map(|one| one.span.start).rev().find(before),
        };
        found.map(|start| start as usize)
    }
}
