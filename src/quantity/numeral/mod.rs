//! Reads one numeral: Arabic, Chinese or mixed, up to and with its 万 or 亿.

use rust_decimal::Decimal;

use arabic::is_misread;
pub(super) use arabic::{arabic, arabic_digit};

use super::gap::{gap, letter};
use super::letters::Letters;

mod arabic;

/// 万 and 亿 at the end of a numeral, which reports print as part of the unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Magnitude {
    #[default]
    One,
    Wan,
    Yi,
    WanYi,
}

impl Magnitude {
    pub(super) fn word(self) -> &'static str {
        match self {
            Magnitude::One => "",
            Magnitude::Wan => "万",
            Magnitude::Yi => "亿",
            Magnitude::WanYi => "万亿",
        }
    }

    pub(super) fn times(self) -> Decimal {
        Decimal::from(match self {
            Magnitude::One => 1_i64,
            Magnitude::Wan => 10_000,
            Magnitude::Yi => 100_000_000,
            Magnitude::WanYi => 1_000_000_000_000,
        })
    }
}

/// Words between a numeral and its unit that make it inexact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hedge {
    /// 余、多、几
    More,
    /// 来
    About,
}

/// A numeral as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    /// The byte after it, without a hedge.
    pub(super) end: usize,
    /// In units of `magnitude`.
    pub(super) value: Decimal,
    /// 两三百: the high end.
    pub(super) high: Option<Decimal>,
    /// What stands at its end.
    pub(super) magnitude: Magnitude,
    /// 余, 多, 来 inside or right after it; the byte after the word.
    pub(super) hedge: Option<(Hedge, usize)>,
    /// Whether it begins with an Arabic digit.
    pub(super) arabic: bool,
    /// 百亿, 万元: no digit of its own.
    pub(super) bare: bool,
    /// How many Chinese digits and multipliers it has.
    pub(super) letters: usize,
}

impl Numeral {
    /// Arabic digits, alone or with 万 or 亿, and nothing behind them that could belong to them.
    fn plain(value: Decimal, magnitude: Magnitude, end: usize) -> Self {
        let letters = usize::from(magnitude != Magnitude::One);
        Self { end, value, high: None, magnitude, hedge: None, arabic: true, bare: false, letters }
    }

    /// One Chinese digit.
    fn single(digit: u32, end: usize) -> Self {
        Self { arabic: false, letters: 1, ..Self::plain(Decimal::from(digit), Magnitude::One, end) }
    }

    /// A whole number in Arabic digits without 万 or 亿.
    pub(super) fn integer(&self) -> Option<u32> {
        let plain = self.arabic && self.letters == 0 && self.magnitude == Magnitude::One && self.value.scale() == 0;
        if plain { u32::try_from(self.value).ok() } else { None }
    }
}

/// What stands at a place where a numeral can begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Read {
    Numeral(Numeral),
    /// Digits that are no numeral (二〇二三, 百千万, a code of a hundred digits), up to this byte.
    Passed(usize),
}

