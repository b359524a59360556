//! What lies over the screen.

use std::sync::Arc;

use super::App;
use super::action::Action;
use super::actions;
use super::line_edit::LineEdit;
use super::list::ListCursor;
use super::mode::{Mode, Modes};
use super::search::Finder;
use crate::compare::NamedSets;
use crate::index::fuzzy::NameQuery;
use crate::lang::Lang;
use crate::report::Report;

/// Something that lies over the screen until it is closed.
#[derive(Clone, Debug)]
pub enum Popup {
    /// All keys; scrolled.
    Help(ListCursor),
    /// What was left out while loading.
    Problems(ListCursor),
    /// All fields of one observation; scrolled.
    Details {
        /// Which report.
        report: Arc<Report>,
        /// Index of the observation.
        observation: usize,
        /// Scroll.
        cursor: ListCursor,
    },
    /// Phrases that are new and that are gone; scrolled.
    Phrases(ListCursor),
    /// The finder.
    Finder(Finder),
    /// The command palette.
    Palette(Palette),
}

impl Popup {
    /// The mode that it is.
    pub fn mode(&self) -> Mode {
        match self {
            Popup::Help(_) => Mode::Help,
            Popup::Problems(_) => Mode::Problems,
            Popup::Details { .. } => Mode::Details,
            Popup::Phrases(_) => Mode::Phrases,
            Popup::Finder(_) => Mode::Finder,
            Popup::Palette(_) => Mode::Palette,
        }
    }
}

/// Actions by name.
#[derive(Clone, Debug)]
pub struct Palette {
    /// What is typed.
    pub line: LineEdit,
    /// The chosen line.
    pub cursor: ListCursor,
    /// For which part of the screen it was opened.
    pub mode: Mode,
    /// What fits, best first, with the characters of the name that fit.
    pub found: Vec<(Command, Vec<usize>)>,
}

/// What the palette can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// An action of the table.
    Action(&'static Action),
    /// Give regions a name: those named here, or what is marked when there are none.
    SaveSet(String, Vec<String>),
    /// Mark the regions of a named set.
    UseSet(String),
}

impl Command {
    /// What it is called.
    pub fn name(&self, lang: Lang) -> String {
        match self {
            Command::Action(action) => action.name(lang).to_owned(),
            Command::SaveSet(name, _) => format!("{} {name}", lang.pick("存为组", "name set")),
            Command::UseSet(name) => format!("{} {name}", lang.pick("组", "set")),
        }
    }
}

impl Palette {
    fn new(mode: Mode) -> Self {
        Self { line: LineEdit::default(), cursor: ListCursor::default(), mode, found: Vec::new() }
    }

    /// Brings what fits up to date. `set NAME` gives what is marked a name, `set NAME REGION…` these regions.
    fn look(&mut self, sets: &NamedSets, lang: Lang) {
        self.cursor = ListCursor::default();
        let typed = self.line.text().trim_start();
        if let Some(name) = typed.strip_prefix("set ").or(typed.strip_prefix("组 ")).map(str::trim)
            && let mut words = name.split([' ', '\u{3000}', '、', '，', ',']).filter(|word| !word.is_empty())
            && let Some(name) = words.next()
        {
            let regions: Vec<String> = words.map(str::to_owned).collect();
            let known = regions.is_empty() && sets.names().any(|other| other == name);
            let known = known.then(|| Command::UseSet(name.to_owned()));
            let both = known.into_iter().chain([Command::SaveSet(name.to_owned(), regions)]);
            self.found = both.map(|command| (command, Vec::new())).collect();
            return;
        }
        let query = NameQuery::new(typed);
        // An action belongs here when a key of this mode does it, or when it needs no key.
        let here = |action: &&'static Action| {
            let some_key = action.keys.iter().any(|(modes, _)| modes.has(self.mode));
            action.keys.is_empty() || (some_key && action.id != "palette" && !action.keys.iter().all(only_boxes))
        };
        let actions = actions::all().filter(here).filter_map(|action| {
            let by_name = query.find(action.name(lang)).map(|found| (found.score, found.characters));
            let by_id = query.find(action.id).map(|found| (found.score, Vec::new()));
            let (score, characters) = by_name.into_iter().chain(by_id).max_by_key(|(score, _)| *score)?;
            Some((score, Command::Action(action), characters))
        });
        let sets = sets.names().filter_map(|name| {
            let command = Command::UseSet(name.to_owned());
            query.find(&command.name(lang)).map(|found| (found.score, command, found.characters))
        });
        let mut found: Vec<_> = actions.chain(sets).collect();
        if !query.is_empty() {
            found.sort_by_key(|(score, ..)| std::cmp::Reverse(*score));
        }
        self.found = found.into_iter().map(|(_, command, characters)| (command, characters)).collect();
    }
}

/// A key that only works in a box is of no use in the palette.
fn only_boxes((modes, _): &(Modes, &str)) -> bool {
    modes.without(Modes::BOXES) == Modes::NONE
}

impl App {
    /// Opens the palette.
    pub fn open_palette(&mut self) {
        self.popup = Some(Popup::Palette(Palette::new(self.mode())));
        self.palette_edited();
    }

    /// The palette's line changed.
    pub(super) fn palette_edited(&mut self) {
        if let Some(Popup::Palette(palette)) = &mut self.popup {
            palette.look(&self.sets, self.lang);
        }
    }

    /// Does what is chosen in the palette.
    pub(super) fn accept_palette(&mut self) {
        let Some(Popup::Palette(palette)) = self.popup.take() else { return };
        match palette.found.get(palette.cursor.at).map(|(command, _)| command) {
            Some(Command::Action(action)) => self.perform(action),
            Some(Command::SaveSet(name, regions)) => self.save_set(name, regions),
            Some(Command::UseSet(name)) => self.use_set(name),
            None => {}
        }
    }
}
