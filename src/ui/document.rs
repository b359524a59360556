//! The document: only the rows that are on the screen are built.

use ratatui::style::{Modifier, Style};

use super::area::{first_line, inside};
use super::paint::Canvas;
use super::theme::Theme;
use super::{input, panel};
use crate::app::document::{Document, Row, RowKind, Words};
use crate::app::layout::GUTTER;
use crate::app::mode::Mode;
use crate::app::{App, Panel};
use crate::observation::Status;
use crate::span::Span;
use crate::wording;

pub fn draw(app: &App, canvas: &mut Canvas<'_>) {
    let area = app.layout.document;
    if area.width == 0 {
        return;
    }
    let focus = app.panel == Panel::Document && app.popup.is_none();
    let Some(document) = &app.document else {
        panel::draw(canvas, area, focus, app.lang.pick("原文", "document"), "");
        welcome(app, canvas);
        return;
    };
    panel::draw(canvas, area, focus, &title(document), &note(app, document));
    if let Some(find) = &document.find {
        let count = match find.hits.len() {
            0 if find.words.is_empty() => String::new(),
            hits => format!("{}/{hits}", find.number_at(document.caret)),
        };
        let hint = app.lang.pick("在文内查找", "search in this text");
        input::draw(canvas, first_line(inside(area)), &app.find_line, app.mode() == Mode::FindBox, hint, &count);
    }
    let text = app.layout.document_text;
    let sentence = document.report.outline.sentence_at(document.caret);
    let caret_row = document.caret_row();
    for line in 0..text.height {
        let at = document.top + usize::from(line);
        let Some(row) = document.rows().get(at) else { break };
        let y = text.y + line;
        let mark = if at == caret_row {
            canvas.look.marks().here
        } else if sentence.is_some_and(|sentence| sentence.meets(row.span)) {
            canvas.look.marks().beside
        } else {
            " "
        };
        canvas.put(text.x, y, 1, mark, canvas.look.theme.border(focus));
        draw_row(app, canvas, document, row, y);
    }
    panel::scroll_mark(canvas, text, document.top, document.rows().len(), focus);
}

/// Region, year, and the section at the caret.
fn title(document: &Document) -> String {
    let report = &document.report;
    let name = wording::document(report);
    let mut section = document.section();
    // The part of the first level says more than the item under it.
    while let Some(at) = section {
        let Some(found) = report.outline.sections.get(at as usize) else { break };
        match found.parent {
            Some(parent) if found.level > 1 => section = Some(parent),
            _ if found.heading.is_empty() => break,
            _ => return format!("{name} · {}", wording::one_line(found.heading.of(&report.text))),
        }
    }
    name
}

fn note(app: &App, document: &Document) -> String {
    let length = document.report.text.len().max(1);
    let percent = document.caret.min(length) * 100 / length;
    let words = match document.words {
        Words::Off => "",
        Words::Coming => app.lang.pick("分词中… ", "cutting… "),
        Words::Shown(_) => app.lang.pick("分词 ", "words "),
    };
    format!("{words}{percent}%")
}

/// What is shown before anything is opened.
fn welcome(app: &App, canvas: &mut Canvas<'_>) {
    let text = app.layout.document_text;
    let lines: [&str; 6] = match app.lang {
        crate::lang::Lang::Zh => [
            "在左边选地区和年份，按 Enter 打开",
            "/ 输入汉字、拼音或首字母来筛选",
            "f 查找地区、标题、指标",
            "S 在全部报告中检索文字",
            "Space 选入对照，选两个以上再按 c",
            "? 全部按键    q 退出",
        ],
        crate::lang::Lang::En => [
            "choose a region and a year on the left, Enter opens",
            "/ narrows by characters, pinyin or initials",
            "f finds regions, headings, indicators",
            "S searches the words of all reports",
            "Space marks for comparison, c compares",
            "? all keys    q quit",
        ],
    };
    for (line, words) in (1u16..).step_by(2).zip(lines) {
        if line < text.height {
            let room = text.width.saturating_sub(4);
            let style = canvas.look.theme.dim();
            canvas.put(text.x + 2, text.y + line, room, &app.widths.shortened(words, usize::from(room)), style);
        }
    }
}

