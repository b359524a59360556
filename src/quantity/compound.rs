//! Quantities of more than one numeral: ranges, ratios, fractions, doublings, lists in quotation marks.

use rust_decimal::Decimal;

use super::gap::{gap, letter, letter_before, starts};
use super::numeral::{self, Magnitude, Numeral, Read};
use super::scanner::{Amount, Scanner};
use super::{Comparator, Form, Quantity, bound, context};
use crate::span::Span;
use crate::symbol::Symbol;

/// Words for shares: 百分之五.
const SHARES: &[(&str, &str)] = &[("百分之", "%"), ("千分之", "‰")];

impl Scanner<'_> {
    /// 6%—7%, 5至7个, 8000—1.2万元; where it ends. Also passes over ranges of dates (2016—2020年).
    pub(super) fn range(&mut self, first: &Amount) -> Option<usize> {
        let text = self.text;
        let (from, in_words) = connector(text, first.end)?;
        let numeral = match numeral::read(text, from) {
            Read::Numeral(numeral) => numeral,
            Read::Passed(_) => return None,
        };
        if numeral.bare || numeral.arabic != first.numeral.arabic || first.numeral.bare {
            return None;
        }
        let second = self.amount(from, numeral);
        if !first.has_unit() && !second.has_unit() {
            return self.dates(first, &second);
        }
        if in_words && from_to(text, first.start) {
            return None;
        }
        let (low, high) = ends(first, &second)?;
        if self.slogan(second.end) {
            return Some(second.end);
        }
        let tenths = second.unit.is_some_and(|unit| unit.tenths);
        let times = if tenths { Decimal::TEN } else { Decimal::ONE };
        self.push(
            Quantity {
                span: Span::new(first.start, second.end),
                value: low.checked_mul(times)?,
                high: Some(high.checked_mul(times)?),
                unit: second.word(),
                comparator: Comparator::Range,
                form: if tenths { Form::Fraction } else { Form::Plain },
            },
            false,
        );
        Some(second.end)
    }

    /// 2016—2020年, 1至9月: where the date ends.
    fn dates(&self, first: &Amount, second: &Amount) -> Option<usize> {
        first.numeral.integer()?;
        second.numeral.integer()?;
        context::is_date_or_name(self.text, second.end)
    }

    fn slogan(&self, end: usize) -> bool {
        self.open().is_some_and(|open| context::in_slogan(self.text, open, end))
    }

    /// 20.6:36.6:42.8, one quantity a member.
    pub(super) fn ratio(&mut self, first: &Amount) -> Option<usize> {
        let text = self.text;
        let colon = |sign: &char| matches!(sign, ':' | '：' | '∶' | '︰');
        if first.has_unit() || !first.numeral.arabic || letter(text, first.end).filter(colon).is_none() {
            return None;
        }
        // A year is refused before the members are read: 2000:2000:… must stay linear.
        if first.numeral.integer().is_some_and(|n| (1900..2100).contains(&n)) {
            return None;
        }
        let member = |start: usize, end: usize, value: Decimal| Quantity {
            span: Span::new(start, end),
            value,
            high: None,
            unit: Symbol::EMPTY,
            comparator: Comparator::Eq,
            form: Form::Ratio,
        };
        let mut members = vec![member(first.start, first.numeral.end, first.numeral.value)];
        let mut end = first.numeral.end;
        while let Some(colon) = letter(text, end).filter(colon) {
            let start = gap(text, end + colon.len_utf8()).end;
            if letter(text, start).and_then(numeral::arabic_digit).is_none() {
                break;
            }
            let Ok((value, stop)) = numeral::arabic(text, start) else { break };
            members.push(member(start, stop, value));
            end = stop;
        }
        if members.len() < 2 || (members.len() == 2 && is_time(text, first, end)) {
            return None;
        }
        if !self.slogan(end) {
            for quantity in members {
                self.push(quantity, false);
            }
        }
        Some(end)
    }

    /// 百分之五, 百分之七至百分之八, 一半; where it ends.
    pub(super) fn fraction_words(&mut self, start: usize) -> Option<usize> {
        let text = self.text;
        if starts(text, start, "一半") && !starts(text, start, "一半导体") {
            return Some(self.part(start, start + "一半".len(), Decimal::from(50), "%", Form::Fraction));
        }
        if starts(text, start, "万分之") {
            return Some(start + "万分之".len());
        }
        let (word, sign) = *SHARES.iter().find(|(word, _)| starts(text, start, word))?;
        let Read::Numeral(numeral) = numeral::read(text, start + word.len()) else {
            return Some(start + word.len());
        };
        if let Some((from, _)) = connector(text, numeral.end) {
            let from = if starts(text, from, word) { from + word.len() } else { from };
            if let Read::Numeral(high) = numeral::read(text, from)
                && high.value > numeral.value
                && !from_to(text, start)
            {
                self.push(
                    Quantity {
                        span: Span::new(start, high.end),
                        value: numeral.value,
                        high: Some(high.value),
                        unit: Symbol::new(sign),
                        comparator: Comparator::Range,
                        form: Form::Plain,
                    },
                    false,
                );
                return Some(high.end);
            }
        }
        Some(self.part(start, numeral.end, numeral.value, sign, Form::Plain))
    }

    /// A share in words from `start` to `end`.
    fn part(&mut self, start: usize, end: usize, value: Decimal, sign: &'static str, form: Form) -> usize {
        if self.slogan(end) {
            return end;
        }
        let hedge = matches!(letter(self.text, end), Some('多' | '余')).then_some(Comparator::Gt);
        let after = bound::after(self.text, end, true);
        let comparator = after.or(hedge).or_else(|| bound::before(self.text, start)).unwrap_or_default();
        self.push(
            Quantity { span: Span::new(start, end), value, high: None, unit: Symbol::fixed(sign), comparator, form },
            after.is_some(),
        );
        end
    }

    /// 占全国的1/3: a third in per cent, to two places; where it ends. Never a date or 7/24.
    pub(super) fn slashed(&mut self, start: usize, part: &Numeral) -> Option<usize> {
        let text = self.text;
        let slash = letter(text, part.end).filter(|sign| matches!(sign, '/' | '／'))?;
        let part_value = part.integer().filter(|part| (1..20).contains(part))?;
        let (whole, end) = numeral::arabic(text, part.end + slash.len_utf8()).ok()?;
        let proper = whole > Decimal::from(part_value) && whole <= Decimal::ONE_HUNDRED && whole.scale() == 0;
        let before = letter_before(text, start).is_some_and(char::is_alphabetic);
        let other =
            letter(text, end).is_some_and(|next| next.is_ascii_alphanumeric() || "./／小月年日号".contains(next));
        if !proper || !before || other {
            return None;
        }
        let share = part.value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?.round_dp(2);
        Some(self.part(start, end, share.normalize(), "%", Form::Fraction))
    }

    /// 三分之一: a third in per cent, to two places; where it ends.
    pub(super) fn fraction(&mut self, start: usize, whole: &Numeral) -> Option<usize> {
        let text = self.text;
        if !starts(text, whole.end, "分之") || whole.magnitude != Magnitude::One {
            return None;
        }
        let Read::Numeral(part) = numeral::read(text, whole.end + "分之".len()) else { return None };
        let share = part.value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.value)?.round_dp(2);
        Some(self.part(start, part.end, share.normalize(), "%", Form::Fraction))
    }

    /// “2345”千亿台阶: several round sums in one slogan, one quantity a digit; where it ends.
    pub(super) fn quoted_list(&mut self, start: usize, numeral: &Numeral) -> Option<usize> {
        let text = self.text;
        if !starts(text, numeral.end, "”") || letter_before(text, start) != Some('“') {
            return None;
        }
        let digits = text.get(start..numeral.end)?;
        let ascending = digits.as_bytes().windows(2).all(|pair| pair.first() < pair.last());
        if digits.len() < 2 || !digits.bytes().all(|byte| byte.is_ascii_digit()) || !ascending {
            return None;
        }
        let from = numeral.end + '”'.len_utf8();
        let Read::Numeral(scale) = numeral::read(text, from) else { return None };
        if !scale.bare || scale.magnitude == Magnitude::One {
            return None;
        }
        let unit = super::unit::read(text, scale.end, &scale);
        let word = unit.map_or_else(|| Symbol::new(scale.magnitude.word()), |unit| unit.word);
        for (place, digit) in digits.bytes().enumerate() {
            let value = Decimal::from(digit - b'0').checked_mul(scale.value)?;
            let span = Span::new(start + place, start + place + 1);
            let plain = (Comparator::Eq, Form::Plain);
            self.push(Quantity { span, value, high: None, unit: word, comparator: plain.0, form: plain.1 }, false);
        }
        Some(unit.map_or(scale.end, |unit| unit.end))
    }

    /// 翻番, 翻一番, 翻了两番; where it ends.
    pub(super) fn doubling(&mut self, start: usize) -> usize {
        let text = self.text;
        let after = start + '翻'.len_utf8();
        let mut at = after;
        for word in ["了", "近", "上"] {
            if starts(text, at, word) {
                at += word.len();
            }
        }
        let Some((multiple, stop)) = times_doubled(text, at) else { return after };
        if letter(text, stop) != Some('番') {
            return after;
        }
        let end = stop + '番'.len_utf8();
        if matches!(letter_before(text, start), Some('个')) {
            return end; // “三个翻番”
        }
        let bound = bound::after(text, end, true).or_else(|| bound::before(text, start));
        self.push(
            Quantity {
                span: Span::new(start, end),
                value: multiple,
                high: None,
                unit: Symbol::fixed("倍"),
                comparator: bound.unwrap_or_default(),
                form: Form::Doubling,
            },
            false,
        );
        end
    }
}

