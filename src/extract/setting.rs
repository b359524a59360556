//! When a sentence speaks of: what the section is for, what the sentence begins with.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::identity::{Identity, Kind};
use crate::observation::{Period, Status};
use crate::outline::Role;
use crate::span::Span;

use super::tense;
use super::time::{TimeHit, When, plan_of, plan_years};

/// What the text speaks of at a place, when nothing nearer says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// The results of one year.
    Year(u16),
    /// The results of several years.
    Span(Period),
    /// The aims of one year.
    Aim(u16),
    /// The aims of several years.
    Plan(Period),
}

/// The two years that a report has, and the mode in which it is being read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    /// The year looked back on.
    pub(super) review: u16,
    /// The year of the report.
    pub(super) year: u16,
    /// Whether the years are known; without them no period is given.
    pub(super) known: bool,
    pub(super) mode: Mode,
    /// The five years of a plan or of a term of office, where the report looks back on them again and again.
    pub(super) term: Option<Period>,
    is_report: bool,
    /// The outermost section that is being read.
    part: Part,
    /// The years ahead that this part named: 今后五年.
    ahead: Option<Period>,
    /// Whether what is read lies in no section inside the part.
    own: bool,
    /// What the part's own words turned to last, before its sections: 一年来的主要工作是….
    turned: Option<Mode>,
}

/// An outermost section.
#[derive(Clone, Copy, Debug, Default)]
struct Part {
    /// Its place in the outline.
    at: Option<usize>,
    /// Its text.
    body: Span,
    /// Whether it looks back whatever its heading says, once that was asked.
    looks_back: Option<bool>,
}

/// A time, resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Resolved {
    pub(super) period: Period,
    /// 到2025年: only the end is meant.
    pub(super) until: bool,
}

/// Years behind the end of a plan up to which goals are still set out one by one; farther lies a vision.
const NEAR_END: u16 = 5;

/// How often, at least, a report that looks back on five years says so.
const TERM_SAID: usize = 3;

/// Whether a text says often enough that it looks back on five years: 五年来, 过去五年, 过去的五年, 五年间.
fn says_term(text: &str) -> bool {
    static FIVE_YEARS: LazyLock<[Finder<'_>; 2]> = LazyLock::new(|| ["五年", "5年"].map(Finder::new));
    let [written, figures] = &*FIVE_YEARS;
    let said = |sign: &Finder<'_>, before: &[&str], after: &[char]| {
        let back = |at: &usize| {
            text.get(at + sign.needle().len()..).is_some_and(|rest| rest.starts_with(after))
                || text.get(..*at).is_some_and(|head| before.iter().any(|word| head.ends_with(word)))
        };
        sign.find_iter(text.as_bytes()).filter(back).take(TERM_SAID).count()
    };
    let times = said(written, &["过去", "过去的"], &['来', '间']);
    times >= TERM_SAID || times + said(figures, &["过去"], &['来']) >= TERM_SAID
}

impl Setting {
    pub(super) fn new(identity: &Identity) -> Self {
        let review = identity.review_year.or(identity.year.map(|y| y.saturating_sub(1)));
        let year = identity.year.or(identity.review_year.map(|y| y.saturating_add(1)));
        let (review, year, known) = match (review, year) {
            (Some(r), Some(y)) => (r.max(1950), y.max(1951), true),
            _ => (2000, 2001, false),
        };
        let is_report = identity.kind == Kind::GovernmentWorkReport;
        Self {
            review,
            year,
            known,
            mode: Mode::Year(review),
            term: None,
            is_report,
            part: Part::default(),
            ahead: None,
            own: true,
            turned: None,
        }
    }

    /// Looks whether a report looks back on five years: then 年均 and 由A提高到B are about them, also beside figures of the last.
    /// `titled`: the title of a part says so.
    pub(super) fn look_for_term(&mut self, text: &str, titled: bool) {
        if self.is_report && (titled || says_term(text)) {
            self.term = Some(self.years_back(5));
        }
    }

