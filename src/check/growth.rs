//! Growth, average growth and multiples against the levels at both ends.

use crate::indicator::{IndicatorId, Taxonomy};
use crate::observation::{Measure, Period, Status};

use super::fact::{Fact, Facts, Interval};
use super::finding::{Finding, Rule};

/// Percentage points within which growth and levels agree: both are rounded.
const TOLERANCE: f64 = 0.6;

/// Percentage points a year by which growth in comparable prices may lie below that of levels in current prices.
const PRICES: f64 = 3.0;

/// The same where the text itself says that prices are taken out (按可比价格, 实际增长): levels never are, and prices
/// rose by up to six per cent a year.
const STATED_PRICES: f64 = 6.0;

/// Indicators whose growth is published in comparable prices.
const REAL: &[&str] = &[
    "gdp",
    "gdp_per_capita",
    "va_primary",
    "va_secondary",
    "va_tertiary",
    "industrial_va",
    "industrial_va_all",
    "labour_productivity",
];

fn is_real(id: IndicatorId) -> bool {
    Taxonomy::shared().get(id).is_some_and(|indicator| REAL.contains(&indicator.id.as_str()))
}

/// Yearly growth in per cent that leads from one level to another in `years` years.
fn implied(from: Interval, to: Interval, years: u16) -> Option<Interval> {
    let rate = |from: f64, to: f64| ((to / from).powf(1.0 / f64::from(years.max(1))) - 1.0) * 100.0;
    if from.low <= 0.0 || to.low <= 0.0 {
        return None;
    }
    let low = if from.high.is_finite() { rate(from.high, to.low) } else { f64::NEG_INFINITY };
    let high = if to.high.is_finite() { rate(from.low, to.high) } else { f64::INFINITY };
    Some(Interval { said: rate(from.said, to.said), low, high })
}

/// Whether stated growth and growth that follows from levels are too far apart; and whether prices may explain it.
fn disagree(fact: &Fact, stated: Interval, follows: Interval) -> Option<bool> {
    let gap = stated.gap(follows);
    if gap <= TOLERANCE {
        return None;
    }
    let real = (is_real(fact.id) || fact.real) && !fact.nominal;
    // Levels in current prices grow faster than the real rate; a little of that is no news.
    let above = follows.low > stated.high;
    let prices = if fact.real { STATED_PRICES } else { PRICES };
    (!(real && above && gap <= prices)).then_some(real)
}

/// 年均增长6% against 537亿元 and 900亿元.
pub(super) fn averages(facts: &Facts, findings: &mut Vec<Finding>) {
    for fact in facts.measured(Measure::AvgGrowth) {
        let years = fact.period.to - fact.period.from + 1;
        let Some(first) = fact.period.from.checked_sub(1) else { continue };
        against_levels(facts, fact, (first, fact.period.to, years), Rule::AverageGrowth, findings);
    }
}

/// 较2015年增长18% against the levels of both years.
pub(super) fn yearly(facts: &Facts, findings: &mut Vec<Finding>) {
    for fact in facts.measured(Measure::Growth) {
        let Some(year) = fact.period.single() else { continue };
        // Sums of several years against those before are no levels.
        let base = fact.base.map_or(year.checked_sub(1), Period::single);
        let Some(base) = base else { continue };
        against_levels(facts, fact, (base, year, 1), Rule::Growth, findings);
    }
}

fn against_levels(
    facts: &Facts,
    fact: &Fact,
    (first, last, years): (u16, u16, u16),
    rule: Rule,
    findings: &mut Vec<Finding>,
) {
    let mut found: Option<Finding> = None;
    for from in facts.levels(fact.id, first) {
        for to in facts.levels(fact.id, last) {
            // A target is met by levels of the plan, a result by results.
            let fits = to.status == fact.status && (fact.status == Status::Target || from.status == Status::Actual);
            if !fits {
                continue;
            }
            let (Some(stated), Some(low), Some(high)) = (facts.amount(fact), facts.amount(from), facts.amount(to))
            else {
                continue;
            };
            if low.unit != high.unit {
                continue;
            }
            let Some(follows) = implied(low.interval, high.interval, years) else { continue };
            match disagree(fact, stated.interval, follows) {
                // One pair that agrees is enough.
                None => return,
                Some(prices) => {
                    let mut finding = Finding::new(rule, fact.at, &[from.at, to.at], follows.said);
                    finding.prices = prices;
                    found.get_or_insert(finding);
                }
            }
        }
    }
    findings.extend(found);
}

/// 是2015年的1.9倍 against 年均增长9.9%, and against the levels of both years.
pub(super) fn multiples(facts: &Facts, findings: &mut Vec<Finding>) {
    for multiple in facts.measured(Measure::Multiple) {
        let (Some(year), Some(base)) = (multiple.period.single(), multiple.base.and_then(Period::single)) else {
            continue;
        };
        let Some(years) = year.checked_sub(base).filter(|years| *years > 0) else { continue };
        let one = Interval { said: 1.0, low: 1.0, high: 1.0 };
        let Some(stated) = facts.amount(multiple).map(|amount| amount.interval) else { continue };
        let Some(follows) = implied(one, stated, years) else { continue };
        let averages = facts.measured(Measure::AvgGrowth).filter(|fact| {
            fact.id == multiple.id
                && fact.status == multiple.status
                && fact.period.from == base + 1
                && fact.period.to == year
        });
        for fact in averages.take(4) {
            if let Some(average) = facts.amount(fact)
                && let Some(prices) = disagree(fact, average.interval, follows)
            {
                let mut finding = Finding::new(Rule::AverageMultiple, fact.at, &[multiple.at], follows.said);
                finding.prices = prices;
                findings.push(finding);
            }
        }
        levels(facts, (multiple, stated), base, year, findings);
    }
}

fn levels(facts: &Facts, (multiple, stated): (&Fact, Interval), base: u16, year: u16, findings: &mut Vec<Finding>) {
    for from in facts.levels(multiple.id, base) {
        for to in facts.levels(multiple.id, year).filter(|to| to.status == multiple.status) {
            let (Some(low), Some(high)) = (facts.amount(from), facts.amount(to)) else { continue };
            if low.unit != high.unit || low.interval.low <= 0.0 {
                continue;
            }
            let (low, high) = (low.interval, high.interval);
            let ratio = Interval { said: high.said / low.said, low: high.low / low.high, high: high.high / low.low };
            // A multiple is printed with one or two digits: a twentieth of it is rounding.
            if stated.gap(ratio) > 0.05 * ratio.said.abs() {
                findings.push(Finding::new(Rule::Multiple, multiple.at, &[from.at, to.at], ratio.said));
                return;
            }
        }
    }
}
