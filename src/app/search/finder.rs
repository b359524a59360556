//! One box over regions, documents, headings and indicators.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::line_edit::LineEdit;
use crate::app::list::ListCursor;
use crate::app::worker::{Generation, Job, Ticket};
use crate::app::{App, Effect, Panel, Popup};
use crate::corpus::Corpus;
use crate::index::fuzzy::NameQuery;
use crate::indicator::{IndicatorId, Taxonomy};
use crate::region::{Gazetteer, RegionId};
use crate::report::Report;
use crate::ui::wording;

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
    score: i64,
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

/// Looks for names that fit a query.
pub fn find(query: &str, corpus: &Corpus, ticket: Ticket) -> Option<Matches> {
    let mut search = Search { query: NameQuery::new(query), found: Vec::new(), total: 0 };
    let gazetteer = Gazetteer::shared();
    let regions: BTreeSet<RegionId> =
        corpus.reports.iter().filter_map(|report| report.identity.region).map(|id| gazetteer.current(id)).collect();
    for id in regions {
        let Some(region) = gazetteer.get(id) else { continue };
        let around = region.parent.and_then(|parent| gazetteer.get(parent)).map_or("", |parent| parent.name);
        search.offer(region.name, around, 2, || Target::Region(id));
    }
    for (id, indicator) in Taxonomy::shared().iter() {
        search.offer(&indicator.zh, &indicator.en, 1, || Target::Indicator(id));
    }
    for report in &corpus.reports {
        if ticket.is_stale() {
            return None;
        }
        let name = wording::document(report);
        search.offer(&name, "", 1, || Target::Report(Arc::clone(report)));
        // Headings only when something is asked: without a query they would bury the documents.
        if !search.query.is_empty() {
            for (at, section) in report.outline.sections.iter().enumerate() {
                let heading = section.heading.of(&report.text);
                search.offer(heading, &name, 0, || Target::Heading(Arc::clone(report), at));
            }
        }
    }
    let mut found = search.found;
    found.sort_by_key(|one| Reverse(one.score));
    found.truncate(KEPT);
    Some(Matches { found, total: search.total, ticket })
}

struct Search {
    query: NameQuery,
    found: Vec<Match>,
    total: usize,
}

impl Search {
    /// Takes a name in when it fits; words may also fit the note. `rank` lifts short lists over long ones.
    fn offer(&mut self, name: &str, note: &str, rank: i64, target: impl FnOnce() -> Target) {
        if name.is_empty() {
            return;
        }
        let mut terms = 0u64;
        let mut score = rank * 10;
        for (term, found) in self.query.terms_in(name) {
            terms |= 1 << term;
            score += found;
        }
        if terms == 0 && !self.query.is_empty() {
            return;
        }
        let missing = self.query.all_terms() & !terms;
        if missing != 0 {
            let in_note = self.query.terms_in(note).fold(0u64, |bits, (term, _)| bits | 1 << term);
            if missing & !in_note != 0 {
                return;
            }
        }
        self.total += 1;
        let fitting = self.query.find_any(name).map(|found| found.characters).unwrap_or_default();
        let (name, note) = (wording::one_line(name), wording::one_line(note));
        self.found.push(Match { target: target(), name, note, fitting, score });
        if self.found.len() >= KEPT * 8 {
            self.found.sort_by_key(|one| Reverse(one.score));
            self.found.truncate(KEPT);
        }
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
