//! Lines that announce a group of numbered sections: 一年来，我们改善民生，… over (一), and again over the next (一).

use std::collections::HashMap;

use super::blocks::Block;
use super::marker::{self, Style};
use super::said::{Said, Tells};
use super::words::{SENTENCE_END, is_part_title};

/// Longest line over a group of numbered sections, in characters.
const LONGEST_ANNOUNCING: usize = 70;

/// Longest title of a part, in characters.
const LONGEST_PART: usize = 45;

/// Lines of one sentence that each stand over sections numbered from 1, and that begin alike: 一年来，我们改善民生，… over (一),
/// and again over the next (一). One such line alone is a sentence like any other.
pub(super) fn announcing(text: &str, blocks: &[Block]) -> Vec<bool> {
    let mut found = vec![false; blocks.len()];
    let opens_count = |block: &Block| {
        marker::parse(block.of(text))
            .is_some_and(|m| m.value == 1 && matches!(m.style, Style::ChineseParen | Style::Arabic))
    };
    let lines: Vec<(usize, String)> = blocks
        .iter()
        .enumerate()
        .filter_map(|(index, line)| {
            if !(12..=LONGEST_ANNOUNCING).contains(&line.chars) {
                return None;
            }
            // Under a line without a full stop a paragraph or two may stand before the count begins.
            let reach = if line.is_closed(text) { 1 } else { 3 };
            let words = line.of(text).trim_end_matches('。');
            let announced = || Said::of(words).tells(Tells::Announces);
            let one = || !words.ends_with(['：', ':', '；', ';']) && !words.contains(SENTENCE_END) && !announced();
            let bare = || marker::parse(words).is_none();
            let below = blocks.iter().skip(index + 1).take(reach);
            let counted =
                || below.clone().find(|block| marker::parse(block.of(text)).is_some()).is_some_and(opens_count);
            (bare() && counted() && one()).then(|| (index, words.chars().take(4).collect()))
        })
        .collect();
    // Alike, and in one part: nothing of a higher rank stands between them.
    let higher = |block: &Block| {
        let words = block.of(text);
        let part = block.chars <= LONGEST_PART && !block.is_closed(text) && is_part_title(words);
        part || marker::parse(words).is_some_and(|m| m.style <= Style::Chinese)
    };
    let mut last: HashMap<&str, usize> = HashMap::new();
    for (second, opening) in &lines {
        let Some(first) = last.insert(opening, *second) else { continue };
        let between = blocks.get(first + 1..*second).unwrap_or_default();
        if !between.iter().any(higher) {
            for index in [first, *second] {
                if let Some(slot) = found.get_mut(index) {
                    *slot = true;
                }
            }
        }
    }
    found
}
