//! What is remembered between runs.

use std::path::PathBuf;

use super::options::Options;
use crate::app::App;
use crate::app::state::{self, State};

/// The file of what is remembered between runs.
pub(super) struct Memory {
    /// Nowhere when nothing is to be remembered.
    path: Option<PathBuf>,
    corpus: String,
}

impl Memory {
    pub(super) fn new(options: &Options) -> Self {
        Self { path: State::path().filter(|_| options.state), corpus: state::corpus_name(&options.paths) }
    }

    pub(super) fn recall(&self, app: &mut App) {
        if let Some(path) = &self.path {
            let (state, trouble) = State::read(path);
            app.notice = trouble.map(|trouble| trouble.sentence(path, app.lang));
            app.remembered = state.session(&self.corpus);
            app.sets = state.sets;
        }
    }

    pub(super) fn keep(&self, app: &App) {
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
