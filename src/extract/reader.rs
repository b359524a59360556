//! Reads one sentence: walks its clauses from left to right and binds each number to what it is about.

use smallvec::smallvec;

use crate::observation::Scope;
use crate::quantity::letters::Letters;
use crate::quantity::{Comparator, Form, Quantity};
use crate::span::last_bytes;

use super::follow::growth_follows;
use super::kinds::Kinds;
use super::lead::{self, Change, Lead};
use super::lexicon::Cue;
use super::nature::{Class, class_of, class_of_all};
use super::phrases::{
    above, attributive, beyond_plan, compared_first, measured_by_another, narrow, of_increment, part_of_year,
    places_counted, plan_ratio, said_of_names, since, spelled,
};
use super::rule::Rule;
use super::slot::{Slot, What};
use super::state::{Reader, TOPIC, Unread};
use super::time::{TimeHit, When};
use super::token::{Kind, Mark, Token};
use super::values::{goes_on, share_bounds, values_end};

/// One of these stands in all words for parts of a year.
static MARKS: Letters = Letters::of("季半月至—-");

/// What names something.
const WORDS: Kinds = Kinds::NAME.and(Kinds::TEXT);

/// 年均增速：… and nothing else.
const RATES: Kinds = Kinds::BLANK.and(Kinds::cues(&[Cue::Avg, Cue::Rate, Cue::Fill, Cue::Up]));

impl<'a> Reader<'a> {
    /// Reads the sentence that was begun.
    pub(super) fn read(&mut self) {
        let tokens = self.tokens;
        let mut start = 0;
        let mut first = true;
        // Behind its last number a sentence binds nothing.
        let end = tokens.iter().rposition(|t| matches!(t.kind, Kind::Number(_))).map_or(0, |last| last + 1);
        while start < end {
            let rest = tokens.get(start..).unwrap_or(&[]);
            self.rest = rest;
            let mut kinds = Kinds::default();
            let parts = |token: &Token| {
                let kind = Kinds::one(token);
                kinds = kinds.and(kind);
                kind.have(Kinds::PARTING)
            };
            let length = rest.iter().position(parts).unwrap_or(rest.len());
            let clause = rest.get(..length).unwrap_or(&[]);
            self.clause(clause, kinds.but(Kinds::PARTING), first);
            first = first && !kinds.have(WORDS);
            // 初步统计，2012年…: words alone open no clause that the time could lie inside of.
            self.state.within = self.state.within || kinds.have(Kinds::NAME.and(Kinds::NUMBER));
            if let Some(Kind::Mark(Mark::Semi | Mark::Stop)) = rest.get(length).map(|t| &t.kind) {
                self.semicolon();
            }
            start += length + 1;
        }
    }

    #[cold]
    fn semicolon(&mut self) {
        self.state.within = false;
        self.state.summed = false;
        if let Some(time) = self.state.outer.take() {
            self.state.time = time;
        }
        self.state.segment.clear();
        self.state.group.clear();
        self.state.origin = None;
        self.forget_names();
        self.state.carried = None;
        self.state.journey.clear();
        if !self.state.subject.is_some_and(|(_, strong)| strong) {
            self.state.subject = None;
        }
    }

    /// One clause, between commas.
    fn clause(&mut self, clause: &'a [Token], kinds: Kinds, first: bool) {
        if kinds.have(Kinds::TIME) {
            self.leading_time(clause, first);
        }
        self.state.yearly |= kinds.have(Kinds::cues(&[Cue::Avg])) && kinds.are(RATES);
        self.state.expected |= kinds.have(Kinds::cues(&[Cue::Expect]));
        if !kinds.have(Kinds::NUMBER) {
            self.without_number(clause, kinds, first);
            self.state.carried = None;
            self.state.beyond = false;
            return;
        }
        let mut anchor = 0;
        let mut at = 0;
        let mut numbers = 0;
        while at < clause.len() {
            let Some(Token { kind: Kind::Number(_), .. }) = clause.get(at) else {
                at += 1;
                continue;
            };
            if numbers == 0 {
                let last = clause.iter().rposition(|t| matches!(t.kind, Kind::Number(_)));
                let told = last.and_then(|last| clause.get(..last)).unwrap_or(&[]);
                self.state.marked = MARKS.next(spelled(self.text, told), 0).is_some();
                if clause.get(at..).is_some_and(|counted| places_counted(self.text, counted)) {
                    self.state.subject = Some((Scope::SubArea, first));
                }
            }
            let end = values_end(clause, at);
            let after = self.number(clause, anchor, at, end, first && numbers == 0);
            numbers += 1;
            anchor = after;
            at = after.max(end);
        }
        self.state.carried = None;
        self.state.beyond = false;
    }

