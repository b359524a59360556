//! The screens of the comparison in three sizes, and what holds for the colours of all of them.

use crate::browser::Browser;
use baogao::ui::Theme;
use insta::assert_snapshot;
use ratatui::style::{Color, Modifier};

/// Screens by name, with the keys that lead there.
const SCREENS: &[(&str, &[&str])] = &[
    ("comparison", &[PROVINCES, "c"]),
    ("comparison_of_targets", &[PROVINCES, "c p l"]),
    ("comparison_gaps", &[PROVINCES, "c l = v s s"]),
    ("comparison_sentences", &[PROVINCES, "c j enter j"]),
    ("comparison_of_all_years", &[PROVINCES, "c 5 l 5 l 5 6 b"]),
    ("trend", &[PROVINCES, "c t j"]),
    ("targets", &["/ z j s enter T j"]),
    ("ranks", &[PROVINCES, "c R j space"]),
    ("side_by_side_years", &["/ z j s space 2 0 2 4 enter D l"]),
    ("side_by_side_places", &[PROVINCES, "D s j"]),
    ("phrases", &["/ z j s space 2 0 2 4 enter D P"]),
    ("details", &["/ z j s space 2 0 2 4 enter . . v -"]),
    ("decisions", &["/ z j s space 2 0 2 4 enter tab + j - j ="]),
    ("saving", &[PROVINCES, "c e"]),
];

/// Zhejiang, Hunan and Hangzhou are marked.
const PROVINCES: &str = "/ z j s enter esc space / h n s enter esc space / h z s enter esc space";

fn screen(keys: &[&str], (width, height): (u16, u16)) -> Browser {
    let mut browser = Browser::new(width, height);
    for keys in keys {
        browser.press(keys);
    }
    browser
}

#[test]
fn every_screen_in_three_sizes() {
    for (name, keys) in SCREENS {
        for size in [(80, 24), (120, 40), (200, 60)] {
            assert_snapshot!(format!("{name}_{}", size.0), screen(keys, size).styled());
        }
    }
}

/// Whatever has a colour has a face too, or says it in words: without colours the same characters stand out.
#[test]
fn nothing_is_said_by_colour_alone() {
    for (name, keys) in SCREENS {
        let coloured = screen(keys, (120, 40));
        let mut plain = screen(keys, (120, 40));
        plain.theme = Theme::Plain;
        plain.draw();
        assert_eq!(coloured.text(), plain.text(), "{name}");
        for (cell, without) in coloured.buffer().content().iter().zip(plain.buffer().content()) {
            assert_eq!(without.fg, Color::Reset, "{name}");
            assert_eq!(cell.modifier, without.modifier, "{name}: {}", cell.symbol());
            let said = cell.fg == Color::Reset || cell.modifier != Modifier::empty();
            assert!(said, "{name}: {} has a colour and nothing else", cell.symbol());
        }
    }
}

/// Good and bad are ▲, ▼ and words: one man in twelve cannot tell red from green.
#[test]
fn nothing_is_red_or_green() {
    for theme in [Theme::Either, Theme::Dark, Theme::Light] {
        for (name, keys) in SCREENS {
            let mut browser = screen(keys, (120, 40));
            browser.theme = theme;
            browser.draw();
            for cell in browser.buffer().content() {
                let bad = [Color::Red, Color::LightRed, Color::Green, Color::LightGreen];
                assert!(!bad.contains(&cell.fg), "{name}: {:?}", cell.fg);
            }
        }
    }
}
