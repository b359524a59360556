//! What can be done in the comparison.

use crate::app::action::{Action, Group, Refusal, always};
use crate::app::compare::Shown;
use crate::app::mode::{Mode, Modes};
use crate::app::{App, Mark, View};
use crate::compare::{Phase, Sort};
use crate::observation::Measure;

const TABLE: Modes = Modes::of(&[Mode::Compare]);
const BOTH: Modes = Modes::of(&[Mode::Compare, Mode::Sentences]);
const SENTENCES: Modes = Modes::of(&[Mode::Sentences]);

pub const ACTIONS: Group = Group {
    title: ("对照", "Comparison"),
    actions: &[
        Action {
            id: "compare",
            name: ("对照", "compare"),
            help: (
                "对照选中的地区或报告：指标为行，地区年份为列",
                "Compare what is marked: indicators down, regions and years across",
            ),
            keys: &[(Modes::PANELS.and(Modes::of(&[Mode::Sheet])), "c")],
            hint: Modes::of(&[Mode::Tree, Mode::Document, Mode::Indicators]),
            ready: enough_marked,
            run: App::open_compare,
        },
        Action {
            id: "show-sentences",
            name: ("原句", "sentences"),
            help: ("在表下显示这一行各列的原句", "Show the sentences of the row under the table"),
            keys: &[(TABLE, "enter")],
            hint: TABLE,
            ready: row_chosen,
            run: App::show_sentences,
        },
        Action {
            id: "open-sentence",
            name: ("到原文", "to the text"),
            help: ("到原文中的这一句", "Open the text at the sentence"),
            keys: &[(SENTENCES, "enter")],
            hint: SENTENCES,
            ready: row_chosen,
            run: App::open_statement,
        },
        Action {
            id: "column-left",
            name: ("左列", "column left"),
            help: ("到左边一列", "To the column on the left"),
            keys: &[(BOTH, "h left")],
            hint: Modes::NONE,
            ready: always,
            run: |app| app.step_column(false),
        },
        Action {
            id: "column-right",
            name: ("右列", "column right"),
            help: ("到右边一列", "To the column on the right"),
            keys: &[(BOTH, "l right")],
            hint: Modes::NONE,
            ready: always,
            run: |app| app.step_column(true),
        },
        Action {
            id: "earlier-year",
            name: ("前一年", "year before"),
            help: ("各列换成前一年", "Move the columns to the year before"),
            keys: &[(TABLE, "<")],
            hint: Modes::NONE,
            ready: row_or_table,
            run: |app| app.set_compare(|settings| settings.shift_years(-1)),
        },
        Action {
            id: "later-year",
            name: ("后一年", "year after"),
            help: ("各列换成后一年", "Move the columns to the year after"),
            keys: &[(TABLE, ">")],
            hint: Modes::NONE,
            ready: row_or_table,
            run: |app| app.set_compare(|settings| settings.shift_years(1)),
        },
        Action {
            id: "phase",
            name: ("实绩/目标", "phase"),
            help: ("实绩、目标、规划之间切换", "Results, targets, plans"),
            keys: &[(TABLE, "p")],
            hint: TABLE,
            ready: row_or_table,
            run: |app| {
                app.set_compare(|settings| {
                    settings.phase = match settings.phase {
                        Phase::Actual => Phase::Target,
                        Phase::Target => Phase::Plan,
                        Phase::Plan => Phase::Actual,
                    };
                });
            },
        },
        Action {
            id: "show-as",
            name: ("数值/差距", "values or gaps"),
            help: (
                "单元格显示数值、与基准的差、与基准之比、位次",
                "Cells show values, gaps to the reference, ratios, ranks",
            ),
            keys: &[(TABLE, "v")],
            hint: TABLE,
            ready: row_or_table,
            run: |app| {
                app.set_compare(|settings| {
                    settings.shown = match settings.shown {
                        Shown::Value => Shown::Gap,
                        Shown::Gap => Shown::Ratio,
                        Shown::Ratio => Shown::Rank,
                        Shown::Rank => Shown::Value,
                    };
                });
            },
        },
        Action {
            id: "common-rows",
            name: ("只看共有", "common rows"),
            help: ("只看至少两列写明的指标，再按看全部", "Only rows that two columns state at least, or all"),
            keys: &[(TABLE, "o")],
            hint: TABLE,
            ready: row_or_table,
            run: |app| app.set_compare(|settings| settings.common = !settings.common),
        },
        Action {
            id: "bars",
            name: ("条形", "bars"),
            help: ("单元格里画或不画条形", "Bars inside the cells, or none"),
            keys: &[(TABLE, "b")],
            hint: Modes::NONE,
            ready: row_or_table,
            run: |app| app.compare.bars = !app.compare.bars,
        },
        Action {
            id: "compare-measure",
            name: ("口径", "measure"),
            help: ("只看总量、只看增速、全部", "Levels only, growth only, all"),
            keys: &[(TABLE, "m")],
            hint: Modes::NONE,
            ready: row_or_table,
            run: |app| {
                app.set_compare(|settings| {
                    settings.measure = match settings.measure {
                        None => Some(Measure::Level),
                        Some(Measure::Level) => Some(Measure::Growth),
                        Some(_) => None,
                    };
                });
            },
        },
        Action {
            id: "sort-rows",
            name: ("排序", "sort"),
            help: (
                "依次按指标顺序，所选列的数值、差距、比值、位次、增速，各列的中位数、离散程度、有数列数排序",
                "Sort by taxonomy; value, gap, ratio, rank, growth of the column; median, spread, columns that state it",
            ),
            keys: &[(TABLE, "s")],
            hint: TABLE,
            ready: row_or_table,
            run: |app| {
                let at = app.compare.column;
                app.set_compare(|settings| {
                    settings.sort = next_sort(settings.sort, at);
                    // Nothing is measured against itself.
                    while at == settings.reference && matches!(settings.sort, Sort::Gap(_) | Sort::Ratio(_)) {
                        settings.sort = next_sort(settings.sort, at);
                    }
                    settings.descending = !matches!(settings.sort, Sort::Taxonomy | Sort::Rank(_));
                });
            },
        },
        Action {
            id: "reverse-rows",
            name: ("倒序", "reverse"),
            help: ("顺序倒过来", "The other way round"),
            keys: &[(TABLE, "r")],
            hint: Modes::NONE,
            ready: row_or_table,
            run: |app| app.set_compare(|settings| settings.descending = !settings.descending),
        },
        Action {
            id: "next-difference",
            name: ("下一差异", "next difference"),
            help: ("到下一个各列不一致的指标", "To the next row whose columns differ"),
            keys: &[(TABLE, "n")],
            hint: Modes::NONE,
            ready: row_or_table,
            run: |app| {
                if !app.next_difference(true) {
                    app.say(("后面没有差异了", "there is no difference after this"));
                }
            },
        },
        Action {
            id: "previous-difference",
            name: ("上一差异", "previous difference"),
            help: ("到上一个各列不一致的指标", "To the row before whose columns differ"),
            keys: &[(TABLE, "N")],
            hint: Modes::NONE,
            ready: row_or_table,
            run: |app| {
                if !app.next_difference(false) {
                    app.say(("前面没有差异了", "there is no difference before this"));
                }
            },
        },
        Action {
            id: "reference",
            name: ("设为基准", "reference"),
            help: ("以所选列为基准", "Measure the others against this column"),
            keys: &[(TABLE, "=")],
            hint: TABLE,
            ready: row_or_table,
            run: |app| {
                let at = app.compare.column;
                app.set_compare(|settings| settings.reference = at);
            },
        },
        Action {
            id: "column-to-left",
            name: ("列左移", "move column left"),
            help: ("把所选列向左移", "Move the column to the left"),
            keys: &[(TABLE, "H")],
            hint: Modes::NONE,
            ready: row_or_table,
            run: |app| app.move_column(false),
        },
        Action {
            id: "column-to-right",
            name: ("列右移", "move column right"),
            help: ("把所选列向右移", "Move the column to the right"),
            keys: &[(TABLE, "L")],
            hint: Modes::NONE,
            ready: row_or_table,
            run: |app| app.move_column(true),
        },
        Action {
            id: "drop-column",
            name: ("去掉此列", "drop column"),
            help: ("从表中去掉所选列", "Leave the column out"),
            keys: &[(TABLE, "x")],
            hint: Modes::NONE,
            ready: |app| match app.compare.settings.columns.len() {
                0..=1 => Err(("至少要有一列", "one column must stay")),
                _ => Ok(()),
            },
            run: |app| {
                let at = app.compare.column;
                app.set_compare(|settings| settings.drop_column(at));
            },
        },
        Action {
            id: "narrow-rows",
            name: ("筛选", "narrow"),
            help: (
                "按指标名称筛选：汉字、拼音、首字母",
                "Narrow by the name of the indicator: characters, pinyin, initials",
            ),
            keys: &[(TABLE, "/")],
            hint: TABLE,
            ready: row_or_table,
            run: App::narrow_compare,
        },
        Action {
            id: "note",
            name: ("笔记", "note"),
            help: (
                "把表、图和带出处的原句存为 Markdown 笔记",
                "Save a note in Markdown: table, chart, sentences with their sources",
            ),
            keys: &[(TABLE.and(Modes::of(&[Mode::Sheet])), "W")],
            hint: TABLE,
            ready: |app| match app.view {
                View::Sheet if app.sheet.order.is_empty() => Err(("表中没有数据", "the table is empty")),
                View::Sheet => Ok(()),
                _ => row_or_table(app),
            },
            run: |app| app.open_save(true),
        },
    ],
};

