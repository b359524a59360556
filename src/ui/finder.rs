//! The finder, with a preview of what is chosen.

use ratatui::layout::{Position, Rect};

use super::area::{first_line, inside};
use super::paint::Canvas;
use super::{input, panel};
use crate::app::App;
use crate::app::layout::PREVIEW;
use crate::app::search::{Finder, Match, Target};
use crate::report::Report;
use crate::span::Span;
use crate::typeset::{Shape, wrap};
use crate::wording;

pub fn draw(app: &App, finder: &Finder, canvas: &mut Canvas<'_>) {
    let area = app.layout.popup;
    canvas.clear(area);
    let note = match finder.looking {
        true => app.lang.pick("查找中…", "looking…").to_owned(),
        false => finder.total.to_string(),
    };
    panel::draw(canvas, area, true, app.lang.pick("查找", "find"), &note);
    let hint = app.lang.pick("地区、年份、标题、指标（汉字、拼音、首字母）", "region, year, heading, indicator");
    input::draw(canvas, first_line(inside(area)), &finder.line, true, hint, "");
    let list = app.layout.popup_list;
    for line in 0..list.height {
        let row = finder.cursor.top + usize::from(line);
        let Some(found) = finder.found.get(row) else { break };
        draw_row(app, canvas, found, row == finder.cursor.at, Rect { y: list.y + line, height: 1, ..list });
    }
    if finder.found.is_empty() && !finder.looking {
        canvas.put(list.x, list.y, list.width, app.lang.pick("没有找到", "nothing fits"), canvas.look.theme.dim());
    }
    if inside(area).bottom() > list.bottom()
        && let Some(found) = finder.found.get(finder.cursor.at)
    {
        preview(app, canvas, found, Rect { y: list.bottom(), height: PREVIEW + 1, ..list });
    }
}

fn draw_row(app: &App, canvas: &mut Canvas<'_>, found: &Match, chosen: bool, at: Rect) {
    let theme = canvas.look.theme;
    let style = if chosen { theme.chosen() } else { theme.text() };
    if chosen {
        canvas.style(at, style);
    }
    let kind = match found.target {
        Target::Region(_) => app.lang.pick("地区", "region"),
        Target::Report(_) => app.lang.pick("报告", "report"),
        Target::Heading(..) => app.lang.pick("标题", "heading"),
        Target::Indicator(_) => app.lang.pick("指标", "indicator"),
    };
    let kind_width = app.lang.pick("6", "10").parse().unwrap_or(6).min(at.width);
    canvas.put(at.x, at.y, kind_width, kind, style.patch(theme.dim()));
    let marked = match &found.target {
        Target::Region(id) => app.is_region_marked(*id),
        Target::Report(report) => app.is_report_marked(report),
        Target::Heading(..) | Target::Indicator(_) => false,
    };
    if marked && kind_width > 2 {
        canvas.put(at.x + kind_width - 2, at.y, 1, canvas.look.marks().marked, style.patch(theme.accent()));
    }
    let room = at.width - kind_width;
    let used = canvas.fitted(Position { x: at.x + kind_width, y: at.y }, room, &found.name, style, &found.fitting);
    if room > used + 3 {
        let note = app.widths.shortened(&found.note, usize::from(room - used - 2));
        canvas.put(at.x + kind_width + used + 2, at.y, room - used - 2, &note, style.patch(theme.dim()));
    }
}

/// The first lines of what would be opened.
fn preview(app: &App, canvas: &mut Canvas<'_>, found: &Match, area: Rect) {
    let theme = canvas.look.theme;
    let across = canvas.look.marks().border[4];
    for x in area.x..area.right() {
        canvas.put(x, area.y, 1, across, theme.dim());
    }
    let words = match &found.target {
        Target::Report(report) => beginning(report, 0),
        Target::Heading(report, section) => {
            let start = report.outline.sections.get(*section).map_or(0, |section| section.span.start as usize);
            beginning(report, start)
        }
        Target::Region(id) => {
            let reports = app.work_reports_of(*id);
            let years: Vec<String> =
                reports.iter().filter_map(|report| report.identity.filed_year()).map(|year| year.to_string()).collect();
            format!("{}：{}", app.lang.pick("报告年份", "reports of"), years.join(" "))
        }
        Target::Indicator(id) => {
            let names = crate::indicator::Taxonomy::shared().get(*id).map(|found| found.names.join("、"));
            format!("{}：{}", app.lang.pick("报告中的写法", "names in reports"), names.unwrap_or_default())
        }
    };
    let words = words.trim();
    let shape = Shape { columns: usize::from(area.width.max(2)), first: 0, widths: app.widths };
    let lines = wrap(words, Span::new(0, words.len()), shape, &[]);
    for (line, span) in (1..area.height).zip(lines) {
        canvas.put(area.x, area.y + line, area.width, span.of(words), theme.text());
    }
}

/// As many characters as the preview can show, from a place of the text.
fn beginning(report: &Report, start: usize) -> String {
    const CHARACTERS: usize = 400;
    let text: String = report.text.get(start..).unwrap_or("").chars().take(CHARACTERS).collect();
    wording::one_line(&text)
}
