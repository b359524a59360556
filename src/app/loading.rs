//! How loading stands, and what comes in.

use std::sync::Arc;

use super::App;
use crate::corpus::LoadEvent;

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

impl App {
    /// The loader says something. What it brings is shown by [`App::show_loaded`], not before: reports come faster than
    /// anyone can read.
    pub fn on_load(&mut self, event: LoadEvent) {
        let event = match event {
            LoadEvent::Report(report) => LoadEvent::Report(self.review.applied(report)),
            LoadEvent::Update { number, replaces, report } => {
                LoadEvent::Update { number, replaces, report: self.review.applied(report) }
            }
            other => other,
        };
        match &event {
            LoadEvent::Found { files } => self.loading.progress(self.loading.done, *files),
            LoadEvent::Progress(progress) => self.loading.progress(progress.files_done, progress.files_found),
            LoadEvent::Done => self.loading.stop(),
            LoadEvent::Update { replaces, report, .. } => self.replace_open(replaces, report),
            LoadEvent::Report(_) | LoadEvent::Problem(_) => {}
        }
        // A worker may still read the corpus as it was; then, and only then, the list of reports is copied.
        Arc::make_mut(&mut self.corpus).absorb(event);
    }

    /// Shows what has been loaded since it was last called.
    pub fn show_loaded(&mut self) {
        self.bytes = self.corpus.bytes();
        self.tree.show(&self.corpus);
        self.restore();
        self.settle();
    }

    /// A report that is open or marked was replaced by a better copy of it.
    fn replace_open(&mut self, replaces: &str, report: &Arc<crate::report::Report>) {
        for mark in &mut self.marks {
            if let super::Mark::Report(marked) = mark
                && *marked.id == *replaces
            {
                *marked = Arc::clone(report);
            }
        }
        if let Some(document) = &self.document
            && *document.report.id == *replaces
        {
            let at = document.caret;
            let mut document = super::document::Document::new(Arc::clone(report));
            document.caret = at.min(report.text.len());
            self.document = Some(document);
        }
    }
}
