//! The browser as it runs: owns the terminal, the threads and the loop between them. Sleeps in the system while nothing
//! happens.

mod memory;
mod options;
mod session;
mod threads;

pub use options::{Failure, Options};

use std::io::stdout;
use std::sync::Arc;

use crossbeam_channel::{never, unbounded};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use crate::app::{App, Review};
use crate::corpus::{Corpus, LoadEvent, Loader};
use crate::term::{self, TerminalGuard};
use memory::Memory;
use session::{Session, wipe};
use threads::Threads;

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
