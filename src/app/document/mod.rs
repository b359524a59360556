//! The document that is being read: its lines on the screen, the caret, folds, search.

mod find;
mod motion;
mod rows;

pub use find::Find;
pub use motion::Motion;
pub use rows::{Row, RowKind};

use std::collections::HashSet;
use std::sync::Arc;

use crate::report::Report;
use crate::span::Span;
use crate::typeset::Widths;

/// A document on the screen.
#[derive(Clone, Debug)]
pub struct Document {
    /// What is read.
    pub report: Arc<Report>,
    /// Where the reader is: a byte of the text.
    pub caret: usize,
    /// The first row that is shown.
    pub top: usize,
    /// Sections that are folded: only the heading is shown.
    folded: HashSet<u32>,
    /// Sections whose own text is folded away while the headings inside are shown.
    bare: HashSet<u32>,
    /// Whether captions, bylines and site chrome are folded away.
    pub asides_folded: bool,
    /// Ends of words, when segmentation is shown.
    pub words: Words,
    /// The search in the text.
    pub find: Option<Find>,
    rows: Vec<Row>,
    shape: Option<(usize, Widths)>,
    height: usize,
}

/// Whether the words of the text are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Words {
    /// Not shown.
    #[default]
    Off,
    /// Asked for; being cut.
    Coming,
    /// Shown: byte offsets at which words end, in order.
    Shown(Arc<[u32]>),
}

impl Document {
    /// Opens a report at its start.
    pub fn new(report: Arc<Report>) -> Self {
        Self {
            report,
            caret: 0,
            top: 0,
            folded: HashSet::new(),
            bare: HashSet::new(),
            asides_folded: false,
            words: Words::Off,
            find: None,
            rows: Vec::new(),
            shape: None,
            height: 0,
        }
    }

    /// Lays the text out for a panel of this size. Does nothing when it is laid out already.
    pub fn fit(&mut self, columns: usize, height: usize, widths: Widths) {
        self.height = height;
        if self.shape != Some((columns, widths)) {
            self.shape = Some((columns, widths));
            self.lay_out();
        }
        self.keep_caret_shown();
    }

    fn lay_out(&mut self) {
        let Some((columns, widths)) = self.shape else { return };
        let words: &[u32] = match &self.words {
            Words::Shown(ends) => ends,
            Words::Off | Words::Coming => &[],
        };
        let (folded, bare) = (&self.folded, &self.bare);
        let shape = rows::Shape { columns, widths, words, folded, bare, asides_folded: self.asides_folded };
        self.rows = rows::rows(&self.report, shape);
    }

    /// The rows of the whole text as it is folded now.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// How many rows are shown.
    pub fn height(&self) -> usize {
        self.height
    }

    /// The row in which the caret stands: the last that starts at or before it.
    pub fn caret_row(&self) -> usize {
        self.row_of(self.caret)
    }

    /// The row in which a byte of the text is shown.
    pub fn row_of(&self, offset: usize) -> usize {
        let after = self.rows.partition_point(|row| row.span.start as usize <= offset);
        let mut row = after.saturating_sub(1);
        // A blank row lies at the same place as the row under it.
        while row > 0 && self.rows.get(row).is_some_and(|at| at.kind == RowKind::Blank) {
            row -= 1;
        }
        row
    }

    /// Whether text of a section is folded away.
    pub fn is_folded(&self, section: u32) -> bool {
        self.folded.contains(&section) || self.bare.contains(&section)
    }

    /// Whether anything is folded.
    pub fn has_folds(&self) -> bool {
        !self.folded.is_empty() || !self.bare.is_empty()
    }

    /// The section at the caret.
    pub fn section(&self) -> Option<u32> {
        self.report.outline.section_at(self.caret).and_then(|at| u32::try_from(at).ok())
    }

    /// Whether the caret stands in a heading.
    pub fn on_heading(&self) -> bool {
        self.rows.get(self.caret_row()).is_some_and(|row| matches!(row.kind, RowKind::Heading { .. }))
    }

    /// Folds the section at the caret, or unfolds it.
    pub fn toggle_fold(&mut self) {
        let Some(section) = self.section().filter(|at| self.has_heading(*at)) else { return };
        if !self.unfold(section) {
            self.folded.insert(section);
            self.caret = self.shown_heading().unwrap_or(self.caret);
        }
        self.lay_out();
        self.keep_caret_shown();
    }

