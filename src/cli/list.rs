//! `baogao list`

use std::io::{self, BufWriter, Write};

use crate::cli::args::List;
use crate::cli::select::Selection;
use crate::cli::{Context, Failure, load, output};
use crate::export::report_row;
use crate::lang::Lang;
use crate::region::Gazetteer;
use crate::report::Report;

/// Prints a line a report, or what was left out.
pub(super) fn run(args: &List, context: Context) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    if args.problems {
        for problem in load::with_problems(&args.reports.paths, &args.reports.corpus.corpus, context).problems {
            writeln!(out, "{}", problem.sentence(context.lang))?;
        }
        return Ok(out.flush()?);
    }
    let corpus = load::corpus(&args.reports.paths, &args.reports.corpus.corpus, context)?;
    let selection = Selection::new(&args.reports.filter)?;
    let reports: Vec<&Report> = corpus.reports.iter().map(|r| &**r).filter(|r| selection.holds(r)).collect();
    match args.format {
        Some(format) if !args.explain => {
            output::to_stdout(format, reports.iter().map(|r| report_row(r)))?;
        }
        _ => {
            for report in &reports {
                writeln!(out, "{}", line(report, context.lang))?;
                if args.explain {
                    explain(&mut out, report)?;
                }
            }
        }
    }
    out.flush()?;
    if reports.is_empty() {
        return Err(Failure::Nothing(context.lang.pick("没有符合条件的报告。", "no report fits.").to_owned()));
    }
    Ok(())
}

/// Columns parted by tabs: id, region, year, kind, characters, title.
fn line(report: &Report, lang: Lang) -> String {
    let identity = &report.identity;
    let region = identity.region.and_then(|id| Gazetteer::shared().get(id)).map_or("—", |region| region.name);
    let year = match (identity.year, identity.review_year) {
        (Some(year), _) => year.to_string(),
        (None, Some(year)) => format!("{}{year}", lang.pick("回顾", "on ")),
        (None, None) => "—".to_owned(),
    };
    format!(
        "{}\t{region}\t{year}\t{}\t{}\t{}",
        report.id,
        identity.kind.label(lang),
        report.text.chars().count(),
        identity.title.as_deref().unwrap_or("—"),
    )
}

/// What was decided, by which rule, on what words.
fn explain(out: &mut impl Write, report: &Report) -> io::Result<()> {
    for source in &report.sources {
        writeln!(out, "    source\t{}", source.display())?;
    }
    for evidence in &report.identity.evidence {
        writeln!(out, "    {}\t{}\t“{}”", evidence.field.key(), evidence.rule, evidence.words)?;
    }
    Ok(())
}
