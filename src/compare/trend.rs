//! One subject of one or several regions over all years: results, targets and goals, what was restated later, streaks
//! and breaks.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::figure::Figure;
use super::figures::Figures;
use super::subject::{Phase, Slot, Subject};
use super::table::{Missing, why_empty};
use super::target::{Outcome, judge};
use crate::indicator::IndicatorId;
use crate::observation::Measure;
use crate::region::RegionId;

/// One subject over the years.
#[derive(Clone, Debug)]
pub struct Trend {
    /// What it is about.
    pub subject: Subject,
    /// The unit of all values.
    pub unit: &'static str,
    /// First and last year.
    pub years: (u16, u16),
    /// One line a region.
    pub lines: Vec<TrendLine>,
}

/// One region over the years.
#[derive(Clone, Debug)]
pub struct TrendLine {
    /// Whose.
    pub region: RegionId,
    /// One point a year, from the first year to the last.
    pub points: Vec<TrendPoint>,
}

/// What one region states about one year.
#[derive(Clone, Debug)]
pub struct TrendPoint {
    /// The year that the numbers are about.
    pub year: u16,
    /// The result, as the report of the year after states it.
    pub result: Option<Figure>,
    /// Why there is no result.
    pub missing: Option<Missing>,
    /// The last of the later statements that differ from the first.
    pub restated: Option<Figure>,
    /// The target that the report of the year sets.
    pub target: Option<Figure>,
    /// The goal of a plan that covers the year.
    pub plan: Option<Figure>,
    /// What became of the target.
    pub outcome: Option<Outcome>,
    /// Result minus the result of the year before.
    pub step: Option<Decimal>,
    /// Words in the sentence that tell of another definition, and where the unit or the name changed.
    pub break_note: Option<String>,
    /// Years in a row, up to this one, that went the same way: positive up, negative down.
    pub streak: i16,
}

/// The words by which a report tells that a number is not comparable with the one before.
const BREAK_WORDS: &[&str] =
    &["可比口径", "同口径", "新口径", "老口径", "口径调整", "统计口径", "口径变化", "经济普查", "扣除", "剔除", "修订"];

impl Trend {
    /// The years for which any of the regions says anything, or the given ones.
    pub fn new(
        figures: &Arc<Figures>,
        subject: Subject,
        regions: &[RegionId],
        years: Option<(u16, u16)>,
    ) -> Option<Self> {
        let years = years.or_else(|| years_stated(figures, subject, regions))?;
        let unit = common_unit(figures, subject, regions, years);
        let lines = regions
            .iter()
            .map(|region| TrendLine { region: *region, points: points(figures, subject, *region, years, unit) });
        Some(Self { subject, unit, years, lines: lines.collect() })
    }

    /// The slot that most regions state for most years: what to show when a reader names only the indicator. Levels are
    /// preferred to growth where there are at least half as many.
    pub fn usual_slot(figures: &Figures, indicator: IndicatorId, regions: &[RegionId]) -> Slot {
        let count = |slot: Slot| {
            let subject = Subject { indicator, slot };
            let years = |region: RegionId| {
                let (from, to) = span_of_reports(figures, &[region])?;
                Some((from..=to).filter(|year| states(figures, region, *year, subject, Phase::Actual)).count())
            };
            regions.iter().filter_map(|region| years(*region)).sum::<usize>()
        };
        let (level, growth) = (Slot::yearly(Measure::Level), Slot::yearly(Measure::Growth));
        if count(level) * 2 >= count(growth) { level } else { growth }
    }
}

/// From a year before the first report to the year of the last.
fn span_of_reports(figures: &Figures, regions: &[RegionId]) -> Option<(u16, u16)> {
    let first = regions.iter().filter_map(|region| figures.report_years(*region).next()).min()?;
    let last = regions.iter().filter_map(|region| figures.report_years(*region).next_back()).max()?;
    Some((first.saturating_sub(1), last))
}

fn states(figures: &Figures, region: RegionId, year: u16, subject: Subject, phase: Phase) -> bool {
    !figures.stated(region, phase, year, subject).is_empty()
}

