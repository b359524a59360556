//! Characters as the bytes that come next: nearly all take three, so that eight bytes are two of them and most of a third.

/// Spreads the bits of a key over the upper half of the product.
pub(super) const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

/// The bytes of a character, the first the lowest.
pub(super) type Letter = u32;

/// The next eight bytes, the first the lowest; beyond the end there is nothing but zeros.
#[inline]
pub(super) fn padded(rest: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    bytes.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    u64::from_le_bytes(bytes)
}

/// The same, quickly where there are as many.
#[inline]
pub(super) fn ahead(rest: &[u8]) -> u64 {
    rest.first_chunk().map_or_else(|| padded(rest), |chunk| u64::from_le_bytes(*chunk))
}

/// The same of what is left at the end of a text: quickly where the whole has as many.
#[inline]
pub(super) fn ahead_at_end(text: &[u8], rest: &[u8]) -> u64 {
    match (rest.first_chunk(), text.last_chunk()) {
        (Some(chunk), _) => u64::from_le_bytes(*chunk),
        (None, Some(last)) if !rest.is_empty() => u64::from_le_bytes(*last) >> (64 - 8 * rest.len()),
        _ => padded(rest),
    }
}

/// Whether the next two characters take three bytes each.
#[inline]
pub(super) fn is_wide_pair(ahead: u64) -> bool {
    ahead & 0xF000_00F0 == 0xE000_00E0
}

/// Whether the next character takes three bytes.
#[inline]
pub(super) fn is_wide(ahead: u64) -> bool {
    ahead & 0xF0 == 0xE0
}

/// The first character of three bytes.
#[inline]
pub(super) fn first(ahead: u64) -> u64 {
    ahead & 0xFF_FFFF
}

/// The first two characters of three bytes.
#[inline]
pub(super) fn pair(ahead: u64) -> u64 {
    ahead & 0xFFFF_FFFF_FFFF
}

/// Bytes of a character by its first.
#[inline]
pub(super) fn width(first: u8) -> usize {
    match first {
        0xE0..=0xEF => 3,
        0x00..=0xBF => 1,
        0xC0..=0xDF => 2,
        0xF0..=0xFF => 4,
    }
}

/// The first character of `rest`, which is not empty, and its width.
#[inline]
pub(super) fn letter(rest: &[u8]) -> (Letter, usize) {
    let ahead = match rest.first_chunk() {
        Some(chunk) => u32::from_le_bytes(*chunk),
        None => padded(rest) as u32,
    };
    match width(ahead as u8) {
        3 => (ahead & 0xFF_FFFF, 3),
        width => (ahead & (u32::MAX >> (32 - 8 * width)), width),
    }
}

/// The first `bytes` of the next eight.
#[inline]
pub(super) fn head(ahead: u64, bytes: usize) -> u64 {
    ahead & (u64::MAX >> (64 - 8 * bytes))
}

/// The next eight bytes, and the eight from the second character on, if the next three characters take three bytes each.
#[inline]
pub(super) fn two_pairs(rest: &[u8]) -> Option<(u64, u64)> {
    let chunk: &[u8; 11] = rest.first_chunk()?;
    let one = u64::from_le_bytes(*chunk.first_chunk()?);
    let two = u64::from_le_bytes(*chunk.last_chunk()?);
    (is_wide_pair(one) && is_wide_pair(two)).then_some((one, two))
}
