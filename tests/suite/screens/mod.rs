//! Whole screens with their colours and faces, as the reader sees them.

mod comparing;

use crate::browser::{Browser, corpus};
use baogao::typeset::Widths;
use baogao::ui::Theme;
use insta::assert_snapshot;
use ratatui::layout::Position;
use ratatui::style::Color;

/// The report of Zhejiang of 2024 with the caret on a number, Hangzhou marked.
fn reading(width: u16, height: u16) -> Browser {
    let mut browser = Browser::new(width, height);
    browser.press("/").type_in("hzs").press("enter esc space");
    browser.press("/").type_in("zjs 2024").press("enter . .");
    browser
}

#[test]
fn the_first_frame_stands_before_anything_is_loaded() {
    let mut browser = Browser::empty(80, 24);
    browser.app.loading.start();
    browser.draw();
    assert_snapshot!(browser.styled());
}

#[test]
fn three_panels_80_columns() {
    assert_snapshot!(reading(80, 24).styled());
}

#[test]
fn three_panels_120_columns() {
    assert_snapshot!(reading(120, 40).styled());
}

#[test]
fn three_panels_200_columns() {
    assert_snapshot!(reading(200, 60).styled());
}

#[test]
fn indicators_80_columns() {
    let mut browser = reading(80, 24);
    browser.press("tab /").type_in("zz");
    assert_snapshot!(browser.styled());
}

#[test]
fn tree_by_year() {
    let mut browser = reading(80, 24);
    browser.press("h t");
    assert_snapshot!(browser.styled());
}

#[test]
fn concordance() {
    let mut browser = Browser::new(120, 20);
    browser.press("S").type_in("增长").press("enter s j");
    assert_snapshot!(browser.styled());
}

#[test]
fn finder() {
    let mut browser = Browser::new(100, 30);
    browser.press("f").type_in("gzhg 湖南");
    assert_snapshot!(browser.styled());
}

#[test]
fn help() {
    let mut browser = reading(80, 24);
    browser.press("?");
    assert_snapshot!(browser.styled());
}

#[test]
fn palette() {
    let mut browser = reading(80, 24);
    browser.press(":").type_in("x");
    assert_snapshot!(browser.styled());
}

#[test]
fn english() {
    let mut browser = reading(120, 30);
    browser.press(":").type_in("language").press("enter tab");
    assert_snapshot!(browser.styled());
}

/// Without colours nothing is lost: what a colour says, a face or a mark says too.
#[test]
fn without_colours() {
    let mut browser = reading(120, 30);
    browser.theme = Theme::Plain;
    browser.draw();
    assert!(browser.buffer().content().iter().all(|cell| cell.fg == Color::Reset));
    assert_snapshot!(browser.styled());
}

/// A light ground gets no light colours.
#[test]
fn on_light_ground() {
    let mut browser = reading(120, 40);
    for theme in [Theme::Light, Theme::Either] {
        browser.theme = theme;
        for keys in ["?", "esc", "c", "esc", "S", "esc"] {
            browser.press(keys);
            for cell in browser.buffer().content() {
                let light = [Color::White, Color::Gray, Color::Yellow, Color::LightYellow, Color::LightCyan];
                assert!(!light.contains(&cell.fg), "{:?} on light ground", cell.fg);
            }
        }
    }
}

/// In a terminal that draws `“”—…` two columns wide, every line still ends where it should, and borders are ASCII.
#[test]
fn where_ambiguous_characters_are_wide() {
    let mut browser = reading(100, 30);
    browser.app.widths = Widths::WIDE;
    browser.press("G");
    let text = browser.text();
    assert!(text.contains("“") && !text.contains('│') && !text.contains('─'), "{text}");
    let buffer = browser.buffer();
    for y in 0..buffer.area.height {
        for x in 0..buffer.area.width - 1 {
            let symbol = buffer[(x, y)].symbol();
            if Widths::WIDE.of(symbol) == 2 {
                assert_eq!(buffer[(x + 1, y)].symbol(), " ", "{symbol} at {x},{y} is overlapped");
            }
        }
    }
}

/// A popup that begins in the middle of a wide character blanks it: half a character would push the border away.
#[test]
fn a_popup_over_wide_characters_keeps_its_border() {
    for width in [97, 98, 99, 100] {
        let mut browser = reading(width, 30);
        browser.press("v");
        let area = browser.app.layout.popup;
        let buffer = browser.buffer();
        for y in area.top()..area.bottom() {
            let left = buffer[(area.x - 1, y)].symbol();
            assert!(Widths::NARROW.of(left) <= 1, "{left} at {width} columns, line {y}");
            assert!("┌│└".contains(buffer[(area.x, y)].symbol()), "{}", browser.text());
        }
    }
}

/// The terminal's own cursor stands at the caret, where input methods open their window.
#[test]
fn the_cursor_stands_at_the_caret() {
    let mut browser = Browser::new(120, 40);
    browser.press("/").type_in("浙江");
    let list = browser.app.layout.tree_list;
    assert_eq!(browser.cursor(), Position { x: list.x + 2 + 4, y: list.y - 1 });
    browser.press("left");
    assert_eq!(browser.cursor(), Position { x: list.x + 2 + 2, y: list.y - 1 });
    // A line longer than its box is shown around the caret.
    browser.press("end").type_in(&"很长的文字".repeat(10));
    let cursor = browser.cursor();
    assert!(cursor.x < list.right() && cursor.y == list.y - 1, "{cursor:?}");
}

/// Only what is on the screen is built: the frame of a long report costs what that of a short one costs. Counted in
/// characters that are put on the screen, which no clock disturbs.
#[test]
fn rows_out_of_sight_are_not_built() {
    let mut made = corpus::Made::new("浙江省", 2024);
    for _ in 0..2000 {
        made.prose("坚持稳中求进工作总基调，完整准确全面贯彻新发展理念，着力推动高质量发展。");
    }
    let mut browser = Browser::with(100, 30, vec![made.done()]);
    browser.press("/").type_in("zj 2024").press("enter");
    let document = browser.app.document.as_ref().unwrap();
    assert!(document.rows().len() > 2000 && document.height() < 30);
    browser.press("G");
    assert!(browser.shows("100%") || browser.shows("99%"), "{}", browser.text());
}
