//! The comparison: what is chosen, how it is shown, and the place in it.

mod columns;
mod statements;

pub use statements::{StatedAt, Statement};

use super::line_edit::LineEdit;
use super::list::ListCursor;
use super::{App, InputBox, View};
use crate::compare::{Choice, ColumnKey, Comparison, Phase, Row, Sort};
use crate::index::fuzzy::NameQuery;
use crate::lang::Lang;
use crate::observation::Measure;
use crate::typeset::Widths;

/// What the cells show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// The number.
    #[default]
    Value,
    /// The distance from the reference.
    Gap,
    /// The number in parts of that of the reference.
    Ratio,
    /// The place among the columns.
    Rank,
}

/// How the table is set: what one step back undoes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// Columns from left to right, by the year of the report that is due to state them.
    pub columns: Vec<Column>,
    /// Index of the column that the others are measured against.
    pub reference: usize,
    /// Results, targets or plans.
    pub phase: Phase,
    /// One measure only.
    pub measure: Option<Measure>,
    /// Only rows that two columns state at least.
    pub common: bool,
    /// Order of the rows.
    pub sort: Sort,
    /// The other way round.
    pub descending: bool,
    /// What the cells show.
    pub shown: Shown,
}

/// A column: a region, and the year in which its report was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// What is compared.
    pub key: ColumnKey,
    /// Whether the year was chosen with the column; otherwise it moves with the others.
    pub fixed: bool,
}

/// The comparison and the place in it.
#[derive(Clone, Debug)]
pub struct Compare {
    /// How the table is set.
    pub settings: Settings,
    before: Vec<Settings>,
    /// The table.
    pub table: Option<Comparison>,
    /// Rows of the table that are shown, in order.
    pub order: Vec<usize>,
    /// The chosen row.
    pub cursor: ListCursor,
    /// The chosen column.
    pub column: usize,
    /// The first column that is shown.
    pub left: usize,
    /// Whether bars are drawn inside the cells.
    pub bars: bool,
    /// Columns of the screen that the longest name and the longest unit of the rows take.
    pub widest: (u16, u16),
    /// What narrows the rows.
    pub filter: LineEdit,
    /// The sentences of the chosen row, when they are shown.
    pub sentences: Option<ListCursor>,
}

impl Default for Compare {
    fn default() -> Self {
        Self {
            settings: Settings::default(),
            before: Vec::new(),
            table: None,
            order: Vec::new(),
            cursor: ListCursor::default(),
            column: 0,
            left: 0,
            bars: true,
            widest: (0, 0),
            filter: LineEdit::default(),
            sentences: None,
        }
    }
}

/// Settings that can be undone.
const UNDO: usize = 100;

impl App {
    /// Opens the comparison of what is marked.
    pub fn open_compare(&mut self) {
        self.view = View::Compare;
        self.behind.clear();
        self.input = None;
        self.compare.sentences = None;
        self.with_figures();
    }

    /// Makes columns of what is marked. Settings of before stay as far as they still mean something.
    pub(super) fn choose_columns(&mut self) {
        let Some(figures) = &self.figures.ready else { return };
        let columns = columns::of_marks(&self.marks, figures);
        let same = |one: &Column, other: &Column| one.key.region == other.key.region && one.fixed == other.fixed;
        let now = &self.compare.settings.columns;
        let unchanged = now.len() == columns.len() && now.iter().zip(&columns).all(|(one, other)| same(one, other));
        if !unchanged || now.iter().zip(&columns).any(|(one, other)| one.fixed && one != other) {
            self.compare.settings.columns = columns;
            self.compare.settings.reference = 0;
            self.compare.before.clear();
            (self.compare.column, self.compare.left) = (0, 0);
        }
        self.compare_again();
    }

    /// Changes a setting; it can be undone.
    pub fn set_compare(&mut self, change: impl FnOnce(&mut Settings)) {
        let before = self.compare.settings.clone();
        change(&mut self.compare.settings);
        if self.compare.settings != before {
            if self.compare.before.len() >= UNDO {
                self.compare.before.remove(0);
            }
            self.compare.before.push(before);
            self.compare_again();
        }
    }

