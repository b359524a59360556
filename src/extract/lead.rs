//! What stands between the last number, or the start of the clause, and a number: the names it may belong to and what is
//! said of them.

use smallvec::SmallVec;

use crate::indicator::NameMatch;
use crate::quantity::Comparator;
use crate::span::{Span, holds};

use super::kinds::Kinds;
use super::lexicon::Cue;
use super::time::{TimeHit, When};
use super::token::{Kind, Mark, Token};

/// The direction in which a predicate takes its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Change {
    /// No verb of amount or change.
    #[default]
    None,
    /// 达到、突破、保持在
    Amount,
    /// 提高到、降至
    To,
    /// 增长
    Up,
    /// 下降
    Down,
}

/// What the cue words before a number say.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Said {
    pub(super) change: Change,
    /// 增速、涨幅: the number is a rate of change though the verb is one of amount.
    pub(super) rate: bool,
    pub(super) pass: bool,
    pub(super) keep: bool,
    pub(super) reach: bool,
    pub(super) add: bool,
    pub(super) build: bool,
    pub(super) from: bool,
    pub(super) share: bool,
    pub(super) avg: bool,
    pub(super) each: bool,
    pub(super) respectively: bool,
    pub(super) among: bool,
    pub(super) year_on_year: bool,
    pub(super) want: bool,
    /// 年初预定: what was aimed at for a year that is over.
    pub(super) planned: bool,
    pub(super) expect: bool,
    pub(super) cumulative: bool,
    pub(super) running: bool,
    pub(super) compare: bool,
    pub(super) nominal: bool,
    pub(super) real: bool,
    pub(super) per_head: bool,
    /// 日均: not a total.
    pub(super) per_unit: bool,
    /// 新建: work that adds to a stock.
    pub(super) built_new: bool,
    /// 开工、续建: work that is not done yet.
    pub(super) started: bool,
    /// 净增: by how much it grew.
    pub(super) net: bool,
    /// 新增、净增: more of what was there; 认定 and 培育 may only say who did it.
    pub(super) added_anew: bool,
    /// 改建: not all of it is new.
    pub(super) rebuilt: bool,
    /// 总数、总量: all there are, not what was added.
    pub(super) total: bool,
    /// A bound that stands apart from its number: 不低于每人每年4300元.
    pub(super) bound: Option<Comparator>,
    /// 较2015年
    pub(super) base: Option<TimeHit>,
    /// The time said here.
    pub(super) time: Option<TimeHit>,
}

impl Said {
    fn hear(&mut self, cue: Cue) {
        match cue {
            Cue::Reach => self.amount(|s| s.reach = true),
            Cue::Pass => self.amount(|s| s.pass = true),
            Cue::Keep => self.amount(|s| s.keep = true),
            Cue::To => self.change = Change::To,
            Cue::Up => self.change = Change::Up,
            Cue::Down => self.change = Change::Down,
            Cue::Rate => self.rate = true,
            Cue::FallRate => {
                self.rate = true;
                self.change = Change::Down;
            }
            Cue::Add => self.add = true,
            Cue::Build => self.build = true,
            Cue::From => self.from = true,
            Cue::Share => self.share = true,
            Cue::Avg => self.avg = true,
            Cue::Each => self.each = true,
            Cue::Respectively => self.respectively = true,
            Cue::Among => self.among = true,
            Cue::YearOnYear => self.year_on_year = true,
            Cue::Want => self.want = true,
            Cue::Expect => self.expect = true,
            Cue::Cumulative => self.cumulative = true,
            Cue::Running => self.running = true,
            Cue::Compare => self.compare = true,
            Cue::Nominal => self.nominal = true,
            Cue::Real => self.real = true,
            Cue::PerHead => self.per_head = true,
            Cue::PerUnit => self.per_unit = true,
            Cue::Of | Cue::Than | Cue::Noun | Cue::Bound | Cue::And | Cue::Verb | Cue::Fill | Cue::Word => {}
        }
    }

