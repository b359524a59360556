//! Phrases that are new in a text and those that are gone (提法): what one year repeats and the other never says.

use std::collections::HashMap;

/// A phrase that one of two texts uses and the other does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The words.
    pub words: String,
    /// How often.
    pub count: usize,
    /// Whether the text puts it in quotation marks: a named programme.
    pub quoted: bool,
}

/// Characters of the shortest phrase, and of the longest that is counted; a longer one is grown from a piece of that length.
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=12;
/// Characters of the longest phrase: a slogan of four parts.
const LONGEST: usize = 40;
/// Characters that begin or end no phrase.
const EDGES: &[char] = &[
    '的', '了', '和', '与', '及', '在', '是', '为', '等', '以', '将', '对', '把', '使', '要', '并', '也', '到', '上',
    '中', '下',
];

/// Phrases of `text` that `other` does not have: those in quotation marks, and those said at least twice; the most telling
/// first. Called both ways round it gives what is new and what is gone.
pub fn phrases_without(text: &str, other: &str, limit: usize) -> Vec<Phrase> {
    let mut found = quoted(text, other);
    let known: Vec<String> = found.iter().map(|phrase| phrase.words.clone()).collect();
    found.extend(repeated(text, other).into_iter().filter(|phrase| {
        !known.iter().any(|words| words.contains(&phrase.words) || phrase.words.contains(words.as_str()))
    }));
    let weight = |phrase: &Phrase| phrase.count * phrase.words.chars().count() + if phrase.quoted { 6 } else { 0 };
    found.sort_by(|a, b| weight(b).cmp(&weight(a)).then_with(|| a.words.cmp(&b.words)));
    found.truncate(limit);
    found
}

/// What stands between “ and ”.
fn quoted(text: &str, other: &str) -> Vec<Phrase> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for piece in text.split('“').skip(1) {
        let Some((words, _)) = piece.split_once('”') else { continue };
        if (2..=16).contains(&words.chars().count()) && !other.contains(words) {
            *counts.entry(words).or_default() += 1;
        }
    }
    counts.into_iter().map(|(words, count)| Phrase { words: words.to_owned(), count, quoted: true }).collect()
}

/// What is said twice or more, as long as it can be made: 新质生产力 and not 新质生产.
fn repeated(text: &str, other: &str) -> Vec<Phrase> {
    let runs: Vec<Vec<usize>> = text
        .split(|letter: char| !is_han(letter))
        .filter(|run| !run.is_empty())
        .map(|run| {
            let start = run.as_ptr() as usize - text.as_ptr() as usize;
            run.char_indices().map(|(at, _)| start + at).chain([start + run.len()]).collect()
        })
        .collect();
    let mut kept: Vec<Phrase> = Vec::new();
    for length in LENGTHS.rev() {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for edges in &runs {
            for ends in edges.windows(length + 1) {
                let words = ends.first().zip(ends.last()).and_then(|(start, end)| text.get(*start..*end));
                if let Some(words) = words {
                    *counts.entry(words).or_default() += 1;
                }
            }
        }
        let grows = length == *LENGTHS.end();
        let mut found: Vec<(&str, usize)> =
            counts.into_iter().filter(|(words, count)| *count > 1 && (grows || whole(words))).collect();
        found.sort_unstable();
        for (words, count) in found {
            let inside = kept.iter().any(|longer| longer.count >= count && longer.words.contains(words));
            if inside {
                continue;
            }
            let words = if grows { trimmed(grown(text, words, count)) } else { words };
            if words.chars().count() >= *LENGTHS.start() && !other.contains(words) {
                kept.push(Phrase { words: words.to_owned(), count, quoted: false });
            }
        }
    }
    kept
}

/// As many characters more on both sides as stand there every time.
fn grown<'a>(text: &'a str, words: &'a str, count: usize) -> &'a str {
    let mut words = words;
    while words.chars().count() < LONGEST {
        let Some(start) = text.find(words) else { break };
        let end = start + words.len();
        let after = text.get(end..).and_then(|rest| rest.chars().next()).filter(|letter| is_han(*letter));
        let before = text.get(..start).and_then(|rest| rest.chars().next_back()).filter(|letter| is_han(*letter));
        let longer = [(start, end + after.map_or(0, char::len_utf8)), (start - before.map_or(0, char::len_utf8), end)];
        let longer = longer.into_iter().filter_map(|(from, to)| text.get(from..to));
        let same = |longer: &&str| longer.len() > words.len() && text.matches(*longer).count() == count;
        match longer.into_iter().find(same) {
            Some(longer) => words = longer,
            None => break,
        }
    }
    words
}

/// Without what begins or ends no phrase.
fn trimmed(words: &str) -> &str {
    words.trim_start_matches(EDGES).trim_end_matches(EDGES)
}

fn whole(words: &str) -> bool {
    !words.starts_with(EDGES) && !words.ends_with(EDGES)
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' | '〇')
}
