//! One box over regions, documents, headings and indicators.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::job::{Generation, Job, Ticket};
use crate::app::line_edit::LineEdit;
use crate::app::list::ListCursor;
use crate::app::{App, Effect, Mark, Panel, Popup};
use crate::corpus::Corpus;
use crate::index::names::{Found, NameIndex, Progress, Search};
use crate::indicator::{IndicatorId, Taxonomy};
use crate::region::{Gazetteer, RegionId};
use crate::report::Report;
use crate::wording;

/// The finder and the place in it.
#[derive(Clone, Debug, Default)]
pub struct Finder {
    /// What is typed.
    pub line: LineEdit,
    /// The chosen line.
    pub cursor: ListCursor,
    /// What fits, best first.
    pub found: Vec<Match>,
    /// How many fit in all.
    pub total: usize,
    /// Whether an answer is being looked for.
    pub looking: bool,
    generation: Generation,
}

/// Something that can be found.
#[derive(Clone, Debug)]
pub enum Target {
    /// A region that has documents, as it is called today.
    Region(RegionId),
    /// A document.
    Report(Arc<Report>),
    /// A heading of a document.
    Heading(Arc<Report>, usize),
    /// An indicator of the taxonomy.
    Indicator(IndicatorId),
}

/// Something that was found.
#[derive(Clone, Debug)]
pub struct Match {
    /// What it is.
    pub target: Target,
    /// Its name.
    pub name: String,
    /// Where it belongs.
    pub note: String,
    /// Characters of the name that fit.
    pub fitting: Vec<usize>,
}

/// What the finder found.
#[derive(Debug)]
pub struct Matches {
    /// Best first, at most a few screens.
    pub found: Vec<Match>,
    /// How many fit in all.
    pub total: usize,
    /// For which question.
    pub ticket: Ticket,
}

/// Matches that are kept: more than anyone walks through.
const KEPT: usize = 300;
/// Names that are looked at before a newer question is let in: well under a millisecond.
const PIECE: usize = 20_000;

/// Rows that are added to the index before a question is let in: a millisecond or two.
const ADDED: usize = 1_000;

/// What the finder keeps between questions, on its thread.
#[derive(Default)]
pub struct FinderDesk {
    corpus: Arc<Corpus>,
    names: Arc<NameIndex>,
    /// What each row of the index is.
    rows: Vec<Entry>,
    /// The question before: the next one mostly narrows it.
    previous: Option<Search>,
    /// The index that is being made.
    making: Option<Making>,
}

/// An index that is being made, piece by piece: first the short lists, then the headings of one report after the other.
struct Making {
    corpus: Arc<Corpus>,
    names: NameIndex,
    rows: Vec<Entry>,
    next_report: usize,
}

/// A row of the index, small because there are many.
#[derive(Clone, Copy, Debug)]
enum Entry {
    Region(RegionId),
    Report(u32),
    Indicator(IndicatorId),
    Heading(u32, u32),
}

impl FinderDesk {
    /// Looks for names that fit a query. `None` when a newer question came.
    pub fn find(&mut self, query: &str, corpus: &Arc<Corpus>, ticket: Ticket) -> Option<Matches> {
        if ticket.is_stale() {
            return None;
        }
        while self.prepare(corpus) == Progress::More {
            if ticket.is_stale() {
                return None;
            }
        }
        let previous = self.previous.take();
        let mut search = Search::new(Arc::clone(&self.names), query, previous).by_name();
        while search.step(PIECE) == Progress::More {
            if ticket.is_stale() {
                return None;
            }
        }
        let page = search.page(0, KEPT);
        let found = page.into_iter().filter_map(|found| self.matched(&found)).collect();
        let total = search.total();
        self.previous = Some(search);
        Some(Matches { found, total, ticket })
    }

    /// Makes a piece of the index of everything that has a name, unless it is there.
    pub fn prepare(&mut self, corpus: &Arc<Corpus>) -> Progress {
        if !self.rows.is_empty() && Arc::ptr_eq(&self.corpus, corpus) {
            return Progress::Done;
        }
        let making = self.making.take().filter(|making| Arc::ptr_eq(&making.corpus, corpus));
        let Some(mut making) = making else {
            self.making = Some(Making::new(corpus));
            return Progress::More;
        };
        if making.add_headings() == Progress::More {
            self.making = Some(making);
            return Progress::More;
        }
        let Making { corpus, names, rows, .. } = making;
        *self = Self { corpus, names: Arc::new(names), rows, previous: None, making: None };
        Progress::Done
    }

    fn matched(&self, found: &Found) -> Option<Match> {
        let report = |at: u32| self.corpus.reports.get(at as usize).map(Arc::clone);
        let gazetteer = Gazetteer::shared();
        let (target, note) = match *self.rows.get(found.row as usize)? {
            Entry::Region(id) => {
                let around = gazetteer.get(id).and_then(|region| gazetteer.get(region.parent?));
                (Target::Region(id), around.map_or_else(String::new, |around| around.name.to_owned()))
            }
            Entry::Report(at) => (Target::Report(report(at)?), String::new()),
            Entry::Indicator(id) => (Target::Indicator(id), Taxonomy::shared().get(id)?.en.clone()),
            Entry::Heading(at, section) => {
                let report = report(at)?;
                let note = wording::document(&report);
                (Target::Heading(report, section as usize), note)
            }
        };
        Some(Match {
            target,
            name: wording::one_line(self.names.name_of(found.row)),
            note,
            fitting: found.characters.iter().map(|at| *at as usize).collect(),
        })
    }
}

