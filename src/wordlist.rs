//! 词表: the words of a long list in a text, leftmost first, of words at one place the longest.
//!
//! An automaton alone takes a step for every character, and every step goes far through memory. Most characters of a text
//! begin no word of a list, and most that do are not followed by a second one that goes on with it: two small tables tell, and
//! only what is left is asked of the automaton, which then looks at one place only.
//!
//! ```
//! use baogao::wordlist::Wordlist;
//!
//! let list = Wordlist::new(["生产总值", "地区生产总值", "增长"]).unwrap();
//! let found: Vec<_> = list.find("全年地区生产总值增长").map(|hit| hit.word).collect();
//! assert_eq!(found, [1, 2]);
//! ```

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, Anchored, BuildError, Input, MatchKind, StartKind};

/// A list of words that are looked for all at once.
pub struct Wordlist {
    automaton: AhoCorasick,
    /// A bit for every character of the first plane with which a word begins.
    begins: Bits,
    /// The same for words of one character.
    alone: Bits,
    /// A bit for the hash of the first two characters of every word.
    pairs: Bits,
}

/// A word in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its place among the words of the list.
    pub word: usize,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
}

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

fn pair(first: char, second: char) -> usize {
    let mixed = (u32::from(first).rotate_left(16) ^ u32::from(second)).wrapping_mul(0x9E37_79B1);
    (mixed >> 15) as usize
}

impl Wordlist {
    /// Makes a list of words; of equal ones the first counts, and nothing is never found.
    ///
    /// # Errors
    /// When the list is too long for the automaton.
    pub fn new<W: AsRef<str>>(words: impl IntoIterator<Item = W>) -> Result<Self, BuildError> {
        let words: Vec<W> = words.into_iter().collect();
        let (mut begins, mut alone, mut pairs) = (Bits::new(PLANE), Bits::new(PLANE), Bits::new(HASHES));
        for word in &words {
            let mut characters = word.as_ref().chars();
            let Some(first) = characters.next() else { continue };
            begins.set(first as usize);
            match characters.next() {
                Some(second) => pairs.set(pair(first, second)),
                None => alone.set(first as usize),
            }
        }
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .match_kind(MatchKind::LeftmostLongest)
            .start_kind(StartKind::Anchored)
            .build(words.iter().map(|word| word.as_ref()))?;
        Ok(Self { automaton, begins, alone, pairs })
    }

    /// The words in `text`, in order, not overlapping.
    pub fn find<'t>(&self, text: &'t str) -> Find<'_, 't> {
        Find { list: self, text, at: 0 }
    }

    fn may_begin(&self, first: char, rest: &str) -> bool {
        self.begins.has(first as usize)
            && (self.alone.has(first as usize)
                || rest.chars().next().is_some_and(|second| self.pairs.has(pair(first, second))))
    }

    /// The longest word that begins at a place.
    fn at(&self, text: &str, at: usize) -> Option<Hit> {
        let input = Input::new(text).range(at..).anchored(Anchored::Yes);
        let found = self.automaton.try_find(input).ok()??;
        (!found.is_empty()).then(|| Hit { word: found.pattern().as_usize(), range: found.range() })
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
        let mut rest = self.text.get(self.at..)?.chars();
        while let Some(first) = rest.next() {
            if self.list.may_begin(first, rest.as_str())
                && let Some(hit) = self.list.at(self.text, self.at)
            {
                self.at = hit.range.end;
                return Some(hit);
            }
            self.at += first.len_utf8();
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_is_never_found() {
        let list = Wordlist::new(["", "增"]).unwrap();
        assert_eq!(list.find("不增").map(|hit| hit.range.start).collect::<Vec<_>>(), [3]);
        assert_eq!(Wordlist::new(Vec::<&str>::new()).unwrap().find("增长").count(), 0);
    }

    proptest! {
        #[test]
        fn finds_what_an_automaton_finds(
            words in prop::collection::hash_set("[增长粮食产𠀀a]{1,4}", 0..12),
            text in "[增长粮食产，𠀀a]{0,60}",
        ) {
            let words: Vec<String> = words.into_iter().collect();
            let list = Wordlist::new(&words).unwrap();
            let found: Vec<(usize, Range<usize>)> = list.find(&text).map(|hit| (hit.word, hit.range)).collect();
            let plain = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&words).unwrap();
            let expected: Vec<_> = plain.find_iter(&text).map(|hit| (hit.pattern().as_usize(), hit.range())).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
