//! A query over an index, in pieces.

use std::sync::Arc;

use super::rank::{Ranker, STEP, rough};
use super::word::{Closeness, Word};
use super::{NameId, NameIndex, count};
use crate::index::Progress;

/// More words than any query has; the rest is left out.
const MOST_WORDS: usize = 8;

/// Rows that are ranked at a time: a screen and what the reader scrolls next.
const RANKED_AT_ONCE: usize = 256;

/// What a word is worth more in the name of a row than in its place.
const IN_NAME: i32 = STEP / 2;

/// What a word is worth less in an alias.
const IN_ALIAS: i32 = STEP / 4;

/// A row that fits the query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Which row.
    pub row: u32,
    /// Higher is better; only for comparison within one query.
    pub score: i32,
    /// Characters (not bytes) of its name that fit, ascending.
    pub characters: Vec<u32>,
    /// The same for each of its places.
    pub places: Vec<Vec<u32>>,
}

/// A query that is being answered.
pub struct Search {
    index: Arc<NameIndex>,
    words: Vec<WordSearch>,
    /// Whether a word must fit the name itself.
    named: bool,
    /// Group and row that are looked at next.
    group: usize,
    row: u32,
    /// Rows that fit, at first in their own order; the first `ranked` in the order of the answer.
    hits: Vec<Hit>,
    ranked: usize,
    done: bool,
    ranker: Ranker,
}

#[derive(Clone, Copy)]
struct Hit {
    score: i32,
    row: u32,
}

/// One word and the names that it fits.
struct WordSearch {
    word: Word,
    /// The names to look at; all when there are none given.
    among: Option<Vec<NameId>>,
    looked_at: usize,
    fitting: Vec<NameId>,
    /// By name: how it fits, itself.
    close: Vec<Option<Closeness>>,
    /// By name: what that is worth, aliases counted; 0 where it does not fit.
    worth: Vec<i32>,
}

impl Search {
    /// Begins to answer `query`. Give the search for the keys before as `previous`, and it narrows that one's names where
    /// the query only grew longer and the index is the same.
    pub fn new(index: Arc<NameIndex>, query: &str, previous: Option<Search>) -> Self {
        let mut before = match previous {
            Some(previous) if Arc::ptr_eq(&previous.index, &index) => previous.words,
            _ => Vec::new(),
        };
        let words = query.split_whitespace().take(MOST_WORDS).map(|word| {
            let word = Word::new(word);
            let finished = |known: &WordSearch| known.is_done(&index);
            match before.iter().position(|known| finished(known) && known.word.units() == word.units()) {
                Some(same) => before.swap_remove(same),
                None => {
                    let shorter = before.iter().filter(|known| finished(known) && word.narrows(&known.word));
                    let shorter = shorter.max_by_key(|known| known.word.units().len());
                    WordSearch::new(word, shorter.map(|known| known.fitting.clone()))
                }
            }
        });
        let words = words.collect();
        Self {
            words,
            index,
            named: false,
            group: 0,
            row: 0,
            hits: Vec::new(),
            ranked: 0,
            done: false,
            ranker: Ranker::default(),
        }
    }

    /// Only rows of which at least one word fits the name: a place alone does not bring all that stands in it.
    pub fn by_name(mut self) -> Self {
        self.named = true;
        self
    }

    /// Looks at about `budget` more names or rows; a hundred thousand take a millisecond or two.
    pub fn step(&mut self, budget: usize) -> Progress {
        let mut left = budget.max(1);
        for at in 0..self.words.len() {
            let Some(word) = self.words.get_mut(at) else { break };
            left = word.look(&self.index, left);
            if left == 0 {
                return Progress::More;
            }
            if word.fitting.is_empty() {
                self.done = true;
            }
        }
        while !self.done {
            if left == 0 {
                return Progress::More;
            }
            let rows = self.index.rows_of(self.group);
            let end = rows.end.min(self.row.saturating_add(count(left)));
            // A group without rows costs something too.
            left = left.saturating_sub((end - self.row).max(1) as usize);
            self.look_at_rows(self.row..end);
            self.row = end;
            if end == rows.end {
                self.group += 1;
                self.done = self.group >= self.index.groups.len();
            }
        }
        Progress::Done
    }

    /// Whether the answer is whole.
    pub fn is_done(&self) -> bool {
        self.done
    }

    /// How many rows fit, as far as was looked.
    pub fn total(&self) -> usize {
        self.hits.len()
    }

    /// Looks at rows of the group that is next.
    fn look_at_rows(&mut self, rows: std::ops::Range<u32>) {
        let places = self.index.places_of(self.group);
        let rank = self.index.groups.get(self.group).map_or(0, |group| group.rank);
        let mut in_place = [0; MOST_WORDS];
        for (slot, word) in in_place.iter_mut().zip(&self.words) {
            *slot = places.iter().map(|place| word.worth_of(*place)).max().unwrap_or(0);
        }
        let names = self.index.rows.get(rows.start as usize..rows.end as usize).unwrap_or(&[]);
        for (row, name) in rows.zip(names) {
            let mut score = rank;
            let mut in_name = self.words.is_empty() || !self.named;
            let fits = self.words.iter().zip(in_place).all(|(word, in_place)| {
                let own = word.worth_of(*name);
                in_name |= own > 0;
                let best = if own > 0 { (own + IN_NAME).max(in_place) } else { in_place };
                score += best;
                best > 0
            });
            if fits && in_name {
                self.hits.push(Hit { score, row });
            }
        }
    }

