//! What several numbers amount to: middle, bounds, places.

use rust_decimal::Decimal;

use crate::indicator::Direction;

/// What the columns of a row amount to together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Columns that state it.
    pub stated: usize,
    /// Middle value; of an even number the mean of the two in the middle.
    pub median: Decimal,
    /// Smallest value.
    pub lowest: Decimal,
    /// Largest value.
    pub highest: Decimal,
}

impl Summary {
    /// Of values in any order; `None` when there are none.
    pub fn of(values: &[Decimal]) -> Option<Self> {
        let (lowest, highest) = (*values.iter().min()?, *values.iter().max()?);
        let mut parted = values.to_vec();
        // Only the middle has to stand where it belongs.
        let (below, upper, _) = parted.select_nth_unstable(values.len() / 2);
        let median = match (values.len() % 2, below.iter().max()) {
            (0, Some(lower)) => (*lower / Decimal::TWO) + (*upper / Decimal::TWO),
            _ => *upper,
        };
        Some(Self { stated: values.len(), median: median.normalize(), lowest, highest })
    }

    /// Largest minus smallest.
    pub fn spread(&self) -> Decimal {
        self.highest - self.lowest
    }
}

/// Places from 1; equal values share a place, and the next one is left out. `None` keeps no place.
pub fn places(values: &[Option<Decimal>], best: Direction) -> Vec<Option<usize>> {
    let mut sorted: Vec<Decimal> = values.iter().flatten().copied().collect();
    sorted.sort_unstable();
    let place = |value: Decimal| match best {
        Direction::Lower => 1 + sorted.partition_point(|other| *other < value),
        Direction::Higher | Direction::None => 1 + sorted.len() - sorted.partition_point(|other| *other <= value),
    };
    values.iter().map(|value| value.map(place)).collect()
}
