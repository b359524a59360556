//! Gap, ratio, rank, median and spread of a row; orders of rows.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::definition::direction;
use super::figure::Figure;
use super::subject::{Slot, Subject};
use super::summary::{Summary, places};
use super::table::{Cell, Comparison};
use crate::indicator::Direction;
use crate::lang::Lang;
use crate::observation::Measure;

/// Orders of the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As in the taxonomy.
    #[default]
    Taxonomy,
    /// By name in the order of the codes of its characters.
    Name,
    /// By the value in a column.
    Value(usize),
    /// By the distance of a column from the reference, in parts of the reference.
    Gap(usize),
    /// By the value of a column in parts of that of the reference.
    Ratio(usize),
    /// By the place of a column in its row.
    Rank(usize),
    /// By the growth that a column states for the indicator, whatever the row measures.
    Growth(usize),
    /// By the middle value of the columns.
    Median,
    /// By the distance between the largest and the smallest value, in parts of the median.
    Spread,
    /// By the number of columns that state it.
    Stated,
}

impl Comparison {
    /// The number of each column of a row.
    pub fn values(&self, row: usize) -> Vec<Option<Decimal>> {
        (0..self.choice.columns.len()).map(|column| self.figure(row, column).map(Figure::point)).collect()
    }

    /// How many columns state a row.
    pub fn states(&self, row: usize) -> usize {
        self.rows.get(row).map_or(0, |row| row.cells.iter().filter(|cell| matches!(cell, Cell::Stated { .. })).count())
    }

    /// What the columns of a row amount to.
    pub fn summary(&self, row: usize) -> Option<Summary> {
        let made = || Summary::of(&self.values(row).into_iter().flatten().collect::<Vec<_>>());
        *self.summaries.get(row)?.get_or_init(made)
    }

    /// Value minus that of the reference; percentages give percentage points.
    pub fn gap(&self, row: usize, column: usize) -> Option<Decimal> {
        let reference = self.figure(row, self.choice.reference)?;
        let value = self.figure(row, column)?.point().checked_sub(reference.point())?;
        (column != self.choice.reference).then(|| value.normalize())
    }

    /// Value in parts of that of the reference, to four decimals; `None` where either is not above nought.
    pub fn ratio(&self, row: usize, column: usize) -> Option<Decimal> {
        let reference = self.figure(row, self.choice.reference)?.point();
        let value = self.figure(row, column)?.point();
        let sound = column != self.choice.reference && reference > Decimal::ZERO && value > Decimal::ZERO;
        let ratio = value.checked_div(reference).filter(|_| sound)?;
        Some(ratio.round_dp(4).normalize())
    }

    /// The place of each column in a row: 1 is the best. Worked out once a row.
    pub fn places(&self, row: usize) -> &[Option<usize>] {
        let made = || {
            let best = self.rows.get(row).map_or(Direction::Higher, |row| direction(row.subject));
            places(&self.values(row), best)
        };
        self.places.get(row).map_or(&[], |places| places.get_or_init(made))
    }

    /// Indexes of the rows in an order. Rows without what is sorted by stand last in either direction.
    pub fn order(&self, sort: Sort, descending: bool) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.rows.len()).collect();
        let turn = |ordering: Ordering| if descending { ordering.reverse() } else { ordering };
        if sort == Sort::Taxonomy {
            if descending {
                order.reverse();
            }
            return order;
        }
        if sort == Sort::Name {
            let name = |at: &usize| self.rows.get(*at).map(|row| row.subject.name(Lang::Zh));
            order.sort_by(|a, b| turn(name(a).cmp(&name(b))));
            return order;
        }
        let keys: Vec<Option<Decimal>> = order.iter().map(|row| self.sort_key(*row, sort)).collect();
        let key = |at: &usize| keys.get(*at).copied().flatten();
        order.sort_by(|a, b| match (key(a), key(b)) {
            (Some(a), Some(b)) => turn(a.cmp(&b)),
            (a, b) => b.is_some().cmp(&a.is_some()),
        });
        order
    }

    fn sort_key(&self, row: usize, sort: Sort) -> Option<Decimal> {
        match sort {
            Sort::Taxonomy | Sort::Name => None,
            Sort::Value(column) => self.figure(row, column).map(Figure::point),
            Sort::Gap(column) => {
                let reference = self.figure(row, self.choice.reference)?.point().abs();
                self.gap(row, column)?.checked_div(reference)
            }
            Sort::Ratio(column) => self.ratio(row, column),
            Sort::Median => self.summary(row).map(|summary| summary.median),
            Sort::Rank(column) => self.places(row).get(column).copied().flatten().map(Decimal::from),
            Sort::Growth(column) => {
                let key = self.choice.columns.get(column)?;
                let slot = Slot::yearly(Measure::Growth);
                let subject = Subject { slot, ..self.rows.get(row)?.subject };
                let growth = self.figures().stated(key.region, self.choice.phase, key.year, subject);
                growth.best_in("%").map(|(_, figure)| figure.point())
            }
            Sort::Spread => {
                let summary = self.summary(row).filter(|summary| summary.stated > 1)?;
                summary.spread().checked_div(summary.median.abs())
            }
            Sort::Stated => Some(Decimal::from(self.values(row).iter().flatten().count())),
        }
    }

    /// The next row after `from` (or before it) whose columns do not agree, in the given order of rows.
    pub fn next_difference(&self, order: &[usize], from: usize, forward: bool) -> Option<usize> {
        let differs = |at: &usize| order.get(*at).is_some_and(|row| self.differs(*row));
        if forward { (from + 1..order.len()).find(differs) } else { (0..from.min(order.len())).rev().find(differs) }
    }
}
