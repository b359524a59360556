//! Regions around a region, and sets of regions with names.

use std::collections::BTreeSet;

use super::compare::Column;
use super::sheet::About;
use super::tree::NodeKind;
use super::{App, Mark, Panel, View};
use crate::compare::{ColumnKey, superior, units_named};
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
            (View::Sheet, _) => match (self.sheet.key().and_then(|key| key.region), &self.sheet.about) {
                (Some(region), _) => region,
                (None, Some(About::Trend { regions, .. } | About::Targets { regions })) => *regions.first()?,
                (None, _) => return None,
            },
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
        if self.view == View::Sheet {
            self.set_sheet(|about| {
                if let About::Trend { regions, .. } | About::Targets { regions } = about {
                    let new: Vec<RegionId> = found.into_iter().filter(|region| !regions.contains(region)).collect();
                    regions.extend(new);
                }
            });
        } else if self.view == View::Compare {
            let Some(here) = self.compare.settings.columns.get(self.compare.column).copied() else { return };
            let columns = found.into_iter().map(|region| Column { key: ColumnKey { region, ..here.key }, ..here });
            self.add_columns(columns.collect());
        } else {
            self.mark_also(found.into_iter().map(Mark::Region).collect());
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
            self.mark_also(reports.into_iter().map(Mark::Report).collect());
        }
    }

    /// Gives every region of the table, or every marked one, the same years: all that any of them has.
    pub fn same_years(&mut self) {
        if self.view == View::Compare {
            let columns =
                crossed(self.compare.settings.columns.iter().map(|column| (column.key.region, column.key.year)));
            let columns =
                columns.into_iter().map(|(region, year)| Column { key: ColumnKey { region, year }, fixed: true });
            let columns: Vec<Column> = columns.collect();
            self.set_compare(|settings| {
                let reference = settings.columns.get(settings.reference).map(|column| column.key);
                settings.columns = columns;
                let same = settings.columns.iter().position(|column| Some(column.key) == reference);
                settings.reference = same.unwrap_or(0);
            });
            return;
        }
        let regions = self.marked_regions();
        let marked = self.marks.iter().filter_map(|mark| match mark {
            Mark::Report(report) => report.identity.filed_year(),
            Mark::Region(_) => None,
        });
        let years: BTreeSet<u16> = marked.collect();
        let reports = regions.iter().flat_map(|region| self.work_reports_of(*region));
        let wanted = reports.filter(|report| report.identity.filed_year().is_some_and(|year| years.contains(&year)));
        let marks: Vec<Mark> = wanted.map(Mark::Report).collect();
        if marks.is_empty() {
            self.say(("先选入至少一份有年份的报告", "mark at least one report of a year first"));
            return;
        }
        // A region stands for its latest year: with years chosen, its reports say more.
        self.set_marks(|now| *now = marks);
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

    /// Gives regions a name: those that are named behind it, or the marked ones.
    pub fn save_set(&mut self, name: &str, named: &[String]) {
        let mut regions = Vec::new();
        for word in named {
            match units_named(word).as_slice() {
                [unit] => regions.push(*unit),
                found => {
                    let why = match found {
                        [] => self.lang.pick("没有这个地区", "no such region"),
                        _ => self.lang.pick("不止一个，请写全称或代码", "several: give the full name or the code"),
                    };
                    self.notice = Some(format!("{word}：{why}"));
                    return;
                }
            }
        }
        if named.is_empty() {
            regions = self.marked_regions();
        }
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
        self.set_marks(|marks| *marks = regions.into_iter().map(Mark::Region).collect());
        if self.view == View::Compare {
            self.open_compare();
        }
    }
}

/// Every region with every year, regions in the order in which they come, years in their own.
fn crossed(pairs: impl Iterator<Item = (RegionId, u16)>) -> Vec<(RegionId, u16)> {
    let mut regions: Vec<RegionId> = Vec::new();
    let mut years = BTreeSet::new();
    for (region, year) in pairs {
        if !regions.contains(&region) {
            regions.push(region);
        }
        years.insert(year);
    }
    regions.iter().flat_map(|region| years.iter().map(|year| (*region, *year))).collect()
}
