//! From marks to columns, and changes of the columns.

use super::{Column, Settings};
use crate::app::{App, Mark};
use crate::compare::{ColumnKey, Figures};
use crate::region::{Gazetteer, RegionId};

/// Columns for what is marked: of a document its region and year; of regions the latest year in which all of them have
/// a report (when there is none, the latest of each). One region alone is compared with itself over its years.
pub fn of_marks(marks: &[Mark], figures: &Figures) -> Vec<Column> {
    let regions: Vec<RegionId> = marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Region(id) => Some(*id),
            Mark::Report(_) => None,
        })
        .collect();
    if let ([region], 1) = (regions.as_slice(), marks.len()) {
        let years = figures.report_years(*region);
        return years.map(|year| Column { key: ColumnKey { region: *region, year }, fixed: true }).collect();
    }
    // A region without reports gets the others' year: its empty cells say that there is none.
    let reporting: Vec<RegionId> =
        regions.iter().copied().filter(|region| figures.report_years(*region).next().is_some()).collect();
    let common = common_year(&reporting, figures);
    let latest = reporting.iter().filter_map(|region| figures.report_years(*region).next_back()).max();
    let mut columns = Vec::new();
    for mark in marks {
        let column = match mark {
            Mark::Region(region) => {
                let year = common.or_else(|| figures.report_years(*region).next_back()).or(latest);
                year.map(|year| Column { key: ColumnKey { region: *region, year }, fixed: false })
            }
            Mark::Report(report) => report.identity.region.and_then(|region| {
                let region = Gazetteer::shared().current(region);
                let reviewed = report.identity.review_year.map(|year| year + 1);
                let year = report.identity.year.or(reviewed)?;
                Some(Column { key: ColumnKey { region, year }, fixed: true })
            }),
        };
        columns.extend(column.filter(|column| !columns.iter().any(|other: &Column| other.key == column.key)));
    }
    columns
}

/// The latest year in which all regions have a report.
fn common_year(regions: &[RegionId], figures: &Figures) -> Option<u16> {
    let (first, rest) = regions.split_first()?;
    let has = |region: &RegionId, year: u16| figures.report_years(*region).any(|other| other == year);
    figures.report_years(*first).rev().find(|year| rest.iter().all(|region| has(region, *year)))
}

impl Settings {
    /// Moves every column whose year was not chosen by a year; all columns when every year was.
    pub fn shift_years(&mut self, years: i16) {
        let all = self.columns.iter().all(|column| column.fixed);
        for column in self.columns.iter_mut().filter(|column| all || !column.fixed) {
            column.key.year = column.key.year.saturating_add_signed(years);
        }
    }

    /// Leaves a column out.
    pub fn drop_column(&mut self, at: usize) {
        if at < self.columns.len() {
            self.columns.remove(at);
            if self.reference > at || self.reference >= self.columns.len() {
                self.reference = self.reference.saturating_sub(1);
            }
        }
    }

    /// Exchanges two columns.
    pub fn swap(&mut self, one: usize, other: usize) {
        if one < self.columns.len() && other < self.columns.len() {
            self.columns.swap(one, other);
            self.reference = match self.reference {
                at if at == one => other,
                at if at == other => one,
                at => at,
            };
        }
    }
}

impl App {
    /// Goes to the column on the left or right.
    pub fn step_column(&mut self, right: bool) {
        let last = self.compare.settings.columns.len().saturating_sub(1);
        let at = self.compare.column;
        self.compare.column = if right { (at + 1).min(last) } else { at.saturating_sub(1) };
    }

    /// Moves the chosen column to the left or right.
    pub fn move_column(&mut self, right: bool) {
        let at = self.compare.column;
        let to = if right { at + 1 } else { at.saturating_sub(1) };
        if to < self.compare.settings.columns.len() {
            self.set_compare(|settings| settings.swap(at, to));
            self.compare.column = to;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(columns: usize) -> Settings {
        let column = |year| Column { key: ColumnKey { region: RegionId(0), year }, fixed: false };
        Settings { columns: (0..columns).map(|at| column(2000 + at as u16)).collect(), ..Settings::default() }
    }

    #[test]
    fn the_reference_stays_the_same_column() {
        let mut three = settings(3);
        three.reference = 2;
        three.swap(1, 2);
        assert_eq!(three.reference, 1);
        three.drop_column(0);
        assert_eq!(three.reference, 0);
        three.drop_column(0);
        three.drop_column(0);
        three.drop_column(0);
        assert!(three.columns.is_empty());
    }
}
