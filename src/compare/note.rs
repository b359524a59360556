//! A note to take away: the table, the chart and every sentence behind it with its source, in Markdown.

use std::fmt::Write;

use super::rows::{Quote, Quoter};
use super::table::{Comparison, Missing, region_name};
use crate::lang::Lang;

/// What a note holds besides the table and the sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteOptions {
    /// Heading; one is made of the columns when there is none.
    pub title: Option<String>,
    /// The file of the chart, as it is to be linked from the note.
    pub chart: Option<String>,
}

/// The note on some rows of a comparison, in the given order.
pub fn note(comparison: &Comparison, rows: &[usize], options: &NoteOptions, lang: Lang) -> String {
    let title = options.title.clone().unwrap_or_else(|| made_title(comparison, lang));
    let mut out = format!("# {title}\n\n{}\n", comparison.wide(rows, lang).markdown());
    let _ = writeln!(out, "{}", legend(lang));
    if let Some(chart) = &options.chart {
        let _ = writeln!(out, "\n![{title}]({chart})");
    }
    let _ = writeln!(out, "\n## {}\n", lang.pick("原句与出处", "Sentences and sources"));
    let mut quoter = Quoter::new(comparison.figures());
    for row in rows {
        out.push_str(&row_sentences(comparison, &mut quoter, *row, lang));
    }
    out
}

/// The sentences of one row, one line a column.
fn row_sentences(comparison: &Comparison, quoter: &mut Quoter<'_>, row: usize, lang: Lang) -> String {
    let Some(found) = comparison.rows.get(row) else { return String::new() };
    let mut out = format!("### {} {}\n\n", found.subject.name(lang), found.subject.slot.label(lang));
    for (at, column) in comparison.choice.columns.iter().enumerate() {
        let label = column.label();
        for figure in comparison.statements(row, at) {
            let quote = quoter.figure(figure);
            let _ = writeln!(out, "- **{label}** {}: {}", figure.text(), cited(&quote, lang));
        }
        match comparison.why(row, at) {
            Some(Missing::InWords(place)) => {
                let quote = quoter.words(place);
                let words = comparison.figures().words(place);
                let _ = writeln!(out, "- **{label}** “{words}”: {}", cited(&quote, lang));
            }
            Some(missing @ (Missing::NoReport | Missing::NotStated)) => {
                let _ = writeln!(out, "- **{label}** {}", missing.label(comparison.figures(), lang));
            }
            Some(missing @ Missing::OtherDefinition(_, figure)) => {
                let why = missing.label(comparison.figures(), lang);
                let _ = writeln!(out, "- **{label}** {why}: {}", cited(&quoter.figure(&figure), lang));
            }
            // The statements above are in the other unit already.
            Some(Missing::OtherUnit(_)) | None => {}
        }
    }
    out.push('\n');
    out
}

/// “sentence”（report, file, place in the text）
pub fn cited(quote: &Quote, lang: Lang) -> String {
    let sentence = quote.sentence.replace(['\n', '\r'], " ");
    let title = match (&quote.title, quote.report_year) {
        (Some(title), _) => title.clone(),
        (None, Some(year)) => format!("{year}{}", lang.pick("年政府工作报告", " government work report")),
        (None, None) => quote.report_id.clone(),
    };
    match lang {
        Lang::Zh => format!("“{sentence}”（《{title}》，{}，第{}字）", quote.source, quote.start + 1),
        Lang::En => format!("“{sentence}” ({title}, {}, character {})", quote.source, quote.start + 1),
    }
}

fn made_title(comparison: &Comparison, lang: Lang) -> String {
    let mut names: Vec<&str> = Vec::new();
    for column in &comparison.choice.columns {
        let name = region_name(column.region);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let years = || comparison.choice.columns.iter().map(|column| column.year);
    let span = match (years().min(), years().max()) {
        (Some(from), Some(to)) if from != to => format!("{from}–{to}"),
        (Some(year), _) => year.to_string(),
        _ => String::new(),
    };
    let phase = comparison.choice.phase.label(lang);
    format!("{} {span} {phase}{}", names.join(lang.pick("、", ", ")), lang.pick("对照", " compared"))
}

fn legend(lang: Lang) -> &'static str {
    lang.pick(
        "年份指数字所属年份，不是报告年份。≥ 以上，≤ 以内，≈ 左右，> 超过，< 不足；! 同一数字另有不同表述，见下。",
        "A year is the one that the numbers are about, not that of the report. ≥ at least, ≤ at most, ≈ about, > over, \
         < under; ! another value is stated too, see below.",
    )
}
