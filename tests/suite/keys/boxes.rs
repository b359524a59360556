//! The search over all documents, and typing into boxes.

use super::*;

tests_of_actions! {
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
