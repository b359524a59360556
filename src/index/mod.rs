//! 检索: exact search in texts with its context; names by fuzzy matching and pinyin.

pub mod concordance;
pub mod fuzzy;
pub mod grams;
pub mod letters;
pub mod names;
pub mod sound;
pub mod text;

/// Whether a search that is done in pieces has more to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Go on.
    More,
    /// The answer is whole.
    Done,
}
