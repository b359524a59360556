//! What the browser wants done outside, and what comes back.

use std::sync::Arc;

use super::search::{Hits, Matches};
use super::worker::Job;
use crate::corpus::Corpus;

/// Something to do outside the state.
#[derive(Debug)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Give the terminal back until the shell continues us.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// Put text into the clipboard of the terminal.
    Copy(String),
    /// Switch the mouse on or off.
    Mouse(bool),
    /// Stop loading.
    StopLoading,
    /// Work that takes longer than a key may.
    Ask(Job),
}

/// What comes back from threads.
#[derive(Debug)]
pub enum Message {
    /// More is loaded: everything that is there now, and how far it is.
    Loaded {
        /// All reports so far.
        corpus: Arc<Corpus>,
        /// Files read.
        done: usize,
        /// Files known.
        total: usize,
    },
    /// Loading is over.
    LoadingDone,
    /// The words of a report: byte offsets at which they end.
    Words {
        /// Id of the report.
        report: Box<str>,
        /// Ends of words.
        ends: Arc<[u32]>,
    },
    /// What the finder found.
    Found(Matches),
    /// What a search over the corpus found.
    Hits(Hits),
}
