//! The comparison itself: subjects down, regions and years across, every value in one unit a row.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::definition::kindred;
use super::figure::Figure;
use super::figures::{FigureId, Figures, Stated, WordPlace};
use super::subject::{Phase, Subject};
use super::summary::Summary;
use crate::indicator::IndicatorId;
use crate::lang::Lang;
use crate::observation::Measure;
use crate::region::{Gazetteer, RegionId};

/// A column: a region, and the year that the numbers are about (not the year of the report that states them).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ColumnKey {
    /// The region under its name of today.
    pub region: RegionId,
    /// The year that the numbers are about.
    pub year: u16,
}

impl ColumnKey {
    /// 湖南省 2023
    pub fn label(self) -> String {
        format!("{} {}", region_name(self.region), self.year)
    }
}

/// Name of a region; empty for an id of another gazetteer.
pub fn region_name(region: RegionId) -> &'static str {
    Gazetteer::shared().get(region).map_or("", |region| region.name)
}

/// Six digits of a region; empty for an id of another gazetteer.
pub fn region_code(region: RegionId) -> &'static str {
    Gazetteer::shared().get(region).map_or("", |region| region.code)
}

/// What a comparison shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Columns from left to right.
    pub columns: Vec<ColumnKey>,
    /// Index of the column that the others are measured against.
    pub reference: usize,
    /// Results, targets or plans.
    pub phase: Phase,
    /// Only these measures; all when empty.
    pub measures: Vec<Measure>,
    /// Only these indicators; all when empty.
    pub indicators: Vec<IndicatorId>,
}

impl Choice {
    /// Every region with every year, region by region.
    pub fn grid(regions: &[RegionId], years: impl IntoIterator<Item = u16> + Clone) -> Self {
        let column = |region: &RegionId| {
            let region = *region;
            years.clone().into_iter().map(move |year| ColumnKey { region, year })
        };
        Self { columns: regions.iter().flat_map(column).collect(), ..Self::default() }
    }

    fn shows(&self, subject: Subject) -> bool {
        (self.measures.is_empty() || self.measures.contains(&subject.slot.measure))
            && (self.indicators.is_empty() || self.indicators.contains(&subject.indicator))
    }
}

/// One place of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    /// A number in the unit of the row.
    Stated {
        /// The preferred statement.
        figure: FigureId,
        /// Another statement of the same thing cannot be true beside it.
        conflict: bool,
    },
    /// A number that cannot be brought to the unit of the row.
    OtherUnit(FigureId),
    /// No number; [`Comparison::why`] says why.
    #[default]
    Empty,
}

/// Why a cell has no number.
#[derive(Clone, Debug, PartialEq)]
pub enum Missing {
    /// The report that is due to state it is not loaded.
    NoReport,
    /// The report is there and does not state it.
    NotStated,
    /// Stated in words only.
    InWords(WordPlace),
    /// Stated in a unit that cannot be brought to that of the row.
    OtherUnit(Figure),
    /// Another indicator is stated in its place.
    OtherDefinition(Subject, Figure),
}

impl Missing {
    /// The name used in exports.
    pub fn key(&self) -> &'static str {
        match self {
            Missing::NoReport => "no_report",
            Missing::NotStated => "not_stated",
            Missing::InWords(_) => "in_words",
            Missing::OtherUnit(_) => "other_unit",
            Missing::OtherDefinition(..) => "other_definition",
        }
    }

    /// What a reader is told, with the words or the number that stand in its place.
    pub fn label(&self, figures: &Figures, lang: Lang) -> String {
        match self {
            Missing::NoReport => lang.pick("无报告", "no report").to_owned(),
            Missing::NotStated => lang.pick("未提及", "not stated").to_owned(),
            Missing::InWords(place) => format!("“{}”", figures.words(*place)),
            Missing::OtherUnit(figure) => format!("{}{}", lang.pick("单位不同：", "other unit: "), figure.text()),
            Missing::OtherDefinition(subject, figure) => {
                let definition = lang.pick("口径不同：", "other definition: ");
                format!("{definition}{} {}", subject.name(lang), figure.text())
            }
        }
    }
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What the row is about.
    pub subject: Subject,
    /// The unit of its values.
    pub unit: &'static str,
    /// One cell a column.
    pub cells: Vec<Cell>,
}

/// Subjects down, columns across.
#[derive(Clone, Debug)]
pub struct Comparison {
    figures: Arc<Figures>,
    /// What was asked for.
    pub choice: Choice,
    /// Rows in the order of the taxonomy.
    pub rows: Vec<Row>,
    /// What the columns of each row amount to, from the first time that it is asked on.
    pub(super) summaries: Vec<OnceLock<Option<Summary>>>,
    /// The places of the columns of each row, once they were asked for.
    pub(super) places: Vec<OnceLock<Vec<Option<usize>>>>,
}

impl Comparison {
    /// Builds the table: one walk over what the chosen columns state.
    pub fn new(figures: &Arc<Figures>, choice: Choice) -> Self {
        let mut found: FxHashMap<Subject, Vec<Place<'_>>> = FxHashMap::default();
        for (column, key) in choice.columns.iter().enumerate() {
            for (subject, stated) in figures.shelf(key.region, choice.phase, key.year) {
                if choice.shows(subject) {
                    let unit = stated.best().map_or("", |best| best.unit);
                    let places = found.entry(subject).or_insert_with(|| Vec::with_capacity(choice.columns.len()));
                    places.push(Place { column, unit, stated });
                }
            }
        }
        let mut found: Vec<_> = found.into_iter().collect();
        found.sort_unstable_by_key(|(subject, _)| *subject);
        let width = choice.columns.len();
        let rows: Vec<Row> = found.into_iter().map(|(subject, places)| build_row(subject, &places, width)).collect();
        let summaries = rows.iter().map(|_| OnceLock::new()).collect();
        let places = rows.iter().map(|_| OnceLock::new()).collect();
        Self { figures: figures.clone(), choice, rows, summaries, places }
    }

