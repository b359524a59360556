//! Pinyin: how the characters of names sound, and how a typed word fits the sounds.
//!
//! A word such as `chongqing`, `cq`, `hengy` or `heng阳` fits a run of neighbouring characters when it can be cut into pieces,
//! one a character: the character itself, its whole sound, or its initial (`zh`, `ch` and `sh` count as initials beside
//! `z`, `c`, `s`); the last piece may be any beginning of a sound, because it is still being typed. A character with
//! several readings fits by each of them: names keep readings that no table for prose gives (六安 lu, 厦门 xia, 蚌埠 beng). `ü` is typed `v` or `u`.

use std::collections::HashMap;
use std::sync::OnceLock;

use pinyin::ToPinyinMulti;

use super::letters::letter_bit;

/// The first and the last character whose readings are kept: 汉字 of the first plane.
const FIRST: u16 = 0x3400;
const LAST: u16 = 0xfaff;

/// All syllables and which characters are read so.
pub struct Sounds {
    syllables: Vec<Box<str>>,
    /// Where the readings of each character begin in `readings`, from [`FIRST`] on.
    starts: Vec<u32>,
    /// Indexes of syllables.
    readings: Vec<u16>,
    /// The units that are read as each syllable.
    read_so: Vec<Vec<u16>>,
}

impl Sounds {
    /// The table, made once: some ten milliseconds and a quarter of a megabyte.
    pub fn shared() -> &'static Sounds {
        static SHARED: OnceLock<Sounds> = OnceLock::new();
        SHARED.get_or_init(Sounds::build)
    }

    fn build() -> Sounds {
        let mut numbers: HashMap<String, u16> = HashMap::new();
        let mut sounds = Sounds { syllables: Vec::new(), starts: vec![0], readings: Vec::new(), read_so: Vec::new() };
        for unit in FIRST..=LAST {
            let from = sounds.readings.len();
            let multi = char::from_u32(u32::from(unit)).and_then(|c| c.to_pinyin_multi());
            for reading in multi.into_iter().flatten() {
                for spelling in spellings(reading.plain()) {
                    let next = u16::try_from(sounds.syllables.len()).unwrap_or(u16::MAX);
                    let number = *numbers.entry(spelling).or_insert_with_key(|spelling| {
                        sounds.syllables.push(spelling.as_str().into());
                        sounds.read_so.push(Vec::new());
                        next
                    });
                    if !sounds.readings.get(from..).unwrap_or(&[]).contains(&number) {
                        sounds.readings.push(number);
                        if let Some(units) = sounds.read_so.get_mut(usize::from(number)) {
                            units.push(unit);
                        }
                    }
                }
            }
            sounds.starts.push(u32::try_from(sounds.readings.len()).unwrap_or(u32::MAX));
        }
        sounds
    }

    /// Indexes of the syllables that a unit is read as; none for anything but 汉字.
    fn of(&self, unit: u16) -> &[u16] {
        let Some(at) = unit.checked_sub(FIRST).map(usize::from) else { return &[] };
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(start), Some(end)) => self.readings.get(*start as usize..*end as usize).unwrap_or(&[]),
            _ => &[],
        }
    }

    /// The readings of a character, without tones.
    pub fn readings(&self, unit: u16) -> impl Iterator<Item = &str> {
        self.of(unit).iter().filter_map(|at| self.syllables.get(usize::from(*at))).map(|syllable| &**syllable)
    }

    /// With what the characters of a name begin when they are typed.
    pub fn heads(&self, units: &[u16]) -> Heads {
        let mut heads = Heads::default();
        for unit in units {
            heads.letters |= letter_bit(*unit);
            for reading in self.readings(*unit) {
                if let [first, rest @ ..] = reading.as_bytes() {
                    heads.letters |= letter_bit(u16::from(*first));
                    heads.pairs |= rest.first().map_or(0, |second| pair_bit(u16::from(*first), u16::from(*second)));
                }
            }
        }
        heads
    }
}

/// With what the characters of a name begin when they are typed: a name in which a word is heard has what the word needs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Heads {
    /// One bit for each letter.
    letters: u32,
    /// One bit for two letters with which a sound begins.
    pairs: u128,
}

