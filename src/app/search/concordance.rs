//! Words in all texts, each hit with the words to its left and right.

use std::sync::Arc;

use super::Sorted;
use crate::app::job::{Generation, Job, Ticket};
use crate::app::line_edit::LineEdit;
use crate::app::list::ListCursor;
use crate::app::{App, Effect, InputBox, Panel, View};
use crate::corpus::Corpus;
use crate::index::Progress;
use crate::index::concordance::Concordance as Search;
use crate::index::grams::Grams;
use crate::index::text::{Hit, Query};
use crate::report::Report;
use crate::span::Span;

/// A search over the corpus and the place in its lines.
#[derive(Clone, Debug, Default)]
pub struct Concordance {
    /// What is typed.
    pub line: LineEdit,
    /// The order of the lines.
    pub sorted: Sorted,
    /// The lines, the first of the order.
    pub hits: Vec<Hit>,
    /// In which corpus they are.
    pub corpus: Arc<Corpus>,
    /// How many there are in all.
    pub total: usize,
    /// In how many reports.
    pub reports: usize,
    /// How much of the corpus was looked at, in parts of a hundred, while it is being looked at.
    pub looking: Option<u8>,
    /// The chosen line.
    pub cursor: ListCursor,
    generation: Generation,
}

/// What a search over the corpus found so far.
#[derive(Debug)]
pub struct Hits {
    hits: Vec<Hit>,
    total: usize,
    reports: usize,
    /// How much was looked at; nothing when that is all.
    looking: Option<u8>,
    corpus: Arc<Corpus>,
    ticket: Ticket,
}

/// Lines that are kept: beyond them a reader narrows the words instead of reading on.
const KEPT: usize = 10_000;
/// Bytes that are read before a newer question is let in: about two milliseconds.
const PIECE: usize = 8 << 20;

/// Looks for words in all texts. The first lines are sent as soon as there are any, then at ever longer intervals.
pub fn search(
    words: &str,
    sorted: Sorted,
    corpus: &Arc<Corpus>,
    grams: &Grams,
    ticket: &Ticket,
    send: &mut dyn FnMut(Hits),
) {
    let answer = |search: &Search, looking: Option<u8>| Hits {
        hits: search.lines().collect(),
        total: search.total(),
        reports: search.reports(),
        looking,
        corpus: Arc::clone(corpus),
        ticket: ticket.clone(),
    };
    let Some(query) = Query::exact(words) else {
        let (hits, corpus, ticket) = (Vec::new(), Arc::clone(corpus), ticket.clone());
        return send(Hits { hits, total: 0, reports: 0, looking: None, corpus, ticket });
    };
    let candidates = grams.candidates_for(&query);
    let mut search = Search::new(Arc::clone(corpus), query, sorted, KEPT, candidates);
    let (mut pieces, mut next) = (0, 1);
    while search.step(PIECE) == Progress::More {
        if ticket.is_stale() {
            return;
        }
        pieces += 1;
        if pieces >= next && search.total() > 0 {
            next = pieces * 2;
            let percent = (search.part_done() * 100.0).clamp(0.0, 99.0) as u8;
            send(answer(&search, Some(percent)));
        }
    }
    send(answer(&search, None));
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
        self.concordance.looking = Some(0);
        self.concordance.cursor = ListCursor::default();
        let job = Job::Search {
            words: self.concordance.line.text().trim().to_owned(),
            sorted: self.concordance.sorted,
            corpus: Arc::clone(&self.corpus),
            ticket: self.concordance.generation.next(),
        };
        self.effects.push(Effect::Ask(job));
    }

    /// Hits are there.
    pub fn on_hits(&mut self, hits: Hits) {
        if hits.ticket.is_stale() {
            return;
        }
        let found = &mut self.concordance;
        found.looking = hits.looking;
        (found.total, found.reports) = (hits.total, hits.reports);
        (found.hits, found.corpus) = (hits.hits, hits.corpus);
        found.cursor.at = found.cursor.at.min(found.hits.len().saturating_sub(1));
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
