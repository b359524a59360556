//! The panel of indicators: what the document, or the marked documents, state, grouped by indicator.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::app::line_edit::LineEdit;
use crate::app::list::ListCursor;
use crate::index::fuzzy::{Letters, NameQuery, Spelled};
use crate::indicator::{IndicatorId, Taxonomy};
use crate::lang::Lang;
use crate::observation::{Measure, Observation, Status};
use crate::report::Report;
use crate::span::Span;
use crate::wording;

/// The panel and the place in it.
#[derive(Clone, Debug, Default)]
pub struct Indicators {
    /// What is typed to narrow it.
    pub filter: LineEdit,
    /// Results or targets only.
    pub status: Option<Status>,
    /// One measure only.
    pub measure: Option<Measure>,
    /// Only the section that the caret of the document stands in.
    pub section_only: bool,
    /// The marked documents instead of the one that is read.
    pub marked: bool,
    /// Chosen line and scroll.
    pub cursor: ListCursor,
    lines: Vec<Place>,
    /// How many of the lines are names of indicators.
    shown: usize,
    total: usize,
    /// Everything by its name before words narrow it: the same for every key that is typed.
    named: Named,
}

/// Observations by name, and of what they were taken.
#[derive(Clone, Debug, Default)]
struct Named {
    reports: Vec<Arc<Report>>,
    filters: (Option<Status>, Option<Measure>, Option<Span>),
    lang: Lang,
    names: Vec<Name>,
}

/// An indicator and what is stated under its name.
#[derive(Clone, Debug)]
pub struct Name {
    /// Its name.
    pub name: String,
    /// Whether the taxonomy has it.
    pub known: bool,
    spelled: Spelled,
    aliases: Vec<Spelled>,
    items: Vec<Item>,
    /// What each item says besides its name, once words were looked for in it.
    said: OnceCell<Vec<Letters>>,
}

/// Where the words of a line are kept: two hundred thousand lines are laid anew at a key.
#[derive(Clone, Copy, Debug)]
enum Place {
    /// One of the names.
    Name(u32),
    /// Of a name, one of its items.
    Item(u32, u32),
}

/// A line of the panel.
#[derive(Clone, Copy, Debug)]
pub enum Line<'p> {
    /// The name of an indicator.
    Name(&'p Name),
    /// A number of it, with the growth that is stated beside it.
    Item(&'p Item),
}

/// One number, or a level with the growth stated in the same sentence.
#[derive(Clone, Debug)]
pub struct Item {
    /// Which report states it.
    pub report: Arc<Report>,
    /// Index of the observation.
    pub observation: usize,
    /// Index of the growth that goes with a level.
    pub growth: Option<usize>,
}

impl Item {
    /// The observation itself.
    pub fn get(&self) -> Option<Observation> {
        self.report.observations.get(self.observation)
    }

    /// The growth that goes with it.
    pub fn growth(&self) -> Option<Observation> {
        self.growth.and_then(|at| self.report.observations.get(at))
    }

    /// What it can be found by besides the name of its indicator.
    fn words(&self, lang: Lang) -> String {
        let Some(one) = &self.get() else { return String::new() };
        let growth = self.growth().map_or_else(String::new, |growth| wording::value(&growth, lang));
        format!(
            "{} {} {} {} {growth} {}",
            wording::region(&self.report),
            wording::period(one),
            wording::status(one.status, lang),
            wording::value(one, lang),
            one.measure.label(lang),
        )
    }

    fn is(&self, report: &Report, observation: usize) -> bool {
        self.report.id == report.id && (self.observation == observation || self.growth == Some(observation))
    }
}

/// Indicators in the order of the taxonomy, then names that it lacks in the order of the texts.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum GroupKey {
    Known(IndicatorId),
    Open(usize, String),
}

