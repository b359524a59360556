//! Line breaking for Chinese prose with numbers and Latin words in it (避头尾).
//!
//! A line may end between any two characters, except: before a closing mark, after an opening mark, inside a Latin word
//! or a number, between a number and its unit, inside `——` and `……`. A run that is longer than a line is cut anyway.

use super::Widths;
use crate::span::Span;

/// Into what shape text is broken.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// Columns of a line.
    pub columns: usize,
    /// Columns that the first line starts to the right.
    pub first: usize,
    /// How wide characters are.
    pub widths: Widths,
}

/// Byte offsets before which one column is left free: the ends of segmented words, in order.
pub type Gaps<'a> = &'a [u32];

/// Breaks one paragraph (the part `span` of `text`) into lines. The lines lie in order inside `span`; only white space
/// at the ends of lines lies outside them. Linear in the length of the paragraph.
pub fn wrap(text: &str, span: Span, shape: Shape, gaps: Gaps<'_>) -> Vec<Span> {
    let mut breaker = Breaker::new(text, span, shape);
    let mut next_gap = gaps.partition_point(|gap| *gap <= span.start);
    let mut numbers = Numbers::default();
    let mut before = None;
    for (at, c) in span.of(text).char_indices() {
        let at = span.start as usize + at;
        while gaps.get(next_gap).is_some_and(|gap| (*gap as usize) < at) {
            next_gap += 1;
        }
        let gap = usize::from(gaps.get(next_gap).is_some_and(|gap| *gap as usize == at));
        let glued = numbers.glues(c) || before.is_some_and(|before| glued(before, c));
        breaker.push(at, c, gap, glued);
        before = Some(c);
    }
    breaker.finish()
}

/// The lines so far and the one that is being filled.
struct Breaker<'a> {
    text: &'a str,
    shape: Shape,
    lines: Vec<Span>,
    start: usize,
    end: usize,
    /// Columns used on the current line.
    used: usize,
    /// The last place where the line may end, with the columns used up to and with a gap there.
    last: Option<(usize, usize)>,
}

impl<'a> Breaker<'a> {
    fn new(text: &'a str, span: Span, shape: Shape) -> Self {
        let start = span.start as usize;
        Self { text, shape, lines: Vec::new(), start, end: span.end as usize, used: 0, last: None }
    }

    fn room(&self) -> usize {
        let first = if self.lines.is_empty() { self.shape.first } else { 0 };
        self.shape.columns.saturating_sub(first).max(1)
    }

    fn push(&mut self, at: usize, c: char, gap: usize, glued: bool) {
        let width = self.shape.widths.of_char(c);
        let gap = if at == self.start { 0 } else { gap };
        if !glued && at > self.start {
            self.last = Some((at, self.used + gap));
        }
        // White space at the end of a line hangs over: it is not drawn.
        if self.used + gap + width > self.room() && !c.is_whitespace() && at > self.start {
            let (from, columns) = self.last.take().unwrap_or((at, self.used + gap));
            self.line_to(from);
            self.used = (self.used + gap).saturating_sub(columns);
            if self.used > 0 && self.used + width > self.room() {
                self.line_to(at);
                self.used = 0;
            }
            self.used += width;
        } else {
            self.used += gap + width;
        }
    }

    fn line_to(&mut self, end: usize) {
        let line = self.text.get(self.start..end).unwrap_or("");
        self.lines.push(Span::new(self.start, self.start + line.trim_end().len()));
        self.start = end;
    }

    fn finish(mut self) -> Vec<Span> {
        let rest = self.text.get(self.start..self.end).unwrap_or("");
        if !rest.trim().is_empty() || self.lines.is_empty() {
            self.line_to(self.end);
        }
        self.lines
    }
}

/// Closing marks: never at the start of a line.
const CLOSING: &str = "。，、；：？！）》〉」』】〕〗”’…—·％%‰℃.,;:?!)]}～~‧";
/// Opening marks: never at the end of a line.
const OPENING: &str = "（《〈「『【〔〖“‘([{￥$＋+";

fn glued(before: char, next: char) -> bool {
    if before.is_ascii_alphanumeric() && (next.is_ascii_alphanumeric() || next == '-' || next == '/' || next == '+') {
        return true;
    }
    if matches!(before, '-' | '/' | '+' | '.' | ',' | ':') && next.is_ascii_alphanumeric() {
        return true;
    }
    // A dash may be followed by a break, not be cut: `——新` breaks after the second dash only.
    (CLOSING.contains(next) && !before.is_whitespace()) || OPENING.contains(before)
}

