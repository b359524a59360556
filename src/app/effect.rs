//! What the browser wants done outside, and what comes back.

use std::path::PathBuf;
use std::sync::Arc;

use super::App;
use super::beside::Prepared;
use super::document::Words;
use super::figures::Ordered;
use super::job::Job;
use super::save::SavedFile;
use super::search::{Hits, Matches};
use crate::corpus::review::Reviews;

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
    /// Write files, over others only where that was asked for.
    Save {
        /// The files; the first gives the name that is spoken of.
        files: Vec<SavedFile>,
        /// Whether files that are there may be replaced.
        replace: bool,
    },
    /// Keep the reader's decisions beside the corpus.
    KeepReview {
        /// Where.
        path: PathBuf,
        /// All of them.
        decisions: Reviews,
    },
    /// Stop loading.
    StopLoading,
    /// Work that takes longer than a key may.
    Ask(Job),
}

/// What comes back from threads.
#[derive(Debug)]
pub enum Message {
    /// The words of a report: byte offsets at which they end.
    Words {
        /// Id of the report.
        report: Box<str>,
        /// Ends of words.
        ends: Arc<[u32]>,
    },
    /// A thread has panicked; what it said has been printed.
    Lost,
    /// What the finder found.
    Found(Matches),
    /// Documents that were aligned.
    Prepared(Prepared),
    /// The figures of the corpus, in order for comparison.
    Ordered(Ordered),
    /// What a search over the corpus found.
    Hits(Hits),
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
