//! Every size of the terminal is drawn in every mode.

use crate::browser::Browser;
use baogao::app::mode::Mode;
use std::collections::HashSet;

/// A browser in each of its modes, with the keys that lead there.
const WAYS: &[(Mode, &str)] = &[
    (Mode::Tree, ""),
    (Mode::TreeFilter, "/ h n"),
    (Mode::Document, "j enter . ."),
    (Mode::FindBox, "j enter / 增 长"),
    (Mode::SetMark, "j enter m"),
    (Mode::GoToMark, "j enter m x '"),
    (Mode::Indicators, "j enter tab s"),
    (Mode::IndicatorFilter, "j enter tab / d q"),
    (Mode::Compare, "j space space j space c l"),
    (Mode::CompareFilter, "j space space j space c / d q"),
    (Mode::Sentences, "j space space j space c enter j"),
    (Mode::Sheet, "/ z j s enter space T j l"),
    (Mode::SheetFilter, "/ z j s enter space T / d q"),
    (Mode::Beside, "/ z j s space 2 0 2 4 enter D j l"),
    (Mode::Phrases, "/ z j s space 2 0 2 4 enter D P"),
    (Mode::CorrectionBox, "j enter tab ="),
    (Mode::SaveBox, "j space space j space c e"),
    (Mode::Concordance, "S 增 长 enter j"),
    (Mode::ConcordanceBox, "S 增 长"),
    (Mode::Finder, "f h n"),
    (Mode::Palette, ": d g"),
    (Mode::Help, "?"),
    (Mode::Problems, "!"),
    (Mode::Details, "j enter tab v"),
];

fn in_mode(mode: Mode, keys: &str) -> Browser {
    let mut browser = Browser::new(220, 70);
    if mode == Mode::Problems {
        use baogao::error::{Problem, ProblemKind};
        let problem = Problem::new("扫描件.pdf", ProblemKind::NeedsFeature("pdf"));
        browser.app.on_load(baogao::corpus::LoadEvent::Problem(problem));
    }
    browser.press(keys);
    assert_eq!(browser.app.mode(), mode, "{keys}\n{}", browser.text());
    browser
}

/// All sizes where something changes shape, and a grid over the rest.
fn sizes() -> Vec<(u16, u16)> {
    let mut sizes = Vec::new();
    for width in 1..=220u16 {
        for height in 1..=70u16 {
            let small = width <= 30 && height <= 14;
            let edge = [55, 56, 57, 99, 100, 101, 220].contains(&width) && (height % 9 == 1 || height == 70);
            let grid = width % 23 == 5 && height % 11 == 3;
            if small || edge || grid {
                sizes.push((width, height));
            }
        }
    }
    sizes
}

#[test]
fn every_mode_is_drawn_in_every_size() {
    let covered: HashSet<Mode> = WAYS.iter().map(|(mode, _)| *mode).collect();
    assert!(Mode::ALL.iter().all(|mode| covered.contains(mode)), "a mode is missing");
    for (mode, keys) in WAYS {
        let mut browser = in_mode(*mode, keys);
        for (width, height) in sizes() {
            browser.resize(width, height);
        }
        // And keys do no harm where there is hardly a screen.
        browser.resize(1, 1);
        browser.press("down up pagedown pageup");
        browser.resize(80, 24);
    }
}

/// Every single size in every mode: minutes of work, so that it is run by itself (`cargo test --release --test suite -- --ignored
/// sizes`); the test above has the sizes where something changes shape.
#[test]
#[ignore = "takes minutes"]
fn every_mode_is_drawn_in_every_single_size() {
    std::thread::scope(|scope| {
        for half in WAYS.chunks(WAYS.len().div_ceil(2)) {
            scope.spawn(move || {
                for (mode, keys) in half {
                    let mut browser = in_mode(*mode, keys);
                    for width in 1..=220 {
                        (1..=70).for_each(|height| browser.resize(width, height));
                    }
                }
            });
        }
    });
}

/// The whole rectangle from 1×1 to 220×70 for the screen that has most in it.
#[test]
fn the_three_panels_are_drawn_in_every_size() {
    let mut browser = in_mode(Mode::Document, "j enter . .");
    for width in 1..=220 {
        for height in (1..=70).filter(|height| width < 40 || height % 3 == 1) {
            browser.resize(width, height);
        }
    }
}
