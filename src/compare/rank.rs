//! 位次: all regions of a level or under a parent for one subject and year.

use rust_decimal::Decimal;

use super::definition::direction;
use super::figure::Figure;
use super::figures::Figures;
use super::subject::{Phase, Subject};
use super::summary::{Summary, places};
use super::table::{Missing, why_empty};
use crate::region::{Gazetteer, Level, RegionId};

/// Regions in the order of what they state.
#[derive(Clone, Debug)]
pub struct Ranking {
    /// What it is about.
    pub subject: Subject,
    /// The year that the numbers are about.
    pub year: u16,
    /// Results, targets or plans.
    pub phase: Phase,
    /// The unit of all values.
    pub unit: &'static str,
    /// The best first; those that state nothing at the end.
    pub lines: Vec<RankLine>,
    /// Regions that state it.
    pub stated: usize,
    /// Regions whose report is loaded.
    pub reported: usize,
    /// What the stated values amount to.
    pub summary: Option<Summary>,
}

/// One region in a ranking.
#[derive(Clone, Debug)]
pub struct RankLine {
    /// Which.
    pub region: RegionId,
    /// Its place; equal values share one.
    pub place: Option<usize>,
    /// What it states.
    pub figure: Option<Figure>,
    /// Why it states nothing.
    pub missing: Option<Missing>,
    /// Length of its bar, 0 to 1 of the largest value.
    pub bar: f64,
    /// Whether it is the reader's own place.
    pub own: bool,
}

impl Ranking {
    /// Ranks the regions by what they state.
    pub fn new(
        figures: &Figures,
        subject: Subject,
        phase: Phase,
        year: u16,
        regions: &[RegionId],
        own: Option<RegionId>,
    ) -> Self {
        let unit = usual_unit(figures, subject, phase, year, regions);
        let figure = |region: &RegionId| figures.stated(*region, phase, year, subject).best_in(unit).map(|(_, f)| *f);
        let found: Vec<Option<Figure>> = regions.iter().map(figure).collect();
        let values: Vec<Option<Decimal>> = found.iter().map(|figure| figure.map(|figure| figure.point())).collect();
        let stated: Vec<Decimal> = values.iter().flatten().copied().collect();
        let most = stated.iter().map(Decimal::abs).max().unwrap_or_default();
        let mut lines: Vec<RankLine> = regions
            .iter()
            .zip(&found)
            .zip(places(&values, direction(subject)))
            .map(|((region, figure), place)| RankLine {
                region: *region,
                place,
                figure: *figure,
                missing: match figure {
                    Some(_) => None,
                    None => Some(missing(figures, subject, phase, year, *region)),
                },
                bar: figure.map_or(0.0, |figure| bar(figure.point(), most)),
                own: own == Some(*region),
            })
            .collect();
        lines.sort_by_key(|line| (line.place.unwrap_or(usize::MAX), line.region));
        let reported = regions.iter().filter(|region| figures.has_report(**region, phase, year)).count();
        Self { subject, year, phase, unit, lines, stated: stated.len(), reported, summary: Summary::of(&stated) }
    }
}

fn missing(figures: &Figures, subject: Subject, phase: Phase, year: u16, region: RegionId) -> Missing {
    match figures.stated(region, phase, year, subject).best() {
        Some(other) => Missing::OtherUnit(*other),
        None => why_empty(figures, region, phase, year, subject),
    }
}

fn bar(value: Decimal, most: Decimal) -> f64 {
    use rust_decimal::prelude::ToPrimitive;
    value.checked_div(most).and_then(|part| part.to_f64()).unwrap_or(0.0)
}

fn usual_unit(figures: &Figures, subject: Subject, phase: Phase, year: u16, regions: &[RegionId]) -> &'static str {
    let stated = |region: &RegionId| figures.stated(*region, phase, year, subject).best().map(|figure| figure.unit);
    let mut units: Vec<&'static str> = regions.iter().filter_map(stated).collect();
    units.sort_unstable();
    let home = subject.home_unit();
    if units.contains(&home) {
        return home;
    }
    let most = units.chunk_by(|a, b| a == b).rev().max_by_key(|group| group.len());
    most.and_then(|group| group.first()).copied().unwrap_or("")
}

/// All units of a level that were valid in a year, under a superior where one is given (at any depth). Hong Kong, Macao
/// and Taiwan give no report of this kind and would make every coverage look incomplete.
pub fn regions_of(level: Level, under: Option<RegionId>, year: u16) -> Vec<RegionId> {
    let gazetteer = Gazetteer::shared();
    let mut found: Vec<RegionId> = gazetteer
        .iter()
        .filter(|(_, unit)| unit.level == level)
        .filter(|(_, unit)| unit.valid_from <= year && unit.valid_to.is_none_or(|last| year <= last))
        .filter(|(_, unit)| !["71", "81", "82"].iter().any(|head| unit.code.starts_with(head)))
        .filter(|(id, _)| under.is_none_or(|under| gazetteer.is_within(gazetteer.current(*id), under)))
        .map(|(id, _)| gazetteer.current(id))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}
