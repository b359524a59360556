//! Small steps through a text: the next and the last character, and the blanks that copying left inside a number.

/// The longest run of blanks that can lie inside one number, in characters.
const LONGEST: usize = 8;

/// The character at `at`.
pub(super) fn letter(text: &str, at: usize) -> Option<char> {
    text.get(at..).and_then(|rest| rest.chars().next())
}

/// The character before `at`.
pub(super) fn letter_before(text: &str, at: usize) -> Option<char> {
    text.get(..at).and_then(|head| head.chars().next_back())
}

/// Whether `word` stands at `at`.
pub(super) fn starts(text: &str, at: usize, word: &str) -> bool {
    text.as_bytes().get(at..).is_some_and(|rest| rest.starts_with(word.as_bytes()))
}

/// Blanks from a place on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    /// Where the next other character begins.
    pub(super) end: usize,
    /// Line breaks passed.
    pub(super) breaks: usize,
}

/// The blanks at `at`; more than could lie inside a number are not stepped over.
#[inline]
pub(super) fn gap(text: &str, at: usize) -> Gap {
    // Hardly ever is there any.
    match text.as_bytes().get(at) {
        Some(b' ' | b'\t' | b'\r' | b'\n' | 0xC2 | 0xE2 | 0xE3) => blanks(text, at),
        _ => Gap { end: at, breaks: 0 },
    }
}

fn blanks(text: &str, at: usize) -> Gap {
    let mut gap = Gap { end: at, breaks: 0 };
    let Some(rest) = text.get(at..) else { return gap };
    for (count, letter) in rest.chars().enumerate() {
        match letter {
            ' ' | '\t' | '\u{a0}' | '\u{3000}' | '\u{200b}' | '\r' => {}
            '\n' => gap.breaks += 1,
            _ => return gap,
        }
        if count == LONGEST {
            return Gap { end: at, breaks: 0 };
        }
        gap.end += letter.len_utf8();
    }
    gap
}

/// Where the text before `at` ends when blanks between are left out.
#[inline]
pub(super) fn trimmed_before(text: &str, at: usize) -> usize {
    // Hardly ever is there any.
    match at.checked_sub(1).and_then(|last| text.as_bytes().get(last)) {
        Some(b' ' | b'\t' | b'\r' | b'\n' | 0xA0 | 0x80 | 0x8B) => blanks_before(text, at),
        _ => at,
    }
}

fn blanks_before(text: &str, at: usize) -> usize {
    let Some(head) = text.get(..at) else { return at };
    let mut end = at;
    for letter in head.chars().rev().take(LONGEST) {
        if !matches!(letter, ' ' | '\t' | '\u{a0}' | '\u{3000}' | '\u{200b}' | '\r' | '\n') {
            break;
        }
        end -= letter.len_utf8();
    }
    end
}
