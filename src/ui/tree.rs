//! The tree of regions and years.

use ratatui::layout::Position;

use super::area::{first_line, inside};
use super::paint::Canvas;
use super::{input, panel};
use crate::app::mode::Mode;
use crate::app::tree::{Node, NodeKind, Order};
use crate::app::{App, InputBox, Panel};
use crate::index::fuzzy::NameQuery;

pub fn draw(app: &App, canvas: &mut Canvas<'_>) {
    let area = app.layout.tree;
    if area.width == 0 {
        return;
    }
    let focus = app.panel == Panel::Tree && app.popup.is_none();
    let title = match app.tree.order {
        Order::ByRegion => app.lang.pick("地区 · 年份", "regions"),
        Order::ByYear => app.lang.pick("年份 · 地区", "years"),
    };
    panel::draw(canvas, area, focus, title, &app.corpus.reports.len().to_string());
    if !app.tree.filter.is_empty() || app.input == Some(InputBox::TreeFilter) {
        let hint = app.lang.pick("汉字/拼音/首字母", "name, pinyin");
        let boxed = app.mode() == Mode::TreeFilter;
        input::draw(canvas, first_line(inside(area)), &app.tree.filter, boxed, hint, "");
    }
    let list = app.layout.tree_list;
    let query = NameQuery::new(app.tree.filter.text());
    for line in 0..list.height {
        let row = app.tree.cursor.top + usize::from(line);
        let Some(node) = app.tree.row(row) else { break };
        draw_row(app, canvas, row, list.y + line, node, &query);
    }
    if app.tree.is_empty() {
        let words = if app.tree.filter.is_empty() {
            app.lang.pick("（空）", "(empty)")
        } else {
            app.lang.pick("没有符合的地区", "nothing fits")
        };
        canvas.put(list.x, list.y, list.width, words, canvas.look.theme.dim());
    }
    panel::scroll_mark(canvas, list, app.tree.cursor.top, app.tree.len(), focus);
}

fn draw_row(app: &App, canvas: &mut Canvas<'_>, row: usize, y: u16, node: &Node, query: &NameQuery) {
    let list = app.layout.tree_list;
    let (theme, marks) = (canvas.look.theme, canvas.look.marks());
    let chosen = row == app.tree.cursor.at;
    let focus = app.panel == Panel::Tree && app.popup.is_none();
    let style = match (chosen, focus) {
        (true, true) => theme.chosen(),
        (true, false) => theme.chosen_elsewhere(),
        (false, _) => theme.text(),
    };
    if chosen && focus {
        canvas.style(ratatui::layout::Rect { y, height: 1, ..list }, style);
    }
    let marked = is_marked(app, node);
    let opened = node.report().is_some_and(|at| app.document.as_ref().is_some_and(|open| open.report.id == at.id));
    // The right edge is kept for the mark, and for the count where there is one.
    let count = if node.is_branch() { node.count.to_string() } else { String::new() };
    let mark = if marked { marks.marked } else { " " };
    let right = u16::try_from(count.len()).unwrap_or(0) + 2;
    let room = list.width.saturating_sub(right);
    let indent = u16::try_from(node.depth * 2).unwrap_or(0).min(room / 2);
    let fold = match (node.is_branch(), app.tree.is_unfolded(row)) {
        (true, true) => marks.unfolded,
        (true, false) => marks.folded,
        (false, _) if opened => marks.here,
        (false, _) => " ",
    };
    canvas.put(list.x + indent, y, 1, fold, style);
    let label = list.x + indent + 2;
    let label_room = room.saturating_sub(indent + 2);
    let fitting = query.characters_in(&node.label);
    let bold = if opened { theme.chosen_elsewhere().patch(style) } else { style };
    let name = app.widths.shortened(&node.label, usize::from(label_room));
    let used = canvas.fitted(Position { x: label, y }, label_room, &name, bold, &fitting);
    if !node.note.is_empty() && label_room > used + 2 {
        let note = app.widths.shortened(&node.note, usize::from(label_room - used - 1));
        canvas.put(label + used + 1, y, label_room - used - 1, &note, style.patch(theme.dim()));
    }
    if list.width > right {
        canvas.put(list.right() - right, y, right, &count, style.patch(theme.dim()));
        canvas.put(list.right() - 1, y, 1, mark, style);
    }
}

fn is_marked(app: &App, node: &Node) -> bool {
    match &node.kind {
        NodeKind::Region(id) => app.is_region_marked(*id),
        NodeKind::Report(report) => app.is_report_marked(report),
        NodeKind::Year | NodeKind::Others | NodeKind::Unknown => false,
    }
}
