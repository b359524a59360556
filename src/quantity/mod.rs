//! Numbers with their units and bounds, as the text prints them. Knows nothing of indicators.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::span::Span;
use crate::symbol::Symbol;

mod bare;
mod bound;
mod compound;
mod context;
mod gap;
mod lead;
pub(crate) mod letters;
mod list;
mod numeral;
mod rank;
pub mod scale;
mod scanner;
#[cfg(test)]
mod tests;
mod unit;

pub(crate) use lead::Beside;
pub(crate) use numeral::digit as hanzi_digit;

/// How a stated value relates to the true one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparator {
    /// The value itself.
    #[default]
    Eq,
    /// 以上、不低于、不少于
    Ge,
    /// 超过、突破、余、多
    Gt,
    /// 以内、以下、不超过、控制在
    Le,
    /// 不足、不到
    Lt,
    /// 左右、约、近
    Approx,
    /// 6%—7%
    Range,
}

impl Comparator {
    /// The name used in exports.
    pub fn key(self) -> &'static str {
        match self {
            Comparator::Eq => "eq",
            Comparator::Ge => "ge",
            Comparator::Gt => "gt",
            Comparator::Le => "le",
            Comparator::Lt => "lt",
            Comparator::Approx => "approx",
            Comparator::Range => "range",
        }
    }

    /// The sign shown before a value; nothing for `Eq` and `Range`.
    pub fn sign(self) -> &'static str {
        match self {
            Comparator::Eq | Comparator::Range => "",
            Comparator::Ge => "≥",
            Comparator::Gt => ">",
            Comparator::Le => "≤",
            Comparator::Lt => "<",
            Comparator::Approx => "≈",
        }
    }
}

/// A number as printed: exact value, unit, bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    /// The number with its unit, without bounds: `403.9亿元`, `6%左右` gives `6%`.
    pub span: Span,
    /// The value in `unit`, unsigned: direction (下降) is the clause's, not the number's. Low end of a range.
    pub value: Decimal,
    /// High end of a range.
    pub high: Option<Decimal>,
    /// The unit as printed with its 万/亿, without bounds and stray characters; empty for a bare number.
    pub unit: Symbol,
    /// From the words around the number (以上, 不低于, 左右, 余…).
    pub comparator: Comparator,
    /// What shape of number it is.
    pub form: Form,
}

/// Shapes that mean something else than a plain value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// 403.9亿元
    #[default]
    Plain,
    /// 第1位、第三: `value` is the rank.
    Rank,
    /// 翻一番、翻两番: `value` is the multiple (2, 4), `unit` is 倍.
    Doubling,
    /// 20.6:36.6:42.8, one quantity a member.
    Ratio,
    /// 四成、三分之一, given in per cent.
    Fraction,
}

/// All quantities of `text` in order, not overlapping. Linear in the length of the text; never panics.
///
/// Dates, ordinals of meetings, section numbers, codes, roads, slogans and telephone numbers are left out.
pub fn scan(text: &str) -> Vec<Quantity> {
    static NOTHING: Beside = Beside::of("");
    scan_beside(text, &NOTHING, |_| {})
}

/// The same, and tells `hear` of every place of other characters, in order, on the same walk.
pub(crate) fn scan_beside(text: &str, beside: &Beside, hear: impl FnMut(usize)) -> Vec<Quantity> {
    scanner::Scanner::new(text).run(beside, hear)
}
