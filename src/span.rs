//! Places in a text.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes in a report's own text. Never columns, never a copy.
///
/// Both ends lie on character boundaries of the text that the span was made for. `u32` is enough: a text of more than
/// 4 GiB is refused when it is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets; an end before the start gives an empty span at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        let end = u32::try_from(end).unwrap_or(u32::MAX);
        Self { start, end: end.max(start) }
    }

    /// The words at this place; empty when the span does not belong to `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// As a range, to slice with.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether nothing is inside.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the byte at `offset` is inside.
    pub fn holds(self, offset: usize) -> bool {
        self.range().contains(&offset)
    }

    /// Whether `other` lies wholly inside.
    pub fn covers(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn meets(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The same place moved by `offset` bytes: from a piece of a text to the whole of it.
    pub fn shifted(self, offset: usize) -> Span {
        Span::new(self.start as usize + offset, self.end as usize + offset)
    }
}

/// Turns byte offsets into counts of Unicode characters, which is what exports give (`text[start:end]` in Python).
#[derive(Clone, Debug)]
pub struct CharOffsets<'a> {
    text: &'a str,
    /// Characters before each block of `BLOCK` bytes.
    before: Vec<u32>,
}

/// Bytes between two counted positions: small enough that the remaining scan costs nothing, large enough to stay small.
const BLOCK: usize = 256;

impl<'a> CharOffsets<'a> {
    /// Counts `text` once.
    pub fn new(text: &'a str) -> Self {
        let mut before = Vec::with_capacity(text.len() / BLOCK + 1);
        let mut count = 0;
        for (at, byte) in text.bytes().enumerate() {
            if at % BLOCK == 0 {
                before.push(count);
            }
            count += u32::from(is_char_start(byte));
        }
        if text.len().is_multiple_of(BLOCK) {
            before.push(count);
        }
        Self { text, before }
    }

    /// Characters before byte `offset` (the end of the text for anything beyond it).
    pub fn char_at(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let block = offset / BLOCK;
        let counted = self.before.get(block).copied().unwrap_or(0) as usize;
        let rest = &self.text.as_bytes()[block * BLOCK..offset];
        counted + rest.iter().filter(|b| is_char_start(**b)).count()
    }

    /// Both ends of a span in characters.
    pub fn chars(&self, span: Span) -> (usize, usize) {
        (self.char_at(span.start as usize), self.char_at(span.end as usize))
    }
}

fn is_char_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// Whether `word` stands in `words`, which are few: what `contains` prepares for a long text costs more than looking.
pub fn holds(words: &str, word: &str) -> bool {
    let word = word.as_bytes();
    let Some(last) = word.last() else { return true };
    words.as_bytes().windows(word.len()).any(|piece| piece.last() == Some(last) && piece == word)
}

/// The last `most` bytes of a text, at the start of a character.
pub fn last_bytes(text: &str, most: usize) -> &str {
    let mut from = text.len().saturating_sub(most);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn few_words_hold_what_they_contain(words in "[增新长]{0,6}", word in "[增新长]{0,3}") {
            prop_assert_eq!(holds(&words, &word), words.contains(&word));
        }

        #[test]
        fn counts_as_str_chars_does(text in "[a中，🀄\n]{0,600}") {
            let offsets = CharOffsets::new(&text);
            let mut places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            places.push(text.len());
            for (count, at) in places.into_iter().enumerate() {
                prop_assert_eq!(offsets.char_at(at), count);
            }
        }
    }
}
