//! Text as the rules read it: without spaces, in half-width forms and simplified characters, each byte knowing where it
//! came from. The text itself is never rewritten.

use std::ops::Range;

use crate::span::Span;

/// A folded piece of a text.
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// The folded characters.
    pub text: String,
    /// For each byte of `text`, the byte of the original character that it came from; one more entry for the end.
    at: Vec<u32>,
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
        let mut folded = Folded { text: String::with_capacity(piece.len()), at: Vec::with_capacity(piece.len() + 1) };
        let mut skip_to = 0;
        for (offset, c) in piece.char_indices() {
            if offset < skip_to {
                continue;
            }
            let place = u32::try_from(range.start + offset).unwrap_or(u32::MAX);
            // Nearly all characters stay as they are.
            if ('\u{4e00}'..='\u{9fff}').contains(&c) && !is_traditional(c) {
                folded.text.push(c);
                folded.at.extend([place; 3]);
                continue;
            }
            // Written out by a careless export.
            if c == '<' && piece[offset..].starts_with("<U+00A0>") {
                skip_to = offset + "<U+00A0>".len();
                continue;
            }
            if let Some(c) = fold_char(c, lines) {
                // A lone new line is enough.
                if c == '\n' && (folded.text.is_empty() || folded.text.ends_with('\n')) {
                    continue;
                }
                folded.text.push(c);
                folded.at.resize(folded.text.len(), place);
            }
        }
        folded.at.push(u32::try_from(range.start + piece.len()).unwrap_or(u32::MAX));
        folded
    }

    /// The same without line ends.
    pub fn joined(&self) -> Self {
        let mut joined = Folded { text: String::with_capacity(self.text.len()), at: Vec::with_capacity(self.at.len()) };
        let mut from = 0;
        for line in self.text.split('\n') {
            joined.text.push_str(line);
            joined.at.extend(self.at.get(from..from + line.len()).unwrap_or_default());
            from += line.len() + 1;
        }
        joined.at.extend(self.at.last());
        joined
    }

    /// All of a short text, such as a title or a file name.
    pub fn all(text: &str) -> Self {
        Folded::new(text, 0..text.len(), Lines::Join)
    }

    /// The place in the original text from which `range` of the folded text came.
    pub fn span(&self, text: &str, range: Range<usize>) -> Span {
        let last = range.end.saturating_sub(1).max(range.start);
        let (Some(&start), Some(&last)) = (self.at.get(range.start), self.at.get(last)) else { return Span::default() };
        let width = text.get(last as usize..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        Span::new(start as usize, last as usize + if range.is_empty() { 0 } else { width })
    }
}

/// The first character of `text` as it is folded, line ends apart.
pub(super) fn first(text: &str) -> Option<char> {
    text.chars().find_map(|c| fold_char(c, Lines::Join))
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
