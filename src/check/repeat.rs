//! The same number stated twice with different values.

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::indicator::{IndicatorId, Taxonomy, Tier};
use crate::observation::{Measure, Period, Status};

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

pub(super) fn repeated(facts: &Facts, findings: &mut Vec<Finding>) {
    let taxonomy = Taxonomy::shared();
    let mut first: FxHashMap<Key, &Fact> = FxHashMap::with_capacity_and_hasher(facts.all.len(), FxBuildHasher);
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
        let (one, other) = (facts.observations.get(before.at), facts.observations.get(fact.at));
        // 确保增长6%、力争7%: two aims of one sentence are meant.
        let same_sentence = one.zip(other).is_some_and(|(one, other)| one.sentence == other.sentence);
        let (Some(first), Some(again)) = (facts.amount(before), facts.amount(fact)) else { continue };
        if same_sentence || first.unit != again.unit {
            continue;
        }
        let size = first.interval.said.abs().max(1e-9);
        let gap = again.interval.gap(first.interval);
        let apart = if again.unit == "%" { gap > 0.05 } else { gap > 0.002 * size };
        if apart {
            findings.push(Finding::new(Rule::Repeated, fact.at, &[before.at], first.interval.said));
        }
    }
}
