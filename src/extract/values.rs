//! Runs of values in a clause, and the names that they are dealt to.

use crate::indicator::Taxonomy;
use crate::quantity::{Comparator, Quantity};

use super::lead::Lead;
use super::lexicon::Cue;
use super::slot::{Slot, Slots, What};
use super::token::{Kind, Mark, Token};

/// Where a list of values ends: numbers joined by 、 or 和, with their bounds.
pub(super) fn values_end(clause: &[Token], at: usize) -> usize {
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
#[cold]
pub(super) fn goes_on(text: &str, clause: &[Token], end: usize) -> bool {
    let rest = clause.get(end..).unwrap_or(&[]);
    // 由1200亿元起步，年均增长8%: where it started is said, where it arrived is not.
    let starts = rest.first().and_then(|t| text.get(t.span.start as usize..)).is_some_and(|t| t.starts_with("起步"));
    let next = rest.iter().position(|t| matches!(t.kind, Kind::Number(_)));
    starts
        || next.is_some_and(|next| {
            rest.get(..next).unwrap_or(&[]).iter().any(|t| {
                t.cue() == Some(Cue::To)
                    || (t.cue() == Some(Cue::Fill) && matches!(t.span.of(text), "到" | "至"))
                    || matches!(t.cue(), Some(Cue::Pass))
            })
        })
        || rest.iter().position(|t| t.cue() == Some(Cue::To)).is_some_and(|to| {
            // 由12%降至零
            rest.get(to + 1).is_some_and(|t| t.span.of(text).starts_with(['零', '清']))
        })
}

/// 分别增长8%和9%左右: the bound of the last value holds for all, and that before the first one too.
/// `and`: the last value is joined by 和; then 以上 (9%和6%以上) is its own.
pub(super) fn share_bounds(values: &mut [Quantity], words: &[Token], and: bool) {
    let [rest @ .., last] = values else { return };
    if rest.is_empty() {
        return;
    }
    if and && last.comparator == Comparator::Ge {
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

pub(super) fn mixed_units(values: &[Quantity]) -> bool {
    values
        .iter()
        .enumerate()
        .all(|(at, value)| values.iter().skip(at + 1).take(4).all(|other| other.unit != value.unit))
}

/// Of a list of phrases the last ones that agree with the values in number, when the ones before are no names.
pub(super) fn trim(slots: Slots, count: usize, respectively: bool) -> Slots {
    let _ = respectively;
    if count < 2 || slots.len() <= count {
        return slots;
    }
    let (extra, kept) = slots.split_at(slots.len() - count);
    if extra.iter().all(|s| s.what == What::Open) && kept.iter().all(|s| matches!(s.what, What::One(_))) {
        return kept.into();
    }
    slots
}

/// 生产总值达到…，人均达到…
pub(super) fn per_head(slots: Slots, lead: &Lead) -> Slots {
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
