//! 内存: what a corpus holds, part by part, counted by the sizes of what was asked for.

use std::mem::size_of_val;

use super::Corpus;
use crate::report::Report;

/// Bytes that the parts of a corpus take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// Texts, as UTF-8.
    pub texts: usize,
    /// Sections and pieces that are no part of the prose.
    pub sections: usize,
    /// Places of sentences.
    pub sentences: usize,
    /// Observations and targets in words.
    pub observations: usize,
    /// What reports are, with the words that decided it, and the reports themselves.
    pub identities: usize,
}

impl Memory {
    /// All of it.
    pub fn total(&self) -> usize {
        self.texts + self.sections + self.sentences + self.observations + self.identities
    }

    fn add(&mut self, report: &Report) {
        self.texts += report.text.len();
        self.sections += held(&report.outline.sections) + held(&report.outline.asides);
        self.sentences += held(&report.outline.sentences);
        self.observations += report.observations.bytes() + held(&report.word_targets);
        let identity = &report.identity;
        let words = [&identity.title, &identity.congress, &identity.speaker, &identity.speaker_role];
        self.identities += size_of_val(report)
            + words.into_iter().flatten().map(|words| words.len()).sum::<usize>()
            + held(&identity.evidence)
            + identity.evidence.iter().map(|evidence| evidence.words.len()).sum::<usize>()
            + held(&report.sources)
            + report
                .sources
                .iter()
                .map(|origin| origin.path.len() + origin.entry.as_deref().map_or(0, str::len))
                .sum::<usize>();
    }
}

/// What a vector has asked for, filled or not.
fn held<T>(items: &Vec<T>) -> usize {
    items.capacity() * size_of::<T>()
}

impl Corpus {
    /// What it holds in memory.
    pub fn memory(&self) -> Memory {
        let mut memory = Memory::default();
        self.reports.iter().for_each(|report| memory.add(report));
        memory
    }
}
