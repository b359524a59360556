//! What an analysis found, kept between runs: identity, outline and observations of every report of a file, without its text.
//!
//! The text is always read again from its own file, and what is kept holds only for exactly that text, that path, those
//! corrections and this version of the analysis (so the time of the last change need not be asked: a file that was touched
//! but not changed is still known). One file of the cache, a [`Shelf`], belongs to everything below a path that the user gave;
//! several programs may work on it at once, and whatever in it is not as it should be is as good as not there.

mod record;
mod shelf;
mod stored;

use std::collections::HashMap;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use etcetera::BaseStrategy;
use xxhash_rust::xxh3::xxh3_128;

pub(super) use record::Record;
pub(super) use shelf::Shelf;
pub(super) use stored::{Stored, StoredRef};

use crate::source::{Found, SourceText};

/// Everything that decides what an analysis finds, as one number; see `build.rs`.
const ANALYSIS: &str = env!("BAOGAO_ANALYSIS");
/// Folders of the cache begin with this: nothing else is ever removed.
const FOLDER: &str = "analysis-";
/// Results of other versions are removed when nobody wrote any for so long: two versions may be in use side by side.
const STALE: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// The folder in which analyses are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// The user's own: `baogao` in `$XDG_CACHE_HOME` (`~/.cache`). `None` where there is no home.
    pub fn standard() -> Option<Cache> {
        let strategy = etcetera::choose_base_strategy().ok()?;
        Some(Cache::at(strategy.cache_dir().join("baogao")))
    }

    /// A cache in a folder, which is made when something is first kept.
    pub fn at(folder: impl Into<PathBuf>) -> Cache {
        Cache { folder: folder.into() }
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Removes everything that was kept, by any version, and returns how many bytes that were.
    ///
    /// # Errors
    /// When the system refuses to remove something. A cache that is not there is empty.
    pub fn clear(&self) -> io::Result<u64> {
        let mut bytes = 0;
        for version in self.versions()? {
            bytes += size_of(&version)?;
            fs::remove_dir_all(version)?;
        }
        Ok(bytes)
    }

    /// What it takes, of all versions.
    ///
    /// # Errors
    /// When the system refuses to say. A cache that is not there is empty.
    pub fn bytes(&self) -> io::Result<u64> {
        self.versions()?.iter().map(|version| size_of(version)).sum()
    }

    /// Folders of this and other versions.
    fn versions(&self) -> io::Result<Vec<PathBuf>> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
        let ours = |path: &PathBuf| {
            path.is_dir() && path.file_name().and_then(OsStr::to_str).is_some_and(|name| name.starts_with(FOLDER))
        };
        Ok(paths.filter(ours).collect())
    }

    /// What belongs to this version.
    fn version(&self) -> PathBuf {
        self.folder.join(format!("{FOLDER}{ANALYSIS}"))
    }

    /// Forgets versions that nobody uses any more. Called once a run that writes; never mind what fails.
    pub(super) fn forget_old_versions(&self) {
        let now = SystemTime::now();
        for version in self.versions().unwrap_or_default() {
            let age = last_change(&version).and_then(|changed| now.duration_since(changed).ok());
            if version != self.version() && age.is_some_and(|age| age > STALE) {
                let _ = fs::remove_dir_all(version);
            }
        }
    }
}

fn size_of(folder: &Path) -> io::Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let data = entry.metadata()?;
        bytes += if data.is_dir() { size_of(&entry.path())? } else { data.len() };
    }
    Ok(bytes)
}

/// When something in a folder was written last.
fn last_change(folder: &Path) -> Option<SystemTime> {
    let files = fs::read_dir(folder).ok()?.filter_map(|entry| entry.ok()?.metadata().ok()?.modified().ok());
    files.chain(fs::metadata(folder).and_then(|data| data.modified())).max()
}

/// The shelves that one load uses.
pub(super) struct Shelves {
    cache: Cache,
    /// By what the user gave.
    all: Mutex<HashMap<PathBuf, Option<Arc<Shelf>>>>,
}

impl Shelves {
    pub fn new(cache: Cache) -> Self {
        Self { cache, all: Mutex::default() }
    }

    /// The shelf on which a file belongs; none for what is no file.
    pub fn shelf(&self, found: &Found) -> Option<Arc<Shelf>> {
        if found.is_standard_input() {
            return None;
        }
        let given = found.root.as_ref().unwrap_or(&found.path);
        let mut all = self.all.lock().ok()?;
        if let Some(known) = all.get(given) {
            return known.clone();
        }
        let shelf = fs::canonicalize(given).ok().map(|real| {
            // The path as given decides too: folder and file name are evidence of what a report is.
            let name = [real.as_os_str().as_encoded_bytes(), given.as_os_str().as_encoded_bytes()].join(&b'\n');
            Arc::new(Shelf::at(self.cache.version().join(format!("{:032x}", xxh3_128(&name)))))
        });
        all.insert(given.clone(), shelf.clone());
        shelf
    }

    /// Writes what is left to write; how many files were damaged. `whole`: everything was asked for that there is.
    pub fn close(&self, whole: bool) -> usize {
        let Ok(mut all) = self.all.lock() else { return 0 };
        let closed: Vec<(bool, bool)> = all.drain().filter_map(|(_, shelf)| Some(shelf?.close(whole))).collect();
        if closed.iter().any(|(_, wrote)| *wrote) {
            self.cache.forget_old_versions();
        }
        closed.iter().filter(|(damaged, _)| *damaged).count()
    }

    /// Where the cache is.
    pub fn folder(&self) -> &Path {
        &self.cache.folder
    }
}

/// What a kept analysis holds for: words with all that was known beside them, and the corrections.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    words: u128,
    beside: u128,
}

impl Key {
    /// Bytes of a key in a file.
    const SIZE: usize = 32;

    /// Of a text, wherever in its file it stands.
    pub fn of_text(source: &SourceText, path: &Path, corrections: u64) -> Key {
        let hints = &source.hints;
        let mut beside = beside(path, corrections, b"text");
        let title = [&hints.title, &hints.year, &hints.date].map(|hint| hint.as_deref().unwrap_or("\u{0}"));
        for words in
            title.into_iter().chain(hints.region.iter().map(String::as_str)).chain(hints.origin.entry.as_deref())
        {
            beside.extend_from_slice(words.as_bytes());
            beside.push(b'\n');
        }
        Key { words: xxh3_128(source.text.as_bytes()), beside: xxh3_128(&beside) }
    }

    /// Of a file that is nothing but one text.
    pub fn of_file(bytes: &[u8], path: &Path, corrections: u64) -> Key {
        Key { words: xxh3_128(bytes), beside: xxh3_128(&beside(path, corrections, b"file")) }
    }

    fn to_bytes(self) -> [u8; Key::SIZE] {
        let mut bytes = [0; Key::SIZE];
        bytes[..16].copy_from_slice(&self.words.to_le_bytes());
        bytes[16..].copy_from_slice(&self.beside.to_le_bytes());
        bytes
    }

    fn from_bytes(bytes: [u8; Key::SIZE]) -> Key {
        let (mut words, mut beside) = ([0; 16], [0; 16]);
        words.copy_from_slice(&bytes[..16]);
        beside.copy_from_slice(&bytes[16..]);
        Key { words: u128::from_le_bytes(words), beside: u128::from_le_bytes(beside) }
    }
}

fn beside(path: &Path, corrections: u64, kind: &[u8]) -> Vec<u8> {
    [kind, &corrections.to_le_bytes(), path.as_os_str().as_encoded_bytes(), b"\n"].concat()
}
