//! Choosing regions: those around one, and sets that a reader named.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::figures::Figures;
use super::table::{Choice, ColumnKey, region_code};
use super::target::superior;
use crate::region::{Gazetteer, Level, RegionId};

impl Figures {
    /// Loaded regions with the same superior and level, the region itself too.
    pub fn siblings(&self, region: RegionId) -> Vec<RegionId> {
        let level = |id: RegionId| Gazetteer::shared().get(id).map(|unit| unit.level);
        let above = superior(region);
        self.regions().filter(|other| superior(*other) == above && level(*other) == level(region)).collect()
    }

    /// Loaded regions right under a region.
    pub fn children(&self, region: RegionId) -> Vec<RegionId> {
        self.regions().filter(|other| superior(*other) == Some(region)).collect()
    }

    /// Loaded regions of a level.
    pub fn of_level(&self, level: Level) -> Vec<RegionId> {
        let is = |id: &RegionId| Gazetteer::shared().get(*id).is_some_and(|unit| unit.level == level);
        self.regions().filter(is).collect()
    }

    /// Years about which reports of a region state results or targets.
    pub fn years(&self, region: RegionId) -> Vec<u16> {
        let mut years: Vec<u16> = self.report_years(region).flat_map(|year| [year.saturating_sub(1), year]).collect();
        years.sort_unstable();
        years.dedup();
        years
    }
}

impl Choice {
    /// Adds columns that are not there yet at the right end.
    pub fn add(&mut self, columns: impl IntoIterator<Item = ColumnKey>) {
        for column in columns {
            if !self.columns.contains(&column) {
                self.columns.push(column);
            }
        }
    }

    /// Drops a column; the reference stays with its column, or goes to the first.
    pub fn drop(&mut self, at: usize) {
        if at < self.columns.len() {
            self.columns.remove(at);
            match self.reference.cmp(&at) {
                std::cmp::Ordering::Greater => self.reference -= 1,
                std::cmp::Ordering::Equal => self.reference = 0,
                std::cmp::Ordering::Less => {}
            }
        }
    }

    /// Moves a column one place to the right or left; gives its new place.
    pub fn shift(&mut self, at: usize, right: bool) -> usize {
        let to = if right { at + 1 } else { at.wrapping_sub(1) };
        if at >= self.columns.len() || to >= self.columns.len() {
            return at;
        }
        self.columns.swap(at, to);
        if self.reference == at {
            self.reference = to;
        } else if self.reference == to {
            self.reference = at;
        }
        to
    }

    /// Makes a column the reference and puts it first.
    pub fn pin(&mut self, at: usize) {
        if at < self.columns.len() {
            let column = self.columns.remove(at);
            self.columns.insert(0, column);
            self.reference = 0;
        }
    }
}

/// Sets of regions with names, kept between runs. Codes are kept, not indexes: a later version of the program numbers its
/// regions otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NamedSets(BTreeMap<String, Vec<String>>);

impl NamedSets {
    /// Names a set; an empty one is forgotten.
    pub fn set(&mut self, name: &str, regions: &[RegionId]) {
        let codes: Vec<String> = regions.iter().map(|region| region_code(*region).to_owned()).collect();
        if codes.is_empty() {
            self.0.remove(name);
        } else {
            self.0.insert(name.to_owned(), codes);
        }
    }

    /// The regions of a set under their names of today; codes that no region has are left out.
    pub fn get(&self, name: &str) -> Option<Vec<RegionId>> {
        let gazetteer = Gazetteer::shared();
        let region = |code: &String| gazetteer.by_code(code, None).map(|region| gazetteer.current(region));
        Some(self.0.get(name)?.iter().filter_map(region).collect())
    }

    /// All names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}
