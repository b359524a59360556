//! `baogao show`

use std::io::{self, BufWriter, Write};

use crate::cli::args::Show;
use crate::cli::{Context, Failure, load, select};
use crate::corpus::Corpus;
use crate::region::Gazetteer;
use crate::report::Report;

/// Prints the text of a report, or its outline.
pub(super) fn run(args: &Show, context: Context) -> Result<(), Failure> {
    let corpus = load::corpus(&[], &args.corpus.corpus, context)?;
    let report = find(&corpus, &args.report)?;
    let mut out = BufWriter::new(io::stdout().lock());
    if args.outline {
        for section in report.outline.sections.iter().filter(|section| !section.heading.is_empty()) {
            let indent = "  ".repeat(usize::from(section.level.saturating_sub(1)));
            let soft = if section.soft { " ~" } else { "" };
            writeln!(out, "{indent}{}{soft}\t{}", section.heading.of(&report.text), section.role.key())?;
        }
    } else {
        out.write_all(report.text.as_bytes())?;
        if !report.text.ends_with('\n') {
            out.write_all(b"\n")?;
        }
    }
    Ok(out.flush()?)
}

/// The report with this id, or the one of a region (and a year).
fn find<'a>(corpus: &'a Corpus, words: &[String]) -> Result<&'a Report, Failure> {
    if let [id] = words
        && let Some(report) = corpus.by_id(id)
    {
        return Ok(report);
    }
    let (years, names): (Vec<&String>, Vec<&String>) =
        words.iter().partition(|word| word.parse::<u16>().is_ok_and(|y| (1949..2100).contains(&y)));
    let [name] = names.as_slice() else {
        return Err(Failure::Usage(
            "请给出报告 id，或一个地区和一个年份 · give a report's id, or one region and one year".to_owned(),
        ));
    };
    let year = years.first().and_then(|year| year.parse::<u16>().ok());
    let gazetteer = Gazetteer::shared();
    let wanted: Vec<_> = select::regions_named(name)?.into_iter().map(|id| gazetteer.current(id)).collect();
    let mut fitting: Vec<&Report> = corpus
        .reports
        .iter()
        .map(|report| &**report)
        .filter(|report| report.identity.region.is_some_and(|id| wanted.contains(&gazetteer.current(id))))
        .filter(|report| year.is_none_or(|year| report.identity.filed_year() == Some(year)))
        .collect();
    fitting.sort_by_key(|report| (report.identity.kind, report.identity.filed_year()));
    match fitting.as_slice() {
        [] => Err(Failure::Nothing(format!("语料中没有 {} 的报告 · no such report", words.join(" ")))),
        [one] => Ok(one),
        several => {
            let ids: Vec<&str> = several.iter().map(|report| &*report.id).collect();
            Err(Failure::Usage(format!("不止一份，请用 id 指明 · several fit, name one by its id: {}", ids.join(" "))))
        }
    }
}
