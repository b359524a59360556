//! Drives the browser with keys and looks at its screens, without a terminal.

pub mod corpus;

use baogao::app::key::Key;
use baogao::app::worker::Desk;
use baogao::app::{App, Effect, SavedFile};
use baogao::corpus::LoadEvent;
use baogao::lang::Lang;
use baogao::report::Report;
use baogao::typeset::Widths;
use baogao::ui::Theme;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier};
use std::path::PathBuf;
use std::sync::Arc;

/// A browser on a screen that is only memory.
pub struct Browser {
    pub app: App,
    pub theme: Theme,
    terminal: Terminal<TestBackend>,
    desk: Desk,
    /// What the browser wanted done outside, but for work, which is done at once.
    pub outside: Vec<String>,
    /// Files that are there already.
    pub there: Vec<PathBuf>,
    /// Files that were saved last.
    pub saved: Vec<SavedFile>,
}

impl Browser {
    /// With nothing loaded.
    pub fn empty(width: u16, height: u16) -> Self {
        let terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        Self {
            app: App::new(Lang::Zh, Widths::NARROW),
            theme: Theme::Dark,
            terminal,
            desk: Desk::default(),
            outside: Vec::new(),
            there: Vec::new(),
            saved: Vec::new(),
        }
    }

    /// With the corpus of the tests.
    pub fn new(width: u16, height: u16) -> Self {
        Self::with(width, height, corpus::reports())
    }

    /// With these reports.
    pub fn with(width: u16, height: u16, reports: Vec<Arc<Report>>) -> Self {
        let mut browser = Self::empty(width, height);
        browser.app.loading.start();
        for report in reports {
            browser.app.on_load(LoadEvent::Report(report));
        }
        browser.app.on_load(LoadEvent::Done);
        browser.app.show_loaded();
        browser.draw();
        browser
    }

    /// Presses keys, written as in the table of actions.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for written in keys.split_whitespace() {
            let key = Key::parse(written).unwrap_or_else(|| panic!("{written} is no key"));
            self.key(key);
        }
        self
    }

    /// Types characters one by one.
    pub fn type_in(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.key(Key::plain(crossterm::event::KeyCode::Char(c)));
        }
        self
    }

    pub fn key(&mut self, key: Key) {
        self.app.on_key(key);
        self.work();
        self.draw();
    }

    /// Does what was asked of the threads, until nothing is left.
    pub fn work(&mut self) {
        loop {
            let effects = std::mem::take(&mut self.app.effects);
            if effects.is_empty() {
                return;
            }
            for effect in effects {
                match effect {
                    Effect::Ask(job) => {
                        job.perform(&mut self.desk, &mut |message| self.app.on_message(message));
                    }
                    Effect::Copy(text) => self.outside.push(format!("copy {text}")),
                    Effect::KeepReview { path, .. } => self.outside.push(format!("review {}", path.display())),
                    Effect::Save { files, replace } => {
                        self.outside.push(format!("save {} {replace}", files[0].path.display()));
                        let refused = self.there.contains(&files[0].path) && !replace;
                        let outcome = if refused { Err(std::io::ErrorKind::AlreadyExists.into()) } else { Ok(()) };
                        self.app.on_saved(&files[0].path, &outcome);
                        self.saved = files;
                    }
                    other => self.outside.push(format!("{other:?}")),
                }
            }
        }
    }

    pub fn draw(&mut self) {
        let area = self.terminal.backend().buffer().area;
        self.app.fit(baogao::ui::lay_out(&self.app, area));
        // A real terminal wipes out what a wide character covers; the one in memory would show it again.
        self.terminal.clear().unwrap();
        self.terminal.draw(|frame| baogao::ui::draw(&self.app, self.theme, frame)).unwrap();
    }

    /// Another size of the terminal.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.terminal.backend_mut().resize(width, height);
        self.terminal.resize(Rect::new(0, 0, width, height)).unwrap();
        self.draw();
    }

    pub fn buffer(&self) -> &Buffer {
        self.terminal.backend().buffer()
    }

    /// Where the cursor of the terminal stands, when it is shown.
    pub fn cursor(&mut self) -> Position {
        self.terminal.get_cursor_position().unwrap()
    }

    /// The characters of the screen.
    pub fn text(&self) -> String {
        let buffer = self.buffer();
        let mut lines = Vec::new();
        for y in 0..buffer.area.height {
            lines.push(row(buffer, y).trim_end().to_owned());
        }
        lines.join("\n") + "\n"
    }

    /// The line of the screen that holds `words`; panics with the screen when there is none.
    pub fn line_with(&self, words: &str) -> String {
        let text = self.text();
        let line = text.lines().find(|line| line.contains(words));
        line.unwrap_or_else(|| panic!("no line has {words:?}:\n{text}")).to_owned()
    }

    pub fn shows(&self, words: &str) -> bool {
        self.text().lines().any(|line| line.contains(words))
    }

    /// The characters of the screen, and under them how they look: line, columns, colour and face of each run that is
    /// not plain.
    pub fn styled(&self) -> String {
        let buffer = self.buffer();
        let mut out = self.text() + "\n";
        for y in 0..buffer.area.height {
            let mut runs: Vec<(u16, u16, String)> = Vec::new();
            let mut x = 0;
            while x < buffer.area.width {
                let look = look(&buffer[(x, y)]);
                // The second column of a wide character has no look of its own.
                let to = x + Widths::NARROW.of(buffer[(x, y)].symbol()).max(1) as u16;
                match runs.last_mut() {
                    Some((_, end, last)) if *end == x && *last == look => *end = to,
                    _ => runs.push((x, to, look)),
                }
                x = to;
            }
            let runs: Vec<String> = runs
                .into_iter()
                .filter(|(.., look)| !look.is_empty())
                .map(|(start, end, look)| format!("{start}-{end} {look}"))
                .collect();
            if !runs.is_empty() {
                out += &format!("{y}: {}\n", runs.join(" | "));
            }
        }
        out
    }
}

fn row(buffer: &Buffer, y: u16) -> String {
    let mut line = String::new();
    let mut skip = 0;
    for x in 0..buffer.area.width {
        if skip > 0 {
            skip -= 1;
            continue;
        }
        let symbol = buffer[(x, y)].symbol();
        line += symbol;
        skip = Widths::NARROW.of(symbol).saturating_sub(1);
    }
    line
}

fn look(cell: &Cell) -> String {
    let mut words = Vec::new();
    if cell.fg != Color::Reset {
        words.push(format!("{:?}", cell.fg).to_lowercase());
    }
    assert_eq!(cell.bg, Color::Reset, "the ground is never painted");
    let faces = [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::ITALIC, "italic"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::REVERSED, "reversed"),
    ];
    words.extend(faces.iter().filter(|(face, _)| cell.modifier.contains(*face)).map(|(_, name)| (*name).to_owned()));
    words.join(" ")
}
