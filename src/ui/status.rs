//! The bottom line: what can be done here, or what was just said; on the right what is loaded.

use super::paint::Canvas;
use super::wording;
use crate::app::App;
use crate::app::actions;

pub fn draw(app: &App, canvas: &mut Canvas<'_>) {
    let area = app.layout.bottom;
    if area.height == 0 {
        return;
    }
    let theme = app.look.theme;
    let right = right(app);
    let width = u16::try_from(app.look.widths.of(&right)).unwrap_or(u16::MAX);
    let right_room = if width + 20 < area.width { width } else { 0 };
    if right_room > 0 {
        canvas.put(area.right() - right_room, area.y, right_room, &right, theme.dim());
    }
    let room = area.width.saturating_sub(right_room + 1);
    if let Some(notice) = &app.notice {
        let words = app.look.widths.shortened(notice, usize::from(room.saturating_sub(1)));
        canvas.put(area.x + 1, area.y, room, &words, theme.warning());
        return;
    }
    let mut x = area.x + 1;
    for (key, name) in hints(app) {
        let width = app.look.widths.of(&key) + app.look.widths.of(name) + 1;
        // Whole hints only: half a word helps nobody.
        if usize::from(x - area.x) + width > usize::from(room) {
            break;
        }
        x += canvas.put(x, area.y, room, &key, theme.accent());
        x += 1;
        x += canvas.put(x, area.y, room, name, theme.dim());
        x += 2;
    }
}

/// Keys that work here now, with what they do.
fn hints(app: &App) -> Vec<(String, &'static str)> {
    let mode = app.mode();
    let shown = actions::all().filter(|action| action.hint.has(mode) && (action.ready)(app).is_ok());
    let mut hints: Vec<(String, &'static str)> =
        shown.filter_map(|action| Some((action.key_shown(mode)?, action.name(app.lang)))).collect();
    // What belongs to this panel first, what works everywhere after it.
    let general = actions::GROUPS.first().map_or(0, |group| {
        group.actions.iter().filter(|action| action.hint.has(mode) && (action.ready)(app).is_ok()).count()
    });
    let general = general.min(hints.len());
    hints.rotate_left(general);
    hints
}

fn right(app: &App) -> String {
    let loaded = app.corpus.reports.len();
    let lang = app.lang;
    if app.loading.is_on() {
        let (done, total) = (app.loading.done, app.loading.total);
        let share = (done * 100).checked_div(total).map_or_else(String::new, |share| format!(" {share}%"));
        return format!("{} {done}/{total}{share} · Esc {} ", lang.pick("载入", "loading"), lang.pick("停止", "stops"));
    }
    let marks = match app.marks.len() {
        0 => String::new(),
        marks => format!("{} {marks} · ", lang.pick("已选", "marked")),
    };
    let problems = match app.corpus.problems.len() {
        0 => String::new(),
        problems => format!("! {problems} {} · ", lang.pick("个问题", "problems")),
    };
    format!("{marks}{problems}{loaded} {} · {} ", lang.pick("份", "documents"), wording::size(app.bytes))
}
