//! Headings without a number: titles of parts, bare lines that stand as headings, lines with a sign before them.

use super::announce::announcing;
use super::blocks::{Block, Lead, is_closed};
use super::boundary::{self, Shape};
use super::candidate::{Candidate, Place, candidate};
use super::cut::{Cut, Mark};
use super::marker::{self, Marker, Style};
use super::words::{SENTENCE_END, is_blank, is_glossary, is_part_title, part_title_end};
use crate::identity::{Identity, Kind};

/// What is known of a document before its titles are looked for.
pub(super) struct Titles {
    /// News features set their headings as bare lines.
    news: bool,
    /// Titles are looked for from this byte on: before it stand the document's own title and the salutation.
    from: usize,
    /// The document's own title.
    own: Option<String>,
    /// The blocks that announce a group of numbered sections.
    announcing: Vec<bool>,
}

/// Longest bare line that is a heading, in characters.
const LONGEST: usize = 45;
/// Longest bare line in a news feature that is a heading.
const LONGEST_NEWS: usize = 26;
/// Longer than this, a line that speaks of notes and ends with a colon is a sentence.
const LONGEST_GLOSSARY: usize = 12;

/// A bare line in a report is a heading where it ends at least as well as this before the next line.
const LOWEST: f32 = 4.0;
/// The same for the title of a part.
const LOWEST_PART: f32 = -8.0;
/// The paragraph under a title is not shorter, in characters.
const SHORTEST_UNDER: usize = 40;
/// A long line lost its line ends: titles in it are looked for after every full stop.
const FUSED_LINE: usize = 2000;

impl Titles {
    pub fn new(text: &str, blocks: &[Block], aside: &[bool], identity: &Identity) -> Self {
        let opening = opening(text, blocks);
        let news = match identity.kind {
            Kind::NewsFeature => true,
            Kind::Unknown => opening.is_none(),
            _ => false,
        };
        let from = match opening {
            Some(at) if !news => at,
            _ if news => after_news_title(text, blocks, aside),
            _ => blocks.iter().find(|b| b.chars >= 60).map_or(text.len(), |b| b.start),
        };
        Titles { news, from, own: identity.title.as_deref().map(bare), announcing: announcing(text, blocks) }
    }

    /// The title that the block at `index` is, if it is one.
    pub fn title(&self, text: &str, blocks: &[Block], aside: &[bool], index: usize) -> Option<Candidate> {
        let block = blocks.get(index)?;
        let words = block.of(text);
        if block.start < self.from {
            return None;
        }
        let marker = marker::parse(words);
        let marker = match marker {
            Some(m) if m.style == Style::Hash => m,
            Some(m) if is_bare_title(words.get(m.len..)?, LONGEST) && self.stands(text, blocks, aside, index) => m,
            Some(m) if self.signed(text, blocks, aside, index, m) => m,
            Some(_) => return None,
            None if self.announcing.get(index) == Some(&true) => {
                Marker { style: Style::Plain, value: 0, len: 0, top: false }
            }
            None => self.unnumbered(text, blocks, aside, index)?,
        };
        if self.own.as_deref().is_some_and(|own| own.chars().eq(bare_chars(words))) {
            return None;
        }
        let mut found = candidate(text, block.start, marker, Place::Block, block.end);
        let title = text.get(found.words..block.end)?.trim_end_matches(|c| is_blank(c) || c == '*' || c == '#');
        let title = uncoloned(title.trim_end_matches(SENTENCE_END));
        found.cut = Some(Cut { len: title.len(), mark: Mark::Alone, chars: title.chars().count() });
        (!title.is_empty()).then_some(found)
    }

    /// Whether the block is a title with a sign or an ordinal before it and a full stop behind it: `——工业提速。`,
    /// `第一，注重质量。` Followed by another of its kind it is an item of a list.
    fn signed(&self, text: &str, blocks: &[Block], aside: &[bool], index: usize, marker: Marker) -> bool {
        let signs = matches!(marker.style, Style::Dash | Style::Bullet | Style::Ordinal);
        let words = blocks.get(index).and_then(|block| block.of(text).get(marker.len..)).unwrap_or("");
        let next = (index + 1..blocks.len()).find(|at| aside.get(*at) != Some(&true)).and_then(|at| blocks.get(at));
        let under = next.is_some_and(|next| {
            next.chars >= SHORTEST_UNDER && marker::parse(next.of(text)).is_none_or(|m| m.style != marker.style)
        });
        signs
            && under
            && is_bare_title(words.trim_end_matches('。'), LONGEST)
            && self.stands(text, blocks, aside, index)
    }

    fn unnumbered(&self, text: &str, blocks: &[Block], aside: &[bool], index: usize) -> Option<Marker> {
        let block = blocks.get(index)?;
        if block.chars > LONGEST {
            return None;
        }
        let words = uncoloned(block.of(text));
        let part = is_part_title(words);
        let longest = if self.news && !part { LONGEST_NEWS } else { LONGEST };
        if block.full
            || !is_bare_title(words, longest)
            || (block.lead == Lead::Gap && !part)
            || !self.stands(text, blocks, aside, index)
        {
            return None;
        }
        // In a report, a short line without a stop is often a sentence that lost its end.
        let lowest = if part { LOWEST_PART } else { LOWEST };
        if !self.news && !is_glossary(words) && junction(text, block, blocks.get(index + 1)) < lowest {
            return None;
        }
        let dated = words.starts_with(|c: char| c.is_ascii_digit());
        let style = if (part && !self.news) || (dated && self.news) { Style::PlainPart } else { Style::Plain };
        Some(Marker { style, value: 0, len: 0, top: false })
    }

