//! What changed between two texts of the same kind, sentence by sentence and inside a sentence word by word.

use std::collections::HashMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::likeness::{Pairs, dice};
use crate::report::Report;
use crate::span::Span;

/// A sentence of the newer text, of the older, or of both.
#[derive(Clone, Debug, PartialEq)]
pub struct DiffLine {
    /// In the older text; none for a new sentence.
    pub old: Option<Span>,
    /// In the newer text; none for one that is gone.
    pub new: Option<Span>,
    /// What is kept, gone and new, in reading order; empty when the whole sentence is the same or stands alone.
    pub words: Vec<Change>,
}

/// A run of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// In both; its place in the newer text.
    Same(Span),
    /// Only in the older text.
    Gone(Span),
    /// Only in the newer text.
    New(Span),
}

/// What became of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The same in both.
    Same,
    /// In both with other words.
    Changed,
    /// Only in the newer text.
    New,
    /// Only in the older text.
    Gone,
}

impl Fate {
    /// The name used in exports.
    pub fn key(self) -> &'static str {
        match self {
            Fate::Same => "same",
            Fate::Changed => "changed",
            Fate::New => "new",
            Fate::Gone => "gone",
        }
    }
}

impl DiffLine {
    /// What became of the sentence.
    pub fn fate(&self) -> Fate {
        match (self.old, self.new) {
            (Some(_), Some(_)) if self.words.is_empty() => Fate::Same,
            (Some(_), Some(_)) => Fate::Changed,
            (None, _) => Fate::New,
            (_, None) => Fate::Gone,
        }
    }
}

/// From this likeness on two sentences are one that was rewritten.
const REWRITTEN: f64 = 0.45;
/// A pair of characters in more sentences than this tells nothing.
const COMMON: usize = 40;
/// Equal characters between two changes that are too few to be words.
const STRAY: usize = 2;

/// The sentences of `new_part` in their order, each with the one of `old_part` that it goes back to; sentences that are gone
/// stand where they stood.
pub fn diff(old: &Report, old_part: Span, new: &Report, new_part: Span) -> Vec<DiffLine> {
    let (old_sentences, new_sentences) = (sentences(old, old_part), sentences(new, new_part));
    let partners = pair_up(&texts(old, &old_sentences), &texts(new, &new_sentences));
    let mut lines = Vec::with_capacity(old_sentences.len() + new_sentences.len());
    let mut kept = vec![false; old_sentences.len()];
    for old in partners.iter().flatten() {
        if let Some(kept) = kept.get_mut(*old) {
            *kept = true;
        }
    }
    let gone = |at: usize| {
        let lost = old_sentences.get(at).filter(|_| kept.get(at) == Some(&false))?;
        Some(DiffLine { old: Some(*lost), new: None, words: Vec::new() })
    };
    // What was lost at the start of the older text stands first, the rest after the sentence that it followed.
    lines.extend((0..old_sentences.len()).map_while(gone));
    for (sentence, partner) in new_sentences.iter().zip(&partners) {
        let before = partner.and_then(|at| old_sentences.get(at)).copied();
        let words = before.map_or_else(Vec::new, |before| words(&old.text, before, &new.text, *sentence));
        lines.push(DiffLine { old: before, new: Some(*sentence), words });
        if let Some(at) = partner {
            lines.extend((at + 1..old_sentences.len()).map_while(gone));
        }
    }
    lines
}

/// Sentences inside a part of a report; without sentences the part is cut at full stops and line ends.
fn sentences(report: &Report, part: Span) -> Vec<Span> {
    let known: Vec<Span> = report.outline.sentences.iter().copied().filter(|sentence| part.covers(*sentence)).collect();
    if !known.is_empty() {
        return known;
    }
    let text = part.of(&report.text);
    let mut found = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive(['。', '！', '？', '；', '\n']) {
        if !piece.trim().is_empty() {
            found.push(Span::new(start, start + piece.trim_end().len()).shifted(part.start as usize));
        }
        start += piece.len();
    }
    found
}

fn texts<'a>(report: &'a Report, sentences: &[Span]) -> Vec<&'a str> {
    sentences.iter().map(|sentence| sentence.of(&report.text).trim()).collect()
}

