//! The pool: every thread opens files and analyses texts, whichever is there to do.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use crossbeam_channel::{Receiver, Sender, TrySendError, bounded, select};

use super::analyse::analyse_corrected;
use super::cache::{Cache, EntryReader, Key, Place, Stored, StoredRef};
use super::duplicates::Sketch;
use super::inputs::{Chain, Input};
use super::load::Cancel;
use super::overrides::Overrides;
use crate::error::{Problem, ProblemKind};
use crate::profile::{self, Profile, Stage, during};
use crate::report::{Identity, Report};
use crate::source::{self, ReportText, SourceText, divide};

/// Name of the threads of the pool. A panic in one of them is caught and reported as a problem with the document, so a panic
/// hook that tidies up the screen passes over threads of this name.
pub const ANALYSIS_THREAD: &str = "analyse";

/// Where a report's text is in its source.
type Pieces = Vec<Range<usize>>;

/// Texts of one file that wait for a free thread.
const WAITING: usize = 64;

/// What the reports of one text are: each with what to compare it by.
pub(super) struct Batch {
    pub reports: Vec<(Report, Sketch)>,
    pub kept: Kept,
}

/// What the cache has to do with a text.
pub(super) enum Kept {
    /// Nothing: there is none, or this is no file.
    Not,
    /// The reports came from it.
    Known,
    /// The reports should go into it.
    New(Key, Vec<u8>),
}

/// The `part`th thing that came out of the `file`th file.
pub(super) struct Piece {
    pub file: usize,
    pub part: usize,
    pub what: Result<Batch, Problem>,
}

/// What the pool tells.
pub(super) enum Outcome {
    /// One more file was found.
    Found,
    /// A file was opened whose analysis may be kept at a place. Said before any of its pieces.
    Opened {
        file: usize,
        place: Place,
    },
    Piece(Piece),
    /// A file was read to its end and gave so many pieces; some may still be on their way.
    Read {
        file: usize,
        parts: usize,
        damaged: bool,
    },
}

/// A text on its way to analysis.
struct Task {
    file: usize,
    part: usize,
    source: SourceText,
    corrections: Chain,
    /// What its analysis may be kept under.
    key: Option<Key>,
    /// What was kept of it.
    record: Option<Vec<u8>>,
}

impl Task {
    /// What was kept of the text where that still holds, else a new analysis.
    fn run(self) -> Batch {
        let Task { source, corrections, key, record, .. } = self;
        let recall = during(Stage::CacheRead);
        let known = record.and_then(|record| Stored::reports(&record, &source));
        drop(recall);
        if let Some(known) = known {
            for overrides in corrections.iter() {
                let ids = known.iter().map(|report| report.as_ref().map_or_else(|id| id, |report| &report.0.id));
                ids.for_each(|id| overrides.meet(&source.hints.origin, id));
            }
            let reports = known.into_iter().flatten().collect();
            return Batch { reports, kept: Kept::Known };
        }
        let analyse = |(text, pieces): (ReportText, Pieces)| {
            let sketch = {
                let _duplicates = during(Stage::Duplicates);
                Sketch::of(&text.text)
            };
            let origin = text.hints.origin.clone();
            let keep = |id: &str, identity: &mut Identity| {
                // Every folder has its say, even when one of them leaves the text out.
                let left_out = corrections.iter().filter(|overrides| overrides.apply(&origin, id, identity)).count();
                left_out == 0
            };
            analyse_corrected(text, keep).map(|report| ((report, sketch), pieces))
        };
        let split = during(Stage::Split);
        let texts = divide(source);
        drop(split);
        let analysed: Vec<NewlyFound> = texts.into_iter().map(analyse).collect();
        let _write = during(Stage::CacheWrite);
        let kept = key.and_then(|key| {
            let all: Vec<_> = analysed.iter().map(stored).collect();
            Some(Kept::New(key, StoredRef::record(&all)?))
        });
        let reports = analysed.into_iter().flatten().map(|(report, _)| report).collect();
        Batch { reports, kept: kept.unwrap_or(Kept::Not) }
    }
}

/// A report and where in its source it is; the id alone where a correction leaves it out.
type NewlyFound = Result<((Report, Sketch), Pieces), Box<str>>;

/// A report as it is kept.
fn stored(found: &NewlyFound) -> (&str, Option<StoredRef<'_>>) {
    match found {
        Ok((report, pieces)) => (&report.0.id, Some(StoredRef::new(&report.0, &report.1, pieces))),
        Err(id) => (id, None),
    }
}

/// A file on its way to be opened. It carries the way to hand out its texts: when the last file is read, the last such
/// handle is gone and the threads that wait for texts know that none will come.
struct Job {
    file: usize,
    input: Input,
    tasks: Sender<Task>,
}

/// Threads that open and analyse.
pub(super) struct Pool {
    pub threads: usize,
    pub cancel: Cancel,
    pub cache: Option<Cache>,
    pub profile: Profile,
}

