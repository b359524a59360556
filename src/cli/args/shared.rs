//! What several commands take: a corpus, which reports of it, how to print.

use std::path::PathBuf;

use clap::Args;

use super::years::Years;
use crate::export::Format;
use crate::region::Level;
use crate::report::Kind;

/// Where the corpus comes from, for commands with other operands.
#[derive(Debug, Default, Args)]
pub struct CorpusArgs {
    /// 语料（文件或文件夹，可重复；省略则用内置样例）· the corpus; the sample when none is given
    #[arg(short = 'C', long = "corpus", value_name = "PATH")]
    pub corpus: Vec<PathBuf>,
}

/// Which reports of the corpus.
#[derive(Debug, Default, Args)]
pub struct Filter {
    /// 地区（名称或代码），连同其下级 · a region by name or code, with all below it; may repeat
    #[arg(long, value_name = "REGION")]
    pub region: Vec<String>,
    /// 级别 · administrative level
    #[arg(long, value_enum)]
    pub level: Option<Level>,
    /// 年份，如 2021 或 2019-2023 · a year or a span of years
    #[arg(long, visible_alias = "year", value_name = "YEARS")]
    pub years: Option<Years>,
    /// 文件种类 · kind of document
    #[arg(long, value_enum)]
    pub kind: Option<Kind>,
}

/// Reports of a corpus, for commands that take it as their operands.
#[derive(Debug, Default, Args)]
pub struct Reports {
    /// 语料 · the corpus
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// 语料 · the corpus
    #[command(flatten)]
    pub corpus: CorpusArgs,
    /// 筛选 · filter
    #[command(flatten)]
    pub filter: Filter,
}

/// How to print.
#[derive(Debug, Args)]
pub struct Output {
    /// 格式（省略则为 jsonl）· format (jsonl when none is given)
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// 写入文件而不是标准输出 · write to a file
    #[arg(short = 'o', long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// CSV 带 BOM（写文件时默认带）· CSV with a byte order mark (the default for files)
    #[arg(long, overrides_with = "no_bom")]
    pub bom: bool,
    /// CSV 不带 BOM · CSV without a byte order mark
    #[arg(long)]
    pub no_bom: bool,
}

/// What the comparing commands have in common.
#[derive(Debug, Args)]
pub struct CompareOutput {
    /// 语料 · the corpus
    #[command(flatten)]
    pub corpus: CorpusArgs,
    /// 输出（省略格式则为表格；jsonl、csv、xlsx 一行一个值）· output (a table when no format is given)
    #[command(flatten)]
    pub output: Output,
    /// csv、xlsx 也按屏幕上的表格排列 · csv and xlsx laid out as on the screen
    #[arg(long)]
    pub wide: bool,
}
