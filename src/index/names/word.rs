//! One word of a query and how it fits a name.

use crate::index::letters;
use crate::index::sound::{Heads, SpokenWord};

/// One word of a query, ready to be compared with many names.
pub struct Word {
    text: String,
    units: Vec<u16>,
    mask: u64,
    spoken: Option<SpokenWord>,
}

/// How a word fits a name, from the loosest to the closest. What is closer comes first, whatever its score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closeness {
    /// Its characters stand in the name in this order, with others between them.
    Scattered = 1,
    /// Its sound is heard within the name.
    HeardInside,
    /// Its sound is heard at the beginning.
    HeardAtStart,
    /// Its characters stand together within the name.
    Inside,
    /// The whole name sounds so.
    HeardWhole,
    /// The name begins with it.
    AtStart,
    /// It is the whole name.
    Whole,
}

impl Word {
    /// Reads a word.
    pub fn new(word: &str) -> Self {
        let units: Vec<u16> = letters::units(word).collect();
        let mask = units.iter().fold(0, |bits, unit| bits | letters::bit(*unit));
        Self { text: letters::text_of(&units), mask, spoken: SpokenWord::new(&units), units }
    }

    /// The word in folded letters.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The word in units.
    pub fn units(&self) -> &[u16] {
        &self.units
    }

    /// One bit for each unit of it; see [`letters::bit`].
    pub fn mask(&self) -> u64 {
        self.mask
    }

    /// The word as sounds, when it can be read so.
    pub fn spoken(&self) -> Option<&SpokenWord> {
        self.spoken.as_ref()
    }

    /// Whether every name that fits this word fits `before` too, so that only those need be looked at.
    pub fn narrows(&self, before: &Word) -> bool {
        // A word without a Latin letter is not compared by sound: what it found says nothing about a longer one that is.
        self.units.starts_with(&before.units) && (self.spoken.is_none() || before.spoken.is_some())
    }

    /// How it fits a name, given the name's bits and beginnings; `None` when it does not.
    pub fn closeness(&self, name: &[u16], mask: u64, heads: Heads) -> Option<Closeness> {
        let literal = if mask & self.mask == self.mask { self.literal(name) } else { None };
        match &self.spoken {
            Some(spoken) if spoken.may_be_in(heads) && literal < Some(Closeness::AtStart) => {
                literal.max(heard(spoken, name))
            }
            _ => literal,
        }
    }

    fn literal(&self, name: &[u16]) -> Option<Closeness> {
        if let Some(at) = find(name, &self.units) {
            return Some(match at {
                0 if name.len() == self.units.len() => Closeness::Whole,
                0 => Closeness::AtStart,
                // The middle of a foreign word (la in Farmland) is not what anyone types.
                _ if within_foreign_word(name, at) && !begins_later(name, &self.units, at) => Closeness::Scattered,
                _ => Closeness::Inside,
            });
        }
        let mut left = self.units.iter();
        let mut wanted = left.next();
        for unit in name {
            if wanted == Some(unit) {
                wanted = left.next();
            }
        }
        wanted.is_none().then_some(Closeness::Scattered)
    }
}

fn heard(spoken: &SpokenWord, name: &[u16]) -> Option<Closeness> {
    if !spoken.fits(name) {
        return None;
    }
    Some(match spoken.fits_at_start(name) {
        Some(true) => Closeness::HeardWhole,
        Some(false) => Closeness::HeardAtStart,
        None => Closeness::HeardInside,
    })
}

/// Whether a place lies between two Latin letters.
fn within_foreign_word(name: &[u16], at: usize) -> bool {
    let latin = |at: usize| name.get(at).is_some_and(|unit| letters::letter_bit(*unit) != 0);
    latin(at) && at.checked_sub(1).is_some_and(latin)
}

/// Whether `word` stands at the beginning of a foreign word after `at`.
fn begins_later(name: &[u16], word: &[u16], at: usize) -> bool {
    (at + 1..name.len())
        .any(|at| !within_foreign_word(name, at) && name.get(at..).is_some_and(|rest| rest.starts_with(word)))
}

/// Where `word` stands in `name`.
pub fn find(name: &[u16], word: &[u16]) -> Option<usize> {
    let first = word.first()?;
    let last = name.len().checked_sub(word.len())?;
    (0..=last).find(|at| name.get(*at) == Some(first) && name.get(*at..).is_some_and(|rest| rest.starts_with(word)))
}
