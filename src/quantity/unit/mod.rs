//! Units of measure and measure words, as reports print them.

use std::sync::OnceLock;

use rust_decimal::Decimal;

use super::gap::{gap, letter, starts};
use super::letters::Letters;
use super::numeral::{Magnitude, Numeral};
use crate::symbol::Symbol;
use crate::wordlist::Wordlist;

mod words;

/// How sure a word is to be a unit after a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Money, shares, measures of size: a unit after any numeral.
    Measure,
    /// A measure word: after Arabic numbers and Chinese numerals from two up.
    Count,
    /// Counts something after Arabic digits only: 12县, 3类.
    Weak,
    /// A unit only with 万 or 亿 (万方, 亿度), as the word has other meanings.
    WithMagnitude,
    /// No unit although it begins with one: 位于.
    Word,
    /// No unit after a blank or a Chinese digit: 5200 \n 家庭.
    WordAfterGap,
    /// No unit after a Chinese numeral: 四个意识, 八项规定.
    Saying,
    /// 成, tenths.
    Tenths,
}

/// A unit in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// The byte after it.
    pub(super) end: usize,
    /// As printed, with the numeral's 万 or 亿, in characters of normal width.
    pub(super) word: Symbol,
    /// Whether the value is in tenths: 四成.
    pub(super) tenths: bool,
    /// Whether it is a share, a length of time or another measure, so that 内 after it means within.
    pub(super) measure: bool,
}

struct Table {
    words: Wordlist,
    kinds: Vec<Kind>,
    /// Each word as it is given, from when it is first met: alone, and with 万, 亿, 万亿.
    symbols: Vec<[OnceLock<Symbol>; 4]>,
    /// With what the words begin.
    heads: Letters,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let lists = [
            (words::MEASURES, Kind::Measure),
            (words::COUNTS, Kind::Count),
            (words::WEAK, Kind::Weak),
            (words::WITH_MAGNITUDE, Kind::WithMagnitude),
            (words::WORDS, Kind::Word),
            (words::WORDS_AFTER_GAP, Kind::WordAfterGap),
            (words::SAYINGS, Kind::Saying),
            ("成", Kind::Tenths),
        ];
        let mut known = Vec::new();
        let mut kinds = Vec::new();
        for (list, kind) in lists {
            for word in list.split_whitespace() {
                known.push(word);
                kinds.push(kind);
            }
        }
        let heads: String = known.iter().filter_map(|word| word.chars().next()).collect();
        let heads = Letters::of(&heads);
        let words = Wordlist::new(known);
        let symbols = kinds.iter().map(|_| Default::default()).collect();
        Table { words, kinds, symbols, heads }
    })
}

/// Whether some word of the table may begin at `at`.
pub(super) fn may_follow(text: &str, at: usize) -> bool {
    table().heads.has(text, at)
}

/// A word of the table in a text.
struct Entry {
    kind: Kind,
    /// The byte after it.
    end: usize,
    /// The word as it is given: alone, and with 万, 亿, 万亿.
    symbols: &'static [OnceLock<Symbol>; 4],
}

/// The longest entry at `at` that ends at or before `limit`.
fn entry(text: &str, at: usize, limit: usize) -> Option<Entry> {
    let table = table();
    let (word, length) = table.words.begin(text.as_bytes().get(at..limit.min(text.len()))?)?;
    Some(Entry { kind: *table.kinds.get(word)?, end: at + length, symbols: table.symbols.get(word)? })
}

/// The longest name of a unit in bytes, with room for the word that it may begin.
const REACH: usize = 32;

/// The unit of `numeral` at `at`, over the blanks and stray semicolons that copying leaves before it.
pub(super) fn read(text: &str, at: usize, numeral: &Numeral) -> Option<Unit> {
    let (from, apart) = approach(text, at)?;
    let Entry { mut kind, mut end, mut symbols } = entry(text, from, from + REACH)?;
    let chinese = !numeral.arabic;
    let barred = match kind {
        Kind::WordAfterGap => apart || (chinese && !starts(text, from, "个")),
        Kind::Saying => apart || is_single(numeral),
        _ => false,
    };
    if barred {
        return None;
    }
    if matches!(kind, Kind::WordAfterGap | Kind::Saying) {
        // 5家庭院, 120个重点项目: the first character alone is the unit.
        Entry { kind, end, symbols } = entry(text, from, from + letter(text, from)?.len_utf8())?;
    }
    let printed = text.get(from..end)?;
    let latin = printed.as_bytes().last().is_some_and(u8::is_ascii_alphanumeric);
    let goes_on = latin && letter(text, end).is_some_and(|next| next.is_ascii_alphanumeric());
    let between = || text.get(at..from).unwrap_or("");
    if goes_on || !fits(kind, printed, apart, numeral) || (apart && !joins(kind, numeral, between())) {
        return None;
    }
    if kind == Kind::Tenths {
        return Some(Unit { end, word: Symbol::fixed("%"), tenths: true, measure: true });
    }
    let (printed_end, denominator) = denominator(text, end);
    let named = || name(numeral.magnitude.word(), printed, denominator);
    let word = match symbols.get(numeral.magnitude as usize).filter(|_| denominator.is_empty()) {
        Some(known) => *known.get_or_init(named),
        None => named(),
    };
    Some(Unit { end: printed_end, word, tenths: false, measure: kind == Kind::Measure })
}

