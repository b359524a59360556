//! Commands that compare: regions, years, targets with results, documents.

use clap::Args;

use super::shared::CompareOutput;
use super::years::Years;
use crate::compare::Phase;
use crate::observation::Measure;
use crate::region::Level;

/// `baogao compare`
#[derive(Debug, Args)]
pub struct Compare {
    /// 地区：名称或代码 · regions by name or code
    #[arg(required = true, value_name = "REGION")]
    pub regions: Vec<String>,
    /// 数字所属的年份，如 2019-2023（省略则取共有的最近一年）· the years that the numbers are about
    #[arg(long, visible_alias = "year", value_name = "YEARS")]
    pub years: Option<Years>,
    /// 只比较这些指标（名称或 id，可重复）· only these indicators
    #[arg(long, value_name = "INDICATOR")]
    pub indicator: Vec<String>,
    /// 只比较这些度量 · only these measures
    #[arg(long, value_enum)]
    pub measure: Vec<Measure>,
    /// 实绩、目标或规划 · results, targets or plans
    #[arg(long, value_enum, default_value_t)]
    pub phase: Phase,
    /// 写成 Markdown 便笺：表、图和带出处的原句 · a note in Markdown: table, chart and sentences with their source
    #[arg(long)]
    pub note: bool,
    /// 把这张表的第一个指标画成 SVG 图 · a chart of the first indicator as SVG
    #[arg(long, conflicts_with = "note")]
    pub chart: bool,
    /// 差距和比值以谁为参照（省略则为第一个）· against which region gaps and ratios are taken
    #[arg(long, value_name = "REGION")]
    pub reference: Option<String>,
    /// 语料与输出 · corpus and output
    #[command(flatten)]
    pub output: CompareOutput,
}

/// `baogao align`
#[derive(Debug, Args)]
pub struct Align {
    /// 报告：id，或“地区@年份” · reports: an id, or REGION@YEAR
    #[arg(required = true, num_args = 2..=3, value_name = "REPORT")]
    pub reports: Vec<String>,
    /// 语料与输出 · corpus and output
    #[command(flatten)]
    pub output: CompareOutput,
}

/// `baogao diff`
#[derive(Debug, Args)]
pub struct Diff {
    /// 较早的报告：id，或“地区@年份” · the older report: an id, or REGION@YEAR
    pub old: String,
    /// 较新的报告 · the newer report
    pub new: String,
    /// 相同的句子也列出 · sentences that are the same too
    #[arg(long)]
    pub all: bool,
    /// 只列新出现和消失的提法，每类最多 N 条 · only phrases that are new or gone, at most N of each
    #[arg(long, value_name = "N", num_args = 0..=1, default_missing_value = "40")]
    pub phrases: Option<usize>,
    /// 语料与输出 · corpus and output
    #[command(flatten)]
    pub output: CompareOutput,
}

/// `baogao targets`
#[derive(Debug, Args)]
pub struct Targets {
    /// 地区：名称或代码 · regions by name or code
    #[arg(required = true, value_name = "REGION")]
    pub regions: Vec<String>,
    /// 目标的年份 · the years of the targets
    #[arg(long, visible_alias = "year", value_name = "YEARS")]
    pub years: Option<Years>,
    /// 语料与输出 · corpus and output
    #[command(flatten)]
    pub output: CompareOutput,
}

/// `baogao rank`
#[derive(Debug, Args)]
pub struct Rank {
    /// 指标：名称或 id · an indicator by name or id
    pub indicator: String,
    /// 数字所属的年份 · the year that the numbers are about
    #[arg(long, value_name = "YEAR")]
    pub year: u16,
    /// 级别（省略则为省级）· level (provinces when none is given)
    #[arg(long, value_enum)]
    pub level: Option<Level>,
    /// 只排这个地区之下的 · only the units under this one
    #[arg(long, value_name = "REGION")]
    pub under: Option<String>,
    /// 标出自己的地区 · mark this region
    #[arg(long, value_name = "REGION")]
    pub own: Option<String>,
    /// 度量（省略则取最常见的）· measure (the most usual one when none is given)
    #[arg(long, value_enum)]
    pub measure: Option<Measure>,
    /// 实绩、目标或规划 · results, targets or plans
    #[arg(long, value_enum, default_value_t)]
    pub phase: Phase,
    /// 语料与输出 · corpus and output
    #[command(flatten)]
    pub output: CompareOutput,
}

/// `baogao trend`
#[derive(Debug, Args)]
pub struct Trend {
    /// 指标：名称或 id · an indicator by name or id
    pub indicator: String,
    /// 地区：名称或代码 · regions by name or code
    #[arg(required = true, value_name = "REGION")]
    pub regions: Vec<String>,
    /// 年份 · years
    #[arg(long, visible_alias = "year", value_name = "YEARS")]
    pub years: Option<Years>,
    /// 度量（省略则取最常见的）· measure (the most usual one when none is given)
    #[arg(long, value_enum)]
    pub measure: Option<Measure>,
    /// 语料与输出 · corpus and output
    #[command(flatten)]
    pub output: CompareOutput,
}