/// For each new sentence the old one that it goes back to, each old one once: equal sentences first, then the most alike.
fn pair_up(old: &[&str], new: &[&str]) -> Vec<Option<usize>> {
    let old_pairs: Vec<Pairs> = old.iter().map(|text| Pairs::new(text)).collect();
    let mut holders: HashMap<(char, char), Vec<usize>> = HashMap::new();
    let mut equal: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, pairs) in old_pairs.iter().enumerate().rev() {
        pairs.iter().for_each(|pair| holders.entry(pair).or_default().push(at));
        equal.entry(old.get(at).copied().unwrap_or("")).or_default().push(at);
    }
    let mut partners: Vec<Option<usize>> = new.iter().map(|text| equal.get_mut(text).and_then(Vec::pop)).collect();
    let mut taken: Vec<bool> = vec![false; old.len()];
    partners.iter().flatten().for_each(|at| mark(&mut taken, *at));
    let mut candidates = Vec::new();
    for (at, text) in new.iter().enumerate().filter(|(at, _)| partners.get(*at) == Some(&None)) {
        let pairs = Pairs::new(text);
        let mut shared: HashMap<usize, usize> = HashMap::new();
        let telling = pairs.iter().filter_map(|pair| holders.get(&pair)).filter(|held| held.len() <= COMMON);
        telling.flatten().for_each(|old| *shared.entry(*old).or_default() += 1);
        for (old_at, _) in shared.into_iter().filter(|(old_at, count)| {
            // Cheap bound first: even if all common pairs were shared too, would it be enough?
            let size = old_pairs.get(*old_at).map_or(0, Pairs::len);
            *count > 1 && dice(size.min(pairs.len()), size, pairs.len()) >= REWRITTEN
        }) {
            let likeness = old_pairs.get(old_at).map_or(0.0, |old| old.likeness(&pairs));
            if likeness >= REWRITTEN {
                candidates.push((likeness, at, old_at));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, at, old_at) in candidates {
        let free = partners.get(at) == Some(&None) && taken.get(old_at) == Some(&false);
        if let Some(partner) = partners.get_mut(at).filter(|_| free) {
            *partner = Some(old_at);
            mark(&mut taken, old_at);
        }
    }
    partners
}

fn mark(taken: &mut [bool], at: usize) {
    if let Some(taken) = taken.get_mut(at) {
        *taken = true;
    }
}

/// The changes inside a sentence; nothing when both are the same.
fn words(old_text: &str, old: Span, new_text: &str, new: Span) -> Vec<Change> {
    if old.of(old_text).trim() == new.of(new_text).trim() {
        return Vec::new();
    }
    let (old_tokens, new_tokens) = (tokens(old_text, old), tokens(new_text, new));
    let old_words: Vec<&str> = old_tokens.iter().map(|token| token.of(old_text)).collect();
    let new_words: Vec<&str> = new_tokens.iter().map(|token| token.of(new_text)).collect();
    let mut changes = Vec::new();
    for op in settle(capture_diff_slices(Algorithm::Myers, &old_words, &new_words)) {
        let (old_range, new_range) = (op.old_range(), op.new_range());
        let cover = |tokens: &[Span]| Some(Span { start: tokens.first()?.start, end: tokens.last()?.end });
        let gone = old_tokens.get(old_range).and_then(cover);
        let new = new_tokens.get(new_range).and_then(cover);
        match op {
            DiffOp::Equal { .. } => changes.extend(new.map(Change::Same)),
            _ => changes.extend(gone.map(Change::Gone).into_iter().chain(new.map(Change::New))),
        }
    }
    changes
}

/// Characters, with numbers and Latin words in one piece: 6.5 to 5.5 is one change, not one of a digit.
fn tokens(text: &str, span: Span) -> Vec<Span> {
    let mut tokens: Vec<Span> = Vec::new();
    let mut joins = false;
    for (at, letter) in span.of(text).char_indices() {
        let start = span.start as usize + at;
        let end = start + letter.len_utf8();
        let part_of_word = letter.is_ascii_alphanumeric() || matches!(letter, '.' | '%' | '％');
        match tokens.last_mut() {
            Some(last) if joins && part_of_word => *last = Span::new(last.start as usize, end),
            _ => tokens.push(Span::new(start, end)),
        }
        joins = part_of_word;
    }
    tokens
}

/// Joins changes that only a stray character or two keep apart.
fn settle(ops: Vec<DiffOp>) -> Vec<DiffOp> {
    let mut settled: Vec<DiffOp> = Vec::new();
    let last = ops.len().saturating_sub(1);
    for (at, op) in ops.into_iter().enumerate() {
        let stray = matches!(op, DiffOp::Equal { len, .. } if len < STRAY && at > 0 && at < last);
        let changed = stray || !matches!(op, DiffOp::Equal { .. });
        match settled.last_mut() {
            Some(before) if changed && !matches!(before, DiffOp::Equal { .. }) => {
                let (old, new) = (before.old_range(), before.new_range());
                *before = DiffOp::Replace {
                    old_index: old.start,
                    old_len: op.old_range().end - old.start,
                    new_index: new.start,
                    new_len: op.new_range().end - new.start,
                };
            }
            _ => settled.push(op),
        }
    }
    settled
}
