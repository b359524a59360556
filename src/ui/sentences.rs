//! The sentences behind a row, with the number marked in each.

use ratatui::layout::Rect;
use rust_decimal::Decimal;

use super::compare::{percentage, signed};
use super::paint::Canvas;
use crate::app::App;
use crate::app::compare::StatedAt;
use crate::app::layout::STATEMENT;
use crate::compare::Comparison;
use crate::lang::Lang;
use crate::quantity::scale;
use crate::span::Span;
use crate::typeset::{Shape, wrap};
use crate::wording;

/// The sentences of all columns under the comparison.
pub fn draw(app: &App, canvas: &mut Canvas<'_>) {
    let area = app.layout.sentences;
    let (Some(cursor), Some(table)) = (app.compare.sentences, &app.compare.table) else { return };
    if area.height == 0 {
        return;
    }
    rule(canvas, area, &title(app, table));
    let visible = area.height / STATEMENT;
    for (nth, one) in (0..visible).zip(&app.statements_in(cursor.top, usize::from(visible))) {
        let place = Rect { y: area.y + nth * STATEMENT, height: STATEMENT, ..area };
        let chosen = cursor.top + usize::from(nth) == cursor.at;
        let column = table.choice.columns.get(one.column).map(|key| key.label()).unwrap_or_default();
        // Only the statement that the table shows is measured against the others.
        let words = match measured(app, table, one.column).filter(|_| one.first) {
            Some(measured) => format!("{}  {measured}", one.words),
            None => one.words.clone(),
        };
        draw_one(app, canvas, (&column, &words), one.place.as_ref(), chosen, place);
    }
}

/// What the row is about, and what its columns amount to.
fn title(app: &App, table: &Comparison) -> String {
    let (Some(subject), Some(row)) = (app.compare.subject(), app.compare.row()) else { return String::new() };
    let lang = app.lang;
    let mut title = format!(" {} {} ", subject.name(lang), subject.slot.label(lang));
    let summary = table.summary(row).filter(|summary| summary.stated > 1);
    if let (Some(summary), Some(found)) = (summary, table.rows.get(row)) {
        let shown = |value: Decimal| scale::shown(value.normalize(), found.unit);
        title += &match lang {
            Lang::Zh => format!(
                "· 中位数 {} · 极差 {} · {}列中{}列写明 ",
                shown(summary.median),
                shown(summary.spread()),
                table.choice.columns.len(),
                summary.stated
            ),
            Lang::En => format!(
                "· median {} · spread {} · {} of {} columns state it ",
                shown(summary.median),
                shown(summary.spread()),
                summary.stated,
                table.choice.columns.len()
            ),
        };
    }
    title
}

/// A column against the reference and among the others: `差 +1.5 · 比 150% · 第1位`.
fn measured(app: &App, table: &Comparison, column: usize) -> Option<String> {
    let (row, lang) = (app.compare.row()?, app.lang);
    let figure = table.figure(row, column)?;
    let mut parts = Vec::new();
    if let Some(gap) = table.gap(row, column) {
        let unit = match (gap.is_zero(), figure.unit) {
            (true, _) => "",
            (false, "%") => lang.pick("个百分点", " points"),
            (false, unit) => unit,
        };
        parts.push(format!("{} {}{unit}", lang.pick("差", "gap"), signed(gap, figure.unit, lang)));
    }
    if let Some(ratio) = table.ratio(row, column) {
        parts.push(format!("{} {}", lang.pick("比", "ratio"), percentage(ratio)));
    }
    if let Some(place) = table.places(row).get(column).copied().flatten() {
        parts.push(match lang {
            Lang::Zh => format!("第{place}位"),
            Lang::En => format!("#{place}"),
        });
    }
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// A line with a title above the sentences.
pub fn rule(canvas: &mut Canvas<'_>, area: Rect, title: &str) {
    let style = canvas.look.theme.accent();
    let across = canvas.look.marks().border[4];
    for x in area.x..area.right() {
        canvas.put(x, area.y - 1, 1, across, style);
    }
    canvas.put(area.x + 1, area.y - 1, area.width.saturating_sub(2), title, style);
}

/// One of them: whose it is and what it says, and two lines of the sentence.
pub fn draw_one(
    app: &App,
    canvas: &mut Canvas<'_>,
    (whose, words): (&str, &str),
    place: Option<&StatedAt>,
    chosen: bool,
    at: Rect,
) {
    let theme = canvas.look.theme;
    let mark = if chosen { canvas.look.marks().here } else { " " };
    let style = if chosen { theme.chosen() } else { theme.heading(2) };
    canvas.put(at.x, at.y, 1, mark, theme.accent());
    let source = place.map_or_else(String::new, |place| {
        format!("  {} {}", wording::document(&place.report), app.lang.pick("报告", "report"))
    });
    let head = [(whose, style), ("  ", style), (words, style), (&source, theme.dim())];
    canvas.pieces(at.x + 2, at.y, at.width.saturating_sub(2), &head);
    let Some(place) = place else { return };
    let text = &place.report.text;
    let columns = usize::from(at.width.saturating_sub(5)).max(2);
    let shape = Shape { columns, first: 0, widths: app.widths };
    let lines = wrap(text, place.sentence, shape, &[]);
    // Of a long sentence the two lines in which the number stands.
    let with_number = lines.iter().position(|line| line.meets(place.span)).unwrap_or(0);
    let from = with_number.min(lines.len().saturating_sub(2));
    for (y, line) in (at.y + 1..at.bottom()).zip(lines.iter().skip(from)) {
        let (before, rest) = split(text, *line, place.span.start);
        let (number, after) = split(text, rest, place.span.end);
        let word = |span: Span| wording::one_line(span.of(text));
        let pieces = [(&*word(before), theme.text()), (&*word(number), theme.actual()), (&*word(after), theme.text())];
        canvas.pieces(at.x + 4, y, at.width.saturating_sub(4), &pieces);
    }
}

/// A span cut in two at a place, which may lie outside of it.
fn split(text: &str, span: Span, at: u32) -> (Span, Span) {
    let at = at.clamp(span.start, span.end);
    let at = if text.is_char_boundary(at as usize) { at } else { span.start };
    (Span { end: at, ..span }, Span { start: at, ..span })
}
