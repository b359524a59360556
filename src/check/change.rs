//! 提高18.9个百分点, 增加177万户: changes against the levels at both ends.

use crate::observation::{Measure, Period};

use super::fact::{Fact, Facts, Interval};
use super::finding::{Finding, Rule};

/// Percentage points that rounding of two levels and their difference explains.
const POINTS: f64 = 0.15;

pub(super) fn changes(facts: &Facts, findings: &mut Vec<Finding>) {
    for change in facts.measured(Measure::Change).filter(|change| !change.yearly) {
        let Some((first, last)) = ends(change.period, change.base) else { continue };
        if let Some(finding) = against_levels(facts, change, first, last) {
            findings.push(finding);
        }
    }
}

/// The years that a change lies between.
fn ends(period: Period, base: Option<Period>) -> Option<(u16, u16)> {
    let first = match base {
        Some(base) => base.single()?,
        None => period.from.checked_sub(1)?,
    };
    Some((first, period.to))
}

fn against_levels(facts: &Facts, change: &Fact, first: u16, last: u16) -> Option<Finding> {
    let mut found = None;
    for from in facts.levels(change.id, first) {
        for to in facts.levels(change.id, last) {
            if to.status != change.status {
                continue;
            }
            let (stated, low, high) = (facts.amount(change)?, facts.amount(from), facts.amount(to));
            let (Some(low), Some(high)) = (low, high) else { continue };
            let points = stated.unit.contains("百分点") && high.unit == "%";
            let amounts = stated.unit == high.unit && stated.unit != "%";
            if low.unit != high.unit || !(points || amounts) {
                continue;
            }
            let (low, high) = (low.interval, high.interval);
            let difference =
                Interval { said: high.said - low.said, low: high.low - low.high, high: high.high - low.low };
            let tolerance = if points { POINTS } else { difference.said.abs() * 0.02 };
            if stated.interval.gap(difference) <= tolerance {
                return None;
            }
            found.get_or_insert_with(|| Finding::new(Rule::Change, change.at, &[from.at, to.at], difference.said));
        }
    }
    found
}
