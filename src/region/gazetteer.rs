//! All units, compiled in from `assets/regions.tsv`.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Level, Region, RegionId};

/// Made by `cargo run --release --example build-regions -- ../shared/gazetteer > assets/regions.tsv`.
const TABLE: &str = include_str!("../../assets/regions.tsv");

/// Characters in the longest name of a unit.
const LONGEST_NAME: usize = 15;

/// All units of GB/T 2260 since 1980, with the functional districts that publish reports.
#[derive(Debug, Default)]
pub struct Gazetteer {
    regions: Vec<Region>,
    /// Full and short names to the units that bear them.
    by_name: FxHashMap<&'static str, Vec<RegionId>>,
    by_code: FxHashMap<&'static str, Vec<RegionId>>,
    /// The last two characters of all names, the last first.
    ends: FxHashSet<(char, char)>,
    /// Units right below each unit, in the order of the table.
    below: Vec<Vec<RegionId>>,
    /// Units that became each unit.
    before: Vec<Vec<RegionId>>,
}

impl Gazetteer {
    /// The gazetteer of the program, read once.
    pub fn shared() -> &'static Gazetteer {
        static SHARED: OnceLock<Gazetteer> = OnceLock::new();
        SHARED.get_or_init(|| Gazetteer::parse(TABLE))
    }

    /// Reads a table with a comment (`#`), a header and one row a unit; a row that is not whole is left out.
    fn parse(table: &'static str) -> Gazetteer {
        let rows = table.lines().filter(|line| !line.starts_with('#')).skip(1);
        let regions: Vec<Region> = rows.filter_map(region).collect();
        let mut by_name: FxHashMap<&'static str, Vec<RegionId>> =
            FxHashMap::with_capacity_and_hasher(regions.len() * 2, Default::default());
        let mut by_code: FxHashMap<&'static str, Vec<RegionId>> =
            FxHashMap::with_capacity_and_hasher(regions.len(), Default::default());
        for (id, region) in (0u16..).map(RegionId).zip(&regions) {
            by_code.entry(region.code).or_default().push(id);
            for name in std::iter::once(&region.name).chain(&region.short_names) {
                by_name.entry(name).or_default().push(id);
            }
        }
        let mut below = vec![Vec::new(); regions.len()];
        let mut before = vec![Vec::new(); regions.len()];
        for (id, region) in (0u16..).map(RegionId).zip(&regions) {
            let note = |list: &mut Vec<Vec<RegionId>>, at: Option<RegionId>| {
                if let Some(entry) = at.and_then(|at| list.get_mut(usize::from(at.0))) {
                    entry.push(id);
                }
            };
            note(&mut below, region.parent);
            note(&mut before, region.successor);
        }
        let ends = by_name.keys().filter_map(|name| last_two(name)).collect();
        Gazetteer { regions, by_name, by_code, ends, below, before }
    }

    /// The unit with this id; `None` only for an id of another gazetteer.
    pub fn get(&self, id: RegionId) -> Option<&Region> {
        self.regions.get(usize::from(id.0))
    }

    /// From the province (or the nation) down to the unit itself.
    pub fn path(&self, id: RegionId) -> Vec<RegionId> {
        let mut path: Vec<RegionId> = self.upwards(id).collect();
        path.reverse();
        path
    }

    /// The unit itself, then those above it. No chain is longer than the levels there are.
    pub fn upwards(&self, id: RegionId) -> impl Iterator<Item = RegionId> {
        std::iter::successors(Some(id), |at| self.get(*at).and_then(|region| region.parent)).take(4)
    }

    /// Whether `id` is `above` or lies in it, today or in the years of `id`.
    pub fn is_within(&self, id: RegionId, above: RegionId) -> bool {
        self.upwards(id).any(|at| at == above || self.current(at) == self.current(above))
    }

    /// The unit that this one is today: under which reports of all years are filed together.
    pub fn current(&self, id: RegionId) -> RegionId {
        let mut at = id;
        // A chain of renamings is short; the bound only guards against a cycle in the data.
        for _ in 0..16 {
            match self.get(at).and_then(|region| region.successor) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// What a unit was in `year`: itself, a successor, or the unit that it was made out of (of several, the one that kept its
    /// name or code). Itself where nothing fits.
    pub fn in_its_time(&self, id: RegionId, year: Option<u16>) -> RegionId {
        let Some(year) = year else { return id };
        let mut at = id;
        for _ in 0..16 {
            let Some(region) = self.get(at) else { break };
            if region.spoken_of_in(Some(year)) {
                return at;
            }
            let next = if region.valid_in(Some(year)) || year < region.valid_from {
                self.made_of(at)
            } else {
                region.successor
            };
            match next {
                Some(next) => at = next,
                None => break,
            }
        }
        id
    }

    fn made_of(&self, id: RegionId) -> Option<RegionId> {
        let region = self.get(id)?;
        let before = self.before.get(usize::from(id.0))?;
        let likeness = |at: &RegionId| {
            self.get(*at).map_or(0, |old| {
                let same_name = old.name == region.name || old.short_name() == region.short_name();
                u8::from(same_name) * 4 + u8::from(old.code == region.code) * 2 + u8::from(old.level == region.level)
            })
        };
        before.iter().copied().max_by_key(|at| (likeness(at), std::cmp::Reverse(*at)))
    }

    /// Units right below a unit in a year (in any year when none is given).
    pub fn children(&self, id: RegionId, year: Option<u16>) -> impl Iterator<Item = RegionId> {
        let below = self.below.get(usize::from(id.0)).map_or(&[][..], Vec::as_slice);
        below.iter().copied().filter(move |child| self.get(*child).is_some_and(|region| region.valid_in(year)))
    }

    /// The unit with this code in `year` (the latest one when no year is given).
    pub fn by_code(&self, code: &str, year: Option<u16>) -> Option<RegionId> {
        let valid = |id: &&RegionId| self.get(**id).is_some_and(|region| region.valid_in(year));
        self.by_code.get(code)?.iter().rev().find(valid).copied()
    }

    /// Every unit that bears `name` in full or in short, in any year: several for homonyms and for a unit that changed its
    /// code. The caller asks or weighs; see [`Gazetteer::in_year`].
    pub fn named(&self, name: &str) -> &[RegionId] {
        self.by_name.get(name).map_or(&[], Vec::as_slice)
    }

    /// The names with which `words` end, of two characters and more, the shortest first, with the units that bear them.
    pub fn names_at_end<'a>(&self, words: &'a str) -> impl Iterator<Item = (&'a str, &[RegionId])> {
        // Most words end like no name.
        let may = last_two(words).is_some_and(|end| self.ends.contains(&end));
        let hanzi = words.char_indices().rev().take_while(|(_, c)| ('\u{4e00}'..='\u{9fff}').contains(c));
        let names = hanzi.take(if may { LONGEST_NAME } else { 0 }).skip(1).filter_map(|(start, _)| words.get(start..));
        names.map(|name| (name, self.named(name))).filter(|(_, units)| !units.is_empty())
    }

    /// Units that bear `name` in `year`, one entry a unit. A year means the names of the year before too: a report of January
    /// speaks of a unit as it was at the end of December.
    pub fn in_year(&self, name: &str, year: Option<u16>) -> Vec<RegionId> {
        self.those_in_year(self.named(name), year)
    }

    /// Of the units that bear one name, those that bear it in `year`, one entry a unit.
    pub fn those_in_year(&self, units: &[RegionId], year: Option<u16>) -> Vec<RegionId> {
        let valid = |id: &RegionId| self.get(*id).is_some_and(|region| region.spoken_of_in(year));
        let mut found: Vec<RegionId> = units.iter().copied().filter(valid).collect();
        if found.len() < 2 {
            return found;
        }
        // The later of two entries of one unit stands for it.
        found.sort_by_key(|id| {
            std::cmp::Reverse(self.get(*id).map(|region| (region.valid_in(year), region.valid_from)))
        });
        let mut seen = Vec::new();
        found.retain(|id| {
            let now = self.current(*id);
            !seen.contains(&now) && (seen.push(now), true).1
        });
        found
    }

    /// The unit that a chain of names means, the widest first (`湖南省`, `郴州市`, `北湖区`); names may stand together in
    /// one word. Several when the names leave it open, none when a name is unknown or does not lie in the one before it.
    pub fn at_path(&self, names: &[&str], year: Option<u16>) -> Vec<RegionId> {
        let mut found: Vec<RegionId> = Vec::new();
        for word in names.iter().map(|word| word.trim()).filter(|word| !word.is_empty()) {
            for name in self.names_in(word) {
                let within = |id: &RegionId| found.is_empty() || found.iter().any(|above| self.is_within(*id, *above));
                let next: Vec<RegionId> = self.in_year(name, year).into_iter().filter(within).collect();
                if next.is_empty() {
                    return next;
                }
                found = next;
            }
        }
        found
    }

    /// Cuts 湖南省郴州市北湖区 into its names, each the longest known; the whole word when it does not come out even.
    fn names_in<'a>(&self, word: &'a str) -> Vec<&'a str> {
        let mut names = Vec::new();
        let mut rest = word;
        while !rest.is_empty() {
            let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).rev();
            let Some(end) =
                ends.into_iter().find(|end| rest.get(..*end).is_some_and(|name| !self.named(name).is_empty()))
            else {
                return vec![word];
            };
            let (name, tail) = rest.split_at(end);
            names.push(name);
            rest = tail;
        }
        names
    }

    /// All units with their ids.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (RegionId, &Region)> {
        self.regions.iter().enumerate().map(|(at, region)| (RegionId(u16::try_from(at).unwrap_or(u16::MAX)), region))
    }
}

/// The last two characters, the last first.
fn last_two(words: &str) -> Option<(char, char)> {
    let mut chars = words.chars().rev();
    chars.next().zip(chars.next())
}

/// One row: code, name, short names, level, parent, from, to, successor.
fn region(row: &'static str) -> Option<Region> {
    let mut cells = row.split('\t');
    let mut next = || cells.next();
    let (code, name, short, level) = (next()?, next()?, next()?, next()?);
    let (parent, from, to, successor) = (next()?, next()?, next()?, next()?);
    let id = |cell: &str| cell.parse().ok().map(RegionId);
    Some(Region {
        code,
        name,
        short_names: short.split('|').filter(|name| !name.is_empty()).collect(),
        level: match level {
            "n" => Level::Nation,
            "p" => Level::Province,
            "c" => Level::Prefecture,
            "d" => Level::County,
            _ => return None,
        },
        parent: id(parent),
        valid_from: from.parse().ok()?,
        valid_to: to.parse().ok(),
        successor: id(successor),
    })
}

#[cfg(test)]
#[path = "gazetteer_tests.rs"]
mod tests;
