//! The rows of a comparison for other programs: one row a cell, or one row a subject with the columns across.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::figure::Figure;
use super::figures::{Figures, WordPlace};
use super::table::{Cell as TableCell, Comparison, Missing, region_code, region_name};
use crate::export::{Cell, ColumnKind, Sheet, column, record};
use crate::lang::Lang;
use crate::quantity::scale::shown_number;
use crate::span::{CharOffsets, Span};

/// A place in a report that can be quoted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    /// Report.
    pub report_id: String,
    /// Path of its file as given.
    pub source: String,
    /// The year in which it was given.
    pub report_year: Option<u16>,
    /// Its title.
    pub title: Option<String>,
    /// The sentence.
    pub sentence: String,
    /// First character of the number.
    pub start: usize,
    /// The character after it.
    pub end: usize,
}

/// Quotes figures; counts the characters of each report once.
pub struct Quoter<'a> {
    figures: &'a Figures,
    offsets: HashMap<u32, CharOffsets<'a>>,
}

impl<'a> Quoter<'a> {
    /// For the reports of an index.
    pub fn new(figures: &'a Figures) -> Self {
        Self { figures, offsets: HashMap::new() }
    }

    /// The sentence behind a figure with its source.
    pub fn figure(&mut self, figure: &Figure) -> Quote {
        let Some(observation) = self.figures.observation(figure) else { return Quote::default() };
        self.span(figure.report, observation.sentence, observation.span)
    }

    /// The sentence behind a target in words with its source.
    pub fn words(&mut self, place: WordPlace) -> Quote {
        let Some(target) = self.figures.word_target(place) else { return Quote::default() };
        self.span(place.report, target.sentence, target.words)
    }

    fn span(&mut self, index: u32, sentence: Span, span: Span) -> Quote {
        let Some(report) = self.figures.report(index) else { return Quote::default() };
        let offsets = self.offsets.entry(index).or_insert_with(|| CharOffsets::new(&report.text));
        let (start, end) = offsets.chars(span);
        Quote {
            report_id: report.id.to_string(),
            source: report.sources.first().map_or_else(String::new, |origin| origin.display().into_owned()),
            report_year: report.identity.year,
            title: report.identity.title.as_deref().map(str::to_owned),
            sentence: sentence.of(&report.text).trim().to_owned(),
            start,
            end,
        }
    }
}

record! {
    /// One cell of a comparison.
    pub struct CompareRow {
        /// 指标 id in the taxonomy
        pub indicator: &'static str,
        /// 指标名称 name of the indicator
        pub indicator_name: &'static str,
        /// 度量 what is measured
        pub measure: &'static str,
        /// 年数 years that the number covers
        pub years: u16,
        /// 行政区划代码 region
        pub region_code: &'static str,
        /// 地区 name of the region
        pub region_name: &'static str,
        /// 年份 the year that the number is about
        pub year: u16,
        /// 实绩、目标或规划 actual, target or plan
        pub phase: &'static str,
        /// 数值 in unit
        pub value: Option<Decimal>,
        /// 上限 high end of a range
        pub value_high: Option<Decimal>,
        /// 单位 one unit for the whole row
        pub unit: &'static str,
        /// 限定 how the value bounds the true one
        pub comparator: Option<&'static str>,
        /// 时期 the period as stated
        pub period: Option<String>,
        /// 差距 value minus that of the reference
        pub gap: Option<Decimal>,
        /// 比值 value in parts of that of the reference
        pub ratio: Option<Decimal>,
        /// 位次 place among the columns, 1 is the best
        pub rank: Option<usize>,
        /// 冲突 whether the region states another value too
        pub conflict: bool,
        /// 缺失原因 why there is no number
        pub missing: Option<&'static str>,
        /// 替代表述 the words or the number that stand in its place
        pub instead: Option<String>,
        /// 原句 the sentence that states it
        pub sentence: Option<String>,
        /// 报告编号 report that states it
        pub report_id: Option<String>,
        /// 报告年份 year of that report
        pub report_year: Option<u16>,
        /// 来源文件 its path
        pub source: Option<String>,
        /// 起 first character of the number
        pub start: Option<usize>,
        /// 止 character after it
        pub end: Option<usize>,
    }
}

