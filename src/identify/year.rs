//! The year in which a report was given and the year that it looks back on: votes of dates, titles, headings and counts.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use memchr::memmem;
use regex::Regex;

use super::dates::{Year, bare_year, hanzi_number, plain_date, years};
use super::fold::{Folded, Lines, folded};
use super::occasion::Occasion;
use super::opening::floor_char;
use super::titles::{FILE, PRINTED, Title, folders};
use crate::identity::{Evidence, Field, Kind, PartialDate};
use crate::source::Hints;
use crate::span::Span;

/// The two years of a document, each with its evidence.
#[derive(Debug, Default)]
pub(super) struct Years {
    pub given: Option<(u16, Evidence)>,
    pub reviewed: Option<(u16, Evidence)>,
}

/// Words after a year by which a text looks back on it.
static REVIEW: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:以来|及|和|与|、|的|政府|主要|国内|全年|年度|度|经济社会发展|国民经济和社会发展|“?十.五”?(?:时期|期间)?|过去[^。,]{1,6}|简要|基本|各项){0,6}(?:工作)?(?:的)?(?:简要|基本|主要|总体|完成)?(?:回顾|总结|工作情况|发展成就|完成情况|执行情况|的工作\n|工作\n|任务完成)").ok()
});

/// Words after a year by which a text looks ahead to it.
static PLAN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:的|是|及|和|与|、|我[省市县区州盟旗国]|全[省市县区州盟旗国]|政府|主要|重点|经济社会发展|经济和社会发展|国民经济和社会发展|经济|社会|发展|预期|工作|各项|奋斗|总体|总的|今后[^。,]{1,6}|“?十.五”?(?:时期|期间)?){0,8}(?:目标|重点工作|主要任务|工作任务|任务|工作安排|安排|部署|总体要求|指导思想|工作思路|基本思路|总要求|总体思路|工作建议|预算草案|打算|工作要点)").ok()
});

/// Whether what [`REVIEW`] and what [`PLAN`] fit may begin with a character: after most years stands another.
fn begin(c: char) -> (bool, bool) {
    match c {
        '及' | '和' | '与' | '、' | '的' | '政' | '主' | '国' | '全' | '经' | '“' | '十' | '基' | '各' | '工'
        | '总' | '发' | '任' => (true, true),
        '以' | '年' | '度' | '过' | '简' | '完' | '回' | '执' => (true, false),
        '是' | '我' | '重' | '社' | '预' | '奋' | '今' | '目' | '安' | '部' | '指' | '打' => (false, true),
        // The beginning of a sign that is folded away.
        c => (c == '<', c == '<'),
    }
}

/// The same of words: after what is one character long another must stand.
fn begins(words: &str) -> (bool, bool) {
    let mut may = (false, false);
    for (count, c) in folded(words).enumerate() {
        let begin = begin(c);
        may = if count == 0 { begin } else { (may.0 && begin.0, may.1 && begin.1) };
        if !matches!(c, '的' | '是' | '及' | '和' | '与' | '、') {
            break;
        }
    }
    may
}

/// Votes for years; the weightiest voice for each keeps the evidence.
#[derive(Default)]
struct Ballot {
    votes: BTreeMap<u16, (f32, f32, Option<Evidence>)>,
}

impl Ballot {
    fn add(&mut self, year: u16, weight: f32, rule: &'static str, words: &str, span: Option<Span>) {
        let entry = self.votes.entry(year).or_default();
        entry.0 += weight;
        if weight > entry.1 || entry.2.is_none() {
            entry.1 = weight;
            entry.2 = Some(Evidence { field: Field::Year, rule: Cow::Borrowed(rule), words: words.into(), span });
        }
    }

    fn winner(self) -> Option<(u16, Evidence)> {
        let best = self.votes.into_iter().max_by(|a, b| a.1.0.total_cmp(&b.1.0))?;
        best.1.2.map(|evidence| (best.0, evidence))
    }
}

/// What the whole text says about years.
struct Chronology<'t> {
    text: &'t str,
    counts: BTreeMap<u16, u32>,
    /// First headings or sentences that look back on, or ahead to, a year.
    reviews: Vec<Year>,
    plans: Vec<Year>,
    /// Years before which stands 预计 or 预计到.
    expected: Vec<Year>,
}

