//! What a row of a comparison is about: an indicator, what is measured about it, and whether it is a result or an aim.

use serde::{Deserialize, Serialize};

use crate::indicator::{IndicatorId, Taxonomy};
use crate::lang::Lang;
use crate::observation::Measure;

/// What a number is to the year that it is about.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, clap::ValueEnum,
)]
#[serde(rename_all = "snake_case")]
#[value(rename_all = "snake_case")]
pub enum Phase {
    /// 实绩: what came about, as a later report states it
    #[default]
    Actual,
    /// 目标: what the report of the year itself sets for it
    Target,
    /// 规划: a goal set for several years or for a later year
    Plan,
}

impl Phase {
    /// The name used in exports.
    pub fn key(self) -> &'static str {
        match self {
            Phase::Actual => "actual",
            Phase::Target => "target",
            Phase::Plan => "plan",
        }
    }

    /// The name that people read.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Phase::Actual => lang.pick("实绩", "actual"),
            Phase::Target => lang.pick("目标", "target"),
            Phase::Plan => lang.pick("规划", "plan"),
        }
    }
}

/// What is said about an indicator. Only numbers of the same slot are of the same kind: a growth over the year before
/// is not one over five years, a sum of five years is not that of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Slot {
    /// What is measured.
    pub measure: Measure,
    /// Years that the number covers: 1, or 5 for 十三五.
    pub years: u16,
    /// Years back to the base of a growth; 0 where it is the year before.
    pub back: u16,
}

impl Slot {
    /// A number about one year.
    pub fn yearly(measure: Measure) -> Self {
        Self { measure, years: 1, back: 0 }
    }

    /// A base that is just the year before is no base of its own.
    pub(super) fn plain(self) -> Self {
        let yearly = self.back == 1 || !matches!(self.measure, Measure::Growth | Measure::Multiple | Measure::Change);
        Self { back: if yearly || self.years > 1 { 0 } else { self.back }, ..self }
    }

    /// As [`Slot::label`], but nothing for the amount itself in a year: that is what a name without more means.
    pub fn short(self, lang: Lang) -> String {
        if self == Self::yearly(Measure::Level) { String::new() } else { self.label(lang) }
    }

    /// 增速, 年均增速(5年), 总量(5年累计), 增速(较5年前).
    pub fn label(self, lang: Lang) -> String {
        let measure = self.measure.label(lang);
        let sum = matches!(self.measure, Measure::Level | Measure::Change);
        match (self.years, self.back) {
            (0 | 1, 0) => measure.to_owned(),
            (0 | 1, back) => match lang {
                Lang::Zh => format!("{measure}（较{back}年前）"),
                Lang::En => format!("{measure} over {back} years"),
            },
            (years, _) => match lang {
                Lang::Zh => format!("{measure}（{years}年{}）", if sum { "累计" } else { "" }),
                Lang::En => format!("{measure}, {years} years{}", if sum { " together" } else { "" }),
            },
        }
    }
}

/// An indicator and what is said about it: a row of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Subject {
    /// Entry of the taxonomy.
    pub indicator: IndicatorId,
    /// What is said about it.
    pub slot: Slot,
}

impl Subject {
    /// Id of the indicator in exports.
    pub fn key(self) -> &'static str {
        Taxonomy::shared().get(self.indicator).map_or("", |indicator| indicator.id.as_str())
    }

    /// Name of the indicator.
    pub fn name(self, lang: Lang) -> &'static str {
        Taxonomy::shared().get(self.indicator).map_or("", |indicator| lang.pick(&indicator.zh, &indicator.en))
    }

    /// The unit to which its values are brought; empty where the indicator has none of its own.
    pub fn home_unit(self) -> &'static str {
        home_unit(self.indicator, self.slot.measure)
    }
}

/// The home unit of an indicator is that of its levels; a growth is in per cent whatever the indicator.
pub fn home_unit(indicator: IndicatorId, measure: Measure) -> &'static str {
    match (measure, Taxonomy::shared().get(indicator)) {
        (Measure::Level | Measure::Change, Some(indicator)) => &indicator.unit,
        _ => "",
    }
}
