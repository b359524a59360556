//! How loading stands.

/// Progress of loading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loading {
    on: bool,
    /// Files read.
    pub done: usize,
    /// Files known so far.
    pub total: usize,
}

impl Loading {
    /// Loading begins.
    pub fn start(&mut self) {
        *self = Loading { on: true, done: 0, total: 0 };
    }

    /// So far it is.
    pub fn progress(&mut self, done: usize, total: usize) {
        (self.done, self.total) = (done, total);
    }

    /// Nothing more comes.
    pub fn stop(&mut self) {
        self.on = false;
    }

    /// Whether more is to come.
    pub fn is_on(&self) -> bool {
        self.on
    }
}

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crossbeam_channel::Sender;

use super::{Message, Options};
use crate::corpus::{Corpus, analyse};
use crate::error::{Problem, ProblemKind};
use crate::report::Origin;
use crate::source::{Hints, SourceText, split};

/// Loads what the options name and tells how far it is.
pub(super) fn load(options: &Options, stop: &AtomicBool, to: &Sender<Message>) {
    let files: Vec<PathBuf> = options.paths.clone();
    let mut corpus = Corpus::default();
    for (done, path) in files.iter().enumerate() {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        let name = path.display().to_string();
        match std::fs::read_to_string(path) {
            Ok(text) => {
                let origin = Origin { path: name.into(), entry: None };
                let source = SourceText { hints: Hints { origin, ..Hints::default() }, text };
                corpus.reports.extend(split(source).into_iter().map(|text| Arc::new(analyse(text))));
            }
            Err(error) => corpus.problems.push(Problem::new(name, ProblemKind::Unreadable(error.to_string()))),
        }
        let message = Message::Loaded { corpus: Arc::new(corpus.clone()), done: done + 1, total: files.len() };
        if to.send(message).is_err() {
            return;
        }
    }
    let _ = to.send(Message::LoadingDone);
}
