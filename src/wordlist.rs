//! 词表: the words of a long list in a text, leftmost first, of words at one place the longest.
//!
//! At most places of a text no word of a list begins: two tables of bits, small enough to stay at hand, tell so by the next two
//! and three characters. Where a word may begin, a tree of characters is followed from the pair on.
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
    /// A bit for the hash of every two characters that are a word.
    short: Bits,
    /// A bit for the hash of every three characters with which a word begins.
    long: Bits,
    /// The words of one character, in order.
    single: Vec<(char, u32)>,
    /// A bit for every character of the first plane that is a word.
    alone: Bits,
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

#[derive(Default)]
struct Bits(Box<[u64]>);

impl Bits {
    fn new(count: usize) -> Self {
        Bits(vec![0; count.div_ceil(64)].into())
    }

    /// A table for so many hashes.
    fn of_hashes(hashes: &[u32]) -> Self {
        let mut bits = Self::new((hashes.len() * ROOM).next_power_of_two().max(64));
        hashes.iter().for_each(|hash| bits.set(bits.place(*hash)));
        bits
    }

    fn place(&self, hash: u32) -> usize {
        hash as usize & (self.0.len() * 64).wrapping_sub(1)
    }

    fn has_hash(&self, hash: u32) -> bool {
        self.has(self.place(hash))
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
/// Bits to a hash: so many that most characters meet none that is set, so few that the table stays at hand.
const ROOM: usize = 64;

/// A hash of two characters.
fn hash(first: char, second: char) -> u32 {
    (u32::from(first).rotate_left(16) ^ u32::from(second)).wrapping_mul(0x9E37_79B1) >> 8
}

/// The hash of two characters goes on with a third.
fn with_third(pair: u32, third: char) -> u32 {
    (pair ^ u32::from(third)).wrapping_mul(0x85EB_CA6B) >> 8
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
        let mut alone = Bits::new(PLANE);
        single.iter().for_each(|(only, _)| alone.set(*only as usize));
        longer.sort_unstable_by(|a, b| (a.0.as_ref(), a.1).cmp(&(b.0.as_ref(), b.1)));
        longer.dedup_by(|next, word| next.0.as_ref() == word.0.as_ref());
        let nodes = tree(&longer);

        let below = |node: &Node| nodes.get(node.next.start as usize..node.next.end as usize).unwrap_or(&[]);
        let (mut pairs, mut short, mut long) = (Vec::new(), Vec::new(), Vec::new());
        for first in nodes.first().map_or(&[][..], below) {
            for (at, second) in (first.next.start..).zip(below(first)) {
                let pair = hash(first.letter, second.letter);
                pairs.push((first.letter, second.letter, at));
                short.extend((second.word != NONE).then_some(pair));
                long.extend(below(second).iter().map(|third| with_third(pair, third.letter)));
            }
        }
        let buckets = pairs.len().next_power_of_two();
        let bucket = |pair: &(char, char, u32)| hash(pair.0, pair.1) as usize & (buckets - 1);
        pairs.sort_unstable_by_key(bucket);
        let mut starts = Vec::with_capacity(buckets + 1);
        for (at, pair) in pairs.iter().enumerate() {
            starts.resize((bucket(pair) + 1).max(starts.len()), number(at));
        }
        starts.resize(buckets + 1, number(pairs.len()));
        let (short, long) = (Bits::of_hashes(&short), Bits::of_hashes(&long));
        Self { nodes, pairs, starts: starts.into(), short, long, single, alone }
    }

    /// The words in `text`, in order, not overlapping.
    pub fn find<'t>(&self, text: &'t str) -> Find<'_, 't> {
        Find { list: self, text, at: 0 }
    }

    /// The longest word of two characters and more at the beginning of `text`, and its length.
    fn longest(&self, text: &str) -> Option<(u32, usize)> {
        let mut characters = text.chars();
        let (first, second) = (characters.next()?, characters.next()?);
        let bucket = hash(first, second) as usize & self.starts.len().checked_sub(2)?;
        let pairs = self.pairs.get(*self.starts.get(bucket)? as usize..*self.starts.get(bucket + 1)? as usize)?;
        let (.., at) = pairs.iter().find(|pair| (pair.0, pair.1) == (first, second))?;
        let mut node = self.nodes.get(*at as usize)?;
        let mut read = first.len_utf8() + second.len_utf8();
        let mut best = None;
        loop {
            if node.word != NONE {
                best = Some((node.word, read));
            }
            let Some(next) = characters.next() else { return best };
            let Some(nodes) = self.nodes.get(node.next.start as usize..node.next.end as usize) else { return best };
            let Ok(at) = nodes.binary_search_by_key(&next, |node| node.letter) else { return best };
            let Some(found) = nodes.get(at) else { return best };
            node = found;
            read += next.len_utf8();
        }
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
        let rest = self.text.get(self.at..)?;
        let mut characters = rest.char_indices();
        let (mut at, mut first) = characters.next()?;
        let (mut after, mut second) = characters.next().unwrap_or((rest.len(), '\0'));
        let singles = !list.single.is_empty();
        while at < rest.len() {
            let (end, third) = characters.next().unwrap_or((rest.len(), '\0'));
            let pair = hash(first, second);
            if list.short.has_hash(pair)
                || list.long.has_hash(with_third(pair, third))
                || (singles && list.alone.has(first as usize))
            {
                let here = rest.get(at..)?;
                if let Some((word, length)) = list.longest(here).or_else(|| list.single(first)) {
                    let start = self.at + at;
                    self.at = start + length;
                    return Some(Hit { word: word as usize, range: start..self.at });
                }
            }
            (at, first, after, second) = (after, second, end, third);
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
