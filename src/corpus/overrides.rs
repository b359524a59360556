//! `corpus.toml` beside the files: what people know better than the program.
//!
//! ```toml
//! # A file name, a pattern with * and ?, a row or entry behind a #, or the id of a report.
//! ["甲县报告.txt"]
//! region = "430000"        # code, or names from the widest to the narrowest: "某省某市某县"
//! year = 2021              # in which the report was given
//!
//! ["旧/*_扫描.txt"]
//! ignore = true
//! ```
//!
//! It holds for its folder and for the folders below it.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::ValueEnum;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use xxhash_rust::xxh3::xxh3_64;

use crate::error::{Problem, ProblemKind};
use crate::region::{Gazetteer, RegionId};
use crate::report::{Evidence, Field, Identity, Kind, Origin};
use crate::source::OVERRIDES_FILE;

/// The rule that evidence names for a field that was set here.
const RULE: &str = OVERRIDES_FILE;

/// All rules of one file.
#[derive(Debug, Default)]
pub(super) struct Overrides {
    /// The file, as people read it.
    place: String,
    /// The folder that it is in: patterns are relative to it.
    folder: PathBuf,
    rules: Vec<Rule>,
    /// Of the whole file.
    hash: u64,
}

/// What is set for the reports that a pattern fits.
#[derive(Debug)]
struct Rule {
    pattern: String,
    /// Counted from 1.
    line: usize,
    set: Settings,
    /// Whether a report was met that it fits.
    met: AtomicBool,
}

#[derive(Clone, Debug, Default)]
struct Settings {
    /// With the words that were written.
    region: Option<(Region, String)>,
    year: Option<u16>,
    review_year: Option<u16>,
    kind: Option<Kind>,
    title: Option<String>,
    ignore: bool,
}

/// A place as it was written: which unit it is depends on the year of the report.
#[derive(Clone, Debug)]
enum Region {
    Code(String),
    Names(Vec<String>),
}

impl Region {
    fn parse(words: &str) -> Option<Region> {
        let names = || words.split(['/', ' ', '\u{3000}']).filter(|name| !name.is_empty()).map(str::to_owned).collect();
        let is_code = words.len() == 6 && words.bytes().all(|byte| byte.is_ascii_digit());
        let region = if is_code { Region::Code(words.to_owned()) } else { Region::Names(names()) };
        region.find(None).map(|_| region)
    }

    /// The unit in `year`; in any year where that year has none of the name.
    fn find(&self, year: Option<u16>) -> Option<RegionId> {
        let gazetteer = Gazetteer::shared();
        let in_year = |year| match self {
            Region::Code(code) => gazetteer.by_code(code, year),
            Region::Names(names) => {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                match gazetteer.at_path(&names, year).as_slice() {
                    [one] => Some(*one),
                    _ => None,
                }
            }
        };
        in_year(year).or_else(|| in_year(None))
    }
}

/// A sentence in both languages.
struct Complaint(Range<usize>, String, String);

impl Overrides {
    /// The rules in `folder`, and what is wrong with them; `None` where it has no such file.
    pub fn in_folder(folder: &Path) -> Option<(Overrides, Vec<Problem>)> {
        let path = folder.join(OVERRIDES_FILE);
        let place = crate::source::shown(&path).into_owned();
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
            Err(error) => {
                let problem = Problem::new(place, ProblemKind::Unreadable(error.to_string()));
                return Some((Overrides::default(), vec![problem]));
            }
        };
        let (rules, complaints) = parse(&text);
        let problem = |Complaint(at, zh, en)| {
            let line = line_of(&text, at.start);
            Problem::new(format!("{place}:{line}"), ProblemKind::Correction { zh, en })
        };
        let problems = complaints.into_iter().map(problem).collect();
        let hash = xxh3_64(text.as_bytes());
        Some((Overrides { place, folder: folder.to_owned(), rules, hash }, problems))
    }

    /// Sets what is said about a report; answers whether it is to be left out.
    pub fn apply(&self, origin: &Origin, id: &str, identity: &mut Identity) -> bool {
        let name = self.relative(origin);
        let mut ignored = false;
        for rule in self.rules.iter().filter(|rule| rule.fits(&name, id)) {
            rule.met.store(true, Ordering::Relaxed);
            rule.set.apply(identity);
            ignored |= rule.set.ignore;
        }
        ignored
    }

    /// Notes that a report was met, without setting anything: what was kept of it has the settings in it.
    pub fn meet(&self, origin: &Origin, id: &str) {
        let name = self.relative(origin);
        for rule in self.rules.iter().filter(|rule| rule.fits(&name, id)) {
            rule.met.store(true, Ordering::Relaxed);
        }
    }

    /// One number for all that a chain of folders sets.
    pub fn fingerprint(chain: &[Arc<Overrides>]) -> u64 {
        chain.iter().fold(0, |all, overrides| xxh3_64(&[all, overrides.hash].map(u64::to_le_bytes).concat()))
    }

    /// Path and entry of a report, as seen from the folder.
    fn relative(&self, origin: &Origin) -> String {
        let folder = crate::source::shown(&self.folder);
        let shown = origin.display();
        let below = shown.strip_prefix(&*folder).unwrap_or(&shown);
        below.trim_start_matches(['/', '\\']).replace('\\', "/")
    }

    /// Rules that fitted nothing: a name that was mistyped, or a file that is gone.
    pub fn unmet(&self) -> impl Iterator<Item = Problem> {
        self.rules.iter().filter(|rule| !rule.met.load(Ordering::Relaxed)).map(|rule| {
            let zh = format!("“{}”没有对应的文件或报告", rule.pattern);
            let en = format!("\"{}\" fits no file and no report", rule.pattern);
            Problem::new(format!("{}:{}", self.place, rule.line), ProblemKind::Correction { zh, en })
        })
    }
}

