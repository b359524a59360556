//! The pieces of a text that stand by themselves: paragraphs, joined where lines were broken at a width, split where a page lost its line ends.

use std::ops::RangeInclusive;

use super::marker::{self, Style};
use super::marks::{Class, Marks};
use super::words::{SENTENCE_END, closes, ends_sentence, is_blank, is_part_title};

/// What stands before a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// The beginning of a line.
    Line,
    /// White space inside a line that lost its line ends.
    Gap,
}

/// A paragraph, or a part of a long line that looks like one. White space around it is left out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    pub start: usize,
    pub end: usize,
    pub lead: Lead,
    /// Empty lines before it.
    pub blank: u32,
    /// Length in characters.
    pub chars: usize,
    /// Length in characters of the line in which it stands.
    pub line: usize,
    /// Width of the last printed line of it, in columns of half a Chinese character.
    columns: usize,
    /// Whether that line fills the width at which the lines of the text were broken.
    pub full: bool,
}

impl Block {
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Whether it ends as a sentence ends.
    pub fn is_closed(&self, text: &str) -> bool {
        is_closed(self.of(text))
    }
}

/// Whether `words` end as a sentence ends (closing quotes may follow the full stop).
pub(super) fn is_closed(words: &str) -> bool {
    let last = words.chars().rev().find(|c| !closes(*c));
    last.is_some_and(|c| ends_sentence(c) || matches!(c, '：' | ':' | '；' | ';' | '…')) || words.ends_with(['”', '」'])
}

/// The blocks of `text` in order.
pub(super) fn blocks(text: &str, marks: &Marks) -> Vec<Block> {
    let lines = lines(text, marks);
    let joined = if is_wrapped(text, &lines) { unwrap_lines(text, &lines) } else { lines };
    let mut blocks = Vec::with_capacity(joined.len());
    for line in joined {
        split_line(text, marks, line, &mut blocks);
    }
    blocks
}

/// Lines without the white space around them; empty ones are counted.
fn lines(text: &str, marks: &Marks) -> Vec<Block> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut blank = 0;
    for end in marks.line_ends().chain([text.len()]) {
        let Some(line) = text.get(at..end).filter(|line| !line.is_empty()) else { continue };
        let words = line.trim_start_matches(is_blank);
        let start = at + (line.len() - words.len());
        let words = words.trim_end_matches(is_blank);
        at += line.len();
        if words.is_empty() {
            blank += u32::from(line != "\r" && !line.ends_with('\r'));
            continue;
        }
        let chars = count_chars(words);
        // How far beyond any width at which text is broken a line goes need not be known.
        let narrow = if chars > *WIDTHS.end() + SLACK { 0 } else { count(words, |byte| byte < 0x80) };
        found.push(Block {
            start,
            end: start + words.len(),
            lead: Lead::Line,
            blank,
            chars,
            line: chars,
            columns: 2 * chars - narrow,
            full: false,
        });
        blank = 0;
    }
    found
}

fn count_chars(words: &str) -> usize {
    count(words, |byte| byte & 0xC0 != 0x80)
}

/// Bytes that are counted in a byte: as many times sixteen as go in.
const CHUNK: usize = 240;

/// How many bytes are so. Without branches, and counted in bytes: many at a time.
fn count(words: &str, is: impl Fn(u8) -> bool) -> usize {
    let chunks = words.as_bytes().chunks(CHUNK);
    chunks.map(|chunk| usize::from(chunk.iter().map(|byte| u8::from(is(*byte))).sum::<u8>())).sum()
}

/// Whether the lines were broken at a width, as text copied from a page of print is.
fn is_wrapped(text: &str, lines: &[Block]) -> bool {
    let width = width(lines);
    if lines.len() < 30 || !WIDTHS.contains(&width) {
        return false;
    }
    let full = |line: &&Block| line.columns.abs_diff(width) <= SLACK;
    let open = lines.iter().filter(full).filter(|line| !line.is_closed(text)).count();
    open * 2 > lines.len()
}

/// Widths at which lines are broken, in columns.
const WIDTHS: RangeInclusive<usize> = 32..=160;
/// A line that lacks no more columns than this is full.
const SLACK: usize = 6;

/// The usual width of a full line: that of the middle one of the wider half.
fn width(lines: &[Block]) -> usize {
    let mut widths: Vec<usize> = lines.iter().map(|line| line.columns).collect();
    let at = widths.len() * 3 / 4;
    if at >= widths.len() {
        return 0;
    }
    *widths.select_nth_unstable(at).1
}

