//! 词表: the words of a long list in a text, leftmost first, of words at one place the longest.
//!
//! At most places of a text no word of a list begins, and nearly all characters of a text take three bytes: the eight bytes
//! from a place on are two characters and most of a third, read at once. A small table of bits tells by them that no word
//! begins there; where one may, a tree of characters is followed from the pair on.
//!
//! ```
//! use baogao::wordlist::Wordlist;
//!
//! let list = Wordlist::new(["生产总值", "地区生产总值", "增长"]);
//! let found: Vec<_> = list.find("全年地区生产总值增长").map(|hit| hit.word).collect();
//! assert_eq!(found, [1, 2]);
//! ```

mod bytes;
mod sieve;
mod tree;

use std::ops::Range;

use bytes::{ahead, ahead_at_end, head, is_wide, is_wide_pair, letter, padded, two_pairs, width};
use sieve::{ByteSet, Key, Sieve};
use tree::{NONE, Node, Table, tree};

/// A list of words that are looked for all at once.
#[derive(Default)]
pub struct Wordlist {
    /// The tree of characters; what goes on from a node stands side by side, in order.
    nodes: Vec<Node>,
    /// The nodes that one character and two lead to.
    heads: Table,
    /// The two characters of three bytes with which a word begins; those of them that are a word, or go on in a word with the
    /// bytes of a third character that are at hand; and the words of one character of three bytes.
    sieve: Sieve,
    /// Whether any word is one character.
    has_alone: bool,
    /// First bytes of words that do not begin with two characters of three bytes.
    odd: ByteSet,
}

/// A word in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its place among the words of the list.
    pub word: usize,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
}

impl Wordlist {
    /// Makes a list of words; of equal ones the first counts, and nothing is never found.
    pub fn new<W: AsRef<str>>(words: impl IntoIterator<Item = W>) -> Self {
        let mut known: Vec<(W, u32)> = Vec::new();
        known.extend(words.into_iter().zip(0..).filter(|(word, _)| !word.as_ref().is_empty()));
        known.sort_unstable_by(|a, b| (a.0.as_ref(), a.1).cmp(&(b.0.as_ref(), b.1)));
        known.dedup_by(|next, word| next.0.as_ref() == word.0.as_ref());

        let mut list = Self { nodes: tree(&known), ..Self::default() };
        let mut keys = Vec::new();
        for (word, _) in &known {
            let word = word.as_ref().as_bytes();
            let ahead = padded(word);
            if is_wide_pair(ahead) {
                keys.push(Key::begins(ahead));
                // Only of a third character of three bytes two are surely at hand.
                keys.push(if is_wide(ahead >> 48) { Key::goes_on(ahead) } else { Key::ends(ahead) });
            } else {
                list.odd.add(ahead as u8);
            }
            if word.len() == width(ahead as u8) {
                list.has_alone = true;
                keys.extend(is_wide(ahead).then(|| Key::alone(ahead)));
            }
        }
        keys.sort_unstable();
        keys.dedup();
        list.sieve = Sieve::of(&keys);
        let mut heads = Vec::new();
        for one in list.nodes.first().map_or(&[][..], |root| root.below(&list.nodes)) {
            let width = width(one.letter as u8);
            if one.word != NONE {
                heads.push((u64::from(one.letter), *one));
            }
            let key = |two: &Node| u64::from(one.letter) | u64::from(two.letter) << (8 * width);
            heads.extend(one.below(&list.nodes).iter().map(|two| (key(two), *two)));
        }
        list.heads = Table::new(&heads);
        list
    }

