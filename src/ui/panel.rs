//! Borders with titles.

use ratatui::layout::Rect;

use super::paint::{Canvas, Piece};

/// Draws the border of a panel or popup, with a title on the left and a note on the right of its top line.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, focus: bool, title: &str, note: &str) {
    if area.width < 3 || area.height < 3 {
        return;
    }
    let look = canvas.look;
    let style = look.theme.border(focus);
    let [top_left, top_right, bottom_left, bottom_right, across, down] = look.marks().border;
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    for x in area.x + 1..right {
        canvas.put(x, area.y, 1, across, style);
        canvas.put(x, bottom, 1, across, style);
    }
    for y in area.y + 1..bottom {
        canvas.put(area.x, y, 1, down, style);
        canvas.put(right, y, 1, down, style);
    }
    for (x, y, corner) in [
        (area.x, area.y, top_left),
        (right, area.y, top_right),
        (area.x, bottom, bottom_left),
        (right, bottom, bottom_right),
    ] {
        canvas.put(x, y, 1, corner, style);
    }
    let room = area.width - 2;
    if room < 4 {
        return;
    }
    let title = look.widths.shortened(title, usize::from(room) - 2);
    let used = canvas.pieces(area.x + 1, area.y, room, &[(" ", style), (&title, style), (" ", style)]);
    let width = u16::try_from(look.widths.of(note)).unwrap_or(u16::MAX).saturating_add(2);
    if !note.is_empty() && used + width < room {
        let pieces: [Piece<'_>; 3] = [(" ", style), (note, style), (" ", style)];
        canvas.pieces(right - width, area.y, width, &pieces);
    }
}

/// A scroll mark on the right border, which is reversed there: which part of a long list is shown.
pub fn scroll_mark(canvas: &mut Canvas<'_>, list: Rect, top: usize, length: usize, focus: bool) {
    let height = usize::from(list.height);
    if length <= height || height == 0 {
        return;
    }
    let at = top * (height - 1) / (length - height).max(1);
    let y = list.y + u16::try_from(at.min(height - 1)).unwrap_or(0);
    let style = canvas.look.theme.border(focus).patch(canvas.look.theme.chosen());
    canvas.style(Rect { x: list.right(), y, width: 1, height: 1 }, style);
}
