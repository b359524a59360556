//! Letters as names are compared by: small, half-width, as UTF-16 units.
//!
//! Names are short, many and looked at on every key, so they are kept as units of two bytes: nearly every character is one
//! unit, and a table over units needs no hashing. A character beyond the first plane is two units; both have to fit.

/// The form in which two characters are compared: full-width letters and digits as half-width ones, capitals as small ones.
/// One character always becomes one character, so that places can be counted in either form.
pub fn fold(c: char) -> char {
    let half = match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    };
    if half.is_ascii() {
        return half.to_ascii_lowercase();
    }
    let mut small = half.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) => one,
        _ => half,
    }
}

/// The units by which `text` is compared.
pub fn units(text: &str) -> impl Iterator<Item = u16> + '_ {
    text.chars().flat_map(|c| {
        let mut pair = [0; 2];
        let length = fold(c).encode_utf16(&mut pair).len();
        pair.into_iter().take(length)
    })
}

/// The folded text that units stand for.
pub fn text_of(units: &[u16]) -> String {
    char::decode_utf16(units.iter().copied()).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Whether a unit begins no character, being the second half of one.
pub fn is_second_half(unit: u16) -> bool {
    (0xdc00..0xe000).contains(&unit)
}

/// Characters in units.
pub fn count_characters(units: &[u16]) -> usize {
    units.iter().filter(|unit| !is_second_half(**unit)).count()
}

/// One of 64 bits for a unit: two names that share no bit share no unit.
pub fn bit(unit: u16) -> u64 {
    // The high bits of a product are well mixed even for units that stand side by side in the code table.
    1 << (u32::from(unit).wrapping_mul(0x9E37_79B1) >> 26)
}

/// One of 26 bits for a small Latin letter.
pub fn letter_bit(unit: u16) -> u32 {
    match u8::try_from(unit) {
        Ok(letter @ b'a'..=b'z') => 1 << (letter - b'a'),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn capitals_and_full_width_letters_are_compared_as_small_half_width_ones() {
        assert_eq!(text_of(&units("ＧＤＰ　Ｒ＆D").collect::<Vec<_>>()), "gdp r&d");
    }

    proptest! {
        #[test]
        fn folding_keeps_the_number_of_characters(text in "\\PC{0,40}") {
            let units: Vec<u16> = units(&text).collect();
            prop_assert_eq!(count_characters(&units), text.chars().count());
            prop_assert_eq!(text_of(&units).chars().count(), text.chars().count());
        }
    }
}
