//! Short words that recur in every report, kept once: units as printed, names of rules.

use std::collections::HashSet;
use std::fmt;
use std::sync::{OnceLock, RwLock};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An interned word: copying it costs nothing, and two equal words are one piece of memory.
///
/// Only for closed vocabularies (units, rules): the words live as long as the program.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol(&'static str);

fn table() -> &'static RwLock<HashSet<&'static str>> {
    static TABLE: OnceLock<RwLock<HashSet<&'static str>>> = OnceLock::new();
    TABLE.get_or_init(RwLock::default)
}

impl Symbol {
    /// The empty word.
    pub const EMPTY: Symbol = Symbol("");

    /// A word known when the program was written.
    pub const fn fixed(word: &'static str) -> Self {
        Symbol(word)
    }

    /// The symbol for `word`.
    pub fn new(word: &str) -> Self {
        if word.is_empty() {
            return Self::EMPTY;
        }
        let known = |words: &HashSet<&'static str>| words.get(word).copied();
        if let Some(found) = table().read().ok().and_then(|words| known(&words)) {
            return Symbol(found);
        }
        let Ok(mut words) = table().write() else {
            return Symbol(Box::leak(word.into()));
        };
        let kept = known(&words).unwrap_or_else(|| Box::leak(word.into()));
        words.insert(kept);
        Symbol(kept)
    }

    /// The word itself.
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// Whether it is the empty word.
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }
}

impl Default for Symbol {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl fmt::Debug for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

impl Serialize for Symbol {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

impl<'de> Deserialize<'de> for Symbol {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Symbol::new(&String::deserialize(deserializer)?))
    }
}
