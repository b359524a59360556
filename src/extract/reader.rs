//! Reads one sentence: walks its clauses from left to right and binds each number to what it is about.

use crate::indicator::{NameMatch, Taxonomy};
use crate::observation::{Observation, Scope};
use crate::quantity::{Comparator, Quantity};
use crate::span::Span;

use super::emit::{Binding, emit};
use super::heads;
use super::lead::{self, Change, Item, Lead, Said};
use super::lexicon::Cue;
use super::nature::{self, Class, class_of};
use super::scope::{Place, Reading};
use super::setting::Setting;
use super::slot::{Deal, Slot, What, deal};
use super::time::{TimeHit, When};
use super::token::{Kind, Mark, Token};

/// One sentence with what its reading needs.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) setting: &'a Setting,
    pub(super) place: &'a Place,
    pub(super) tokens: &'a [Token],
    pub(super) sentence: Span,
    pub(super) section: u32,
    pub(super) out: &'a mut Vec<Observation>,
    state: State,
}

/// What one clause leaves to the next.
#[derive(Default)]
struct State {
    /// Bound since the last semicolon.
    segment: Vec<Slot>,
    /// Bound together by the last numbers.
    group: Vec<Slot>,
    /// Named by the last clause, which had no number.
    pending: Vec<Slot>,
    /// The time that the sentence or clause began with.
    time: Option<TimeHit>,
    /// What was said before the last number of the clause; a list goes on with it.
    carried: Option<Said>,
    /// A subject that is not the region: 园区. `true`: the sentence began with it.
    subject: Option<(Scope, bool)>,
    /// Names waiting for the second value of 由A提高到B.
    journey: Vec<Slot>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        (text, setting, place): (&'a str, &'a Setting, &'a Place),
        tokens: &'a [Token],
        sentence: Span,
        section: u32,
        out: &'a mut Vec<Observation>,
    ) -> Self {
        Self { text, setting, place, tokens, sentence, section, out, state: State::default() }
    }

    pub(super) fn read(mut self) {
        let tokens = self.tokens;
        let mut start = 0;
        let mut first = true;
        while start < tokens.len() {
            let rest = tokens.get(start..).unwrap_or(&[]);
            let length = rest.iter().position(Token::parts).unwrap_or(rest.len());
            self.clause(rest.get(..length).unwrap_or(&[]), first);
            first = false;
            if let Some(Kind::Mark(Mark::Semi | Mark::Stop)) = rest.get(length).map(|t| &t.kind) {
                self.semicolon();
            }
            start += length + 1;
        }
    }

    fn semicolon(&mut self) {
        self.state.segment.clear();
        self.state.group.clear();
        self.state.pending.clear();
        self.state.carried = None;
        self.state.journey.clear();
        if !self.state.subject.is_some_and(|(_, strong)| strong) {
            self.state.subject = None;
        }
    }

    /// One clause, between commas.
    fn clause(&mut self, clause: &'a [Token], first: bool) {
        self.leading_time(clause);
        let mut anchor = 0;
        let mut at = 0;
        let mut numbers = 0;
        while at < clause.len() {
            let Some(Token { kind: Kind::Number(_), .. }) = clause.get(at) else {
                at += 1;
                continue;
            };
            let end = values_end(clause, at);
            let after = self.number(clause, anchor, at, end, first && numbers == 0);
            numbers += 1;
            anchor = after;
            at = after.max(end);
        }
        if numbers == 0 {
            self.without_number(clause, first);
        }
        self.state.carried = None;
    }

    /// A time at the start of a clause holds until another one does.
    fn leading_time(&mut self, clause: &[Token]) {
        for token in clause {
            match token.kind {
                Kind::Time(hit) => {
                    if !matches!(hit.when, When::Running(_) | When::SomeYears(_) | When::YearBefore) {
                        self.state.time = Some(hit);
                    }
                    return;
                }
                Kind::Blank | Kind::Cue(Cue::Fill | Cue::Want | Cue::Expect | Cue::Reach) => {}
                _ => return,
            }
        }
    }

    /// A clause that only names something leaves the name to the next: 居民收入稳步增长，分别达到….
    fn without_number(&mut self, clause: &[Token], first: bool) {
        if clause.iter().all(|t| !matches!(t.kind, Kind::Text | Kind::Name(_))) {
            return;
        }
        let lead = lead::read(self.text, clause);
        let known: Vec<Slot> = if lead.broken { Vec::new() } else { self.slots(&lead, first) };
        self.state.group.clear();
        self.state.pending = known.into_iter().filter(|slot| slot.what != What::Open).collect();
    }

