//! Expressions of time: 2020年, 去年, “十三五”期间, 五年来, 到2025年.

use crate::observation::Period;
use crate::quantity::hanzi_digit;
use crate::quantity::letters::Letters;
use crate::span::Span;

/// A time named in a text, relative to the report where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// 2020年
    Year(u16),
    /// 2016—2020年
    Years(u16, u16),
    /// “十三五”: the whole plan.
    Plan(u16),
    /// “十二五”末: the last year of a plan.
    PlanEnd(u16),
    /// “十一五”前四年: the first years of a plan.
    PlanFirst(u16, u16),
    /// 今年
    ThisYear,
    /// 去年
    LastYear,
    /// 上年: the year before the one spoken of.
    YearBefore,
    /// 一年来、过去一年
    OneYear,
    /// 五年来、过去三年
    PastYears(u16),
    /// 未来五年
    NextYears(u16),
    /// 五年前
    YearsAgo(u16),
    /// (是)前五年(的2.1倍): the years before those spoken of.
    YearsBefore(u16),
    /// 连续五年
    Running(u16),
    /// 两年(平均): a bare number of years.
    SomeYears(u16),
}

/// One expression of time with its place, counted from the start of the piece that was scanned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TimeHit {
    /// Where.
    pub(super) span: Span,
    /// Which time.
    pub(super) when: When,
    /// 到2025年: the end of a way, not a year spoken of.
    pub(super) until: bool,
    /// 2015年以来
    pub(super) since: bool,
    /// 今年以来: part of it is over.
    pub(super) begun: bool,
}

impl TimeHit {
    /// A time, meant by the words there.
    pub(super) fn of(when: When, span: Span) -> Self {
        Self { span, when, until: false, since: false, begun: false }
    }
}

/// The years of the N-th five-year plan; the first was 1953-1957, and from the sixth (1981) on they are regular.
pub(super) fn plan_years(number: u16) -> Period {
    let from = 1951 + 5 * number;
    Period::span(from, from + 4)
}

/// The five-year plan that holds `year`.
pub(super) fn plan_of(year: u16) -> Period {
    let from = (year.saturating_sub(1)) / 5 * 5 + 1;
    Period::span(from, from + 4)
}

/// The characters of which one stands in every expression of time: 年, or, in a plan, 五.
pub(super) const SIGNS: &str = "年五";

/// All expressions of time in `text`, which is short, in order.
pub(super) fn find(text: &str) -> Vec<TimeHit> {
    static LETTERS: Letters = Letters::of(SIGNS);
    let mut at = 0;
    let next = || {
        let place = LETTERS.next(text, at)?;
        at = place + '年'.len_utf8();
        Some(place)
    };
    let mut hits = Vec::new();
    beside(text, std::iter::from_fn(next), &mut hits);
    hits
}

/// Lists the expressions of time in a sentence, in order; their places count from its start. `signs`: where [`SIGNS`] stand in
/// it, and perhaps other characters.
pub(super) fn inside(text: &str, sentence: Span, signs: &[u32], hits: &mut Vec<TimeHit>) {
    hits.clear();
    beside(sentence.of(text), signs.iter().map(|at| (at - sentence.start) as usize), hits);
}

