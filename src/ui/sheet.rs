//! A table with its header, a chart over it where it goes over years, and the sentences of the chosen row under it.

use ratatui::layout::Rect;

use super::paint::Canvas;
use super::{input, panel, plot, sentences};
use crate::app::App;
use crate::app::layout::{STATEMENT, first_line, inside};
use crate::app::mode::Mode;
use crate::export::{Cell, ColumnKind, Sheet};

/// Columns of the screen between two columns of the table.
const GAP: usize = 2;
/// A column is no wider than this: what is longer is shortened.
const WIDEST: usize = 28;

pub fn draw(app: &App, canvas: &mut Canvas<'_>) {
    let area = app.layout.main;
    let view = &app.sheet;
    let focus = app.popup.is_none();
    let note = if view.made.note.is_empty() { view.order.len().to_string() } else { view.made.note.clone() };
    panel::draw(canvas, area, focus, &view.made.title, &note);
    let inner = inside(area);
    if app.figures.waiting {
        let words = app.lang.pick("正在汇总…", "putting the numbers in order…");
        canvas.put(inner.x + 1, inner.y, inner.width, words, app.look.theme.dim());
        return;
    }
    if !view.filter.is_empty() || app.mode() == Mode::SheetFilter {
        let hint = app.lang.pick("地区、指标、年份、结论", "region, indicator, year, outcome");
        input::draw(canvas, first_line(inner), &view.filter, app.mode() == Mode::SheetFilter, hint, "");
    }
    if let Some(chart) = view.made.lines.as_ref().filter(|_| app.layout.chart.height > 0) {
        plot::draw(canvas, app.layout.chart, chart);
    }
    let list = app.layout.main_list;
    if list.y <= inner.y {
        return;
    }
    let widths = widths(app, &view.made.sheet, usize::from(list.width));
    let header = Rect { y: list.y - 1, height: 1, ..list };
    for (column, (x, width)) in view.made.sheet.columns.iter().zip(places(&widths)) {
        cell(
            app,
            canvas,
            &Cell::Text(column.key.clone().into_owned()),
            column.kind,
            header,
            (x, width),
            app.look.theme.dim(),
        );
    }
    for line in 0..list.height {
        let at = view.cursor.top + usize::from(line);
        let Some(row) = view.order.get(at).and_then(|row| view.made.sheet.rows.get(*row)) else { break };
        let place = Rect { y: list.y + line, height: 1, ..list };
        let style = if at == view.cursor.at { app.look.theme.chosen() } else { app.look.theme.text() };
        canvas.style(place, style);
        for ((value, column), at) in row.iter().zip(&view.made.sheet.columns).zip(places(&widths)) {
            cell(app, canvas, value, column.kind, place, at, style);
        }
        let key = view.order.get(at).and_then(|row| view.made.keys.get(*row));
        if key.and_then(|key| key.region).is_some_and(|region| app.is_region_marked(region)) && place.width > 2 {
            canvas.put(place.right() - 2, place.y, 1, app.look.marks().marked, app.look.theme.accent().patch(style));
        }
    }
    if view.order.is_empty() {
        canvas.put(list.x, list.y, list.width, app.lang.pick("没有数据", "nothing is stated"), app.look.theme.dim());
    }
    panel::scroll_mark(canvas, list, view.cursor.top, view.order.len(), focus);
    sources(app, canvas);
}

/// How wide the columns are: as wide as what is in them, narrower where the screen is.
fn widths(app: &App, sheet: &Sheet, room: usize) -> Vec<usize> {
    let of = |text: &str| app.look.widths.of(text).min(WIDEST);
    let mut widths: Vec<usize> = sheet.columns.iter().map(|column| of(&column.key)).collect();
    for row in &sheet.rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(of(&cell.to_text()));
        }
    }
    // The widest gives until all fit; at four columns a cell says nothing any more, and the right edge cuts.
    while widths.iter().map(|width| width + GAP).sum::<usize>() > room + GAP {
        match widths.iter_mut().max() {
            Some(widest) if *widest > 4 => *widest -= 1,
            _ => break,
        }
    }
    widths
}

/// Left edge and width of each column.
fn places(widths: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    widths.iter().scan(0, |x, width| {
        let at = *x;
        *x += width + GAP;
        Some((at, *width))
    })
}

fn cell(
    app: &App,
    canvas: &mut Canvas<'_>,
    value: &Cell,
    kind: ColumnKind,
    line: Rect,
    (x, width): (usize, usize),
    style: ratatui::style::Style,
) {
    let x = u16::try_from(x).unwrap_or(u16::MAX).min(line.width);
    let width = u16::try_from(width).unwrap_or(u16::MAX).min(line.width - x);
    let words = app.look.widths.shortened(&value.to_text(), usize::from(width));
    if matches!(kind, ColumnKind::Number | ColumnKind::Integer) {
        canvas.put_right(line.x + x, line.y, width, &words, style);
    } else {
        canvas.put(line.x + x, line.y, width, &words, style);
    }
}

/// The sentences of the chosen row.
fn sources(app: &App, canvas: &mut Canvas<'_>) {
    let area = app.layout.sentences;
    if area.height == 0 {
        return;
    }
    sentences::rule(canvas, area, "");
    let all = app.sheet.sources();
    let chosen = app.sheet.source.min(all.len().saturating_sub(1));
    let shown = usize::from(area.height / STATEMENT).max(1);
    let first = (chosen + 1).saturating_sub(shown);
    for (nth, (at, source)) in (0..area.height / STATEMENT).zip(all.iter().enumerate().skip(first)) {
        let place = Rect { y: area.y + nth * STATEMENT, height: STATEMENT, ..area };
        sentences::draw_one(app, canvas, (&source.label, &source.words), Some(&source.place), at == chosen, place);
    }
}
