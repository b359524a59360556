//! The tree of regions and years: what stands in it, what is unfolded, what is shown.

mod build;
mod filter;
mod node;

pub use node::{Node, NodeId, NodeKind};

use std::collections::HashMap;
use std::sync::Arc;

use crate::app::line_edit::LineEdit;
use crate::app::list::ListCursor;
use crate::corpus::Corpus;
use crate::lang::Lang;
use crate::report::Report;

/// Which way round the tree is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Regions nest, years stand under them.
    #[default]
    ByRegion,
    /// Years, regions under them.
    ByYear,
}

/// The tree and the place in it.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    nodes: Vec<Node>,
    /// Indexes of the nodes that are shown, in order.
    rows: Vec<usize>,
    /// What the reader folded or unfolded by hand.
    unfolded: HashMap<NodeId, bool>,
    /// Which way round.
    pub order: Order,
    /// Row that is chosen, and the first that is shown.
    pub cursor: ListCursor,
    /// Whether a node was asked for by its name.
    placed: bool,
    /// What narrows the tree.
    pub filter: LineEdit,
    lang: Lang,
}

/// A tree of at most so many rows starts unfolded by a level: everything fits on a screen.
const UNFOLDED_AT_START: usize = 12;

impl Tree {
    /// An empty tree.
    pub fn new(lang: Lang) -> Self {
        Self { lang, ..Self::default() }
    }

    /// Shows another corpus; the place stays on the same node when it is still there. As long as nobody has gone anywhere it is the
    /// top: reports come in any order, and what came first is not what stands first.
    pub fn show(&mut self, corpus: &Corpus) {
        let begun = self.cursor.at > 0 || self.placed || !self.unfolded.is_empty() || !self.filter.is_empty();
        let at = self.selected().filter(|_| begun).map(|node| node.id.clone());
        self.nodes = build::build(corpus, self.order, self.lang);
        self.refresh(at);
    }

    /// Turns the tree round.
    pub fn turn(&mut self, corpus: &Corpus) {
        self.order = match self.order {
            Order::ByRegion => Order::ByYear,
            Order::ByYear => Order::ByRegion,
        };
        self.show(corpus);
    }

    /// How many rows are shown.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether nothing is shown.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The node in a row.
    pub fn row(&self, row: usize) -> Option<&Node> {
        self.rows.get(row).and_then(|at| self.nodes.get(*at))
    }

    /// The node that is chosen.
    pub fn selected(&self) -> Option<&Node> {
        self.row(self.cursor.at)
    }

    /// Whether what lies under the node in a row is shown.
    pub fn is_unfolded(&self, row: usize) -> bool {
        match (self.rows.get(row), self.rows.get(row + 1)) {
            (Some(at), Some(next)) => self.nodes.get(*at).is_some_and(|node| *next < node.end) && next > at,
            _ => false,
        }
    }

    /// Folds or unfolds the chosen node.
    pub fn set_unfolded(&mut self, open: bool) {
        let Some(id) = self.selected().filter(|node| node.is_branch()).map(|node| node.id.clone()) else { return };
        self.unfolded.insert(id.clone(), open);
        self.refresh(Some(id));
    }

    /// Folds or unfolds every node.
    pub fn set_all_unfolded(&mut self, open: bool) {
        let at = self.selected().map(|node| node.id.clone());
        for node in self.nodes.iter().filter(|node| node.is_branch()) {
            self.unfolded.insert(node.id.clone(), open);
        }
        self.refresh(at);
    }

    /// Goes to the node around the chosen one.
    pub fn to_parent(&mut self) {
        let Some(depth) = self.selected().map(|node| node.depth) else { return };
        let above = (0..self.cursor.at).rev().find(|row| self.row(*row).is_some_and(|node| node.depth < depth));
        if let Some(row) = above {
            self.cursor.at = row;
        }
    }

    /// Goes to a report, unfolding what is around it.
    pub fn reveal(&mut self, report: &Report) {
        let found = self.nodes.iter().find(|node| node.report().is_some_and(|at| at.id == report.id));
        let Some(id) = found.map(|node| node.id.clone()) else { return };
        self.unfold_around(&id);
        self.placed = true;
        let id = Some(id);
        self.refresh(id.clone());
        if self.selected().map(|node| &node.id) != id.as_ref() {
            // The filter hides it: what was asked for wins.
            self.filter = LineEdit::default();
            self.refresh(id);
        }
    }

    /// The filter changed: shows what it lets through, with the first fitting node chosen.
    pub fn narrow(&mut self) {
        self.refresh(None);
        let best = filter::best(&self.nodes, &self.rows, self.filter.text());
        self.cursor.at = best.unwrap_or(0);
        self.cursor.top = 0;
    }

    /// Drops what narrows the tree; the place stays on the same node.
    pub fn clear_filter(&mut self) {
        let at = self.selected().map(|node| node.id.clone());
        self.filter = LineEdit::default();
        if let Some(id) = &at {
            self.unfold_around(id);
        }
        self.refresh(at);
    }

    /// Speaks another language.
    pub fn set_lang(&mut self, lang: Lang, corpus: &Corpus) {
        self.lang = lang;
        self.show(corpus);
    }

    fn unfold_around(&mut self, id: &NodeId) {
        let Some(found) = self.nodes.iter().position(|node| node.id == *id) else { return };
        let around = self.nodes.iter().take(found).filter(|node| node.is_branch() && node.end > found);
        let around: Vec<NodeId> = around.map(|node| node.id.clone()).collect();
        for id in around {
            self.unfolded.insert(id, true);
        }
    }

    /// The reports under the chosen node, work reports only unless it is one document.
    pub fn reports_of(&self, node: &Node) -> Vec<Arc<Report>> {
        if let Some(report) = node.report() {
            return vec![Arc::clone(report)];
        }
        let Some(start) = self.nodes.iter().position(|other| other.id == node.id) else { return Vec::new() };
        self.nodes
            .get(start + 1..node.end)
            .unwrap_or_default()
            .iter()
            .filter(|below| below.depth == node.depth + 1)
            .filter_map(|below| below.report().cloned())
            .collect()
    }

    fn refresh(&mut self, at: Option<NodeId>) {
        self.rows = if self.filter.is_empty() {
            self.unfiltered()
        } else {
            filter::rows(&self.nodes, self.filter.text(), &self.unfolded)
        };
        if let Some(id) = at
            && let Some(row) = self.rows.iter().position(|at| self.nodes.get(*at).is_some_and(|node| node.id == id))
        {
            self.cursor.at = row;
        }
        self.cursor.at = self.cursor.at.min(self.rows.len().saturating_sub(1));
    }

    fn unfiltered(&self) -> Vec<usize> {
        let roots = self.nodes.iter().filter(|node| node.depth == 0).count();
        let mut rows = Vec::new();
        let mut at = 0;
        while let Some(node) = self.nodes.get(at) {
            rows.push(at);
            let by_itself = node.depth == 0 && roots <= UNFOLDED_AT_START && !matches!(node.kind, NodeKind::Others);
            let open = self.unfolded.get(&node.id).copied().unwrap_or(by_itself || roots == 1);
            at = if open { at + 1 } else { node.end.max(at + 1) };
        }
        rows
    }
}