    /// Enters the outermost section that holds what follows. `own`: no section inside it is entered.
    pub(super) fn enter_part(&mut self, at: Option<usize>, body: Span, own: bool) {
        self.own = own;
        if self.part.at != at {
            self.part = Part { at, body, looks_back: None };
            self.ahead = None;
            self.turned = None;
        }
    }

    /// Whether the part that is being read begins with a review. Few parts are asked: it takes reading all of one.
    fn looks_back(&mut self, text: &str) -> bool {
        let body = self.part.body;
        self.is_report && *self.part.looks_back.get_or_insert_with(|| tense::opens_with_review(body.of(text)))
    }

    /// The role of a section: a part under a heading of aims or of none, which begins 过去的一年, is a review.
    /// Not so where the heading itself says that it looks ahead: 今后五年的主要工作.
    pub(super) fn role_of(&mut self, text: &str, role: Role, around: Role, times: &[TimeHit]) -> Role {
        if !times.is_empty() && times.iter().all(|hit| self.lies_ahead(*hit)) {
            return role;
        }
        let unsure = matches!(role, Role::Plan | Role::Target | Role::Task | Role::Other);
        if around == Role::Other && unsure && self.looks_back(text) { Role::Review } else { role }
    }

    /// Enters a section: its role and its heading decide until a sentence says otherwise. `around`: the role of the section
    /// that it lies in. Inside a part that looks back or ahead, a heading without a time changes nothing
    /// ((五)提升城市规划水平 is no plan).
    pub(super) fn enter(&mut self, role: Role, around: Role, heading: &str, times: &[TimeHit]) {
        let results = |role: Role| matches!(role, Role::Review | Role::ReviewPlan | Role::Problems);
        let aims = |role: Role| matches!(role, Role::Plan | Role::Target | Role::Task);
        let crosses =
            (results(around) && aims(role)) || (aims(around) && results(role)) || (aims(around) && role == Role::Plan);
        let tasks = ["主要任务", "工作任务", "工作安排", "工作重点", "重点工作", "工作部署", "预期目标", "奋斗目标"];
        let looks_back = ["回顾", "情况", "成就", "完成", "总结"];
        let misread = role == Role::Review
            && !results(around)
            && tasks.iter().any(|word| heading.contains(word))
            && !looks_back.iter().any(|word| heading.contains(word));
        // 一、“十一五”开局良好: the first year of a plan, looked back on.
        // Inside a part of aims, …上取得新突破 is one of them.
        let opened = role == Role::Plan
            && !aims(around)
            && ["开局良好", "良好开局", "工作回顾", "取得"].iter().any(|word| heading.contains(word));
        let role = match role {
            Role::Review if misread => Role::Task,
            Role::Plan if opened => Role::Review,
            _ if crosses && times.is_empty() => around,
            _ => role,
        };
        let base = match role {
            Role::Review | Role::Problems | Role::Preamble => Some(Mode::Year(self.review)),
            Role::ReviewPlan if around == Role::ReviewPlan && times.is_empty() => self.turned,
            Role::ReviewPlan => Some(Mode::Span(self.years_back(5))),
            Role::Plan => Some(Mode::Plan(self.ahead.unwrap_or_else(|| self.plan_ahead()))),
            // Where the year of the report is looked back on already, the work to come is that of the years after it.
            Role::Target | Role::Task | Role::Livelihood | Role::SelfGovernment | Role::Closing
                if self.review >= self.year =>
            {
                Some(Mode::Plan(self.ahead.unwrap_or_else(|| self.years_ahead(5))))
            }
            Role::Target | Role::Task | Role::Livelihood | Role::SelfGovernment | Role::Closing => {
                Some(Mode::Aim(self.year))
            }
            Role::Glossary | Role::Appendix | Role::Other => None,
        };
        if let Some(mode) = base {
            self.mode = mode;
        }
        // 过去五年工作回顾, “十四五”目标: the first time in the heading says which years.
        if misread || opened {
            return;
        }
        let Some(first) = times.first() else { return };
        let period = self.resolve(*first).period;
        self.look_ahead(*first);
        self.mode = match (self.mode, role) {
            (_, Role::Other) | (Mode::Span(_) | Mode::Year(_), _) if period.to <= self.review => {
                if period.single().is_some() { Mode::Year(period.to) } else { Mode::Span(period) }
            }
            (Mode::Plan(_), _) if period.from >= self.review => Mode::Plan(period),
            (mode, Role::Other) if period.from >= self.year => match period.single() {
                Some(year) => Mode::Aim(year),
                None => {
                    let _ = mode;
                    Mode::Plan(period)
                }
            },
            (mode, _) => mode,
        };
    }

