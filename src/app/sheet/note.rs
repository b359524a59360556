//! A note on a table: the table, the chart, every sentence behind it with its source.

use std::fmt::Write;

use super::{SheetView, Source};
use crate::compare::{Quote, cited};
use crate::export::Sheet;
use crate::lang::Lang;
use crate::span::CharOffsets;

/// The note in Markdown, with the file of the chart as it is to be linked from there.
pub fn sheet_note(view: &SheetView, chart: Option<&str>, lang: Lang) -> String {
    let made = &view.made;
    let rows: Vec<_> = view.order.iter().filter_map(|row| made.sheet.rows.get(*row).cloned()).collect();
    let table = Sheet { columns: made.sheet.columns.clone(), rows }.markdown();
    let mut out = format!("# {}\n\n{table}\n", made.title);
    if !made.note.is_empty() {
        let _ = writeln!(out, "{}\n", made.note);
    }
    if let Some(chart) = chart {
        let _ = writeln!(out, "![{}]({chart})\n", made.title);
    }
    let _ = writeln!(out, "## {}\n", lang.pick("原句与出处", "Sentences and sources"));
    for source in view.order.iter().filter_map(|row| made.sources.get(*row)).flatten() {
        let _ = writeln!(out, "- **{}** {}: {}", source.label, source.words, cited(&quote(source), lang));
    }
    out
}

fn quote(source: &Source) -> Quote {
    let report = &source.place.report;
    let (start, end) = CharOffsets::new(&report.text).chars(source.place.span);
    Quote {
        report_id: report.id.to_string(),
        source: report.sources.first().map_or_else(String::new, |origin| origin.display().into_owned()),
        report_year: report.identity.year,
        title: report.identity.title.as_deref().map(str::to_owned),
        sentence: source.place.sentence.of(&report.text).trim().to_owned(),
        start,
        end,
    }
}
