//! Two documents next to each other: sections that answer to each other, sentences that changed, phrases that are new.

use baogao::compare::{Change, Fate, align, diff, diff_rows, phrases_without, section_title};
use baogao::outline::{Outline, Role, Section};
use baogao::report::{Identity, Report};
use baogao::span::Span;

/// A report from lines: `#` parts with a role, `##` sections inside, anything else text.
fn report(lines: &[(&str, Role)]) -> Report {
    let mut text = String::new();
    let mut sections: Vec<Section> = Vec::new();
    for (line, role) in lines {
        let start = text.len();
        let level = line.chars().take_while(|letter| *letter == '#').count();
        text += line.trim_start_matches(['#', ' ']);
        let heading = Span::new(start, text.len());
        text += "\n";
        if level > 0 {
            let parent = (level == 2).then(|| sections.iter().rposition(|section| section.level == 1).unwrap() as u32);
            sections.push(Section {
                level: level as u8,
                heading,
                role: *role,
                span: Span::new(start, start),
                parent,
                ..Section::default()
            });
        }
    }
    let ends: Vec<usize> = (0..sections.len())
        .map(|at| {
            let next = sections[at + 1..].iter().find(|other| other.level <= sections[at].level);
            next.map_or(text.len(), |next| next.span.start as usize)
        })
        .collect();
    for (section, end) in sections.iter_mut().zip(ends) {
        section.span = Span::new(section.span.start as usize, end);
    }
    Report {
        id: "made".into(),
        sources: Vec::new(),
        text: text.into(),
        identity: Identity::default(),
        outline: Outline { sections, ..Outline::default() },
        observations: Vec::new().into(),
        word_targets: Vec::new(),
    }
}

fn plain(text: &str) -> (Report, Span) {
    let report = report(&[(text, Role::Other)]);
    let all = Span::new(0, report.text.len());
    (report, all)
}