impl Indicators {
    /// Takes the observations of `reports` in; `section` limits them to one part of the text.
    pub fn fill(&mut self, reports: &[Arc<Report>], section: Option<Span>, lang: Lang) {
        let query = NameQuery::new(self.filter.text());
        self.total = reports.iter().map(|report| report.observations.len()).sum();
        let filters = (self.status, self.measure, section);
        let same = |named: &Named| {
            (named.filters, named.lang) == (filters, lang)
                && named.reports.len() == reports.len()
                && named.reports.iter().zip(reports).all(|(one, other)| Arc::ptr_eq(one, other))
        };
        let mut named = std::mem::take(&mut self.named);
        if !same(&named) {
            let names = self.grouped(reports, section).into_iter().map(|(key, items)| Name::new(&key, items, lang));
            named = Named { names: names.collect(), reports: reports.to_vec(), filters, lang };
        }
        self.named = named;
        self.lay(&query, lang);
        self.cursor.at = self.cursor.at.min(self.lines.len().saturating_sub(1));
    }

    /// Lays the lines of what fits a query.
    fn lay(&mut self, query: &NameQuery, lang: Lang) {
        let fitting = (0u32..).zip(&self.named.names).filter_map(|(at, name)| Some((at, name, name.fit(query, lang)?)));
        let mut fitting: Vec<_> = fitting.collect();
        // The best first; without a query all are equal and stay in order.
        fitting.sort_by_key(|(.., fit)| std::cmp::Reverse(fit.score));
        self.lines.clear();
        self.shown = fitting.len();
        for (at, name, fit) in fitting {
            self.lines.push(Place::Name(at));
            match fit.items {
                None => self.lines.extend((0u32..).zip(&name.items).map(|(item, _)| Place::Item(at, item))),
                Some(items) => self.lines.extend(items.into_iter().map(|item| Place::Item(at, item))),
            }
        }
    }

    fn grouped(&self, reports: &[Arc<Report>], section: Option<Span>) -> BTreeMap<GroupKey, Vec<Item>> {
        let mut groups: BTreeMap<GroupKey, Vec<Item>> = BTreeMap::new();
        let mut open: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
        for report in reports {
            for (at, one) in report.observations.iter().enumerate() {
                if !self.wants(&one) || section.is_some_and(|section| !section.covers(one.span)) {
                    continue;
                }
                let key = match one.indicator {
                    Some(id) => GroupKey::Known(id),
                    None => {
                        let name = one.surface.of(&report.text).to_owned();
                        let count = open.len();
                        GroupKey::Open(*open.entry(name.clone()).or_insert(count), name)
                    }
                };
                let items = groups.entry(key).or_default();
                if let Some(level) = items.last_mut().filter(|level| goes_with(level, report, &one)) {
                    level.growth = Some(at);
                } else {
                    items.push(Item { report: Arc::clone(report), observation: at, growth: None });
                }
            }
        }
        for items in groups.values_mut() {
            items.sort_by_cached_key(|item| item.get().map(|one| (one.period.map(|period| period.to), one.status)));
        }
        groups
    }

    fn wants(&self, one: &Observation) -> bool {
        self.status.is_none_or(|status| one.status == status)
            && self.measure.is_none_or(|measure| one.measure == measure)
    }

