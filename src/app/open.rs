//! Opening documents, and keeping the indicators in step with them.

use std::sync::Arc;

use super::document::{Document, Words};
use super::{App, Effect, Panel, Place, View};
use crate::app::job::Job;
use crate::observation::{Measure, Status};
use crate::report::Report;
use crate::span::Span;
use crate::wording;

/// For what the panel of indicators was filled: it is filled anew when any of this changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Filled {
    reports: Vec<Box<str>>,
    filter: String,
    status: Option<Status>,
    measure: Option<Measure>,
    section: Option<Span>,
    lang: crate::lang::Lang,
}

impl App {
    /// Where the reader is.
    pub fn place(&self) -> Option<Place> {
        self.document.as_ref().map(|document| Place { report: Arc::clone(&document.report), offset: document.caret })
    }

    /// Opens a report, at a byte of its text when one is given. The place that is left can be gone back to.
    pub fn open(&mut self, report: &Arc<Report>, at: Option<usize>) {
        if let Some(here) = self.place() {
            self.jumps.leave(here);
        }
        self.show(report, at);
    }

    /// Opens a place from a view that fills the screen; going back returns to that view.
    pub fn open_from_view(&mut self, report: &Arc<Report>, at: usize) {
        let (view, mut behind) = (self.view, std::mem::take(&mut self.behind));
        self.open(report, Some(at));
        behind.push(view);
        self.behind = behind;
    }

    fn show(&mut self, report: &Arc<Report>, at: Option<usize>) {
        let same = self.document.as_ref().is_some_and(|document| document.report.id == report.id);
        if !same {
            self.tree.reveal(report);
            let mut document = Document::new(Arc::clone(report));
            if let Some(before) = &self.document {
                document.asides_folded = before.asides_folded;
                if before.words != Words::Off {
                    document.words = Words::Coming;
                    self.effects.push(Effect::Ask(Job::Words { report: Arc::clone(report) }));
                }
            }
            self.document = Some(document);
            self.indicators.cursor = Default::default();
            self.fit_document();
        }
        if let (Some(document), Some(at)) = (&mut self.document, at) {
            document.go_to(at);
        }
        self.view = View::Browse;
        self.behind.clear();
    }

    /// Goes back to where the reader was before the last jump.
    pub fn jump_back(&mut self) {
        let here = self.place();
        if let Some(place) = self.jumps.back(here) {
            self.show(&place.report, Some(place.offset));
            self.panel = Panel::Document;
        }
    }

    /// Goes forward again.
    pub fn jump_forward(&mut self) {
        let here = self.place();
        if let Some(place) = self.jumps.forward(here) {
            self.show(&place.report, Some(place.offset));
            self.panel = Panel::Document;
        }
    }

    /// The report of the same region before or after the one that is read.
    pub fn neighbour(&self, forward: bool) -> Option<Arc<Report>> {
        let report = &self.document.as_ref()?.report;
        let all = self.work_reports_of(report.identity.region?);
        let at = all.iter().position(|other| other.id == report.id)?;
        let to = if forward { at.checked_add(1) } else { at.checked_sub(1) };
        all.get(to?).cloned()
    }

    /// Brings what follows from the rest of the state up to date. Called after every change.
    pub fn settle(&mut self) {
        let reports = if self.indicators.marked {
            self.marked_reports()
        } else {
            self.document.iter().map(|document| Arc::clone(&document.report)).collect()
        };
        let section = self.document.as_ref().filter(|_| self.indicators.section_only && !self.indicators.marked);
        let section = section.and_then(|document| {
            let at = document.section()?;
            document.report.outline.sections.get(at as usize).map(|section| section.span)
        });
        let wanted = Filled {
            reports: reports.iter().map(|report| report.id.clone()).collect(),
            filter: self.indicators.filter.text().to_owned(),
            status: self.indicators.status,
            measure: self.indicators.measure,
            section,
            lang: self.lang,
        };
        if self.filled.as_ref() != Some(&wanted) {
            self.indicators.fill(&reports, section, self.lang);
            self.filled = Some(wanted);
        }
    }

    /// What `y` copies: the chosen words with their source.
    pub fn copied(&self) -> Option<String> {
        if let Some((report, span)) = self.copied_from_concordance() {
            return Some(quote(&report, span));
        }
        match self.view {
            View::Compare => return self.copied_from_compare(),
            View::Sheet => return self.copied_from_sheet(),
            View::Beside => {
                let (report, at) = self.beside.place()?;
                let line = |at: usize| report.text.get(at..).map(|rest| at + rest.find('\n').unwrap_or(rest.len()));
                let sentence = report.outline.sentence_at(at).or_else(|| Some(Span::new(at, line(at)?)))?;
                return Some(quote(&report, sentence));
            }
            View::Browse | View::Concordance => {}
        }
        match self.panel {
            Panel::Document | Panel::Tree => {
                let document = self.document.as_ref()?;
                Some(quote(&document.report, document.sentence()))
            }
            Panel::Indicators => {
                let item = self.indicators.selected()?;
                Some(quote(&item.report, item.get()?.sentence))
            }
        }
    }
}

/// Words with their source: `“…”（郴州市 2024，path）`.
pub fn quote(report: &Report, span: Span) -> String {
    let words = wording::one_line(span.of(&report.text).trim());
    let source = report.sources.first().map(|origin| origin.display()).unwrap_or_default();
    format!("“{words}”（{}，{source}）", wording::document(report))
}
