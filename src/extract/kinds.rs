//! Which kinds of tokens some words hold: one walk over them answers what many would be taken for.

use super::lexicon::Cue;
use super::token::{Kind, Mark, Token};

/// Where the cues begin, and the marks behind them.
const CUES: u8 = 5;
const MARKS: u8 = CUES + Cue::Word as u8 + 1;

/// The places of the kinds, in the order in which they are told apart.
const PLACES: [u64; 8] = [1, 1 << 1, 1 << 2, 1 << CUES, 1 << MARKS, 1 << 3, 1 << 4, 0];

/// A set of kinds of tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kinds(u64);

impl Kinds {
    pub(super) const NAME: Self = Self(1);
    pub(super) const NUMBER: Self = Self(1 << 1);
    pub(super) const TIME: Self = Self(1 << 2);
    pub(super) const BLANK: Self = Self(1 << 3);
    pub(super) const TEXT: Self = Self(1 << 4);
    /// 、
    pub(super) const ENUM: Self = Self(1 << (MARKS + Mark::Enum as u8));
    /// The marks that part clauses.
    pub(super) const PARTING: Self =
        Self(1 << (MARKS + Mark::Comma as u8) | 1 << (MARKS + Mark::Semi as u8) | 1 << (MARKS + Mark::Stop as u8));
    pub(super) const CUES: Self = Self((1 << MARKS) - (1 << CUES));

    pub(super) const fn cues(cues: &[Cue]) -> Self {
        let (mut kinds, mut at) = (0, 0);
        while at < cues.len() {
            kinds |= 1 << (CUES + cues[at] as u8);
            at += 1;
        }
        Self(kinds)
    }

    /// Those of a row.
    pub(super) fn of(tokens: &[Token]) -> Self {
        tokens.iter().fold(Self::default(), |kinds, token| kinds.and(Self::one(token)))
    }

    /// That of one token.
    #[inline]
    pub(super) fn one(token: &Token) -> Self {
        // Looked up, not branched on: what comes next in a sentence cannot be foretold.
        let place = match &token.kind {
            Kind::Name(_) => 0,
            Kind::Number(_) => 1,
            Kind::Time(_) => 2,
            Kind::Cue(_) => 3,
            Kind::Mark(_) => 4,
            Kind::Blank => 5,
            Kind::Text => 6_u8,
        };
        let inside = match &token.kind {
            Kind::Cue(cue) => *cue as u8,
            Kind::Mark(mark) => *mark as u8,
            _ => 0,
        };
        Self(PLACES[usize::from(place & 7)] << (inside & 63))
    }

    pub(super) const fn and(self, more: Self) -> Self {
        Self(self.0 | more.0)
    }

    pub(super) const fn but(self, fewer: Self) -> Self {
        Self(self.0 & !fewer.0)
    }

    /// Whether one of `some` is among them.
    pub(super) const fn have(self, some: Self) -> bool {
        self.0 & some.0 != 0
    }

    /// Whether nothing else than `these` is among them.
    pub(super) const fn are(self, these: Self) -> bool {
        self.0 & !these.0 == 0
    }
}
