//! Targets against results, one indicator over time, ranks.

use crate::app::App;
use crate::app::action::{Action, Group, Refusal, always};
use crate::app::mode::{Mode, Modes};
use crate::app::sheet::{About, Scope, next_phase};

const SHEET: Modes = Modes::of(&[Mode::Sheet]);
const NUMBERS: Modes = Modes::of(&[Mode::Indicators, Mode::Compare, Mode::Sheet]);

pub const ACTIONS: Group = Group {
    title: ("目标、走势、排名", "Targets, trends, ranks"),
    actions: &[
        Action {
            id: "targets",
            name: ("目标与实绩", "targets"),
            help: (
                "所选地区各年的目标、下一年报告的实绩、是否完成、比上级加码多少",
                "Targets of each year, the result in the next report, met or missed, how far above the superior's",
            ),
            keys: &[(Modes::PANELS.and(Modes::of(&[Mode::Compare, Mode::Sheet])), "T")],
            hint: Modes::NONE,
            ready: |app| match app.about_targets() {
                Some(_) => Ok(()),
                None => Err(("这里没有地区", "there is no region here")),
            },
            run: |app| {
                if let Some(about) = app.about_targets() {
                    app.open_sheet(about);
                }
            },
        },
        Action {
            id: "trend",
            name: ("走势", "trend"),
            help: ("这个指标的历年走势：折线和数据表", "This indicator over the years: a chart and a table"),
            keys: &[(NUMBERS, "t")],
            hint: Modes::of(&[Mode::Indicators, Mode::Compare]),
            ready: |app| number_chosen(app.about_trend().is_some()),
            run: |app| {
                if let Some(about) = app.about_trend() {
                    app.open_sheet(about);
                }
            },
        },
        Action {
            id: "ranks",
            name: ("排名", "ranks"),
            help: ("这个指标在同级地区中的排名", "The place of the region among its like"),
            keys: &[(NUMBERS, "R")],
            hint: Modes::of(&[Mode::Indicators, Mode::Compare]),
            ready: |app| number_chosen(app.about_ranks().is_some()),
            run: |app| {
                if let Some(about) = app.about_ranks() {
                    app.open_sheet(about);
                }
            },
        },
        Action {
            id: "open-source",
            name: ("到原文", "to the text"),
            help: ("到这一行所选原句", "Open the text at the chosen sentence of the row"),
            keys: &[(SHEET, "enter")],
            hint: SHEET,
            ready: |app| match app.sheet.chosen_source() {
                Some(_) => Ok(()),
                None => Err(("这一行没有原句", "this row has no sentence")),
            },
            run: App::open_source,
        },
        Action {
            id: "next-source",
            name: ("下一原句", "next sentence"),
            help: ("选这一行的下一个原句", "Choose the next sentence of the row"),
            keys: &[(SHEET, "l right tab")],
            hint: SHEET,
            ready: several_sources,
            run: |app| app.step_source(true),
        },
        Action {
            id: "previous-source",
            name: ("上一原句", "sentence before"),
            help: ("选这一行的上一个原句", "Choose the sentence before"),
            keys: &[(SHEET, "h left backtab")],
            hint: Modes::NONE,
            ready: several_sources,
            run: |app| app.step_source(false),
        },
        Action {
            id: "mark-row",
            name: ("选入对照", "mark"),
            help: ("把这一行的地区选入对照，再按取消", "Mark the region of the row for comparison, or unmark it"),
            keys: &[(SHEET, "space")],
            hint: SHEET,
            ready: |app| match app.sheet.key().and_then(|key| key.region) {
                Some(_) => Ok(()),
                None => Err(("这一行不是一个地区", "this row is not about one region")),
            },
            run: App::mark_row,
        },
        Action {
            id: "columns-right",
            name: ("右移各列", "columns right"),
            help: ("列太多时，看右边的列", "See the columns on the right where not all fit"),
            keys: &[(SHEET, "L")],
            hint: Modes::NONE,
            ready: always,
            run: |app| app.scroll_sheet(true),
        },
        Action {
            id: "columns-left",
            name: ("左移各列", "columns left"),
            help: ("回到左边的列", "Back to the columns on the left"),
            keys: &[(SHEET, "H")],
            hint: Modes::NONE,
            ready: always,
            run: |app| app.scroll_sheet(false),
        },
        Action {
            id: "narrow-table",
            name: ("筛选", "narrow"),
            help: ("按地区、指标、年份、结论筛选", "Narrow by region, indicator, year, outcome"),
            keys: &[(SHEET, "/")],
            hint: SHEET,
            ready: |_| Ok(()),
            run: App::narrow_sheet_box,
        },
        Action {
            id: "rank-year-before",
            name: ("前一年", "year before"),
            help: ("排名换成前一年", "Rank the year before"),
            keys: &[(SHEET, "<")],
            hint: Modes::NONE,
            ready: ranking,
            run: |app| shift_year(app, -1),
        },
        Action {
            id: "rank-year-after",
            name: ("后一年", "year after"),
            help: ("排名换成后一年", "Rank the year after"),
            keys: &[(SHEET, ">")],
            hint: Modes::NONE,
            ready: ranking,
            run: |app| shift_year(app, 1),
        },
        Action {
            id: "rank-phase",
            name: ("实绩/目标", "phase"),
            help: ("按实绩、目标、规划排名", "Rank results, targets, plans"),
            keys: &[(SHEET, "p")],
            hint: SHEET,
            ready: ranking,
            run: |app| {
                app.set_sheet(|about| {
                    if let About::Ranks { phase, .. } = about {
                        *phase = next_phase(*phase);
                    }
                });
            },
        },
        Action {
            id: "rank-scope",
            name: ("同省/全国", "scope"),
            help: (
                "在同一上级的地区中、或在全国同级地区中排名",
                "Rank among the regions of one superior, or all of the level",
            ),
            keys: &[(SHEET, "a")],
            hint: SHEET,
            ready: ranking,
            run: |app| {
                app.set_sheet(|about| {
                    if let About::Ranks { scope, .. } = about {
                        *scope = match scope {
                            Scope::Siblings => Scope::Level,
                            Scope::Level => Scope::Siblings,
                        };
                    }
                });
            },
        },
    ],
};

fn number_chosen(chosen: bool) -> Result<(), Refusal> {
    match chosen {
        true => Ok(()),
        false => Err(("先选一个指标表中有的数字", "choose a number of a known indicator first")),
    }
}

fn several_sources(app: &App) -> Result<(), Refusal> {
    match app.sheet.sources().len() {
        0 => Err(("这一行没有原句", "this row has no sentence")),
        1 => Err(("这一行只有一个原句", "this row has one sentence only")),
        _ => Ok(()),
    }
}

fn ranking(app: &App) -> Result<(), Refusal> {
    match app.sheet.about {
        Some(About::Ranks { .. }) => Ok(()),
        _ => Err(("只用于排名", "only for ranks")),
    }
}

fn shift_year(app: &mut App, years: i16) {
    app.set_sheet(|about| {
        if let About::Ranks { year, .. } = about {
            *year = year.saturating_add_signed(years);
        }
    });
}
