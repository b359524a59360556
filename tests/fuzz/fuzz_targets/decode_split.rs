//! Any bytes: a text or a problem, and reports that are pieces of the text in order.
#![no_main]

use baogao::source::{cuts, decode};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = decode(bytes) else { return };
    let mut last = 0;
    for cut in cuts(&text) {
        assert!(!cut.pieces.is_empty() || text.is_empty());
        for piece in &cut.pieces {
            assert!(piece.start >= last && text.get(piece.clone()).is_some());
            last = piece.end;
        }
        assert!(cut.title.is_none_or(|title| text.get(title).is_some()));
    }
});
