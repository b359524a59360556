//! What can be done in the document.

use crate::app::action::{Action, Group, Refusal};
use crate::app::document::{Motion, Words};
use crate::app::job::Job;
use crate::app::mode::{Mode, Modes};
use crate::app::{App, Effect, InputBox, Panel};

use super::general::document_open;

const DOCUMENT: Modes = Modes::of(&[Mode::Document]);

pub const ACTIONS: Group = Group {
    title: ("原文", "Document"),
    actions: &[
        Action {
            id: "next-heading",
            name: ("下一标题", "next heading"),
            help: ("到下一个标题", "To the next heading"),
            keys: &[(DOCUMENT, "} J")],
            hint: Modes::NONE,
            ready: document_open,
            run: |app| app.move_in_document(Motion::NextHeading),
        },
        Action {
            id: "previous-heading",
            name: ("上一标题", "previous heading"),
            help: ("到上一个标题", "To the heading before"),
            keys: &[(DOCUMENT, "{ K")],
            hint: Modes::NONE,
            ready: document_open,
            run: |app| app.move_in_document(Motion::PreviousHeading),
        },
        Action {
            id: "next-sentence",
            name: ("下一句", "next sentence"),
            help: ("到下一句", "To the next sentence"),
            keys: &[(DOCUMENT, ")")],
            hint: Modes::NONE,
            ready: document_open,
            run: |app| app.move_in_document(Motion::NextSentence),
        },
        Action {
            id: "previous-sentence",
            name: ("上一句", "previous sentence"),
            help: ("到上一句", "To the sentence before"),
            keys: &[(DOCUMENT, "(")],
            hint: Modes::NONE,
            ready: document_open,
            run: |app| app.move_in_document(Motion::PreviousSentence),
        },
        Action {
            id: "next-number",
            name: ("下一数", "next number"),
            help: ("到下一个指标数字", "To the next number of an indicator"),
            keys: &[(DOCUMENT, ".")],
            hint: DOCUMENT,
            ready: document_open,
            run: |app| app.move_in_document(Motion::NextNumber),
        },
        Action {
            id: "previous-number",
            name: ("上一数", "previous number"),
            help: ("到上一个指标数字", "To the number before"),
            keys: &[(DOCUMENT, ",")],
            hint: Modes::NONE,
            ready: document_open,
            run: |app| app.move_in_document(Motion::PreviousNumber),
        },
        Action {
            id: "to-row",
            name: ("到指标", "to its row"),
            help: (
                "光标处的数字到指标栏；标题则展开或收起",
                "From the number at the caret to its row; fold or unfold a heading",
            ),
            keys: &[(DOCUMENT, "enter i")],
            hint: DOCUMENT,
            ready: |app| {
                document_open(app)?;
                let there = app.document.as_ref().is_some_and(|at| at.on_heading() || at.observation().is_some());
                if there {
                    Ok(())
                } else {
                    Err(("这一句没有指标数字：按 . 到下一个", "no number in this sentence: . goes to the next"))
                }
            },
            run: App::go_to_row,
        },
        Action {
            id: "fold-section",
            name: ("折叠", "fold"),
            help: ("收起或展开光标所在章节", "Fold or unfold the section at the caret"),
            keys: &[(DOCUMENT, "z")],
            hint: Modes::NONE,
            ready: document_open,
            run: |app| {
                if let Some(document) = &mut app.document {
                    document.toggle_fold();
                }
            },
        },
        Action {
            id: "outline",
            name: ("大纲", "outline"),
            help: ("只看标题，再按恢复", "Headings only, or everything again"),
            keys: &[(DOCUMENT, "o")],
            hint: DOCUMENT,
            ready: document_open,
            run: |app| {
                if let Some(document) = &mut app.document {
                    document.toggle_outline();
                }
            },
        },
        Action {
            id: "asides",
            name: ("图注署名", "asides"),
            help: ("收起或显示图片说明、署名和网页文字", "Fold away or show captions, bylines and site chrome"),
            keys: &[(DOCUMENT, "a")],
            hint: Modes::NONE,
            ready: |app| {
                document_open(app)?;
                let any = app.document.as_ref().is_some_and(|at| !at.report.outline.asides.is_empty());
                if any {
                    Ok(())
                } else {
                    Err(("这份文件没有图注、署名或网页文字", "this document has no captions, bylines or site chrome"))
                }
            },
            run: |app| {
                if let Some(document) = &mut app.document {
                    document.toggle_asides();
                }
            },
        },
        Action {
            id: "words",
            name: ("分词", "words"),
            help: ("显示分词（jieba），再按恢复", "Show the words (jieba), or the text as it is"),
            keys: &[(DOCUMENT, "w")],
            hint: DOCUMENT,
            ready: document_open,
            run: App::toggle_words,
        },
        Action {
            id: "find",
            name: ("文内查找", "find in text"),
            help: ("在这份文件中查找", "Search in this document"),
            keys: &[(DOCUMENT, "/")],
            hint: DOCUMENT,
            ready: document_open,
            run: |app| {
                if let Some(document) = &mut app.document {
                    document.find = None;
                    document.look_for("");
                    app.find_line = Default::default();
                    app.input = Some(InputBox::Find);
                }
            },
        },
        Action {
            id: "next-hit",
            name: ("下一处", "next hit"),
            help: ("到下一处查找结果", "To the next hit"),
            keys: &[(DOCUMENT, "n")],
            hint: Modes::NONE,
            ready: has_hits,
            run: |app| {
                if let Some(document) = &mut app.document {
                    document.next_hit(true);
                }
            },
        },
        Action {
            id: "previous-hit",
            name: ("上一处", "previous hit"),
            help: ("到上一处查找结果", "To the hit before"),
            keys: &[(DOCUMENT, "N")],
            hint: Modes::NONE,
            ready: has_hits,
            run: |app| {
                if let Some(document) = &mut app.document {
                    document.next_hit(false);
                }
            },
        },
        Action {
            id: "next-document",
            name: ("后一年", "next year"),
            help: ("打开同一地区的下一份报告", "Open the next report of the same region"),
            keys: &[(DOCUMENT, ">")],
            hint: Modes::NONE,
            ready: |app| neighbour_there(app, true),
            run: |app| app.open_neighbour(true),
        },
        Action {
            id: "previous-document",
            name: ("前一年", "year before"),
            help: ("打开同一地区的上一份报告", "Open the report of the same region before this one"),
            keys: &[(DOCUMENT, "<")],
            hint: Modes::NONE,
            ready: |app| neighbour_there(app, false),
            run: |app| app.open_neighbour(false),
        },
        Action {
            id: "set-bookmark",
            name: ("设书签", "set bookmark"),
            help: ("按一个字母，把此处记为书签", "Remember this place under a letter"),
            keys: &[(DOCUMENT, "m")],
            hint: Modes::NONE,
            ready: document_open,
            run: |app| app.input = Some(InputBox::SetMark),
        },
        Action {
            id: "go-to-bookmark",
            name: ("到书签", "go to bookmark"),
            help: ("按一个字母，到那个书签", "Go to the place remembered under a letter"),
            keys: &[(Modes::PANELS, "'")],
            hint: Modes::NONE,
            ready: |app| match app.bookmarks.is_empty() {
                true => Err(("还没有书签：在原文中按 m 和一个字母", "no bookmarks yet: m and a letter sets one")),
                false => Ok(()),
            },
            run: |app| app.input = Some(InputBox::GoToMark),
        },
    ],
};

