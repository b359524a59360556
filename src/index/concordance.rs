//! 检索行 (KWIC): every place where words stand in a corpus, in the order of what stands beside them; found in pieces.
//!
//! ```
//! use std::sync::Arc;
//! use baogao::corpus::Corpus;
//! use baogao::index::Progress;
//! use baogao::index::concordance::Concordance;
//! use baogao::index::grams::Grams;
//! use baogao::index::text::{Order, Query};
//!
//! let corpus = Arc::new(Corpus::default());
//! let mut grams = Grams::default();
//! while grams.follow(&corpus, 1 << 20) == Progress::More {}
//!
//! let query = Query::exact("高质量发展").expect("words");
//! let candidates = grams.candidates_for(&query);
//! let mut found = Concordance::new(Arc::clone(&corpus), query, Order::Right, 10_000, candidates);
//! // After every piece there are lines to show; a newer key takes its place between two pieces.
//! while found.step(4 << 20) == Progress::More {}
//! assert_eq!(found.total(), 0);
//! assert!(found.lines().next().is_none());
//! ```

use std::ops::Range;
use std::sync::Arc;

use super::Progress;
use super::grams::Candidates;
use super::text::{Beside, Hit, Order, Query};
use crate::corpus::Corpus;
use crate::report::Report;
use crate::span::Span;

/// Which reports are wanted.
type Wanted = Box<dyn Fn(&Report) -> bool + Send>;

/// A search over a corpus that is being done.
pub struct Concordance {
    corpus: Arc<Corpus>,
    query: Query,
    order: Order,
    limit: usize,
    candidates: Candidates,
    wanted: Option<Wanted>,
    /// Reports to read before the candidates are asked again.
    reading: Range<usize>,
    /// Where in the first of them.
    offset: usize,
    /// The first lines in the order that is wanted, of all that were found.
    lines: Vec<Line>,
    total: usize,
    reports: usize,
    /// The last report in which something was found.
    last: Option<usize>,
}

#[derive(Clone, Copy, Debug)]
struct Line {
    beside: Beside,
    report: u32,
    span: Span,
}

impl Concordance {
    /// Begins a search. The first `limit` lines of the order are kept, all are counted.
    pub fn new(corpus: Arc<Corpus>, query: Query, order: Order, limit: usize, candidates: Candidates) -> Self {
        let mut search = Self {
            corpus,
            query,
            order,
            limit,
            candidates,
            wanted: None,
            reading: 0..0,
            offset: 0,
            lines: Vec::new(),
            total: 0,
            reports: 0,
            last: None,
        };
        search.next_reports();
        search
    }

    /// Looks only into the reports that `wanted` lets through.
    pub fn within(mut self, wanted: impl Fn(&Report) -> bool + Send + 'static) -> Self {
        self.wanted = Some(Box::new(wanted));
        self
    }

    /// Reads about `budget` bytes more; four million take a millisecond. A regular expression reads a report at a time.
    pub fn step(&mut self, budget: usize) -> Progress {
        let corpus = Arc::clone(&self.corpus);
        let before = self.lines.len();
        let mut left = budget.max(1);
        while left > 0 && !self.reading.is_empty() {
            let Some(report) = corpus.reports.get(self.reading.start) else { break };
            let wanted = self.wanted.as_ref().is_none_or(|wanted| wanted(report));
            let read = if wanted { self.read(&report.text, left) } else { None };
            match read {
                Some(read) => left = left.saturating_sub(read),
                None => {
                    left = left.saturating_sub(report.text.len().saturating_sub(self.offset).max(1));
                    self.offset = 0;
                    self.reading.start += 1;
                    if self.reading.is_empty() {
                        self.next_reports();
                    }
                }
            }
        }
        self.put_in_order(before);
        if self.reading.is_empty() { Progress::Done } else { Progress::More }
    }

    /// Whether everything was read.
    pub fn is_done(&self) -> bool {
        self.reading.is_empty()
    }

    /// How many places were found so far.
    pub fn total(&self) -> usize {
        self.total
    }

    /// In how many reports.
    pub fn reports(&self) -> usize {
        self.reports
    }

    /// How much of the corpus was looked at: 0 to 1.
    pub fn part_done(&self) -> f32 {
        if self.is_done() { 1.0 } else { self.reading.start as f32 / self.corpus.reports.len().max(1) as f32 }
    }

    /// The first lines in order, of what was found so far.
    pub fn lines(&self) -> impl ExactSizeIterator<Item = Hit> {
        self.lines.iter().map(|line| Hit { report: line.report as usize, span: line.span })
    }

    fn next_reports(&mut self) {
        let all = self.corpus.reports.len();
        self.reading = self.candidates.next(self.reading.end, all).unwrap_or(all..all);
    }

