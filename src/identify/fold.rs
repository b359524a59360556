//! Text as the rules read it: without spaces, in half-width forms and simplified characters, each byte knowing where it
//! came from. The text itself is never rewritten.

use std::ops::Range;

use super::opening::floor_char;
use crate::span::Span;

/// A folded piece of a text.
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// The folded characters.
    pub text: String,
    /// Where stretches of characters begin that stay as they are, or one that does not: its byte in `text`, and the byte of the
    /// original text from which it came. The last is the end.
    at: Vec<(u32, u32)>,
}

/// Whether line ends stay in the folded text (as `\n`) or go like other white space.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    Keep,
    Join,
}

impl Folded {
    /// Folds `text[range]`; offsets of the result count in the whole `text`. A range off the character boundaries gives nothing.
    pub fn new(text: &str, range: Range<usize>, lines: Lines) -> Self {
        let piece = text.get(range.clone()).unwrap_or("");
        let mut folded = Folded { text: String::with_capacity(piece.len()), at: Vec::with_capacity(piece.len() / 12) };
        let mut rest = piece;
        while !rest.is_empty() {
            let place = range.start + piece.len() - rest.len();
            // Nearly all characters stay as they are. The two that are left out have rules of their own.
            let plain = |c: char| match c {
                '\u{4e00}'..='\u{9fff}' => !is_traditional(c),
                '\n' | '<' => false,
                c => fold_char(c, lines) == Some(c),
            };
            let end = rest.char_indices().find(|(_, c)| !plain(*c)).map_or(rest.len(), |(end, _)| end);
            let (stays, after) = rest.split_at(end);
            if !stays.is_empty() {
                folded.push(stays, place);
            }
            rest = after;
            let Some(c) = rest.chars().next() else { break };
            let place = place + stays.len();
            // Written out by a careless export.
            if let Some(after) = rest.strip_prefix("<U+00A0>") {
                rest = after;
                continue;
            }
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
            // A lone new line is enough.
            let again = folded.text.is_empty() || folded.text.ends_with('\n');
            if let Some(c) = fold_char(c, lines).filter(|c| *c != '\n' || !again) {
                folded.push(c.encode_utf8(&mut [0; 4]), place);
            }
        }
        folded.push("", range.start + piece.len());
        folded
    }

    /// Takes in what came from the original text at `place`.
    fn push(&mut self, words: &str, place: usize) {
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.at.push((number(self.text.len()), number(place)));
        self.text.push_str(words);
    }

    /// The same without line ends.
    pub fn joined(&self) -> Self {
        let mut joined = Folded { text: String::with_capacity(self.text.len()), at: Vec::with_capacity(self.at.len()) };
        let ends = self.at.iter().skip(1).map(|(at, _)| *at as usize).chain([self.text.len()]);
        for ((from, place), to) in self.at.iter().zip(ends) {
            let words = self.text.get(*from as usize..to).unwrap_or("");
            if words != "\n" {
                joined.push(words, *place as usize);
            }
        }
        joined
    }

    /// All of a short text, such as a title or a file name.
    pub fn all(text: &str) -> Self {
        Folded::new(text, 0..text.len(), Lines::Join)
    }

    /// The place in the original text from which `range` of the folded text came.
    pub fn span(&self, text: &str, range: Range<usize>) -> Span {
        let last = range.end.saturating_sub(1).max(range.start);
        let (Some(start), Some(last)) = (self.place(range.start), self.place(last)) else { return Span::default() };
        let width = text.get(last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        Span::new(start, last + if range.is_empty() { 0 } else { width })
    }

    /// The first byte of the original character from which the byte at `at` of the folded text came; behind the last, the end.
    fn place(&self, at: usize) -> Option<usize> {
        let at = if at <= self.text.len() { floor_char(&self.text, at) } else { return None };
        let before = self.at.partition_point(|(from, _)| *from as usize <= at);
        let (from, place) = self.at.get(before.checked_sub(1)?)?;
        Some(*place as usize + at - *from as usize)
    }
}

/// The characters of `text` as they are folded, line ends apart.
pub(super) fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter_map(|c| fold_char(c, Lines::Join))
}

