//! Phrases that are new in the newer of two documents, and those that are gone.

use super::paint::Canvas;
use super::panel;
use crate::app::App;
use crate::app::list::ListCursor;
use crate::compare::Phrase;
use crate::wording;

/// How many lines there are.
pub fn length(app: &App) -> usize {
    let Some(prepared) = &app.beside.prepared else { return 0 };
    prepared.phrases.0.len().max(prepared.phrases.1.len())
}

pub fn draw(app: &App, cursor: ListCursor, canvas: &mut Canvas<'_>) {
    let area = app.layout.popup;
    canvas.clear(area);
    panel::draw(canvas, area, true, app.lang.pick("新旧提法", "phrases"), "");
    let list = app.layout.popup_list;
    let (Some(prepared), [old, new]) = (&app.beside.prepared, app.beside.reports.as_slice()) else { return };
    let half = list.width / 2;
    let (added, gone) = match app.beside.one_region() {
        true => (app.lang.pick("新出现", "new in"), app.lang.pick("不再出现", "gone since")),
        false => (app.lang.pick("只见于", "only in"), app.lang.pick("只见于", "only in")),
    };
    let columns = [(list.x, &prepared.phrases.0, added, new), (list.x + half, &prepared.phrases.1, gone, old)];
    for (x, phrases, what, report) in columns {
        let title = format!("{what} · {}", wording::document(report));
        canvas.put(x, list.y.saturating_sub(1), half, &title, canvas.look.theme.accent());
        if phrases.is_empty() {
            canvas.put(x, list.y, half, app.lang.pick("（没有）", "(none)"), canvas.look.theme.dim());
        }
        for (line, phrase) in (0..list.height).zip(phrases.iter().skip(cursor.top)) {
            draw_phrase(canvas, phrase, (x, list.y + line), half.saturating_sub(1));
        }
    }
    panel::scroll_mark(canvas, list, cursor.top, length(app), true);
}

fn draw_phrase(canvas: &mut Canvas<'_>, phrase: &Phrase, (x, y): (u16, u16), columns: u16) {
    let words = if phrase.quoted { format!("“{}”", phrase.words) } else { phrase.words.clone() };
    let count = format!(" ×{}", phrase.count);
    canvas.pieces(x, y, columns, &[(&words, canvas.look.theme.text()), (&count, canvas.look.theme.dim())]);
}
