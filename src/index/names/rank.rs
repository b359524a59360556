//! The order of names that fit a word, and the characters that fit: fuzzy-matcher, with what it lacks for Chinese.

use std::collections::HashMap;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::word::{Closeness, Word, find};
use super::{NameId, NameIndex};
use crate::index::letters;

/// Scores of names for the words of one query.
#[derive(Default)]
pub struct Ranker {
    matcher: SkimMatcherV2,
    known: HashMap<(usize, NameId), i32>,
}

/// What one step of closeness is worth: more than any score of fuzzy-matcher for a word as long as names are.
pub const STEP: i32 = 1_000;
/// Characters of a name beyond which it is no worse for being longer.
const LONGEST: i32 = 100;
/// Names are cut here before fuzzy-matcher sees them: its time and memory grow with the length of both.
const LONGEST_RANKED: usize = 400;

impl Ranker {
    /// How well the name fits the word with this number; the closeness is known.
    pub fn score(&mut self, index: &NameIndex, (number, word): (usize, &Word), name: NameId, close: Closeness) -> i32 {
        if let Some(known) = self.known.get(&(number, name)) {
            return *known;
        }
        let units = index.units(name);
        let heard = word.spoken().and_then(|spoken| spoken.best(units)).map(|fit| fit.score);
        let literal = self.literal(units, word).map(|(score, _)| score);
        let fine = heard.max(literal).unwrap_or(0).clamp(0, STEP - LONGEST - 1);
        let score = rough(close, units.len()) + fine;
        self.known.insert((number, name), score);
        score
    }

    /// The characters of a name that fit a word, counted in characters.
    pub fn characters(&self, index: &NameIndex, word: &Word, name: NameId) -> Vec<u32> {
        let units = index.units(name);
        let run = |from: usize, to: usize| -> Vec<u32> {
            let before = letters::count_characters(units.get(..from).unwrap_or(&[]));
            let within = letters::count_characters(units.get(from..to).unwrap_or(&[]));
            (before..before + within).filter_map(|at| u32::try_from(at).ok()).collect()
        };
        // Characters that stand together are what the reader meant, also where scattered ones would score as high.
        if let Some(at) = find(units, word.units()) {
            return run(at, at + word.units().len());
        }
        if let Some(fit) = word.spoken().and_then(|spoken| spoken.best(units)) {
            return run(fit.start(), fit.end());
        }
        self.literal(units, word).map(|(_, characters)| characters).unwrap_or_default()
    }

    /// fuzzy-matcher's score and the characters that it matched.
    fn literal(&self, units: &[u16], word: &Word) -> Option<(i32, Vec<u32>)> {
        let name = letters::text_of(units.get(..LONGEST_RANKED).unwrap_or(units));
        let (score, characters) = if has_doubled(units, word) {
            // The matcher reuses its table without clearing it, and where a character stands twice it reads what the
            // name before left there. A new one has nothing to read.
            SkimMatcherV2::default().ignore_case().fuzzy_indices(&name, word.text())?
        } else {
            self.matcher.fuzzy_indices(&name, word.text())?
        };
        let characters = characters.into_iter().filter_map(|at| u32::try_from(at).ok()).collect();
        Some((i32::try_from(score).unwrap_or(i32::MAX), characters))
    }
}

/// What closeness and length alone are worth: enough to choose which rows are worth ranking.
pub fn rough(close: Closeness, units: usize) -> i32 {
    let length = i32::try_from(units).unwrap_or(LONGEST).min(LONGEST);
    close as i32 * STEP + LONGEST - length
}

fn has_doubled(units: &[u16], word: &Word) -> bool {
    let mut pairs = units.iter().zip(units.iter().skip(1));
    pairs.any(|(one, next)| one == next && word.units().contains(one))
}
