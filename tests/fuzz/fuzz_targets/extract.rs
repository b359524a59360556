//! Any text through the whole analysis: every observation points at words of the text.
#![no_main]

use baogao::corpus::analyse;
use baogao::source::{Hints, ReportText};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let report = analyse(ReportText { hints: Hints::default(), text: text.to_owned() });
    assert_eq!(&*report.text, text);
    for observation in report.observations.iter() {
        for span in [observation.span, observation.surface, observation.sentence] {
            assert!(text.get(span.range()).is_some());
        }
        assert!(observation.sentence.covers(observation.span));
    }
    for target in &report.word_targets {
        assert!(text.get(target.words.range()).is_some() && text.get(target.surface.range()).is_some());
    }
});
