//! What can be done everywhere.

use super::*;

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
        // Beside each other: what stands at the top of the document that has the keys.
        browser.press("D l n n n n y");
        let copied = browser.outside.last().unwrap();
        assert!(copied.contains("82553亿元") && copied.contains("reports/浙江省2024.txt"), "{copied}");
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
    "undo" marks_settings_and_decisions_are_undone_one_by_one {
        let mut browser = comparing();
        browser.press("u");
        assert!(browser.shows("没有可撤销的步骤"));
        browser.press("p v u u");
        assert!(browser.shows("对照 · 实绩 · 数值"));
        browser.press("q U u");
        assert_eq!(marked(&browser), ["浙江省", "湖南省"]);
        browser.press("u backspace");
        assert!(marked(&browser).is_empty());
        let mut browser = indicators();
        browser.press("- + u");
        assert!(browser.line_with("82553亿元").contains("82553亿元 已否定"), "{}", browser.text());
        browser.press("u");
        assert!(browser.line_with("82553亿元").contains("82553亿元 +6%"), "{}", browser.text());
        let mut browser = comparing();
        browser.press("R <");
        assert!(browser.line_with("排名").contains("2022"), "{}", browser.text());
        browser.press("u");
        assert!(browser.line_with("排名").contains("2023"), "{}", browser.text());
    }
}
