//! The characters of the words, from each on to those that follow it.

use super::bytes::{Letter, MIX, letter};

/// What a word may have been read up to.
#[derive(Clone, Copy)]
pub(super) struct Node {
    /// The last character that was read.
    pub(super) letter: Letter,
    /// The word that ends here, if any, else [`NONE`].
    pub(super) word: u32,
    /// A bit for each [`way`] that goes on from here.
    ways: u64,
    /// The nodes that go on from here, in the order of [`spread`]: the first of them, and where they end.
    next: u32,
    end: u32,
}

/// No word.
pub(super) const NONE: u32 = u32::MAX;

/// No two characters are alike when their bits are spread, either.
fn spread(letter: Letter) -> u32 {
    letter.wrapping_mul(MIX as u32)
}

/// One of 64 ways for each character; few that go on from one node share theirs.
fn way(spread: u32) -> u32 {
    spread >> (u32::BITS - 6)
}

impl Node {
    /// The nodes that go on from here.
    pub(super) fn below<'n>(&self, nodes: &'n [Node]) -> &'n [Node] {
        nodes.get(self.next as usize..self.end as usize).unwrap_or(&[])
    }

    /// Whether any go on.
    pub(super) fn goes_on(&self) -> bool {
        self.ways != 0
    }

    /// The node that goes on from here with a character.
    #[inline]
    pub(super) fn step<'n>(&self, nodes: &'n [Node], letter: Letter) -> Option<&'n Node> {
        let spread_letter = spread(letter);
        let bit = 1 << way(spread_letter);
        if self.ways & bit == 0 {
            return None;
        }
        // So many come before it, or a few more.
        let before = (self.ways & (bit - 1)).count_ones();
        let from = nodes.get((self.next + before) as usize..self.end as usize)?;
        from.iter().take_while(|node| spread(node.letter) <= spread_letter).find(|node| node.letter == letter)
    }
}

/// Nodes by the bytes of the characters that lead to them, eight at most: places are tried one after the other from that of the
/// hash on, up to an empty one.
#[derive(Default)]
pub(super) struct Table(Box<[(u64, Node)]>);

impl Table {
    /// A power of two of places, of which at most half are taken.
    pub(super) fn new(entries: &[(u64, Node)]) -> Self {
        let size = (entries.len() * 2).next_power_of_two();
        let mut table = Self(vec![(FREE, NOWHERE); size].into());
        for entry in entries {
            let mut at = table.start(entry.0);
            while table.0.get(at).is_some_and(|place| place.0 != FREE) {
                at = (at + 1) & (size - 1);
            }
            table.0.get_mut(at).into_iter().for_each(|place| *place = *entry);
        }
        table
    }

    fn start(&self, key: u64) -> usize {
        (key.wrapping_mul(MIX) >> 32) as usize & self.0.len().wrapping_sub(1)
    }

    #[inline]
    pub(super) fn get(&self, key: u64) -> Option<&Node> {
        let mut at = self.start(key);
        loop {
            let (known, node) = self.0.get(at)?;
            if *known == key {
                return Some(node);
            }
            if *known == FREE {
                return None;
            }
            at = (at + 1) & (self.0.len() - 1);
        }
    }
}

/// No bytes of a text: a place that is not taken.
const FREE: u64 = u64::MAX;

/// Of which no word comes.
const NOWHERE: Node = Node { letter: 0, word: NONE, ways: 0, next: 0, end: 0 };

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The tree of `words`, which are in order and each once, from its root on. What goes on from a node in one way only lies right
/// behind it, in the same line of the cache.
pub(super) fn tree<W: AsRef<str>>(words: &[(W, u32)]) -> Vec<Node> {
    let mut nodes = vec![NOWHERE];
    // Nodes to go on from: the words that go through each, and how much of them was read there.
    let mut open = vec![(0, 0..words.len(), 0)];
    while let Some((node, mut range, read)) = open.pop() {
        let next = |at: usize| words.get(at).and_then(|(word, _)| word.as_ref().get(read..)?.chars().next());
        // The shortest of the words that begin alike comes first.
        let word = words.get(range.start).filter(|(word, _)| word.as_ref().len() == read).map(|(_, place)| *place);
        range.start += usize::from(word.is_some());
        let mut below = Vec::new();
        while let Some(first) = next(range.start).filter(|_| !range.is_empty()) {
            let end = range.clone().find(|at| next(*at) != Some(first)).unwrap_or(range.end);
            let letter = letter(first.encode_utf8(&mut [0; 4]).as_bytes()).0;
            below.push((letter, range.start..end, read + first.len_utf8()));
            range.start = end;
        }
        below.sort_unstable_by_key(|(letter, ..)| spread(*letter));
        let begin = nodes.len();
        nodes.extend(below.iter().map(|(letter, ..)| Node { letter: *letter, ..NOWHERE }));
        let end = nodes.len();
        if let Some(node) = nodes.get_mut(node) {
            node.word = word.unwrap_or(NONE);
            node.ways = below.iter().fold(0, |ways, (letter, ..)| ways | 1 << way(spread(*letter)));
            (node.next, node.end) = (number(begin), number(end));
        }
        open.extend(below.into_iter().enumerate().rev().map(|(at, (_, words, read))| (begin + at, words, read)));
    }
    nodes
}