    /// The lines.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.lines.iter().filter_map(|place| self.at(*place))
    }

    /// How many lines there are.
    pub fn height(&self) -> usize {
        self.lines.len()
    }

    /// A line, counted from the first.
    pub fn line(&self, row: usize) -> Option<Line<'_>> {
        self.at(*self.lines.get(row)?)
    }

    fn at(&self, place: Place) -> Option<Line<'_>> {
        match place {
            Place::Name(name) => self.named.names.get(name as usize).map(Line::Name),
            Place::Item(name, item) => self.named.names.get(name as usize)?.items.get(item as usize).map(Line::Item),
        }
    }

    /// How many indicators are shown.
    pub fn shown(&self) -> usize {
        self.shown
    }

    /// How many observations there are before any filter.
    pub fn total(&self) -> usize {
        self.total
    }

    /// How many numbers are shown.
    pub fn items(&self) -> usize {
        self.lines.len() - self.shown
    }

    /// The chosen number: of a name, the first under it.
    pub fn selected(&self) -> Option<&Item> {
        self.lines.get(self.cursor.at..)?.iter().find_map(|place| match self.at(*place) {
            Some(Line::Item(item)) => Some(item),
            _ => None,
        })
    }

    /// Goes to the line of an observation; `false` when the filters hide it.
    pub fn choose(&mut self, report: &Report, observation: usize) -> bool {
        let is = |place: &Place| matches!(self.at(*place), Some(Line::Item(item)) if item.is(report, observation));
        let found = self.lines.iter().position(is);
        if let Some(at) = found {
            self.cursor.at = at;
        }
        found.is_some()
    }

    /// Drops every filter.
    pub fn clear_filters(&mut self) {
        self.filter = LineEdit::default();
        self.status = None;
        self.measure = None;
        self.section_only = false;
    }

    /// Whether any filter is on.
    pub fn is_filtered(&self) -> bool {
        !self.filter.is_empty() || self.status.is_some() || self.measure.is_some() || self.section_only
    }
}

impl Name {
    fn new(key: &GroupKey, items: Vec<Item>, lang: Lang) -> Self {
        let (name, aliases) = names(key, lang);
        let aliases = aliases.iter().map(|alias| Spelled::new(alias)).collect();
        let known = matches!(key, GroupKey::Known(_));
        Self { spelled: Spelled::new(&name), name, known, aliases, items, said: OnceCell::new() }
    }

    /// The items that fit every word by their indicator's name or by what they say, and how well the name fits.
    fn fit(&self, query: &NameQuery, lang: Lang) -> Option<Fit> {
        let (mut by_name, mut score) = query.words_of(&self.spelled);
        for alias in &self.aliases {
            let (by_alias, alias_score) = query.words_of(alias);
            // Found by its own name is better than by another.
            score = score.max(if by_alias & !by_name == 0 { 0 } else { alias_score / 2 });
            by_name |= by_alias;
        }
        let missing = query.all_words() & !by_name;
        if missing == 0 {
            return Some(Fit { score, items: None });
        }
        let say = |item: &Item| Letters::new(&item.words(lang));
        let said = self.said.get_or_init(|| self.items.iter().map(say).collect());
        let fits = |said: &Letters| query.literal_words_in(said) & missing == missing;
        let items: Vec<u32> = (0u32..).zip(said).filter(|(_, said)| fits(said)).map(|(at, _)| at).collect();
        (!items.is_empty()).then_some(Fit { score, items: Some(items) })
    }

    /// Characters of the name that fit what was typed.
    pub fn fitting(&self, typed: &NameQuery) -> Vec<usize> {
        typed.characters_of(&self.spelled)
    }
}

/// What of a name fits a query.
struct Fit {
    /// How well the name does.
    score: i64,
    /// Which of its items do; all where there are none given.
    items: Option<Vec<u32>>,
}

/// Whether a growth belongs beside the level before it: the same indicator, sentence, period and scope.
fn goes_with(level: &Item, report: &Report, growth: &Observation) -> bool {
    growth.measure == Measure::Growth
        && level.growth.is_none()
        && level.report.id == report.id
        && level.get().is_some_and(|one| {
            one.measure == Measure::Level
                && one.sentence == growth.sentence
                && one.period == growth.period
                && one.status == growth.status
                && one.scope == growth.scope
        })
}

/// The name of a group and the other names by which it may be looked for.
fn names(key: &GroupKey, lang: Lang) -> (String, &'static [String]) {
    match key {
        GroupKey::Known(id) => match Taxonomy::shared().get(*id) {
            Some(indicator) => (lang.pick(&indicator.zh, &indicator.en).to_owned(), &indicator.names),
            None => ("?".to_owned(), &[]),
        },
        GroupKey::Open(_, name) => (name.clone(), &[]),
    }
}
