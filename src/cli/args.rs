//! What can be typed on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::check::Rule;
use crate::compare::Phase;
use crate::lang::Lang;
use crate::observation::Measure;
use crate::region::Level;
use crate::report::Kind;

/// 在终端里阅读、检索、对照政府工作报告
///
/// Browse, search and compare Chinese government work reports in a terminal.
///
/// 不带参数时打开内置的样例语料；给出文件或文件夹则打开它们。
/// Without arguments the built-in sample opens; with files or folders, those open.
#[derive(Debug, Parser)]
#[command(name = "baogao", version, args_conflicts_with_subcommands = true, after_help = EXIT_CODES)]
pub struct Cli {
    /// 做什么；省略则打开浏览器 · what to do; the browser opens when nothing is named
    #[command(subcommand)]
    pub command: Option<Command>,

    /// 浏览器的选项
    #[command(flatten)]
    pub browse: Browse,

    /// 界面语言 · language of messages and screens
    #[arg(long, global = true, value_enum)]
    pub lang: Option<Lang>,

    /// 不读也不写缓存，全部重新分析 · neither read nor write the cache of analyses
    #[arg(long, global = true)]
    pub no_cache: bool,

    /// 结束时说明时间和内存用在何处 · at the end, say where time and memory went
    #[arg(long, global = true)]
    pub profile: bool,
}

const EXIT_CODES: &str = "退出码 exit codes: 0 成功 success · 1 没有结果，或 check 有发现 nothing found, or check has findings · \
2 用法错误或没有终端 wrong usage or no terminal · 3 读写失败、没有可读的报告 input or output failed, nothing could be read";

/// Options of the browser itself.
#[derive(Debug, Default, Args)]
pub struct Browse {
    /// 报告文件或文件夹（txt md html docx jsonl csv zip；- 为标准输入）· files or folders of reports
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// 同 PATH，可重复 · the same as PATH, may repeat
    #[arg(short = 'C', long = "corpus", value_name = "PATH")]
    pub corpus: Vec<PathBuf>,

    /// 不用鼠标 · leave the mouse to the terminal
    #[arg(long)]
    pub no_mouse: bool,

    /// 配色 · colours
    #[arg(long, value_enum, default_value_t)]
    pub color: Color,

    /// 歧义宽度字符（“”—…）占几列 · columns of ambiguous-width characters
    #[arg(long, value_enum, default_value_t, value_name = "COLUMNS")]
    pub ambiguous_width: AmbiguousWidth,

    /// 不读也不写上次的位置和标记 · neither read nor write the last position and marks
    #[arg(long)]
    pub no_state: bool,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// Unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never: bold, underline and reverse only.
    Never,
}

/// Columns of characters whose East Asian width is ambiguous.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum AmbiguousWidth {
    /// Ask the terminal once at the start.
    #[default]
    Auto,
    /// One column, as most terminals do.
    #[value(name = "1")]
    One,
    /// Two columns, as terminals set to a CJK locale do.
    #[value(name = "2")]
    Two,
}

/// Subcommands: every answer of the screen as data.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 列出报告 · list the reports
    List(List),
    /// 打印一份报告的正文 · print the text of a report
    Show(Show),
    /// 全文检索 · search the texts
    Search(Search),
    /// 导出报告、章节、观测 · export reports, sections, observations
    Export(Export),
    /// 识别标准输入各行中的数量 · the quantities in each line of standard input
    Quantities,
    /// 核对：与其他数字不相符的数字，连同双方原句 · numbers that do not agree, with the sentences of both sides
    Check(Check),
    /// 指标对照：地区和年份并列 · indicators of regions and years side by side
    Compare(Compare),
    /// 目标与次年报告所述结果 · targets against the results that the next report states
    Targets(Targets),
    /// 一项指标的排名 · a ranking for one indicator
    Rank(Rank),
    /// 一项指标的历年变化 · one indicator over the years
    Trend(Trend),
    /// 章节按职能和标题并列 · sections of two or three reports side by side
    Align(Align),
    /// 两份报告逐句的差异 · what changed from one report to another
    Diff(Diff),
    /// 查地区：汉字、拼音、代码 · look a region up by name, pinyin or code
    Regions(Regions),
    /// 管理分析缓存 · the cache of analyses
    Cache {
        /// 做什么 · what to do
        #[command(subcommand)]
        action: CacheAction,
    },
    /// 生成命令补全脚本 · print a completion script
    Completions {
        /// 哪种 shell · which shell
        shell: clap_complete::Shell,
    },
    /// 生成手册页 · print the manual page
    Man,
}