    /// In a newspaper the headings do not part results from aims; the words of the passage do.
    pub(super) fn hear(&mut self, results: bool) {
        if results {
            self.mode = Mode::Year(self.review);
        }
    }

    /// A sentence that begins with a time may turn the reading: 五年来, 2020年是…的一年.
    pub(super) fn turn(&mut self, text: &str, hit: TimeHit, topic: bool) {
        let before = self.mode;
        self.turn_to(text, hit, topic);
        if self.own && self.mode != before {
            self.turned = Some(self.mode);
        }
    }

    fn turn_to(&mut self, text: &str, hit: TimeHit, topic: bool) {
        let period = self.resolve(hit).period;
        match hit.when {
            When::Running(_)
            | When::SomeYears(_)
            | When::YearBefore
            | When::YearsBefore(_)
            | When::PlanEnd(_)
            | When::PlanFirst(..)
            | When::YearsAgo(_) => {}
            // 改革开放40年来: said of one sentence.
            When::PastYears(10..) => {}
            When::Plan(_) | When::PastYears(_) | When::NextYears(_) | When::Years(..) => {
                if period.to < self.review {
                    // A plan that ended earlier is spoken of in this sentence alone.
                } else if period.to == self.review {
                    let review = matches!(self.mode, Mode::Year(_) | Mode::Span(_));
                    if review && period.from + 2 <= period.to {
                        self.mode = Mode::Span(period);
                    }
                } else if matches!(self.mode, Mode::Plan(_)) || (topic && period.from >= self.review) {
                    self.look_ahead(hit);
                    self.mode = Mode::Plan(period);
                }
            }
            When::OneYear => {
                if matches!(self.mode, Mode::Span(_)) {
                    self.mode = Mode::Year(self.review);
                }
            }
            When::ThisYear | When::LastYear | When::Year(_) => {
                let Some(year) = period.single() else { return };
                // 2024年是…的关键一年: what the year will be, also where the title of the part was lost.
                let after = text.get(hit.span.end as usize..).unwrap_or("");
                let told = || after.starts_with('是');
                // 今年以来, 今年3月: what happened before the report was given.
                let begun = hit.begun || after.starts_with(|c: char| c.is_ascii_digit());
                let mode = self.mode;
                match mode {
                    Mode::Span(_) if topic && year == self.review => self.mode = Mode::Year(year),
                    // 到2020年，全面建成小康社会。…: what follows is to be reached by then.
                    Mode::Plan(plan) if hit.until && topic && year > self.year && year <= plan.to + NEAR_END => {
                        self.mode = Mode::Plan(Period::span(plan.from.min(year), year));
                    }
                    Mode::Plan(_) if year == self.year && (topic || hit.when == When::ThisYear) => {
                        self.mode = Mode::Aim(year)
                    }
                    Mode::Year(_) | Mode::Span(_)
                        if topic
                            && year == self.year
                            && self.is_report
                            && !begun
                            && (hit.when == When::ThisYear || told() || self.looks_back(text)) =>
                    {
                        self.mode = Mode::Aim(year);
                    }
                    _ => {}
                }
            }
        }
    }

    /// The targets of this year are set out from here on.
    pub(super) fn aim(&mut self, hit: TimeHit) {
        let ahead = self.resolve(hit).period == Period::year(self.year);
        if ahead && self.is_report && matches!(self.mode, Mode::Year(_) | Mode::Span(_)) {
            self.mode = Mode::Aim(self.year);
        }
    }

