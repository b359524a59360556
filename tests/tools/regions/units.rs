//! Units with their years, out of the year-end books.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use super::books::{Book, YEARS};
use super::names::short_names;

/// A unit with one code, one name and one parent over a run of years.
#[derive(Clone, Debug)]
pub struct Unit {
    pub code: String,
    pub name: String,
    pub short_names: Vec<String>,
    pub level: char,
    /// Index of the unit above it.
    pub parent: Option<usize>,
    pub from: u16,
    pub to: u16,
    pub successor: Option<usize>,
}

impl Unit {
    pub fn valid_in(&self, year: u16) -> bool {
        (self.from..=self.to).contains(&year)
    }
}

/// n(ation), p(rovince), c(ity: prefecture), d(istrict or county).
fn level(code: &str) -> char {
    match code {
        "100000" => 'n',
        _ if code.ends_with("0000") => 'p',
        _ if code.ends_with("00") => 'c',
        _ => 'd',
    }
}

/// Code of the unit above: the prefecture of the same prefix where the book of the year has it, else the province (districts of
/// 北京, 省直辖县级市 of 4290xx and 6590xx). Prefectures called 市辖区 or 县 are in no book, so they never become units.
fn parent_code(code: &str, book: &Book) -> Option<String> {
    match level(code) {
        'n' | 'p' => None,
        'c' => Some(format!("{}0000", &code[..2])),
        _ => {
            let prefecture = format!("{}00", &code[..4]);
            Some(if book.contains_key(&prefecture) { prefecture } else { format!("{}0000", &code[..2]) })
        }
    }
}

/// One unit for each run of years with the same code, name and parent.
pub fn from_books(books: &BTreeMap<u16, Book>) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut by_code: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    // Wider units first, so that parents have their index when their children are made.
    for wanted in ['n', 'p', 'c', 'd'] {
        let mut open: BTreeMap<&str, usize> = BTreeMap::new();
        for year in YEARS {
            let book = &books[&year];
            open.retain(|code, _| book.contains_key(*code));
            for (code, name) in book.iter().filter(|(code, _)| level(code) == wanted) {
                let parent = parent_code(code, book)
                    .and_then(|above| by_code.get(&above)?.iter().copied().find(|&at| units[at].valid_in(year)));
                if let Some(&at) = open.get(code.as_str())
                    && units[at].name == *name
                    && units[at].parent == parent
                {
                    units[at].to = year;
                    continue;
                }
                open.insert(code, units.len());
                by_code.entry(code.clone()).or_default().push(units.len());
                units.push(Unit {
                    code: code.clone(),
                    name: name.clone(),
                    short_names: short_names(code, name),
                    level: wanted,
                    parent,
                    from: year,
                    to: year,
                    successor: None,
                });
            }
        }
    }
    units
}

/// Adds the districts that have an administration but no place in the books.
pub fn add_functional(units: &mut Vec<Unit>, list: &Path) {
    let text = std::fs::read_to_string(list).expect("assets/functional_districts.tsv, run from the package's folder");
    for line in text.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [code, names, parent, from, to, successor, _source] = cells[..] else { panic!("seven cells: {line}") };
        let mut names = names.split('|').map(str::to_owned);
        let from: u16 = from.parse().expect("a year");
        let to = if to == "-" { *YEARS.end() } else { to.parse().expect("a year") };
        let at = |code: &str, year: u16| units.iter().rposition(|unit| unit.code == code && unit.valid_in(year));
        let unit = Unit {
            code: code.to_owned(),
            name: names.next().expect("a name"),
            short_names: names.collect(),
            level: 'd',
            parent: Some(at(parent, to).unwrap_or_else(|| panic!("{code}: no unit {parent} in {to}"))),
            from,
            to,
            successor: (successor != "-")
                .then(|| at(successor, to + 1).unwrap_or_else(|| panic!("{code}: no {successor} after {to}"))),
        };
        units.push(unit);
    }
}

/// The table, in the order of codes and years; parents and successors as line numbers counted from 0.
pub fn to_tsv(units: &[Unit]) -> String {
    let mut order: Vec<usize> = (0..units.len()).collect();
    order.sort_by_key(|&at| (&units[at].code, units[at].from, units[at].to));
    let mut place = vec![0; units.len()];
    for (line, &at) in order.iter().enumerate() {
        place[at] = line;
    }
    let line_of = |index: Option<usize>| index.map_or_else(|| "-".to_owned(), |at| place[at].to_string());
    let mut out = String::from(
        "# Units of GB/T 2260 since 1980 and functional districts; made by the example build-regions, not by hand.\n\
         # A year is the end of that year. Parent and successor are rows counted from 0 (the header is no row).\n\
         code\tname\tshort\tlevel\tparent\tfrom\tto\tsuccessor\n",
    );
    for &at in &order {
        let unit = &units[at];
        let to = if unit.to == *YEARS.end() { "-".to_owned() } else { unit.to.to_string() };
        writeln!(
            out,
            "{}\t{}\t{}\t{}\t{}\t{}\t{to}\t{}",
            unit.code,
            unit.name,
            unit.short_names.join("|"),
            unit.level,
            line_of(unit.parent),
            unit.from,
            line_of(unit.successor),
        )
        .expect("writing to a string");
    }
    out
}
