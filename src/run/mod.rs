//! The browser as it runs: owns the terminal, the threads and the loop between them. Sleeps in the system while nothing
//! happens.

mod memory;
mod session;
mod threads;

use std::io::{self, stdout};
use std::path::PathBuf;
use std::sync::Arc;

use crossbeam_channel::{never, unbounded};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use crate::app::{App, Review};
use crate::corpus::{Cache, Corpus, LoadEvent, Loader};
use crate::lang::Lang;
use crate::profile::Profile;
use crate::term::{self, TerminalGuard};
use crate::typeset::Widths;
use crate::ui::Theme;
use memory::Memory;
use session::{Session, wipe};
use threads::Threads;

/// How to open the browser.
#[derive(Clone, Debug)]
pub struct Options {
    /// Files and folders; none: the sample.
    pub paths: Vec<PathBuf>,
    /// Language of the screen.
    pub lang: Lang,
    /// Colours.
    pub theme: Theme,
    /// How wide the terminal draws characters.
    pub widths: Widths,
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
    let mut app = App::new(options.lang, options.widths);
    app.mouse = options.mouse;
    let threads = Threads::start(&options.profile)?;
    let memory = Memory::new(&options);
    memory.recall(&mut app);
    let (review, problems) = Review::beside(&options.paths);
    app.review = review;
    problems.into_iter().for_each(|problem| app.on_load(LoadEvent::Problem(problem)));
    let loader = Loader { paths: options.paths, cache: options.cache, profile: options.profile, ..Loader::default() };
    let cancel = loader.cancel.clone();
    let theme = options.theme;
    let mut session = Session { terminal, guard, app, theme, inputs, threads, loads: never(), cancel, ended: None };
    // The first frame before anything is read.
    session.app.loading.start();
    session.draw()?;
    session.loads = loader.start();
    session.run(&memory)
}
