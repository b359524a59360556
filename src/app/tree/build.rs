//! Lays the documents of a corpus out as a tree.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::Order;
use super::node::{Node, NodeId, NodeKind};
use crate::corpus::Corpus;
use crate::lang::Lang;
use crate::region::{Gazetteer, Level, RegionId};
use crate::report::{Kind, Report};

/// All nodes, in the order of their lines.
pub fn build(corpus: &Corpus, order: Order, lang: Lang) -> Vec<Node> {
    let (work, others): (Vec<_>, Vec<_>) =
        corpus.reports.iter().cloned().partition(|report| report.identity.kind == Kind::GovernmentWorkReport);
    let mut layout = Layout { lang, gazetteer: Gazetteer::shared(), nodes: Vec::new() };
    match order {
        Order::ByRegion => layout.by_region(work),
        Order::ByYear => layout.by_year(work),
    }
    layout.others(others);
    layout.nodes
}

struct Layout {
    lang: Lang,
    gazetteer: &'static Gazetteer,
    nodes: Vec<Node>,
}

/// Documents of one region, and the regions inside it that have documents, by code.
#[derive(Default)]
struct Place {
    reports: Vec<Arc<Report>>,
    inside: BTreeMap<(&'static str, RegionId), RegionId>,
}

impl Layout {
    fn by_region(&mut self, reports: Vec<Arc<Report>>) {
        let mut places: HashMap<RegionId, Place> = HashMap::new();
        let mut roots = BTreeMap::new();
        let mut unplaced = Vec::new();
        for report in reports {
            let Some(region) = report.identity.region else {
                unplaced.push(report);
                continue;
            };
            let path = self.path(region);
            for (at, id) in path.iter().enumerate() {
                let around = at.checked_sub(1).and_then(|at| path.get(at));
                let siblings = match around {
                    Some(parent) => &mut places.entry(*parent).or_default().inside,
                    None => &mut roots,
                };
                siblings.insert((self.code(*id), *id), *id);
            }
            if let Some(id) = path.last() {
                places.entry(*id).or_default().reports.push(report);
            }
        }
        for id in roots.into_values() {
            self.place(id, 0, &mut places);
        }
        if !unplaced.is_empty() {
            let label = self.lang.pick("未定地区", "region unknown");
            self.group(NodeId::Unplaced, NodeKind::Unknown, label, unplaced, Self::titled);
        }
    }

    /// From the province down; the nation stands beside the provinces, not around them.
    fn path(&self, region: RegionId) -> Vec<RegionId> {
        let mut path = self.gazetteer.path(self.gazetteer.current(region));
        let nation = |id: &RegionId| self.gazetteer.get(*id).is_some_and(|region| region.level == Level::Nation);
        if path.len() > 1 && path.first().is_some_and(nation) {
            path.remove(0);
        }
        path
    }

    fn code(&self, region: RegionId) -> &'static str {
        self.gazetteer.get(region).map_or("", |region| region.code)
    }

