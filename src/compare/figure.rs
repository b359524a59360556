//! One stated number as it takes part in comparisons, and which of several statements of the same thing to prefer.

use rust_decimal::Decimal;

use super::subject::{Phase, Slot, Subject, home_unit};
use crate::observation::{Flag, Observation, Period, Scope, Status};
use crate::outline::Role;
use crate::quantity::{Comparator, scale};
use crate::report::{Kind, Report};

/// One stated number with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Value in `unit`; low end of a range.
    pub value: Decimal,
    /// High end of a range.
    pub high: Option<Decimal>,
    /// The unit to which it was brought.
    pub unit: &'static str,
    /// Bound.
    pub comparator: Comparator,
    /// What one in the last printed digit is worth: 0.1 for 403.9. Two figures that differ by less agree.
    pub step: Decimal,
    /// The years that it is about.
    pub period: Period,
    /// Index of the report in the corpus.
    pub report: u32,
    /// Index of the observation in the report.
    pub observation: u32,
    /// Order among statements of the same thing: the smallest is preferred.
    pub preference: Preference,
}

/// Why one statement is preferred to another; fields in the order in which they decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Preference {
    /// A reader accepted or corrected it: 0.
    unreviewed: bool,
    /// Work reports before newspaper pages.
    kind: u8,
    /// Distance in years between the report and the one that is due to state it.
    distance: u16,
    /// Something about the number is doubtful.
    doubtful: bool,
    /// Stated outside the sections made for it.
    aside: bool,
    /// A bound, not the value itself.
    bounded: bool,
    /// 预计
    estimated: bool,
    /// No other statement agrees with it, though others agree with each other.
    pub(super) alone: bool,
    /// 100 minus the confidence of the link.
    unsure: u8,
    /// Earlier in the text first.
    at: u32,
}

impl Figure {
    /// The figure that an observation gives; none when it is not the region's own, was rejected, or has no year.
    pub fn new(report: &Report, at: (u32, u32), observation: &Observation) -> Option<(Phase, Subject, Figure)> {
        if observation.scope != Scope::Region || observation.flags.has(Flag::Rejected) {
            return None;
        }
        let indicator = observation.indicator?;
        let period = observation.period?;
        let given = report_year(report)?;
        let phase = match observation.status {
            Status::Actual => Phase::Actual,
            Status::Target if period.single() == Some(given) => Phase::Target,
            Status::Target => Phase::Plan,
        };
        let home = home_unit(indicator, observation.measure);
        let printed = observation.unit.as_str();
        let (value, unit) = scale::normalize_to(observation.value, printed, home);
        let last_digit = Decimal::new(1, observation.value.scale().min(Decimal::MAX_SCALE));
        let slot = Slot {
            measure: observation.measure,
            years: period.to - period.from + 1,
            back: observation.base.map_or(0, |base| period.to.saturating_sub(base.to)),
        };
        let figure = Figure {
            value,
            high: observation.high.map(|high| scale::normalize_to(high, printed, home).0),
            unit,
            comparator: observation.comparator,
            step: scale::normalize_to(last_digit, printed, home).0,
            period,
            report: at.0,
            observation: at.1,
            preference: Preference::of(report, observation, phase, given),
        };
        Some((phase, Subject { indicator, slot: slot.plain() }, figure))
    }

    /// Whether both can be true: equal within the digits printed, or within each other's bounds.
    pub fn agrees_with(&self, other: &Figure) -> bool {
        if self.unit != other.unit {
            return true;
        }
        let slack = self.step.max(other.step);
        let (low, high) = self.bounds();
        let (other_low, other_high) = other.bounds();
        let below = |low: Option<Decimal>, high: Option<Decimal>| match (low, high) {
            (Some(low), Some(high)) => low - high <= slack,
            _ => true,
        };
        below(low, other_high) && below(other_low, high)
    }

    /// Lowest and highest value that the statement allows. ≈ allows two per cent of the value.
    fn bounds(&self) -> (Option<Decimal>, Option<Decimal>) {
        match self.comparator {
            Comparator::Eq => (Some(self.value), Some(self.value)),
            Comparator::Range => (Some(self.value), self.high.or(Some(self.value))),
            Comparator::Ge | Comparator::Gt => (Some(self.value), None),
            Comparator::Le | Comparator::Lt => (None, Some(self.value)),
            Comparator::Approx => {
                let slack = self.value.abs() / Decimal::from(50);
                (Some(self.value - slack), Some(self.value + slack))
            }
        }
    }

    /// `≥6.5%`, `6–7%`, `403.9亿元`, `122.4万人`.
    pub fn text(&self) -> String {
        format!("{}{}", self.number(), self.unit)
    }

    /// As `text`, without the unit.
    pub fn number(&self) -> String {
        let value = scale::shown_number(self.value, self.unit);
        match self.high {
            Some(high) => format!("{value}–{}", scale::shown_number(high, self.unit)),
            None => format!("{}{value}", self.comparator.sign()),
        }
    }

    /// One number for arithmetic: the middle of a range, the bound of a bound.
    pub fn point(&self) -> Decimal {
        match self.high {
            Some(high) => (self.value / Decimal::TWO) + (high / Decimal::TWO),
            None => self.value,
        }
    }
}

impl Preference {
    fn of(report: &Report, observation: &Observation, phase: Phase, given: u16) -> Self {
        let flags = observation.flags;
        let period = observation.period.unwrap_or(Period::year(given));
        let due = match phase {
            Phase::Actual => period.to.saturating_add(1),
            Phase::Target | Phase::Plan => given,
        };
        let doubts = [
            Flag::ListCountMismatch,
            Flag::AmbiguousIndicator,
            Flag::UnitSuspectPp,
            Flag::OutOfRange,
            Flag::Magnitude,
            Flag::ArithMismatch,
        ];
        let role = report.outline.sections.get(observation.section as usize).map(|section| section.role);
        let made_for_it = match phase {
            Phase::Actual => matches!(role, Some(Role::Review | Role::ReviewPlan)),
            Phase::Target => role == Some(Role::Target),
            Phase::Plan => matches!(role, Some(Role::Plan | Role::Target)),
        };
        Self {
            unreviewed: !(flags.has(Flag::Accepted) || flags.has(Flag::Corrected)),
            kind: kind_order(report.identity.kind).unwrap_or(u8::MAX),
            distance: given.abs_diff(due),
            doubtful: doubts.into_iter().any(|flag| flags.has(flag)),
            aside: !made_for_it,
            bounded: observation.comparator != Comparator::Eq && phase == Phase::Actual,
            estimated: flags.has(Flag::Estimated),
            alone: false,
            unsure: 100u8.saturating_sub(observation.confidence),
            at: observation.span.start,
        }
    }
}

/// The year in which a report was given, or would have been: a page that only looks back stands for the year after.
pub fn report_year(report: &Report) -> Option<u16> {
    report.identity.year.or_else(|| report.identity.review_year.map(|year| year.saturating_add(1)))
}

/// Kinds that take part in comparisons, the preferred first.
pub fn kind_order(kind: Kind) -> Option<u8> {
    match kind {
        Kind::GovernmentWorkReport => Some(0),
        Kind::NewsFeature => Some(1),
        Kind::Unknown => Some(2),
        _ => None,
    }
}
