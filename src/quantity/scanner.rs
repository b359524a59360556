//! Walks through a text and reads a quantity wherever one begins.

use rust_decimal::Decimal;

use super::gap::{letter, letter_before};
use super::lead::{self, Beside, Lead};
use super::numeral::{self, Hedge, Magnitude, Numeral, Read};
use super::unit::{self, Unit};
use super::{Comparator, Form, Quantity, bound, context, list, rank};
use crate::span::Span;
use crate::symbol::Symbol;

pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    found: Vec<Quantity>,
    /// Where the quotation or title that we are in began.
    open: Option<usize>,
    /// Numbers without a unit that may share the one of the number after them: 提高4.3、2.2个百分点.
    pub(super) waiting: Vec<Quantity>,
}

/// A numeral with its unit.
pub(super) struct Amount {
    pub(super) start: usize,
    /// The byte after the unit, or after the numeral when there is none.
    pub(super) end: usize,
    pub(super) numeral: Numeral,
    pub(super) unit: Option<Unit>,
    /// 余, 多, 来 between the numeral and the unit.
    pub(super) hedge: Option<Hedge>,
}

impl Amount {
    /// The unit with the magnitude; empty for a bare number.
    pub(super) fn word(&self) -> Symbol {
        self.unit.map_or_else(|| Symbol::new(self.numeral.magnitude.word()), |unit| unit.word)
    }

    pub(super) fn has_unit(&self) -> bool {
        self.unit.is_some() || self.numeral.magnitude != Magnitude::One
    }

    /// The value in `word`: 四成 is 40 %.
    fn scaled(&self, value: Decimal) -> Decimal {
        let tenths = self.unit.is_some_and(|unit| unit.tenths);
        if tenths { value.checked_mul(Decimal::TEN).unwrap_or(value) } else { value }
    }

    fn measure(&self) -> bool {
        self.unit.is_some_and(|unit| unit.measure)
    }

