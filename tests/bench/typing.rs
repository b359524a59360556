//! Keys typed into a box of the browser, each timed until a frame is drawn that shows what it found.

use std::time::{Duration, Instant};

use baogao::app::Effect;
use baogao::app::key::Key;
use crossterm::event::{KeyCode, KeyModifiers};

use crate::screen::Screen;

impl Screen {
    /// Presses a key: how long until a frame shows the first page of what it asked for, and until everything is done.
    pub fn press(&mut self, key: Key) -> (Duration, Duration) {
        let start = Instant::now();
        self.app.on_key(key);
        let mut first = None;
        for effect in std::mem::take(&mut self.app.effects) {
            let Effect::Ask(job) = effect else { continue };
            let mut answers = Vec::new();
            let Self { app, terminal, desk } = self;
            job.perform(desk, &mut |message| {
                if first.is_some() {
                    return answers.push(message);
                }
                app.on_message(message);
                Self::draw_on(app, terminal);
                first = Some(start.elapsed());
            });
            answers.into_iter().for_each(|message| self.app.on_message(message));
        }
        if first.is_none() {
            self.draw();
        }
        (first.unwrap_or_else(|| start.elapsed()), start.elapsed())
    }

    /// Types a character.
    fn type_in(&mut self, c: char) -> Duration {
        self.press(Key::plain(KeyCode::Char(c))).0
    }

    /// Empties the box.
    fn clear(&mut self) {
        self.press(Key { code: KeyCode::Char('u'), modifiers: KeyModifiers::CONTROL });
    }
}

/// Types every query into the box that is open, and says how long keys take until their first page is drawn. Of every key
/// the quickest of three rounds counts: other programs use the machine too.
pub fn measure(what: &str, screen: &mut Screen, queries: &[&str]) {
    let mut times: Vec<(f64, String)> = Vec::new();
    for query in queries {
        let mut quickest = vec![f64::INFINITY; query.chars().count()];
        for _ in 0..3 {
            screen.clear();
            for (slot, c) in quickest.iter_mut().zip(query.chars()) {
                *slot = slot.min(screen.type_in(c).as_secs_f64() * 1e3);
            }
        }
        let so_far = |end: usize| query.chars().take(end).collect::<String>();
        times.extend(quickest.into_iter().enumerate().map(|(at, time)| (time, so_far(at + 1))));
    }
    times.sort_by(|one, other| one.0.total_cmp(&other.0));
    let part = |part: f64| times.get(((times.len() - 1) as f64 * part) as usize).map_or(f64::NAN, |time| time.0);
    let slowest = times.last().map_or("", |(_, query)| query);
    println!(
        "{what}: {} keys until the frame, ms: median {:.2}, p99 {:.2}, slowest {:.2} ({slowest:?})",
        times.len(),
        part(0.5),
        part(0.99),
        part(1.0),
    );
}
