//! Small corpora made by hand: every statement is a sentence of its own.

use std::sync::Arc;

use baogao::compare::Figures;
use baogao::corpus::Corpus;
use baogao::indicator::Taxonomy;
use baogao::observation::{Flag, Measure, Observation, Period, Scope, Status, WordTarget};
use baogao::outline::{Outline, Role, Section};
use baogao::quantity::Comparator;
use baogao::region::{Gazetteer, RegionId};
use baogao::report::{Identity, Kind, Origin, Report};
use baogao::span::Span;
use baogao::symbol::Symbol;

/// A report under construction: the review is its first section, the targets its second.
pub struct Made {
    report: Report,
    text: String,
}

/// The unit that is called so today.
pub fn region(name: &str) -> RegionId {
    let gazetteer = Gazetteer::shared();
    let named = gazetteer.named(name).iter().map(|id| gazetteer.current(*id));
    named.max_by_key(|id| gazetteer.get(*id).unwrap().valid_from).unwrap()
}

pub fn report(name: &str, year: u16) -> Made {
    let identity = Identity {
        kind: Kind::GovernmentWorkReport,
        title: Some(format!("{year}年{name}政府工作报告").into()),
        region: Some(region(name)),
        year: Some(year),
        review_year: Some(year - 1),
        ..Identity::default()
    };
    let report = Report {
        id: format!("{name}-{year}").into(),
        sources: vec![Origin { path: format!("{name}/{year}.txt").into(), entry: None }],
        text: "".into(),
        identity,
        outline: Outline::default(),
        observations: Vec::new().into(),
        word_targets: Vec::new(),
    };
    Made { report, text: String::new() }
}

impl Made {
    /// A result of the year before the report: `words` is the number as printed, e.g. `≥6.5%`.
    pub fn result(self, indicator: &str, measure: Measure, words: &str) -> Self {
        let year = self.report.identity.year.unwrap();
        self.about(Period::year(year - 1), Status::Actual, indicator, measure, words)
    }

    /// A target for the year of the report.
    pub fn target(self, indicator: &str, measure: Measure, words: &str) -> Self {
        let year = self.report.identity.year.unwrap();
        self.about(Period::year(year), Status::Target, indicator, measure, words)
    }

    pub fn about(mut self, period: Period, status: Status, indicator: &str, measure: Measure, words: &str) -> Self {
        let (comparator, number, high, unit) = read(words);
        let sentence_start = self.text.len();
        let name = name_of(indicator);
        self.text += &format!("{period}年{name}");
        let start = self.text.len();
        self.text += words.trim_start_matches(['≥', '≤', '>', '<', '≈']);
        let end = self.text.len();
        self.text += "。";
        let one = Observation {
            indicator: Taxonomy::shared().by_key(indicator),
            surface: Span::new(start - name.len(), start),
            measure,
            value: number.parse().unwrap(),
            high: high.map(|high| high.parse().unwrap()),
            unit: Symbol::new(unit),
            comparator,
            period: Some(period),
            base: None,
            status,
            scope: Scope::Region,
            span: Span::new(start, end),
            sentence: Span::new(sentence_start, self.text.len()),
            section: u32::from(status == Status::Target),
            flags: Default::default(),
            rule: Symbol::new("made"),
            confidence: 90,
        };
        self.report.observations = self.report.observations.iter().chain([one]).collect();
        self
    }

    /// A target in words.
    pub fn words(mut self, indicator: &str, words: &str) -> Self {
        let start = self.text.len();
        self.text += name_of(indicator);
        let middle = self.text.len();
        self.text += words;
        let end = self.text.len();
        self.text += "。";
        self.report.word_targets.push(WordTarget {
            indicator: Taxonomy::shared().by_key(indicator).unwrap(),
            surface: Span::new(start, middle),
            words: Span::new(middle, end),
            period: self.report.identity.year.map(Period::year),
            sentence: Span::new(start, self.text.len()),
            section: 1,
        });
        self
    }

    /// Words after the last sentence's number, inside that sentence.
    pub fn remark(mut self, words: &str) -> Self {
        self.text.pop();
        self.text += &format!("（{words}）。");
        let end = self.text.len();
        let last = self.report.observations.len() - 1;
        self.report.observations.update(last, |last| last.sentence = Span::new(last.sentence.start as usize, end));
        self
    }

    /// Changes the last observation.
    pub fn with(mut self, change: impl FnOnce(&mut Observation)) -> Self {
        let last = self.report.observations.len() - 1;
        self.report.observations.update(last, change);
        self
    }

    /// A flag on the last observation.
    pub fn flag(self, flag: Flag) -> Self {
        self.with(|observation| observation.flags.set(flag))
    }

    pub fn kind(mut self, kind: Kind) -> Self {
        self.report.identity.kind = kind;
        self
    }

    pub fn done(mut self) -> Arc<Report> {
        let section = |role| Section { level: 1, role, span: Span::new(0, self.text.len()), ..Section::default() };
        self.report.outline.sections = vec![section(Role::Review), section(Role::Target)];
        self.report.text = self.text.into();
        Arc::new(self.report)
    }
}

pub fn corpus(reports: Vec<Made>) -> Arc<Figures> {
    let reports = reports.into_iter().map(Made::done).collect();
    Arc::new(Figures::new(Arc::new(Corpus { reports, problems: Vec::new() })))
}

fn name_of(indicator: &str) -> &'static str {
    let taxonomy = Taxonomy::shared();
    &taxonomy.get(taxonomy.by_key(indicator).unwrap_or_else(|| panic!("{indicator}"))).unwrap().zh
}

fn read(words: &str) -> (Comparator, &str, Option<&str>, &str) {
    let (mut comparator, words) = match words.chars().next().unwrap() {
        '≥' => (Comparator::Ge, words.trim_start_matches('≥')),
        '≤' => (Comparator::Le, words.trim_start_matches('≤')),
        '>' => (Comparator::Gt, words.trim_start_matches('>')),
        '<' => (Comparator::Lt, words.trim_start_matches('<')),
        '≈' => (Comparator::Approx, words.trim_start_matches('≈')),
        _ => (Comparator::Eq, words),
    };
    let end = words.find(|c: char| !c.is_ascii_digit() && !"-.~".contains(c)).unwrap_or(words.len());
    let (number, unit) = words.split_at(end);
    match number.split_once('~') {
        Some((low, high)) => {
            comparator = Comparator::Range;
            (comparator, low, Some(high), unit)
        }
        None => (comparator, number, None, unit),
    }
}
