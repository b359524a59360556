//! 大纲: headings, levels, roles, sentences.

use std::collections::BTreeMap;
use std::path::Path;

use baogao::outline::{AsideKind, Outline, Role, outline};
use baogao::report::{Identity, Kind};
use baogao::span::Span;
use proptest::prelude::*;

fn identity(year: u16) -> Identity {
    Identity { kind: Kind::GovernmentWorkReport, year: Some(year), review_year: Some(year - 1), ..Identity::default() }
}

/// Headings as `level text`.
fn headings(text: &str, outline: &Outline) -> Vec<String> {
    let shown = |s: &baogao::outline::Section| format!("{} {}", s.level, s.heading.of(text));
    outline.sections.iter().filter(|s| s.level > 0).map(shown).collect()
}

const OPENING: &str = "各位代表：\n现在，我代表县人民政府，向大会报告政府工作，请予审议。\n";
const BODY: &str = "全年修建水渠十二公里，改造农田三千亩，新办学校两所，群众的日子一天比一天好起来。";

#[test]
fn numbered_headings_on_lines_of_their_own_and_run_in() {
    let text = format!(
        "{OPENING}一、2030年工作回顾\n{BODY}\n（一）工业提速增效。{BODY}\n（二）农业稳产增收。{BODY}\n二、2031年工作安排\n{BODY}\n1．修好乡村道路。{BODY}\n2．办好乡镇学校。{BODY}\n"
    );
    let outline = outline(&text, &identity(2031));
    assert_eq!(
        headings(&text, &outline),
        [
            "1 一、2030年工作回顾",
            "2 （一）工业提速增效",
            "2 （二）农业稳产增收",
            "1 二、2031年工作安排",
            "2 1．修好乡村道路",
            "2 2．办好乡镇学校"
        ]
    );
    let roles: Vec<Role> = outline.sections.iter().map(|s| s.role).collect();
    assert_eq!(roles, [Role::Preamble, Role::Review, Role::Review, Role::Review, Role::Task, Role::Task, Role::Task]);
    assert!(outline.sections.iter().all(|s| !s.soft));
}

#[test]
fn headings_fused_with_their_text_are_cut_by_judgement() {
    let body = BODY.repeat(6);
    let text = format!(
        "{OPENING}一、2030年工作回顾2030年是全县爬坡过坎的一年，{body}\n二、2031年工作安排今年是规划的头一年，{body}\n"
    );
    let outline = outline(&text, &identity(2031));
    assert_eq!(headings(&text, &outline), ["1 一、2030年工作回顾", "1 二、2031年工作安排"]);
    assert!(outline.sections.iter().filter(|s| s.level > 0).all(|s| s.soft));
}

#[test]
fn ordinals_that_open_paragraphs_count_sections() {
    let text = format!(
        "{OPENING}一、2031年工作安排\n（一）抓好农业\n{BODY}\n第一，保护耕地。{BODY}\n第二，修好水渠，管好用水。{BODY}\n（二）抓好工业\n{BODY}\n二、政府自身建设\n第一，转变职能。{BODY}\n第二，依法行政。{BODY}\n"
    );
    let outline = outline(&text, &identity(2031));
    assert_eq!(
        headings(&text, &outline),
        [
            "1 一、2031年工作安排",
            "2 （一）抓好农业",
            "3 第一，保护耕地",
            "3 第二，修好水渠，管好用水",
            "2 （二）抓好工业",
            "1 二、政府自身建设",
            "2 第一，转变职能",
            "2 第二，依法行政"
        ]
    );
}

#[test]
fn no_headings_inside_words_and_lists() {
    let text = format!(
        "{OPENING}一、2030年工作回顾\n推行多证合 一、一照一码，建成二级站18个 一、二级点三处，PM 10、PM2.5都有下降，居全市第 一、全省前列。{BODY}\n一是修路。二是架桥。第一，抓紧；第二，抓实。要做到：（1）新建学校两所；（2）改造危房百户；（3）铺设管网十里。\n二、2031年工作安排\n{BODY}\n"
    );
    let outline = outline(&text, &identity(2031));
    assert_eq!(headings(&text, &outline), ["1 一、2030年工作回顾", "1 二、2031年工作安排"]);
}

