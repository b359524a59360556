//! The loop: waits for keys and for threads, changes the state, draws. Sleeps in the system while nothing happens.

use std::io::{self, Stdout, Write, stdout};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, Sender, at, never, select, unbounded};
use crossterm::execute;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use super::document::Words;
use super::key::Key;
use super::state::{self, State};
use super::worker::{self, Job};
use super::{App, Effect, Message, Review, SavedFile};
use crate::corpus::{Cache, Cancel, Corpus, LoadEvent, Loader};
use crate::lang::Lang;
use crate::profile::Profile;
use crate::term::{self, Input, Signal, TerminalGuard};
use crate::ui::{self, Look};

/// How to open the browser.
#[derive(Clone, Debug)]
pub struct Options {
    /// Files and folders; none: the sample.
    pub paths: Vec<PathBuf>,
    /// Language of the screen.
    pub lang: Lang,
    /// Colours, marks and widths.
    pub look: Look,
    /// Whether the mouse is used.
    pub mouse: bool,
    /// Whether the last position is read and written.
    pub state: bool,
    /// Where analyses are kept between runs.
    pub cache: Option<Cache>,
    /// Hears where time goes.
    pub profile: Profile,
}

/// Why the browser could not run, or stopped.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// There is no terminal; subcommands work.
    #[error("no terminal")]
    NoTerminal,
    /// The terminal failed.
    #[error("terminal: {0}")]
    Terminal(#[from] io::Error),
    /// A thread panicked, and the hook has said what happened.
    #[error("a thread panicked")]
    Panicked,
    /// A signal ended the program: its number.
    #[error("signal {0}")]
    Signal(i32),
}

/// Opens the browser and returns when the reader leaves it, with what was loaded.
///
/// # Errors
/// Without a terminal, when the terminal fails, and when a signal ends the program. The terminal is given back in every
/// case.
pub fn run(options: Options) -> Result<Arc<Corpus>, Failure> {
    if !term::is_there() {
        return Err(Failure::NoTerminal);
    }
    term::install_panic_hook();
    let (inputs_to, inputs) = unbounded();
    // Before the terminal is taken: a signal that comes in between must find its handler.
    term::watch_signals(inputs_to.clone())?;
    let guard = TerminalGuard::take(options.mouse)?;
    term::watch_hangup(inputs_to.clone())?;
    term::read_events(inputs_to)?;
    let mut terminal = Terminal::new(CrosstermBackend::new(stdout()))?;
    wipe(&mut terminal)?;
    let mut app = App::new(options.lang, options.look);
    app.mouse = options.mouse;
    let threads = Threads::start(&options.profile)?;
    let memory = Memory::new(&options);
    memory.recall(&mut app);
    let (review, problems) = Review::beside(&options.paths);
    app.review = review;
    problems.into_iter().for_each(|problem| app.on_load(LoadEvent::Problem(problem)));
    let loader = Loader { paths: options.paths, cache: options.cache, profile: options.profile, ..Loader::default() };
    let cancel = loader.cancel.clone();
    let mut session = Session { terminal, guard, app, inputs, threads, loads: never(), cancel, ended: None };
    // The first frame before anything is read.
    session.app.loading.start();
    session.draw()?;
    session.loads = loader.start();
    session.run(&memory)
}

/// Empties the screen, so that the next frame is drawn whole. `Terminal::clear` would ask the terminal where its cursor
/// stands, and the answer would be taken by the thread that reads keys.
fn wipe(terminal: &mut Terminal<CrosstermBackend<Stdout>>) -> io::Result<()> {
    let size = terminal.size()?;
    terminal.resize(size.into())
}

/// The threads that work for the loop.
struct Threads {
    jobs: Sender<Job>,
    words: Sender<Job>,
    messages: Receiver<Message>,
}

impl Threads {
    fn start(profile: &Profile) -> io::Result<Self> {
        let (messages_to, messages) = unbounded();
        let jobs = work("search", messages_to.clone(), profile.clone())?;
        // By itself, because it reads its dictionary first: no search has to wait for that.
        let words = work("words", messages_to, profile.clone())?;
        Ok(Self { jobs, words, messages })
    }

    fn ask(&self, job: Job) {
        let to = if matches!(job, Job::Words { .. }) { &self.words } else { &self.jobs };
        // Fails only when the thread has panicked, and then the hook has said so.
        let _ = to.send(job);
    }
}