/// One of 128 bits for two small Latin letters. Some share a bit: then a name is looked at in vain.
fn pair_bit(first: u16, second: u16) -> u128 {
    if letter_bit(first) == 0 || letter_bit(second) == 0 {
        return 0;
    }
    let row = (first - u16::from(b'a')) * 5;
    let column = match u8::try_from(second).unwrap_or(0) {
        b'a' => 0,
        b'i' => 2,
        b'o' => 3,
        b'u' => 4,
        // zh, ch and sh, in the rows of letters with which no sound begins.
        b'h' => return 1 << (40 + row / 5 % 5),
        _ => 1,
    };
    1 << ((row + column) & 127)
}

/// A sound as it is typed: `lü` as `lv` and `lu`.
fn spellings(sound: &str) -> Vec<String> {
    if !sound.contains('ü') {
        return if sound.bytes().all(|b| b.is_ascii_lowercase()) { vec![sound.to_owned()] } else { Vec::new() };
    }
    vec![sound.replace('ü', "v"), sound.replace('ü', "u")]
}

/// Where and how well a word fits the sounds of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fit {
    /// Higher is better; on the scale of what fuzzy-matcher gives for as many letters.
    pub score: i32,
    /// First unit of the run, counted so that an earlier run is the greater one.
    earlier: std::cmp::Reverse<u16>,
    /// Units of the run.
    pub length: u16,
}

impl Fit {
    /// First unit of the run.
    pub fn start(self) -> usize {
        usize::from(self.earlier.0)
    }

    /// The unit after the run.
    pub fn end(self) -> usize {
        self.start() + usize::from(self.length)
    }
}

/// A typed word, ready to be compared with sounds.
pub struct SpokenWord {
    units: Vec<u16>,
    /// For every syllable of the table, where in the word it can stand.
    places: Vec<Places>,
    /// One bit for every unit that the word can begin with: most of a name is passed over by it.
    begins: Box<[u64]>,
    /// Letters that can only be initials, so that a name must have them.
    needs: u32,
    /// The first two letters begin one sound, or the second begins one: a bit for the pair, and one for the letter.
    second: Option<(u128, u32)>,
    /// Whether it has Latin letters only: then a character that is none can stand in it by its sound alone.
    latin: bool,
}

/// Where in a word a syllable can stand: one bit for each place.
#[derive(Clone, Copy, Default)]
struct Places {
    /// The initial letter.
    initial: u64,
    /// An initial of two letters.
    double: u64,
    /// All of it.
    whole: u64,
    /// The rest of the word is a beginning of it.
    rest: u64,
    /// Its letters.
    length: u32,
}

/// What a letter is worth, and what an initial is worth less: fuzzy-matcher gives 16 for a character and 4 for standing side by side.
const LETTER: i32 = 16;
const INITIAL: i32 = -4;
const UNFINISHED: i32 = -2;
const BESIDE: i32 = 4;
const AT_START: i32 = 16;

impl SpokenWord {
    /// Reads a word in the units of [`super::letters`]; `None` when it has no Latin letter, or is longer than any name is typed.
    pub fn new(units: &[u16]) -> Option<Self> {
        if units.len() > 63 || !units.iter().any(|unit| letter_bit(*unit) != 0) {
            return None;
        }
        let sounds = Sounds::shared();
        let places: Vec<Places> =
            sounds.syllables.iter().map(|syllable| Places::of(syllable.as_bytes(), units)).collect();
        let mut begins = vec![0u64; 1024].into_boxed_slice();
        let at_start = |places: &&Places| (places.initial | places.whole | places.rest) & 1 == 1;
        let sounding = places.iter().zip(&sounds.read_so).filter(|(places, _)| at_start(places));
        for unit in sounding.flat_map(|(_, units)| units).chain(units.first()) {
            if let Some(word) = begins.get_mut(usize::from(*unit >> 6)) {
                *word |= 1 << (*unit & 63);
            }
        }
        // These letters stand in no sound but at its beginning (`r` ends `er`, `m` some rare sounds).
        let only_initial = |unit: &&u16| b"bcdfjklpqstwxyz".iter().any(|letter| u16::from(*letter) == **unit);
        let initials = units.iter().take(1).chain(units.iter().filter(only_initial));
        let needs = initials.fold(0, |bits, unit| bits | letter_bit(*unit));
        let second = match units {
            [first, second, ..] => Some((pair_bit(*first, *second), letter_bit(*second))),
            _ => None,
        };
        let second = second.filter(|(pair, _)| *pair != 0);
        let latin = units.iter().all(|unit| letter_bit(*unit) != 0);
        Some(Self { units: units.to_vec(), places, begins, needs, second, latin })
    }

