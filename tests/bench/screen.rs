//! The browser on a screen in memory, 200 columns by 60 rows.

use std::sync::Arc;

use baogao::app::worker::Desk;
use baogao::app::{App, Effect};
use baogao::corpus::Corpus;
use baogao::lang::Lang;
use baogao::typeset::Widths;
use baogao::ui::Theme;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Rect;

/// A browser with its screen.
pub struct Screen {
    pub app: App,
    pub terminal: Terminal<TestBackend>,
    pub desk: Desk,
}

const SIZE: Rect = Rect { x: 0, y: 0, width: 200, height: 60 };

impl Screen {
    /// With a corpus that is loaded.
    pub fn new(corpus: Corpus) -> Self {
        let mut app = App::new(Lang::Zh, Widths::NARROW);
        app.corpus = Arc::new(corpus);
        app.show_loaded();
        app.fit(baogao::ui::lay_out(&app, SIZE));
        Self { app, terminal: Terminal::new(TestBackend::new(SIZE.width, SIZE.height)).unwrap(), desk: Desk::default() }
    }

    /// Does what was asked of the threads, until nothing is left.
    #[allow(dead_code)]
    pub fn work(&mut self) {
        while !self.app.effects.is_empty() {
            for effect in std::mem::take(&mut self.app.effects) {
                if let Effect::Ask(job) = effect {
                    job.perform(&mut self.desk, &mut |message| self.app.on_message(message));
                }
            }
        }
    }

    /// Everything that is done for a frame but what the terminal does itself.
    pub fn draw(&mut self) {
        Self::draw_on(&mut self.app, &mut self.terminal);
    }

    /// The same where the parts are borrowed one by one.
    pub fn draw_on(app: &mut App, terminal: &mut Terminal<TestBackend>) {
        app.settle();
        app.fit(baogao::ui::lay_out(app, SIZE));
        terminal.draw(|frame| baogao::ui::draw(app, Theme::Dark, frame)).unwrap();
    }
}
