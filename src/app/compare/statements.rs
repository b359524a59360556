//! What stands behind a row: the sentences of every column.

use std::sync::Arc;

use crate::app::{App, Panel};
use crate::compare::{Comparison, Figure, Missing};
use crate::report::Report;
use crate::span::Span;

/// What one column states in a row, or why it does not.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Index of the column.
    pub column: usize,
    /// The number, or why there is none.
    pub words: String,
    /// Where it is stated.
    pub place: Option<StatedAt>,
    /// Whether it is the one that the table shows for its column.
    pub first: bool,
}

/// A number in a report.
#[derive(Clone, Debug)]
pub struct StatedAt {
    /// Which report.
    pub report: Arc<Report>,
    /// The number or the words in its place.
    pub span: Span,
    /// The sentence.
    pub sentence: Span,
}

impl App {
    /// How many statements there are, without putting them into words: asked for every frame.
    pub fn statement_count(&self) -> usize {
        let (Some(table), Some(row)) = (&self.compare.table, self.compare.row()) else { return 0 };
        (0..table.choice.columns.len()).map(|column| table.statements(row, column).len().max(1)).sum()
    }

    /// What every column states in the chosen row; every statement where a column states it more than once.
    pub fn statements(&self) -> Vec<Statement> {
        self.statements_in(0, usize::MAX)
    }

    /// At most `count` of them from the `top`th on: only those are put into words.
    pub fn statements_in(&self, top: usize, count: usize) -> Vec<Statement> {
        let (Some(table), Some(row)) = (&self.compare.table, self.compare.row()) else { return Vec::new() };
        let stated = (0..table.choice.columns.len()).flat_map(|column| {
            let figures = table.statements(row, column);
            let none = figures.is_empty().then_some((column, None, true));
            let some = figures.into_iter().enumerate().map(move |(nth, figure)| (column, Some(figure), nth == 0));
            none.into_iter().chain(some.collect::<Vec<_>>())
        });
        let told = |(column, figure, first): (usize, Option<&Figure>, bool)| match figure {
            Some(figure) => Statement { column, words: figure.text(), place: place(table, figure), first },
            None => self.missing(table, row, column),
        };
        stated.skip(top).take(count).map(told).collect()
    }

    fn missing(&self, table: &Comparison, row: usize, column: usize) -> Statement {
        let why = table.why(row, column);
        let words = why.as_ref().map(|why| why.label(table.figures(), self.lang)).unwrap_or_default();
        let place = match why {
            Some(Missing::InWords(place)) => {
                let figures = table.figures();
                figures.report(place.report).zip(figures.word_target(place)).map(|(report, target)| StatedAt {
                    report: Arc::clone(report),
                    span: target.words,
                    sentence: target.sentence,
                })
            }
            Some(Missing::OtherUnit(figure) | Missing::OtherDefinition(_, figure)) => self::place(table, &figure),
            Some(Missing::NoReport | Missing::NotStated) | None => None,
        };
        Statement { column, words, place, first: true }
    }

    /// Opens the text at the chosen statement.
    pub fn open_statement(&mut self) {
        let Some(at) = self.compare.sentences else { return };
        let statements = self.statements();
        let Some(place) = statements.get(at.at).and_then(|statement| statement.place.clone()) else {
            self.say(("这一列没有原句", "this column has no sentence"));
            return;
        };
        self.open_from_view(&place.report, place.span.start as usize);
        self.panel = Panel::Document;
    }

    /// Shows the sentences of the chosen row, starting with the chosen column.
    pub fn show_sentences(&mut self) {
        let statements = self.statements();
        let at = statements.iter().position(|statement| statement.column == self.compare.column).unwrap_or(0);
        self.compare.sentences = Some(crate::app::list::ListCursor { at, top: 0 });
    }
}

impl App {
    /// The chosen row as a line of text with one cell a column, or the sentences where they are shown.
    pub fn copied_from_compare(&self) -> Option<String> {
        if let Some(at) = self.compare.sentences {
            let place = self.statements().into_iter().nth(at.at)?.place?;
            return Some(crate::app::quote(&place.report, place.sentence));
        }
        let (table, row) = (self.compare.table.as_ref()?, self.compare.row()?);
        let found = table.rows.get(row)?;
        let name = format!("{} {}", found.subject.name(self.lang), found.subject.slot.label(self.lang));
        let mut lines = vec![format!("{name}\t{}", found.unit)];
        for (column, key) in table.choice.columns.iter().enumerate() {
            lines.push(format!("{}\t{}", key.label(), table.text(row, column, self.lang)));
        }
        Some(lines.join("\n"))
    }
}

impl App {
    /// The chosen row of another table as text, or its chosen sentence when it has one.
    pub fn copied_from_sheet(&self) -> Option<String> {
        if let Some(source) = self.sheet.chosen_source() {
            return Some(crate::app::quote(&source.place.report, source.place.sentence));
        }
        let row = self.sheet.made.sheet.rows.get(self.sheet.row()?)?;
        Some(row.iter().map(|cell| cell.to_text()).collect::<Vec<_>>().join("\t"))
    }
}

fn place(table: &Comparison, figure: &Figure) -> Option<StatedAt> {
    let figures = table.figures();
    let report = figures.report(figure.report)?;
    let observation = figures.observation(figure)?;
    Some(StatedAt { report: Arc::clone(report), span: observation.span, sentence: observation.sentence })
}