impl Rule {
    fn fits(&self, name: &str, id: &str) -> bool {
        let file = name.rsplit('/').next().unwrap_or(name);
        let whole = name.split('#').next().unwrap_or(name);
        let file_whole = whole.rsplit('/').next().unwrap_or(whole);
        [name, whole, file, file_whole].iter().any(|name| matches(&self.pattern, name)) || same_text(&self.pattern, id)
    }
}

/// Whether two ids are of the same text: region and year in them change when they are corrected, the last part does not.
fn same_text(one: &str, other: &str) -> bool {
    let last = |id: &str| id.rsplit_once('-').filter(|(_, hash)| hash.len() == 8).map(|(_, hash)| hash.to_owned());
    last(one).is_some_and(|hash| Some(hash) == last(other))
}

/// `*` stands for any characters but `/`, `?` for one.
fn matches(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) = (pattern.chars().collect(), name.chars().collect());
    let (mut p, mut n) = (0, 0);
    // Where to go on when the last `*` has to take one character more.
    let mut retry: Option<(usize, usize)> = None;
    while n < name.len() {
        match pattern.get(p) {
            Some('*') => {
                retry = Some((p, n));
                p += 1;
            }
            Some(c) if *c == name[n] || *c == '?' && name[n] != '/' => (p, n) = (p + 1, n + 1),
            _ => match retry {
                Some((star, from)) if name[from] != '/' => {
                    retry = Some((star, from + 1));
                    (p, n) = (star + 1, from + 1);
                }
                _ => return false,
            },
        }
    }
    pattern[p..].iter().all(|c| *c == '*')
}

impl Settings {
    fn apply(&self, identity: &mut Identity) {
        if let Some(kind) = self.kind {
            identity.kind = kind;
            say(identity, Field::Kind, kind.key());
        }
        if let Some(title) = &self.title {
            identity.title = Some(title.as_str().into());
            say(identity, Field::Title, title);
        }
        if let Some(year) = self.year {
            identity.year = Some(year);
            say(identity, Field::Year, &year.to_string());
            // A work report looks back on the year before unless it is said otherwise.
            if identity.kind == Kind::GovernmentWorkReport && self.review_year.is_none() {
                identity.review_year = Some(year - 1);
                say(identity, Field::ReviewYear, &year.to_string());
            }
        }
        if let Some(year) = self.review_year {
            identity.review_year = Some(year);
            say(identity, Field::ReviewYear, &year.to_string());
        }
        if let Some((region, words)) = &self.region {
            identity.region = region.find(identity.filed_year());
            say(identity, Field::Region, words);
        }
    }
}

/// The file is the only evidence of what it sets.
fn say(identity: &mut Identity, field: Field, words: &str) {
    identity.evidence.retain(|evidence| evidence.field != field);
    identity.evidence.push(Evidence { field, rule: RULE.into(), words: words.into(), span: None });
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

fn parse(text: &str) -> (Vec<Rule>, Vec<Complaint>) {
    let (mut rules, mut complaints) = (Vec::new(), Vec::new());
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let at = error.span().unwrap_or(0..0);
        complaints.push(Complaint(
            at,
            format!("不是有效的 TOML（{}）", error.message()),
            format!("not valid TOML ({})", error.message()),
        ));
    }
    for (name, value) in table.into_inner() {
        let DeValue::Table(settings) = value.get_ref() else {
            let (zh, en) = ("应写成 [\"文件名\"] 加下面的各项", "write [\"file name\"] with the settings below it");
            complaints.push(Complaint(name.span(), zh.to_owned(), en.to_owned()));
            continue;
        };
        let set = self::settings(settings, &mut complaints);
        rules.push(Rule {
            pattern: name.get_ref().to_string(),
            line: line_of(text, name.span().start),
            set,
            met: AtomicBool::new(false),
        });
    }
    rules.sort_by_key(|rule| rule.line);
    complaints.sort_by_key(|complaint| complaint.0.start);
    (rules, complaints)
}

