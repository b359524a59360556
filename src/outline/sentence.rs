//! Sentences: from one full stop to the next, never cut at a column break, a caption or a decimal point.

use super::Aside;
use super::blocks::{Block, is_closed};
use super::marks::{Class, Marks};
use super::words::{ends_sentence, is_blank};
use crate::span::Span;

/// A heading with the signs before it: from the beginning of its section to the end of its words.
pub(super) type Titled = Span;

/// The sentences of `text`, which cover everything but white space. `headings` are sentences by themselves.
pub(super) fn sentences(
    text: &str,
    marks: &Marks,
    blocks: &[Block],
    asides: &[Aside],
    headings: &[Titled],
) -> Vec<Span> {
    let mut cutter = Cutter { text, marks, found: Vec::new(), open: None };
    let mut headings = headings.iter().copied().peekable();
    for (index, block) in blocks.iter().enumerate() {
        let aside = in_aside(asides, block.start);
        if aside && cutter.goes_on(blocks, asides, index, headings.peek().copied()) {
            continue;
        }
        // A heading may reach from the line of its number into the line of its words.
        let mut at = block.start.max(cutter.found.last().map_or(0, |last| last.end as usize)).min(block.end);
        while let Some(heading) = headings.next_if(|h| (h.start as usize) < block.end) {
            cutter.prose(at, heading.start as usize);
            cutter.close();
            at = after_stop(text, heading.end as usize, block.end);
            cutter.found.push(Span::new(heading.start as usize, at));
        }
        cutter.prose(at, block.end);
        let short = block.chars < SHORTEST_CUT;
        if aside || short || at == block.end || !cutter.goes_on(blocks, asides, index + 1, headings.peek().copied()) {
            cutter.close();
        }
    }
    cutter.close();
    cutter.found
}

struct Cutter<'a> {
    text: &'a str,
    marks: &'a Marks,
    found: Vec<Span>,
    /// First byte of the sentence that is being read, and the end of its last word.
    open: Option<(usize, usize)>,
}

impl Cutter<'_> {
    /// Reads prose between two places.
    fn prose(&mut self, from: usize, to: usize) {
        if self.text.get(from..to).is_none() {
            return;
        }
        let mut ended = false;
        self.marks.pieces(from..to, |piece, class| {
            if class.is_blank() {
                return;
            }
            if ended && !matches!(class, Class::End | Class::Close | Class::Semicolon | Class::Quote) {
                self.close();
                ended = false;
            }
            let start = self.open.map_or(piece.start, |(start, _)| start);
            self.open = Some((start, piece.end));
            ended |= class == Class::End;
        });
        if ended {
            self.close();
        }
    }

    /// Ends the open sentence.
    fn close(&mut self) {
        if let Some((start, end)) = self.open.take() {
            self.found.push(Span::new(start, end));
        }
    }

    /// Whether the open sentence goes on in a block from `index` on, past captions that stand between. `heading` is the
    /// next one: no sentence goes on in it.
    fn goes_on(&self, blocks: &[Block], asides: &[Aside], index: usize, heading: Option<Titled>) -> bool {
        let Some((_, end)) = self.open else { return false };
        let words = tail(self.text.get(..end).unwrap_or(""));
        if is_closed(words) {
            return false;
        }
        let next = blocks.iter().skip(index).take(4).find(|b| !in_aside(asides, b.start));
        let titled = |next: &Block| {
            heading.is_some_and(|heading| {
                let before = self.text.get(next.start..heading.start as usize).unwrap_or("");
                (heading.start as usize) < next.end && before.chars().all(is_blank)
            })
        };
        next.is_some_and(|next| !titled(next) && continues(words, next.of(self.text)))
    }
}

/// The last words of a sentence, enough to see whether it can go on.
fn tail(words: &str) -> &str {
    let from = words.char_indices().rev().nth(80).map_or(0, |(at, _)| at);
    words.get(from..).unwrap_or("")
}

/// A line shorter than this is no broken sentence but a label or a title.
const SHORTEST_CUT: usize = 12;

/// Whether `next` can go on with `words`, which no full stop ends.
fn continues(words: &str, next: &str) -> bool {
    let prose = words.contains(['，', ',', '。', '、', '；', ';']);
    let title = next.chars().take(SHORTEST_CUT).count() < SHORTEST_CUT && !is_closed(next);
    let opens = super::marker::parse(next).is_some() || next.starts_with(['#', '*', '■', '□']);
    prose && !title && !opens
}

fn in_aside(asides: &[Aside], at: usize) -> bool {
    let after = asides.partition_point(|aside| aside.span.start as usize <= at);
    after.checked_sub(1).and_then(|i| asides.get(i)).is_some_and(|aside| aside.span.holds(at))
}

/// The place after the full stop that closes a heading.
fn after_stop(text: &str, end: usize, limit: usize) -> usize {
    let rest = text.get(end..limit).unwrap_or("");
    let stop = rest.chars().next().filter(|c| ends_sentence(*c) || matches!(c, '；' | ';' | '：' | ':'));
    end + stop.map_or(0, char::len_utf8)
}