/// A Chinese digit, also a formal one: 一, 两, 壹.
pub(crate) fn digit(letter: char) -> Option<u32> {
    Some(match letter {
        '零' | '〇' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// 十, 百, 千, unless the character begins a unit (千瓦, 百分点).
fn multiplier(text: &str, at: usize) -> Option<i64> {
    let first = letter(text, at)?;
    let times = match first {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        _ => return None,
    };
    let next = letter(text, at + first.len_utf8());
    let unit = match first {
        '千' => matches!(next, Some('瓦' | '米' | '克' | '卡' | '伏' | '帕' | '焦' | '赫' | '兆' | '乏' | '安')),
        '百' => matches!(next, Some('分')),
        _ => false,
    };
    (!unit).then_some(times)
}

/// 万, 亿, 万亿 at `at`, after blanks at most; the byte after it.
fn big(text: &str, at: usize, blanks: bool) -> Option<(Magnitude, usize)> {
    let from = if blanks { gap(text, at).end } else { at };
    let first = letter(text, from)?;
    let end = from + first.len_utf8();
    let found = match first {
        '万' | '萬' if letter(text, end) == Some('亿') => (Magnitude::WanYi, end + '亿'.len_utf8()),
        '万' | '萬' => (Magnitude::Wan, end),
        '亿' | '億' => (Magnitude::Yi, end),
        _ => return None,
    };
    // Across a blank, 万 may begin a word of the next clause: 万众一心, 万里长江.
    let word = from != at
        && matches!(letter(text, found.1), Some('众' | '物' | '里' | '一' | '象' | '世' | '古' | '全' | '家'));
    (!word).then_some(found)
}

/// Whether a numeral whose first character is the one before `at` ends there, and is no part of a range or a fraction.
pub(super) fn ends_at(text: &str, at: usize) -> bool {
    static GOES_ON: Letters = Letters::of(
        "0123456789０１２３４５６７８９零〇○一二三四五六七八九两壹贰叁肆伍陆柒捌玖十百千万亿拾佰仟萬億点分半余多几来至到\
         -－—–―～~∼〜─/／;； \t\r\n\u{a0}\u{3000}\u{200b}",
    );
    !GOES_ON.has(text, at)
}

/// Reads the numeral at `at`, where a digit or multiplier stands.
pub(super) fn read(text: &str, at: usize) -> Read {
    match letter(text, at) {
        Some('l') if !is_misread(text, at) => return Read::Passed(at + 1),
        Some(first) if first == 'l' || arabic_digit(first).is_some() => {}
        _ => return chinese(text, at),
    }
    let (value, end) = match arabic(text, at) {
        Ok(read) => read,
        Err(end) => return Read::Passed(end),
    };
    let (magnitude, after) = big(text, end, false).unwrap_or((Magnitude::One, end));
    if ends_at(text, after) {
        return Read::Numeral(Numeral::plain(value, magnitude, after));
    }
    Reader { text, at: end, pending: Some(value), arabic: true, ..Reader::default() }.rest(at)
}

/// Reads the numeral at `at`, where no Arabic digit stands.
fn chinese(text: &str, at: usize) -> Read {
    if let Some(end) = lone_formal_digit(text, at) {
        return Read::Passed(end);
    }
    if let Some((digit, end)) = lone_digit(text, at) {
        return Read::Numeral(Numeral::single(digit, end));
    }
    let mut reader = Reader { text, at, ..Reader::default() };
    match reader.first_digits() {
        Some(passed) => Read::Passed(passed),
        None => reader.rest(at),
    }
}

/// 一个, 三大: nearly every Chinese numeral is a digit that no other one follows; where it ends.
fn lone_digit(text: &str, at: usize) -> Option<(u32, usize)> {
    let first = letter(text, at)?;
    let end = at + first.len_utf8();
    digit(first).filter(|digit| *digit > 0 && ends_at(text, end)).map(|digit| (digit, end))
}

/// 陆羽, 伍家岗: a digit of the formal script that no other one and no multiplier follows belongs to a name; gives its end.
fn lone_formal_digit(text: &str, at: usize) -> Option<usize> {
    let formal = |letter: &char| matches!(letter, '壹' | '贰' | '叁' | '肆' | '伍' | '陆' | '柒' | '捌' | '玖');
    let mut letters = text.get(at..)?.chars();
    let first = letters.next().filter(formal)?;
    let goes_on = letters.next().is_some_and(|next| formal(&next) || "拾佰仟十百千万亿元".contains(next));
    (!goes_on).then_some(at + first.len_utf8())
}

/// The numeral so far. Its value is `above` × `magnitude` + `section` + `pending`.
#[derive(Default)]
struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// What stands before the last 万 or 亿, counted in it.
    above: Decimal,
    magnitude: Magnitude,
    /// Hundreds and tens since then.
    section: Decimal,
    /// A digit that waits for its multiplier.
    pending: Option<Decimal>,
    /// 两三百: the other digit that waits.
    pending_high: Option<Decimal>,
    high: Option<Decimal>,
    /// The multiplier read last, 1 after 零.
    last: i64,
    hedge: Option<Hedge>,
    arabic: bool,
    letters: usize,
    digits: usize,
}

impl Reader<'_> {
    /// The Chinese digits at the start. Some: they are no numeral and end there.
    fn first_digits(&mut self) -> Option<usize> {
        let mut end = self.at;
        // Three are enough to tell that there are more than two.
        let mut run = [0; 3];
        let mut count = 0;
        while let Some(next) = letter(self.text, end) {
            let Some(value) = digit(next) else { break };
            if let Some(place) = run.get_mut(count) {
                *place = value;
                count += 1;
            }
            end += next.len_utf8();
        }
        match run.get(..count).unwrap_or(&run) {
            [] => None,
            [0] if letter(self.text, end) != Some('点') => Some(end),
            [one] => {
                self.take_digit(Decimal::from(*one), end);
                None
            }
            // 两三个, 五六十: a range. 三五 is the one that skips.
            [low, high] if *high == low + 1 || (*low, *high) == (3, 5) => {
                self.take_digit(Decimal::from(*low), end);
                self.letters += 1;
                self.pending_high = Some(Decimal::from(*high));
                None
            }
            _ => Some(end),
        }
    }

    fn take_digit(&mut self, value: Decimal, end: usize) {
        self.pending = Some(value);
        self.at = end;
        self.letters += 1;
        self.digits += 1;
    }

    fn rest(mut self, start: usize) -> Read {
        while self.multiplied() || self.magnified() || self.further_digit() || self.decimals() {}
        if self.at == start {
            // 百 of 百分点, 千 of 千瓦
            return Read::Passed(start + letter(self.text, start).map_or(1, char::len_utf8));
        }
        // 十百千万, 亿万: ascending multipliers are a figure of speech.
        if multiplier(self.text, self.at).is_some() || big(self.text, self.at, false).is_some() {
            let mut end = self.at;
            while let Some(next) = letter(self.text, end).filter(|l| digit(*l).is_some() || "十百千万亿".contains(*l))
            {
                end += next.len_utf8();
            }
            return Read::Passed(end);
        }
        let hedge = self.hedge.map(|hedge| (hedge, self.at)).or_else(|| trailing_hedge(self.text, self.at));
        let ones = self.ones(self.pending);
        let value = self.total(self.section, ones);
        let high = match self.pending_high {
            Some(pending) => self.total(self.section, Some(pending)),
            None => self.high,
        };
        let Some(value) = value else { return Read::Passed(self.at) };
        // 两三亿十万: nobody goes on counting after a range.
        if high.is_some_and(|high| high <= value) {
            return Read::Passed(self.at);
        }
        let ended_big = self.magnitude != Magnitude::One && self.section.is_zero() && self.pending.is_none();
        Read::Numeral(Numeral {
            end: self.at,
            value,
            high,
            magnitude: if ended_big { self.magnitude } else { Magnitude::One },
            hedge,
            arabic: self.arabic,
            bare: !self.arabic && self.digits == 0 && !matches!(letter(self.text, start), Some('十')),
            letters: self.letters,
        })
    }

    /// A last digit without a multiplier: after 百 and above it counts tens (一百二), after 零 or 十 ones.
    fn ones(&self, pending: Option<Decimal>) -> Option<Decimal> {
        let pending = pending?;
        if self.last >= 100 { pending.checked_mul(Decimal::from(self.last / 10)) } else { Some(pending) }
    }

    /// The value: in the magnitude when the numeral ends in it, else in ones.
    fn total(&self, section: Decimal, ones: Option<Decimal>) -> Option<Decimal> {
        let below =
            if section.is_zero() { ones.unwrap_or_default() } else { section.checked_add(ones.unwrap_or_default())? };
        if below.is_zero() && ones.is_none() {
            return Some(self.above);
        }
        if self.above.is_zero() {
            return Some(below);
        }
        self.above.checked_mul(self.magnitude.times())?.checked_add(below)
    }

    /// 十, 百, 千.
    fn multiplied(&mut self) -> bool {
        let hedged = self.hedge.is_some();
        let Some(times) = multiplier(self.text, self.at).filter(|_| !hedged) else { return false };
        let descends = self.last == 0 || self.last == 1 || times < self.last || self.last >= 10_000;
        if !descends || (self.pending.is_none() && self.last != 0 && times != 10) {
            return false;
        }
        let amount = Decimal::from(times);
        let digit = self.pending.take().unwrap_or(Decimal::ONE);
        let Some(section) = digit.checked_mul(amount).and_then(|part| part.checked_add(self.section)) else {
            return false;
        };
        if let Some(high) = self.pending_high.take() {
            self.high = high.checked_mul(amount).and_then(|part| part.checked_add(self.section));
        }
        self.section = section;
        self.last = times;
        self.letters += 1;
        self.at += '十'.len_utf8();
        true
    }

    /// 万, 亿, with 余 or 多 before it (一千多万).
    fn magnified(&mut self) -> bool {
        let mut from = self.at;
        let mut hedge = None;
        let countable = (self.pending.is_some() && self.arabic) || self.last >= 10;
        if let Some((found, end)) = trailing_hedge(self.text, from).filter(|_| countable && self.hedge.is_none()) {
            hedge = Some(found);
            from = end;
        }
        let counted = self.pending.is_some() || !self.section.is_zero();
        let Some((magnitude, end)) = big(self.text, from, counted && hedge.is_none()) else { return false };
        if hedge.is_some() && (self.magnitude, magnitude, counted) == (Magnitude::Wan, Magnitude::Yi, false) {
            self.magnitude = Magnitude::WanYi; // 3万多亿
            self.hedge = hedge;
            self.at = end;
            return true;
        }
        // 万 after 亿 counts what lies between; 亿 after 万 multiplies all (一万五千亿). Nothing follows 万亿.
        let joined = match (self.magnitude, magnitude) {
            (Magnitude::One, _) => Some(Decimal::ZERO),
            (Magnitude::Yi, Magnitude::Wan) if counted => self.above.checked_mul(Decimal::from(10_000)),
            (Magnitude::Wan, Magnitude::Yi) if counted => self.above.checked_mul(Decimal::from(10_000)),
            _ => return false,
        };
        let below = match self.pending {
            Some(ones) => self.section.checked_add(ones),
            None if self.section.is_zero() && self.magnitude == Magnitude::One => Some(Decimal::ONE),
            None => Some(self.section),
        };
        let Some(above) = joined.and_then(|joined| joined.checked_add(below?)) else { return false };
        self.high = match self.pending_high.take() {
            Some(high) => self.section.checked_add(high),
            None => self.high,
        };
        self.above = above;
        self.magnitude = magnitude;
        self.section = Decimal::ZERO;
        self.pending = None;
        self.last = if magnitude == Magnitude::Wan { 10_000 } else { 100_000_000 };
        self.letters += 1;
        self.hedge = self.hedge.or(hedge);
        self.at = end;
        true
    }

    /// A digit after a multiplier: 二百五十, 一万零三百, 2亿3000万, 1万5千.
    fn further_digit(&mut self) -> bool {
        if self.pending.is_some() || self.last == 0 || self.hedge.is_some() {
            return false;
        }
        let Some(next) = letter(self.text, self.at) else { return false };
        if arabic_digit(next).is_some() {
            let Ok((value, end)) = arabic(self.text, self.at) else { return false };
            let goes_on = multiplier(self.text, end).is_some() || matches!(letter(self.text, end), Some('万'));
            let joins = goes_on && value.scale() == 0 && self.arabic && self.last >= 1000;
            if !joins || value >= Decimal::from(self.last) {
                return false;
            }
            self.pending = Some(value);
            self.at = end;
            return true;
        }
        let Some(value) = digit(next) else { return false };
        let mut end = self.at + next.len_utf8();
        let mut value = value;
        if value == 0 {
            let Some(after) = letter(self.text, end) else { return false };
            let Some(ones) = digit(after).filter(|ones| *ones > 0) else { return false };
            value = ones;
            end += after.len_utf8();
            self.last = 1;
        }
        // 十四五, 一百二三: two digits in a row are no numeral. After 万 a digit without its multiplier is the next
        // word's: 10万五保户.
        let alone = self.last >= 10_000 && multiplier(self.text, end).is_none() && big(self.text, end, false).is_none();
        if alone || letter(self.text, end).and_then(digit).is_some() {
            return false;
        }
        self.take_digit(Decimal::from(value), end);
        true
    }

    /// 三点五: Chinese decimals.
    fn decimals(&mut self) -> bool {
        let point = '点'.len_utf8();
        if self.arabic || letter(self.text, self.at) != Some('点') || self.magnitude != Magnitude::One {
            return false;
        }
        let mut end = self.at + point;
        let mut mantissa: i128 = 0;
        let mut scale = 0;
        while let Some(value) = letter(self.text, end).and_then(digit) {
            if scale < 6 {
                mantissa = mantissa * 10 + i128::from(value);
                scale += 1;
            }
            end += letter(self.text, end).map_or(1, char::len_utf8);
        }
        let Ok(fraction) = Decimal::try_from_i128_with_scale(mantissa, scale) else { return false };
        let whole = self.total(self.section, self.ones(self.pending));
        let Some(value) = whole.and_then(|whole| whole.checked_add(fraction)).filter(|_| scale > 0) else {
            return false;
        };
        self.section = Decimal::ZERO;
        self.pending = Some(value);
        self.pending_high = None;
        self.last = 0;
        self.letters += scale as usize;
        self.digits += 1;
        self.at = end;
        true
    }
}

/// 余, 多, 几, 来 after a numeral, and the byte after it.
fn trailing_hedge(text: &str, at: usize) -> Option<(Hedge, usize)> {
    let word = letter(text, at)?;
    let end = at + word.len_utf8();
    match word {
        '余' | '多' | '几' => Some((Hedge::More, end)),
        '来' => Some((Hedge::About, end)),
        _ => None,
    }
}
