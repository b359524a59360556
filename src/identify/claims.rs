//! Who says whose report it is: each place that names a unit puts in a claim.

use std::sync::LazyLock;

use memchr::memmem;
use regex::Regex;

use super::mentions::{is_word, mentions};
use super::occasion::Occasion;
use super::opening::{Opening, floor_char};
use super::romanised::{is_wide, names_read_as};
use super::titles::{FILE, PRINTED, Title, folders};
use crate::region::{Gazetteer, Level, RegionId};
use crate::source::Hints;
use crate::span::Span;

/// A unit named as that of the document.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub id: RegionId,
    pub weight: f32,
    pub rule: &'static str,
    pub words: String,
    pub span: Option<Span>,
}

/// Bytes of the longest line that can be the name of a government, with the white space before it.
const LONGEST_SIGNATURE: usize = 240;

/// All claims, and the kind of unit (市, 县, 区) for which the speaker speaks where no name is given.
#[derive(Debug, Default)]
pub(super) struct Claims {
    pub list: Vec<Claim>,
    pub speaks_for: Option<char>,
}

/// The code of the nation.
const NATION: &str = "100000";

/// Somebody's words with the weight of a full name in them.
struct Source<'a> {
    words: &'a str,
    printed: &'a str,
    weight: f32,
    rule: &'static str,
    span: Option<Span>,
}

impl Claims {
    pub fn of(
        text: &str,
        year: Option<u16>,
        titles: &[Title],
        occasion: &Occasion,
        opening: &Opening,
        hints: &Hints,
    ) -> Self {
        let mut claims = Claims::default();
        claims.speech(text, year, opening);
        if let Some((name, evidence)) = &occasion.congress {
            let source = Source {
                words: name,
                printed: &evidence.words,
                weight: 10.0,
                rule: "session_line",
                span: evidence.span,
            };
            if name.contains("全国人") {
                claims.nation(&source, 20.0);
            } else {
                claims.names(&source, year);
                claims.speaks_for =
                    claims.speaks_for.or_else(|| name.chars().next().filter(|first| "省市县区州旗".contains(*first)));
            }
        }
        for title in titles {
            let weight = match title.rule {
                PRINTED => 10.0,
                FILE => 6.0,
                _ => 8.0,
            };
            let source =
                Source { words: &title.folded, printed: &title.words, weight, rule: title.rule, span: title.span };
            claims.names(&source, year);
        }
        claims.head(text, year, opening);
        for (depth, folder) in (0u8..).zip(folders(hints)) {
            let weight = 4.0 / f32::from(depth + 1);
            let source = Source { words: &folder, printed: &folder, weight, rule: "folder", span: None };
            claims.names(&source, year);
            claims.romanised(&source, year);
        }
        for title in titles.iter().filter(|title| title.rule == FILE) {
            let source = Source { words: &title.words, printed: &title.words, weight: 6.0, rule: FILE, span: None };
            claims.romanised(&source, year);
            if let Some(id) = code_in(&title.words, year) {
                claims.push(id, source.weight, &source);
            }
        }
        claims.columns(hints, year);
        claims.signature(text, year);
        claims
    }

    /// 我代表某某市人民政府: the name, or only the kind of unit.
    fn speech(&mut self, text: &str, year: Option<u16>, opening: &Opening) {
        let Some((_, who)) = opening.speaks_for.clone() else { return };
        let span = opening.lead.span(text, who.clone());
        let who = &opening.lead.text[who];
        let source = Source { words: who, printed: span.of(text), weight: 12.0, rule: "speaks_for", span: Some(span) };
        if ["国务院", "中央人民政府", "全国人民"].iter().any(|word| who.contains(word)) {
            self.nation(&source, 25.0);
            return;
        }
        self.names(&source, year);
        let office = ["人民政府", "政府", "管委会", "管理委员会", "党工委"].iter().find_map(|word| who.find(word));
        let before = office.and_then(|at| who.get(..at)).unwrap_or("");
        let before = before.trim_end_matches(|c: char| "一二三四五六七八九十届第本".contains(c));
        self.speaks_for = before.chars().last().filter(|last| "省市县区州盟旗".contains(*last));
    }

    /// Names above the salutation (中站区人民政府区长); of a text without one, in its first sentences.
    fn head(&mut self, text: &str, year: Option<u16>, opening: &Opening) {
        let head = &opening.joined.text;
        let (range, weight) = match opening.addressed {
            true => (floor_char(head, head.len().saturating_sub(240))..head.len(), 7.0),
            false => (0..floor_char(head, 600), 3.0),
        };
        let span = opening.joined.span(text, range.clone());
        let source = Source { words: &head[range], printed: span.of(text), weight, rule: "head", span: Some(span) };
        self.names(&source, year);
    }

    fn nation(&mut self, source: &Source, weight: f32) {
        if let Some(id) = Gazetteer::shared().by_code(NATION, None) {
            self.push(id, weight, source);
        }
    }

    fn push(&mut self, id: RegionId, weight: f32, source: &Source) {
        let words = source.printed.trim().to_owned();
        self.list.push(Claim { id, weight, rule: source.rule, words, span: source.span });
    }

