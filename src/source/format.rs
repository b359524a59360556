//! Formats that are read, told apart by name and by the first bytes.

use std::path::Path;

/// How a file holds its texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Plain text or Markdown; also text that turns out to be markup.
    Text,
    Html,
    Docx,
    /// One JSON object a line.
    JsonLines,
    /// One JSON object, or an array of them.
    Json,
    Csv,
    Zip,
    Pdf,
}

impl Format {
    /// The format that the extension names; a name without any extension is taken for text.
    pub fn of_name(path: &Path) -> Option<Format> {
        let Some(extension) = path.extension() else { return Some(Format::Text) };
        Some(match extension.to_string_lossy().to_lowercase().as_str() {
            "txt" | "text" | "md" | "markdown" => Format::Text,
            "html" | "htm" | "shtml" | "xhtml" => Format::Html,
            "docx" => Format::Docx,
            "jsonl" | "ndjson" => Format::JsonLines,
            "json" => Format::Json,
            "csv" => Format::Csv,
            "zip" => Format::Zip,
            "pdf" => Format::Pdf,
            _ => return None,
        })
    }

    /// The format of a file given by name: its first bytes decide where they are plain about it.
    pub fn of(path: &Path, bytes: &[u8]) -> Format {
        let named = Format::of_name(path);
        match bytes {
            [b'P', b'K', 3 | 5, 4 | 6, ..] if named != Some(Format::Docx) => Format::Zip,
            [b'P', b'K', 3, 4, ..] => Format::Docx,
            [b'%', b'P', b'D', b'F', b'-', ..] => Format::Pdf,
            // A document of another kind that was given a new name: the text reader says what it is not.
            _ if matches!(named, Some(Format::Docx | Format::Zip | Format::Pdf)) => Format::Text,
            _ => named.unwrap_or(Format::Text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_bytes_go_before_the_name() {
        assert_eq!(Format::of(Path::new("报告.txt"), b"%PDF-1.4"), Format::Pdf);
        assert_eq!(Format::of(Path::new("报告.docx"), b"PK\x03\x04"), Format::Docx);
        assert_eq!(Format::of(Path::new("全部"), b"PK\x03\x04"), Format::Zip);
        assert_eq!(Format::of(Path::new("报告.docx"), "各位代表".as_bytes()), Format::Text);
        assert_eq!(Format::of(Path::new("a.CSV"), b"text"), Format::Csv);
        assert_eq!(Format::of_name(Path::new("a.doc")), None);
    }
}
