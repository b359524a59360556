//! The table of actions: every action does what its help says, no two share a key, the README lists them all.

use crate::browser::Browser;
use baogao::app::key::Key;
use baogao::app::mode::{Mode, Modes};
use baogao::app::{Panel, View, actions};
use baogao::lang::Lang;
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyEventState, KeyModifiers};
use std::collections::{HashMap, HashSet};

/// A test for every action: its name in the table, the name of the test, what it does.
macro_rules! tests_of_actions {
    ($($id:literal $name:ident $body:block)*) => {
        $(#[test] fn $name() $body)*

        const TESTED: &[&str] = &[$($id),*];
    };
}

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

tests_of_actions! {
    "next-panel" tab_goes_through_the_panels {
        let mut browser = browser();
        for panel in [Panel::Document, Panel::Indicators, Panel::Tree] {
            browser.press("tab");
            assert_eq!(browser.app.panel, panel);
        }
    }
    "previous-panel" shift_tab_goes_the_other_way {
        let mut browser = browser();
        browser.press("backtab");
        assert_eq!(browser.app.panel, Panel::Indicators);
    }
    "panel-left" left_leads_to_the_panel_on_the_left {
        let mut browser = indicators();
        browser.press("h");
        assert_eq!(browser.app.panel, Panel::Document);
        browser.press("left");
        assert_eq!(browser.app.panel, Panel::Tree);
    }
    "panel-right" right_leads_from_the_text_to_the_numbers {
        let mut browser = reading();
        browser.press("l");
        assert_eq!(browser.app.panel, Panel::Indicators);
    }
    "finder" the_finder_finds_headings_by_initials_and_opens_them {
        let mut browser = browser();
        browser.press("f").type_in("jqzf 杭州");
        assert!(browser.line_with("加强政府自身建设").contains("杭州市 2024"));
        browser.press("enter");
        assert_eq!(caret_words(&browser), "三、加强政府自身");
        assert!(browser.shows("❯ ▾ 三、加强政府自身建设"), "{}", browser.text());
    }
    "palette" the_palette_does_things_by_name {
        let mut browser = reading();
        browser.press(":").type_in("dg");
        assert!(browser.shows("大纲"));
        browser.press("enter");
        assert!(!browser.shows("全年地区生产总值达到"));
    }
    "help" help_lists_keys_and_says_why_one_does_not_work {
        let mut browser = browser();
        browser.press("?");
        assert_eq!(browser.app.mode(), Mode::Help);
        assert!(browser.line_with("转置").contains('t'));
        browser.press("/ j j j j G");
        assert!(browser.shows("输入框"));
    }
    "problems" problems_are_listed_with_what_to_do {
        use baogao::corpus::LoadEvent;
        use baogao::error::{Problem, ProblemKind};
        let mut browser = browser();
        browser.press("!");
        assert!(browser.shows("没有问题"));
        browser.app.on_load(LoadEvent::Problem(Problem::new("a/照片.jpg", ProblemKind::NotText)));
        browser.app.show_loaded();
        browser.press("!");
        assert!(browser.line_with("a/照片.jpg").contains("请先另存为"));
    }
    "copy" the_sentence_is_copied_with_its_source {
        let mut browser = reading();
        browser.press(". y");
        let copied = browser.outside.join("\n");
        assert!(copied.contains("全年地区生产总值达到82553亿元，增长6%。"), "{copied}");
        assert!(copied.contains("浙江省 2024，reports/浙江省2024.txt"), "{copied}");
        assert!(browser.shows("已复制"));
    }
    "jump-back" a_jump_can_be_gone_back {
        let mut browser = reading();
        browser.press("}");
        let before = caret_words(&browser);
        browser.press("tab G enter");
        assert_ne!(caret_words(&browser), before);
        browser.press("[");
        assert_eq!(caret_words(&browser), before);
    }
    "jump-forward" going_back_can_be_undone {
        let mut browser = reading();
        browser.press("tab G enter");
        let after = caret_words(&browser);
        browser.press("ctrl-o");
        assert_ne!(caret_words(&browser), after);
        browser.press("]");
        assert_eq!(caret_words(&browser), after);
    }
    "mouse" the_mouse_can_be_switched_off {
        let mut browser = browser();
        browser.press("M");
        assert_eq!(browser.outside, ["Mouse(false)"]);
        assert!(browser.shows("鼠标已关"));
    }
    "language" the_screen_speaks_english_too {
        let mut browser = browser();
        browser.press(":").type_in("language").press("enter");
        assert_eq!(browser.app.lang, Lang::En);
        assert!(browser.shows("regions") && browser.shows("other documents"));
    }
    "stop-loading" loading_stops_and_what_is_there_stays {
        let mut browser = browser();
        browser.app.loading.start();
        browser.press("esc");
        assert_eq!(browser.outside, ["StopLoading"]);
        assert!(!browser.app.loading.is_on() && browser.shows("浙江省"));
        browser.app.loading.start();
        browser.press(":").type_in("stop-loading").press("enter");
        assert_eq!(browser.outside.len(), 2);
    }
    "redraw" the_screen_is_drawn_anew {
        let mut browser = browser();
        browser.press("ctrl-l");
        assert_eq!(browser.outside, ["Redraw"]);
    }
    "suspend" ctrl_z_goes_to_the_shell {
        let mut browser = browser();
        browser.press("ctrl-z");
        assert_eq!(browser.outside, ["Suspend"]);
    }
    "back" escape_undoes_one_thing_after_the_other {
        let mut browser = browser();
        browser.press("/").type_in("hz").press("esc");
        assert_eq!((browser.app.mode(), browser.app.tree.filter.text()), (Mode::Tree, ""));
        browser.press("? esc");
        assert_eq!(browser.app.mode(), Mode::Tree);
        browser.press("S").type_in("增长").press("enter enter");
        assert_eq!(browser.app.mode(), Mode::Document);
        browser.press("esc");
        assert_eq!(browser.app.view, View::Concordance);
        browser.press("q");
        assert_eq!(browser.app.view, View::Browse);
    }
    "quit" q_and_ctrl_c_leave {
        let mut browser = browser();
        browser.press("q");
        assert_eq!(browser.outside, ["Quit"]);
        browser.press("f ctrl-c");
        assert_eq!(browser.outside, ["Quit", "Quit"]);
    }
    "down" down_goes_down_in_lists_and_in_the_text {
        let mut browser = browser();
        let first = chosen_in_tree(&browser);
        browser.press("j");
        assert_ne!(chosen_in_tree(&browser), first);
        browser.press("up");
        assert_eq!(chosen_in_tree(&browser), first);
        let mut browser = reading();
        browser.press("down");
        assert_eq!(caret_words(&browser), "——2024年1");
    }
    "up" up_goes_up {
        let mut browser = reading();
        browser.press("j j k k k");
        assert_eq!(browser.app.document.as_ref().unwrap().caret, 0);
    }
    "page-down" a_page_is_a_screen {
        let mut browser = Browser::new(60, 12);
        browser.press("/").type_in("zjs 2024").press("enter pagedown");
        assert!(!browser.shows("浙江省政府工作报告"), "{}", browser.text());
    }
    "page-up" a_page_can_be_gone_back {
        let mut browser = Browser::new(60, 12);
        browser.press("/").type_in("zjs 2024").press("enter ctrl-d ctrl-d ctrl-u ctrl-u ctrl-u");
        assert!(browser.shows("浙江省政府工作报告"), "{}", browser.text());
    }
    "first" g_goes_to_the_start {
        let mut browser = reading();
        browser.press("G g");
        assert_eq!(browser.app.document.as_ref().unwrap().caret, 0);
    }
    "last" capital_g_goes_to_the_end {
        let mut browser = browser();
        browser.press("G");
        assert_eq!(chosen_in_tree(&browser), "其他文件");
    }
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
            browser.app.indicators.lines().iter().filter_map(|line| match line {
                baogao::app::indicators::Line::Group(at) => browser.app.indicators.group(*at).map(|g| g.name.as_str()),
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
        for words in ["2021-2025", "arith_mismatch", "made", "90%", "研发经费投入强度达到3.3%"] {
            assert!(text.contains(words), "{words}\n{text}");
        }
    }
    "accept-number" a_number_is_accepted_and_that_is_taken_back {
        let mut browser = indicators();
        browser.press("+");
        assert!(browser.line_with("82553亿元 +6%").contains("已认"), "{}", browser.text());
        browser.press("+");
        assert!(!browser.line_with("82553亿元 +6%").contains("已认"));
    }
    "reject-number" a_rejected_number_is_left_out_of_comparisons {
        let mut browser = indicators();
        browser.press("-");
        assert!(browser.line_with("82553亿元 +6%").contains("已否"), "{}", browser.text());
        browser.press("backtab backtab esc /").type_in("zjs").press("enter space esc /").type_in("hns");
        browser.press("enter space c");
        assert!(!browser.shows("82553") && browser.shows("50012"), "{}", browser.text());
    }
    "correct-number" a_number_is_corrected {
        let mut browser = indicators();
        browser.press("= ctrl-u").type_in("八").press("enter");
        assert!(browser.shows("请输入数字"));
        browser.press("ctrl-u").type_in("82554.1").press("enter");
        assert!(browser.line_with("82554.1亿元 +6%").contains("已改"), "{}", browser.text());
        browser.press("v - ");
        assert!(browser.shows("rejected"), "{}", browser.text());
    }
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
    "undo" a_setting_is_undone {
        let mut browser = comparing();
        browser.press("u");
        assert!(browser.shows("没有可撤销的设置"));
        browser.press("p v u u");
        assert!(browser.shows("对照 · 实绩 · 数值"));
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
    }
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
    "side-by-side" two_years_stand_next_to_each_other {
        let mut browser = reading();
        browser.press("D");
        assert_eq!(browser.app.mode(), Mode::Beside);
        assert!(browser.shows("┌ 浙江省 2023") && browser.shows("┌ 浙江省 2024"), "{}", browser.text());
        let line = browser.line_with("一、2022年工作回顾");
        assert!(line.contains("一、2023年工作回顾"), "{}", browser.text());
        browser.press("esc");
        assert_eq!(browser.app.mode(), Mode::Document);
    }
    "beside-left" the_document_on_the_left {
        let mut browser = reading();
        browser.press("D l h");
        assert_eq!(browser.app.beside.at, 0);
    }
    "beside-right" the_document_on_the_right {
        let mut browser = reading();
        browser.press("D l l");
        assert_eq!(browser.app.beside.at, 1);
    }
    "beside-next-part" the_next_section_of_both {
        let mut browser = Browser::new(120, 16);
        browser.press("/").type_in("zjs 2024").press("enter D } }");
        assert!(browser.app.beside.tops[0] > 0 && browser.app.beside.tops[0] == browser.app.beside.tops[1]);
    }
    "beside-previous-part" the_section_before_of_both {
        let mut browser = Browser::new(120, 16);
        browser.press("/").type_in("zjs 2024").press("enter D } } { {");
        assert!(browser.app.beside.tops[0] < 3, "{}", browser.text());
    }
    "beside-next-change" the_next_difference_of_both {
        let mut browser = Browser::new(120, 12);
        browser.press("/").type_in("zjs 2024").press("enter D n");
        assert!(browser.app.beside.tops[0] > 0, "{}", browser.text());
    }
    "beside-previous-change" the_difference_before_of_both {
        let mut browser = Browser::new(120, 12);
        browser.press("/").type_in("zjs 2024").press("enter D n n");
        let there = browser.app.beside.tops[0];
        browser.press("N");
        assert!(browser.app.beside.tops[0] < there);
    }
    "scroll-apart" documents_scroll_together_or_apart {
        let mut browser = Browser::new(120, 12);
        browser.press("/").type_in("zjs 2024").press("enter D s j j");
        assert_eq!((browser.app.beside.tops[0], browser.app.beside.tops[1]), (2, 0));
        browser.press("s j");
        assert_eq!(browser.app.beside.tops[0], browser.app.beside.tops[1]);
    }
    "show-differences" differences_are_marked_word_by_word {
        let mut browser = reading();
        browser.press("D");
        let marked = browser.styled();
        browser.press("d");
        assert_ne!(browser.styled(), marked);
    }
    "phrases" phrases_that_are_new_and_gone {
        let mut browser = reading();
        browser.press("D P");
        assert!(browser.shows("新出现 · 浙江省 2024") && browser.shows("不再出现 · 浙江省 2023"), "{}", browser.text());
    }
    "open-beside" the_document_opens_where_it_was_read {
        let mut browser = Browser::new(120, 12);
        browser.press("/").type_in("zjs 2024").press("enter D } l enter");
        assert_eq!(browser.app.mode(), Mode::Document);
        assert!(browser.shows("浙江省 2024"));
        browser.press("esc");
        assert_eq!(browser.app.mode(), Mode::Beside);
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
    "search-all" words_are_searched_in_all_documents {
        let mut browser = browser();
        browser.press("S").type_in("口袋公园");
        assert!(browser.shows("8 处 · 8 份报告"), "{}", browser.text());
        browser.press("enter");
        assert_eq!(browser.app.mode(), Mode::Concordance);
    }
    "open-hit" a_hit_is_opened {
        let mut browser = browser();
        browser.press("S").type_in("口袋公园").press("enter G enter");
        assert_eq!(caret_words(&browser), "口袋公园356个");
        assert!(browser.shows("衡阳市 2024"), "{}", browser.text());
    }
    "sort-hits" hits_are_sorted_by_context {
        let mut browser = browser();
        browser.press("S").type_in("增长").press("enter s");
        assert!(browser.shows("按左侧文字"));
        browser.press("s");
        assert!(browser.shows("按右侧文字"));
    }
    "search-again" other_words {
        let mut browser = browser();
        browser.press("S").type_in("增长").press("enter /").type_in("质量");
        assert_eq!(browser.app.concordance.line.text(), "增长质量");
        assert!(browser.shows("没有找到"));
    }
    "accept" enter_takes_what_was_typed {
        let mut browser = browser();
        browser.press("/").type_in("zj").press("enter");
        assert_eq!(browser.app.mode(), Mode::Tree);
        assert_eq!(chosen_in_tree(&browser), "浙江省");
    }
    "edit-left" the_caret_moves_by_characters {
        let mut browser = browser();
        browser.press("S").type_in("增质").press("left").type_in("长");
        assert_eq!(browser.app.concordance.line.text(), "增长质");
    }
    "edit-right" and_back {
        let mut browser = browser();
        browser.press("S").type_in("增长").press("left left right").type_in("加");
        assert_eq!(browser.app.concordance.line.text(), "增加长");
    }
    "edit-home" to_the_start {
        let mut browser = browser();
        browser.press("S").type_in("长").press("home").type_in("增");
        assert_eq!(browser.app.concordance.line.text(), "增长");
    }
    "edit-end" to_the_end {
        let mut browser = browser();
        browser.press("S").type_in("增").press("home end").type_in("长");
        assert_eq!(browser.app.concordance.line.text(), "增长");
    }
    "edit-backspace" the_character_on_the_left_goes {
        let mut browser = browser();
        browser.press("S").type_in("增长率").press("backspace");
        assert_eq!(browser.app.concordance.line.text(), "增长");
    }
    "edit-delete" the_character_on_the_right_goes {
        let mut browser = browser();
        browser.press("S").type_in("增长").press("home delete");
        assert_eq!(browser.app.concordance.line.text(), "长");
    }
    "edit-delete-word" a_word_goes {
        let mut browser = browser();
        browser.press("S").type_in("增长 质量").press("ctrl-w");
        assert_eq!(browser.app.concordance.line.text(), "增长 ");
    }
    "edit-clear" everything_goes {
        let mut browser = browser();
        browser.press("S").type_in("增长 质量").press("ctrl-u");
        assert_eq!(browser.app.concordance.line.text(), "");
    }
}

#[test]
fn every_action_has_a_test() {
    let tested: HashSet<&str> = TESTED.iter().copied().collect();
    let all: HashSet<&str> = actions::all().map(|action| action.id).collect();
    let without: Vec<_> = all.difference(&tested).collect();
    assert!(without.is_empty(), "no test for {without:?}");
    let unknown: Vec<_> = tested.difference(&all).collect();
    assert!(unknown.is_empty(), "tests for {unknown:?}, which are no actions");
    assert_eq!(actions::all().count(), all.len(), "two actions have one name");
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
