//! The comparison.

use super::*;

tests_of_actions! {
    "compare" marked_regions_are_compared {
        let mut one = browser();
        one.press("c");
        assert!(one.shows("先用 Space 选两个以上"));
        let browser = comparing();
        let gdp = browser.line_with("82553");
        assert!(gdp.contains("地区生产总值") && gdp.contains("50012"), "{}", browser.text());
        assert!(browser.line_with("2023年").contains("基准"));
    }
    "show-sentences" the_sentences_of_a_row_stand_under_the_table {
        let mut browser = comparing();
        browser.press("enter");
        assert!(browser.shows("全年地区生产总值达到82553亿元"), "{}", browser.text());
        assert!(browser.shows("全年地区生产总值达到50012亿元"));
        browser.press("esc");
        assert_eq!(browser.app.mode(), Mode::Compare);
    }
    "open-sentence" and_again_the_text {
        let mut browser = comparing();
        browser.press("enter j enter");
        assert_eq!(browser.app.mode(), Mode::Document);
        assert!(caret_words(&browser).starts_with("50012亿元"));
        browser.press("esc");
        assert_eq!(browser.app.mode(), Mode::Sentences);
    }
    "column-left" the_column_on_the_left {
        let mut browser = comparing();
        browser.press("l h");
        assert_eq!(browser.app.compare.column, 0);
    }
    "column-right" the_column_on_the_right {
        let mut browser = comparing();
        browser.press("l l");
        assert_eq!(browser.app.compare.column, 1);
    }
    "earlier-year" the_year_before {
        let mut browser = comparing();
        browser.press("<");
        assert!(browser.shows("77715") && browser.shows("48670"), "{}", browser.text());
    }
    "later-year" a_year_without_reports_says_so {
        let mut browser = comparing();
        browser.press("< <");
        assert!(browser.line_with("73516").contains("无报告"), "{}", browser.text());
        browser.press("> >");
        assert!(browser.shows("82553"));
    }
    "phase" targets_instead_of_results {
        let mut browser = comparing();
        browser.press("p");
        assert!(browser.line_with("城镇新增就业").contains("≥100"), "{}", browser.text());
        assert!(browser.shows("2024年目标"));
    }
    "show-as" gaps_ratios_and_ranks {
        let mut browser = comparing();
        browser.press("v");
        assert!(browser.line_with("82553").contains("-32541"), "{}", browser.text());
        browser.press("v");
        assert!(browser.line_with("82553").contains("60.6%"), "{}", browser.text());
        browser.press("v");
        assert!(browser.line_with("第1 82553").contains("第2 50012"));
    }
    "compare-measure" levels_only {
        let mut browser = comparing();
        browser.press("m");
        assert!(browser.shows("对照 · 实绩 · 数值 · 总量") && !browser.shows("增速"), "{}", browser.text());
    }
    "sort-rows" rows_are_sorted {
        let mut browser = comparing();
        browser.press("s");
        assert!(browser.shows("按数值"));
        let table = browser.app.compare.table.as_ref().unwrap();
        let values: Vec<_> = browser.app.compare.order.iter().map(|row| table.values(*row)[0]).collect();
        assert!(values.is_sorted_by(|one, next| one >= next), "{values:?}");
    }
    "reverse-rows" the_order_is_reversed {
        let mut browser = comparing();
        let order = browser.app.compare.order.clone();
        browser.press("r");
        assert!(browser.app.compare.order.iter().eq(order.iter().rev()));
    }
    "next-difference" rows_that_agree_are_passed {
        let mut browser = comparing();
        browser.press("n");
        let row = browser.app.compare.row().unwrap();
        assert!(browser.app.compare.table.as_ref().unwrap().differs(row));
        browser.press("G n");
        assert!(browser.shows("后面没有差异了"));
    }
    "previous-difference" and_backwards {
        let mut browser = comparing();
        browser.press("G N");
        let row = browser.app.compare.row().unwrap();
        assert!(browser.app.compare.table.as_ref().unwrap().differs(row));
        browser.press("g N");
        assert!(browser.shows("前面没有差异了"));
    }
    "reference" another_column_is_the_reference {
        let mut browser = comparing();
        browser.press("l = v");
        assert!(browser.line_with("50012").contains("+32541"), "{}", browser.text());
    }
    "column-to-left" a_column_moves_left {
        let mut browser = comparing();
        browser.press("l H");
        let line = browser.line_with("浙江省");
        assert!(line.find("湖南省") < line.find("浙江省"), "{line}");
    }
    "column-to-right" a_column_moves_right {
        let mut browser = comparing();
        browser.press("L");
        let line = browser.line_with("浙江省");
        assert!(line.find("湖南省") < line.find("浙江省"), "{line}");
    }
    "drop-column" a_column_is_left_out {
        let mut browser = comparing();
        browser.press("x");
        assert!(!browser.shows("浙江省"));
        browser.press("x");
        assert!(browser.shows("至少要有一列"));
    }
    "narrow-rows" rows_are_narrowed_by_initials {
        let mut browser = comparing();
        browser.press("/").type_in("ggys");
        let names: HashSet<&str> = browser.app.compare.order.iter().map(|row| {
            browser.app.compare.table.as_ref().unwrap().rows[*row].subject.key()
        }).collect();
        assert_eq!(names, HashSet::from(["budget_revenue"]));
        browser.press("esc");
        assert!(browser.app.compare.order.len() > 2);
    }
    "save" tables_are_saved_in_the_format_that_the_name_says {
        let mut browser = comparing();
        browser.press("e enter");
        assert!(browser.shows("已保存 对照.csv"), "{}", browser.text());
        let csv = String::from_utf8(browser.saved[0].bytes.clone()).unwrap();
        assert!(csv.starts_with('\u{feff}') && csv.contains("82553"), "{csv}");
        browser.press("e ctrl-u").type_in("表.md").press("enter");
        assert!(String::from_utf8_lossy(&browser.saved[0].bytes).starts_with("| 指标"));
        browser.press("e ctrl-u").type_in("表.xlsx").press("enter");
        assert!(browser.saved[0].bytes.starts_with(b"PK"));
        browser.press("e ctrl-u").type_in("图.svg").press("enter");
        assert!(browser.saved[0].bytes.starts_with(b"<svg"));
        browser.press("e ctrl-u").type_in("表.doc").press("enter");
        assert!(browser.shows("不认识的格式"));
        browser.press("esc esc S").type_in("口袋公园").press("enter e ctrl-u").type_in("a.jsonl").press("enter");
        assert_eq!(String::from_utf8_lossy(&browser.saved[0].bytes).lines().count(), 8);
    }
    "note" a_note_is_saved_with_its_chart_and_never_over_a_file_unasked {
        let mut browser = comparing();
        browser.there.push("对照.md".into());
        browser.press("W enter");
        assert!(browser.shows("对照.md 已存在：再按 Enter 覆盖"), "{}", browser.text());
        browser.press("enter");
        assert!(browser.shows("已保存 对照.md"));
        assert_eq!(browser.outside, ["save 对照.md false", "save 对照.md true"]);
        let note = String::from_utf8(browser.saved[0].bytes.clone()).unwrap();
        assert!(note.contains("全年地区生产总值达到82553亿元，增长6%。") && note.contains("对照.svg"), "{note}");
        assert_eq!(browser.saved[1].path.to_str(), Some("对照.svg"));
        // Of the other tables too.
        for (keys, name, words) in [("R", "排名.md", "31个地区中2个写明"), ("t", "走势.md", "2022"), ("T", "目标与实绩.md", "▲完成")] {
            let mut browser = comparing();
            browser.press(keys).press("W enter");
            let note = String::from_utf8(browser.saved[0].bytes.clone()).unwrap();
            assert_eq!(browser.saved[0].path.to_str(), Some(name));
            assert!(note.contains(words) && note.contains("全年地区生产总值达到"), "{note}");
            assert!(note.contains("reports/浙江省2024.txt，第"), "{note}");
        }
    }
    "bars" bars_are_drawn_or_not {
        let mut browser = comparing();
        assert!(browser.line_with("82553").contains('█'), "{}", browser.text());
        browser.press("b");
        assert!(!browser.line_with("82553").contains('█'));
    }
    "common-rows" rows_that_only_one_column_states_are_left_out {
        let mut browser = self::browser();
        browser.press("/").type_in("zjs").press("enter space esc /").type_in("hns").press("enter space 2 c 4");
        let all = browser.app.compare.order.len();
        browser.press("o");
        assert!(browser.line_with("对照 ·").contains("共有"), "{}", browser.text());
        assert!(browser.app.compare.order.len() <= all);
        let table = browser.app.compare.table.as_ref().unwrap();
        let stated = |row: &usize| table.summary(*row).unwrap().stated;
        assert!(browser.app.compare.order.iter().all(|row| stated(row) > 1));
        // With one column there is nothing in common.
        browser.press("x x");
        assert_eq!(browser.app.compare.order.len(), 0);
        browser.press("u u o");
        assert_eq!(browser.app.compare.order.len(), all);
    }
}
