//! Fuzzy matching of names: the only place that knows which matcher does it.
//!
//! A query is words with blanks between them; all must fit, in any order. How a word fits is [`Word`]'s to say; here is what
//! it is worth, and which characters to mark. For lists of a few thousand names, compared one by one; [`super::names`]
//! is for more.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::letters;
use super::names::{Closeness, Word, find};
use super::sound::{Heads, Sounds};

/// Names are cut here before the matcher sees them: its time and memory grow with the length of both.
const LONGEST: usize = 400;

/// fuzzy-matcher, kept from its traps.
#[derive(Default)]
pub struct Matcher(SkimMatcherV2);

impl Matcher {
    /// The score of a word in a name, by characters alone, and the characters that it matched; letters are folded already.
    pub fn fit(&self, name: &[u16], word: &Word) -> Option<(i32, Vec<u32>)> {
        let text = letters::text_of(name.get(..LONGEST).unwrap_or(name));
        let (score, characters) = if has_doubled(name, word) {
            // The matcher reuses its table without clearing it, and where a character stands twice it reads what the
            // name before left there. A new one has nothing to read.
            SkimMatcherV2::default().ignore_case().fuzzy_indices(&text, word.text())?
        } else {
            self.0.fuzzy_indices(&text, word.text())?
        };
        let characters = characters.into_iter().filter_map(|at| u32::try_from(at).ok()).collect();
        Some((i32::try_from(score).unwrap_or(i32::MAX), characters))
    }

    /// The characters of a name that fit a word, counted in characters.
    pub fn characters(&self, name: &[u16], word: &Word) -> Vec<u32> {
        let run = |from: usize, to: usize| -> Vec<u32> {
            let before = letters::count_characters(name.get(..from).unwrap_or(&[]));
            let within = letters::count_characters(name.get(from..to).unwrap_or(&[]));
            (before..before + within).filter_map(|at| u32::try_from(at).ok()).collect()
        };
        // Characters that stand together are what the reader meant, also where scattered ones would score as high.
        if let Some(at) = find(name, word.units()) {
            return run(at, at + word.units().len());
        }
        if let Some(fit) = word.spoken().and_then(|spoken| spoken.best(name)) {
            return run(fit.start(), fit.end());
        }
        self.fit(name, word).map(|(_, characters)| characters).unwrap_or_default()
    }
}

fn has_doubled(name: &[u16], word: &Word) -> bool {
    let mut pairs = name.iter().zip(name.iter().skip(1));
    pairs.any(|(one, next)| one == next && word.units().contains(one))
}

/// What one step of closeness is worth: more than any score of the matcher for a word as long as names are.
pub const STEP: i32 = 1_000;
/// Characters of a name beyond which it is no worse for being longer.
const LONG: i32 = 100;

/// What closeness and length alone are worth: enough to choose which names are worth ranking.
pub fn rough(close: Closeness, units: usize) -> i32 {
    let length = i32::try_from(units).unwrap_or(LONG).min(LONG);
    close as i32 * STEP + LONG - length
}

/// What a name is worth by the scores of the matcher and of its sounds, on top of how close it is.
pub fn fine(matcher: &Matcher, name: &[u16], word: &Word) -> i32 {
    let heard = word.spoken().and_then(|spoken| spoken.best(name)).map(|fit| fit.score);
    let literal = matcher.fit(name, word).map(|(score, _)| score);
    heard.max(literal).unwrap_or(0).clamp(0, STEP - LONG - 1)
}

/// Where and how well a name fits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Higher is better.
    pub score: i64,
    /// The characters of the name that fit, in order, each once.
    pub characters: Vec<usize>,
}

/// A query that was typed, for names that are compared one by one.
pub struct NameQuery {
    words: Vec<Word>,
    matcher: Matcher,
}

/// More words than any query has; the rest is left out.
const MOST_WORDS: usize = 16;

impl NameQuery {
    /// Reads a query.
    pub fn new(query: &str) -> Self {
        let words = query.split_whitespace().take(MOST_WORDS).map(Word::new).collect();
        Self { words, matcher: Matcher::default() }
    }

    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// One bit for each word.
    pub fn all_words(&self) -> u64 {
        (1 << self.words.len()) - 1
    }

    /// The words that fit a name: a bit for each, and the best score among them.
    pub fn words_in(&self, name: &str) -> (u64, i64) {
        if self.is_empty() { (0, 0) } else { self.words_of(&Spelled::new(name)) }
    }

    /// The same for a name that is compared again and again.
    pub fn words_of(&self, name: &Spelled) -> (u64, i64) {
        let fits = self.words.iter().enumerate().filter_map(|(at, word)| Some((at, name.score(word, &self.matcher)?)));
        fits.fold((0, 0), |(bits, best), (at, score)| (bits | 1 << at, best.max(score)))
    }

