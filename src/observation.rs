//! 观测: one number stated about an indicator. Field names follow SDMX in meaning (INDICATOR, OBS_VALUE, UNIT_MEASURE,
//! TIME_PERIOD, OBS_STATUS).

mod packed;

pub use packed::Observations;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::indicator::IndicatorId;
use crate::lang::Lang;
use crate::quantity::Comparator;
use crate::span::Span;
use crate::symbol::Symbol;

/// One number that a text states about one indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    /// Entry of the taxonomy; `None` for an open observation, whose name is the surface.
    pub indicator: Option<IndicatorId>,
    /// The words that name the indicator.
    pub surface: Span,
    /// What is measured about it.
    pub measure: Measure,
    /// Signed value in `unit`; low end of a range.
    pub value: Decimal,
    /// High end of a range.
    pub high: Option<Decimal>,
    /// Unit as printed.
    pub unit: Symbol,
    /// Bound.
    pub comparator: Comparator,
    /// The year or span of years that the number is about.
    pub period: Option<Period>,
    /// The base of a growth or multiple when it is not the year before the period: a year, or the years of 是前五年的2.4倍.
    pub base: Option<Period>,
    /// Result or target.
    pub status: Status,
    /// Whose number it is.
    pub scope: Scope,
    /// The number with its unit as printed.
    pub span: Span,
    /// The sentence that states it.
    pub sentence: Span,
    /// Index of the innermost section.
    pub section: u32,
    /// What a reader should know before using it.
    pub flags: Flags,
    /// The rule that linked name and number.
    pub rule: Symbol,
    /// 0 to 100: how sure the link is.
    pub confidence: u8,
}

/// A target stated in words only: 与经济增长同步, 完成省下达任务.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordTarget {
    /// Entry of the taxonomy.
    pub indicator: IndicatorId,
    /// The words that name the indicator.
    pub surface: Span,
    /// The words that stand in place of a number.
    pub words: Span,
    /// The year or span of years that it is for.
    pub period: Option<Period>,
    /// The sentence that states it.
    pub sentence: Span,
    /// Index of the innermost section.
    pub section: u32,
}

/// What a number says about an indicator.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, clap::ValueEnum,
)]
#[serde(rename_all = "snake_case")]
#[value(rename_all = "snake_case")]
pub enum Measure {
    /// The amount, stock or rate itself.
    #[default]
    Level,
    /// Growth over the previous year, or over `base`.
    Growth,
    /// Average growth a year over a span.
    AvgGrowth,
    /// Share in a whole, where the indicator itself is no share.
    Share,
    /// Absolute change: an increase, percentage points.
    Change,
    /// N times the base; 翻一番 is 2.
    Multiple,
    /// Place in an order.
    Rank,
}

impl Measure {
    /// The name used in exports.
    pub fn key(self) -> &'static str {
        match self {
            Measure::Level => "level",
            Measure::Growth => "growth",
            Measure::AvgGrowth => "avg_growth",
            Measure::Share => "share",
            Measure::Change => "change",
            Measure::Multiple => "multiple",
            Measure::Rank => "rank",
        }
    }

    /// 水平、增速、…: the name that people read.
    pub fn label(self, lang: crate::lang::Lang) -> &'static str {
        match self {
            Measure::Level => lang.pick("总量", "level"),
            Measure::Growth => lang.pick("增速", "growth"),
            Measure::AvgGrowth => lang.pick("年均增速", "average growth"),
            Measure::Share => lang.pick("占比", "share"),
            Measure::Change => lang.pick("变动", "change"),
            Measure::Multiple => lang.pick("倍数", "multiple"),
            Measure::Rank => lang.pick("位次", "rank"),
        }
    }
}

/// A calendar year or a span of years, both ends inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    /// First year.
    pub from: u16,
    /// Last year; the same as `from` for one year.
    pub to: u16,
}

impl Period {
    /// One year.
    pub fn year(year: u16) -> Self {
        Self { from: year, to: year }
    }

    /// Several years.
    pub fn span(from: u16, to: u16) -> Self {
        Self { from, to: to.max(from) }
    }

    /// The year when it is one year.
    pub fn single(self) -> Option<u16> {
        (self.from == self.to).then_some(self.from)
    }
}

impl std::fmt::Display for Period {
    /// `2020` or `2016/2020` (ISO 8601, as SDMX prints a range).
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.single() {
            Some(year) => write!(f, "{year}"),
            None => write!(f, "{}/{}", self.from, self.to),
        }
    }
}

/// Result or target.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, clap::ValueEnum,
)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// What came about (also 预计 in a review, with a flag).
    #[default]
    Actual,
    /// What is planned, expected, promised.
    Target,
}

impl Status {
    /// The name used in exports.
    pub fn key(self) -> &'static str {
        match self {
            Status::Actual => "actual",
            Status::Target => "target",
        }
    }
}

/// Whose number it is. Only [`Scope::Region`] takes part in comparisons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The region of the report.
    #[default]
    Region,
    /// 开发区、园区
    Park,
    /// One industry or product.
    Sector,
    /// A company.
    Enterprise,
    /// A project.
    Project,
    /// A part of the region, or another place.
    SubArea,
    /// A superior region's figure: 全省平均.
    Superior,
}

