//! The same report under several names: found by what it says, whatever its spaces, punctuation and page furniture.

use std::collections::HashMap;

use super::prehashed::Prehashed;

/// Characters in one shingle: longer than any set phrase of the field.
const SHINGLE: usize = 12;
/// One shingle in so many is kept: about 150 of a report of 20,000 characters.
const SAMPLED: u64 = 128;
/// The last characters of a text, in a ring: at least a shingle, and a power of two.
const WINDOW: usize = 16;
/// A shingle in more reports than this is a formula, not a trace.
const FORMULA: usize = 64;
/// Fewer shared shingles than this say nothing.
const FEWEST: u32 = 6;

/// What remains of a text to compare it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sketch {
    /// Of all letters, digits and 汉字 in order.
    whole: u64,
    /// Of the sampled shingles, each once. The lowest bit says whether a digit is in it: reports that repeat last year's
    /// sentences with this year's numbers are not the same.
    shingles: Vec<u32>,
}

/// Counts of shingles without and with a digit.
type Counts = [u32; 2];

fn digit_bit(shingle: u32) -> usize {
    (shingle & 1) as usize
}

impl Sketch {
    pub fn of(text: &str) -> Sketch {
        // Powers of an odd number modulo 2^64: the oldest character leaves the window by one multiplication.
        const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
        let oldest = (0..SHINGLE).fold(1u64, |power, _| power.wrapping_mul(BASE));
        let mut window = [0u32; WINDOW];
        let (mut hash, mut seen, mut whole) = (0u64, 0usize, 0u64);
        let mut shingles = Vec::with_capacity(text.len() / 3 / SAMPLED as usize + 1);
        for code in text.chars().filter_map(letter) {
            let left = window[seen.wrapping_sub(SHINGLE) % WINDOW];
            window[seen % WINDOW] = code;
            seen += 1;
            hash = hash
                .wrapping_mul(BASE)
                .wrapping_add(u64::from(code))
                .wrapping_sub(u64::from(left).wrapping_mul(oldest));
            let mixed = (hash ^ (hash >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            whole = (whole.rotate_left(23) ^ mixed).wrapping_mul(BASE);
            if seen >= SHINGLE && (mixed >> 40) % SAMPLED == 0 {
                let last = (seen - SHINGLE..seen).map(|at| window[at % WINDOW]);
                let has_digit = last.into_iter().any(|code| (0x30..=0x39).contains(&code));
                shingles.push(mixed as u32 & !1 | u32::from(has_digit));
            }
        }
        // The highest bits have heard of everything; a table takes the lowest.
        whole ^= whole >> 32;
        shingles.sort_unstable();
        shingles.dedup();
        Sketch { whole, shingles }
    }

    /// As it is kept.
    pub fn to_bytes(&self) -> Vec<u8> {
        let shingles = self.shingles.iter().flat_map(|shingle| shingle.to_le_bytes());
        self.whole.to_le_bytes().into_iter().chain(shingles).collect()
    }

    /// The way back; `None` for bytes of another length.
    pub fn from_bytes(bytes: &[u8]) -> Option<Sketch> {
        let (whole, shingles) = bytes.split_first_chunk::<8>()?;
        let (shingles, []) = shingles.as_chunks::<4>() else { return None };
        let shingles = shingles.iter().map(|shingle| u32::from_le_bytes(*shingle)).collect();
        Some(Sketch { whole: u64::from_le_bytes(*whole), shingles })
    }

    fn counts(&self) -> Counts {
        let digits: u32 = self.shingles.iter().map(|shingle| shingle & 1).sum();
        [self.shingles.len() as u32 - digits, digits]
    }
}

/// What counts in a comparison: full-width letters and digits as half-width ones, no punctuation, no spaces.
fn letter(c: char) -> Option<u32> {
    let code = u32::from(c);
    match c {
        '\u{4E00}'..='\u{9FFF}' | '0'..='9' | 'a'..='z' | 'A'..='Z' => Some(code),
        '\u{FF10}'..='\u{FF19}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => Some(code - 0xFEE0),
        // The signs that stand most often: whether others are letters is a longer look.
        '，' | '。' | '、' | '；' | '：' | '“' | '”' | '（' | '）' | '《' | '》' | '\u{3000}' => None,
        _ if c.is_ascii() => None,
        _ => c.is_alphabetic().then_some(code),
    }
}

/// How a text stands to those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nothing like it was seen.
    New,
    /// The same as an earlier one, or a part of it.
    Known(usize),
    /// An earlier one is a part of it.
    Extends(usize),
}

/// All texts that were seen, by number.
#[derive(Default)]
pub(super) struct Seen {
    whole: HashMap<u64, usize, Prehashed>,
    /// Shingles of each text.
    sizes: Vec<Counts>,
    /// How many the largest text has of those that have none with a digit.
    numberless: u32,
    /// The texts that have a shingle.
    with: HashMap<u32, With, Prehashed>,
    /// The texts that have the same shingle, some in each.
    lists: Vec<Several>,
    /// While a text is compared: which texts have each of its shingles.
    found: Vec<Option<With>>,
    /// While a text is compared: what each text shares with it, and those that share anything.
    shared: Vec<Counts>,
    sharing: Vec<u32>,
}

/// The texts that have a shingle; nearly all shingles are in one only.
#[derive(Clone, Copy)]
enum With {
    One(u32),
    /// Several, the last of them at this place.
    List(u32),
    /// So many that it says nothing.
    Formula,
}

/// Texts that have the same shingle, side by side: millions of lists that grew by themselves would take longer to make than
/// all else.
struct Several {
    texts: [u32; SIDE_BY_SIDE],
    /// How many there are, with those before, where no place is empty.
    count: usize,
    /// Where those stand that were seen before.
    before: Option<u32>,
}

/// So many fill half a line of the cache with what belongs to them.
const SIDE_BY_SIDE: usize = 4;

impl Several {
    /// Texts that stand here.
    fn texts(&self) -> &[u32] {
        let filled = (self.count + SIDE_BY_SIDE - 1) % SIDE_BY_SIDE + 1;
        self.texts.get(..filled).unwrap_or(&self.texts)
    }

