//! Which reports of a corpus a command is about.

use crate::cli::Failure;
use crate::cli::args::Filter;
use crate::region::{Gazetteer, Region, RegionId};
use crate::report::Report;

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
            regions.extend(regions_named(name)?);
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

/// The units that a name or a code means: one unit, under all its codes over the years.
///
/// # Errors
/// A sentence that says what else to type when there is no such unit, or more than one.
pub fn regions_named(name: &str) -> Result<Vec<RegionId>, Failure> {
    let gazetteer = Gazetteer::shared();
    let is_meant = |region: &Region| region.code == name || region.name == name || region.short_names.contains(&name);
    let found: Vec<RegionId> = gazetteer.iter().filter(|(_, region)| is_meant(region)).map(|(id, _)| id).collect();
    let mut units: Vec<RegionId> = found.iter().map(|id| gazetteer.current(*id)).collect();
    units.sort_unstable();
    units.dedup();
    match units.as_slice() {
        [] => Err(Failure::Usage(format!(
            "没有叫“{name}”的地区，用 baogao regions {name} 查找 · no region is called {name}: look it up with baogao regions"
        ))),
        [_] => Ok(found),
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
