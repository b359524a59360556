//! What a number can be bound to, and how values are dealt out to several names.

use smallvec::{SmallVec, smallvec};

use crate::indicator::{IndicatorId, NameMatch, Named, PairId, Taxonomy};
use crate::observation::Scope;
use crate::span::{Span, holds};

use super::time::TimeHit;

/// What a phrase names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// An indicator of the taxonomy.
    One(IndicatorId),
    /// Several at once.
    Pair(PairId),
    /// A noun phrase outside the taxonomy.
    Open,
}

/// A named thing that takes numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Slot {
    pub(super) what: What,
    pub(super) surface: Span,
    pub(super) scope: Scope,
    pub(super) ambiguous: bool,
    /// It took a number before.
    pub(super) bound: bool,
    /// Its last number told what was added.
    pub(super) added: bool,
    /// Its last number was a share.
    pub(super) share: bool,
    /// Its last number was a rate of change.
    pub(super) rate: bool,
    /// Its last number was an average over years.
    pub(super) avg: bool,
    /// The time said for its last number.
    pub(super) time: Option<TimeHit>,
}

/// Nearly always one, which takes no memory of its own.
pub(super) type Slots = SmallVec<[Slot; 1]>;

impl Slot {
    pub(super) fn named(name: NameMatch, scope: Scope) -> Self {
        let what = match name.named {
            Named::Indicator(id) => What::One(id),
            Named::Pair(id) => What::Pair(id),
            Named::Other => What::Open,
        };
        Self {
            what,
            surface: name.span,
            scope,
            ambiguous: name.ambiguous,
            bound: false,
            added: false,
            share: false,
            rate: false,
            avg: false,
            time: None,
        }
    }

    pub(super) fn open(surface: Span, scope: Scope) -> Self {
        Self {
            what: What::Open,
            surface,
            scope,
            ambiguous: false,
            bound: false,
            added: false,
            share: false,
            rate: false,
            avg: false,
            time: None,
        }
    }

    /// Whether its last number, or its name, told what was added.
    pub(super) fn is_added(&self, text: &str) -> bool {
        let name = self.surface.of(text);
        self.added || self.bound && ["新增", "增量"].iter().any(|word| holds(name, word))
    }

    /// The single slots that a pair name stands for; a single name is itself.
    pub(super) fn expand(self) -> Slots {
        match self.what {
            What::Pair(id) => Taxonomy::shared()
                .pair(id)
                .map(|pair| pair.expands_to.iter().map(|one| Slot { what: What::One(*one), ..self }).collect())
                .unwrap_or_default(),
            _ => smallvec![self],
        }
    }

    /// One value for a pair name: the indicator of the whole, where there is one.
    pub(super) fn single(self) -> Option<Slot> {
        match self.what {
            What::Pair(id) => {
                let one = Taxonomy::shared().pair(id)?.single?;
                Some(Slot { what: What::One(one), ..self })
            }
            _ => Some(self),
        }
    }
}

/// How values were dealt out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deal {
    /// One name, one value.
    Plain,
    /// As many names as values, in order.
    List,
    /// One value for each of several names.
    Each,
    /// One name with values in different units.
    Units,
    /// Names and values do not agree in number.
    Mismatch,
}

/// 省、市重点项目完成投资120亿元、300亿元: one indicator for lists of projects that only their values part.
pub(super) fn projects_alone(slots: &[Slot]) -> bool {
    let done = Taxonomy::shared().by_key("project_invest_done").map(What::One);
    matches!(slots, [one] if Some(one.what) == done)
}

/// Deals `values` out to `slots`: gives the slots that take one each, or all the first; where names and values do not agree,
/// the slots as they are. `each`: 均; `common`: several names can have the value in common.
#[inline(never)]
pub(super) fn deal(
    slots: Slots,
    values: usize,
    each: bool,
    common: bool,
    mixed_units: impl Fn(&[Slot]) -> bool,
) -> (Slots, Deal) {
    if values == 1 {
        let open = |slot: &Slot| slot.what == What::Open;
        return match slots.as_slice() {
            [] => (slots, Deal::Mismatch),
            [one] if each && matches!(one.what, What::Pair(_)) => (one.expand(), Deal::Each),
            [_] => to_last(slots),
            many if each => (many.iter().flat_map(|s| s.expand()).collect(), Deal::Each),
            many if common && !many.iter().all(open) => (many.iter().filter_map(|s| s.single()).collect(), Deal::Each),
            [.., last] if !open(last) && many_mean(&slots, last.what) => to_last(slots),
            // Only the last of a list of nouns carries the number: 推进老城、老旧小区改造12个.
            [others @ .., _] if others.iter().all(open) => to_last(slots),
            _ => (slots, Deal::Mismatch),
        };
    }
    let expanded: Slots = slots.iter().flat_map(|s| s.expand()).collect();
    if expanded.len() == values {
        return (expanded, Deal::List);
    }
    match slots.as_slice() {
        [one] if !matches!(one.what, What::Pair(_)) && mixed_units(&slots) => (smallvec![*one; values], Deal::Units),
        _ => (slots, Deal::Mismatch),
    }
}

fn many_mean(slots: &[Slot], what: What) -> bool {
    slots.iter().all(|slot| slot.what == what)
}

/// The last of some slots takes the only value.
fn to_last(mut slots: Slots) -> (Slots, Deal) {
    if let [Slot { what: What::One(_) | What::Open, .. }] = slots.as_slice() {
        return (slots, Deal::Plain);
    }
    let Some(last) = slots.last().and_then(|last| last.single()) else { return (slots, Deal::Mismatch) };
    slots.clear();
    slots.push(last);
    (slots, Deal::Plain)
}