    /// Whether a time is that of the report or later.
    pub(super) fn lies_ahead(&self, hit: TimeHit) -> bool {
        self.resolve(hit).period.from > self.review
    }

    /// Keeps 今后五年 for the sections of this part.
    fn look_ahead(&mut self, hit: TimeHit) {
        let period = self.resolve(hit).period;
        if matches!(hit.when, When::NextYears(_)) && period.single().is_none() {
            self.ahead = Some(period);
        }
    }

    /// The years that an expression of time means here.
    pub(super) fn resolve(&self, hit: TimeHit) -> Resolved {
        let back = |n: u16| self.years_back(n);
        let spoken = match self.mode {
            Mode::Year(year) | Mode::Aim(year) => year,
            Mode::Span(period) | Mode::Plan(period) => period.to,
        };
        let period = match hit.when {
            When::Year(year) if hit.since && year < self.review => Period::span(year, self.review),
            When::Year(year) => Period::year(year),
            When::Years(from, to) => Period::span(from, to),
            When::Plan(number) => {
                let whole = plan_years(number);
                if hit.since && whole.to > self.review && whole.from < self.review {
                    Period::span(whole.from, self.review)
                } else {
                    whole
                }
            }
            When::PlanEnd(number) => Period::year(plan_years(number).to),
            When::PlanFirst(number, count) => {
                let from = plan_years(number).from;
                Period::span(from, from + count.max(1) - 1)
            }
            When::ThisYear => Period::year(if self.is_report { self.year } else { self.review.max(self.year - 1) }),
            When::LastYear => Period::year(self.year - 1),
            When::YearBefore => Period::year(spoken - 1),
            When::OneYear => Period::year(self.review),
            When::PastYears(n) => back(n),
            When::Running(n) | When::SomeYears(n) => match self.mode {
                Mode::Aim(year) => Period::span(year, year + n.max(1) - 1),
                Mode::Plan(plan) => Period::span(plan.from, plan.from + n.max(1) - 1),
                Mode::Year(year) => Period::span(year + 1 - n.clamp(1, 30), year),
                Mode::Span(span) => Period::span(span.to + 1 - n.clamp(1, 30), span.to),
            },
            When::NextYears(n) => self.years_ahead(n),
            When::YearsBefore(n) => {
                let end = match self.mode {
                    Mode::Span(span) | Mode::Plan(span) => span.from.saturating_sub(1),
                    Mode::Year(year) | Mode::Aim(year) => year.saturating_sub(n),
                };
                Period::span(end + 1 - n.clamp(1, 30), end)
            }
            When::YearsAgo(n) => Period::year(self.review.saturating_sub(n)),
        };
        Resolved { period, until: hit.until }
    }

    /// Result or target, as the mode has it.
    pub(super) fn status(&self) -> Status {
        match self.mode {
            Mode::Year(_) | Mode::Span(_) => Status::Actual,
            Mode::Aim(_) | Mode::Plan(_) => Status::Target,
        }
    }

    /// Result or target of a time that is said.
    pub(super) fn status_of(&self, period: Period) -> Status {
        if period.to <= self.review {
            return Status::Actual;
        }
        if period.from >= self.year {
            return Status::Target;
        }
        self.status()
    }

    /// The last `n` years up to the year reviewed.
    fn years_back(&self, n: u16) -> Period {
        Period::span(self.review + 1 - n.clamp(1, 99), self.review)
    }

    /// The next `n` years. In autumn, when the report's own year is looked back on already, they begin behind it.
    fn years_ahead(&self, n: u16) -> Period {
        let from = self.year.max(self.review + 1);
        Period::span(from, from + n.max(1) - 1)
    }

    /// The plan whose aims a report of this year sets out.
    fn plan_ahead(&self) -> Period {
        let plan = plan_of(self.year);
        if plan.to == self.year { plan_of(self.year + 1) } else { plan }
    }
}
