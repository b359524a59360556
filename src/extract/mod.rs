//! Links numbers to indicators, clause by clause.
//!
//! A sentence becomes a row of tokens: names of the taxonomy, numbers, times, cue words, marks, and text
//! (`token`). A number belongs to the noun phrase before it when nothing but cue words stands between them (`lead`);
//! a number without a phrase takes that of the clause before. What the cue words say decides measure, period, base
//! and status; the words before the name decide whose number it is.

mod bind;
mod counted;
mod emit;
mod follow;
mod heads;
mod kinds;
mod lead;
mod lexicon;
mod measure;
mod nature;
mod period;
mod phrases;
mod place_words;
mod rank;
mod reader;
mod rule;
mod scope;
mod setting;
mod slot;
mod state;
mod subject;
mod tense;
mod time;
mod token;
mod usage;
mod values;
mod whose;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::identity::{Identity, Kind};
use crate::indicator::{NameMatch, Taxonomy};
use crate::observation::{Observation, Status, WordTarget};
use crate::outline::{Outline, Role};
use crate::quantity::{self, Beside, Quantity};
use crate::span::Span;

use emit::Ledger;
use lexicon::Cue;
use scope::Place;
use setting::Setting;
use state::Reader;
use time::TimeHit;
use token::Token;

/// What a report states.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extraction {
    /// Numbers, in the order of the text.
    pub observations: Vec<Observation>,
    /// Targets in words, in the order of the text.
    pub word_targets: Vec<WordTarget>,
}

/// Reads every observation of a report. Linear in the length of the text; never panics.
pub fn extract(text: &str, identity: &Identity, outline: &Outline) -> Extraction {
    static SIGNS: Beside = Beside::of(time::SIGNS).and(words::SIGNS);
    let mut signs = Vec::with_capacity(text.len() / 48);
    let numbers = quantity::scan_beside(text, &SIGNS, |sign| signs.extend(u32::try_from(sign)));
    // Nearly every number is bound to something.
    let observations = Vec::with_capacity(numbers.len());
    let mut extraction = Extraction { observations, ..Extraction::default() };
    let place = Place::new(identity);
    let mut asides: Vec<Span> = outline.asides.iter().map(|aside| aside.span).collect();
    asides.sort_unstable();
    let mut setting = Setting::new(identity);
    setting.look_for_term(text, outline.sections.iter().any(|section| section.role == Role::ReviewPlan));
    let mut entered = None;
    let mut ahead = numbers.as_slice();
    let mut signs = signs.as_slice();
    let mut rows = Vec::with_capacity(TOGETHER);
    let mut memory = Memory { names: Vec::new(), tokens: Vec::with_capacity(TOGETHER * TOKENS) };
    let mut times = Vec::new();
    let mut sections = Sections { outline, at: None, until: 0 };
    for sentence in &outline.sentences {
        let numbers = inside(&mut ahead, *sentence);
        let section = sections.holding(sentence.start as usize);
        let role = section.and_then(|at| outline.sections.get(at)).map_or(Role::Other, |section| section.role);
        if section != entered {
            entered = section;
            enter(text, outline, section, &mut setting);
            if identity.kind != Kind::GovernmentWorkReport {
                setting.hear(tense::tells_results(own_text(text, outline, section)));
            }
        }
        if role == Role::Glossary || is_aside(&asides, *sentence) {
            continue;
        }
        let signs = within(&mut signs, *sentence);
        time::inside(text, *sentence, signs, &mut times);
        // Most sentences state no number: such a sentence is read only for a time that turns what the next ones speak of,
        // or for a target in words.
        let counts = !numbers.is_empty();
        let aimed = (counts || !times.is_empty()) && AIM.find(sentence.of(text).as_bytes()).is_some();
        // A heading of results turns to no aims: “十三五”发展开局良好.
        let results = matches!(role, Role::Review | Role::ReviewPlan | Role::Problems);
        let heading = section.and_then(|at| outline.sections.get(at)).filter(|_| results);
        let headed = heading.is_some_and(|section| section.heading.covers(*sentence));
        if !counts
            && !headed
            && let Some(first) = times.first()
        {
            let opening = if aimed { *sentence } else { opening(text, *sentence, *first) };
            let tokens = row(text, opening, &[], &times, &mut memory);
            turn(text, memory.of(&tokens), *sentence, aimed, &mut setting);
            memory.tokens.truncate(tokens.start);
        }
        let ahead = |hit: &TimeHit| setting.status_of(setting.resolve(*hit).period) == Status::Target;
        let aims = setting.status() == Status::Target || times.iter().any(ahead);
        let told = aims && words::may_stand_in(text, *sentence, signs);
        if !counts && !told {
            continue;
        }
        let read = if told || aimed { *sentence } else { counting(text, *sentence, numbers) };
        let tokens = row(text, read, numbers, &times, &mut memory);
        let section = section.and_then(|at| u32::try_from(at).ok()).unwrap_or(0);
        if counts {
            turn(text, memory.of(&tokens), *sentence, aimed, &mut setting);
        }
        rows.push(Row { tokens, setting, sentence: *sentence, section, told });
        if rows.len() == TOGETHER {
            read_rows(text, &place, &rows, &memory, &mut extraction);
            rows.clear();
            memory.tokens.clear();
        }
    }
    read_rows(text, &place, &rows, &memory, &mut extraction);
    extraction.observations.sort_by_key(|observation| observation.span);
    extraction
}

