//! Period, base and status of one number.

use crate::observation::{Measure, Period, Status};

use super::follow::{average_follows, yearly_growth_follows, years_before_follow};
use super::lead::{Change, Said};
use super::nature::{Class, Nature};
use super::setting::{Mode, Setting};
use super::time::{When, plan_of};
use super::token::Token;

/// When a number holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dated {
    pub(super) period: Option<Period>,
    pub(super) base: Option<Period>,
    pub(super) status: Status,
}

/// What decides the period of one number.
pub(super) struct Clues<'a> {
    pub(super) said: &'a Said,
    /// The time that holds for this number: said in its clause, or before it in the sentence.
    pub(super) time: Option<super::time::TimeHit>,
    pub(super) measure: Measure,
    pub(super) nature: Option<Nature>,
    /// The year of A in 由A提高到B, for the average over the way.
    pub(super) origin: Option<u16>,
    /// The first value of 由A提高到B.
    pub(super) baseline: bool,
    /// The second value of 由A提高到B.
    pub(super) arrival: bool,
    /// The sentence behind the number: where growth over the year before follows, the number is one year's; where the years
    /// before are compared with, it is that of all the years.
    pub(super) ahead: &'a [Token<'a>],
    /// 预计 was said in the sentence.
    pub(super) expected: bool,
    /// Neither a rate nor a number of things that exist.
    pub(super) added_up: bool,
    /// 累计 was said of a sum before it in the sentence, and no verb says that the amount was reached: 累计利用外资12亿美元，进出口30亿美元.
    pub(super) summed: bool,
    /// Growth by so many times, which no single year brings.
    pub(super) times: bool,
    /// A goal of several years so small that it is that of each year: 生产总值增长8%.
    pub(super) yearly: bool,
}

/// Section first, then sentence, then clause.
pub(super) fn date(setting: &Setting, clues: &Clues<'_>) -> Dated {
    let time = clues.time.map(|hit| setting.resolve(hit));
    let over = match (time, setting.mode) {
        (Some(resolved), _) => resolved.period,
        (None, Mode::Year(year) | Mode::Aim(year)) => Period::year(year),
        (None, Mode::Span(period) | Mode::Plan(period)) => period,
    };
    let mut status = time.map_or_else(|| setting.status(), |resolved| setting.status_of(resolved.period));
    if clues.expected && over.to == setting.year && setting.status() == Status::Actual {
        // 预计到2016年底, in a review given in the course of that year.
        status = Status::Actual;
    }
    // 今年以来: of the year of the report what has come to pass.
    if clues.time.is_some_and(|hit| hit.begun) && over == Period::year(setting.year) {
        status = Status::Actual;
    }
    if clues.said.planned {
        status = Status::Target;
    }
    let said_span = time.is_some() && over.single().is_none();
    let said_base = clues.said.base.map(|hit| setting.resolve(hit).period);
    let base = said_base.map(|period| period.to);
    let (mut period, base) = match clues.measure {
        Measure::AvgGrowth => (average(setting, clues, over), None),
        Measure::Growth => growth(setting, clues, over, base),
        Measure::Multiple => {
            let term =
                setting.term.filter(|term| clues.time.is_none_or(|hit| hit.until) && over.single() == Some(term.to));
            let base = base.or(term.map(|term| term.from.saturating_sub(1)));
            let base = base.unwrap_or_else(|| before(setting, over, status));
            (Period::year(over.to), (base + 1 != over.to).then_some(base))
        }
        Measure::Change => change(clues, over, base),
        Measure::Level | Measure::Share | Measure::Rank => (level(setting, clues, over, (said_span, status)), None),
    };
    let mut base = base.map(Period::year);
    if let Some(sums) = said_base.and_then(|base| sums_compared(clues, over, base)) {
        (period, base) = (sums, said_base);
    }
    if clues.baseline {
        // 由2015年的A: said, or the year before what is spoken of.
        let said_here = clues.said.time.map(|hit| setting.resolve(hit).period);
        period = match said_here {
            Some(p) if p.single().is_some() => p,
            // 五年间从A到B: from the year before them.
            Some(p) => Period::year(p.from.saturating_sub(1)),
            // 2003年到2023年，…由A增加到B: so long a way is told by its two ends.
            None if long_way(clues.time, over) => Period::year(over.from),
            // Over the five years that the report looks back on, also where only their last was said.
            None => match setting.term.filter(|term| over.single() == Some(term.to)) {
                Some(term) => Period::year(term.from.saturating_sub(1)),
                None => Period::year(over.from.saturating_sub(1)),
            },
        };
        base = None;
        if period.to <= setting.review {
            status = Status::Actual;
        }
    }
    Dated { period: setting.known.then_some(period), base: base.filter(|_| setting.known), status }
}

/// 五年投资…，是前五年的2.4倍: the years whose sum is compared with that of the years of `base`. Stocks and rates are compared
/// at the ends.
fn sums_compared(clues: &Clues<'_>, over: Period, base: Period) -> Option<Period> {
    let sums = clues.nature.is_none_or(|n| !n.stock && !n.rate && !n.index);
    let compared = matches!(clues.measure, Measure::Growth | Measure::Multiple);
    (sums && compared && base.single().is_none() && over.to > base.to).then(|| Period::span(base.to + 1, over.to))
}

/// Years of a plan or a term; a longer way begins with its first year, not with the year before it.
const TERM: u16 = 6;

