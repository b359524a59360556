//! Text in columns of the terminal: how wide it is, where its lines break. The only place that knows widths.

mod wrap;

pub use wrap::{Gaps, Shape, wrap};

use unicode_width::UnicodeWidthChar;

/// How wide characters are on this terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Widths {
    /// Whether characters of East Asian width "ambiguous" (`“”‘’—…·①℃×±`) take two columns.
    wide_ambiguous: bool,
}

impl Widths {
    /// One column for ambiguous characters, as most terminals draw them.
    pub const NARROW: Widths = Widths { wide_ambiguous: false };
    /// Two columns for ambiguous characters, as terminals set up for CJK may draw them.
    pub const WIDE: Widths = Widths { wide_ambiguous: true };

    /// Whether ambiguous characters take two columns.
    pub fn wide_ambiguous(self) -> bool {
        self.wide_ambiguous
    }

    /// Columns that a character takes; a control character is drawn as one space, a combining mark takes none.
    pub fn of_char(self, c: char) -> usize {
        if c.is_ascii() {
            return 1;
        }
        let width = if self.wide_ambiguous { c.width_cjk() } else { c.width() };
        width.unwrap_or(1)
    }

    /// Columns that a text takes on one line.
    pub fn of(self, text: &str) -> usize {
        text.chars().map(|c| self.of_char(c)).sum()
    }

    /// The longest beginning of `text` that fits into `columns`.
    pub fn fitting(self, text: &str, columns: usize) -> &str {
        let mut used = 0;
        for (at, c) in text.char_indices() {
            used += self.of_char(c);
            if used > columns {
                return &text[..at];
            }
        }
        text
    }

    /// The longest end of `text` that fits into `columns`.
    pub fn fitting_end(self, text: &str, columns: usize) -> &str {
        let mut used = 0;
        for (at, c) in text.char_indices().rev() {
            used += self.of_char(c);
            if used > columns {
                return &text[at + c.len_utf8()..];
            }
        }
        text
    }

    /// `text` itself when it fits into `columns`, else its beginning with `…`.
    pub fn shortened(self, text: &str, columns: usize) -> String {
        if self.of(text) <= columns {
            return text.to_owned();
        }
        let mark = self.of_char('…');
        match columns.checked_sub(mark) {
            Some(room) => format!("{}…", self.fitting(text, room)),
            None => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ambiguous_characters_follow_the_terminal() {
        assert_eq!(Widths::NARROW.of("“十四五”——℃"), 11);
        assert_eq!(Widths::WIDE.of("“十四五”——℃"), 16);
        assert_eq!(Widths::NARROW.of("，。《》％"), 10);
    }

    proptest! {
        #[test]
        fn what_is_cut_fits(text in "[a1中，“…é]{0,30}", columns in 0usize..20) {
            for widths in [Widths::NARROW, Widths::WIDE] {
                prop_assert!(widths.of(widths.fitting(&text, columns)) <= columns);
                prop_assert!(widths.of(widths.fitting_end(&text, columns)) <= columns);
                prop_assert!(widths.of(&widths.shortened(&text, columns)) <= columns);
                prop_assert!(text.starts_with(widths.fitting(&text, columns)));
                prop_assert!(text.ends_with(widths.fitting_end(&text, columns)));
            }
        }
    }
}
