//! Drawing: pure functions from the state to a frame. One file a panel.

mod area;
mod beside;
pub mod clipboard;
mod compare;
mod concordance;
mod details;
mod document;
mod finder;
mod help;
mod indicators;
mod input;
mod layout;
mod paint;
mod palette;
mod panel;
mod phrases;
mod plot;
mod problems;
mod sentences;
mod sheet;
mod status;
mod theme;
mod tree;

pub use layout::lay_out;
pub use theme::Theme;

use ratatui::Frame;

use crate::app::{App, Popup, View};
use paint::Canvas;
use theme::Look;

/// Draws the whole screen. [`App::fit`] has taken over what [`lay_out`] gives for its size.
pub fn draw(app: &App, theme: Theme, frame: &mut Frame<'_>) {
    let cursor = {
        let mut canvas = Canvas::new(frame.buffer_mut(), Look { theme, widths: app.widths });
        match app.view {
            View::Browse => {
                tree::draw(app, &mut canvas);
                document::draw(app, &mut canvas);
                indicators::draw(app, &mut canvas);
            }
            View::Concordance => concordance::draw(app, &mut canvas),
            View::Sheet => sheet::draw(app, &mut canvas),
            View::Beside => beside::draw(app, &mut canvas),
            View::Compare => {
                compare::draw(app, &mut canvas);
                sentences::draw(app, &mut canvas);
            }
        }
        status::draw(app, &mut canvas);
        match &app.popup {
            Some(Popup::Help(cursor)) => help::draw(app, cursor.top, &mut canvas),
            Some(Popup::Problems(cursor)) => problems::draw(app, *cursor, &mut canvas),
            Some(Popup::Details { report, observation, cursor }) => {
                details::draw(app, report, *observation, cursor.top, &mut canvas);
            }
            Some(Popup::Phrases(cursor)) => phrases::draw(app, *cursor, &mut canvas),
            Some(Popup::Finder(found)) => finder::draw(app, found, &mut canvas),
            Some(Popup::Palette(found)) => palette::draw(app, found, &mut canvas),
            None => {}
        }
        canvas.cursor
    };
    // The terminal's own cursor stands at the caret: input methods open their window there.
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}
