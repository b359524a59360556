//! The table of actions: every action does what its help says, no two share a key, the README lists them all.

use crate::browser::Browser;
use baogao::app::key::Key;
use baogao::app::mode::{Mode, Modes};
use baogao::app::{Panel, View, actions};
use baogao::lang::Lang;
use crossterm::event::{
    KeyCode, KeyEvent, KeyEventKind, KeyEventState, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use std::collections::{HashMap, HashSet};

/// A test for every action: its name in the table, the name of the test, what it does.
macro_rules! tests_of_actions {
    ($($id:literal $name:ident $body:block)*) => {
        $(#[test] fn $name() $body)*

        pub const TESTED: &[&str] = &[$($id),*];
    };
}

mod beside;
mod boxes;
mod comparison;
mod document;
mod everywhere;
mod indicators;
mod tables;
mod tree;

const TESTED: &[&[&str]] = &[
    beside::TESTED,
    boxes::TESTED,
    comparison::TESTED,
    document::TESTED,
    everywhere::TESTED,
    indicators::TESTED,
    tables::TESTED,
    tree::TESTED,
];

const WIDE: (u16, u16) = (140, 40);

fn browser() -> Browser {
    Browser::new(WIDE.0, WIDE.1)
}

/// With the report of Zhejiang of 2024 open and the keys in the text.
fn reading() -> Browser {
    let mut browser = browser();
    browser.press("/").type_in("zjs 2024").press("enter");
    assert_eq!(browser.app.mode(), Mode::Document, "{}", browser.text());
    browser
}

/// With the keys in the indicators of the report of Zhejiang of 2024.
fn indicators() -> Browser {
    let mut browser = reading();
    browser.press("tab");
    browser
}

/// With Zhejiang and Hunan side by side.
fn comparing() -> Browser {
    let mut browser = browser();
    browser.press("/").type_in("zjs").press("enter space");
    browser.press("esc /").type_in("hns").press("enter space c");
    assert_eq!(browser.app.mode(), Mode::Compare, "{}", browser.text());
    browser
}

fn chosen_in_tree(browser: &Browser) -> String {
    browser.app.tree.selected().map(|node| node.label.clone()).unwrap_or_default()
}

fn caret_words(browser: &Browser) -> String {
    let document = browser.app.document.as_ref().unwrap();
    document.report.text[document.caret..].chars().take(8).collect()
}

fn marked(browser: &Browser) -> Vec<String> {
    browser.app.marks.iter().map(|mark| mark.name()).collect()
}

#[test]
fn every_action_has_a_test() {
    let tested: HashSet<&str> = TESTED.iter().copied().flatten().copied().collect();
    let all: HashSet<&str> = actions::all().map(|action| action.id).collect();
    let without: Vec<_> = all.difference(&tested).collect();
    assert!(without.is_empty(), "no test for {without:?}");
    let unknown: Vec<_> = tested.difference(&all).collect();
    assert!(unknown.is_empty(), "tests for {unknown:?}, which are no actions");
    assert_eq!(actions::all().count(), all.len(), "two actions have one name");
    assert_eq!(TESTED.iter().map(|tested| tested.len()).sum::<usize>(), tested.len(), "two tests for one action");
}

#[test]
fn no_two_actions_share_a_key_in_one_mode() {
    for mode in Mode::ALL {
        let mut taken: HashMap<Key, &str> = HashMap::new();
        for action in actions::all() {
            for written in action.written_keys(mode) {
                let key = Key::parse(written).unwrap_or_else(|| panic!("{}: {written} is no key", action.id));
                if let Some(other) = taken.insert(key, action.id) {
                    panic!("{written} in {mode:?}: {other} and {}", action.id);
                }
            }
        }
    }
}

#[test]
fn a_character_is_no_key_in_a_box() {
    for mode in Modes::BOXES.iter() {
        for action in actions::all() {
            for written in action.written_keys(mode) {
                let key = Key::parse(written).unwrap();
                assert!(key.typed().is_none(), "{written} cannot be typed in {mode:?}");
            }
        }
    }
}

#[test]
fn every_hint_has_a_key_that_works_there() {
    for action in actions::all() {
        for mode in action.hint.iter() {
            assert!(action.key_shown(mode).is_some(), "{} hints in {mode:?} without a key", action.id);
        }
    }
}

#[test]
fn keys_of_a_chinese_input_method_work_outside_boxes_and_are_typed_inside() {
    let mut browser = browser();
    browser.key(Key::plain(KeyCode::Char('？')));
    assert_eq!(browser.app.mode(), Mode::Help);
    browser.press("esc");
    browser.key(Key::plain(KeyCode::Char('：')));
    assert_eq!(browser.app.mode(), Mode::Palette);
    browser.press("esc");
    browser.key(Key::plain(KeyCode::Char('、')));
    assert_eq!(browser.app.mode(), Mode::TreeFilter);
    browser.key(Key::plain(KeyCode::Char('（')));
    assert_eq!(browser.app.tree.filter.text(), "（");
}

#[test]
fn every_part_of_the_screen_can_be_reached_without_letters() {
    // Someone whose input method swallows letters still gets everywhere.
    for id in ["down", "up", "open", "to-row", "to-sentence", "next-panel", "back", "help", "unfold", "fold"] {
        let action = actions::by_id(id).unwrap();
        let free = action.keys.iter().flat_map(|(_, keys)| keys.split_whitespace());
        let free = free.filter_map(Key::parse).any(|key| !matches!(key.code, KeyCode::Char(_)));
        assert!(free, "{id} needs a letter");
    }
}

#[test]
fn marked_regions_get_a_name_and_are_marked_by_it_again() {
    let mut browser = browser();
    browser.press("/").type_in("zjs").press("enter 1 :").type_in("set 两省").press("enter");
    assert!(browser.shows("已把 2 个地区存为“两省”"), "{}", browser.text());
    browser.press("U :").type_in("两省");
    assert!(browser.line_with("组 两省").contains("浙江省、湖南省"), "{}", browser.text());
    browser.press("enter");
    assert_eq!(marked(&browser), ["浙江省", "湖南省"]);
    // Regions can be named as they are typed.
    browser.press("U :").type_in("set 邻省 浙江 湖南省");
    assert!(browser.line_with("存为组 邻省").contains("浙江省、湖南省"), "{}", browser.text());
    browser.press("enter :").type_in("set 错 没有的地方").press("enter");
    assert!(browser.shows("没有的地方：没有这个地区"), "{}", browser.text());
    browser.press(":").type_in("邻省").press("enter");
    assert_eq!(marked(&browser), ["浙江省", "湖南省"]);
    // A name that is taken can be used or given anew; without marks the set is forgotten.
    browser.press("U :").type_in("set 两省").press("down enter");
    browser.press(":").type_in("两省");
    assert!(!browser.shows("组 两省"));
}

/// Henan has no report of its own in the sample, only its cities have.
#[test]
fn a_region_without_reports_says_so_in_its_column() {
    let mut browser = Browser::with(140, 40, baogao::corpus::load(&[]).reports);
    browser.press("/").type_in("zjs").press("enter space esc /").type_in("henan").press("enter space c");
    assert!(browser.line_with("浙江省").contains("河南省"), "{}", browser.text());
    assert!(browser.line_with("城镇调查失业率").contains("无报告"), "{}", browser.text());
    // Of two places that sound alike the one with reports comes first.
    browser.press("esc esc /").type_in("hns");
    assert_eq!(chosen_in_tree(&browser), "湖南省");
}

#[test]
fn a_paste_goes_into_the_box_in_one_piece_and_nowhere_else() {
    let mut browser = browser();
    browser.app.on_paste("qqq");
    assert!(browser.app.effects.is_empty() && browser.app.mode() == Mode::Tree);
    browser.press("S");
    browser.app.on_paste("地区\n生产总值\x1b");
    assert_eq!(browser.app.concordance.line.text(), "地区 生产总值");
}

#[test]
fn a_repeated_key_counts() {
    let event = KeyEvent {
        code: KeyCode::Char('j'),
        modifiers: KeyModifiers::NONE,
        kind: KeyEventKind::Repeat,
        state: KeyEventState::NONE,
    };
    let mut browser = browser();
    let before = chosen_in_tree(&browser);
    browser.key(Key::pressed(event));
    assert_ne!(chosen_in_tree(&browser), before);
}

/// Clicks on the first place of the screen with these words.
fn click(browser: &mut Browser, words: &str) {
    let text = browser.text();
    let (row, line) = text.lines().enumerate().find(|(_, line)| line.contains(words)).unwrap();
    let column = baogao::typeset::Widths::NARROW.of(&line[..line.find(words).unwrap()]);
    let kind = MouseEventKind::Down(MouseButton::Left);
    let event = MouseEvent { kind, column: column as u16, row: row as u16, modifiers: KeyModifiers::NONE };
    browser.app.on_mouse(event);
    browser.work();
    browser.draw();
}

#[test]
fn a_click_chooses_and_a_second_one_opens() {
    let mut browser = comparing();
    click(&mut browser, "4.6");
    let chosen = (browser.app.compare.cursor.at, browser.app.compare.column);
    assert_eq!(chosen, (1, 1));
    click(&mut browser, "4.6");
    assert_eq!(browser.app.mode(), Mode::Sentences);
    click(&mut browser, "全年地区生产总值达到82553亿元");
    assert_eq!(browser.app.compare.sentences.unwrap().at, 0);
    click(&mut browser, "全年地区生产总值达到82553亿元");
    assert_eq!(caret_words(&browser), "6%。\n规模以上");
    let mut browser = comparing();
    browser.press("t j");
    click(&mut browser, "全年地区生产总值达到48670亿元");
    assert_eq!(browser.app.sheet.source, 1);
    click(&mut browser, "全年地区生产总值达到48670亿元");
    assert_eq!(browser.app.mode(), Mode::Document);
    let mut browser = reading();
    browser.press("D");
    click(&mut browser, "2024年主要预期目标");
    assert_eq!(browser.app.beside.at, 1);
}
