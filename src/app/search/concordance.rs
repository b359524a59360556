//! Words in all texts, each hit with the words to its left and right.

use std::sync::Arc;

use super::Sorted;
use crate::app::line_edit::LineEdit;
use crate::app::list::ListCursor;
use crate::app::worker::{Generation, Job, Ticket};
use crate::app::{App, Effect, InputBox, Panel, View};
use crate::corpus::Corpus;
use crate::index::text::{self, Hit, Query};
use crate::report::Report;
use crate::span::Span;

/// A search over the corpus and the place in its lines.
#[derive(Clone, Debug, Default)]
pub struct Concordance {
    /// What is typed.
    pub line: LineEdit,
    /// The order of the lines.
    pub sorted: Sorted,
    /// The lines.
    pub hits: Vec<Hit>,
    /// In which corpus they are.
    pub corpus: Arc<Corpus>,
    /// In how many reports.
    pub reports: usize,
    /// Whether more hits there are than are kept.
    pub more: bool,
    /// Whether an answer is being looked for.
    pub looking: bool,
    /// The chosen line.
    pub cursor: ListCursor,
    generation: Generation,
}

/// What a search over the corpus found.
#[derive(Debug)]
pub struct Hits {
    /// The hits in the order that was asked for.
    pub hits: Vec<Hit>,
    /// Whether there are more.
    pub more: bool,
    /// Where they are.
    pub corpus: Arc<Corpus>,
    /// For which question.
    pub ticket: Ticket,
}

/// Lines that are kept: beyond them a reader narrows the words instead of reading on.
const KEPT: usize = 50_000;

/// Looks for words in all texts.
pub fn search(words: &str, sorted: Sorted, corpus: &Arc<Corpus>, ticket: Ticket) -> Option<Hits> {
    let mut hits = Vec::new();
    if let Some(query) = Query::exact(words) {
        for (at, report) in corpus.reports.iter().enumerate() {
            if ticket.is_stale() {
                return None;
            }
            query.each(&report.text, |span| {
                hits.push(Hit { report: at, span });
                hits.len() <= KEPT
            });
            if hits.len() > KEPT {
                break;
            }
        }
    }
    let more = hits.len() > KEPT;
    hits.truncate(KEPT);
    text::sort(corpus, &mut hits, sorted);
    Some(Hits { hits, more, corpus: Arc::clone(corpus), ticket })
}

impl Concordance {
    /// The report and the place of a line.
    pub fn hit(&self, line: usize) -> Option<(&Arc<Report>, Span)> {
        let hit = self.hits.get(line)?;
        self.corpus.reports.get(hit.report).map(|report| (report, hit.span))
    }
}

impl App {
    /// Opens the search over the corpus.
    pub fn open_concordance(&mut self) {
        self.view = View::Concordance;
        self.input = Some(InputBox::Concordance);
    }

    /// Asks for the hits of what is typed.
    pub fn ask_concordance(&mut self) {
        self.concordance.looking = true;
        let job = Job::Search {
            words: self.concordance.line.text().trim().to_owned(),
            sorted: self.concordance.sorted,
            corpus: Arc::clone(&self.corpus),
            ticket: self.concordance.generation.next(),
        };
        self.effects.push(Effect::Ask(job));
    }

    /// The hits are there.
    pub fn on_hits(&mut self, hits: Hits) {
        if hits.ticket.is_stale() {
            return;
        }
        let found = &mut self.concordance;
        found.looking = false;
        found.reports = {
            let mut reports: Vec<usize> = hits.hits.iter().map(|hit| hit.report).collect();
            reports.sort_unstable();
            reports.dedup();
            reports.len()
        };
        (found.hits, found.more, found.corpus) = (hits.hits, hits.more, hits.corpus);
        found.cursor = ListCursor::default();
    }

    /// Sorts the lines another way.
    pub fn sort_concordance(&mut self) {
        self.concordance.sorted = match self.concordance.sorted {
            Sorted::Report => Sorted::Left,
            Sorted::Left => Sorted::Right,
            Sorted::Right => Sorted::Report,
        };
        self.ask_concordance();
    }

    /// Opens the place of the chosen line.
    pub fn open_hit(&mut self) {
        let Some((report, span)) = self.concordance.hit(self.concordance.cursor.at) else { return };
        let report = Arc::clone(report);
        let words = span.of(&report.text).to_owned();
        self.open_from_view(&report, span.start as usize);
        self.panel = Panel::Document;
        self.find_line = LineEdit::new(words.clone());
        if let Some(document) = &mut self.document {
            document.find = None;
            document.look_for(&words);
        }
    }

    /// The words of the chosen line, when the concordance is shown.
    pub fn copied_from_concordance(&self) -> Option<(Arc<Report>, Span)> {
        if self.view != View::Concordance {
            return None;
        }
        let (report, span) = self.concordance.hit(self.concordance.cursor.at)?;
        let sentence = report.outline.sentence_at(span.start as usize).unwrap_or(span);
        Some((Arc::clone(report), sentence))
    }
}
