//! A set of characters, for walks that step over nearly all of a text.

/// Characters of the first plane, a bit for each.
pub(crate) struct Letters([u64; 1024]);

impl Letters {
    /// The characters of `letters`; those beyond the first plane are left out.
    pub(crate) const fn of(letters: &str) -> Self {
        let bytes = letters.as_bytes();
        let mut bits = [0; 1024];
        let mut at = 0;
        while at < bytes.len() {
            let (word, bit, width) = match bytes[at] {
                lead @ 0..=0x7F => (lead >> 6, lead, 1),
                lead @ 0..=0xDF => (lead & 0x1F, bytes[at + 1], 2),
                0xE0..=0xEF => (0, 0, 3),
                _ => (0, 0, 4),
            };
            if width == 3 {
                bits[place(bytes[at], bytes[at + 1])] |= 1 << (bytes[at + 2] & 0x3F);
            } else if width < 3 {
                bits[word as usize] |= 1 << (bit & 0x3F);
            }
            at += width;
        }
        Self(bits)
    }

    /// Where the next of the characters stands at or after `at`, which lies on a character boundary.
    pub(crate) fn next(&self, text: &str, mut at: usize) -> Option<usize> {
        let mut rest = text.as_bytes().get(at..)?;
        loop {
            // Nearly all characters take three bytes: they are looked at in pairs.
            while let Some(chunk) = rest.first_chunk() {
                let ahead = u64::from_le_bytes(*chunk);
                if ahead & 0xF000_00F0 != 0xE000_00E0 {
                    break;
                }
                if self.wide(ahead) {
                    return Some(at);
                }
                if self.wide(ahead >> 24) {
                    return Some(at + 3);
                }
                at += 6;
                rest = rest.get(6..)?;
            }
            let (here, width) = self.at(rest)?;
            if here {
                return Some(at);
            }
            at += width;
            rest = rest.get(width..)?;
        }
    }

    /// Whether one of the characters stands at `at`.
    pub(crate) fn has(&self, text: &str, at: usize) -> bool {
        text.as_bytes().get(at..).and_then(|rest| self.at(rest)).is_some_and(|(here, _)| here)
    }

    /// Whether `rest` begins with one of the characters, and how long its first character is.
    fn at(&self, rest: &[u8]) -> Option<(bool, usize)> {
        let (word, bit, width) = match rest {
            [first @ 0xE0..=0xEF, second, third, ..] => (place(*first, *second), *third, 3),
            [first @ 0..=0x7F, ..] => (usize::from(first >> 6), *first, 1),
            [first @ 0..=0xDF, second, ..] => (usize::from(first & 0x1F), *second, 2),
            [] => return None,
            _ => (NOWHERE, 0, 4),
        };
        Some((self.holds(word, bit), width))
    }

    /// Whether it is the character of three bytes that comes next.
    fn wide(&self, ahead: u64) -> bool {
        let word = (ahead & 0x0F) << 6 | ahead >> 8 & 0x3F;
        self.0.get(word as usize).is_some_and(|bits| bits >> (ahead >> 16 & 0x3F) & 1 == 1)
    }

    fn holds(&self, word: usize, bit: u8) -> bool {
        self.0.get(word).is_some_and(|bits| bits >> (bit & 0x3F) & 1 == 1)
    }
}

/// The word of bits of a character of three bytes.
const fn place(first: u8, second: u8) -> usize {
    ((first & 0x0F) as usize) << 6 | (second & 0x3F) as usize
}

/// Beyond the bits.
const NOWHERE: usize = 1024;

#[cfg(test)]
mod tests {
    use super::Letters;
    use proptest::prelude::*;

    static SOME: Letters = Letters::of("0五é，🀄");

    proptest! {
        #[test]
        fn finds_what_a_search_by_characters_finds(text in "[0-9五立，。éa🀄]{0,40}") {
            let (mut found, mut at) = (Vec::new(), 0);
            while let Some(next) = SOME.next(&text, at) {
                found.push(next);
                at = next + text.get(next..).and_then(|rest| rest.chars().next()).unwrap().len_utf8();
            }
            let expected: Vec<usize> = text.match_indices(['0', '五', 'é', '，']).map(|(at, _)| at).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
