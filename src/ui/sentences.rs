//! The sentences behind a row of the comparison, one column after the other.

use ratatui::layout::Rect;

use super::paint::Canvas;
use super::text::{Shape, wrap};
use super::wording;
use crate::app::App;
use crate::app::compare::Statement;
use crate::app::layout::STATEMENT;
use crate::span::Span;

pub fn draw(app: &App, canvas: &mut Canvas<'_>) {
    let area = app.layout.sentences;
    let (Some(cursor), Some(table)) = (app.compare.sentences, &app.compare.table) else { return };
    if area.height == 0 {
        return;
    }
    let theme = app.look.theme;
    let across = app.look.marks().border[4];
    for x in area.x..area.right() {
        canvas.put(x, area.y - 1, 1, across, theme.accent());
    }
    if let Some(subject) = app.compare.subject() {
        let title = format!(" {} {} ", subject.name(app.lang), subject.slot.label(app.lang));
        canvas.put(area.x + 1, area.y - 1, area.width.saturating_sub(2), &title, theme.accent());
    }
    let statements = app.statements();
    for (nth, statement) in (0..area.height / STATEMENT).zip(statements.iter().skip(cursor.top)) {
        let place = Rect { y: area.y + nth * STATEMENT, height: STATEMENT, ..area };
        let chosen = cursor.top + usize::from(nth) == cursor.at;
        let key = table.choice.columns.get(statement.column);
        draw_statement(app, canvas, statement, &key.map(|key| key.label()).unwrap_or_default(), chosen, place);
    }
}

fn draw_statement(app: &App, canvas: &mut Canvas<'_>, one: &Statement, column: &str, chosen: bool, at: Rect) {
    let theme = app.look.theme;
    let mark = if chosen { app.look.marks().here } else { " " };
    let style = if chosen { theme.chosen() } else { theme.heading(2) };
    canvas.put(at.x, at.y, 1, mark, theme.accent());
    let source = one.place.as_ref().map_or_else(String::new, |place| {
        let report = &place.report;
        format!("  {} {}", wording::document(report), app.lang.pick("报告", "report"))
    });
    canvas.pieces(
        at.x + 2,
        at.y,
        at.width.saturating_sub(2),
        &[(column, style), ("  ", style), (&one.words, style), (&source, theme.dim())],
    );
    let Some(place) = &one.place else { return };
    let text = &place.report.text;
    let columns = usize::from(at.width.saturating_sub(5)).max(2);
    let shape = Shape { columns, first: 0, widths: app.look.widths };
    let lines = wrap(text, place.sentence, shape, &[]);
    // Of a long sentence the two lines in which the number stands.
    let with_number = lines.iter().position(|line| line.meets(place.span)).unwrap_or(0);
    let from = with_number.min(lines.len().saturating_sub(2));
    for (y, line) in (at.y + 1..at.bottom()).zip(lines.iter().skip(from)) {
        let (before, rest) = split(text, *line, place.span.start);
        let (number, after) = split(text, rest, place.span.end);
        let face = theme.actual();
        let word = |span: Span| wording::one_line(span.of(text));
        canvas.pieces(
            at.x + 4,
            y,
            at.width.saturating_sub(4),
            &[(&word(before), theme.text()), (&word(number), face), (&word(after), theme.text())],
        );
    }
}

/// A span cut in two at a place, which may lie outside of it. Only a line that meets the number has a middle part.
fn split(text: &str, span: Span, at: u32) -> (Span, Span) {
    let at = at.clamp(span.start, span.end);
    let at = if text.is_char_boundary(at as usize) { at } else { span.start };
    (Span { end: at, ..span }, Span { start: at, ..span })
}
