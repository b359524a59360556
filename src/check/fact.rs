//! The observations of a report as intervals on one scale, by what they measure and when.

use std::cell::OnceCell;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::indicator::{Indicator, IndicatorId, Taxonomy};
use crate::observation::{Flag, Measure, Observation, Period, Scope, Status};
use crate::quantity::Comparator;
use crate::quantity::scale::{Conversion, normalize_to};
use crate::span::last_bytes;

/// Where the true value lies, as far as the text says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Interval {
    /// As stated; the middle of a range.
    pub(super) said: f64,
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Interval {
    /// How far the two lie apart; 0 where they overlap.
    pub(super) fn gap(self, other: Interval) -> f64 {
        (self.low - other.high).max(other.low - self.high).max(0.0)
    }
}

/// How much was stated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Amount {
    pub(super) interval: Interval,
    /// On one scale with the levels of the indicator, or a plain number (%, 倍, 个百分点).
    pub(super) unit: &'static str,
}

/// One number that is compared.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fact {
    /// Index of the observation.
    pub(super) at: usize,
    pub(super) id: IndicatorId,
    pub(super) measure: Measure,
    pub(super) period: Period,
    pub(super) base: Option<Period>,
    pub(super) status: Status,
    pub(super) nominal: bool,
    /// Said to be in comparable prices.
    pub(super) real: bool,
    /// 年均提高1.5个百分点: the change of one year of several.
    pub(super) yearly: bool,
    /// Most numbers stand alone: what it comes to on the common scale is reckoned when another one is met.
    amount: OnceCell<Option<Amount>>,
}

/// How many statements of one level are compared: no report has more that differ.
const MOST: usize = 8;

/// The facts of a report with the ways in which they are looked up.
pub(super) struct Facts<'o> {
    pub(super) all: Vec<Fact>,
    /// What the report states, each at its own place.
    pub(super) observations: &'o [Observation],
    /// Levels of one year by their place among all, in order.
    levels: Vec<((IndicatorId, u16), usize)>,
}

impl<'o> Facts<'o> {
    /// Numbers about the region itself with a known period; rejected ones are left out.
    pub(super) fn of(text: &str, observations: &'o [Observation]) -> Self {
        let mut all: Vec<Fact> = Vec::with_capacity(observations.len());
        let stated = observations.iter().enumerate();
        all.extend(stated.filter_map(|(at, observation)| fact(text, at, observation)));
        let level = |(index, fact): (usize, &Fact)| {
            let year = fact.period.single().filter(|_| fact.measure == Measure::Level)?;
            Some(((fact.id, year), index))
        };
        let mut levels: Vec<_> = all.iter().enumerate().filter_map(level).collect();
        levels.sort_unstable();
        Self { all, observations, levels }
    }

    /// The levels stated for one year.
    pub(super) fn levels(&self, id: IndicatorId, year: u16) -> impl Iterator<Item = &Fact> {
        let from = self.levels.partition_point(|(key, _)| *key < (id, year));
        let levels = self.levels.get(from..).unwrap_or(&[]).iter().take(MOST);
        levels.take_while(move |(key, _)| *key == (id, year)).filter_map(|(_, index)| self.all.get(*index))
    }

    /// How much a fact states; nothing where that is too large to be reckoned with.
    pub(super) fn amount(&self, fact: &Fact) -> Option<Amount> {
        *fact.amount.get_or_init(|| amount(self.observations.get(fact.at)?, fact.id))
    }

    /// The facts of one measure.
    pub(super) fn measured(&self, measure: Measure) -> impl Iterator<Item = &Fact> {
        self.all.iter().filter(move |fact| fact.measure == measure)
    }
}

fn fact(text: &str, at: usize, observation: &Observation) -> Option<Fact> {
    let id = observation.indicator?;
    if observation.scope != Scope::Region || observation.flags.has(Flag::Rejected) {
        return None;
    }
    Some(Fact {
        at,
        id,
        measure: observation.measure,
        period: observation.period?,
        base: observation.base,
        status: observation.status,
        nominal: observation.flags.has(Flag::Nominal),
        real: observation.flags.has(Flag::Real),
        yearly: observation.measure == Measure::Change && is_yearly(text, observation),
        amount: OnceCell::new(),
    })
}

/// Bytes before a number in which its clause begins; without marks, looking back for every number would take for ever.
const CLAUSE: usize = 300;

/// Whether the words before the number, back to the clause mark, make it a yearly mean.
fn is_yearly(text: &str, observation: &Observation) -> bool {
    let before = text.get(observation.sentence.start as usize..observation.span.start as usize).unwrap_or("");
    let clause = last_bytes(before, CLAUSE).rsplit(['，', ',', '；', ';', '。']).next().unwrap_or("");
    ["年均", "年平均", "平均每年"].iter().any(|words| clause.contains(words))
}

/// The interval of a stated value: bounds open it, digits that were not printed widen it.
fn amount(observation: &Observation, id: IndicatorId) -> Option<Amount> {
    let home = Taxonomy::shared().get(id).map_or("", |indicator| indicator.unit.as_str());
    let conversion = Conversion::between(observation.unit.as_str(), home);
    let unit = conversion.map_or(observation.unit.as_str(), |conversion| conversion.to);
    let scaled = |value: Decimal| conversion.map_or(Some(value), |conversion| conversion.of(value))?.to_f64();
    let value = scaled(observation.value)?;
    let half = scaled(Decimal::new(5, observation.value.scale() + 1))?.abs();
    let high = match observation.high {
        Some(high) => scaled(high)?,
        None => value,
    };
    // 左右、约: a few per cent of an amount, half a point of a rate.
    let slack = if matches!(observation.unit.as_str(), "%" | "％" | "‰") { 0.5 } else { value.abs() * 0.03 };
    let (low, high_end) = match observation.comparator {
        Comparator::Eq | Comparator::Range => (value - half, high + half),
        Comparator::Ge | Comparator::Gt => (value - half, f64::INFINITY),
        Comparator::Le | Comparator::Lt => (f64::NEG_INFINITY, high + half),
        Comparator::Approx => (value - half - slack, high + half + slack),
    };
    Some(Amount { interval: Interval { said: (value + high) / 2.0, low, high: high_end }, unit })
}

/// Whether a value lies far outside what the indicator can have.
pub(super) fn out_of_range(observation: &Observation, indicator: &Indicator) -> bool {
    let range = match observation.measure {
        Measure::Level => indicator.level,
        Measure::Growth | Measure::AvgGrowth if observation.base.is_none() => indicator.growth,
        _ => None,
    };
    let (Some([low, high]), Scope::Region) = (range, observation.scope) else { return false };
    let home = if observation.measure == Measure::Level { indicator.unit.as_str() } else { "%" };
    let value = match observation.unit.as_str() {
        unit if unit == home => Some(observation.value),
        unit => {
            Some(normalize_to(observation.value, unit, home)).filter(|(_, unit)| *unit == home).map(|(value, _)| value)
        }
    };
    value.and_then(|value| value.to_f64()).is_some_and(|value| value < low || value > high)
}