#[test]
fn sections_are_aligned_by_role_and_by_what_they_are_about() {
    let one = report(&[
        ("# 一、去年工作回顾", Role::Review),
        ("经济稳步回升。", Role::Review),
        ("# 二、今年重点工作", Role::Task),
        ("## （一）着力扩大内需", Role::Task),
        ("促进消费回补，推进项目建设，扩大有效投资。", Role::Task),
        ("## （二）加快建设制造强省", Role::Task),
        ("培育产业链和产业集群，壮大实体经济，提升园区。", Role::Task),
        ("## （三）推进乡村全面振兴", Role::Task),
        ("抓好粮食生产，建设高标准农田，发展现代农业。", Role::Task),
        ("# 三、加强政府自身建设", Role::SelfGovernment),
        ("改进作风，依法行政。", Role::SelfGovernment),
    ]);
    let other = report(&[
        ("# 一、过去一年工作", Role::Review),
        ("全年运行平稳。", Role::Review),
        ("# 二、2024年工作安排", Role::Task),
        ("## 1.做强工业", Role::Task),
        ("实施制造业升级，打造产业链，做大集群，建设产业体系。", Role::Task),
        ("## 2.向海图强", Role::Task),
        ("发展海洋经济，建设港口，做优渔业和航运。", Role::Task),
        ("## 3.激发市场活力", Role::Task),
        ("多措并举促消费、稳投资，加快项目建设。", Role::Task),
        ("# 三、政府自身建设", Role::SelfGovernment),
        ("清正廉洁，勤政为民。", Role::SelfGovernment),
    ]);
    let rows = align(&[&one, &other]);
    let title = |report, section: Option<usize>| section.map_or("—", |section| section_title(report, section));
    let lines: Vec<String> = rows
        .iter()
        .map(|row| {
            let indent = "  ".repeat(row.depth);
            format!("{indent}{} | {}", title(&one, row.sections[0]), title(&other, row.sections[1]))
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
    let alone: Vec<usize> = rows.iter().filter_map(|row| row.only_in()).collect();
    assert_eq!(alone, [1, 0], "the sea is only in the second, the countryside only in the first");
}

#[test]
fn every_section_of_every_document_has_exactly_one_row() {
    let one = report(&[("# 一、回顾", Role::Review), ("# 二、任务", Role::Task), ("## （一）工业", Role::Task)]);
    let two = report(&[("# 一、任务", Role::Task), ("## 1.农业", Role::Task), ("## 2.工业", Role::Task)]);
    let three = report(&[("# 工作任务", Role::Task), ("# 附件", Role::Appendix)]);
    let rows = align(&[&one, &two, &three]);
    for (document, count) in [3, 3, 2].into_iter().enumerate() {
        let mut seen: Vec<usize> = rows.iter().filter_map(|row| row.sections[document]).collect();
        seen.sort_unstable();
        assert_eq!(seen, (0..count).collect::<Vec<_>>());
    }
}

#[test]
fn a_rewritten_sentence_shows_the_words_that_changed() {
    let (old, old_all) =
        plain("今年发展主要预期目标是：地区生产总值增长6.5%以上。继续做好就业工作。深化国企改革三年行动。");
    let (new, new_all) =
        plain("扎实推进共同富裕试点。今年发展主要预期目标是：地区生产总值增长5.5%左右。继续做好就业工作。");
    let lines = diff(&old, old_all, &new, new_all);
    let fates: Vec<Fate> = lines.iter().map(|line| line.fate()).collect();
    assert_eq!(fates, [Fate::New, Fate::Changed, Fate::Same, Fate::Gone]);
    let changes: Vec<(char, &str)> = lines[1]
        .words
        .iter()
        .map(|change| match change {
            Change::Same(span) => ('=', span.of(&new.text)),
            Change::Gone(span) => ('-', span.of(&old.text)),
            Change::New(span) => ('+', span.of(&new.text)),
        })
        .collect();
    let expected =
        [('=', "今年发展主要预期目标是：地区生产总值增长"), ('-', "6.5%以上"), ('+', "5.5%左右"), ('=', "。")];
    assert_eq!(changes, expected);
}

#[test]
fn phrases_that_only_one_year_uses_are_found_at_full_length() {
    let old = "打赢脱贫攻坚战。坚决打赢脱贫攻坚战，推进“放管服”改革。发展数字经济。";
    let new = "加快形成新质生产力，因地制宜发展新质生产力。推进“高效办成一件事”。发展数字经济，再发展数字经济。";
    let words =
        |phrases: Vec<baogao::compare::Phrase>| phrases.into_iter().map(|phrase| phrase.words).collect::<Vec<_>>();
    assert_eq!(words(phrases_without(new, old, 10)), ["高效办成一件事", "新质生产力"]);
    assert_eq!(words(phrases_without(old, new, 10)), ["打赢脱贫攻坚战", "放管服"]);
}

#[test]
fn a_long_phrase_is_one_phrase_and_not_pieces_of_it() {
    let long = "推动县域特色产业集群发展和乡村全面振兴";
    let text = format!("要{long}。今后五年，{long}，久久为功。");
    let found: Vec<String> = phrases_without(&text, "别的话", 10).into_iter().map(|phrase| phrase.words).collect();
    assert_eq!(found, [long]);
}

proptest::proptest! {
    #[test]
    fn a_difference_loses_no_sentence(old in "[甲乙丙丁。；6%\n]{0,80}", new in "[甲乙丙丁。；6%\n]{0,80}") {
        let ((old, old_all), (new, new_all)) = (plain(&old), plain(&new));
        let lines = diff(&old, old_all, &new, new_all);
        let letters = |text: &str| { let mut all: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect(); all.sort_unstable(); all };
        let side = |spans: Vec<Span>, text: &str| letters(&spans.iter().map(|span| span.of(text)).collect::<String>());
        proptest::prop_assert_eq!(side(lines.iter().filter_map(|line| line.old).collect(), &old.text), letters(&old.text));
        proptest::prop_assert_eq!(side(lines.iter().filter_map(|line| line.new).collect(), &new.text), letters(&new.text));
    }
}

#[test]
fn a_difference_prints_its_changes_between_marks() {
    let (old, _) = plain("地区生产总值增长6.5%以上。深化国企改革三年行动。");
    let (new, _) = plain("地区生产总值增长5.5%左右。");
    let rows = diff_rows(&old, &new, false);
    let told: Vec<_> = rows.iter().map(|row| (row.fate, row.changes.as_deref())).collect();
    assert_eq!(told, [("changed", Some("地区生产总值增长[-6.5%以上-]{+5.5%左右+}。")), ("gone", None)]);
    assert_eq!((rows[1].old_start, rows[1].new_start), (Some(15), None));
}
