//! One file of the cache: records of everything below a folder that the user gave, in the order in which they were found.
//!
//! It is read piece by piece, and files come in the same order again, so that little of it is in memory at a time. What is new
//! is added at its end in one go, which several programs may do at once. When more of it is stale than holds, or something
//! in it is damaged, it is written anew under another name and takes the place of the old one.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::Key;
use super::record::{self, Record, Scan};
use crate::corpus::prehashed::Prehashed;

/// Bytes of new records that are written at once.
const WRITTEN: usize = 256 * 1024;

/// What is kept of everything below one folder, or of one file.
pub(in crate::corpus) struct Shelf {
    path: PathBuf,
    reading: Mutex<Reading>,
    writing: Mutex<Writing>,
}

#[derive(Default)]
struct Reading {
    opened: bool,
    scan: Option<Scan>,
    damaged: bool,
    /// What was read and not asked for yet.
    waiting: HashMap<Key, Record, Prehashed>,
    /// More of the same keys: one text several times in one file.
    again: Vec<(Key, Record)>,
    /// Keys that were asked for and found.
    used: Vec<Key>,
    /// Bytes of their records, and of all that were read.
    used_bytes: usize,
    read_bytes: usize,
}

#[derive(Default)]
struct Writing {
    /// Records that are not written yet.
    bytes: Vec<u8>,
    /// Keys of all that were added.
    added: Vec<Key>,
    added_bytes: usize,
    wrote: bool,
    given_up: bool,
}

impl Reading {
    fn read_on(&mut self, path: &PathBuf) -> bool {
        if !self.opened {
            self.opened = true;
            self.scan = File::open(path).and_then(Scan::new).ok();
        }
        let Self { scan: Some(scan), waiting, again, read_bytes, .. } = self else { return false };
        let more = scan.read(|key, record| {
            *read_bytes += record.whole().len();
            if let Some(before) = waiting.insert(key, record) {
                again.push((key, before));
            }
        });
        if !more {
            self.damaged = scan.damaged;
            self.scan = None;
        }
        more
    }

    fn take(&mut self, key: Key) -> Option<Record> {
        let record = self.waiting.remove(&key)?;
        if let Some(at) = self.again.iter().position(|(other, _)| *other == key) {
            self.waiting.insert(key, self.again.swap_remove(at).1);
        }
        self.used.push(key);
        self.used_bytes += record.whole().len();
        Some(record)
    }
}

impl Shelf {
    /// What is kept in a file, which need not be there.
    pub fn at(path: PathBuf) -> Shelf {
        Shelf { path, reading: Mutex::default(), writing: Mutex::default() }
    }

    fn reading(&self) -> MutexGuard<'_, Reading> {
        self.reading.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn writing(&self) -> MutexGuard<'_, Writing> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is kept under a key, once.
    pub fn take(&self, key: Key) -> Option<Record> {
        let mut reading = self.reading();
        loop {
            match reading.take(key) {
                Some(record) => return Some(record),
                None if !reading.read_on(&self.path) => return None,
                None => {}
            }
        }
    }

    /// Keeps something under a key.
    pub fn add(&self, key: Key, kept: &[u8]) {
        let mut writing = self.writing();
        let before = writing.bytes.len();
        if writing.given_up || record::write(key, kept, &mut writing.bytes).is_err() {
            return;
        }
        writing.added.push(key);
        writing.added_bytes += writing.bytes.len() - before;
        if writing.bytes.len() >= WRITTEN {
            self.flush(&mut writing);
        }
    }

    fn flush(&self, writing: &mut Writing) {
        if !writing.bytes.is_empty() && !writing.given_up {
            match self.append(&writing.bytes) {
                Ok(()) => writing.wrote = true,
                Err(_) => writing.given_up = true,
            }
            writing.bytes.clear();
        }
    }

    fn append(&self, bytes: &[u8]) -> io::Result<()> {
        let append = || OpenOptions::new().append(true).open(&self.path)?.write_all(bytes);
        match append() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            done => return done,
        }
        // A file appears with its first records in it: who reads it meanwhile never finds it empty.
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        let unfinished = Unfinished::beside(&self.path);
        fs::write(&unfinished.0, bytes)?;
        match fs::hard_link(&unfinished.0, &self.path) {
            Ok(()) => Ok(()),
            // Another program was quicker.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => append(),
            // A file system without links.
            Err(_) => fs::rename(&unfinished.0, &self.path),
        }
    }

    /// Writes what is not written yet. After everything was asked for that there is (`whole`), stale and damaged records
    /// go. Answers whether something was damaged, and whether something was written.
    pub fn close(&self, whole: bool) -> (bool, bool) {
        let (mut reading, mut writing) = (self.reading(), self.writing());
        self.flush(&mut writing);
        while reading.opened && reading.read_on(&self.path) {}
        let stale = reading.read_bytes - reading.used_bytes;
        if whole && !writing.given_up && (reading.damaged || stale > reading.used_bytes + writing.added_bytes) {
            let keys = reading.used.iter().chain(&writing.added);
            writing.wrote = self.tidy(keys.copied()).is_ok();
        }
        (reading.damaged, writing.wrote)
    }

    /// Keeps the records of these keys alone, each as often as it is named.
    fn tidy(&self, keys: impl Iterator<Item = Key>) -> io::Result<()> {
        let mut wanted: HashMap<Key, usize, Prehashed> = HashMap::default();
        keys.for_each(|key| *wanted.entry(key).or_default() += 1);
        if wanted.is_empty() {
            return fs::remove_file(&self.path);
        }
        let unfinished = Unfinished::beside(&self.path);
        let mut to = BufWriter::new(File::create(&unfinished.0)?);
        let mut scan = Scan::new(File::open(&self.path)?)?;
        let mut written = Ok(());
        while scan.read(|key, record| {
            if let Some(count) = wanted.get_mut(&key).filter(|count| **count > 0)
                && written.is_ok()
            {
                *count -= 1;
                written = to.write_all(record.whole());
            }
        }) {}
        written?;
        to.flush()?;
        fs::rename(&unfinished.0, &self.path)
    }
}

