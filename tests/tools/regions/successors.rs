//! What a unit became: from its code, its name and the events of the year after its last.

use std::collections::BTreeMap;

use super::books::{Book, Events, YEARS};
use super::names::stem;
use super::units::Unit;

/// Provinces that were cut out of another one: a unit may find its successor there.
const SPLIT_OFF: &[(&str, &str)] = &[("44", "46"), ("51", "50")];

/// What no rule and no table says: the city that was put under another level, or went up in one of another name. Codes before and after.
const KNOWN: &[(&str, &str, &str)] = &[
    ("320800", "淮阴市", "320800"),
    ("371200", "莱芜市", "370100"),
    ("430402", "江东区", "430405"),
    ("510200", "重庆市", "500000"),
    ("511200", "万县市", "500101"),
    ("511202", "龙宝区", "500101"),
    ("511203", "天城区", "500101"),
    ("511204", "五桥区", "500101"),
    ("513001", "达川市", "511702"),
    ("513500", "黔江地区", "500239"),
    ("517000", "涪陵市", "500102"),
    ("530200", "东川市", "530113"),
    ("232100", "松花江地区", "230100"),
    ("650108", "东山区", "650109"),
];

struct Linker<'a> {
    units: &'a [Unit],
    books: &'a BTreeMap<u16, Book>,
    events: &'a Events,
    /// Units by the year in which they begin.
    starting: BTreeMap<u16, Vec<usize>>,
}

pub fn link(units: &mut [Unit], books: &BTreeMap<u16, Book>, events: &Events) {
    let mut starting: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
    for (at, unit) in units.iter().enumerate() {
        starting.entry(unit.from).or_default().push(at);
    }
    let linker = Linker { units, books, events, starting };
    let found: Vec<Option<usize>> = (0..units.len()).map(|at| linker.successor(at)).collect();
    for (unit, successor) in units.iter_mut().zip(found) {
        if successor.is_none() && unit.to < *YEARS.end() && unit.to >= 1995 {
            eprintln!("no successor: {} {} {}-{}", unit.code, unit.name, unit.from, unit.to);
        }
        unit.successor = successor;
    }
}

