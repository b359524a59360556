//! `baogao align` and `diff`: documents beside each other.

use crate::cli::args::{Align, Diff};
use crate::cli::compare::print;
use crate::cli::select::report_named;
use crate::cli::{Context, Failure, load, output};
use crate::compare::{align_rows, align_sheet, diff_rows, diff_sheet, phrase_rows};
use crate::report::Report;

/// Sections of two or three reports, matched by role and title.
pub(super) fn align(args: &Align, context: Context) -> Result<(), Failure> {
    let corpus = load::corpus(&[], &args.output.corpus.corpus, context)?;
    let reports: Vec<&Report> =
        args.reports.iter().map(|name| report_named(&corpus, name)).collect::<Result<_, _>>()?;
    print(&args.output, || align_rows(&reports), || align_sheet(&reports))
}

/// Sentences and words, or phrases, that changed.
pub(super) fn diff(args: &Diff, context: Context) -> Result<(), Failure> {
    let corpus = load::corpus(&[], &args.output.corpus.corpus, context)?;
    let (old, new) = (report_named(&corpus, &args.old)?, report_named(&corpus, &args.new)?);
    if let Some(limit) = args.phrases {
        return output::rows(&args.output.output, phrase_rows(old, new, limit));
    }
    let rows = diff_rows(old, new, args.all);
    let sheet = diff_sheet(&rows, context.lang);
    print(&args.output, || rows, || sheet)
}
