//! Puts what the pool finished back into the order of the files, and keeps every report once.

use std::collections::BTreeMap;
use std::sync::Arc;

use crossbeam_channel::Sender;

use super::cache::Shelves;
use super::duplicates::{Seen, Sketch, Standing};
use super::events::{Cancel, LoadEvent, Progress, is_told};
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
    /// Where analyses are kept.
    shelves: Option<Arc<Shelves>>,
    listening: bool,
}

impl Collector {
    pub fn new(events: Sender<LoadEvent>, cancel: Cancel, shelves: Option<Arc<Shelves>>) -> Self {
        Collector {
            events,
            cancel,
            progress: Progress::default(),
            waiting: BTreeMap::new(),
            seen: Seen::default(),
            given: Vec::new(),
            shelves,
            listening: true,
        }
    }

    /// Takes one outcome; answers whether anybody wants more.
    pub fn take(&mut self, outcome: Outcome) -> bool {
        match outcome {
            Outcome::Found(files) => {
                self.progress.files_found = files;
                self.tell(LoadEvent::Found { files });
            }
            Outcome::Piece(Piece { file, part, what }) => {
                self.waiting.entry(file).or_default().pieces.insert(part, what);
                self.give_out();
            }
            Outcome::Only(file, batch) => {
                let waiting = self.waiting.entry(file).or_default();
                waiting.pieces.insert(0, Ok(batch));
                waiting.parts = Some(1);
                self.give_out();
            }
            Outcome::Read { file, parts } => {
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
                self.give(piece);
            } else if file.parts == Some(file.given) {
                self.waiting.remove(&self.progress.files_done);
                self.progress.files_done += 1;
                if is_told(self.progress.files_done) {
                    self.tell(LoadEvent::Progress(self.progress));
                }
            } else {
                break;
            }
        }
    }

    fn give(&mut self, piece: Result<Batch, Problem>) {
        match piece {
            Ok(batch) => {
                match &batch.kept {
                    Kept::Not => {}
                    Kept::Known => self.progress.from_cache += batch.reports.len(),
                    Kept::New(shelf, key, record) => {
                        let _write = during(Stage::CacheWrite);
                        shelf.add(*key, record);
                    }
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
        if let Some(shelves) = self.shelves.take() {
            let write = during(Stage::CacheWrite);
            let damaged = shelves.close(!self.cancel.is_cancelled());
            drop(write);
            if damaged > 0 {
                let place = shelves.folder().display().to_string();
                self.tell(LoadEvent::Problem(Problem::new(place, ProblemKind::CacheRebuilt(damaged))));
            }
        }
        // After a stop nobody knows what would still have been met.
        if !self.cancel.is_cancelled() {
            last.for_each(|problem| self.tell(LoadEvent::Problem(problem)));
        }
        if !is_told(self.progress.files_done) {
            self.tell(LoadEvent::Progress(self.progress));
        }
        self.tell(LoadEvent::Done);
    }

    fn tell(&mut self, event: LoadEvent) {
        if self.listening && self.events.send(event).is_err() {
            self.listening = false;
        }
    }
}
