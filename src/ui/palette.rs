//! The command palette.

use ratatui::layout::{Position, Rect};

use super::area::{first_line, inside};
use super::paint::Canvas;
use super::{input, panel};
use crate::app::App;
use crate::app::popup::{Command, Palette};
use crate::compare::{region_name, units_named};

/// Columns of the name, and of the key.
const NAME: u16 = 18;
const KEY: u16 = 11;

pub fn draw(app: &App, palette: &Palette, canvas: &mut Canvas<'_>) {
    let area = app.layout.popup;
    canvas.clear(area);
    panel::draw(canvas, area, true, app.lang.pick("命令", "commands"), &palette.found.len().to_string());
    let hint = app.lang.pick("输入命令名称", "name of a command");
    input::draw(canvas, first_line(inside(area)), &palette.line, true, hint, "");
    let list = app.layout.popup_list;
    let theme = canvas.look.theme;
    for line in 0..list.height {
        let row = palette.cursor.top + usize::from(line);
        let Some((command, fitting)) = palette.found.get(row) else { break };
        let y = list.y + line;
        let chosen = row == palette.cursor.at;
        let style = if chosen { theme.chosen() } else { theme.text() };
        if chosen {
            canvas.style(Rect { y, height: 1, ..list }, style);
        }
        let name = NAME.min(list.width);
        let words = app.widths.shortened(&command.name(app.lang), usize::from(name));
        canvas.fitted(Position { x: list.x, y }, name, &words, style, fitting);
        let key = match command {
            Command::Action(action) => action.key_shown(palette.mode).unwrap_or_default(),
            Command::SaveSet(..) | Command::UseSet(_) => String::new(),
        };
        canvas.put(list.x + name, y, KEY.min(list.width - name), &key, theme.heading(2).patch(style));
        let x = NAME + KEY;
        if list.width > x {
            let words = words_of(app, command);
            let words = app.widths.shortened(&words, usize::from(list.width - x));
            canvas.put(list.x + x, y, list.width - x, &words, theme.dim().patch(style));
        }
    }
}

/// What a command does, or why it cannot be done now.
fn words_of(app: &App, command: &Command) -> String {
    match command {
        Command::Action(action) => match (action.ready)(app) {
            Ok(()) => action.help(app.lang).to_owned(),
            Err(why) => format!("（{}）", app.lang.pick(why.0, why.1)),
        },
        Command::SaveSet(_, regions) if !regions.is_empty() => {
            let named = |word: &String| match units_named(word).as_slice() {
                [unit] => region_name(*unit).to_owned(),
                _ => format!("{word}?"),
            };
            regions.iter().map(named).collect::<Vec<_>>().join("、")
        }
        Command::SaveSet(..) => {
            let names: Vec<String> = app.marks.iter().map(|mark| mark.name()).collect();
            format!("{} {}", app.lang.pick("记住已选：", "remember what is marked:"), names.join("、"))
        }
        Command::UseSet(name) => {
            let regions = app.sets.get(name).unwrap_or_default();
            regions.into_iter().map(region_name).collect::<Vec<_>>().join("、")
        }
    }
}
