//! 检索: exact search in texts with its context; names by fuzzy matching and pinyin.

pub mod fuzzy;
pub mod letters;
pub mod names;
pub mod sound;
pub mod text;
