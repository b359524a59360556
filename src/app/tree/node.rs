//! What stands in the tree.

use std::sync::Arc;

use crate::region::RegionId;
use crate::report::Report;

/// Names a node over changes of the corpus.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum NodeId {
    /// A region, as it is today.
    Region(RegionId),
    /// A year.
    Year(u16),
    /// Documents without a year.
    NoYear,
    /// Documents whose region is not known.
    Unplaced,
    /// Documents that are no work reports.
    Others,
    /// A document, by its id.
    Report(Box<str>),
}

/// What a node is.
#[derive(Clone, Debug)]
pub enum NodeKind {
    /// A region.
    Region(RegionId),
    /// A year.
    Year,
    /// Documents that are no work reports.
    Others,
    /// Documents without a region or without a year.
    Unknown,
    /// A document.
    Report(Arc<Report>),
}

/// One line of the tree, shown or not. Nodes lie in the order of the lines: what is under a node follows it.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its name over changes of the corpus.
    pub id: NodeId,
    /// What it is.
    pub kind: NodeKind,
    /// What is written.
    pub label: String,
    /// What is written after the label, dimmed: kind of document, where it belongs.
    pub note: String,
    /// How deep it stands.
    pub depth: usize,
    /// How many documents are under it.
    pub count: usize,
    /// Index of the first node that is not under it.
    pub end: usize,
}

impl Node {
    /// Whether others stand under it.
    pub fn is_branch(&self) -> bool {
        !matches!(self.kind, NodeKind::Report(_))
    }

    /// The document that it is.
    pub fn report(&self) -> Option<&Arc<Report>> {
        match &self.kind {
            NodeKind::Report(report) => Some(report),
            _ => None,
        }
    }
}
