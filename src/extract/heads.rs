//! Heads that a list shares: 农业、规模以上工业、服务业增加值.

use crate::indicator::{NameMatch, Taxonomy};
use crate::span::Span;

/// The longest tail or head of a neighbour that is tried, in characters.
const LONGEST: usize = 18;

/// The name that `words` become with a tail of `last` (…、农业 + 增加值) or a head of `before` (规模以上工业 + 总产值).
/// The span of the match is that of `words`.
pub(super) fn complete(words: &str, at: Span, last: Option<&str>, before: Option<&str>) -> Option<NameMatch> {
    let words = words.trim();
    if words.is_empty() || words.chars().count() > LONGEST {
        return None;
    }
    let with_tail = last.and_then(|last| {
        // Cuts from the longest tail to the shortest, never the whole.
        let from = last.char_indices().rev().take(LONGEST).last().map_or(0, |(at, _)| at);
        let mut cuts = last.get(from..)?.char_indices().map(|(at, _)| from + at).filter(|at| *at > 0);
        cuts.find_map(|cut| joined(words, last.get(cut..)?, words.len()))
    });
    let found = with_tail.or_else(|| {
        // Cuts from the longest head to the shortest.
        let before = before?;
        let end = before.char_indices().nth(LONGEST).map_or(before.len(), |(at, _)| at);
        let mut cuts = before.get(..end)?.char_indices().rev().map(|(at, letter)| at + letter.len_utf8());
        cuts.find_map(|cut| joined(before.get(..cut)?, words, 0))
    })?;
    Some(NameMatch { span: at, ..found })
}

/// The name that `head` and `tail` make together.
fn joined(head: &str, tail: &str, own: usize) -> Option<NameMatch> {
    // Nearly all of what is tried is no name, and the characters at the joint tell.
    Taxonomy::shared().names().may_join(head, tail).then(|| whole(&format!("{head}{tail}"), own)).flatten()
}

/// The name that `words` are, for a phrase at `at` that means it.
pub(super) fn named(words: &str, at: Span) -> Option<NameMatch> {
    whole(words, 0).map(|found| NameMatch { span: at, ..found })
}

/// A name that ends where `text` ends and covers more than the borrowed part.
fn whole(text: &str, own: usize) -> Option<NameMatch> {
    let found = Taxonomy::shared().names().find(text).pop()?;
    let covers = (found.span.start as usize) < own.max(1) && found.span.end as usize == text.len();
    covers.then_some(found)
}
