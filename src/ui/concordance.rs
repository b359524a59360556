//! Hits over the corpus with the words to their left and right, one line each.

use ratatui::layout::Rect;

use super::area::{first_line, inside};
use super::paint::Canvas;
use super::{input, panel};
use crate::app::App;
use crate::app::mode::Mode;
use crate::app::search::Sorted;
use crate::index::text::context;
use crate::wording;

pub fn draw(app: &App, canvas: &mut Canvas<'_>) {
    let area = app.layout.main;
    let found = &app.concordance;
    let lang = app.lang;
    let count =
        format!("{} {} · {} {}", found.total, lang.pick("处", "hits"), found.reports, lang.pick("份报告", "reports"));
    let sorted = match found.sorted {
        Sorted::Report => lang.pick("按报告", "by report"),
        Sorted::Left => lang.pick("按左侧文字", "by words before"),
        Sorted::Right => lang.pick("按右侧文字", "by words after"),
    };
    panel::draw(canvas, area, app.popup.is_none(), &format!("{} · {sorted}", lang.pick("全库检索", "search")), &count);
    let hint = lang.pick("输入要检索的文字", "words to search for");
    let looking = match found.looking {
        Some(percent) => format!("{} {percent}%", lang.pick("检索中", "searching")),
        None => String::new(),
    };
    let boxed = app.mode() == Mode::ConcordanceBox;
    input::draw(canvas, first_line(inside(area)), &found.line, boxed, hint, &looking);
    let list = app.layout.main_list;
    for line in 0..list.height {
        let row = found.cursor.top + usize::from(line);
        draw_row(app, canvas, row, Rect { y: list.y + line, height: 1, ..list });
    }
    if found.hits.is_empty() && found.looking.is_none() && !found.line.is_empty() {
        canvas.put(list.x, list.y, list.width, lang.pick("没有找到", "not found"), canvas.look.theme.dim());
    }
    panel::scroll_mark(canvas, list, found.cursor.top, found.hits.len(), true);
}

fn draw_row(app: &App, canvas: &mut Canvas<'_>, row: usize, at: Rect) {
    let Some((report, span)) = app.concordance.hit(row) else { return };
    let (theme, widths) = (canvas.look.theme, app.widths);
    let chosen = row == app.concordance.cursor.at;
    let style = if chosen { theme.chosen() } else { theme.text() };
    if chosen {
        canvas.style(at, style);
    }
    let name_room = at.width / 5;
    let name = widths.shortened(&wording::document(report), usize::from(name_room.saturating_sub(1)));
    canvas.put(at.x, at.y, name_room, &name, style.patch(theme.dim()));
    let room = at.width - name_room;
    let hit = wording::one_line(span.of(&report.text));
    let hit_width = u16::try_from(widths.of(&hit)).unwrap_or(u16::MAX).min(room);
    let left_room = (room - hit_width) / 2;
    // Every character takes a column at least.
    let (left, right) = context(&report.text, span, usize::from(room));
    let left = widths.fitting_end(&left, usize::from(left_room));
    let left_width = u16::try_from(widths.of(left)).unwrap_or(0);
    let x = at.x + name_room + left_room;
    canvas.put(x - left_width, at.y, left_width, left, style);
    let used = canvas.put(x, at.y, hit_width, &hit, theme.fitting().patch(style));
    canvas.put(x + used, at.y, at.right().saturating_sub(x + used), &right, style);
}
