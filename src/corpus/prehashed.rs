//! Tables whose keys are hashes already: hashing them again with care would cost more than looking them up.

use std::hash::{BuildHasherDefault, Hasher};

/// For the third parameter of a `HashMap`.
pub(super) type Prehashed = BuildHasherDefault<Mix>;

/// Takes bits that are spread already and brings them to both ends of the number, where a table looks.
#[derive(Clone, Copy, Default)]
pub(super) struct Mix(u64);

impl Mix {
    fn mix(&mut self, bits: u64) {
        self.0 = (self.0 ^ bits).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(26);
    }
}

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for eight in bytes.chunks(8) {
            self.mix(eight.iter().fold(0, |bits, byte| bits << 8 | u64::from(*byte)));
        }
    }

    fn write_u32(&mut self, bits: u32) {
        self.mix(bits.into());
    }

    fn write_u64(&mut self, bits: u64) {
        self.mix(bits);
    }

    fn write_u128(&mut self, bits: u128) {
        self.mix(bits as u64);
    }
}
