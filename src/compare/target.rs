//! 目标与实绩: the target that the report of a year sets, and the result that the report of the year after states.

use rust_decimal::Decimal;

use super::definition::{direction, kindred};
use super::figure::Figure;
use super::figures::{Figures, WordPlace};
use super::subject::{Phase, Slot, Subject};
use crate::indicator::Direction;
use crate::lang::Lang;
use crate::observation::Measure;
use crate::quantity::Comparator;
use crate::region::{Gazetteer, Level, RegionId};

/// What became of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// 完成
    Met,
    /// 接近完成: short of a target of 左右 by no more than that word allows
    About,
    /// 未完成
    Missed,
    /// The target is in words, so that a reader must judge.
    InWords,
    /// The report of the year after is not out, as far as the corpus goes.
    NotYetReported,
    /// The report of the year after is not loaded, though later ones are.
    NoReport,
    /// The report of the year after does not state it.
    NotStated,
    /// It is stated in a unit that cannot be compared.
    OtherUnit,
    /// The report of the year after states another indicator in its place.
    DefinitionChanged,
}

impl Outcome {
    /// The name used in exports.
    pub fn key(self) -> &'static str {
        match self {
            Outcome::Met => "met",
            Outcome::About => "about_met",
            Outcome::Missed => "missed",
            Outcome::InWords => "in_words",
            Outcome::NotYetReported => "not_yet_reported",
            Outcome::NoReport => "no_report",
            Outcome::NotStated => "not_stated",
            Outcome::OtherUnit => "other_unit",
            Outcome::DefinitionChanged => "definition_changed",
        }
    }

    /// The name that people read, with a sign that needs no colour.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Outcome::Met => lang.pick("▲完成", "▲met"),
            Outcome::About => lang.pick("≈接近", "≈about met"),
            Outcome::Missed => lang.pick("▼未完成", "▼missed"),
            Outcome::InWords => lang.pick("文字目标", "in words"),
            Outcome::NotYetReported => lang.pick("尚未报告", "not yet reported"),
            Outcome::NoReport => lang.pick("无下年报告", "no later report"),
            Outcome::NotStated => lang.pick("未提及", "not stated"),
            Outcome::OtherUnit => lang.pick("单位不同", "other unit"),
            Outcome::DefinitionChanged => lang.pick("口径变化", "definition changed"),
        }
    }
}

/// What was aimed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// A number.
    Number(Figure),
    /// Words only.
    Words(WordPlace),
}

/// One target with what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TargetLine {
    /// Whose target.
    pub region: RegionId,
    /// The year that it is for.
    pub year: u16,
    /// What it is about.
    pub subject: Subject,
    /// What was aimed at.
    pub aim: Aim,
    /// The result that the report of the year after states.
    pub result: Option<Figure>,
    /// What is stated in place of a result after a change of definition.
    pub instead: Option<(Subject, Figure)>,
    /// Met, missed, or why that cannot be said.
    pub outcome: Outcome,
    /// Result minus target; to the nearer end of a range.
    pub gap: Option<Decimal>,
    /// The superior region's target for the same year.
    pub superior: Option<(RegionId, Figure)>,
    /// 加码: own target minus the superior's, of rates.
    pub overbid: Option<Decimal>,
    /// Years in a row, this one included, with the same target.
    pub unchanged: u16,
}

/// Every target of the regions for the years (all years of their reports when `years` is empty), region by region.
pub fn targets(figures: &Figures, regions: &[RegionId], years: &[u16]) -> Vec<TargetLine> {
    let mut lines = Vec::new();
    for region in regions {
        let own: Vec<u16> = if years.is_empty() { figures.report_years(*region).collect() } else { years.to_vec() };
        for year in own {
            lines.extend(targets_of(figures, *region, year));
        }
    }
    lines
}

/// Every target of one region for one year, in the order of the taxonomy.
pub fn targets_of(figures: &Figures, region: RegionId, year: u16) -> Vec<TargetLine> {
    let numbers = figures.shelf(region, Phase::Target, year).filter_map(|(subject, stated)| {
        let target = stated.best()?;
        Some(number_line(figures, region, year, subject, *target))
    });
    let mut lines: Vec<TargetLine> = numbers.collect();
    for place in figures.all_in_words(region, year) {
        let Some(target) = figures.word_target(*place) else { continue };
        // A target that is also given as a number was judged by the number.
        let single = target.period.is_none_or(|period| period.single().is_some());
        let known = lines.iter().any(|line| line.subject.indicator == target.indicator);
        let own_year = figures.report(place.report).and_then(|report| super::figure::report_year(report)) == Some(year);
        if single && own_year && !known {
            lines.push(words_line(figures, region, year, target.indicator, *place));
        }
    }
    lines.sort_by_key(|line| line.subject);
    lines
}

fn number_line(figures: &Figures, region: RegionId, year: u16, subject: Subject, target: Figure) -> TargetLine {
    let results = figures.stated(region, Phase::Actual, year, subject);
    let result = results.best_in(target.unit).map(|(_, figure)| *figure).or(results.best().copied());
    let mut instead = None;
    let (outcome, gap) = match &result {
        Some(result) => judge(&target, result, subject),
        None => {
            instead = kindred_result(figures, region, year, subject);
            (absent(figures, region, year, instead.is_some()), None)
        }
    };
    let superior = superior_target(figures, region, year, subject).filter(|(_, figure)| figure.unit == target.unit);
    // An amount of a part is always less than that of the whole: only rates can be bid over.
    let rate = matches!(target.unit, "%" | "个百分点" | "倍");
    let overbid = superior.filter(|_| rate).and_then(|(_, figure)| target.point().checked_sub(figure.point()));
    let overbid = overbid.map(|gap| gap.normalize());
    TargetLine {
        region,
        year,
        subject,
        aim: Aim::Number(target),
        result,
        instead,
        outcome,
        gap,
        superior,
        overbid,
        unchanged: unchanged(figures, region, year, subject, &target),
    }
}

