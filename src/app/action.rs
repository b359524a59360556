//! What an action is. The table of all of them is in [`super::actions`].

use super::App;
use super::key::{Key, shown};
use super::mode::{Mode, Modes};
use crate::lang::Lang;

/// Why something cannot be done now, in both languages: it says what to do instead.
pub type Refusal = (&'static str, &'static str);

/// Something that the reader can do by a key, from the palette, or with the mouse.
///
/// The one table of these feeds dispatch, help, hints, the palette and the key table of the README.
pub struct Action {
    /// Stable name, as the palette takes it.
    pub id: &'static str,
    /// Short name, Chinese and English.
    pub name: (&'static str, &'static str),
    /// One sentence, Chinese and English.
    pub help: (&'static str, &'static str),
    /// Keys by mode; several keys are separated by blanks.
    pub keys: &'static [(Modes, &'static str)],
    /// Modes in which the hint line shows it.
    pub hint: Modes,
    /// Whether it can be done now.
    pub ready: fn(&App) -> Result<(), Refusal>,
    /// Does it.
    pub run: fn(&mut App),
}

/// Actions that belong together.
pub struct Group {
    /// Title in the help and in the README.
    pub title: (&'static str, &'static str),
    /// The actions.
    pub actions: &'static [Action],
}

/// It can always be done.
pub fn always(_: &App) -> Result<(), Refusal> {
    Ok(())
}

impl Action {
    /// The short name.
    pub fn name(&self, lang: Lang) -> &'static str {
        lang.pick(self.name.0, self.name.1)
    }

    /// The sentence.
    pub fn help(&self, lang: Lang) -> &'static str {
        lang.pick(self.help.0, self.help.1)
    }

    /// The keys of a mode, as they are written in the table.
    pub fn written_keys(&self, mode: Mode) -> impl Iterator<Item = &'static str> {
        self.keys.iter().filter(move |(modes, _)| modes.has(mode)).flat_map(|(_, keys)| keys.split_whitespace())
    }

    /// The first key of a mode, as it is shown.
    pub fn key_shown(&self, mode: Mode) -> Option<String> {
        self.written_keys(mode).next().map(shown)
    }

    /// All keys, as they are shown, each once.
    pub fn keys_shown(&self) -> Vec<String> {
        let mut keys: Vec<String> = Vec::new();
        for key in self.keys.iter().flat_map(|(_, keys)| keys.split_whitespace()) {
            let key = shown(key);
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        keys
    }

    /// Whether a key does this in a mode.
    pub fn answers(&self, mode: Mode, key: Key) -> bool {
        self.written_keys(mode).any(|written| Key::parse(written) == Some(key))
    }
}

impl std::fmt::Debug for Action {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

impl PartialEq for Action {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}
