//! Regions around a region, and sets of regions with names.

use std::collections::BTreeSet;

use super::compare::Column;
use super::tree::NodeKind;
use super::{App, Mark, Panel, View};
use crate::compare::{ColumnKey, superior};
use crate::region::{Gazetteer, Level, RegionId};

/// Which regions, seen from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kin {
    /// Those with the same superior and level, the region itself too.
    Siblings,
    /// The one above.
    Parent,
    /// Those right under it.
    Children,
    /// All of its level.
    Level,
}

impl App {
    /// The region at the reader's place: of the chosen node, column or document.
    pub fn region_here(&self) -> Option<RegionId> {
        let region = match (self.view, self.panel) {
            (View::Compare, _) => self.compare.settings.columns.get(self.compare.column)?.key.region,
            (_, Panel::Tree) => match &self.tree.selected()?.kind {
                NodeKind::Region(id) => *id,
                NodeKind::Report(report) => report.identity.region?,
                NodeKind::Year | NodeKind::Others | NodeKind::Unknown => return None,
            },
            _ => self.document.as_ref()?.report.identity.region?,
        };
        Some(Gazetteer::shared().current(region))
    }

    /// The loaded regions that are so related to a region.
    fn kin_of(&self, region: RegionId, kin: Kin) -> Vec<RegionId> {
        let gazetteer = Gazetteer::shared();
        let level = |id: RegionId| gazetteer.get(id).map(|region| region.level);
        let above = superior(region);
        let loaded = self.corpus.reports.iter().filter_map(|report| report.identity.region);
        let loaded: BTreeSet<RegionId> = loaded.map(|id| gazetteer.current(id)).collect();
        let is_kin = |other: &RegionId| match kin {
            // All provinces are siblings, the nation is not one of them.
            Kin::Siblings if level(region) <= Some(Level::Province) => level(*other) == level(region),
            Kin::Siblings => superior(*other) == above && level(*other) == level(region),
            Kin::Parent => Some(*other) == above,
            Kin::Children => *other != region && superior(*other) == Some(region),
            Kin::Level => level(*other) == level(region),
        };
        loaded.into_iter().filter(is_kin).collect()
    }

    /// Adds regions to what is marked, or to the columns of the comparison.
    pub fn add_kin(&mut self, kin: Kin) {
        let Some(region) = self.region_here() else { return };
        let found = self.kin_of(region, kin);
        if found.is_empty() {
            self.say(("语料里没有这样的地区", "no such region is loaded"));
            return;
        }
        if self.view == View::Compare {
            let Some(here) = self.compare.settings.columns.get(self.compare.column).copied() else { return };
            let columns = found.into_iter().map(|region| Column { key: ColumnKey { region, ..here.key }, ..here });
            self.add_columns(columns.collect());
        } else {
            for mark in found.into_iter().map(Mark::Region) {
                if !self.marks.contains(&mark) {
                    self.marks.push(mark);
                }
            }
        }
    }

    /// Adds every year of the chosen column's region.
    pub fn add_years(&mut self) {
        let Some(region) = self.region_here() else { return };
        let reports = self.work_reports_of(region);
        if self.view == View::Compare {
            let years = reports.iter().filter_map(|report| report.identity.filed_year());
            let columns = years.map(|year| Column { key: ColumnKey { region, year }, fixed: true });
            self.add_columns(columns.collect());
        } else {
            for mark in reports.into_iter().map(Mark::Report) {
                if !self.marks.contains(&mark) {
                    self.marks.push(mark);
                }
            }
        }
    }

    fn add_columns(&mut self, columns: Vec<Column>) {
        self.set_compare(|settings| {
            for column in columns {
                if !settings.columns.iter().any(|other| other.key == column.key) {
                    settings.columns.push(column);
                }
            }
        });
    }

    /// Gives the marked regions a name.
    pub fn save_set(&mut self, name: &str) {
        let regions = self.marked_regions();
        let count = regions.len();
        self.sets.set(name, &regions);
        self.notice = Some(match (self.lang, count) {
            (crate::lang::Lang::Zh, 0) => format!("没有选中地区，已忘记“{name}”"),
            (crate::lang::Lang::Zh, _) => format!("已把 {count} 个地区存为“{name}”"),
            (crate::lang::Lang::En, 0) => format!("nothing is marked; {name} is forgotten"),
            (crate::lang::Lang::En, _) => format!("{count} regions are now called {name}"),
        });
    }

    /// Marks the regions of a set instead of what is marked.
    pub fn use_set(&mut self, name: &str) {
        let Some(regions) = self.sets.get(name) else { return };
        self.marks = regions.into_iter().map(Mark::Region).collect();
        if self.view == View::Compare {
            self.open_compare();
        }
    }
}