fn draw_row(app: &App, canvas: &mut Canvas<'_>, document: &Document, row: &Row, y: u16) {
    let area = app.layout.document_text;
    let (theme, marks) = (canvas.look.theme, canvas.look.marks());
    let x = area.x + GUTTER + row.indent;
    let room = area.right().saturating_sub(x);
    let base = match row.kind {
        RowKind::Heading { level, .. } => theme.heading(level),
        RowKind::Aside => theme.dim(),
        RowKind::Text | RowKind::Blank => theme.text(),
    };
    let soft = document.report.outline.sections.get(row.section as usize).is_some_and(|section| section.soft);
    if let RowKind::Heading { first: true, .. } = row.kind {
        let fold = if document.is_folded(row.section) { marks.folded } else { marks.unfolded };
        let tilde = if soft { "~" } else { "" };
        canvas.pieces(x.saturating_sub(2), y, 2, &[(fold, base), (tilde, theme.dim())]);
    }
    let is_heading = matches!(row.kind, RowKind::Heading { .. });
    let base = if soft && is_heading { base.add_modifier(Modifier::ITALIC) } else { base };
    let layers = Layers::new(document, row.span);
    let gaps: &[u32] = match &document.words {
        Words::Shown(ends) => ends,
        Words::Off | Words::Coming => &[],
    };
    let mut next_gap = gaps.partition_point(|gap| *gap <= row.span.start);
    let mut used = 0;
    let mut from = row.span.start as usize;
    let text = &document.report.text;
    for to in layers.edges(row.span) {
        // One piece of one style, with a blank at each end of a word inside it.
        let style = layers.style(theme, from, base);
        while from < to {
            let gap = gaps.get(next_gap).map_or(to, |gap| (*gap as usize).min(to));
            let piece = text.get(from..gap).unwrap_or("");
            used += canvas.put(x + used, y, room.saturating_sub(used), piece, style);
            from = gap.max(from + 1);
            if gaps.get(next_gap).is_some_and(|at| *at as usize == gap) {
                next_gap += 1;
                if gap < row.span.end as usize {
                    used += canvas.put(x + used, y, room.saturating_sub(used), " ", theme.text());
                }
            }
        }
    }
    if is_heading && document.is_folded(row.section) && used + 8 < room {
        let hidden = document.report.outline.sections.get(row.section as usize);
        let characters = hidden.map_or(0, |section| section.span.of(text).chars().count());
        let words = format!(" … {characters}{}", app.lang.pick("字", " characters"));
        canvas.put(x + used, y, room - used, &words, theme.dim());
    }
}

/// What lies over the plain text of one row.
struct Layers {
    /// Numbers, with their index.
    numbers: Vec<(Span, usize)>,
    /// Hits of the search.
    hits: Vec<Span>,
    /// The number or hit at the caret.
    chosen: Option<Span>,
    statuses: Vec<Status>,
}

impl Layers {
    fn new(document: &Document, row: Span) -> Self {
        let observations = &document.report.observations;
        // Observations lie in the order of the text.
        let first = observations.partition_point(|one| one.span.end <= row.start);
        let numbers: Vec<(Span, usize)> = observations
            .iter()
            .enumerate()
            .skip(first)
            .take_while(|(_, one)| one.span.start < row.end)
            .map(|(at, one)| (one.span, at))
            .collect();
        let statuses = numbers.iter().filter_map(|(_, at)| observations.get(*at)).map(|one| one.status).collect();
        let hits = document.find.as_ref().map(|find| {
            let first = find.hits.partition_point(|hit| hit.end <= row.start);
            find.hits.iter().skip(first).take_while(|hit| hit.start < row.end).copied().collect()
        });
        let hits: Vec<Span> = hits.unwrap_or_default();
        let held = |span: &&Span| span.holds(document.caret);
        let number = numbers.iter().map(|(span, _)| span).find(held).copied();
        let chosen = hits.iter().find(held).copied().or(number);
        Self { numbers, hits, chosen, statuses }
    }

    /// Where the style may change, in order, ending with the end of the row.
    fn edges(&self, row: Span) -> Vec<usize> {
        let spans = self.numbers.iter().map(|(span, _)| span).chain(&self.hits);
        let mut edges: Vec<usize> = spans
            .flat_map(|span| [span.start, span.end])
            .filter(|edge| row.start < *edge && *edge < row.end)
            .map(|edge| edge as usize)
            .chain([row.end as usize])
            .collect();
        edges.sort_unstable();
        edges.dedup();
        edges
    }

    fn style(&self, theme: Theme, at: usize, base: Style) -> Style {
        let mut style = base;
        let number = self.numbers.iter().position(|(span, _)| span.holds(at));
        match number.and_then(|number| self.statuses.get(number)) {
            Some(Status::Actual) => style = style.patch(theme.actual()),
            Some(Status::Target) => style = style.patch(theme.target()),
            None => {}
        }
        if self.hits.iter().any(|hit| hit.holds(at)) {
            style = style.patch(theme.fitting());
        }
        if self.chosen.is_some_and(|chosen| chosen.holds(at)) {
            style = style.patch(theme.chosen());
        }
        style
    }
}
