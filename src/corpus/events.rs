//! What a loader says while it works, and what stops it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::Problem;
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

/// Whether to say that so many files are there, or done: every file of a short list, then every sixteenth.
pub(super) fn is_told(files: usize) -> bool {
    files <= 16 || files.is_multiple_of(16)
}
