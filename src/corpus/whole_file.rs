//! Files of plain text that are read as they are: where all of a file is one text in UTF-8, nothing has to be decoded.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Larger files are read in the ordinary way.
const LARGEST: u64 = 16 << 20;

/// A file that was read, in memory that is used again for the next one.
#[derive(Default)]
pub(super) struct WholeFile {
    bytes: Vec<u8>,
    length: usize,
}

impl WholeFile {
    /// Reads a file whose name says plain text; `false` for others, and where it cannot be read.
    pub fn read(&mut self, path: &Path) -> bool {
        let extension = path.extension().map(|extension| extension.as_encoded_bytes());
        let plain = extension.is_none_or(|found| {
            [&b"txt"[..], b"text", b"md", b"markdown"].iter().any(|plain| found.eq_ignore_ascii_case(plain))
        });
        self.length = if plain { self.fill(path).unwrap_or(0) } else { 0 };
        self.length > 0
    }

    fn fill(&mut self, path: &Path) -> io::Result<usize> {
        let mut file = File::open(path)?;
        let data = file.metadata()?;
        if !data.is_file() || data.len() > LARGEST {
            return Ok(0);
        }
        let size = usize::try_from(data.len()).unwrap_or(0);
        if self.bytes.len() < size {
            self.bytes.resize(size, 0);
        }
        let buffer = self.bytes.get_mut(..size).unwrap_or_default();
        file.read_exact(buffer)?;
        Ok(size)
    }

    /// All bytes of the file; none when it was not read.
    pub fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or(&[])
    }

    /// The file as a text in UTF-8, without BOM.
    pub fn text(&self) -> Option<&str> {
        let bytes = self.bytes();
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        simdutf8::basic::from_utf8(bytes).ok().filter(|text| !text.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_text_file_is_read_as_it_is_and_others_are_not() {
        let folder = tempfile::tempdir().unwrap();
        let mut file = WholeFile::default();
        let mut text = |name: &str, bytes: &[u8]| {
            fs::write(folder.path().join(name), bytes).unwrap();
            file.read(&folder.path().join(name)).then(|| file.text().map(str::to_owned))
        };
        assert_eq!(text("a.TXT", "报告\r\n".as_bytes()), Some(Some("报告\r\n".to_owned())));
        assert_eq!(text("无", "\u{FEFF}短".as_bytes()), Some(Some("短".to_owned())));
        assert_eq!(text("b.md", &[0xB1, 0xA8]), Some(None));
        assert_eq!(text("b.docx", b"PK"), None);
        assert_eq!(text("c.txt", b""), None);
        assert!(!file.read(folder.path()) && file.text().is_none());
    }
}
