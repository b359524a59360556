//! Fuzzy matching of names: the only place that knows which matcher does it.
//!
//! A query is words with blanks between them; all must fit, in any order. A word fits a name by its characters (in order,
//! not necessarily side by side) or by the sound of its characters: full pinyin, initials, or both mixed with 汉字.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use pinyin::ToPinyinMulti;

/// Where and how well a name fits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Higher is better.
    pub score: i64,
    /// The characters of the name that fit, in order, each once.
    pub characters: Vec<usize>,
}

impl Found {
    /// Several words together.
    fn all(found: Vec<Found>) -> Self {
        let score = found.iter().map(|one| one.score).sum();
        let mut characters: Vec<usize> = found.into_iter().flat_map(|one| one.characters).collect();
        characters.sort_unstable();
        characters.dedup();
        Found { score, characters }
    }
}

/// A query that was typed.
pub struct NameQuery {
    terms: Vec<Term>,
    matcher: SkimMatcherV2,
}

struct Term {
    text: String,
    /// Whether it can be read as sounds: it has a Latin letter.
    latin: bool,
}

/// More words than any query has; the rest is left out.
const MOST_TERMS: usize = 16;

/// What a character fitting side by side with the one before is worth when sounds are compared; the order of size of
/// what the matcher of characters gives.
const SOUND: i64 = 20;

impl NameQuery {
    /// Reads a query.
    pub fn new(query: &str) -> Self {
        let terms = query
            .split_whitespace()
            .take(MOST_TERMS)
            .map(|word| Term { text: word.to_lowercase(), latin: word.chars().any(|c| c.is_ascii_alphabetic()) })
            .collect();
        Self { terms, matcher: SkimMatcherV2::default().ignore_case() }
    }

    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// One bit for each word.
    pub fn all_terms(&self) -> u64 {
        (1 << self.terms.len()) - 1
    }

    /// The words that fit a name, each with its score.
    pub fn terms_in(&self, name: &str) -> impl Iterator<Item = (usize, i64)> {
        self.terms.iter().enumerate().filter_map(move |(at, term)| self.one(name, term).map(|found| (at, found.score)))
    }

    /// The words that stand in a text as they were typed.
    pub fn literal_terms_in(&self, text: &str) -> u64 {
        let text = text.to_lowercase();
        let bits = self.terms.iter().enumerate().filter(|(_, term)| text.contains(&term.text));
        bits.fold(0, |bits, (at, _)| bits | 1 << at)
    }

    /// How a name fits those words that it fits at all; `None` when it fits none.
    pub fn find_any(&self, name: &str) -> Option<Found> {
        let found: Vec<Found> = self.terms.iter().filter_map(|term| self.one(name, term)).collect();
        if found.is_empty() { None } else { Some(Found::all(found)) }
    }

    /// How a name fits all words.
    pub fn find(&self, name: &str) -> Option<Found> {
        let found: Option<Vec<Found>> = self.terms.iter().map(|term| self.one(name, term)).collect();
        found.map(Found::all)
    }

    fn one(&self, name: &str, term: &Term) -> Option<Found> {
        if name.is_empty() {
            return None;
        }
        let by_character = self.matcher.fuzzy_indices(name, &term.text).map(|(score, characters)| Found {
            // Names are short: a longer one that fits as well fits worse.
            score: score * 4 - length_penalty(name),
            characters,
        });
        let by_sound = if term.latin { by_sound(name, &term.text) } else { None };
        match (by_character, by_sound) {
            (Some(one), Some(other)) => Some(if other.score > one.score { other } else { one }),
            (one, other) => one.or(other),
        }
    }
}

fn length_penalty(name: &str) -> i64 {
    i64::try_from(name.chars().count()).unwrap_or(i64::MAX).min(SOUND)
}

/// Fits a word to the sounds of neighbouring characters of a name, starting where it fits best.
fn by_sound(name: &str, word: &str) -> Option<Found> {
    let characters: Vec<char> = name.chars().collect();
    (0..characters.len())
        .filter_map(|start| {
            let used = sounds(characters.get(start..)?, word)?;
            let at_start = if start == 0 { SOUND } else { 0 };
            let score = SOUND * 4 * i64::try_from(used).ok()? + at_start - length_penalty(name);
            Some(Found { score, characters: (start..start + used).collect() })
        })
        .max_by_key(|found| found.score)
}

/// How many of the first characters the whole word stands for.
fn sounds(characters: &[char], word: &str) -> Option<usize> {
    let Some(typed) = word.chars().next() else { return Some(0) };
    let (&character, rest) = characters.split_first()?;
    if character.to_lowercase().eq([typed])
        && let Some(used) = sounds(rest, word.get(typed.len_utf8()..)?)
    {
        return Some(used + 1);
    }
    let readings = character.to_pinyin_multi()?;
    let mut found = None;
    for reading in readings {
        let sound = reading.plain();
        // The whole sound first, then less of it: `hengy` is 衡阳 rather than one character.
        let same = sound.bytes().zip(word.bytes()).take_while(|(one, other)| one == other).count();
        for length in (1..=same).rev() {
            // Half a sound may only end the word, or be an initial.
            let whole = length == sound.len() || length == 1 || length == word.len();
            if !whole {
                continue;
            }
            if let Some(used) = word.get(length..).and_then(|left| sounds(rest, left)) {
                found = found.max(Some(used + 1));
            }
        }
    }
    found
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
    fn a_character_with_several_readings_is_found_by_the_one_of_the_name() {
        assert_eq!(fits("重庆市", "chongqing").as_deref(), Some("重庆"));
        assert_eq!(fits("长沙市", "cs").as_deref(), Some("长沙"));
        assert_eq!(fits("厦门市", "xiamen").as_deref(), Some("厦门"));
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
}