    /// The answer from `first` on, at most `rows` of it, best first. Before the search is done there is nothing to see.
    pub fn page(&mut self, first: usize, rows: usize) -> Vec<Found> {
        if !self.done {
            return Vec::new();
        }
        let end = first.saturating_add(rows).min(self.hits.len());
        while self.ranked < end && !self.words.is_empty() {
            self.rank_more();
        }
        let hits = self.hits.get(first..end).unwrap_or(&[]).to_vec();
        hits.into_iter().map(|hit| self.found(hit)).collect()
    }

    /// Puts the next rows in order: the best by closeness are chosen, then fuzzy-matcher ranks them.
    fn rank_more(&mut self) {
        let from = self.ranked;
        let rest = self.hits.get_mut(from..).unwrap_or(&mut []);
        let order = |hit: &Hit| (std::cmp::Reverse(hit.score), hit.row);
        let chosen = rest.len().min(RANKED_AT_ONCE);
        if chosen < rest.len() {
            rest.select_nth_unstable_by_key(chosen, order);
        }
        let mut best: Vec<Hit> = rest.iter().take(chosen).copied().collect();
        for hit in &mut best {
            hit.score = self.exact_score(hit.row);
        }
        best.sort_unstable_by_key(order);
        for (slot, hit) in self.hits.iter_mut().skip(from).zip(best) {
            *slot = hit;
        }
        self.ranked += chosen;
    }

    fn exact_score(&mut self, row: u32) -> i32 {
        let group = self.index.group_of(row);
        let name = self.index.rows.get(row as usize).copied();
        let mut score = self.index.groups.get(group).map_or(0, |group| group.rank);
        for (number, word) in self.words.iter().enumerate() {
            let mut worth = |name: NameId, extra: i32| match word.close_of(name) {
                Some(close) => self.ranker.score(&self.index, (number, &word.word), name, close) + extra,
                None if word.worth_of(name) > 0 => word.worth_of(name) + extra,
                None => 0,
            };
            let own = name.map_or(0, |name| worth(name, IN_NAME));
            let in_place = self.index.places_of(group).iter().map(|place| worth(*place, 0)).max().unwrap_or(0);
            score += own.max(in_place);
        }
        score
    }

    fn found(&self, hit: Hit) -> Found {
        let group = self.index.group_of(hit.row);
        let fitting = |name: NameId| {
            let words = self.words.iter().filter(|word| word.close_of(name).is_some());
            let mut all: Vec<u32> =
                words.flat_map(|word| self.ranker.characters(&self.index, &word.word, name)).collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        Found {
            row: hit.row,
            score: hit.score,
            characters: self.index.rows.get(hit.row as usize).map_or_else(Vec::new, |name| fitting(*name)),
            places: self.index.places_of(group).iter().map(|place| fitting(*place)).collect(),
        }
    }
}

impl WordSearch {
    fn new(word: Word, among: Option<Vec<NameId>>) -> Self {
        Self { word, among, looked_at: 0, fitting: Vec::new(), close: Vec::new(), worth: Vec::new() }
    }

    fn is_done(&self, index: &NameIndex) -> bool {
        self.looked_at > self.names_to_look_at(index)
    }

    fn names_to_look_at(&self, index: &NameIndex) -> usize {
        self.among.as_ref().map_or(index.names(), Vec::len)
    }

    /// Looks at no more than `budget` names; returns what is left of it.
    fn look(&mut self, index: &NameIndex, budget: usize) -> usize {
        if self.is_done(index) {
            return budget;
        }
        self.close.resize(index.names(), None);
        self.worth.resize(index.names(), 0);
        let from = self.looked_at;
        let to = self.names_to_look_at(index).min(from + budget);
        for at in from..to {
            let name = self.among.as_ref().map_or(count(at), |among| among.get(at).copied().unwrap_or(0));
            let units = index.units(name);
            let Some(close) = self.word.closeness(units, index.mask(name), index.heads(name)) else { continue };
            self.fitting.push(name);
            if let (Some(slot), Some(worth)) = (self.close.get_mut(name as usize), self.worth.get_mut(name as usize)) {
                *slot = Some(close);
                *worth = rough(close, units.len());
            }
        }
        self.looked_at = to;
        let left = budget - (to - from);
        if left > 0 {
            self.count_aliases(index);
            // One beyond the last: aliases are counted too.
            self.looked_at = self.names_to_look_at(index) + 1;
        }
        left
    }

    /// A name is found under its aliases too.
    fn count_aliases(&mut self, index: &NameIndex) {
        for (name, alias) in &index.aliases {
            let by_alias = match self.close_of(*alias) {
                Some(close) => rough(close, index.units(*alias).len()) - IN_ALIAS,
                None => continue,
            };
            if let Some(worth) = self.worth.get_mut(*name as usize) {
                *worth = by_alias.max(*worth);
            }
        }
    }

    fn close_of(&self, name: NameId) -> Option<Closeness> {
        self.close.get(name as usize).copied().flatten()
    }

    fn worth_of(&self, name: NameId) -> i32 {
        self.worth.get(name as usize).copied().unwrap_or(0)
    }
}
