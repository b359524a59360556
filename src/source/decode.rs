//! Bytes to text: UTF-8, UTF-16, GB18030, and Big5 for older pages.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::ProblemKind;

/// One broken sequence in so many characters is damage of the file; more is another encoding.
const CHARACTERS_PER_ERROR: usize = 500;
/// Detecting an encoding needs no more than this.
const SAMPLE: usize = 64 * 1024;

/// The text of a file of plain text, without BOM, line ends as in the file.
///
/// A few broken sequences in an otherwise clear encoding become U+FFFD, so that one bad byte does not cost the report.
pub fn decode(bytes: &[u8]) -> Result<String, ProblemKind> {
    if let Some((encoding, bom)) = Encoding::for_bom(bytes) {
        return tolerant(encoding, &bytes[bom..]).ok_or(ProblemKind::UnknownEncoding).and_then(printable);
    }
    if let Some(rest) = bytes.strip_prefix(&[0x84, 0x31, 0x95, 0x33]) {
        return tolerant(GB18030, rest).ok_or(ProblemKind::UnknownEncoding).and_then(printable);
    }
    // A NUL stands in no text of one byte a letter: either two bytes a letter, or no text at all.
    if memchr::memchr(0, bytes).is_some() {
        return utf16_without_bom(bytes).map_or_else(|| decode_with_nul(bytes), printable);
    }
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        return printable(text.to_owned());
    }
    if is_binary(bytes) {
        return Err(ProblemKind::NotText);
    }
    if let Some(text) = utf16_without_bom(bytes) {
        return printable(text);
    }
    if let Some(text) = tolerant(UTF_8, bytes) {
        return printable(text);
    }
    legacy(bytes).ok_or(ProblemKind::UnknownEncoding)
}

/// UTF-8 in which a stray NUL or two stand; anything else with a NUL is no text.
fn decode_with_nul(bytes: &[u8]) -> Result<String, ProblemKind> {
    let nuls = memchr::memchr_iter(0, bytes).count();
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) if nuls * CHARACTERS_PER_ERROR <= bytes.len() => printable(text.to_owned()),
        _ => Err(ProblemKind::NotText),
    }
}

/// What decodes but holds mostly control characters is no text.
fn printable(text: String) -> Result<String, ProblemKind> {
    if is_binary(text.as_bytes()) { Err(ProblemKind::NotText) } else { Ok(text) }
}

/// Whether control bytes that no text uses make up more than a hundredth of the beginning.
fn is_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    // Without branches, and counted in bytes: many at a time.
    let control = |byte: &u8| u8::from((*byte < 0x20) & !matches!(byte, 0x09..=0x0D | 0x1B) | (*byte == 0x7F));
    let counts = sample.chunks(255).map(|chunk| usize::from(chunk.iter().map(control).sum::<u8>()));
    counts.sum::<usize>() * 100 > sample.len()
}

/// The text in `encoding` when next to nothing in it is broken.
fn tolerant(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    if broken {
        // The end of a file that was cut off may be broken in a text of any length.
        let errors = text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
        if errors.saturating_sub(1) * CHARACTERS_PER_ERROR > text.chars().count() || errors * 10 > text.len() {
            return None;
        }
    }
    Some(text.into_owned())
}

/// UTF-16 is recognised by what it says: the right order of bytes gives Chinese and ASCII, the wrong one scatters.
fn utf16_without_bom(bytes: &[u8]) -> Option<String> {
    if !bytes.len().is_multiple_of(2) || bytes.len() < 4 {
        return None;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE / 16)];
    let likely = |unit: u16| matches!(unit, 0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0x2010..=0x2030 | 0x3000..=0x3020 | 0x4E00..=0x9FFF | 0xFF00..=0xFF60);
    let share = |unit: fn([u8; 2]) -> u16| {
        let units = sample.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        let (mut right, mut all, mut line_ends) = (0, 0, 0);
        for unit in units {
            all += 1;
            right += usize::from(likely(unit));
            // ASCII in the text is what bytes of two-byte encodings of Chinese cannot imitate.
            line_ends += usize::from(unit < 0x7F && likely(unit));
        }
        if line_ends > 0 { right * 100 / all } else { 0 }
    };
    let (little, big) = (share(u16::from_le_bytes), share(u16::from_be_bytes));
    let encoding = match (little >= 97, big >= 97) {
        (true, _) if little >= big => UTF_16LE,
        (_, true) => UTF_16BE,
        _ => return None,
    };
    tolerant(encoding, bytes)
}

/// Chinese encodings from before Unicode. What the detector calls GBK is read as GB18030, which contains it.
fn legacy(bytes: &[u8]) -> Option<String> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(SAMPLE)], bytes.len() <= SAMPLE);
    let guess = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    if guess == BIG5 {
        return tolerant(BIG5, bytes);
    }
    let text = tolerant(GB18030, bytes)?;
    if guess == GBK || guess == GB18030 || is_common_chinese(&text) { Some(text) } else { None }
}

