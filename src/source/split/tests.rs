use super::*;
use proptest::prelude::*;

use crate::source::Hints;

fn body(place: &str) -> String {
    (1..80).map(|n| format!("{place}第{n}项工作按计划推进，完成投资{n}亿元，群众得到更多实惠。")).collect()
}

fn report(place: &str) -> String {
    format!(
        "2021年2月2日在{place}第四届人民代表大会第五次会议上 县长张某某 各位代表: 现在,我代表县人民政府,向大会报告工作,请予审议。 {}我代表县人民政府，向全县人民表示衷心的感谢！奋力谱写{place}新篇章!",
        body(place)
    )
}

fn split_text(text: &str) -> Vec<ReportText> {
    split(SourceText { hints: Hints::default(), text: text.to_owned() })
}

#[test]
fn a_page_of_several_reports_gives_each_with_its_title() {
    let places = ["甲县", "乙县", "丙县"];
    let page: String = places
        .iter()
        .map(|place| format!("-\n【{place}招商】{place}政府工作报告\n{}\n2025-07-08\n", report(place)))
        .collect();
    let reports = split_text(&format!("{page}-\n有想补充的信息?点我投稿\n\n- 联系我们\n- 企业入驻\n"));
    assert_eq!(reports.len(), 3);
    for (split, place) in reports.iter().zip(places) {
        let title = format!("【{place}招商】{place}政府工作报告");
        assert_eq!(split.hints.title.as_deref(), Some(&*title));
        assert_eq!(split.text, format!("{title}\n{}\n", report(place)));
    }
}

#[test]
fn reports_without_separators_or_titles_are_told_apart() {
    let reports = split_text(&format!("{}\n谢谢大家！\n\n{}\n", report("甲县"), report("乙县")));
    assert_eq!(reports.len(), 2);
    assert!(reports[0].text.ends_with("谢谢大家！\n") && reports[1].text.starts_with("2021年2月2日在乙县"));
    // All on one line.
    let reports = split_text(&format!("{}{}", report("甲县"), report("乙县")));
    assert_eq!(reports.len(), 2);
    assert!(reports[1].text.starts_with("2021年2月2日在乙县"), "{:.60}", reports[1].text);
}

#[test]
fn one_report_stays_one_and_as_it_is() {
    let text = format!(
        "# 2021年甲县政府工作报告\r\n\r\n{}\r\n各位代表：\r\n让我们携手前进！\r\n附件：名词解释",
        report("甲县")
    );
    let reports = split_text(&text);
    assert_eq!(reports.len(), 1);
    assert_eq!(reports[0].text, text);
    assert_eq!(reports[0].hints.title.as_deref(), Some("2021年甲县政府工作报告"));
}

#[test]
fn pages_without_a_report_stay_whole() {
    let text = format!("# 甲县这一年\n\n本报记者 张某\n\n{}\n\n(周某 摄)\n联系我们", body("甲县"));
    assert_eq!(split_text(&text)[0].text, text);
}

#[test]
fn the_page_before_the_title_goes_but_a_word_by_the_editor_stays() {
    let text = format!("<!--\n-->\n当前位置：首页>>政务\n2021年甲县政府工作报告\n来源：办公室\n{}\n", report("甲县"));
    assert!(split_text(&text)[0].text.starts_with("2021年甲县政府工作报告\n来源"));
    let note = "编者按：今天本报刊发县长在人代会上所作的政府工作报告，供广大读者学习参考，请各单位认真组织。";
    let text = format!("{note}\n2021年甲县政府工作报告\n{}\n", report("甲县"));
    assert!(split_text(&text)[0].text.starts_with(note));
}

#[test]
fn a_copy_on_the_same_page_is_dropped() {
    let text = format!("2021年甲县政府工作报告\n{}\n", report("甲县"));
    let reports = split_text(&format!("{text}打印\n首页\n{text}"));
    assert_eq!(reports.len(), 1);
    assert_eq!(reports[0].text.matches("第79项").count(), 1);
}

proptest! {
    #[test]
    fn pieces_are_in_order_on_characters_and_make_the_text(
        text in "(各位代表|我代表县人民政府，向大会报告工作。|2021年甲县政府工作报告\n|第一句话讲修路的事情有进展。|-\n|联系我们\n|[a\n ，]){0,80}",
        times in 1usize..40,
    ) {
        let text = format!("{text}{}", "这一段凑够长度，让两处开头相隔足够远。".repeat(times)).repeat(2);
        let mut last = 0;
        for cut in cuts(&text) {
            prop_assert!(!cut.pieces.is_empty());
            for piece in &cut.pieces {
                prop_assert!(piece.start >= last && piece.start < piece.end && text.get(piece.clone()).is_some());
                last = piece.end;
            }
            if let Some(title) = &cut.title {
                prop_assert!(text.get(title.clone()).is_some());
            }
        }
    }

    #[test]
    fn every_sentence_of_every_report_is_in_its_own_report(
        places in proptest::sample::subsequence(vec!["甲县", "乙县", "丙市", "丁区", "戊镇"], 1..5),
        titled in any::<bool>(),
        separator in prop_oneof![Just(""), Just("-\n"), Just("2025-07-08\n======\n"), Just("\n\n谢谢大家！\n\n")],
        furniture in prop_oneof![Just(""), Just("联系我们\n"), Just("上一篇：无\n下一篇：无\n版权所有")],
    ) {
        let one = |place: &&str| {
            let title = if titled { format!("2021年{place}政府工作报告\n") } else { String::new() };
            format!("{title}{}\n", report(place))
        };
        let page = places.iter().map(one).collect::<Vec<_>>().join(separator) + furniture;
        let reports = split_text(&page);
        prop_assert_eq!(reports.len(), places.len());
        for (report, place) in reports.iter().zip(&places) {
            let found = body(place).split_inclusive('。').filter(|sentence| report.text.contains(sentence)).count();
            prop_assert_eq!(found, 79);
        }
    }

    #[test]
    fn whatever_the_text_something_is_left(text in "[\\s\\S]{1,200}") {
        let reports = split_text(&text);
        prop_assert!(!reports.is_empty());
        let kept: usize = reports.iter().map(|report| report.text.len()).sum();
        prop_assert!(kept > 0 && kept <= text.len());
    }
}
