//! How likely a heading ends at a place where nothing marks its end: a sum of weights of the characters around the place
//! and of the shape that the heading would have. `assets/heading_cut.tsv` says where the weights come from.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// Up to four characters, sixteen bits each: those of the table are all of the first plane.
type Key = u64;

#[derive(Default)]
struct Weights {
    end: FxHashMap<Key, f32>,
    open: FxHashMap<Key, f32>,
    across: FxHashMap<Key, f32>,
    /// By the length of the last clause.
    last: [f32; 25],
    /// By the length in threes of characters.
    thirds: [f32; 16],
    /// One clause only.
    single: f32,
    /// With two, three, four clauses: by how much longer the last is than the first, from -8 on.
    pair: [[f32; 17]; 3],
}

fn weights() -> &'static Weights {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    WEIGHTS.get_or_init(|| read(include_str!("../../assets/heading_cut.tsv")))
}

fn read(table: &str) -> Weights {
    let mut weights = Weights::default();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('\t');
        let (Some(feature), Some(weight), Some(values)) = (fields.next(), fields.next(), fields.next()) else {
            continue;
        };
        let Ok(weight) = weight.parse::<f32>() else { continue };
        let side = match feature {
            "end" => &mut weights.end,
            "open" => &mut weights.open,
            "across" => &mut weights.across,
            shape => {
                for value in values.split(' ').filter_map(|value| value.parse::<i32>().ok()) {
                    if let Some(slot) = weights.shape_slot(shape, value) {
                        *slot = weight;
                    }
                }
                continue;
            }
        };
        side.extend(values.split(' ').map(|value| (key(value.chars()), weight)));
    }
    with_shorter(&mut weights.end, |key| [key & 0xFFFF, key & PAIR]);
    with_shorter(&mut weights.open, |key| [key >> 32, key >> 16]);
    with_shorter(&mut weights.across, |key| [key & PAIR, key >> 16 & PAIR]);
    weights
}

/// The bits of two characters.
const PAIR: Key = 0xFFFF_FFFF;

/// Puts in the shorter pieces, without weight where they have none: where one is missing, so are all that hold it.
fn with_shorter(side: &mut FxHashMap<Key, f32>, shorter: fn(Key) -> [Key; 2]) {
    let pieces: Vec<Key> = side.keys().copied().collect();
    for piece in pieces.into_iter().flat_map(shorter) {
        side.entry(piece).or_default();
    }
}

impl Weights {
    fn shape_slot(&mut self, feature: &str, value: i32) -> Option<&mut f32> {
        let at = |from: i32| usize::try_from(value - from).ok();
        match feature {
            "last" => self.last.get_mut(at(0)?),
            "thirds" => self.thirds.get_mut(at(0)?),
            "single" => Some(&mut self.single),
            "pair2" => self.pair[0].get_mut(at(-8)?),
            "pair3" => self.pair[1].get_mut(at(-8)?),
            "pair4" => self.pair[2].get_mut(at(-8)?),
            _ => None,
        }
    }

    /// How well a heading of this shape is shaped.
    fn shape(&self, title: Shape) -> f32 {
        let longer = (title.last as i32 - title.first() as i32).clamp(-8, 8) + 8;
        let pair = match title.commas {
            0 => self.single,
            more => self.pair.get(more.min(3) - 1).and_then(|row| row.get(longer as usize)).copied().unwrap_or(0.0),
        };
        let last = self.last.get(title.last.min(24)).copied().unwrap_or(0.0);
        pair + last + self.thirds.get((title.chars / 3).min(15)).copied().unwrap_or(0.0)
    }
}

/// The clauses of the words before a place; it grows with them.
#[derive(Clone, Copy, Default)]
pub(super) struct Shape {
    /// Characters in all.
    chars: usize,
    /// Clauses but the first.
    pub commas: usize,
    /// Characters of the first clause, once a comma closed it.
    closed: usize,
    /// Characters of the last clause.
    pub last: usize,
}

impl Shape {
    pub fn of(words: &[char]) -> Self {
        let mut shape = Shape::default();
        words.iter().for_each(|c| shape.push(*c));
        shape
    }

    pub fn push(&mut self, c: char) {
        self.chars += 1;
        if c != '，' {
            self.last += 1;
            return;
        }
        self.closed = self.first();
        self.commas += 1;
        self.last = 0;
    }

    /// Characters of the first clause.
    fn first(&self) -> usize {
        if self.commas == 0 { self.last } else { self.closed }
    }
}

fn key(chars: impl Iterator<Item = char>) -> Key {
    chars.fold(0, |key, c| key << 16 | code(c))
}

fn code(c: char) -> Key {
    Key::from(u32::from(c).min(0xFFFF))
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

/// How well a heading ends before `chars[at]`; `chars` as [`plain`] gives them, from the first word of the heading, which
/// has this shape up to there.
pub(super) fn weight(chars: &[char], at: usize, shape: Shape) -> f32 {
    let weights = weights();
    let sum = |side: &FxHashMap<Key, f32>, keys: &[Key]| keys.iter().map_while(|key| side.get(key)).sum::<f32>();
    // No character is a nought, with which no key of the table ends.
    let [l1, l2, l3] = [1, 2, 3].map(|back| at.checked_sub(back).and_then(|at| chars.get(at)).map_or(0, |c| code(*c)));
    let [r1, r2, r3] = [0, 1, 2].map(|on| chars.get(at + on).map_or(0, |c| code(*c)));
    let before = sum(&weights.end, &[l1, l2 << 16 | l1, l3 << 32 | l2 << 16 | l1]);
    let after = sum(&weights.open, &[r1, r1 << 16 | r2, r1 << 32 | r2 << 16 | r3]);
    let (near, far) = (l1 << 16 | r1, l1 << 32 | r1 << 16 | r2);
    let around = weights.across.get(&near).map_or(0.0, |around| {
        let wider = [l2 << 32 | near, far, l2 << 48 | far].map(|key| weights.across.get(&key).copied().unwrap_or(0.0));
        wider.iter().fold(*around, |sum, weight| sum + weight)
    });
    before + after + around + weights.shape(shape)
}

/// The odds were fitted on sentences that are hardly longer, in characters.
const LONGEST_FITTED: usize = 36;

/// How much a sentence of `chars` speaks for being a heading together with the sentence under it, when its best place to be
/// cut scores `best`: the logarithm of the odds, fitted on sentences of both kinds.
pub(super) fn fused(chars: &[char], best: f32) -> f32 {
    let weights = weights();
    let ending: f32 = (1..=3)
        .map(|n| chars.get(chars.len().saturating_sub(n)..).unwrap_or_default())
        .map(|piece| weights.end.get(&key(piece.iter().copied())).copied().unwrap_or(0.0))
        .sum();
    let shape = Shape::of(chars);
    let clauses = 1 + shape.commas;
    let length = chars.len().min(LONGEST_FITTED) as f32;
    -4.9 + 0.52 * best + 0.177 * length - 0.12 * ending - 0.56 * weights.shape(shape) - 1.44 * clauses as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_ends_where_its_noun_ends_and_a_verb_begins() {
        let chars: Vec<char> = "推进农业结构调整加快发展特色种植".chars().map(plain).collect();
        let of = |at: usize| weight(&chars, at, Shape::of(&chars[..at]));
        let best = (4..chars.len() - 2).max_by(|a, b| of(*a).total_cmp(&of(*b)));
        assert_eq!(best, Some(8));
    }
}