/// A thread that does one job after the other.
fn work(name: &'static str, to: Sender<Message>, profile: Profile) -> io::Result<Sender<Job>> {
    let (jobs_to, jobs) = unbounded::<Job>();
    thread::Builder::new().name(name.to_owned()).spawn(move || {
        let _farewell = Farewell(to.clone());
        let _watched = profile.thread(name);
        // Nobody reads any more only when the program is about to end.
        worker::work(&jobs, &mut |message| drop(to.send(message)));
    })?;
    Ok(jobs_to)
}

/// The file of what is remembered between runs.
struct Memory {
    /// Nowhere when nothing is to be remembered.
    path: Option<PathBuf>,
    corpus: String,
}

impl Memory {
    fn new(options: &Options) -> Self {
        Self { path: State::path().filter(|_| options.state), corpus: state::corpus_name(&options.paths) }
    }

    fn recall(&self, app: &mut App) {
        if let Some(path) = &self.path {
            let (state, trouble) = State::read(path);
            app.notice = trouble.map(|trouble| trouble.sentence(path, app.lang));
            app.remembered = state.session(&self.corpus);
            app.sets = state.sets;
        }
    }

    fn keep(&self, app: &App) {
        let Some(path) = &self.path else { return };
        // Read again: another program may have written meanwhile.
        let (mut state, trouble) = State::read(path);
        if trouble.is_some_and(|trouble| trouble.is_untouchable()) {
            return;
        }
        state.remember(&self.corpus, app.session());
        state.sets = app.sets.clone();
        // A place that cannot be written is no reason to complain at the end of every run.
        let _ = state.write(path);
    }
}

/// Wakes the loop when a thread panics, so that it ends instead of drawing on a terminal that was given back.
struct Farewell(Sender<Message>);

impl Drop for Farewell {
    fn drop(&mut self) {
        if thread::panicking() {
            let _ = self.0.send(Message::Lost);
        }
    }
}

/// Writes files; none of them when one is there already and may not be replaced.
fn write_files(files: &[SavedFile], replace: bool) -> io::Result<()> {
    if !replace && files.iter().any(|file| file.path.exists()) {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    files.iter().try_for_each(|file| std::fs::write(&file.path, &file.bytes))
}

/// While loading, the tree is laid out no more often than this: reports arrive faster than anyone can read.
const LOADING_FRAME: Duration = Duration::from_millis(60);
/// While loading, at least so many times as long as the tree takes to lay out passes before it is laid out again.
const LOADING_SHARE: u32 = 10;
/// Events of the loader that are taken in at once: a key waits no longer than that takes.
const LOADING_BATCH: usize = 500;

struct Session {
    terminal: Terminal<CrosstermBackend<Stdout>>,
    guard: TerminalGuard,
    app: App,
    inputs: Receiver<Input>,
    threads: Threads,
    loads: Receiver<LoadEvent>,
    cancel: Cancel,
    /// Set when the program is to end, with the signal that ended it.
    ended: Option<Option<i32>>,
}

impl Session {
    /// Runs until the reader leaves, and remembers where that was.
    fn run(mut self, memory: &Memory) -> Result<Arc<Corpus>, Failure> {
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

    fn draw(&mut self) -> io::Result<()> {
        let size = self.terminal.size()?;
        self.app.settle();
        self.app.fit(ratatui::layout::Rect::new(0, 0, size.width, size.height));
        // The terminal shows the whole frame at once: no half-drawn screens.
        execute!(stdout(), BeginSynchronizedUpdate)?;
        self.terminal.draw(|frame| ui::draw(&self.app, frame))?;
        execute!(stdout(), EndSynchronizedUpdate)
    }
}

impl App {
    /// A thread has something.
    pub fn on_message(&mut self, message: Message) {
        match message {
            Message::Words { report, ends } => {
                if let Some(document) = self.document.as_mut().filter(|at| at.report.id == report)
                    && document.words == Words::Coming
                {
                    document.set_words(Words::Shown(ends));
                }
            }
            Message::Lost => {}
            Message::Found(matches) => self.on_found(matches),
            Message::Hits(hits) => self.on_hits(hits),
            Message::Ordered(ordered) => self.on_ordered(ordered),
            Message::Prepared(prepared) => self.on_prepared(prepared),
        }
        self.settle();
    }
}
