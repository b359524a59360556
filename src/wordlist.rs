//! 词表: the words of a long list in a text, leftmost first, of words at one place the longest.
//!
//! At most places of a text no word of a list begins, and nearly all characters of a text take three bytes: the eight bytes
//! from a place on are two characters and most of a third, read at once. Two small tables of bits tell by them that no word
//! begins there; where one may, a tree of characters is followed from the pair on.
//!
//! ```
//! use baogao::wordlist::Wordlist;
//!
//! let list = Wordlist::new(["生产总值", "地区生产总值", "增长"]);
//! let found: Vec<_> = list.find("全年地区生产总值增长").map(|hit| hit.word).collect();
//! assert_eq!(found, [1, 2]);
//! ```

use std::ops::Range;

/// A list of words that are looked for all at once.
#[derive(Default)]
pub struct Wordlist {
    /// The tree of characters; what goes on from a node stands side by side, in order.
    nodes: Vec<Node>,
    /// The nodes that two characters lead to, those of one bucket side by side.
    pairs: Vec<(char, char, u32)>,
    /// Where the pairs of each bucket begin, and those of the next.
    starts: Box<[u32]>,
    /// The two characters of three bytes with which a word begins: 16 kB, which stay at hand.
    begins: Sieve<2048>,
    /// Those of them that are a word, and those that go on in a word with the bytes of a third character that are at hand.
    goes_on: Sieve<4096>,
    /// The words of one character, in order.
    single: Vec<(char, u32)>,
    /// The words of one character, as [`first`] has them.
    alone: Sieve<64>,
    /// First bytes of words that do not begin with two characters of three bytes.
    odd: ByteSet,
}

/// What a word may have been read up to.
struct Node {
    /// The last character that was read.
    letter: char,
    /// The word that ends here, if any, else [`NONE`].
    word: u32,
    /// The nodes that go on from here.
    next: Range<u32>,
}

/// No word.
const NONE: u32 = u32::MAX;

/// A word in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its place among the words of the list.
    pub word: usize,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
}

/// Keys of which a bit for the hash of each tells for certain only that one is not among them. Its size is a power of two,
/// known beforehand: looking takes a handful of instructions.
struct Sieve<const WORDS: usize>(Box<[u64; WORDS]>);

impl<const WORDS: usize> Default for Sieve<WORDS> {
    fn default() -> Self {
        Sieve(Box::new([0; WORDS]))
    }
}

impl<const WORDS: usize> Sieve<WORDS> {
    fn place(key: u64) -> (usize, u32) {
        let hash = key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - 6 - WORDS.trailing_zeros());
        ((hash >> 6) as usize, (hash & 63) as u32)
    }

    fn add(&mut self, key: u64) {
        let (word, bit) = Self::place(key);
        self.0.get_mut(word).into_iter().for_each(|word| *word |= 1 << bit);
    }

    fn may_hold(&self, key: u64) -> bool {
        let (word, bit) = Self::place(key);
        self.0.get(word).is_some_and(|word| word >> bit & 1 == 1)
    }
}

/// A set of bytes.
#[derive(Default)]
struct ByteSet([u64; 4]);

impl ByteSet {
    fn add(&mut self, byte: u8) {
        self.0.get_mut(usize::from(byte / 64)).into_iter().for_each(|word| *word |= 1 << (byte % 64));
    }

    fn has(&self, byte: u8) -> bool {
        self.0.get(usize::from(byte / 64)).is_some_and(|word| word >> (byte % 64) & 1 == 1)
    }
}

/// The next eight bytes, the first the lowest; beyond the end there is nothing but zeros.
fn padded(rest: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    bytes.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    u64::from_le_bytes(bytes)
}

/// Whether the next two characters take three bytes each.
fn is_wide_pair(ahead: u64) -> bool {
    ahead & 0xF000_00F0 == 0xE000_00E0
}

/// Whether the next character takes three bytes.
fn is_wide(ahead: u64) -> bool {
    ahead & 0xF0 == 0xE0
}

/// The first character of three bytes.
fn first(ahead: u64) -> u64 {
    ahead & 0xFF_FFFF
}

/// The first two characters of three bytes.
fn pair(ahead: u64) -> u64 {
    ahead & 0xFFFF_FFFF_FFFF
}

/// Bytes of a character by its first.
fn width(first: u8) -> usize {
    match first {
        0xE0..=0xEF => 3,
        0x00..=0xBF => 1,
        0xC0..=0xDF => 2,
        0xF0..=0xFF => 4,
    }
}