/// Whether nearly all that is not ASCII is what Chinese texts consist of. Short texts fool the detector, this they pass.
fn is_common_chinese(text: &str) -> bool {
    let common = |c: &char| matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{2010}'..='\u{2030}' | '\u{3000}'..='\u{3020}' | '\u{FF00}'..='\u{FF60}');
    let foreign: Vec<char> = text.chars().filter(|c| !c.is_ascii()).collect();
    foreign.iter().filter(|c| common(c)).count() * 100 >= foreign.len() * 98
}

/// A name of a file or of an entry of an archive, where systems of another time wrote GBK.
pub fn decode_name(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(name) => Cow::Borrowed(name),
        Err(_) => GB18030.decode_without_bom_handling(bytes).0,
    }
}

/// Some collectors printed characters that their encoding lacks as `<U+00A0>`: puts the characters back.
pub fn undo_escapes(text: String) -> String {
    let Some(first) = memchr::memmem::find(text.as_bytes(), b"<U+") else { return text };
    let mut mended = String::with_capacity(text.len());
    let (done, mut rest) = text.split_at(first);
    mended.push_str(done);
    while let Some(at) = rest.find("<U+") {
        mended.push_str(&rest[..at]);
        rest = &rest[at..];
        let escape = rest.find('>').filter(|end| (7..=9).contains(end));
        let character = escape.and_then(|end| u32::from_str_radix(&rest[3..end], 16).ok()).and_then(char::from_u32);
        match (character, escape) {
            (Some(character), Some(end)) => {
                mended.push(character);
                rest = &rest[end + 1..];
            }
            _ => {
                mended.push_str("<U+");
                rest = &rest[3..];
            }
        }
    }
    mended.push_str(rest);
    mended
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "各位代表：\r\n现在，我代表县人民政府作报告。GDP增长6.5%，㐀𠀀。\n";

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn reads_every_encoding_with_and_without_bom() {
        let gb = GB18030.encode(TEXT).0.into_owned();
        let files = [
            TEXT.as_bytes().to_vec(),
            [&[0xEF, 0xBB, 0xBF], TEXT.as_bytes()].concat(),
            [&[0xFF, 0xFE], utf16(TEXT, u16::to_le_bytes).as_slice()].concat(),
            [&[0xFE, 0xFF], utf16(TEXT, u16::to_be_bytes).as_slice()].concat(),
            [&[0x84, 0x31, 0x95, 0x33], gb.as_slice()].concat(),
            gb,
        ];
        for file in files {
            assert_eq!(decode(&file).as_deref(), Ok(TEXT));
        }
        let common = "各位代表：\n现在，我代表县人民政府作报告。GDP增长6.5%。\n";
        assert_eq!(decode(&utf16(common, u16::to_le_bytes)).as_deref(), Ok(common));
        assert_eq!(decode(&utf16(common, u16::to_be_bytes)).as_deref(), Ok(common));
    }

    #[test]
    fn refuses_what_is_no_text() {
        assert_eq!(decode(&[0; 4096]), Err(ProblemKind::NotText));
        let noise: Vec<u8> = (0..8192u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert!(decode(&noise).is_err());
        let png = [&[0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13][..], &noise].concat();
        assert_eq!(decode(&png), Err(ProblemKind::NotText));
    }

    #[test]
    fn one_bad_byte_does_not_cost_the_report() {
        let mut bytes = TEXT.repeat(40).into_bytes();
        bytes.truncate(bytes.len() - 4);
        bytes[30] = 0xFF;
        let text = decode(&bytes).expect("still text");
        assert!(text.contains('\u{FFFD}') && text.contains("增长6.5%"));
    }

    #[test]
    fn puts_escaped_characters_back() {
        assert_eq!(undo_escapes("<U+00A0>总理<U+3000>某<U+zz>".to_owned()), "\u{A0}总理\u{3000}某<U+zz>");
        assert_eq!(undo_escapes("<U+".to_owned()), "<U+");
    }

    proptest! {
        #[test]
        fn never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = decode(&bytes);
            let _ = decode_name(&bytes);
        }

        #[test]
        fn utf8_comes_through_unchanged(text in "[\n a-z0-9。，一-龥]{0,200}") {
            prop_assert_eq!(decode(text.as_bytes()), Ok(text));
        }

        #[test]
        fn gb18030_comes_through_unchanged(text in "[一-龥。，\n]{4,200}") {
            prop_assert_eq!(decode(&GB18030.encode(&text).0), Ok(text.clone()));
        }

        #[test]
        fn utf16_comes_through_unchanged(text in "[\n a-z0-9。，一-龥]{1,200}") {
            let little: Vec<u8> = "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
            prop_assert_eq!(decode(&little), Ok(text.clone()));
            prop_assert_eq!(decode(&big), Ok(text.clone()));
        }

        #[test]
        fn escapes_keep_the_rest(text in "(<U\\+|[0-9A-F]{4}|>|中){0,12}") {
            let mended = undo_escapes(text.clone());
            prop_assert_eq!(mended.matches('中').count() >= text.matches('中').count(), true);
        }
    }
}
