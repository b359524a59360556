//! Where texts and problems go.

use super::{Hints, Origin, SourceText, markup};
use crate::error::{Problem, ProblemKind};

/// Gives texts and problems on to whoever asked, until told to stop.
pub(super) struct Sink<'a> {
    give_on: &'a mut dyn FnMut(Result<SourceText, Problem>) -> bool,
    stopped: bool,
}

impl<'a> Sink<'a> {
    /// `give_on` answers whether to go on.
    pub fn new(give_on: &'a mut dyn FnMut(Result<SourceText, Problem>) -> bool) -> Self {
        Self { give_on, stopped: false }
    }

    /// A whole document; one that is markup, whatever its name says, gives its main text.
    pub fn text(&mut self, origin: &Origin, text: Result<String, ProblemKind>) {
        let text = match text {
            Ok(text) => text,
            Err(what) => return self.problem(origin, what),
        };
        let mut hints = Hints { origin: origin.clone(), ..Hints::default() };
        let text = if markup::is_markup(&text) {
            let page = markup::read(&text);
            (hints.title, hints.date) = (page.title, page.date);
            page.text
        } else {
            text
        };
        self.source(SourceText { hints, text });
    }

    /// One text with what is known about it.
    pub fn source(&mut self, source: SourceText) {
        if source.text.trim().is_empty() {
            return self.problem(&source.hints.origin, ProblemKind::EmptyFile);
        }
        if u32::try_from(source.text.len()).is_err() {
            return self.problem(&source.hints.origin, ProblemKind::TooLarge);
        }
        self.give(Ok(source));
    }

    /// What was wrong with a file or an entry.
    pub fn problem(&mut self, origin: &Origin, what: ProblemKind) {
        self.give(Err(Problem::new(origin.display(), what)));
    }

    /// Whether nobody listens any more.
    pub fn is_stopped(&self) -> bool {
        self.stopped
    }

    /// Gives one text or problem on.
    pub fn give(&mut self, item: Result<SourceText, Problem>) {
        if !self.stopped {
            self.stopped = !(self.give_on)(item);
        }
    }
}