/// What to do with the cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Subcommand)]
pub enum CacheAction {
    /// 清空缓存 · remove everything that was kept
    Clear,
    /// 缓存在哪里、占多少 · where it is and what it takes
    Info,
}

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

/// How to print.
#[derive(Debug, Args)]
pub struct Output {
    /// 格式（省略则为 jsonl）· format (jsonl when none is given)
    #[arg(long, value_enum)]
    pub format: Option<crate::export::Format>,
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

/// `baogao list`
#[derive(Debug, Args)]
pub struct List {
    /// 语料 · the corpus
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// 语料 · the corpus
    #[command(flatten)]
    pub corpus: CorpusArgs,
    /// 筛选 · filter
    #[command(flatten)]
    pub filter: Filter,
    /// 列出未能读取的内容及原因 · what was left out and why
    #[arg(long)]
    pub problems: bool,
    /// 逐份说明判断了什么、依据哪条规则和哪些文字 · what was decided for each, by which rule, on what words
    #[arg(long)]
    pub explain: bool,
    /// 格式（省略则为表格）· format (a table when none is given)
    #[arg(long, value_enum)]
    pub format: Option<crate::export::Format>,
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
    pub sort: crate::index::text::Order,
    /// 最多多少条 · at most so many hits
    #[arg(long)]
    pub limit: Option<usize>,
    /// 格式（省略则为对齐的上下文）· format (aligned context lines when none is given)
    #[arg(long, value_enum)]
    pub format: Option<crate::export::Format>,
}

/// `baogao export`
#[derive(Debug, Args)]
pub struct Export {
    /// 导出什么 · what to export
    #[arg(value_enum)]
    pub what: What,
    /// 语料 · the corpus
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// 语料 · the corpus
    #[command(flatten)]
    pub corpus: CorpusArgs,
    /// 筛选 · filter
    #[command(flatten)]
    pub filter: Filter,
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
    /// 语料 · the corpus
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// 语料 · the corpus
    #[command(flatten)]
    pub corpus: CorpusArgs,
    /// 筛选 · filter
    #[command(flatten)]
    pub filter: Filter,
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

/// `baogao regions`
#[derive(Debug, Args)]
pub struct Regions {
    /// 汉字、拼音（全拼、首字母）或代码 · name, pinyin or code
    pub query: String,
    /// 格式（省略则为表格）· format (a table when none is given)
    #[arg(long, value_enum)]
    pub format: Option<crate::export::Format>,
}

/// A year or a span of years, both ends inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    /// First year.
    pub from: u16,
    /// Last year.
    pub to: u16,
}

impl Years {
    /// Whether `year` lies in the span.
    pub fn holds(self, year: u16) -> bool {
        (self.from..=self.to).contains(&year)
    }
}

impl std::str::FromStr for Years {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("“{text}” 不是年份，请写成 2021 或 2019-2023 · not a year: write 2021 or 2019-2023");
        let year = |part: &str| part.trim().parse::<u16>().ok().filter(|y| (1949..=2100).contains(y)).ok_or_else(wrong);
        let (from, to) = text.split_once(['-', '–', '—', '/']).unwrap_or((text, text));
        let (from, to) = (year(from)?, year(to)?);
        if from > to { Err(wrong()) } else { Ok(Self { from, to }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn years_are_one_or_a_span() {
        assert_eq!("2021".parse(), Ok(Years { from: 2021, to: 2021 }));
        assert_eq!("2019-2023".parse(), Ok(Years { from: 2019, to: 2023 }));
        assert!("2023-2019".parse::<Years>().is_err());
        assert!("去年".parse::<Years>().is_err());
    }
}
