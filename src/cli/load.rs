//! Loads the corpus that a subcommand works on.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

use crate::cli::{Context, Failure};
use crate::corpus::{Corpus, analyse};
use crate::error::{Problem, ProblemKind};
use crate::report::Origin;
use crate::source::{Hints, SourceText, split};

/// Loads the paths and says on standard error what was left out.
///
/// # Errors
/// When paths were given and nothing in them could be read.
pub fn corpus(paths: &[PathBuf], more: &[PathBuf], context: Context) -> Result<Corpus, Failure> {
    let mut corpus = Corpus::default();
    for path in paths.iter().chain(more) {
        let name = path.display().to_string();
        match std::fs::read_to_string(path) {
            Ok(text) => {
                let origin = Origin { path: name.into(), entry: None };
                let source = SourceText { hints: Hints { origin, ..Hints::default() }, text };
                corpus.reports.extend(split(source).into_iter().map(|text| Arc::new(analyse(text))));
            }
            Err(error) => corpus.problems.push(Problem::new(name, ProblemKind::Unreadable(error.to_string()))),
        }
    }
    for problem in &corpus.problems {
        writeln!(io::stderr(), "baogao: {}", problem.sentence(context.lang))?;
    }
    if corpus.reports.is_empty() {
        return Err(Failure::Io(context.lang.pick("没有读到任何报告。", "no report could be read.").to_owned()));
    }
    Ok(corpus)
}
