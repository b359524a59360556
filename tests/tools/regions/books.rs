//! The code books as year-end states, with the gaps filled from dated events.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;

/// Code to name at the end of a year.
pub type Book = BTreeMap<String, String>;

/// First and last year of the gazetteer.
pub const YEARS: std::ops::RangeInclusive<u16> = 1980..=2026;

/// A dated change of one unit, by code where the source knows it.
#[derive(Clone, Debug)]
pub struct Event {
    pub year: u16,
    pub kind: String,
    pub old_code: Option<String>,
    pub old_name: Option<String>,
    pub new_code: Option<String>,
    pub new_name: Option<String>,
}

/// A change told in words: names before and after.
#[derive(Clone, Debug)]
pub struct Told {
    pub year: u16,
    pub prefectures: String,
    pub old: Vec<String>,
    pub new: Vec<String>,
    pub words: String,
}

pub struct Events {
    pub dated: Vec<Event>,
    pub told: Vec<Told>,
}

#[derive(Deserialize)]
struct ChangesFile {
    events: Vec<RawEvent>,
}

#[derive(Deserialize)]
struct RawEvent {
    year: u16,
    #[serde(rename = "type")]
    kind: String,
    old: RawUnit,
    new: RawUnit,
}

#[derive(Deserialize)]
struct RawUnit {
    code: Option<String>,
    name: Option<String>,
}

#[derive(Deserialize)]
struct Divisions {
    provinces: BTreeMap<String, Province>,
}

#[derive(Deserialize)]
struct Province {
    code: String,
    cities: BTreeMap<String, City>,
}

#[derive(Deserialize)]
struct City {
    code: Option<String>,
    #[serde(default)]
    counties: BTreeMap<String, String>,
}

impl Events {
    pub fn read(folder: &Path) -> Events {
        let text =
            std::fs::read_to_string(folder.join("changes/historical_changes_v1.json")).expect("the change events");
        let file: ChangesFile = serde_json::from_str(&text).expect("change events as JSON");
        let six = |code: Option<String>| code.map(|code| code[..6].to_owned());
        let dated = file
            .events
            .into_iter()
            .map(|raw| Event {
                year: raw.year,
                kind: raw.kind,
                old_code: six(raw.old.code),
                old_name: raw.old.name,
                new_code: six(raw.new.code),
                new_name: raw.new.name,
            })
            .collect();
        let mut told = Vec::new();
        let path = folder.join("prefecture-crosswalk/county_administrative_events_1983_2026.csv");
        let mut reader = csv::Reader::from_path(path).expect("the events in words");
        let list = |cell: &str| cell.split('、').map(str::trim).filter(|n| !n.is_empty()).map(str::to_owned).collect();
        for row in reader.deserialize::<BTreeMap<String, String>>() {
            let row = row.expect("a row of the events in words");
            told.push(Told {
                year: row["year"].parse().expect("a year"),
                prefectures: row["prefecture_names"].clone(),
                old: list(&row["old_county_units"]),
                new: list(&row["new_county_units"]),
                words: row["change_description"].clone(),
            });
        }
        Events { dated, told }
    }

    /// The year in which `code` with `name` came or went, within `after+1..=last`.
    fn year_of(&self, code: &str, name: &str, comes: bool, after: u16, last: u16) -> Option<u16> {
        let within = |year: u16| after < year && year <= last;
        let by_code = self.dated.iter().find(|event| {
            let (at, called) =
                if comes { (&event.new_code, &event.new_name) } else { (&event.old_code, &event.old_name) };
            within(event.year) && at.as_deref() == Some(code) && called.as_deref() == Some(name)
        });
        let in_words = || {
            self.told.iter().find(|told| {
                within(told.year) && (if comes { &told.new } else { &told.old }).iter().any(|unit| unit == name)
            })
        };
        by_code.map(|event| event.year).or_else(|| in_words().map(|told| told.year))
    }
}

/// The state at the end of each year.
pub fn read(folder: &Path, events: &Events) -> BTreeMap<u16, Book> {
    let mut known: BTreeMap<u16, Book> = BTreeMap::new();
    for year in 1980..=2017u16 {
        // The book marked 201112 already holds the changes of 2012 (三沙市, 姑苏区), and there is none of 2012.
        let (file, year) = match year {
            2011 => ("201112".to_owned(), 2012),
            2012 => continue,
            _ => (format!("{year}12"), year),
        };
        known.insert(year, read_book(&folder.join(format!("gb2260-mca/{file}.tsv"))));
    }
    known.insert(2026, read_divisions(&folder.join("changes/divisions_v1.json")));

    let mut books = BTreeMap::new();
    let mut before: Option<(u16, Book)> = None;
    for (year, book) in known {
        if let Some((earlier, state)) = before.take() {
            fill(&mut books, events, (earlier, &state), (year, &book));
        }
        books.insert(year, book.clone());
        before = Some((year, book));
    }
    for (year, book) in &mut books {
        nation(*year, book);
    }
    smooth(&mut books);
    books
}

