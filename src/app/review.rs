//! What the reader decides about single numbers: accepted, rejected, corrected. Kept beside the corpus.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rust_decimal::Decimal;

use super::line_edit::LineEdit;
use super::{App, Before, Effect, InputBox, Mark, Popup};
use crate::corpus::review::{Decision, Reviews, Target};
use crate::report::Report;

/// The reader's decisions.
#[derive(Clone, Debug, Default)]
pub struct Review {
    /// All of them.
    pub decisions: Reviews,
    /// Where they are kept; nowhere for the sample and for standard input.
    file: Option<PathBuf>,
    /// Reports as they were read, before any decision was applied.
    read: HashMap<Box<str>, Arc<Report>>,
    /// The value that is being typed.
    pub line: LineEdit,
    /// The number that it is to correct.
    number: Option<(Arc<Report>, usize)>,
}

impl Review {
    /// Reads the decisions that lie beside the corpus.
    pub fn beside(paths: &[PathBuf]) -> (Self, Vec<crate::error::Problem>) {
        let path = paths.first().filter(|path| *path != Path::new("-"));
        let Some(file) = path.map(|path| Reviews::file_for(path)) else { return (Self::default(), Vec::new()) };
        let (decisions, problems) = Reviews::read(&file);
        (Self { decisions, file: Some(file), ..Self::default() }, problems)
    }

    /// A report with what was decided about it.
    pub fn applied(&mut self, report: Arc<Report>) -> Arc<Report> {
        if self.decisions.is_empty() {
            return report;
        }
        let mut decided = (*report).clone();
        self.decisions.apply(&mut decided);
        if decided == *report {
            return report;
        }
        self.read.insert(report.id.clone(), report);
        Arc::new(decided)
    }
}

impl App {
    /// Decides about the chosen number; the same decision once more takes it back.
    pub fn decide(&mut self, decision: Decision) {
        if let Some((report, observation)) = self.chosen_observation() {
            self.decide_about(report, observation, decision);
        }
    }

    fn decide_about(&mut self, report: Arc<Report>, observation: usize, decision: Decision) {
        let Some(one) = report.observations.get(observation) else { return };
        let target = Target::of(&report, &one);
        let before = self.review.decisions.decision(&target);
        let decided = Some(decision).filter(|_| before != Some(decision));
        self.remember(Before::Decision { report: Arc::clone(&report), target: target.clone(), decision: before });
        self.put_decision(&report, target, decided);
        let said = match decided {
            None => ("已撤回", "taken back"),
            Some(Decision::Accept) => ("已认可", "accepted"),
            Some(Decision::Reject) => ("已否定：不再用于对照", "rejected: left out of comparisons"),
            Some(Decision::Correct { .. }) => ("已更正", "corrected"),
        };
        let said = self.lang.pick(said.0, said.1);
        let kept = match self.review.file {
            Some(_) => "",
            None => self.lang.pick(
                "（只在本次有效：示例和标准输入没有地方保存）",
                " (for this run only: the sample has no place to keep it)",
            ),
        };
        self.notice = Some(format!("{said}{kept}"));
    }

    /// Puts a decision about a number into effect, or takes it back; kept beside the corpus.
    pub(super) fn put_decision(&mut self, report: &Arc<Report>, target: Target, decided: Option<Decision>) {
        self.review.decisions.decide(target, decided);
        // Always from what was read: a decision that is taken back leaves nothing behind.
        let read = self.review.read.entry(report.id.clone()).or_insert_with(|| Arc::clone(report));
        let mut changed = (**read).clone();
        self.review.decisions.apply(&mut changed);
        self.exchange(&Arc::new(changed));
        if let Some(path) = self.review.file.clone() {
            self.effects.push(Effect::KeepReview { path, decisions: self.review.decisions.clone() });
        }
    }

    /// Asks for the right value of the chosen number.
    pub fn open_correction(&mut self) {
        self.review.number = self.chosen_observation();
        let now = self.review.number.as_ref().and_then(|(report, at)| Some(report.observations.get(*at)?.value));
        self.review.line = LineEdit::new(now.map(|value| value.to_string()).unwrap_or_default());
        self.popup = None;
        self.input = Some(InputBox::Correction);
    }

    /// Enter in that box.
    pub fn accept_correction(&mut self) {
        match self.review.line.text().trim().parse::<Decimal>() {
            Ok(value) => {
                self.input = None;
                if let Some((report, observation)) = self.review.number.take() {
                    self.decide_about(report, observation, Decision::Correct { value });
                }
            }
            Err(_) => self.say(("请输入数字，单位不变", "type a number; the unit stays")),
        }
    }

    /// Puts a report that says the same text in the place of the one with its id.
    fn exchange(&mut self, report: &Arc<Report>) {
        let corpus = Arc::make_mut(&mut self.corpus);
        for old in corpus.reports.iter_mut().filter(|old| old.id == report.id) {
            *old = Arc::clone(report);
        }
        for mark in &mut self.marks {
            if let Mark::Report(old) = mark
                && old.id == report.id
            {
                *old = Arc::clone(report);
            }
        }
        if let Some(document) = self.document.as_mut().filter(|document| document.report.id == report.id) {
            document.report = Arc::clone(report);
        }
        if let Some(Popup::Details { report: old, .. }) = &mut self.popup
            && old.id == report.id
        {
            *old = Arc::clone(report);
        }
        self.filled = None;
        self.tree.show(&self.corpus);
    }
}
