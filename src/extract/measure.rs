//! What a number measures: the level, growth, a share, a change, a multiple.

use rust_decimal::Decimal;

use crate::observation::Measure;
use crate::quantity::{Form, Quantity};
use crate::symbol::Symbol;

use super::lead::{Change, Said};
use super::nature::{Class, Nature};

/// A number as it enters an observation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measured {
    pub(super) measure: Measure,
    pub(super) value: Decimal,
    pub(super) high: Option<Decimal>,
    pub(super) unit: Symbol,
    /// The class of the unit.
    pub(super) class: Class,
    /// A share or rate that rose by `%`.
    pub(super) suspect_points: bool,
}

/// Per cent, into which 增长1.5倍 is turned.
const PER_CENT: Symbol = Symbol::fixed("%");
/// Times, into which 翻一番 is turned.
const TIMES: Symbol = Symbol::fixed("倍");

/// Decides the measure of `number` for an indicator of this nature (`None`: a name outside the taxonomy).
/// `None` when the number says something else about it: its place, its distance from another, its share of a plan.
pub(super) fn decide((number, class): (&Quantity, Class), said: &Said, nature: Option<Nature>) -> Option<Measured> {
    let plain =
        |measure, value, high| Measured { measure, value, high, unit: number.unit, class, suspect_points: false };
    let signed = |value: Decimal| if said.change == Change::Down { -value } else { value };
    let as_read = |measure| plain(measure, number.value, number.high);
    let changed = |measure| plain(measure, signed(number.value), number.high.map(signed));
    let moves = matches!(said.change, Change::Up | Change::Down);
    match number.form {
        Form::Rank => return Some(as_read(Measure::Rank)),
        Form::Ratio => return None,
        Form::Doubling => return Some(Measured { unit: TIMES, class: Class::Times, ..as_read(Measure::Multiple) }),
        Form::Plain | Form::Fraction => {}
    }
    let rate = nature.is_some_and(|n| n.rate);
    let index = nature.is_some_and(|n| n.index);
    let stock = nature.is_some_and(|n| n.stock);
    match class {
        Class::Points => (!said.compare && moves)
            .then(|| changed(Measure::Change))
            .or_else(|| (!said.compare && said.change == Change::None && index).then(|| as_read(Measure::Change))),
        // 比三产增速高出一倍
        Class::Times if said.compare => None,
        Class::Times => {
            if said.change == Change::Up || said.rate {
                let hundred = Decimal::ONE_HUNDRED;
                return Some(Measured {
                    measure: Measure::Growth,
                    value: number.value.checked_mul(hundred)?.normalize(),
                    high: number.high.and_then(|v| v.checked_mul(hundred)).map(|v| v.normalize()),
                    unit: PER_CENT,
                    class: Class::Percent,
                    suspect_points: false,
                });
            }
            (said.change != Change::Down).then(|| as_read(Measure::Multiple))
        }
        Class::Percent => percent(said, (rate, index, stock), moves, number).map(|(measure, suspect)| {
            let read =
                if matches!(measure, Measure::Level | Measure::Share) { as_read(measure) } else { changed(measure) };
            Measured { suspect_points: suspect, ..read }
        }),
        _ => {
            if said.started && nature.is_some_and(|n| n.built || n.class == Class::Length) {
                // 新开工高速公路300公里 adds nothing yet.
                return None;
            }
            if said.net && nature.is_some_and(|n| n.class == Class::Money && !n.sums && !n.stock) {
                // 财政收入净增146亿元
                return Some(as_read(Measure::Change));
            }
            let built = said.built_new || (said.build && nature.is_some_and(|n| n.built));
            let added = !said.total
                && nature.is_some_and(|n| {
                    (n.stock && (said.add || (built && !said.rebuilt))) || (said.added_anew && !n.sums)
                });
            if nature.is_some_and(|n| n.sums && !n.stock)
                && (said.change != Change::Up || (said.add && !said.year_on_year) || said.build)
            {
                return Some(as_read(Measure::Level));
            }
            Some(if moves {
                changed(Measure::Change)
            } else {
                as_read(if added { Measure::Change } else { Measure::Level })
            })
        }
    }
}

fn percent(
    said: &Said,
    (rate, index, stock): (bool, bool, bool),
    moves: bool,
    number: &Quantity,
) -> Option<(Measure, bool)> {
    // 高于全国平均水平2%
    if said.compare {
        return None;
    }
    if index {
        // An index of 102 is a level; a rise of 2% is growth.
        let level = number.value > Decimal::from(60);
        return Some((
            if level {
                Measure::Level
            } else if said.avg {
                Measure::AvgGrowth
            } else {
                Measure::Growth
            },
            false,
        ));
    }
    if rate || said.share {
        if moves && !said.rate && said.change != Change::To {
            // A share that rises "by 2%" is mostly meant in percentage points.
            return Some((Measure::Change, true));
        }
        return Some((if rate { Measure::Level } else { Measure::Share }, false));
    }
    if said.avg {
        return Some((Measure::AvgGrowth, false));
    }
    if moves || said.rate {
        // 新增贷款增长10%: the additions grew, not the stock.
        if stock && said.add {
            return None;
        }
        return Some((Measure::Growth, false));
    }
    match said.change {
        // 固定资产投资10%左右, in a list of targets; 完成50% is part of a plan.
        Change::None => Some((Measure::Growth, false)),
        _ => None,
    }
}
