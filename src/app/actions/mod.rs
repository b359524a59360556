//! The table of all actions, and what they do.

mod beside;
mod choose;
mod compare;
mod document;
mod general;
mod indicators;
mod input;
mod lists;
mod search;
mod sheet;
mod tree;

use super::action::{Action, Group};
use super::key::Key;
use super::mode::Mode;
use crate::lang::Lang;

/// All actions, in the order of the help.
pub const GROUPS: &[Group] = &[
    general::ACTIONS,
    lists::ACTIONS,
    tree::ACTIONS,
    document::ACTIONS,
    indicators::ACTIONS,
    choose::ACTIONS,
    compare::ACTIONS,
    sheet::ACTIONS,
    beside::ACTIONS,
    search::ACTIONS,
    input::ACTIONS,
];

/// All actions.
pub fn all() -> impl Iterator<Item = &'static Action> {
    GROUPS.iter().flat_map(|group| group.actions)
}

/// The action with this name.
pub fn by_id(id: &str) -> Option<&'static Action> {
    all().find(|action| action.id == id)
}

/// What a key does in a mode.
pub fn for_key(mode: Mode, key: Key) -> Option<&'static Action> {
    all().find(|action| action.answers(mode, key))
}

/// The key table of the README, in Markdown: what stands between its markers.
pub fn keys_markdown(lang: Lang) -> String {
    let mut table = String::new();
    for group in GROUPS {
        let title = lang.pick(group.title.0, group.title.1);
        let head = lang.pick("| 键 | 动作 | 说明 |", "| Key | Action | What it does |");
        table += &format!("\n**{title}**\n\n{head}\n|---|---|---|\n");
        for action in group.actions {
            let keys: Vec<String> = action.keys_shown().iter().map(|key| format!("`{}`", escaped(key))).collect();
            let keys = if keys.is_empty() { format!("`:{}`", action.id) } else { keys.join(" ") };
            table += &format!("| {keys} | {} | {} |\n", action.name(lang), action.help(lang));
        }
    }
    table
}

/// A bar or a backquote would end a cell or a piece of code.
fn escaped(key: &str) -> String {
    key.replace('|', "\\|").replace('`', "'")
}