    /// Whether a name that begins so may have the word in it; where not, it has not.
    pub fn may_be_in(&self, heads: Heads) -> bool {
        let second = |(pair, letter): (u128, u32)| heads.pairs & pair != 0 || heads.letters & letter != 0;
        self.needs & heads.letters == self.needs && self.second.is_none_or(second)
    }

    /// Whether the word fits anywhere in the name.
    pub fn fits(&self, name: &[u16]) -> bool {
        self.run(name, false).is_some()
    }

    /// Whether the word fits from the first character on, and whether it then takes up the whole name.
    pub fn fits_at_start(&self, name: &[u16]) -> Option<bool> {
        self.run(name, true).map(|end| end == name.len())
    }

    /// The end of the first run that fits. `states` holds a bit for every number of letters used up.
    fn run(&self, name: &[u16], from_start: bool) -> Option<usize> {
        let sounds = Sounds::shared();
        let done = 1 << self.units.len();
        let mut states = 1u64;
        for (at, unit) in name.iter().enumerate() {
            if states == 1 && !self.begins_with(*unit) {
                if from_start {
                    return None;
                }
                continue;
            }
            let (next, ends) = self.step(sounds, states, *unit);
            if ends || next & done != 0 {
                return Some(at + 1);
            }
            states = if from_start { next } else { next | 1 };
            if states == 0 {
                return None;
            }
        }
        None
    }

    fn begins_with(&self, unit: u16) -> bool {
        self.begins.get(usize::from(unit >> 6)).is_some_and(|word| word >> (unit & 63) & 1 == 1)
    }

    fn step(&self, sounds: &Sounds, states: u64, unit: u16) -> (u64, bool) {
        let mut next = (states & self.same(unit)) << 1;
        let mut ends = false;
        for syllable in sounds.of(unit) {
            let Some(places) = self.places.get(usize::from(*syllable)) else { continue };
            ends |= states & places.rest != 0;
            next |= (states & places.initial) << 1
                | (states & places.double) << 2
                | (states & places.whole) << places.length;
        }
        (next, ends)
    }

    /// Where the unit itself stands in the word.
    fn same(&self, unit: u16) -> u64 {
        if self.latin && letter_bit(unit) == 0 {
            return 0;
        }
        self.units.iter().enumerate().filter(|(_, typed)| **typed == unit).fold(0, |bits, (at, _)| bits | 1 << at)
    }

    /// The best run of characters that the word stands for.
    pub fn best(&self, name: &[u16]) -> Option<Fit> {
        let sounds = Sounds::shared();
        let letters = self.units.len();
        let mut best: Option<Fit> = None;
        // For every number of letters used up, the best run that ends here.
        let mut runs: Vec<Option<Fit>> = vec![None; letters + 1];
        for (at, unit) in name.iter().enumerate() {
            let start = std::cmp::Reverse(u16::try_from(at).unwrap_or(u16::MAX));
            let begin = Fit { score: if at == 0 { AT_START } else { 0 }, earlier: start, length: 0 };
            let mut next = vec![None; letters + 1];
            if let Some(first) = runs.first_mut() {
                *first = Some(begin);
            }
            for (used, run) in runs.iter().enumerate() {
                let Some(run) = run else { continue };
                self.each_piece(sounds, used, *unit, |length, less| {
                    let beside = if run.length == 0 { 0 } else { BESIDE };
                    let worth = LETTER * i32::try_from(length).unwrap_or(0) + less + beside;
                    let longer = Fit { score: run.score + worth, length: run.length + 1, ..*run };
                    if let Some(slot) = next.get_mut(used + length) {
                        *slot = Some(longer).max(*slot);
                    }
                });
            }
            best = best.max(next.get(letters).copied().flatten());
            runs = next;
        }
        best
    }

    /// Calls `piece` with every number of letters that may stand for the unit after `used` letters, and what it is worth less.
    fn each_piece(&self, sounds: &Sounds, used: usize, unit: u16, mut piece: impl FnMut(usize, i32)) {
        let here = 1u64 << used;
        if self.same(unit) & here != 0 {
            piece(1, 0);
        }
        let left = self.units.len() - used;
        for syllable in sounds.of(unit) {
            let Some(places) = self.places.get(usize::from(*syllable)) else { continue };
            if places.whole & here != 0 {
                piece(places.length as usize, 0);
            }
            if places.initial & here != 0 {
                piece(1, INITIAL);
            }
            if places.double & here != 0 {
                piece(2, INITIAL);
            }
            if places.rest & here != 0 {
                piece(left, if left == 1 { INITIAL } else { UNFINISHED });
            }
        }
    }
}

