//! Which candidates are headings, and where each ends.

use std::collections::HashMap;

use super::candidate::{Candidate, Place, runs, words};
use super::cut::{Head, Heads, Mark};
use super::marker::Style;
use super::settle;
use super::words::{SENTENCE_END, is_glossary};

/// The headings among `candidates`, each with its end.
pub(super) fn choose(text: &str, candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut kept = drop_lone_insiders(candidates);
    drop_glossary_entries(text, &mut kept);
    let heads = measure(text, &mut kept);
    kept.retain(|c| c.cut.is_some());
    drop_lists(text, &mut kept);
    drop_contents(text, &mut kept);
    settle::settle(text, &mut kept, heads);
    kept
}

/// Characters (in bytes) that a section inside a block holds at least.
const SHORTEST_INSIDE: usize = 240;

/// Keeps a candidate inside a block only where it goes on with a count, or where its whole run stands inside blocks that lost
/// their line ends: `做到以下几点：一、…；二、…` opens no sections.
fn drop_lone_insiders(candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut keep = vec![true; candidates.len()];
    for style in [Style::Chinese, Style::ChineseParen, Style::Arabic, Style::ArabicParen] {
        let of_style: Vec<usize> =
            (0..candidates.len()).filter(|i| candidates.get(*i).is_some_and(|c| c.marker.style == style)).collect();
        let mut run = Vec::new();
        for index in of_style {
            let Some(candidate) = candidates.get(index) else { continue };
            let follows = run
                .last()
                .and_then(|last: &usize| candidates.get(*last))
                .is_some_and(|last| last.marker.value + 1 == candidate.marker.value);
            if !follows {
                judge_run(&candidates, &run, &mut keep);
                run.clear();
            }
            run.push(index);
        }
        judge_run(&candidates, &run, &mut keep);
    }
    candidates.into_iter().zip(keep).filter_map(|(c, keep)| keep.then_some(c)).collect()
}

/// Judges one run of numbers that count up.
fn judge_run(candidates: &[Candidate], run: &[usize], keep: &mut [bool]) {
    let at = |i: usize| run.get(i).and_then(|i| candidates.get(*i));
    let inside = |i: usize| at(i).is_some_and(|c| c.place == Place::Inside);
    let all_inside = (0..run.len()).all(inside);
    let reach = |i: usize| match (at(i), at(i + 1)) {
        (Some(c), Some(next)) => next.start - c.start,
        (Some(c), None) => c.block_end - c.start,
        _ => 0,
    };
    let long = (0..run.len()).filter(|i| reach(*i) >= SHORTEST_INSIDE).count();
    let arabic = at(0).is_some_and(|c| matches!(c.marker.style, Style::Arabic | Style::ArabicParen));
    for i in (0..run.len()).filter(|i| inside(*i)) {
        let good = if all_inside {
            run.len() >= 2 && !arabic && long * 3 > run.len() * 2
        } else {
            reach(i) >= SHORTEST_INSIDE && (i == 0 || reach(i - 1) >= SHORTEST_INSIDE) && !arabic
        };
        if let Some(slot) = run.get(i).and_then(|index| keep.get_mut(*index)) {
            *slot = good;
        }
    }
}

/// The entries of a glossary are no headings.
fn drop_glossary_entries(text: &str, candidates: &mut Vec<Candidate>) {
    let mut glossary = false;
    candidates.retain(|c| {
        let words = text.get(c.words..c.block_end).unwrap_or("");
        let head = || words.char_indices().nth(24).and_then(|(end, _)| words.get(..end)).unwrap_or(words);
        let part = matches!(c.marker.style, Style::PlainPart | Style::Chinese | Style::Part)
            || (c.marker.style == Style::Plain && c.cut.is_some());
        if part && is_glossary(head()) {
            glossary = true;
            return true;
        }
        glossary &= !matches!(c.marker.style, Style::PlainPart | Style::Part);
        !glossary
    });
}

/// First reading: each heading's end as it is printed, or by judgement where nothing is printed within reach.
fn measure<'t>(text: &'t str, candidates: &mut [Candidate]) -> Heads<'t> {
    let mut heads = Heads::with_capacity(candidates.len());
    for index in 0..candidates.len() {
        let words = words(text, candidates, index);
        if let Some(c) = candidates.get_mut(index).filter(|c| c.cut.is_none()) {
            let head = Head::read(words);
            c.cut = head.printed().or_else(|| head.forced(None));
            heads.keep(c.words, head);
        }
    }
    heads
}