    /// The words that stand in a text as they were typed.
    pub fn literal_words_in(&self, text: &Letters) -> u64 {
        let stands = |word: &Word| text.mask & word.mask() == word.mask() && find(&text.units, word.units()).is_some();
        let found = self.words.iter().enumerate().filter(|(_, word)| stands(word));
        found.fold(0, |bits, (at, _)| bits | 1 << at)
    }

    /// How a name fits all words.
    pub fn find(&self, name: &str) -> Option<Found> {
        let name = Spelled::new(name);
        let scores: Option<Vec<i64>> = self.words.iter().map(|word| name.score(word, &self.matcher)).collect();
        Some(Found { score: scores?.into_iter().sum(), characters: self.characters_of(&name) })
    }

    /// The characters of a name that fit those words that fit it at all, in order, each once.
    pub fn characters_in(&self, name: &str) -> Vec<usize> {
        if self.is_empty() { Vec::new() } else { self.characters_of(&Spelled::new(name)) }
    }

    /// The same for a name that is compared again and again.
    pub fn characters_of(&self, name: &Spelled) -> Vec<usize> {
        let fit = self.words.iter().filter(|word| name.closeness(word).is_some());
        let mut characters: Vec<usize> =
            fit.flat_map(|word| self.matcher.characters(&name.units, word)).map(|at| at as usize).collect();
        characters.sort_unstable();
        characters.dedup();
        characters
    }
}

/// A text by its letters alone, ready to be looked into again and again.
#[derive(Clone, Debug, Default)]
pub struct Letters {
    units: Box<[u16]>,
    mask: u64,
}

impl Letters {
    /// The letters of a text.
    pub fn new(text: &str) -> Self {
        let units: Box<[u16]> = letters::units(text).collect();
        Self { mask: units.iter().fold(0, |bits, unit| bits | letters::bit(*unit)), units }
    }
}

/// A name taken apart, ready to be compared with many queries.
#[derive(Clone, Debug, Default)]
pub struct Spelled {
    units: Vec<u16>,
    mask: u64,
    heads: Heads,
}

impl Spelled {
    /// Takes a name apart.
    pub fn new(name: &str) -> Self {
        let units: Vec<u16> = letters::units(name).collect();
        let mask = units.iter().fold(0, |bits, unit| bits | letters::bit(*unit));
        Self { heads: Sounds::shared().heads(&units), units, mask }
    }

    fn closeness(&self, word: &Word) -> Option<Closeness> {
        word.closeness(&self.units, self.mask, self.heads)
    }

    fn score(&self, word: &Word, matcher: &Matcher) -> Option<i64> {
        let close = self.closeness(word)?;
        // Of one letter the matcher knows no more than how close it is, and it fits nearly every name.
        let fine = if word.units().len() > 1 { fine(matcher, &self.units, word) } else { 0 };
        Some(i64::from(rough(close, self.units.len()) + fine))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(name: &str, query: &str) -> Option<String> {
        let found = NameQuery::new(query).find(name)?;
        let characters: Vec<char> = name.chars().collect();
        Some(found.characters.iter().map(|at| characters[*at]).collect())
    }

    #[test]
    fn a_name_is_found_by_its_characters_and_the_right_ones_are_marked() {
        assert_eq!(fits("规模以上工业增加值", "工业值").as_deref(), Some("工业值"));
        assert_eq!(fits("R&D经费投入强度", "强度").as_deref(), Some("强度"));
        assert_eq!(fits("地区生产总值", "总产"), None);
    }

    #[test]
    fn a_name_is_found_by_sound() {
        assert_eq!(fits("地区生产总值", "dqsc").as_deref(), Some("地区生产"));
        assert_eq!(fits("地区生产总值", "shengchan").as_deref(), Some("生产"));
        assert_eq!(fits("衡阳市", "heng阳").as_deref(), Some("衡阳"));
        assert_eq!(fits("衡阳市", "hengy").as_deref(), Some("衡阳"));
        assert_eq!(fits("郴州市", "czs").as_deref(), Some("郴州市"));
    }

    #[test]
    fn words_fit_in_any_order_and_all_must() {
        assert_eq!(fits("规模以上工业增加值", "增加 gy").as_deref(), Some("工业增加"));
        assert_eq!(fits("规模以上工业增加值", "增加 人口"), None);
        assert_eq!(fits("任何名称", " ").as_deref(), Some(""));
    }

    #[test]
    fn the_start_of_a_short_name_wins() {
        let query = NameQuery::new("hn");
        let score = |name| query.find(name).map(|found| found.score);
        assert!(score("湖南省") > score("中国湖南新区"));
        assert!(score("河南省").is_some() && score("海南省").is_some());
    }

    #[test]
    fn words_that_fit_are_counted_apart_from_those_that_do_not() {
        let query = NameQuery::new("hns 2024");
        assert_eq!(query.words_in("湖南省").0, 0b01);
        assert_eq!(query.words_in("2024").0, 0b10);
        assert_eq!(query.all_words(), 0b11);
        assert_eq!(query.literal_words_in(&Letters::new("湖南省 2024 目标")), 0b10);
    }
}