    fn form(&self) -> Form {
        if self.unit.is_some_and(|unit| unit.tenths) { Form::Fraction } else { Form::Plain }
    }
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, found: Vec::with_capacity(text.len() / 128), open: None, waiting: Vec::new() }
    }

    /// Where the quotation or title that we are in began.
    pub(super) fn open(&self) -> Option<usize> {
        self.open
    }

    pub(super) fn run(mut self, beside: &Beside, mut hear: impl FnMut(usize)) -> Vec<Quantity> {
        let mut at = 0;
        while let Some((lead, start, after)) = lead::next(self.text, at, beside) {
            if beside.letters.has(self.text, start) {
                hear(start);
            }
            let end = match lead {
                Lead::Chinese if stands_in_word(self.text, start) => start,
                Lead::Arabic => self.number(start),
                Lead::Chinese => self.fraction_words(start).unwrap_or_else(|| self.number(start)),
                Lead::Ordinal => self.ordinal(start),
                Lead::Doubling => self.doubling(start),
                Lead::Open => {
                    self.open = Some(start);
                    start
                }
                Lead::Close => {
                    self.open = None;
                    start
                }
                Lead::Other => start,
            };
            at = end.max(after);
            if at == after {
                continue;
            }
            // Those inside of a quantity were passed over.
            let mut passed = after;
            while let Some(place) = beside.letters.next(self.text.get(..at).unwrap_or(""), passed) {
                hear(place);
                passed = place + letter(self.text, place).map_or(1, char::len_utf8);
            }
        }
        self.found
    }

    /// Reads the number at `start`; where to go on.
    fn number(&mut self, start: usize) -> usize {
        let numeral = match numeral::read(self.text, start) {
            Read::Numeral(numeral) => numeral,
            Read::Passed(end) => return end,
        };
        let whole = numeral.magnitude == Magnitude::One && numeral.value.scale() == 0;
        let next = letter(self.text, numeral.end);
        let share = match next {
            // Every fourth number is a date, which no unit begins like.
            Some(sign @ ('年' | '月')) if whole => return numeral.end + sign.len_utf8(),
            Some('分') => self.fraction(start, &numeral),
            Some('/' | '／') => self.slashed(start, &numeral),
            _ => None,
        };
        if let Some(end) = share {
            return end;
        }
        if context::counts_nothing(self.text, start, whole) {
            return numeral.end;
        }
        if next == Some('”')
            && let Some(end) = self.quoted_list(start, &numeral)
        {
            return end;
        }
        let amount = self.amount(start, numeral);
        if let Some(end) = self.range(&amount) {
            return end;
        }
        if let Some(end) = self.ratio(&amount) {
            return end;
        }
        self.single(&amount)
    }

    /// The numeral with the unit that follows it.
    pub(super) fn amount(&self, start: usize, numeral: Numeral) -> Amount {
        if let Some((hedge, at)) = numeral.hedge
            && let Some(unit) = unit::read(self.text, at, &numeral)
        {
            return Amount { start, end: unit.end, numeral, unit: Some(unit), hedge: Some(hedge) };
        }
        // 多 that ended the numeral at 万 or 亿 lies inside it: 一千多万.
        let inner = numeral.hedge.filter(|(_, at)| *at == numeral.end).map(|(hedge, _)| hedge);
        let trailing = numeral.hedge.filter(|(hedge, _)| numeral.magnitude != Magnitude::One && *hedge == Hedge::More);
        let unit = unit::read(self.text, numeral.end, &numeral);
        let end = unit.map_or(numeral.end, |unit| unit.end);
        let hedge = if unit.is_some() { inner } else { inner.or(trailing.map(|(hedge, _)| hedge)) };
        Amount { start, end, numeral, unit, hedge }
    }

    fn single(&mut self, amount: &Amount) -> usize {
        let text = self.text;
        if !amount.has_unit() {
            return self.without_unit(amount);
        }
        let numeral = &amount.numeral;
        let after = bound::after(text, amount.end, amount.measure() || amount.unit.is_none());
        let quoted = self.open.filter(|open| passed_in_quotes(text, *open, amount));
        let from = quoted.unwrap_or(amount.start);
        let before = bound::before(text, from);
        let hedged = amount.hedge.map(|hedge| match hedge {
            Hedge::More => Comparator::Gt,
            Hedge::About => Comparator::Approx,
        });
        let mut comparator = after.or(hedged).or(before);
        if !numeral.arabic && starts_with_multiplier(text, amount.start) {
            // 数十亿, 几百家 say no number; 上百家 says about one.
            match letter_before(text, amount.start) {
                Some('数' | '几' | '成' | '多') => return amount.end,
                Some('上') if numeral.bare && up_counts(text, amount.start) => {
                    comparator = comparator.or(Some(Comparator::Approx));
                }
                _ => {}
            }
        }
        if numeral.bare {
            // 千亿产业, 超百亿元企业, 百家企业, 万元能耗 name a class or a denominator.
            let bounded = comparator.is_some() || reached(text, from);
            let counted = amount.hedge.is_some() || (amount.unit.is_some() && !amount.measure());
            let wan = numeral.magnitude == Magnitude::Wan && amount.unit.is_none() && numeral.letters < 2;
            let end = if quoted.is_some() { after_quote(text, amount.end) } else { bound::end_after(text, amount.end) };
            if !bounded || wan || (!counted && !stands_alone(text, end)) {
                return amount.end;
            }
        }
        if letter(text, amount.end) == Some('级') || names_a_circle(text, amount) {
            return amount.end; // 500亿级园区, 2000吨级航道
        }
        if quoted.is_none() && self.open.is_some_and(|open| context::in_slogan(text, open, amount.end)) {
            return amount.end;
        }
        let high = numeral.high.map(|high| amount.scaled(high));
        let comparator = if high.is_some() { Comparator::Range } else { comparator.unwrap_or_default() };
        let (start, value) = self.signed(amount);
        self.push(
            Quantity {
                span: Span::new(start, amount.end),
                value,
                high,
                unit: amount.word(),
                comparator,
                form: if placed(text, amount) { Form::Rank } else { amount.form() },
            },
            after.is_some(),
        );
        amount.end
    }

    /// Where an amount begins, and its value. A minus sign belongs to a share after a word (增长-3.2%), never to a list or a range.
    fn signed(&self, amount: &Amount) -> (usize, Decimal) {
        let value = amount.scaled(amount.numeral.value);
        // 0.0 is 0.
        let plain = (amount.start, if value.is_zero() { Decimal::ZERO } else { value });
        let share = amount.unit.is_some_and(|unit| matches!(unit.word.as_str(), "%" | "‰" | "个百分点"));
        let Some(sign) = letter_before(self.text, amount.start).filter(|_| share) else { return plain };
        if !matches!(sign, '-' | '－' | '−') {
            return plain;
        }
        let start = amount.start - sign.len_utf8();
        match letter_before(self.text, start) {
            Some('长' | '速' | '率' | '为' | '幅' | '是' | '达' | '到' | '至' | '从' | '由' | '、' | '和') => {
                (start, value * Decimal::NEGATIVE_ONE)
            }
            _ => plain,
        }
    }

    /// Keeps a quantity, with those before it that share its unit or its bound.
    pub(super) fn push(&mut self, quantity: Quantity, bound_after: bool) {
        let text = self.text;
        if !self.waiting.is_empty() {
            self.keep_waiting(&quantity);
        }
        // 增长8%和9%左右: the bound is for both; 8%和9%以上 is for the last.
        if bound_after
            && quantity.comparator != Comparator::Ge
            && let Some(last) = self.found.last_mut()
            && last.comparator == Comparator::Eq
            && last.unit == quantity.unit
            && matches!(text.get(last.span.end as usize..quantity.span.start as usize), Some("和" | "与" | "及"))
        {
            last.comparator = quantity.comparator;
        }
        self.found.push(quantity);
    }

    /// Keeps the numbers without a unit that `quantity` ends the list of, and forgets the others.
    fn keep_waiting(&mut self, quantity: &Quantity) {
        let mut next = quantity.span.start as usize;
        let mut keep = self.waiting.len();
        let shares = quantity.form == Form::Plain && quantity.high.is_none() && !quantity.unit.is_empty();
        for waiting in self.waiting.iter().rev() {
            if !shares || list::joiner(self.text, waiting.span.end as usize) != Some(next) {
                break;
            }
            next = waiting.span.start as usize;
            keep -= 1;
        }
        let listed = self.waiting.drain(..).skip(keep);
        self.found.extend(listed.map(|waiting| Quantity { unit: quantity.unit, ..waiting }));
    }

    fn ordinal(&mut self, start: usize) -> usize {
        let (rank, end) = rank::read(self.text, start);
        if let Some(rank) = rank
            && !self.open.is_some_and(|open| context::in_slogan(self.text, open, end))
        {
            self.push(rank, false);
        }
        end
    }
}

