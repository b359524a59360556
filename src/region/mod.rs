//! 地区: the units of GB/T 2260 with the years in which each was valid.

mod gazetteer;

pub use gazetteer::Gazetteer;

use serde::{Deserialize, Serialize};

/// Index of a unit in the [`Gazetteer`]. A renamed, recoded or merged unit is another entry than its successor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RegionId(pub u16);

/// Administrative level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 全国
    Nation,
    /// 省、自治区、直辖市、特别行政区
    Province,
    /// 地级市、地区、自治州、盟
    Prefecture,
    /// 县、县级市、市辖区、旗, and functional districts that publish reports of their own
    County,
}

impl Level {
    /// The name used in exports.
    pub fn key(self) -> &'static str {
        match self {
            Level::Nation => "nation",
            Level::Province => "province",
            Level::Prefecture => "prefecture",
            Level::County => "county",
        }
    }
}

/// A unit with one code and one name over the years in which both were valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Six digits of GB/T 2260.
    pub code: &'static str,
    /// Full name, e.g. 湘西土家族苗族自治州.
    pub name: &'static str,
    /// Short names in use, e.g. 湘西州, 湘西.
    pub short_names: Vec<&'static str>,
    /// Administrative level.
    pub level: Level,
    /// The unit above it.
    pub parent: Option<RegionId>,
    /// First year in the code books, inclusive.
    pub valid_from: u16,
    /// Last year in the code books, inclusive; `None` while it is valid.
    pub valid_to: Option<u16>,
    /// The unit that it became.
    pub successor: Option<RegionId>,
}

/// The year of the first code book.
pub const FIRST_YEAR: u16 = 1980;

impl Region {
    /// Whether the code books of `year` have it; without a year, always.
    pub fn valid_in(&self, year: Option<u16>) -> bool {
        // The code books begin in 1980; earlier reports are placed by the first of them.
        let year = year.map(|y| y.max(FIRST_YEAR));
        year.is_none_or(|y| self.valid_from <= y && self.valid_to.is_none_or(|last| y <= last))
    }

    /// Whether a text of `year` may speak of it: reports are given in the first months of a year, so the names of the year
    /// before are still in use, and a new unit is spoken of in the year in which it begins.
    pub fn spoken_of_in(&self, year: Option<u16>) -> bool {
        let year = year.map(|y| y.max(FIRST_YEAR));
        year.is_none_or(|y| self.valid_from <= y && self.valid_to.is_none_or(|last| y <= last + 1))
    }

    /// The name without the word for its kind, as reports and file names shorten it; the whole name where there is no
    /// shorter one.
    pub fn short_name(&self) -> &'static str {
        let hanzi = |name: &&&str| name.chars().count() > 1 && !name.ends_with('州');
        self.short_names.iter().find(hanzi).copied().unwrap_or(self.name)
    }
}