    /// Whether the block stands between finished text and text of its own.
    fn stands(&self, text: &str, blocks: &[Block], aside: &[bool], index: usize) -> bool {
        let shown = |at: &usize| aside.get(*at) != Some(&true);
        let before = (0..index).rev().find(shown).and_then(|at| blocks.get(at));
        let after = (index + 1..blocks.len()).find(shown).and_then(|at| blocks.get(at));
        let finished = self.news || before.is_none_or(|b| b.is_closed(text) || b.chars <= LONGEST);
        // Half a sentence: the line goes on below.
        let goes_on = |b: &Block| {
            let words = b.of(text);
            words.starts_with(['的', '了', '，', '、', '。'])
                || words.strip_prefix('为').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        };
        if after.is_some_and(goes_on) {
            return false;
        }
        // The name of a document that a page set on a line of its own: 《, the name, 》.
        if before.is_some_and(|b| b.of(text).ends_with('《')) || after.is_some_and(|b| b.of(text).starts_with('》')) {
            return false;
        }
        let dated = |b: &Block| self.news && b.of(text).starts_with(|c: char| c.is_ascii_digit());
        let opens = after.is_some_and(|b| {
            b.chars >= 24
                || dated(b)
                || b.is_closed(text)
                || marker::parse(b.of(text)).is_some()
                || is_part_title(b.of(text))
        });
        finished && opens
    }

    /// Whether a block lost its line ends: titles may stand in it with their text.
    pub fn may_be_fused(&self, block: &Block) -> bool {
        block.line >= FUSED_LINE && !self.news
    }
}

/// The title of a part that begins at `start` inside a block that lost its line ends.
pub(super) fn fused(text: &str, block: &Block, start: usize) -> Option<Candidate> {
    let rest = text.get(start..block.end)?;
    let end = part_title_end(rest)?;
    let marker = Marker { style: Style::PlainPart, value: 0, len: 0, top: false };
    let mut found = candidate(text, start, marker, Place::Inside, block.end);
    found.cut = Some(Cut { len: end, mark: Mark::Soft, chars: rest.get(..end)?.chars().count() });
    Some(found)
}

/// 名词解释：, the title of a glossary, without its colon; other lines that end with one announce what follows.
fn uncoloned(title: &str) -> &str {
    let bare = title.trim_end_matches(|c| is_blank(c) || matches!(c, '：' | ':'));
    if bare.len() < title.len() && is_glossary(bare) && bare.chars().count() <= LONGEST_GLOSSARY { bare } else { title }
}

/// How well a heading ends between a block and the next.
fn junction(text: &str, block: &Block, next: Option<&Block>) -> f32 {
    let title: Vec<char> = block.of(text).chars().filter(|c| !is_blank(*c)).collect();
    let after = next.map_or("", |next| next.of(text)).chars().take(4);
    let chars: Vec<char> = title.iter().copied().chain(after).map(boundary::plain).collect();
    boundary::weight(&chars, title.len(), Shape::of(chars.get(..title.len()).unwrap_or_default()))
}

/// Where the report's own text begins: after the salutation and the formula of delivery.
fn opening(text: &str, blocks: &[Block]) -> Option<usize> {
    let formula = |words: &str| words.contains("我代表") && words.contains("报告");
    let head = blocks.iter().take(80).enumerate();
    let mut found = None;
    for (index, block) in head {
        let words =
            text.get(block.start..block.end.min(block.start + 1500)).or_else(|| text.get(block.start..block.end))?;
        let early = words.char_indices().nth(400).and_then(|(end, _)| words.get(..end)).unwrap_or(words);
        let opens = formula(early);
        if opens || early.starts_with("各位代表") {
            found = Some(if block.line > FUSED_LINE { block.start } else { block.end });
            if opens {
                break;
            }
        } else if found.is_some() && index > 30 {
            break;
        }
    }
    found
}

/// After the title of a news feature: the first short line, and the subtitle under it.
fn after_news_title(text: &str, blocks: &[Block], aside: &[bool]) -> usize {
    let mut at = 0;
    let mut titles = 0;
    for (index, block) in blocks.iter().enumerate().take(12) {
        if aside.get(index) == Some(&true) {
            continue;
        }
        let words = block.of(text);
        let marker = marker::parse(words);
        let subtitle = words.trim_start_matches(['#', ' ']).starts_with('—');
        let title = block.chars <= LONGEST && !is_closed(words);
        if title && (titles == 0 || subtitle) {
            titles += 1;
            at = block.end;
        } else if titles > 0 || marker.is_some_and(|m| m.style == Style::Hash) || block.chars > 60 {
            break;
        }
    }
    at
}

/// Whether `words` could be a heading that stands alone: short, no sentence.
fn is_bare_title(words: &str, longest: usize) -> bool {
    let words = words.trim_matches(is_blank);
    // No character takes more than four bytes.
    if words.len() > 4 * longest {
        return false;
    }
    let count = words.chars().count();
    let Some(last) = words.chars().next_back() else { return false };
    let han = words.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
    (4..=longest).contains(&count)
        && han * 5 > count * 2
        && !matches!(last, '，' | ',' | '、' | '：' | ':' | '；' | ';' | '.')
        && !words.contains(SENTENCE_END)
        && !words.contains(['；', ';', '：'])
        && !words.starts_with(['，', ',', '、', '）', ')', '”', '《', '》', '【', '附', '（', '('])
        && words.matches('《').count() == words.matches('》').count()
        && !words.contains("各位代表")
}

fn bare(words: &str) -> String {
    bare_chars(words).collect()
}

fn bare_chars(words: &str) -> impl Iterator<Item = char> + '_ {
    words.chars().filter(|c| c.is_alphanumeric())
}