/// A sentence, with the setting that it is read in.
struct Row {
    /// Where its tokens stand among those of all.
    tokens: Range<usize>,
    setting: Setting,
    sentence: Span,
    section: u32,
    /// Whether a target in words may stand in it.
    told: bool,
}

/// Sentences that are read together: what makes tokens and what reads them are each small enough for the fastest memory of a
/// processor, but not both.
const TOGETHER: usize = 32;

/// So many tokens has a sentence, on the average of those that are read.
const TOKENS: usize = 48;

/// Memory that all sentences share.
struct Memory<'n> {
    /// Names of the last one.
    names: Vec<NameMatch>,
    /// Tokens of those that are read together.
    tokens: Vec<Token<'n>>,
}

impl<'n> Memory<'n> {
    /// The tokens of one sentence.
    fn of(&self, tokens: &Range<usize>) -> &[Token<'n>] {
        self.tokens.get(tokens.clone()).unwrap_or(&[])
    }
}

/// Reads some sentences, in their order.
fn read_rows(text: &str, place: &Place, rows: &[Row], memory: &Memory, extraction: &mut Extraction) {
    let Some(first) = rows.first() else { return };
    let mut reader = Reader::new(text, &first.setting, place, Ledger::new(text, &mut extraction.observations));
    for Row { tokens, setting, sentence, section, told } in rows {
        let tokens = memory.of(tokens);
        if *told {
            words::read(text, tokens, setting, *sentence, *section, &mut extraction.word_targets);
        }
        reader.begin(setting, tokens, *sentence, *section);
        reader.read();
    }
    reader.out.written();
}

/// Where the tokens of a sentence, or of a part of one, stand; nowhere where neither a name nor a number nor a time stands in it.
fn row<'n>(
    text: &str,
    sentence: Span,
    numbers: &'n [Quantity],
    times: &[TimeHit],
    memory: &mut Memory<'n>,
) -> Range<usize> {
    let Memory { names, tokens } = memory;
    names.clear();
    let here = |name: NameMatch| NameMatch { span: name.span.shifted(sentence.start as usize), ..name };
    Taxonomy::shared().names().each(sentence.of(text), |name| names.push(here(name)));
    let inside = times.iter().take_while(|time| time.span.end as usize <= sentence.len()).count();
    let times = times.get(..inside).unwrap_or(&[]);
    let first = tokens.len();
    if !(names.is_empty() && numbers.is_empty() && times.is_empty()) {
        token::tokenise(text, sentence, numbers, names, times, tokens);
    }
    first..tokens.len()
}

/// Bytes that the rest of a name takes at most, if it begins before a time and reaches over it.
const NAME: usize = 90;

/// As much of a sentence that tells no aims as tells what its first time turns: all of it where more than that time may count.
fn opening(text: &str, sentence: Span, first: TimeHit) -> Span {
    let words = sentence.of(text);
    let end = (first.span.end as usize + NAME..words.len()).find(|at| words.is_char_boundary(*at));
    let Some(head) = end.and_then(|end| words.get(..end)) else { return sentence };
    // A bracket may take away what stands in it.
    let whole = head.contains(['（', '(', '[', '〔']) || JUST_PAST.find(head.as_bytes()).is_some();
    if whole { sentence } else { Span::new(sentence.start as usize, sentence.start as usize + head.len()) }
}

