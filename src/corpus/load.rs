//! Loading: files are read, decoded, split and analysed by a bounded pool, reports come out in the order of their files.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use crossbeam_channel::{Receiver, bounded};

use super::Corpus;
use super::cache::{Cache, Shelves};
use super::collect::Collector;
use super::events::{Cancel, LoadEvent};
use super::inputs::{AllOverrides, inputs};
use super::work::Pool;
use crate::profile::Profile;

/// Reads a corpus: which files, by how many threads.
#[derive(Clone, Debug, Default)]
pub struct Loader {
    /// Files and folders; `-` is standard input; none is the sample.
    pub paths: Vec<PathBuf>,
    /// Threads that analyse; by default as many as the machine runs at once.
    pub threads: Option<NonZeroUsize>,
    /// Stops loading early.
    pub cancel: Cancel,
    /// Where analyses are kept between runs; by default nowhere.
    pub cache: Option<Cache>,
    /// Hears where time goes.
    pub profile: Profile,
}

impl Loader {
    /// A loader of these paths with the defaults for everything else.
    pub fn new(paths: Vec<PathBuf>) -> Self {
        Self { paths, ..Self::default() }
    }

    /// Begins to load in threads of its own. Dropping the receiver stops them.
    pub fn start(self) -> Receiver<LoadEvent> {
        // Bounded, so that a slow reader slows the loader instead of filling the memory with what it has not seen yet.
        let (events, receiver) = bounded(256);
        thread::spawn(move || {
            let watched = self.profile.thread("collect");
            let threads = self.threads.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
            let overrides = AllOverrides::default();
            let inputs = inputs(self.paths, overrides.clone());
            let shelves = self.cache.map(|cache| Arc::new(Shelves::new(cache)));
            let mut collector = Collector::new(events, self.cancel.clone(), shelves.clone());
            let pool = Pool { threads, cancel: self.cancel, shelves, profile: self.profile };
            pool.run(inputs, |outcome| collector.take(outcome));
            let overrides = overrides.lock().map(|all| all.clone()).unwrap_or_default();
            // Before the last word, so that who heard it sees the times of all threads.
            drop(watched);
            collector.close(overrides.iter().flat_map(|overrides| overrides.unmet()));
        });
        receiver
    }

    /// Loads everything and waits for it.
    pub fn load(self) -> Corpus {
        let mut corpus = Corpus::default();
        self.start().into_iter().for_each(|event| corpus.absorb(event));
        corpus
    }
}

/// Loads everything and waits for it, without a cache. No path at all loads the sample.
pub fn load(paths: &[PathBuf]) -> Corpus {
    Loader::new(paths.to_vec()).load()
}

impl Corpus {
    /// Takes in what a loader says. All that one loader says, from the first word on: updates name reports by their number.
    pub fn absorb(&mut self, event: LoadEvent) {
        match event {
            LoadEvent::Report(report) => self.reports.push(report),
            LoadEvent::Update { number, report, .. } => {
                if let Some(known) = self.reports.get_mut(number) {
                    *known = report;
                }
            }
            LoadEvent::Problem(problem) => self.problems.push(problem),
            LoadEvent::Found { .. } | LoadEvent::Progress(_) | LoadEvent::Done => {}
        }
    }
}
