//! Everything that may open a section, in the order of the text.

use super::blocks::{Block, Lead};
use super::candidate::{Candidate, Place, candidate};
use super::marker::{self, Marker, Style};
use super::marks::{Class, Marks};
use super::titles::{self, Titles};
use super::words::{closes, ends_sentence, is_blank};

/// Blocks shorter than this hold no second heading.
const SHORTEST_FUSED: usize = 160;

/// Candidates at the beginnings of blocks and after full stops inside long ones.
pub(super) fn candidates(
    text: &str,
    marks: &Marks,
    blocks: &[Block],
    aside: &[bool],
    titles: &Titles,
) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let taken = found.last().is_some_and(|last| last.block_end >= block.end);
        if taken || aside.get(index) == Some(&true) {
            continue;
        }
        let opened = at_block(text, block).or_else(|| titles.title(text, blocks, aside, index));
        let opened = opened.map(|c| with_next_line(text, c, blocks.get(index + 1)));
        let from = opened.map_or(block.start, |c| c.words);
        found.extend(opened);
        if block.chars >= SHORTEST_FUSED {
            inside(text, marks, block, from, titles, &mut found);
        }
    }
    found
}

/// A number that stands alone on its line belongs to the title on the next.
fn with_next_line(text: &str, opened: Candidate, next: Option<&Block>) -> Candidate {
    match next {
        Some(next) if opened.words >= opened.block_end && marker::parse(next.of(text)).is_none() => {
            Candidate { words: next.start, block_end: next.end, ..opened }
        }
        _ => opened,
    }
}

fn at_block(text: &str, block: &Block) -> Option<Candidate> {
    let marker = marker::parse(block.of(text))?;
    let numbered = match marker.style {
        Style::Dash | Style::Bullet | Style::Hash => false,
        Style::Ordinal => opens_paragraph(block.of(text).get(marker.len..).unwrap_or("")),
        _ => true,
    };
    if !numbered || (marker.style == Style::Chinese && block.lead == Lead::Gap && !after_stop(text, block.start)) {
        return None;
    }
    Some(candidate(text, block.start, marker, Place::Block, block.end))
}

/// Longest title behind an ordinal, in characters.
const LONGEST_ORDINAL: usize = 45;

/// `第一，加强农业。我们…`: a title that a full stop closes, with a paragraph of its own behind it.
fn opens_paragraph(words: &str) -> bool {
    let Some((at, stop)) = words.char_indices().take(LONGEST_ORDINAL).find(|(_, c)| ends_sentence(*c)) else {
        return false;
    };
    let title = words.get(..at).unwrap_or("");
    let under = words.get(at + stop.len_utf8()..).unwrap_or("");
    !title.contains(['；', ';', '：', ':']) && under.chars().take(SHORTEST_PARAGRAPH).count() == SHORTEST_PARAGRAPH
}

/// The text behind the title of a paragraph is not shorter, in characters.
const SHORTEST_PARAGRAPH: usize = 20;

/// A blank before `一、` inside a word is damage: outside a line's beginning the words before must be closed, or be a title.
fn after_stop(text: &str, at: usize) -> bool {
    let head = text.get(..at).unwrap_or("").trim_end_matches(is_blank);
    let mut last = head.chars().rev().take(TITLE_REACH);
    match last.next() {
        None => true,
        Some(c) if ends_sentence(c) || closes(c) || matches!(c, '：' | ':' | '；' | ';') => true,
        // A short title stands before it: white space closes the title on its other side.
        Some(_) => last.any(is_blank) && head.chars().rev().take(4).all(|c| !is_blank(c)),
    }
}

/// How far back the beginning of a short title is looked for, in characters.
const TITLE_REACH: usize = 40;

/// Candidates after full stops inside a block.
fn inside(text: &str, marks: &Marks, block: &Block, from: usize, titles: &Titles, found: &mut Vec<Candidate>) {
    let (mut closed, fused) = (false, titles.may_be_fused(block));
    marks.pieces(from..block.end, |piece, class| match class {
        Class::End | Class::Semicolon | Class::Colon => closed = true,
        Class::Plain | Class::Quote if closed => {
            closed = false;
            found.extend(opened(text, block, piece.start, fused));
        }
        _ => {}
    });
}

/// The candidate that begins after a full stop at `start` inside a block, in which titles may be fused with their text.
fn opened(text: &str, block: &Block, start: usize, fused: bool) -> Option<Candidate> {
    let numbered =
        |m: &Marker| matches!(m.style, Style::Chinese | Style::ChineseParen | Style::Arabic | Style::ArabicParen);
    match marker::parse(text.get(start..block.end)?).filter(numbered) {
        Some(marker) => Some(candidate(text, start, marker, Place::Inside, block.end)),
        None if fused => titles::fused(text, block, start),
        None => None,
    }
}