/// A hash of two characters.
fn hash(first: char, second: char) -> u32 {
    (u32::from(first).rotate_left(16) ^ u32::from(second)).wrapping_mul(0x9E37_79B1) >> 8
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The tree of `words`, which are in order and each once, from its root on.
fn tree<W: AsRef<str>>(words: &[(W, u32)]) -> Vec<Node> {
    let mut nodes = vec![Node { letter: '\0', word: NONE, next: 0..0 }];
    // The words that go through each node, and how much of them was read there.
    let mut through = vec![(0..words.len(), 0)];
    let mut at = 0;
    while let Some((mut range, read)) = through.get(at).cloned() {
        let letter = |at: usize| words.get(at).and_then(|(word, _)| word.as_ref().get(read..)?.chars().next());
        let begin = number(nodes.len());
        // The shortest of the words that begin alike comes first.
        if let Some((word, place)) = words.get(range.start)
            && word.as_ref().len() == read
        {
            nodes.get_mut(at).into_iter().for_each(|node| node.word = *place);
            range.start += 1;
        }
        while let Some(next) = letter(range.start).filter(|_| !range.is_empty()) {
            let end = range.clone().find(|at| letter(*at) != Some(next)).unwrap_or(range.end);
            nodes.push(Node { letter: next, word: NONE, next: 0..0 });
            through.push((range.start..end, read + next.len_utf8()));
            range.start = end;
        }
        let end = number(nodes.len());
        nodes.get_mut(at).into_iter().for_each(|node| node.next = begin..end);
        at += 1;
    }
    nodes
}

impl Wordlist {
    /// Makes a list of words; of equal ones the first counts, and nothing is never found.
    pub fn new<W: AsRef<str>>(words: impl IntoIterator<Item = W>) -> Self {
        let mut single = Vec::new();
        let mut longer: Vec<(W, u32)> = Vec::new();
        for (at, word) in words.into_iter().enumerate() {
            let mut characters = word.as_ref().chars();
            match (characters.next(), characters.next()) {
                (Some(only), None) => single.push((only, number(at))),
                (Some(_), Some(_)) => longer.push((word, number(at))),
                (None, _) => {}
            }
        }
        single.sort_unstable();
        single.dedup_by_key(|(only, _)| *only);
        longer.sort_unstable_by(|a, b| (a.0.as_ref(), a.1).cmp(&(b.0.as_ref(), b.1)));
        longer.dedup_by(|next, word| next.0.as_ref() == word.0.as_ref());

        let mut odd = ByteSet::default();
        let (mut begins, mut goes_on, mut alone) = (Sieve::default(), Sieve::default(), Sieve::default());
        for (word, _) in &longer {
            let ahead = padded(word.as_ref().as_bytes());
            if is_wide_pair(ahead) {
                begins.add(pair(ahead));
                // Only of a third character of three bytes two are surely at hand.
                goes_on.add(if is_wide(ahead >> 48) { ahead } else { pair(ahead) });
            } else {
                odd.add(ahead as u8);
            }
        }
        for (only, _) in &single {
            let ahead = padded(only.encode_utf8(&mut [0; 4]).as_bytes());
            odd.add(ahead as u8);
            alone.add(first(ahead));
        }

        let nodes = tree(&longer);
        let below = |node: &Node| nodes.get(node.next.start as usize..node.next.end as usize).unwrap_or(&[]);
        let mut pairs = Vec::new();
        for first in nodes.first().map_or(&[][..], below) {
            pairs.extend((first.next.start..).zip(below(first)).map(|(at, second)| (first.letter, second.letter, at)));
        }
        let buckets = pairs.len().next_power_of_two();
        let bucket = |pair: &(char, char, u32)| hash(pair.0, pair.1) as usize & (buckets - 1);
        pairs.sort_unstable_by_key(bucket);
        let mut starts = Vec::with_capacity(buckets + 1);
        for (at, pair) in pairs.iter().enumerate() {
            starts.resize((bucket(pair) + 1).max(starts.len()), number(at));
        }
        starts.resize(buckets + 1, number(pairs.len()));
        Self { nodes, pairs, starts: starts.into(), begins, goes_on, single, alone, odd }
    }

    /// The words in `text`, in order, not overlapping.
    pub fn find<'t>(&self, text: &'t str) -> Find<'_, 't> {
        Find { list: self, text, at: 0 }
    }

    /// How far into `text` the first place is where a word may begin. Called, the loop has all registers for itself.
    #[inline(never)]
    fn skipped(&self, text: &[u8]) -> usize {
        let mut rest = text;
        while let Some(chunk) = rest.first_chunk() {
            let ahead = u64::from_le_bytes(*chunk);
            if self.may_begin(ahead) {
                return text.len() - rest.len();
            }
            // Apart from the other widths: where the next character is waits for no reading of this one.
            rest = if is_wide_pair(ahead) { rest.get(3..) } else { rest.get(width(ahead as u8)..) }.unwrap_or_default();
        }
        while !rest.is_empty() && !self.may_begin(padded(rest)) {
            rest = rest.get(width(padded(rest) as u8)..).unwrap_or_default();
        }
        text.len() - rest.len()
    }

    /// Whether a word may begin with the next characters.
    fn may_begin(&self, ahead: u64) -> bool {
        if !is_wide_pair(ahead) {
            return self.odd.has(ahead as u8);
        }
        self.begins.may_hold(pair(ahead)) && self.may_go_on(ahead)
            || !self.single.is_empty() && self.alone.may_hold(first(ahead))
    }

    fn may_go_on(&self, ahead: u64) -> bool {
        self.goes_on.may_hold(pair(ahead)) || self.goes_on.may_hold(ahead)
    }

    /// Tells `hear` of every word in `text`, also of one that lies in another: in order of where they begin, the shortest first.
    pub fn each(&self, text: &str, mut hear: impl FnMut(Hit)) {
        let mut at = 0;
        while let Some(rest) = text.as_bytes().get(at..).and_then(|rest| text.get(at + self.skipped(rest)..))
            && let Some(first) = rest.chars().next()
        {
            at = text.len() - rest.len();
            for (word, length) in self.single(first).into_iter().chain(self.longer(rest)) {
                hear(Hit { word: word as usize, range: at..at + length });
            }
            at += first.len_utf8();
        }
    }

    /// The node of the first two characters of `text`, and their length.
    fn pair(&self, text: &str) -> Option<(&Node, usize)> {
        let mut characters = text.chars();
        let (first, second) = (characters.next()?, characters.next()?);
        let bucket = hash(first, second) as usize & self.starts.len().checked_sub(2)?;
        let pairs = self.pairs.get(*self.starts.get(bucket)? as usize..*self.starts.get(bucket + 1)? as usize)?;
        let (.., at) = pairs.iter().find(|pair| (pair.0, pair.1) == (first, second))?;
        Some((self.nodes.get(*at as usize)?, first.len_utf8() + second.len_utf8()))
    }

    /// The words of two characters and more at the beginning of `text`, with their lengths, which rise.
    fn longer(&self, text: &str) -> impl Iterator<Item = (u32, usize)> {
        let read = std::iter::successors(self.pair(text), |(node, read)| {
            let next = text.get(*read..)?.chars().next()?;
            let nodes = self.nodes.get(node.next.start as usize..node.next.end as usize)?;
            let at = nodes.binary_search_by_key(&next, |node| node.letter).ok()?;
            Some((nodes.get(at)?, read + next.len_utf8()))
        });
        read.filter(|(node, _)| node.word != NONE).map(|(node, read)| (node.word, read))
    }

    /// The word that is one character.
    fn single(&self, only: char) -> Option<(u32, usize)> {
        if self.single.is_empty() {
            return None;
        }
        let at = self.single.binary_search_by_key(&only, |(single, _)| *single).ok()?;
        self.single.get(at).map(|(_, word)| (*word, only.len_utf8()))
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
        loop {
            self.at += self.list.skipped(self.text.as_bytes().get(self.at..)?);
            let (at, rest) = (self.at, self.text.get(self.at..)?);
            let first = rest.chars().next()?;
            if let Some((word, length)) = self.list.longer(rest).last().or_else(|| self.list.single(first)) {
                self.at += length;
                return Some(Hit { word: word as usize, range: at..self.at });
            }
            self.at += first.len_utf8();
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

        #[test]
        fn finds_every_word_everywhere(
            words in prop::collection::hash_set("[增长粮食产𠀀a]{1,4}", 0..12),
            text in "[增长粮食产，𠀀a]{0,60}",
        ) {
            let words: Vec<String> = words.into_iter().collect();
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
