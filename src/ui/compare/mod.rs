//! The comparison: indicators down, regions and years across. The names and the header stay where they are.

mod cell;
mod grid;

use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

pub use cell::{percentage, signed};
pub use grid::grid;

use super::paint::Canvas;
use super::{input, panel};
use crate::app::App;
use crate::app::compare::Shown;
use crate::app::layout::Grid;
use crate::app::mode::Mode;
use crate::compare::{Comparison, Phase, Row, Sort, region_name};
use crate::index::fuzzy::NameQuery;
use crate::lang::Lang;
use crate::quantity::scale;
use crate::ui::area::{first_line, inside};
use grid::SUMMARY;

/// A bar is drawn where it has so many columns at least.
const BAR: u16 = 3;

pub fn draw(app: &App, canvas: &mut Canvas<'_>) {
    let area = app.layout.main;
    let compare = &app.compare;
    let focus = app.popup.is_none() && compare.sentences.is_none();
    panel::draw(canvas, area, focus, &title(app), &note(app));
    let inner = inside(area);
    let Some(table) = &compare.table else {
        let words = app.lang.pick("正在汇总…", "putting the numbers in order…");
        canvas.put(inner.x + 1, inner.y, inner.width, words, canvas.look.theme.dim());
        return;
    };
    let mut head = inner;
    if app.layout.main_list.y > inner.y + 2 {
        let hint = app.lang.pick("指标名称、拼音", "indicator, pinyin");
        input::draw(canvas, first_line(inner), &compare.filter, app.mode() == Mode::CompareFilter, hint, "");
        head.y += 1;
    }
    if head.height < 3 {
        return;
    }
    let grid = &app.layout.grid;
    draw_header(app, canvas, table, grid, head.y);
    let list = app.layout.main_list;
    let query = NameQuery::new(compare.filter.text());
    for line in 0..list.height {
        let at = compare.cursor.top + usize::from(line);
        let Some(row) = compare.order.get(at).copied() else { break };
        let place = Rect { y: list.y + line, height: 1, ..list };
        let line = Line { row, chosen: at == compare.cursor.at, at: place, query: &query };
        draw_row(app, canvas, table, grid, &line);
    }
    if compare.order.is_empty() {
        let words = app.lang.pick(
            "没有可对照的指标：换年份（< >）、换实绩/目标（p）或清除筛选（Esc）",
            "nothing to compare: other years (< >), phase (p), or drop the filter (Esc)",
        );
        canvas.put(list.x, list.y, list.width, words, canvas.look.theme.dim());
    }
    panel::scroll_mark(canvas, list, compare.cursor.top, compare.order.len(), focus);
}

fn title(app: &App) -> String {
    let settings = &app.compare.settings;
    let lang = app.lang;
    let shown = match settings.shown {
        Shown::Value => lang.pick("数值", "values"),
        Shown::Gap => lang.pick("与基准之差", "gap to the reference"),
        Shown::Ratio => lang.pick("与基准之比", "ratio to the reference"),
        Shown::Rank => lang.pick("位次", "rank"),
    };
    let mut title = format!("{} · {} · {shown}", lang.pick("对照", "comparison"), settings.phase.label(lang));
    if let Some(measure) = settings.measure {
        title += &format!(" · {}", measure.label(lang));
    }
    if settings.common {
        title += lang.pick(" · 共有", " · common rows");
    }
    title
}

/// How the rows are sorted, which columns are on the screen, how many rows there are.
fn note(app: &App) -> String {
    let (lang, settings) = (app.lang, &app.compare.settings);
    let (sorted, column) = match settings.sort {
        Sort::Taxonomy => (lang.pick("按指标", "by indicator"), None),
        Sort::Name => (lang.pick("按名称", "by name"), None),
        Sort::Value(at) => (lang.pick("按数值", "by value"), Some(at)),
        Sort::Gap(at) => (lang.pick("按差距", "by gap"), Some(at)),
        Sort::Ratio(at) => (lang.pick("按比值", "by ratio"), Some(at)),
        Sort::Rank(at) => (lang.pick("按位次", "by rank"), Some(at)),
        Sort::Growth(at) => (lang.pick("按增速", "by growth"), Some(at)),
        Sort::Median => (lang.pick("按中位数", "by median"), None),
        Sort::Spread => (lang.pick("按离散", "by spread"), None),
        Sort::Stated => (lang.pick("按有数列数", "by columns stated"), None),
    };
    let column = column.and_then(|at| settings.columns.get(at));
    let column = column.map_or_else(String::new, |column| format!("·{}", region_name(column.key.region)));
    let down = match (settings.descending, app.widths.wide_ambiguous()) {
        (true, false) => "↓",
        (true, true) => "v",
        (false, _) => "",
    };
    let all = settings.columns.len();
    let shown = app.compare.table.as_ref().map_or(all, |_| app.layout.grid.columns.len());
    let columns = match shown < all {
        true => format!(" · {} {}/{all}", lang.pick("列", "column"), app.compare.column + 1),
        false => String::new(),
    };
    format!("{sorted}{column}{down}{columns} · {} {}", app.compare.order.len(), lang.pick("行", "rows"))
}