impl Pool {
    /// Works through all inputs; `take` hears of everything, in any order, and answers whether to go on.
    pub fn run(&self, inputs: Box<dyn Iterator<Item = Input> + Send>, mut take: impl FnMut(Outcome) -> bool) {
        let (outcomes, heard) = bounded(256);
        let (jobs, files) = bounded(256);
        let (tasks, texts) = bounded(WAITING);
        thread::scope(|scope| {
            let found = outcomes.clone();
            let (cancel, profile) = (&self.cancel, &self.profile);
            scope.spawn(move || {
                let _watched = profile.thread("find");
                let mut inputs = inputs.enumerate();
                let mut next = || {
                    let _find = during(Stage::Find);
                    inputs.next()
                };
                while let Some((file, input)) = next() {
                    let told = found.send(Outcome::Found).is_ok();
                    let sent = told && jobs.send(Job { file, input, tasks: tasks.clone() }).is_ok();
                    if !sent || cancel.is_cancelled() {
                        break;
                    }
                }
            });
            for _ in 0..self.threads {
                let worker =
                    Worker { outcomes: outcomes.clone(), cancel: self.cancel.clone(), cache: self.cache.clone() };
                let (files, texts) = (files.clone(), texts.clone());
                let spawned = thread::Builder::new().name(ANALYSIS_THREAD.to_owned()).spawn_scoped(scope, move || {
                    let _watched = profile.thread(ANALYSIS_THREAD);
                    worker.run(&files, &texts);
                });
                // With no thread to be had, the others or the walk end by themselves and the rest stays unread.
                drop(spawned);
            }
            drop((outcomes, files, texts));
            for outcome in heard {
                if !take(outcome) {
                    self.cancel.cancel();
                }
            }
        });
    }
}

struct Worker {
    outcomes: Sender<Outcome>,
    cancel: Cancel,
    cache: Option<Cache>,
}

impl Worker {
    fn run(&self, files: &Receiver<Job>, texts: &Receiver<Task>) {
        let (mut more_files, mut more_texts) = (true, true);
        while more_files || more_texts {
            // Texts that are already read go before files that are not: what is begun is finished first.
            if let Ok(task) = texts.try_recv() {
                self.analyse(task);
                continue;
            }
            let (no_file, no_text) = (crossbeam_channel::never(), crossbeam_channel::never());
            select! {
                recv(if more_texts { texts } else { &no_text }) -> task => match task {
                    Ok(task) => self.analyse(task),
                    Err(_) => more_texts = false,
                },
                recv(if more_files { files } else { &no_file }) -> job => match job {
                    Ok(job) => self.open(job),
                    Err(_) => more_files = false,
                },
            }
        }
    }

    /// Opens a file and shares its texts with whoever is free.
    fn open(&self, job: Job) {
        let Job { file, input, tasks } = job;
        let mut parts = 0;
        let (corrections, place) = match &input {
            Input::File(found, chain) => (chain.clone(), self.cache.as_ref().and_then(|cache| cache.place(found))),
            _ => (Chain::default(), None),
        };
        if let Some(place) = &place {
            self.tell(Outcome::Opened { file, place: place.clone() });
        }
        let fingerprint = Overrides::fingerprint(&corrections);
        let mut kept = place.as_ref().and_then(EntryReader::open);
        let mut give = |item: Result<SourceText, Problem>| {
            match item {
                Ok(source) => {
                    let recall = during(Stage::CacheRead);
                    let key = place.as_ref().map(|_| Key::new(&source, fingerprint));
                    let record = key.zip(kept.as_mut()).and_then(|(key, kept)| kept.next(key));
                    let task = Task { file, part: parts, source, corrections: corrections.clone(), key, record };
                    drop(recall);
                    self.share(&tasks, task);
                }
                Err(problem) => self.tell(Outcome::Piece(Piece { file, part: parts, what: Err(problem) })),
            }
            parts += 1;
            !self.cancel.is_cancelled()
        };
        match input {
            _ if self.cancel.is_cancelled() => {}
            Input::File(found, _) => {
                let _read = during(Stage::Read);
                source::open(&found, &mut give);
            }
            Input::Sample(source) => {
                give(Ok(source));
            }
            Input::Problem(problem) => {
                give(Err(problem));
            }
        }
        let damaged = kept.is_some_and(|kept| kept.is_damaged());
        self.tell(Outcome::Read { file, parts, damaged });
    }

    /// Waiting for room could wait for ever when every thread is reading: then the reader analyses by itself.
    fn share(&self, tasks: &Sender<Task>, task: Task) {
        if let Err(TrySendError::Full(task) | TrySendError::Disconnected(task)) = tasks.try_send(task) {
            self.analyse(task);
        }
    }

    fn analyse(&self, task: Task) {
        if self.cancel.is_cancelled() {
            return;
        }
        let (file, part) = (task.file, task.part);
        let place = task.source.hints.origin.display().into_owned();
        let what = catch_unwind(AssertUnwindSafe(|| task.run()));
        let what = what.map_err(|_| Problem::new(place, ProblemKind::Failed));
        self.tell(Outcome::Piece(Piece { file, part, what }));
    }

    fn tell(&self, outcome: Outcome) {
        let _waiting = profile::waiting();
        // Nobody hears any more only when loading was given up.
        if self.outcomes.send(outcome).is_err() {
            self.cancel.cancel();
        }
    }
}
