//! 大纲: headings, levels, roles, sentences.

use std::collections::BTreeMap;
use std::path::Path;

use baogao::outline::{Outline, Role, outline};
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
fn no_headings_inside_words_and_lists() {
    let text = format!(
        "{OPENING}一、2030年工作回顾\n推行多证合 一、一照一码，建成二级站18个 一、二级点三处，PM 10、PM2.5都有下降，居全市第 一、全省前列。{BODY}\n一是修路。二是架桥。第一，抓紧；第二，抓实。要做到：（1）新建学校两所；（2）改造危房百户；（3）铺设管网十里。\n二、2031年工作安排\n{BODY}\n"
    );
    let outline = outline(&text, &identity(2031));
    assert_eq!(headings(&text, &outline), ["1 一、2030年工作回顾", "1 二、2031年工作安排"]);
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
