//! Loads the corpus that a subcommand works on.

use std::io::{self, Write};
use std::path::PathBuf;

use crate::cli::{Context, Failure};
use crate::corpus::Corpus;

/// Loads the paths and says on standard error what was left out.
///
/// # Errors
/// When paths were given and nothing in them could be read.
pub fn corpus(paths: &[PathBuf], more: &[PathBuf], context: Context) -> Result<Corpus, Failure> {
    let corpus = crate::corpus::load(&[paths, more].concat());
    for problem in &corpus.problems {
        writeln!(io::stderr(), "baogao: {}", problem.sentence(context.lang))?;
    }
    if corpus.reports.is_empty() {
        return Err(Failure::Io(context.lang.pick("没有读到任何报告。", "no report could be read.").to_owned()));
    }
    Ok(corpus)
}