    /// Units named in a source: of a chain (深圳市罗湖区) the innermost; homonyms all, those that lie in another unit
    /// named there before the rest.
    fn names(&mut self, source: &Source, year: Option<u16>) {
        let gazetteer = Gazetteer::shared();
        let found: Vec<_> = mentions(source.words).into_iter().map(|name| (name, units_named(name, year))).collect();
        let within_another = |id: RegionId, except: usize| {
            found.iter().enumerate().any(|(at, (_, others))| {
                at != except && others.iter().any(|above| *above != id && gazetteer.is_within(id, *above))
            })
        };
        let mut first = true;
        for (at, (name, units)) in found.iter().enumerate() {
            let outer = |id: RegionId| {
                found.iter().skip(at + 1).any(|(_, inner)| {
                    inner.iter().any(|inner| {
                        *inner != id
                            && gazetteer.is_within(*inner, id)
                            && gazetteer.current(*inner) != gazetteer.current(id)
                    })
                })
            };
            let inner: Vec<RegionId> = units.iter().copied().filter(|id| !outer(*id)).collect();
            if inner.is_empty() {
                continue;
            }
            let whole = source.words.trim_matches(|c: char| c.is_ascii_digit() || "年._ ".contains(c)) == *name;
            for id in inner {
                let Some(region) = gazetteer.get(id) else { continue };
                if region.level == Level::Nation && *name != "国务院" {
                    continue;
                }
                let full = region.name == *name || region.level == Level::Nation;
                let share = match (full || whole, region.level) {
                    (true, _) => 1.0,
                    (false, Level::County) if is_word(name) => 0.15,
                    (false, Level::County) => 0.35,
                    (false, _) => 0.6,
                };
                let place = if within_another(id, at) { 1.15 } else { 1.0 };
                let turn = if first { 1.0 } else { 0.4 };
                self.push(id, source.weight * share * place * turn, source);
            }
            first = false;
        }
    }

    /// Units whose names in pinyin stand in a path.
    fn romanised(&mut self, source: &Source, year: Option<u16>) {
        for id in names_read_as(source.words).into_iter().flat_map(|name| units_named(name, year)) {
            self.push(id, source.weight * if is_wide(id) { 0.8 } else { 0.3 }, source);
        }
    }

    /// Names or a code in columns.
    fn columns(&mut self, hints: &Hints, year: Option<u16>) {
        let gazetteer = Gazetteer::shared();
        let printed = hints.region.join(" ");
        let source = Source { words: &printed, printed: &printed, weight: 8.0, rule: "column", span: None };
        let names: Vec<&str> = hints.region.iter().map(String::as_str).collect();
        let code = names.iter().rev().find_map(|name| {
            let digits = name.trim();
            let six = digits.get(..6).filter(|six| digits.len() >= 6 && six.bytes().all(|b| b.is_ascii_digit()))?;
            gazetteer.by_code(six, year).or_else(|| gazetteer.by_code(six, None))
        });
        let found = match code {
            Some(id) => vec![id],
            None => gazetteer.at_path(&names, year),
        };
        for id in found {
            self.push(id, source.weight, &source);
        }
    }

    /// A line that is nothing but the name of a government: who signed a notice.
    fn signature(&mut self, text: &str, year: Option<u16>) {
        static SIGNED: LazyLock<Option<Regex>> =
            LazyLock::new(|| Regex::new(r"^[ \u{3000}]*(\p{Han}{2,16})人民政府(?:办公[厅室])?$").ok());
        let head = &text[..floor_char(text, 9000)];
        for at in memmem::find_iter(head.as_bytes(), "人民政府") {
            let start = head[..at].rfind('\n').map_or(0, |end| end + 1);
            let words = head[start..].lines().next().unwrap_or("").trim_end();
            if words.len() <= LONGEST_SIGNATURE
                && let Some(name) = SIGNED.as_ref().and_then(|rule| rule.captures(words)?.get(1))
            {
                let span = Some(Span::new(start + name.start(), start + name.end()));
                let words = name.as_str();
                return self.names(&Source { words, printed: words, weight: 5.0, rule: "signature", span }, year);
            }
        }
    }
}

/// The unit whose six digits stand alone in a file's name.
fn code_in(words: &str, year: Option<u16>) -> Option<RegionId> {
    let gazetteer = Gazetteer::shared();
    let codes = words.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 6);
    codes.filter_map(|code| gazetteer.by_code(code, year).or_else(|| gazetteer.by_code(code, None))).next()
}

/// Units that a name means in a year; for a name of other years, what the unit was called in this one.
pub(super) fn units_named(name: &str, year: Option<u16>) -> Vec<RegionId> {
    let gazetteer = Gazetteer::shared();
    let found = gazetteer.in_year(name, year);
    if !found.is_empty() {
        return found;
    }
    let mut found: Vec<RegionId> = Vec::new();
    for id in gazetteer.named(name) {
        let then = gazetteer.in_its_time(*id, year);
        if !found.contains(&then) {
            found.push(then);
        }
    }
    found
}
