//! Editing in the boxes that take text.

use crate::app::App;
use crate::app::action::{Action, Group, always};
use crate::app::line_edit::LineEdit;
use crate::app::mode::Modes;

/// An action that edits the line of the open box.
macro_rules! edit {
    ($id:literal, $keys:literal, $name:expr, $help:expr, $run:expr) => {
        Action {
            id: $id,
            name: $name,
            help: $help,
            keys: &[(Modes::BOXES, $keys)],
            hint: Modes::NONE,
            ready: always,
            run: |app| app.edit($run),
        }
    };
}

pub const ACTIONS: Group = Group {
    title: ("输入框", "Input boxes"),
    actions: &[
        Action {
            id: "accept",
            name: ("确定", "accept"),
            help: ("采用输入，或打开所选条目", "Take what was typed, or open what is chosen"),
            keys: &[(Modes::BOXES, "enter")],
            hint: Modes::BOXES,
            ready: always,
            run: App::accept,
        },
        edit!("edit-left", "left ctrl-b", ("左移", "left"), ("光标左移一字", "One character left"), LineEdit::left),
        edit!(
            "edit-right",
            "right ctrl-f",
            ("右移", "right"),
            ("光标右移一字", "One character right"),
            LineEdit::right
        ),
        edit!("edit-home", "home ctrl-a", ("行首", "start"), ("光标到开头", "To the start"), LineEdit::home),
        edit!("edit-end", "end ctrl-e", ("行尾", "end"), ("光标到末尾", "To the end"), LineEdit::end),
        edit!(
            "edit-backspace",
            "backspace ctrl-h",
            ("退格", "backspace"),
            ("删去光标左边一字", "Delete the character on the left"),
            LineEdit::backspace
        ),
        edit!(
            "edit-delete",
            "delete",
            ("删除", "delete"),
            ("删去光标右边一字", "Delete the character on the right"),
            LineEdit::delete
        ),
        edit!(
            "edit-delete-word",
            "ctrl-w",
            ("删词", "delete word"),
            ("删去光标左边一词", "Delete the word on the left"),
            LineEdit::delete_word
        ),
        edit!(
            "edit-clear",
            "ctrl-u",
            ("清空", "clear"),
            ("删去光标左边全部", "Delete everything on the left"),
            LineEdit::clear
        ),
    ],
};

impl App {
    fn edit(&mut self, change: fn(&mut LineEdit)) {
        let Some(line) = self.line() else { return };
        let before = line.text().to_owned();
        change(line);
        let changed = line.text() != before;
        if changed {
            self.edited();
        }
    }

    /// Types text into the open box.
    pub fn type_text(&mut self, text: &str) {
        if let Some(line) = self.line() {
            line.insert(text);
            self.edited();
        }
    }
}