    fn name(&self, region: RegionId) -> &'static str {
        self.gazetteer.get(region).map_or("?", |region| region.name)
    }

    fn place(&mut self, id: RegionId, depth: usize, places: &mut HashMap<RegionId, Place>) {
        // Taken out, so that a cycle in the data could not loop.
        let Some(place) = places.remove(&id) else { return };
        let at = self.open(NodeId::Region(id), NodeKind::Region(id), self.name(id).to_owned(), depth);
        self.years(place.reports, depth + 1);
        for inside in place.inside.into_values() {
            self.place(inside, depth + 1, places);
        }
        self.close(at);
    }

    /// The documents of one region by year.
    fn years(&mut self, mut reports: Vec<Arc<Report>>, depth: usize) {
        sort_by_year(&mut reports);
        let years: Vec<_> = reports.iter().map(|report| report.identity.filed_year()).collect();
        for report in reports {
            let year = report.identity.filed_year();
            let mut label =
                year.map_or_else(|| self.lang.pick("无年份", "no year").to_owned(), |year| year.to_string());
            let twice = years.iter().filter(|other| **other == year).count() > 1;
            if let Some(date) = report.identity.delivered_on.filter(|_| twice) {
                label = date.to_string();
            }
            let note = match (report.identity.year, report.identity.review_year) {
                (None, Some(_)) => self.lang.pick("回顾年", "year reviewed").to_owned(),
                _ => self.former_name(&report),
            };
            self.leaf(report, label, note, depth);
        }
    }

    /// What the region was called when the report was given, when that is not its name today.
    fn former_name(&self, report: &Report) -> String {
        let Some(then) = report.identity.region else { return String::new() };
        let now = self.gazetteer.current(then);
        if self.name(then) == self.name(now) { String::new() } else { self.name(then).to_owned() }
    }

    fn by_year(&mut self, reports: Vec<Arc<Report>>) {
        let mut years: BTreeMap<Option<u16>, Vec<Arc<Report>>> = BTreeMap::new();
        for report in reports {
            years.entry(report.identity.filed_year()).or_default().push(report);
        }
        // The newest first: it is what people compare.
        for (year, mut reports) in years.into_iter().rev() {
            reports.sort_by_key(|report| report.identity.region.map(|id| self.code(self.gazetteer.current(id))));
            let (id, kind, label) = match year {
                Some(year) => (NodeId::Year(year), NodeKind::Year, year.to_string()),
                None => (NodeId::NoYear, NodeKind::Unknown, self.lang.pick("无年份", "no year").to_owned()),
            };
            self.group(id, kind, &label, reports, Self::placed);
        }
    }

    fn others(&mut self, mut reports: Vec<Arc<Report>>) {
        if reports.is_empty() {
            return;
        }
        reports.sort_by_key(|report| (report.identity.kind, report.identity.region.map(|id| self.code(id))));
        let label = self.lang.pick("其他文件", "other documents");
        self.group(NodeId::Others, NodeKind::Others, label, reports, Self::titled);
    }

    fn group(
        &mut self,
        id: NodeId,
        kind: NodeKind,
        label: &str,
        reports: Vec<Arc<Report>>,
        words: fn(&Self, &Report) -> (String, String),
    ) {
        let at = self.open(id, kind, label.to_owned(), 0);
        for report in reports {
            let (label, note) = words(self, &report);
            self.leaf(report, label, note, 1);
        }
        self.close(at);
    }

    /// A document under a year: its region, and what that belongs to.
    fn placed(&self, report: &Report) -> (String, String) {
        let Some(region) = report.identity.region else { return self.titled(report) };
        let path = self.path(region);
        let around = path.len().checked_sub(2).and_then(|at| path.get(at)).map_or("", |id| self.name(*id));
        (self.name(region).to_owned(), around.to_owned())
    }

    /// A document by itself: where and when, or its title, or its file.
    fn titled(&self, report: &Report) -> (String, String) {
        let identity = &report.identity;
        let note = identity.kind.label(self.lang).to_owned();
        let when = identity.filed_year().map_or_else(String::new, |year| format!(" {year}"));
        if let Some(region) = identity.region {
            return (format!("{}{when}", self.name(region)), note);
        }
        let file = report.sources.first().map_or_else(|| report.id.to_string(), |origin| origin.display().into_owned());
        let name = file.rsplit(['/', '\\']).next().unwrap_or(&file).to_owned();
        let title = identity.title.as_deref().filter(|title| !title.trim().is_empty());
        (title.map_or(name, str::to_owned), note)
    }

    fn open(&mut self, id: NodeId, kind: NodeKind, label: String, depth: usize) -> usize {
        self.nodes.push(Node { id, kind, label, note: String::new(), depth, count: 0, end: 0 });
        self.nodes.len() - 1
    }

    fn leaf(&mut self, report: Arc<Report>, label: String, note: String, depth: usize) {
        let end = self.nodes.len() + 1;
        let id = NodeId::Report(report.id.clone());
        self.nodes.push(Node { id, kind: NodeKind::Report(report), label, note, depth, count: 1, end });
    }

    fn close(&mut self, at: usize) {
        let end = self.nodes.len();
        let count = self.nodes.get(at + 1..).map_or(0, |below| below.iter().filter(|node| !node.is_branch()).count());
        if let Some(node) = self.nodes.get_mut(at) {
            (node.end, node.count) = (end, count);
        }
    }
}

fn sort_by_year(reports: &mut [Arc<Report>]) {
    reports.sort_by(|a, b| {
        let key = |report: &Report| (report.identity.filed_year(), report.identity.delivered_on);
        key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
    });
}
