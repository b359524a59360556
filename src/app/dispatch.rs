//! From keys to changes of the state.

use super::action::Action;
use super::key::Key;
use super::list::ListCursor;
use super::mode::Mode;
use super::{App, InputBox, Panel, Place, Popup, View, actions};
use crate::app::line_edit::LineEdit;

impl App {
    /// A key was pressed.
    pub fn on_key(&mut self, key: Key) {
        self.notice = None;
        let mode = self.mode();
        if mode.is_input() {
            match (actions::for_key(mode, key), key.typed()) {
                (Some(action), _) => self.perform(action),
                (None, Some(c)) => self.type_text(c.encode_utf8(&mut [0; 4])),
                (None, None) => {}
            }
        } else {
            // Outside boxes a key of a Chinese input method is the key it lies on.
            let key = key.halved();
            match (actions::for_key(mode, key), key.typed()) {
                (Some(action), _) => self.perform(action),
                (None, Some(letter)) if matches!(mode, Mode::SetMark | Mode::GoToMark) => self.bookmark(mode, letter),
                _ => {}
            }
        }
        self.settle();
    }

    /// Text was pasted: it goes into the open box, line breaks as blanks. Outside a box it is not taken for keys.
    pub fn on_paste(&mut self, text: &str) {
        self.notice = None;
        if self.mode().is_input() {
            self.type_text(text);
            self.settle();
        }
    }

    /// Does an action, or says why it cannot be done now.
    pub fn perform(&mut self, action: &Action) {
        match (action.ready)(self) {
            Ok(()) => (action.run)(self),
            Err(why) => self.say(why),
        }
    }

    /// The line that takes what is typed.
    pub fn line(&mut self) -> Option<&mut LineEdit> {
        match (&mut self.popup, self.input) {
            (Some(Popup::Finder(finder)), _) => Some(&mut finder.line),
            (Some(Popup::Palette(palette)), _) => Some(&mut palette.line),
            (Some(_), _) => None,
            (None, Some(InputBox::TreeFilter)) => Some(&mut self.tree.filter),
            (None, Some(InputBox::Find)) => Some(&mut self.find_line),
            (None, Some(InputBox::IndicatorFilter)) => Some(&mut self.indicators.filter),
            (None, Some(InputBox::Concordance)) => Some(&mut self.concordance.line),
            (None, Some(InputBox::CompareFilter)) => Some(&mut self.compare.filter),
            (None, Some(InputBox::SheetFilter)) => Some(&mut self.sheet.filter),
            (None, Some(InputBox::Save)) => Some(&mut self.saving.line),
            (None, Some(InputBox::Correction)) => Some(&mut self.review.line),
            (None, Some(InputBox::SetMark | InputBox::GoToMark) | None) => None,
        }
    }

    /// What follows from a change of the open box.
    pub fn edited(&mut self) {
        match self.mode() {
            Mode::TreeFilter => self.tree.narrow(),
            Mode::FindBox => {
                let words = self.find_line.text().to_owned();
                if let Some(document) = &mut self.document {
                    document.look_for(&words);
                }
            }
            Mode::IndicatorFilter => self.indicators.cursor = ListCursor::default(),
            Mode::Finder => self.ask_finder(),
            Mode::Palette => self.palette_edited(),
            Mode::ConcordanceBox => self.ask_concordance(),
            Mode::SheetFilter => {
                self.sheet.cursor = ListCursor::default();
                self.narrow_sheet();
            }
            Mode::CompareFilter => {
                self.compare.cursor = ListCursor::default();
                self.order_rows();
            }
            _ => {}
        }
    }

    /// Enter in a box.
    pub fn accept(&mut self) {
        match self.mode() {
            Mode::Finder => self.accept_finder(),
            Mode::SaveBox => self.accept_save(),
            Mode::CorrectionBox => self.accept_correction(),
            Mode::Palette => self.accept_palette(),
            Mode::TreeFilter => {
                self.input = None;
                if self.tree.selected().is_some_and(|node| node.is_branch()) {
                    self.tree.set_unfolded(true);
                } else {
                    self.open_chosen();
                }
            }
            Mode::FindBox => {
                self.input = None;
                self.after_find();
            }
            Mode::IndicatorFilter | Mode::ConcordanceBox | Mode::CompareFilter | Mode::SheetFilter => self.input = None,
            _ => {}
        }
    }

    /// A finished search in the text can be undone by going back.
    fn after_find(&mut self) {
        let Some(document) = &self.document else { return };
        let Some(find) = &document.find else { return };
        if find.hits.is_empty() {
            let words = self.find_line.text().to_owned();
            if words.is_empty() {
                if let Some(document) = &mut self.document {
                    document.find = None;
                }
            } else {
                self.notice = Some(format!("{}：{words}", self.lang.pick("没有找到", "not found")));
            }
            return;
        }
        let (report, offset) = (document.report.clone(), find.from);
        self.jumps.leave(Place { report, offset });
    }