impl Places {
    fn of(syllable: &[u8], word: &[u16]) -> Places {
        let mut places = Places { length: u32::try_from(syllable.len()).unwrap_or(0), ..Places::default() };
        let double = syllable.get(1) == Some(&b'h');
        for at in 0..word.len() {
            let rest = word.get(at..).unwrap_or(&[]);
            let same = syllable.iter().zip(rest).take_while(|(one, other)| u16::from(**one) == **other).count();
            let bit = 1u64 << at;
            places.initial |= if same >= 1 { bit } else { 0 };
            places.double |= if same >= 2 && double { bit } else { 0 };
            places.whole |= if same == syllable.len() { bit } else { 0 };
            places.rest |= if same == rest.len() { bit } else { 0 };
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::letters::units;

    proptest::proptest! {
        #[test]
        fn what_is_heard_in_a_name_may_be_in_it(name in "[重庆厦门六安长沙蚌埠亳州女绿一贞a-h]{1,6}", word in "[a-z]{1,4}|[重厦安a-u]{1,3}") {
            let (name, word): (Vec<u16>, Vec<u16>) = (units(&name).collect(), units(&word).collect());
            // Every run of letters with which the name may be typed, and any other word.
            let typed = |letters: usize| -> Vec<u16> {
                let sounds = name.iter().map(|unit| Sounds::shared().readings(*unit).last().unwrap_or("").to_owned());
                sounds.flat_map(|sound| sound.bytes().take(letters).map(u16::from).collect::<Vec<_>>()).take(60).collect()
            };
            for word in [word, typed(1), typed(2), typed(9)] {
                if let Some(word) = SpokenWord::new(&word).filter(|word| word.fits(&name)) {
                    proptest::prop_assert!(word.may_be_in(Sounds::shared().heads(&name)));
                }
            }
        }
    }

    /// The characters that a word is heard in.
    fn heard(name: &str, word: &str) -> Option<String> {
        let (name_units, word): (Vec<u16>, Vec<u16>) = (units(name).collect(), units(word).collect());
        let word = SpokenWord::new(&word).unwrap();
        let fit = word.best(&name_units);
        assert_eq!(fit.is_some(), word.fits(&name_units), "the quick answer and the full one differ");
        fit.map(|fit| name.chars().skip(fit.start()).take(fit.length.into()).collect())
    }

    #[test]
    fn places_with_readings_of_their_own_are_heard() {
        for (name, words) in [
            ("重庆市", ["chongqing", "cq", "zhongqing"]),
            ("六安市", ["luan", "liuan", "la"]),
            ("蚌埠市", ["bengbu", "bb", "bangbu"]),
            ("亳州市", ["bozhou", "bz", "bzh"]),
        ] {
            for word in words {
                assert_eq!(heard(name, word).as_deref(), name.strip_suffix('市'), "{word}");
            }
        }
        assert_eq!(heard("厦门市", "xiamen").as_deref(), Some("厦门"));
        assert_eq!(heard("厦门市", "xm").as_deref(), Some("厦门"));
        assert_eq!(heard("长沙市", "cs").as_deref(), Some("长沙"));
        assert_eq!(heard("绿色发展", "lvse").as_deref(), Some("绿色"));
        assert_eq!(heard("吕梁市", "luliang").as_deref(), Some("吕梁"));
    }

    #[test]
    fn initials_sounds_and_characters_mix() {
        assert_eq!(heard("衡阳市", "h阳").as_deref(), Some("衡阳"));
        assert_eq!(heard("衡阳市", "hengy").as_deref(), Some("衡阳"));
        assert_eq!(heard("地区生产总值", "shengc").as_deref(), Some("生产"));
        assert_eq!(heard("地区生产总值", "dqsczz").as_deref(), Some("地区生产总值"));
        assert_eq!(heard("人均GDP", "rjgdp").as_deref(), Some("人均GDP"));
    }

    #[test]
    fn half_a_sound_only_ends_a_word() {
        assert_eq!(heard("衡阳市", "heny"), None);
        assert_eq!(heard("地区生产总值", "dsc"), None);
        assert_eq!(heard("衡阳市", "hen").as_deref(), Some("衡"));
    }

    #[test]
    fn a_whole_sound_is_better_than_initials() {
        assert_eq!(heard("喜爱西安", "xian").as_deref(), Some("西安"));
        assert_eq!(heard("湖南河南", "henan").as_deref(), Some("河南"));
    }
}
