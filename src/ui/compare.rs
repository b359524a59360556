//! The comparison: indicators down, regions and years across. The names and the header stay where they are.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::paint::Canvas;
use super::{input, panel};
use crate::app::App;
use crate::app::compare::Shown;
use crate::app::layout::{first_line, inside};
use crate::app::mode::Mode;
use crate::compare::{Cell, Comparison, Phase, Row, Sort, region_name};
use crate::index::fuzzy::NameQuery;
use crate::lang::Lang;

/// Columns of the screen that a column of the table takes at least and at most.
const NARROWEST: u16 = 11;
const WIDEST: u16 = 24;

pub fn draw(app: &App, canvas: &mut Canvas<'_>) {
    let area = app.layout.main;
    let compare = &app.compare;
    let focus = app.popup.is_none() && compare.sentences.is_none();
    panel::draw(canvas, area, focus, &title(app), &note(app));
    let inner = inside(area);
    let Some(table) = &compare.table else {
        let words = app.lang.pick("正在汇总…", "putting the numbers in order…");
        canvas.put(inner.x + 1, inner.y, inner.width, words, app.look.theme.dim());
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
    let grid = Grid::new(app, table);
    draw_header(app, canvas, table, &grid, head.y);
    let list = app.layout.main_list;
    let query = NameQuery::new(compare.filter.text());
    for line in 0..list.height {
        let at = compare.cursor.top + usize::from(line);
        let Some(row) = compare.order.get(at).copied() else { break };
        let place = Rect { y: list.y + line, height: 1, ..list };
        draw_row(app, canvas, table, &grid, row, at == compare.cursor.at, place, &query);
    }
    if compare.order.is_empty() {
        let words = app.lang.pick(
            "没有可对照的指标：换年份（< >）、换实绩/目标（p）或清除筛选（Esc）",
            "nothing to compare: other years (< >), phase (p), or drop the filter (Esc)",
        );
        canvas.put(list.x, list.y, list.width, words, app.look.theme.dim());
    }
    panel::scroll_mark(canvas, list, compare.cursor.top, compare.order.len(), focus);
}

/// The first column to show, so that the chosen one is on the screen.
pub fn first_column(app: &App) -> usize {
    let Some(table) = &app.compare.table else { return 0 };
    let grid = Grid::new(app, table);
    let shown = grid.columns.len().max(1);
    let (left, at) = (app.compare.left, app.compare.column);
    let left = left.min(at).max((at + 1).saturating_sub(shown));
    left.min(table.choice.columns.len().saturating_sub(shown))
}

/// Where the columns of the table stand on the screen.
struct Grid {
    name: u16,
    unit: u16,
    /// Index, left edge and width of each column that is shown.
    columns: Vec<(usize, u16, u16)>,
}

impl Grid {
    fn new(app: &App, table: &Comparison) -> Self {
        let list = inside(app.layout.main);
        let name = (list.width * 3 / 10).clamp(10, 34).min(list.width);
        let unit = if list.width >= 70 { 11 } else { 0 };
        let room = list.width.saturating_sub(name + unit);
        let count = u16::try_from(table.choice.columns.len()).unwrap_or(u16::MAX).max(1);
        let width = (room / count).clamp(NARROWEST, WIDEST).min(room.max(1));
        let fit = usize::from(room / width.max(1)).max(1);
        let left = app.compare.left.min(table.choice.columns.len().saturating_sub(fit));
        let x = list.x + name + unit;
        let columns = (left..table.choice.columns.len())
            .take(fit)
            .zip(0u16..)
            .map(|(column, nth)| (column, x + nth * width, width))
            .collect();
        Self { name, unit, columns }
    }
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
    title
}

fn note(app: &App) -> String {
    let (lang, settings) = (app.lang, &app.compare.settings);
    let sorted = match settings.sort {
        Sort::Taxonomy => lang.pick("按指标", "by indicator"),
        Sort::Name => lang.pick("按名称", "by name"),
        Sort::Value(_) => lang.pick("按数值", "by value"),
        Sort::Gap(_) => lang.pick("按差距", "by gap"),
        Sort::Rank(_) => lang.pick("按位次", "by rank"),
        Sort::Growth(_) => lang.pick("按增速", "by growth"),
        Sort::Spread => lang.pick("按离散", "by spread"),
        Sort::Stated => lang.pick("按有数列数", "by columns stated"),
    };
    let down = if settings.descending { lang.pick("↓", "v") } else { "" };
    let down = if app.look.widths.wide_ambiguous() { "" } else { down };
    format!("{sorted}{down} · {} {}", app.compare.order.len(), lang.pick("行", "rows"))
}

/// Two lines: region, then year with the mark of the reference.
fn draw_header(app: &App, canvas: &mut Canvas<'_>, table: &Comparison, grid: &Grid, y: u16) {
    let theme = app.look.theme;
    let x = inside(app.layout.main).x;
    canvas.put(x, y + 1, grid.name, app.lang.pick("指标", "indicator"), theme.dim());
    canvas.put(x + grid.name, y + 1, grid.unit, app.lang.pick("单位", "unit"), theme.dim());
    for (column, x, width) in &grid.columns {
        let Some(key) = table.choice.columns.get(*column) else { continue };
        let chosen = *column == app.compare.column;
        let style = if chosen { theme.accent() } else { theme.chosen_elsewhere() };
        let name = app.look.widths.shortened(region_name(key.region), usize::from(width.saturating_sub(1)));
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
}

#[allow(clippy::too_many_arguments)]
fn draw_row(
    app: &App,
    canvas: &mut Canvas<'_>,
    table: &Comparison,
    grid: &Grid,
    row: usize,
    chosen: bool,
    at: Rect,
    query: &NameQuery,
) {
    let Some(found) = table.rows.get(row) else { return };
    let theme = app.look.theme;
    let style = match (chosen, app.compare.sentences.is_none()) {
        (true, true) => theme.chosen(),
        (true, false) => theme.chosen_elsewhere(),
        (false, _) => theme.text(),
    };
    if chosen && app.compare.sentences.is_none() {
        canvas.style(at, style);
    }
    draw_name(app, canvas, found, grid.name, at, style, query);
    canvas.put(at.x + grid.name, at.y, grid.unit.saturating_sub(1), found.unit, theme.dim().patch(style));
    for (column, x, width) in &grid.columns {
        let (words, face) = cell(app, table, row, *column);
        let face = face.patch(style);
        let here = chosen && *column == app.compare.column && app.compare.sentences.is_none();
        // In the chosen row, which is reversed, the chosen cell stands out by not being reversed.
        let face = if here { theme.heading(1).add_modifier(ratatui::style::Modifier::UNDERLINED) } else { face };
        if here {
            let place = Rect { x: x + 1, width: width.saturating_sub(1), ..at };
            canvas.clear_style(place);
        }
        let words = app.look.widths.shortened(&words, usize::from(width.saturating_sub(2)));
        canvas.put_right(*x, at.y, *width, &words, face);
    }
}

fn draw_name(app: &App, canvas: &mut Canvas<'_>, row: &Row, width: u16, at: Rect, style: Style, query: &NameQuery) {
    let name = row.subject.name(app.lang);
    let slot = row.subject.slot.label(app.lang);
    let room = width.saturating_sub(1);
    let slot_width = u16::try_from(app.look.widths.of(&slot)).unwrap_or(0).min(room);
    let name_room = room.saturating_sub(slot_width + 1);
    let shown = app.look.widths.shortened(name, usize::from(name_room));
    let fitting = query.characters_in(&shown);
    let used = canvas.fitted(Position { x: at.x, y: at.y }, name_room, &shown, style, &fitting);
    canvas.put(at.x + used + u16::from(used > 0), at.y, slot_width, &slot, app.look.theme.dim().patch(style));
}

/// What a cell says, and how it looks.
fn cell(app: &App, table: &Comparison, row: usize, column: usize) -> (String, Style) {
    let theme = app.look.theme;
    let lang = app.lang;
    let Some(figure) = table.figure(row, column) else {
        return (table.text(row, column, lang), theme.dim());
    };
    let face = match table.choice.phase {
        Phase::Actual => theme.actual(),
        Phase::Target | Phase::Plan => theme.target(),
    };
    let conflict = matches!(table.cell(row, column), Cell::Stated { conflict: true, .. });
    let conflict = if conflict { " !" } else { "" };
    let value = figure.number();
    let words = match app.compare.settings.shown {
        Shown::Value => value,
        Shown::Gap => match table.gap(row, column) {
            Some(gap) if gap.is_sign_negative() => format!("-{}", gap.abs()),
            Some(gap) => format!("+{gap}"),
            None => value,
        },
        Shown::Ratio => match table.ratio(row, column) {
            Some(ratio) => format!("{}%", (ratio * rust_decimal::Decimal::ONE_HUNDRED).round_dp(1).normalize()),
            None => value,
        },
        Shown::Rank => match table.places(row).get(column).copied().flatten() {
            Some(place) => match lang {
                Lang::Zh => format!("第{place} {value}"),
                Lang::En => format!("#{place} {value}"),
            },
            None => value,
        },
    };
    (format!("{words}{conflict}"), face)
}