    /// Reads a part of the text; `None` when that was its last.
    fn read(&mut self, text: &str, budget: usize) -> Option<usize> {
        let (from, reach) = (self.offset, self.query.longest());
        // A piece reaches into the next by what a hit may overhang.
        let piece = reach.map_or(text.len(), |reach| from.saturating_add(budget).saturating_add(reach - 1));
        let end = piece.min(text.len());
        let (query, mut next) = (self.query.clone(), 0);
        query.each_from(text, from..end, |span| {
            self.take(text, span);
            next = span.end as usize;
            true
        });
        if end == text.len() {
            return None;
        }
        self.offset = next.max(end - (reach.unwrap_or(1) - 1));
        Some(end - from)
    }

    fn take(&mut self, text: &str, span: Span) {
        self.total += 1;
        let report = self.reading.start;
        if self.last != Some(report) {
            self.last = Some(report);
            self.reports += 1;
        }
        if self.order == Order::Report && self.lines.len() >= self.limit {
            return;
        }
        let line = Line {
            beside: Beside::of(text, span, self.order),
            report: u32::try_from(report).unwrap_or(u32::MAX),
            span,
        };
        self.lines.push(line);
    }

    /// Lines from `before` on are new; those before are in order.
    fn put_in_order(&mut self, before: usize) {
        if self.order == Order::Report || before == self.lines.len() {
            return;
        }
        if before == self.limit
            && let Some(last) = self.lines.get(before.saturating_sub(1)).map(|line| line.beside)
        {
            // What comes after the last line that is kept, is not.
            let mut at = 0;
            self.lines.retain(|line| {
                at += 1;
                at <= before || line.beside < last
            });
        }
        // The stable sort finds the part that is in order, and leaves equal lines in the order of the reports.
        self.lines.sort_by_key(|line| line.beside);
        self.lines.truncate(self.limit);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::index::grams::Grams;
    use crate::index::text::{search, sort};
    use crate::outline::Outline;
    use crate::report::Identity;

    fn corpus(texts: &[String]) -> Arc<Corpus> {
        let report = |(at, text): (usize, &String)| {
            Arc::new(Report {
                id: at.to_string().into(),
                sources: Vec::new(),
                text: text.as_str().into(),
                identity: Identity::default(),
                outline: Outline::default(),
                observations: Vec::new().into(),
                word_targets: Vec::new(),
            })
        };
        Arc::new(Corpus { reports: texts.iter().enumerate().map(report).collect(), ..Corpus::default() })
    }

    #[test]
    fn lines_are_there_after_the_first_piece() {
        let corpus = corpus(&["增长一成；".repeat(1_000), "增长二成。".to_owned()]);
        let query = Query::exact("增长").unwrap();
        let mut found = Concordance::new(corpus, query, Order::Right, 50, Candidates::default());
        assert_eq!(found.step(100), Progress::More);
        assert!(found.lines().len() > 3 && found.part_done() < 1.0);
        while found.step(1_000) == Progress::More {}
        assert_eq!((found.total(), found.reports(), found.lines().len()), (1_001, 2, 50));
    }

    #[test]
    fn only_the_reports_that_are_wanted_are_read() {
        let corpus = corpus(&["增长".to_owned(), "增长".to_owned()]);
        let query = Query::exact("增长").unwrap();
        let mut found = Concordance::new(corpus, query, Order::Report, 50, Candidates::default())
            .within(|report| &*report.id == "1");
        while found.step(1) == Progress::More {}
        assert_eq!(found.lines().map(|hit| hit.report).collect::<Vec<_>>(), [1]);
    }

    proptest! {
        #[test]
        fn pieces_and_signatures_find_what_reading_all_finds(
            texts in prop::collection::vec("[增长粮食产量，。\n 𠀀a]{0,60}", 0..12),
            words in "[增长粮食产量，𠀀a]{1,3}",
            order in prop::sample::select(vec![Order::Report, Order::Left, Order::Right]),
            budget in 1usize..50,
            limit in 0usize..20,
            indexed in 0usize..12,
            pattern in any::<bool>(),
        ) {
            let corpus = corpus(&texts);
            let query = if pattern { Query::pattern(&format!("{words}+|，.")).unwrap() } else { Query::exact(&words).unwrap() };
            let mut hits = search(&corpus, &query, usize::MAX, |_| true);
            sort(&corpus, &mut hits, order);
            // The corpus grew after it was indexed.
            let mut grams = Grams::default();
            let known = Corpus { reports: corpus.reports.iter().take(indexed).cloned().collect(), ..Corpus::default() };
            while grams.follow(&known, 40) == Progress::More {}
            let candidates = grams.candidates_for(&query);
            let mut found = Concordance::new(Arc::clone(&corpus), query, order, limit, candidates);
            while found.step(budget) == Progress::More {}
            prop_assert_eq!(found.total(), hits.len());
            let first: Vec<Hit> = hits.into_iter().take(limit).collect();
            prop_assert_eq!(found.lines().collect::<Vec<_>>(), first);
        }
    }
}