    /// A time at the start of a clause holds until another one does.
    fn leading_time(&mut self, clause: &[Token], first: bool) {
        let mut planned = false;
        for token in clause {
            match token.kind {
                Kind::Time(hit) if planned && !hit.until => return,
                Kind::Time(hit) => {
                    // 五年新增就业…，转移劳动力…: years that a sentence begins with hold for all of it.
                    let opens = first && matches!(hit.when, When::SomeYears(3..));
                    if opens || !matches!(hit.when, When::Running(_) | When::SomeYears(_) | When::YearBefore) {
                        if self.state.within && self.state.outer.is_none() {
                            self.state.outer = Some(self.state.time);
                        }
                        self.state.time = Some(hit);
                    }
                    return;
                }
                Kind::Blank | Kind::Cue(Cue::Fill | Cue::Want | Cue::Expect) => {}
                // 新中国成立70年来
                Kind::Text if ["新中国成立", "建国", "改革开放", "解放"].contains(&token.span.of(self.text)) =>
                    {}
                // 全市规划到2030年，…达到…
                Kind::Text if ["规划", "计划", "提出"].iter().any(|end| token.span.of(self.text).ends_with(end)) =>
                {
                    planned = true;
                }
                _ => return,
            }
        }
    }

    /// A clause that only names something leaves the name to the next: 居民收入稳步增长，分别达到….
    fn without_number(&mut self, clause: &'a [Token], kinds: Kinds, first: bool) {
        if kinds.have(Kinds::TIME) {
            self.state.base = since(self.text, clause).or(self.state.base);
        }
        self.state.partial |= first && part_of_year(spelled(self.text, clause));
        if !kinds.have(WORDS) {
            return;
        }
        self.forget_names();
        let group = std::mem::take(&mut self.state.group);
        self.state.unread = Some(Unread { clause, first, subject: self.state.subject, group });
        if first {
            self.place_of_sentence(clause);
        }
    }

    /// Nothing was named that waits for a number.
    pub(super) fn forget_names(&mut self) {
        self.state.pending.clear();
        self.state.unread = None;
    }

    /// The names that wait for a number, left by a clause without one.
    pub(super) fn pending(&mut self) -> &[Slot] {
        if let Some(Unread { clause, first, subject, group }) = self.state.unread.take() {
            let lead = lead::read(self.text, said_of_names(self.text, clause));
            if !lead.broken {
                let now = (self.state.subject, std::mem::replace(&mut self.state.group, group));
                self.state.subject = subject;
                let mut known = self.slots(&lead, first, true);
                (self.state.subject, self.state.group) = now;
                known.retain(|slot| slot.what != What::Open);
                self.state.pending = known;
            }
        }
        &self.state.pending
    }

    /// 滨海新区战略地位提升，实现生产总值…: a sentence that begins with a part of the region is about it.
    fn place_of_sentence(&mut self, clause: &[Token]) {
        let Some(start) = clause.iter().find(|t| !matches!(t.kind, Kind::Blank | Kind::Time(_))) else { return };
        if start.kind == Kind::Text {
            let words = start.span.of(self.text);
            let part = || self.place.begins_with_part(words).then_some((Scope::SubArea, false));
            let place = self.place.head(words).map(|scope| (scope, true)).or_else(part);
            self.state.subject = place.or(self.state.subject);
        }
    }

    /// Binds the values at `at..end`; gives where the next lead begins.
    fn number(&mut self, clause: &'a [Token], anchor: usize, at: usize, end: usize, first: bool) -> usize {
        let words = clause.get(anchor..at).unwrap_or(&[]);
        let (mut one, mut several);
        let values: &mut [Quantity] = match clause.get(at..end).unwrap_or(&[]) {
            [Token { kind: Kind::Number(number), .. }] => {
                one = [**number];
                &mut one
            }
            list => {
                several = numbers(list);
                &mut several
            }
        };
        if values.iter().all(|v| v.form == Form::Rank) {
            self.rank(words, values, first);
            return end;
        }
        if self.of_part_of_year(clause.get(..at).unwrap_or(&[])) {
            self.state.group.clear();
            return end;
        }
        if beyond_plan(spelled(self.text, words)) {
            self.state.beyond = true;
            return end;
        }
        // 比计划目标7160元超过400元: the distance follows the plan's number.
        if std::mem::take(&mut self.state.beyond) && !words.iter().any(|t| matches!(t.kind, Kind::Name(_) | Kind::Text))
        {
            return end;
        }
        let class = class_of_all(values);
        let and = || clause.get(at..end).unwrap_or(&[]).iter().any(|t| t.cue() == Some(Cue::And));
        let and = values.len() > 1 && and();
        let mut lead = self.lead(words, (values, class), and);
        self.about((clause, anchor, at, end), &mut lead, (values, class), first)
    }