#[test]
fn no_sentence_is_cut_at_a_column_break_a_caption_or_a_decimal_point() {
    let text = "山河换新颜\n\n　　去年全县上下一条心，在河东河西的十二个乡镇新修水渠12.5公里，改造良田3.75\n\n万亩，粮食总产再创新高。\n\n　　在去年秋天的招商会上，县里拿出最好的地块和最周到的服务，一批项目签\n\n图为某地水渠开工现场（某某 摄）\n\n约落地，群众纷纷点赞。\n\n　　今年继续。\n";
    let feature = Identity { kind: Kind::NewsFeature, review_year: Some(2030), ..Identity::default() };
    let outline = outline(text, &feature);
    let holds = |words: &[&str]| outline.sentences.iter().any(|s| words.iter().all(|word| s.of(text).contains(word)));
    assert!(holds(&["12.5公里", "3.75", "万亩，粮食总产再创新高。"]), "a column break inside a number");
    assert!(holds(&["一批项目签", "约落地，群众纷纷点赞。"]), "a caption inside a word");
    assert!(!holds(&["再创新高", "一批项目"]) && !holds(&["点赞", "今年继续"]));
    let aside = outline.asides.iter().find(|aside| aside.kind == AsideKind::Caption).unwrap();
    assert_eq!(aside.span.of(text), "图为某地水渠开工现场（某某 摄）");
}

#[test]
fn what_the_page_and_the_press_put_around_a_text_is_marked() {
    let text = format!(
        "首页 > 政务公开 > 政府工作报告\n来源：某县政府办\n浏览次数：120\n{OPENING}一、2030年工作回顾\n{BODY}\n1月9日，某县第八届人民代表大会第三次会议在县礼堂开幕。县长某某作政府工作报告。\n{BODY}\n- 12 -\n本报记者 某某\n二、2031年工作安排\n{BODY}\n责任编辑：某某\n【打印】 【关闭】\n上一篇：某某通知\n"
    );
    let found = outline(&text, &identity(2031));
    let of = |kind: AsideKind| -> String {
        found.asides.iter().filter(|aside| aside.kind == kind).map(|aside| aside.span.of(&text)).collect()
    };
    assert!(of(AsideKind::Caption).contains("县长某某作政府工作报告"), "{:?}", found.asides);
    assert!(of(AsideKind::Byline).contains("本报记者"));
    for words in ["来源：", "浏览次数", "- 12 -", "责任编辑", "【打印】", "上一篇"] {
        assert!(of(AsideKind::Chrome).contains(words), "{words}: {}", of(AsideKind::Chrome));
    }
    assert_eq!(headings(&text, &found), ["1 一、2030年工作回顾", "1 二、2031年工作安排"]);
    assert!(!found.asides.iter().any(|aside| aside.span.of(&text).contains("修建水渠")));
}

#[test]
fn a_glossary_is_one_section() {
    let text = format!(
        "{OPENING}一、2030年工作回顾\n{BODY}\n名词解释\n1.三库：水库、粮库、书库。\n2.两网：路网和管网，用来说明县里怎样把村子连起来。\n"
    );
    let outline = outline(&text, &identity(2031));
    assert_eq!(headings(&text, &outline), ["1 一、2030年工作回顾", "1 名词解释"]);
    assert_eq!(outline.sections.last().map(|s| s.role), Some(Role::Glossary));
}

#[test]
fn the_title_of_a_glossary_may_end_with_a_colon() {
    let text =
        format!("{OPENING}一、2030年工作回顾\n{BODY}\n名词解释：　\n[1].三库：指水库、粮库和书库，全县共建成12座。\n");
    let outline = outline(&text, &identity(2031));
    assert_eq!(headings(&text, &outline), ["1 一、2030年工作回顾", "1 名词解释"]);
    assert_eq!(outline.sections.last().map(|s| s.role), Some(Role::Glossary));
}

