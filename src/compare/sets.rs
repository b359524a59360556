//! Sets of regions that a reader named.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::table::region_code;
use crate::region::{Gazetteer, RegionId};

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
