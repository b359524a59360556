//! Two or three documents next to each other, section by section.

mod prepare;
mod rows;

pub use prepare::{Part, Prepared, prepare};
pub use rows::{BesideRow, RowWords};

use std::sync::Arc;

use super::job::{Generation, Job};
use super::list::Step;
use super::{App, Effect, Mark, View};
use crate::region::Gazetteer;
use crate::report::Report;
use crate::span::Span;
use crate::typeset::Widths;

/// Documents that fit next to each other.
pub const MOST: usize = 3;

/// The documents and the place in them.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// From left to right; of one region the older first.
    pub reports: Vec<Arc<Report>>,
    /// The sections that answer to each other.
    pub prepared: Option<Prepared>,
    /// Rows of each document, as many in each.
    pub rows: Vec<Vec<BesideRow>>,
    /// The first row that is shown of each.
    pub tops: Vec<usize>,
    /// Which document has the keys.
    pub at: usize,
    /// Whether the documents scroll each by itself.
    pub apart: bool,
    /// Whether the differences are marked.
    pub differences: bool,
    generation: Generation,
    shape: Option<(usize, Widths)>,
    height: usize,
}

impl Beside {
    /// Lays the documents out for columns of this width.
    pub fn fit(&mut self, columns: usize, height: usize, widths: Widths) {
        self.height = height;
        let Some(prepared) = &self.prepared else { return };
        if self.shape != Some((columns, widths)) {
            self.shape = Some((columns, widths));
            self.rows = rows::rows(&self.reports, &prepared.parts, columns, widths);
        }
        let last = self.length().saturating_sub(1);
        for top in &mut self.tops {
            *top = (*top).min(last);
        }
    }

    /// Whether all documents are of one region, so that one tells what became of the other.
    pub fn one_region(&self) -> bool {
        let current = |report: &Arc<Report>| report.identity.region.map(|id| Gazetteer::shared().current(id));
        self.reports.windows(2).all(|pair| matches!(pair, [one, other] if current(one) == current(other)))
    }

    /// How many rows there are.
    pub fn length(&self) -> usize {
        self.rows.first().map_or(0, Vec::len)
    }

    fn top(&self) -> usize {
        self.tops.get(self.at).copied().unwrap_or(0)
    }

    /// Scrolls so far that the end of the text stands at the end of the screen.
    fn go_to(&mut self, row: usize) {
        let last = self.length().saturating_sub(self.height.max(1));
        self.put_first(row.min(last.max(self.top())));
    }

    /// Makes a row the first on the screen, also when the text ends on it: what was looked for is where it is expected.
    fn put_first(&mut self, row: usize) {
        for (at, top) in self.tops.iter_mut().enumerate() {
            if !self.apart || at == self.at {
                *top = row;
            }
        }
    }

    /// Scrolls; all documents, or the one that has the keys when they scroll apart.
    pub fn step(&mut self, step: Step) {
        let page = self.height.saturating_sub(2).max(1);
        let top = self.top();
        self.go_to(match step {
            Step::Up => top.saturating_sub(1),
            Step::Down => top + 1,
            Step::PageUp => top.saturating_sub(page),
            Step::PageDown => top + page,
            Step::First => 0,
            Step::Last => self.length(),
        });
    }

    /// Scrolls by rows.
    pub fn scroll(&mut self, rows: isize) {
        let to = self.top().saturating_add_signed(rows);
        self.go_to(to);
    }

    /// Goes to the next row of the document with the keys, or the one before, that is as wanted.
    fn seek(&mut self, forward: bool, wanted: impl Fn(&Self, usize) -> bool) -> bool {
        let top = self.top();
        let mut rows: Box<dyn Iterator<Item = usize>> =
            if forward { Box::new(top + 1..self.length()) } else { Box::new((0..top).rev()) };
        let found = rows.find(|row| wanted(self, *row));
        if let Some(row) = found {
            self.put_first(row);
        }
        found.is_some()
    }

