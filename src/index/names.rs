//! Names that are looked for while they are typed: regions, headings, indicators, the observations under them.
//!
//! An index holds **rows** in **groups**. A row is one thing that can be found, and bears a name; the rows of a group share
//! where they stand (region and year of a report, say), and words of a query may fit there too. Every distinct name is
//! kept and compared once, however many rows bear it: 200,000 observations have a few thousand names.
//!
//! A query is words with blanks between them; each must fit the row's name or one of its places, in any order. A word fits
//! a name by its characters in order ([`Word`]), or by their sound ([`super::sound`]). Every key narrows what the key
//! before left over. The rows that the reader sees, and some more, are ranked by fuzzy-matcher.
//!
//! ```
//! use std::sync::Arc;
//! use baogao::index::names::{NameIndex, Progress, Search};
//!
//! let mut index = NameIndex::default();
//! index.group(&["郴州市", "2024"]);
//! index.row("地区生产总值");
//! index.row("粮食产量");
//! index.group(&["衡阳市", "2024"]);
//! index.row("地区生产总值");
//! let index = Arc::new(index);
//!
//! let mut search = Search::new(Arc::clone(&index), "dqsc h阳", None);
//! // In pieces, so that a newer key can take its place.
//! while search.step(10_000) == Progress::More {}
//! assert_eq!(search.total(), 1);
//! let found = &search.page(0, 50)[0];
//! assert_eq!(found.row, 2);
//! assert_eq!(found.characters, [0, 1, 2, 3]);
//! assert_eq!(found.places, [vec![0, 1], vec![]]);
//!
//! // The next key begins with what this one left over.
//! let mut search = Search::new(index, "dqscz h阳", Some(search));
//! while search.step(10_000) == Progress::More {}
//! assert_eq!(search.total(), 1);
//! ```

mod rank;
mod search;
#[cfg(test)]
mod tests;
mod word;

use std::collections::HashMap;

use xxhash_rust::xxh3::xxh3_64;

pub use super::Progress;
pub use search::{Found, Search};
pub use word::{Closeness, Word, find};

use super::letters;
use super::sound::{Heads, Sounds};

/// Index of a distinct name.
type NameId = u32;

/// Names, the rows that bear them, and the places where the rows stand. Grows at its end; see [`super::names`].
///
/// While a [`Search`] holds it, grow it with [`std::sync::Arc::make_mut`]: the search keeps what it began with.
#[derive(Clone, Debug, Default)]
pub struct NameIndex {
    /// Distinct names as they were given, one after the other.
    text: String,
    text_ends: Vec<u32>,
    /// The same in units; see [`super::letters`].
    units: Vec<u16>,
    unit_ends: Vec<u32>,
    /// One bit for each unit of the name.
    masks: Vec<u64>,
    /// With what its characters begin when they are typed.
    heads: Vec<Heads>,
    by_hash: HashMap<u64, NameId>,
    /// Other names under which a name is found, by the name.
    aliases: Vec<(NameId, NameId)>,
    /// The name of each row.
    rows: Vec<NameId>,
    groups: Vec<Group>,
    /// Names of places of all groups.
    places: Vec<NameId>,
}

/// Rows that stand in one place.
#[derive(Clone, Copy, Debug)]
struct Group {
    first_row: u32,
    first_place: u32,
    /// What its rows are worth more than others.
    rank: i32,
}

impl NameIndex {
    /// Begins a group: the rows that follow stand in these places.
    pub fn group(&mut self, places: &[&str]) {
        self.ranked_group(places, 0);
    }

    /// The same for rows that come before others of the same fit when `rank` is higher; 0 is usual.
    pub fn ranked_group(&mut self, places: &[&str], rank: i32) {
        let group = Group { first_row: count(self.rows.len()), first_place: count(self.places.len()), rank };
        for place in places {
            let place = self.name_id(place);
            self.places.push(place);
        }
        self.groups.push(group);
    }

    /// Adds a row to the last group and returns its number; rows are counted from 0.
    pub fn row(&mut self, name: &str) -> u32 {
        if self.groups.is_empty() {
            self.group(&[]);
        }
        let name = self.name_id(name);
        self.rows.push(name);
        count(self.rows.len() - 1)
    }

    /// Rows of `name` are found under `alias` too, a little after those that bear it as their name.
    pub fn alias(&mut self, name: &str, alias: &str) {
        let pair = (self.name_id(name), self.name_id(alias));
        if pair.0 != pair.1 && !self.aliases.contains(&pair) {
            self.aliases.push(pair);
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How many distinct names there are, with those of places and aliases.
    pub fn names(&self) -> usize {
        self.text_ends.len()
    }

    /// The name of a row; empty for a row that is not there.
    pub fn name_of(&self, row: u32) -> &str {
        self.rows.get(row as usize).map_or("", |name| self.name(*name))
    }

    /// Bytes of memory that it takes.
    pub fn bytes(&self) -> usize {
        let names = self.text.len() + 2 * self.units.len() + self.names() * (4 + 4 + 8 + size_of::<Heads>());
        names + self.by_hash.capacity() * 14 + 4 * (self.rows.len() + self.places.len()) + 12 * self.groups.len()
    }

    /// The number of a name, kept once.
    fn name_id(&mut self, name: &str) -> NameId {
        let mut hash = xxh3_64(name.as_bytes());
        while let Some(known) = self.by_hash.get(&hash).copied() {
            if self.name(known) == name {
                return known;
            }
            // Another name with the same hash: the next free place is this one's.
            hash = hash.wrapping_add(1);
        }
        let id = count(self.text_ends.len());
        self.by_hash.insert(hash, id);
        self.text.push_str(name);
        self.text_ends.push(count(self.text.len()));
        let from = self.units.len();
        self.units.extend(letters::units(name));
        self.unit_ends.push(count(self.units.len()));
        let sounds = Sounds::shared();
        let units = self.units.get(from..).unwrap_or(&[]);
        self.masks.push(units.iter().fold(0, |bits, unit| bits | letters::bit(*unit)));
        self.heads.push(sounds.heads(units));
        id
    }

    fn name(&self, id: NameId) -> &str {
        self.text.get(range(&self.text_ends, id)).unwrap_or("")
    }

    fn units(&self, id: NameId) -> &[u16] {
        self.units.get(range(&self.unit_ends, id)).unwrap_or(&[])
    }

    fn mask(&self, id: NameId) -> u64 {
        self.masks.get(id as usize).copied().unwrap_or(0)
    }

    fn heads(&self, id: NameId) -> Heads {
        self.heads.get(id as usize).copied().unwrap_or_default()
    }

    /// The rows of a group.
    fn rows_of(&self, group: usize) -> std::ops::Range<u32> {
        let first = |at: usize| self.groups.get(at).map_or(count(self.rows.len()), |group| group.first_row);
        first(group)..first(group + 1)
    }

    /// The names of the places of a group.
    fn places_of(&self, group: usize) -> &[NameId] {
        let first = |at: usize| self.groups.get(at).map_or(self.places.len(), |group| group.first_place as usize);
        self.places.get(first(group)..first(group + 1)).unwrap_or(&[])
    }

    /// The group of a row.
    fn group_of(&self, row: u32) -> usize {
        self.groups.partition_point(|group| group.first_row <= row).saturating_sub(1)
    }
}

/// A number in four bytes; an index of more than four thousand million entries does not fit into memory anyway.
fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn range(ends: &[u32], id: NameId) -> std::ops::Range<usize> {
    let at = id as usize;
    let start = at.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    start as usize..ends.get(at).copied().unwrap_or(start) as usize
}
