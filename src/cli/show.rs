//! `baogao show`

use std::io::{self, BufWriter, Write};

use crate::cli::args::Show;
use crate::cli::{Context, Failure, load, select};

/// Prints the text of a report, or its outline.
pub(super) fn run(args: &Show, context: Context) -> Result<(), Failure> {
    let corpus = load::corpus(&[], &args.corpus.corpus, context)?;
    let report = select::report_named(&corpus, &args.report.join("@"))?;
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
