//! The browser: its state, and what changes it.
//!
//! [`App`] is all state. Keys become [`action::Action`]s, which are the only things (with messages of the worker) that
//! change it; what must be done outside is left in `effects`. Drawing takes `&App`.

pub mod action;
pub mod actions;
pub mod beside;
pub mod compare;
mod dispatch;
pub mod document;
mod effect;
pub mod figures;
pub mod indicators;
pub mod job;
mod jump;
pub mod key;
mod kin;
pub mod layout;
pub mod line_edit;
pub mod list;
mod loading;
mod mark;
pub mod mode;
mod mouse;
mod open;
pub mod popup;
mod review;
mod save;
pub mod search;
pub mod sheet;
pub mod state;
pub mod tree;
mod undo;
pub mod worker;

pub use effect::{Effect, Message};
pub use jump::{Jumps, Place};
pub use loading::Loading;
pub use mark::Mark;
pub use open::quote;
pub use popup::Popup;
pub use review::Review;
pub use save::{SavedFile, Saving};
pub use undo::Before;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::compare::NamedSets;
use crate::corpus::Corpus;
use crate::lang::Lang;
use crate::report::Report;
use crate::typeset::Widths;
use beside::Beside;
use compare::Compare;
use document::Document;
use figures::FiguresOfCorpus;
use indicators::Indicators;
use layout::Layout;
use line_edit::LineEdit;
use mode::Mode;
use search::Concordance;
use sheet::SheetView;
use tree::Tree;

/// One of the three panels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    /// Regions and years.
    #[default]
    Tree,
    /// The text.
    Document,
    /// The numbers.
    Indicators,
}

impl Panel {
    /// The panel to the right, round the edge.
    pub fn next(self) -> Self {
        match self {
            Panel::Tree => Panel::Document,
            Panel::Document => Panel::Indicators,
            Panel::Indicators => Panel::Tree,
        }
    }

    /// The panel to the left, round the edge.
    pub fn previous(self) -> Self {
        self.next().next()
    }
}

/// What fills the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The three panels.
    #[default]
    Browse,
    /// The lines of a search over the corpus.
    Concordance,
    /// The comparison.
    Compare,
    /// Another table: targets, one indicator over time, ranks.
    Sheet,
    /// Documents next to each other.
    Beside,
}

/// What takes the characters that are typed, besides popups with a box of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputBox {
    /// Narrowing the tree.
    TreeFilter,
    /// Searching in the document.
    Find,
    /// A letter for a bookmark to set.
    SetMark,
    /// A letter for a bookmark to go to.
    GoToMark,
    /// Searching the indicators.
    IndicatorFilter,
    /// Searching the corpus.
    Concordance,
    /// Narrowing the comparison.
    CompareFilter,
    /// Narrowing another table.
    SheetFilter,
    /// The name of a file to save.
    Save,
    /// The right value of a number.
    Correction,
}

/// All state of the browser.
#[derive(Debug)]
pub struct App {
    /// What is loaded so far.
    pub corpus: Arc<Corpus>,
    /// Bytes of text in it.
    pub bytes: usize,
    /// How loading stands.
    pub loading: Loading,
    /// Language of the screen.
    pub lang: Lang,
    /// How wide the terminal draws characters.
    pub widths: Widths,
    /// What fills the screen.
    pub view: View,
    /// The views that going back returns to, the last first.
    pub behind: Vec<View>,
    /// Which panel has the keys.
    pub panel: Panel,
    /// What takes the characters that are typed.
    pub input: Option<InputBox>,
    /// What lies over the screen.
    pub popup: Option<Popup>,
    /// The tree.
    pub tree: Tree,
    /// The document that is read.
    pub document: Option<Document>,
    /// What is typed into the box that searches in the document.
    pub find_line: LineEdit,
    /// The indicators.
    pub indicators: Indicators,
    /// For what the indicators were filled last.
    filled: Option<open::Filled>,
    /// The search over the corpus.
    pub concordance: Concordance,
    /// The figures of the corpus, for everything that compares.
    pub figures: FiguresOfCorpus,
    /// The comparison.
    pub compare: Compare,
    /// Another table.
    pub sheet: SheetView,
    /// Documents next to each other.
    pub beside: Beside,
    /// What the reader decided about single numbers.
    pub review: Review,
    /// What is being saved.
    pub saving: Saving,
    /// What is marked for comparison, in the order of marking.
    pub marks: Vec<Mark>,
    /// Steps in the panels that can be undone, the last at the end.
    before: Vec<Before>,
    /// Where the reader was before jumps.
    pub jumps: Jumps,
    /// Places under letters.
    pub bookmarks: BTreeMap<char, Place>,
    /// What is remembered from the last run and not brought back yet.
    pub remembered: Option<state::Session>,
    /// Sets of regions with names.
    pub sets: NamedSets,
    /// Said once, until the next key.
    pub notice: Option<String>,
    /// Whether the mouse is on.
    pub mouse: bool,
    /// Where things are on the screen.
    pub layout: Layout,
    /// What is to be done outside, in order.
    pub effects: Vec<Effect>,
}

