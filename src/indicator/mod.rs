//! 指标: the taxonomy of `assets/indicators.toml`.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

/// Index of an indicator in the [`Taxonomy`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct IndicatorId(pub u16);

/// An entry of the taxonomy.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Indicator {
    /// Stable id used in exports, e.g. `gdp`.
    pub id: String,
    /// Name after NBS, e.g. 地区生产总值.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Names that occur in reports.
    #[serde(default)]
    pub names: Vec<String>,
    /// Unit to which levels are brought for comparison, e.g. 亿元; empty where there is none.
    #[serde(default)]
    pub unit: String,
}

/// All indicators.
#[derive(Debug, Default)]
pub struct Taxonomy {
    indicators: Vec<Indicator>,
}

impl Taxonomy {
    /// The taxonomy of the program, read once.
    pub fn shared() -> &'static Taxonomy {
        static SHARED: OnceLock<Taxonomy> = OnceLock::new();
        SHARED.get_or_init(Taxonomy::default)
    }

    /// The indicator with this index; `None` only for an index of another taxonomy.
    pub fn get(&self, id: IndicatorId) -> Option<&Indicator> {
        self.indicators.get(usize::from(id.0))
    }

    /// The index of the indicator with this stable id.
    pub fn by_key(&self, key: &str) -> Option<IndicatorId> {
        let at = self.indicators.iter().position(|indicator| indicator.id == key)?;
        u16::try_from(at).ok().map(IndicatorId)
    }

    /// All indicators with their indexes.
    pub fn iter(&self) -> impl Iterator<Item = (IndicatorId, &Indicator)> {
        (0u16..).map(IndicatorId).zip(&self.indicators)
    }
}
