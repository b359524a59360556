//! Numbers that no unit follows: dates, codes, members of a list, values of a table or of an index.

use rust_decimal::Decimal;

use super::gap::{gap, letter, letter_before, trimmed_before};
use super::scanner::{Amount, Scanner};
use super::{Comparator, Form, Quantity, bound, context, list, unit};
use crate::span::Span;
use crate::symbol::Symbol;

/// Bytes after an opening quotation mark in which a number without a unit is taken for quoted. Bounded, because the
/// closing mark may be lost.
const QUOTED: usize = 120;

impl Scanner<'_> {
    /// A number that no unit follows: a date, a code, a value of a table or a list, or nothing.
    pub(super) fn without_unit(&mut self, amount: &Amount) -> usize {
        let text = self.text;
        let numeral = &amount.numeral;
        if let Some(end) = self.years(amount) {
            return end;
        }
        if let Some(end) = context::is_date_or_name(text, amount.end) {
            return end;
        }
        if !numeral.arabic || numeral.letters > 0 || self.open().is_some_and(|open| amount.start - open < QUOTED) {
            return amount.end;
        }
        let quantity = |unit: Symbol, comparator: Comparator| Quantity {
            span: Span::new(amount.start, amount.end),
            value: numeral.value,
            high: None,
            unit,
            comparator,
            form: Form::Plain,
        };
        if let Some(unit) = unit_in_head(text, amount.start) {
            self.push(quantity(unit, Comparator::Eq), false);
            return amount.end;
        }
        let after = bound::after(text, amount.end, false);
        let comparator = after.or_else(|| bound::before(text, amount.start));
        if list::joiner(text, amount.end).is_some() {
            if !opens_clause(text, amount.start) && !numeral.integer().is_some_and(|n| (1900..2100).contains(&n)) {
                self.waiting.push(quantity(Symbol::EMPTY, comparator.unwrap_or_default()));
            }
        } else if states_bare(text, amount, after.is_some()) {
            self.push(quantity(Symbol::EMPTY, comparator.unwrap_or_default()), false);
        }
        amount.end
    }

    /// 10.8年 is a length of time and 9.4点 a rise of an index; 2020年 and 5年 are dates and spans; `1.2020年` is a heading's number and a year.
    fn years(&mut self, amount: &Amount) -> Option<usize> {
        let numeral = &amount.numeral;
        let at = gap(self.text, amount.end).end;
        let sign = letter(self.text, at).filter(|sign| matches!(sign, '年' | '点'))?;
        if numeral.value.scale() == 0 || !numeral.arabic {
            return None;
        }
        let end = at + sign.len_utf8();
        if numeral.value.scale() < 3 {
            self.push(
                Quantity {
                    span: Span::new(amount.start, end),
                    value: numeral.value,
                    high: None,
                    unit: Symbol::fixed(if sign == '年' { "年" } else { "点" }),
                    comparator: bound::before(self.text, amount.start).unwrap_or_default(),
                    form: Form::Plain,
                },
                false,
            );
        }
        Some(end)
    }
}

/// The unit in brackets right before a number: 发行总额（亿）10.00.
fn unit_in_head(text: &str, at: usize) -> Option<Symbol> {
    let head = text.get(..at)?;
    let head = head.strip_suffix(['：', ':']).unwrap_or(head);
    let inside = head.strip_suffix(['）', ')'])?;
    let open = inside.char_indices().rev().take(8).find(|(_, letter)| matches!(letter, '（' | '('))?;
    let words = inside.get(open.0 + open.1.len_utf8()..)?;
    unit::whole(words.strip_prefix("单位：").unwrap_or(words))
}

/// Whether a number is the first thing of its line or sentence, as the number of a heading is.
fn opens_clause(text: &str, at: usize) -> bool {
    let end = trimmed_before(text, at);
    matches!(letter_before(text, end), None | Some('。' | '；' | ';' | '：' | ':' | '(' | '（' | '\n'))
        || text.get(end..at).is_some_and(|blank| blank.contains('\n'))
}

/// Whether a number without a unit is still stated as a value: 恩格尔系数降至0.32, 综合指数达到285.
fn states_bare(text: &str, amount: &Amount, bounded: bool) -> bool {
    let numeral = &amount.numeral;
    if numeral.integer().is_some_and(|n| (1900..2100).contains(&n)) {
        return false;
    }
    let decimal = numeral.value.scale() > 0;
    if bounded {
        return decimal || numeral.value >= Decimal::ONE_HUNDRED;
    }
    let head = text.get(..amount.start).unwrap_or("");
    let ends = |cues: &[&str]| cues.iter().any(|cue| head.ends_with(cue));
    let verb =
        ends(&["达到", "达", "为", "至", "到", "由", "从", "系数", "指数", "得分", "率", "比", "比例", "值", "是"]);
    let closes = letter(text, amount.end).is_none_or(|next| {
        let moves = matches!(next, '提' | '上' | '下' | '降' | '增' | '减' | '升' | '扩' | '调' | '缩');
        moves || (!next.is_alphanumeric() && !matches!(next, '-' | '—' | '.' | '/' | '”' | '%' | '×' | '+' | '?'))
    });
    closes && ((decimal && verb) || ends(&["达到", "指数", "指数达", "指数为"]))
}
