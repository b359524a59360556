//! The text of a report as rows: headings, paragraphs under them, what is folded away.

use std::collections::HashSet;

use crate::report::Report;
use crate::span::Span;
use crate::typeset::{self, Widths, wrap};

/// One row on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The part of the text that is shown in it. Rows lie in the order of the text.
    pub span: Span,
    /// What it is.
    pub kind: RowKind,
    /// Columns left free before the text.
    pub indent: u16,
    /// The innermost section.
    pub section: u32,
}

/// What a row shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A heading; `first` is false on the rows that follow when it is long.
    Heading {
        /// Whether the heading starts here.
        first: bool,
        /// Depth of the heading, from 1.
        level: u8,
    },
    /// Prose.
    Text,
    /// A caption, a byline, site chrome.
    Aside,
    /// Nothing: room between parts.
    Blank,
}

/// For what the rows are made.
#[derive(Clone, Copy, Debug)]
pub struct Shape<'a> {
    /// Columns of the panel.
    pub columns: usize,
    /// How wide characters are.
    pub widths: Widths,
    /// Ends of words, when they are shown.
    pub words: &'a [u32],
    /// Sections that are folded.
    pub folded: &'a HashSet<u32>,
    /// Sections whose own text is folded away.
    pub bare: &'a HashSet<u32>,
    /// Whether asides are folded away.
    pub asides_folded: bool,
}

/// Columns of the mark before a heading (`▾ `).
pub const MARK: usize = 2;
/// Columns by which a deeper heading stands to the right.
const STEP: usize = 2;
/// The first line of a paragraph stands two characters to the right, as Chinese prose is set.
const PARAGRAPH: usize = 4;
/// Under this width indents would eat the text.
const NARROW: usize = 36;

/// All rows of a report.
pub fn rows(report: &Report, shape: Shape<'_>) -> Vec<Row> {
    let mut maker = Maker { report, shape, rows: Vec::new(), aside: 0 };
    let sections = &report.outline.sections;
    let end = report.text.len();
    if let Some(first) = sections.first() {
        maker.prose(0, first.span.start as usize, 0, 0);
    } else {
        maker.prose(0, end, 0, 0);
    }
    // Where the innermost folded section ends: nothing before it is shown, except headings inside it.
    let mut hidden_to = 0;
    for (at, section) in sections.iter().enumerate() {
        let index = u32::try_from(at).unwrap_or(u32::MAX);
        let next = sections.get(at + 1).map_or(end, |next| next.span.start as usize);
        if (section.span.start as usize) < hidden_to {
            continue;
        }
        maker.heading(index, at > 0);
        if shape.folded.contains(&index) {
            hidden_to = section.span.end as usize;
        } else if !shape.bare.contains(&index) {
            maker.body(index, next);
        }
    }
    maker.rows
}

struct Maker<'a> {
    report: &'a Report,
    shape: Shape<'a>,
    rows: Vec<Row>,
    /// The next aside that may meet what comes.
    aside: usize,
}

impl Maker<'_> {
    fn step(&self, level: u8) -> usize {
        let step = if self.shape.columns < NARROW { 1 } else { STEP };
        usize::from(level).saturating_sub(1).min(5) * step
    }

    fn heading(&mut self, index: u32, room_above: bool) {
        let report = self.report;
        let Some(section) = report.outline.sections.get(index as usize) else { return };
        // What stands before the heading inside its section: `——` leads, white space.
        self.prose(section.span.start as usize, section.heading.start as usize, index, section.level);
        if section.heading.is_empty() {
            return;
        }
        let heading_before = self.rows.last().is_some_and(|row| matches!(row.kind, RowKind::Heading { .. }));
        if room_above && section.level <= 1 && !heading_before && !self.rows.is_empty() {
            let span = Span::new(section.heading.start as usize, section.heading.start as usize);
            self.rows.push(Row { span, kind: RowKind::Blank, indent: 0, section: index });
        }
        let indent = self.step(section.level) + MARK;
        let lines = self.wrap(section.heading, indent, 0);
        for (nth, span) in lines.into_iter().enumerate() {
            let kind = RowKind::Heading { first: nth == 0, level: section.level };
            self.rows.push(Row { span, kind, indent: cut(indent), section: index });
        }
    }

    /// The section's own text: from its heading to the next heading of any level.
    fn body(&mut self, index: u32, next: usize) {
        let report = self.report;
        let Some(section) = report.outline.sections.get(index as usize) else { return };
        let mut start = (section.heading.end as usize).max(section.span.start as usize);
        if !section.heading.is_empty() {
            // The stop that closes a heading belongs to it and is not shown at the start of the text.
            let rest = self.report.text.get(start..next).unwrap_or("");
            start += rest.len() - rest.trim_start_matches(['。', '．', '.', ' ']).len();
        }
        self.prose(start, next, index, section.level);
    }

    fn prose(&mut self, start: usize, end: usize, section: u32, level: u8) {
        let indent = if level == 0 { 0 } else { self.step(level) + MARK };
        let Some(text) = self.report.text.get(start..end) else { return };
        let mut at = start;
        for line in text.split_inclusive('\n') {
            self.paragraph(at, line, section, indent);
            at += line.len();
        }
    }

    /// One paragraph, cut where asides begin and end.
    fn paragraph(&mut self, at: usize, line: &str, section: u32, indent: usize) {
        let end = at + line.len();
        let mut from = at;
        let asides = &self.report.outline.asides;
        while asides.get(self.aside).is_some_and(|aside| aside.span.end as usize <= at) {
            self.aside += 1;
        }
        let mut aside = self.aside;
        while let Some(next) = asides.get(aside).filter(|next| (next.span.start as usize) < end) {
            let (start, stop) = ((next.span.start as usize).max(from), (next.span.end as usize).min(end));
            self.lines(from, start, section, indent, RowKind::Text);
            if !self.shape.asides_folded {
                self.lines(start, stop, section, indent, RowKind::Aside);
            }
            from = stop.max(from);
            aside += 1;
        }
        self.lines(from, end, section, indent, RowKind::Text);
    }

    fn lines(&mut self, start: usize, end: usize, section: u32, indent: usize, kind: RowKind) {
        let Some(text) = self.report.text.get(start..end) else { return };
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return;
        }
        let start = start + (text.len() - text.trim_start().len());
        // A line that goes on with a sentence, behind a column break or a line of fixed width, begins no paragraph.
        let goes_on = self.report.outline.sentence_at(start).is_some_and(|sentence| (sentence.start as usize) < start);
        let first = if self.shape.columns < NARROW || kind == RowKind::Aside || goes_on { 0 } else { PARAGRAPH };
        for (nth, span) in self.wrap(Span::new(start, start + trimmed.len()), indent, first).into_iter().enumerate() {
            let indent = cut(indent + if nth == 0 { first } else { 0 });
            self.rows.push(Row { span, kind, indent, section });
        }
    }

    fn wrap(&self, span: Span, indent: usize, first: usize) -> Vec<Span> {
        let columns = self.shape.columns.saturating_sub(indent).max(2);
        let shape = typeset::Shape { columns, first, widths: self.shape.widths };
        wrap(&self.report.text, span, shape, self.shape.words)
    }
}

fn cut(columns: usize) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX)
}