    /// Hears what the word itself tells, beside what all words of its kind do.
    fn hear_word(&mut self, cue: Cue, word: &str) {
        match cue {
            Cue::Add => {
                self.net |= word.starts_with("净增") || word.starts_with("净新增");
                self.added_anew |= word.starts_with(['新', '净']) || word.ends_with("新增");
                // 累计新增, 累计投入: one word with its verb.
                self.cumulative |= word.starts_with("累计");
            }
            Cue::Build => {
                self.built_new |= word.starts_with('新');
                self.rebuilt |= word.contains('改');
                self.started |= ["开工", "续建", "启动"].iter().any(|part| holds(word, part));
                self.cumulative |= word.starts_with("累计");
            }
            Cue::Want => self.planned |= word.starts_with("年初") || word == "预定",
            Cue::Avg if word.contains('增') || holds(word, "提高") => self.change = Change::Up,
            Cue::Noun => self.total |= word.starts_with('总'),
            // 比去年多100万人
            Cue::Bound if word == "多" && self.year_on_year => self.change = Change::Up,
            Cue::Bound => self.bound = bound_word(word).or(self.bound),
            _ => {}
        }
    }

    /// An amount after a change word only says how large the change was: 增长达到8%.
    fn amount(&mut self, set: impl Fn(&mut Self)) {
        set(self);
        if !matches!(self.change, Change::Up | Change::Down) {
            self.change = Change::Amount;
        }
    }
}

/// One noun phrase before the predicate.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Item {
    /// The words of the phrase that name something.
    pub(super) surface: Span,
    /// The last name in it, when nothing but cue words follows the name.
    pub(super) name: Option<NameMatch>,
    /// The words directly before the name.
    pub(super) left: Span,
    /// The words before the verb that stands before the name: 园区 in 园区完成固定资产投资.
    pub(super) subject: Span,
}

/// The analysis of the words before a number.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Lead {
    /// Noun phrases, left to right; none: the subject is elided.
    pub(super) items: SmallVec<[Item; 1]>,
    /// What the predicate and the verbs before the names say.
    pub(super) said: Said,
    /// 占: the names after it are the whole, not the subject.
    pub(super) whole: Option<Span>,
    /// Ends in 和 or 、: the number begins the next member of a list and has its noun after it.
    pub(super) trailing: bool,
    /// Ends in words that are no name (a verb without a noun): the number has no subject here.
    pub(super) broken: bool,
    /// What stands before the number.
    pub(super) kinds: Kinds,
}

/// What may stand between a name and its number.
const PASSING: Kinds =
    Kinds::CUES.but(Kinds::cues(&[Cue::Verb, Cue::Word, Cue::And, Cue::Of])).and(Kinds::TIME).and(Kinds::BLANK);

/// What parts the members of a list.
const LISTING: Kinds = Kinds::ENUM.and(Kinds::cues(&[Cue::And]));

fn passes(token: &Token) -> bool {
    Kinds::one(token).are(PASSING)
}

/// Reads the tokens before a number. `tokens` holds no clause mark.
pub(super) fn read(text: &str, tokens: &[Token]) -> Lead {
    let kinds = Kinds::of(tokens);
    let mut lead = Lead { kinds, ..Lead::default() };
    let of =
        if kinds.have(Kinds::cues(&[Cue::Of])) { tokens.iter().rposition(|t| t.cue() == Some(Cue::Of)) } else { None };
    let predicate = match of {
        Some(of) => whole(tokens, of, &mut lead),
        None => tokens.iter().rposition(|t| !passes(t)).map_or(0, |at| at + 1),
    };
    let (subject, rest) = tokens.split_at(of.unwrap_or(predicate).min(tokens.len()));
    let rest = rest.get(predicate.saturating_sub(subject.len())..).unwrap_or(&[]);
    listen(text, rest, &mut lead.said);
    lead.said.share |= of.is_some();
    if subject.is_empty() {
        return lead;
    }
    // What follows the subject passes, but for the whole.
    let silent = if of.is_some() { Kinds::of(subject) } else { kinds };
    if silent.are(PASSING.and(LISTING)) {
        let mut said = Said::default();
        listen(text, subject, &mut said);
        let after = lead.said;
        lead.said = merge(said, after);
        return lead;
    }
    let ends = tokens.iter().rev().find(|t| t.kind != Kind::Blank);
    lead.trailing = ends.is_some_and(|t| t.cue() == Some(Cue::And) || t.kind == Kind::Mark(Mark::Enum));
    if subject.last().is_some_and(|t| matches!(t.cue(), Some(Cue::Verb))) {
        lead.broken = true;
    }
    // 高出经济增速的50%, 低于全市3%的水平: what is compared with is not what the number is of.
    let compares = |t: &Token| {
        t.cue() == Some(Cue::Compare) && matches!(t.span.of(text), "高于" | "高出" | "快于" | "低于" | "超出")
    };
    lead.broken |= silent.have(Kinds::cues(&[Cue::Compare]))
        && subject.iter().rev().take_while(|t| t.kind != Kind::Mark(Mark::Enum)).any(compares);
    // 物流总费用与生产总值的比率: a number of neither.
    if lead.said.share
        && of.is_none()
        && subject.iter().any(|t| matches!(t.span.of(text), "与" | "和") && t.cue() == Some(Cue::And))
    {
        let ratio = |t: &Token| {
            t.cue() == Some(Cue::Share) && matches!(t.span.of(text), "比率" | "之比" | "的比例" | "比例" | "的比率")
        };
        lead.broken |= rest.iter().any(ratio) && subject.last().is_some_and(|t| matches!(t.kind, Kind::Name(_)));
    }
    let mut before_clause = None;
    for piece in subject.split(|t| Kinds::one(t).are(LISTING)) {
        // 粮食播种面积稳步提升、产量在…: a member with a predicate of its own is a clause, not a member of the list.
        let clause = piece.iter().rev().find(|t| t.kind != Kind::Blank).is_some_and(|t| {
            matches!(t.cue(), Some(Cue::Up | Cue::Down))
                || (t.cue() == Some(Cue::Fill) && t.span.of(text).chars().nth(2).is_some())
        });
        if clause {
            lead.items.clear();
            before_clause = item(text, piece);
        } else if let Some(item) = item(text, piece) {
            lead.items.push(item);
        }
    }
    if lead.items.is_empty() {
        lead.items.extend(before_clause);
    }
    before(text, subject, &mut lead.said);
    lead
}

