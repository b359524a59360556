//! The pool: every thread opens files and analyses texts, whichever is there to do.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;

use crossbeam_channel::{Receiver, Sender, TrySendError, bounded, select, unbounded};

use super::analyse::analyse_corrected;
use super::cache::{Key, Record, Shelf, Shelves, Stored, StoredRef};
use super::duplicates::Sketch;
use super::events::{Cancel, is_told};
use super::inputs::{Chain, Input};
use super::overrides::Overrides;
use super::whole_file::WholeFile;
use crate::error::{Problem, ProblemKind};
use crate::profile::{self, Profile, Stage, during};
use crate::report::{Identity, Origin, Report};
use crate::source::{self, Found, ReportText, SourceText, divide};

/// Name of the threads of the pool. A panic in one of them is caught and reported as a problem with the document, so a panic
/// hook that tidies up the screen passes over threads of this name.
pub const ANALYSIS_THREAD: &str = "analyse";

/// Where a report's text is in its source.
type Pieces = Vec<Range<usize>>;

/// Texts of one file that wait for a free thread.
const WAITING: usize = 64;

/// So many files out of the cache are told together: to wake who hears takes longer than to open one.
const TOGETHER: usize = 16;

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
    New(Arc<Shelf>, Key, Vec<u8>),
}

/// The `part`th thing that came out of the `file`th file.
pub(super) struct Piece {
    pub file: usize,
    pub part: usize,
    pub what: Result<Batch, Problem>,
}

/// What the pool tells.
pub(super) enum Outcome {
    /// So many files were found up to now.
    Found(usize),
    Piece(Piece),
    /// A file was read to its end and gave so many pieces; some may still be on their way.
    Read {
        file: usize,
        parts: usize,
    },
    /// The only piece of a file.
    Only(usize, Batch),
}

/// A text on its way to analysis.
struct Task {
    file: usize,
    part: usize,
    source: SourceText,
    corrections: Chain,
    /// Where its analysis may be kept.
    place: Option<Place>,
    /// What was kept of it.
    record: Option<Record>,
}

/// Where an analysis may be kept.
#[derive(Clone)]
struct Place {
    shelf: Arc<Shelf>,
    key: Key,
}

/// What was kept of a text where that still holds. Corrections that it was kept with have met something.
fn recall(record: &Record, text: &str, origin: &Origin, corrections: &Chain) -> Option<Batch> {
    let known = Stored::reports(record.kept(), text, origin)?;
    for overrides in corrections.iter() {
        let ids = known.iter().map(|report| report.as_ref().map_or_else(|id| id, |report| &report.0.id));
        ids.for_each(|id| overrides.meet(origin, id));
    }
    Some(Batch { reports: known.into_iter().flatten().collect(), kept: Kept::Known })
}

impl Task {
    /// What was kept of the text where that still holds, else a new analysis.
    fn run(self) -> Batch {
        let Task { source, corrections, place, record, .. } = self;
        let known = {
            let _recall = during(Stage::CacheRead);
            record.and_then(|record| recall(&record, &source.text, &source.hints.origin, &corrections))
        };
        if let Some(known) = known {
            return known;
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
        let kept = place.and_then(|Place { shelf, key }| {
            let all: Vec<_> = analysed.iter().map(stored).collect();
            Some(Kept::New(shelf, key, StoredRef::record(&all)?))
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
    pub shelves: Option<Arc<Shelves>>,
    pub profile: Profile,
}

impl Pool {
    /// Works through all inputs; `take` hears of everything, in any order, and answers whether to go on.
    pub fn run(&self, inputs: Box<dyn Iterator<Item = Input> + Send>, mut take: impl FnMut(Outcome) -> bool) {
        let (outcomes, heard) = bounded(256);
        // As long as it gets: a file is some hundred bytes here, and a walk that waits is woken for each that is taken.
        let (jobs, files) = unbounded();
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
                // Who hears of every file of a long list is woken for each.
                let mut files = 0;
                while let Some((file, input)) = next() {
                    files = file + 1;
                    let told = !is_told(files) || found.send(vec![Outcome::Found(files)]).is_ok();
                    let sent = told && jobs.send(Job { file, input, tasks: tasks.clone() }).is_ok();
                    if !sent || cancel.is_cancelled() {
                        break;
                    }
                }
                if !is_told(files) {
                    let _ = found.send(vec![Outcome::Found(files)]);
                }
            });
            for _ in 0..self.threads {
                let (cancel, shelves) = (self.cancel.clone(), self.shelves.clone());
                let (outcomes, file) = (outcomes.clone(), WholeFile::default());
                let mut worker = Worker { outcomes, untold: Vec::new(), cancel, shelves, file };
                let (files, texts) = (files.clone(), texts.clone());
                let spawned = thread::Builder::new().name(ANALYSIS_THREAD.to_owned()).spawn_scoped(scope, move || {
                    let _watched = profile.thread(ANALYSIS_THREAD);
                    worker.run(&files, &texts);
                });
                // With no thread to be had, the others or the walk end by themselves and the rest stays unread.
                drop(spawned);
            }
            drop((outcomes, files, texts));
            for outcome in heard.into_iter().flatten() {
                if !take(outcome) {
                    self.cancel.cancel();
                }
            }
        });
    }
}