/// As much of a sentence that tells no aims as tells whose its numbers are: what follows the clause of the last one matters only
/// to targets.
fn counting(text: &str, sentence: Span, numbers: &[Quantity]) -> Span {
    let last = numbers.last().map_or(sentence.end, |number| number.span.end.min(sentence.end));
    let behind = Span { start: last, end: sentence.end }.of(text);
    let clause = behind.find(['，', '；', '：', '。']).unwrap_or(behind.len());
    // A bracket may go on behind it.
    let whole = behind.contains(['（', '(', '[', '〔']);
    if whole { sentence } else { Span::new(sentence.start as usize, last as usize + clause) }
}

/// The sections, one sentence after the other.
struct Sections<'o> {
    outline: &'o Outline,
    /// The section that the last sentence lies in.
    at: Option<usize>,
    /// Up to where another one cannot begin.
    until: usize,
}

impl Sections<'_> {
    /// The innermost section that holds the byte at `offset`, behind those asked for before.
    fn holding(&mut self, offset: usize) -> Option<usize> {
        if offset >= self.until {
            let sections = &self.outline.sections;
            let after = sections.partition_point(|section| section.span.start as usize <= offset);
            let next = sections.get(after).map_or(usize::MAX, |section| section.span.start as usize);
            self.at = self.outline.section_at(offset);
            let end = self.at.and_then(|at| sections.get(at)).map_or(next, |section| section.span.end as usize);
            self.until = next.min(end);
        }
        self.at
    }
}

/// The numbers of a sentence. `ahead` are those of the text from the sentence before on, and then from this one on.
fn inside<'n>(ahead: &mut &'n [Quantity], sentence: Span) -> &'n [Quantity] {
    let passed = ahead.iter().take_while(|number| number.span.end <= sentence.start).count();
    *ahead = ahead.get(passed..).unwrap_or(&[]);
    let within = ahead.iter().take_while(|number| number.span.start < sentence.end).count();
    ahead.get(..within).unwrap_or(&[])
}

/// The places in a sentence. `ahead` are those of the text from the sentence before on, and then from behind this one on.
fn within<'s>(ahead: &mut &'s [u32], sentence: Span) -> &'s [u32] {
    let passed = ahead.iter().take_while(|at| **at < sentence.start).count();
    let from = ahead.get(passed..).unwrap_or(&[]);
    let (inside, behind) = from.split_at(from.iter().take_while(|at| **at < sentence.end).count());
    *ahead = behind;
    inside
}

/// Whether a sentence is a caption or a byline; `asides` is in order.
fn is_aside(asides: &[Span], sentence: Span) -> bool {
    let after = asides.partition_point(|aside| aside.start <= sentence.start);
    after.checked_sub(1).and_then(|at| asides.get(at)).is_some_and(|aside| aside.covers(sentence))
}

/// The text of a section up to the first heading inside it.
fn own_text<'t>(text: &'t str, outline: &Outline, section: Option<usize>) -> &'t str {
    let Some(at) = section else { return "" };
    let Some(whole) = outline.sections.get(at) else { return "" };
    let end = outline.sections.get(at + 1).map_or(whole.span.end, |next| next.span.start.min(whole.span.end));
    Span { start: whole.heading.end.max(whole.span.start), end }.of(text)
}

/// Takes the role and the heading of a section, and those of the sections around it, outermost first.
fn enter(text: &str, outline: &Outline, section: Option<usize>, setting: &mut Setting) {
    let mut chain = Vec::new();
    let mut at = section;
    let mut top = None;
    while let Some(section) = at.and_then(|at| outline.sections.get(at)) {
        chain.push(section);
        top = at;
        at = section.parent.map(|parent| parent as usize);
        if chain.len() > 16 {
            break;
        }
    }
    if let Some(outermost) = chain.last() {
        let body = Span { start: outermost.heading.end.max(outermost.span.start), end: outermost.span.end };
        setting.enter_part(top, body, chain.len() == 1);
    }
    let mut around = Role::Other;
    for section in chain.iter().rev() {
        let heading = section.heading.of(text);
        let times = time::find(heading);
        let role = setting.role_of(text, section.role, around, &times);
        setting.enter(role, around, heading, &times);
        around = role;
    }
}

