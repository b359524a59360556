//! Tables besides the comparison: targets against results, one indicator over time, regions in order.

mod about;
mod make;
mod note;

pub use about::{About, Scope};
pub use make::{Made, RowKey, Source};
pub use note::sheet_note;

use super::line_edit::LineEdit;
use super::list::ListCursor;
use super::{App, InputBox, Panel, View};
use crate::compare::Phase;
use crate::index::fuzzy::NameQuery;

/// A table and the place in it.
#[derive(Clone, Debug, Default)]
pub struct SheetView {
    /// What it is about; nothing before the first was opened.
    pub about: Option<About>,
    /// What was made of it.
    pub made: Made,
    /// Rows that the filter lets through.
    pub order: Vec<usize>,
    /// The chosen row.
    pub cursor: ListCursor,
    /// Columns that are scrolled past, where not all fit.
    pub left: usize,
    /// Which of the row's sentences is chosen.
    pub source: usize,
    /// What narrows the rows.
    pub filter: LineEdit,
    /// What it was about before each change, the last at the end.
    before: Vec<About>,
    /// The table from which this one was opened.
    below: Option<Box<SheetView>>,
}

impl SheetView {
    /// The chosen row of the table.
    pub fn row(&self) -> Option<usize> {
        self.order.get(self.cursor.at).copied()
    }

    /// What the chosen row is about.
    pub fn key(&self) -> Option<RowKey> {
        self.row().and_then(|row| self.made.keys.get(row)).copied()
    }

    /// Whether a change of what it is about can be undone.
    pub fn can_undo(&self) -> bool {
        !self.before.is_empty()
    }

    /// The sentences behind the chosen row.
    pub fn sources(&self) -> &[Source] {
        self.row().and_then(|row| self.made.sources.get(row)).map_or(&[], Vec::as_slice)
    }

    /// The first sentence that is shown in so many lines.
    pub fn first_source(&self, lines: u16) -> usize {
        let chosen = self.source.min(self.sources().len().saturating_sub(1));
        (chosen + 1).saturating_sub(usize::from(lines / super::layout::STATEMENT).max(1))
    }

    /// How many columns can be scrolled past before the last one is the first on the right of the names.
    fn scrollable(&self) -> usize {
        let filled = self.made.widths.iter().filter(|width| **width > 0).count();
        filled.saturating_sub(self.about.as_ref().map_or(1, About::names) + 1)
    }

    /// The chosen sentence.
    pub fn chosen_source(&self) -> Option<&Source> {
        let sources = self.sources();
        sources.get(self.source).or(sources.last())
    }
}

impl App {
    /// Opens a table; going back returns to the view that is left.
    pub fn open_sheet(&mut self, about: About) {
        let below = if self.view == View::Sheet {
            Some(Box::new(std::mem::take(&mut self.sheet)))
        } else {
            self.behind.push(self.view);
            None
        };
        self.view = View::Sheet;
        self.input = None;
        self.sheet = SheetView { about: Some(about), below, ..SheetView::default() };
        self.with_figures();
    }

    /// Makes the table anew, after what it is about has changed.
    pub fn make_sheet(&mut self) {
        let (Some(about), Some(figures)) = (&self.sheet.about, &self.figures.ready) else { return };
        self.sheet.made = make::make(about, figures, self.lang);
        self.sheet.made.measure(self.widths);
        self.narrow_sheet();
        if let Some(own) = self.sheet.made.own
            && self.sheet.cursor.at == 0
        {
            // The reader's own place first, wherever it stands.
            self.sheet.cursor.at = self.sheet.order.iter().position(|row| *row == own).unwrap_or(0);
        }
    }

    /// Changes what the table is about.
    pub fn set_sheet(&mut self, change: impl FnOnce(&mut About)) {
        let Some(about) = &mut self.sheet.about else { return };
        let before = about.clone();
        change(about);
        if *about != before {
            self.sheet.before.push(before);
            self.sheet.cursor = ListCursor::default();
            self.make_sheet();
        }
    }

    /// Goes back to the table from which this one was opened; `false` when there is none.
    pub(super) fn leave_sheet(&mut self) -> bool {
        let Some(below) = self.sheet.below.take() else { return false };
        self.sheet = *below;
        true
    }

    /// Undoes the last change of what the table is about.
    pub(super) fn undo_sheet(&mut self) {
        if let Some(about) = self.sheet.before.pop() {
            self.sheet.about = Some(about);
            self.sheet.cursor = ListCursor::default();
            self.make_sheet();
        }
    }

    /// Marks the region of the chosen row for comparison, or unmarks it.
    pub fn mark_row(&mut self) {
        let Some(region) = self.sheet.key().and_then(|key| key.region) else { return };
        self.toggle(vec![super::Mark::Region(region)]);
        self.step(super::list::Step::Down);
    }

    /// Lets those rows through of which some cell fits each word of the filter.
    pub fn narrow_sheet(&mut self) {
        let query = NameQuery::new(self.sheet.filter.text());
        let fits = |cells: &Vec<crate::export::Cell>| {
            let words = cells.iter().fold(0, |words, cell| words | query.words_in(&cell.to_text()).0);
            words == query.all_words()
        };
        let rows = &self.sheet.made.sheet.rows;
        self.sheet.order = (0..rows.len()).filter(|row| rows.get(*row).is_some_and(fits)).collect();
        self.sheet.cursor.at = self.sheet.cursor.at.min(self.sheet.order.len().saturating_sub(1));
    }

    /// Opens the text at the chosen sentence.
    pub fn open_source(&mut self) {
        let Some(place) = self.sheet.chosen_source().map(|source| source.place.clone()) else {
            self.say(("这一行没有原句", "this row has no sentence"));
            return;
        };
        self.open_from_view(&place.report, place.span.start as usize);
        self.panel = Panel::Document;
    }

    /// Scrolls the columns right of the names.
    pub fn scroll_sheet(&mut self, right: bool) {
        let left = self.sheet.left;
        let most = self.sheet.scrollable();
        self.sheet.left = if right { (left + 1).min(most) } else { left.saturating_sub(1) };
    }

    /// Chooses the next sentence of the row, or the one before.
    pub fn step_source(&mut self, forward: bool) {
        let last = self.sheet.sources().len().saturating_sub(1);
        let at = self.sheet.source.min(last);
        self.sheet.source = if forward { (at + 1).min(last) } else { at.saturating_sub(1) };
    }

    /// Opens the box that narrows the rows.
    pub fn narrow_sheet_box(&mut self) {
        self.input = Some(InputBox::SheetFilter);
    }
}

/// The next phase in turn.
pub fn next_phase(phase: Phase) -> Phase {
    match phase {
        Phase::Actual => Phase::Target,
        Phase::Target => Phase::Plan,
        Phase::Plan => Phase::Actual,
    }
}
