//! Any text: numbers lie on characters, in order, apart from each other.
#![no_main]

use baogao::quantity::scan;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut last = 0;
    for quantity in scan(text) {
        assert!(quantity.span.start >= last && !quantity.span.is_empty());
        assert!(text.get(quantity.span.range()).is_some());
        last = quantity.span.end;
    }
});