fn words_line(
    figures: &Figures,
    region: RegionId,
    year: u16,
    indicator: crate::indicator::IndicatorId,
    place: WordPlace,
) -> TargetLine {
    let subject = |measure| Subject { indicator, slot: Slot::yearly(measure) };
    let result = [Measure::Growth, Measure::Level, Measure::Change].into_iter().find_map(|measure| {
        Some((subject(measure), *figures.stated(region, Phase::Actual, year, subject(measure)).best()?))
    });
    let instead = match result {
        Some(_) => None,
        None => kindred_result(figures, region, year, subject(Measure::Growth)),
    };
    TargetLine {
        region,
        year,
        subject: result.map_or(subject(Measure::Growth), |(subject, _)| subject),
        aim: Aim::Words(place),
        result: result.map(|(_, figure)| figure),
        instead,
        outcome: match result {
            Some(_) => Outcome::InWords,
            None => absent(figures, region, year, instead.is_some()),
        },
        gap: None,
        superior: None,
        overbid: None,
        unchanged: 1,
    }
}

/// Why there is no result.
fn absent(figures: &Figures, region: RegionId, year: u16, kindred: bool) -> Outcome {
    if kindred {
        Outcome::DefinitionChanged
    } else if figures.has_report(region, Phase::Actual, year) {
        Outcome::NotStated
    } else if figures.report_years(region).next_back().is_some_and(|last| last > year) {
        Outcome::NoReport
    } else {
        Outcome::NotYetReported
    }
}

fn kindred_result(figures: &Figures, region: RegionId, year: u16, subject: Subject) -> Option<(Subject, Figure)> {
    kindred(subject.indicator).into_iter().find_map(|indicator| {
        let other = Subject { indicator, ..subject };
        // An indicator with a target of its own does not stand in for another one.
        let own = !figures.stated(region, Phase::Target, year, other).is_empty();
        let stated = figures.stated(region, Phase::Actual, year, other);
        Some((other, *stated.best().filter(|_| !own)?))
    })
}

/// Whether a result meets a target, and by how much it differs. 8.5 meets ≥8.5; a target of −3% or more (下降3%以上) is met
/// by −3.2%: the bound is on the size of the fall.
pub fn judge(target: &Figure, result: &Figure, subject: Subject) -> (Outcome, Option<Decimal>) {
    if target.unit != result.unit {
        return (Outcome::OtherUnit, None);
    }
    let value = result.point();
    let aim = match (target.comparator, target.high) {
        (Comparator::Range, Some(high)) if value > high => high,
        (Comparator::Range, Some(_)) if value > target.value => value,
        _ => target.value,
    };
    let gap = value - aim;
    let falls = target.value.is_sign_negative() && !target.value.is_zero();
    let comparator = if falls { turned(target.comparator) } else { target.comparator };
    let slack = if comparator == Comparator::Approx { about(target) } else { Decimal::ZERO };
    let met = match comparator {
        Comparator::Ge => gap >= Decimal::ZERO,
        Comparator::Gt => gap > Decimal::ZERO,
        Comparator::Le => gap <= Decimal::ZERO,
        Comparator::Lt => gap < Decimal::ZERO,
        Comparator::Eq | Comparator::Approx | Comparator::Range => match direction(subject) {
            Direction::Higher => gap >= Decimal::ZERO,
            Direction::Lower | Direction::None => gap <= Decimal::ZERO,
        },
    };
    let outcome = match met {
        true => Outcome::Met,
        false if slack > Decimal::ZERO && gap.abs() <= slack => Outcome::About,
        false => Outcome::Missed,
    };
    (outcome, Some(gap.normalize()))
}

/// How far 左右 reaches: half a point of a percentage, a twentieth of anything else.
fn about(target: &Figure) -> Decimal {
    match target.unit {
        "%" | "个百分点" => Decimal::new(5, 1),
        _ => (target.value / Decimal::from(20)).abs(),
    }
}

fn turned(comparator: Comparator) -> Comparator {
    match comparator {
        Comparator::Ge => Comparator::Le,
        Comparator::Gt => Comparator::Lt,
        Comparator::Le => Comparator::Ge,
        Comparator::Lt => Comparator::Gt,
        same => same,
    }
}

fn superior_target(figures: &Figures, region: RegionId, year: u16, subject: Subject) -> Option<(RegionId, Figure)> {
    let superior = superior(region)?;
    Some((superior, *figures.stated(superior, Phase::Target, year, subject).best()?))
}

/// The unit above a region as it is today; the nation above a province.
pub fn superior(region: RegionId) -> Option<RegionId> {
    let gazetteer = Gazetteer::shared();
    let unit = gazetteer.get(region)?;
    let nation = || gazetteer.iter().find(|(_, unit)| unit.level == Level::Nation).map(|(id, _)| id);
    match (unit.parent, unit.level) {
        (Some(parent), _) => Some(gazetteer.current(parent)),
        (None, Level::Province) => nation(),
        (None, _) => None,
    }
}

fn unchanged(figures: &Figures, region: RegionId, year: u16, subject: Subject, target: &Figure) -> u16 {
    let same = |year: &u16| {
        let before = figures.stated(region, Phase::Target, *year, subject).best();
        before.is_some_and(|before| {
            (before.value, before.high, before.comparator) == (target.value, target.high, target.comparator)
        })
    };
    let before = (0..year).rev().take_while(same).count();
    u16::try_from(before).unwrap_or(u16::MAX).saturating_add(1)
}
