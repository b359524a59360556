//! The pool: every thread opens files and analyses texts, whichever is there to do.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use crossbeam_channel::{Receiver, Sender, TrySendError, bounded, select};

use super::analyse::analyse_corrected;
use super::duplicates::Sketch;
use super::inputs::{Chain, Input};
use super::load::Cancel;
use crate::error::{Problem, ProblemKind};
use crate::report::{Identity, Report};
use crate::source::{self, ReportText, SourceText, split};

/// Name of the threads of the pool. A panic in one of them is caught and reported as a problem with the document, so a panic
/// hook that tidies up the screen passes over threads of this name.
pub const ANALYSIS_THREAD: &str = "analyse";

/// Texts of one file that wait for a free thread.
const WAITING: usize = 64;

/// What became of a text: a report with what to compare it by, nothing where a correction says that the text is to be left
/// out, or a problem.
pub(super) type Analysed = Result<Option<Box<(Report, Sketch)>>, Problem>;

/// The `part`th thing that came out of the `file`th file.
pub(super) struct Piece {
    pub file: usize,
    pub part: usize,
    pub what: Analysed,
}

/// What the pool tells.
pub(super) enum Outcome {
    /// One more file was found.
    Found,
    Piece(Piece),
    /// A file was read to its end and gave so many pieces; some may still be on their way.
    Read {
        file: usize,
        parts: usize,
    },
}

/// A text on its way to analysis.
struct Task {
    file: usize,
    part: usize,
    text: ReportText,
    corrections: Chain,
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
}

impl Pool {
    /// Works through all inputs; `take` hears of everything, in any order, and answers whether to go on.
    pub fn run(&self, inputs: Box<dyn Iterator<Item = Input> + Send>, mut take: impl FnMut(Outcome) -> bool) {
        let (outcomes, heard) = bounded(256);
        let (jobs, files) = bounded(256);
        let (tasks, texts) = bounded(WAITING);
        thread::scope(|scope| {
            let found = outcomes.clone();
            let cancel = &self.cancel;
            scope.spawn(move || {
                for (file, input) in inputs.enumerate() {
                    let told = found.send(Outcome::Found).is_ok();
                    let sent = told && jobs.send(Job { file, input, tasks: tasks.clone() }).is_ok();
                    if !sent || cancel.is_cancelled() {
                        break;
                    }
                }
            });
            for _ in 0..self.threads {
                let worker = Worker { outcomes: outcomes.clone(), cancel: self.cancel.clone() };
                let (files, texts) = (files.clone(), texts.clone());
                let spawned = thread::Builder::new()
                    .name(ANALYSIS_THREAD.to_owned())
                    .spawn_scoped(scope, move || worker.run(&files, &texts));
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
        let corrections = match &input {
            Input::File(_, chain) => chain.clone(),
            _ => Chain::default(),
        };
        let mut give = |item: Result<SourceText, Problem>| {
            match item {
                Ok(source) => {
                    for text in split(source) {
                        self.share(&tasks, Task { file, part: parts, text, corrections: corrections.clone() });
                        parts += 1;
                    }
                }
                Err(problem) => {
                    self.tell(Outcome::Piece(Piece { file, part: parts, what: Err(problem) }));
                    parts += 1;
                }
            }
            !self.cancel.is_cancelled()
        };
        match input {
            _ if self.cancel.is_cancelled() => {}
            Input::File(found, _) => source::open(&found, &mut give),
            Input::Sample(source) => {
                give(Ok(source));
            }
            Input::Problem(problem) => {
                give(Err(problem));
            }
        }
        self.tell(Outcome::Read { file, parts });
    }

    /// Waiting for room could wait for ever when every thread is reading: then the reader analyses by itself.
    fn share(&self, tasks: &Sender<Task>, task: Task) {
        if let Err(TrySendError::Full(task) | TrySendError::Disconnected(task)) = tasks.try_send(task) {
            self.analyse(task);
        }
    }

    fn analyse(&self, Task { file, part, text, corrections }: Task) {
        if self.cancel.is_cancelled() {
            return;
        }
        let place = text.hints.origin.display().into_owned();
        let done = catch_unwind(AssertUnwindSafe(|| {
            let sketch = Sketch::of(&text.text);
            let origin = text.hints.origin.clone();
            let keep = |id: &str, identity: &mut Identity| {
                // Every folder has its say, even when one of them leaves the text out.
                let left_out = corrections.iter().filter(|overrides| overrides.apply(&origin, id, identity)).count();
                left_out == 0
            };
            analyse_corrected(text, keep).map(|report| Box::new((report, sketch)))
        }));
        let what = done.map_err(|_| Problem::new(place, ProblemKind::Failed));
        self.tell(Outcome::Piece(Piece { file, part, what }));
    }

    fn tell(&self, outcome: Outcome) {
        // Nobody hears any more only when loading was given up.
        if self.outcomes.send(outcome).is_err() {
            self.cancel.cancel();
        }
    }
}
