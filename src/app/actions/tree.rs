//! What can be done in the tree.

use std::sync::Arc;

use crate::app::action::{Action, Group, Refusal, always};
use crate::app::mode::{Mode, Modes};
use crate::app::tree::NodeKind;
use crate::app::{App, InputBox, Panel};

const TREE: Modes = Modes::of(&[Mode::Tree]);

pub const ACTIONS: Group = Group {
    title: ("地区树", "Tree"),
    actions: &[
        Action {
            id: "open",
            name: ("打开", "open"),
            help: ("打开文件；地区则展开或收起", "Open a document; unfold or fold a region"),
            keys: &[(TREE, "enter")],
            hint: TREE,
            ready: something_chosen,
            run: App::open_chosen,
        },
        Action {
            id: "unfold",
            name: ("展开", "unfold"),
            help: ("展开；文件则打开", "Unfold; open a document"),
            keys: &[(TREE, "l right")],
            hint: Modes::NONE,
            ready: something_chosen,
            run: |app| match app.tree.selected().is_some_and(|node| node.is_branch()) {
                true => app.tree.set_unfolded(true),
                false => app.open_chosen(),
            },
        },
        Action {
            id: "fold",
            name: ("收起", "fold"),
            help: ("收起；已收起则到上一级", "Fold; when folded, go to the level above"),
            keys: &[(TREE, "h left")],
            hint: Modes::NONE,
            ready: something_chosen,
            run: |app| match app.tree.is_unfolded(app.tree.cursor.at) {
                true => app.tree.set_unfolded(false),
                false => app.tree.to_parent(),
            },
        },
        Action {
            id: "unfold-all",
            name: ("全部展开", "unfold all"),
            help: ("展开整棵树", "Unfold the whole tree"),
            keys: &[(TREE, "E")],
            hint: Modes::NONE,
            ready: always,
            run: |app| app.tree.set_all_unfolded(true),
        },
        Action {
            id: "fold-all",
            name: ("全部收起", "fold all"),
            help: ("收起整棵树", "Fold the whole tree"),
            keys: &[(TREE, "Z")],
            hint: Modes::NONE,
            ready: always,
            run: |app| app.tree.set_all_unfolded(false),
        },
        Action {
            id: "turn",
            name: ("转置", "turn round"),
            help: ("地区在外或年份在外", "Regions outside, or years outside"),
            keys: &[(TREE, "t")],
            hint: TREE,
            ready: always,
            run: |app| app.tree.turn(&app.corpus),
        },
        Action {
            id: "narrow",
            name: ("筛选", "narrow"),
            help: (
                "输入汉字、全拼、首字母或混合来筛选，空格表示且",
                "Narrow by typing characters, pinyin, initials or a mixture; a blank means and",
            ),
            keys: &[(TREE, "/")],
            hint: TREE,
            ready: always,
            run: |app| app.input = Some(InputBox::TreeFilter),
        },
        Action {
            id: "mark",
            name: ("选入对照", "mark"),
            help: ("把地区或文件选入对照，再按取消", "Mark a region or a document for comparison, or unmark it"),
            keys: &[(Modes::PANELS, "space")],
            hint: Modes::of(&[Mode::Tree, Mode::Document]),
            ready: markable,
            run: App::toggle_mark,
        },
        Action {
            id: "clear-marks",
            name: ("清空对照", "clear marks"),
            help: ("取消全部选中", "Unmark everything"),
            keys: &[(Modes::PANELS, "U")],
            hint: Modes::NONE,
            ready: |app| match app.marks.is_empty() {
                true => Err(("还没有选中任何地区或文件", "nothing is marked")),
                false => Ok(()),
            },
            run: |app| app.set_marks(Vec::clear),
        },
    ],
};

fn something_chosen(app: &App) -> Result<(), Refusal> {
    match app.tree.selected() {
        Some(_) => Ok(()),
        None => Err(("这里没有条目：按 Esc 清除筛选", "nothing is here: Esc drops the filter")),
    }
}

fn markable(app: &App) -> Result<(), Refusal> {
    match app.marks_here() {
        Some(_) => Ok(()),
        None => Err(("这里没有可以对照的地区或文件", "there is no region or document to compare here")),
    }
}

impl App {
    /// Opens the chosen document, or unfolds the chosen branch.
    pub fn open_chosen(&mut self) {
        let Some(node) = self.tree.selected() else { return };
        match &node.kind {
            NodeKind::Report(report) => {
                let report = Arc::clone(report);
                self.open(&report, None);
                self.panel = Panel::Document;
            }
            _ => {
                let open = self.tree.is_unfolded(self.tree.cursor.at);
                self.tree.set_unfolded(!open);
            }
        }
    }

    /// Drops what narrows the tree; the place stays.
    pub fn clear_tree_filter(&mut self) {
        self.tree.clear_filter();
    }
}