struct Worker {
    outcomes: Sender<Vec<Outcome>>,
    /// What came out of the cache and is told with the next that does.
    untold: Vec<Outcome>,
    cancel: Cancel,
    shelves: Option<Arc<Shelves>>,
    file: WholeFile,
}

impl Worker {
    fn run(&mut self, files: &Receiver<Job>, texts: &Receiver<Task>) {
        let (mut more_files, mut more_texts) = (true, true);
        while more_files || more_texts {
            // Texts that are already read go before files that are not: what is begun is finished first.
            if let Ok(task) = texts.try_recv() {
                self.analyse(task);
                continue;
            }
            if let Ok(job) = files.try_recv() {
                self.open(job);
                continue;
            }
            self.tell_all();
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
    fn open(&mut self, job: Job) {
        let Job { file, input, tasks } = job;
        match input {
            _ if self.cancel.is_cancelled() => self.tell(Outcome::Read { file, parts: 0 }),
            Input::File(found, chain) => self.open_file(file, &found, &chain, &tasks),
            Input::Sample(source) => {
                let (source, corrections) = (*source, Chain::default());
                let task = Task { file, part: 0, source, corrections, place: None, record: None };
                self.share(&tasks, task);
                self.tell(Outcome::Read { file, parts: 1 });
            }
            Input::Problem(problem) => {
                self.tell(Outcome::Piece(Piece { file, part: 0, what: Err(problem) }));
                self.tell(Outcome::Read { file, parts: 1 });
            }
        }
    }

    fn open_file(&mut self, file: usize, found: &Found, corrections: &Chain, tasks: &Sender<Task>) {
        let shelf = self.shelves.as_ref().and_then(|shelves| shelves.shelf(found));
        let fingerprint = Overrides::fingerprint(corrections);
        // A file that is nothing but one text is known by its bytes, without looking for texts in it.
        let whole = shelf.as_ref().and_then(|shelf| {
            let _read = during(Stage::Read);
            self.file.read(&found.path).then(|| Place {
                shelf: Arc::clone(shelf),
                key: Key::of_file(self.file.bytes(), &found.path, fingerprint),
            })
        });
        if let Some(place) = &whole {
            let _recall = during(Stage::CacheRead);
            let record = place.shelf.take(place.key);
            let origin = || Origin { path: found.shown().into(), entry: None };
            let text = record.zip(self.file.text());
            if let Some(batch) = text.and_then(|(record, text)| recall(&record, text, &origin(), corrections)) {
                self.untold.push(Outcome::Only(file, batch));
                if self.untold.len() == TOGETHER {
                    self.tell_all();
                }
                return;
            }
        }
        self.tell_all();
        let mut parts = 0;
        let mut give = |item: Result<SourceText, Problem>| {
            match item {
                Ok(source) => {
                    let recall = during(Stage::CacheRead);
                    let whole = whole.clone().filter(|_| self.file.text() == Some(&source.text));
                    let known_not = whole.is_some();
                    let place = whole.or_else(|| {
                        let shelf = shelf.clone()?;
                        Some(Place { shelf, key: Key::of_text(&source, &found.path, fingerprint) })
                    });
                    let record = place.as_ref().filter(|_| !known_not).and_then(|place| place.shelf.take(place.key));
                    drop(recall);
                    let corrections = corrections.clone();
                    self.share(tasks, Task { file, part: parts, source, corrections, place, record });
                }
                Err(problem) => self.tell(Outcome::Piece(Piece { file, part: parts, what: Err(problem) })),
            }
            parts += 1;
            !self.cancel.is_cancelled()
        };
        {
            let _read = during(Stage::Read);
            source::open(found, &mut give);
        }
        self.tell(Outcome::Read { file, parts });
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
        self.send(vec![outcome]);
    }

    /// Tells what was kept to be told together.
    fn tell_all(&mut self) {
        let outcomes = std::mem::take(&mut self.untold);
        if !outcomes.is_empty() {
            self.send(outcomes);
        }
    }

    fn send(&self, outcomes: Vec<Outcome>) {
        let _waiting = profile::waiting();
        // Nobody hears any more only when loading was given up.
        if self.outcomes.send(outcomes).is_err() {
            self.cancel.cancel();
        }
    }
}
