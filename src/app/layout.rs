//! Where things are on the screen: what was laid out for the last frame, which keys and mouse go by.

use ratatui::layout::Rect;

use super::{App, Popup, View};

/// Rectangles of the screen; empty where something is not shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The whole screen.
    pub screen: Rect,
    /// Everything but the bottom line.
    pub main: Rect,
    /// The bottom line.
    pub bottom: Rect,
    /// The tree with its border.
    pub tree: Rect,
    /// The document with its border.
    pub document: Rect,
    /// The indicators with their border.
    pub indicators: Rect,
    /// Rows of the tree.
    pub tree_list: Rect,
    /// Rows of the text, with the mark before them.
    pub document_text: Rect,
    /// Rows of the indicators.
    pub indicator_list: Rect,
    /// Rows of a view that fills the screen.
    pub main_list: Rect,
    /// The columns of the comparison.
    pub grid: Grid,
    /// Documents next to each other.
    pub beside: Vec<BesidePanel>,
    /// The sentences under the comparison, one to [`STATEMENT`] lines.
    pub sentences: Rect,
    /// The chart over a table of years.
    pub chart: Rect,
    /// The popup with its border.
    pub popup: Rect,
    /// Rows of the popup.
    pub popup_list: Rect,
    /// How many lines a popup has in which nothing is chosen: one that scrolls.
    pub popup_length: usize,
}

/// Where the columns of the comparison stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// Width of the names.
    pub name: u16,
    /// Width of the units.
    pub unit: u16,
    /// How many columns are left out on the left, so that the chosen one is on the screen.
    pub left: usize,
    /// Index, left edge and width of each column that is shown.
    pub columns: Vec<(usize, u16, u16)>,
    /// Left edge of the median, with the spread right of it, where there is room for them.
    pub summary: Option<u16>,
}

impl Grid {
    /// The column that stands at a column of the screen.
    pub fn column_at(&self, x: u16) -> Option<usize> {
        let found = self.columns.iter().find(|(_, left, width)| (*left..left + width).contains(&x));
        found.map(|(column, ..)| *column)
    }
}

/// One of the documents next to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BesidePanel {
    /// Which of them.
    pub document: usize,
    /// Its panel with the border.
    pub area: Rect,
    /// Its rows.
    pub list: Rect,
}

/// Columns of the mark before each row of text.
pub const GUTTER: u16 = 2;

/// Lines of one statement under the comparison: whose it is, and two of its sentence.
pub const STATEMENT: u16 = 3;

/// Lines of the preview under the finder's list.
pub const PREVIEW: u16 = 5;

impl App {
    /// Takes over where everything stands now, and brings scroll positions into it. The only thing that drawing needs
    /// beforehand.
    pub fn fit(&mut self, layout: Layout) {
        self.layout = layout;
        self.fit_document();
        let height = |rect: Rect| usize::from(rect.height);
        self.tree.cursor.fit(self.tree.len(), height(self.layout.tree_list));
        self.indicators.cursor.fit(self.indicators.height(), height(self.layout.indicator_list));
        self.fit_compare();
        // The last panel takes what is left over: no other is narrower than the first.
        if let Some(panel) = self.layout.beside.first() {
            // Two columns for the mark of what only one document has.
            let columns = usize::from(panel.list.width.saturating_sub(GUTTER));
            self.beside.fit(columns, usize::from(panel.list.height), self.widths);
        }
        self.sheet.cursor.fit(self.sheet.order.len(), height(self.layout.main_list));
        self.concordance.cursor.fit(self.concordance.hits.len(), height(self.layout.main_list));
        if self.popup.is_some() {
            let (length, height) = (self.list_length(), self.list_height());
            let scrolls = matches!(self.popup, Some(Popup::Help(_) | Popup::Phrases(_) | Popup::Details { .. }));
            if let Some(cursor) = self.list_cursor() {
                if scrolls {
                    cursor.top = cursor.top.min(length.saturating_sub(height));
                    cursor.at = cursor.top;
                } else {
                    cursor.fit(length, height);
                }
            }
        }
    }

    fn fit_compare(&mut self) {
        if self.view != View::Compare {
            return;
        }
        let height = usize::from(self.layout.main_list.height);
        self.compare.cursor.fit(self.compare.order.len(), height);
        if let Some(mut cursor) = self.compare.sentences {
            cursor.fit(self.statement_count(), usize::from(self.layout.sentences.height / STATEMENT));
            self.compare.sentences = Some(cursor);
        }
        self.compare.left = self.layout.grid.left;
    }

    /// Lays the text of the document out for its panel.
    pub fn fit_document(&mut self) {
        let area = self.layout.document_text;
        let widths = self.widths;
        if let Some(document) = &mut self.document {
            let columns = usize::from(area.width.saturating_sub(GUTTER));
            // A hidden panel keeps its last layout: it may come back at the same width.
            if columns > 0 && area.height > 0 {
                document.fit(columns, usize::from(area.height), widths);
            }
        }
    }
}
