//! What the reading of a sentence knows: where it stands, and what its clauses have said so far.

use crate::observation::Scope;
use crate::span::Span;
use crate::symbol::Symbol;

use super::emit::{Ledger, Stands};
use super::lead::Said;
use super::scope::Place;
use super::setting::Setting;
use super::slot::{Slot, Slots};
use super::time::TimeHit;
use super::token::Token;

/// Bytes of the sentence before a head noun in which the crop or trade that it belongs to is looked for.
pub(super) const TOPIC: usize = 600;

/// One sentence with what its reading needs.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) setting: &'a Setting,
    pub(super) place: &'a Place,
    pub(super) tokens: &'a [Token<'a>],
    /// Those from the clause on that is read.
    pub(super) rest: &'a [Token<'a>],
    pub(super) sentence: Span,
    pub(super) section: u32,
    pub(super) out: Ledger<'a>,
    pub(super) state: State<'a>,
}

/// What one clause leaves to the next.
#[derive(Default)]
pub(super) struct State<'a> {
    /// Bound since the last semicolon.
    pub(super) segment: Vec<Slot>,
    /// Bound together by the last numbers.
    pub(super) group: Slots,
    /// Named beside a place among others, and not yet given a number.
    pub(super) pending: Slots,
    /// The last clause, which had no number: its names are read when a number asks for them.
    pub(super) unread: Option<Unread<'a>>,
    /// The time that the sentence or clause began with.
    pub(super) time: Option<TimeHit>,
    /// The time that holds again behind the next semicolon: …，2016年升至第6位；财政收入… goes back to it.
    pub(super) outer: Option<Option<TimeHit>>,
    /// A clause of this segment, since the last semicolon, was read already.
    pub(super) within: bool,
    /// 今年一季度，我们克服…，生产总值增长9%: a clause before spoke of a part of the year.
    pub(super) partial: bool,
    /// 与2015年相比: the base of what the rest of the sentence states.
    pub(super) base: Option<TimeHit>,
    /// The year of A in 由A提高到B: growth that follows is over it.
    pub(super) origin: Option<u16>,
    /// 从1978年的A增加到2020年的B；另一项从C增加到D: the year that the first way began in holds for those beside it.
    pub(super) way: Option<TimeHit>,
    /// The clause may speak of a part of the year.
    pub(super) marked: bool,
    /// The last number of this clause was that of a plan.
    pub(super) beyond: bool,
    /// What was said before the last number of the clause; a list goes on with it.
    pub(super) carried: Option<Said>,
    /// The unit of that number.
    pub(super) carried_unit: Symbol,
    /// A subject that is not the region: 园区. `true`: the sentence began with it.
    pub(super) subject: Option<(Scope, bool)>,
    /// 年均增速：… holds for all that follows in the sentence.
    pub(super) yearly: bool,
    /// 累计 was said of a sum; it holds for the sums that follow.
    pub(super) summed: bool,
    /// 预计 was said.
    pub(super) expected: bool,
    /// Names waiting for the second value of 由A提高到B.
    pub(super) journey: Slots,
}

/// A clause without a number, with what was known where it stands.
pub(super) struct Unread<'a> {
    pub(super) clause: &'a [Token<'a>],
    pub(super) first: bool,
    pub(super) subject: Option<(Scope, bool)>,
    pub(super) group: Slots,
}

impl State<'_> {
    /// Nothing said yet; only the memory for names is kept from the sentence before.
    fn forget(&mut self) {
        let mut segment = std::mem::take(&mut self.segment);
        segment.clear();
        *self = Self { segment, ..Self::default() };
    }
}

impl<'a> Reader<'a> {
    /// Nothing read yet. `setting`: that of the first sentence.
    pub(super) fn new(text: &'a str, setting: &'a Setting, place: &'a Place, out: Ledger<'a>) -> Self {
        let (sentence, section, state) = (Span::default(), 0, State::default());
        Self { text, setting, place, tokens: &[], rest: &[], sentence, section, out, state }
    }

    /// Goes on to a sentence.
    pub(super) fn begin(&mut self, setting: &'a Setting, tokens: &'a [Token<'a>], sentence: Span, section: u32) {
        (self.setting, self.tokens, self.sentence, self.section) = (setting, tokens, sentence, section);
        self.state.forget();
    }

    /// Where the numbers of the sentence stand.
    pub(super) fn stands(&self) -> Stands<'a> {
        Stands { setting: self.setting, sentence: self.sentence, section: self.section }
    }
}