/// 进一步, 百姓: whether the one Chinese numeral at `at` says nothing because neither a numeral nor a unit can follow it here.
fn stands_in_word(text: &str, at: usize) -> bool {
    let next = at + '一'.len_utf8();
    let counts = matches!(letter(text, at), Some('万' | '亿')) || unit::may_follow(text, next);
    !counts && numeral::ends_at(text, next)
}

fn starts_with_multiplier(text: &str, at: usize) -> bool {
    matches!(letter(text, at), Some('十' | '百' | '千' | '万' | '亿'))
}

/// 突破“五百亿”: an amount that stands alone in quotation marks behind a verb of passing is no slogan.
fn passed_in_quotes(text: &str, open: usize, amount: &Amount) -> bool {
    let mark = letter(text, open).map_or(0, char::len_utf8);
    let alone = open + mark == amount.start && matches!(letter(text, amount.end), Some('”' | '’' | '」'));
    alone && (reached(text, open) || bound::before(text, open) == Some(Comparator::Gt))
}

/// Where the closing mark at `end` ends.
fn after_quote(text: &str, end: usize) -> usize {
    end + letter(text, end).map_or(0, char::len_utf8)
}

/// 跃升至58位, 列全国23位: a place without 第.
fn placed(text: &str, amount: &Amount) -> bool {
    let head = text.get(..amount.start).unwrap_or("");
    let verbs = [
        "升至",
        "升到",
        "跃居",
        "位居",
        "位列",
        "排名",
        "列全国",
        "列全省",
        "居全国",
        "居全省",
        "前移至",
        "进至",
        "名列",
    ];
    amount.word().as_str() == "位" && verbs.iter().any(|verb| head.ends_with(verb))
}

/// Whether 上 before a bare multiplier says about (上百家), and not up to (迈上千亿台阶) or on (网上百家).
fn up_counts(text: &str, at: usize) -> bool {
    let before = letter_before(text, at - '上'.len_utf8());
    !before.is_some_and(|before| "以网线海路马之市地身会迈跨站登跃踏赶冲攀".contains(before))
}

/// Whether what follows leaves a bare 百亿 an amount: 突破百亿元大关, but not 超百亿元企业.
fn stands_alone(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or("");
    let next = rest.chars().next();
    let tail = ["大关", "台阶", "新台阶", "目标", "规模", "关口", "门槛"].iter().any(|word| rest.starts_with(word));
    tail || next.is_none_or(|next| !next.is_alphabetic() || "增提到跃并".contains(next))
}

/// 15分钟便民生活圈, 500米服务圈, 24小时不打烊 are names.
fn names_a_circle(text: &str, amount: &Amount) -> bool {
    let unit = amount.unit.map_or("", |unit| unit.word.as_str());
    if !matches!(unit, "分钟" | "小时" | "米" | "公里" | "天") {
        return false;
    }
    let rest = text.get(amount.end..).unwrap_or("");
    let circle = rest.chars().take(12).take_while(|next| next.is_alphanumeric()).any(|next| next == '圈');
    circle || (unit == "小时" && amount.numeral.integer() == Some(24))
}

/// Words after which a bare 千亿 or 万亿 is the amount reached.
fn reached(text: &str, at: usize) -> bool {
    let head = text.get(..at).unwrap_or("");
    [
        "达到", "达", "迈上", "迈入", "迈过", "迈进", "跨上", "跨入", "跨越", "站上", "登上", "跃上", "越过", "踏上",
        "迈向", "冲刺",
    ]
    .iter()
    .any(|word| head.ends_with(word))
}
