//! Files below the paths that the user gave, in an order that is the same in every run.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::decode::decode_name;
use super::format::Format;
use crate::error::{Problem, ProblemKind};

/// What people write beside reports to correct what is read of them: no report itself.
pub const OVERRIDES_FILE: &str = "corpus.toml";

/// One file to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it is; `-` is standard input.
    pub path: PathBuf,
    /// The folder given by the user in which it was found; `None` for a file that was given itself.
    pub root: Option<PathBuf>,
}

impl Found {
    /// Whether this is standard input.
    pub fn is_standard_input(&self) -> bool {
        self.root.is_none() && self.path.as_os_str() == "-"
    }

    /// The path as people read it.
    pub fn shown(&self) -> Cow<'_, str> {
        shown(&self.path)
    }
}

/// A path as people read it; names that an old archiver left in GBK are decoded.
pub fn shown(path: &Path) -> Cow<'_, str> {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        decode_name(path.as_os_str().as_bytes())
    }
    #[cfg(not(unix))]
    path.to_string_lossy()
}

/// All files below `paths`, folders of any depth included, sorted by name within each folder.
///
/// Hidden files and the lock files of office programs are passed over. A folder that links to one above it is read once.
/// Files of formats that are not read are counted, and one problem names each kind.
pub fn find(paths: Vec<PathBuf>) -> impl Iterator<Item = Result<Found, Problem>> {
    paths.into_iter().flat_map(Walk::new)
}

/// The way through one path of the user.
struct Walk {
    root: PathBuf,
    /// What is still to visit, the next one last.
    rest: Vec<Entry>,
    /// Real paths of the folders that were visited: guards against links that go round.
    visited: HashSet<PathBuf>,
    /// Files of other formats, by extension.
    passed_over: BTreeMap<String, usize>,
    found: usize,
    closing: Vec<Problem>,
    state: State,
}

/// A file or folder on the way.
struct Entry {
    path: PathBuf,
    /// Whether it is a folder, where the folder above told; a link has to be followed.
    is_folder: Option<bool>,
}

impl Entry {
    fn of(entry: &fs::DirEntry) -> Self {
        let kind = entry.file_type().ok().filter(|kind| kind.is_dir() || kind.is_file());
        Entry { path: entry.path(), is_folder: kind.map(|kind| kind.is_dir()) }
    }

    fn is_folder(&self) -> std::io::Result<bool> {
        self.is_folder.map_or_else(|| fs::metadata(&self.path).map(|data| data.is_dir()), Ok)
    }
}

enum State {
    Start,
    Folder,
    Closing,
}

impl Walk {
    fn new(root: PathBuf) -> Self {
        Walk {
            rest: vec![Entry { path: root.clone(), is_folder: None }],
            root,
            visited: HashSet::new(),
            passed_over: BTreeMap::new(),
            found: 0,
            closing: Vec::new(),
            state: State::Start,
        }
    }

    /// The first path is taken as it is: a file whatever its name, a folder, standard input.
    fn start(&mut self) -> Option<Result<Found, Problem>> {
        let file = Found { path: self.root.clone(), root: None };
        self.state = State::Closing;
        if file.is_standard_input() {
            self.rest.clear();
            return Some(Ok(file));
        }
        match fs::metadata(&self.root) {
            Ok(data) if data.is_dir() => {
                self.state = State::Folder;
                self.next()
            }
            Ok(_) => Some(Ok(file)),
            Err(error) => Some(Err(problem(&self.root, &error))),
        }
    }

    /// Visits until a file turns up; `None` when the folder is through.
    fn advance(&mut self) -> Option<Result<Found, Problem>> {
        while let Some(entry) = self.rest.pop() {
            // Links are followed: what cannot be followed is reported like anything else that cannot be read.
            let is_folder = entry.is_folder();
            let path = entry.path;
            let is_folder = match is_folder {
                Ok(is_folder) => is_folder,
                Err(error) => return Some(Err(problem(&path, &error))),
            };
            if is_folder {
                if let Err(error) = self.enter(&path) {
                    return Some(Err(problem(&path, &error)));
                }
            } else if Format::of_name(&path).is_some() {
                self.found += 1;
                return Some(Ok(Found { path, root: Some(self.root.clone()) }));
            } else if path.file_name().is_none_or(|name| name != OVERRIDES_FILE) {
                let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
                *self.passed_over.entry(extension).or_default() += 1;
            }
        }
        None
    }

