//! 词表: the words of a long list in a text, leftmost first, of words at one place the longest.
//!
//! Most pairs of characters in a text begin no word of a list: a table of bits, small enough to stay at hand, tells so with one
//! look. Where a word may begin, the words in the bucket of these two characters are few, stand in order, and grow fewer with
//! every character that is read.
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
    /// The words of two characters and more, each with its place in the list: those of one bucket side by side, in order.
    words: Vec<(Box<str>, u32)>,
    /// Where the words of each bucket begin, and those of the next.
    starts: Box<[u32]>,
    /// A bit for every bucket that holds a word.
    filled: Bits,
    /// The words of one character, in order.
    single: Vec<(char, u32)>,
    /// A bit for every character of the first plane that is a word.
    alone: Bits,
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
        Bits(vec![0; count.div_ceil(64)].into())
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
/// Buckets to a word: so many that most pairs of characters meet an empty one, so few that their bits stay at hand.
const ROOM: usize = 64;

/// The first two characters.
fn pair(word: &str) -> Option<(char, char)> {
    let mut characters = word.chars();
    Some((characters.next()?, characters.next()?))
}

/// The bucket, of a power of two, for words that begin with two characters.
fn bucket((first, second): (char, char), buckets: usize) -> usize {
    let mixed = (u32::from(first).rotate_left(16) ^ u32::from(second)).wrapping_mul(0x9E37_79B1);
    (mixed >> 8) as usize & (buckets - 1)
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl Wordlist {
    /// Makes a list of words; of equal ones the first counts, and nothing is never found.
    pub fn new<W: AsRef<str>>(words: impl IntoIterator<Item = W>) -> Self {
        let mut single = Vec::new();
        let mut longer: Vec<((char, char), Box<str>, u32)> = Vec::new();
        for (at, word) in words.into_iter().enumerate() {
            let word = word.as_ref();
            match (pair(word), word.chars().next()) {
                (Some(two), _) => longer.push((two, word.into(), number(at))),
                (None, Some(only)) => single.push((only, number(at))),
                (None, None) => {}
            }
        }
        single.sort_unstable();
        single.dedup_by_key(|(only, _)| *only);
        let mut alone = Bits::new(PLANE);
        single.iter().for_each(|(only, _)| alone.set(*only as usize));

        let buckets = (longer.len() * ROOM).next_power_of_two().max(64);
        let mut longer: Vec<(usize, Box<str>, u32)> =
            longer.into_iter().map(|(two, word, at)| (bucket(two, buckets), word, at)).collect();
        longer.sort_unstable();
        longer.dedup_by(|next, word| next.1 == word.1);
        let mut filled = Bits::new(buckets);
        let mut starts = Vec::with_capacity(buckets + 1);
        for (at, (bucket, ..)) in longer.iter().enumerate() {
            filled.set(*bucket);
            starts.resize((bucket + 1).max(starts.len()), number(at));
        }
        starts.resize(buckets + 1, number(longer.len()));
        let words = longer.into_iter().map(|(_, word, at)| (word, at)).collect();
        Self { words, starts: starts.into(), filled, single, alone }
    }

    /// The words in `text`, in order, not overlapping.
    pub fn find<'t>(&self, text: &'t str) -> Find<'_, 't> {
        Find { list: self, text, at: 0 }
    }

    /// The longest word of a bucket at the beginning of `text`, and its length.
    fn longest(&self, text: &str, bucket: usize) -> Option<(u32, usize)> {
        let (from, to) = (*self.starts.get(bucket)?, *self.starts.get(bucket + 1)?);
        let mut words = self.words.get(from as usize..to as usize)?;
        let mut read = 0;
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

    fn single(&self, only: char) -> Option<(u32, usize)> {
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
        let list = self.list;
        let buckets = list.starts.len().checked_sub(1)?;
        let rest = self.text.get(self.at..)?;
        let mut characters = rest.char_indices();
        let (mut at, mut first) = characters.next()?;
        loop {
            let second = characters.next();
            let place = bucket((first, second.map_or('\0', |(_, second)| second)), buckets);
            if list.filled.has(place) || list.alone.has(first as usize) {
                let here = rest.get(at..)?;
                if let Some((word, length)) = list.longest(here, place).or_else(|| list.single(first)) {
                    let start = self.at + at;
                    self.at = start + length;
                    return Some(Hit { word: word as usize, range: start..self.at });
                }
            }
            let Some(second) = second else { break };
            (at, first) = second;
        }
        self.at = self.text.len();
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
