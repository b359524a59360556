//! Exact search in the texts, with the words to the left and right of each hit (KWIC).

use std::ops::Range;

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

    /// The characters that every hit has, one after the other; `None` when only reading can tell.
    pub fn words(&self) -> Option<&str> {
        match self {
            Query::Exact(finder) => std::str::from_utf8(finder.needle()).ok(),
            Query::Pattern(_) => None,
        }
    }

    /// Bytes of the longest hit, where that is known.
    pub fn longest(&self) -> Option<usize> {
        match self {
            Query::Exact(finder) => Some(finder.needle().len()),
            Query::Pattern(_) => None,
        }
    }

    /// Calls `found` with every hit in `text`, in order, until it returns `false`.
    pub fn each(&self, text: &str, found: impl FnMut(Span) -> bool) {
        self.each_from(text, 0..text.len(), found);
    }

    /// The same for the hits within a part of `text`. A pattern takes a whole text.
    pub fn each_from(&self, text: &str, part: Range<usize>, mut found: impl FnMut(Span) -> bool) {
        match self {
            Query::Exact(finder) => {
                let (length, from) = (finder.needle().len(), part.start);
                let part = text.as_bytes().get(part).unwrap_or(&[]);
                for at in finder.find_iter(part) {
                    if !found(Span::new(from + at, from + at + length)) {
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
    if order == Order::Report {
        return;
    }
    let text = |hit: &Hit| corpus.reports.get(hit.report).map_or("", |report| &report.text);
    hits.sort_by_cached_key(|hit| Beside::of(text(hit), hit.span, order));
}

/// What stands beside a hit, as far as lines are sorted by it: eight characters from the hit outwards, without white space.
/// Beyond them the order no longer means anything to a reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Beside(u128);

impl Beside {
    /// The words on the side that counts in this order.
    pub fn of(text: &str, hit: Span, order: Order) -> Self {
        match order {
            Order::Report => Self::default(),
            Order::Left => Self::packed(text.get(..hit.start as usize).unwrap_or("").chars().rev()),
            Order::Right => Self::packed(text.get(hit.end as usize..).unwrap_or("").chars()),
        }
    }

    fn packed(characters: impl Iterator<Item = char>) -> Self {
        // A character beyond the first plane comes after all others.
        let unit = |c: char| u16::try_from(u32::from(c)).unwrap_or(u16::MAX);
        // Line breaks and indents are many; a long run of them must not be read through for every hit.
        let kept = characters.take(32).filter(|c| !c.is_whitespace()).map(unit).chain(std::iter::repeat(0));
        Self(kept.take(8).fold(0, |packed, unit| packed << 16 | u128::from(unit)))
    }
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

    #[test]
    fn lines_are_sorted_from_the_hit_outwards() {
        let text = "工业增长乙。农业增长甲。\n　　农业增长乙";
        let order = |order: Order| {
            let mut hits = Query::exact("增长").unwrap().all(text);
            hits.sort_by_key(|hit| Beside::of(text, *hit, order));
            hits.into_iter().map(|hit| context(text, hit, 2)).map(|(left, right)| left + &right).collect::<Vec<_>>()
        };
        assert_eq!(order(Order::Right), ["农业乙", "工业乙。", "农业甲。"]);
        assert_eq!(order(Order::Left), ["农业甲。", "农业乙", "工业乙。"]);
    }
}