/// Lists the expressions of time in `text`, in which these are the places of signs.
fn beside(text: &str, signs: impl Iterator<Item = usize>, hits: &mut Vec<TimeHit>) {
    let (mut years, mut plans) = (None, false);
    for place in signs {
        let (head, rest) = text.split_at_checked(place).unwrap_or_default();
        if rest.starts_with('年') {
            years = Some(place);
        } else if rest.starts_with('五') {
            // A plan is named by two numerals.
            plans |= head.ends_with(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
        }
    }
    if years.is_some() || plans {
        read(text, years.unwrap_or(0), plans, hits);
    }
}

/// Reads the expressions of time. `years`: where the last 年 stands; `plans`: whether a plan may be named.
fn read(text: &str, years: usize, plans: bool, hits: &mut Vec<TimeHit>) {
    let end = if plans { text.len() } else { years };
    let mut at = 0;
    while at < end {
        let Some(next) = STARTS.next(text, at).filter(|next| *next < end) else { break };
        at = next;
        let (Some(rest), Some(head)) = (text.get(at..), text.get(..at)) else { break };
        if let Some((length, when)) = one(rest, head, at < years, plans) {
            let end = at + length;
            let before = head.trim_end_matches(['“', '"', ' ', '\u{3000}']);
            let after = text.get(end..).unwrap_or("");
            let until = before.ends_with('到') || before.ends_with('至');
            let begun = after.starts_with("以来");
            let since = begun || after.starts_with('起');
            hits.push(TimeHit { span: Span::new(at, end), when, until, since, begun });
            at = end;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
}

/// The characters with which an expression of time can begin.
static STARTS: Letters = Letters::of("0123456789０１２３４５６７８９一二三四五六七八九十两“\"‘今去上前本过近连未这");

/// Reads the expression with which `rest` begins. `years`: 年 follows somewhere; `plans`: a plan may be named.
fn one(rest: &str, before: &str, years: bool, plans: bool) -> Option<(usize, When)> {
    let plan = || plans.then(|| plan(rest)).flatten();
    match rest.chars().next()? {
        '“' | '"' | '‘' => plan(),
        '一' if rest.starts_with("一年来") => Some(("一年来".len(), When::OneYear)),
        first if digit(first).is_some() || first == '十' => {
            plan().or_else(|| years.then(|| calendar(rest, before).or_else(|| counted(rest))).flatten())
        }
        first => relative(first, rest, before).filter(|_| years),
    }
}

/// Words that are a time, by their first character.
fn fixed(first: char) -> &'static [(&'static str, When)] {
    use When::{LastYear, OneYear, ThisYear, YearBefore};
    match first {
        '今' => &[("今年", ThisYear)],
        '本' => &[("本年度", ThisYear)],
        '去' => &[("去年末", LastYear), ("去年底", LastYear), ("去年", LastYear)],
        '上' => &[
            ("上年度", YearBefore),
            ("上年末", YearBefore),
            ("上年底", YearBefore),
            ("上年", YearBefore),
            ("上一年", YearBefore),
        ],
        '前' => &[("前一年", YearBefore)],
        '过' => &[("过去一年", OneYear), ("过去的一年", OneYear)],
        '这' => &[("这一年", OneYear)],
        _ => &[],
    }
}

/// A word that is a time together with the number of years behind it.
type Counting = (&'static str, fn(u16) -> When);

/// Words that are a time together with the number of years behind them, by their first character.
fn counting(first: char) -> &'static [Counting] {
    use When::{NextYears, PastYears, Running, YearsBefore};
    match first {
        '今' => &[("今后", NextYears)],
        '未' => &[("未来", NextYears)],
        '本' => &[("本届", PastYears)],
        '过' => &[("过去的", PastYears), ("过去", PastYears)],
        '这' => &[("这", PastYears)],
        '近' => &[("近", PastYears)],
        '连' => &[("连续", Running)],
        '前' => &[("前", YearsBefore)],
        '上' => &[("上一个", YearsBefore), ("上个", YearsBefore), ("上", YearsBefore)],
        _ => &[],
    }
}

/// 今年, 去年, 过去一年, 未来五年.
fn relative(first: char, rest: &str, before: &str) -> Option<(usize, When)> {
    if let Some((word, when)) = fixed(first).iter().find(|(word, _)| rest.starts_with(word)) {
        // 以上年份 and the like are no time.
        let blocked = *word == "上年" && before.ends_with('以');
        return (!blocked).then_some((word.len(), *when));
    }
    counting(first).iter().find_map(|(word, kind)| {
        let tail = rest.strip_prefix(word)?;
        let (count, length) = small(tail)?;
        let tail = tail.get(length..)?;
        let year = tail.strip_prefix('个').unwrap_or(tail).strip_prefix('年')?;
        let when = kind(count);
        // 是前五年的2.1倍; but 学前三年, 在前三年每年…的基础上
        let compared = before.ends_with(['是', '为', '比', '较', '于', '过', '超']);
        if matches!(when, When::YearsBefore(_)) && !compared {
            return None;
        }
        let end = rest.len() - year.len();
        Some((if year.starts_with('来') { end + "来".len() } else { end }, when))
    })
}

/// “十三五”末, “十一五”前四年, “十四五”期间.
fn plan(rest: &str) -> Option<(usize, When)> {
    let quote = ['“', '"', '‘', '＂'];
    let inner = rest.trim_start_matches(quote);
    let quoted = inner.len() < rest.len();
    let mut letters = inner.chars();
    let (number, taken) = match (letters.next(), letters.next(), letters.next()) {
        (Some('十'), Some(n @ ('一' | '二' | '三' | '四' | '五' | '六' | '七')), Some('五')) => {
            (10 + digit(n)?, 3)
        }
        (Some('十'), Some('五'), _) => (10, 2),
        (Some(n @ ('六' | '七' | '八' | '九')), Some('五'), _) => (digit(n)?, 2),
        _ => return None,
    };
    let mut end = rest.len() - inner.len() + taken * '五'.len_utf8();
    let tail = rest.get(end..)?;
    let closed = tail.starts_with(['”', '"', '’', '＂']);
    if closed {
        end += tail.chars().next().map_or(0, char::len_utf8);
    }
    let tail = rest.get(end..)?;
    let follow = ["期间", "时期", "规划", "计划", "以来", "期末", "末", "前", "初", "头", "的", "后"];
    let sure = (quoted && closed) || (taken == 3 && follow.iter().any(|word| tail.starts_with(word)));
    let sure = sure
        || (taken == 2 && ["期间", "时期", "规划", "计划", "期末", "末"].iter().any(|word| tail.starts_with(word)));
    if !sure {
        return None;
    }
    // “十三五”开局良好, “十四五”规划编制: the plan as a document or an occasion, not a time.
    let document = ["规划", "计划"].iter().any(|word| {
        tail.strip_prefix(word).is_some_and(|rest| !rest.starts_with(['期', '时', '末']) && !rest.starts_with("五年"))
    });
    if document || ["开局", "收官", "圆满", "实现良好", "纲要"].iter().any(|word| tail.starts_with(word)) {
        return None;
    }
    for word in ["规划期末", "计划期末", "时期末", "末期", "期末", "末年", "末"] {
        if tail.starts_with(word) {
            return Some((end + word.len(), When::PlanEnd(number)));
        }
    }
    for word in ["前", "头"] {
        if let Some(after) = tail.strip_prefix(word)
            && let Some((count, length)) = small(after)
            && after.get(length..).is_some_and(|t| t.starts_with('年'))
        {
            return Some((end + word.len() + length + "年".len(), When::PlanFirst(number, count)));
        }
    }
    for word in ["规划期间", "计划期间", "规划时期", "期间", "时期", "五年"] {
        if tail.starts_with(word) {
            return Some((end + word.len(), When::Plan(number)));
        }
    }
    Some((end, When::Plan(number)))
}

/// 2020年, 二〇二〇年, 2016—2020年.
fn calendar(rest: &str, before: &str) -> Option<(usize, When)> {
    if before.ends_with(|c: char| c.is_ascii_digit() || c == '.' || c == '．') {
        return None;
    }
    let (year, length) = four(rest)?;
    let tail = rest.get(length..)?;
    let gap = tail.len() - tail.trim_start().len();
    let tail = tail.trim_start();
    if let Some(t) = tail.strip_prefix('年') {
        let mut end = length + gap + "年".len();
        for more in ["度", "末", "底", "年底", "年末"] {
            if t.starts_with(more) {
                end += more.len();
                break;
            }
        }
        let tail = rest.get(end..)?;
        let joined = tail.strip_prefix(['至', '到', '-', '—', '－', '–', '~', '～']).and_then(four);
        if let Some((last, taken)) = joined
            && rest.get(end..)?.chars().next().is_some_and(|c| {
                rest.get(end + c.len_utf8() + taken..).is_some_and(|t| t.trim_start().starts_with('年'))
            })
            && last > year
        {
            let dash = rest.get(end..)?.chars().next()?.len_utf8();
            let whole = rest.get(end + dash + taken..)?;
            let spaces = whole.len() - whole.trim_start().len();
            return Some((end + dash + taken + spaces + "年".len(), When::Years(year, last)));
        }
        return Some((end, When::Year(year)));
    }
    let (dash, after) = dashes(tail)?;
    let (last, taken) = four(after)?;
    let whole = after.get(taken..)?;
    let spaces = whole.len() - whole.trim_start().len();
    (whole.trim_start().starts_with('年') && last > year)
        .then_some((length + gap + dash + taken + spaces + "年".len(), When::Years(year, last)))
}

fn dashes(text: &str) -> Option<(usize, &str)> {
    let after = text.trim_start_matches(['-', '—', '－', '–', '~', '～', '至', '到']);
    (after.len() < text.len()).then_some((text.len() - after.len(), after))
}

/// 五年来, 五年前, 五年; 新中国成立70年来.
fn counted(rest: &str) -> Option<(usize, When)> {
    if let Some(decades) = decades(rest) {
        return Some(decades);
    }
    let (count, length) = small(rest)?;
    let tail = rest.get(length..)?.strip_prefix('年')?;
    let end = length + "年".len();
    for (word, when) in [
        ("以来", When::PastYears(count)),
        ("来", When::PastYears(count)),
        ("间", When::PastYears(count)),
        ("前", When::YearsAgo(count)),
    ] {
        if tail.starts_with(word) {
            return Some((end + word.len(), when));
        }
    }
    // 五年规划, 三年行动计划, 五年任务: a number of years that only names something.
    let names = [
        "规划",
        "行动",
        "计划",
        "任务",
        "级",
        "制",
        "期",
        "义务",
        "时间",
        "内",
        "左右",
        "以上",
        "攻坚",
        "大变样",
        "目标",
        "发展",
        "倍增",
        "滚动",
    ];
    (!names.iter().any(|word| tail.starts_with(word)) && count <= 10).then_some((end, When::SomeYears(count)))
}

/// 新中国成立70年来, 改革开放40年间.
fn decades(rest: &str) -> Option<(usize, When)> {
    let mut letters = rest.chars();
    let mut figure =
        || letters.next().and_then(|c| c.to_digit(10).and_then(|d| u16::try_from(d).ok()).or_else(|| wide(c)));
    let (tens, ones) = (figure()?, figure()?);
    let length = rest.len() - letters.as_str().len();
    let tail = rest.get(length..)?.strip_prefix('年')?;
    let word = ["以来", "来", "间"].into_iter().find(|word| tail.starts_with(word))?;
    let count = tens * 10 + ones;
    (21..100).contains(&count).then_some((length + "年".len() + word.len(), When::PastYears(count)))
}

fn digit(c: char) -> Option<u16> {
    // 二O一一年: letters stand for the circle.
    let hanzi = || if matches!(c, 'Ｏ' | 'O') { Some(0) } else { hanzi_digit(c) };
    c.to_digit(10).or_else(hanzi).and_then(|d| u16::try_from(d).ok()).or_else(|| wide(c))
}

fn wide(c: char) -> Option<u16> {
    ('０'..='９').contains(&c).then(|| u16::try_from(u32::from(c) - u32::from('０')).ok()).flatten()
}

/// A year of four digits between 1949 and 2099, in any script.
fn four(text: &str) -> Option<(u16, usize)> {
    let mut year = 0;
    let mut length = 0;
    let mut chars = text.chars();
    for _ in 0..4 {
        let c = chars.next()?;
        year = year * 10 + digit(c)?;
        length += c.len_utf8();
    }
    if chars.next().is_some_and(|c| c.is_ascii_digit() || wide(c).is_some() || c == '.') {
        return None;
    }
    (1949..2100).contains(&year).then_some((year, length))
}

/// A count of years up to 20: 五, 5, 十, 十五.
fn small(text: &str) -> Option<(u16, usize)> {
    let mut chars = text.chars();
    let first = chars.next()?;
    if first == '十' {
        return match chars.next().and_then(digit) {
            Some(n) => {
                let second = text.chars().nth(1).map_or(0, char::len_utf8);
                Some((10 + n, first.len_utf8() + second))
            }
            None => Some((10, first.len_utf8())),
        };
    }
    let value = digit(first)?;
    let mut length = first.len_utf8();
    let mut total = value;
    if let Some(second) = chars.next()
        && (second.is_ascii_digit() || wide(second).is_some())
        && (first.is_ascii_digit() || wide(first).is_some())
    {
        total = total * 10 + digit(second)?;
        length += second.len_utf8();
        if chars.next().is_some_and(|c| c.is_ascii_digit()) {
            return None;
        }
    }
    (1..=20).contains(&total).then_some((total, length))
}