    /// Undoes the last change of a setting.
    pub fn undo_compare(&mut self) {
        if let Some(before) = self.compare.before.pop() {
            self.compare.settings = before;
            self.compare_again();
        }
    }

    /// Builds the table anew; the place stays on the same subject when it is still there.
    fn compare_again(&mut self) {
        let Some(figures) = &self.figures.ready else { return };
        let compare = &mut self.compare;
        let at = compare.subject();
        let settings = &compare.settings;
        let years = settings.columns.iter().map(|column| column.data(settings.phase)).collect();
        let choice = Choice {
            columns: years,
            reference: settings.reference.min(settings.columns.len().saturating_sub(1)),
            phase: settings.phase,
            measures: settings.measure.into_iter().collect(),
            indicators: Vec::new(),
        };
        compare.table = Some(Comparison::new(figures, choice));
        self.order_rows();
        let found = at.and_then(|at| {
            let rows = &self.compare.table.as_ref()?.rows;
            self.compare.order.iter().position(|row| rows.get(*row).is_some_and(|row| row.subject == at))
        });
        if let Some(found) = found {
            self.compare.cursor.at = found;
        }
        let last = self.compare.settings.columns.len().saturating_sub(1);
        self.compare.column = self.compare.column.min(last);
    }

    /// Sorts and narrows the rows.
    pub fn order_rows(&mut self) {
        let compare = &mut self.compare;
        let Some(table) = &compare.table else { return };
        let query = NameQuery::new(compare.filter.text());
        let lang = self.lang;
        let mut order = table.order(compare.settings.sort, compare.settings.descending);
        let common = compare.settings.common;
        order.retain(|row| !common || table.states(*row) > 1);
        order.retain(|row| {
            table.rows.get(*row).is_some_and(|row| {
                let name = format!("{} {}", row.subject.name(lang), row.subject.slot.label(lang));
                query.find(&name).is_some()
            })
        });
        let widest = widest_names(table, &order, lang, self.widths);
        compare.order = order;
        compare.widest = widest;
        compare.cursor.at = compare.cursor.at.min(compare.order.len().saturating_sub(1));
    }

    /// Opens the box that narrows the rows.
    pub fn narrow_compare(&mut self) {
        self.input = Some(InputBox::CompareFilter);
    }

    /// Goes to the next row whose columns do not agree; `false` when there is none.
    pub fn next_difference(&mut self, forward: bool) -> bool {
        let Some(table) = &self.compare.table else { return false };
        let found = table.next_difference(&self.compare.order, self.compare.cursor.at, forward);
        if let Some(row) = found {
            self.compare.cursor.at = row;
        }
        found.is_some()
    }
}

impl Column {
    /// The column with the year that the numbers are about: results are stated a year later.
    fn data(&self, phase: Phase) -> ColumnKey {
        match phase {
            Phase::Actual => ColumnKey { year: self.key.year.saturating_sub(1), ..self.key },
            Phase::Target | Phase::Plan => self.key,
        }
    }
}

impl Compare {
    /// Whether a setting can be undone.
    pub fn can_undo(&self) -> bool {
        !self.before.is_empty()
    }

    /// The row of the table that is chosen.
    pub fn row(&self) -> Option<usize> {
        self.order.get(self.cursor.at).copied()
    }

    /// What the chosen row is about.
    pub fn subject(&self) -> Option<crate::compare::Subject> {
        let row = self.row()?;
        self.table.as_ref()?.rows.get(row).map(|row| row.subject)
    }
}

/// Columns of the screen that the longest name with its measure takes, and the longest unit. Asked once for an order of the
/// rows, not for every frame.
fn widest_names(table: &Comparison, order: &[usize], lang: Lang, widths: Widths) -> (u16, u16) {
    let name = |row: &Row| widths.of(row.subject.name(lang)) + widths.of(&row.subject.slot.short(lang)) + 2;
    let rows = || order.iter().filter_map(|row| table.rows.get(*row));
    let cells = |columns: Option<usize>| u16::try_from(columns.unwrap_or(0)).unwrap_or(u16::MAX);
    (cells(rows().map(name).max()), cells(rows().map(|row| widths.of(row.unit)).max()))
}
