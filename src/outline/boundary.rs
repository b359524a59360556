//! How likely a heading ends at a place where nothing marks its end: a sum of weights of the characters around the place.

use std::collections::HashMap;
use std::sync::OnceLock;

/// Weights of the characters before, after and around a place, in natural logarithms.
struct Weights {
    end: HashMap<[char; 3], f32>,
    open: HashMap<[char; 3], f32>,
    across: HashMap<[char; 3], f32>,
}

fn weights() -> &'static Weights {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    WEIGHTS.get_or_init(|| read(include_str!("../../assets/heading_cut.tsv")))
}

fn read(table: &str) -> Weights {
    let mut weights = Weights { end: HashMap::new(), open: HashMap::new(), across: HashMap::new() };
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('\t');
        let (Some(side), Some(weight), Some(words)) = (fields.next(), fields.next(), fields.next()) else { continue };
        let Ok(tenths) = weight.parse::<f32>() else { continue };
        let side = match side {
            "end" => &mut weights.end,
            "open" => &mut weights.open,
            _ => &mut weights.across,
        };
        side.extend(words.split(' ').map(|word| (key(word.chars()), tenths / 10.0)));
    }
    weights
}

/// Up to three characters as a key.
fn key(chars: impl Iterator<Item = char>) -> [char; 3] {
    let mut key = ['\0'; 3];
    for (slot, c) in key.iter_mut().zip(chars) {
        *slot = c;
    }
    key
}

/// Characters as the table writes them.
pub(super) fn plain(c: char) -> char {
    match c {
        '0'..='9' | '０'..='９' => '0',
        ',' => '，',
        '"' | '”' | '“' | '『' | '』' | '「' | '」' => '“',
        _ => c,
    }
}

/// How much better a heading ends before `chars[at]` than goes on there; `chars` as [`plain`] gives them.
pub(super) fn weight(chars: &[char], at: usize) -> f32 {
    let weights = weights();
    let find = |side: &HashMap<[char; 3], f32>, from: usize, to: usize| {
        let piece = chars.get(from..to).unwrap_or_default();
        side.get(&key(piece.iter().copied())).copied().unwrap_or(0.0)
    };
    let before: f32 = (2..=3).filter(|n| *n <= at).map(|n| find(&weights.end, at - n, at)).sum();
    let after: f32 = (1..=3).map(|n| find(&weights.open, at, at + n)).sum();
    before + after + find(&weights.across, at.saturating_sub(1), at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_ends_where_its_noun_ends_and_a_verb_begins() {
        let chars: Vec<char> = "推进农业结构调整加快发展特色种植".chars().map(plain).collect();
        let best = (4..chars.len() - 2).max_by(|a, b| weight(&chars, *a).total_cmp(&weight(&chars, *b)));
        assert_eq!(best, Some(8));
    }
}
