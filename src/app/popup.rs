//! What lies over the screen.

use std::sync::Arc;

use super::App;
use super::action::Action;
use super::actions;
use super::line_edit::LineEdit;
use super::list::ListCursor;
use super::mode::{Mode, Modes};
use super::search::Finder;
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
    pub found: Vec<(&'static Action, Vec<usize>)>,
}

impl Palette {
    fn new(mode: Mode, lang: Lang) -> Self {
        let mut palette = Self { line: LineEdit::default(), cursor: ListCursor::default(), mode, found: Vec::new() };
        palette.look(lang);
        palette
    }

    /// Brings what fits up to date.
    fn look(&mut self, lang: Lang) {
        let query = NameQuery::new(self.line.text());
        // An action belongs here when a key of this mode does it, or when it needs no key.
        let here = |action: &&'static Action| {
            action.keys.is_empty() || action.keys.iter().any(|(modes, _)| modes.has(self.mode))
        };
        let mut found: Vec<_> = actions::all()
            .filter(here)
            .filter(|action| action.id != "palette" && !action.keys.iter().all(only_boxes) || action.keys.is_empty())
            .filter_map(|action| {
                let by_name = query.find(action.name(lang));
                let by_id = query.find(action.id).map(|found| (found.score, Vec::new()));
                let by_name = by_name.map(|found| (found.score, found.characters));
                let (score, characters) = by_name.into_iter().chain(by_id).max_by_key(|(score, _)| *score)?;
                Some((score, action, characters))
            })
            .collect();
        if !query.is_empty() {
            found.sort_by_key(|(score, ..)| std::cmp::Reverse(*score));
        }
        self.found = found.into_iter().map(|(_, action, characters)| (action, characters)).collect();
        self.cursor = ListCursor::default();
    }
}

/// A key that only works in a box is of no use in the palette.
fn only_boxes((modes, _): &(Modes, &str)) -> bool {
    modes.without(Modes::BOXES) == Modes::NONE
}

impl App {
    /// Opens the palette.
    pub fn open_palette(&mut self) {
        let mode = self.mode();
        self.popup = Some(Popup::Palette(Palette::new(mode, self.lang)));
    }

    /// The palette's line changed.
    pub(super) fn palette_edited(&mut self) {
        let lang = self.lang;
        if let Some(Popup::Palette(palette)) = &mut self.popup {
            palette.look(lang);
        }
    }

    /// Does what is chosen in the palette.
    pub(super) fn accept_palette(&mut self) {
        let Some(Popup::Palette(palette)) = self.popup.take() else { return };
        if let Some((action, _)) = palette.found.get(palette.cursor.at) {
            self.perform(action);
        }
    }
}
