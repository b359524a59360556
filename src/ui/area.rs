//! Parts of an area of the screen.

use ratatui::layout::Rect;

/// What is inside a border; nothing when there is no room for one.
pub fn inside(area: Rect) -> Rect {
    if area.width < 3 || area.height < 3 {
        return Rect { width: 0, height: 0, ..area };
    }
    Rect { x: area.x + 1, y: area.y + 1, width: area.width - 2, height: area.height - 2 }
}

/// An area without its first lines.
pub fn below(area: Rect, lines: u16) -> Rect {
    let lines = lines.min(area.height);
    Rect { y: area.y + lines, height: area.height - lines, ..area }
}

/// The first line of an area.
pub fn first_line(area: Rect) -> Rect {
    Rect { height: area.height.min(1), ..area }
}