fn years_stated(figures: &Figures, subject: Subject, regions: &[RegionId]) -> Option<(u16, u16)> {
    let (from, to) = span_of_reports(figures, regions)?;
    let said = |year: &u16| {
        let phases = [Phase::Actual, Phase::Target];
        regions.iter().any(|region| phases.iter().any(|phase| states(figures, *region, *year, subject, *phase)))
    };
    // A goal of a plan stands in the year for which it is set.
    let aimed = |year: &u16| {
        let plan = |region: &RegionId| figures.stated(*region, Phase::Plan, *year, subject).best().copied();
        regions.iter().filter_map(plan).any(|plan| plan.period.to == *year)
    };
    // Results of earlier years are stated too, up to a plan before the first report; goals reach as far beyond the last.
    let said = |year: &u16| said(year) || aimed(year);
    let mut years = (from.saturating_sub(PLAN)..=to.saturating_add(PLAN)).filter(said);
    let first = years.next()?;
    Some((first, years.next_back().unwrap_or(first)))
}

/// Years of a plan, and one more: the plan of the five years to come is set in the year before them.
const PLAN: u16 = 6;

fn common_unit(figures: &Figures, subject: Subject, regions: &[RegionId], years: (u16, u16)) -> &'static str {
    let mut units: Vec<&'static str> = Vec::new();
    for region in regions {
        for year in years.0..=years.1 {
            units.extend(figures.stated(*region, Phase::Actual, year, subject).best().map(|figure| figure.unit));
            units.extend(figures.stated(*region, Phase::Target, year, subject).best().map(|figure| figure.unit));
        }
    }
    let home = subject.home_unit();
    if units.contains(&home) {
        return home;
    }
    units.sort_unstable();
    let most = units.chunk_by(|a, b| a == b).rev().max_by_key(|group| group.len());
    most.and_then(|group| group.first()).copied().unwrap_or("")
}

fn points(
    figures: &Figures,
    subject: Subject,
    region: RegionId,
    years: (u16, u16),
    unit: &'static str,
) -> Vec<TrendPoint> {
    let mut points: Vec<TrendPoint> = Vec::new();
    for year in years.0..=years.1 {
        let mut point = point(figures, subject, region, year, unit);
        let before = points.last();
        if let (Some(result), Some(earlier)) = (point.result, before.and_then(|point| point.result)) {
            let step = result.point() - earlier.point();
            let way = if step.is_zero() {
                0
            } else if step.is_sign_positive() {
                1
            } else {
                -1
            };
            let streak = before.map_or(0, |point| point.streak);
            point.step = Some(step.normalize());
            point.streak = if way == streak.signum() { streak + way } else { way };
        }
        points.push(point);
    }
    points
}

fn point(figures: &Figures, subject: Subject, region: RegionId, year: u16, unit: &'static str) -> TrendPoint {
    let in_unit = |phase| figures.stated(region, phase, year, subject).best_in(unit).map(|(_, figure)| *figure);
    let results = figures.stated(region, Phase::Actual, year, subject);
    let result = in_unit(Phase::Actual);
    let target = in_unit(Phase::Target);
    let missing = match (result, results.best()) {
        (Some(_), _) => None,
        (None, Some(other)) => Some(Missing::OtherUnit(*other)),
        (None, None) => Some(why_empty(figures, region, Phase::Actual, year, subject)),
    };
    TrendPoint {
        year,
        result,
        missing,
        restated: result.and_then(|first| restated(figures, results.iter(), &first)),
        target,
        plan: in_unit(Phase::Plan),
        outcome: target.zip(result).map(|(target, result)| judge(&target, &result, subject).0),
        step: None,
        break_note: result.and_then(|figure| break_note(figures, &figure)),
        streak: 0,
    }
}

/// The statement of the latest report, where that differs from the first in a printed digit.
fn restated<'a>(figures: &Figures, all: impl Iterator<Item = &'a Figure>, first: &Figure) -> Option<Figure> {
    let given = |figure: &Figure| figures.report(figure.report).and_then(|report| report.identity.year);
    let later = all.filter(|other| other.unit == first.unit && given(other) > given(first));
    later.max_by_key(|other| given(other)).filter(|latest| !latest.agrees_with(first)).copied()
}

fn break_note(figures: &Figures, figure: &Figure) -> Option<String> {
    let sentence = figures.sentence(figure);
    let observation = figures.observation(figure)?;
    // Only words near the number are about it: a sentence of a report may hold ten numbers.
    let near = observation.span.start.saturating_sub(observation.sentence.start) as usize;
    let close = |words: &&&str| sentence.match_indices(**words).any(|(at, _)| at.abs_diff(near) < NEAR);
    BREAK_WORDS.iter().find(close).map(|words| (*words).to_owned())
}

/// Bytes: about twenty characters.
const NEAR: usize = 60;