/// Joins lines that were broken at a width into the paragraphs that they were.
fn unwrap_lines(text: &str, lines: &[Block]) -> Vec<Block> {
    let width = width(lines);
    let mut joined: Vec<Block> = Vec::new();
    for line in lines {
        let continues = joined.last().is_some_and(|before| {
            let indented = text.get(..line.start).is_some_and(|head| head.ends_with("\u{3000}\u{3000}"));
            let opens = marker::parse(line.of(text)).is_some_and(|m| m.style != Style::Dash);
            let ended = is_closed(before.of(text)) && before.columns < width;
            before.full && !indented && !opens && !ended && !is_page_mark(line.of(text))
        });
        // The first line of a paragraph lacks the two characters by which it was indented.
        let full = line.columns + SLACK + 4 >= width;
        match joined.last_mut() {
            Some(before) if continues => {
                before.end = line.end;
                before.chars += line.chars;
                before.line += line.chars;
                before.columns = line.columns;
                before.full = full;
            }
            _ => joined.push(Block { full, ..*line }),
        }
    }
    joined
}

/// A page number that stands alone: `— 12 —`, `- 3 -`.
fn is_page_mark(words: &str) -> bool {
    let sign = |c: char| matches!(c, '—' | '-' | '－' | '·' | '–');
    words.chars().all(|c| sign(c) || is_blank(c) || c.is_ascii_digit()) && words.contains(|c: char| c.is_ascii_digit())
}

/// Lines shorter than this are one paragraph whatever white space they hold.
const LONG_LINE: usize = 120;
/// The longest title that white space may close.
const LONGEST_TITLE: usize = 60;

/// Splits a long line at white space that stands for a lost line end.
fn split_line(text: &str, marks: &Marks, line: Block, blocks: &mut Vec<Block>) {
    if line.chars < LONG_LINE || !marks.has_blank(line.start..line.end) {
        blocks.push(line);
        return;
    }
    let mut start = line.start;
    let mut chars = 0;
    // Whether the words since `start` could be a title: no stop in them.
    let mut title = true;
    let mut lead = line.lead;
    let mut blank = line.blank;
    // The line of a piece is the whole line.
    let whole = Block { line: line.chars, ..line };
    let mut pending_blank = false;
    marks.pieces(line.start..line.end, |piece, class| {
        let words = text.get(piece.clone()).unwrap_or("");
        if class.is_blank() {
            // The line ends of a paragraph that was joined do not part it again.
            pending_blank = !matches!(words, "\n" | "\r");
            return;
        }
        if pending_blank {
            pending_blank = false;
            let head = text.get(start..piece.start).unwrap_or("").trim_end_matches(is_blank);
            let rest = text.get(piece.start..line.end).unwrap_or("");
            if is_gap(head, chars, title, rest) {
                blocks.push(Block { start, end: start + head.len(), lead, blank, chars, ..whole });
                (start, chars, title, lead, blank) = (piece.start, 0, true, Lead::Gap, 0);
            }
        }
        chars += count_chars(words);
        title &= !matches!(class, Class::End | Class::Semicolon | Class::Colon);
    });
    blocks.push(Block { start, lead, blank, chars, ..whole });
}

/// Whether white space between `head` and `rest` stands for a line end.
fn is_gap(head: &str, chars: usize, title: bool, rest: &str) -> bool {
    let Some(before) = head.chars().next_back() else { return false };
    if SENTENCE_END.contains(&before) || matches!(before, '；' | ';' | '：' | ':') {
        return true;
    }
    let opener = marker::parse(rest);
    let after_quote = closes(before);
    match opener.map(|m| m.style) {
        // The commonest damage is a blank before every `一、`, also inside a word.
        Some(Style::Chinese) => after_quote || (title && (4..=LONGEST_TITLE).contains(&chars)),
        Some(Style::ChineseParen | Style::ArabicParen) => true,
        Some(Style::Arabic) => rest.starts_with(|c: char| c.is_ascii_digit()) && !rest.contains_early('、'),
        _ if titled(rest) => true,
        _ if !title || chars > LONGEST_TITLE => false,
        _ => {
            let own = marker::parse(head).map_or(0, |m| m.len);
            let words = head.get(own..).unwrap_or("").chars().filter(|c| !is_blank(*c)).count();
            words >= 4 && !before.is_ascii_alphanumeric() && !begins_with_amount(rest)
        }
    }
}

/// Whether `rest` begins with a number that is no year: the white space before it is damage.
fn begins_with_amount(rest: &str) -> bool {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    digits > 0 && !(digits == 4 && rest.get(4..).is_some_and(|rest| rest.starts_with('年')))
}

/// Whether `rest` begins with the title of a part that white space closes.
fn titled(rest: &str) -> bool {
    let mut end = None;
    for (at, c) in rest.char_indices().take(30) {
        if is_blank(c) {
            end = Some(at);
            break;
        }
        if ends_sentence(c) || matches!(c, '，' | ',' | '；' | ';' | '：' | ':') {
            return false;
        }
    }
    end.and_then(|end| rest.get(..end)).is_some_and(is_part_title)
}

trait Early {
    /// Whether `c` stands within the first four characters.
    fn contains_early(&self, c: char) -> bool;
}

impl Early for str {
    fn contains_early(&self, c: char) -> bool {
        self.chars().take(4).any(|each| each == c)
    }
}
