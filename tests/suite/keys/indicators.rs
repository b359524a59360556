//! The indicators, and decisions about numbers.

use super::*;

tests_of_actions! {
    "to-sentence" from_a_row_to_its_sentence {
        let mut browser = indicators();
        browser.press("/").type_in("rd").press("enter enter");
        assert_eq!(browser.app.mode(), Mode::Document);
        assert_eq!(caret_words(&browser), "3.3%，五年年");
    }
    "search-indicators" indicators_are_searched_as_typed {
        let mut browser = indicators();
        browser.press("/").type_in("dqsc");
        let line = browser.line_with("地区生产总值");
        assert!(line.contains("地区生产总值"));
        let shown: Vec<&str> =
            browser.app.indicators.lines().filter_map(|line| match line {
                baogao::app::indicators::Line::Name(name) => Some(name.name.as_str()),
                _ => None,
            }).collect();
        // The other one is also called 研究…占地区生产总值比重; the one of that name comes first.
        assert_eq!(shown.first(), Some(&"地区生产总值"));
        assert!(!shown.contains(&"固定资产投资"));
        browser.press("ctrl-u").type_in("xzjy 目标");
        assert_eq!(browser.app.indicators.items(), 1);
    }
    "filter-status" results_or_targets_only {
        let mut browser = indicators();
        let all = browser.app.indicators.items();
        browser.press("s");
        let actual = browser.app.indicators.items();
        browser.press("s");
        let target = browser.app.indicators.items();
        assert!(actual > 0 && target > 0 && actual + target == all, "{actual} {target} {all}");
        assert!(browser.shows("筛选: 目标"));
    }
    "filter-measure" one_measure_only {
        let mut browser = indicators();
        browser.press("m m");
        assert!(browser.shows("筛选: 增速"));
        assert!(browser.app.indicators.items() < browser.app.indicators.total());
    }
    "filter-section" only_the_section_at_the_caret {
        let mut browser = reading();
        browser.press("} } } tab x");
        assert_eq!(browser.app.indicators.items(), 2);
        assert!(browser.shows("口袋公园"));
    }
    "marked-documents" indicators_of_all_marked_documents {
        let mut browser = indicators();
        browser.press("a");
        assert!(browser.shows("还没有选中文件"));
        browser.press("space tab esc / h z enter esc space tab tab a");
        assert!(browser.shows("指标 · 已选文件"), "{}", browser.text());
        assert!(browser.line_with("杭州市 2023").contains("20059亿元"), "{}", browser.text());
    }
    "details" all_fields_of_a_number {
        let mut browser = indicators();
        browser.press("/").type_in("年均").press("enter v");
        let text = browser.text();
        for words in ["2021-2025", "与文中其他数字推算不符", "made", "90%", "研发经费投入强度达到3.3%"] {
            assert!(text.contains(words), "{words}\n{text}");
        }
    }
    "accept-number" a_number_is_accepted_and_that_is_taken_back {
        let mut browser = indicators();
        browser.press("+");
        assert!(browser.line_with("82553亿元").contains("82553亿元 已认可 +6%"), "{}", browser.text());
        browser.press("+");
        assert!(!browser.line_with("82553亿元").contains("已认可"));
    }
    "reject-number" a_rejected_number_is_left_out_of_comparisons {
        let mut browser = indicators();
        browser.press("-");
        assert!(browser.line_with("82553亿元").contains("82553亿元 已否定 +6%"), "{}", browser.text());
        browser.press("backtab backtab esc /").type_in("zjs").press("enter space esc /").type_in("hns");
        browser.press("enter space c");
        assert!(!browser.shows("82553") && browser.shows("50012"), "{}", browser.text());
    }
    "correct-number" a_number_is_corrected {
        let mut browser = indicators();
        browser.press("= ctrl-u").type_in("八").press("enter");
        assert!(browser.shows("请输入数字"));
        browser.press("ctrl-u").type_in("82554.1").press("enter");
        assert!(browser.line_with("82554.1亿元").contains("82554.1亿元 已更正 +6%"), "{}", browser.text());
        browser.press("v - ");
        assert!(browser.shows("已否定"), "{}", browser.text());
    }
    "next-details" the_details_of_the_next_number {
        let mut browser = indicators();
        browser.press("v n");
        assert!(browser.line_with("口径").contains("增速"), "{}", browser.text());
        browser.press("-");
        assert!(browser.line_with("提示").contains("已否定"), "{}", browser.text());
        browser.press("esc");
        assert!(browser.line_with("82553亿元").contains("82553亿元 +6% 已否定"), "{}", browser.text());
    }
    "previous-details" the_details_of_the_number_before {
        let mut browser = indicators();
        browser.press("v h");
        assert!(browser.shows("前面没有了"), "{}", browser.text());
        browser.press("right left");
        assert!(browser.line_with("口径").contains("总量"), "{}", browser.text());
    }
}
