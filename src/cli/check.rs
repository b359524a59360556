//! `baogao check`

use std::io::{self, BufWriter, Write};

use crate::check::check_corpus;
use crate::cli::args::Check;
use crate::cli::select::Selection;
use crate::cli::{Context, Failure, load, output};
use crate::export::{FindingRow, finding_row};
use crate::lang::Lang;

/// Prints the numbers that do not agree with others, each with the sentences of both sides.
pub(super) fn run(args: &Check, context: Context) -> Result<(), Failure> {
    let corpus = load::corpus(&args.reports.paths, &args.reports.corpus.corpus, context)?;
    let selection = Selection::new(&args.reports.filter)?;
    let findings = check_corpus(&corpus.reports);
    let chosen = findings.iter().filter(|finding| {
        corpus.reports.get(finding.doubted.report).is_some_and(|report| selection.holds(report))
            && (args.rule.is_empty() || args.rule.contains(&finding.rule))
    });
    let mut rows = chosen.filter_map(|finding| finding_row(&corpus.reports, finding, context.lang)).peekable();
    if rows.peek().is_none() {
        writeln!(io::stderr(), "{}", context.lang.pick("没有发现不相符的数字。", "no numbers disagree."))?;
        return Ok(());
    }
    // Something to look at is told by the exit code, as `diff` does.
    let found = Err(Failure::Nothing(String::new()));
    if args.output.format.is_some() || args.output.output.is_some() {
        return output::rows(&args.output, rows).and(found);
    }
    let mut out = BufWriter::new(io::stdout().lock());
    for row in rows {
        told(&mut out, &row, context.lang)?;
    }
    out.flush()?;
    found
}

/// What is doubted, then the sentence that states it and those that speak against it.
fn told(out: &mut impl Write, row: &FindingRow<'_>, lang: Lang) -> io::Result<()> {
    let region = row.region_name.unwrap_or("—");
    let year = row.report_year.map_or_else(|| "—".to_owned(), |year| year.to_string());
    writeln!(out, "{region} {year}\t{}\t{}", row.rule, row.message)?;
    writeln!(out, "    {}:{}-{}\t{}", row.report_id, row.start, row.end, line(row.sentence))?;
    for (place, sentence) in row.against.iter().zip(&row.against_sentences) {
        if *sentence == row.sentence {
            writeln!(out, "    {place}\t{}", lang.pick("（同一句）", "(the same sentence)"))?;
        } else {
            writeln!(out, "    {place}\t{}", line(sentence))?;
        }
    }
    Ok(())
}

/// A sentence of a text that was broken into lines, on one.
fn line(sentence: &str) -> String {
    sentence.split_whitespace().collect::<Vec<_>>().join(" ")
}
