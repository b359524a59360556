//! Questions whose answers take longer than a key may: what is asked of the threads.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::corpus::Corpus;
use crate::index::text::Order;
use crate::report::Report;

/// A piece of work.
#[derive(Debug)]
pub enum Job {
    /// Cut a report into words.
    Words {
        /// Which report.
        report: Arc<Report>,
    },
    /// Look for names in everything.
    Find {
        /// What is typed.
        query: String,
        /// Where.
        corpus: Arc<Corpus>,
        /// Whether the answer is still wanted.
        ticket: Ticket,
    },
    /// Look for words in all texts.
    Search {
        /// What is typed.
        words: String,
        /// In which order the hits are wanted.
        sorted: Order,
        /// Where.
        corpus: Arc<Corpus>,
        /// Whether the answer is still wanted.
        ticket: Ticket,
    },
    /// Read what is loaded in the background, so that searches read less.
    Follow {
        /// What is loaded.
        corpus: Arc<Corpus>,
    },
    /// Align documents that are to be read side by side.
    Beside {
        /// Which.
        reports: Vec<Arc<Report>>,
        /// Whether the answer is still wanted.
        ticket: Ticket,
    },
    /// Put the figures of the corpus in order for comparison.
    Figures {
        /// Of which corpus.
        corpus: Arc<Corpus>,
        /// Whether the answer is still wanted.
        ticket: Ticket,
    },
}

/// Counts questions of one kind: an answer is wanted only as long as no newer question was asked.
#[derive(Clone, Debug, Default)]
pub struct Generation(Arc<AtomicU64>);

/// The place of one question among those of its kind.
#[derive(Clone, Debug)]
pub struct Ticket {
    number: u64,
    newest: Arc<AtomicU64>,
}

impl Generation {
    /// A new question: all before it are stale now.
    pub fn next(&self) -> Ticket {
        let number = self.0.fetch_add(1, Ordering::Relaxed) + 1;
        Ticket { number, newest: Arc::clone(&self.0) }
    }
}

impl Ticket {
    /// Whether a newer question was asked.
    pub fn is_stale(&self) -> bool {
        self.newest.load(Ordering::Relaxed) != self.number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_question_makes_the_older_stale() {
        let generation = Generation::default();
        let first = generation.next();
        assert!(!first.is_stale());
        let second = generation.next();
        assert!(first.is_stale() && !second.is_stale());
    }
}
