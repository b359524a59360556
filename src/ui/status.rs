//! The bottom line: what can be done here, or what was just said; on the right what is loaded.

use ratatui::layout::Rect;

use super::paint::Canvas;
use crate::app::App;
use crate::app::action::Group;
use crate::app::actions;
use crate::app::mode::Mode;
use crate::wording;

pub fn draw(app: &App, canvas: &mut Canvas<'_>) {
    let area = app.layout.bottom;
    if area.height == 0 {
        return;
    }
    let theme = canvas.look.theme;
    let boxed = match app.mode() {
        Mode::SaveBox => Some((app.lang.pick("保存为", "save as"), &app.saving.line)),
        Mode::CorrectionBox => Some((app.lang.pick("更正为", "correct to"), &app.review.line)),
        _ => None,
    };
    if let Some((label, line)) = boxed.filter(|_| app.notice.is_none()) {
        let used = canvas.put(area.x + 1, area.y, area.width, label, theme.accent()) + 2;
        let rest = Rect { x: area.x + used, width: area.width.saturating_sub(used), ..area };
        let formats = if app.mode() == Mode::SaveBox { ".csv .xlsx .md .jsonl .txt .svg" } else { "" };
        super::input::draw(canvas, rest, line, true, "", formats);
        return;
    }
    let right = right(app);
    let width = u16::try_from(app.widths.of(&right)).unwrap_or(u16::MAX);
    let right_room = if width + 20 < area.width { width } else { 0 };
    if right_room > 0 {
        canvas.put(area.right() - right_room, area.y, right_room, &right, theme.dim());
    }
    let room = area.width.saturating_sub(right_room + 1);
    if let Some(notice) = &app.notice {
        let words = app.widths.shortened(notice, usize::from(room.saturating_sub(1)));
        canvas.put(area.x + 1, area.y, room, &words, theme.warning());
        return;
    }
    let mut hints = hints(app);
    // The way to all other keys is always there.
    let help = hints.iter().position(|(id, ..)| *id == "help").map(|at| hints.remove(at));
    let width = |(_, key, name): &Hint| app.widths.of(key) + 1 + app.widths.of(name) + 2;
    let mut left = usize::from(room).saturating_sub(help.as_ref().map_or(0, width));
    // Whole hints only: half a word helps nobody.
    let fitting = hints.into_iter().take_while(|hint| {
        let fits = width(hint) <= left;
        left = left.saturating_sub(width(hint));
        fits
    });
    let mut x = area.x + 1;
    for (_, key, name) in fitting.chain(help).collect::<Vec<_>>() {
        let end = area.x + room;
        x += canvas.put(x, area.y, end.saturating_sub(x), &key, theme.accent()) + 1;
        x += canvas.put(x, area.y, end.saturating_sub(x), name, theme.dim()) + 2;
    }
}

/// An action by its name, with its key and its short name.
type Hint = (&'static str, String, &'static str);

/// Keys that work here now: what belongs to this panel first, what works everywhere after it.
fn hints(app: &App) -> Vec<Hint> {
    let mode = app.mode();
    let of = |group: &Group| -> Vec<Hint> {
        let shown = group.actions.iter().filter(|action| action.hint.has(mode) && (action.ready)(app).is_ok());
        shown.filter_map(|action| Some((action.id, action.key_shown(mode)?, action.name(app.lang)))).collect()
    };
    let (general, particular) =
        actions::GROUPS.split_first().map_or((None, [].as_slice()), |(one, rest)| (Some(one), rest));
    particular.iter().chain(general).flat_map(of).collect()
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