    /// Binds the values at `at..end`; gives where the next lead begins.
    fn number(&mut self, clause: &'a [Token], anchor: usize, at: usize, end: usize, first: bool) -> usize {
        let words = clause.get(anchor..at).unwrap_or(&[]);
        let mut values = self.values(clause, at, end);
        let mut lead = lead::read(self.text, words);
        share_bounds(&mut values, words);
        self.carry(&mut lead, words);
        let journey = lead.said.from && goes_on(self.text, clause, end);
        let arrival = !self.state.journey.is_empty() && lead.items.is_empty();
        let (slots, rule, after) = self.candidates(&lead, clause, end, &values, first);
        let moves = matches!(lead.said.change, Change::Up | Change::Down) || lead.said.rate;
        let mixed = mixed_units(&values);
        let (dealt, how) = deal(&slots, values.len(), lead.said.each, moves, mixed);
        let rule = match how {
            Deal::List => {
                if rule == "name" {
                    "list"
                } else {
                    "list_elided"
                }
            }
            Deal::Each => "each",
            Deal::Units => "units",
            Deal::Plain | Deal::Mismatch => rule,
        };
        let mut bound = Vec::with_capacity(dealt.len());
        for (slot, index) in dealt {
            let Some(value) = values.get(index) else { continue };
            let time = lead.said.time.or(slot.time.filter(|_| lead.items.is_empty())).or(self.state.time);
            let binding = Binding {
                slot,
                number: *value,
                said: &lead.said,
                whole: lead.whole,
                time,
                baseline: journey,
                arrival,
                rule,
            };
            let place = (self.text, self.setting, self.sentence, self.section);
            self.out.extend(emit(place, &binding));
            bound.push(Slot { time: if journey { None } else { time }, ..slot });
        }
        self.leave(bound, &slots, how, journey);
        self.state.carried = Some(lead.said);
        after
    }

    /// What the numbers just bound leave to those that follow.
    fn leave(&mut self, bound: Vec<Slot>, slots: &[Slot], how: Deal, journey: bool) {
        self.state.pending.clear();
        let group = if how == Deal::Mismatch { slots.to_vec() } else { bound };
        self.state.journey = if journey { group.clone() } else { Vec::new() };
        for slot in &group {
            self.state.segment.retain(|old| old.what != slot.what || old.surface != slot.surface);
            self.state.segment.push(*slot);
        }
        // Only the last names can be meant; a long list of clauses must not make this slow.
        if self.state.segment.len() > 32 {
            self.state.segment.drain(..16);
        }
        self.state.group = group;
    }

    /// A list goes on with the verb that began it: 新增专利2万件、高新技术企业100家.
    fn carry(&self, lead: &mut Lead, words: &[Token]) {
        let Some(before) = self.state.carried else { return };
        let goes_on = words
            .iter()
            .find(|t| t.kind != Kind::Blank)
            .is_some_and(|t| t.kind == Kind::Mark(Mark::Enum) || t.cue() == Some(Cue::And));
        if !goes_on {
            return;
        }
        let said = &mut lead.said;
        let silent = said.change == Change::None && !said.build && !said.add;
        if silent {
            said.add |= before.add;
            said.build |= before.build;
            said.cumulative |= before.cumulative;
            said.keep |= before.keep;
            said.pass |= before.pass;
            said.reach |= before.reach;
            said.avg |= before.avg;
            if !lead.items.is_empty() || matches!(before.change, Change::Up | Change::Down) {
                said.change = before.change;
            }
        }
        said.want |= before.want;
        said.expect |= before.expect;
        said.share |= before.share && lead.items.is_empty() && lead.whole.is_none();
    }

    /// The names that the values may belong to, the rule that found them, and where the next lead begins.
    fn candidates(
        &mut self,
        lead: &Lead,
        clause: &[Token],
        end: usize,
        values: &[Quantity],
        first: bool,
    ) -> (Vec<Slot>, &'static str, usize) {
        if let Some((slot, after)) = self.after_number(lead, clause, end, values) {
            return (vec![slot], "value_first", after);
        }
        if lead.broken {
            return (Vec::new(), "none", end);
        }
        if !lead.items.is_empty() {
            let slots = self.slots(lead, first);
            let slots = trim(slots, values.len(), lead.said.respectively);
            return (slots, "name", end);
        }
        (self.elided(lead, values.len()), "elided", end)
    }

