//! One step back: marks, decisions about numbers, settings of tables.

use std::sync::Arc;

use super::{App, Mark, View};
use crate::corpus::review::{Decision, Target};
use crate::report::Report;

/// What a step changed in the panels, as it was before.
#[derive(Clone, Debug)]
pub enum Before {
    /// What was marked.
    Marks(Vec<Mark>),
    /// What was decided about a number.
    Decision {
        /// The report that states it.
        report: Arc<Report>,
        /// The number.
        target: Target,
        /// The decision before.
        decision: Option<Decision>,
    },
}

/// Steps that can be undone.
const MOST: usize = 100;

impl App {
    /// Changes what is marked; it can be undone.
    pub fn set_marks(&mut self, change: impl FnOnce(&mut Vec<Mark>)) {
        let before = self.marks.clone();
        change(&mut self.marks);
        if self.marks != before {
            self.remember(Before::Marks(before));
        }
    }

    /// A mark with its report as it is now: a decision may have changed it since.
    fn newest(&self, mark: Mark) -> Mark {
        match mark {
            Mark::Report(report) => Mark::Report(self.corpus.by_id(&report.id).cloned().unwrap_or(report)),
            region => region,
        }
    }

    /// Remembers what a step changed.
    pub(super) fn remember(&mut self, before: Before) {
        if self.before.len() >= MOST {
            self.before.remove(0);
        }
        self.before.push(before);
    }

    /// Whether there is a step to undo where the reader is.
    pub fn can_undo(&self) -> bool {
        match self.view {
            View::Compare => self.compare.can_undo(),
            View::Sheet => self.sheet.can_undo(),
            View::Browse | View::Concordance | View::Beside => !self.before.is_empty(),
        }
    }

    /// Undoes the last step where the reader is.
    pub fn undo(&mut self) {
        match self.view {
            View::Compare => self.undo_compare(),
            View::Sheet => self.undo_sheet(),
            View::Browse | View::Concordance | View::Beside => match self.before.pop() {
                Some(Before::Marks(marks)) => self.marks = marks.into_iter().map(|mark| self.newest(mark)).collect(),
                Some(Before::Decision { report, target, decision }) => self.put_decision(&report, target, decision),
                None => {}
            },
        }
    }
}
