//! Sets that tell in a handful of instructions that something is not among them.

use super::bytes::{MIX, first, pair};

/// A key of a sieve, its bits spread. A sieve holds keys of several kinds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(u64);

impl Key {
    /// Of the next two characters of three bytes, with which a word begins.
    #[inline(always)]
    pub(super) fn begins(ahead: u64) -> Self {
        Self(pair(ahead).wrapping_mul(MIX))
    }

    /// Of the same, of which a word consists.
    #[inline(always)]
    pub(super) fn ends(ahead: u64) -> Self {
        Self(pair(ahead).wrapping_mul(MIX) << (MOST_BITS.trailing_zeros() + 2))
    }

    /// Of the same with the next two bytes, with which a word goes on.
    #[inline(always)]
    pub(super) fn goes_on(ahead: u64) -> Self {
        Self(ahead.wrapping_mul(MIX))
    }

    /// Of the next character of three bytes, of which a word consists.
    #[inline(always)]
    pub(super) fn alone(ahead: u64) -> Self {
        Self(first(ahead).wrapping_mul(MIX))
    }
}

/// Keys of which a bit for the hash of each tells for certain only that one is not among them. As small as the keys let it be: it
/// has to stay in the nearest memory of a processor beside those of other lists.
pub(super) struct Sieve {
    bits: Box<[u64]>,
    /// What is left of the place of a word of bits, whose number is a power of two.
    mask: usize,
}

/// Bits for each key: one of so many places looks taken without being so.
const SPARSE: usize = 24;

/// Bits at the most, 16 kB.
const MOST_BITS: usize = 1 << 17;

impl Default for Sieve {
    fn default() -> Self {
        Self::of(&[])
    }
}

impl Sieve {
    pub(super) fn of(keys: &[Key]) -> Self {
        let bits = (keys.len() * SPARSE).next_power_of_two().clamp(64, MOST_BITS);
        let mut sieve = Self { bits: vec![0; bits / 64].into(), mask: bits / 64 - 1 };
        for key in keys {
            let (word, bit) = sieve.place(*key);
            sieve.bits.get_mut(word).into_iter().for_each(|word| *word |= 1 << bit);
        }
        sieve
    }

    #[inline(always)]
    fn place(&self, key: Key) -> (usize, u32) {
        let hash = key.0 >> (u64::BITS - MOST_BITS.trailing_zeros());
        ((hash >> 6) as usize & self.mask, (hash & 63) as u32)
    }

    #[inline(always)]
    pub(super) fn may_hold(&self, key: Key) -> bool {
        let (word, bit) = self.place(key);
        self.bits.get(word).is_some_and(|word| word >> bit & 1 == 1)
    }
}

/// A set of bytes.
#[derive(Default)]
pub(super) struct ByteSet([u64; 4]);

impl ByteSet {
    pub(super) fn add(&mut self, byte: u8) {
        self.0.get_mut(usize::from(byte / 64)).into_iter().for_each(|word| *word |= 1 << (byte % 64));
    }

    #[inline]
    pub(super) fn has(&self, byte: u8) -> bool {
        self.0.get(usize::from(byte / 64)).is_some_and(|word| word >> (byte % 64) & 1 == 1)
    }
}