impl<'t> Chronology<'t> {
    fn of(text: &'t str) -> Self {
        let mut chronology =
            Chronology { text, counts: BTreeMap::new(), reviews: vec![], plans: vec![], expected: vec![] };
        for year in years(text) {
            *chronology.counts.entry(year.year).or_default() += 1;
            let before = text.get(..year.start).unwrap_or("");
            if before.strip_suffix('到').unwrap_or(before).ends_with("预计") {
                chronology.expected.push(year);
            }
            let (review, plan) = begins(text.get(year.end..).unwrap_or(""));
            let review = review && chronology.reviews.len() < 6;
            let plan = plan && chronology.plans.len() < 12;
            if !review && !plan {
                continue;
            }
            let tail = Folded::new(text, year.end..floor_char(text, year.end + 120), Lines::Keep).text;
            let says = |rule: &LazyLock<Option<Regex>>| rule.as_ref().is_some_and(|rule| rule.is_match(&tail));
            if review && says(&REVIEW) {
                chronology.reviews.push(year);
            } else if plan && says(&PLAN) {
                chronology.plans.push(year);
            }
        }
        chronology
    }

    fn words(&self, year: &Year) -> (&'t str, Span) {
        let end = floor_char(self.text, year.end + 30);
        let words = self.text.get(year.start..end).unwrap_or("");
        let words = words.split(['\n', '。', '，', ',']).next().unwrap_or(words);
        (words, Span::new(year.start, year.start + words.len()))
    }

    /// Whether the year stands where a heading begins.
    fn heads_a_line(&self, year: &Year) -> bool {
        let before = self.text[..year.start].trim_end_matches([' ', '\u{3000}', '#', '*', '“', '\t']);
        before.is_empty() || before.ends_with(['\n', '\r', '、', '）', ')', '。', '.', '．'])
    }

    /// Whether nothing stands before the year on its line.
    fn begins_a_line(&self, year: &Year) -> bool {
        let before = self.text[..year.start].trim_end_matches([' ', '\u{3000}', '#', '*', '\t']);
        before.is_empty() || before.ends_with(['\n', '\r'])
    }

    fn count(&self, year: u16) -> f32 {
        f32::from(u16::try_from(self.counts.get(&year).copied().unwrap_or(0)).unwrap_or(u16::MAX))
    }
}

/// Decides the years of a document of this kind.
pub(super) fn decide(text: &str, kind: Kind, titles: &[Title], occasion: &Occasion, hints: &Hints) -> Years {
    let chronology = Chronology::of(text);
    match kind {
        Kind::NewsFeature | Kind::Unknown => looking_back(&chronology, titles, kind),
        Kind::StatisticalBulletin | Kind::OtherReport => of_a_past_year(&chronology, titles, occasion, hints),
        _ => {
            let mut years = given(&chronology, titles, occasion, hints, kind);
            years.reviewed = reviewed(&chronology, &years);
            years
        }
    }
}

fn given(chronology: &Chronology, titles: &[Title], occasion: &Occasion, hints: &Hints, kind: Kind) -> Years {
    let mut ballot = Ballot::default();
    if let Some((date, evidence)) = &occasion.date {
        vote_of_date(&mut ballot, *date, evidence);
    }
    for title in titles {
        vote_of_title(&mut ballot, title, kind);
    }
    for (depth, folder) in (0u8..).zip(folders(hints)) {
        if let Some(year) = years(&folder).next().or_else(|| bare_year(&folder)) {
            ballot.add(year.year, 1.5 / f32::from(depth + 1), "folder", &folder, None);
        }
    }
    if let Some(column) = hints.year.as_deref()
        && let Some(year) = years(column).next().or_else(|| bare_year(column))
    {
        ballot.add(year.year, 3.0, "column", column, None);
    }
    if let Some(date) = hints.date.as_deref().and_then(plain_date) {
        ballot.add(date.year, 1.0, "column", hints.date.as_deref().unwrap_or(""), None);
    }
    if let Some((congress, evidence)) = &occasion.congress
        && let Some(year) = year_of_national_session(congress)
    {
        ballot.add(year, 4.0, "session_line", congress, evidence.span);
    }
    vote_of_headings(&mut ballot, chronology);
    vote_of_counts(&mut ballot, chronology);
    let mut given = ballot.winner();
    if let Some((year, evidence)) = given.as_mut().filter(|(_, evidence)| evidence.rule == DOMINANT) {
        let (before, own) = (chronology.count(*year - 1), chronology.count(*year));
        evidence.words = format!("{}年×{before} {year}年×{own}", *year - 1).into();
    }
    Years { given, reviewed: None }
}

