//! What stands behind a number and tells what it is.

use crate::observation::Status;

use super::lexicon::Cue;
use super::state::Reader;
use super::time::{TimeHit, When};
use super::token::{Kind, Mark, Token};

impl Reader<'_> {
    /// 去年生产总值突破…，五年年均增长9%: among aims, years without a direction are counted back from the one looked back on;
    /// “十四五”时期…；五年降低13%: among results they are those of the plan that is spoken of.
    pub(super) fn counted_from(&self, hit: TimeHit) -> TimeHit {
        let When::SomeYears(count) = hit.when else { return hit };
        let Some(spoken) = self.state.time else { return hit };
        let (period, review) = (self.setting.resolve(spoken).period, self.setting.review);
        match self.setting.status() {
            Status::Target if period.to <= review => TimeHit { when: When::PastYears(count), ..hit },
            Status::Actual if period.from > review && period.single().is_none() => TimeHit { when: spoken.when, ..hit },
            _ => hit,
        }
    }
}

/// 1550亿元，同比增长16%: an amount of one year, even in a review of several.
pub(super) fn yearly_growth_follows(ahead: &[Token]) -> bool {
    let mut than = false;
    for token in ahead.iter().take(8) {
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

/// 519亿美元、年均增长22%: whether an average over years is said right behind a number.
pub(super) fn average_follows(ahead: &[Token]) -> bool {
    let silent = |t: &&Token| {
        matches!(t.kind, Kind::Blank | Kind::Mark(Mark::Enum | Mark::Comma) | Kind::Cue(Cue::Bound | Cue::Fill))
    };
    ahead.iter().find(|t| !silent(t)).is_some_and(|t| t.cue() == Some(Cue::Avg))
}

/// 1550亿元，是前五年的2.1倍: an amount of several years, compared with the years before them.
pub(super) fn years_before_follow(ahead: &[Token]) -> bool {
    let mut compares = false;
    for token in ahead.iter().take(6) {
        match token.kind {
            Kind::Cue(Cue::Than | Cue::Reach) => compares = true,
            Kind::Time(hit) => return compares && matches!(hit.when, When::YearsBefore(_) | When::Plan(_)),
            Kind::Cue(Cue::Bound | Cue::Fill) | Kind::Blank | Kind::Mark(Mark::Comma | Mark::Enum) => {}
            _ => return false,
        }
    }
    false
}

/// 分别增长6%，8%: the list goes on behind a comma.
pub(super) fn another_value_follows(ahead: &[Token]) -> bool {
    let mut parted = false;
    for token in ahead.iter().take(4) {
        match token.kind {
            Kind::Mark(Mark::Comma | Mark::Enum) | Kind::Cue(Cue::And) => parted = true,
            Kind::Cue(Cue::Bound) | Kind::Blank => {}
            Kind::Number(_) => return parted,
            _ => return false,
        }
    }
    false
}

/// 保持30%左右的增长速度: the clause says behind the number, which ends at `end`, that it was a rate of growth.
#[inline(never)]
pub(super) fn growth_follows(text: &str, clause: &[Token], end: usize) -> bool {
    let mut ahead = clause.get(end..).unwrap_or(&[]).iter().filter(|t| t.kind != Kind::Blank).take(3);
    let bound = end.checked_sub(1).and_then(|at| clause.get(at)).is_some_and(|t| t.span.of(text).ends_with('的'));
    if !bound && ahead.next().is_none_or(|t| t.span.of(text) != "的") {
        return false;
    }
    ahead
        .take_while(|t| !matches!(t.kind, Kind::Mark(_) | Kind::Number(_) | Kind::Name(_)))
        .any(|t| matches!(t.cue(), Some(Cue::Up | Cue::Rate)) || t.span.of(text).ends_with("增长"))
}
