//! The tree, and choosing what to compare.

use super::*;
use crate::browser::corpus::work_report;
use baogao::corpus::LoadEvent;

tests_of_actions! {
    "open" enter_opens_a_document {
        let mut browser = browser();
        browser.press("j enter");
        assert!(browser.line_with("工作报告").contains("全国政府工作报告"));
        assert_eq!(browser.app.panel, Panel::Document);
    }
    "unfold" right_unfolds_a_region {
        let mut browser = browser();
        browser.press("G l j");
        assert_eq!(chosen_in_tree(&browser), "北湖区 2021");
        assert!(browser.line_with("北湖区 2021").contains("新闻报道"));
    }
    "fold" left_folds_and_then_goes_up {
        let mut browser = browser();
        browser.press("/").type_in("zjs").press("enter esc j h");
        assert_eq!(chosen_in_tree(&browser), "浙江省");
        browser.press("h");
        assert!(browser.line_with("浙江省").contains('▸'));
    }
    "unfold-all" everything_is_unfolded {
        let mut browser = browser();
        assert!(!browser.shows("新闻报道"));
        browser.press("E");
        assert!(browser.shows("新闻报道"));
    }
    "fold-all" everything_is_folded {
        let mut browser = browser();
        browser.press("Z");
        assert_eq!(browser.app.tree.len(), 4);
    }
    "turn" the_tree_turns_round {
        let mut browser = browser();
        browser.press("t");
        assert!(browser.line_with("年份 · 地区").contains('┌'));
        assert!(browser.line_with("杭州市").contains("浙江省"), "{}", browser.text());
    }
    "narrow" typing_narrows_the_tree {
        for typed in ["hzs", "hangzhou", "杭州", "hang州", "浙江 hz"] {
            let mut browser = browser();
            browser.press("/").type_in(typed);
            assert_eq!(chosen_in_tree(&browser), "杭州市", "{typed}\n{}", browser.text());
            assert!(!browser.shows("湖南省"), "{typed}");
        }
    }
    "mark" space_marks_regions_documents_and_years {
        let mut browser = browser();
        browser.press("/").type_in("zjs").press("enter space");
        assert_eq!(marked(&browser), ["浙江省"]);
        assert!(browser.line_with("浙江省").contains('✔'));
        browser.press("space");
        assert_eq!(marked(&browser), ["浙江省", "浙江省 2022"]);
        browser.press("k space");
        assert_eq!(marked(&browser), ["浙江省"]);
        let mut browser = self::browser();
        browser.press("t g space");
        assert_eq!(marked(&browser).len(), 5);
    }
    "clear-marks" marks_are_cleared {
        let mut browser = browser();
        browser.press("space U");
        assert!(browser.app.marks.is_empty());
        browser.press("U");
        assert!(browser.shows("还没有选中"));
    }
    "add-siblings" siblings_are_added {
        let mut browser = browser();
        browser.press("/").type_in("zjs").press("enter 1");
        assert_eq!(marked(&browser), ["浙江省", "湖南省"]);
    }
    "add-parent" the_region_above_is_added {
        let mut browser = browser();
        browser.press("/").type_in("hzs").press("enter 2");
        assert_eq!(marked(&browser), ["浙江省"]);
    }
    "add-children" the_regions_under_it_are_added {
        let mut browser = browser();
        browser.press("/").type_in("hns").press("enter 3");
        assert_eq!(marked(&browser), ["衡阳市"]);
    }
    "add-level" all_of_a_level_are_added_as_columns_too {
        let mut browser = comparing();
        browser.press("4");
        assert_eq!(browser.app.compare.settings.columns.len(), 2);
        let mut browser = self::browser();
        browser.press("/").type_in("hzs").press("enter 4");
        assert_eq!(marked(&browser), ["杭州市", "衡阳市"]);
    }
    "add-years" every_year_is_added {
        let mut browser = comparing();
        browser.press("5");
        assert!(browser.shows("73516") && browser.shows("77715"), "{}", browser.text());
        browser.press("u");
        assert_eq!(browser.app.compare.settings.columns.len(), 2);
    }
    "same-years" every_region_gets_the_years_that_one_has {
        let mut browser = browser();
        browser.press("6");
        assert!(browser.shows("还没有选中"), "{}", browser.text());
        browser.press("f").type_in("浙江 2023").press("tab ctrl-u").type_in("湖南省").press("tab esc 6");
        assert_eq!(marked(&browser), ["浙江省 2023", "湖南省 2023"]);
        let mut browser = comparing();
        browser.press("<").press("5 6");
        let columns = &browser.app.compare.settings.columns;
        let years: Vec<u16> = columns.iter().map(|column| column.key.year).collect();
        assert_eq!(years, [2022, 2023, 2024, 2022, 2023, 2024]);
        browser.press("u");
        assert_eq!(browser.app.compare.settings.columns.len(), 4);
    }
    "mark-found" what_the_finder_finds_is_marked {
        let mut browser = browser();
        browser.press("f").type_in("浙江省").press("tab ctrl-u").type_in("湖南 2023").press("tab");
        assert_eq!(marked(&browser), ["浙江省", "湖南省 2023"]);
        browser.press("ctrl-u").type_in("湖南 2023").press("tab");
        assert_eq!(marked(&browser), ["浙江省"]);
        browser.press("ctrl-u").type_in("固定资产投资").press("tab");
        assert!(browser.shows("选地区或报告才能对照"), "{}", browser.text());
    }
}

/// Reports come in any order: the place goes with what was chosen, and stays at the top before anything was.
#[test]
fn the_place_is_kept_while_reports_come_in() {
    let mut browser = Browser::empty(WIDE.0, WIDE.1);
    let come = |browser: &mut Browser, place| {
        browser.app.on_load(LoadEvent::Report(work_report(place, 2024, "4190", "4.8")));
        browser.app.show_loaded();
        browser.draw();
    };
    come(&mut browser, "湖南省");
    come(&mut browser, "浙江省");
    assert_eq!(chosen_in_tree(&browser), "浙江省");
    browser.press("j");
    let chosen = chosen_in_tree(&browser);
    come(&mut browser, "北京市");
    assert_eq!(chosen_in_tree(&browser), chosen);
    assert_ne!(chosen, "浙江省");
}
