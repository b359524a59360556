//! Reads one sentence: walks its clauses from left to right and binds each number to what it is about.

use crate::indicator::{NameMatch, Taxonomy};
use crate::observation::{Observation, Period, Scope};
use crate::quantity::{Comparator, Form, Quantity};
use crate::span::Span;

use super::emit::{Binding, emit, last_bytes};
use super::heads;
use super::lead::{self, Change, Item, Lead, Said};
use super::lexicon::Cue;
use super::nature::{self, Class, class_of};
use super::scope::{Place, Reading};
use super::setting::Setting;
use super::slot::{Deal, Slot, What, deal};
use super::time::{TimeHit, When};
use super::token::{Kind, Mark, Token};
use super::values::{goes_on, mixed_units, per_head, share_bounds, trim, values_end};

/// The most tokens between a number and a name after it.
const MODIFIERS: usize = 8;

/// Bytes of the sentence before a head noun in which the crop or trade that it belongs to is looked for.
const TOPIC: usize = 600;

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
    /// 与2015年相比: the base of what the rest of the sentence states.
    base: Option<TimeHit>,
    /// The year of A in 由A提高到B: growth that follows is over it.
    origin: Option<u16>,
    /// The last number of this clause was that of a plan.
    beyond: bool,
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
            let clause = rest.get(..length).unwrap_or(&[]);
            self.clause(clause, first);
            first &= !clause.iter().any(|t| matches!(t.kind, Kind::Text | Kind::Name(_)));
            if let Some(Kind::Mark(Mark::Semi | Mark::Stop)) = rest.get(length).map(|t| &t.kind) {
                self.semicolon();
            }
            start += length + 1;
        }
    }

    fn semicolon(&mut self) {
        self.state.segment.clear();
        self.state.group.clear();
        self.state.origin = None;
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
        self.state.beyond = false;
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
                Kind::Blank | Kind::Cue(Cue::Fill | Cue::Want | Cue::Expect) => {}
                _ => return,
            }
        }
    }

    /// A clause that only names something leaves the name to the next: 居民收入稳步增长，分别达到….
    fn without_number(&mut self, clause: &[Token], first: bool) {
        self.state.base = since(self.text, clause).or(self.state.base);
        if clause.iter().all(|t| !matches!(t.kind, Kind::Text | Kind::Name(_))) {
            return;
        }
        let lead = lead::read(self.text, clause);
        let subject = self.state.subject;
        let known: Vec<Slot> = if lead.broken { Vec::new() } else { self.slots(&lead, first, true) };
        self.state.subject = subject;
        self.state.group.clear();
        self.state.pending = known.into_iter().filter(|slot| slot.what != What::Open).collect();
    }

    /// Binds the values at `at..end`; gives where the next lead begins.
    fn number(&mut self, clause: &'a [Token], anchor: usize, at: usize, end: usize, first: bool) -> usize {
        let words = clause.get(anchor..at).unwrap_or(&[]);
        let mut values = self.values(clause, at, end);
        if values.iter().all(|v| v.form == Form::Rank) {
            self.rank(words, &values, first);
            return end;
        }
        if part_of_year(last_bytes(spelled(self.text, clause.get(..at).unwrap_or(&[])), TOPIC)) {
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
        let mut lead = lead::read(self.text, words);
        let plain = values.iter().all(|v| v.form == Form::Plain && class_of(v.unit.as_str()) == Class::Times);
        let year = lead.said.time.is_some_and(|hit| !hit.until && matches!(hit.when, When::Year(_) | When::PlanEnd(_)));
        if plain && year && lead.said.base.is_none() && !matches!(lead.said.change, Change::Up | Change::Down) {
            // 是2011年的1.8倍: the year is the base.
            lead.said.base = lead.said.time.take();
        }
        if let Some(bound) = lead.said.bound {
            for value in values.iter_mut().filter(|v| v.comparator == Comparator::Eq) {
                value.comparator = bound;
            }
        }
        share_bounds(&mut values, words);
        self.carry(&mut lead, words);
        if lead.said.base.is_none() && !lead.said.year_on_year && !lead.said.avg {
            let origin = self.state.origin.filter(|_| lead.items.is_empty() && self.state.journey.is_empty());
            let hit =
                origin.map(|year| TimeHit { span: self.sentence, when: When::Year(year), until: false, since: false });
            lead.said.base = self.state.base.or(hit);
        }
        let journey = lead.said.from && goes_on(self.text, clause, end);
        let arrival = !self.state.journey.is_empty() && lead.items.is_empty();
        if plan_ratio(spelled(self.text, words), &lead, &values) {
            return end;
        }
        let modified = anchor > 0
            && words
                .iter()
                .find(|t| t.kind != Kind::Blank)
                .is_some_and(|t| matches!(t.kind, Kind::Name(_) | Kind::Text));
        let (slots, rule, after) = self.candidates(&lead, spelled(self.text, words), clause, end, &values, first);
        let mut slots = slots;
        if modified && rule == "name" {
            narrow(&mut slots, false);
        } else if rule != "counted" && attributive(self.text, clause, end) {
            narrow(&mut slots, true);
        }
        let moves = matches!(lead.said.change, Change::Up | Change::Down)
            || lead.said.rate
            || values.iter().any(|v| v.form == Form::Doubling);
        let mixed = mixed_units(&values);
        if let Some(whole) = lead.whole
            && lead.items.iter().any(|item| item.name.is_some())
            && self.place.is_whole(whole.of(self.text))
            && same_as_whole(self.text, &lead)
        {
            for slot in &mut slots {
                slot.scope = Scope::SubArea;
            }
        }
        if lead.items.is_empty() && lead.whole.is_some_and(|whole| self.place.is_whole(whole.of(self.text))) {
            self.part_of_region(&mut slots);
        }
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
        let annual = self.yearly_growth_follows(values.last());
        let mut bound = Vec::with_capacity(dealt.len());
        for (slot, index) in dealt {
            let Some(value) = values.get(index) else { continue };
            if slot.added && rule.contains("elided") && moves {
                // 新增企业98家，增长40%: the additions grew, not the stock.
                continue;
            }
            let time = lead.said.time.or(slot.time.filter(|_| lead.items.is_empty())).or(self.state.time);
            let mut said = lead.said;
            if arrival {
                said.share |= slot.share;
                said.rate |= slot.rate;
                said.avg |= slot.avg;
            }
            let binding = Binding {
                slot,
                number: *value,
                said: &said,
                whole: lead.whole,
                time,
                baseline: journey,
                arrival,
                annual,
                rule,
            };
            let place = (self.text, self.setting, self.sentence, self.section);
            self.out.extend(emit(place, &binding));
            bound.push(Slot {
                added: lead.said.add,
                share: said.share,
                rate: said.rate,
                avg: said.avg,
                time: if journey { None } else { time },
                ..slot
            });
        }
        if journey {
            let baseline = self.out.last().filter(|o| self.sentence.covers(o.span));
            self.state.origin = baseline.and_then(|o| o.period).and_then(Period::single);
        } else if !lead.items.is_empty() {
            self.state.origin = None;
        }
        self.leave(bound, &slots, how, journey);
        self.state.carried = Some(lead.said);
        after
    }

    /// 增速居全省第5位: the place among others; what was named stays the subject.
    fn rank(&mut self, words: &'a [Token], values: &[Quantity], first: bool) {
        let cut = words.iter().position(|t| t.cue() == Some(Cue::Compare)).unwrap_or(words.len());
        let lead = lead::read(self.text, words.get(..cut).unwrap_or(&[]));
        let own: Vec<Slot> =
            self.slots(&lead, first, true).into_iter().filter(|slot| slot.what != What::Open).collect();
        let slots = if own.is_empty() { self.state.group.clone() } else { own.clone() };
        if let (Some(slot), Some(value)) = (slots.last(), values.last()) {
            let time = lead.said.time.or(slot.time).or(self.state.time);
            let binding = Binding {
                slot: *slot,
                number: *value,
                said: &lead.said,
                whole: None,
                time,
                baseline: false,
                arrival: false,
                annual: false,
                rule: "rank",
            };
            self.out.extend(emit((self.text, self.setting, self.sentence, self.section), &binding));
        }
        if !own.is_empty() {
            self.state.pending = own;
        }
    }

    /// 增长23%，占全市的比重超过一半: what came before was about a part of the region.
    fn part_of_region(&mut self, slots: &mut [Slot]) {
        for slot in slots {
            let total = matches!(slot.what, What::One(id) if Taxonomy::shared().by_key("gdp") == Some(id));
            if !total || slot.scope != Scope::Region {
                continue;
            }
            slot.scope = Scope::SubArea;
            let own = self.out.iter_mut().rev().take_while(|o| self.sentence.covers(o.span)).take(MODIFIERS);
            for observation in own.filter(|o| o.surface == slot.surface) {
                observation.scope = Scope::SubArea;
            }
        }
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

    /// 1550亿元，同比增长16%: an amount of one year, even in a review of several.
    fn yearly_growth_follows(&self, last: Option<&Quantity>) -> bool {
        let Some(last) = last else { return false };
        let from = self.tokens.partition_point(|t| t.span.end <= last.span.end);
        let ahead = self.tokens.get(from..).unwrap_or(&[]).iter().take(8);
        let mut than = false;
        for token in ahead {
            match token.kind {
                Kind::Cue(Cue::YearOnYear) => return true,
                Kind::Cue(Cue::Than) => than = true,
                Kind::Time(hit) if than && matches!(hit.when, When::YearBefore | When::LastYear) => return true,
                Kind::Cue(Cue::Bound | Cue::Fill) | Kind::Blank | Kind::Mark(Mark::Comma | Mark::Enum) => {}
                _ => return false,
            }
        }
        false
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
        words: &str,
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
        if lead.trailing {
            return (self.counted(words, clause, end, values).into_iter().collect(), "counted", end);
        }
        if !lead.items.is_empty() {
            let moves = matches!(lead.said.change, Change::Up | Change::Down) || lead.said.rate;
            let slots = self.slots(lead, first, values.len() > 1 || lead.said.each || moves);
            let slots = trim(slots, values.len(), lead.said.respectively);
            return (slots, "name", end);
        }
        if let Some(slot) = self.counted(words, clause, end, values) {
            return (vec![slot], "counted", end);
        }
        (self.elided(lead, values.len()), "elided", end)
    }

    /// 9个贫困县摘帽: a count of the noun after it, though the last name would fit.
    fn counted(&self, lead_words: &str, clause: &[Token], end: usize, values: &[Quantity]) -> Option<Slot> {
        let next = clause.get(end).filter(|t| matches!(t.kind, Kind::Text | Kind::Name(_)))?;
        let class = class_of(values.last()?.unit.as_str());
        let counts = !matches!(class, Class::Percent | Class::Points | Class::Times | Class::Time);
        let slot = Slot::open(next.span, self.state.subject.map_or(Scope::Region, |(scope, _)| scope));
        let words = next.span.of(self.text);
        // 转移85万农村劳动力就业
        let moved = words.contains("劳动力") && lead_words.contains("转移");
        let what =
            if moved { Taxonomy::shared().by_key("rural_transfer").map_or(What::Open, What::One) } else { What::Open };
        counts.then_some(Slot { what, ..slot })
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
    fn slots(&mut self, lead: &Lead, first: bool, several: bool) -> Vec<Slot> {
        let words: Vec<&str> = lead.items.iter().map(|item| item.surface.of(self.text)).collect();
        let last = lead.items.last().map(|item| item.surface.of(self.text));
        let single = lead.items.len() == 1 || !several;
        let mut slots: Vec<Slot> = Vec::with_capacity(lead.items.len());
        for (at, item) in lead.items.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|b| words.get(b)).copied();
            let after = last.filter(|_| at + 1 < lead.items.len());
            let shared = || heads::complete(item.surface.of(self.text), item.surface, after, before);
            let name = item
                .name
                .or_else(|| if single { None } else { shared() })
                .or_else(|| self.topic(item, lead, lead.items.len() == 1));
            let scope = self.scope(item, name, first && at == 0);
            slots.push(match name {
                Some(name) => Slot::named(name, scope),
                None => Slot::open(item.surface, scope),
            });
        }
        // 规上工业企业、服务业企业利润总额分别…: profits of both.
        if several && last_open_of_enterprises(self.text, lead) {
            for slot in &mut slots {
                if slot.surface.of(self.text).ends_with("企业") {
                    slot.what = What::Open;
                }
            }
        }
        slots
    }

    /// 粮食播种面积和产量…，总产稳定在…: the head noun alone, of the crop that the sentence speaks of; and enterprises
    /// without the word for them (规模以上工业94家).
    fn topic(&self, item: &Item, lead: &Lead, single: bool) -> Option<NameMatch> {
        let words = item.surface.of(self.text);
        for tail in ["项目", "工程", "任务", "安置房", "安置住房"] {
            if let Some(head) = words.strip_suffix(tail)
                && head.ends_with("改造")
                && let Some(name) = Taxonomy::shared().names().find(head).pop()
                && name.span.end as usize == head.len()
            {
                let start = item.surface.start + name.span.start;
                return Some(NameMatch { span: Span { start, end: item.surface.end }, ..name });
            }
        }
        let before = || last_bytes(Span { start: self.sentence.start, end: item.surface.start }.of(self.text), TOPIC);
        let borrow = |head: &str| heads::complete(words, item.surface, None, Some(head));
        let lend = |tail: &str| heads::complete(words, item.surface, Some(tail), None);
        match words {
            "总产" | "总产量" | "产量" | "播种面积" | "面积" => {
                return grain_last(before()).then(|| borrow("粮食")).flatten();
            }
            "总收入" | "收入" | "综合收入" => {
                return before().contains("游").then(|| borrow("旅游")).flatten();
            }
            "到位" if before().contains("外资") => {
                return heads::complete("实际利用", item.surface, Some("，外资"), None);
            }
            _ => {}
        }
        if !single {
            return None;
        }
        let moves = matches!(lead.said.change, Change::Up | Change::Down) || lead.said.rate;
        let industry =
            ["第一产业", "第二产业", "第三产业", "一产", "二产", "三产"].iter().any(|word| words.ends_with(word));
        if industry && moves {
            return lend("，增加值");
        }
        if moves && self.place.strip(words) == "经济" {
            return heads::named("生产总值", item.surface);
        }
        if words.ends_with("规模以上工业") || words.ends_with("规上工业") {
            return if moves { None } else { lend("业企业") };
        }
        words.ends_with("高速公路").then(|| lend("，里程")).flatten()
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
            match self.place.subject(subject) {
                Some(Reading::Itself) => {
                    self.state.subject = None;
                    return Scope::Region;
                }
                Some(Reading::Other(scope)) if name.is_none() && !first => return scope,
                Some(Reading::Other(scope)) => self.state.subject = Some((scope, first)),
                None => {}
            }
        }
        self.state.subject.map_or(Scope::Region, |(scope, _)| scope)
    }

    /// 改造161个老旧小区, 1.7万贫困人口: the name after its number.
    fn after_number(&self, lead: &Lead, clause: &[Token], end: usize, values: &[Quantity]) -> Option<(Slot, usize)> {
        let rest = clause.get(end..)?;
        let said_between =
            |t: &Token| matches!(t.kind, Kind::Blank | Kind::Text | Kind::Cue(Cue::Noun | Cue::Fill | Cue::Bound));
        let at = rest.iter().take(MODIFIERS).position(|t| !said_between(t))?;
        let Some(Kind::Name(name)) = rest.get(at).map(|t| t.kind) else { return None };
        let between = rest.get(..at)?;
        if between.iter().any(|t| t.cue() == Some(Cue::Fill) && t.span.of(self.text) == "的") {
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
        let stop = tail
            .iter()
            .position(|t| t.kind == Kind::Mark(Mark::Enum) || t.cue() == Some(Cue::And))
            .unwrap_or(tail.len());
        // 脱贫劳动力: a longer noun that only begins with the name.
        if tail.first().is_some_and(|t| t.kind == Kind::Text) {
            return None;
        }
        let alone = !tail.get(..stop)?.iter().any(|t| matches!(t.kind, Kind::Number(_)));
        if !free || !alone {
            return None;
        }
        let scope = match self.place.read(&left, true) {
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

/// 为年度预算的104%: how much of a plan was done, not a value of anything named before.
fn plan_ratio(words: &str, lead: &Lead, values: &[Quantity]) -> bool {
    lead.items.iter().all(|item| item.name.is_none())
        && values.iter().all(|v| class_of(v.unit.as_str()) == Class::Percent)
        && ["预算", "计划", "任务", "目标的"].iter().any(|word| words.contains(word))
}

/// 财政收入超10亿元的县: the number describes the noun after it.
fn attributive(text: &str, clause: &[Token], end: usize) -> bool {
    let mut rest = clause.get(end..).unwrap_or(&[]).iter().filter(|t| t.kind != Kind::Blank);
    if rest.next().is_none_or(|t| t.span.of(text) != "的") {
        return false;
    }
    let Some(noun) = rest.next().filter(|t| matches!(t.kind, Kind::Text | Kind::Name(_))) else { return false };
    const BEARERS: &[&str] = &[
        "县",
        "市",
        "区",
        "乡",
        "镇",
        "村",
        "企业",
        "项目",
        "园区",
        "产业",
        "城市",
        "省",
        "户",
        "集群",
        "地区",
        "家庭",
        "单位",
        "产品",
        "品牌",
        "中小",
        "农户",
        "贫困",
        "商品",
        "开发区",
        "高新",
        "大企业",
        "骨干",
    ];
    BEARERS.iter().any(|word| noun.span.of(text).starts_with(word))
}

/// A name inside a longer phrase is not the region's own. Investment above a size (500万元以上固定资产投资) is a statistic
/// of its own right, and rates stay what they are.
fn narrow(slots: &mut [Slot], all: bool) {
    let fai = Taxonomy::shared().by_key("fai");
    for slot in slots {
        let kept = match slot.what {
            What::One(id) => !all && (Some(id) == fai || !nature::of(id).narrow),
            _ => false,
        };
        if slot.scope == Scope::Region && !kept {
            slot.scope = Scope::Sector;
        }
    }
}

/// 超省定任务0.7万亩, 比计划少86亿元: how far a plan was passed or missed.
fn beyond_plan(words: &str) -> bool {
    const PLANS: &[&str] = &["任务", "目标", "计划", "预期", "预算"];
    let words = words.trim_end();
    let ends = PLANS.iter().any(|word| words.ends_with(word));
    let passed = ends && ["超", "高于", "高出", "多", "低于"].iter().any(|word| words.contains(word));
    let words = words.trim_end_matches("的");
    let than = words.find(['比', '较']).and_then(|at| words.get(at..)).is_some_and(|rest| {
        PLANS.iter().any(|word| rest.contains(word))
            && (PLANS.iter().any(|word| rest.ends_with(word))
                || rest.ends_with(['少', '多', '高', '低', '快', '收', '支']))
    });
    passed || than
}

/// 生产总值占全市的比重: a part of the region measured by the region's own total.
fn same_as_whole(text: &str, lead: &Lead) -> bool {
    let whole = lead.whole.map_or("", |span| span.of(text));
    let other = Taxonomy::shared().names().find(whole);
    let own = lead.items.last().and_then(|item| item.name);
    other.is_empty() || other.last().map(|name| name.named) == own.map(|name| name.named)
}

/// Whether a list ends in something that enterprises have: …企业利润总额.
fn last_open_of_enterprises(text: &str, lead: &Lead) -> bool {
    lead.items.len() > 1
        && lead.items.last().is_some_and(|item| {
            let words = item.surface.of(text);
            item.name.is_none() && words.contains("企业") && !words.ends_with("企业")
        })
}

/// 一季度下降6%, 上半年完成…: figures of a part of the year.
fn part_of_year(words: &str) -> bool {
    const PARTS: &[&str] = &["季度", "上半年", "下半年", "月份", "1至", "前三季", "前10个月", "前11个月", "1—", "1-"];
    let Some(at) = PARTS.iter().filter_map(|word| words.rfind(word)).max() else { return false };
    // 由一季度的…转为全年增长…: what is said of the whole year again counts.
    !words.get(at..).is_some_and(|rest| rest.contains("全年") || rest.contains('年'))
}

/// 与2009年成立时相比: the time in a clause that only compares.
fn since(text: &str, clause: &[Token]) -> Option<TimeHit> {
    let last = clause.iter().rev().find(|t| t.kind != Kind::Blank)?;
    if !matches!(last.span.of(text), "相比" | "相比较" | "相较") {
        return None;
    }
    clause.iter().rev().find_map(|t| match t.kind {
        Kind::Time(hit) if !matches!(hit.when, When::YearBefore | When::LastYear) => Some(hit),
        _ => None,
    })
}

/// Whether grain is the last crop that was named.
fn grain_last(words: &str) -> bool {
    const OTHERS: &[&str] = &[
        "夏粮", "秋粮", "早稻", "小麦", "玉米", "水稻", "稻谷", "大豆", "油料", "棉花", "蔬菜", "水果", "肉", "茶叶",
        "薯", "水产",
    ];
    let Some(at) = words.rfind("粮食") else { return false };
    !words.get(at..).is_some_and(|rest| OTHERS.iter().any(|crop| rest.contains(crop)))
}

/// The words of some tokens.
fn spelled<'t>(text: &'t str, tokens: &[Token]) -> &'t str {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => Span { start: first.span.start, end: last.span.end }.of(text),
        _ => "",
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
