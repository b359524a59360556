//! What readers decided about single numbers: accepted, rejected, corrected. Kept in a small file beside the corpus, one
//! JSON line a decision, so that it can be read, merged and put under version control.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::error::{Problem, ProblemKind};
use crate::observation::{Flag, Observation};
use crate::report::Report;

/// Name of the file in the folder of the corpus.
pub const FILE_NAME: &str = "baogao-review.jsonl";

/// Which number a decision is about. The text of a report decides its id, so the place cannot silently slip.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Target {
    /// Id of the report.
    pub report: String,
    /// First byte of the number in the report's text.
    pub start: u32,
    /// Byte after the last one.
    pub end: u32,
    /// Id of the indicator it was linked to; absent for an open observation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
}

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "snake_case")]
pub enum Decision {
    /// The number and its link are right.
    Accept,
    /// The link is wrong: the observation is left out of comparisons and exports carry the flag `rejected`.
    Reject,
    /// The value is another one.
    Correct {
        /// The right value, in the unit that is printed.
        #[serde(with = "rust_decimal::serde::str")]
        value: Decimal,
    },
}

#[derive(Serialize, Deserialize)]
struct Line {
    #[serde(flatten)]
    target: Target,
    #[serde(flatten)]
    decision: Decision,
}

/// All decisions about a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reviews {
    decisions: BTreeMap<Target, Decision>,
}

impl Target {
    /// The number of an observation.
    pub fn of(report: &Report, observation: &Observation) -> Self {
        let taxonomy = crate::indicator::Taxonomy::shared();
        Self {
            report: report.id.to_string(),
            start: observation.span.start,
            end: observation.span.end,
            indicator: observation.indicator.and_then(|id| taxonomy.get(id)).map(|indicator| indicator.id.clone()),
        }
    }
}

impl Reviews {
    /// The file for a corpus opened from `path`: in the folder, or beside the file.
    pub fn file_for(path: &Path) -> PathBuf {
        if path.is_dir() { path.join(FILE_NAME) } else { path.with_file_name(FILE_NAME) }
    }

    /// Reads a file of decisions. A file that is not there holds none; a line that cannot be read is a problem and the
    /// others still count.
    pub fn read(path: &Path) -> (Self, Vec<Problem>) {
        let mut reviews = Self::default();
        let mut problems = Vec::new();
        let file = match std::fs::File::open(path) {
            Ok(file) => file,
            Err(error) => {
                if error.kind() != io::ErrorKind::NotFound {
                    let what = ProblemKind::Unreadable(error.to_string());
                    problems.push(Problem::new(path.display().to_string(), what));
                }
                return (reviews, problems);
            }
        };
        for (at, line) in BufReader::new(file).lines().enumerate() {
            let read = line.map_err(|error| error.to_string()).and_then(|line| {
                if line.trim().is_empty() {
                    return Ok(None);
                }
                serde_json::from_str::<Line>(&line).map(Some).map_err(|error| error.to_string())
            });
            match read {
                Ok(None) => {}
                Ok(Some(line)) => {
                    reviews.decisions.insert(line.target, line.decision);
                }
                Err(why) => {
                    problems.push(Problem::new(format!("{}:{}", path.display(), at + 1), ProblemKind::Override(why)))
                }
            }
        }
        (reviews, problems)
    }

    /// Writes all decisions, in place of the file that was there (to a temporary file first, so that it is never half
    /// written).
    ///
    /// # Errors
    /// What the system says when the folder cannot be written.
    pub fn write(&self, path: &Path) -> io::Result<()> {
        let temporary = path.with_extension("jsonl.new");
        let mut file = io::BufWriter::new(std::fs::File::create(&temporary)?);
        for (target, decision) in &self.decisions {
            serde_json::to_writer(&mut file, &Line { target: target.clone(), decision: *decision })?;
            file.write_all(b"\n")?;
        }
        file.flush()?;
        drop(file);
        std::fs::rename(temporary, path)
    }

    /// Records a decision; `None` takes an earlier one back.
    pub fn decide(&mut self, target: Target, decision: Option<Decision>) {
        match decision {
            Some(decision) => self.decisions.insert(target, decision),
            None => self.decisions.remove(&target),
        };
    }

    /// The decision about a number.
    pub fn decision(&self, target: &Target) -> Option<Decision> {
        self.decisions.get(target).copied()
    }

    /// Whether nothing was decided.
    pub fn is_empty(&self) -> bool {
        self.decisions.is_empty()
    }

    /// Marks the observations of a report with what was decided about them.
    pub fn apply(&self, report: &mut Report) {
        if self.is_empty() {
            return;
        }
        let decision = |(at, one)| Some((at, self.decisions.get(&Target::of(report, &one))?));
        let decided: Vec<(usize, &Decision)> = report.observations.iter().enumerate().filter_map(decision).collect();
        for (at, decision) in decided {
            report.observations.update(at, |observation| match decision {
                Decision::Accept => observation.flags.set(Flag::Accepted),
                Decision::Reject => observation.flags.set(Flag::Rejected),
                Decision::Correct { value } => {
                    observation.value = *value;
                    observation.high = None;
                    observation.flags.set(Flag::Corrected);
                }
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(start: u32) -> Target {
        Target { report: "431000-2024-0a1b2c3d".into(), start, end: start + 9, indicator: Some("gdp".into()) }
    }

    #[test]
    fn decisions_are_there_again_after_reading() {
        let folder = tempfile::tempdir().unwrap();
        let file = Reviews::file_for(folder.path());
        let mut reviews = Reviews::default();
        reviews.decide(target(30), Some(Decision::Accept));
        reviews.decide(target(60), Some(Decision::Correct { value: Decimal::new(4039, 1) }));
        reviews.decide(target(90), Some(Decision::Reject));
        reviews.decide(target(90), None);
        reviews.write(&file).unwrap();
        assert_eq!(Reviews::read(&file), (reviews, Vec::new()));
    }

    #[test]
    fn a_line_that_cannot_be_read_is_named_and_the_others_count() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE_NAME);
        std::fs::write(&file, "{\"report\":\"a\",\"start\":1,\"end\":2,\"decision\":\"accept\"}\n什么\n").unwrap();
        let (reviews, problems) = Reviews::read(&file);
        assert!(!reviews.is_empty());
        assert!(problems[0].place.ends_with(":2"));
    }

    #[test]
    fn no_file_is_no_problem() {
        let (reviews, problems) = Reviews::read(Path::new("/nowhere/at/all.jsonl"));
        assert!(reviews.is_empty() && problems.is_empty());
    }
}
