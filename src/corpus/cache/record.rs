//! A record as it stands in a file of the cache: a mark, a hash of all that follows, the length, the key, and what is kept.

use std::fs::File;
use std::io::{self, Read};
use std::ops::Range;
use std::sync::Arc;

use memchr::memmem;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::{ANALYSIS, Key};

/// Every record begins with it: behind damage, reading goes on at the next one.
const MARK: [u8; 8] = *b"\xFFbaogao\n";
/// Where the hashed part begins.
const HASHED: usize = MARK.len() + 8;
/// Where what is kept begins.
const HEAD: usize = HASHED + 4 + Key::SIZE;
/// Bytes that are read at once.
const CHUNK: usize = 256 * 1024;

/// The hash of a record, of this analysis: a record of another version does not have it.
fn hash(hashed: &[u8]) -> u64 {
    xxh3_64_with_seed(hashed, u64::from_str_radix(ANALYSIS, 16).unwrap_or_default())
}

/// Adds a record to `bytes`.
pub fn write(key: Key, kept: &[u8], bytes: &mut Vec<u8>) -> io::Result<()> {
    let length = u32::try_from(kept.len()).map_err(|_| io::ErrorKind::FileTooLarge)?;
    let begin = bytes.len();
    bytes.extend_from_slice(&MARK);
    bytes.extend_from_slice(&[0; 8]);
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(&key.to_bytes());
    bytes.extend_from_slice(kept);
    let hash = hash(&bytes[begin + HASHED..]);
    bytes[begin + MARK.len()..begin + HASHED].copy_from_slice(&hash.to_le_bytes());
    Ok(())
}

/// What stands at the beginning of some bytes.
enum Next {
    /// A record of so many bytes.
    Whole(Key, usize),
    /// A record of so many bytes, not all of them there.
    Short(usize),
    /// None.
    Damaged,
}

fn next(bytes: &[u8]) -> Next {
    let Some((head, _)) = bytes.split_at_checked(HEAD) else {
        return if MARK.starts_with(&bytes[..bytes.len().min(MARK.len())]) { Next::Short(HEAD) } else { Next::Damaged };
    };
    let (mut said, mut length, mut key) = ([0; 8], [0; 4], [0; Key::SIZE]);
    said.copy_from_slice(&head[MARK.len()..HASHED]);
    length.copy_from_slice(&head[HASHED..HASHED + 4]);
    key.copy_from_slice(&head[HASHED + 4..]);
    let end = HEAD.saturating_add(u32::from_le_bytes(length) as usize);
    match bytes.get(HASHED..end) {
        _ if head[..MARK.len()] != MARK => Next::Damaged,
        None => Next::Short(end),
        Some(hashed) if hash(hashed) == u64::from_le_bytes(said) => Next::Whole(Key::from_bytes(key), end),
        Some(_) => Next::Damaged,
    }
}

/// What was kept under a key, in the piece of the file that was read with it.
pub(in crate::corpus) struct Record {
    piece: Arc<Vec<u8>>,
    place: Range<usize>,
}

impl Record {
    /// What is kept.
    pub fn kept(&self) -> &[u8] {
        self.whole().get(HEAD..).unwrap_or(&[])
    }

    /// All of it, as it is written.
    pub fn whole(&self) -> &[u8] {
        self.piece.get(self.place.clone()).unwrap_or(&[])
    }
}

/// Reads a file of the cache from its beginning to its end, piece by piece.
pub struct Scan {
    file: File,
    /// Bytes that were not read yet.
    left: u64,
    /// The beginning of a record that goes on in the next piece.
    begun: Vec<u8>,
    /// How long that record is.
    needed: usize,
    /// Whether something in it is not as it was written.
    pub damaged: bool,
}

impl Scan {
    pub fn new(file: File) -> io::Result<Scan> {
        let left = file.metadata()?.len();
        // Files are never written without a record in them.
        Ok(Scan { file, left, begun: Vec::new(), needed: 0, damaged: left == 0 })
    }

    /// Gives the records of one more piece to `found`; `false` when there was none any more.
    pub fn read(&mut self, mut found: impl FnMut(Key, Record)) -> bool {
        let wanted = CHUNK.max(self.needed.saturating_sub(self.begun.len())) as u64;
        let mut bytes = std::mem::take(&mut self.begun);
        // Never more than there is, whatever a damaged length says.
        bytes.reserve_exact(usize::try_from(wanted.min(self.left)).unwrap_or(0));
        let read = (&mut self.file).take(wanted.min(self.left)).read_to_end(&mut bytes).unwrap_or(0) as u64;
        self.left = if read == 0 { 0 } else { self.left - read };
        if bytes.is_empty() {
            return false;
        }
        let piece = Arc::new(bytes);
        let mut at = 0;
        while at < piece.len() {
            match next(&piece[at..]) {
                Next::Whole(key, length) => {
                    found(key, Record { piece: Arc::clone(&piece), place: at..at + length });
                    at += length;
                }
                Next::Short(needed) if self.left > 0 && needed as u64 <= (piece.len() - at) as u64 + self.left => {
                    self.begun = piece[at..].to_vec();
                    self.needed = needed;
                    break;
                }
                Next::Short(_) | Next::Damaged => {
                    self.damaged = true;
                    let after = at + 1;
                    let mark = memmem::find(&piece[after..], &MARK);
                    // The mark itself may go on in the next piece.
                    let end =
                        if self.left > 0 { piece.len().saturating_sub(MARK.len() - 1).max(after) } else { piece.len() };
                    at = mark.map_or(end, |mark| after + mark);
                    if mark.is_none() && self.left > 0 {
                        self.begun = piece[at..].to_vec();
                        self.needed = 0;
                        break;
                    }
                }
            }
        }
        true
    }
}