    fn enter(&mut self, folder: &Path) -> std::io::Result<()> {
        if !self.visited.insert(fs::canonicalize(folder)?) {
            return Ok(());
        }
        let mut entries = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name();
            let name = name.as_encoded_bytes();
            if !name.starts_with(b".") && !name.starts_with(b"~$") && name != b"__MACOSX" {
                entries.push(Entry::of(&entry));
            }
        }
        entries.sort_unstable_by(|a, b| b.path.cmp(&a.path));
        self.rest.append(&mut entries);
        Ok(())
    }

    fn close(&mut self) -> Option<Result<Found, Problem>> {
        if matches!(self.state, State::Folder) {
            self.state = State::Closing;
            let place = shown(&self.root);
            for (extension, count) in std::mem::take(&mut self.passed_over) {
                self.closing.push(Problem::new(&*place, ProblemKind::OtherFormat { extension, count }));
            }
            if self.found == 0 {
                self.closing.push(Problem::new(&*place, ProblemKind::EmptyFolder));
            }
            self.closing.reverse();
        }
        self.closing.pop().map(Err)
    }
}

impl Iterator for Walk {
    type Item = Result<Found, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.state {
            State::Start => self.start(),
            State::Folder => self.advance().or_else(|| self.close()),
            State::Closing => self.close(),
        }
    }
}

/// What the system says, as a problem.
pub(super) fn problem(path: &Path, error: &std::io::Error) -> Problem {
    let what = match error.kind() {
        std::io::ErrorKind::NotFound => ProblemKind::NotFound,
        _ => ProblemKind::Unreadable(error.to_string()),
    };
    Problem::new(shown(path), what)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(root: &Path) -> (Vec<String>, Vec<ProblemKind>) {
        let (mut files, mut problems) = (Vec::new(), Vec::new());
        for item in find(vec![root.to_owned()]) {
            match item {
                Ok(found) => files.push(found.path.strip_prefix(root).unwrap().to_string_lossy().into_owned()),
                Err(problem) => problems.push(problem.what),
            }
        }
        (files, problems)
    }

    #[test]
    fn walks_folders_of_any_depth_in_order() {
        let root = tempfile::tempdir().unwrap();
        for name in
            ["b/2.txt", "b/1.MD", "a/x/y/z.docx", "a.txt", ".git/config", "b/~$1.docx", "b/p.png", "corpus.toml"]
        {
            let path = root.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "文").unwrap();
        }
        let (files, problems) = names(root.path());
        assert_eq!(files, ["a/x/y/z.docx", "a.txt", "b/1.MD", "b/2.txt"]);
        assert_eq!(problems, [ProblemKind::OtherFormat { extension: "png".to_owned(), count: 1 }]);
    }

    #[cfg(unix)]
    #[test]
    fn links_that_go_round_end() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("a")).unwrap();
        fs::write(root.path().join("a/1.txt"), "文").unwrap();
        std::os::unix::fs::symlink(root.path(), root.path().join("a/up")).unwrap();
        std::os::unix::fs::symlink(root.path().join("nowhere.txt"), root.path().join("lost.txt")).unwrap();
        let (files, problems) = names(root.path());
        assert_eq!(files, ["a/1.txt"]);
        assert_eq!(problems, [ProblemKind::NotFound]);
    }

    #[test]
    fn says_what_is_not_there() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(names(root.path()).1, [ProblemKind::EmptyFolder]);
        assert_eq!(names(&root.path().join("没有")).1, [ProblemKind::NotFound]);
    }
}
