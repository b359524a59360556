//! Where a text has signs: white space, stops, closing quotes and brackets. What tells lines and sentences stands there alone.

/// Bytes that are looked at together.
const BLOCK: usize = 64;

/// The places of all white space, of `。！？；：` and `!?;:"` and of closing quotes and brackets, in order. Some other marks come
/// along; 汉字, digits, letters but z, `，` and `、` do not.
pub(crate) fn signs(text: &str) -> impl Iterator<Item = usize> + '_ {
    places(text, is_sign)
}

/// The places of line ends and of `。！？；：`, in order. A few other characters come along.
pub(crate) fn stops(text: &str) -> impl Iterator<Item = usize> + '_ {
    places(text, is_stop)
}

/// The places of bytes that are so, by the byte itself and the last but one behind it.
fn places(text: &str, is: impl Fn(u8, u8) -> bool + Copy) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    (0..bytes.len()).step_by(BLOCK).flat_map(move |from| {
        let mut found = found(bytes.get(from..).unwrap_or_default(), is);
        std::iter::from_fn(move || {
            let next = (found != 0).then(|| from + found.trailing_zeros() as usize);
            found &= found.wrapping_sub(1);
            next
        })
    })
}

/// A bit for each of the next bytes that is so.
fn found(rest: &[u8], is: impl Fn(u8, u8) -> bool) -> u64 {
    // Two bytes more, since most signs take three.
    match rest.first_chunk() {
        Some(bytes) => found_in(bytes, is),
        None => {
            let mut bytes = [b'0'; BLOCK + 2];
            bytes.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
            found_in(&bytes, is)
        }
    }
}

/// A bit for each of the bytes but the last two that is so.
fn found_in(bytes: &[u8; BLOCK + 2], is: impl Fn(u8, u8) -> bool) -> u64 {
    let mut found = [0; BLOCK];
    for (found, (first, third)) in found.iter_mut().zip(bytes.iter().zip(bytes.iter().skip(2))) {
        *found = u8::from(is(*first, *third));
    }
    let (eights, _) = found.as_chunks::<8>();
    // The lowest bit of each byte, side by side.
    let bits = |eight: &[u8; 8]| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
    eights.iter().rev().fold(0, |all, eight| all << 8 | bits(eight))
}

/// Whether a sign may begin with these bytes. Without branches: sixteen at a time.
fn is_sign(first: u8, third: u8) -> bool {
    // Of ASCII what is below #, ), and what is like :;? and ], of which a few letters and signs share the lower bits.
    let ascii = (first < b'#') | (first == b')') | ((first & 0x9F) as i8 > 0x19);
    // U+0085, U+00A0, U+00AD, and U+1680.
    let rare = (first == 0xC2) | (first == 0xE1);
    // U+2000 to U+2FFF but “ and others that end in its byte (none is white space or closes anything), U+3000 to U+3FFF but 、 and
    // the like, and what is behind U+F000 but ， and the like.
    let general = (first == 0xE2) & (third != 0x9C);
    let chinese = (first == 0xE3) & (third != 0x81);
    let full = (first == 0xEF) & (third != 0x8C);
    ascii | rare | general | chinese | full
}

/// Whether a line end or a stop may begin with these bytes.
fn is_stop(first: u8, third: u8) -> bool {
    let line_end = first == b'\n';
    let full_stop = (first == 0xE3) & (third == 0x82);
    // All that is behind U+F000 but ， and the like.
    let full = (first == 0xEF) & (third != 0x8C);
    line_end | full_stop | full
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_sign_is_missed(text in "([增长，、a1%“]{0,40}[。！？；：!?;:\"”’」』）)》】〕\\]\\s\u{feff}\u{200b}\u{2060}\u{ad}]{0,3}){0,8}") {
            let found: Vec<usize> = signs(&text).collect();
            let plain = |c: char| "增长，、a1%“".contains(c);
            let expected: Vec<usize> = text.char_indices().filter(|(_, c)| !plain(*c)).map(|(at, _)| at).collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn no_stop_is_missed(text in "([增长，、a1%“” ]{0,40}[。！？；：\n]{0,3}){0,8}") {
            let found: Vec<usize> = stops(&text).collect();
            let stop = |c: char| "。！？；：\n".contains(c);
            let expected: Vec<usize> = text.char_indices().filter(|(_, c)| stop(*c)).map(|(at, _)| at).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