/// 占…比重: keeps the whole apart; gives where the predicate begins.
fn whole(tokens: &[Token], of: usize, lead: &mut Lead) -> usize {
    let after = tokens.get(of + 1..).unwrap_or(&[]);
    let length = after
        .iter()
        .position(|t| t.cue() == Some(Cue::Share))
        .unwrap_or_else(|| after.iter().rposition(|t| !passes(t)).map_or(0, |at| at + 1));
    let span = |part: &[Token]| match (part.first(), part.last()) {
        (Some(first), Some(last)) => Span { start: first.span.start, end: last.span.end },
        _ => Span::default(),
    };
    lead.whole = Some(span(after));
    of + 1 + length
}

/// Hears the cues of the predicate in order.
fn listen(text: &str, tokens: &[Token], said: &mut Said) {
    let mut skip = None;
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Cue(Cue::Than) => {
                let next = tokens.get(at + 1..).unwrap_or(&[]).iter().find(|t| t.kind != Kind::Blank);
                match next.map(|t| &t.kind) {
                    Some(Kind::Time(hit)) => {
                        skip = Some(hit.span);
                        based(*hit, said);
                    }
                    // 与2010年相比、在2015年基础上
                    _ if matches!(token.span.of(text), "相比" | "相比较" | "基础上" | "的基础上") => {
                        if let Some(hit) = said.time.take() {
                            based(hit, said);
                        }
                    }
                    _ => said.compare |= said.base.is_none() && next.is_some_and(|t| t.kind == Kind::Text),
                }
            }
            Kind::Cue(cue) => {
                said.hear(cue);
                said.hear_word(cue, token.span.of(text));
            }
            Kind::Time(hit) if Some(hit.span) != skip => match hit.when {
                When::Running(_) => {
                    said.running = true;
                    said.time = Some(hit);
                }
                _ => said.time = Some(hit),
            },
            _ => {}
        }
    }
}

/// Bounds that stand before a number.
fn bound_word(word: &str) -> Option<Comparator> {
    match word {
        "不低于" | "不少于" | "不小于" | "至少" => Some(Comparator::Ge),
        "不超过" | "不高于" => Some(Comparator::Le),
        "不到" => Some(Comparator::Lt),
        "大约" => Some(Comparator::Approx),
        _ => None,
    }
}

fn based(hit: TimeHit, said: &mut Said) {
    match hit.when {
        When::YearBefore | When::LastYear => said.year_on_year = true,
        _ => said.base = Some(hit),
    }
}

/// What is said before the name counts unless the predicate says it again.
fn merge(first: Said, then: Said) -> Said {
    let mut said = then;
    if said.change == Change::None {
        said.change = first.change;
    }
    said.rate |= first.rate;
    said.pass |= first.pass;
    said.keep |= first.keep;
    said.reach |= first.reach;
    said.share |= first.share;
    said.from |= first.from;
    said.respectively |= first.respectively;
    said.each |= first.each;
    said.avg |= first.avg;
    said.year_on_year |= first.year_on_year;
    said.running |= first.running;
    said.compare |= first.compare;
    said.per_head |= first.per_head;
    said.bound = said.bound.or(first.bound);
    said.base = said.base.or(first.base);
    quiet(&mut said, first);
    said
}

