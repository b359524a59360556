//! A text as its writer meant it, for matching names: without the spaces and line breaks that copying put between
//! characters, and with letters and digits of one width.

use std::borrow::Cow;

/// The smoothed text with the way back to the original.
pub(super) struct Shadow<'t> {
    pub(super) text: Cow<'t, str>,
    /// (offset in `text`, offset in the original) at the start of each run that was copied unchanged, from the first change on.
    runs: Vec<(usize, usize)>,
}

impl<'t> Shadow<'t> {
    /// Smooths `original`; linear, and the text itself stays as it is. A text that is smooth is not copied.
    pub(super) fn new(original: &'t str) -> Self {
        let mut text = String::new();
        let mut runs = Vec::new();
        if is_smooth(original.as_bytes()) {
            return Shadow { text: Cow::Borrowed(original), runs };
        }
        let (mut copied, mut at) = (0, 0);
        while let Some(byte) = original.as_bytes().get(at) {
            // Nearly all are Chinese characters, plain letters and common marks, which stay.
            match byte {
                0xE4..=0xE9 => {
                    at += '字'.len_utf8();
                    continue;
                }
                b'!'..=b'~' => {
                    at += 1;
                    continue;
                }
                0xE3 | 0xEF if original.as_bytes().get(at + 1..).is_some_and(is_common_mark) => {
                    at += '，'.len_utf8();
                    continue;
                }
                _ => {}
            }
            let Some(letter) = original.get(at..).and_then(|rest| rest.chars().next()) else { break };
            let place = at;
            at += letter.len_utf8();
            let plain = match letter {
                '“' | '”' => continue,
                letter if letter.is_whitespace() || letter == '\u{feff}' || letter == '\u{200b}' => None,
                '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '＆' | '．' | '（' | '）' => {
                    char::from_u32(u32::from(letter) - 0xFEE0)
                }
                _ => continue,
            };
            text.push_str(original.get(copied..place).unwrap_or(""));
            if let Some(plain) = plain {
                runs.push((text.len(), place));
                text.push(plain);
            }
            copied = at;
            runs.push((text.len(), copied));
        }
        if runs.is_empty() {
            return Shadow { text: Cow::Borrowed(original), runs };
        }
        text.push_str(original.get(copied..).unwrap_or(""));
        Shadow { text: Cow::Owned(text), runs }
    }

    /// Where the character that begins at `offset` of the shadow begins in the original.
    pub(super) fn original(&self, offset: usize) -> usize {
        let run = self.runs.partition_point(|(begin, _)| *begin <= offset).checked_sub(1);
        let run = run.and_then(|run| self.runs.get(run));
        run.map_or(offset, |(begin, original)| original + (offset - begin))
    }
}

/// Whether certainly no character of a text would change, by bytes that a processor compares many at a time.
fn is_smooth(text: &[u8]) -> bool {
    let after = |places: usize| text.get(places..).unwrap_or_default();
    let rough = text.iter().zip(after(1)).zip(after(2)).fold(false, |rough, ((one, two), three)| {
        // Chinese characters, plain letters, quotation marks and common marks stay.
        let mark = (*two == 0xBC) & ((*three == 0x8C) | (*three == 0x9A) | (*three == 0x9B));
        let quote = (*three >= 0x90) & (*three <= 0x9D);
        rough
            | (*one <= b' ')
            | ((*one >= 0xC2) & (*one < 0xE2))
            | ((*one == 0xE2) & !quote)
            | ((*one == 0xE3) & (*three == 0x80))
            | ((*one == 0xEF) & !mark)
    });
    !rough && text.iter().rev().take(2).all(|last| matches!(last, b'!'..0xC2))
}

/// Whether the bytes behind the first are those of a mark of the clause: ， ； ： 、 。
fn is_common_mark(rest: &[u8]) -> bool {
    matches!(rest, [0xBC, 0x8C | 0x9A | 0x9B, ..] | [0x80, 0x81 | 0x82, ..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn breaks_and_wide_letters_are_smoothed() {
        let original = "固定 资产\n投资　ＧＤＰ。";
        let shadow = Shadow::new(original);
        assert_eq!(shadow.text, "固定资产投资GDP。");
        let at = shadow.text.find("GDP").unwrap();
        assert_eq!(shadow.original(at), original.find("ＧＤＰ").unwrap());
    }

    proptest! {
        #[test]
        fn every_character_is_found_again(original in "[一投Ａa0 \\n　“].{0,40}") {
            let shadow = Shadow::new(&original);
            for (at, letter) in shadow.text.char_indices() {
                let back = original.get(shadow.original(at)..).and_then(|rest| rest.chars().next());
                let same = back == Some(letter) || back.map(|b| u32::from(b).wrapping_sub(0xFEE0)) == Some(u32::from(letter));
                prop_assert!(same, "{letter:?} came from {back:?}");
            }
        }
    }
}
