//! Documents next to each other.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::area::inside;
use super::paint::Canvas;
use super::panel;
use super::theme::Theme;
use crate::app::App;
use crate::app::beside::{BesideRow, RowWords};
use crate::app::layout::BesidePanel;
use crate::span::Span;
use crate::wording;

/// A document needs so many columns of the screen beside another.
const NARROWEST: u16 = 24;

pub fn draw(app: &App, canvas: &mut Canvas<'_>) {
    let beside = &app.beside;
    for BesidePanel { document, area, list } in app.layout.beside.iter().copied() {
        let Some(report) = beside.reports.get(document) else { continue };
        let focus = document == beside.at && app.popup.is_none();
        panel::draw(canvas, area, focus, &wording::document(report), &note(app, document));
        if beside.prepared.is_none() {
            canvas.put(
                list.x + 1,
                list.y,
                list.width,
                app.lang.pick("正在对齐…", "aligning…"),
                canvas.look.theme.dim(),
            );
            continue;
        }
        let rows = beside.rows.get(document).map_or(&[][..], Vec::as_slice);
        let top = beside.tops.get(document).copied().unwrap_or(0);
        for (line, row) in (0..list.height).zip(rows.iter().skip(top)) {
            draw_row(app, canvas, document, row, Rect { y: list.y + line, height: 1, ..list });
        }
        panel::scroll_mark(canvas, list, top, rows.len(), focus);
    }
}

/// The panels of the documents that are shown, from left to right.
pub fn panels(app: &App, main: Rect) -> Vec<BesidePanel> {
    let panel = |document, area| BesidePanel { document, area, list: inside(area) };
    let documents = app.beside.reports.len().max(1);
    let Ok(count) = u16::try_from(documents) else { return Vec::new() };
    let width = main.width / count;
    // In a narrow window only the document with the keys is shown.
    if width < NARROWEST {
        return vec![panel(app.beside.at, main)];
    }
    let place = |nth: u16| {
        let last = nth + 1 == count;
        Rect { x: main.x + width * nth, width: if last { main.width - width * nth } else { width }, ..main }
    };
    (0..documents).zip((0..count).map(place)).map(|(document, area)| panel(document, area)).collect()
}

fn note(app: &App, document: usize) -> String {
    let apart = if app.beside.apart { app.lang.pick("分滚 ", "apart ") } else { "" };
    let changes = app.beside.prepared.as_ref().map_or(0, |prepared| prepared.changes(document).len());
    let what = match (app.beside.reports.len(), app.beside.one_region(), document) {
        (2, true, 0) => app.lang.pick("处不再出现", "gone"),
        (2, true, 1) => app.lang.pick("处新出现", "new"),
        (2, false, _) => app.lang.pick("处只在这边", "only here"),
        _ => return apart.to_owned(),
    };
    format!("{apart}{changes} {what}")
}

fn draw_row(app: &App, canvas: &mut Canvas<'_>, document: usize, row: &BesideRow, at: Rect) {
    let theme = canvas.look.theme;
    let part = app.beside.prepared.as_ref().and_then(|prepared| prepared.parts.get(row.part));
    let only = part.and_then(|part| part.only_in) == Some(document);
    if only && !matches!(row.words, RowWords::Nothing) {
        // Of two years of one region: a section that is gone, or new.
        let mark = match (app.beside.one_region(), document) {
            (true, 0) => "-",
            (true, _) => "+",
            (false, _) => "*",
        };
        canvas.put(at.x, at.y, 1, mark, theme.warning());
    }
    let (span, base) = match row.words {
        RowWords::Heading(span) => (span, theme.heading(1)),
        RowWords::Text(span) => (span, theme.text()),
        RowWords::Missing => {
            let words = app.lang.pick("（没有对应的章节）", "(nothing answers to it here)");
            canvas.put(at.x + 2, at.y, at.width.saturating_sub(2), words, theme.dim());
            return;
        }
        RowWords::Nothing => return,
    };
    let Some(report) = app.beside.reports.get(document) else { return };
    let changes = app.beside.prepared.as_ref().filter(|_| app.beside.differences);
    let changes = changes.map_or(&[][..], |prepared| prepared.changes(document));
    let marked = if document == 0 && app.beside.one_region() { gone(theme) } else { new(theme) };
    let mut x = at.x + 2;
    for (piece, changed) in pieces(span, changes) {
        let style = if changed { base.patch(marked) } else { base };
        x += canvas.put(x, at.y, at.right().saturating_sub(x), piece.of(&report.text), style);
    }
}

/// Words that the newer text does not have any more.
fn gone(theme: Theme) -> Style {
    theme.dim().add_modifier(Modifier::CROSSED_OUT)
}

/// Words that the older text did not have.
fn new(theme: Theme) -> Style {
    theme.fitting()
}

/// A row cut where changes begin and end.
fn pieces(row: Span, changes: &[Span]) -> Vec<(Span, bool)> {
    let first = changes.partition_point(|change| change.end <= row.start);
    let mut pieces = Vec::new();
    let mut at = row.start;
    for change in changes.iter().skip(first).take_while(|change| change.start < row.end) {
        let (start, end) = (change.start.max(at), change.end.min(row.end));
        if start > at {
            pieces.push((Span { start: at, end: start }, false));
        }
        if end > start {
            pieces.push((Span { start, end }, true));
        }
        at = at.max(end);
    }
    if at < row.end {
        pieces.push((Span { start: at, end: row.end }, false));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_cut_where_changes_begin_and_end() {
        let span = |start, end| Span::new(start, end);
        let row = span(10, 20);
        assert_eq!(pieces(row, &[]), [(row, false)]);
        assert_eq!(
            pieces(row, &[span(0, 12), span(15, 16), span(19, 40)]),
            [
                (span(10, 12), true),
                (span(12, 15), false),
                (span(15, 16), true),
                (span(16, 19), false),
                (span(19, 20), true)
            ]
        );
    }
}
