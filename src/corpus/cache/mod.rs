//! What an analysis found, kept between runs: identity, outline and observations of every report of a file, without its text.
//!
//! The text is always read again from its own file, and what is kept holds only for exactly that text, that path, those
//! corrections and this version of the analysis (so the time of the last change need not be asked: a file that was touched
//! but not changed is still known). One file of the cache belongs to one source file. It is written under another name and
//! renamed when it is whole, so several programs may work on one cache; whatever in it is not as it should be is as good as
//! not there.

mod entry;
mod keeper;
mod stored;

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use etcetera::BaseStrategy;
use xxhash_rust::xxh3::xxh3_128;

pub(super) use entry::{EntryReader, EntryWriter};
pub(super) use keeper::Keeper;
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

    /// The place of one source file; `None` for what is no file.
    pub(super) fn place(&self, found: &Found) -> Option<Place> {
        if found.is_standard_input() {
            return None;
        }
        let real = fs::canonicalize(&found.path).ok()?;
        // The path as given decides too: folder and file name are evidence of what a report is.
        let name = [real.as_os_str().as_encoded_bytes(), found.path.as_os_str().as_encoded_bytes()].join(&b'\n');
        let name = format!("{:032x}", xxh3_128(&name));
        Some(Place { version: self.version(), path: self.version().join(&name[..2]).join(&name[2..]) })
    }

    /// Forgets versions that nobody uses any more. Called once a run that writes; never mind what fails.
    pub(super) fn forget_old_versions(&self) {
        let now = SystemTime::now();
        for version in self.versions().unwrap_or_default() {
            let changed = fs::metadata(&version).and_then(|data| data.modified()).ok();
            let age = changed.and_then(|changed| now.duration_since(changed).ok());
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

/// The file of the cache that belongs to a source file.
#[derive(Clone, Debug)]
pub(super) struct Place {
    version: PathBuf,
    path: PathBuf,
}

/// What a kept analysis holds for: a text with all that was known beside it, and the corrections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key {
    text: u128,
    beside: u128,
}

impl Key {
    /// Bytes of a key in a file.
    const SIZE: usize = 32;

    pub fn new(source: &SourceText, corrections: u64) -> Key {
        let hints = &source.hints;
        let mut beside = corrections.to_le_bytes().to_vec();
        let title = [&hints.title, &hints.year, &hints.date].map(|hint| hint.as_deref().unwrap_or("\u{0}"));
        for words in
            title.into_iter().chain(hints.region.iter().map(String::as_str)).chain(hints.origin.entry.as_deref())
        {
            beside.extend_from_slice(words.as_bytes());
            beside.push(b'\n');
        }
        Key { text: xxh3_128(source.text.as_bytes()), beside: xxh3_128(&beside) }
    }

    fn to_bytes(self) -> [u8; Key::SIZE] {
        let mut bytes = [0; Key::SIZE];
        bytes[..16].copy_from_slice(&self.text.to_le_bytes());
        bytes[16..].copy_from_slice(&self.beside.to_le_bytes());
        bytes
    }
}
