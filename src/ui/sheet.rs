//! A table with its header, a chart over it where it goes over years, and the sentences of the chosen row under it.

use ratatui::layout::Rect;

use super::area::{first_line, inside};
use super::paint::Canvas;
use super::{input, panel, plot, sentences};
use crate::app::App;
use crate::app::layout::STATEMENT;
use crate::app::mode::Mode;
use crate::app::sheet::About;
use crate::export::{Cell, ColumnKind};

/// Columns of the screen between two columns of the table.
const GAP: usize = 2;
/// A column is no wider than this: what is longer is shortened.
const WIDEST: usize = 28;
/// It gives room to others down to this: most numbers still stand in it whole.
const NARROWEST: usize = 11;

pub fn draw(app: &App, canvas: &mut Canvas<'_>) {
    let area = app.layout.main;
    let view = &app.sheet;
    let focus = app.popup.is_none();
    let note = if view.made.note.is_empty() { view.order.len().to_string() } else { view.made.note.clone() };
    panel::draw(canvas, area, focus, &view.made.title, &note);
    let words = |text: &str| u16::try_from(app.widths.of(text)).unwrap_or(u16::MAX);
    if words(&view.made.title).saturating_add(words(&note)).saturating_add(6) > area.width && area.height > 2 {
        // How many regions state it is never left out: where the top line is too short, the bottom line has it.
        let note = app.widths.shortened(&note, usize::from(area.width.saturating_sub(4)));
        let style = canvas.look.theme.border(focus);
        canvas.pieces(
            area.x + 1,
            area.bottom() - 1,
            area.width.saturating_sub(2),
            &[(" ", style), (&note, style), (" ", style)],
        );
    }
    let inner = inside(area);
    if app.figures.waiting {
        let words = app.lang.pick("正在汇总…", "putting the numbers in order…");
        canvas.put(inner.x + 1, inner.y, inner.width, words, canvas.look.theme.dim());
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
    let columns = columns(app, list.width);
    let header = Rect { y: list.y - 1, height: 1, ..list };
    for (at, x, width) in &columns {
        let Some(column) = view.made.sheet.columns.get(*at) else { continue };
        let name = Cell::Text(column.key.clone().into_owned());
        cell(app, canvas, &name, column.kind, header, (*x, *width), canvas.look.theme.dim());
    }
    for line in 0..list.height {
        let at = view.cursor.top + usize::from(line);
        let Some(row) = view.order.get(at).and_then(|row| view.made.sheet.rows.get(*row)) else { break };
        let place = Rect { y: list.y + line, height: 1, ..list };
        let style = if at == view.cursor.at { canvas.look.theme.chosen() } else { canvas.look.theme.text() };
        canvas.style(place, style);
        for (at, x, width) in &columns {
            if let (Some(value), Some(column)) = (row.get(*at), view.made.sheet.columns.get(*at)) {
                cell(app, canvas, value, column.kind, place, (*x, *width), style);
            }
        }
        // Of other tables all rows are of the same few regions.
        let ranks = matches!(view.about, Some(About::Ranks { .. }));
        let key = view.order.get(at).and_then(|row| view.made.keys.get(*row)).filter(|_| ranks);
        if key.and_then(|key| key.region).is_some_and(|region| app.is_region_marked(region)) && place.width > 2 {
            canvas.put(
                place.right() - 2,
                place.y,
                1,
                canvas.look.marks().marked,
                canvas.look.theme.accent().patch(style),
            );
        }
    }
    if view.order.is_empty() {
        canvas.put(list.x, list.y, list.width, app.lang.pick("没有数据", "nothing is stated"), canvas.look.theme.dim());
    }
    panel::scroll_mark(canvas, list, view.cursor.top, view.order.len(), focus);
    sources(app, canvas);
}

/// Index, left edge and width of the columns that are shown: each as wide as what is in it, narrower where the screen is;
/// what does not fit is scrolled to, the names stay.
fn columns(app: &App, room: u16) -> Vec<(usize, u16, u16)> {
    let view = &app.sheet;
    // A column in which nothing stands takes no room.
    let mut wanted: Vec<(usize, usize)> = view
        .made
        .widths
        .iter()
        .copied()
        .map(|width| width.min(WIDEST))
        .enumerate()
        .filter(|(_, width)| *width > 0)
        .collect();
    let room = usize::from(room);
    while wanted.iter().map(|(_, width)| width + GAP).sum::<usize>() > room + GAP {
        match wanted.iter_mut().map(|(_, width)| width).max() {
            Some(widest) if *widest > NARROWEST => *widest -= 1,
            _ => break,
        }
    }
    let frozen = view.about.as_ref().map_or(1, About::names);
    let too_wide = wanted.iter().map(|(_, width)| width + GAP).sum::<usize>() > room + GAP;
    let skipped = if too_wide { view.left } else { 0 };
    let shown = wanted.iter().enumerate().filter(|(nth, _)| *nth < frozen || *nth >= frozen + skipped);
    let mut x = 0;
    let mut columns = Vec::new();
    for (_, (at, width)) in shown {
        if x >= room {
            break;
        }
        let width = (*width).min(room - x);
        let cells = |columns: usize| u16::try_from(columns).unwrap_or(u16::MAX);
        columns.push((*at, cells(x), cells(width)));
        x += width + GAP;
    }
    columns
}

fn cell(
    app: &App,
    canvas: &mut Canvas<'_>,
    value: &Cell,
    kind: ColumnKind,
    line: Rect,
    (x, width): (u16, u16),
    style: ratatui::style::Style,
) {
    let words = app.widths.shortened(&value.to_text(), usize::from(width));
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
    let first = app.sheet.first_source(area.height);
    for (nth, (at, source)) in (0..area.height / STATEMENT).zip(all.iter().enumerate().skip(first)) {
        let place = Rect { y: area.y + nth * STATEMENT, height: STATEMENT, ..area };
        sentences::draw_one(app, canvas, (&source.label, &source.words), Some(&source.place), at == chosen, place);
    }
}