#[test]
fn titles_with_a_dash_or_an_ordinal_on_lines_of_their_own() {
    let text = format!(
        "{OPENING}过去一年的工作回顾\n{BODY}\n——水利建设再上台阶。\n{BODY}\n——乡村学校旧貌换新。\n{BODY}\n回顾一年，我们体会到：\n第一，注重实干。\n{BODY}\n第二，注重质量和效益。\n{BODY}\n"
    );
    let found = outline(&text, &identity(2031));
    assert_eq!(
        headings(&text, &found),
        [
            "1 过去一年的工作回顾",
            "2 水利建设再上台阶",
            "2 乡村学校旧貌换新",
            "2 第一，注重实干",
            "2 第二，注重质量和效益"
        ]
    );
    // Items of a list, and titles that a paragraph goes on from, open no sections.
    let list = format!(
        "{OPENING}一、2030年工作回顾\n{BODY}\n——粮食总产再创新高。\n——乡村道路全部硬化。\n{BODY}\n——工业提速。{BODY}\n第一，加快发展；\n第二，改善民生。\n{BODY}\n"
    );
    assert_eq!(headings(&list, &outline(&list, &identity(2031))), ["1 一、2030年工作回顾"]);
}

#[test]
fn a_title_that_runs_on_into_the_announcement_of_its_sections_is_cut() {
    let text = format!(
        "{OPENING}一、2030年工作回顾\n{BODY}\n二、2031年重点工作围绕以上目标，抓好以下两件大事：\n（一）修好水渠。{BODY}\n（二）办好学校。{BODY}\n三、2032年主要任务做好来年工作，必须着眼长远，立足当前，突出重点，抓好落实。\n{BODY}\n"
    );
    let outline = outline(&text, &identity(2031));
    assert_eq!(
        headings(&text, &outline),
        [
            "1 一、2030年工作回顾",
            "1 二、2031年重点工作",
            "2 （一）修好水渠",
            "2 （二）办好学校",
            "1 三、2032年主要任务"
        ]
    );
    let soft: Vec<bool> = outline.sections.iter().filter(|s| s.level > 0).map(|s| s.soft).collect();
    assert_eq!(soft, [false, true, false, false, true]);
}

#[test]
fn markdown_titles_nest_by_their_signs() {
    let text = format!(
        "# 某县政府工作报告\n\n{OPENING}\n## 一、2030年工作回顾\n\n{BODY}\n\n### 工业提速\n\n{BODY}\n\n### 农业增收\n\n{BODY}\n\n## 二、2031年工作安排\n\n{BODY}\n"
    );
    assert_eq!(
        headings(&text, &outline(&text, &identity(2031))),
        ["1 一、2030年工作回顾", "2 工业提速", "2 农业增收", "1 二、2031年工作安排"]
    );
}

#[test]
fn a_part_without_a_heading_and_a_missing_level_keep_the_rest_in_order() {
    let text = format!(
        "{OPENING}{BODY}\n（一）工业提速增效。{BODY}\n（二）农业稳产增收。{BODY}\n二、2031年工作安排\n{BODY}\n1．修好乡村道路。{BODY}\n2．办好乡镇学校。{BODY}\n三、政府自身建设\n{BODY}\n"
    );
    assert_eq!(
        headings(&text, &outline(&text, &identity(2031))),
        [
            "1 （一）工业提速增效",
            "1 （二）农业稳产增收",
            "1 二、2031年工作安排",
            "2 1．修好乡村道路",
            "2 2．办好乡镇学校",
            "1 三、政府自身建设"
        ]
    );
}

#[test]
fn sections_of_a_part_that_lost_its_title_share_a_role() {
    let plain =
        "县里的水渠、学校、医院、道路各有各的模样，河东与河西的乡镇各有各的特点，山上与山下的村庄各有各的风光。";
    let text = format!(
        "{OPENING}（一）水利。去年取得成绩，比上年完成了更多。{plain}\n（二）交通。{plain}\n（三）教育。{plain}\n二、2031年工作安排\n{BODY}\n"
    );
    let roles: Vec<Role> = outline(&text, &identity(2031)).sections.iter().map(|s| s.role).collect();
    assert_eq!(roles, [Role::Preamble, Role::Review, Role::Review, Role::Review, Role::Task]);
}

#[test]
fn a_long_number_in_a_title_is_no_year() {
    let text =
        format!("{OPENING}一、2030年工作回顾\n{BODY}\n二、建成99999套住房\n{BODY}\n三、2031年工作安排\n{BODY}\n");
    let roles: Vec<Role> = outline(&text, &identity(2031)).sections.iter().map(|s| s.role).collect();
    assert_eq!((roles[1], roles[3]), (Role::Review, Role::Task));
}