/// What 番, 两番 or 1.45番 at `at` multiplies by, and where 番 stands. Broken powers are rounded to two places.
fn times_doubled(text: &str, at: usize) -> Option<(Decimal, usize)> {
    let next = letter(text, at)?;
    if next == '番' {
        return Some((Decimal::TWO, at));
    }
    if let Some(times @ 1..=6) = numeral::digit(next) {
        return Some((Decimal::from(1_u32 << times), at + next.len_utf8()));
    }
    numeral::arabic_digit(next)?;
    let (times, end) = numeral::arabic(text, at).ok()?;
    let times: f64 = times.to_string().parse().ok().filter(|times| *times < 10.0)?;
    Decimal::try_from(times.exp2()).ok().map(|multiple| (multiple.round_dp(2).normalize(), end))
}

/// Both ends of a range in the magnitude of the second. None when they are no range.
fn ends(first: &Amount, second: &Amount) -> Option<(Decimal, Decimal)> {
    let (low, high) = (first.numeral.value, second.numeral.value);
    let same_stem = match (first.unit, second.unit) {
        (Some(one), Some(other)) => stem(one.word) == stem(other.word),
        (Some(_), None) => false,
        (None, _) => true,
    };
    if !same_stem || !second.has_unit() || first.hedge.is_some() {
        return None;
    }
    let bring = |value: Decimal| {
        let ones = value.checked_mul(first.numeral.magnitude.times())?;
        ones.checked_div(second.numeral.magnitude.times())
    };
    let low = if first.numeral.magnitude == second.numeral.magnitude || (!first.has_unit() && low < high) {
        low
    } else {
        bring(low)?
    };
    (low < high).then_some((low, high))
}