fn fold_char(c: char, lines: Lines) -> Option<char> {
    match c {
        '\u{4e00}'..='\u{9fff}' => Some(simplified(c)),
        '\n' | '\r' if lines == Lines::Keep => Some('\n'),
        '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' => None,
        c if c.is_whitespace() || c.is_control() => None,
        '○' | '〇' | '◯' | 'Ο' | 'О' => Some('〇'),
        '─' | '–' | '－' | '﹣' | '―' => Some('—'),
        '﹒' => Some('.'),
        // Full-width ASCII: digits, letters, brackets, comma, colon.
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0),
        '•' | '・' | '‧' | '∙' => Some('·'),
        c => Some(simplified(c)),
    }
}

/// The traditional characters in the formulas that the rules look for (reports of the 1950s are printed in them), with the
/// simplified ones.
#[rustfmt::skip]
const TRADITIONAL: [(char, char); 75] = [
    ('們', '们'), ('國', '国'), ('會', '会'), ('議', '议'), ('報', '报'), ('總', '总'),
    ('現', '现'), ('東', '东'), ('區', '区'), ('縣', '县'), ('慶', '庆'), ('雲', '云'),
    ('寧', '宁'), ('關', '关'), ('於', '于'), ('來', '来'), ('開', '开'), ('勝', '胜'),
    ('業', '业'), ('農', '农'), ('長', '长'), ('選', '选'), ('舉', '举'), ('務', '务'),
    ('員', '员'), ('為', '为'), ('爲', '为'), ('過', '过'), ('兩', '两'), ('計', '计'),
    ('劃', '划'), ('執', '执'), ('發', '发'), ('經', '经'), ('濟', '济'), ('實', '实'),
    ('產', '产'), ('標', '标'), ('預', '预'), ('後', '后'), ('學', '学'), ('習', '习'),
    ('導', '导'), ('團', '团'), ('結', '结'), ('漢', '汉'), ('蘇', '苏'), ('廣', '广'),
    ('貴', '贵'), ('陝', '陕'), ('遼', '辽'), ('龍', '龙'), ('華', '华'), ('聽', '听'),
    ('設', '设'), ('應', '应'), ('當', '当'), ('從', '从'), ('與', '与'), ('這', '这'),
    ('對', '对'), ('個', '个'), ('書', '书'), ('記', '记'), ('屆', '届'), ('閉', '闭'),
    ('偉', '伟'), ('轉', '转'), ('變', '变'), ('績', '绩'), ('準', '准'), ('達', '达'),
    ('數', '数'), ('萬', '万'), ('億', '亿'),
];

/// A bit for each character of the first plane that is traditional: hardly any character of a report is.
static IS_TRADITIONAL: [u64; 1024] = {
    let mut bits = [0; 1024];
    let mut at = 0;
    while at < TRADITIONAL.len() {
        let place = TRADITIONAL[at].0 as usize;
        bits[place / 64] |= 1 << (place % 64);
        at += 1;
    }
    bits
};

fn is_traditional(c: char) -> bool {
    let place = c as usize;
    IS_TRADITIONAL.get(place / 64).is_some_and(|bits| bits >> (place % 64) & 1 == 1)
}

fn simplified(c: char) -> char {
    if !is_traditional(c) {
        return c;
    }
    TRADITIONAL.iter().find(|(traditional, _)| *traditional == c).map_or(c, |(_, simplified)| *simplified)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_widths_spaces_and_old_characters_and_finds_the_way_back() {
        let text = "　２０１０年 <U+00A0>第一屆人民代表大會議";
        let folded = Folded::new(text, 0..text.len(), Lines::Join);
        assert_eq!(folded.text, "2010年第一届人民代表大会议");
        let at = folded.text.find("2010年").unwrap_or_default();
        assert_eq!(folded.span(text, at..at + "2010年".len()).of(text), "２０１０年");
    }

    #[test]
    fn lines_stay_when_asked() {
        let text = "政府工作报\n\n 告\n";
        assert_eq!(Folded::new(text, 0..text.len(), Lines::Keep).text, "政府工作报\n告\n");
        assert_eq!(Folded::new(text, 0..text.len(), Lines::Join).text, "政府工作报告");
    }
}