/// Two lines: region, then year with the mark of the reference.
fn draw_header(app: &App, canvas: &mut Canvas<'_>, table: &Comparison, grid: &Grid, y: u16) {
    let theme = canvas.look.theme;
    let x = inside(app.layout.main).x;
    canvas.put(x, y + 1, grid.name, app.lang.pick("指标", "indicator"), theme.dim());
    canvas.put(x + grid.name, y + 1, grid.unit, app.lang.pick("单位", "unit"), theme.dim());
    for (column, x, width) in &grid.columns {
        let Some(key) = table.choice.columns.get(*column) else { continue };
        let chosen = *column == app.compare.column;
        let style = if chosen { theme.accent() } else { theme.chosen_elsewhere() };
        let name = app.widths.shortened(region_name(key.region), usize::from(width.saturating_sub(1)));
        canvas.put_right(*x, y, *width, &name, style);
        let reference = match *column == table.choice.reference && table.choice.columns.len() > 1 {
            true => app.lang.pick("基准 ", "ref "),
            false => "",
        };
        let phase = match (table.choice.phase, app.lang) {
            (Phase::Actual, Lang::Zh) => "年",
            (Phase::Target, Lang::Zh) => "年目标",
            (Phase::Plan, Lang::Zh) => "年规划",
            (phase, Lang::En) => phase.label(Lang::En),
        };
        let year = match app.lang {
            Lang::Zh => format!("{}{phase}", key.year),
            Lang::En => format!("{} {phase}", key.year),
        };
        canvas.put_right(*x, y + 1, *width, &format!("{reference}{year}"), style);
    }
    if let Some(x) = grid.summary {
        canvas.put_right(x, y + 1, SUMMARY, app.lang.pick("中位数", "median"), theme.dim());
        canvas.put_right(x + SUMMARY, y + 1, SUMMARY, app.lang.pick("极差", "spread"), theme.dim());
    }
}

/// A line of the table on the screen.
struct Line<'a> {
    /// Index of the row.
    row: usize,
    /// Whether it is the chosen one.
    chosen: bool,
    at: Rect,
    query: &'a NameQuery,
}

fn draw_row(app: &App, canvas: &mut Canvas<'_>, table: &Comparison, grid: &Grid, line: &Line<'_>) {
    let Some(found) = table.rows.get(line.row) else { return };
    let (theme, at, row) = (canvas.look.theme, line.at, line.row);
    let keys_here = app.compare.sentences.is_none();
    let style = match (line.chosen, keys_here) {
        (true, true) => theme.chosen(),
        (true, false) => theme.chosen_elsewhere(),
        (false, _) => theme.text(),
    };
    if line.chosen && keys_here {
        canvas.style(at, style);
    }
    draw_name(app, canvas, found, grid.name, at, style, line.query);
    canvas.put(at.x + grid.name, at.y, grid.unit.saturating_sub(1), found.unit, theme.dim().patch(style));
    let places = match app.compare.settings.shown {
        Shown::Rank => table.places(row),
        Shown::Value | Shown::Gap | Shown::Ratio => &[],
    };
    let cells: Vec<cell::Words> =
        grid.columns.iter().map(|(column, ..)| cell::words(app, theme, table, row, *column, places)).collect();
    let of = |words: &cell::Words| u16::try_from(app.widths.of(&words.text)).unwrap_or(u16::MAX);
    let with_bars = cells.iter().filter(|words| words.bar.is_some());
    let widest = with_bars.map(of).max().unwrap_or(u16::MAX);
    // The bar of a column that states it alone would tell nothing.
    let bars = app.compare.bars && widest < u16::MAX && table.states(row) > 1;
    let largest = if bars { cell::largest(app, table, row) } else { None };
    for ((column, x, width), words) in grid.columns.iter().zip(&cells) {
        let here = line.chosen && *column == app.compare.column && keys_here;
        // In the chosen row, which is reversed, the chosen cell stands out by not being reversed.
        let (face, bar_face) = match here {
            true => (theme.heading(1).add_modifier(Modifier::UNDERLINED), theme.dim()),
            false => (words.face.patch(style), theme.dim().patch(style)),
        };
        if here {
            canvas.clear_style(Rect { x: x + 1, width: width.saturating_sub(1), ..at });
        }
        let bar = width.saturating_sub(widest.saturating_add(3));
        if let (Some(value), Some(largest), BAR..) = (words.bar, largest, bar) {
            canvas.put(x + 2, at.y, bar, &cell::bar_of(app, value, largest, bar), bar_face);
        }
        let text = app.widths.shortened(&words.text, usize::from(width.saturating_sub(2)));
        canvas.put_right(*x, at.y, *width, &text, face);
    }
    draw_summary(app, canvas, table, grid, line, style);
}

/// Median and spread of the row, at the right end.
fn draw_summary(app: &App, canvas: &mut Canvas<'_>, table: &Comparison, grid: &Grid, line: &Line<'_>, style: Style) {
    let (Some(x), Some(found)) = (grid.summary, table.rows.get(line.row)) else { return };
    let Some(summary) = table.summary(line.row).filter(|summary| summary.stated > 1) else { return };
    for (x, value) in [(x, summary.median), (x + SUMMARY, summary.spread())] {
        let words = scale::shown_number(value.normalize(), found.unit);
        let words = app.widths.shortened(&words, usize::from(SUMMARY - 1));
        canvas.put_right(x, line.at.y, SUMMARY, &words, canvas.look.theme.dim().patch(style));
    }
}

fn draw_name(app: &App, canvas: &mut Canvas<'_>, row: &Row, width: u16, at: Rect, style: Style, query: &NameQuery) {
    let name = row.subject.name(app.lang);
    let slot = row.subject.slot.short(app.lang);
    let room = width.saturating_sub(1);
    let slot_width = u16::try_from(app.widths.of(&slot)).unwrap_or(0).min(room);
    let name_room = room.saturating_sub(slot_width + 1);
    let shown = app.widths.shortened(name, usize::from(name_room));
    let fitting = query.characters_in(&shown);
    let used = canvas.fitted(Position { x: at.x, y: at.y }, name_room, &shown, style, &fitting);
    canvas.put(at.x + used + u16::from(used > 0), at.y, slot_width, &slot, canvas.look.theme.dim().patch(style));
}