#[test]
fn what_one_section_of_a_part_without_a_title_is_all_are() {
    let text = format!(
        "{OPENING}（一）产业升级步伐加快。去年，{BODY}\n（二）着力推项目、扩投资。{BODY}\n（三）政府自身建设加强。{BODY}\n二、2031年工作安排\n{BODY}\n"
    );
    let roles: Vec<Role> = outline(&text, &identity(2031)).sections.iter().map(|s| s.role).collect();
    assert_eq!(roles, [Role::Preamble, Role::Review, Role::Review, Role::Review, Role::Task]);
}

#[test]
fn numbered_paragraphs_without_titles_open_no_sections() {
    let aim = "着眼县里长远发展，坚持以水兴农、以路兴县、以学兴业，统筹山上山下、河东河西各个乡镇的大小事情，一步一个脚印地把水渠修到田头";
    let text = format!(
        "{OPENING}一、2030年工作回顾\n{BODY}\n二、今后五年的目标任务\n{BODY}\n（一）{aim}。\n（二）{aim}。\n（三）{aim}。\n三、2031年工作安排\n{BODY}\n"
    );
    let outline = outline(&text, &identity(2031));
    assert_eq!(headings(&text, &outline), ["1 一、2030年工作回顾", "1 二、今后五年的目标任务", "1 三、2031年工作安排"]);
}

#[test]
fn lines_broken_at_a_width_are_joined_before_titles_are_looked_for() {
    let prose = BODY.repeat(12);
    let broken = |text: &str| {
        let chars: Vec<char> = format!("　　{text}").chars().collect();
        chars.chunks(30).map(|line| line.iter().collect::<String>()).collect::<Vec<_>>().join("\n")
    };
    let text = format!(
        "{OPENING}一、2030年工作回顾\n{}\n二、2031年工作安排\n{}\n{}\n",
        broken(&prose),
        broken(&prose),
        broken(&prose)
    );
    let found = outline(&text, &identity(2031));
    assert_eq!(headings(&text, &found), ["1 一、2030年工作回顾", "1 二、2031年工作安排"]);
    let cut = |span: &Span| !span.of(&text).trim_end().ends_with('。') && span.of(&text).contains("水渠");
    assert!(!found.sentences.iter().any(cut), "no sentence ends at the end of a line");
}

#[test]
fn a_document_named_on_a_line_of_its_own_is_no_heading() {
    let text = format!(
        "{OPENING}一、2030年工作回顾\n{BODY}\n根据《\n全县五年发展规划纲要\n》，我们修订了各项计划。{BODY}\n二、2031年工作安排\n{BODY}\n"
    );
    let outline = outline(&text, &identity(2031));
    assert_eq!(headings(&text, &outline), ["1 一、2030年工作回顾", "1 二、2031年工作安排"]);
}

#[test]
fn counters_that_begin_anew_lie_where_they_belong() {
    // The livelihood projects are counted under the section that announces them.
    let projects = format!(
        "{OPENING}一、2030年工作回顾\n{BODY}\n二、2031年工作安排\n{BODY}\n（一）发展工业。{BODY}\n（二）改善民生。今年办好两件实事。\n一、改造学校。{BODY}\n二、修通村路。{BODY}\n三、加强政府自身建设\n{BODY}\n"
    );
    assert_eq!(
        headings(&projects, &outline(&projects, &identity(2031))),
        [
            "1 一、2030年工作回顾",
            "1 二、2031年工作安排",
            "2 （一）发展工业",
            "2 （二）改善民生",
            "3 一、改造学校",
            "3 二、修通村路",
            "1 三、加强政府自身建设"
        ]
    );
    // The first section of a part was lost: its part's number comes again inside.
    let lost = format!(
        "{OPENING}一、2030年工作回顾\n{BODY}\n二&、2031年总体要求\n{BODY}\n二、发展工业\n{BODY}\n三、发展农业\n{BODY}\n"
    );
    assert_eq!(
        headings(&lost, &outline(&lost, &identity(2031))),
        ["1 一、2030年工作回顾", "1 二&、2031年总体要求", "2 二、发展工业", "2 三、发展农业"]
    );
}

