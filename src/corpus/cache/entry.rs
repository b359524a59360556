//! One file of the cache: a head, then a record for every text of the source file, in its order.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use xxhash_rust::xxh3::xxh3_64;

use super::{ANALYSIS, Key, Place};

/// Says that it is ours, of which layout and of which analysis.
fn head() -> Vec<u8> {
    [b"baogao cache 1\n", ANALYSIS.as_bytes(), b"\n"].concat()
}

/// Length, hash of the rest, key: then the record itself.
const BEFORE: usize = 4 + 8 + Key::SIZE;

/// Reads the records of a source file in the order of its texts.
pub(in crate::corpus) struct EntryReader {
    file: BufReader<File>,
    /// Bytes of records that were not read yet: no record is longer.
    rest: u64,
    /// The next record's length, hash and key, once they are read.
    next: Option<(u32, u64, [u8; Key::SIZE])>,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Whole,
    /// A text came that is not the next one: what follows is not asked any more.
    Behind,
    Damaged,
}

impl EntryReader {
    /// The records at a place; `None` where there are none.
    pub fn open(place: &Place) -> Option<EntryReader> {
        let file = File::open(&place.path).ok()?;
        let rest = file.metadata().ok()?.len();
        let mut reader = EntryReader { file: BufReader::new(file), rest, next: None, state: State::Whole };
        let mut found = vec![0; head().len()];
        let whole = reader.fill(&mut found) && found == head();
        if !whole {
            reader.state = State::Damaged;
        }
        Some(reader)
    }

    /// The record of the next text, if it is exactly for this one.
    pub fn next(&mut self, key: Key) -> Option<Vec<u8>> {
        let (length, hash, found) = self.peek()?;
        if found != key.to_bytes() {
            self.state = State::Behind;
            return None;
        }
        let mut record = vec![0; length as usize];
        if !self.fill(&mut record) || xxh3_64(&record) != hash {
            self.state = State::Damaged;
            return None;
        }
        self.next = None;
        Some(record)
    }

    /// Whether something in it is not as it was written.
    pub fn is_damaged(&self) -> bool {
        self.state == State::Damaged
    }

    fn peek(&mut self) -> Option<(u32, u64, [u8; Key::SIZE])> {
        if self.state != State::Whole {
            return None;
        }
        if self.next.is_none() && self.rest > 0 {
            let mut before = [0; BEFORE];
            let read = self.fill(&mut before);
            let (length, hash, key) = parts(&before);
            if !read || u64::from(length) > self.rest {
                self.state = State::Damaged;
                return None;
            }
            self.next = Some((length, hash, key));
        }
        self.next
    }

    fn fill(&mut self, buffer: &mut [u8]) -> bool {
        let whole = self.rest >= buffer.len() as u64 && self.file.read_exact(buffer).is_ok();
        self.rest = self.rest.saturating_sub(buffer.len() as u64);
        whole
    }
}

fn parts(before: &[u8; BEFORE]) -> (u32, u64, [u8; Key::SIZE]) {
    let (mut length, mut hash, mut key) = ([0; 4], [0; 8], [0; Key::SIZE]);
    length.copy_from_slice(&before[..4]);
    hash.copy_from_slice(&before[4..12]);
    key.copy_from_slice(&before[12..]);
    (u32::from_le_bytes(length), u64::from_le_bytes(hash), key)
}

/// Writes the records of a source file beside the place where they belong, and moves them there when they are whole.
/// Whatever fails on the way, nothing is left behind.
pub(in crate::corpus) struct EntryWriter {
    file: BufWriter<File>,
    unfinished: PathBuf,
    place: PathBuf,
}

impl EntryWriter {
    /// Begins with the first `kept` records of what is there now.
    pub fn begin(place: &Place, kept: usize) -> io::Result<EntryWriter> {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        fs::create_dir_all(place.path.parent().unwrap_or(&place.version))?;
        // Another program, or another load of this one, may write the same entry at the same time.
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let unfinished = place.path.with_extension(format!("{}-{number}", std::process::id()));
        let file = BufWriter::new(File::create(&unfinished)?);
        let mut writer = EntryWriter { file, unfinished, place: place.path.clone() };
        writer.file.write_all(&head())?;
        if kept > 0 {
            copy_records(&place.path, kept, &mut writer.file)?;
        }
        Ok(writer)
    }

    pub fn write(&mut self, key: Key, record: &[u8]) -> io::Result<()> {
        let length = u32::try_from(record.len()).map_err(|_| io::ErrorKind::FileTooLarge)?;
        self.file.write_all(&length.to_le_bytes())?;
        self.file.write_all(&xxh3_64(record).to_le_bytes())?;
        self.file.write_all(&key.to_bytes())?;
        self.file.write_all(record)
    }

    pub fn finish(mut self) -> io::Result<()> {
        self.file.flush()?;
        fs::rename(&self.unfinished, &self.place)
    }
}

impl Drop for EntryWriter {
    fn drop(&mut self) {
        // After a rename there is nothing of this name any more.
        let _ = fs::remove_file(&self.unfinished);
    }
}

fn copy_records(from: &Path, count: usize, to: &mut impl Write) -> io::Result<()> {
    let mut file = BufReader::new(File::open(from)?);
    file.read_exact(&mut vec![0; head().len()])?;
    for _ in 0..count {
        let mut before = [0; BEFORE];
        file.read_exact(&mut before)?;
        to.write_all(&before)?;
        let length = u64::from(parts(&before).0);
        if io::copy(&mut (&mut file).take(length), to)? < length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(())
}
