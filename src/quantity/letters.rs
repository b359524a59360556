//! A set of characters, for walks that step over nearly all of a text.

/// Characters of the first plane.
pub(crate) struct Letters {
    /// A bit for each.
    bits: [u64; 1024],
    /// Whether one of them ends in these two bytes; only what tells them apart of a character of three bytes is looked at.
    endings: [bool; ENDING as usize + 1],
}

/// What tells characters apart in their last two bytes.
const ENDING: u16 = 0x3F3F;

impl Letters {
    /// The characters of `letters`; those beyond the first plane are left out.
    pub(crate) const fn of(letters: &str) -> Self {
        Self { bits: [0; 1024], endings: [false; ENDING as usize + 1] }.and(letters)
    }

    /// These characters and those.
    pub(crate) const fn and(self, letters: &str) -> Self {
        let Self { mut bits, mut endings } = self;
        let bytes = letters.as_bytes();
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
                endings[(u16::from_le_bytes([bytes[at + 1], bytes[at + 2]]) & ENDING) as usize] = true;
            } else if width < 3 {
                bits[word as usize] |= 1 << (bit & 0x3F);
            }
            at += width;
        }
        Self { bits, endings }
    }

    /// Where the next of the characters stands at or after `at`, which lies on a character boundary.
    pub(crate) fn next(&self, text: &str, at: usize) -> Option<usize> {
        let mut rest = text.as_bytes().get(at..)?;
        loop {
            // Nearly all characters take three bytes: four of them are looked at together, and branched on once.
            let (here, width) = match rest.first_chunk().and_then(|four| self.may_be_of(four)) {
                Some(0) => (false, 12),
                Some(found) => {
                    rest = rest.get(3 * found.trailing_zeros() as usize..)?;
                    self.at(rest)?
                }
                None => self.at(rest)?,
            };
            if here {
                return Some(text.len() - rest.len());
            }
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

    /// A bit for each of these four characters that may be one of the characters; nothing where they do not take three bytes each.
    fn may_be_of(&self, four: &[u8; 12]) -> Option<u32> {
        let [_, a1, a2, _, b1, b2, _, c1, c2, d, d1, d2] = *four;
        let three = four.first_chunk().map_or(0, |three| u64::from_le_bytes(*three) & 0x00F0_0000_F000_00F0);
        let wide = three == 0x00E0_0000_E000_00E0 && d & 0xF0 == 0xE0;
        let bit = |second, third, at: u32| u32::from(self.may_end(second, third)) << at;
        wide.then(|| bit(a1, a2, 0) | bit(b1, b2, 1) | bit(c1, c2, 2) | bit(d1, d2, 3))
    }

    /// Whether one of the characters may have these as its second and third byte.
    fn may_end(&self, second: u8, third: u8) -> bool {
        let ending = u16::from_le_bytes([second, third]) & ENDING;
        self.endings.get(usize::from(ending)).is_some_and(|may| *may)
    }

    fn holds(&self, word: usize, bit: u8) -> bool {
        self.bits.get(word).is_some_and(|bits| bits >> (bit & 0x3F) & 1 == 1)
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
