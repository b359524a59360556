//! What can be done everywhere.

use crate::app::action::{Action, Group, Refusal, always};
use crate::app::list::ListCursor;
use crate::app::mode::{Mode, Modes};
use crate::app::{App, Effect, Panel, Popup, View};

const COMPARE_VIEWS: Modes = Modes::of(&[Mode::Compare, Mode::Sentences, Mode::Concordance, Mode::Sheet, Mode::Beside]);

/// Where settings and decisions can be undone, besides the panels.
const UNDOABLE: Modes = Modes::of(&[Mode::Compare, Mode::Sheet, Mode::Details]);

pub const ACTIONS: Group = Group {
    title: ("通用", "Everywhere"),
    actions: &[
        Action {
            id: "next-panel",
            name: ("换栏", "next panel"),
            help: ("到右边一栏", "Go to the next panel"),
            keys: &[(Modes::PANELS, "tab")],
            hint: Modes::PANELS,
            ready: always,
            run: |app| app.to_panel(app.panel.next()),
        },
        Action {
            id: "previous-panel",
            name: ("前一栏", "previous panel"),
            help: ("到左边一栏", "Go to the panel before"),
            keys: &[(Modes::PANELS, "backtab")],
            hint: Modes::NONE,
            ready: always,
            run: |app| app.to_panel(app.panel.previous()),
        },
        Action {
            id: "panel-left",
            name: ("左栏", "panel to the left"),
            help: ("到左边一栏", "Go to the panel on the left"),
            keys: &[(Modes::of(&[Mode::Document, Mode::Indicators]), "h left")],
            hint: Modes::NONE,
            ready: always,
            run: |app| {
                let to = if app.panel == Panel::Indicators { Panel::Document } else { Panel::Tree };
                app.to_panel(to);
            },
        },
        Action {
            id: "panel-right",
            name: ("右栏", "panel to the right"),
            help: ("到右边一栏", "Go to the panel on the right"),
            keys: &[(Modes::of(&[Mode::Document]), "l right")],
            hint: Modes::NONE,
            ready: always,
            run: |app| app.to_panel(Panel::Indicators),
        },
        Action {
            id: "finder",
            name: ("查找", "find"),
            help: ("在地区、年份、章节标题和指标中查找", "Find a region, a year, a heading or an indicator"),
            keys: &[(Modes::PANELS.and(COMPARE_VIEWS), "f ctrl-p")],
            hint: Modes::PANELS,
            ready: always,
            run: App::open_finder,
        },
        Action {
            id: "palette",
            name: ("命令", "commands"),
            help: ("按名称执行命令", "Do something by its name"),
            keys: &[(Modes::KEYS, ":")],
            hint: Modes::NONE,
            ready: always,
            run: App::open_palette,
        },
        Action {
            id: "help",
            name: ("帮助", "help"),
            help: ("显示全部按键", "Show all keys"),
            keys: &[(Modes::KEYS.without(Modes::of(&[Mode::Help])), "? f1"), (Modes::BOXES, "f1")],
            hint: Modes::KEYS.without(Modes::of(&[Mode::Help])),
            ready: always,
            run: |app| app.popup = Some(Popup::Help(ListCursor::default())),
        },
        Action {
            id: "problems",
            name: ("问题", "problems"),
            help: ("列出未能载入的文件及原因", "List what was left out while loading, and why"),
            keys: &[(Modes::PANELS, "!")],
            hint: Modes::NONE,
            ready: |app| match app.corpus.problems.is_empty() {
                true => Err(("没有问题：全部文件都已载入", "no problems: everything was loaded")),
                false => Ok(()),
            },
            run: |app| app.popup = Some(Popup::Problems(ListCursor::default())),
        },
        Action {
            id: "copy",
            name: ("复制", "copy"),
            help: ("复制所选内容及出处", "Copy what is chosen, with its source"),
            keys: &[(Modes::PANELS.and(COMPARE_VIEWS).and(Modes::of(&[Mode::Details])), "y")],
            hint: Modes::NONE,
            ready: |app| match app.copied() {
                Some(_) => Ok(()),
                None => Err(("这里没有可复制的内容", "there is nothing to copy here")),
            },
            run: |app| {
                if let Some(text) = app.copied() {
                    let characters = text.chars().count();
                    app.effects.push(Effect::Copy(text));
                    let said = match app.lang {
                        crate::lang::Lang::Zh => format!("已复制 {characters} 字（经终端 OSC 52）"),
                        crate::lang::Lang::En => format!("copied {characters} characters (by OSC 52)"),
                    };
                    app.notice = Some(said);
                }
            },
        },
        Action {
            id: "save",
            name: ("保存", "save"),
            help: (
                "把表格存为文件：.csv .xlsx .md .jsonl .txt，图存为 .svg",
                "Save the table: .csv .xlsx .md .jsonl .txt; a chart as .svg",
            ),
            keys: &[(Modes::of(&[Mode::Compare, Mode::Sheet, Mode::Concordance]), "e")],
            hint: Modes::of(&[Mode::Sheet, Mode::Concordance]),
            ready: always,
            run: |app| app.open_save(false),
        },
        Action {
            id: "jump-back",
            name: ("后退", "back in jumps"),
            help: ("回到跳转之前的位置", "Go back to where you were before a jump"),
            keys: &[(Modes::PANELS, "[ ctrl-o alt-left")],
            hint: Modes::NONE,
            ready: |app| match app.jumps.can_go_back() {
                true => Ok(()),
                false => Err(("没有更早的位置", "there is no earlier place")),
            },
            run: App::jump_back,
        },
        Action {
            id: "jump-forward",
            name: ("前进", "forward in jumps"),
            help: ("后退之后再向前", "Go forward again after going back"),
            keys: &[(Modes::PANELS, "] alt-right")],
            hint: Modes::NONE,
            ready: |app| match app.jumps.can_go_forward() {
                true => Ok(()),
                false => Err(("没有更晚的位置", "there is no later place")),
            },
            run: App::jump_forward,
        },
        Action {
            id: "undo",
            name: ("撤销", "undo"),
            help: (
                "撤销上一步：选入、取舍数字、表格的设置",
                "Undo the last step: marks, decisions about numbers, settings of a table",
            ),
            keys: &[(Modes::PANELS.and(UNDOABLE), "u backspace")],
            hint: Modes::NONE,
            ready: |app| match app.can_undo() {
                true => Ok(()),
                false => Err(("没有可撤销的步骤", "there is nothing to undo")),
            },
            run: App::undo,
        },
        Action {
            id: "mouse",
            name: ("鼠标开关", "mouse"),
            help: (
                "开关鼠标；关闭后可用终端自带的选择",
                "Switch the mouse on or off; off, the terminal's own selection works",
            ),
            keys: &[(Modes::PANELS, "M")],
            hint: Modes::NONE,
            ready: always,
            run: |app| {
                app.mouse = !app.mouse;
                app.effects.push(Effect::Mouse(app.mouse));
                app.say(if app.mouse { ("鼠标已开", "mouse on") } else { ("鼠标已关", "mouse off") });
            },
        },
        Action {
            id: "language",
            name: ("切换语言", "language"),
            help: ("界面在中文和英文之间切换", "Switch between Chinese and English"),
            keys: &[],
            hint: Modes::NONE,
            ready: always,
            run: App::switch_language,
        },
        Action {
            id: "stop-loading",
            name: ("停止载入", "stop loading"),
            help: ("停止载入，已载入的保留", "Stop loading; what is there stays"),
            keys: &[],
            hint: Modes::NONE,
            ready: |app| match app.loading.is_on() {
                true => Ok(()),
                false => Err(("没有在载入", "nothing is being loaded")),
            },
            run: App::stop_loading,
        },
        Action {
            id: "redraw",
            name: ("重绘", "redraw"),
            help: ("重新绘制屏幕", "Draw the screen anew"),
            keys: &[(Modes::ALL, "ctrl-l")],
            hint: Modes::NONE,
            ready: always,
            run: |app| app.effects.push(Effect::Redraw),
        },
        Action {
            id: "suspend",
            name: ("挂起", "suspend"),
            help: ("回到命令行，用 fg 返回", "Go to the shell; fg comes back"),
            keys: &[(Modes::ALL, "ctrl-z")],
            hint: Modes::NONE,
            ready: |_| match cfg!(unix) {
                true => Ok(()),
                false => Err(("此系统不支持挂起", "this system cannot suspend programs")),
            },
            run: |app| app.effects.push(Effect::Suspend),
        },
        Action {
            id: "back",
            name: ("返回", "back"),
            help: (
                "关闭弹窗、返回上一视图、清除筛选；载入中则停止载入",
                "Close what is open, go back, drop filters; stop loading",
            ),
            keys: &[(Modes::ALL, "esc"), (Modes::POPUPS.and(COMPARE_VIEWS), "q"), (Modes::of(&[Mode::Help]), "?")],
            hint: Modes::POPUPS.and(COMPARE_VIEWS).and(Modes::BOXES).and(Modes::LETTERS),
            ready: always,
            run: App::back,
        },
        Action {
            id: "quit",
            name: ("退出", "quit"),
            help: ("退出程序", "Leave the program"),
            keys: &[(Modes::PANELS, "q"), (Modes::ALL, "ctrl-c")],
            hint: Modes::NONE,
            ready: always,
            run: |app| app.effects.push(Effect::Quit),
        },
    ],
};

