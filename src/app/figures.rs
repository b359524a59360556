//! The figures of the corpus in order: made on a thread when something first asks for them, kept while the corpus stays.

use std::sync::Arc;

use super::job::{Generation, Job, Ticket};
use super::{App, Effect, View};
use crate::compare::Figures;

/// The figures and how they stand.
#[derive(Clone, Debug, Default)]
pub struct FiguresOfCorpus {
    /// The figures of a corpus, once they are made.
    pub ready: Option<Arc<Figures>>,
    /// Whether they are being made.
    pub waiting: bool,
    generation: Generation,
}

/// Figures that a thread has put in order.
#[derive(Debug)]
pub struct Ordered {
    /// The figures.
    pub figures: Arc<Figures>,
    /// For which question.
    pub ticket: Ticket,
}

impl App {
    /// Fills the view that needs the figures: at once when they are there, else when they come.
    pub fn with_figures(&mut self) {
        let ready = self.figures.ready.as_ref().is_some_and(|figures| Arc::ptr_eq(figures.corpus(), &self.corpus));
        if ready {
            self.fill_view();
            return;
        }
        self.figures.waiting = true;
        let ticket = self.figures.generation.next();
        self.effects.push(Effect::Ask(Job::Figures { corpus: Arc::clone(&self.corpus), ticket }));
    }

    /// The figures are in order.
    pub fn on_ordered(&mut self, ordered: Ordered) {
        if ordered.ticket.is_stale() {
            return;
        }
        self.figures.waiting = false;
        self.figures.ready = Some(ordered.figures);
        self.fill_view();
    }

    fn fill_view(&mut self) {
        match self.view {
            View::Compare => self.choose_columns(),
            View::Sheet => self.make_sheet(),
            View::Browse | View::Concordance | View::Beside => {}
        }
    }
}