    /// Closes the open box without taking what was typed; `false` when none is open.
    pub fn leave_input(&mut self) -> bool {
        let Some(input) = self.input.take() else { return false };
        match input {
            InputBox::TreeFilter => self.clear_tree_filter(),
            InputBox::Find => {
                if let Some(document) = &mut self.document
                    && let Some(find) = document.find.take()
                {
                    document.go_to(find.from);
                }
            }
            InputBox::IndicatorFilter => self.indicators.filter = LineEdit::default(),
            InputBox::SheetFilter => {
                self.sheet.filter = LineEdit::default();
                self.narrow_sheet();
            }
            InputBox::CompareFilter => {
                self.compare.filter = LineEdit::default();
                self.order_rows();
            }
            InputBox::Concordance => {
                if self.concordance.hits.is_empty() {
                    self.leave_view();
                }
            }
            InputBox::SetMark | InputBox::GoToMark | InputBox::Save | InputBox::Correction => {}
        }
        true
    }

    /// From another view to the three panels; the sentences under the comparison are closed first, then its filter.
    pub fn leave_view(&mut self) {
        if self.view == View::Compare {
            if self.compare.sentences.take().is_some() {
                return;
            }
            if !self.compare.filter.is_empty() {
                self.compare.filter = LineEdit::default();
                self.order_rows();
                return;
            }
        }
        if self.view == View::Sheet && !self.sheet.filter.is_empty() {
            self.sheet.filter = LineEdit::default();
            self.narrow_sheet();
            return;
        }
        if self.view == View::Sheet && self.leave_sheet() {
            return;
        }
        self.view = self.behind.pop().unwrap_or_default();
    }

    fn bookmark(&mut self, mode: Mode, letter: char) {
        self.input = None;
        if mode == Mode::SetMark {
            if let Some(place) = self.place() {
                self.bookmarks.insert(letter, place);
                self.notice = Some(format!("{} {letter}", self.lang.pick("已设书签", "bookmark set:")));
            }
            return;
        }
        match self.bookmarks.get(&letter).cloned() {
            Some(place) => {
                self.open(&place.report, Some(place.offset));
                self.panel = Panel::Document;
            }
            None => self.notice = Some(format!("{} {letter}", self.lang.pick("没有书签", "no such bookmark:"))),
        }
    }

    /// The list that has the keys.
    pub fn list_cursor(&mut self) -> Option<&mut ListCursor> {
        match &mut self.popup {
            Some(
                Popup::Help(cursor) | Popup::Problems(cursor) | Popup::Phrases(cursor) | Popup::Details { cursor, .. },
            ) => return Some(cursor),
            Some(Popup::Finder(finder)) => return Some(&mut finder.cursor),
            Some(Popup::Palette(palette)) => return Some(&mut palette.cursor),
            None => {}
        }
        match (self.view, self.panel) {
            (View::Concordance, _) => Some(&mut self.concordance.cursor),
            (View::Sheet, _) => Some(&mut self.sheet.cursor),
            (View::Compare, _) => Some(self.compare.sentences.as_mut().unwrap_or(&mut self.compare.cursor)),
            (View::Browse, Panel::Tree) => Some(&mut self.tree.cursor),
            (View::Browse, Panel::Indicators) => Some(&mut self.indicators.cursor),
            (View::Browse, Panel::Document) | (View::Beside, _) => None,
        }
    }

    /// How long the list is that has the keys.
    pub fn list_length(&self) -> usize {
        match &self.popup {
            Some(Popup::Help(_) | Popup::Phrases(_) | Popup::Details { .. }) => self.layout.popup_length,
            Some(Popup::Problems(_)) => self.corpus.problems.len(),
            Some(Popup::Finder(finder)) => finder.found.len(),
            Some(Popup::Palette(palette)) => palette.found.len(),
            None => match (self.view, self.panel) {
                (View::Concordance, _) => self.concordance.hits.len(),
                (View::Compare, _) if self.compare.sentences.is_some() => self.statement_count(),
                (View::Compare, _) => self.compare.order.len(),
                (View::Sheet, _) => self.sheet.order.len(),
                (View::Browse, Panel::Tree) => self.tree.len(),
                (View::Browse, Panel::Indicators) => self.indicators.height(),
                (View::Browse, Panel::Document) | (View::Beside, _) => 0,
            },
        }
    }

    /// How many lines of that list are on the screen.
    pub fn list_height(&self) -> usize {
        let area = match (&self.popup, self.view, self.panel) {
            (Some(_), ..) => self.layout.popup_list,
            (None, View::Concordance, _) => self.layout.main_list,
            (None, View::Compare, _) if self.compare.sentences.is_some() => self.layout.sentences,
            (None, View::Compare | View::Sheet, _) => self.layout.main_list,
            (None, View::Browse, Panel::Tree) => self.layout.tree_list,
            (None, View::Browse, Panel::Indicators) => self.layout.indicator_list,
            (None, View::Browse, Panel::Document) => self.layout.document_text,
            (None, View::Beside, _) => self.layout.main_list,
        };
        let lines = if self.mode() == Mode::Sentences { super::layout::STATEMENT } else { 1 };
        usize::from(area.height / lines)
    }
}
