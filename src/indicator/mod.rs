//! 指标: the taxonomy of `assets/indicators.toml`, and the names under which reports state its entries.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

pub use names::{NameMatch, Named, Names};

mod names;
mod read;
mod shadow;
#[cfg(test)]
mod tests;

/// Index of an indicator in the [`Taxonomy`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct IndicatorId(pub u16);

/// An entry of the taxonomy.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Indicator {
    /// Stable id used in exports, e.g. `gdp`.
    pub id: String,
    /// Name after NBS, e.g. 地区生产总值.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Names that occur in reports; choices such as `{地区|国内|}生产总值` are written out.
    #[serde(default)]
    pub names: Vec<String>,
    /// Unit to which levels are brought for comparison, e.g. 亿元; empty where there is none.
    #[serde(default)]
    pub unit: String,
    /// Kind of unit: `money`, `money_fx`, `per_capita`, `rate`, `index`, `count`, `persons`, `mass`, `land`, …
    #[serde(default)]
    pub family: String,
    /// How common it is in reports.
    #[serde(default)]
    pub tier: Tier,
    /// Which way is better.
    #[serde(default)]
    pub direction: Direction,
    /// Whether it is itself a share or a rate, so that a bare `%` states its level.
    #[serde(default)]
    pub rate: bool,
    /// Plausible levels in `unit`, from a county to the nation. For warnings only.
    #[serde(default)]
    pub level: Option<[f64; 2]>,
    /// Plausible growth in per cent. For warnings only.
    #[serde(default)]
    pub growth: Option<[f64; 2]>,
    /// Names that stand for another series in some years or places.
    #[serde(default)]
    pub ambiguous: Vec<String>,
    /// What to know before comparing, in Chinese.
    #[serde(default)]
    pub note: String,
    /// The same in English.
    #[serde(default)]
    pub note_en: String,
}

/// How common an indicator is in reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// In nearly every report.
    Core,
    /// In many reports.
    Common,
    /// In reports of some years or places.
    #[default]
    Extended,
}

/// Which way is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better: income.
    Higher,
    /// Less is better: unemployment.
    Lower,
    /// Neither: expenditure, prices.
    #[default]
    None,
}

/// Index of a [`Pair`] in the [`Taxonomy`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PairId(pub u16);

/// A name that states several indicators at once: 城乡居民人均可支配收入.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The indicators, in the order in which their values follow.
    pub expands_to: Vec<IndicatorId>,
    /// The indicator of one value given for all of them; without it one value is nobody's.
    pub single: Option<IndicatorId>,
}

/// All indicators.
#[derive(Debug, Default)]
pub struct Taxonomy {
    indicators: Vec<Indicator>,
    by_key: HashMap<String, IndicatorId>,
    pairs: Vec<Pair>,
    names: Names,
}

impl Taxonomy {
    /// The taxonomy of the program, read once.
    pub fn shared() -> &'static Taxonomy {
        static SHARED: OnceLock<Taxonomy> = OnceLock::new();
        // The file is part of the program, and a test reads it: an error cannot reach a user.
        SHARED.get_or_init(|| read::taxonomy(include_str!("../../assets/indicators.toml")).unwrap_or_default())
    }

    /// The indicator with this index; `None` only for an index of another taxonomy.
    pub fn get(&self, id: IndicatorId) -> Option<&Indicator> {
        self.indicators.get(usize::from(id.0))
    }

    /// The index of the indicator with this stable id.
    pub fn by_key(&self, key: &str) -> Option<IndicatorId> {
        self.by_key.get(key).copied()
    }

    /// All indicators with their indexes.
    pub fn iter(&self) -> impl Iterator<Item = (IndicatorId, &Indicator)> {
        (0u16..).map(IndicatorId).zip(&self.indicators)
    }

    /// What a pair name stands for; `None` only for an index of another taxonomy.
    pub fn pair(&self, id: PairId) -> Option<&Pair> {
        self.pairs.get(usize::from(id.0))
    }

    /// The matcher of all names.
    pub fn names(&self) -> &Names {
        &self.names
    }
}