/// Characters of which the units of this field are made, and the multipliers before them.
const UNIT: &str = "十百千万亿兆个元美平方立公里米亩顷吨斤克户家人名位次件项座条辆台套所处岁年月日天时瓦度倍番成分点";

/// Longest unit that is kept with its number, in characters: 个百分点, 万平方公里 with its multiplier.
const UNIT_LENGTH: usize = 5;

/// Keeps a number and its unit on one line.
#[derive(Default)]
struct Numbers {
    /// Characters of the unit still allowed; zero outside a number.
    left: usize,
}

impl Numbers {
    fn glues(&mut self, c: char) -> bool {
        if c.is_ascii_digit() {
            self.left = UNIT_LENGTH;
            // Whether this digit belongs to the number before it is decided by `glued`.
            return false;
        }
        if self.left == UNIT_LENGTH && matches!(c, '.' | ',' | '%' | '％' | '．') {
            return true;
        }
        if self.left > 0 && UNIT.contains(c) {
            self.left -= 1;
            return true;
        }
        self.left = 0;
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    // A prime width, so that nothing lines up by luck.
    const COLUMNS: usize = 17;

    fn lines(text: &str, columns: usize) -> Vec<&str> {
        let shape = Shape { columns, first: 0, widths: Widths::NARROW };
        wrap(text, Span::new(0, text.len()), shape, &[]).into_iter().map(|line| line.of(text)).collect()
    }

    #[test]
    fn a_closing_mark_never_starts_a_line() {
        assert_eq!(lines("稳中求进工作总基调，以进促稳。", 18), ["稳中求进工作总基", "调，以进促稳。"]);
        assert_eq!(lines("一二三四五六七（八九）", 16), ["一二三四五六七", "（八九）"]);
    }

    #[test]
    fn a_number_stays_whole_and_keeps_its_unit() {
        assert_eq!(lines("地区生产总值达到3110.6亿元左右", COLUMNS), ["地区生产总值达到", "3110.6亿元左右"]);
        assert_eq!(lines("下降一共达到了了0.3个百分点", COLUMNS), ["下降一共达到了了", "0.3个百分点"]);
        assert_eq!(lines("累计建成投产项目128个", COLUMNS), ["累计建成投产项目", "128个"]);
    }

    #[test]
    fn a_latin_word_stays_whole() {
        assert_eq!(lines("建设国家级的的PM2.5监测站", COLUMNS), ["建设国家级的的", "PM2.5监测站"]);
    }

    #[test]
    fn a_run_longer_than_a_line_is_cut() {
        assert_eq!(lines("12345678901234567890", 8), ["12345678", "90123456", "7890"]);
    }

    #[test]
    fn the_first_line_may_start_further_right() {
        let text = "坚持稳中求进";
        let shape = Shape { columns: 8, first: 4, widths: Widths::NARROW };
        let lines = wrap(text, Span::new(0, text.len()), shape, &[]);
        assert_eq!(lines.iter().map(|line| line.of(text)).collect::<Vec<_>>(), ["坚持", "稳中求进"]);
    }

    #[test]
    fn gaps_between_words_take_room() {
        let text = "推进新型工业化";
        let gaps = [6, 12];
        let shape = Shape { columns: 10, first: 0, widths: Widths::NARROW };
        let lines = wrap(text, Span::new(0, text.len()), shape, &gaps);
        assert_eq!(lines.iter().map(|line| line.of(text)).collect::<Vec<_>>(), ["推进新型", "工业化"]);
    }

    proptest! {
        #[test]
        fn lines_fit_and_lose_nothing(text in "[a1.，。（“”新中国 亿元%]{0,80}", columns in 2usize..30, first in 0usize..6) {
            let shape = Shape { columns, first, widths: Widths::NARROW };
            let spans = wrap(&text, Span::new(0, text.len()), shape, &[]);
            let mut at = 0;
            for (nth, line) in spans.iter().enumerate() {
                let between = text.get(at..line.start as usize).unwrap_or("?");
                prop_assert!(between.trim().is_empty(), "lost {between:?}");
                let room = if nth == 0 { columns.saturating_sub(first).max(1) } else { columns };
                let width = Widths::NARROW.of(line.of(&text));
                prop_assert!(width <= room || line.of(&text).chars().count() == 1, "{:?} in {room}", line.of(&text));
                at = line.end as usize;
            }
            prop_assert!(text.get(at..).unwrap_or("?").trim().is_empty());
        }
    }
}
