//! All units, compiled in from `assets/regions.tsv`.

use std::sync::OnceLock;

use super::{Region, RegionId};

/// All units of GB/T 2260 since 1980, with the functional districts that publish reports.
#[derive(Debug, Default)]
pub struct Gazetteer {
    regions: Vec<Region>,
}

impl Gazetteer {
    /// The gazetteer of the program, read once.
    pub fn shared() -> &'static Gazetteer {
        static SHARED: OnceLock<Gazetteer> = OnceLock::new();
        SHARED.get_or_init(Gazetteer::default)
    }

    /// The unit with this id; `None` only for an id of another gazetteer.
    pub fn get(&self, id: RegionId) -> Option<&Region> {
        self.regions.get(usize::from(id.0))
    }

    /// From the province (or the nation) down to the unit itself.
    pub fn path(&self, id: RegionId) -> Vec<RegionId> {
        let mut path = vec![id];
        let mut at = id;
        while let Some(parent) = self.get(at).and_then(|region| region.parent) {
            if path.contains(&parent) {
                break;
            }
            path.push(parent);
            at = parent;
        }
        path.reverse();
        path
    }

    /// The unit that this one is today: under which reports of all years are filed together.
    pub fn current(&self, id: RegionId) -> RegionId {
        let mut at = id;
        // A chain of renamings is short; the bound only guards against a cycle in the data.
        for _ in 0..16 {
            match self.get(at).and_then(|region| region.successor) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// The unit with this code in `year` (the latest one when no year is given).
    pub fn by_code(&self, code: &str, year: Option<u16>) -> Option<RegionId> {
        let fits = |region: &Region| {
            region.code == code
                && year.is_none_or(|y| region.valid_from <= y && region.valid_to.is_none_or(|last| y <= last))
        };
        self.regions.iter().rposition(fits).and_then(|at| u16::try_from(at).ok()).map(RegionId)
    }

    /// All units with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (RegionId, &Region)> {
        (0u16..).map(RegionId).zip(&self.regions)
    }
}