fn has_hits(app: &App) -> Result<(), Refusal> {
    document_open(app)?;
    match app.document.as_ref().and_then(|document| document.find.as_ref()) {
        None => Err(("还没有查找：按 / 输入要找的文字", "nothing searched yet: / starts a search")),
        Some(find) if find.hits.is_empty() => Err(("没有找到", "not found")),
        Some(_) => Ok(()),
    }
}

fn neighbour_there(app: &App, forward: bool) -> Result<(), Refusal> {
    document_open(app)?;
    match (app.neighbour(forward), forward) {
        (Some(_), _) => Ok(()),
        (None, true) => Err(("没有这个地区更晚的报告", "there is no later report of this region")),
        (None, false) => Err(("没有这个地区更早的报告", "there is no earlier report of this region")),
    }
}

impl App {
    fn move_in_document(&mut self, motion: Motion) {
        let moved = self.document.as_mut().is_some_and(|document| document.go(motion));
        if moved {
            return;
        }
        self.say(match motion {
            Motion::NextHeading | Motion::NextSentence | Motion::NextNumber => {
                ("后面没有了", "there is none after this")
            }
            Motion::PreviousHeading | Motion::PreviousSentence | Motion::PreviousNumber => {
                ("前面没有了", "there is none before this")
            }
        });
    }

    /// From the number at the caret to its row in the indicators.
    fn go_to_row(&mut self) {
        let Some(document) = &mut self.document else { return };
        if document.on_heading() && document.observation_under_caret().is_none() {
            document.toggle_fold();
            return;
        }
        let Some(observation) = document.observation() else { return };
        let report = document.report.clone();
        self.indicators.marked = false;
        self.settle();
        if !self.indicators.choose(&report, observation) {
            self.indicators.clear_filters();
            self.settle();
            self.indicators.choose(&report, observation);
        }
        self.panel = Panel::Indicators;
    }

    fn toggle_words(&mut self) {
        let Some(document) = &mut self.document else { return };
        match document.words {
            Words::Off => {
                document.set_words(Words::Coming);
                let report = document.report.clone();
                self.effects.push(Effect::Ask(Job::Words { report }));
            }
            Words::Coming | Words::Shown(_) => document.set_words(Words::Off),
        }
    }

    fn open_neighbour(&mut self, forward: bool) {
        if let Some(report) = self.neighbour(forward) {
            self.open(&report, None);
        }
    }
}
