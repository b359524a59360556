//! `baogao export`

use crate::cli::args::{Export, What};
use crate::cli::select::Selection;
use crate::cli::{Context, Failure, load, output};
use crate::export::{ReportTextRow, observation_rows, report_row, section_rows, word_target_rows};
use crate::report::Report;

/// Prints one row an item.
pub(super) fn run(args: &Export, context: Context) -> Result<(), Failure> {
    let corpus = load::corpus(&args.paths, &args.corpus.corpus, context)?;
    let selection = Selection::new(&args.filter)?;
    let reports: Vec<&Report> = corpus.reports.iter().map(|r| &**r).filter(|r| selection.holds(r)).collect();
    let reports = reports.into_iter();
    match args.what {
        What::Reports if args.text => output::rows(
            &args.output,
            reports.map(|report| ReportTextRow { row: report_row(report), text: &report.text }),
        ),
        What::Reports => output::rows(&args.output, reports.map(report_row)),
        What::Sections => output::rows(&args.output, reports.flat_map(section_rows)),
        What::Observations => output::rows(&args.output, reports.flat_map(observation_rows)),
        What::Wordings => output::rows(&args.output, reports.flat_map(word_target_rows)),
    }
}
