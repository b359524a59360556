//! The observations of a report as they are kept: 40 bytes each, where the working form takes 120.
//!
//! A national corpus states two million numbers; they would take half as much memory as its texts. Places are kept as distances
//! from the sentence, words by their number, and what does not fit (a range, a sentence of 64 KB) is kept as it is, aside.

use std::ops::Range;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Flags, Measure, Observation, Period, Scope, Status};
use crate::indicator::IndicatorId;
use crate::quantity::Comparator;
use crate::span::Span;
use crate::symbol::Symbol;

/// All observations of a report, in the order of the text. Unpacks one as it is asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Observations {
    rows: Box<[Row]>,
    /// Those that do not fit into a row, by their place among all.
    wide: Vec<(u32, Observation)>,
}

/// One observation, packed. The order of the fields leaves no gaps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Row {
    /// The value without its decimal point.
    digits: i64,
    /// First byte of the sentence.
    sentence: u32,
    sentence_length: u16,
    /// Distances from the first byte of the sentence.
    surface: u16,
    span: u16,
    section: u16,
    /// `u16::MAX`: not in the taxonomy.
    indicator: u16,
    /// Zero: none.
    from: u16,
    to: u16,
    base: u16,
    flags: u16,
    /// Numbers of words.
    unit: u16,
    rule: u16,
    /// Measure, comparator, status and scope, three bits each.
    kinds: u16,
    surface_length: u8,
    span_length: u8,
    /// Digits after the decimal point; [`WIDE`]: the observation is kept aside.
    scale: u8,
    confidence: u8,
}

/// Bytes of a row, in memory and as it is written.
const SIZE: usize = 40;
const _: () = assert!(size_of::<Row>() == SIZE);

/// The scale of a row whose observation is kept aside.
const WIDE: u8 = u8::MAX;
/// The indicator of an open observation.
const OPEN: u16 = u16::MAX;

const MEASURES: [Measure; 7] = [
    Measure::Level,
    Measure::Growth,
    Measure::AvgGrowth,
    Measure::Share,
    Measure::Change,
    Measure::Multiple,
    Measure::Rank,
];
const COMPARATORS: [Comparator; 7] = [
    Comparator::Eq,
    Comparator::Ge,
    Comparator::Gt,
    Comparator::Le,
    Comparator::Lt,
    Comparator::Approx,
    Comparator::Range,
];
const STATUSES: [Status; 2] = [Status::Actual, Status::Target];
const SCOPES: [Scope; 7] =
    [Scope::Region, Scope::Park, Scope::Sector, Scope::Enterprise, Scope::Project, Scope::SubArea, Scope::Superior];

/// Three bits for the place of `one` among `all`, from bit `at` on.
fn bits<T: PartialEq>(all: &[T], one: &T, at: u32) -> Option<u16> {
    let number = all.iter().position(|other| other == one).filter(|number| *number < 8)?;
    Some(u16::try_from(number).ok()? << at)
}

fn of_bits<T: Copy + Default>(all: &[T], kinds: u16, at: u32) -> T {
    all.get(usize::from(kinds >> at & 7)).copied().unwrap_or_default()
}

/// The first year of a base is counted from here.
const BASE_FROM: u16 = 1900;
/// Bits for the years of a base after its first.
const BASE_YEARS: u16 = 6;

/// A base in sixteen bits; `None` where it does not fit.
fn pack_base(base: Period) -> Option<u16> {
    let first = base.from.checked_sub(BASE_FROM).filter(|first| *first < 1 << (16 - BASE_YEARS))?;
    let more = base.to.checked_sub(base.from).filter(|more| *more < 1 << BASE_YEARS)?;
    Some(first << BASE_YEARS | more)
}

fn unpack_base(packed: u16) -> Option<Period> {
    let first = (packed >> BASE_YEARS) + BASE_FROM;
    (packed != 0).then(|| Period::span(first, first + packed % (1 << BASE_YEARS)))
}

impl Row {
    /// The packed form; `None` where that would lose anything.
    fn pack(one: &Observation) -> Option<Row> {
        let within = |span: Span| {
            let length = u8::try_from(span.len()).ok()?;
            Some((u16::try_from(span.start.checked_sub(one.sentence.start)?).ok()?, length))
        };
        let (surface, surface_length) = within(one.surface)?;
        let (span, span_length) = within(one.span)?;
        // What stands for nothing is nothing else.
        let period = match one.period {
            Some(period) => Some((period.from, period.to)).filter(|(from, _)| *from != 0)?,
            None => (0, 0),
        };
        let base = match one.base {
            Some(base) => pack_base(base).filter(|base| *base != 0)?,
            None => 0,
        };
        let indicator = match one.indicator {
            Some(id) => Some(id.0).filter(|id| *id != OPEN)?,
            None => OPEN,
        };
        let row = Row {
            digits: i64::try_from(one.value.mantissa()).ok()?,
            sentence: one.sentence.start,
            sentence_length: u16::try_from(one.sentence.len()).ok()?,
            surface,
            span,
            section: u16::try_from(one.section).ok()?,
            indicator,
            from: period.0,
            to: period.1,
            base,
            flags: u16::try_from(one.flags.0).ok()?,
            unit: one.unit.number()?,
            rule: one.rule.number()?,
            kinds: bits(&MEASURES, &one.measure, 0)?
                | bits(&COMPARATORS, &one.comparator, 3)?
                | bits(&STATUSES, &one.status, 6)?
                | bits(&SCOPES, &one.scope, 9)?,
            surface_length,
            span_length,
            scale: u8::try_from(one.value.scale()).ok()?,
            confidence: one.confidence,
        };
        one.high.is_none().then_some(row)
    }

