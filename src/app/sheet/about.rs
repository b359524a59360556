//! What a table is about, and how the place that the reader is at decides it.

use crate::app::{App, Mark, Panel, View};
use crate::compare::{Figure, Phase, Subject};
use crate::region::{Gazetteer, RegionId};

/// What a table is about.
#[derive(Clone, Debug, PartialEq)]
pub enum About {
    /// Targets against the results that the next report states.
    Targets {
        /// Whose.
        regions: Vec<RegionId>,
    },
    /// One indicator over the years.
    Trend {
        /// Which.
        subject: Subject,
        /// Of which regions.
        regions: Vec<RegionId>,
    },
    /// Regions in order.
    Ranks {
        /// By what.
        subject: Subject,
        /// The year that the numbers are about.
        year: u16,
        /// Results, targets or plans.
        phase: Phase,
        /// The reader's own place.
        own: RegionId,
        /// Among which regions.
        scope: Scope,
    },
}

impl About {
    /// Columns on the left that say what a row is about: they stay where they are.
    pub fn names(&self) -> usize {
        match self {
            About::Targets { .. } => 3,
            About::Trend { .. } => 1,
            About::Ranks { .. } => 2,
        }
    }
}

/// Among which regions a place is looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Those under the same superior.
    #[default]
    Siblings,
    /// All of the same level.
    Level,
}

/// A subject, the region that states it, the year and the phase.
struct Chosen {
    subject: Subject,
    region: RegionId,
    year: u16,
    phase: Phase,
}

impl App {
    /// Targets and results of the marked regions, or of the one that is looked at.
    pub fn about_targets(&self) -> Option<About> {
        let regions = match self.view {
            View::Compare => self.compared_regions(),
            View::Sheet => self.sheet.key().and_then(|key| key.region).into_iter().collect(),
            View::Browse | View::Concordance | View::Beside => self.regions_here(),
        };
        (!regions.is_empty()).then_some(About::Targets { regions })
    }

    /// The chosen indicator over time, of the regions that are compared or marked, or of the one that states it.
    pub fn about_trend(&self) -> Option<About> {
        let chosen = self.chosen_subject()?;
        let mut regions = if self.view == View::Compare { self.compared_regions() } else { self.marked_regions() };
        if !regions.contains(&chosen.region) {
            regions.insert(0, chosen.region);
        }
        Some(About::Trend { subject: chosen.subject, regions })
    }

    /// The place of the region among its like by the chosen indicator.
    pub fn about_ranks(&self) -> Option<About> {
        let Chosen { subject, region, year, phase } = self.chosen_subject()?;
        Some(About::Ranks { subject, year, phase, own: region, scope: Scope::default() })
    }

    fn chosen_subject(&self) -> Option<Chosen> {
        if self.view == View::Compare {
            let table = self.compare.table.as_ref()?;
            let column = table.choice.columns.get(self.compare.column)?;
            let subject = self.compare.subject()?;
            return Some(Chosen { subject, region: column.region, year: column.year, phase: table.choice.phase });
        }
        if self.view == View::Sheet {
            let key = self.sheet.key()?;
            let phase = match self.sheet.about {
                Some(About::Ranks { phase, .. }) => phase,
                _ => Phase::Actual,
            };
            return Some(Chosen { subject: key.subject?, region: key.region?, year: key.year?, phase });
        }
        let (report, observation) = self.chosen_observation()?;
        let region = report.identity.region?;
        // The place of the observation only serves to find it again; here it is at hand.
        let (phase, subject, figure) = Figure::new(&report, (0, 0), &report.observations.get(observation)?)?;
        Some(Chosen { subject, region: Gazetteer::shared().current(region), year: figure.period.to, phase })
    }

    fn compared_regions(&self) -> Vec<RegionId> {
        let mut regions = Vec::new();
        for column in &self.compare.settings.columns {
            if !regions.contains(&column.key.region) {
                regions.push(column.key.region);
            }
        }
        regions
    }

    /// The regions that are marked, each once.
    pub fn marked_regions(&self) -> Vec<RegionId> {
        let mut regions = Vec::new();
        for mark in &self.marks {
            let region = match mark {
                Mark::Region(region) => Some(*region),
                Mark::Report(report) => report.identity.region.map(|id| Gazetteer::shared().current(id)),
            };
            regions.extend(region.filter(|region| !regions.contains(region)));
        }
        regions
    }

    /// The marked regions; when there are none, the one that is looked at.
    fn regions_here(&self) -> Vec<RegionId> {
        let marked = self.marked_regions();
        if !marked.is_empty() {
            return marked;
        }
        let here = match (self.panel, self.tree.selected().map(|node| &node.kind)) {
            (Panel::Tree, Some(crate::app::tree::NodeKind::Region(id))) => Some(*id),
            (Panel::Tree, Some(crate::app::tree::NodeKind::Report(report))) => report.identity.region,
            _ => self.document.as_ref().and_then(|document| document.report.identity.region),
        };
        here.map(|id| Gazetteer::shared().current(id)).into_iter().collect()
    }
}
