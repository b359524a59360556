//! Numbers against those of other reports: the years before and after, and regions of the same level.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::indicator::{IndicatorId, Taxonomy, Tier};
use crate::observation::{Measure, Observation, Status};
use crate::region::{Gazetteer, Level, RegionId};
use crate::report::Report;

use super::fact::{Amount, Facts};
use super::finding::{Finding, Place, Rule};

/// By how much a level may differ from that of the next year: more is a slip of unit or point.
const YEARS: f64 = 3.0;

/// By how much a level may differ from the middle one of its peers: they differ by a hundred times, units by ten thousand.
const PEERS: f64 = 2000.0;

/// Fewer peers tell nothing.
const FEWEST: usize = 8;

/// By how much two reports may differ about one year: figures are revised.
const REVISED: f64 = 0.2;

/// A level of one region in one year, as a report states it.
struct Stated {
    place: Place,
    value: f64,
    unit: &'static str,
}

/// Every finding of every report, and what reports say against each other. Places count in `reports`.
pub fn check_corpus(reports: &[Arc<Report>]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut levels: BTreeMap<(IndicatorId, RegionId), BTreeMap<u16, Vec<Stated>>> = BTreeMap::new();
    for (index, report) in reports.iter().enumerate() {
        let observations: Vec<Observation> = report.observations.iter().collect();
        let facts = Facts::of(&report.text, &observations);
        for mut finding in super::findings(&facts) {
            finding.doubted.report = index;
            for place in &mut finding.against {
                place.report = index;
            }
            findings.push(finding);
        }
        let Some(region) = report.identity.region.map(|id| Gazetteer::shared().current(id)) else { continue };
        for fact in facts.measured(Measure::Level) {
            let core = Taxonomy::shared().get(fact.id).is_some_and(|i| i.tier == Tier::Core && !i.rate);
            let (Some(year), true, Status::Actual) = (fact.period.single(), core, fact.status) else { continue };
            let Some(Amount { interval, unit }) = facts.amount(fact) else { continue };
            let value = interval.said;
            if value > 0.0 && value.is_finite() {
                let place = Place { report: index, observation: fact.at };
                levels.entry((fact.id, region)).or_default().entry(year).or_default().push(Stated {
                    place,
                    value,
                    unit,
                });
            }
        }
    }
    for years in levels.values() {
        other_years(years, &mut findings);
        other_reports(years, &mut findings);
    }
    peers(&levels, &mut findings);
    findings.sort_by_key(|finding| (finding.doubted, finding.rule as u8));
    findings.dedup_by_key(|finding| (finding.doubted, finding.rule as u8));
    findings
}

fn finding(rule: Rule, doubted: Place, against: Vec<Place>, implied: f64) -> Finding {
    Finding { rule, doubted, against, implied: Some(implied), prices: false }
}

/// A level that no year beside it comes near.
fn other_years(years: &BTreeMap<u16, Vec<Stated>>, findings: &mut Vec<Finding>) {
    for (year, stated) in years {
        let beside: Vec<&Stated> = [year.checked_sub(1), year.checked_add(1)]
            .into_iter()
            .flatten()
            .filter_map(|year| years.get(&year))
            .flatten()
            .take(8)
            .collect();
        for one in stated.iter().take(8) {
            let same: Vec<&&Stated> = beside.iter().filter(|other| other.unit == one.unit).collect();
            let near = |other: &&&Stated| other.value / one.value < YEARS && one.value / other.value < YEARS;
            if let Some(first) = same.first()
                && !same.iter().any(near)
            {
                findings.push(finding(Rule::OtherYears, one.place, vec![first.place], first.value));
            }
        }
    }
}

/// Two reports that give one year different levels.
fn other_reports(years: &BTreeMap<u16, Vec<Stated>>, findings: &mut Vec<Finding>) {
    for stated in years.values() {
        let Some((first, rest)) = stated.split_first() else { continue };
        for other in rest.iter().take(8) {
            let apart = (other.value / first.value - 1.0).abs() > REVISED;
            if other.place.report != first.place.report && other.unit == first.unit && apart {
                findings.push(finding(Rule::OtherReport, other.place, vec![first.place], first.value));
            }
        }
    }
}

/// A level that is far from those of regions of the same level in the same year.
fn peers(levels: &BTreeMap<(IndicatorId, RegionId), BTreeMap<u16, Vec<Stated>>>, findings: &mut Vec<Finding>) {
    let mut groups: HashMap<(IndicatorId, Level, u16), Vec<&Stated>> = HashMap::new();
    for ((id, region), years) in levels {
        let Some(level) = Gazetteer::shared().get(*region).map(|region| region.level) else { continue };
        for (year, stated) in years {
            if let Some(first) = stated.first() {
                groups.entry((*id, level, *year)).or_default().push(first);
            }
        }
    }
    for group in groups.values_mut() {
        if group.len() < FEWEST {
            continue;
        }
        group.sort_by(|one, other| one.value.total_cmp(&other.value));
        let Some(middle) = group.get(group.len() / 2) else { continue };
        for one in group.iter() {
            let factor = (one.value / middle.value).max(middle.value / one.value);
            if one.unit == middle.unit && factor > PEERS {
                findings.push(finding(Rule::Peers, one.place, vec![middle.place], middle.value));
            }
        }
    }
}