/// One Chinese character up to ten, which makes words and names: 三元, 五台山, 四面.
fn is_single(numeral: &Numeral) -> bool {
    !numeral.arabic && numeral.letters == 1 && !numeral.bare && numeral.value <= Decimal::TEN
}

/// Whether a word of this kind is a unit after this numeral.
fn fits(kind: Kind, printed: &str, apart: bool, numeral: &Numeral) -> bool {
    let plain = numeral.magnitude == Magnitude::One;
    let single = || plain && is_single(numeral);
    match kind {
        Kind::Measure => !(single() && words::NAMES.contains(&printed)),
        Kind::Count if single() => numeral.value > Decimal::ONE && !words::TOGETHER.contains(&printed),
        Kind::Count => true,
        Kind::Weak => {
            numeral.arabic && !apart && plain && !numeral.integer().is_some_and(|n| (1900..2100).contains(&n))
        }
        Kind::WithMagnitude => !plain,
        Kind::Tenths => plain && numeral.value <= Decimal::TEN,
        Kind::Word | Kind::WordAfterGap | Kind::Saying => false,
    }
}

/// Whether a unit may stand apart from its number: measures anywhere, measure words on the same line or the next.
fn joins(kind: Kind, numeral: &Numeral, between: &str) -> bool {
    let breaks = between.matches('\n').count();
    let semicolon = between.contains([';', '；']);
    match kind {
        Kind::Measure => !semicolon || between.len() <= '；'.len_utf8(),
        Kind::Count => !semicolon && breaks <= 1 && (numeral.arabic || breaks == 0),
        _ => false,
    }
}

/// Where the unit begins, and whether something stands between: blanks, or a semicolon that cannot be one because a
/// sign of a share follows.
fn approach(text: &str, at: usize) -> Option<(usize, bool)> {
    let mut from = gap(text, at).end;
    if let Some(stray @ (';' | '；')) = letter(text, from) {
        let next = gap(text, from + stray.len_utf8()).end;
        if !["%", "％", "‰", "个百分点", "亿元", "万元"].iter().any(|sign| starts(text, next, sign)) {
            return None;
        }
        from = next;
    }
    Some((from, from != at))
}

/// What follows a slash: 微克/立方米, 元/月, 吨标煤/万元. The byte after it, and the words.
fn denominator(text: &str, end: usize) -> (usize, &str) {
    let Some(slash) = letter(text, end).filter(|sign| matches!(sign, '/' | '／' | '∕')) else { return (end, "") };
    let from = end + slash.len_utf8();
    let rest = text.get(from..).unwrap_or("");
    let times = rest.find(|c| !"十百千万亿".contains(c)).unwrap_or(0).min(6);
    let stem = from + times;
    let period = ["年", "月", "日", "季度", "季", "周", "时"].iter().find(|word| starts(text, stem, word));
    let stop = match (period, entry(text, stem, stem + REACH)) {
        (_, Some(Entry { kind: Kind::Measure | Kind::Count, end, .. })) => end,
        (Some(period), _) => stem + period.len(),
        _ => return (end, ""),
    };
    (stop, text.get(from..stop).unwrap_or(""))
}

/// The unit as printed, in characters of normal width.
fn name(magnitude: &str, printed: &str, denominator: &str) -> Symbol {
    let plain = match printed {
        "％" | "﹪" => "%",
        other => other,
    };
    if magnitude.is_empty() && denominator.is_empty() && !plain.contains('／') {
        return Symbol::new(plain);
    }
    let mut word = String::with_capacity(24);
    word.push_str(magnitude);
    word.push_str(plain);
    if !denominator.is_empty() {
        word.push('/');
        word.push_str(denominator);
    }
    if word.contains('／') { Symbol::new(&word.replace('／', "/")) } else { Symbol::new(&word) }
}

/// The whole of `words` as a unit: `亿元` in a table's head.
pub(super) fn whole(words: &str) -> Option<Symbol> {
    let times = words.find(|c| !"十百千万亿".contains(c)).unwrap_or(words.len());
    let stem = words.get(times..)?;
    if stem.is_empty() {
        return (times > 0).then(|| Symbol::new(words));
    }
    match entry(words, times, words.len()) {
        Some(Entry { kind: Kind::Measure | Kind::Count, end, .. }) if denominator(words, end).0 == words.len() => {
            let (_, denominator) = denominator(words, end);
            Some(name(words.get(..times)?, words.get(times..end)?, denominator))
        }
        _ => None,
    }
}
