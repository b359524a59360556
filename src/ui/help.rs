//! All keys, out of the table of actions; those of the place where help was asked for come first.

use ratatui::style::Style;

use super::paint::Canvas;
use super::panel;
use crate::app::App;
use crate::app::action::{Action, Group};
use crate::app::actions;

/// One line of the help.
pub struct HelpLine {
    keys: String,
    name: &'static str,
    words: String,
    title: bool,
}

/// All lines.
pub fn lines(app: &App) -> Vec<HelpLine> {
    let mut groups: Vec<&Group> = actions::GROUPS.iter().collect();
    let here = here(app);
    // Stable: what works here first, the rest in its order.
    groups.sort_by_key(|group| std::cmp::Reverse(here.is_some_and(|here| here == group.title.0)));
    let mut lines = Vec::new();
    for group in groups {
        let title = app.lang.pick(group.title.0, group.title.1);
        // Where nothing of a group can be done now, its title says why, once.
        let refusal = |action: &Action| (action.ready)(app).err().map(|why| app.lang.pick(why.0, why.1));
        let none = group.actions.iter().all(|action| refusal(action).is_some());
        let shared = group.actions.first().and_then(refusal).filter(|_| none);
        let words = shared.map(str::to_owned).unwrap_or_default();
        lines.push(HelpLine { keys: String::new(), name: title, words, title: true });
        for action in group.actions {
            let keys = action.keys_shown();
            let keys = if keys.is_empty() { format!(":{}", action.id) } else { keys.join(" ") };
            let words = match refusal(action).filter(|why| Some(*why) != shared) {
                Some(why) => format!("{}（{why}）", action.help(app.lang)),
                None => action.help(app.lang).to_owned(),
            };
            lines.push(HelpLine { keys, name: action.name(app.lang), words, title: false });
        }
    }
    lines
}

/// The title of the group of the panel under the help.
fn here(app: &App) -> Option<&'static str> {
    use crate::app::{Panel, View};
    match (app.view, app.panel) {
        (View::Concordance, _) => Some("全库检索"),
        (View::Compare, _) => Some("对照"),
        (View::Sheet, _) => Some("目标、走势、排名"),
        (View::Beside, _) => Some("并排阅读"),
        (View::Browse, Panel::Tree) => Some("地区树"),
        (View::Browse, Panel::Document) => Some("原文"),
        (View::Browse, Panel::Indicators) => Some("指标"),
    }
}

/// Columns of the keys, and of the name.
const KEYS: u16 = 20;
const NAME: u16 = 16;

pub fn draw(app: &App, top: usize, canvas: &mut Canvas<'_>) {
    let area = app.layout.popup;
    canvas.clear(area);
    let lines = lines(app);
    let list = app.layout.popup_list;
    let shown = usize::from(list.height);
    let note = format!("{}/{}", (top + shown).min(lines.len()), lines.len());
    panel::draw(canvas, area, true, app.lang.pick("按键", "keys"), &note);
    let theme = canvas.look.theme;
    for (line, found) in (0..list.height).zip(lines.iter().skip(top)) {
        let y = list.y + line;
        if found.title {
            let pieces = [(found.name, theme.accent()), ("  ", theme.dim()), (&*found.words, theme.dim())];
            canvas.pieces(list.x + 1, y, list.width.saturating_sub(1), &pieces);
            continue;
        }
        // In a narrow window the names go: keys and what they do matter.
        let name = if list.width > KEYS + NAME + 20 { NAME } else { 0 };
        let keys = KEYS.min(list.width / 3);
        put(canvas, list.x + 2, y, keys.saturating_sub(1), &found.keys, theme.heading(2));
        put(canvas, list.x + 2 + keys, y, name.saturating_sub(1), found.name, theme.text());
        let x = keys + name + 2;
        put(canvas, list.x + x, y, list.width.saturating_sub(x), &found.words, theme.dim());
    }
    panel::scroll_mark(canvas, list, top, lines.len(), true);
}

fn put(canvas: &mut Canvas<'_>, x: u16, y: u16, columns: u16, words: &str, style: Style) {
    let words = canvas.look.widths.shortened(words, usize::from(columns));
    canvas.put(x, y, columns, &words, style);
}
