//! What names a document: its title as printed, the title that a page or column gives, the file's name.

use std::sync::LazyLock;

use regex::Regex;

use super::fold::Folded;
use super::opening::Opening;
use crate::source::Hints;
use crate::span::Span;

/// Words that name the document, with where they stand.
#[derive(Clone, Debug)]
pub(super) struct Title {
    /// As printed, trimmed.
    pub words: String,
    /// Folded for the rules.
    pub folded: String,
    /// Which kind of place: the name of the rule that uses it.
    pub rule: &'static str,
    /// In the report's text.
    pub span: Option<Span>,
}

/// A title in the text itself.
pub(super) const PRINTED: &str = "title";
/// A title from a column, an HTML head or the line above the report.
pub(super) const GIVEN: &str = "column";
/// The name of the file or of the entry.
pub(super) const FILE: &str = "file_name";

/// All that names the document, the most telling first.
pub(super) fn titles(text: &str, opening: &Opening, hints: &Hints) -> Vec<Title> {
    let mut found: Vec<Title> = printed(text, opening).into_iter().collect();
    if let Some(title) = hints.title.as_deref().and_then(without_site) {
        found.push(Title { folded: Folded::all(title).text, words: title.to_owned(), rule: GIVEN, span: None });
    }
    if found.is_empty() {
        found.extend(headline(text, opening));
    }
    for name in file_names(hints) {
        let clean = without_site(&name).unwrap_or(&name).to_owned();
        found.push(Title { folded: Folded::all(&clean).text, words: clean, rule: FILE, span: None });
    }
    found
}

/// The entry's name, then the file's, without folders and ending.
fn file_names(hints: &Hints) -> Vec<String> {
    let stem = |path: &str| {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        match name.rsplit_once('.') {
            Some((stem, ending)) if ending.len() <= 5 && ending.is_ascii() && !stem.is_empty() => stem.to_owned(),
            _ => name.to_owned(),
        }
    };
    let entry = hints.origin.entry.as_deref().map(stem).filter(|name| name.chars().any(|c| !c.is_ascii_digit()));
    entry.into_iter().chain(Some(stem(&hints.origin.path)).filter(|name| name != "-" && !name.is_empty())).collect()
}

/// Folders above the file, the nearest first.
pub(super) fn folders(hints: &Hints) -> Vec<String> {
    let of = |path: &str| -> Vec<String> {
        path.rsplit(['/', '\\'])
            .skip(1)
            .filter(|part| !part.is_empty() && *part != "." && *part != "..")
            .map(str::to_owned)
            .collect()
    };
    let mut found = hints.origin.entry.as_deref().map(of).unwrap_or_default();
    found.extend(of(&hints.origin.path));
    found.truncate(4);
    found
}

/// A title without the site or the label around it: 【某县招商】2021年…, …_某县人民政府, 标题：….
fn without_site(title: &str) -> Option<&str> {
    let mut title = title.trim();
    if let Some(rest) = title.strip_prefix('【').and_then(|rest| rest.split_once('】')) {
        title = rest.1;
    }
    // 某县统计公报_某县人民政府, 某省统计局 - 某市统计公报: the part that names a document.
    for mark in ["_", "|", "-", "－", "—"] {
        let Some((before, after)) = title.split_once(mark) else { continue };
        let is_site = |part: &str| {
            let words = ["人民政府", "网", "招商", "人大", "统计局", "发展改革委", "财政局", "新闻"];
            words.iter().any(|word| part.trim().ends_with(word))
        };
        if is_site(after) && before.chars().count() >= 6 {
            title = before;
        } else if is_site(before) && after.chars().count() >= 6 {
            title = after;
        }
    }
    let title = title.trim();
    (!title.is_empty()).then_some(title)
}

/// The label of a title: 标题：…
fn label(line: &str) -> Option<&str> {
    let rest = ["标题", "题目", "名称"].iter().find_map(|label| line.strip_prefix(label))?;
    rest.strip_prefix([':', '：'])
}

