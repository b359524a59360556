//! What can be typed on the command line.

mod browse;
mod comparing;
mod reading;
mod shared;
mod years;

pub use browse::{AmbiguousWidth, Browse, Color};
pub use comparing::{Align, Compare, Diff, Rank, Targets, Trend};
pub use reading::{Check, Export, List, Regions, Search, Show, What};
pub use shared::{CompareOutput, CorpusArgs, Filter, Output};
pub use years::Years;

use clap::{Parser, Subcommand};

use crate::lang::Lang;

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

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }
}
