//! 词表: the words of a long list in a text, leftmost first, of words at one place the longest.
//!
//! Most characters of a text begin no word of a list, and most that do are not followed by a second one that goes on with it:
//! a small table tells. Where a word may begin, the words with these two characters are few, stand side by side in the sorted
//! list, and grow fewer with every character that is read.
//!
//! ```
//! use baogao::wordlist::Wordlist;
//!
//! let list = Wordlist::new(["生产总值", "地区生产总值", "增长"]);
//! let found: Vec<_> = list.find("全年地区生产总值增长").map(|hit| hit.word).collect();
//! assert_eq!(found, [1, 2]);
//! ```

use std::collections::HashMap;
use std::ops::Range;

/// A list of words that are looked for all at once.
#[derive(Default)]
pub struct Wordlist {
    /// The words in order, each with its place in the list.
    words: Vec<(Box<str>, u32)>,
    /// A bit for every character of the first plane with which a word begins.
    begins: Bits,
    /// Words of one character.
    alone: HashMap<char, u32>,
    /// The words that begin with two characters, as a part of all words.
    pairs: HashMap<(char, char), Range<u32>>,
    /// A bit for the hash of each of those pairs.
    paired: Bits,
}

/// A word in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its place among the words of the list.
    pub word: usize,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
}

#[derive(Default)]
struct Bits(Box<[u64]>);

impl Bits {
    fn new(count: usize) -> Self {
        Bits(vec![0; count / 64].into())
    }

    fn set(&mut self, at: usize) {
        if let Some(word) = self.0.get_mut(at / 64) {
            *word |= 1 << (at % 64);
        }
    }

    /// What lies beyond the table may always be.
    fn has(&self, at: usize) -> bool {
        self.0.get(at / 64).is_none_or(|word| word >> (at % 64) & 1 == 1)
    }
}

/// Characters of the first plane.
const PLANE: usize = 1 << 16;
/// Hashes of pairs: a list of ten thousand words sets one in twenty.
const HASHES: usize = 1 << 17;

fn hash((first, second): (char, char)) -> usize {
    let mixed = (u32::from(first).rotate_left(16) ^ u32::from(second)).wrapping_mul(0x9E37_79B1);
    (mixed >> 15) as usize
}

/// The first two characters.
fn pair(word: &str) -> Option<(char, char)> {
    let mut characters = word.chars();
    Some((characters.next()?, characters.next()?))
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl Wordlist {
    /// Makes a list of words; of equal ones the first counts, and nothing is never found.
    pub fn new<W: AsRef<str>>(words: impl IntoIterator<Item = W>) -> Self {
        let all = words.into_iter().enumerate().map(|(at, word)| (word.as_ref().into(), number(at)));
        let mut words: Vec<(Box<str>, u32)> = all.filter(|(word, _): &(Box<str>, u32)| !word.is_empty()).collect();
        words.sort_unstable();
        words.dedup_by(|next, word| next.0 == word.0);
        let mut list = Self { begins: Bits::new(PLANE), paired: Bits::new(HASHES), ..Self::default() };
        for (at, (word, place)) in words.iter().enumerate() {
            let Some(first) = word.chars().next() else { continue };
            list.begins.set(first as usize);
            match pair(word) {
                Some(two) => {
                    list.paired.set(hash(two));
                    list.pairs.entry(two).or_insert(number(at)..0).end = number(at + 1);
                }
                None => drop(list.alone.insert(first, *place)),
            }
        }
        Self { words, ..list }
    }

    /// The words in `text`, in order, not overlapping.
    pub fn find<'t>(&self, text: &'t str) -> Find<'_, 't> {
        Find { list: self, text, at: 0 }
    }

    /// The longest word at the beginning of `text`, and its length.
    fn first(&self, text: &str) -> Option<(u32, usize)> {
        let first = text.chars().next().filter(|first| self.begins.has(*first as usize))?;
        let longer = pair(text).filter(|two| self.paired.has(hash(*two))).and_then(|two| self.longest(text, two));
        longer.or_else(|| self.alone.get(&first).map(|word| (*word, first.len_utf8())))
    }

    /// The longest word that begins with two characters, at the beginning of `text`.
    fn longest(&self, text: &str, two: (char, char)) -> Option<(u32, usize)> {
        let range = self.pairs.get(&two)?;
        let mut words = self.words.get(range.start as usize..range.end as usize)?;
        let mut read = two.0.len_utf8() + two.1.len_utf8();
        let mut best = None;
        while let Some((word, place)) = words.first() {
            // The shortest of those that begin alike comes first.
            if word.len() == read {
                best = Some((*place, read));
                words = words.get(1..)?;
            }
            let Some(next) = text.get(read..).and_then(|rest| rest.chars().next()) else { break };
            let letter = |word: &str| word.get(read..).and_then(|rest| rest.chars().next());
            // In UTF-8, bytes stand in the order of the characters.
            let from = words.partition_point(|(word, _)| letter(word) < Some(next));
            let to = words.partition_point(|(word, _)| letter(word) <= Some(next));
            words = words.get(from..to)?;
            read += next.len_utf8();
        }
        best
    }
}

/// Looks for words from left to right.
pub struct Find<'l, 't> {
    list: &'l Wordlist,
    text: &'t str,
    at: usize,
}

impl Iterator for Find<'_, '_> {
    type Item = Hit;

    fn next(&mut self) -> Option<Hit> {
        let mut rest = self.text.get(self.at..)?;
        while let Some(character) = rest.chars().next() {
            let at = self.at;
            if let Some((word, length)) = self.list.first(rest) {
                self.at += length;
                return Some(Hit { word: word as usize, range: at..self.at });
            }
            self.at += character.len_utf8();
            rest = rest.get(character.len_utf8()..)?;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use aho_corasick::{AhoCorasick, MatchKind};

    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_is_never_found() {
        let list = Wordlist::new(["", "增"]);
        assert_eq!(list.find("不增").map(|hit| hit.range.start).collect::<Vec<_>>(), [3]);
        assert_eq!(Wordlist::new(Vec::<&str>::new()).find("增长").count(), 0);
    }

    proptest! {
        #[test]
        fn finds_what_an_automaton_finds(
            words in prop::collection::hash_set("[增长粮食产𠀀a]{1,4}", 0..12),
            text in "[增长粮食产，𠀀a]{0,60}",
        ) {
            let words: Vec<String> = words.into_iter().collect();
            let list = Wordlist::new(&words);
            let found: Vec<(usize, Range<usize>)> = list.find(&text).map(|hit| (hit.word, hit.range)).collect();
            let plain = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&words).unwrap();
            let expected: Vec<_> = plain.find_iter(&text).map(|hit| (hit.pattern().as_usize(), hit.range())).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
