//! Puts what the pool finished back into the order of the files, and keeps every report once.

use std::collections::BTreeMap;
use std::sync::Arc;

use crossbeam_channel::Sender;

use super::cache::{Cache, Keeper};
use super::duplicates::{Seen, Sketch, Standing};
use super::load::{Cancel, LoadEvent, Progress};
use super::merge::merge;
use super::work::{Batch, Kept, Outcome, Piece};
use crate::error::{Problem, ProblemKind};
use crate::profile::{Stage, during};
use crate::report::Report;

/// One file whose pieces are not all given out.
#[derive(Default)]
struct Waiting {
    pieces: BTreeMap<usize, Result<Batch, Problem>>,
    /// How many there will be; known when the file was read to its end.
    parts: Option<usize>,
    /// How many were given out.
    given: usize,
    /// Writes what was found out about it.
    keeper: Option<Keeper>,
}

/// Hears the pool, tells the user.
pub(super) struct Collector {
    events: Sender<LoadEvent>,
    cancel: Cancel,
    progress: Progress,
    /// Files by number, from the first that is not done.
    waiting: BTreeMap<usize, Waiting>,
    seen: Seen,
    /// The reports that were given out, by their number in `seen`.
    given: Vec<Arc<Report>>,
    /// What analyses are kept in, and how many files of it were not as they were written.
    cache: Option<Cache>,
    damaged: usize,
    wrote: bool,
    listening: bool,
}

impl Collector {
    pub fn new(events: Sender<LoadEvent>, cancel: Cancel, cache: Option<Cache>) -> Self {
        Collector {
            events,
            cancel,
            progress: Progress::default(),
            waiting: BTreeMap::new(),
            seen: Seen::default(),
            given: Vec::new(),
            cache,
            damaged: 0,
            wrote: false,
            listening: true,
        }
    }

    /// Takes one outcome; answers whether anybody wants more.
    pub fn take(&mut self, outcome: Outcome) -> bool {
        match outcome {
            Outcome::Found => {
                self.progress.files_found += 1;
                // Every file of a short list, then every sixteenth.
                if self.progress.files_found <= 16 || self.progress.files_found.is_multiple_of(16) {
                    self.tell(LoadEvent::Found { files: self.progress.files_found });
                }
            }
            Outcome::Opened { file, place } => {
                self.waiting.entry(file).or_default().keeper = Some(Keeper::new(place));
            }
            Outcome::Piece(Piece { file, part, what }) => {
                self.waiting.entry(file).or_default().pieces.insert(part, what);
                self.give_out();
            }
            Outcome::Read { file, parts, damaged } => {
                self.damaged += usize::from(damaged);
                self.waiting.entry(file).or_default().parts = Some(parts);
                self.give_out();
            }
        }
        self.listening && !self.cancel.is_cancelled()
    }

    /// Everything that is next in order and there.
    fn give_out(&mut self) {
        while let Some(file) = self.waiting.get_mut(&self.progress.files_done) {
            if let Some(piece) = file.pieces.remove(&file.given) {
                file.given += 1;
                if let (Some(keeper), Ok(batch)) = (&mut file.keeper, &piece) {
                    let _write = during(Stage::CacheWrite);
                    match &batch.kept {
                        Kept::Not => {}
                        Kept::Known => keeper.known(),
                        Kept::New(key, record) => keeper.analysed(*key, record),
                    }
                }
                self.give(piece);
            } else if file.parts == Some(file.given) {
                let file = self.waiting.remove(&self.progress.files_done);
                // A file whose reading was stopped is not whole.
                let keeper = file.and_then(|file| file.keeper).filter(|_| !self.cancel.is_cancelled());
                self.wrote |= keeper.is_some_and(Keeper::finish);
                self.progress.files_done += 1;
                self.tell(LoadEvent::Progress(self.progress));
            } else {
                break;
            }
        }
    }

    fn give(&mut self, piece: Result<Batch, Problem>) {
        match piece {
            Ok(batch) => {
                if matches!(batch.kept, Kept::Known) {
                    self.progress.from_cache += batch.reports.len();
                }
                batch.reports.into_iter().for_each(|report| self.give_report(report));
            }
            Err(problem) => self.tell(LoadEvent::Problem(problem)),
        }
    }

    fn give_report(&mut self, (report, sketch): (Report, Sketch)) {
        let duplicates = during(Stage::Duplicates);
        let standing = self.seen.place(&sketch);
        drop(duplicates);
        let event = match standing {
            Standing::New => {
                self.progress.bytes += report.text.len() as u64;
                self.given.push(Arc::new(report));
                self.given.last().map(|report| LoadEvent::Report(report.clone()))
            }
            Standing::Known(number) => self.replace(number, |known| merge(Report::clone(known), &report)),
            Standing::Extends(number) => self.replace(number, |known| merge(report, known)),
        };
        if let Some(event) = event {
            self.tell(event);
        }
    }

    /// A report that was given out gives way to what it makes together with a copy.
    fn replace(&mut self, number: usize, merged: impl FnOnce(&Report) -> Report) -> Option<LoadEvent> {
        let known = self.given.get_mut(number)?;
        let replaces = known.id.clone();
        *known = Arc::new(merged(known));
        Some(LoadEvent::Update { number, replaces, report: known.clone() })
    }

    /// The end: what is still waiting after a stop is given out as far as it is there.
    pub fn close(mut self, last: impl Iterator<Item = Problem>) {
        for (_, file) in std::mem::take(&mut self.waiting) {
            for (_, piece) in file.pieces {
                self.give(piece);
            }
        }
        if let Some(cache) = self.cache.take() {
            if self.damaged > 0 {
                let place = cache.folder().display().to_string();
                self.tell(LoadEvent::Problem(Problem::new(place, ProblemKind::CacheRebuilt(self.damaged))));
            }
            if self.wrote {
                cache.forget_old_versions();
            }
        }
        // After a stop nobody knows what would still have been met.
        if !self.cancel.is_cancelled() {
            last.for_each(|problem| self.tell(LoadEvent::Problem(problem)));
        }
        if self.progress.files_found > 16 {
            self.tell(LoadEvent::Found { files: self.progress.files_found });
        }
        self.tell(LoadEvent::Done);
    }

    fn tell(&mut self, event: LoadEvent) {
        if self.listening && self.events.send(event).is_err() {
            self.listening = false;
        }
    }
}
