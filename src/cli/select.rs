//! Which reports of a corpus a command is about.

use crate::cli::Failure;
use crate::cli::args::{Filter, Years};
use crate::compare::units_named;
use crate::corpus::Corpus;
use crate::indicator::{Indicator, IndicatorId, Taxonomy};
use crate::region::{Gazetteer, RegionId};
use crate::report::{Kind, Report};

/// A [`Filter`] with its regions looked up.
#[derive(Debug)]
pub struct Selection<'a> {
    filter: &'a Filter,
    regions: Vec<RegionId>,
}

impl<'a> Selection<'a> {
    /// Looks the regions of the filter up.
    ///
    /// # Errors
    /// A name that no region has, or that several have.
    pub fn new(filter: &'a Filter) -> Result<Self, Failure> {
        let mut regions = Vec::new();
        for name in &filter.region {
            regions.push(region_named(name)?);
        }
        Ok(Self { filter, regions })
    }

    /// Whether the report is one of those.
    pub fn holds(&self, report: &Report) -> bool {
        let filter = self.filter;
        let identity = &report.identity;
        let gazetteer = Gazetteer::shared();
        filter.kind.is_none_or(|kind| kind == identity.kind)
            && filter.years.is_none_or(|years| identity.filed_year().is_some_and(|year| years.holds(year)))
            && filter.level.is_none_or(|level| {
                identity.region.and_then(|id| gazetteer.get(id)).is_some_and(|region| region.level == level)
            })
            && (self.regions.is_empty() || identity.region.is_some_and(|id| self.covers(gazetteer, id)))
    }

    /// Whether a unit is one of the chosen ones or below one of them, under the names they have today.
    fn covers(&self, gazetteer: &Gazetteer, id: RegionId) -> bool {
        let nation_asked = |wanted: &RegionId| {
            gazetteer.get(*wanted).is_some_and(|region| region.parent.is_none() && region.code == "100000")
        };
        gazetteer
            .path(gazetteer.current(id))
            .into_iter()
            .chain([id])
            .any(|unit| self.regions.iter().any(|wanted| gazetteer.current(*wanted) == gazetteer.current(unit)))
            || self.regions.iter().any(nation_asked)
    }
}

/// The one unit that a name, a code or a chain of names means, under its name of today.
///
/// # Errors
/// A sentence that says what else to type when there is no such unit, or more than one.
pub fn region_named(name: &str) -> Result<RegionId, Failure> {
    let gazetteer = Gazetteer::shared();
    match units_named(name).as_slice() {
        [] => Err(Failure::Usage(format!(
            "没有叫“{name}”的地区，用 baogao regions {name} 查找 · no region is called {name}: look it up with baogao regions"
        ))),
        [unit] => Ok(*unit),
        several => {
            let names: Vec<String> = several
                .iter()
                .filter_map(|id| gazetteer.get(*id))
                .map(|region| format!("{} {}", region.code, region.name))
                .collect();
            Err(Failure::Usage(format!(
                "“{name}”不止一个：{}，请用代码指明 · several regions are called so: use the code",
                names.join("、")
            )))
        }
    }
}

/// The indicator that an id or a name means.
///
/// # Errors
/// When the taxonomy has none of that id or name; the sentence names some that are near.
pub fn indicator_named(name: &str) -> Result<IndicatorId, Failure> {
    let taxonomy = Taxonomy::shared();
    let is_meant = |indicator: &Indicator| {
        indicator.zh == name || indicator.en.eq_ignore_ascii_case(name) || indicator.names.iter().any(|n| n == name)
    };
    let by_name = || taxonomy.iter().find(|(_, indicator)| is_meant(indicator)).map(|(id, _)| id);
    taxonomy.by_key(name).or_else(by_name).ok_or_else(|| {
        let near: Vec<&str> = taxonomy
            .iter()
            .filter(|(_, indicator)| indicator.zh.contains(name) || indicator.id.contains(name))
            .map(|(_, indicator)| indicator.id.as_str())
            .take(8)
            .collect();
        let near = if near.is_empty() { String::new() } else { format!("，相近的有 · near: {}", near.join(" ")) };
        Failure::Usage(format!("没有叫“{name}”的指标 · no indicator is called {name}{near}"))
    })
}

/// The report that an id means, or `REGION@YEAR`, or a region that has only one report.
///
/// # Errors
/// When no report fits, or several do; the sentence names them.
pub fn report_named<'a>(corpus: &'a Corpus, name: &str) -> Result<&'a Report, Failure> {
    if let Some(report) = corpus.by_id(name) {
        return Ok(report);
    }
    let (region, year) = match name.split_once(['@', '＠']) {
        Some((region, year)) => (region, Some(year.parse::<Years>().map_err(Failure::Usage)?)),
        None => (name, None),
    };
    let gazetteer = Gazetteer::shared();
    let wanted = region_named(region)?;
    let is_wanted = |report: &&Report| {
        report.identity.region.is_some_and(|id| gazetteer.current(id) == wanted)
            && year.is_none_or(|years| report.identity.filed_year().is_some_and(|year| years.holds(year)))
    };
    let mut fitting: Vec<&Report> = corpus.reports.iter().map(|report| &**report).filter(is_wanted).collect();
    if fitting.iter().any(|report| report.identity.kind == Kind::GovernmentWorkReport) {
        fitting.retain(|report| report.identity.kind == Kind::GovernmentWorkReport);
    }
    match fitting.as_slice() {
        [] => Err(Failure::Nothing(format!("语料中没有 {name} 的报告 · no report of {name}"))),
        [one] => Ok(one),
        several => {
            let ids: Vec<&str> = several.iter().map(|report| &*report.id).collect();
            Err(Failure::Usage(format!(
                "{name} 不止一份，请加 @年份 或用 id 指明 · several fit, add @YEAR or name one by its id: {}",
                ids.join(" ")
            )))
        }
    }
}