/// The National People's Congress has been elected every five years since 1978 (the fifth) and meets once a year.
fn year_of_national_session(congress: &str) -> Option<u16> {
    let words = congress.strip_prefix('第')?;
    let (nth, rest) = words.split_once("届全国人民代表大会第")?;
    let nth = hanzi_number(nth).filter(|nth| *nth >= 5)?;
    let session = hanzi_number(rest.strip_suffix("次会议")?).filter(|session| *session <= 5)?;
    u16::try_from(1978 + (nth - 5) * 5 + session - 1).ok()
}

/// A report of November or December sets the targets of the year that follows: the rest of the text decides.
fn vote_of_date(ballot: &mut Ballot, date: PartialDate, evidence: &Evidence) {
    let rule = match &evidence.rule {
        Cow::Borrowed(rule) => rule,
        Cow::Owned(_) => "session_line",
    };
    let weight = if rule == "head" { 8.0 } else { 12.0 };
    if date.month >= 11 {
        ballot.add(date.year, weight / 2.0, rule, &evidence.words, evidence.span);
        ballot.add(date.year + 1, weight / 2.0, rule, &evidence.words, evidence.span);
    } else {
        ballot.add(date.year, weight, rule, &evidence.words, evidence.span);
    }
}

fn vote_of_title(ballot: &mut Ballot, title: &Title, kind: Kind) {
    let with_word: Vec<Year> = years(&title.folded).collect();
    // 2018年预算执行情况和2019年预算草案: the later year is the one in which it was given.
    let named = match kind {
        Kind::BudgetReport | Kind::PlanReport if with_word.len() > 1 => with_word.last(),
        _ => with_word.first(),
    };
    if let Some(year) = named {
        let weight = match title.rule {
            PRINTED => 8.0,
            FILE => 6.5,
            _ => 7.0,
        };
        ballot.add(year.year, weight, title.rule, &title.words, title.span);
    }
    // Digits alone may be the day of posting: 2014_二O一一年政府工作报告.
    if let Some(year) = bare_year(&title.folded).filter(|bare| named.is_none_or(|named| named.start != bare.start)) {
        ballot.add(year.year, if named.is_some() { 1.0 } else { 3.0 }, title.rule, &title.words, title.span);
    }
}

fn vote_of_headings(ballot: &mut Ballot, chronology: &Chronology) {
    // Each year speaks twice at most: a text repeats its headings in its own table of contents.
    let mut heard: BTreeMap<(bool, u16), u8> = BTreeMap::new();
    for (ahead, year) in chronology.reviews.iter().map(|y| (false, y)).chain(chronology.plans.iter().map(|y| (true, y)))
    {
        let times = heard.entry((ahead, year.year)).or_default();
        *times += 1;
        let heading = chronology.heads_a_line(year);
        let weight = match (heading, *times) {
            (true, 1) => 5.0,
            (false, 1) => 2.0,
            (_, 2) => 1.0,
            _ => continue,
        };
        let (words, span) = chronology.words(year);
        // A plan for a far year (2035年远景目标) is no sign.
        let given = if ahead { year.year } else { year.year + 1 };
        let rule = if ahead { "plan_heading" } else { "review_heading" };
        ballot.add(given, weight, rule, words, Some(span));
    }
}

/// The rule of counts; its words are put together for the year that wins.
const DOMINANT: &str = "dominant_year";

/// The year before the report's own is spoken of most, its own next to it.
fn vote_of_counts(ballot: &mut Ballot, chronology: &Chronology) {
    let total: f32 = chronology.counts.keys().map(|year| chronology.count(*year)).sum();
    let years: Vec<u16> = chronology.counts.keys().copied().collect();
    for year in years.iter().flat_map(|year| [*year, *year + 1]) {
        let share = (chronology.count(year - 1) * 1.5 + chronology.count(year)) / total.max(1.0);
        if ballot.votes.get(&year).is_none_or(|entry| entry.1 > 0.0) {
            ballot.add(year, share.min(1.0), DOMINANT, "", None);
        }
    }
}

/// 预计到2016年底, said in autumn: the year that has not ended yet is looked back on with those before it.
fn ends_with_its_own(chronology: &Chronology, given: u16) -> Option<Evidence> {
    // A term ends so; what is ready by the end of the year is told further behind.
    let text = chronology.text;
    let review = text.get(..floor_char(text, text.len() / 3 * 2)).unwrap_or(text);
    let said = |words: &str| {
        chronology.expected.iter().find_map(|year| {
            let at = year.end.checked_sub(words.len() - "底".len())?;
            review.get(at..)?.starts_with(words).then(|| Span::new(at, at + words.len()))
        })
    };
    let forms = [format!("预计到{given}年底"), format!("预计{given}年底"), format!("预计到{given}年末")];
    let (words, span) = forms.iter().find_map(|words| Some((words.as_str(), said(words)?)))?;
    // The next five years are spoken of.
    let next_term = ["今后五年", "未来五年", "今后5年", "未来5年"];
    let named = next_term.iter().any(|words| memmem::find(text.as_bytes(), words.as_bytes()).is_some());
    let words = words.into();
    named.then(|| Evidence { field: Field::ReviewYear, rule: "ends_ahead".into(), words, span: Some(span) })
}