/// Something must be read before it can be worked on.
pub fn document_open(app: &App) -> Result<(), Refusal> {
    match app.document {
        Some(_) => Ok(()),
        None => Err((
            "还没有打开文件：在地区树中选年份后按 Enter",
            "no document yet: choose a year in the tree and press Enter",
        )),
    }
}

impl App {
    /// Gives the keys to another panel.
    pub fn to_panel(&mut self, panel: Panel) {
        self.panel = panel;
    }

    /// One step back: whatever was opened last is closed.
    pub fn back(&mut self) {
        if self.popup.take().is_some() {
            return;
        }
        if self.leave_input() {
            return;
        }
        if self.view != View::Browse {
            self.leave_view();
            return;
        }
        if let Some(view) = self.behind.pop() {
            self.view = view;
            return;
        }
        match self.panel {
            Panel::Tree if !self.tree.filter.is_empty() => self.clear_tree_filter(),
            Panel::Document if self.document.as_ref().is_some_and(|document| document.find.is_some()) => {
                if let Some(document) = &mut self.document {
                    document.find = None;
                }
            }
            Panel::Indicators if self.indicators.is_filtered() => self.indicators.clear_filters(),
            _ if self.loading.is_on() => self.stop_loading(),
            _ => {}
        }
    }

    fn stop_loading(&mut self) {
        self.loading.stop();
        self.effects.push(Effect::StopLoading);
        self.say(("已停止载入，已载入的保留", "loading stopped; what is there stays"));
    }

    fn switch_language(&mut self) {
        self.lang = match self.lang {
            crate::lang::Lang::Zh => crate::lang::Lang::En,
            crate::lang::Lang::En => crate::lang::Lang::Zh,
        };
        self.tree.set_lang(self.lang, &self.corpus);
        self.order_rows();
    }
}
