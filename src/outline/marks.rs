//! The few characters by which lines, blocks and sentences are told, found in one walk through the text.

use std::cell::Cell;
use std::ops::Range;

use super::words::{closes, ends_sentence, is_blank};
use crate::signs::signs;

/// What a character is to the structure of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Nothing: 汉字, digits, letters, commas.
    Plain,
    /// White space that ends a line.
    LineEnd,
    /// White space inside a line.
    Blank,
    /// 。！？
    End,
    /// ；
    Semicolon,
    /// ：
    Colon,
    /// A closing quote or bracket.
    Close,
    /// A straight quote, which opens or closes.
    Quote,
}

impl Class {
    fn of(c: char) -> Class {
        match c {
            '\n' | '\r' | '\u{0c}' | '\u{2028}' | '\u{2029}' => Class::LineEnd,
            '；' | ';' => Class::Semicolon,
            '：' | ':' => Class::Colon,
            '"' => Class::Quote,
            c if ends_sentence(c) => Class::End,
            c if closes(c) => Class::Close,
            c if is_blank(c) => Class::Blank,
            _ => Class::Plain,
        }
    }

    pub fn is_blank(self) -> bool {
        matches!(self, Class::LineEnd | Class::Blank)
    }
}

/// A character that is not plain.
#[derive(Clone, Copy, Debug)]
struct Mark {
    at: u32,
    width: u8,
    class: Class,
}

impl Mark {
    fn range(self) -> Range<usize> {
        self.at as usize..self.at as usize + usize::from(self.width)
    }
}

/// All characters of a text that are not plain, in order.
pub(super) struct Marks {
    all: Vec<Mark>,
    /// Behind the one that was told last: what is asked for next mostly begins there.
    told: Cell<usize>,
}

/// So many marks may stand between what is asked for and what was asked for before, or they are passed over by halves.
const NEAR: usize = 8;

impl Marks {
    pub fn of(text: &str) -> Marks {
        let mut marks = Vec::with_capacity(text.len() / 40);
        // Quicker than a loop: the signs of a block are told one after the other.
        signs(text).for_each(|at| {
            let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return };
            let class = Class::of(c);
            if class != Class::Plain {
                marks.push(Mark { at: u32::try_from(at).unwrap_or(u32::MAX), width: c.len_utf8() as u8, class });
            }
        });
        Marks { all: marks, told: Cell::new(0) }
    }

    /// The places behind the line ends.
    pub fn line_ends(&self) -> impl Iterator<Item = usize> {
        self.all.iter().filter(|mark| mark.class == Class::LineEnd).map(|mark| mark.range().end)
    }

    /// Whether white space stands in `range`.
    pub fn has_blank(&self, range: Range<usize>) -> bool {
        self.within(range).any(|mark| mark.class.is_blank())
    }

    /// Tells `hear` of `range` in pieces: plain stretches, and the characters between them.
    pub fn pieces(&self, range: Range<usize>, mut hear: impl FnMut(Range<usize>, Class)) {
        let mut at = range.start;
        for mark in self.within(range.clone()) {
            let place = mark.range();
            if at < place.start {
                hear(at..place.start, Class::Plain);
            }
            at = place.end;
            hear(place, mark.class);
        }
        if at < range.end {
            hear(at..range.end, Class::Plain);
        }
    }

    fn within(&self, range: Range<usize>) -> impl Iterator<Item = &Mark> {
        let before = |mark: &Mark| (mark.at as usize) < range.start;
        let told = self.told.get();
        let on = told.checked_sub(1).and_then(|last| self.all.get(last)).is_none_or(before);
        let from = if on { told } else { 0 };
        let rest = self.all.get(from..).unwrap_or_default();
        let near = rest.iter().take(NEAR).take_while(|mark| before(mark)).count();
        let passed = if near < NEAR { near } else { rest.partition_point(before) };
        self.told.set(from + passed);
        let marks = rest.get(passed..).unwrap_or_default().iter();
        let marks = marks.take_while(move |mark| (mark.at as usize) < range.end);
        marks.inspect(|_| self.told.set(self.told.get() + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn pieces_are_the_text(text in "[增长。！；：”）\" \n\u{3000}，a1😀]{0,60}", cut in 0usize..60) {
            let marks = Marks::of(&text);
            let from = text.char_indices().nth(cut).map_or(text.len(), |(at, _)| at);
            let mut at = from;
            marks.pieces(from..text.len(), |piece, class| {
                assert_eq!(piece.start, at);
                assert!(text[piece.clone()].chars().all(|c| Class::of(c) == class));
                at = piece.end;
            });
            prop_assert_eq!(at, text.len());
        }

        #[test]
        fn white_space_is_found_in_whatever_order_it_is_asked_for(text in "[增长。 \n]{0,60}", asked in prop::collection::vec((0usize..60, 0usize..60), 0..8)) {
            let marks = Marks::of(&text);
            let place = |nth: usize| text.char_indices().nth(nth).map_or(text.len(), |(at, _)| at);
            for (from, to) in asked {
                let range = place(from.min(to))..place(from.max(to));
                let expected = text[range.clone()].contains(is_blank);
                prop_assert_eq!(marks.has_blank(range), expected);
            }
        }
    }
}