    /// As it is written: every field in its order, the low byte first.
    fn to_bytes(self) -> [u8; SIZE] {
        let mut bytes = [0; SIZE];
        bytes[..8].copy_from_slice(&self.digits.to_le_bytes());
        bytes[8..12].copy_from_slice(&self.sentence.to_le_bytes());
        let halves = [
            self.sentence_length,
            self.surface,
            self.span,
            self.section,
            self.indicator,
            self.from,
            self.to,
            self.base,
            self.flags,
            self.unit,
            self.rule,
            self.kinds,
        ];
        for (at, half) in halves.into_iter().enumerate() {
            bytes[12 + 2 * at..14 + 2 * at].copy_from_slice(&half.to_le_bytes());
        }
        bytes[36..].copy_from_slice(&[self.surface_length, self.span_length, self.scale, self.confidence]);
        bytes
    }

    fn of_bytes(bytes: &[u8; SIZE]) -> Row {
        let half = |at: usize| u16::from_le_bytes([bytes[at], bytes[at + 1]]);
        Row {
            digits: i64::from(half(0)) | i64::from(half(2)) << 16 | i64::from(half(4)) << 32 | i64::from(half(6)) << 48,
            sentence: u32::from(half(8)) | u32::from(half(10)) << 16,
            sentence_length: half(12),
            surface: half(14),
            span: half(16),
            section: half(18),
            indicator: half(20),
            from: half(22),
            to: half(24),
            base: half(26),
            flags: half(28),
            unit: half(30),
            rule: half(32),
            kinds: half(34),
            surface_length: bytes[36],
            span_length: bytes[37],
            scale: bytes[38],
            confidence: bytes[39],
        }
    }

    /// Sentence, words and number.
    fn spans(&self) -> [Span; 3] {
        let place = |distance: u16, length: usize| {
            let start = self.sentence as usize + usize::from(distance);
            Span::new(start, start + length)
        };
        [
            place(0, self.sentence_length.into()),
            place(self.surface, self.surface_length.into()),
            place(self.span, self.span_length.into()),
        ]
    }

    fn unpack(&self) -> Observation {
        let [sentence, surface, span] = self.spans();
        Observation {
            indicator: (self.indicator != OPEN).then_some(IndicatorId(self.indicator)),
            surface,
            measure: of_bits(&MEASURES, self.kinds, 0),
            value: Decimal::try_from_i128_with_scale(self.digits.into(), self.scale.into()).unwrap_or_default(),
            high: None,
            unit: Symbol::of_number(self.unit),
            comparator: of_bits(&COMPARATORS, self.kinds, 3),
            period: (self.from != 0).then(|| Period::span(self.from, self.to)),
            base: unpack_base(self.base),
            status: of_bits(&STATUSES, self.kinds, 6),
            scope: of_bits(&SCOPES, self.kinds, 9),
            span,
            sentence,
            section: self.section.into(),
            flags: Flags(self.flags.into()),
            rule: Symbol::of_number(self.rule),
            confidence: self.confidence,
        }
    }
}

impl Observations {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// One by its place; `None` beyond the last.
    pub fn get(&self, at: usize) -> Option<Observation> {
        self.rows.get(at).map(|row| self.unpacked(at, row))
    }

    /// All in order.
    pub fn iter(&self) -> Iter<'_> {
        Iter { all: self, places: 0..self.len() }
    }

    /// How many of the first ones `before` holds for; where it holds for one, it holds for all before that.
    pub fn partition_point(&self, before: impl Fn(&Observation) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.get(middle).is_some_and(|one| before(&one)) { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// Whether every indicator, place and section that they name exists, as far as these can tell.
    pub(crate) fn fit(
        &self,
        indicator: impl Fn(IndicatorId) -> bool,
        in_text: impl Fn(Span) -> bool,
        section: impl Fn(u32) -> bool,
    ) -> bool {
        let row = |row: &Row| {
            (row.indicator == OPEN || indicator(IndicatorId(row.indicator)))
                && row.spans().into_iter().all(&in_text)
                && section(row.section.into())
        };
        let aside = |(at, one): &(u32, Observation)| {
            (*at as usize) < self.rows.len()
                && one.indicator.is_none_or(&indicator)
                && [one.sentence, one.surface, one.span].into_iter().all(&in_text)
                && section(one.section)
        };
        self.rows.iter().filter(|row| row.scale != WIDE).all(row) && self.wide.iter().all(aside)
    }

    /// Changes one.
    pub fn update(&mut self, at: usize, change: impl FnOnce(&mut Observation)) {
        let Some(mut one) = self.get(at) else { return };
        change(&mut one);
        if let Some(row) = self.rows.get_mut(at) {
            *row = pack(at, one, &mut self.wide);
        }
    }

    /// Bytes of memory that they take.
    pub fn bytes(&self) -> usize {
        size_of_val(&*self.rows) + self.wide.capacity() * size_of::<(u32, Observation)>()
    }

    fn unpacked(&self, at: usize, row: &Row) -> Observation {
        let aside = || {
            let found = self.wide.binary_search_by_key(&at, |(at, _)| *at as usize).ok()?;
            self.wide.get(found).map(|(_, one)| one.clone())
        };
        (row.scale == WIDE).then(aside).flatten().unwrap_or_else(|| row.unpack())
    }
}

/// Unpacks observations in order; what is skipped is not unpacked.
#[derive(Clone, Debug)]
pub struct Iter<'a> {
    all: &'a Observations,
    places: Range<usize>,
}