    fn unfold(&mut self, section: u32) -> bool {
        let folded = self.folded.remove(&section);
        self.bare.remove(&section) || folded
    }

    /// Folds all text away and leaves the headings, or unfolds everything.
    pub fn toggle_outline(&mut self) {
        if self.has_folds() {
            self.folded.clear();
            self.bare.clear();
        } else {
            let sections = u32::try_from(self.report.outline.sections.len()).unwrap_or(0);
            self.bare = (0..sections).filter(|at| self.has_heading(*at)).collect();
            self.caret = self.shown_heading().unwrap_or(self.caret);
        }
        self.lay_out();
        self.keep_caret_shown();
    }

    /// The heading at or before the caret.
    fn shown_heading(&self) -> Option<usize> {
        let section = self.section()?;
        let heading = self.report.outline.sections.get(section as usize)?.heading;
        (!heading.is_empty()).then_some(heading.start as usize)
    }

    fn has_heading(&self, section: u32) -> bool {
        self.report.outline.sections.get(section as usize).is_some_and(|section| !section.heading.is_empty())
    }

    /// Shows or folds away what is no prose of the report.
    pub fn toggle_asides(&mut self) {
        self.asides_folded = !self.asides_folded;
        self.lay_out();
        self.keep_caret_shown();
    }

    /// Shows the text with its words separated, or as it is.
    pub fn set_words(&mut self, words: Words) {
        let shown = |words: &Words| matches!(words, Words::Shown(_));
        let changes = shown(&self.words) || shown(&words);
        self.words = words;
        if changes {
            self.lay_out();
            self.keep_caret_shown();
        }
    }

    /// Goes to a byte of the text, unfolds what hides it, and shows it with some text above.
    pub fn go_to(&mut self, offset: usize) {
        self.caret = offset.min(self.report.text.len());
        self.unfold_caret();
        let row = self.caret_row();
        let shown = self.top..self.top + self.height;
        // A third of the panel above: enough to see where the sentence comes from.
        if !shown.contains(&row) {
            self.top = row.saturating_sub(self.height / 3);
        }
        self.keep_caret_shown();
    }

    fn unfold_caret(&mut self) {
        let mut at = self.section();
        let mut changed = false;
        let mut inner = true;
        while let Some(section) = at {
            let Some(found) = self.report.outline.sections.get(section as usize) else { break };
            // Standing on a heading needs no unfolding of what is under it.
            let on_heading = found.heading.holds(self.caret) || found.heading.start as usize == self.caret;
            let around = found.parent;
            if !on_heading {
                changed |= if inner { self.unfold(section) } else { self.folded.remove(&section) };
            }
            inner = false;
            at = around;
        }
        if self.asides_folded && self.report.outline.asides.iter().any(|aside| aside.span.holds(self.caret)) {
            self.asides_folded = false;
            changed = true;
        }
        if changed {
            self.lay_out();
        }
    }

    fn keep_caret_shown(&mut self) {
        let row = self.caret_row();
        let last_top = self.rows.len().saturating_sub(self.height.max(1));
        self.top = self.top.min(last_top).min(row).max((row + 1).saturating_sub(self.height.max(1)));
    }

    /// The observation at the caret: the one that holds it, else the first in its row, else the first in its sentence.
    pub fn observation(&self) -> Option<usize> {
        let row = self.rows.get(self.caret_row()).map(|row| row.span);
        let first_in = |span| self.first_observation(span);
        self.observation_under_caret()
            .or_else(|| row.and_then(first_in))
            .or_else(|| self.report.outline.sentence_at(self.caret).and_then(first_in))
    }

    /// The first observation in a span. Found by halves: this is asked for every frame, however long the text.
    fn first_observation(&self, span: Span) -> Option<usize> {
        let observations = &self.report.observations;
        let first = observations.partition_point(|one| one.span.end <= span.start);
        observations.get(first).filter(|one| span.meets(one.span)).map(|_| first)
    }

    /// The observation whose number holds the caret.
    pub fn observation_under_caret(&self) -> Option<usize> {
        let caret = u32::try_from(self.caret).ok()?;
        self.first_observation(Span { start: caret, end: caret.saturating_add(1) })
    }

    /// The sentence at the caret, or its row when no sentence is known there.
    pub fn sentence(&self) -> Span {
        let sentence = self.report.outline.sentence_at(self.caret);
        sentence.or_else(|| self.rows.get(self.caret_row()).map(|row| row.span)).unwrap_or_default()
    }
}