/// The words before a name that hold for what follows the name.
fn quiet(said: &mut Said, first: Said) {
    said.add |= first.add;
    said.net |= first.net;
    said.build |= first.build;
    said.among |= first.among;
    said.want |= first.want;
    said.expect |= first.expect;
    said.cumulative |= first.cumulative;
    said.per_unit |= first.per_unit;
    said.built_new |= first.built_new;
    said.rebuilt |= first.rebuilt;
    said.added_anew |= first.added_anew;
    said.started |= first.started;
    said.nominal |= first.nominal;
    said.real |= first.real;
    said.time = said.time.or(first.time);
}

/// Hears the words before and between the names.
fn before(text: &str, subject: &[Token], said: &mut Said) {
    let last = subject.iter().rposition(|t| matches!(t.kind, Kind::Name(_)));
    let head = subject.get(..last.unwrap_or(subject.len())).unwrap_or(&[]);
    if !head.iter().any(|t| matches!(t.kind, Kind::Cue(_) | Kind::Time(_))) {
        return;
    }
    // 新增 and 建成 belong to the list that they begin; words after the last name were heard already.
    let mut first = Said::default();
    listen(text, head, &mut first);
    let from = first.from;
    let change = first.change;
    let avg = first.avg && !said.avg && said.change == Change::None;
    quiet(said, first);
    said.respectively |= first.respectively;
    said.avg |= avg;
    said.from |= from && said.change == Change::None;
    if said.change == Change::None && matches!(change, Change::Amount) {
        said.reach |= first.reach;
        said.pass |= first.pass;
        said.keep |= first.keep;
        said.change = Change::Amount;
    } else if said.change == Change::None && matches!(change, Change::Down | Change::Up) {
        // 减少农村贫困人口30万人: the verb before the name.
        said.change = change;
    }
}

/// One noun phrase: its last name, and what stands before it.
fn item(text: &str, piece: &[Token]) -> Option<Item> {
    let noun = |t: &Token| {
        matches!(t.kind, Kind::Text | Kind::Name(_) | Kind::Blank | Kind::Cue(Cue::Noun | Cue::Word | Cue::Bound))
            || (matches!(t.kind, Kind::Cue(Cue::Fill))
                && matches!(t.span.of(text), "的" | "大" | "新" | "老" | "年" | "全体" | "各类" | "各项"))
    };
    let content = piece.iter().rposition(|t| matches!(t.kind, Kind::Name(_) | Kind::Text))?;
    let name = match piece.get(content)?.kind {
        Kind::Name(hit) => Some(hit),
        _ => None,
    };
    let start = piece.get(..content)?.iter().rposition(|t| !noun(t)).map_or(0, |at| at + 1);
    let words = piece.get(start..=content)?;
    let first = words.iter().find(|t| t.kind != Kind::Blank)?;
    let last = words.last()?;
    let surface = match name {
        Some(hit) => hit.span,
        None => Span { start: first.span.start, end: last.span.end },
    };
    let left = Span { start: first.span.start, end: surface.start.max(first.span.start) };
    let subject = piece.get(..start).map_or(Span::default(), subject);
    Some(Item { surface, name, left, subject })
}

/// The words that end right before the first verb: 园区 in 园区共完成固定资产投资.
fn subject(head: &[Token]) -> Span {
    let verb = head.iter().position(|t| {
        matches!(
            t.cue(),
            Some(
                Cue::Reach
                    | Cue::Keep
                    | Cue::Pass
                    | Cue::Up
                    | Cue::Down
                    | Cue::Add
                    | Cue::To
                    | Cue::Cumulative
                    | Cue::Want
                    | Cue::Expect
            )
        )
    });
    // 全省多数县今年财政收入: a time parts the subject from the name.
    let time = head.iter().rposition(|t| matches!(t.kind, Kind::Time(_)));
    let Some(verb) = verb.or(time) else { return Span::default() };
    let before = head.get(..verb).unwrap_or(&[]);
    let last = before.iter().rev().find(|t| !matches!(t.kind, Kind::Blank | Kind::Cue(Cue::Fill) | Kind::Time(_)));
    last.filter(|t| t.kind == Kind::Text).map_or(Span::default(), |t| t.span)
}
