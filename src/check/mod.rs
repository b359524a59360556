//! Whether the numbers of a report agree with each other and with those of other reports.
//!
//! A finding doubts a number and shows the ones that it does not agree with; it never corrects any. Levels in current prices
//! beside growth in comparable prices are the commonest innocent reason, and are marked as such.

mod change;
mod corpus;
mod fact;
mod finding;
mod growth;
mod parts;
mod repeat;

pub use corpus::check_corpus;
pub use finding::{Finding, Place, Rule};

use std::sync::Arc;

use crate::indicator::Taxonomy;
use crate::observation::{Flag, Observation};
use crate::report::Report;

use fact::Facts;

/// Everything in one report that does not agree, in the order of the doubted numbers. Linear in the number of observations.
pub fn check(report: &Report) -> Vec<Finding> {
    let observations: Vec<Observation> = report.observations.iter().collect();
    findings(&Facts::of(&report.text, &observations))
}

fn findings(facts: &Facts) -> Vec<Finding> {
    let mut findings = Vec::new();
    growth::averages(facts, &mut findings);
    growth::yearly(facts, &mut findings);
    growth::multiples(facts, &mut findings);
    change::changes(facts, &mut findings);
    parts::parts(facts, &mut findings);
    repeat::repeated(facts, &mut findings);
    single(facts, &mut findings);
    findings.sort_by_key(|finding| (finding.doubted, finding.rule as u8));
    findings.dedup_by_key(|finding| (finding.doubted, finding.rule as u8));
    findings
}

/// Sets the flags of what one report shows by itself on its observations.
pub fn flag(text: &str, observations: &mut [Observation]) {
    for finding in findings(&Facts::of(text, observations)) {
        if let Some(observation) = observations.get_mut(finding.doubted.observation) {
            finding.flags().into_iter().for_each(|flag| observation.flags.set(flag));
        }
    }
}

/// Sets likewise the flags of what reports show against each other.
pub fn flag_corpus(reports: &mut [Arc<Report>]) {
    for finding in check_corpus(reports) {
        if let Some(report) = reports.get_mut(finding.doubted.report) {
            let observations = &mut Arc::make_mut(report).observations;
            observations.update(finding.doubted.observation, |observation| {
                finding.flags().into_iter().for_each(|flag| observation.flags.set(flag));
            });
        }
    }
}

/// What one number shows by itself: `%` for percentage points, a size that the indicator cannot have.
fn single(facts: &Facts, findings: &mut Vec<Finding>) {
    let taxonomy = Taxonomy::shared();
    for (at, observation) in facts.observations.iter().enumerate() {
        if observation.flags.has(Flag::UnitSuspectPp) {
            findings.push(Finding::alone(Rule::PercentForPoints, at));
        }
        let Some(indicator) = observation.indicator.and_then(|id| taxonomy.get(id)) else { continue };
        if fact::out_of_range(observation, indicator) {
            findings.push(Finding::alone(Rule::OutOfRange, at));
        }
    }
}

#[cfg(test)]
mod tests;