/// Numbered items open sections only where they have text of their own under a title; otherwise they are a list.
fn drop_lists(text: &str, candidates: &mut Vec<Candidate>) {
    let mut keep = vec![true; candidates.len()];
    for run in runs(candidates) {
        let Some(style) = run.first().and_then(|i| candidates.get(*i)).map(|c| c.marker.style) else { continue };
        let opening = run.iter().filter(|i| opens_text(text, candidates, **i)).count();
        let enough = match style {
            Style::Arabic | Style::ArabicParen => opening * 5 >= run.len() * 3,
            Style::Chinese | Style::ChineseParen => opening * 5 >= run.len() * 2,
            Style::Dash | Style::Bullet | Style::Ordinal if run.iter().any(|i| is_stopped(text, candidates, *i)) => {
                run.len() > 1 && opening * 5 >= run.len() * 3
            }
            _ => true,
        };
        if !enough {
            for index in run {
                if let Some(slot) = keep.get_mut(index) {
                    *slot = false;
                }
            }
        }
    }
    let mut at = 0;
    candidates.retain(|_| {
        at += 1;
        keep.get(at - 1).copied().unwrap_or(true)
    });
}

/// Whether a full stop closes the heading.
fn is_stopped(text: &str, candidates: &[Candidate], index: usize) -> bool {
    candidates.get(index).and_then(|c| text.get(c.end()..)).is_some_and(|rest| rest.starts_with(SENTENCE_END))
}

/// Longest title of an item in Arabic numbers, in characters.
const LONGEST_ITEM: usize = 36;

/// Whether the candidate has a title and text of its own under it.
fn opens_text(text: &str, candidates: &[Candidate], index: usize) -> bool {
    let (Some(c), Some(cut)) = (candidates.get(index), candidates.get(index).and_then(|c| c.cut)) else { return false };
    let item = matches!(c.marker.style, Style::Arabic | Style::ArabicParen);
    let signs = matches!(c.marker.style, Style::Dash | Style::Bullet | Style::Ordinal);
    let title = text.get(c.words..c.end()).unwrap_or("");
    let definition = item && title.contains(['：', ':']);
    let listed = title.ends_with(['；', ';', '，', ',', '、']);
    let next = candidates.get(index + 1);
    let until = next.map_or(text.len(), |next| next.start);
    let under = text.get(c.end()..until.max(c.end())).unwrap_or("").trim_start_matches(SENTENCE_END).trim();
    let deeper = next.is_some_and(|next| next.marker.style > c.marker.style);
    let body = deeper || under.chars().take(8).count() >= 8;
    let in_block = text.get(c.end()..c.block_end).unwrap_or("").trim_start_matches(SENTENCE_END).trim().len() > 8;
    match cut.mark {
        Mark::Alone if signs => body && !listed && !item_states(title),
        Mark::Alone => body && !definition && !listed && (!item || cut.chars <= LONGEST_ITEM),
        Mark::Stop => in_block && !definition && (!item || (cut.chars <= LONGEST_ITEM && !item_states(title))),
        // A sentence without a title in it.
        Mark::Forced => false,
        // A single sentence is an item of a list; a heading has more than that under it.
        Mark::Soft => !item && !definition && (deeper || (sentences_under(text, c) && is_long(text, c))),
    }
}

/// A heading fused with its text stands in a paragraph that is not shorter, in characters.
const SHORTEST_FUSED: usize = 160;

fn is_long(text: &str, c: &Candidate) -> bool {
    text.get(c.words..c.block_end).is_some_and(|words| words.chars().take(SHORTEST_FUSED).count() == SHORTEST_FUSED)
}

/// Whether the block goes on after its first sentence, or the first sentence is too long to be read as one item.
fn sentences_under(text: &str, c: &Candidate) -> bool {
    let words = text.get(c.words..c.block_end).unwrap_or("");
    let after = words.find(SENTENCE_END).and_then(|at| words.get(at..)).unwrap_or("").trim_start_matches(SENTENCE_END);
    after.chars().take(8).count() >= 8
}

/// An item that states numbers is no title.
fn item_states(title: &str) -> bool {
    title.chars().filter(|c| c.is_ascii_digit()).count() >= 4 || title.contains(['；', ';', '%', '％'])
}

/// A table of contents names headings that come again with text under them: the first naming is dropped.
fn drop_contents(text: &str, candidates: &mut Vec<Candidate>) {
    let title = |c: &Candidate| {
        text.get(c.start..c.end()).unwrap_or("").chars().filter(|c| c.is_alphanumeric()).collect::<String>()
    };
    let under =
        |c: &Candidate, next: &Candidate| text.get(c.end()..next.start).unwrap_or("").trim().chars().take(8).count();
    let empty = |pair: &[Candidate]| matches!(pair, [c, next] if under(c, next) < 8);
    if !candidates.windows(2).any(empty) {
        return;
    }
    let mut last: HashMap<String, usize> = HashMap::new();
    for (index, c) in candidates.iter().enumerate() {
        if c.cut.is_some_and(|cut| cut.mark == Mark::Alone) {
            last.insert(title(c), index);
        }
    }
    let bare: Vec<bool> = (0..candidates.len())
        .map(|index| {
            let Some(pair @ [c, _]) = candidates.get(index..index + 2) else { return false };
            empty(pair) && last.get(&title(c)).is_some_and(|at| *at > index)
        })
        .collect();
    let mut at = 0;
    candidates.retain(|_| {
        at += 1;
        !bare.get(at - 1).copied().unwrap_or(false)
    });
}
