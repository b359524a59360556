//! Searching the whole corpus.

use crate::app::action::{Action, Group, Refusal, always};
use crate::app::mode::{Mode, Modes};
use crate::app::{App, InputBox};

const CONCORDANCE: Modes = Modes::of(&[Mode::Concordance]);

pub const ACTIONS: Group = Group {
    title: ("全库检索", "Search in all documents"),
    actions: &[
        Action {
            id: "search-all",
            name: ("全库检索", "search all"),
            help: ("在全部文件中检索，左右文对齐显示", "Search all documents; hits are shown with their context"),
            keys: &[(Modes::PANELS, "S")],
            hint: Modes::NONE,
            ready: |app| match app.corpus.reports.is_empty() {
                true => Err(("还没有载入文件", "nothing is loaded yet")),
                false => Ok(()),
            },
            run: App::open_concordance,
        },
        Action {
            id: "open-hit",
            name: ("打开", "open"),
            help: ("到原文中的这一处", "Open the place in the text"),
            keys: &[(CONCORDANCE, "enter l right")],
            hint: CONCORDANCE,
            ready: has_hits,
            run: App::open_hit,
        },
        Action {
            id: "sort-hits",
            name: ("排序", "sort"),
            help: ("按报告、左侧文字、右侧文字排序", "Sort by report, by the words before, by the words after"),
            keys: &[(CONCORDANCE, "s")],
            hint: CONCORDANCE,
            ready: has_hits,
            run: App::sort_concordance,
        },
        Action {
            id: "search-again",
            name: ("改检索词", "other words"),
            help: ("修改检索词", "Change the words"),
            keys: &[(CONCORDANCE, "/ S")],
            hint: CONCORDANCE,
            ready: always,
            run: |app| app.input = Some(InputBox::Concordance),
        },
    ],
};

fn has_hits(app: &App) -> Result<(), Refusal> {
    match app.concordance.hits.is_empty() {
        true => Err(("没有检索结果", "there are no hits")),
        false => Ok(()),
    }
}