impl Making {
    /// With all but the headings.
    fn new(corpus: &Arc<Corpus>) -> Self {
        let gazetteer = Gazetteer::shared();
        let mut names = NameIndex::default();
        let mut rows = Vec::new();
        let regions = corpus.reports.iter().filter_map(|report| report.identity.region);
        for id in regions.map(|id| gazetteer.current(id)).collect::<BTreeSet<_>>() {
            let Some(region) = gazetteer.get(id) else { continue };
            let around = region.parent.and_then(|parent| gazetteer.get(parent)).map_or("", |parent| parent.name);
            names.ranked_group(&[around], 300);
            names.row(region.name);
            rows.push(Entry::Region(id));
        }
        for (at, report) in (0u32..).zip(&corpus.reports) {
            names.ranked_group(&[wording::region(report), &year(report)], 200);
            names.row(&wording::document(report));
            rows.push(Entry::Report(at));
        }
        names.ranked_group(&[], 250);
        for (id, indicator) in Taxonomy::shared().iter() {
            names.row(&indicator.zh);
            names.alias(&indicator.zh, &indicator.en);
            rows.push(Entry::Indicator(id));
        }
        Self { corpus: Arc::clone(corpus), names, rows, next_report: 0 }
    }

    fn add_headings(&mut self) -> Progress {
        let enough = self.rows.len() + ADDED;
        while self.rows.len() < enough {
            let Some(report) = self.corpus.reports.get(self.next_report) else { return Progress::Done };
            let at = u32::try_from(self.next_report).unwrap_or(u32::MAX);
            self.next_report += 1;
            self.names.group(&[wording::region(report), &year(report)]);
            for (section, found) in (0u32..).zip(&report.outline.sections) {
                if !found.heading.is_empty() {
                    self.names.row(found.heading.of(&report.text));
                    self.rows.push(Entry::Heading(at, section));
                }
            }
        }
        Progress::More
    }
}

/// The year under which a report is filed, as it is written.
fn year(report: &Report) -> String {
    report.identity.filed_year().map_or_else(String::new, |year| year.to_string())
}

impl std::fmt::Debug for FinderDesk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FinderDesk").field("rows", &self.rows.len()).finish_non_exhaustive()
    }
}

impl App {
    /// Opens the finder.
    pub fn open_finder(&mut self) {
        self.popup = Some(Popup::Finder(Finder::default()));
        self.ask_finder();
    }

    /// Asks for what fits the finder's line.
    pub fn ask_finder(&mut self) {
        let Some(Popup::Finder(finder)) = &mut self.popup else { return };
        finder.looking = true;
        let job = Job::Find {
            query: finder.line.text().to_owned(),
            corpus: Arc::clone(&self.corpus),
            ticket: finder.generation.next(),
        };
        self.effects.push(Effect::Ask(job));
    }

    /// What the finder found is there.
    pub fn on_found(&mut self, matches: Matches) {
        let Some(Popup::Finder(finder)) = &mut self.popup else { return };
        if !matches.ticket.is_stale() {
            finder.looking = false;
            finder.found = matches.found;
            finder.total = matches.total;
            finder.cursor = ListCursor::default();
        }
    }

    /// What marking in the finder marks: the chosen region or document.
    pub fn found_mark(&self) -> Option<Mark> {
        let Some(Popup::Finder(finder)) = &self.popup else { return None };
        match &finder.found.get(finder.cursor.at)?.target {
            Target::Region(id) => Some(Mark::Region(*id)),
            Target::Report(report) | Target::Heading(report, _) => Some(Mark::Report(Arc::clone(report))),
            Target::Indicator(_) => None,
        }
    }

    /// Marks what is chosen in the finder, or unmarks it, and goes on to the next line.
    pub fn mark_found(&mut self) {
        if let Some(mark) = self.found_mark() {
            self.toggle(vec![mark]);
            self.step(crate::app::list::Step::Down);
        }
    }

    /// Opens what is chosen in the finder.
    pub fn accept_finder(&mut self) {
        let Some(Popup::Finder(finder)) = &self.popup else { return };
        let Some(target) = finder.found.get(finder.cursor.at).map(|found| found.target.clone()) else { return };
        self.popup = None;
        match target {
            Target::Region(id) => {
                if let Some(newest) = self.work_reports_of(id).last() {
                    self.tree.reveal(newest);
                    self.tree.to_parent();
                } else if let Some(any) = self.corpus.reports.iter().find(|one| one.identity.region == Some(id)) {
                    self.tree.reveal(any);
                }
                self.view = crate::app::View::Browse;
                self.panel = Panel::Tree;
            }
            Target::Report(report) => {
                self.open(&report, None);
                self.panel = Panel::Document;
            }
            Target::Heading(report, section) => {
                let at = report.outline.sections.get(section).map(|section| section.heading.start as usize);
                self.open(&report, at);
                self.panel = Panel::Document;
            }
            Target::Indicator(id) => {
                let name = Taxonomy::shared().get(id).map(|indicator| self.lang.pick(&indicator.zh, &indicator.en));
                self.indicators.clear_filters();
                self.indicators.filter = LineEdit::new(name.unwrap_or_default());
                self.indicators.cursor = ListCursor::default();
                self.view = crate::app::View::Browse;
                self.panel = Panel::Indicators;
                if self.document.is_none() && !self.indicators.marked {
                    self.say(("先打开一份文件，再看它的指标", "open a document to see its indicators"));
                }
            }
        }
    }
}
