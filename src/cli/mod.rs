//! The command line: reads arguments, loads the corpus, prints rows.
//!
//! Data goes to standard output, messages to standard error. A reader that stops reading (`| head`) is no error.

pub mod args;
mod browse;
mod cache;
mod check;
mod compare;
mod documents;
mod export;
mod list;
mod load;
mod output;
mod profile;
mod regions;
mod search;
mod select;
mod show;

use std::cell::Cell;
use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::corpus::{Cache, Memory};
use crate::lang::Lang;
use crate::profile::{Profile, Stage, during};
use args::{Cli, Command};

/// Why a command stopped without its full answer.
#[derive(Debug)]
pub enum Failure {
    /// The reader of standard output has what it wanted: no error.
    ReaderLeft,
    /// Nothing was found, or there is something to report: exit code 1, silent when the text is empty.
    Nothing(String),
    /// The command was used wrongly: exit code 2.
    Usage(String),
    /// Reading or writing failed: exit code 3.
    Io(String),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::ReaderLeft,
            _ => Failure::Io(error.to_string()),
        }
    }
}

/// What every command knows besides its own arguments.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Language of messages.
    pub lang: Lang,
    /// Where analyses are kept.
    pub cache: Option<&'a Cache>,
    /// Hears where time goes.
    pub profile: &'a Profile,
    /// Hears where memory goes, once a corpus is loaded.
    pub memory: &'a Cell<Memory>,
}

/// Reads the arguments of the process and does what they say.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let cache = if cli.no_cache { None } else { Cache::standard() };
    let (profile, memory, wanted) = (Profile::default(), Cell::default(), cli.profile);
    let lang = cli.lang.unwrap_or_else(Lang::from_environment);
    let context = Context { lang, cache: cache.as_ref(), profile: &profile, memory: &memory };
    let watched = profile.thread("main");
    let answered = during(Stage::Answer);
    let outcome = run(cli, context);
    drop((answered, watched));
    if wanted {
        // Nobody reads it when even this cannot be written.
        let _ = profile::print(&mut io::stderr().lock(), &profile.threads(), memory.get(), lang);
    }
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let (code, message) = match failure {
                Failure::ReaderLeft => (0, String::new()),
                Failure::Nothing(message) => (1, message),
                Failure::Usage(message) => (2, message),
                Failure::Io(message) => (3, message),
            };
            if !message.is_empty() {
                // Nothing is left to do when even this cannot be written.
                let _ = writeln!(io::stderr(), "baogao: {message}");
            }
            ExitCode::from(code)
        }
    }
}

fn run(cli: Cli, context: Context) -> Result<(), Failure> {
    match cli.command {
        None => browse::run(cli.browse, context),
        Some(Command::List(args)) => list::run(&args, context),
        Some(Command::Show(args)) => show::run(&args, context),
        Some(Command::Search(args)) => search::run(&args, context),
        Some(Command::Export(args)) => export::run(&args, context),
        Some(Command::Check(args)) => check::run(&args, context),
        Some(Command::Compare(args)) => compare::compare(&args, context),
        Some(Command::Targets(args)) => compare::targets_and_results(&args, context),
        Some(Command::Rank(args)) => compare::rank(&args, context),
        Some(Command::Trend(args)) => compare::trend(&args, context),
        Some(Command::Align(args)) => documents::align(&args, context),
        Some(Command::Diff(args)) => documents::diff(&args, context),
        Some(Command::Quantities) => quantities(),
        Some(Command::Regions(args)) => regions::run(&args, context),
        Some(Command::Cache { action }) => cache::run(action, context.lang),
        Some(Command::Completions { shell }) => {
            clap_complete::generate(shell, &mut Cli::command(), "baogao", &mut io::stdout());
            Ok(())
        }
        Some(Command::Man) => Ok(clap_mangen::Man::new(Cli::command()).render(&mut io::stdout())?),
    }
}

/// One JSON line for each line of standard input.
fn quantities() -> Result<(), Failure> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for (at, line) in io::stdin().lock().lines().enumerate() {
        crate::export::write_quantities(&mut out, at + 1, &line?)?;
    }
    Ok(out.flush()?)
}