/// Two documents or regions, or one region with several years.
fn enough_marked(app: &App) -> Result<(), Refusal> {
    let enough = match app.marks.as_slice() {
        [] => false,
        [Mark::Region(region)] => app.work_reports_of(*region).len() > 1,
        [Mark::Report(_)] => false,
        _ => true,
    };
    match enough {
        true => Ok(()),
        false => Err(("先用 Space 选两个以上的地区或报告", "mark two regions or reports with Space first")),
    }
}

fn row_chosen(app: &App) -> Result<(), Refusal> {
    match app.compare.row() {
        Some(_) => Ok(()),
        None => Err(("表中没有这样的指标", "there is no row here")),
    }
}

fn row_or_table(app: &App) -> Result<(), Refusal> {
    match app.compare.table {
        Some(_) => Ok(()),
        None => Err(("正在汇总，请稍候", "the table is being built")),
    }
}

fn next_sort(now: Sort, column: usize) -> Sort {
    match now {
        Sort::Taxonomy | Sort::Name => Sort::Value(column),
        Sort::Value(_) => Sort::Gap(column),
        Sort::Gap(_) => Sort::Ratio(column),
        Sort::Ratio(_) => Sort::Rank(column),
        Sort::Rank(_) => Sort::Growth(column),
        Sort::Growth(_) => Sort::Median,
        Sort::Median => Sort::Spread,
        Sort::Spread => Sort::Stated,
        Sort::Stated => Sort::Taxonomy,
    }
}