/// Slips of the code books: 昭通市 was never called otherwise.
const MISPRINTS: &[(&str, &str, &str)] = &[("532101", "邵通市", "昭通市")];

/// A code that says for one or two years something else than before and after (2004: the counties of 哈尔滨 shifted by
/// one; 1987: 安徽省 as a county) is a slip of that book.
fn smooth(books: &mut BTreeMap<u16, Book>) {
    for (code, wrong, right) in MISPRINTS {
        for book in books.values_mut() {
            if book.get(*code).is_some_and(|name| name == wrong) {
                book.insert((*code).to_owned(), (*right).to_owned());
            }
        }
    }
    for year in YEARS.skip(1) {
        let slips = displaced(books, year);
        if let Some(book) = books.get_mut(&year) {
            book.retain(|code, _| !slips.contains(code));
        }
    }
    let codes: BTreeSet<String> = books.values().flat_map(|book| book.keys().cloned()).collect();
    for code in codes {
        for gap in [1, 2] {
            for year in YEARS.skip(1) {
                let at = |year: u16| books.get(&year).and_then(|book| book.get(&code));
                let (before, after) = (at(year - 1).cloned(), at(year + gap));
                if before.is_none() || before.as_ref() != after || at(year) == before.as_ref() {
                    continue;
                }
                for slip in year..year + gap {
                    if let (Some(book), Some(name)) = (books.get_mut(&slip), &before) {
                        book.insert(code.clone(), name.clone());
                    }
                }
            }
        }
    }
}

/// Codes that are new in a book, for that year alone, with the name that another code has the year before and the year after.
fn displaced(books: &BTreeMap<u16, Book>, year: u16) -> BTreeSet<String> {
    let (Some(before), Some(book), Some(after)) = (books.get(&(year - 1)), books.get(&year), books.get(&(year + 1)))
    else {
        return BTreeSet::new();
    };
    let elsewhere = |code: &str, name: &str| {
        before.iter().any(|(other, held)| {
            other != code
                && held == name
                && after.get(other).is_some_and(|kept| kept == name)
                && !book.contains_key(other)
        })
    };
    let slipped = |(code, name): &(&String, &String)| {
        !before.contains_key(*code) && after.get(*code) != Some(*name) && elsewhere(code, name)
    };
    book.iter().filter(slipped).map(|(code, _)| code.clone()).collect()
}

/// The years between two known states: each change happens in the year of its event, or in the first year after the earlier state.
fn fill(books: &mut BTreeMap<u16, Book>, events: &Events, from: (u16, &Book), to: (u16, &Book)) {
    if from.0 + 1 == to.0 {
        return;
    }
    let codes: BTreeSet<&String> = from.1.keys().chain(to.1.keys()).collect();
    let mut changes: Vec<(u16, &String, Option<&String>)> = Vec::new();
    for code in codes {
        let (old, new) = (from.1.get(code), to.1.get(code));
        if old == new {
            continue;
        }
        let went = old.map(|name| events.year_of(code, name, false, from.0, to.0));
        let came = new.map(|name| events.year_of(code, name, true, from.0, to.0));
        let year = came.flatten().or(went.flatten()).unwrap_or_else(|| {
            eprintln!("no date: {code} {old:?} -> {new:?} after {}", from.0);
            from.0 + 1
        });
        changes.push((year, code, new));
    }
    let mut state = from.1.clone();
    for year in from.0 + 1..to.0 {
        for (_, code, new) in changes.iter().filter(|change| change.0 == year) {
            match new {
                Some(name) => state.insert((*code).clone(), (*name).clone()),
                None => state.remove(*code),
            };
        }
        books.insert(year, state.clone());
    }
}

/// The nation, which no book lists, and the provinces that the books list only in some years.
fn nation(year: u16, book: &mut Book) {
    book.insert("100000".into(), "全国".into());
    book.insert("710000".into(), "台湾省".into());
    for (code, name, since) in [("810000", "香港特别行政区", 1997), ("820000", "澳门特别行政区", 1999)] {
        match year < since {
            true => book.remove(code),
            false => book.insert(code.into(), name.into()),
        };
    }
}

fn read_book(path: &Path) -> Book {
    let text = std::fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    let cells = text.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    cells.map(|cells| (cells[2].to_owned(), cells[3].trim().to_owned())).collect()
}

fn read_divisions(path: &Path) -> Book {
    let text = std::fs::read_to_string(path).expect("today's divisions");
    let file: Divisions = serde_json::from_str(&text).expect("today's divisions as JSON");
    let mut book = Book::new();
    for (name, province) in file.provinces {
        book.insert(province.code[..6].to_owned(), name);
        for (name, city) in province.cities {
            if let Some(code) = city.code {
                book.insert(code[..6].to_owned(), name);
            }
            book.extend(city.counties.into_iter().map(|(name, code)| (code[..6].to_owned(), name)));
        }
    }
    book
}
