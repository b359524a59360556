//! What is chosen for comparison.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::tree::NodeKind;
use super::{App, Panel};
use crate::region::{Gazetteer, RegionId};
use crate::report::{Kind, Report};
use crate::wording;

/// Something marked for comparison.
#[derive(Clone, Debug)]
pub enum Mark {
    /// A region with all its years.
    Region(RegionId),
    /// One document.
    Report(Arc<Report>),
}

impl PartialEq for Mark {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Mark::Region(one), Mark::Region(other)) => one == other,
            (Mark::Report(one), Mark::Report(other)) => one.id == other.id,
            _ => false,
        }
    }
}

impl Mark {
    /// What it is called.
    pub fn name(&self) -> String {
        match self {
            Mark::Region(id) => Gazetteer::shared().get(*id).map_or_else(String::new, |region| region.name.to_owned()),
            Mark::Report(report) => wording::document(report),
        }
    }
}

impl App {
    /// What Space marks here: the region or the document that is chosen, or all documents of a year.
    pub fn marks_here(&self) -> Option<Vec<Mark>> {
        if self.panel != Panel::Tree {
            return self.document.as_ref().map(|document| vec![Mark::Report(Arc::clone(&document.report))]);
        }
        let node = self.tree.selected()?;
        match &node.kind {
            NodeKind::Region(id) => Some(vec![Mark::Region(*id)]),
            NodeKind::Report(report) => Some(vec![Mark::Report(Arc::clone(report))]),
            NodeKind::Year => Some(self.tree.reports_of(node).into_iter().map(Mark::Report).collect()),
            NodeKind::Others | NodeKind::Unknown => None,
        }
    }

    /// Marks what is chosen, or unmarks it when all of it is marked; then goes on to the next line.
    pub fn toggle_mark(&mut self) {
        let Some(here) = self.marks_here() else { return };
        self.toggle(here);
        if self.panel == Panel::Tree {
            self.step(super::list::Step::Down);
        }
    }

    /// Marks all of these, or unmarks them when all of them are marked.
    pub fn toggle(&mut self, these: Vec<Mark>) {
        self.set_marks(|marks| {
            if these.iter().all(|mark| marks.contains(mark)) {
                marks.retain(|mark| !these.contains(mark));
            } else {
                add(marks, these);
            }
        });
    }

    /// Marks these besides what is marked.
    pub fn mark_also(&mut self, these: Vec<Mark>) {
        self.set_marks(|marks| add(marks, these));
    }

    /// Whether a region is marked.
    pub fn is_region_marked(&self, region: RegionId) -> bool {
        self.marks.contains(&Mark::Region(region))
    }

    /// Whether a document is marked, by itself.
    pub fn is_report_marked(&self, report: &Report) -> bool {
        self.marks.iter().any(|mark| matches!(mark, Mark::Report(marked) if marked.id == report.id))
    }

    /// The documents that the marks stand for: of a region, its newest work report.
    pub fn marked_reports(&self) -> Vec<Arc<Report>> {
        let newest = self.newest_of_marked_regions();
        let reports = self.marks.iter().filter_map(|mark| match mark {
            Mark::Region(region) => newest.get(&Gazetteer::shared().current(*region)).copied(),
            Mark::Report(report) => Some(report),
        });
        let mut seen = HashSet::new();
        reports.filter(|report| seen.insert(&report.id)).cloned().collect()
    }

    /// The newest work report of every region that is marked, by the region's name of today: one walk for all of them.
    fn newest_of_marked_regions(&self) -> HashMap<RegionId, &Arc<Report>> {
        let gazetteer = Gazetteer::shared();
        let regions = self.marks.iter().filter_map(|mark| match mark {
            Mark::Region(region) => Some(gazetteer.current(*region)),
            Mark::Report(_) => None,
        });
        let mut newest: HashMap<RegionId, Option<&Arc<Report>>> = regions.map(|region| (region, None)).collect();
        let given = |report: &Report| (report.identity.filed_year(), report.identity.delivered_on);
        let marked = if newest.is_empty() { &[][..] } else { self.corpus.reports.as_slice() };
        for report in marked.iter().filter(|report| is_work_report(report)) {
            let region = report.identity.region.map(|region| gazetteer.current(region));
            let Some(known) = region.and_then(|region| newest.get_mut(&region)) else { continue };
            if known.is_none_or(|known| given(known) <= given(report)) {
                *known = Some(report);
            }
        }
        newest.into_iter().filter_map(|(region, report)| Some((region, report?))).collect()
    }

    /// The work reports of a region under its name of today, the oldest first.
    pub fn work_reports_of(&self, region: RegionId) -> Vec<Arc<Report>> {
        let gazetteer = Gazetteer::shared();
        let current = gazetteer.current(region);
        let mut reports: Vec<Arc<Report>> = self
            .corpus
            .reports
            .iter()
            .filter(|report| is_work_report(report))
            .filter(|report| report.identity.region.is_some_and(|id| gazetteer.current(id) == current))
            .cloned()
            .collect();
        reports.sort_by_key(|report| (report.identity.filed_year(), report.identity.delivered_on));
        reports
    }
}

fn add(marks: &mut Vec<Mark>, these: Vec<Mark>) {
    for mark in these {
        if !marks.contains(&mark) {
            marks.push(mark);
        }
    }
}

fn is_work_report(report: &Report) -> bool {
    report.identity.kind == Kind::GovernmentWorkReport
}