/// 目标 stands wherever targets are set out, and in few sentences.
static AIM: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new("目标"));

/// 根据上述要求，今年全市经济社会发展的主要预期目标是…: the time of the targets, wherever it stands.
fn sets_targets(text: &str, tokens: &[Token], sentence: Span) -> Option<time::TimeHit> {
    let words = sentence.of(text);
    let at = ["预期目标", "奋斗目标", "主要目标"].iter().find_map(|word| words.find(word))?;
    let end = sentence.start as usize + at;
    tokens.iter().take_while(|t| (t.span.start as usize) < end).find_map(|t| match t.kind {
        token::Kind::Time(hit) if matches!(hit.when, time::When::ThisYear | time::When::Year(_)) => Some(hit),
        _ => None,
    })
}

/// 2017—2021年设施建设规划: the time is part of the name of a document.
fn names_document(text: &str, time: Span, sentence: Span) -> bool {
    let years = time.of(text).chars().filter(char::is_ascii_digit).count() > 4;
    let after = Span { start: time.end, end: sentence.end.max(time.end) }.of(text);
    let clause = after.split(['，', ',', '。', '；', '、']).next().unwrap_or("");
    years && ["规划", "计划", "纲要", "方案"].iter().any(|word| clause.trim_end_matches('》').ends_with(word))
}

/// Bytes at the start of a sentence in which it may say that it looks back.
const FOREWORD: usize = 60;

static JUST_PAST: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new("刚刚过去"));

/// 特别是刚刚过去的2012年: the year that the following is about.
fn looks_back(text: &str, tokens: &[Token], sentence: Span) -> Option<time::TimeHit> {
    let words = sentence.of(text).as_bytes();
    let at = JUST_PAST.find(words.get(..FOREWORD + JUST_PAST.needle().len()).unwrap_or(words))?;
    let from = sentence.start as usize + at;
    tokens.iter().find_map(|t| match t.kind {
        token::Kind::Time(hit) if t.span.start as usize >= from && t.span.start as usize <= from + FOREWORD => {
            Some(hit)
        }
        _ => None,
    })
}

/// Words before the time that a sentence turns to.
const LOOKING: &[&str] = &["刚刚过去", "过去", "即将过去", "回首", "回顾", "回眸", "回望", "展望"];

/// A sentence that begins with a time may change what the following ones speak of. `aimed`: it speaks of aims.
fn turn(text: &str, tokens: &[Token], sentence: Span, aimed: bool, setting: &mut Setting) {
    // 2020年主要目标任务全面完成 tells what came out.
    let targets = if aimed { sets_targets(text, tokens, sentence) } else { None };
    if let Some(hit) = targets.filter(|hit| setting.lies_ahead(*hit)) {
        setting.aim(hit);
        return;
    }
    if let Some(hit) = looks_back(text, tokens, sentence) {
        setting.turn(text, hit, true);
        return;
    }
    let topic = !tokens.iter().any(|t| matches!(t.kind, token::Kind::Number(_)));
    let mut clauses = 0;
    let mut said = false;
    for token in tokens {
        match token.kind {
            token::Kind::Time(hit) => {
                // 2005年是…最后一年: what the year was, whatever is counted beside.
                let told = text.get(token.span.end as usize..).is_some_and(|after| after.starts_with('是'));
                // 部署“十一五”时期体制改革工作: what is done for the years of a plan.
                let done = said && clauses == 0 && matches!(hit.when, time::When::Plan(_));
                if !done && !names_document(text, token.span, sentence) {
                    setting.turn(text, hit, topic || told);
                }
                return;
            }
            // 各位代表，2020年是…: the salutation is no clause.
            token::Kind::Mark(_) if clauses == 0 => clauses = 1,
            // 刚刚过去的2020年, 回顾2020年
            token::Kind::Text if LOOKING.contains(&token.span.of(text)) => {}
            token::Kind::Text if clauses == 0 && token.span.len() <= "各位代表".len() => said = true,
            token::Kind::Blank | token::Kind::Cue(Cue::Fill | Cue::Want | Cue::Expect) if !said || clauses > 0 => {}
            _ => return,
        }
    }
}
