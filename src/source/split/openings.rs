//! Where reports begin: title line, session line, salutation, and the sentence in which the speaker says for whom he reports.
//! No single one of these is trusted; two have to stand together.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem;
use regex::Regex;

use super::lines::{is_posting_date, is_separator, is_session, is_title, line_at};

/// Two openings nearer than this (some five hundred 汉字) are one.
const APART: usize = 1500;
/// So far above the first sentence title and session may stand.
const ABOVE: usize = 1500;
/// A line longer than this is text of the report before.
const SHORT_LINE: usize = 360;

/// Where a report begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Opening {
    /// First byte of the report: of its title where there is one.
    pub start: usize,
    /// The title line.
    pub title: Option<Range<usize>>,
}

/// All openings of a text, rising.
pub(super) fn find(text: &str) -> Vec<Opening> {
    let mut anchors = first_sentences(text);
    anchors.extend(titled(text));
    anchors.sort_unstable();
    let mut openings: Vec<Opening> = Vec::new();
    let mut last = 0;
    for anchor in anchors {
        let floor = openings.last().map_or(0, |_| last);
        if !openings.is_empty() && anchor - last < APART {
            last = anchor;
            continue;
        }
        openings.push(opening(text, anchor, floor));
        last = anchor;
    }
    openings
}

/// Places of `我代表某某人民政府，向大会报告工作`. Thanks in the name of the government are no report.
fn first_sentences(text: &str) -> Vec<usize> {
    let mut places = Vec::new();
    for at in memmem::find_iter(text.as_bytes(), "我") {
        let rest = &text[at..];
        if ["我代表", "我谨代表", "我受"].iter().any(|words| rest.starts_with(words)) {
            let end = rest.char_indices().take(120).find(|(_, c)| matches!(c, '。' | '！' | '!' | '\n'));
            let end = end.or_else(|| rest.char_indices().nth(120)).map_or(rest.len(), |(end, _)| end);
            let sentence = &rest[..end];
            let reports = sentence.contains("报告") || sentence.contains("汇报");
            let thanks = ["表示", "致以", "感谢"].iter().any(|word| sentence.contains(word));
            if reports && !thanks {
                places.push(at);
            }
        }
    }
    places
}

/// Title or session lines that are followed by the salutation: reports whose first sentence was cut or worded otherwise.
fn titled(text: &str) -> Vec<usize> {
    let mut places = Vec::new();
    for at in memmem::find_iter(text.as_bytes(), "各位代表".as_bytes()) {
        // Inside a report the delegates are addressed again and again, always far from a title.
        let mut above = line_at(text, at);
        for _ in 0..8 {
            if at - above.start > ABOVE / 2 {
                break;
            }
            let line = &text[above.clone()];
            if is_session(line) || above.end - above.start < SHORT_LINE && is_title(line) {
                places.push(at);
                break;
            }
            if above.start == 0 {
                break;
            }
            above = line_at(text, above.start - 1);
        }
    }
    places
}

/// Goes up from the first sentence to where the report begins, never above `floor`.
fn opening(text: &str, anchor: usize, floor: usize) -> Opening {
    let mut line = line_at(text, anchor);
    if line.start < floor || anchor - line.start > ABOVE {
        let start = inline_start(text, anchor, floor);
        return Opening { start, title: None };
    }
    let mut opening = Opening { start: line.start, title: None };
    // The highest line below a separator: a title of a form that nobody knows.
    let mut highest = line.start;
    let mut sealed = false;
    while line.start > floor && anchor - line.start <= ABOVE {
        line = line_at(text, line.start - 1);
        if line.start < floor || line.len() > SHORT_LINE {
            break;
        }
        let words = &text[line.clone()];
        if is_title(words) && (!sealed || is_field(words)) {
            opening = Opening { start: line.start, title: Some(trimmed(text, line.clone())) };
        } else if is_separator(words) || is_posting_date(words) {
            // What is above belongs to the page, or to the report before.
            if opening.title.is_none() {
                opening.start = highest;
            }
            if floor > 0 {
                break;
            }
            sealed |= opening.title.is_some();
        } else if !words.trim().is_empty() {
            highest = line.start;
            if opening.title.is_none() && (is_session(words) || is_salutation(words)) {
                opening.start = line.start;
            }
        }
    }
    opening
}

/// `标题：…`: the head that a collector wrote above the text, usually with a rule under it.
fn is_field(line: &str) -> bool {
    let line = line.trim_start();
    ["标题", "题目", "Title", "title"].iter().any(|name| line.starts_with(name))
}

fn is_salutation(line: &str) -> bool {
    let line = line.trim();
    line.len() < 60 && ["各位代表", "同志们", "各位领导"].iter().any(|words| line.starts_with(words))
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let line = &text[range.clone()];
    let mark = |c: char| c.is_whitespace() || matches!(c, '#' | '*');
    let start = range.start + line.len() - line.trim_start_matches(mark).len();
    start..start.max(range.start + line.trim_end_matches(mark).len())
}

/// A page on one line: the report begins with the title, session or salutation before its first sentence.
fn inline_start(text: &str, anchor: usize, floor: usize) -> usize {
    static HEAD: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"(?x) (?: [^。！？!?；;\s]{0,40} 工作报告 \s* )?
            (?: [(（—\-]* \s* [\d０-９〇○零一二三四五六七八九十]{4} \s* 年 [^。]{0,12} 月 [^。]{0,12} 在 [^。]{4,60}? (?:会议|大会) 上 [)）]? )?
            [^。！？!?]{0,40}? (?: 各位代表 | 同志们 ) [^。]{0,30} $",
        )
        .ok()
    });
    let mut from = floor.max(anchor.saturating_sub(900));
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let head = HEAD.as_ref().and_then(|head| head.find(&text[from..anchor]));
    head.map_or(anchor, |head| from + head.start() + head.as_str().len() - head.as_str().trim_start().len())
}
