//! Word documents: the paragraphs of `word/document.xml`, and the notes that hang on them.

use std::io::Cursor;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};
use zip::ZipArchive;

use super::entry::read_entry;
use crate::error::ProblemKind;

/// The part that every Word document has.
pub(super) const DOCUMENT: &str = "word/document.xml";

/// The text of a document, a line a paragraph; cells of a table row are parted by tabs, a row is a line.
/// Footnotes and endnotes (names explained, usually) follow the text.
pub(super) fn read(bytes: &[u8]) -> Result<String, ProblemKind> {
    let damaged = |error: &dyn std::fmt::Display| ProblemKind::Damaged(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let mut text = String::new();
    for part in [DOCUMENT, "word/footnotes.xml", "word/endnotes.xml"] {
        let Some(index) = archive.index_for_name(part) else {
            if part == DOCUMENT {
                return Err(ProblemKind::NotText);
            }
            continue;
        };
        let xml = read_entry(&mut archive, index)?;
        let xml = simdutf8::basic::from_utf8(&xml).map_err(|error| damaged(&error))?;
        Body::default().read(xml, &mut text).map_err(|error| damaged(&error))?;
    }
    Ok(text)
}

/// Where the reader stands in the document.
#[derive(Default)]
struct Body {
    /// Inside `w:t`: the only place whose characters are text.
    in_text: bool,
    /// Inside deleted text, field codes, or the second form of a drawing: depth of elements to leave first.
    skipping: usize,
    /// Cells around the place, of tables in tables too.
    cells: usize,
}

impl Body {
    fn read(mut self, xml: &str, text: &mut String) -> Result<(), quick_xml::Error> {
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event()? {
                Event::Start(element) => self.start(element.local_name().as_ref(), text),
                Event::Empty(element) if self.skipping == 0 => mark(element.local_name().as_ref(), text),
                Event::End(element) => self.end(element.local_name().as_ref(), text),
                Event::Text(characters) if self.is_text() => text.push_str(&characters.xml10_content()),
                Event::GeneralRef(entity) if self.is_text() => text.extend(character(&entity)),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn is_text(&self) -> bool {
        self.in_text && self.skipping == 0
    }

    fn start(&mut self, name: &str, text: &mut String) {
        // Notes that only draw the line above the notes have no text, so they need no case of their own.
        if self.skipping > 0 || matches!(name, "del" | "moveFrom" | "Fallback" | "pPr" | "rPr" | "tblPr" | "sectPr") {
            self.skipping += 1;
            return;
        }
        match name {
            "t" => self.in_text = true,
            "tc" => self.cells += 1,
            _ => mark(name, text),
        }
    }

    fn end(&mut self, name: &str, text: &mut String) {
        if self.skipping > 0 {
            self.skipping -= 1;
            return;
        }
        match name {
            "t" => self.in_text = false,
            // Paragraphs of one cell stay on the line of their row.
            "p" => text.push(if self.cells > 0 { ' ' } else { '\n' }),
            "tc" => {
                self.cells = self.cells.saturating_sub(1);
                text.truncate(text.trim_end_matches(' ').len());
                text.push(if self.cells > 0 { ' ' } else { '\t' });
            }
            "tr" if self.cells == 0 => {
                text.truncate(text.trim_end_matches('\t').len());
                text.push('\n');
            }
            _ => {}
        }
    }
}

/// What a single element stands for.
fn mark(name: &str, text: &mut String) {
    match name {
        "tab" | "ptab" => text.push('\t'),
        "br" | "cr" => text.push('\n'),
        "noBreakHyphen" => text.push('-'),
        _ => {}
    }
}

fn character(entity: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(character)) = entity.resolve_char_ref() {
        return Some(character);
    }
    match &*entity.xml10_content() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(xml: &str) -> String {
        let mut text = String::new();
        Body::default().read(&format!("<w:document><w:body>{xml}</w:body></w:document>"), &mut text).unwrap();
        text
    }

    #[test]
    fn a_paragraph_is_a_line() {
        let xml = "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>一、</w:t></w:r><w:r><w:tab/><w:t>工作&amp;&#22238;顾</w:t></w:r></w:p>\
                   <w:p><w:r><w:t>上行</w:t><w:br/><w:t>下行</w:t></w:r><w:del><w:r><w:t>删去</w:t></w:r></w:del></w:p>";
        assert_eq!(body(xml), "一、\t工作&回顾\n上行\n下行\n");
    }

    #[test]
    fn a_row_is_a_line() {
        let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
        let row = |a, b| format!("<w:tr>{}{}</w:tr>", cell(a), cell(b));
        let xml =
            format!("<w:tbl>{}{}</w:tbl><w:p><w:r><w:t>后文</w:t></w:r></w:p>", row("指标", "增长"), row("", "6%"));
        assert_eq!(body(&xml), "指标\t增长\n\t6%\n后文\n");
    }

    #[test]
    fn a_drawing_with_two_forms_is_read_once() {
        let form = "<w:p><w:r><w:t>框中</w:t></w:r></w:p>";
        let xml = format!(
            "<mc:AlternateContent><mc:Choice>{form}</mc:Choice><mc:Fallback>{form}</mc:Fallback></mc:AlternateContent>"
        );
        assert_eq!(body(&xml), "框中\n");
    }
}
