//! Pinyin in every box that finds names: places whose characters have several readings, and what is marked in them.

use std::sync::Arc;

use baogao::app::Popup;
use baogao::app::search::Match;
use baogao::report::Report;
use baogao::ui::Theme;

use crate::browser::Browser;
use crate::browser::corpus::{Made, work_report};
use baogao::observation::Measure;

/// How each place is typed, and what of its name that means.
const TYPED: [(&str, &str, &[&str]); 6] = [
    ("重庆市", "重庆", &["chongqing", "cq", "chq", "重q", "chong庆", "ＣＱ"]),
    ("厦门市", "厦门", &["xiamen", "xm", "厦m"]),
    ("六安市", "六安", &["luan", "liuan", "la", "六a"]),
    ("长沙市", "长沙", &["changsha", "chsh", "长s"]),
    ("蚌埠市", "蚌埠", &["bengbu", "bb", "bangbu", "蚌bu"]),
    ("亳州市", "亳州", &["bozhou", "bozh", "亳z"]),
];

fn places() -> Vec<Arc<Report>> {
    TYPED.iter().map(|(place, ..)| work_report(place, 2024, "4190", "4.8")).collect()
}

/// The characters that are marked as what was typed, in the line that holds `name`.
fn marked(browser: &Browser, name: &str) -> String {
    let buffer = browser.buffer();
    let text = browser.text();
    let row = text.lines().position(|line| line.contains(name)).unwrap_or_else(|| panic!("no {name}:\n{text}"));
    let fitting = Theme::Dark.fitting();
    let cells = (0..buffer.area.width).map(|x| &buffer[(x, row as u16)]);
    let marked =
        cells.filter(|cell| cell.fg == fitting.fg.unwrap_or_default() && cell.modifier.contains(fitting.add_modifier));
    marked.map(ratatui::buffer::Cell::symbol).collect::<String>().replace(' ', "")
}

/// What the finder has found.
fn found(browser: &Browser) -> &[Match] {
    match &browser.app.popup {
        Some(Popup::Finder(finder)) => &finder.found,
        _ => &[],
    }
}

#[test]
fn the_tree_finds_places_by_every_reading() {
    for (place, part, typed) in TYPED {
        for typed in typed {
            let mut browser = Browser::with(100, 30, places());
            browser.press("/").type_in(typed);
            assert_eq!(marked(&browser, place), part, "{typed}\n{}", browser.text());
        }
    }
}

#[test]
fn the_finder_finds_places_by_every_reading() {
    for (place, part, typed) in TYPED {
        for typed in typed {
            let mut browser = Browser::with(100, 30, places());
            browser.press("f").type_in(typed);
            let found = found(&browser);
            let first = found.first().map(|found| found.name.clone()).unwrap_or_default();
            assert!(first.starts_with(place), "{typed}: {first}\n{}", browser.text());
            let fitting = &found[0].fitting;
            let fitting: String =
                first.chars().enumerate().filter(|(at, _)| fitting.contains(at)).map(|(_, c)| c).collect();
            assert_eq!(fitting, part, "{typed}");
        }
    }
}

#[test]
fn headings_and_indicators_are_found_by_every_reading() {
    let mut made = Made::new("重庆市", 2024);
    made.heading(1, baogao::outline::Role::Task, "一、", "一、重塑行业生态，着力调整结构", false);
    made.states("城镇调查失业率5%。").number("unemployment_surveyed", "城镇调查失业率", Measure::Level, "5%");
    made.states("一般公共预算收入增长3.2%。").number("budget_revenue", "一般公共预算收入", Measure::Growth, "3.2%");
    let report = made.done();
    for typed in ["chongsu", "cs行业", "hangye", "tiaozheng", "zhuoli"] {
        let mut browser = Browser::with(100, 30, vec![Arc::clone(&report)]);
        browser.press("f").type_in(typed);
        let found = found(&browser).iter().any(|found| found.name.contains("重塑行业生态"));
        assert!(found, "{typed}\n{}", browser.text());
    }
    for (typed, part) in [("shiyelv", "失业率"), ("syl", "失业率"), ("diaocha", "调查")] {
        let mut browser = Browser::with(100, 30, vec![Arc::clone(&report)]);
        browser.press("j enter l").press("/").type_in(typed);
        assert_eq!(marked(&browser, "失业率"), part, "{typed}\n{}", browser.text());
    }
}

#[test]
fn the_command_line_looks_places_up_by_every_reading() {
    for (place, _, typed) in TYPED {
        for typed in typed {
            let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_baogao"));
            let output = command.args(["regions", typed]).env("LANG", "zh_CN.UTF-8").output().unwrap();
            let found = String::from_utf8(output.stdout).unwrap();
            assert!(found.contains(place), "{typed}:\n{found}");
        }
    }
}
