//! Narrowing the tree by typing: every word must fit the node itself or one around it.

use std::collections::HashMap;

use super::node::{Node, NodeId};
use crate::index::fuzzy::NameQuery;

/// The rows that the filter lets through. A node that fits is shown folded (its own rows can be unfolded), the nodes
/// around it are shown for its sake.
pub fn rows(nodes: &[Node], filter: &str, unfolded: &HashMap<NodeId, bool>) -> Vec<usize> {
    let fits = fitting(nodes, filter);
    let mut shown = vec![false; nodes.len()];
    let mut around: Vec<usize> = Vec::new();
    // How far a fitting node reaches whose inside is folded.
    let mut skip = 0;
    for (at, node) in nodes.iter().enumerate() {
        around.truncate(node.depth);
        if at >= skip && fits.get(at).is_some_and(Option::is_some) {
            for &above in around.iter().chain([&at]) {
                if let Some(shown) = shown.get_mut(above) {
                    *shown = true;
                }
            }
            if node.is_branch() && !unfolded.get(&node.id).copied().unwrap_or(false) {
                skip = node.end;
            }
        }
        around.push(at);
    }
    (0..nodes.len()).filter(|at| shown.get(*at).copied().unwrap_or(false)).collect()
}

/// The row of the node that fits best; of those that fit as well, one with documents of its own.
pub fn best(nodes: &[Node], rows: &[usize], filter: &str) -> Option<usize> {
    let fits = fitting(nodes, filter);
    let own = |at: usize| nodes.get(at..at + 2).is_some_and(|pair| pair.iter().any(|node| node.report().is_some()));
    let score = |row: &usize| rows.get(*row).and_then(|at| Some((fits.get(*at).copied().flatten()?, own(*at))));
    // The first of equals: `max_by_key` alone would take the last.
    (0..rows.len()).rev().filter(|row| score(row).is_some()).max_by_key(|row| score(row))
}

/// For every node the score with which it fits, counting words that fit the nodes around it.
fn fitting(nodes: &[Node], filter: &str) -> Vec<Option<i64>> {
    let query = NameQuery::new(filter);
    let all = query.all_words();
    // Which terms the nodes around fit, by depth.
    let mut inherited: Vec<(u64, i64)> = Vec::new();
    let mut fits = Vec::with_capacity(nodes.len());
    for node in nodes {
        inherited.truncate(node.depth);
        let (above, above_score) = inherited.last().copied().unwrap_or((0, 0));
        let (by_label, label_score) = query.words_in(&node.label);
        let (by_note, note_score) = query.words_in(&node.note);
        // What only stands under something that fits is a little worse than that itself.
        let score = (above_score - 1).max(label_score).max(note_score);
        let here = above | by_label | by_note;
        inherited.push((here, score));
        fits.push((here == all).then_some(score));
    }
    fits
}
