//! The order of names that fit a word, and the characters that fit: fuzzy-matcher, with what it lacks for Chinese.

use std::collections::HashMap;

use super::word::{Closeness, Word};
use super::{NameId, NameIndex};
use crate::index::fuzzy::{self, Matcher};

pub use crate::index::fuzzy::{STEP, rough};

/// Scores of names for the words of one query.
#[derive(Default)]
pub struct Ranker {
    matcher: Matcher,
    known: HashMap<(usize, NameId), i32>,
}

impl Ranker {
    /// How well the name fits the word with this number; the closeness is known.
    pub fn score(&mut self, index: &NameIndex, (number, word): (usize, &Word), name: NameId, close: Closeness) -> i32 {
        if let Some(known) = self.known.get(&(number, name)) {
            return *known;
        }
        let units = index.units(name);
        let score = rough(close, units.len()) + fuzzy::fine(&self.matcher, units, word);
        self.known.insert((number, name), score);
        score
    }

    /// The characters of a name that fit a word, counted in characters.
    pub fn characters(&self, index: &NameIndex, word: &Word, name: NameId) -> Vec<u32> {
        self.matcher.characters(index.units(name), word)
    }
}
