//! Documents next to each other.

use crate::app::action::{Action, Group, Refusal, always};
use crate::app::list::ListCursor;
use crate::app::mode::{Mode, Modes};
use crate::app::{App, Popup};

const BESIDE: Modes = Modes::of(&[Mode::Beside]);

pub const ACTIONS: Group = Group {
    title: ("并排阅读", "Side by side"),
    actions: &[
        Action {
            id: "side-by-side",
            name: ("并排", "side by side"),
            help: (
                "并排阅读选中的两三份报告；没有选中则与上一年对比",
                "Lay two or three marked documents next to each other; else this one and the year before",
            ),
            keys: &[(Modes::PANELS.and(Modes::of(&[Mode::Compare])), "D")],
            hint: Modes::NONE,
            ready: |app| match app.documents_beside() {
                Some(_) => Ok(()),
                None => Err((
                    "选两三份报告，或打开一份有上一年的报告",
                    "mark two or three documents, or open one that has a year before",
                )),
            },
            run: App::open_beside,
        },
        Action {
            id: "beside-left",
            name: ("左边", "left"),
            help: ("到左边一份", "To the document on the left"),
            keys: &[(BESIDE, "h left backtab")],
            hint: Modes::NONE,
            ready: always,
            run: |app| app.beside.at = app.beside.at.saturating_sub(1),
        },
        Action {
            id: "beside-right",
            name: ("右边", "right"),
            help: ("到右边一份", "To the document on the right"),
            keys: &[(BESIDE, "l right tab")],
            hint: BESIDE,
            ready: always,
            run: |app| app.beside.at = (app.beside.at + 1).min(app.beside.reports.len().saturating_sub(1)),
        },
        Action {
            id: "beside-next-part",
            name: ("下一节", "next section"),
            help: ("到下一节", "To the next section"),
            keys: &[(BESIDE, "} J")],
            hint: BESIDE,
            ready: prepared,
            run: |app| {
                app.beside.next_part(true);
            },
        },
        Action {
            id: "beside-previous-part",
            name: ("上一节", "section before"),
            help: ("到上一节", "To the section before"),
            keys: &[(BESIDE, "{ K")],
            hint: Modes::NONE,
            ready: prepared,
            run: |app| {
                app.beside.next_part(false);
            },
        },
        Action {
            id: "beside-next-change",
            name: ("下一差异", "next difference"),
            help: ("到下一处差异，或只有一份有的章节", "To the next difference, or a section that only one has"),
            keys: &[(BESIDE, "n")],
            hint: BESIDE,
            ready: prepared,
            run: |app| {
                if !app.beside.next_change(true) {
                    app.say(("后面没有差异了", "there is no difference after this"));
                }
            },
        },
        Action {
            id: "beside-previous-change",
            name: ("上一差异", "difference before"),
            help: ("到上一处差异", "To the difference before"),
            keys: &[(BESIDE, "N")],
            hint: Modes::NONE,
            ready: prepared,
            run: |app| {
                if !app.beside.next_change(false) {
                    app.say(("前面没有差异了", "there is no difference before this"));
                }
            },
        },
        Action {
            id: "scroll-apart",
            name: ("同滚/分滚", "together or apart"),
            help: ("一起滚动或各自滚动", "Scroll together or each by itself"),
            keys: &[(BESIDE, "s")],
            hint: BESIDE,
            ready: prepared,
            run: |app| {
                app.beside.apart = !app.beside.apart;
                app.say(if app.beside.apart {
                    ("各自滚动", "scrolling apart")
                } else {
                    ("一起滚动", "scrolling together")
                });
            },
        },
        Action {
            id: "show-differences",
            name: ("逐字差异", "differences"),
            help: ("标出两份之间逐字的差异，或不标", "Mark the differences between two documents word by word, or not"),
            keys: &[(BESIDE, "d")],
            hint: BESIDE,
            ready: two_documents,
            run: |app| app.beside.differences = !app.beside.differences,
        },
        Action {
            id: "phrases",
            name: ("新旧提法", "phrases"),
            help: ("新出现的提法和不再出现的提法", "Phrases that are new and phrases that are gone"),
            keys: &[(BESIDE, "P")],
            hint: BESIDE,
            ready: two_documents,
            run: |app| app.popup = Some(Popup::Phrases(ListCursor::default())),
        },
        Action {
            id: "open-beside",
            name: ("打开", "open"),
            help: ("打开这一份，在屏幕所在的位置", "Open this document at the place on the screen"),
            keys: &[(BESIDE, "enter")],
            hint: Modes::NONE,
            ready: prepared,
            run: App::open_from_beside,
        },
    ],
};

fn prepared(app: &App) -> Result<(), Refusal> {
    match app.beside.prepared {
        Some(_) => Ok(()),
        None => Err(("正在对齐，请稍候", "the sections are being aligned")),
    }
}

fn two_documents(app: &App) -> Result<(), Refusal> {
    prepared(app)?;
    match app.beside.reports.len() {
        2 => Ok(()),
        _ => Err(("只能比较两份", "only two documents can be compared word by word")),
    }
}