impl App {
    /// A browser with nothing loaded.
    pub fn new(lang: Lang, widths: Widths) -> Self {
        Self {
            corpus: Arc::default(),
            bytes: 0,
            loading: Loading::default(),
            lang,
            widths,
            view: View::default(),
            behind: Vec::new(),
            panel: Panel::default(),
            input: None,
            popup: None,
            tree: Tree::new(lang),
            document: None,
            find_line: LineEdit::default(),
            indicators: Indicators::default(),
            filled: None,
            concordance: Concordance::default(),
            figures: FiguresOfCorpus::default(),
            compare: Compare::default(),
            sheet: SheetView::default(),
            beside: Beside::default(),
            review: Review::default(),
            saving: Saving::default(),
            marks: Vec::new(),
            before: Vec::new(),
            jumps: Jumps::default(),
            bookmarks: BTreeMap::new(),
            remembered: None,
            sets: NamedSets::default(),
            notice: None,
            mouse: true,
            layout: Layout::default(),
            effects: Vec::new(),
        }
    }

    /// Which part of the screen has the keys.
    pub fn mode(&self) -> Mode {
        match (&self.popup, self.input, self.view, self.panel) {
            (Some(popup), ..) => popup.mode(),
            (_, Some(InputBox::TreeFilter), ..) => Mode::TreeFilter,
            (_, Some(InputBox::Find), ..) => Mode::FindBox,
            (_, Some(InputBox::SetMark), ..) => Mode::SetMark,
            (_, Some(InputBox::GoToMark), ..) => Mode::GoToMark,
            (_, Some(InputBox::IndicatorFilter), ..) => Mode::IndicatorFilter,
            (_, Some(InputBox::Concordance), ..) => Mode::ConcordanceBox,
            (_, Some(InputBox::CompareFilter), ..) => Mode::CompareFilter,
            (_, Some(InputBox::SheetFilter), ..) => Mode::SheetFilter,
            (_, Some(InputBox::Save), ..) => Mode::SaveBox,
            (_, Some(InputBox::Correction), ..) => Mode::CorrectionBox,
            (.., View::Concordance, _) => Mode::Concordance,
            (.., View::Compare, _) if self.compare.sentences.is_some() => Mode::Sentences,
            (.., View::Compare, _) => Mode::Compare,
            (.., View::Sheet, _) => Mode::Sheet,
            (.., View::Beside, _) => Mode::Beside,
            (.., View::Browse, Panel::Tree) => Mode::Tree,
            (.., View::Browse, Panel::Document) => Mode::Document,
            (.., View::Browse, Panel::Indicators) => Mode::Indicators,
        }
    }

    /// Says something until the next key.
    pub fn say(&mut self, words: (&str, &str)) {
        self.notice = Some(self.lang.pick(words.0, words.1).to_owned());
    }

    /// The observation that is chosen in the panel that has the keys.
    pub fn chosen_observation(&self) -> Option<(Arc<Report>, usize)> {
        if let Some(Popup::Details { report, observation, .. }) = &self.popup {
            return Some((Arc::clone(report), *observation));
        }
        match self.panel {
            Panel::Indicators => {
                let item = self.indicators.selected()?;
                Some((Arc::clone(&item.report), item.observation))
            }
            Panel::Document | Panel::Tree => {
                let document = self.document.as_ref()?;
                document.observation().map(|observation| (Arc::clone(&document.report), observation))
            }
        }
    }
}