impl Linker<'_> {
    fn successor(&self, at: usize) -> Option<usize> {
        let unit = &self.units[at];
        if unit.to == *YEARS.end() {
            return None;
        }
        self.same_code_and_name(unit)
            .or_else(|| self.known(unit))
            .or_else(|| self.new_unit(unit, |next| next.name == unit.name))
            .or_else(|| self.dated_event(unit))
            .or_else(|| self.new_unit(unit, |next| same_stem(unit, next)))
            .or_else(|| self.renamed(unit))
            .or_else(|| self.told_event(unit))
            .or_else(|| self.merged_into_namesake(unit))
            .or_else(|| self.raised(unit))
    }

    fn same_code_and_name(&self, unit: &Unit) -> Option<usize> {
        self.next_year(unit).find(|&at| self.units[at].code == unit.code && self.units[at].name == unit.name)
    }

    /// A unit of the same level that begins in the next year and fits, the one of the same prefecture first.
    fn new_unit(&self, unit: &Unit, fits: impl Fn(&Unit) -> bool) -> Option<usize> {
        let year = unit.to + 1;
        let mut found: Vec<usize> = self.starting.get(&year).map_or(Vec::new(), |list| {
            let near = list.iter().copied().filter(|&at| {
                let next = &self.units[at];
                next.level == unit.level && near(&unit.code, &next.code) && fits(next)
            });
            near.filter(|&at| !self.known_before(at, unit.to)).collect()
        });
        found.sort_by_key(|&at| self.units[at].code[..4] != unit.code[..4]);
        match found[..] {
            [one] => Some(one),
            [first, second, ..] if self.units[first].code[..4] != self.units[second].code[..4] => Some(first),
            _ => None,
        }
    }

    /// Whether the unit's code and name stood in the book of `year` too (then only its parent is new).
    fn known_before(&self, at: usize, year: u16) -> bool {
        let unit = &self.units[at];
        self.books[&year].get(&unit.code) == Some(&unit.name)
    }

    /// The event tables name the code that it became. A 码位改派 gave the code to another place; a 撤销 is believed only
    /// within the same prefecture, or for a unit that is new, because the table's compilers matched names across provinces.
    fn dated_event(&self, unit: &Unit) -> Option<usize> {
        let year = unit.to + 1;
        self.events
            .dated
            .iter()
            .filter(|event| {
                event.year == year
                    && event.kind != "码位改派"
                    && event.old_code.as_deref() == Some(&unit.code)
                    && event.old_name.as_deref() == Some(&unit.name)
            })
            .find_map(|event| {
                let (code, name) = (event.new_code.as_deref()?, event.new_name.as_deref()?);
                let believed = near(&unit.code, code)
                    && (event.kind != "撤销"
                        || code[..4] == unit.code[..4]
                        || !self.books[&unit.to].contains_key(code));
                let next = |at: &usize| self.units[*at].code == code && self.units[*at].name == name;
                self.next_year(unit).find(next).filter(|&at| believed && self.units[at].level == unit.level)
            })
    }

    /// The same code under a name that no other unit had before.
    fn renamed(&self, unit: &Unit) -> Option<usize> {
        let fits = |at: &usize| {
            let next = &self.units[*at];
            next.code == unit.code && !self.books[&unit.to].values().any(|name| *name == next.name)
        };
        self.next_year(unit).find(fits)
    }

    /// An event in words: the first named unit that exists afterwards, in the same prefecture if there is one.
    fn told_event(&self, unit: &Unit) -> Option<usize> {
        for year in [unit.to + 1, unit.to, unit.to - 1] {
            for told in self.events.told.iter().filter(|told| told.year == year) {
                if !told.old.contains(&unit.name) || !self.about(unit, &told.prefectures) {
                    continue;
                }
                let named = told.new.iter().map(String::as_str).chain(merged_into(&told.words, &unit.name));
                for name in named {
                    let found = self.next_year(unit).find(|&at| {
                        let next = &self.units[at];
                        next.name == name && next.level == unit.level && next.code[..4] == unit.code[..4]
                    });
                    if found.is_some() {
                        return found;
                    }
                }
            }
        }
        None
    }

    fn known(&self, unit: &Unit) -> Option<usize> {
        let (_, _, code) = KNOWN.iter().find(|(code, name, _)| *code == unit.code && *name == unit.name)?;
        self.next_year(unit).find(|&at| self.units[at].code == *code)
    }

    fn about(&self, unit: &Unit, prefectures: &str) -> bool {
        let parent = unit.parent.map(|at| self.units[at].name.as_str()).unwrap_or_default();
        prefectures.is_empty() || prefectures.contains(parent)
    }

    /// 邯郸地区 went up in 邯郸市, which existed before.
    fn merged_into_namesake(&self, unit: &Unit) -> Option<usize> {
        self.next_year(unit).find(|&at| {
            let next = &self.units[at];
            next.level == unit.level && near(&unit.code, &next.code) && same_stem(unit, next)
        })
    }

    /// A county-level city whose name went to a prefecture: the one district made out of it (毕节市 → 七星关区), else the
    /// prefecture itself (儋州市).
    fn raised(&self, unit: &Unit) -> Option<usize> {
        if unit.level != 'd' || !unit.name.ends_with('市') {
            return None;
        }
        let prefecture = self.next_year(unit).find(|&at| {
            let next = &self.units[at];
            next.level == 'c' && next.from == unit.to + 1 && next.name == unit.name && near(&unit.code, &next.code)
        })?;
        let made = self.starting[&(unit.to + 1)].iter().copied().filter(|&at| {
            let next = &self.units[at];
            next.parent == Some(prefecture) && next.name.ends_with('区')
        });
        match made.collect::<Vec<_>>()[..] {
            [one] => Some(one),
            _ => Some(prefecture),
        }
    }

    fn next_year(&self, unit: &Unit) -> impl Iterator<Item = usize> {
        let year = unit.to + 1;
        (0..self.units.len()).filter(move |&at| self.units[at].valid_in(year))
    }
}

fn near(one: &str, other: &str) -> bool {
    let (one, other) = (&one[..2], &other[..2]);
    one == other || SPLIT_OFF.contains(&(one, other))
}

fn same_stem(one: &Unit, other: &Unit) -> bool {
    let (a, b) = (stem(&one.name), stem(&other.name));
    // 沙县 → 沙县区, 滦县 → 滦州市: a name of one character keeps it in front.
    let grown = one.name.chars().count() == 2
        && one.name.ends_with('县')
        && other.name.chars().next() == one.name.chars().next()
        && other.name.chars().count() == 3;
    let common = matches!(a, "市中" | "桥东" | "桥西" | "城关" | "郊区" | "城区" | "矿区" | "市郊" | "新城");
    (a == b && (!common || one.code[..4] == other.code[..4]))
        || (grown && (one.code[..4] == other.code[..4] || other.from == one.to + 1))
}

/// Units into which `name` went according to the words: 撤销…将其行政区域并入…新建区, 设立…蓬莱区.
fn merged_into<'a>(words: &'a str, name: &str) -> Vec<&'a str> {
    let mut found = Vec::new();
    for mark in ["并入", "划归", "设立新的", "设立"] {
        for (at, _) in words.match_indices(mark) {
            let tail = &words[at + mark.len()..];
            let end = tail.find(['；', '，', '。', ',', '|']).unwrap_or(tail.len());
            let tail = &tail[..end];
            // 杭州市上城区: every suffix that could be a unit's name.
            for (start, _) in tail.char_indices() {
                let candidate = tail[start..].trim_end_matches("管辖").trim();
                if candidate.chars().count() >= 2 && candidate != name {
                    found.push(candidate);
                }
            }
        }
    }
    found
}
