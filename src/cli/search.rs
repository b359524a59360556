//! `baogao search`

use std::io::{self, BufWriter, Write};

use unicode_width::UnicodeWidthStr;

use crate::cli::args::Search;
use crate::cli::select::Selection;
use crate::cli::{Context, Failure, load, output};
use crate::export::hit_row;
use crate::index::text::{Query, context, search, sort};
use crate::region::Gazetteer;
use crate::report::Report;
use crate::span::CharOffsets;

/// Prints the hits, aligned on the words found, or as rows.
pub(super) fn run(args: &Search, context_: Context) -> Result<(), Failure> {
    let query = if args.regex {
        Query::pattern(&args.query)
            .map_err(|error| Failure::Usage(format!("正则表达式有误 · not a regular expression: {error}")))?
    } else {
        Query::exact(&args.query)
            .ok_or_else(|| Failure::Usage("要找的文字不能为空 · name the words to find".to_owned()))?
    };
    let corpus = load::corpus(&[], &args.corpus.corpus, context_)?;
    let selection = Selection::new(&args.filter)?;
    let limit = args.limit.unwrap_or(usize::MAX);
    let mut hits = search(&corpus, &query, limit, |at| selection.holds(&corpus.reports[at]));
    sort(&corpus, &mut hits, args.sort);
    let mut out = BufWriter::new(io::stdout().lock());
    match args.format {
        Some(format) => {
            let rows = hits.iter().map(|hit| {
                let report = &corpus.reports[hit.report];
                hit_row(report, &CharOffsets::new(&report.text), hit.span, args.context)
            });
            output::to_stdout(format, rows)?;
        }
        None => {
            for hit in &hits {
                let report = &corpus.reports[hit.report];
                let (left, right) = context(&report.text, hit.span, args.context);
                // Two columns a character is what the context takes at most, so the hits stand under each other.
                let pad = " ".repeat((2 * args.context).saturating_sub(left.width()));
                writeln!(out, "{}\t{pad}{left} 〔{}〕 {right}", place(report), hit.span.of(&report.text))?;
            }
        }
    }
    out.flush()?;
    if hits.is_empty() {
        return Err(Failure::Nothing(context_.lang.pick("没有找到。", "nothing found.").to_owned()));
    }
    Ok(())
}

/// Region and year in front of a hit.
fn place(report: &Report) -> String {
    let identity = &report.identity;
    let name = identity.region.and_then(|id| Gazetteer::shared().get(id)).map_or("—", |region| region.name);
    identity.filed_year().map_or_else(|| name.to_owned(), |year| format!("{name} {year}"))
}
