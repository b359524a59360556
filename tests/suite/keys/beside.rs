//! Documents next to each other.

use super::*;

tests_of_actions! {
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
}

#[test]
fn a_narrow_window_has_the_document_with_the_keys() {
    let mut browser = Browser::new(40, 20);
    browser.press("/").type_in("zjs 2024").press("enter D");
    assert!(browser.shows("浙江省 2023") && !browser.shows("浙江省 2024"), "{}", browser.text());
    browser.press("l");
    assert!(browser.shows("浙江省 2024") && !browser.shows("浙江省 2023"), "{}", browser.text());
}
