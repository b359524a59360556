//! Finds the names of indicators in a text: leftmost, then longest.

use rustc_hash::FxHashSet;

use super::shadow::Shadow;
use super::{IndicatorId, PairId};
use crate::span::Span;
use crate::wordlist::Wordlist;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// One indicator.
    Indicator(IndicatorId),
    /// Several indicators at once: 城乡居民人均可支配收入.
    Pair(PairId),
    /// A longer noun that contains a name but means something else: 农业经营主体.
    Other,
}

/// A name in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameMatch {
    /// The words, with the spaces and line breaks inside them.
    pub span: Span,
    /// What they stand for; never [`Named::Other`].
    pub named: Named,
    /// Whether the name stands for another series in some years or places (财政收入).
    pub ambiguous: bool,
}

/// The matcher of all names of a taxonomy.
#[derive(Default)]
pub struct Names {
    words: Wordlist,
    /// The entry of each word.
    values: Vec<u32>,
    entries: Vec<(Named, bool)>,
    /// Characters that stand side by side in some name.
    pairs: FxHashSet<(char, char)>,
}

impl Names {
    /// Builds the matcher; a name that would stand for two things is an error.
    pub(super) fn build(names: Vec<(String, Named, bool)>) -> Result<Self, String> {
        let mut seen = std::collections::HashMap::new();
        let mut patterns: Vec<(String, u32)> = Vec::with_capacity(names.len());
        let mut entries = Vec::with_capacity(names.len());
        for (name, named, ambiguous) in names {
            if let Some(first) = seen.insert(name.clone(), named) {
                if first != named {
                    return Err(format!("the name {name} stands for two things"));
                }
                continue;
            }
            let value = u32::try_from(entries.len()).map_err(|_| "too many names".to_owned())?;
            // Character recognition often reads 收入 as 收人, which is no word.
            if name.contains("收入") {
                patterns.push((name.replace("收入", "收人"), value));
            }
            patterns.push((name, value));
            entries.push((named, ambiguous));
        }
        if patterns.is_empty() {
            return Ok(Self::default());
        }
        let pairs = patterns.iter().flat_map(|(name, _)| name.chars().zip(name.chars().skip(1))).collect();
        let words = Wordlist::new(patterns.iter().map(|(name, _)| name));
        let values = patterns.into_iter().map(|(_, value)| value).collect();
        Ok(Self { words, values, entries, pairs })
    }

    /// Every name in `text`, in order, not overlapping. A name that spaces or line breaks cut is found whole.
    /// Linear in the length of the text.
    pub fn find(&self, text: &str) -> Vec<NameMatch> {
        let mut found = Vec::new();
        self.each(text, |name| found.push(name));
        found
    }

    /// Whether some name stands in `text`.
    pub fn stand_in(&self, text: &str) -> bool {
        self.words.find(&Shadow::new(text).text).any(|hit| self.entry(hit.word).is_some())
    }

    /// What a word stands for, and whether it is ambiguous; nothing where it is no name.
    fn entry(&self, word: usize) -> Option<(Named, bool)> {
        let entry = self.values.get(word).and_then(|value| self.entries.get(*value as usize));
        entry.copied().filter(|(named, _)| *named != Named::Other)
    }

    /// Tells `hear` of what [`Self::find`] finds.
    pub fn each(&self, text: &str, mut hear: impl FnMut(NameMatch)) {
        let shadow = Shadow::new(text);
        for hit in self.words.find(&shadow.text) {
            let Some((named, ambiguous)) = self.entry(hit.word) else { continue };
            // The end is that of the last character, so that a space after the name stays outside.
            let last =
                shadow.text.get(..hit.range.end).and_then(|head| head.chars().next_back()).map_or(0, char::len_utf8);
            let last = shadow.original(hit.range.end - last);
            let width = text.get(last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            hear(NameMatch { span: Span::new(shadow.original(hit.range.start), last + width), named, ambiguous });
        }
    }

    /// Whether a name may go on from the end of `head` to the beginning of `tail`. Answers quickly, and `true` where only
    /// [`Self::find`] can tell.
    pub fn may_join(&self, head: &str, tail: &str) -> bool {
        let han = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
        match (head.chars().next_back().filter(han), tail.chars().next().filter(han)) {
            (Some(last), Some(first)) => self.pairs.contains(&(last, first)),
            _ => true,
        }
    }

    /// How many names are known, spelled out.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether no name is known.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl std::fmt::Debug for Names {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Names({})", self.entries.len())
    }
}