fn long_way(time: Option<super::time::TimeHit>, over: Period) -> bool {
    matches!(time.map(|hit| hit.when), Some(When::Years(..))) && over.to - over.from > TERM
}

/// The base of a multiple when none is said.
fn before(setting: &Setting, over: Period, status: Status) -> u16 {
    match status {
        Status::Target if over.single().is_some() => setting.review,
        _ => over.from.saturating_sub(1),
    }
}

/// 年均: over the years spoken of; over the plan where one year is spoken of.
fn average(setting: &Setting, clues: &Clues<'_>, over: Period) -> Period {
    if over.single().is_none() {
        // 2003年到2023年，…年均增长8%: the first of so many years is the one that growth is counted from.
        let from = if long_way(clues.time, over) { over.from + 1 } else { over.from };
        return Period::span(from, over.to);
    }
    let year = over.to;
    if let Some(origin) = clues.origin.filter(|origin| *origin + 1 < year) {
        return Period::span(origin + 1, year);
    }
    match setting.mode {
        Mode::Span(span) | Mode::Plan(span) if span.to == year || clues.time.is_none() => span,
        Mode::Aim(_) => {
            let plan = plan_of(year);
            if year > setting.year { Period::span(setting.year.max(plan.from), year) } else { plan }
        }
        _ if year > setting.review => plan_of(year),
        Mode::Year(_) if setting.term.is_some_and(|term| term.to == year) => setting.term.unwrap_or(over),
        _ => {
            let plan = plan_of(year);
            if plan.from < year { Period::span(plan.from, year) } else { Period::span(year.saturating_sub(4), year) }
        }
    }
}

fn growth(setting: &Setting, clues: &Clues<'_>, over: Period, base: Option<u16>) -> (Period, Option<u16>) {
    let year = Period::year(over.to);
    if let Some(base) = base {
        return (year, (base + 1 != over.to).then_some(base));
    }
    if let Mode::Span(span) = setting.mode
        && (clues.said.cumulative || clues.times)
        && !clues.said.year_on_year
        && over.single() == Some(span.to)
    {
        // 2012年，…；能耗累计下降21%: over the years looked back on.
        return (year, Some(span.from.saturating_sub(1)));
    }
    if over.single().is_some() || clues.said.year_on_year {
        return (year, None);
    }
    if let Some(hit) = clues.time
        && matches!(hit.when, When::Running(_))
    {
        return (over, None);
    }
    if clues.yearly {
        return (over, None);
    }
    (year, Some(over.from.saturating_sub(1)))
}

fn change(clues: &Clues<'_>, over: Period, base: Option<u16>) -> (Period, Option<u16>) {
    let year = Period::year(over.to);
    match base {
        // 较2015年增加6804家: over the years since then.
        Some(base) if base + 1 < over.to => (Period::span(base + 1, over.to), None),
        Some(_) => (year, None),
        None if clues.said.year_on_year => (year, None),
        None => (over, None),
    }
}

/// Sums cover the whole time, stocks and rates its end.
fn level(setting: &Setting, clues: &Clues<'_>, over: Period, (said_span, status): (bool, Status)) -> Period {
    let end = Period::year(over.to);
    let flow = clues.nature.is_some_and(|n| !n.stock && matches!(n.class, Class::Money | Class::Count));
    if let Some(origin) = clues.origin.filter(|origin| flow && clues.said.cumulative && origin + 1 < over.to) {
        // 从2005年A增加到2010年B，累计完成C: the sum over the way.
        return Period::span(origin + 1, over.to);
    }
    // 到2021年，…累计超过1000亿元, among the goals of several years: the sum of all of them.
    let until = clues.time.is_some_and(|hit| hit.until) && flow && clues.said.cumulative;
    if let Mode::Span(years) | Mode::Plan(years) = setting.mode
        && until
        && over.single() == Some(years.to)
    {
        return years;
    }
    // 累计利用外资519亿美元、年均增长22%: an average follows the sum of all the years that it is over.
    if over.single().is_some() && flow && (clues.said.cumulative || clues.summed) && average_follows(clues.ahead) {
        return average(setting, clues, over);
    }
    if over.single().is_some()
        || clues.baseline
        || clues.arrival
        || (!clues.said.cumulative && yearly_growth_follows(clues.ahead))
    {
        return end;
    }
    let said = clues.said;
    let sums = clues.nature.is_none_or(|n| n.sums);
    let rate = clues.nature.is_some_and(|n| n.rate);
    let in_all = clues.added_up && years_before_follow(clues.ahead);
    if in_all || (clues.summed && (flow || clues.nature.is_some_and(|n| n.rate))) {
        return over;
    }
    if clues.nature.is_some_and(|n| n.stock) && said.cumulative && !said.add {
        // 高速公路累计达1200公里: all there are.
        return end;
    }
    if said.cumulative || said.running || said.add || said.avg {
        return over;
    }
    if said.keep && status == Status::Actual {
        return over;
    }
    // 五年完成固定资产投资…: of a flow, the years that are counted up beside the verb are summed up.
    let counted = said.time.is_some_and(|hit| match hit.when {
        When::SomeYears(_) | When::Years(..) => true,
        // “十三五”旅游人数9000万人
        When::Plan(_) => said.change == Change::None,
        _ => false,
    });
    if sums || (flow && counted && said.change != Change::To) {
        return over;
    }
    if rate && said_span && clues.time.is_some_and(|hit| matches!(hit.when, When::Plan(_))) && !said.pass && said.share
    {
        return over;
    }
    end
}
