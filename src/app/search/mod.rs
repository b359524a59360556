//! Finding over the whole corpus: names in the finder, words in the concordance.

mod concordance;
mod finder;

pub use crate::index::text::Order as Sorted;
pub use concordance::{Concordance, Hits, search};
pub use finder::{Finder, FinderDesk, Match, Matches, Target};
