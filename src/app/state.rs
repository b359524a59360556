//! What is remembered between runs: for each corpus where the reader was, what was marked, bookmarks; for all of them the
//! named sets of regions. Never fatal: a file that cannot be read is as good as none, and the reader is told.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};

use super::{App, Mark, Panel, Place};
use crate::compare::{NamedSets, region_code};
use crate::lang::Lang;
use crate::region::Gazetteer;
use crate::report::Report;

/// The version of the file: another one is not read.
const VERSION: u32 = 1;
/// Corpora that are remembered.
const MOST: usize = 50;
/// Characters by which a place is found again in a text that has changed.
const QUOTE: usize = 24;

/// The whole file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    version: u32,
    /// Counts runs, so that the oldest corpora can be forgotten.
    runs: u64,
    corpora: BTreeMap<String, Session>,
    /// Sets of regions with names.
    #[serde(default)]
    pub sets: NamedSets,
}

/// Why the file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It is not such a file, or was damaged; it was put aside under this name, where that could be done.
    Damaged(Option<PathBuf>),
    /// A later version of the program wrote it: it is neither read nor written.
    Newer,
    /// The system refuses to read it: it is not written either.
    Unreadable(String),
}

impl Trouble {
    /// What the reader is told.
    pub fn sentence(&self, path: &Path, lang: Lang) -> String {
        let file = path.display();
        match (self, lang) {
            (Trouble::Damaged(Some(aside)), Lang::Zh) => {
                format!("上次的位置读不出来：状态文件已损坏，改名为 {}", aside.display())
            }
            (Trouble::Damaged(None), Lang::Zh) => format!("上次的位置读不出来：状态文件已损坏，退出时重写 {file}"),
            (Trouble::Newer, Lang::Zh) => format!("上次的位置由更新的版本写成：本次不读也不改 {file}"),
            (Trouble::Unreadable(why), Lang::Zh) => format!("上次的位置无法读取（{why}），本次也不记：{file}"),
            (Trouble::Damaged(Some(aside)), Lang::En) => {
                format!("the last position is lost: its file is damaged, now {}", aside.display())
            }
            (Trouble::Damaged(None), Lang::En) => format!("the last position is lost: damaged file {file}"),
            (Trouble::Newer, Lang::En) => {
                format!("the last position is from a later version: left as it is, {file}")
            }
            (Trouble::Unreadable(why), Lang::En) => {
                format!("the last position cannot be read ({why}) and none is kept: {file}")
            }
        }
    }

    /// Whether the file must stay as it is.
    pub fn is_untouchable(&self) -> bool {
        !matches!(self, Trouble::Damaged(_))
    }
}

/// What every version of the file has.
#[derive(Deserialize)]
struct Stamp {
    version: u32,
}

/// What is remembered of one corpus.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Session {
    run: u64,
    place: Option<SavedPlace>,
    #[serde(default)]
    panel: u8,
    #[serde(default)]
    regions: Vec<String>,
    #[serde(default)]
    reports: Vec<String>,
    #[serde(default)]
    bookmarks: BTreeMap<char, SavedPlace>,
}

/// A place in a report: by its bytes, and by the words there in case the text is another one now.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct SavedPlace {
    report: String,
    offset: usize,
    quote: String,
}

impl SavedPlace {
    fn of(place: &Place) -> Self {
        let quote = place.report.text.get(place.offset..).unwrap_or("").chars().take(QUOTE).collect();
        Self { report: place.report.id.to_string(), offset: place.offset, quote }
    }

    fn offset_in(&self, report: &Report) -> usize {
        let there = report.text.get(self.offset..).is_some_and(|rest| rest.starts_with(&self.quote));
        if there { self.offset } else { report.text.find(&self.quote).unwrap_or(0) }
    }
}

impl State {
    /// Where the file lies; nowhere on a system without a place for such files.
    pub fn path() -> Option<PathBuf> {
        let strategy = etcetera::choose_base_strategy().ok()?;
        let folder = strategy.state_dir().unwrap_or_else(|| strategy.data_dir());
        Some(folder.join("baogao").join("state.json"))
    }

    /// Reads the file. Nothing is remembered when it is not there; the same, with the trouble to tell of, when it is damaged
    /// (then it is put aside), from a later version, or refused.
    pub fn read(path: &Path) -> (Self, Option<Trouble>) {
        let none = State { version: VERSION, ..State::default() };
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return (none, None),
            Err(error) => return (none, Some(Trouble::Unreadable(error.to_string()))),
        };
        if serde_json::from_slice::<Stamp>(&bytes).is_ok_and(|stamp| stamp.version > VERSION) {
            return (none, Some(Trouble::Newer));
        }
        match serde_json::from_slice::<State>(&bytes) {
            Ok(state) if state.version == VERSION => (state, None),
            _ => {
                let aside = path.with_extension("json.damaged");
                let moved = std::fs::rename(path, &aside).is_ok();
                (none, Some(Trouble::Damaged(Some(aside).filter(|_| moved))))
            }
        }
    }

    /// Writes the file, to another name first so that it is never half written.
    ///
    /// # Errors
    /// What the system says.
    pub fn write(&self, path: &Path) -> std::io::Result<()> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let new = path.with_extension(format!("{}.new", std::process::id()));
        std::fs::write(&new, serde_json::to_vec(self)?)?;
        std::fs::rename(&new, path)
    }

    /// What is remembered of a corpus.
    pub fn session(&self, corpus: &str) -> Option<Session> {
        self.corpora.get(corpus).cloned()
    }

    /// Remembers a corpus; the oldest are forgotten when there are too many.
    pub fn remember(&mut self, corpus: &str, mut session: Session) {
        self.runs += 1;
        session.run = self.runs;
        self.corpora.insert(corpus.to_owned(), session);
        while self.corpora.len() > MOST {
            let oldest = self.corpora.iter().min_by_key(|(_, session)| session.run).map(|(name, _)| name.clone());
            match oldest {
                Some(name) => self.corpora.remove(&name),
                None => break,
            };
        }
    }
}

