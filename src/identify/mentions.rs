//! How often a text names each unit of the gazetteer: one automaton over all names, built once.

use std::collections::HashMap;
use std::sync::OnceLock;

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};

use crate::region::{Gazetteer, RegionId};

struct Names {
    automaton: CharwiseDoubleArrayAhoCorasick<u32>,
    names: Vec<&'static str>,
}

/// Names that are common words too: as a mention they say nothing.
const COMMON: &[&str] =
    &["城区", "郊区", "矿区", "新区", "市区", "合作", "市郊区", "城中", "新城", "中国", "国家", "中央"];

/// Full and short names of two characters and more.
fn names() -> Option<&'static Names> {
    static NAMES: OnceLock<Option<Names>> = OnceLock::new();
    NAMES
        .get_or_init(|| {
            let mut names: Vec<&'static str> = Gazetteer::shared()
                .iter()
                .flat_map(|(_, region)| std::iter::once(region.name).chain(region.short_names.iter().copied()))
                .filter(|name| name.chars().nth(1).is_some() && !COMMON.contains(name))
                .collect();
            names.sort_unstable();
            names.dedup();
            let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new()
                .match_kind(MatchKind::LeftmostLongest)
                .build(names.iter().copied())
                .ok()?;
            Some(Names { automaton, names })
        })
        .as_ref()
}

/// A name in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    pub name: &'static str,
    pub start: usize,
    pub end: usize,
}

/// Every name in `text`, the longest at each place.
pub(super) fn mentions(text: &str) -> impl Iterator<Item = Mention> {
    names().into_iter().flat_map(move |names| {
        names.automaton.leftmost_find_iter(text).filter_map(|found| {
            let name = names.names.get(found.value() as usize).copied()?;
            Some(Mention { name, start: found.start(), end: found.end() })
        })
    })
}

/// How often each name stands in a text.
#[derive(Debug, Default)]
pub(super) struct Counts {
    times: HashMap<&'static str, u32>,
}

impl Counts {
    pub fn of(text: &str) -> Self {
        let mut counts = Counts::default();
        for mention in mentions(text) {
            *counts.times.entry(mention.name).or_default() += 1;
        }
        counts
    }

    pub fn times(&self, name: &str) -> u32 {
        self.times.get(name).copied().unwrap_or(0)
    }

    /// Names with their counts.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, u32)> {
        self.times.iter().map(|(name, times)| (*name, *times))
    }

    /// How often the text speaks of a unit: in full, and in short where the short name has its sense to itself.
    pub fn of_unit(&self, id: RegionId) -> u32 {
        Gazetteer::shared().get(id).map_or(0, |region| {
            let short = region.short_names.iter().filter(|name| name.chars().nth(1).is_some());
            self.times(region.name) + short.map(|name| self.times(name)).sum::<u32>()
        })
    }

    /// How often the text names a unit in full.
    pub fn in_full(&self, id: RegionId) -> u32 {
        Gazetteer::shared().get(id).map_or(0, |region| self.times(region.name))
    }
}