    /// The subject of a number without one: the last clause's, the last value's, the last names of the segment.
    fn elided(&self, lead: &Lead, count: usize) -> Vec<Slot> {
        let state = &self.state;
        let slots = if !state.journey.is_empty() {
            state.journey.clone()
        } else if !state.pending.is_empty() {
            state.pending.clone()
        } else {
            state.group.clone()
        };
        let sizes = |slots: &[Slot]| slots.iter().map(|s| s.expand().len()).sum::<usize>();
        if count == 1 {
            if slots.len() > 1 && !lead.said.each {
                return Vec::new();
            }
            return per_head(slots, lead);
        }
        if sizes(&slots) == count {
            return slots;
        }
        let from = state.segment.len().checked_sub(count);
        let last = from.and_then(|from| state.segment.get(from..)).unwrap_or(&[]);
        if sizes(last) == count { last.to_vec() } else { slots }
    }

    /// Makes slots of the phrases before a number.
    fn slots(&mut self, lead: &Lead, first: bool) -> Vec<Slot> {
        let words: Vec<&str> = lead.items.iter().map(|item| item.surface.of(self.text)).collect();
        let last = lead.items.last().map(|item| item.surface.of(self.text));
        let single = lead.items.len() == 1;
        let mut slots: Vec<Slot> = Vec::with_capacity(lead.items.len());
        for (at, item) in lead.items.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|b| words.get(b)).copied();
            let after = last.filter(|_| at + 1 < lead.items.len());
            let shared = || heads::complete(item.surface.of(self.text), item.surface, after, before);
            let name = item.name.or_else(|| if single { None } else { shared() });
            let scope = self.scope(item, name, first && at == 0);
            slots.push(match name {
                Some(name) => Slot::named(name, scope),
                None => Slot::open(item.surface, scope),
            });
        }
        slots
    }

    /// Whose number an item is.
    fn scope(&mut self, item: &Item, name: Option<NameMatch>, first: bool) -> Scope {
        let narrow = name.is_some_and(|name| match Slot::named(name, Scope::Region).what {
            What::One(id) => nature::of(id).narrow,
            _ => true,
        });
        let left = if name.is_some() { item.left.of(self.text) } else { "" };
        match self.place.read(left, narrow) {
            Some(Reading::Itself) => {
                self.state.subject = None;
                return Scope::Region;
            }
            Some(Reading::Other(scope)) => return scope,
            None => {}
        }
        let subject = item.subject.of(self.text);
        if !subject.is_empty() {
            match self.place.read(subject, false) {
                Some(Reading::Itself) => {
                    self.state.subject = None;
                    return Scope::Region;
                }
                Some(Reading::Other(scope)) => self.state.subject = Some((scope, first)),
                None => {}
            }
        }
        self.state.subject.map_or(Scope::Region, |(scope, _)| scope)
    }

    /// 改造161个老旧小区, 1.7万贫困人口: the name after its number.
    fn after_number(&self, lead: &Lead, clause: &[Token], end: usize, values: &[Quantity]) -> Option<(Slot, usize)> {
        let rest = clause.get(end..)?;
        let at = rest.iter().position(|t| matches!(t.kind, Kind::Name(_)))?;
        let Some(Kind::Name(name)) = rest.get(at).map(|t| t.kind) else { return None };
        let between = rest.get(..at)?;
        let said_between =
            |t: &Token| matches!(t.kind, Kind::Blank | Kind::Text | Kind::Cue(Cue::Noun | Cue::Fill | Cue::Bound));
        if !between.iter().all(said_between)
            || between.iter().any(|t| t.cue() == Some(Cue::Fill) && t.span.of(self.text) == "的")
        {
            return None;
        }
        let left: String =
            between.iter().filter(|t| t.cue() != Some(Cue::Bound)).map(|t| t.span.of(self.text)).collect();
        let Named { slot, nature } = named(name)?;
        let class = class_of(values.last()?.unit.as_str());
        if matches!(class, Class::Money | Class::Percent | Class::Points | Class::Times | Class::Time)
            || slot.what == What::Open
        {
            return None;
        }
        let What::One(id) = slot.what else { return None };
        if !nature::fits(id, values.last()?.unit) {
            return None;
        }
        let free = nature.is_some_and(|n| !n.stock) || lead.said.add || lead.said.change == Change::Amount;
        let tail = rest.get(at + 1..)?;
        let stop = tail.iter().position(|t| t.kind == Kind::Mark(Mark::Enum)).unwrap_or(tail.len());
        let alone = !tail.get(..stop)?.iter().any(|t| matches!(t.kind, Kind::Number(_)));
        if !free || !alone {
            return None;
        }
        let scope = match self.place.read(&left, nature.is_some_and(|n| n.narrow)) {
            Some(Reading::Other(scope)) => scope,
            Some(Reading::Itself) => Scope::Region,
            None => self.state.subject.map_or(Scope::Region, |(scope, _)| scope),
        };
        Some((Slot { scope, ..slot }, end + at + 1))
    }

    /// The numbers of a list, with the unit that only the last one prints.
    fn values(&self, clause: &[Token], at: usize, end: usize) -> Vec<Quantity> {
        let mut values: Vec<Quantity> = clause
            .get(at..end)
            .unwrap_or(&[])
            .iter()
            .filter_map(|t| match t.kind {
                Kind::Number(number) => Some(number),
                _ => None,
            })
            .collect();
        if let Some(unit) = values.last().map(|v| v.unit) {
            for value in &mut values {
                if value.unit.is_empty() {
                    value.unit = unit;
                }
            }
        }
        values
    }
}