/// The year of a review heading that fits, else the year before the report's own.
fn reviewed(chronology: &Chronology, years: &Years) -> Option<(u16, Evidence)> {
    let (given, proof) = years.given.as_ref()?;
    if let Some(evidence) = ends_with_its_own(chronology, *given) {
        return Some((*given, evidence));
    }
    let heading = chronology.reviews.iter().find(|year| year.year + 1 == *given && chronology.heads_a_line(year));
    let heading = heading.or_else(|| chronology.reviews.iter().find(|year| year.year + 1 == *given));
    let evidence = match heading {
        Some(year) => {
            let (words, span) = chronology.words(year);
            Evidence { field: Field::ReviewYear, rule: "review_heading".into(), words: words.into(), span: Some(span) }
        }
        None => Evidence { field: Field::ReviewYear, rule: "year_before".into(), ..proof.clone() },
    };
    Some((given - 1, evidence))
}

/// A feature looks back: on the year of its headline, else on the one before that which a line sets out to plan, else on the
/// year that it speaks of most. It has a year of its own only where it is written so.
fn looking_back(chronology: &Chronology, titles: &[Title], kind: Kind) -> Years {
    let in_title = titles.iter().find_map(|title| {
        let year = years(&title.folded).next()?;
        let words = title.words.clone().into();
        Some((year.year, Evidence { field: Field::ReviewYear, rule: title.rule.into(), words, span: title.span }))
    });
    let planned = chronology.counts.keys().rev().find_map(|year| sets_out(chronology, *year));
    let dominant = || {
        let (year, times) = chronology.counts.iter().max_by_key(|(year, times)| (**times, **year))?;
        let words = format!("{year}年×{times}").into();
        Some((*year, Evidence { field: Field::ReviewYear, rule: "dominant_year".into(), words, span: None }))
    };
    let before_plan = || {
        let (year, evidence) = planned.clone()?;
        Some((year - 1, Evidence { field: Field::ReviewYear, ..evidence }))
    };
    let reviewed = in_title.or_else(before_plan).or_else(dominant);
    let follows = |given: &(u16, Evidence)| reviewed.as_ref().is_some_and(|(year, _)| year + 1 == given.0);
    let given = planned.clone().filter(|given| kind == Kind::NewsFeature && follows(given));
    Years { given, reviewed }
}

/// A line that begins with the year and says what will be done in it, in a text that does not speak of that year most.
fn sets_out(chronology: &Chronology, year: u16) -> Option<(u16, Evidence)> {
    static AHEAD: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"^[,，]?(?:我|全|该)?[省市县区州盟旗]?[^。，,年初底]{0,8}?(?:将|要|计划|力争)").ok()
    });
    let text = chronology.text;
    if chronology.count(year - 1) < 1.0 || chronology.count(year) > chronology.count(year - 1) * 2.0 {
        return None;
    }
    years(text).filter(|found| found.year == year).find_map(|found| {
        let rest = text.get(found.end..)?;
        let ahead = chronology.begins_a_line(&found) && AHEAD.as_ref().is_some_and(|rule| rule.is_match(rest));
        let clause = rest.split(['。', '\n']).next().unwrap_or("");
        let span = Span::new(found.start, found.end + clause.len().min(floor_char(clause, 60)));
        let words = span.of(text).into();
        ahead.then(|| (year, Evidence { field: Field::Year, rule: "sets_out".into(), words, span: Some(span) }))
    })
}

/// A bulletin or a special report is about the year in its title; it has a year of its own where it is dated.
fn of_a_past_year(chronology: &Chronology, titles: &[Title], occasion: &Occasion, hints: &Hints) -> Years {
    let mut years = looking_back(chronology, titles, Kind::OtherReport);
    years.given =
        occasion.date.as_ref().map(|(date, evidence)| (date.year, Evidence { field: Field::Year, ..evidence.clone() }));
    if years.given.is_none()
        && let Some(date) = hints.date.as_deref().and_then(plain_date)
    {
        let words = hints.date.clone().unwrap_or_default();
        years.given =
            Some((date.year, Evidence { field: Field::Year, rule: "column".into(), words: words.into(), span: None }));
    }
    years
}