    /// Whether what was spoken of up to a number is a part of the year.
    fn of_part_of_year(&mut self, before: &[Token]) -> bool {
        if !(self.state.partial || self.state.marked) {
            return false;
        }
        let spoken = last_bytes(spelled(self.text, before), TOPIC);
        self.state.partial = self.state.partial && !spoken.contains('年');
        self.state.partial || part_of_year(spoken)
    }

    /// Binds the values at `at..end` to what the words before and behind them speak of; gives where the next lead begins.
    fn about(
        &mut self,
        (clause, anchor, at, end): (&'a [Token], usize, usize, usize),
        lead: &mut Lead,
        (values, class): (&[Quantity], Option<Class>),
        first: bool,
    ) -> usize {
        let words = clause.get(anchor..at).unwrap_or(&[]);
        // Nothing follows most numbers in their clause.
        let ahead = clause.get(end..).filter(|ahead| !ahead.is_empty());
        let percent = class == Some(Class::Percent);
        if ahead.is_some()
            && percent
            && matches!(lead.said.change, Change::Amount | Change::None)
            && growth_follows(self.text, clause, end)
        {
            lead.said.rate = true;
        }
        let spent = ahead.and_then(|ahead| self.spent_on_livelihood(lead, words, ahead, class));
        let said = spelled(self.text, words);
        if percent && (of_increment(said) || plan_ratio(said, lead))
            || (spent.is_none() && measured_by_another(self.text, words, lead, (values, class)))
        {
            return end;
        }
        let (mut slots, rule, after) = match spent {
            Some(slot) => (smallvec![slot], Rule::Name, end),
            None => self.candidates(lead, said, clause, end, (values, class), first),
        };
        let of_noun = || {
            let behind = clause.get(end..).unwrap_or(&[]).iter().find(|t| t.cue() != Some(Cue::Bound));
            behind.is_some_and(|t| t.span.of(self.text) == "的")
        };
        if rule == Rule::Elided
            && ahead.is_some()
            && percent
            && words.iter().all(|t| t.kind == Kind::Blank)
            && of_noun()
        {
            // ，93%以上的建制村通硬化公路: the share of another noun.
            return end;
        }
        if rule == Rule::Name && anchor > 0 && modified(clause.get(..anchor).unwrap_or(&[]), words) {
            narrow(&mut slots, false);
        } else if rule != Rule::Counted && ahead.is_some() && attributive(self.text, clause, end) {
            narrow(&mut slots, true);
        }
        self.parts(lead, &mut slots);
        let journey = lead.said.from && goes_on(self.text, clause, end);
        // Behind the last number; bounds that follow it count.
        let last = clause.get(at..end).and_then(|list| list.iter().rposition(|t| matches!(t.kind, Kind::Number(_))));
        let ahead_of_all = self.rest.get(at + last.map_or(0, |last| last + 1)..).unwrap_or(&[]);
        self.bind(lead, (values, class, ahead_of_all), slots, rule, journey);
        if ahead.is_some() {
            let mut said = lead.said;
            let named = lead.items.iter().any(|item| item.surface.of(self.text).starts_with("新增"));
            said.add |= named;
            said.added_anew |= named;
            self.state.carried = Some(said);
            self.state.carried_unit = values.last().map_or(self.state.carried_unit, |value| value.unit);
        }
        after
    }

    /// Reads the words before some values, with what the sentence has said so far; gives the values their bounds.
    fn lead(&mut self, words: &'a [Token], (values, class): (&mut [Quantity], Option<Class>), and: bool) -> Lead {
        let mut lead = lead::read(self.text, words);
        if class == Some(Class::Percent)
            && lead.kinds.have(Kinds::cues(&[Cue::Compare]))
            && let Some(bound) = above(self.text, words, &lead)
        {
            lead.said.bound = Some(bound);
            lead.said.compare = false;
        }
        let plain = class == Some(Class::Times) && values.iter().all(|v| v.form == Form::Plain);
        let year = || {
            let Some(hit) = lead.said.time else { return false };
            !hit.until
                && matches!(
                    hit.when,
                    When::Year(_)
                        | When::PlanEnd(_)
                        | When::Plan(_)
                        | When::YearsBefore(_)
                        | When::YearBefore
                        | When::LastYear
                )
        };
        if plain && year() && lead.said.base.is_none() && !matches!(lead.said.change, Change::Up | Change::Down) {
            // 是2011年的1.8倍: the year is the base.
            lead.said.base = lead.said.time.take();
        }
        if let Some(bound) = lead.said.bound {
            for value in values.iter_mut().filter(|v| v.comparator == Comparator::Eq) {
                value.comparator = bound;
            }
        }
        if lead.kinds.have(Kinds::TIME)
            && lead.kinds.have(Kinds::cues(&[Cue::Than]))
            && let Some(base) = compared_first(words)
        {
            self.state.base = Some(base);
        }
        share_bounds(values, words, and);
        self.carry(&mut lead, words, values);
        lead.said.avg |= self.state.yearly && !lead.said.year_on_year;
        if lead.said.among && lead.said.change == Change::None {
            // 新增企业300家，其中工业企业40家
            lead.said.add |= self
                .state
                .group
                .last()
                .is_some_and(|slot| slot.is_added(self.text) || slot.surface.of(self.text).starts_with("新增"));
        }
        if lead.said.base.is_none() && !lead.said.year_on_year && !lead.said.avg {
            let origin = self.state.origin.filter(|_| lead.items.is_empty() && self.state.journey.is_empty());
            let hit = origin.map(|year| TimeHit::of(When::Year(year), self.sentence));
            lead.said.base = self.state.base.or(hit);
        }
        lead
    }

    /// A list goes on with the verb that began it: 新增专利2万件、高新技术企业100家.
    #[inline(never)]
    fn carry(&self, lead: &mut Lead, words: &[Token], values: &[Quantity]) {
        let Some(before) = self.state.carried else { return };
        let goes_on = words
            .iter()
            .find(|t| t.kind != Kind::Blank)
            .is_some_and(|t| t.kind == Kind::Mark(Mark::Enum) || t.cue() == Some(Cue::And));
        let nothing = words.iter().all(|t| {
            matches!(t.kind, Kind::Blank | Kind::Cue(Cue::Bound | Cue::Fill | Cue::Reach))
                || t.span.of(self.text).chars().count() == 1 && t.kind == Kind::Text
        });
        if nothing {
            lead.said.started |= before.started;
        }
        if !goes_on {
            return;
        }
        let said = &mut lead.said;
        let silent = said.change == Change::None && !said.build && !said.add && lead.whole.is_none();
        if silent {
            said.add |= before.add && !said.cumulative;
            said.added_anew |= before.added_anew && !said.cumulative;
            said.build |= before.build;
            said.built_new |= before.built_new;
            said.rebuilt |= before.rebuilt;
            said.cumulative |= before.cumulative;
            said.keep |= before.keep;
            said.pass |= before.pass;
            said.reach |= before.reach;
            said.avg |= before.avg;
            // 绿地增加200公顷、绿地率41%: what is counted otherwise did not rise by so much.
            let otherwise = matches!(before.change, Change::Up | Change::Down)
                && !lead.items.is_empty()
                && values.first().is_some_and(|value| value.unit != self.state.carried_unit);
            if !otherwise && (!lead.items.is_empty() || matches!(before.change, Change::Up | Change::Down)) {
                said.change = before.change;
            }
        }
        said.want |= before.want;
        said.expect |= before.expect;
        said.share |= before.share && lead.items.is_empty() && lead.whole.is_none();
    }
}

/// The numbers of a list, with the unit that only the last one prints.
#[cold]
fn numbers(list: &[Token]) -> Vec<Quantity> {
    let number = |t: &Token| match t.kind {
        Kind::Number(number) => Some(*number),
        _ => None,
    };
    let mut values: Vec<Quantity> = list.iter().filter_map(number).collect();
    if let Some(unit) = values.last().map(|v| v.unit) {
        for value in values.iter_mut().filter(|value| value.unit.is_empty()) {
            value.unit = unit;
        }
    }
    values
}

/// Whether a name right behind the number before it is only a part of what is meant: 增长40%社会消费品零售总额… lost a comma, and
/// no rate describes the noun behind it.
#[cold]
fn modified(before: &[Token], words: &[Token]) -> bool {
    let named = |t: &Token| matches!(t.kind, Kind::Name(_) | Kind::Text);
    let number = |t: &Token| match t.kind {
        Kind::Number(number) => Some(class_of(number.unit.as_str())),
        _ => None,
    };
    words.iter().find(|t| t.kind != Kind::Blank).is_some_and(named)
        && !matches!(before.iter().rev().find_map(number), Some(Class::Percent | Class::Points))
}
