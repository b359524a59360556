//! Parts against wholes.

use crate::indicator::{IndicatorId, Taxonomy};
use crate::observation::{Measure, Status};

use super::fact::{Amount, Fact, Facts};
use super::finding::{Finding, Rule};

/// The parts that make up a whole.
const SUMS: &[(&str, &[&str])] = &[("gdp", &["va_primary", "va_secondary", "va_tertiary"])];

/// Shares that make up a hundred.
const SHARES: &[&str] = &["primary_share", "secondary_share", "tertiary_share"];

/// (part, whole)
const PARTS: &[(&str, &str)] = &[
    ("va_primary", "gdp"),
    ("va_secondary", "gdp"),
    ("va_tertiary", "gdp"),
    ("industrial_va", "gdp"),
    ("industrial_va_all", "gdp"),
    ("budget_revenue", "fiscal_revenue_total"),
    ("industrial_invest", "fai"),
    ("livelihood_exp", "budget_expenditure"),
];

/// Part of the whole by which printed parts may miss it.
const ROUNDING: f64 = 0.015;

/// Percentage points by which three rounded shares may miss a hundred.
const SHARES_ROUNDING: f64 = 0.6;

pub(super) fn parts(facts: &Facts, findings: &mut Vec<Finding>) {
    let taxonomy = Taxonomy::shared();
    for (whole, parts) in SUMS {
        let Some(whole) = taxonomy.by_key(whole) else { continue };
        let parts: Vec<IndicatorId> = parts.iter().filter_map(|key| taxonomy.by_key(key)).collect();
        sums(facts, whole, &parts, findings);
    }
    let shares: Vec<IndicatorId> = SHARES.iter().filter_map(|key| taxonomy.by_key(key)).collect();
    hundreds(facts, &shares, findings);
    for (part, whole) in PARTS {
        if let (Some(part), Some(whole)) = (taxonomy.by_key(part), taxonomy.by_key(whole)) {
            above(facts, part, whole, findings);
        }
    }
}

fn first_level<'f>(facts: &'f Facts, id: IndicatorId, year: u16, status: Status) -> Option<&'f Fact> {
    facts.levels(id, year).find(|fact| fact.status == status)
}

fn wholes<'f>(facts: &'f Facts, id: IndicatorId) -> impl Iterator<Item = (&'f Fact, u16)> {
    facts
        .measured(Measure::Level)
        .filter(move |fact| fact.id == id)
        .filter_map(|fact| Some((fact, fact.period.single()?)))
        .take(16)
}

fn sums(facts: &Facts, whole: IndicatorId, parts: &[IndicatorId], findings: &mut Vec<Finding>) {
    for (fact, year) in wholes(facts, whole) {
        let found: Vec<&Fact> = parts.iter().filter_map(|part| first_level(facts, *part, year, fact.status)).collect();
        if found.len() < parts.len() {
            continue;
        }
        let amounts: Vec<Amount> = found.iter().filter_map(|part| facts.amount(part)).collect();
        let Some(Amount { interval: whole, unit }) = facts.amount(fact) else { continue };
        if amounts.len() < found.len() || amounts.iter().any(|part| part.unit != unit) {
            continue;
        }
        let sum: f64 = amounts.iter().map(|part| part.interval.said).sum();
        if whole.said > 0.0 && whole.high.is_finite() && ((sum - whole.said) / whole.said).abs() > ROUNDING {
            let places: Vec<usize> = found.iter().map(|part| part.at).collect();
            findings.push(Finding::new(Rule::PartsSum, fact.at, &places, sum));
        }
    }
}

fn hundreds(facts: &Facts, shares: &[IndicatorId], findings: &mut Vec<Finding>) {
    let Some((first, rest)) = shares.split_first() else { return };
    for (fact, year) in wholes(facts, *first) {
        let others: Vec<&Fact> = rest.iter().filter_map(|id| first_level(facts, *id, year, fact.status)).collect();
        if others.len() < rest.len() {
            continue;
        }
        let amounts: Vec<f64> =
            others.iter().chain([&fact]).filter_map(|share| Some(facts.amount(share)?.interval.said)).collect();
        let Some((own, rest)) = amounts.split_last().filter(|(_, rest)| rest.len() == others.len()) else { continue };
        let other: f64 = rest.iter().sum();
        if (own + other - 100.0).abs() > SHARES_ROUNDING {
            let places: Vec<usize> = others.iter().map(|share| share.at).collect();
            findings.push(Finding::new(Rule::PartsSum, fact.at, &places, 100.0 - other));
        }
    }
}

fn above(facts: &Facts, part: IndicatorId, whole: IndicatorId, findings: &mut Vec<Finding>) {
    for (fact, year) in wholes(facts, part) {
        let Some(total) = first_level(facts, whole, year, fact.status) else { continue };
        let (Some(part), Some(whole)) = (facts.amount(fact), facts.amount(total)) else { continue };
        let more = part.interval.low > whole.interval.high * 1.001;
        if part.unit == whole.unit && more {
            findings.push(Finding::new(Rule::PartAboveWhole, fact.at, &[total.at], whole.interval.said));
        }
    }
}
