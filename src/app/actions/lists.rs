//! Moving in lists and in the text.

use crate::app::action::{Action, Group, always};
use crate::app::list::Step;
use crate::app::mode::{Mode, Modes};
use crate::app::{App, Popup};

/// Where a box stands over a list that can be walked while typing.
const BOXED_LISTS: Modes = Modes::of(&[
    Mode::TreeFilter,
    Mode::IndicatorFilter,
    Mode::Finder,
    Mode::Palette,
    Mode::CompareFilter,
    Mode::SheetFilter,
]);

pub const ACTIONS: Group = Group {
    title: ("移动", "Moving"),
    actions: &[
        Action {
            id: "down",
            name: ("下一行", "down"),
            help: ("下移一行", "One line down"),
            keys: &[(Modes::KEYS, "j down ctrl-n"), (BOXED_LISTS, "down ctrl-n")],
            hint: Modes::NONE,
            ready: always,
            run: |app| app.step(Step::Down),
        },
        Action {
            id: "up",
            name: ("上一行", "up"),
            help: ("上移一行", "One line up"),
            keys: &[(Modes::KEYS, "k up"), (BOXED_LISTS, "up")],
            hint: Modes::NONE,
            ready: always,
            run: |app| app.step(Step::Up),
        },
        Action {
            id: "page-down",
            name: ("下一页", "page down"),
            help: ("下移一页", "One page down"),
            keys: &[(Modes::KEYS, "pagedown ctrl-d ctrl-f"), (BOXED_LISTS, "pagedown")],
            hint: Modes::NONE,
            ready: always,
            run: |app| app.step(Step::PageDown),
        },
        Action {
            id: "page-up",
            name: ("上一页", "page up"),
            help: ("上移一页", "One page up"),
            keys: &[(Modes::KEYS, "pageup ctrl-u ctrl-b"), (BOXED_LISTS, "pageup")],
            hint: Modes::NONE,
            ready: always,
            run: |app| app.step(Step::PageUp),
        },
        Action {
            id: "first",
            name: ("开头", "first"),
            help: ("到开头", "To the first line"),
            keys: &[(Modes::KEYS, "g home")],
            hint: Modes::NONE,
            ready: always,
            run: |app| app.step(Step::First),
        },
        Action {
            id: "last",
            name: ("末尾", "last"),
            help: ("到末尾", "To the last line"),
            keys: &[(Modes::KEYS, "G end")],
            hint: Modes::NONE,
            ready: always,
            run: |app| app.step(Step::Last),
        },
    ],
};

impl App {
    /// Takes a step in whatever has the keys.
    pub fn step(&mut self, step: Step) {
        let height = self.list_height();
        let length = self.list_length();
        match self.mode() {
            Mode::Document => {
                if let Some(document) = &mut self.document {
                    document.step(step);
                }
            }
            // These scroll; nothing is chosen in them.
            Mode::Beside => self.beside.step(step),
            Mode::Help | Mode::Details | Mode::Phrases => {
                if let Some(Popup::Help(cursor) | Popup::Phrases(cursor) | Popup::Details { cursor, .. }) =
                    &mut self.popup
                {
                    let mut page = *cursor;
                    page.at = page.top;
                    page.step(step, length.saturating_sub(height) + 1, height);
                    (cursor.top, cursor.at) = (page.at, page.at);
                }
            }
            _ => {
                if let Some(cursor) = self.list_cursor() {
                    cursor.step(step, length, height);
                }
            }
        }
    }
}
