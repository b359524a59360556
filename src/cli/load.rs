//! Loads the corpus that a subcommand works on.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::{Context, Failure};
use crate::corpus::review::Reviews;
use crate::corpus::{Corpus, Loader};
use crate::profile;

/// Loads the paths (the sample when there are none), applies what readers decided about single numbers, and says on
/// standard error what was left out.
///
/// # Errors
/// When nothing could be read.
pub fn corpus(paths: &[PathBuf], more: &[PathBuf], context: Context) -> Result<Corpus, Failure> {
    let corpus = with_problems(paths, more, context);
    for problem in &corpus.problems {
        writeln!(io::stderr(), "baogao: {}", problem.sentence(context.lang))?;
    }
    if corpus.reports.is_empty() {
        return Err(Failure::Io(context.lang.pick("没有读到任何报告。", "no report could be read.").to_owned()));
    }
    Ok(corpus)
}

/// Loads likewise, but leaves it to the caller to say what was left out.
pub fn with_problems(paths: &[PathBuf], more: &[PathBuf], context: Context) -> Corpus {
    let paths: Vec<PathBuf> = paths.iter().chain(more).cloned().collect();
    let mut loader = Loader::new(paths.clone());
    loader.cache = context.cache.cloned();
    loader.profile = context.profile.clone();
    let waiting = profile::waiting();
    let mut corpus = loader.load();
    drop(waiting);
    context.memory.set(corpus.memory());
    for path in paths.iter().filter(|path| path.as_path() != Path::new("-")) {
        let (reviews, problems) = Reviews::read(&Reviews::file_for(path));
        corpus.problems.extend(problems);
        if !reviews.is_empty() {
            corpus.reports.iter_mut().for_each(|report| reviews.apply(Arc::make_mut(report)));
        }
    }
    corpus
}