fn stem(unit: Symbol) -> &'static str {
    unit.as_str().trim_start_matches(['万', '亿'])
}

/// A dash or 至, 到 between two numbers; where the second begins, and whether it is a word.
fn connector(text: &str, at: usize) -> Option<(usize, bool)> {
    let space = gap(text, at);
    if space.breaks > 0 {
        return None;
    }
    let sign = letter(text, space.end)?;
    let mut from = space.end + sign.len_utf8();
    let in_words = match sign {
        '至' | '到' => true,
        '-' | '－' | '—' | '–' | '―' | '～' | '~' | '∼' | '〜' | '─' => {
            if letter(text, from) == Some(sign) {
                from += sign.len_utf8();
            }
            false
        }
        _ => return None,
    };
    let space = gap(text, from);
    let next = letter(text, space.end)?;
    let number = numeral::arabic_digit(next).is_some() || numeral::digit(next).is_some() || matches!(next, '十' | '百');
    (space.breaks == 0 && number).then_some((space.end, in_words))
}

/// 由 or 从 earlier in the clause: the two numbers are a start and an end, no range.
fn from_to(text: &str, at: usize) -> bool {
    let head = text.get(..at).unwrap_or("");
    head.chars()
        .rev()
        .take(24)
        .take_while(|letter| !matches!(letter, '，' | ',' | '。' | '；' | ';' | '、' | '\n' | '：'))
        .any(|letter| matches!(letter, '由' | '从' | '自'))
}

/// 8:30 after a date or before a second time is no ratio.
fn is_time(text: &str, first: &Amount, end: usize) -> bool {
    let minutes = text.get(first.numeral.end..end).is_some_and(|rest| rest.chars().count() == 3);
    let hours = first.numeral.integer().is_some_and(|hour| hour < 24);
    let before = letter_before(text, first.start);
    minutes && hours && matches!(before, Some('日' | '午' | '晚' | '晨' | '时' | '间' | '-' | '至' | '—' | '～'))
}
