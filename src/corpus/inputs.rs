//! What there is to load, in order: the files, each with the corrections that hold for it, and what could not be found.

use std::collections::{HashMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::overrides::Overrides;
use super::sample;
use crate::error::Problem;
use crate::source::{self, Found, SourceText};

/// Corrections that hold for a file, the nearest folder's last.
pub(super) type Chain = Arc<[Arc<Overrides>]>;

/// Where texts come from.
pub(super) enum Input {
    File(Found, Chain),
    Sample(Box<SourceText>),
    Problem(Problem),
}

/// All corrections that were read for whole folders: at the end each of them should have met something.
pub(super) type AllOverrides = Arc<Mutex<Vec<Arc<Overrides>>>>;

/// Everything below the paths; the sample when there are none.
pub(super) fn inputs(paths: Vec<PathBuf>, overrides: AllOverrides) -> Box<dyn Iterator<Item = Input> + Send> {
    if paths.is_empty() {
        return Box::new(sample::texts().map(Box::new).map(Input::Sample));
    }
    let found = Box::new(source::find(paths));
    Box::new(Files { found, chains: HashMap::new(), overrides, waiting: VecDeque::new() })
}

struct Files {
    found: Box<dyn Iterator<Item = Result<Found, Problem>> + Send>,
    /// By the folder given by the user, and the folder of the file.
    chains: HashMap<(Option<PathBuf>, PathBuf), Chain>,
    overrides: AllOverrides,
    /// What is wrong with the corrections of a folder comes before its files.
    waiting: VecDeque<Input>,
}

impl Files {
    /// Corrections of `folder` and of those above it, up to the one that the user gave.
    fn chain(&mut self, root: Option<&Path>, folder: &Path) -> Chain {
        let key = (root.map(Path::to_owned), folder.to_owned());
        if let Some(chain) = self.chains.get(&key) {
            return chain.clone();
        }
        let above = root.filter(|root| *root != folder).and_then(|_| folder.parent());
        let mut chain = above.map_or_else(Vec::new, |above| self.chain(root, above).to_vec());
        if let Some((own, problems)) = Overrides::in_folder(folder) {
            self.waiting.extend(problems.into_iter().map(Input::Problem));
            let own = Arc::new(own);
            if root.is_some()
                && let Ok(mut all) = self.overrides.lock()
            {
                all.push(own.clone());
            }
            chain.push(own);
        }
        let chain: Chain = chain.into();
        self.chains.insert(key, chain.clone());
        chain
    }
}

impl Iterator for Files {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        if let Some(input) = self.waiting.pop_front() {
            return Some(input);
        }
        let input = match self.found.next()? {
            Err(problem) => Input::Problem(problem),
            Ok(found) if found.is_standard_input() => Input::File(found, Chain::default()),
            Ok(found) => {
                let folder = found.path.parent().unwrap_or(Path::new("")).to_owned();
                let chain = self.chain(found.root.as_deref(), &folder);
                Input::File(found, chain)
            }
        };
        self.waiting.push_back(input);
        self.waiting.pop_front()
    }
}
