//! All fields of one observation.

use std::sync::Arc;

use super::paint::Canvas;
use super::panel;
use crate::app::App;
use crate::check::check;
use crate::compare::home_unit;
use crate::quantity::scale;
use crate::report::Report;
use crate::span::Span;
use crate::typeset::{Shape, wrap};
use crate::wording;

/// All lines for a popup so wide inside: a name and what it is; a line without a name goes on with the one before.
pub fn lines(app: &App, report: &Arc<Report>, observation: usize, width: u16) -> Vec<(&'static str, String)> {
    let Some(one) = &report.observations.get(observation) else { return Vec::new() };
    let lang = app.lang;
    let section = report.outline.sections.get(one.section as usize);
    let heading = section.map(|section| wording::one_line(section.heading.of(&report.text))).unwrap_or_default();
    let flags: Vec<&str> = one.flags.iter().map(|flag| flag.label(lang)).collect();
    let home = one.indicator.map_or("", |indicator| home_unit(indicator, one.measure));
    let (normal, unit) = scale::normalize_to(one.value, one.unit.as_str(), home);
    let id = one.indicator.and_then(|id| crate::indicator::Taxonomy::shared().get(id)).map(|found| found.id.as_str());
    let base = one.base.map(|base| base.to_string()).unwrap_or_default();
    let printed = one.span.of(&report.text).to_owned();
    let fields = [
        (lang.pick("指标", "indicator"), wording::indicator(report, one, lang)),
        (
            lang.pick("指标代码", "indicator id"),
            id.unwrap_or(lang.pick("（不在指标表中）", "(not in the taxonomy)")).to_owned(),
        ),
        (lang.pick("原文名称", "words"), one.surface.of(&report.text).to_owned()),
        (lang.pick("口径", "measure"), one.measure.label(lang).to_owned()),
        (lang.pick("数值", "value"), wording::value(one, lang)),
        (lang.pick("原文数字", "as printed"), printed),
        (lang.pick("限定", "bound"), wording::comparator(one.comparator, lang).to_owned()),
        (lang.pick("统一单位", "normalized"), format!("{normal}{unit}")),
        (lang.pick("时期", "period"), wording::period(one)),
        (lang.pick("基期", "base year"), base),
        (lang.pick("性质", "status"), wording::status(one.status, lang).to_owned()),
        (lang.pick("范围", "scope"), one.scope.label(lang).to_owned()),
        (lang.pick("章节", "section"), heading),
        (lang.pick("提示", "flags"), flags.join(lang.pick("；", "; "))),
        (lang.pick("规则", "rule"), one.rule.to_string()),
        (lang.pick("把握", "confidence"), format!("{}%", one.confidence)),
        (lang.pick("出处", "source"), source(report)),
    ];
    let mut lines: Vec<(&'static str, String)> = fields.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    lines.push((lang.pick("原句", "sentence"), String::new()));
    let columns = usize::from(width).saturating_sub(4);
    let shape = Shape { columns: columns.max(2), first: 0, widths: app.widths };
    let quote = |lines: &mut Vec<(&'static str, String)>, sentence: Span| {
        for line in wrap(&report.text, trimmed(&report.text, sentence), shape, &[]) {
            lines.push(("", wording::one_line(line.of(&report.text))));
        }
    };
    quote(&mut lines, one.sentence);
    for finding in check(report).iter().filter(|finding| finding.doubted.observation == observation) {
        lines.push((lang.pick("不相符", "disagrees"), finding.sentence(|_| Some(report), lang)));
        let mut quoted = vec![one.sentence];
        for other in finding.against.iter().filter_map(|place| report.observations.get(place.observation)) {
            if !quoted.contains(&other.sentence) {
                quoted.push(other.sentence);
                quote(&mut lines, other.sentence);
            }
        }
    }
    lines
}

fn source(report: &Report) -> String {
    let file = report.sources.first().map(|origin| origin.display().into_owned()).unwrap_or_default();
    format!("{} · {file}", wording::document(report))
}

fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start as usize + words.len() - words.trim_start().len();
    Span::new(start, start + words.trim().len())
}

/// Columns of the names.
const NAME: u16 = 14;

pub fn draw(app: &App, report: &Arc<Report>, observation: usize, top: usize, canvas: &mut Canvas<'_>) {
    let area = app.layout.popup;
    canvas.clear(area);
    let note = format!("{}/{}", observation + 1, report.observations.len());
    panel::draw(canvas, area, true, app.lang.pick("详情", "details"), &note);
    let list = app.layout.popup_list;
    let lines = lines(app, report, observation, list.width);
    let theme = canvas.look.theme;
    for (line, (name, value)) in (0..list.height).zip(lines.iter().skip(top)) {
        let y = list.y + line;
        if name.is_empty() {
            canvas.put(list.x + 2, y, list.width.saturating_sub(2), value, theme.text());
        } else {
            canvas.put(list.x + 1, y, NAME.min(list.width.saturating_sub(1)), name, theme.dim());
            let x = NAME + 1;
            let value = app.widths.shortened(value, usize::from(list.width.saturating_sub(x)));
            canvas.put(list.x + x, y, list.width.saturating_sub(x), &value, theme.heading(2));
        }
    }
    panel::scroll_mark(canvas, list, top, lines.len(), true);
}
