//! Deals the values of a clause out to what they belong to, and keeps what they leave to the next.

use crate::observation::Period;
use crate::quantity::{Form, Quantity};
use crate::span::Span;

use super::emit::Binding;
use super::follow::another_value_follows;
use super::lead::{Change, Lead, Said};
use super::nature::{self, Class, class_of};
use super::rule::Rule;
use super::slot::{Deal, Slot, Slots, What, deal, projects_alone};
use super::state::Reader;
use super::time::{TimeHit, When};
use super::token::Token;
use super::values::mixed_units;

/// 水质达标率、土地安全利用率保持100%: what is said of several rates is said of each, for they have no sum.
fn stands_for_rates(text: &str, class: Option<Class>, slots: &[Slot]) -> bool {
    let is_rate = |slot: &Slot| match slot.what {
        What::One(id) => nature::of(id).rate,
        What::Open => nature::of_words(slot.surface.of(text)).is_some(),
        What::Pair(_) => false,
    };
    slots.len() > 1 && class == Some(Class::Percent) && slots.iter().all(is_rate)
}

impl<'a> Reader<'a> {
    /// Deals the values out to the slots and writes the observations down. `ahead`: the sentence behind the values.
    pub(super) fn bind(
        &mut self,
        lead: &Lead,
        (values, class, ahead): (&[Quantity], Option<Class>, &'a [Token<'a>]),
        mut slots: Slots,
        rule: Rule,
        journey: bool,
    ) {
        let arrival = !self.state.journey.is_empty() && lead.items.is_empty();
        let moves = matches!(lead.said.change, Change::Up | Change::Down)
            || lead.said.rate
            || values.iter().any(|v| v.form == Form::Doubling);
        // 二氧化硫、化学需氧量排放量分别下降1%: one value for each.
        let one_for_each =
            values.len() == 1 && lead.said.respectively && (moves || lead.said.pass) && !another_value_follows(ahead);
        let each = lead.said.each || one_for_each;
        let of_one = |slots: &[Slot]| mixed_units(values) || projects_alone(slots);
        let how = match slots.as_slice() {
            // Nearly all are one value for one name.
            [Slot { what: What::One(_) | What::Open, .. }] if values.len() == 1 => Deal::Plain,
            _ => {
                let common = moves || stands_for_rates(self.text, class, &slots);
                let (dealt, how) = deal(slots, values.len(), each, common, of_one);
                slots = dealt;
                how
            }
        };
        let rule = match how {
            Deal::List if rule == Rule::Name => Rule::List,
            Deal::List => Rule::ListElided,
            Deal::Each => Rule::Each,
            Deal::Units => Rule::Units,
            Deal::Plain | Deal::Mismatch => rule,
        };
        if how == Deal::Mismatch && values.len() > 1 && rule == Rule::Name {
            self.unmatched(lead, values, &slots);
        }
        let dealt = if how == Deal::Mismatch { &mut [] } else { slots.as_mut_slice() };
        for (at, bound) in dealt.iter_mut().enumerate() {
            let value = if matches!(how, Deal::List | Deal::Units) { values.get(at) } else { values.first() };
            let (slot, Some(value)) = (*bound, value) else { continue };
            if moves && rule.elides() && slot.is_added(self.text) {
                // 新增企业98家，增长40%: the additions grew, not the stock. Of loans, some reports mean
                // the balance; nothing tells which, so nothing is guessed.
                continue;
            }
            let time = lead.said.time.or(slot.time.filter(|_| lead.items.is_empty())).or(self.state.time);
            let time = time.map(|hit| self.counted_from(hit));
            let said = self.said_of(lead, &slot, journey, arrival);
            self.out.add(Binding {
                stands: self.stands(),
                slot,
                number: *value,
                class: class.unwrap_or_else(|| class_of(value.unit.as_str())),
                said,
                whole: lead.whole,
                time: time.or(said.time),
                origin: self.state.origin.filter(|_| lead.items.is_empty()),
                baseline: journey,
                arrival,
                ahead,
                expected: self.state.expected,
                summed: self.state.summed,
                unmatched: false,
                rule,
            });
            *bound = Slot {
                bound: true,
                // 比2000年净增5亿元，年均增长9%: that of the whole, which was compared.
                added: lead.said.add && lead.said.base.is_none(),
                share: said.share,
                rate: said.rate,
                avg: said.avg,
                time: if journey { None } else { time },
                ..slot
            };
        }
        if journey {
            self.set_out(lead);
        } else if !lead.items.is_empty() {
            self.state.origin = None;
        }
        self.state.summed |= lead.said.cumulative;
        self.leave(slots, journey);
    }

    /// 由A提高到B: keeps the year of A.
    #[cold]
    fn set_out(&mut self, lead: &Lead) {
        let year = |hit: &TimeHit| matches!(hit.when, When::Year(_) | When::PlanEnd(_) | When::YearsAgo(_));
        self.state.way = lead.said.time.filter(year).or(self.state.way);
        let baseline = self.out.written().last().filter(|o| self.sentence.covers(o.span));
        self.state.origin = baseline.and_then(|o| o.period).and_then(Period::single);
    }

    /// What is said of one of the slots.
    fn said_of(&self, lead: &Lead, slot: &Slot, journey: bool, arrival: bool) -> Said {
        let mut said = lead.said;
        if journey && said.time.is_none() {
            let newer = |way: &TimeHit| self.state.time.is_none_or(|time| time.span.start < way.span.start);
            said.time = self.state.way.filter(newer);
        }
        said.share |= slot.share && (arrival || lead.items.len() > 1);
        if arrival {
            said.rate |= slot.rate;
            said.avg |= slot.avg;
        }
        said
    }

    /// A、B、C分别增长8%、9%: nobody knows whose they are. They are kept under the words of the list, with a flag.
    #[cold]
    fn unmatched(&mut self, lead: &Lead, values: &[Quantity], slots: &[Slot]) {
        let (Some(first), Some(last)) = (slots.first(), slots.last()) else { return };
        let list = Span { start: first.surface.start, end: last.surface.end.max(first.surface.start) };
        for value in values {
            self.out.add(Binding {
                stands: self.stands(),
                slot: Slot::open(list, last.scope),
                number: *value,
                class: class_of(value.unit.as_str()),
                said: lead.said,
                whole: lead.whole,
                time: lead.said.time.or(self.state.time),
                origin: None,
                baseline: false,
                arrival: false,
                ahead: &[],
                expected: self.state.expected,
                summed: false,
                unmatched: true,
                rule: Rule::Unmatched,
            });
        }
    }

    /// What the numbers just bound leave to those that follow.
    fn leave(&mut self, group: Slots, journey: bool) {
        self.forget_names();
        self.state.journey.clear();
        if journey {
            self.state.journey.extend(group.iter().copied());
        }
        let segment = &mut self.state.segment;
        for slot in &group {
            // Mostly the last one, or new.
            if let Some(at) = segment.iter().rposition(|old| old.surface == slot.surface && old.what == slot.what) {
                segment.remove(at);
            }
            segment.push(*slot);
        }
        // Only the last names can be meant; a long list of clauses must not make this slow.
        if self.state.segment.len() > 32 {
            self.state.segment.drain(..16);
        }
        self.state.group = group;
    }
}
