//! Which reports can hold a text at all: signatures of characters and their pairs, so that a search for rare words reads little.
//!
//! Reports are taken together, in the order of the corpus, into **slots** of some ten thousand characters. For 64 slots
//! there is one table with a word of 64 bits for every hash of a character or of two that stand side by side: bit *n* says that slot
//! *n* holds such. Words can only stand in the slots that have the bits of all their characters and pairs; those are read.
//! The answer never misses a report; it may name one too many, which costs reading it.
//!
//! Memory is bounded by the text: a slot costs 8 KB and holds at least 64 KB of text (an eighth). Blanks and
//! punctuation marks are not kept; nobody looks for them, and they would fill the tables.
//!
//! ```
//! use baogao::index::grams::Grams;
//!
//! let mut grams = Grams::default();
//! for text in ["粮食总产量稳定。", "新增城镇就业五万人。"] {
//!     grams.push(text);
//! }
//! let candidates = grams.candidates("粮食");
//! assert!(candidates.holds(0));
//! ```

use std::ops::Range;

use xxhash_rust::xxh3::xxh3_64;

use super::Progress;
use super::text::Query;
use crate::corpus::Corpus;

/// Hashes in a table: a slot of 64 KB of Chinese has about ten thousand different pairs.
const HASHES: usize = 1 << 16;
/// Text of a slot in bytes, at least; the report that reaches it is the last of the slot.
const SLOT: usize = 64 * 1024;
/// Slots in a table: the bits of a word.
const SLOTS: usize = 64;

/// Signatures of the reports of a corpus, in its order. Grows at its end.
#[derive(Clone, Debug, Default)]
pub struct Grams {
    /// One for every 64 slots.
    tables: Vec<Box<[u64]>>,
    /// The report after the last one of each slot.
    ends: Vec<u32>,
    /// Bytes of text in the last slot.
    filled: usize,
    reports: u32,
    /// Hashes of the ids of the reports of a corpus that is followed.
    ids: Vec<u64>,
}

impl Grams {
    /// Adds what a corpus has more than before, and what it has instead, about `budget` bytes of text at a time; a megabyte
    /// takes two or three milliseconds.
    pub fn follow(&mut self, corpus: &Corpus, budget: usize) -> Progress {
        if corpus.reports.len() < self.ids.len() {
            *self = Self::default();
        }
        let mut left = budget.max(1);
        for (at, report) in corpus.reports.iter().enumerate() {
            // An id tells a text: it has its hash.
            let id = xxh3_64(report.id.as_bytes());
            match self.ids.get_mut(at) {
                Some(known) if *known == id => continue,
                _ if left == 0 => return Progress::More,
                Some(known) => {
                    *known = id;
                    self.replace(at, &report.text);
                }
                None => {
                    self.ids.push(id);
                    self.push(&report.text);
                }
            }
            left = left.saturating_sub(report.text.len().max(1));
        }
        Progress::Done
    }

    /// Adds the next report.
    pub fn push(&mut self, text: &str) {
        if self.ends.is_empty() || self.filled >= SLOT {
            if self.ends.len().is_multiple_of(SLOTS) {
                self.tables.push(vec![0; HASHES].into());
            }
            self.ends.push(self.reports);
            self.filled = 0;
        }
        self.reports += 1;
        self.filled += text.len();
        if let Some(end) = self.ends.last_mut() {
            *end = self.reports;
        }
        self.mark(self.ends.len().saturating_sub(1), text);
    }

    /// A report that was added before has another text now. What it had stays marked, which is harmless.
    pub fn replace(&mut self, report: usize, text: &str) {
        if report < self.reports as usize {
            self.mark(self.slot_of(report), text);
        }
    }

    /// How many reports were added.
    pub fn len(&self) -> usize {
        self.reports as usize
    }

    /// Whether no report was added.
    pub fn is_empty(&self) -> bool {
        self.reports == 0
    }

    /// Bytes of memory that it takes.
    pub fn bytes(&self) -> usize {
        self.tables.len() * HASHES * size_of::<u64>() + self.ends.capacity() * size_of::<u32>()
    }

    /// The reports that can hold `words`.
    pub fn candidates(&self, words: &str) -> Candidates {
        let mut hashes: Vec<usize> = Vec::new();
        pairs(words, |hash| hashes.push(hash));
        let of_table = |table: &[u64]| {
            hashes.iter().fold(u64::MAX, |slots, hash| slots & table.get(*hash).copied().unwrap_or(u64::MAX))
        };
        let slots = self.tables.iter().map(|table| of_table(table)).collect();
        Candidates { slots, ends: self.ends.clone(), reports: self.reports }
    }

    /// The reports in which a query can find anything.
    pub fn candidates_for(&self, query: &Query) -> Candidates {
        query.words().map(|words| self.candidates(words)).unwrap_or_default()
    }

