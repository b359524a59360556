//! The mouse: the wheel scrolls what lies under it, a click chooses, a second click on the same line opens.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};

use super::layout::STATEMENT;
use super::{App, Panel, View};

/// Lines that one notch of the wheel scrolls.
const WHEEL: isize = 3;

impl App {
    /// The mouse did something.
    pub fn on_mouse(&mut self, event: MouseEvent) {
        let at = Position { x: event.column, y: event.row };
        match event.kind {
            MouseEventKind::ScrollDown => self.wheel(at, WHEEL),
            MouseEventKind::ScrollUp => self.wheel(at, -WHEEL),
            MouseEventKind::Down(MouseButton::Left) => self.click(at),
            _ => return,
        }
        self.settle();
    }

    fn wheel(&mut self, at: Position, lines: isize) {
        if self.popup.is_none() && self.view == View::Beside {
            self.beside.scroll(lines);
        } else if self.popup.is_some() || self.view != View::Browse {
            let (length, height) = (self.list_length(), self.list_height());
            if let Some(cursor) = self.list_cursor() {
                cursor.scroll(lines, length, height);
            }
        } else if self.layout.tree.contains(at) {
            self.tree.cursor.scroll(lines, self.tree.len(), usize::from(self.layout.tree_list.height));
        } else if self.layout.indicators.contains(at) {
            let length = self.indicators.height();
            self.indicators.cursor.scroll(lines, length, usize::from(self.layout.indicator_list.height));
        } else if let Some(document) = self.document.as_mut().filter(|_| self.layout.document.contains(at)) {
            document.scroll(lines);
        }
    }

    fn click(&mut self, at: Position) {
        self.notice = None;
        if self.popup.is_some() {
            if !self.layout.popup.contains(at) {
                self.popup = None;
            } else if self.choose(self.layout.popup_list, at) && self.mode().is_input() {
                self.accept();
            }
        } else {
            match self.view {
                View::Browse => self.click_panel(at),
                View::Beside => {
                    let found = self.layout.beside.iter().find(|panel| panel.area.contains(at));
                    self.beside.at = found.map_or(self.beside.at, |panel| panel.document);
                }
                View::Compare => self.click_compare(at),
                View::Sheet if self.layout.sentences.contains(at) => {
                    let source = self.sheet.first_source(self.layout.sentences.height)
                        + usize::from((at.y - self.layout.sentences.y) / STATEMENT);
                    let again = self.sheet.source == source;
                    if source < self.sheet.sources().len() {
                        self.sheet.source = source;
                        if again {
                            self.perform_by_id("open-source");
                        }
                    }
                }
                View::Sheet | View::Concordance => {
                    if self.choose(self.layout.main_list, at) {
                        self.perform_by_id(if self.view == View::Sheet { "open-source" } else { "open-hit" });
                    }
                }
            }
        }
    }

    /// A cell of the table is chosen, a second click shows the sentences of its row; so with the sentences and the text.
    fn click_compare(&mut self, at: Position) {
        if self.layout.sentences.contains(at) {
            let length = self.statement_count();
            let Some(cursor) = &mut self.compare.sentences else { return };
            let line = cursor.top + usize::from((at.y - self.layout.sentences.y) / STATEMENT);
            if line < length {
                let again = cursor.at == line;
                cursor.at = line;
                if again {
                    self.perform_by_id("open-sentence");
                }
            }
            return;
        }
        // What is under the table belongs to another row from now on.
        self.compare.sentences = None;
        let before = self.compare.column;
        if let Some(column) = self.layout.grid.column_at(at.x) {
            self.compare.column = column;
        }
        if self.choose(self.layout.main_list, at) && self.compare.column == before {
            self.perform_by_id("show-sentences");
        }
    }

    fn click_panel(&mut self, at: Position) {
        let before = self.panel;
        if self.layout.tree.contains(at) {
            self.panel = Panel::Tree;
            let again = self.choose(self.layout.tree_list, at) && before == Panel::Tree;
            let report = self.tree.selected().is_some_and(|node| !node.is_branch());
            if self.layout.tree_list.contains(at) && (again || report) {
                self.open_chosen();
            }
        } else if self.layout.indicators.contains(at) {
            self.panel = Panel::Indicators;
            if self.choose(self.layout.indicator_list, at) && before == Panel::Indicators {
                self.perform_by_id("to-sentence");
            }
        } else if self.layout.document.contains(at) {
            self.panel = Panel::Document;
            self.click_text(at);
        }
    }

    /// Chooses the line of a list under the mouse; whether it was chosen before.
    fn choose(&mut self, list: Rect, at: Position) -> bool {
        if !list.contains(at) {
            return false;
        }
        let length = self.list_length();
        let Some(cursor) = self.list_cursor() else { return false };
        let line = cursor.top + usize::from(at.y - list.y);
        if line >= length {
            return false;
        }
        let again = cursor.at == line;
        cursor.at = line;
        again
    }

    /// Puts the caret on the character under the mouse.
    fn click_text(&mut self, at: Position) {
        let area = self.layout.document_text;
        let widths = self.widths;
        let Some(document) = self.document.as_mut().filter(|_| area.contains(at)) else { return };
        let row = document.top + usize::from(at.y - area.y);
        let Some(found) = document.rows().get(row).copied() else { return };
        let column = usize::from(at.x - area.x).saturating_sub(usize::from(super::layout::GUTTER + found.indent));
        let before = widths.fitting(found.span.of(&document.report.text), column).len();
        document.caret = (found.span.start as usize + before).min(found.span.end.saturating_sub(1) as usize);
        while !document.report.text.is_char_boundary(document.caret) {
            document.caret -= 1;
        }
    }

    fn perform_by_id(&mut self, id: &str) {
        if let Some(action) = super::actions::by_id(id) {
            self.perform(action);
        }
    }
}
