//! What a document is: its kind, its place, its years, its occasion, and why that is believed.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::lang::Lang;
use crate::region::RegionId;
use crate::span::Span;

/// What kind of document a text is. Only work reports take part in comparisons.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, clap::ValueEnum,
)]
#[serde(rename_all = "snake_case")]
#[value(rename_all = "snake_case")]
pub enum Kind {
    /// 政府工作报告
    GovernmentWorkReport,
    /// 新闻报道、专版
    NewsFeature,
    /// 统计公报
    StatisticalBulletin,
    /// 预算执行情况报告
    BudgetReport,
    /// 国民经济和社会发展计划报告
    PlanReport,
    /// 重点工作责任分解
    TaskBreakdown,
    /// 党代会报告、全会报告
    PartyCongressReport,
    /// 决议、决定
    Resolution,
    /// 其他专项报告（法治政府建设等）
    OtherReport,
    /// 未能判断
    #[default]
    Unknown,
}

impl Kind {
    /// The name used in exports.
    pub fn key(self) -> &'static str {
        match self {
            Kind::GovernmentWorkReport => "government_work_report",
            Kind::NewsFeature => "news_feature",
            Kind::StatisticalBulletin => "statistical_bulletin",
            Kind::BudgetReport => "budget_report",
            Kind::PlanReport => "plan_report",
            Kind::TaskBreakdown => "task_breakdown",
            Kind::PartyCongressReport => "party_congress_report",
            Kind::Resolution => "resolution",
            Kind::OtherReport => "other_report",
            Kind::Unknown => "unknown",
        }
    }

    /// The name that people read.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Kind::GovernmentWorkReport => lang.pick("政府工作报告", "work report"),
            Kind::NewsFeature => lang.pick("新闻报道", "news feature"),
            Kind::StatisticalBulletin => lang.pick("统计公报", "statistical bulletin"),
            Kind::BudgetReport => lang.pick("预算报告", "budget report"),
            Kind::PlanReport => lang.pick("计划报告", "plan report"),
            Kind::TaskBreakdown => lang.pick("任务分解", "task breakdown"),
            Kind::PartyCongressReport => lang.pick("党代会报告", "party congress report"),
            Kind::Resolution => lang.pick("决议", "resolution"),
            Kind::OtherReport => lang.pick("其他报告", "other report"),
            Kind::Unknown => lang.pick("未识别", "unknown"),
        }
    }
}

/// A date known to the day or only to the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PartialDate {
    /// Calendar year.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31, where the text says it.
    pub day: Option<u8>,
}

impl std::fmt::Display for PartialDate {
    /// `2021-02-02` or `2021-01`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)?;
        match self.day {
            Some(day) => write!(f, "-{day:02}"),
            None => Ok(()),
        }
    }
}

/// What a document is, each fact with the rule and the words that decided it in `evidence`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Identity {
    /// Title as printed, without site names.
    pub title: Option<Box<str>>,
    /// Kind of document.
    pub kind: Kind,
    /// The unit of GB/T 2260 whose report it is, as it was called and coded in that year.
    pub region: Option<RegionId>,
    /// The year in which the report was given (it sets the targets of that year).
    pub year: Option<u16>,
    /// The year it looks back on.
    pub review_year: Option<u16>,
    /// Day or month on which it was delivered.
    pub delivered_on: Option<PartialDate>,
    /// 某某人民代表大会第几次会议
    pub congress: Option<Box<str>>,
    /// Who delivered it.
    pub speaker: Option<Box<str>>,
    /// Office of the speaker.
    pub speaker_role: Option<Box<str>>,
    /// Why: one entry a decided field.
    pub evidence: Vec<Evidence>,
}

impl Identity {
    /// The year under which the tree files the report: its own, else the one it reviews.
    pub fn filed_year(&self) -> Option<u16> {
        self.year.or(self.review_year)
    }
}

/// A fact about a document and why it is believed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Which fact.
    pub field: Field,
    /// The rule that decided, e.g. `session_line`, `title`, `speaks_for`, `file_name`, `corpus.toml`.
    pub rule: Cow<'static, str>,
    /// The words that it decided on: of the text, of a file name, of a column.
    pub words: Box<str>,
    /// Where those words stand, when they stand in the report's text.
    pub span: Option<Span>,
}

/// A field of [`Identity`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// `title`
    Title,
    /// `kind`
    Kind,
    /// `region`
    Region,
    /// `year`
    Year,
    /// `review_year`
    ReviewYear,
    /// `delivered_on`
    DeliveredOn,
    /// `congress`
    Congress,
    /// `speaker`
    Speaker,
}

impl Field {
    /// The name used in exports.
    pub fn key(self) -> &'static str {
        match self {
            Field::Title => "title",
            Field::Kind => "kind",
            Field::Region => "region",
            Field::Year => "year",
            Field::ReviewYear => "review_year",
            Field::DeliveredOn => "delivered_on",
            Field::Congress => "congress",
            Field::Speaker => "speaker",
        }
    }
}
