//! Every figure of a corpus by region, year and subject: built once, asked often.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::figure::{Figure, kind_order, report_year};
use super::subject::{Phase, Subject};
use crate::corpus::Corpus;
use crate::indicator::IndicatorId;
use crate::observation::{Observation, WordTarget};
use crate::region::{Gazetteer, RegionId};
use crate::report::Report;
use crate::span::Span;

/// How many years a goal may lie ahead of its report: 2049 in a report of 2005 would fill half a table.
const FAR: u16 = 30;

/// Every figure that takes part in comparisons. Regions are filed under what they are called today.
#[derive(Debug)]
pub struct Figures {
    corpus: Arc<Corpus>,
    /// Sorted by region, phase, year, subject, preference.
    entries: Vec<Entry>,
    /// Entries of one region, phase and year.
    shelves: FxHashMap<(RegionId, Phase, u16), Range<usize>>,
    words: HashMap<(RegionId, u16), Vec<WordPlace>>,
    reports: BTreeMap<RegionId, BTreeMap<u16, Vec<u32>>>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    region: RegionId,
    phase: Phase,
    year: u16,
    subject: Subject,
    figure: Figure,
}

impl Entry {
    fn order(&self) -> impl Ord + use<> {
        let figure = &self.figure;
        // Of plans the one that ends soonest speaks for a year, and of those the latest.
        let plan = if self.phase == Phase::Plan { figure.period.to } else { 0 };
        (self.shelf(), self.subject, plan, figure.preference, figure.report)
    }

    fn shelf(&self) -> (RegionId, Phase, u16) {
        (self.region, self.phase, self.year)
    }
}

/// Statements of one thing that are looked at for agreement: nobody states a number more often.
const STATEMENTS: usize = 32;

/// Of several statements of one thing those come first that another one agrees with. `entries` are in order and stay so.
fn prefer_what_is_said_twice(entries: &mut [Entry]) {
    for same in entries.chunk_by_mut(|a, b| (a.shelf(), a.subject) == (b.shelf(), b.subject)) {
        // Two alone cannot outvote each other.
        if !(3..=STATEMENTS).contains(&same.len()) {
            continue;
        }
        let figures: Vec<Figure> = same.iter().map(|entry| entry.figure).collect();
        let agreed = |one: usize, figure: &Figure| {
            figures
                .iter()
                .enumerate()
                .any(|(other, that)| other != one && that.unit == figure.unit && figure.agrees_with(that))
        };
        let alone: Vec<bool> = figures.iter().enumerate().map(|(at, figure)| !agreed(at, figure)).collect();
        if alone.iter().all(|alone| *alone) {
            continue;
        }
        for (entry, alone) in same.iter_mut().zip(alone) {
            entry.figure.preference.alone = alone;
        }
        same.sort_by_key(Entry::order);
    }
}

/// Where a target in words stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordPlace {
    /// Index of the report in the corpus.
    pub report: u32,
    /// Index of the target in the report.
    pub target: u32,
}

impl Figures {
    /// Reads every observation once.
    pub fn new(corpus: Arc<Corpus>) -> Self {
        let mut entries = Vec::new();
        let mut words: HashMap<(RegionId, u16), Vec<WordPlace>> = HashMap::new();
        let mut reports: BTreeMap<RegionId, BTreeMap<u16, Vec<u32>>> = BTreeMap::new();
        for (index, report) in (0u32..).zip(&corpus.reports) {
            let (Some(region), Some(given)) = (report.identity.region, report_year(report)) else { continue };
            if kind_order(report.identity.kind).is_none() {
                continue;
            }
            let region = Gazetteer::shared().current(region);
            reports.entry(region).or_default().entry(given).or_default().push(index);
            for (at, target) in (0u32..).zip(&report.word_targets) {
                let year = target.period.map_or(given, |period| period.to);
                words.entry((region, year)).or_default().push(WordPlace { report: index, target: at });
            }
            for (at, observation) in (0u32..).zip(report.observations.iter()) {
                let Some((phase, subject, figure)) = Figure::new(report, (index, at), &observation) else { continue };
                let years = shelf_years(phase, given, &figure);
                entries.extend(years.map(|year| Entry { region, phase, year, subject, figure }));
            }
        }
        entries.sort_unstable_by_key(Entry::order);
        prefer_what_is_said_twice(&mut entries);
        let mut shelves = FxHashMap::default();
        let mut start = 0;
        for shelf in entries.chunk_by(|a, b| a.shelf() == b.shelf()) {
            if let Some(first) = shelf.first() {
                shelves.insert((first.region, first.phase, first.year), start..start + shelf.len());
            }
            start += shelf.len();
        }
        Self { corpus, entries, shelves, words, reports }
    }

    /// The corpus that was read.
    pub fn corpus(&self) -> &Arc<Corpus> {
        &self.corpus
    }

    /// Everything that one region states about one year, subject by subject.
    pub fn shelf(&self, region: RegionId, phase: Phase, year: u16) -> impl Iterator<Item = (Subject, Stated<'_>)> {
        let (mut first, shelf) = self.shelf_entries(region, phase, year);
        shelf.chunk_by(|a, b| a.subject == b.subject).filter_map(move |entries| {
            let stated = Stated { first, entries };
            first += entries.len();
            Some((entries.first()?.subject, stated))
        })
    }