#[test]
fn fused_headings_end_where_a_reader_would_end_them() {
    let body = "全县上下一条心，修水渠、建学校、改良田，日子一天比一天好。";
    let text = format!(
        "{OPENING}一、2030年工作回顾\n{BODY}\n二、2031年工作安排\n{BODY}\n（一）推进民主法制建设，构建和谐社会加强乡村道德建设。{body}\n（二）推动农旅产业融合，打响“百里水乡”特色品牌打响节庆品牌。{body}\n（三）加快工业园区建设，增强县域经济实力坚持项目为王。{body}\n"
    );
    let outline = outline(&text, &identity(2031));
    assert_eq!(
        headings(&text, &outline)[2..],
        [
            "2 （一）推进民主法制建设，构建和谐社会",
            "2 （二）推动农旅产业融合，打响“百里水乡”特色品牌",
            "2 （三）加快工业园区建设，增强县域经济实力"
        ]
    );
}

#[test]
fn lines_that_begin_alike_over_counts_that_begin_anew_are_headings() {
    let first = "一年来，我们以水兴农、以路兴县，水渠修到田头，大路通到村口";
    let second = "一年来，我们办学校、改医院、建新居，群众的日子越过越红火。";
    let text = format!(
        "{OPENING}2030年工作回顾\n{BODY}\n{first}\n{BODY}\n（一）水利大变样。{BODY}\n（二）交通大变样。{BODY}\n{second}\n（一）教育有进步。{BODY}\n（二）医疗有进步。{BODY}\n一年来，我们还做了许多事。{BODY}\n2031年工作安排\n{BODY}\n"
    );
    let found = outline(&text, &identity(2031));
    assert_eq!(
        headings(&text, &found),
        [
            "1 2030年工作回顾",
            &format!("2 {first}"),
            "3 （一）水利大变样",
            "3 （二）交通大变样",
            &format!("2 {}", second.trim_end_matches('。')),
            "3 （一）教育有进步",
            "3 （二）医疗有进步",
            "1 2031年工作安排"
        ]
    );
}

#[test]
fn what_a_part_looks_ahead_to_is_no_review() {
    let text = format!(
        "{OPENING}一、2030年工作回顾\n{BODY}\n二、2031年工作安排\n{BODY}\n（一）学习先进县的经验。{BODY}\n（二）巩固治水成就。{BODY}\n三、\"三五\"规划的主要任务\n{BODY}\n"
    );
    let roles: Vec<Role> = outline(&text, &identity(2031)).sections.iter().map(|s| s.role).collect();
    assert_eq!(roles[1..5], [Role::Review, Role::Task, Role::Task, Role::Task]);
}

/// What every outline holds, whatever the text.
fn check(text: &str, outline: &Outline) -> Result<(), TestCaseError> {
    let fits = |span: Span| {
        span.range().end <= text.len()
            && text.is_char_boundary(span.range().start)
            && text.is_char_boundary(span.range().end)
    };
    prop_assert!(!outline.sections.is_empty());
    let mut covered = 0;
    for section in &outline.sections {
        prop_assert!(fits(section.span) && fits(section.heading) && fits(section.number));
        prop_assert!(
            section.span.covers(section.heading) && section.span.start <= section.heading.start || section.level == 0
        );
        match section.parent {
            Some(parent) => {
                let parent = &outline.sections[parent as usize];
                prop_assert!(parent.span.covers(section.span) && parent.level < section.level);
            }
            None => {
                prop_assert_eq!(section.span.start, covered);
                covered = section.span.end;
            }
        }
    }
    prop_assert_eq!(covered as usize, text.len());
    let mut at = 0;
    for sentence in &outline.sentences {
        prop_assert!(fits(*sentence) && !sentence.is_empty() && sentence.start as usize >= at);
        prop_assert!(
            text[at..sentence.start as usize].chars().all(skipped),
            "{:?}",
            &text[at..sentence.start as usize]
        );
        at = sentence.end as usize;
    }
    prop_assert!(text[at..].chars().all(skipped));
    Ok(())
}

fn skipped(c: char) -> bool {
    c.is_whitespace() || ('\u{200b}'..='\u{200d}').contains(&c) || matches!(c, '\u{feff}' | '\u{2060}' | '\u{ad}')
}

