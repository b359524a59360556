//! What a corpus of real reports must yield, and what must be doubted in it, where the shared test data stand beside the
//! checkout.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use baogao::check::{Finding, Rule, check};
use baogao::corpus::{Corpus, load};
use baogao::indicator::{IndicatorId, Taxonomy};
use baogao::observation::{Measure, Observation, Period, Scope, Status};
use baogao::region::Gazetteer;
use baogao::report::Report;

fn shared(folder: &str) -> Option<Corpus> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus").join(folder);
    if !path.is_dir() {
        eprintln!("skipped: the shared test data are not beside the checkout");
        return None;
    }
    Some(load(&[path]))
}

/// Reports of fifteen provinces and the State Council over twenty-five years, read once.
fn provinces() -> Option<&'static Corpus> {
    static READ: OnceLock<Option<Corpus>> = OnceLock::new();
    READ.get_or_init(|| shared("provinces")).as_ref()
}

fn gdp() -> IndicatorId {
    Taxonomy::shared().by_key("gdp").unwrap()
}

fn of_region(report: &Report, period: Option<u16>, status: Status) -> impl Iterator<Item = Observation> {
    let period = period.map(Period::year);
    report.observations.iter().filter(move |o| {
        o.indicator == Some(gdp()) && o.scope == Scope::Region && o.status == status && o.period == period
    })
}

fn named(report: &Report) -> String {
    format!("{} {:?}", report.sources[0].path, report.identity.year)
}

/// At least `part` of `all`; prints the others.
fn most(what: &str, part: f64, all: usize, misses: &[String]) {
    eprintln!("{what}: {} of {all}; not: {}", all - misses.len(), misses.join("; "));
    assert!(all > 100, "{what}: only {all} reports were read");
    assert!((all - misses.len()) as f64 >= part * all as f64, "{what}: {misses:?}");
}

#[test]
fn growth_of_the_year_before_is_plausible() {
    let Some(corpus) = provinces() else { return };
    let plausible = |o: &Observation| o.value >= 0.into() && o.value <= 20.into();
    let stated: Vec<(&Arc<Report>, Vec<Observation>)> = corpus
        .reports
        .iter()
        .map(|report| {
            let growth = of_region(report, report.identity.review_year, Status::Actual);
            (report, growth.filter(|o| o.measure == Measure::Growth && o.base.is_none()).collect())
        })
        .filter(|(_, growth): &(_, Vec<Observation>)| !growth.is_empty())
        .collect();
    let misses: Vec<String> = stated
        .iter()
        .flat_map(|(report, growth)| {
            growth.iter().filter(|o| !plausible(o)).map(|o| format!("{} {}", named(report), o.value))
        })
        .collect();
    most("growth within 0..20", 0.98, stated.len(), &misses);
}

#[test]
fn reports_yield_the_product_of_the_year_and_a_target() {
    let Some(corpus) = provinces() else { return };
    let reports: Vec<&Arc<Report>> = corpus.reports.iter().filter(|r| r.identity.year.is_some()).collect();
    let result = |r: &Report| {
        of_region(r, r.identity.review_year, Status::Actual)
            .any(|o| matches!(o.measure, Measure::Level | Measure::Growth))
    };
    let target = |r: &Report| of_region(r, r.identity.year, Status::Target).next().is_some();
    let without = |found: &dyn Fn(&Report) -> bool| -> Vec<String> {
        reports.iter().filter(|r| !found(r)).map(|r| named(r)).collect()
    };
    most("product of the year reviewed", 0.9, reports.len(), &without(&result));
    most("target of the own year", 0.9, reports.len(), &without(&target));
}

/// The arithmetic that does not agree in the report of one region of the seeds.
fn arithmetic(corpus: &Corpus, region: &str) -> Vec<Finding> {
    let gazetteer = Gazetteer::shared();
    let is = |report: &&Arc<Report>| {
        report.identity.region.and_then(|id| gazetteer.get(id)).is_some_and(|unit| unit.name == region)
    };
    let report = corpus.reports.iter().find(is).unwrap_or_else(|| panic!("{region} was not read"));
    let sums = [Rule::AverageGrowth, Rule::AverageMultiple, Rule::Growth, Rule::Multiple, Rule::Change];
    check(report).into_iter().filter(|finding| sums.contains(&finding.rule)).collect()
}

#[test]
fn goals_that_do_not_follow_from_their_growth_are_doubted() {
    let Some(seeds) = shared("seeds") else { return };
    assert!(arithmetic(&seeds, "克拉玛依区").iter().any(|finding| finding.rule == Rule::AverageGrowth));
    assert!(arithmetic(&seeds, "平塘县").iter().any(|finding| finding.rule == Rule::AverageMultiple));
}

#[test]
fn figures_that_agree_are_left_alone() {
    let Some(seeds) = shared("seeds") else { return };
    for region in ["普洱市", "中站区"] {
        let findings = arithmetic(&seeds, region);
        assert!(findings.is_empty(), "{region}: {findings:?}");
    }
}
