//! The characters of the words, from each on to those that follow it.

use super::bytes::{Letter, MIX, letter};

/// What a word may have been read up to.
#[derive(Clone, Copy)]
pub(super) struct Node {
    /// The last character that was read.
    pub(super) letter: Letter,
    /// The word that ends here, if any, else [`NONE`].
    pub(super) word: u32,
    /// The nodes that go on from here: the first of them, and how many.
    pub(super) next: u32,
    pub(super) count: u32,
}

/// No word.
pub(super) const NONE: u32 = u32::MAX;

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
const NOWHERE: Node = Node { letter: 0, word: NONE, next: 0, count: 0 };

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
        let begin = nodes.len();
        // The shortest of the words that begin alike comes first.
        let word = words.get(range.start).filter(|(word, _)| word.as_ref().len() == read).map(|(_, place)| *place);
        range.start += usize::from(word.is_some());
        let first_open = open.len();
        while let Some(first) = next(range.start).filter(|_| !range.is_empty()) {
            let end = range.clone().find(|at| next(*at) != Some(first)).unwrap_or(range.end);
            open.push((nodes.len(), range.start..end, read + first.len_utf8()));
            nodes.push(Node { letter: letter(first.encode_utf8(&mut [0; 4]).as_bytes()).0, ..NOWHERE });
            range.start = end;
        }
        open.get_mut(first_open..).into_iter().for_each(<[_]>::reverse);
        let (next, count) = (number(begin), number(nodes.len() - begin));
        let word = word.unwrap_or(NONE);
        nodes.get_mut(node).into_iter().for_each(|node| *node = Node { word, next, count, ..*node });
    }
    nodes
}
