//! What can be done in the panel of indicators.

use std::sync::Arc;

use crate::app::action::{Action, Group, Refusal, always};
use crate::app::list::ListCursor;
use crate::app::mode::{Mode, Modes};
use crate::app::{App, InputBox, Panel, Popup};
use crate::corpus::review::Decision;
use crate::observation::{Measure, Status};

use super::general::document_open;

const INDICATORS: Modes = Modes::of(&[Mode::Indicators]);
const DETAILS: Modes = Modes::of(&[Mode::Details]);
/// Where one number is looked at.
const NUMBER: Modes = Modes::of(&[Mode::Indicators, Mode::Details]);

pub const ACTIONS: Group = Group {
    title: ("指标", "Indicators"),
    actions: &[
        Action {
            id: "to-sentence",
            name: ("原文", "sentence"),
            help: ("到说这个数的那一句", "To the sentence that states the number"),
            keys: &[(INDICATORS, "enter")],
            hint: INDICATORS,
            ready: row_chosen,
            run: App::go_to_sentence,
        },
        Action {
            id: "search-indicators",
            name: ("筛选", "search"),
            help: (
                "模糊查找指标：汉字、拼音、首字母、年份，空格表示且",
                "Fuzzy search: characters, pinyin, initials, years; a blank means and",
            ),
            keys: &[(INDICATORS, "/")],
            hint: INDICATORS,
            ready: has_source,
            run: |app| app.input = Some(InputBox::IndicatorFilter),
        },
        Action {
            id: "filter-status",
            name: ("实绩/目标", "status"),
            help: ("全部、只看实绩、只看目标", "All, results only, targets only"),
            keys: &[(INDICATORS, "s")],
            hint: INDICATORS,
            ready: has_source,
            run: |app| {
                app.indicators.status = match app.indicators.status {
                    None => Some(Status::Actual),
                    Some(Status::Actual) => Some(Status::Target),
                    Some(Status::Target) => None,
                };
            },
        },
        Action {
            id: "filter-measure",
            name: ("口径", "measure"),
            help: ("按总量、增速、占比等筛选", "Levels, growth, shares … only"),
            keys: &[(INDICATORS, "m")],
            hint: Modes::NONE,
            ready: has_source,
            run: |app| app.indicators.measure = next_measure(app.indicators.measure),
        },
        Action {
            id: "filter-section",
            name: ("本节", "this section"),
            help: ("只看原文光标所在章节的数字", "Only numbers of the section at the caret of the text"),
            keys: &[(INDICATORS, "x")],
            hint: Modes::NONE,
            ready: document_open,
            run: |app| app.indicators.section_only = !app.indicators.section_only,
        },
        Action {
            id: "marked-documents",
            name: ("已选文件", "marked documents"),
            help: ("看全部已选文件的指标，或只看打开的文件", "Indicators of the marked documents, or of the open one"),
            keys: &[(INDICATORS, "a")],
            hint: Modes::NONE,
            ready: |app| match app.marks.is_empty() && !app.indicators.marked {
                true => Err(("还没有选中文件：在地区树中按 Space", "nothing is marked: Space in the tree marks")),
                false => Ok(()),
            },
            run: |app| app.indicators.marked = !app.indicators.marked,
        },
        Action {
            id: "accept-number",
            name: ("认可", "accept"),
            help: ("认可这个数；再按撤回", "Accept the number; again takes it back"),
            keys: &[(NUMBER, "+")],
            hint: DETAILS,
            ready: number_chosen,
            run: |app| app.decide(Decision::Accept),
        },
        Action {
            id: "reject-number",
            name: ("否定", "reject"),
            help: (
                "这个数读错了：不用于对照，导出时带标记；再按撤回",
                "Misread: left out of comparisons, flagged in exports; again takes it back",
            ),
            keys: &[(NUMBER, "-")],
            hint: DETAILS,
            ready: number_chosen,
            run: |app| app.decide(Decision::Reject),
        },
        Action {
            id: "correct-number",
            name: ("更正", "correct"),
            help: ("更正这个数，单位不变", "Correct the number; the unit stays"),
            keys: &[(NUMBER, "=")],
            hint: DETAILS,
            ready: number_chosen,
            run: App::open_correction,
        },
        Action {
            id: "next-details",
            name: ("下一数", "next number"),
            help: ("看文中下一个数的详情", "The details of the next number of the text"),
            keys: &[(DETAILS, "n l right tab")],
            hint: DETAILS,
            ready: always,
            run: |app| step_details(app, true),
        },
        Action {
            id: "previous-details",
            name: ("上一数", "number before"),
            help: ("看文中上一个数的详情", "The details of the number before"),
            keys: &[(DETAILS, "N h left backtab")],
            hint: Modes::NONE,
            ready: always,
            run: |app| step_details(app, false),
        },
        Action {
            id: "details",
            name: ("详情", "details"),
            help: ("显示这个数的全部字段、规则和提示", "All fields of the number, the rule that linked it, its flags"),
            keys: &[(Modes::of(&[Mode::Indicators, Mode::Document]), "v")],
            hint: INDICATORS,
            ready: number_chosen,
            run: |app| {
                if let Some((report, observation)) = app.chosen_observation() {
                    app.popup = Some(Popup::Details { report, observation, cursor: ListCursor::default() });
                }
            },
        },
    ],
};

fn number_chosen(app: &App) -> Result<(), Refusal> {
    match app.chosen_observation() {
        Some(_) => Ok(()),
        None => Err(("光标处没有指标数字", "there is no number here")),
    }
}

fn has_source(app: &App) -> Result<(), Refusal> {
    if app.indicators.marked { Ok(()) } else { document_open(app) }
}

fn row_chosen(app: &App) -> Result<(), Refusal> {
    match app.indicators.selected() {
        Some(_) => Ok(()),
        None => Err(("没有选中的数字", "no number is chosen")),
    }
}

/// Goes to the number after or before the one whose details are shown; the text under them goes along.
fn step_details(app: &mut App, forward: bool) {
    let Some(Popup::Details { report, observation, cursor }) = &mut app.popup else { return };
    let to = if forward { observation.checked_add(1) } else { observation.checked_sub(1) };
    let Some((to, found)) = to.and_then(|to| Some((to, report.observations.get(to)?))) else {
        app.say(if forward {
            ("后面没有了", "there is none after this")
        } else {
            ("前面没有了", "there is none before this")
        });
        return;
    };
    *observation = to;
    *cursor = ListCursor::default();
    let (report, at) = (Arc::clone(report), found.span.start as usize);
    app.indicators.choose(&report, to);
    if let Some(document) = app.document.as_mut().filter(|document| document.report.id == report.id) {
        document.go_to(at);
    }
}

fn next_measure(now: Option<Measure>) -> Option<Measure> {
    match now {
        None => Some(Measure::Level),
        Some(Measure::Level) => Some(Measure::Growth),
        Some(Measure::Growth) => Some(Measure::AvgGrowth),
        Some(Measure::AvgGrowth) => Some(Measure::Share),
        Some(Measure::Share) => Some(Measure::Change),
        Some(Measure::Change) => Some(Measure::Multiple),
        Some(Measure::Multiple) => Some(Measure::Rank),
        Some(Measure::Rank) => None,
    }
}

impl App {
    /// Goes from the chosen row to its sentence.
    fn go_to_sentence(&mut self) {
        let Some(item) = self.indicators.selected() else { return };
        let Some(at) = item.get().map(|one| one.span.start as usize) else { return };
        let report = item.report.clone();
        self.open(&report, Some(at));
        self.panel = Panel::Document;
    }
}
