//! The document.

use super::*;

tests_of_actions! {
    "next-heading" the_next_heading {
        let mut browser = reading();
        browser.press("}");
        assert_eq!(caret_words(&browser), "一、2023年工");
        browser.press("J");
        assert_eq!(caret_words(&browser), "（一）着力稳定增");
    }
    "previous-heading" the_heading_before {
        let mut browser = reading();
        browser.press("} } {");
        assert_eq!(caret_words(&browser), "一、2023年工");
        browser.press("K");
        assert!(browser.shows("前面没有了"));
    }
    "next-sentence" the_next_sentence {
        let mut browser = reading();
        browser.press("} ) )");
        assert_eq!(caret_words(&browser), "全年地区生产总值");
    }
    "previous-sentence" the_sentence_before {
        let mut browser = reading();
        browser.press(". (");
        assert_eq!(caret_words(&browser), "全年地区生产总值");
    }
    "next-number" the_next_number {
        let mut browser = reading();
        browser.press(".");
        assert_eq!(caret_words(&browser), "82553亿元，");
        browser.press(".");
        assert_eq!(caret_words(&browser), "6%。\n规模以上");
    }
    "previous-number" the_number_before {
        let mut browser = reading();
        browser.press(". . ,");
        assert_eq!(caret_words(&browser), "82553亿元，");
    }
    "to-row" from_a_number_to_its_row {
        let mut browser = reading();
        browser.press(". . . . i");
        assert_eq!(browser.app.mode(), Mode::Indicators);
        let item = browser.app.indicators.selected().unwrap();
        assert_eq!(item.get().unwrap().span.of(&item.report.text), "12.4%");
        let mut browser = reading();
        browser.press("} enter");
        assert!(browser.shows("▸ 一、2023年工作回顾"), "{}", browser.text());
    }
    "fold-section" a_section_folds {
        let mut browser = reading();
        browser.press("} } z");
        assert!(!browser.shows("项目建设摆在突出位置") && browser.shows("（二）持续改善民生"));
        browser.press("z");
        assert!(browser.shows("项目建设摆在突出位置"));
    }
    "outline" only_headings {
        let mut browser = reading();
        browser.press("o");
        for heading in ["一、2023年工作回顾", "（一）着力稳定增长", "二、2024年主要预期目标"] {
            assert!(browser.shows(heading), "{heading}");
        }
        assert!(!browser.shows("固定资产投资增长7.5%左右"));
        browser.press("o");
        assert!(browser.shows("固定资产投资增长7.5%左右"));
    }
    "asides" captions_fold_away {
        let mut browser = reading();
        assert!(browser.shows("图为改造后的"));
        browser.press("a");
        assert!(!browser.shows("图为改造后的"));
    }
    "words" words_are_set_apart {
        let mut browser = reading();
        browser.press("w");
        assert!(browser.shows("优化 营商 环境"), "{}", browser.text());
        browser.press("w");
        assert!(browser.shows("优化营商环境"));
    }
    "find" searching_in_the_text_counts_hits {
        let mut browser = reading();
        browser.press("/").type_in("增长");
        assert!(browser.line_with("❯ 增长").contains("1/"), "{}", browser.text());
        browser.press("enter");
        assert_eq!(browser.app.mode(), Mode::Document);
        browser.press("esc");
        assert!(browser.app.document.as_ref().unwrap().find.is_none());
    }
    "next-hit" the_next_hit_goes_round {
        let mut browser = reading();
        browser.press("n");
        assert!(browser.shows("还没有查找"));
        browser.press("/").type_in("城镇新增就业").press("enter");
        let first = browser.app.document.as_ref().unwrap().caret;
        browser.press("n");
        assert_ne!(browser.app.document.as_ref().unwrap().caret, first);
        browser.press("n");
        assert_eq!(browser.app.document.as_ref().unwrap().caret, first);
    }
    "previous-hit" the_hit_before_goes_round {
        let mut browser = reading();
        browser.press("/").type_in("城镇新增就业").press("enter N");
        assert!(browser.line_with("❯ 城镇新增就业").contains("2/2"), "{}", browser.text());
    }
    "next-document" the_report_of_the_next_year {
        let mut browser = browser();
        browser.press("/").type_in("zjs 2022").press("enter >");
        assert!(browser.shows("浙江省 2023"));
    }
    "previous-document" the_report_of_the_year_before {
        let mut browser = reading();
        browser.press("<");
        assert!(browser.shows("浙江省 2023"));
        browser.press("< <");
        assert!(browser.shows("没有这个地区更早的报告"));
    }
    "set-bookmark" a_place_is_kept_under_a_letter {
        let mut browser = reading();
        browser.press("} m x");
        assert!(browser.shows("已设书签 x"));
    }
    "go-to-bookmark" a_bookmark_leads_back_from_another_document {
        let mut browser = reading();
        browser.press("} m x <").press("' x");
        assert_eq!(caret_words(&browser), "一、2023年工");
        assert!(browser.shows("浙江省 2024"));
        browser.press("' z");
        assert!(browser.shows("没有书签 z"));
    }
}