struct Named {
    slot: Slot,
    nature: Option<nature::Nature>,
}

fn named(name: NameMatch) -> Option<Named> {
    let slot = Slot::named(name, Scope::Region);
    let nature = match slot.what {
        What::One(id) => Some(nature::of(id)),
        _ => None,
    };
    Some(Named { slot, nature })
}

/// Where a list of values ends: numbers joined by 、 or 和, with their bounds.
fn values_end(clause: &[Token], at: usize) -> usize {
    let mut end = at + 1;
    let mut ahead = end;
    while let Some(token) = clause.get(ahead) {
        match token.kind {
            Kind::Number(_) => {
                ahead += 1;
                end = ahead;
            }
            Kind::Blank | Kind::Mark(Mark::Enum) | Kind::Cue(Cue::Bound | Cue::And) => ahead += 1,
            _ => break,
        }
    }
    while clause.get(end).is_some_and(|t| t.cue() == Some(Cue::Bound)) {
        end += 1;
    }
    end
}

/// Whether the number before `end` is where a change began: 由A提高到B.
fn goes_on(text: &str, clause: &[Token], end: usize) -> bool {
    let rest = clause.get(end..).unwrap_or(&[]);
    let next = rest.iter().position(|t| matches!(t.kind, Kind::Number(_)));
    next.is_some_and(|next| {
        rest.get(..next).unwrap_or(&[]).iter().any(|t| {
            t.cue() == Some(Cue::To)
                || (t.cue() == Some(Cue::Fill) && matches!(t.span.of(text), "到" | "至"))
                || matches!(t.cue(), Some(Cue::Pass))
        })
    })
}

/// 分别增长8%和9%左右: the bound of the last value holds for all, and that before the first one too.
fn share_bounds(values: &mut [Quantity], words: &[Token]) {
    let [rest @ .., last] = values else { return };
    if rest.is_empty() {
        return;
    }
    if rest.iter().all(|v| v.comparator == Comparator::Eq)
        && !matches!(last.comparator, Comparator::Eq | Comparator::Range)
    {
        for value in rest {
            value.comparator = last.comparator;
        }
        return;
    }
    let prefixed = words
        .iter()
        .rev()
        .find(|t| t.kind != Kind::Blank)
        .is_some_and(|t| matches!(t.cue(), Some(Cue::Pass | Cue::Bound | Cue::Compare | Cue::Reach)));
    let first = values.first().map(|v| v.comparator).unwrap_or_default();
    if prefixed && first != Comparator::Eq && values.iter().skip(1).all(|v| v.comparator == Comparator::Eq) {
        for value in values {
            value.comparator = first;
        }
    }
}

fn mixed_units(values: &[Quantity]) -> bool {
    values
        .iter()
        .enumerate()
        .all(|(at, value)| values.iter().skip(at + 1).take(4).all(|other| other.unit != value.unit))
}

/// Of a list of phrases the last ones that agree with the values in number, when the ones before are no names.
fn trim(slots: Vec<Slot>, count: usize, respectively: bool) -> Vec<Slot> {
    let _ = respectively;
    if count < 2 || slots.len() <= count {
        return slots;
    }
    let (extra, kept) = slots.split_at(slots.len() - count);
    if extra.iter().all(|s| s.what == What::Open) && kept.iter().all(|s| matches!(s.what, What::One(_))) {
        return kept.to_vec();
    }
    slots
}

/// 生产总值达到…，人均达到…
fn per_head(slots: Vec<Slot>, lead: &Lead) -> Vec<Slot> {
    if !lead.said.per_head {
        return slots;
    }
    let taxonomy = Taxonomy::shared();
    let (gdp, per_capita) = (taxonomy.by_key("gdp"), taxonomy.by_key("gdp_per_capita"));
    slots
        .into_iter()
        .filter_map(|slot| match (slot.what, per_capita) {
            (What::One(id), Some(per_capita)) if Some(id) == gdp => Some(Slot { what: What::One(per_capita), ..slot }),
            _ => None,
        })
        .collect()
}
