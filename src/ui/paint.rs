//! Puts text into the buffer by our own widths, and clears room for popups.

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::theme::Look;

/// A buffer that is drawn on.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    /// Colours, marks, widths.
    pub look: Look,
    /// Where the terminal's cursor is to stand.
    pub cursor: Option<Position>,
}

/// A part of a line in one style.
pub type Piece<'a> = (&'a str, Style);

impl<'a> Canvas<'a> {
    /// Draws on `buffer`.
    pub fn new(buffer: &'a mut Buffer, look: Look) -> Self {
        Self { buffer, look, cursor: None }
    }

    /// Writes `text` at a place, cut at `columns`; the columns used.
    pub fn put(&mut self, x: u16, y: u16, columns: u16, text: &str, style: Style) -> u16 {
        let area = self.buffer.area;
        if y < area.top() || y >= area.bottom() || x >= area.right() {
            return 0;
        }
        let columns = columns.min(area.right() - x);
        let mut used = 0;
        for c in text.chars() {
            let width = u16::try_from(self.look.widths.of_char(c)).unwrap_or(0);
            if width == 0 {
                // A combining mark goes with the character before it.
                if used > 0
                    && let Some(cell) = self.buffer.cell_mut((x + used - 1, y))
                {
                    let symbol = format!("{}{c}", cell.symbol());
                    cell.set_symbol(&symbol);
                }
                continue;
            }
            if used + width > columns {
                break;
            }
            self.set(x + used, y, c, width, style);
            used += width;
        }
        used
    }

    fn set(&mut self, x: u16, y: u16, c: char, width: u16, style: Style) {
        let c = if c.is_control() { ' ' } else { c };
        if let Some(cell) = self.buffer.cell_mut((x, y)) {
            cell.set_char(c).set_style(style);
            // What this terminal draws wider than the character's own width: the next column must not be printed.
            let wider = width == 2 && unicode_width::UnicodeWidthChar::width(c) == Some(1);
            let two = NonZeroU16::new(2).filter(|_| wider);
            cell.set_diff_option(two.map_or(CellDiffOption::None, CellDiffOption::ForcedWidth));
        }
        for next in 1..width {
            if let Some(cell) = self.buffer.cell_mut((x + next, y)) {
                cell.reset();
                cell.set_style(style);
            }
        }
    }

    /// Writes `text` so that it ends at the right of `columns`.
    pub fn put_right(&mut self, x: u16, y: u16, columns: u16, text: &str, style: Style) {
        let width = u16::try_from(self.look.widths.of(text)).unwrap_or(u16::MAX);
        self.put(x + columns.saturating_sub(width), y, columns.min(width), text, style);
    }

    /// Writes several parts one after the other; the columns used.
    pub fn pieces(&mut self, x: u16, y: u16, columns: u16, pieces: &[Piece<'_>]) -> u16 {
        let mut used = 0;
        for (text, style) in pieces {
            used += self.put(x + used, y, columns - used, text, *style);
        }
        used
    }

    /// Writes `text` with the characters of `fitting` in another style; the columns used.
    pub fn fitted(&mut self, at: Position, columns: u16, text: &str, style: Style, fitting: &[usize]) -> u16 {
        let marked = style.patch(self.look.theme.fitting());
        let mut used = 0;
        for (nth, c) in text.chars().enumerate() {
            let style = if fitting.binary_search(&nth).is_ok() { marked } else { style };
            let put = self.put(at.x + used, at.y, columns - used, c.encode_utf8(&mut [0; 4]), style);
            if put == 0 && self.look.widths.of_char(c) > 0 {
                break;
            }
            used += put;
        }
        used
    }

    /// Gives a whole area a style, on top of what is drawn.
    pub fn style(&mut self, area: Rect, style: Style) {
        self.buffer.set_style(area.intersection(self.buffer.area), style);
    }

    /// Takes every style from an area; what is written stays.
    pub fn clear_style(&mut self, area: Rect) {
        let area = area.intersection(self.buffer.area);
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.set_style(Style::reset());
                }
            }
        }
    }

    /// Clears an area for a popup. A wide character that would be left half-covered at its left edge is blanked: its
    /// right half would push the border out of place.
    pub fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.buffer.area);
        for y in area.top()..area.bottom() {
            if let Some(left) = area.x.checked_sub(1)
                && let Some(cell) = self.buffer.cell_mut((left, y))
                && self.look.widths.of(cell.symbol()) > 1
            {
                cell.set_symbol(" ").set_diff_option(CellDiffOption::None);
            }
            for x in area.left()..area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                }
            }
        }
    }
}
