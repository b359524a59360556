//! Targets, trends, ranks.

use super::*;

tests_of_actions! {
    "targets" targets_meet_their_results {
        let mut browser = browser();
        browser.press("/").type_in("zjs").press("enter T");
        assert_eq!(browser.app.mode(), Mode::Sheet);
        // The target of 2023 was ≈5.5%, the report of 2024 states 6%.
        let met: Vec<String> = browser.text().lines().filter(|line| line.contains("▲完成")).map(str::to_owned).collect();
        assert!(met.iter().any(|line| line.contains("2023") && line.contains("≈5.5%") && line.contains("6%")), "{met:?}");
        assert!(browser.shows("尚未报告") && browser.shows("与经济增长同步"), "{}", browser.text());
    }
    "trend" an_indicator_over_the_years {
        let mut browser = indicators();
        browser.press("/").type_in("dqsczz").press("enter t");
        assert!(browser.line_with("走势").contains("地区生产总值 总量"), "{}", browser.text());
        for words in ["2021", "73516亿元", "2022", "77715亿元", "2023", "82553亿元", "a 浙江省 实绩"] {
            assert!(browser.shows(words), "{words}\n{}", browser.text());
        }
        browser.press("esc");
        assert_eq!(browser.app.mode(), Mode::Indicators);
    }
    "ranks" the_place_of_a_region_among_its_like {
        let mut browser = comparing();
        browser.press("R");
        assert!(browser.line_with("▶浙江省").contains("82553"), "{}", browser.text());
        assert!(browser.line_with("排名").contains("31个地区中2个写明"));
        assert!(browser.shows("无报告"));
        browser.press("esc");
        assert_eq!(browser.app.mode(), Mode::Compare);
    }
    "open-source" from_a_row_to_its_sentence_and_back {
        let mut browser = comparing();
        browser.press("R enter");
        assert_eq!(caret_words(&browser), "82553亿元，");
        browser.press("esc");
        assert_eq!(browser.app.mode(), Mode::Sheet);
        browser.press("esc");
        assert_eq!(browser.app.mode(), Mode::Compare);
    }
    "next-source" the_next_sentence_of_the_row {
        let mut browser = browser();
        browser.press("/").type_in("zjs").press("enter T /").type_in("完成 2022").press("enter l enter");
        assert!(browser.shows("浙江省 2023"), "{}", browser.text());
    }
    "previous-source" the_sentence_before_of_the_row {
        let mut browser = browser();
        browser.press("/").type_in("zjs").press("enter T /").type_in("完成 2022").press("enter l h enter");
        assert!(browser.shows("浙江省 2022"), "{}", browser.text());
    }
    "narrow-table" rows_are_narrowed_by_words_of_any_column {
        let mut browser = browser();
        browser.press("/").type_in("zjs").press("enter T");
        let all = browser.app.sheet.order.len();
        browser.press("/").type_in("2023 jy");
        assert!((1..all).contains(&browser.app.sheet.order.len()));
        browser.press("esc");
        assert_eq!(browser.app.sheet.order.len(), all);
    }
    "rank-year-before" ranks_of_the_year_before {
        let mut browser = comparing();
        browser.press("R <");
        assert!(browser.line_with("▶浙江省").contains("77715"));
    }
    "rank-year-after" ranks_of_the_year_after {
        let mut browser = comparing();
        browser.press("R < >");
        assert!(browser.line_with("▶浙江省").contains("82553"));
    }
    "rank-phase" ranks_of_targets {
        let mut browser = comparing();
        browser.press("j R p >");
        assert!(browser.line_with("▶浙江省").contains("≈5.5"), "{}", browser.text());
    }
    "rank-scope" among_the_province_or_the_nation {
        let mut browser = browser();
        browser.press("/").type_in("hzs 2024").press("enter tab enter").press("tab R");
        assert!(browser.shows("▶杭州市") && browser.line_with("排名").contains("11个地区"), "{}", browser.text());
        browser.press("a");
        assert!(!browser.line_with("排名").contains("11个地区"));
    }
    "mark-row" a_region_is_marked_from_a_ranking {
        let mut browser = comparing();
        browser.press("R g space");
        assert_eq!(marked(&browser), ["湖南省"]);
        assert!(browser.line_with("▶浙江省").contains('✔') != browser.line_with("湖南省").contains('✔'), "{}", browser.text());
        browser.press("u g space c");
        assert_eq!(browser.app.mode(), Mode::Compare);
    }
    "columns-right" the_columns_on_the_right_are_scrolled_to_and_the_years_stay {
        let mut browser = comparing();
        browser.press("t");
        browser.resize(26, 24);
        assert!(!browser.line_with("82553亿元").contains("50012亿元"), "{}", browser.text());
        browser.press("L");
        assert!(browser.line_with("50012亿元").contains("2023"), "{}", browser.text());
    }
    "columns-left" the_columns_on_the_left_come_back {
        let mut browser = comparing();
        browser.press("t");
        browser.resize(26, 24);
        let before = browser.text();
        browser.press("L H");
        assert_eq!(browser.text(), before);
    }
}
