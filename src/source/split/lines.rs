//! What a line by itself looks like.

use std::ops::{Range, RangeInclusive};
use std::sync::LazyLock;

use memchr::memmem;
use regex::Regex;

/// The line that holds the byte at `at`, without its end.
pub(super) fn line_at(text: &str, at: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let start = memchr::memrchr(b'\n', &bytes[..at]).map_or(0, |before| before + 1);
    let end = memchr::memchr(b'\n', &bytes[at..]).map_or(text.len(), |length| at + length);
    start..end
}

/// Bytes of the lines that are sentences: long, and stopped like sentences. Navigation, captions and titles are none.
pub(super) fn prose(text: &str) -> usize {
    text.lines().filter(|line| is_prose(line)).map(str::len).sum()
}

/// Whether a line reads as running text.
pub(super) fn is_prose(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 120 && line.contains(['。', '；', ';', '！'])
        || line.len() >= 60 && line.ends_with(['。', '！', '；', '？', '”', '：'])
}

/// A line without any letter, digit or 汉字: `-`, `====`, `<!--`.
pub(super) fn is_separator(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && !line.chars().any(char::is_alphanumeric)
}

/// A bare date as pages print it; `2021年2月2日` is what a document says of itself.
pub(super) fn is_posting_date(line: &str) -> bool {
    static DATE: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"^\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(\s+\d{1,2}:\d{2}(:\d{2})?)?\s*$").ok());
    line.len() < 40
        && line.trim_start().starts_with(char::is_numeric)
        && DATE.as_ref().is_some_and(|date| date.is_match(line))
}

/// Words of documents about a report, which are none.
const ABOUT: [&str; 13] =
    ["附件", "解读", "图解", "说明", "决议", "决定", "任务", "分解", "名词", "历年", "相关", "审议", "意见"];

/// The title of a work report on a line of its own: `2021年某县政府工作报告`, `【某县招商】…`, `# …（摘要）`.
pub(super) fn is_title(line: &str) -> bool {
    static NAME: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new("工作报告"));
    // Few lines of a page name one.
    if NAME.find(line.as_bytes()).is_none() {
        return false;
    }
    let line = line.trim();
    let Some(at) = line.rfind("工作报告") else { return false };
    let after = line[at + "工作报告".len()..].trim_start();
    line.chars().count() <= 60
        && !line.contains(['。', '；', ';', '！', '>', '»'])
        && !ABOUT.iter().any(|word| line.contains(word))
        && (after.is_empty()
            || after.starts_with(['（', '(', '—', '-', '_', '|', '【', '[', '》', '”', '＿'])
            || after.starts_with(char::is_numeric))
}

/// `2021年2月2日在某县第四届人民代表大会第五次会议上` at the beginning of a line.
pub(super) fn is_session(line: &str) -> bool {
    let end = (0..=360.min(line.len())).rev().find(|end| line.is_char_boundary(*end)).unwrap_or(0);
    let head = line[..end].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '（' | '—' | '–' | '-'));
    let digit = |c: char| matches!(c, '0'..='9' | '０'..='９' | '〇' | '○' | 'Ｏ' | 'O' | '零');
    let hanzi = |c: char| digit(c) || "一二三四五六七八九".contains(c);
    let mut chars = head.chars();
    if !chars.next().is_some_and(|c| digit(c) || c == '二') || !chars.by_ref().take(3).all(hanzi) {
        return false;
    }
    let Some(rest) = chars.as_str().trim_start().strip_prefix('年') else { return false };
    let sentence = rest.split('。').next().unwrap_or(rest);
    let days = behind(sentence, 0..=12, "月").flat_map(|rest| behind(rest, 0..=12, "在"));
    let terms = days.flat_map(|rest| behind(rest, 2..=40, "届"));
    terms.flat_map(|rest| behind(rest, 2..=30, "会议").chain(behind(rest, 2..=30, "大会"))).next().is_some()
}

/// What follows `word` where so many characters stand before it.
fn behind<'t>(words: &'t str, gap: RangeInclusive<usize>, word: &'static str) -> impl Iterator<Item = &'t str> {
    let places = words.char_indices().take(gap.end() + 1).skip(*gap.start());
    places.filter_map(move |(at, _)| words.get(at..)?.strip_prefix(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles() {
        for title in [
            "2021年甲县政府工作报告",
            "【甲县招商】甲县政府工作报告",
            "# 政府工作报告（摘要）",
            "标题：二0一一年政府工作报告",
            "政府工作报告——２０１０年３月５日在第十一届全国人民代表大会第三次会议上",
            "甲县政府工作报告_甲县人民政府",
        ] {
            assert!(is_title(title), "{title}");
        }
        for other in [
            "附件：《政府工作报告》名词解释",
            "关于《政府工作报告》的决议",
            "一图读懂政府工作报告解读",
            "会议听取了政府工作报告，审议了计划报告。",
            "历年政府工作报告",
        ] {
            assert!(!is_title(other), "{other}");
        }
    }

    #[test]
    fn sessions() {
        assert!(is_session(
            "（2021年3月1日在甲县第十六届人民代表大会第五次会议上）甲县人民政府县长；张某某各位代表：现在"
        ));
        assert!(is_session("——二〇二一年一月在区十四届人大六次会议上"));
        assert!(is_session("—2021年1月5日在区十四届人大六次会议上 区长 张某某"));
        assert!(!is_session("2021年，全县在第十四届全运会上取得好成绩。"));
    }

    #[test]
    fn furniture() {
        assert!(is_separator(" ---- ") && is_separator("<!--") && !is_separator("一") && !is_separator(" "));
        assert!(is_posting_date("2025-07-08") && is_posting_date("2021/1/5 08:30") && !is_posting_date("2021年1月5日"));
    }
}