impl Comparison {
    /// One row a cell, row by row; `rows` gives their order (and may leave some out).
    pub fn long_rows(&self, rows: &[usize], lang: Lang) -> Vec<CompareRow> {
        let mut quoter = Quoter::new(self.figures());
        let places = rows.iter().flat_map(|row| (0..self.choice.columns.len()).map(|column| (*row, column)));
        places.filter_map(|(row, column)| self.long_row(&mut quoter, row, column, lang)).collect()
    }

    fn long_row(&self, quoter: &mut Quoter<'_>, row: usize, column: usize, lang: Lang) -> Option<CompareRow> {
        let found = self.rows.get(row)?;
        let key = self.choice.columns.get(column)?;
        let figure = self.figure(row, column);
        let why = self.why(row, column);
        let quote = match (&figure, &why) {
            (Some(figure), _) => Some(quoter.figure(figure)),
            (None, Some(Missing::InWords(place))) => Some(quoter.words(*place)),
            (None, Some(Missing::OtherUnit(other) | Missing::OtherDefinition(_, other))) => Some(quoter.figure(other)),
            _ => None,
        };
        let (start, end) = quote.as_ref().map(|quote| (quote.start, quote.end)).unzip();
        Some(CompareRow {
            indicator: found.subject.key(),
            indicator_name: found.subject.name(lang),
            measure: found.subject.slot.measure.key(),
            years: found.subject.slot.years,
            region_code: region_code(key.region),
            region_name: region_name(key.region),
            year: key.year,
            phase: self.choice.phase.key(),
            value: figure.map(|figure| figure.value),
            value_high: figure.and_then(|figure| figure.high),
            unit: found.unit,
            comparator: figure.map(|figure| figure.comparator.key()),
            period: figure.map(|figure| figure.period.to_string()),
            gap: self.gap(row, column),
            ratio: self.ratio(row, column),
            rank: self.places(row).get(column).copied().flatten(),
            conflict: matches!(self.cell(row, column), TableCell::Stated { conflict: true, .. }),
            missing: why.as_ref().map(Missing::key),
            instead: why.as_ref().and_then(|why| instead(why, self.figures(), lang)),
            sentence: quote.as_ref().map(|quote| quote.sentence.clone()),
            report_id: quote.as_ref().map(|quote| quote.report_id.clone()),
            report_year: quote.as_ref().and_then(|quote| quote.report_year),
            source: quote.map(|quote| quote.source),
            start,
            end,
        })
    }

    /// One row a subject: its name, measure and unit, then a column for each region and year; from three columns on the
    /// median and the spread too.
    pub fn wide(&self, rows: &[usize], lang: Lang) -> Sheet {
        let many = self.choice.columns.len() > 2;
        let mut columns = vec![
            column(lang.pick("指标", "indicator"), ColumnKind::Text),
            column(lang.pick("度量", "measure"), ColumnKind::Text),
            column(lang.pick("单位", "unit"), ColumnKind::Text),
        ];
        columns.extend(self.choice.columns.iter().map(|key| column(&key.label(), ColumnKind::Text)));
        if many {
            columns.push(column(lang.pick("中位数", "median"), ColumnKind::Text));
            columns.push(column(lang.pick("极差", "spread"), ColumnKind::Text));
        }
        let cells = |row: &usize| {
            let found = self.rows.get(*row)?;
            let mut cells = vec![
                Cell::Text(found.subject.name(lang).to_owned()),
                Cell::Text(found.subject.slot.label(lang)),
                Cell::Text(found.unit.to_owned()),
            ];
            cells.extend((0..self.choice.columns.len()).map(|column| Cell::Text(self.text(*row, column, lang))));
            if many {
                let summary = self.summary(*row).filter(|summary| summary.stated > 1);
                let shown = |value: Decimal| Cell::Text(shown_number(value.normalize(), found.unit));
                cells.push(summary.map_or(Cell::Empty, |summary| shown(summary.median)));
                cells.push(summary.map_or(Cell::Empty, |summary| shown(summary.spread())));
            }
            Some(cells)
        };
        Sheet { columns, rows: rows.iter().filter_map(cells).collect() }
    }
}

/// What stands in the place of a number, in the reader's language.
fn instead(why: &Missing, figures: &Figures, lang: Lang) -> Option<String> {
    match why {
        Missing::NoReport | Missing::NotStated => None,
        Missing::InWords(place) => Some(figures.words(*place).to_owned()),
        Missing::OtherUnit(figure) => Some(figure.text()),
        Missing::OtherDefinition(subject, figure) => Some(format!("{} {}", subject.name(lang), figure.text())),
    }
}
