//! Any text: sections and sentences lie on characters, sections nest, sentences follow one another.
#![no_main]

use baogao::identify::identify;
use baogao::outline::outline;
use baogao::source::Hints;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let identity = identify(text, &Hints::default());
    let outline = outline(text, &identity);
    for (at, section) in outline.sections.iter().enumerate() {
        for span in [section.span, section.heading, section.number] {
            assert!(text.get(span.range()).is_some());
        }
        if let Some(parent) = section.parent {
            assert!((parent as usize) < at && outline.sections[parent as usize].span.covers(section.span));
        }
    }
    let mut last = 0;
    for sentence in &outline.sentences {
        assert!(sentence.start >= last && text.get(sentence.range()).is_some());
        last = sentence.end;
    }
    for aside in &outline.asides {
        assert!(text.get(aside.span.range()).is_some());
    }
});
