//! A line that is typed into.

use ratatui::layout::{Position, Rect};

use super::paint::Canvas;
use crate::app::line_edit::LineEdit;

/// Draws a line with its mark; with the cursor at the caret when it has the keys. A long line is shown around the caret.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, line: &LineEdit, focus: bool, hint: &str, note: &str) {
    if area.width == 0 || area.height == 0 {
        return;
    }
    let look = canvas.look;
    let used = canvas.put(area.x, area.y, area.width, look.marks().here, look.theme.border(focus)).saturating_add(1);
    let note_width = u16::try_from(look.widths.of(note)).unwrap_or(0);
    let room = area.width.saturating_sub(used);
    let (note_width, room) = match room.checked_sub(note_width + 1) {
        Some(left) if left >= 8 => (note_width, left),
        _ => (0, room),
    };
    let x = area.x + used;
    if note_width > 0 {
        canvas.put(area.right() - note_width, area.y, note_width, note, look.theme.dim());
    }
    if line.is_empty() {
        canvas.put(x, area.y, room, hint, look.theme.dim());
    }
    // One column is kept for the caret behind the last character.
    let shown = look.widths.fitting_end(line.before_caret(), usize::from(room.saturating_sub(1)));
    let from = line.before_caret().len() - shown.len();
    canvas.put(x, area.y, room, line.text().get(from..).unwrap_or(""), look.theme.text());
    if focus {
        let caret = x + u16::try_from(look.widths.of(shown)).unwrap_or(0);
        canvas.cursor = Some(Position { x: caret.min(area.right().saturating_sub(1)), y: area.y });
    }
}
