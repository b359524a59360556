//! The panel of indicators.

use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::area::{below, first_line, inside};
use super::paint::Canvas;
use super::theme::Theme;
use super::{input, panel};
use crate::app::indicators::{Item, Line, Name};
use crate::app::mode::Mode;
use crate::app::{App, Panel};
use crate::index::fuzzy::NameQuery;
use crate::observation::{Flag, Measure, Observation, Scope, Status};
use crate::wording;

pub fn draw(app: &App, canvas: &mut Canvas<'_>) {
    let area = app.layout.indicators;
    if area.width == 0 {
        return;
    }
    let focus = app.panel == Panel::Indicators && app.popup.is_none();
    let title = if app.indicators.marked {
        app.lang.pick("指标 · 已选文件", "indicators of marked")
    } else {
        app.lang.pick("指标", "indicators")
    };
    let note = format!("{}/{}", app.indicators.items(), app.indicators.total());
    panel::draw(canvas, area, focus, title, &note);
    let room = inside(area);
    let hint = app.lang.pick("/ 模糊查找，如 dqsc", "/ fuzzy search");
    let boxed = app.mode() == Mode::IndicatorFilter;
    input::draw(canvas, first_line(room), &app.indicators.filter, boxed, hint, "");
    filters(app, canvas, first_line(below(room, 1)));
    let list = app.layout.indicator_list;
    let typed = NameQuery::new(app.indicators.filter.text());
    for line in 0..list.height {
        let row = app.indicators.cursor.top + usize::from(line);
        let Some(found) = app.indicators.line(row) else { break };
        let at = Rect { y: list.y + line, height: 1, ..list };
        let style = row_style(canvas, row == app.indicators.cursor.at, focus, at);
        match found {
            Line::Name(name) => draw_name(canvas, name, &name.fitting(&typed), at, style),
            Line::Item(item) => draw_item(app, canvas, item, at, style),
        }
    }
    if app.indicators.shown() == 0 {
        let words = match (app.document.is_some() || app.indicators.marked, app.indicators.is_filtered()) {
            (false, _) => app.lang.pick("打开文件后显示其中的指标", "open a document to see its indicators"),
            (true, true) => app.lang.pick("没有符合的指标，Esc 清除筛选", "nothing fits; Esc drops the filters"),
            (true, false) => app.lang.pick("没有读出指标", "no indicators were found"),
        };
        canvas.put(list.x, list.y, list.width, words, canvas.look.theme.dim());
    }
    panel::scroll_mark(canvas, list, app.indicators.cursor.top, app.indicators.height(), focus);
}

fn row_style(canvas: &mut Canvas<'_>, chosen: bool, focus: bool, at: Rect) -> Style {
    match (chosen, focus) {
        (true, true) => {
            canvas.style(at, canvas.look.theme.chosen());
            canvas.look.theme.chosen()
        }
        (true, false) => canvas.look.theme.chosen_elsewhere(),
        (false, _) => canvas.look.theme.text(),
    }
}

/// Which filters are on.
fn filters(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    let on = &app.indicators;
    let mut words = Vec::new();
    if on.marked {
        words.push(format!("{} {}", app.lang.pick("已选", "marked"), app.marked_reports().len()));
    }
    if let Some(status) = on.status {
        words.push(wording::status(status, app.lang).to_owned());
    }
    if let Some(measure) = on.measure {
        words.push(measure.label(app.lang).to_owned());
    }
    if on.section_only {
        words.push(app.lang.pick("本节", "this section").to_owned());
    }
    if !words.is_empty() {
        let line = format!("{}: {}", app.lang.pick("筛选", "filter"), words.join(" + "));
        canvas.put(area.x, area.y, area.width, &line, canvas.look.theme.accent());
    }
}

fn draw_name(canvas: &mut Canvas<'_>, name: &Name, fitting: &[usize], at: Rect, style: Style) {
    let base = if name.known { canvas.look.theme.chosen_elsewhere() } else { canvas.look.theme.dim() };
    let place = Position { x: at.x, y: at.y };
    canvas.fitted(place, at.width, &name.name, base.patch(style), fitting);
}

fn draw_item(app: &App, canvas: &mut Canvas<'_>, item: &Item, at: Rect, style: Style) {
    let (Some(one), growth_stated) = (&item.get(), &item.growth()) else { return };
    let theme = canvas.look.theme;
    let region = if app.indicators.marked { format!("{} ", wording::region(&item.report)) } else { String::new() };
    let before = format!("  {region}{} ", wording::period(one));
    let status = match one.status {
        Status::Actual => String::new(),
        Status::Target => format!("{} ", wording::status(one.status, app.lang)),
    };
    let measure = match one.measure {
        Measure::Change | Measure::Multiple => format!("{} ", one.measure.label(app.lang)),
        _ => String::new(),
    };
    let value = wording::value(one, app.lang);
    let growth = growth_stated.as_ref().map(|one| format!(" {}", wording::value(one, app.lang))).unwrap_or_default();
    let number = |one: &Observation| {
        let style = number_style(theme, one.status);
        if one.flags.has(Flag::Rejected) { style.add_modifier(Modifier::CROSSED_OUT) } else { style }
    };
    let whose = if one.scope == Scope::Region { "" } else { app.lang.pick(" 非全域", " part") };
    let warning = if warns(one) || growth_stated.as_ref().is_some_and(warns) { " !" } else { "" };
    canvas.pieces(
        at.x,
        at.y,
        at.width,
        &[
            (&before, style),
            (&status, style.patch(theme.dim())),
            (&measure, style.patch(theme.dim())),
            (&value, number(one).patch(style)),
            (decided(app, one), theme.warning().patch(style)),
            (&growth, number(growth_stated.as_ref().unwrap_or(one)).patch(style)),
            (growth_stated.as_ref().map_or("", |one| decided(app, one)), theme.warning().patch(style)),
            (whose, style.patch(theme.dim())),
            (warning, theme.warning().patch(style)),
        ],
    );
}

fn number_style(theme: Theme, status: Status) -> Style {
    match status {
        Status::Actual => theme.actual(),
        Status::Target => theme.target(),
    }
}

/// What the reader decided about the number.
fn decided(app: &App, one: &Observation) -> &'static str {
    let has = |flag| one.flags.has(flag);
    match (has(Flag::Corrected), has(Flag::Rejected), has(Flag::Accepted)) {
        (true, ..) => app.lang.pick(" 已更正", " corrected"),
        (_, true, _) => app.lang.pick(" 已否定", " rejected"),
        (.., true) => app.lang.pick(" 已认可", " accepted"),
        _ => "",
    }
}

/// Whether a reader should look twice before using the number.
fn warns(one: &Observation) -> bool {
    one.flags.iter().any(|flag| {
        !matches!(
            flag,
            Flag::Nominal
                | Flag::Real
                | Flag::Cumulative
                | Flag::Accepted
                | Flag::Rejected
                | Flag::Corrected
                | Flag::Estimated
        )
    })
}