    /// The figures that the table was built from.
    pub fn figures(&self) -> &Arc<Figures> {
        &self.figures
    }

    /// The cell of a row and column.
    pub fn cell(&self, row: usize, column: usize) -> Cell {
        self.rows.get(row).and_then(|row| row.cells.get(column)).copied().unwrap_or_default()
    }

    /// The number in a cell.
    pub fn figure(&self, row: usize, column: usize) -> Option<&Figure> {
        match self.cell(row, column) {
            Cell::Stated { figure, .. } => self.figures.get(figure),
            _ => None,
        }
    }

    /// Every statement behind a cell, the shown one first.
    pub fn statements(&self, row: usize, column: usize) -> Vec<&Figure> {
        let (Some(found), Some(key)) = (self.rows.get(row), self.choice.columns.get(column)) else {
            return Vec::new();
        };
        let shown = self.figure(row, column);
        let all = self.figures.stated(key.region, self.choice.phase, key.year, found.subject);
        shown.into_iter().chain(all.iter().filter(|figure| Some(*figure) != shown)).collect()
    }

    /// Why a cell has no number; `None` for one that has.
    pub fn why(&self, row: usize, column: usize) -> Option<Missing> {
        let found = self.rows.get(row)?;
        let key = self.choice.columns.get(column)?;
        match self.cell(row, column) {
            Cell::Stated { .. } => None,
            Cell::OtherUnit(figure) => self.figures.get(figure).map(|figure| Missing::OtherUnit(*figure)),
            Cell::Empty => Some(why_empty(&self.figures, key.region, self.choice.phase, key.year, found.subject)),
        }
    }

    /// What a cell shows: its number without unit, with `!` behind it where the region states another value too, or why
    /// there is none.
    pub fn text(&self, row: usize, column: usize, lang: Lang) -> String {
        let mark = if matches!(self.cell(row, column), Cell::Stated { conflict: true, .. }) { "!" } else { "" };
        match (self.figure(row, column), self.why(row, column)) {
            (Some(figure), _) => format!("{}{mark}", figure.number()),
            (None, Some(missing)) => missing.label(&self.figures, lang),
            (None, None) => String::new(),
        }
    }

    /// Whether the columns that state a row do not agree.
    pub fn differs(&self, row: usize) -> bool {
        let stated: Vec<&Figure> = (0..self.choice.columns.len()).filter_map(|at| self.figure(row, at)).collect();
        stated.first().is_some_and(|first| stated.iter().any(|other| other.point() != first.point()))
    }
}

/// Why a region states no number about a subject and year.
pub fn why_empty(figures: &Figures, region: RegionId, phase: Phase, year: u16, subject: Subject) -> Missing {
    if phase != Phase::Actual
        && let Some(place) = figures.in_words(region, year, subject.indicator)
    {
        return Missing::InWords(place);
    }
    let other = kindred(subject.indicator).into_iter().find_map(|indicator| {
        let subject = Subject { indicator, ..subject };
        Some((subject, *figures.stated(region, phase, year, subject).best()?))
    });
    match other {
        Some((subject, figure)) => Missing::OtherDefinition(subject, figure),
        None if figures.has_report(region, phase, year) => Missing::NotStated,
        None => Missing::NoReport,
    }
}

/// What one column states about the subject of a row, with the unit of the preferred statement: a table has hundreds of
/// thousands of them, and most are never looked at again.
struct Place<'a> {
    column: usize,
    unit: &'static str,
    stated: Stated<'a>,
}

impl Place<'_> {
    fn cell(&self, unit: &str) -> Cell {
        if let Some(figure) = self.stated.only() {
            return if self.unit == unit { Cell::Stated { figure, conflict: false } } else { Cell::OtherUnit(figure) };
        }
        match self.stated.best_in(unit) {
            Some((figure, best)) => {
                Cell::Stated { figure, conflict: self.stated.iter().any(|other| !best.agrees_with(other)) }
            }
            None => self.stated.ids().next().map_or(Cell::Empty, |(figure, _)| Cell::OtherUnit(figure)),
        }
    }
}

fn build_row(subject: Subject, places: &[Place<'_>], width: usize) -> Row {
    let unit = row_unit(subject, places);
    let mut cells = vec![Cell::Empty; width];
    for place in places {
        if let Some(cell) = cells.get_mut(place.column) {
            *cell = place.cell(unit);
        }
    }
    Row { subject, unit, cells }
}

/// The indicator's own unit where a column uses it, else the one that most columns use.
fn row_unit(subject: Subject, places: &[Place<'_>]) -> &'static str {
    let home = subject.home_unit();
    let mut count: BTreeMap<&'static str, usize> = BTreeMap::new();
    for place in places {
        if !home.is_empty() && (place.unit == home || place.stated.best_in(home).is_some()) {
            return home;
        }
        if !place.stated.is_empty() {
            *count.entry(place.unit).or_default() += 1;
        }
    }
    // The first of the alphabet among equals, so that the same corpus gives the same table.
    count.into_iter().rev().max_by_key(|(_, count)| *count).map_or("", |(unit, _)| unit)
}
