//! A disagreement between numbers, and how it is told.

use crate::indicator::Taxonomy;
use crate::lang::Lang;
use crate::observation::{Flag, Observation};
use crate::report::Report;

/// A number: which observation of which report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index of the report in the corpus; 0 where one report is checked.
    pub report: usize,
    /// Index of the observation in the report.
    pub observation: usize,
}

/// What does not agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, clap::ValueEnum)]
#[value(rename_all = "snake_case")]
#[repr(u8)]
pub enum Rule {
    /// Average growth against the levels at both ends.
    AverageGrowth,
    /// Average growth against a multiple over the same years.
    AverageMultiple,
    /// Growth against the levels at both ends.
    Growth,
    /// A multiple against the levels at both ends.
    Multiple,
    /// A change against the levels at both ends.
    Change,
    /// Parts that do not add up to the whole.
    PartsSum,
    /// A part larger than the whole.
    PartAboveWhole,
    /// The same number stated twice with different values.
    Repeated,
    /// A share or rate that rises by % instead of percentage points.
    PercentForPoints,
    /// A size that the indicator cannot have.
    OutOfRange,
    /// The size of the years before and after.
    OtherYears,
    /// The size of regions of the same level.
    Peers,
    /// Two reports state the same year differently.
    OtherReport,
}

impl Rule {
    /// The name used in rows.
    pub fn key(self) -> &'static str {
        match self {
            Rule::AverageGrowth => "average_growth",
            Rule::AverageMultiple => "average_multiple",
            Rule::Growth => "growth",
            Rule::Multiple => "multiple",
            Rule::Change => "change",
            Rule::PartsSum => "parts_sum",
            Rule::PartAboveWhole => "part_above_whole",
            Rule::Repeated => "repeated",
            Rule::PercentForPoints => "percent_for_points",
            Rule::OutOfRange => "out_of_range",
            Rule::OtherYears => "other_years",
            Rule::Peers => "peers",
            Rule::OtherReport => "other_report",
        }
    }
}

/// One number that is doubted, with what it does not agree with.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What does not agree.
    pub rule: Rule,
    /// The doubted number.
    pub doubted: Place,
    /// The numbers against it: their sentences are shown beside its own.
    pub against: Vec<Place>,
    /// What follows from the others, in the unit of the doubted number.
    pub implied: Option<f64>,
    /// Current prices on one side and comparable prices on the other may be all there is to it.
    pub prices: bool,
}

impl Finding {
    pub(super) fn new(rule: Rule, doubted: usize, against: &[usize], implied: f64) -> Self {
        let place = |observation: usize| Place { report: 0, observation };
        Self {
            rule,
            doubted: place(doubted),
            against: against.iter().map(|at| place(*at)).collect(),
            implied: Some(implied),
            prices: false,
        }
    }

    pub(super) fn alone(rule: Rule, doubted: usize) -> Self {
        Self {
            rule,
            doubted: Place { report: 0, observation: doubted },
            against: Vec::new(),
            implied: None,
            prices: false,
        }
    }

    /// The flags that the doubted observation gets.
    pub fn flags(&self) -> Vec<Flag> {
        let first = match self.rule {
            Rule::AverageGrowth | Rule::AverageMultiple | Rule::Growth | Rule::Multiple | Rule::Change => {
                Flag::ArithMismatch
            }
            Rule::PartsSum | Rule::PartAboveWhole => Flag::PartsWhole,
            Rule::Repeated | Rule::OtherReport => Flag::Conflict,
            Rule::PercentForPoints => Flag::UnitSuspectPp,
            Rule::OutOfRange => Flag::OutOfRange,
            Rule::OtherYears | Rule::Peers => Flag::Magnitude,
        };
        let mut flags = vec![first];
        if self.prices {
            flags.push(Flag::NominalRealMix);
        }
        flags
    }

    /// One sentence: which number, what follows from the others, what may explain it. `reports` holds the reports that
    /// the places count in.
    pub fn sentence<'r>(&self, reports: impl Fn(usize) -> Option<&'r Report>, lang: Lang) -> String {
        let observation = |place: &Place| reports(place.report).and_then(|r| r.observations.get(place.observation));
        let Some(doubted) = observation(&self.doubted) else { return String::new() };
        let name = doubted
            .indicator
            .and_then(|id| Taxonomy::shared().get(id))
            .map_or("", |indicator| lang.pick(indicator.zh.as_str(), indicator.en.as_str()));
        let others: Vec<String> = self.against.iter().filter_map(observation).map(|one| said(&one)).collect();
        let others = others.join(lang.pick("、", ", "));
        let own = said(&doubted);
        let implied = self.implied.map_or_else(String::new, |value| format!("{}{}", rounded(value), doubted.unit));
        let mut text = match (self.rule, lang) {
            (Rule::PercentForPoints, Lang::Zh) => format!("{name}：{own}，比重和比率的变动通常以百分点计，请核对。"),
            (Rule::PercentForPoints, Lang::En) => {
                format!("{name}: {own}; shares change by percentage points as a rule.")
            }
            (Rule::OutOfRange, Lang::Zh) => format!("{name}：{own}，超出这一指标可能的范围，请核对单位和小数点。"),
            (Rule::OutOfRange, Lang::En) => {
                format!("{name}: {own} is outside the range of the indicator; check unit and point.")
            }
            (Rule::Repeated | Rule::OtherReport, Lang::Zh) => format!("{name}：{own}，另一处为{others}。"),
            (Rule::Repeated | Rule::OtherReport, Lang::En) => format!("{name}: {own}, elsewhere {others}."),
            (Rule::PartAboveWhole, Lang::Zh) => format!("{name}：{own}，大于其总体{others}。"),
            (Rule::PartAboveWhole, Lang::En) => format!("{name}: {own} is more than the whole, {others}."),
            (Rule::OtherYears, Lang::Zh) => format!("{name}：{own}，与其他年份{others}相差悬殊。"),
            (Rule::OtherYears, Lang::En) => format!("{name}: {own} is far from other years, {others}."),
            (Rule::Peers, Lang::Zh) => format!("{name}：{own}，与同级地区（{implied}上下）相差悬殊。"),
            (Rule::Peers, Lang::En) => {
                format!("{name}: {own} is far from regions of the same level (about {implied}).")
            }
            (_, Lang::Zh) => format!("{name}：文中为{own}，按{others}推算为{implied}。"),
            (_, Lang::En) => format!("{name}: stated {own}; {others} give {implied}."),
        };
        if self.prices {
            text.push_str(
                lang.pick("可能一为现价、一为可比价。", " One may be in current and one in comparable prices."),
            );
        }
        text
    }
}

/// A number with its year: 900亿元（2025）.
fn said(observation: &Observation) -> String {
    let value = observation.value.normalize();
    let high = observation.high.map_or_else(String::new, |high| format!("—{}", high.normalize()));
    let period = observation.period.map_or_else(String::new, |period| format!("（{period}）"));
    format!("{}{value}{high}{}{period}", observation.comparator.sign(), observation.unit)
}

/// Three digits that count.
fn rounded(value: f64) -> String {
    if value.abs() >= 100.0 { format!("{value:.0}") } else { format!("{value:.1}") }
}
