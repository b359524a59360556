//! Commands that read, search, check and export reports, and the one that looks regions up.

use clap::{Args, ValueEnum};

use super::shared::{CorpusArgs, Filter, Output, Reports};
use crate::check::Rule;
use crate::export::Format;
use crate::index::text::Order;

/// `baogao list`
#[derive(Debug, Args)]
pub struct List {
    /// 报告 · the reports
    #[command(flatten)]
    pub reports: Reports,
    /// 列出未能读取的内容及原因 · what was left out and why
    #[arg(long)]
    pub problems: bool,
    /// 逐份说明判断了什么、依据哪条规则和哪些文字 · what was decided for each, by which rule, on what words
    #[arg(long)]
    pub explain: bool,
    /// 格式（省略则为表格）· format (a table when none is given)
    #[arg(long, value_enum)]
    pub format: Option<Format>,
}

/// `baogao show`
#[derive(Debug, Args)]
pub struct Show {
    /// 报告 id，或地区和年份，如 湖南省 2021 · a report's id, or region and year
    #[arg(required = true, value_name = "REPORT")]
    pub report: Vec<String>,
    /// 语料 · the corpus
    #[command(flatten)]
    pub corpus: CorpusArgs,
    /// 只印大纲 · only the outline
    #[arg(long)]
    pub outline: bool,
}

/// `baogao search`
#[derive(Debug, Args)]
pub struct Search {
    /// 要找的文字 · the words to find
    pub query: String,
    /// 语料 · the corpus
    #[command(flatten)]
    pub corpus: CorpusArgs,
    /// 筛选 · filter
    #[command(flatten)]
    pub filter: Filter,
    /// 作为正则表达式 · as a regular expression
    #[arg(long)]
    pub regex: bool,
    /// 左右各显示多少字 · characters of context on each side
    #[arg(long, default_value_t = 30)]
    pub context: usize,
    /// 排序 · order
    #[arg(long, value_enum, default_value_t)]
    pub sort: Order,
    /// 最多多少条 · at most so many hits
    #[arg(long)]
    pub limit: Option<usize>,
    /// 格式（省略则为对齐的上下文）· format (aligned context lines when none is given)
    #[arg(long, value_enum)]
    pub format: Option<Format>,
}

/// `baogao export`
#[derive(Debug, Args)]
pub struct Export {
    /// 导出什么 · what to export
    #[arg(value_enum)]
    pub what: What,
    /// 报告 · the reports
    #[command(flatten)]
    pub reports: Reports,
    /// 输出 · output
    #[command(flatten)]
    pub output: Output,
    /// 报告一并导出全文 · with the texts of the reports
    #[arg(long)]
    pub text: bool,
}

/// `baogao check`
#[derive(Debug, Args)]
pub struct Check {
    /// 报告 · the reports
    #[command(flatten)]
    pub reports: Reports,
    /// 只看这些规则（可重复）· only these rules; may repeat
    #[arg(long, value_enum, value_name = "RULE")]
    pub rule: Vec<Rule>,
    /// 输出（省略格式则逐条列出）· output (told one by one when no format is given)
    #[command(flatten)]
    pub output: Output,
}

/// What `baogao export` exports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum What {
    /// 报告
    Reports,
    /// 章节
    Sections,
    /// 观测
    Observations,
    /// 文字表述的目标 · targets stated in words
    Wordings,
    /// 以上四种各一个文件，连同 datapackage.json，放进 -o 指定的文件夹 · a file of each in the folder of -o
    All,
}

/// `baogao regions`
#[derive(Debug, Args)]
pub struct Regions {
    /// 汉字、拼音（全拼、首字母）或代码 · name, pinyin or code
    pub query: String,
    /// 格式（省略则为表格）· format (a table when none is given)
    #[arg(long, value_enum)]
    pub format: Option<Format>,
}