    /// Goes to the next section, or the one before.
    pub fn next_part(&mut self, forward: bool) -> bool {
        self.seek(forward, |beside, row| beside.rows.iter().any(|rows| rows.get(row).is_some_and(|row| row.first)))
    }

    /// Goes to the next place where the documents differ, or the one before.
    pub fn next_change(&mut self, forward: bool) -> bool {
        self.seek(forward, |beside, row| beside.differs(row) && !beside.differs(row.saturating_sub(1)))
    }

    /// Whether anything in a row is marked as different.
    fn differs(&self, row: usize) -> bool {
        let Some(prepared) = &self.prepared else { return false };
        self.rows.iter().enumerate().any(|(document, rows)| {
            let Some(row) = rows.get(row) else { return false };
            let part = prepared.parts.get(row.part);
            part.and_then(|part| part.only_in).is_some_and(|only| only == document)
                && !matches!(row.words, RowWords::Nothing)
                || self.differences && row.words.span().is_some_and(|span| changed(prepared.changes(document), span))
        })
    }

    /// The place of the text at the top of the screen.
    pub(super) fn place(&self) -> Option<(Arc<Report>, usize)> {
        let rows = self.rows.get(self.at)?;
        let span = rows.get(self.top()..)?.iter().find_map(|row| row.words.span())?;
        Some((Arc::clone(self.reports.get(self.at)?), span.start as usize))
    }
}

/// Whether a marked span meets a row.
fn changed(changes: &[Span], row: Span) -> bool {
    let first = changes.partition_point(|change| change.end <= row.start);
    changes.get(first).is_some_and(|change| change.start < row.end)
}

impl App {
    /// The documents to lay next to each other: those that are marked; else the one that is read and its year before.
    pub fn documents_beside(&self) -> Option<Vec<Arc<Report>>> {
        let mut reports = if self.view == View::Compare { self.compared_reports() } else { self.marked_reports() };
        let one_region = matches!(self.marks.as_slice(), [Mark::Region(_)]);
        if reports.len() < 2 || one_region {
            let read = self.document.as_ref().map(|document| Arc::clone(&document.report))?;
            reports = self.neighbour(false).into_iter().chain([read]).collect();
        }
        reports.truncate(MOST);
        let shown = Beside { reports, ..Beside::default() };
        let one_region = shown.one_region();
        let mut reports = shown.reports;
        if one_region {
            reports.sort_by_key(|report| report.identity.filed_year());
        }
        (reports.len() > 1).then_some(reports)
    }

    fn compared_reports(&self) -> Vec<Arc<Report>> {
        let columns = self.compare.settings.columns.iter();
        let found = columns.filter_map(|column| {
            let reports = self.work_reports_of(column.key.region);
            reports.into_iter().find(|report| report.identity.filed_year() == Some(column.key.year))
        });
        found.collect()
    }

    /// Lays documents next to each other.
    pub fn open_beside(&mut self) {
        let Some(reports) = self.documents_beside() else { return };
        if self.view != View::Beside {
            self.behind.push(self.view);
        }
        self.view = View::Beside;
        self.input = None;
        let generation = self.beside.generation.clone();
        let ticket = generation.next();
        self.beside = Beside {
            tops: vec![0; reports.len()],
            reports: reports.clone(),
            // What two places word differently is nearly everything.
            differences: false,
            generation,
            ..Beside::default()
        };
        self.beside.differences = self.beside.one_region();
        self.effects.push(Effect::Ask(Job::Beside { reports, ticket }));
    }

    /// The sections are aligned.
    pub fn on_prepared(&mut self, prepared: Prepared) {
        if !prepared.is_stale() {
            self.beside.prepared = Some(prepared);
        }
    }

    /// Opens the document with the keys at the place on the screen.
    pub fn open_from_beside(&mut self) {
        if let Some((report, at)) = self.beside.place() {
            self.open_from_view(&report, at);
            self.panel = super::Panel::Document;
        }
    }
}
