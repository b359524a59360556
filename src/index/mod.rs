//! 检索: exact search in texts with its context; names by fuzzy matching and pinyin.
//!
//! | looked for | where | with |
//! |---|---|---|
//! | words as they stand, or a pattern | one text | [`text::Query`] |
//! | the same, with what stands beside them (KWIC) | a corpus | [`concordance::Concordance`], quick by [`grams::Grams`] |
//! | names while they are typed | up to some hundred thousand | [`names::NameIndex`] and [`names::Search`] |
//! | the same | a few hundred | [`fuzzy::NameQuery`] |
//!
//! What may take longer than a key is done in pieces: the caller calls `step` as long as it says [`Progress::More`] and nobody
//! asked something newer. Nothing here starts a thread.

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
