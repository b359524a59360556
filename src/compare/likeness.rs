//! How alike two pieces of Chinese text are: pairs of neighbouring characters need no word segmentation.

/// The distinct pairs of neighbouring characters of a text, without digits, spaces and punctuation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pairs(Vec<(char, char)>);

impl Pairs {
    /// Pairs of `text`.
    pub(super) fn new(text: &str) -> Self {
        let letters: Vec<char> = text.chars().filter(|letter| letter.is_alphabetic()).collect();
        let mut pairs: Vec<(char, char)> = letters.windows(2).filter_map(|w| Some((*w.first()?, *w.get(1)?))).collect();
        pairs.sort_unstable();
        pairs.dedup();
        Self(pairs)
    }

    /// The pairs in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (char, char)> + '_ {
        self.0.iter().copied()
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Pairs in common, twice, in parts of all (Dice): 1 for the same pairs, 0 for none in common.
    pub(super) fn likeness(&self, other: &Pairs) -> f64 {
        let shared = self.0.iter().filter(|pair| other.0.binary_search(pair).is_ok()).count();
        dice(shared, self.len(), other.len())
    }
}

/// Twice what is shared, in parts of both.
pub(super) fn dice(shared: usize, one: usize, other: usize) -> f64 {
    if one + other == 0 { 0.0 } else { 2.0 * shared as f64 / (one + other) as f64 }
}