    /// The words in `text`, in order, not overlapping.
    pub fn find<'t>(&self, text: &'t str) -> Find<'_, 't> {
        Find { list: self, text: text.as_bytes(), at: 0 }
    }

    /// How far into `text` the first place is where a word may begin, and whether one of more than one character may. Called, the
    /// loop has all registers for itself.
    #[inline(never)]
    fn skipped(&self, text: &[u8]) -> (usize, bool) {
        let mut rest = text;
        loop {
            // Two characters at once, while all are wide.
            while let Some((one, two)) = two_pairs(rest) {
                if let Some(longer) = self.may_begin_wide(one) {
                    return (text.len() - rest.len(), longer);
                }
                if let Some(longer) = self.may_begin_wide(two) {
                    return (text.len() - rest.len() + 3, longer);
                }
                rest = rest.get(6..).unwrap_or_default();
            }
            let ahead = ahead_at_end(text, rest);
            if rest.is_empty() {
                return (text.len(), false);
            }
            if let Some(longer) = self.may_begin(ahead) {
                return (text.len() - rest.len(), longer);
            }
            rest = rest.get(width(ahead as u8)..).unwrap_or_default();
        }
    }

    /// Whether a word may begin with the next characters, and if so, whether one of more than one character.
    #[inline(always)]
    fn may_begin(&self, ahead: u64) -> Option<bool> {
        if is_wide_pair(ahead) { self.may_begin_wide(ahead) } else { self.odd.has(ahead as u8).then_some(true) }
    }

    /// The same of two characters of three bytes.
    #[inline(always)]
    fn may_begin_wide(&self, ahead: u64) -> Option<bool> {
        let begins = self.sieve.may_hold(Key::begins(ahead));
        if begins && (self.sieve.may_hold(Key::ends(ahead)) || self.sieve.may_hold(Key::goes_on(ahead))) {
            return Some(true);
        }
        (self.has_alone && self.sieve.may_hold(Key::alone(ahead))).then_some(false)
    }

    /// Tells `hear` of every word in `text`, also of one that lies in another: in order of where they begin, the shortest first.
    pub fn each(&self, text: &str, mut hear: impl FnMut(Hit)) {
        let text = text.as_bytes();
        let mut at = 0;
        while let Some(rest) = text.get(at..) {
            let (skipped, longer) = self.skipped(rest);
            at += skipped;
            let Some((rest, first)) = text.get(at..).and_then(|rest| Some((rest, *rest.first()?))) else { break };
            let ahead = ahead(rest);
            let mut hear = |word, length| hear(Hit { word: word as usize, range: at..at + length });
            if self.has_alone
                && let Some((node, length)) = self.known(rest, ahead, width(first))
            {
                hear(node.word, length);
            }
            if longer {
                self.longer(rest, ahead, hear);
            }
            at += width(first);
        }
    }

    /// The longest word at the beginning of `text`, and its length in bytes; quick where there is none.
    #[inline(always)]
    pub fn begin(&self, text: &[u8]) -> Option<(usize, usize)> {
        self.longest(text, self.may_begin(ahead(text))?)
    }

    /// The longest word at the beginning of `text`, and its length in bytes. `longer`: whether it may have more than one character.
    fn longest(&self, text: &[u8], longer: bool) -> Option<(usize, usize)> {
        let ahead = ahead(text);
        let mut longest = None;
        if longer {
            self.longer(text, ahead, |word, length| longest = Some((word, length)));
        }
        if longest.is_none() && self.has_alone {
            longest = self.known(text, ahead, width(ahead as u8)).map(|(node, length)| (node.word, length));
        }
        longest.map(|(word, length)| (word as usize, length))
    }

    /// The node that the first `length` bytes of `rest` lead to.
    #[inline]
    fn known(&self, rest: &[u8], ahead: u64, length: usize) -> Option<(&Node, usize)> {
        let node = self.heads.get(head(ahead, length)).filter(|_| length <= rest.len())?;
        Some((node, length))
    }

    /// The same of words of two characters and more.
    #[inline]
    fn longer(&self, rest: &[u8], ahead: u64, mut hear: impl FnMut(u32, usize)) {
        let one = width(ahead as u8);
        let two = if is_wide_pair(ahead) { 6 } else { one + width((ahead >> (8 * one)) as u8) };
        let mut found = self.known(rest, ahead, two);
        while let Some((here, read)) = found {
            if here.word != NONE {
                hear(here.word, read);
            }
            let Some(rest) = rest.get(read..).filter(|rest| !rest.is_empty() && here.goes_on()) else { return };
            let (letter, width) = letter(rest);
            found = here.step(&self.nodes, letter).map(|node| (node, read + width));
        }
    }
}

/// Looks for words from left to right.
pub struct Find<'l, 't> {
    list: &'l Wordlist,
    text: &'t [u8],
    at: usize,
}

impl Iterator for Find<'_, '_> {
    type Item = Hit;

    fn next(&mut self) -> Option<Hit> {
        loop {
            let (skipped, longer) = self.list.skipped(self.text.get(self.at..)?);
            self.at += skipped;
            let rest = self.text.get(self.at..)?;
            let first = *rest.first()?;
            let at = self.at;
            if let Some((word, length)) = self.list.longest(rest, longer) {
                self.at += length;
                return Some(Hit { word, range: at..self.at });
            }
            self.at += width(first);
        }
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

    /// Words, and a text that they stand in here and there.
    fn words_and_text() -> impl Strategy<Value = (Vec<String>, String)> {
        let words = prop::collection::hash_set("[增长粮食产𠀀a]{1,4}", 0..12);
        (words.prop_map(|words| words.into_iter().collect()), "[增长粮食产，𠀀a]{0,60}")
    }

    proptest! {
        #[test]
        fn finds_what_an_automaton_finds((words, text) in words_and_text()) {
            let list = Wordlist::new(&words);
            let found: Vec<(usize, Range<usize>)> = list.find(&text).map(|hit| (hit.word, hit.range)).collect();
            let plain = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&words).unwrap();
            let expected: Vec<_> = plain.find_iter(&text).map(|hit| (hit.pattern().as_usize(), hit.range())).collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn finds_every_word_everywhere((words, text) in words_and_text()) {
            let list = Wordlist::new(&words);
            let mut found = Vec::new();
            list.each(&text, |hit| found.push((hit.word, hit.range)));
            let mut expected = Vec::new();
            for (place, word) in words.iter().enumerate() {
                let all = text.char_indices().filter(|(at, _)| text[*at..].starts_with(word.as_str()));
                expected.extend(all.map(|(at, _)| (place, at..at + word.len())));
            }
            expected.sort_by_key(|(_, range)| (range.start, range.end));
            prop_assert_eq!(found, expected);
        }
    }
}