impl Scope {
    /// The name used in exports.
    pub fn key(self) -> &'static str {
        match self {
            Scope::Region => "region",
            Scope::Park => "park",
            Scope::Sector => "sector",
            Scope::Enterprise => "enterprise",
            Scope::Project => "project",
            Scope::SubArea => "sub_area",
            Scope::Superior => "superior",
        }
    }

    /// The name shown to readers.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Scope::Region => lang.pick("全地区", "the region"),
            Scope::Park => lang.pick("园区", "a park or new area"),
            Scope::Sector => lang.pick("行业或产品", "an industry or product"),
            Scope::Enterprise => lang.pick("企业", "enterprises"),
            Scope::Project => lang.pick("项目", "projects"),
            Scope::SubArea => lang.pick("部分地区或其他地区", "a part of the region, or another"),
            Scope::Superior => lang.pick("上级地区", "the superior region"),
        }
    }
}

/// A set of warnings about an observation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Flags(u32);

/// One warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Flag {
    /// 预计: stated in a review as an estimate.
    Estimated,
    /// Names and values of a list do not agree in number; nothing was guessed.
    ListCountMismatch,
    /// A name that covers more than one indicator (财政收入).
    AmbiguousIndicator,
    /// `%` where percentage points are probably meant.
    UnitSuspectPp,
    /// Growth and levels of the text do not agree.
    ArithMismatch,
    /// A nominal multiple beside a real growth may explain a disagreement.
    NominalRealMix,
    /// The same indicator is stated again with another value.
    Conflict,
    /// Parts do not add up to the whole.
    PartsWhole,
    /// Far from the size of peers or of the years before.
    Magnitude,
    /// Far outside the range that the indicator can have.
    OutOfRange,
    /// Stated in current prices.
    Nominal,
    /// Stated in comparable prices.
    Real,
    /// A sum since the start of a span of years (累计).
    Cumulative,
    /// The reader corrected the value.
    Corrected,
    /// The reader accepted the value.
    Accepted,
    /// The reader rejected the value.
    Rejected,
}

impl Flag {
    /// Every flag.
    pub const ALL: [Flag; 16] = [
        Flag::Estimated,
        Flag::ListCountMismatch,
        Flag::AmbiguousIndicator,
        Flag::UnitSuspectPp,
        Flag::ArithMismatch,
        Flag::NominalRealMix,
        Flag::Conflict,
        Flag::PartsWhole,
        Flag::Magnitude,
        Flag::OutOfRange,
        Flag::Nominal,
        Flag::Real,
        Flag::Cumulative,
        Flag::Corrected,
        Flag::Accepted,
        Flag::Rejected,
    ];

    /// The name used in exports.
    pub fn key(self) -> &'static str {
        match self {
            Flag::Estimated => "estimated",
            Flag::ListCountMismatch => "list_count_mismatch",
            Flag::AmbiguousIndicator => "ambiguous_indicator",
            Flag::UnitSuspectPp => "unit_suspect_pp",
            Flag::ArithMismatch => "arith_mismatch",
            Flag::NominalRealMix => "nominal_real_mix",
            Flag::Conflict => "conflict",
            Flag::PartsWhole => "parts_whole",
            Flag::Magnitude => "magnitude",
            Flag::OutOfRange => "out_of_range",
            Flag::Nominal => "nominal",
            Flag::Real => "real",
            Flag::Cumulative => "cumulative",
            Flag::Corrected => "corrected",
            Flag::Accepted => "accepted",
            Flag::Rejected => "rejected",
        }
    }

    /// What it tells readers.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Flag::Estimated => lang.pick("预计数", "an estimate"),
            Flag::ListCountMismatch => lang.pick("名称和数值个数不等", "names and values differ in number"),
            Flag::AmbiguousIndicator => lang.pick("名称可指多个指标", "the name may mean several indicators"),
            Flag::UnitSuspectPp => lang.pick("似应为百分点", "percentage points may be meant"),
            Flag::ArithMismatch => lang.pick("与文中其他数字推算不符", "does not follow from other numbers"),
            Flag::NominalRealMix => lang.pick("或因现价与可比价之别", "current against comparable prices, perhaps"),
            Flag::Conflict => lang.pick("另一处数值不同", "stated differently elsewhere"),
            Flag::PartsWhole => lang.pick("分项与总体不符", "parts and whole do not agree"),
            Flag::Magnitude => lang.pick("数量级可疑", "the size is doubtful"),
            Flag::OutOfRange => lang.pick("超出可能范围", "outside the possible range"),
            Flag::Nominal => lang.pick("现价", "in current prices"),
            Flag::Real => lang.pick("可比价", "in comparable prices"),
            Flag::Cumulative => lang.pick("累计数", "a sum over years"),
            Flag::Corrected => lang.pick("已更正", "corrected by the reader"),
            Flag::Accepted => lang.pick("已核对", "accepted by the reader"),
            Flag::Rejected => lang.pick("已否定", "rejected by the reader"),
        }
    }
}

impl Flags {
    /// Whether `flag` is set.
    pub fn has(self, flag: Flag) -> bool {
        self.0 & (1 << flag as u8) != 0
    }

    /// Sets `flag`.
    pub fn set(&mut self, flag: Flag) {
        self.0 |= 1 << flag as u8;
    }

    /// The flags that are set.
    pub fn iter(self) -> impl Iterator<Item = Flag> {
        Flag::ALL.into_iter().filter(move |flag| self.has(*flag))
    }
}