    /// Takes one more; `false` when it is full.
    fn take(&mut self, number: u32) -> bool {
        let filled = self.texts().len();
        let place = self.texts.get_mut(filled);
        let room = place.is_some();
        place.into_iter().for_each(|place| *place = number);
        self.count += usize::from(room);
        room
    }
}

impl Seen {
    /// Compares a text with all before it, and remembers it as number `number` unless it is known.
    /// Numbers count up from 0 over the texts that are new; one that extends another takes over its number.
    pub fn place(&mut self, sketch: &Sketch) -> Standing {
        if let Some(number) = self.whole.get(&sketch.whole) {
            return Standing::Known(*number);
        }
        let standing = self.nearest(sketch);
        let number = match standing {
            Standing::New => self.sizes.len(),
            // Remembered too: the next copy of it is found at once.
            Standing::Known(number) | Standing::Extends(number) => number,
        };
        self.whole.insert(sketch.whole, number);
        match standing {
            Standing::New => self.sizes.push(sketch.counts()),
            Standing::Extends(number) => self.sizes[number] = sketch.counts(),
            Standing::Known(_) => return standing,
        }
        if let [all, 0] = sketch.counts() {
            self.numberless = self.numberless.max(all);
        }
        for shingle in &sketch.shingles {
            self.remember(*shingle, number as u32, standing == Standing::New);
        }
        standing
    }

    /// Remembers that text `number` has a shingle; no list holds one that is new.
    fn remember(&mut self, shingle: u32, number: u32, new: bool) {
        let with = self.with.entry(shingle).or_insert(With::One(number));
        match *with {
            With::One(first) if first != number => {
                *with = With::List(self.lists.len() as u32);
                self.lists.push(Several { texts: [first, number, 0, 0], count: 2, before: None });
            }
            With::List(last) => {
                let count = self.lists.get(last as usize).map_or(0, |list| list.count);
                if count >= FORMULA {
                    *with = With::Formula;
                    return;
                }
                let known = !new && several(&self.lists, last).any(|texts| texts.contains(&number));
                if !known && !self.lists.get_mut(last as usize).is_some_and(|list| list.take(number)) {
                    *with = With::List(self.lists.len() as u32);
                    self.lists.push(Several { texts: [number, 0, 0, 0], count: count + 1, before: Some(last) });
                }
            }
            With::One(_) | With::Formula => {}
        }
    }

    /// The text that shares most with this one, where that is enough to be the same report.
    fn nearest(&mut self, sketch: &Sketch) -> Standing {
        let size = sketch.counts();
        self.shared.resize(self.sizes.len(), [0, 0]);
        self.count_shared(sketch, 1);
        // Last year's sentences with this year's numbers: most of what may be a copy is told apart by its numbers alone.
        let numbers = |number: &u32| {
            let number = *number as usize;
            let (sizes, shared) = (self.sizes.get(number), self.shared.get(number));
            sizes.zip(shared).is_some_and(|(other, shared)| has_its_numbers(size, *other, *shared))
        };
        if size[1] == 0 || self.numberless * 2 >= total(size) || self.sharing.iter().any(numbers) {
            self.count_shared(sketch, 0);
        }
        let (shared, sizes) = (&mut self.shared, &self.sizes);
        let candidates = self.sharing.drain(..).filter_map(|number| {
            let number = number as usize;
            let shared = std::mem::take(shared.get_mut(number)?);
            is_same(size, *sizes.get(number)?, shared).then_some((number, shared))
        });
        match candidates.max_by_key(|(number, shared)| (total(*shared), std::cmp::Reverse(*number))) {
            None => Standing::New,
            Some((number, _)) if total(size) * 50 > total(self.sizes[number]) * 51 => Standing::Extends(number),
            Some((number, _)) => Standing::Known(number),
        }
    }

