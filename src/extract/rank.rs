//! Places among others: 居全省第5位.

use crate::quantity::Quantity;

use super::emit::Binding;
use super::lead;
use super::lexicon::Cue;
use super::nature::class_of;
use super::rule::Rule;
use super::slot::{Slots, What};
use super::state::Reader;
use super::token::Token;

impl Reader<'_> {
    /// 增速居全省第5位: the place among others; what was named stays the subject.
    #[cold]
    pub(super) fn rank(&mut self, words: &[Token], values: &[Quantity], first: bool) {
        let cut = words.iter().position(|t| t.cue() == Some(Cue::Compare)).unwrap_or(words.len());
        let lead = lead::read(self.text, words.get(..cut).unwrap_or(&[]));
        let own: Slots = self.slots(&lead, first, true).into_iter().filter(|slot| slot.what != What::Open).collect();
        let slots = if own.is_empty() { self.state.group.clone() } else { own.clone() };
        if let (Some(slot), Some(value)) = (slots.last(), values.last()) {
            let time = lead.said.time.or(slot.time).or(self.state.time);
            self.out.add(Binding {
                stands: self.stands(),
                slot: *slot,
                number: *value,
                class: class_of(value.unit.as_str()),
                said: lead.said,
                whole: None,
                time,
                origin: None,
                baseline: false,
                arrival: false,
                ahead: &[],
                expected: false,
                summed: false,
                unmatched: false,
                rule: Rule::Rank,
            });
        }
        if !own.is_empty() {
            self.state.unread = None;
            self.state.pending = own;
        }
    }
}
