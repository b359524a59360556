//! The same number stated twice with different values.

use rustc_hash::FxHashMap;

use crate::indicator::{IndicatorId, Taxonomy, Tier};
use crate::observation::{Measure, Period, Status};
use crate::report::Report;

use super::fact::{Fact, Facts};
use super::finding::{Finding, Rule};

/// Indicators of which a report states several numbers that are not one: works, funds, lists of places.
const SEVERAL: &[&str] = &[
    "farmland_hs",
    "funds_in_place",
    "infra_invest",
    "fdi",
    "poverty_lifted",
    "urban_new_jobs",
    "rural_transfer",
    "tourists",
    "dibao_standard",
    "tax_revenue",
    "fai",
    "water_quality",
];

type Key = (IndicatorId, Measure, Period, Option<Period>, Status, bool);

pub(super) fn repeated(report: &Report, facts: &Facts, findings: &mut Vec<Finding>) {
    let taxonomy = Taxonomy::shared();
    let mut first: FxHashMap<Key, &Fact> = FxHashMap::default();
    for fact in &facts.all {
        let Some(indicator) = taxonomy.get(fact.id) else { continue };
        let compared = indicator.tier == Tier::Core && !SEVERAL.contains(&indicator.id.as_str());
        if !compared || fact.measure == Measure::Rank {
            continue;
        }
        let key = (fact.id, fact.measure, fact.period, fact.base, fact.status, fact.nominal);
        let Some(before) = first.get(&key) else {
            first.insert(key, fact);
            continue;
        };
        let (one, other) = (report.observations.get(before.at), report.observations.get(fact.at));
        // 确保增长6%、力争7%: two aims of one sentence are meant.
        let same_sentence = one.zip(other).is_some_and(|(one, other)| one.sentence == other.sentence);
        if same_sentence || before.unit != fact.unit {
            continue;
        }
        let size = before.interval.said.abs().max(1e-9);
        let gap = fact.interval.gap(before.interval);
        let apart = if fact.unit == "%" { gap > 0.05 } else { gap > 0.002 * size };
        if apart {
            findings.push(Finding::new(Rule::Repeated, fact.at, &[before.at], before.interval.said));
        }
    }
}
