//! How the browser is opened, and why it ends early.

use std::io;
use std::path::PathBuf;

use crate::corpus::Cache;
use crate::lang::Lang;
use crate::profile::Profile;
use crate::typeset::Widths;
use crate::ui::Theme;

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
