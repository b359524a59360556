//! One run: takes keys, messages of threads and what was loaded as they come, does what the state wants, draws.

use std::io::{self, Stdout, Write, stdout};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, at, never, select};
use crossterm::execute;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};

use super::memory::Memory;
use super::options::Failure;
use super::threads::Threads;
use crate::app::job::Job;
use crate::app::key::Key;
use crate::app::{App, Effect, SavedFile};
use crate::corpus::{Cancel, Corpus, LoadEvent};
use crate::term::{self, Input, Signal, TerminalGuard};
use crate::ui::{self, Theme};

/// While loading, the tree is laid out no more often than this: reports arrive faster than anyone can read.
const LOADING_FRAME: Duration = Duration::from_millis(60);
/// While loading, at least so many times as long as the tree takes to lay out passes before it is laid out again.
const LOADING_SHARE: u32 = 10;
/// Events of the loader that are taken in at once: a key waits no longer than that takes.
const LOADING_BATCH: usize = 500;

/// The state on the terminal, with all that talks to it.
pub(super) struct Session {
    pub(super) terminal: Terminal<CrosstermBackend<Stdout>>,
    pub(super) guard: TerminalGuard,
    pub(super) app: App,
    pub(super) theme: Theme,
    pub(super) inputs: Receiver<Input>,
    pub(super) threads: Threads,
    pub(super) loads: Receiver<LoadEvent>,
    pub(super) cancel: Cancel,
    /// Set when the program is to end, with the signal that ended it.
    pub(super) ended: Option<Option<i32>>,
}

impl Session {
    /// Runs until the reader leaves, and remembers where that was.
    pub(super) fn run(mut self, memory: &Memory) -> Result<Arc<Corpus>, Failure> {
        let ended = self.until_left();
        memory.keep(&self.app);
        ended.map(|()| self.app.corpus)
    }

    fn until_left(&mut self) -> Result<(), Failure> {
        // When the tree may be laid out again, once something waits to be shown in it.
        let (mut waits, mut due) = (false, Instant::now());
        loop {
            // Only what waits to be shown needs a clock: nothing wakes an idle program.
            let clock = if waits { at(due) } else { never() };
            let (inputs, messages) = (self.inputs.clone(), self.threads.messages.clone());
            let loads = self.loads.clone();
            let mut unseen = false;
            select! {
                recv(inputs) -> input => self.on_input(input.unwrap_or(Input::Gone))?,
                recv(messages) -> message => message.into_iter().for_each(|message| self.app.on_message(message)),
                recv(loads) -> event => {
                    self.on_load(event.ok());
                    (waits, unseen) = (true, true);
                }
                recv(clock) -> _ => {}
            }
            // Everything that has come meanwhile is done before one frame is drawn.
            while let Ok(input) = self.inputs.try_recv() {
                // It means what the screen shows after the one before it, though that is never drawn.
                self.lay_out()?;
                self.on_input(input)?;
                unseen = false;
            }
            while let Ok(message) = self.threads.messages.try_recv() {
                self.app.on_message(message);
                unseen = false;
            }
            if waits && Instant::now() >= due {
                let start = Instant::now();
                self.app.show_loaded();
                due = Instant::now() + LOADING_FRAME.max(start.elapsed() * LOADING_SHARE);
                (waits, unseen) = (false, false);
            }
            if !term::is_taken() {
                return Err(Failure::Panicked);
            }
            if unseen {
                continue;
            }
            self.perform_effects()?;
            match self.ended {
                Some(None) => return Ok(()),
                Some(Some(signal)) => return Err(Failure::Signal(signal)),
                None => {}
            }
            self.draw()?;
        }
    }

    /// Takes in what the loader has ready.
    fn on_load(&mut self, first: Option<LoadEvent>) {
        let Some(first) = first else {
            // The loader is through.
            self.app.loading.stop();
            self.app.effects.push(Effect::Ask(Job::Follow { corpus: Arc::clone(&self.app.corpus) }));
            self.loads = never();
            return;
        };
        self.app.on_load(first);
        for event in self.loads.clone().try_iter().take(LOADING_BATCH) {
            self.app.on_load(event);
        }
    }

    fn on_input(&mut self, input: Input) -> io::Result<()> {
        match input {
            Input::Key(key) => self.app.on_key(Key::pressed(key)),
            Input::Paste(text) => self.app.on_paste(&text),
            Input::Mouse(event) => self.app.on_mouse(event),
            Input::Resize => {}
            Input::Signal(Signal::Leave(signal)) => self.ended = Some(Some(signal)),
            Input::Signal(Signal::Stop) => self.app.effects.push(Effect::Suspend),
            Input::Signal(Signal::Continue) => {
                self.guard.retake()?;
                wipe(&mut self.terminal)?;
            }
            Input::Gone => self.ended = Some(None),
        }
        // What a key asked for is done before the next key, so that Ctrl-Z does not eat what was typed after it.
        self.perform_effects()
    }

    fn perform_effects(&mut self) -> io::Result<()> {
        for effect in std::mem::take(&mut self.app.effects) {
            match effect {
                Effect::Quit => self.ended = self.ended.or(Some(None)),
                Effect::Redraw => wipe(&mut self.terminal)?,
                Effect::Mouse(on) => self.guard.set_mouse(on)?,
                Effect::Copy(text) => stdout().write_all(ui::clipboard::osc52(&text).as_bytes())?,
                Effect::Save { files, replace } => {
                    let outcome = write_files(&files, replace);
                    if let Some(first) = files.first() {
                        self.app.on_saved(&first.path, &outcome);
                    }
                }
                Effect::KeepReview { path, decisions } => {
                    if let Err(error) = decisions.write(&path) {
                        let words = self.app.lang.pick("无法写入", "cannot be written");
                        self.app.notice = Some(format!("{} {words}（{error}）", path.display()));
                    }
                }
                Effect::StopLoading => self.cancel.cancel(),
                Effect::Ask(job) => self.threads.ask(job),
                Effect::Suspend => {
                    term::restore();
                    term::stop_process();
                    self.guard.retake()?;
                    wipe(&mut self.terminal)?;
                }
            }
        }
        Ok(())
    }

    fn lay_out(&mut self) -> io::Result<()> {
        self.app.settle();
        let layout = ui::lay_out(&self.app, Rect::from((Position::ORIGIN, self.terminal.size()?)));
        self.app.fit(layout);
        Ok(())
    }

    pub(super) fn draw(&mut self) -> io::Result<()> {
        self.lay_out()?;
        // The terminal shows the whole frame at once: no half-drawn screens.
        execute!(stdout(), BeginSynchronizedUpdate)?;
        self.terminal.draw(|frame| ui::draw(&self.app, self.theme, frame))?;
        execute!(stdout(), EndSynchronizedUpdate)
    }
}

/// Empties the screen, so that the next frame is drawn whole. `Terminal::clear` would ask the terminal where its cursor
/// stands, and the answer would be taken by the thread that reads keys.
pub(super) fn wipe(terminal: &mut Terminal<CrosstermBackend<Stdout>>) -> io::Result<()> {
    let size = terminal.size()?;
    terminal.resize(size.into())
}

/// Writes files; none of them when one is there already and may not be replaced.
fn write_files(files: &[SavedFile], replace: bool) -> io::Result<()> {
    if !replace && files.iter().any(|file| file.path.exists()) {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    files.iter().try_for_each(|file| std::fs::write(&file.path, &file.bytes))
}