/// A file beside the one whose place it is to take; gone, whatever fails on the way.
struct Unfinished(PathBuf);

impl Unfinished {
    fn beside(path: &std::path::Path) -> Self {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        // Another program, or another load of this one, may write the same file at the same time.
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        Self(path.with_extension(format!("{}-{number}", std::process::id())))
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // After a rename there is nothing of this name any more.
        let _ = fs::remove_file(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(number: u8) -> Key {
        Key::of_file(&[number], std::path::Path::new("a.txt"), 0)
    }

    fn size(shelf: &Shelf) -> u64 {
        fs::metadata(&shelf.path).map_or(0, |data| data.len())
    }

    #[test]
    fn stale_records_go_when_they_are_most_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/shelf");
        let first = Shelf::at(path.clone());
        (0..10).for_each(|number| first.add(key(number), &[number; 1_000]));
        assert_eq!(first.close(true), (false, true));
        let all = size(&first);
        for (used, left) in [(6, all), (2, all / 5), (2, all / 5)] {
            let shelf = Shelf::at(path.clone());
            (0..used).for_each(|number| assert_eq!(shelf.take(key(number)).unwrap().kept(), [number; 1_000]));
            assert!(shelf.take(key(77)).is_none() && shelf.take(key(0)).is_none());
            assert!(!shelf.close(true).0);
            assert_eq!(size(&shelf), left);
        }
        // Who did not ask for everything cannot say what is stale.
        let shelf = Shelf::at(path.clone());
        assert!(shelf.take(key(77)).is_none());
        shelf.close(false);
        assert_eq!(size(&shelf), all / 5);
        let shelf = Shelf::at(path);
        assert!(shelf.take(key(77)).is_none());
        shelf.close(true);
        assert!(!shelf.path.exists());
        assert_eq!(fs::read_dir(folder.path().join("new")).unwrap().count(), 0);
    }

    #[test]
    fn what_several_write_at_once_is_all_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shelf");
        std::thread::scope(|scope| {
            for number in 0..8 {
                let shelf = Shelf::at(path.clone());
                scope.spawn(move || {
                    shelf.add(key(number), &[number; 50_000]);
                    shelf.close(true);
                });
            }
        });
        let shelf = Shelf::at(path);
        assert!((0..8).all(|number| shelf.take(key(number)).is_some()));
        assert!(!shelf.close(true).0);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn whole_records_come_back_in_any_order_and_damaged_ones_never(
            records in prop::collection::vec((0u8..20, 0usize..200_000), 1..12),
            damage in prop::option::of((any::<prop::sample::Index>(), 1u8..)),
            backwards in any::<bool>(),
        ) {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("shelf");
            let shelf = Shelf::at(path.clone());
            for (number, length) in &records {
                shelf.add(key(*number), &vec![*number; *length]);
            }
            shelf.close(true);
            let mut bytes = fs::read(&path).unwrap();
            if let Some((at, bits)) = damage {
                let at = at.index(bytes.len());
                bytes[at] ^= bits;
                fs::write(&path, bytes).unwrap();
            }
            let mut asked: Vec<u8> = records.iter().map(|(number, _)| *number).collect();
            if backwards {
                asked.reverse();
            }
            for rounds in 0..2 {
                let shelf = Shelf::at(path.clone());
                let (mut found, mut lengths) = (0, Vec::new());
                for number in &asked {
                    if let Some(record) = shelf.take(key(*number)) {
                        found += 1;
                        lengths.push((*number, record.kept().len()));
                        prop_assert!(record.kept().iter().all(|byte| byte == number));
                    }
                }
                prop_assert_eq!(found, records.len() - usize::from(damage.is_some()));
                prop_assert!(lengths.iter().all(|one| records.contains(one)));
                // Written anew once, then whole.
                prop_assert_eq!(shelf.close(true).0, damage.is_some() && rounds == 0);
            }
        }
    }
}