    /// Counts with which texts it shares its shingles without a digit (0) or with one (1).
    fn count_shared(&mut self, sketch: &Sketch, digit: usize) {
        let shingles = || sketch.shingles.iter().filter(|shingle| digit_bit(**shingle) == digit);
        // All are looked up before anything is counted: the table is large, and no look waits for another.
        self.found.clear();
        self.found.extend(shingles().map(|shingle| self.with.get(shingle).copied()));
        let (shared, sharing) = (&mut self.shared, &mut self.sharing);
        let mut share = |texts: &[u32]| {
            for number in texts {
                let Some(shared) = shared.get_mut(*number as usize) else { continue };
                if *shared == [0, 0] {
                    sharing.push(*number);
                }
                shared[digit] += 1;
            }
        };
        for with in &self.found {
            match with {
                Some(With::One(number)) => share(&[*number]),
                Some(With::List(last)) => several(&self.lists, *last).for_each(&mut share),
                Some(With::Formula) | None => {}
            }
        }
    }
}

/// The texts of a list, some at a time, the last first.
fn several(lists: &[Several], last: u32) -> impl Iterator<Item = &[u32]> {
    let list = |at: u32| lists.get(at as usize);
    std::iter::successors(list(last), move |several| several.before.and_then(list)).map(Several::texts)
}

fn total(counts: Counts) -> u32 {
    counts[0] + counts[1]
}

/// The smaller and the larger.
fn by_size(one: Counts, other: Counts) -> (Counts, Counts) {
    if total(one) <= total(other) { (one, other) } else { (other, one) }
}

/// Whether so many of the smaller one's numbers are in the larger as those of a copy are.
fn has_its_numbers(one: Counts, other: Counts, shared: Counts) -> bool {
    shared[1] * 100 >= by_size(one, other).0[1] * 60
}

/// Whether two texts with so many shingles, so many of them shared, are one report or a report and a part of it.
fn is_same(one: Counts, other: Counts, shared: Counts) -> bool {
    let (small, large) = by_size(one, other);
    let share = if total(small) < 32 { 90 } else { 80 };
    total(shared) >= FEWEST
        && total(shared) * 100 >= total(small) * share
        && has_its_numbers(one, other, shared)
        // A volume that holds many reports is none of them.
        && total(small) * 2 >= total(large)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A text of `sentences` that no other seed makes.
    fn text(seed: u32, sentences: u32) -> String {
        let mut state = seed.wrapping_mul(747_796_405).wrapping_add(1);
        let mut han = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from_u32(0x4E00 + (state >> 8) % 3000).unwrap()
        };
        (0..sentences).map(|_| (0..25).map(|_| han()).chain(['。']).collect::<String>()).collect()
    }

    #[test]
    fn spaces_punctuation_and_widths_make_no_difference() {
        let plain = "一、2020年工作回顾。增长5.1%；";
        let spaced = "一 、２０２０年\u{3000}工作回顾.增长 5.1 %;\n";
        assert_eq!(Sketch::of(plain), Sketch::of(spaced));
        assert_ne!(Sketch::of(plain), Sketch::of("一、2020年工作回顾。增长5.2%；"));
    }

    #[test]
    fn a_cut_copy_is_the_same_report() {
        let mut seen = Seen::default();
        let (full, other) = (text(1, 400), text(2, 400));
        let cut: String = full.chars().skip(600).take(6000).collect();
        assert_eq!(seen.place(&Sketch::of(&cut)), Standing::New);
        assert_eq!(seen.place(&Sketch::of(&other)), Standing::New);
        assert_eq!(seen.place(&Sketch::of(&full)), Standing::Extends(0));
        assert_eq!(seen.place(&Sketch::of(&cut)), Standing::Known(0));
        assert_eq!(seen.place(&Sketch::of(&format!("首页 当前位置 {full} 打印本页"))), Standing::Known(0));
    }

    #[test]
    fn the_same_sentences_with_other_numbers_are_another_report() {
        let mut seen = Seen::default();
        let year = |year: u32, amount: u32| {
            let numbered = |sentence: &str| format!("{sentence}，{year}年完成{amount}亿元。");
            text(7, 400)
                .split_inclusive('。')
                .enumerate()
                .map(|(at, s)| if at % 4 == 0 { numbered(s) } else { s.to_owned() })
                .collect::<String>()
        };
        assert_eq!(seen.place(&Sketch::of(&year(2019, 371))), Standing::New);
        assert_eq!(seen.place(&Sketch::of(&year(2020, 482))), Standing::New);
        let most: String = year(2020, 482).chars().skip(800).collect();
        assert_eq!(seen.place(&Sketch::of(&most)), Standing::Known(1));
    }

    #[test]
    fn a_volume_of_many_reports_is_none_of_them() {
        let mut seen = Seen::default();
        let reports: Vec<String> = (1..6).map(|seed| text(seed, 200)).collect();
        for report in &reports {
            assert_eq!(seen.place(&Sketch::of(report)), Standing::New);
        }
        assert_eq!(seen.place(&Sketch::of(&reports.concat())), Standing::New);
    }

    proptest! {
        #[test]
        fn never_panics(texts in proptest::collection::vec("[a-c一-丁。 ]{0,80}", 0..12)) {
            let mut seen = Seen::default();
            for text in &texts {
                seen.place(&Sketch::of(text));
            }
        }
    }
}
