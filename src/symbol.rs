//! Short words that recur in every report, kept once: units as printed, names of rules.

use std::cell::RefCell;
use std::fmt;
use std::sync::{OnceLock, RwLock};

use rustc_hash::FxHashMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An interned word: copying it costs nothing, and two equal words are one piece of memory.
///
/// Only for closed vocabularies (units, rules): the words live as long as the program.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol(&'static str);

/// All words, each with its number.
#[derive(Default)]
struct Table {
    numbers: FxHashMap<&'static str, u16>,
    words: Vec<&'static str>,
}

fn table() -> &'static RwLock<Table> {
    static TABLE: OnceLock<RwLock<Table>> = OnceLock::new();
    TABLE.get_or_init(RwLock::default)
}

thread_local! {
    /// As much of the table as this thread has asked for: a lock for every number of a report would hold up the other threads.
    static OWN: RefCell<Table> = RefCell::default();
}

/// What the table answers.
fn known<T>(ask: impl Fn(&Table) -> Option<T>) -> Option<T> {
    let asked = OWN.try_with(|own| {
        let mut own = own.borrow_mut();
        ask(&own).or_else(|| {
            own.catch_up(&*table().read().ok()?);
            ask(&own)
        })
    });
    asked.unwrap_or_else(|_| ask(&*table().read().ok()?))
}

impl Table {
    /// Takes over what `all` has learned since.
    fn catch_up(&mut self, all: &Table) {
        for word in all.words.iter().skip(self.words.len()) {
            self.add(word);
        }
    }

    fn add(&mut self, word: &'static str) -> Option<u16> {
        if let Some(number) = self.numbers.get(word) {
            return Some(*number);
        }
        let number = u16::try_from(self.words.len()).ok()?;
        self.words.push(word);
        self.numbers.insert(word, number);
        Some(number)
    }
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
        let kept = |table: &Table| table.numbers.get_key_value(word).map(|(word, _)| *word);
        if let Some(found) = known(kept) {
            return Symbol(found);
        }
        let Ok(mut table) = table().write() else {
            return Symbol(Box::leak(word.into()));
        };
        let kept = kept(&table).unwrap_or_else(|| Box::leak(word.into()));
        table.add(kept);
        Symbol(kept)
    }

    /// A number for the word, good as long as the program runs; `None` after 65,535 words.
    pub fn number(self) -> Option<u16> {
        known(|table| table.numbers.get(self.0).copied()).or_else(|| table().write().ok()?.add(self.0))
    }

    /// The word with a number; the empty word for a number that none has.
    pub fn of_number(number: u16) -> Self {
        known(|table| table.words.get(usize::from(number)).copied()).map_or(Self::EMPTY, Symbol)
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