proptest! {
    #[test]
    fn any_text_is_tiled(text in "([一二十、。（）()1-9.．；;：#—■ \u{3000}\n，工作回顾安排2030年各位代表我报告“”第部分a\u{feff}]|名词解释|责任编辑：|\\PC){0,300}") {
        for kind in [Kind::GovernmentWorkReport, Kind::NewsFeature, Kind::Unknown] {
            let found = outline(&text, &Identity { kind, ..identity(2031) });
            check(&text, &found)?;
        }
    }
}

/// Harmonic mean of precision and recall over the documents read by hand.
#[test]
fn floors_on_documents_read_by_hand() {
    let folder = Path::new("../shared/gold/structure");
    let Ok(entries) = std::fs::read_dir(folder) else {
        println!("skipped: the shared test data is not beside the checkout");
        return;
    };
    let (mut hit, mut gold, mut got) = ([0; 2], 0, 0);
    for entry in entries.flatten() {
        let read: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(entry.path()).unwrap()).unwrap();
        let Some(text) = body(&read) else { continue };
        let year = |key: &str| read[key].as_u64().and_then(|year| u16::try_from(year).ok());
        let kind = if read["kind"] == "news_feature" { Kind::NewsFeature } else { Kind::GovernmentWorkReport };
        let identity =
            Identity { kind, year: year("report_year"), review_year: year("review_year"), ..Identity::default() };
        let found = outline(&text, &identity);
        let wanted: Vec<(u64, String)> = read["headings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|h| (h["level"].as_u64().unwrap(), bare(h["text"].as_str().unwrap())))
            .collect();
        let ours: Vec<(u64, String)> = found
            .sections
            .iter()
            .filter(|s| s.level > 0)
            .map(|s| (u64::from(s.level), bare(s.heading.of(&text))))
            .collect();
        gold += wanted.len();
        got += ours.len();
        hit[0] += common(wanted.iter().map(|h| h.1.clone()), ours.iter().map(|h| h.1.clone()));
        hit[1] += common(edges(&wanted), edges(&ours));
    }
    let f1 = |hit: usize| 2.0 * hit as f64 / (gold + got) as f64;
    assert!(f1(hit[0]) >= 0.97, "headings {:.4}", f1(hit[0]));
    assert!(f1(hit[1]) >= 0.95, "edges {:.4}", f1(hit[1]));
}

/// The text of a document read by hand: a file, or one line of it.
fn body(read: &serde_json::Value) -> Option<String> {
    let name = read["file"].as_str()?;
    let path = find(Path::new("../shared/corpus"), name)?;
    let text = std::fs::read_to_string(path).ok()?;
    match read["body_line"].as_u64() {
        Some(line) => text.split('\n').nth(line as usize - 1).map(str::to_owned),
        None => Some(text),
    }
}

fn find(folder: &Path, name: &str) -> Option<std::path::PathBuf> {
    std::fs::read_dir(folder).ok()?.flatten().find_map(|entry| {
        let path = entry.path();
        if path.is_dir() { find(&path, name) } else { path.ends_with(name).then_some(path) }
    })
}

fn bare(words: &str) -> String {
    let folded = |c: char| match c {
        '（' => '(',
        '）' => ')',
        '＋' => '+',
        '．' => '.',
        _ => c,
    };
    words.chars().map(folded).filter(|c| !c.is_whitespace() && !"。.；;：:，,、！!？?".contains(*c)).collect()
}

fn edges(headings: &[(u64, String)]) -> Vec<String> {
    let mut open: Vec<&(u64, String)> = Vec::new();
    let mut edges = Vec::new();
    for heading in headings {
        open.retain(|above| above.0 < heading.0);
        edges.push(format!("{} > {}", open.last().map_or("", |above| above.1.as_str()), heading.1));
        open.push(heading);
    }
    edges
}

/// How many items two lists share, counted with repetition.
fn common(left: impl IntoIterator<Item = String>, right: impl IntoIterator<Item = String>) -> usize {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for item in left {
        *counts.entry(item).or_default() += 1;
    }
    let mut shared = 0;
    for item in right {
        if let Some(count) = counts.get_mut(&item).filter(|count| **count > 0) {
            *count -= 1;
            shared += 1;
        }
    }
    shared
}
