//! What was left out while loading.

use ratatui::layout::Rect;

use super::paint::Canvas;
use super::panel;
use crate::app::App;
use crate::app::list::ListCursor;

pub fn draw(app: &App, cursor: ListCursor, canvas: &mut Canvas<'_>) {
    let area = app.layout.popup;
    canvas.clear(area);
    let problems = &app.corpus.problems;
    panel::draw(canvas, area, true, app.lang.pick("未能载入", "left out"), &problems.len().to_string());
    let list = app.layout.popup_list;
    let theme = canvas.look.theme;
    for line in 0..list.height {
        let row = cursor.top + usize::from(line);
        let Some(problem) = problems.get(row) else { break };
        let at = Rect { y: list.y + line, height: 1, ..list };
        let style = if row == cursor.at { theme.chosen() } else { theme.text() };
        canvas.style(at, style);
        let words = problem.sentence(app.lang);
        // What happened stands at the end of the sentence: a long path is cut at its start.
        let words = if app.widths.of(&words) > usize::from(at.width) {
            let room = usize::from(at.width).saturating_sub(3);
            format!("...{}", app.widths.fitting_end(&words, room))
        } else {
            words
        };
        canvas.put(at.x, at.y, at.width, &words, style);
    }
}