    fn mark(&mut self, slot: usize, text: &str) {
        let bit = 1u64 << (slot % SLOTS);
        let Some(table) = self.tables.get_mut(slot / SLOTS) else { return };
        pairs(text, |hash| {
            if let Some(word) = table.get_mut(hash) {
                *word |= bit;
            }
        });
    }

    fn slot_of(&self, report: usize) -> usize {
        self.ends.partition_point(|end| *end as usize <= report)
    }
}

/// Reports that can hold certain words; those that were not added yet always can.
#[derive(Clone, Debug, Default)]
pub struct Candidates {
    /// One bit for each slot.
    slots: Vec<u64>,
    ends: Vec<u32>,
    reports: u32,
}

impl Candidates {
    /// Whether the report can hold the words.
    pub fn holds(&self, report: usize) -> bool {
        report >= self.reports as usize || self.slot_can(self.ends.partition_point(|end| *end as usize <= report))
    }

    /// The next reports from `report` on that can hold them, of `all` there are: one slot at a time.
    pub fn next(&self, report: usize, all: usize) -> Option<Range<usize>> {
        let mut from = report;
        while from < self.reports as usize {
            let slot = self.ends.partition_point(|end| *end as usize <= from);
            let end = self.ends.get(slot).map_or(all, |end| *end as usize).min(all);
            if self.slot_can(slot) && from < end {
                return Some(from..end);
            }
            from = end.max(from + 1);
        }
        (from < all).then_some(from..all)
    }

    fn slot_can(&self, slot: usize) -> bool {
        self.slots.get(slot / SLOTS).is_none_or(|slots| slots >> (slot % SLOTS) & 1 == 1)
    }
}

/// Calls `found` with a hash of every character that words are made of, and of every pair that stands side by side.
fn pairs(text: &str, mut found: impl FnMut(usize)) {
    // The upper bits of a product depend on all bits of both.
    let mut hash =
        |one: u32, other: u32| found(((one.rotate_left(16) ^ other).wrapping_mul(0x9E37_79B1) >> 16) as usize);
    let mut before = 0;
    for c in text.chars() {
        let here = if is_of_words(c) { u32::from(c) } else { 0 };
        if here != 0 {
            // No character has the code 0, so a character by itself is a pair of its own; it is marked twice, because a
            // rare one that is looked for alone has no neighbour to tell where it is not.
            hash(0, here);
            hash(here, 0);
            if before != 0 {
                hash(before, here);
            }
        }
        before = here;
    }
}

/// 汉字, letters, digits, and the signs of ASCII that stand within words (R&D, 5.2%); everything else ends a run of words.
fn is_of_words(c: char) -> bool {
    match c {
        '\u{4e00}'..='\u{9fff}' => true,
        '\0'..='\u{7f}' => c.is_ascii_graphic(),
        '\u{2000}'..='\u{303f}' | '\u{ff00}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_rare_word_leaves_few_reports() {
        let filler = |number: usize| -> String {
            (0..30_000u32)
                .filter_map(|at| char::from_u32(0x4e00 + (at.wrapping_mul(7919) + number as u32 * 31) % 6_000))
                .collect()
        };
        let mut grams = Grams::default();
        for number in 0..300 {
            grams.push(&if number == 170 { format!("{}龙舟水", filler(number)) } else { filler(number) });
        }
        let candidates = grams.candidates("龙舟水");
        assert!(candidates.holds(170));
        assert!((0..300).filter(|report| candidates.holds(*report)).count() < 60);
    }

    #[test]
    fn memory_is_an_eighth_of_the_text_however_short_the_reports_are() {
        let mut grams = Grams::default();
        let text = "推进".repeat(200);
        let reports = 64 * SLOT / text.len() * 2;
        for _ in 0..reports {
            grams.push(&text);
        }
        assert!(grams.bytes() * 8 <= reports * text.len() * 11 / 10, "{} bytes", grams.bytes());
    }

    proptest! {
        // Every case fills several slots.
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn no_report_that_holds_the_words_is_left_out(
            texts in prop::collection::vec("[增长粮食2020，。 a-c]{0,30}", 0..40),
            later in prop::collection::vec("[增长粮食2020，。 a-c]{0,30}", 0..4),
            words in "[增长粮食20，。 a-c]{1,4}",
            spread in 1usize..4,
        ) {
            let mut grams = Grams::default();
            for text in &texts {
                // Long enough that the reports fall into several slots.
                grams.push(&text.repeat(SLOT / 60 * spread));
            }
            let all = texts.len() + later.len();
            let candidates = grams.candidates(&words);
            let mut named = Vec::new();
            let mut from = 0;
            while let Some(range) = candidates.next(from, all) {
                from = range.end;
                named.extend(range);
            }
            let by_one: Vec<usize> = (0..all).filter(|report| candidates.holds(*report)).collect();
            prop_assert_eq!(&named, &by_one);
            for (at, text) in texts.iter().chain(&later).enumerate() {
                prop_assert!(!text.contains(&words) || candidates.holds(at), "{} in {}", words, text);
            }
        }
    }
}
