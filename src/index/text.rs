//! Exact search in the texts, with the words to the left and right of each hit (KWIC).

use std::cmp::Ordering;

use memchr::memmem::Finder;
use regex::Regex;

use crate::corpus::Corpus;
use crate::span::Span;

/// What to look for.
#[derive(Clone, Debug)]
pub enum Query {
    /// These characters, as they are.
    Exact(Box<Finder<'static>>),
    /// A regular expression.
    Pattern(Regex),
}

impl Query {
    /// Looks for the characters of `words`; `None` when there are none.
    pub fn exact(words: &str) -> Option<Self> {
        (!words.is_empty()).then(|| Query::Exact(Box::new(Finder::new(words.as_bytes()).into_owned())))
    }

    /// Looks for a regular expression.
    ///
    /// # Errors
    /// What is wrong with the expression, in the words of the `regex` crate.
    pub fn pattern(expression: &str) -> Result<Self, regex::Error> {
        Regex::new(expression).map(Query::Pattern)
    }

    /// Calls `found` with every hit in `text`, in order, until it returns `false`.
    pub fn each(&self, text: &str, mut found: impl FnMut(Span) -> bool) {
        match self {
            Query::Exact(finder) => {
                let length = finder.needle().len();
                for at in finder.find_iter(text.as_bytes()) {
                    if !found(Span::new(at, at + length)) {
                        return;
                    }
                }
            }
            Query::Pattern(regex) => {
                for hit in regex.find_iter(text).filter(|hit| !hit.is_empty()) {
                    if !found(Span::new(hit.start(), hit.end())) {
                        return;
                    }
                }
            }
        }
    }

    /// All hits in one text.
    pub fn all(&self, text: &str) -> Vec<Span> {
        let mut hits = Vec::new();
        self.each(text, |hit| {
            hits.push(hit);
            true
        });
        hits
    }
}

/// A place in a corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Index of the report in the corpus.
    pub report: usize,
    /// Where in its text.
    pub span: Span,
}

/// How hits are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Order {
    /// As they come: report by report · 按报告
    #[default]
    Report,
    /// By the words before, from the hit outwards · 按左侧文字
    Left,
    /// By the words after · 按右侧文字
    Right,
}

/// Hits in the reports that `wanted` lets through, at most `limit`.
pub fn search(corpus: &Corpus, query: &Query, limit: usize, wanted: impl Fn(usize) -> bool) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (at, report) in corpus.reports.iter().enumerate() {
        if hits.len() >= limit {
            break;
        }
        if wanted(at) {
            query.each(&report.text, |span| {
                hits.push(Hit { report: at, span });
                hits.len() < limit
            });
        }
    }
    hits
}

/// Puts hits in order; equal contexts stay in the order of the reports.
pub fn sort(corpus: &Corpus, hits: &mut [Hit], order: Order) {
    let text = |hit: &Hit| corpus.reports.get(hit.report).map_or("", |report| &report.text);
    let compare = |a: &Hit, b: &Hit| -> Ordering {
        match order {
            Order::Report => Ordering::Equal,
            Order::Left => left_of(text(a), a.span).rev().cmp(left_of(text(b), b.span).rev()),
            Order::Right => right_of(text(a), a.span).cmp(right_of(text(b), b.span)),
        }
    };
    hits.sort_by(compare);
}

/// Characters looked at when hits are sorted by context: beyond them the order no longer means anything to a reader.
const SORTED_BY: usize = 12;

fn left_of(text: &str, hit: Span) -> impl DoubleEndedIterator<Item = char> {
    context_start(text, hit.start as usize, SORTED_BY).chars()
}

fn right_of(text: &str, hit: Span) -> impl Iterator<Item = char> {
    text.get(hit.end as usize..).unwrap_or("").chars().take(SORTED_BY)
}

/// The `characters` before byte `end`.
fn context_start(text: &str, end: usize, characters: usize) -> &str {
    let before = text.get(..end).unwrap_or("");
    let from = before.char_indices().rev().take(characters).last().map_or(end, |(at, _)| at);
    before.get(from..).unwrap_or("")
}

/// The words on both sides of a hit, at most `characters` each, with line breaks shown as spaces.
pub fn context(text: &str, hit: Span, characters: usize) -> (String, String) {
    let left = context_start(text, hit.start as usize, characters);
    let right: String = text.get(hit.end as usize..).unwrap_or("").chars().take(characters).collect();
    (one_line(left), one_line(&right))
}

fn one_line(words: &str) -> String {
    words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hit_has_the_words_on_both_sides() {
        let text = "全年生产总值增长6%，\n工业增加值增长7%。";
        let hits = Query::exact("增长").map(|query| query.all(text)).unwrap_or_default();
        assert_eq!(hits.len(), 2);
        assert_eq!(context(text, hits[0], 4), ("生产总值".to_owned(), "6%， ".to_owned()));
        assert_eq!(context(text, hits[1], 40).1, "7%。");
    }

    #[test]
    fn a_pattern_never_hits_nothing() {
        let query = Query::pattern("x*").unwrap();
        assert!(query.all("增长").is_empty());
        assert!(Query::pattern("(").is_err());
        assert!(Query::exact("").is_none());
    }
}
