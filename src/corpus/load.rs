//! Loading: files are read, decoded, split and analysed by a bounded pool, reports come out in the order of their files.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crossbeam_channel::{Receiver, bounded};

use super::Corpus;
use super::cache::{Cache, Shelves};
use super::collect::Collector;
use super::inputs::{AllOverrides, inputs};
use super::work::Pool;
use crate::error::Problem;
use crate::profile::Profile;
use crate::report::Report;

/// What a loader says while it works, in this order: reports as they are ready, `Done` last.
#[derive(Clone, Debug)]
pub enum LoadEvent {
    /// So many files were found up to now.
    Found {
        /// Number of files.
        files: usize,
    },
    /// A report, in the order of the files.
    Report(Arc<Report>),
    /// A report that was given out before is known better now: found in one more file, or in a longer version.
    Update {
        /// Which one: the first that was given out is 0.
        number: usize,
        /// The id under which it was given out.
        replaces: Box<str>,
        /// What takes its place.
        report: Arc<Report>,
    },
    /// Something was left out.
    Problem(Problem),
    /// A file is through.
    Progress(Progress),
    /// Nothing comes after this. Sent too when loading was stopped.
    Done,
}

/// How far loading has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files found up to now.
    pub files_found: usize,
    /// Files of which everything was given out.
    pub files_done: usize,
    /// Bytes of report text that were given out.
    pub bytes: u64,
    /// Reports whose analysis came out of the cache.
    pub from_cache: usize,
}

/// Stops a loader from another thread; what was given out stays.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Stops it.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was stopped.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

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