fn settings(table: &DeTable<'_>, complaints: &mut Vec<Complaint>) -> Settings {
    let mut set = Settings::default();
    for (name, value) in table {
        let written = words(value);
        let understood = match &**name.get_ref() {
            "region" => {
                set.region = Region::parse(&written).map(|region| (region, written.clone()));
                set.region.is_some()
            }
            "year" => {
                set.year = year(&written);
                set.year.is_some()
            }
            "review_year" => {
                set.review_year = year(&written);
                set.review_year.is_some()
            }
            "kind" => {
                set.kind = Kind::from_str(&written, true).ok();
                set.kind.is_some()
            }
            "title" => {
                set.title = Some(written.clone());
                !written.is_empty()
            }
            "ignore" => {
                set.ignore = written == "true";
                written == "true" || written == "false"
            }
            other => {
                let known = "region, year, review_year, kind, title, ignore";
                let (zh, en) = (
                    format!("不认识“{other}”，可用的有 {known}"),
                    format!("\"{other}\" is unknown; there are {known}"),
                );
                complaints.push(Complaint(name.span(), zh, en));
                continue;
            }
        };
        if !understood {
            let (zh, en) = complaint(name.get_ref(), &written);
            complaints.push(Complaint(value.span(), zh, en));
        }
    }
    set
}

/// What is wrong with a value, and what would be right.
fn complaint(name: &str, written: &str) -> (String, String) {
    let (zh, en) = match name {
        "region" => (
            "地名不存在或不唯一，请写六位区划代码或从省到县的全称",
            "no such place, or several; write the six digits of its code or all names from the province down",
        ),
        "kind" => (
            "没有这种文件，例如 government_work_report、news_feature、budget_report",
            "no such kind; for example government_work_report, news_feature, budget_report",
        ),
        "ignore" => ("只能是 true 或 false", "either true or false"),
        _ => ("应为四位年份", "a year of four digits is expected"),
    };
    (format!("{name} = “{written}”：{zh}"), format!("{name} = \"{written}\": {en}"))
}

fn year(written: &str) -> Option<u16> {
    written.parse().ok().filter(|year| (1949..=2100).contains(year))
}

fn words(value: &Spanned<DeValue<'_>>) -> String {
    match value.get_ref() {
        DeValue::String(text) => text.trim().to_owned(),
        DeValue::Integer(number) => number.to_string(),
        DeValue::Boolean(truth) => truth.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns() {
        assert!(matches("*.txt", "甲县.txt") && matches("甲?2021*", "甲县2021年.txt") && matches("旧/*", "旧/1.txt"));
        assert!(!matches("*.txt", "旧/甲县.txt") && !matches("甲县", "甲县.txt") && matches("*", ""));
        assert!(matches("表.csv#12", "表.csv#12") && !matches("表.csv#1", "表.csv#12"));
        assert!(same_text("000000-0000-0a1b2c3d", "430000-2021-0a1b2c3d") && !same_text("甲县-1", "乙县-1"));
    }

    #[test]
    fn settings_are_read_with_the_lines_of_what_is_wrong() {
        let text = "[\"a.txt\"]\nregion = \"430000\"\nyear = 2021\n\n[\"b.txt\"]\nyear = 21\nyaer = 2021\nkind = \"novel\"\nregion = \"没有县\"\n";
        let (rules, complaints) = parse(text);
        assert_eq!(
            rules.iter().map(|rule| (&*rule.pattern, rule.line)).collect::<Vec<_>>(),
            [("a.txt", 1), ("b.txt", 5)]
        );
        let lines: Vec<usize> = complaints.iter().map(|complaint| line_of(text, complaint.0.start)).collect();
        assert_eq!(lines, [6, 7, 8, 9]);
        let mut identity = Identity { kind: Kind::GovernmentWorkReport, ..Identity::default() };
        rules[0].set.apply(&mut identity);
        assert_eq!((identity.year, identity.review_year), (Some(2021), Some(2020)));
        assert!(identity.evidence.iter().all(|evidence| evidence.rule == "corpus.toml"));
    }

    #[test]
    fn broken_toml_is_a_complaint_with_its_line() {
        let text = "[\"a.txt\"]\nyear = 2021\n[b.txt\n";
        let (_, complaints) = parse(text);
        assert!(complaints.iter().any(|complaint| line_of(text, complaint.0.start) == 3), "{}", complaints.len());
    }
}
