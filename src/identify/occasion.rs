//! The occasion: congress and session, and the day.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::dates::{Date, dates};
use super::fold::Folded;
use super::opening::{Opening, beginning, floor_char};
use super::titles::Title;
use crate::identity::{Evidence, Field, PartialDate};
use crate::region::Gazetteer;

/// The core of a session's name; what stands before it (a region, 全国, 市) is found by [`with_region`].
static SESSION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
r"(?:第?[〇一二三四五六七八九十0-9]{1,4}届)(?:全国)?(?:人民代表大会|人大代表|人大)(?:常务委员会|常委会)?第?[〇一二三四五六七八九十0-9]{1,4}(?:次(?:全体)?(?:\(扩大\))?会议?|会议)|(?:全国)?人大[〇一二三四五六七八九十0-9]{1,4}届[〇一二三四五六七八九十0-9]{1,4}次会议",
    )
    .ok()
});

/// A session with its place in a folded text.
#[derive(Clone, Debug)]
pub(super) struct Session {
    pub name: String,
    pub start: usize,
    pub end: usize,
}

/// What was found about the occasion.
#[derive(Debug, Default)]
pub(super) struct Occasion {
    pub congress: Option<(String, Evidence)>,
    pub date: Option<(PartialDate, Evidence)>,
    /// In the joined head, when the session stands there.
    pub session: Option<Session>,
}

impl Occasion {
    pub fn of(text: &str, opening: &Opening, titles: &[Title]) -> Self {
        let mut occasion = Occasion::default();
        let head = &opening.joined;
        let evidence = |field: Field, folded: &Folded, start: usize, end: usize, rule: &'static str| {
            let span = folded.span(text, start..end);
            Evidence { field, rule: rule.into(), words: span.of(text).into(), span: Some(span) }
        };
        if let Some(session) = the_session(&head.text, !opening.addressed) {
            let proof = evidence(Field::Congress, head, session.start, session.end, "session_line");
            occasion.congress = Some((session.name.clone(), proof));
            occasion.session = Some(session);
        } else if let Some(session) = reported_to(&opening.lead.text) {
            let proof = evidence(Field::Congress, &opening.lead, session.start, session.end, "reports_to");
            occasion.congress = Some((session.name, proof));
        } else {
            occasion.congress = titles.iter().find_map(|title| {
                let session = the_session(&title.folded, false)?;
                let proof = Evidence {
                    field: Field::Congress,
                    rule: title.rule.into(),
                    words: title.words.clone().into(),
                    span: title.span,
                };
                Some((session.name, proof))
            });
        }
        if let Some(date) = day(&head.text, occasion.session.as_ref(), opening.addressed) {
            let rule = if occasion.session.is_some() { "session_line" } else { "head" };
            occasion.date = Some((date.date, evidence(Field::DeliveredOn, head, date.start, date.end, rule)));
        } else {
            occasion.date = titles.iter().find_map(|title| {
                let date = dates(&title.folded).find(|date| date.date.day.is_some())?;
                let proof = Evidence {
                    field: Field::DeliveredOn,
                    rule: title.rule.into(),
                    words: title.words.clone().into(),
                    span: title.span,
                };
                Some((date.date, proof))
            });
        }
        occasion
    }
}

/// Bytes before 届 that belong to the core of a session's name, at the most: 全国人大一百二十.
const BEFORE_NUMBER: usize = 24;

/// All sessions named in a folded text.
fn sessions(words: &str) -> impl Iterator<Item = Session> {
    // All that the rule fits holds 届.
    let from = words.find('届').map(|at| floor_char(words, at.saturating_sub(BEFORE_NUMBER)));
    let cores = from.zip(SESSION.as_ref()).map(|(from, rule)| {
        rule.find_iter(&words[from..]).map(move |core| with_region(words, from + core.start()..from + core.end()))
    });
    cores.into_iter().flatten()
}

/// The session on whose occasion the report was given: the one beside a date or 在, since a breadcrumb of the site, a caption
/// or a sentence (完成了县一届人大五次会议确定的任务) may name another. Where nothing stands so, the first one, unless the
/// text has no opening of its own.
fn the_session(head: &str, beside_only: bool) -> Option<Session> {
    let mut all = sessions(head);
    let first = all.next()?;
    let beside = |session: &Session| {
        let (before, after) = (&head[..session.start], &head[session.end..]);
        before.ends_with(['在', '于', '日', '月']) || ["上", "通过", ")上"].iter().any(|word| after.starts_with(word))
    };
    let heads = |session: &Session| session.start == 0 && head[session.end..].starts_with('关');
    if beside(&first) || heads(&first) {
        return Some(first);
    }
    all.find(beside).or(Some(first).filter(|_| !beside_only))
}

/// 向某某第几届人民代表大会第几次会议报告工作.
fn reported_to(lead: &str) -> Option<Session> {
    let opening = beginning(lead, 160);
    let session = sessions(opening).next()?;
    let before = &opening[..session.start];
    let after = &opening[session.end..];
    let reports = ["报告", "作", "提出", "提请", "做", ",作", ",报告"].iter().any(|word| after.starts_with(word));
    ((before.ends_with('向') && reports) || before.ends_with("提请")).then_some(session)
}

/// The session with the region in front of it: names of the gazetteer and the words 市, 县, 区 and the like, as far as they go.
fn with_region(text: &str, core: Range<usize>) -> Session {
    const GENERIC: &[&str] =
        &["自治区", "自治州", "自治县", "省", "市", "县", "区", "州", "旗", "全国", "中华人民共和国"];
    let gazetteer = Gazetteer::shared();
    let mut start = core.start;
    loop {
        let before = &text[..start];
        if let Some((name, _)) = gazetteer.names_at_end(before).last() {
            start -= name.len();
            continue;
        }
        match GENERIC.iter().find(|word| before.ends_with(**word)) {
            Some(word) if start == core.start => start -= word.len(),
            _ => break,
        }
    }
    Session { name: text[start..core.end].to_owned(), start, end: core.end }
}

/// The date beside the session; without a session, the last one above the salutation that is not a posting date.
fn day(head: &str, session: Option<&Session>, addressed: bool) -> Option<Date> {
    let all: Vec<Date> = dates(head).filter(|date| !is_posting(head, date)).collect();
    if let Some(session) = session {
        let gap = |date: &Date| {
            if date.end <= session.start { session.start - date.end } else { date.start.saturating_sub(session.end) }
        };
        return all.into_iter().filter(|date| gap(date) <= 90).min_by_key(gap);
    }
    if !addressed {
        return None;
    }
    all.into_iter().rev().find(|date| head.len() - date.end <= 120)
}

/// 发布时间：…, …来源, 新华社…电: the day on which a page was posted or a wire was sent.
fn is_posting(head: &str, date: &Date) -> bool {
    let before = &head[..date.start];
    let before = before.char_indices().nth_back(6).map_or(before, |(from, _)| &before[from..]);
    let after = beginning(&head[date.end..], 8);
    ["时间", "日期", "发布", "更新", "生成", "网站"].iter().any(|word| before.contains(word))
        || ["来源", "浏览", "发布", "字体", "作者", "信息"].iter().any(|word| after.contains(word))
        || after.starts_with('电')
        || after.starts_with(|c: char| c.is_ascii_digit() && date.date.day.is_some())
}
