//! Searching in the document.

use super::Document;
use crate::index::text::Query;
use crate::span::Span;

/// A search in a text.
#[derive(Clone, Debug)]
pub struct Find {
    /// What was typed.
    pub words: String,
    /// Where it stands, in order.
    pub hits: Vec<Span>,
    /// Where the reader was when the search began.
    pub from: usize,
}

impl Find {
    /// Which hit holds or follows `offset`, counted from 1; 0 when there is none.
    pub fn number_at(&self, offset: usize) -> usize {
        match self.hits.iter().position(|hit| hit.start as usize == offset) {
            Some(at) => at + 1,
            None => 0,
        }
    }
}

impl Document {
    /// Searches for what was typed so far and goes to the first hit from where the search began.
    pub fn look_for(&mut self, words: &str) {
        let from = self.find.as_ref().map_or(self.caret, |find| find.from);
        let hits = Query::exact(words).map(|query| query.all(&self.report.text)).unwrap_or_default();
        let first = hits.iter().find(|hit| hit.start as usize >= from).or(hits.first()).copied();
        self.find = Some(Find { words: words.to_owned(), hits, from });
        self.go_to(first.map_or(from, |hit| hit.start as usize));
    }

    /// Goes to the next hit, or to the one before, round the ends. `false` when there is none.
    pub fn next_hit(&mut self, forward: bool) -> bool {
        let Some(find) = &self.find else { return false };
        let caret = self.caret;
        let to = if forward {
            find.hits.iter().find(|hit| hit.start as usize > caret).or(find.hits.first())
        } else {
            find.hits.iter().rev().find(|hit| (hit.start as usize) < caret).or(find.hits.last())
        };
        let Some(to) = to.copied() else { return false };
        self.go_to(to.start as usize);
        true
    }
}