impl Iterator for Iter<'_> {
    type Item = Observation;

    fn next(&mut self) -> Option<Observation> {
        self.places.next().and_then(|at| self.all.get(at))
    }

    fn nth(&mut self, count: usize) -> Option<Observation> {
        self.places.nth(count).and_then(|at| self.all.get(at))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.places.size_hint()
    }
}

impl DoubleEndedIterator for Iter<'_> {
    fn next_back(&mut self) -> Option<Observation> {
        self.places.next_back().and_then(|at| self.all.get(at))
    }
}

impl ExactSizeIterator for Iter<'_> {}

/// The row of an observation, which goes aside where it does not fit.
fn pack(at: usize, one: Observation, wide: &mut Vec<(u32, Observation)>) -> Row {
    let number = u32::try_from(at).unwrap_or(u32::MAX);
    let found = wide.binary_search_by_key(&number, |(at, _)| *at);
    match (Row::pack(&one), found) {
        (Some(row), Err(_)) => return row,
        (Some(row), Ok(aside)) => {
            wide.remove(aside);
            return row;
        }
        (None, Ok(aside)) => {
            if let Some(kept) = wide.get_mut(aside) {
                kept.1 = one;
            }
        }
        (None, Err(aside)) => wide.insert(aside, (number, one)),
    }
    Row { scale: WIDE, ..Row::default() }
}

impl FromIterator<Observation> for Observations {
    fn from_iter<I: IntoIterator<Item = Observation>>(observations: I) -> Self {
        let mut wide = Vec::new();
        let rows = observations.into_iter().enumerate().map(|(at, one)| pack(at, one, &mut wide)).collect();
        wide.shrink_to_fit();
        Self { rows, wide }
    }
}

impl From<Vec<Observation>> for Observations {
    fn from(observations: Vec<Observation>) -> Self {
        observations.into_iter().collect()
    }
}

/// As they are written: numbers of words are those of a program that is running, so the words stand beside the rows, which
/// are plain bytes.
#[derive(Serialize, Deserialize)]
struct Written<'a> {
    #[serde(borrow)]
    words: Vec<&'a str>,
    #[serde(borrow)]
    rows: &'a [u8],
    wide: Vec<(u32, Observation)>,
}

impl Serialize for Observations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut words: Vec<u16> = Vec::new();
        let mut local = |number: u16| {
            let known = words.iter().position(|word| *word == number);
            let at = known.unwrap_or_else(|| {
                words.push(number);
                words.len() - 1
            });
            u16::try_from(at).unwrap_or(u16::MAX)
        };
        let rows = self.rows.iter().map(|row| Row { unit: local(row.unit), rule: local(row.rule), ..*row });
        let rows: Vec<u8> = rows.flat_map(Row::to_bytes).collect();
        let words = words.into_iter().map(|word| Symbol::of_number(word).as_str()).collect();
        Written { words, rows: &rows, wide: self.wide.clone() }.serialize(serializer)
    }
}

/// Only out of formats that lend what they hold.
impl<'de> Deserialize<'de> for Observations {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Written { words, rows, wide } = Written::deserialize(deserializer)?;
        let numbers: Vec<u16> = words.into_iter().map_while(|word| Symbol::new(word).number()).collect();
        let (rows, []) = rows.as_chunks::<SIZE>() else {
            return Err(serde::de::Error::custom("a row that is cut off"));
        };
        let known = |row: &[u8; SIZE]| {
            let row = Row::of_bytes(row);
            let number = |word: u16| numbers.get(usize::from(word)).copied();
            Some(Row { unit: number(row.unit)?, rule: number(row.rule)?, ..row })
        };
        let rows: Option<Box<[Row]>> = rows.iter().map(known).collect();
        let rows = rows.ok_or_else(|| serde::de::Error::custom("a word that is not there"))?;
        Ok(Self { rows, wide })
    }
}

#[cfg(test)]
mod tests;