/// Words by which a line shows that it is the title of a document of this field.
const TITLE_WORDS: &[&str] = &[
    "工作报告",
    "统计公报",
    "的报告",
    "报告",
    "的决议",
    "的决定",
    "责任分解",
    "任务分解",
    "任务分工",
    "重点工作分工",
    "的通知",
    "规划纲要",
    "计划纲要",
    "的意见",
    "纪实",
    "说明",
    "讲话",
    "综述",
];

/// Beginnings of what follows a title on the same line.
static AFTER_TITLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:——|—|-)?[(]?(?:[0-9〇一二三四五六七八九O]{4}年[0-9一二三四五六七八九十]{1,3}月(?:[0-9一二三四五六七八九十]{0,3}日)?[^。]{0,6})?(?:在|于)[^。,]{2,30}会议|各位代表|领导讲话|发布时间|信息来源|来源:").ok()
});

/// Whether [`AFTER_TITLE`] may fit in a line: all that it fits holds one of these.
fn may_go_on(line: &str) -> bool {
    line.contains(['议', '位', '讲', '时', '来'])
}

/// The title in the head: a line (or the piece of it before the occasion) that ends in a title's words.
fn printed(text: &str, opening: &Opening) -> Option<Title> {
    let lines: Vec<(usize, &str)> = opening.lines().collect();
    for (index, (at, line)) in lines.iter().enumerate() {
        // A line that the next one carries on is a link in the middle of a sentence.
        if lines.get(index + 1).is_some_and(|(_, next)| next.starts_with(['。', ',', ';', '、', '，', ')'])) {
            continue;
        }
        let (at, mut line) = (*at, *line);
        let mut start = at;
        if let Some(rest) = label(line) {
            start += line.len() - rest.len();
            line = rest;
        }
        // 【某县招商】 in front of a reposted title.
        if let Some((site, _)) = line.strip_prefix('【').and_then(|rest| rest.split_once('】')) {
            let width = site.len() + '【'.len_utf8() + '】'.len_utf8();
            start += width;
            line = &line[width..];
        }
        let marks = line.len() - line.trim_start_matches(['#', '*', '—', '-']).len();
        start += marks;
        line = &line[marks..];
        let after = AFTER_TITLE.as_ref().filter(|_| may_go_on(line)).and_then(|rule| rule.find(line));
        let end = after.map_or(line.len(), |found| found.start());
        // 在…会议上的讲话 is a title as a whole.
        let end = if end == 0 && line.starts_with('在') { line.len() } else { end };
        let line = line[..end].trim_end_matches(['—', '-', '*', '(']);
        let length = line.chars().count();
        if (4..=60).contains(&length) && is_title(line) {
            let span = opening.head.span(text, start..start + line.len());
            return Some(Title {
                words: span.of(text).trim().to_owned(),
                folded: line.to_owned(),
                rule: PRINTED,
                span: Some(span),
            });
        }
    }
    None
}

/// The headline of a page that is no report: its first markdown heading, else a short first line.
fn headline(text: &str, opening: &Opening) -> Option<Title> {
    if opening.addressed {
        return None;
    }
    let short = |line: &str| (4..=40).contains(&line.chars().count()) && !line.contains(['。', '>', '(']);
    let mut lines = opening.lines();
    let heading = opening.lines().find(|(_, line)| line.starts_with('#'));
    let (at, line) = heading.or_else(|| lines.next().filter(|(_, line)| short(line)))?;
    let words = line.trim_start_matches(['#', '*', '—', '-']);
    let start = at + line.len() - words.len();
    let span = opening.head.span(text, start..start + words.len());
    let words = words.to_owned();
    Some(Title { words: span.of(text).trim().to_owned(), folded: words, rule: PRINTED, span: Some(span) })
}

fn is_title(line: &str) -> bool {
    let bare = line.trim_end_matches(['。', ':', '*']);
    let bare = bare.split(['(', '[']).next().filter(|part| part.chars().count() >= 4).unwrap_or(bare);
    let bare = bare.trim_end_matches("全文");
    let names_a_document = bare.contains("工作报告") || bare.contains('年') || bare.chars().count() >= 9;
    !bare.contains(['。', '>', ',']) && names_a_document && TITLE_WORDS.iter().any(|word| bare.ends_with(word))
}