    /// What one region states about one subject and year, the preferred statement first.
    pub fn stated(&self, region: RegionId, phase: Phase, year: u16, subject: Subject) -> Stated<'_> {
        let (first, shelf) = self.shelf_entries(region, phase, year);
        let start = shelf.partition_point(|entry| entry.subject < subject);
        let end = shelf.partition_point(|entry| entry.subject <= subject);
        Stated { first: first + start, entries: shelf.get(start..end).unwrap_or(&[]) }
    }

    fn shelf_entries(&self, region: RegionId, phase: Phase, year: u16) -> (usize, &[Entry]) {
        let shelf = self.shelves.get(&(region, phase, year)).cloned().unwrap_or_default();
        (shelf.start, self.entries.get(shelf).unwrap_or(&[]))
    }

    /// The figure with this id; `None` only for an id of another index.
    pub fn get(&self, id: FigureId) -> Option<&Figure> {
        self.entries.get(id.0 as usize).map(|entry| &entry.figure)
    }

    /// The target in words that a region states for an indicator and year.
    pub fn in_words(&self, region: RegionId, year: u16, indicator: IndicatorId) -> Option<WordPlace> {
        let places = self.words.get(&(region, year))?;
        places.iter().copied().find(|place| self.word_target(*place).is_some_and(|found| found.indicator == indicator))
    }

    /// Every target in words for a region and year.
    pub fn all_in_words(&self, region: RegionId, year: u16) -> &[WordPlace] {
        self.words.get(&(region, year)).map_or(&[], Vec::as_slice)
    }

    /// Regions with at least one report, in the order of the gazetteer.
    pub fn regions(&self) -> impl Iterator<Item = RegionId> {
        self.reports.keys().copied()
    }

    /// Years in which a region gave reports.
    pub fn report_years(&self, region: RegionId) -> impl DoubleEndedIterator<Item = u16> {
        self.reports.get(&region).into_iter().flat_map(|years| years.keys().copied())
    }

    /// Reports that a region gave in a year.
    pub fn reports_of(&self, region: RegionId, year: u16) -> &[u32] {
        self.reports.get(&region).and_then(|years| years.get(&year)).map_or(&[], Vec::as_slice)
    }

    /// Whether a report is loaded that is due to state the phase of a year: results stand in the report of the year
    /// after, targets in that of the year, plans in any of the five years up to it.
    pub fn has_report(&self, region: RegionId, phase: Phase, year: u16) -> bool {
        let Some(years) = self.reports.get(&region) else { return false };
        match phase {
            Phase::Actual => years.contains_key(&year.saturating_add(1)),
            Phase::Target => years.contains_key(&year),
            Phase::Plan => years.range(year.saturating_sub(5)..=year).next().is_some(),
        }
    }

    /// The report of a figure.
    pub fn report(&self, index: u32) -> Option<&Arc<Report>> {
        self.corpus.reports.get(index as usize)
    }

    /// The observation behind a figure.
    pub fn observation(&self, figure: &Figure) -> Option<Observation> {
        self.report(figure.report)?.observations.get(figure.observation as usize)
    }

    /// The target in words at a place.
    pub fn word_target(&self, place: WordPlace) -> Option<&WordTarget> {
        self.report(place.report)?.word_targets.get(place.target as usize)
    }

    /// The words of a target in words.
    pub fn words(&self, place: WordPlace) -> &str {
        match (self.report(place.report), self.word_target(place)) {
            (Some(report), Some(target)) => target.words.of(&report.text),
            _ => "",
        }
    }

    /// The sentence that states a figure, without the white space around it.
    pub fn sentence(&self, figure: &Figure) -> &str {
        match (self.report(figure.report), self.observation(figure)) {
            (Some(report), Some(observation)) => observation.sentence.of(&report.text).trim(),
            _ => "",
        }
    }

    /// Where in the text of its report a figure stands.
    pub fn span(&self, figure: &Figure) -> Span {
        self.observation(figure).map(|observation| observation.span).unwrap_or_default()
    }
}

/// The years under which a figure is found: a goal stands for every year from its report to its end.
fn shelf_years(phase: Phase, given: u16, figure: &Figure) -> std::ops::RangeInclusive<u16> {
    let to = figure.period.to;
    match phase {
        Phase::Actual | Phase::Target => to..=to,
        Phase::Plan => given.min(to)..=to.min(given.saturating_add(FAR)),
    }
}

/// Index of a figure in [`Figures`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FigureId(u32);

/// What one region states about one subject and year.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stated<'a> {
    first: usize,
    entries: &'a [Entry],
}

impl<'a> Stated<'a> {
    /// All statements with their ids, the preferred first.
    pub fn ids(self) -> impl Iterator<Item = (FigureId, &'a Figure)> {
        let id = move |at: usize| FigureId(u32::try_from(self.first + at).unwrap_or(u32::MAX));
        self.entries.iter().enumerate().map(move |(at, entry)| (id(at), &entry.figure))
    }

    /// All statements, the preferred first.
    pub fn iter(self) -> impl Iterator<Item = &'a Figure> {
        self.entries.iter().map(|entry| &entry.figure)
    }

    /// The preferred statement.
    pub fn best(self) -> Option<&'a Figure> {
        self.iter().next()
    }

    /// The preferred statement in a unit.
    pub fn best_in(self, unit: &str) -> Option<(FigureId, &'a Figure)> {
        self.ids().find(|(_, figure)| figure.unit == unit)
    }

    /// The id of the statement, where there is but one.
    pub fn only(self) -> Option<FigureId> {
        let [_] = self.entries else { return None };
        u32::try_from(self.first).ok().map(FigureId)
    }

    /// Whether nothing is stated.
    pub fn is_empty(self) -> bool {
        self.entries.is_empty()
    }
}
