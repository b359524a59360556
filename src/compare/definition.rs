//! What an indicator implies for a comparison: which way is better, and which other indicators are easily taken for it.

use super::subject::Subject;
use crate::indicator::{Direction, IndicatorId, Taxonomy};
use crate::observation::Measure;

/// Indicators that reports put in each other's place though they count different things: the definitions (口径) differ.
const KINDRED: &[&[&str]] = &[
    &["industrial_va", "industrial_va_all"],
    &["budget_revenue", "fiscal_revenue_total"],
    &["budget_expenditure", "fiscal_expenditure_total"],
    &["income_all", "income_urban", "income_rural"],
    &["unemployment_surveyed", "unemployment_registered"],
    &["fdi", "contracted_fdi"],
];

/// Which way is better for a subject. Where the taxonomy says neither, a price index is to stay low, and anything else is
/// aimed at from below: a target of 5% for expenditure is met by 6%.
pub fn direction(subject: Subject) -> Direction {
    let Some(indicator) = Taxonomy::shared().get(subject.indicator) else { return Direction::Higher };
    match (subject.slot.measure, indicator.direction) {
        (Measure::Rank, _) => Direction::Lower,
        (_, Direction::None) if indicator.family == "index" => Direction::Lower,
        (_, Direction::None) => Direction::Higher,
        (_, direction) => direction,
    }
}

/// Indicators that a report may state in the place of this one.
pub fn kindred(id: IndicatorId) -> Vec<IndicatorId> {
    let taxonomy = Taxonomy::shared();
    let Some(key) = taxonomy.get(id).map(|indicator| indicator.id.as_str()) else { return Vec::new() };
    let groups = KINDRED.iter().filter(|group| group.contains(&key));
    groups.flat_map(|group| group.iter()).filter(|other| **other != key).filter_map(|k| taxonomy.by_key(k)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kindred_indicator_is_in_the_taxonomy() {
        for key in KINDRED.iter().flat_map(|group| group.iter()) {
            assert!(Taxonomy::shared().by_key(key).is_some(), "{key}");
        }
    }
}