/// The name under which a corpus is remembered.
pub fn corpus_name(paths: &[PathBuf]) -> String {
    let whole = |path: &PathBuf| std::fs::canonicalize(path).unwrap_or_else(|_| path.clone()).display().to_string();
    if paths.is_empty() { "sample".to_owned() } else { paths.iter().map(whole).collect::<Vec<_>>().join("\n") }
}

impl App {
    /// What is to be remembered.
    pub fn session(&self) -> Session {
        let regions = self.marks.iter().filter_map(|mark| match mark {
            Mark::Region(region) => Some(region_code(*region).to_owned()),
            Mark::Report(_) => None,
        });
        let reports = self.marks.iter().filter_map(|mark| match mark {
            Mark::Report(report) => Some(report.id.to_string()),
            Mark::Region(_) => None,
        });
        Session {
            run: 0,
            place: self.place().map(|place| SavedPlace::of(&place)),
            panel: self.panel as u8,
            regions: regions.collect(),
            reports: reports.collect(),
            bookmarks: self.bookmarks.iter().map(|(letter, place)| (*letter, SavedPlace::of(place))).collect(),
        }
    }

    /// Brings back what is remembered, as far as its reports are there by now. Called again as more is loaded; what the
    /// reader does meanwhile wins.
    pub fn restore(&mut self) {
        let Some(mut session) = self.remembered.take() else { return };
        for code in std::mem::take(&mut session.regions) {
            let region = Gazetteer::shared().by_code(&code, None).map(|id| Gazetteer::shared().current(id));
            self.marks.extend(region.map(Mark::Region).filter(|mark| !self.marks.contains(mark)));
        }
        session.reports.retain(|id| match self.corpus.by_id(id) {
            Some(report) => {
                let mark = Mark::Report(Arc::clone(report));
                if !self.marks.contains(&mark) {
                    self.marks.push(mark);
                }
                false
            }
            None => true,
        });
        session.bookmarks.retain(|letter, place| match self.corpus.by_id(&place.report) {
            Some(report) => {
                let place = Place { report: Arc::clone(report), offset: place.offset_in(report) };
                self.bookmarks.entry(*letter).or_insert(place);
                false
            }
            None => true,
        });
        let found = session.place.as_ref().and_then(|place| {
            let report = Arc::clone(self.corpus.by_id(&place.report)?);
            Some((place.offset_in(&report), report))
        });
        if let Some((offset, report)) = found {
            session.place = None;
            if self.document.is_none() && self.view == super::View::Browse {
                self.open(&report, Some(offset));
                self.panel = match session.panel {
                    1 => Panel::Document,
                    2 => Panel::Indicators,
                    _ => Panel::Tree,
                };
            }
        }
        let more = session.place.is_some() || !session.reports.is_empty() || !session.bookmarks.is_empty();
        // What did not come until the end will not come.
        self.remembered = Some(session).filter(|_| more && self.loading.is_on());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_or_foreign_file_is_put_aside_and_told_of() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state.json");
        let contents: [&[u8]; 5] = [b"", b"{", b"[]", b"\xff\xfe", br#"{"version":0,"runs":3,"corpora":{}}"#];
        for content in contents {
            std::fs::write(&path, content).unwrap();
            let (state, trouble) = State::read(&path);
            assert_eq!((state.version, state.runs), (VERSION, 0), "{content:?}");
            let aside = folder.path().join("state.json.damaged");
            assert_eq!(trouble, Some(Trouble::Damaged(Some(aside.clone()))), "{content:?}");
            assert_eq!(std::fs::read(aside).unwrap(), content);
            assert!(!path.exists());
        }
        assert_eq!(State::read(&path).1, None);
    }

    #[test]
    fn a_file_of_a_later_version_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state.json");
        let later = format!(r#"{{"version":{},"something":"else"}}"#, VERSION + 1);
        std::fs::write(&path, &later).unwrap();
        let (_, trouble) = State::read(&path);
        let trouble = trouble.unwrap();
        assert!(trouble.is_untouchable());
        assert!(trouble.sentence(&path, Lang::Zh).contains("更新的版本"));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), later);
    }

    #[test]
    fn a_file_that_is_refused_is_told_of() {
        let folder = tempfile::tempdir().unwrap();
        // A folder in its place cannot be read as a file.
        let path = folder.path().join("state.json");
        std::fs::create_dir(&path).unwrap();
        assert!(State::read(&path).1.is_some_and(|trouble| trouble.is_untouchable()));
    }

    #[test]
    fn the_oldest_corpora_are_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/state.json");
        let (mut state, _) = State::read(&path);
        for corpus in 0..MOST + 5 {
            state.remember(&format!("corpus {corpus}"), Session::default());
        }
        state.write(&path).unwrap();
        let (state, _) = State::read(&path);
        assert_eq!(state.corpora.len(), MOST);
        assert!(state.session("corpus 0").is_none() && state.session("corpus 54").is_some());
    }
}
