//! The words around a number that say how it relates to the true value.

use super::Comparator;
use super::gap::{gap, letter, letter_before, starts, trimmed_before};

/// Words that end right before a number, by their last character. The longer of two that end alike stands first.
fn ending_in(last: char) -> &'static [(&'static str, Comparator)] {
    use Comparator::{Approx, Ge, Gt, Le, Lt};
    match last {
        '于' => &[
            ("达到或略高于", Ge),
            ("达到或高于", Ge),
            ("等于或高于", Ge),
            ("不得低于", Ge),
            ("不得少于", Ge),
            ("不得高于", Le),
            ("大于等于", Ge),
            ("小于等于", Le),
            ("不低于", Ge),
            ("不少于", Ge),
            ("不小于", Ge),
            ("不高于", Le),
            ("不大于", Le),
            ("不多于", Le),
            ("低于", Lt),
            ("小于", Lt),
            ("少于", Lt),
            ("高于", Gt),
            ("大于", Gt),
            ("多于", Gt),
        ],
        '过' => &[
            ("达到或超过", Ge),
            ("不得超过", Le),
            ("不超过", Le),
            ("未超过", Le),
            ("超过", Gt),
            ("跨过", Gt),
            ("过", Gt),
        ],
        '破' => &[("不突破", Le), ("突破", Gt), ("首破", Gt), ("冲破", Gt), ("破", Gt)],
        '在' => &[("控制在", Le)],
        '到' => &[("控制到", Le), ("不到", Lt)],
        '少' => &[("至少", Ge), ("最少", Ge)],
        '多' => &[("至多", Le), ("最多", Le)],
        '足' => &[("不足", Lt)],
        '满' => &[("不满", Lt)],
        '超' => &[("首超", Gt), ("超", Gt)],
        '约' => &[("大约", Approx), ("约", Approx)],
        '近' => &[("将近", Approx), ("接近", Approx), ("近", Approx)],
        '致' => &[("大致", Approx)],
        '概' => &[("大概", Approx)],
        '为' => &[("约为", Approx)],
        '占' => &[("约占", Approx)],
        '合' => &[("约合", Approx)],
        '达' => &[("约达", Approx)],
        '有' => &[("约有", Approx)],
        '≥' => &[("≥", Ge)],
        '≤' => &[("≤", Le)],
        '＞' => &[("＞", Gt)],
        '＜' => &[("＜", Lt)],
        '逾' => &[("逾", Gt)],
        _ => &[],
    }
}

/// Words between a bound and a sum a head.
const EACH: &[&str] =
    &["每人每月", "每人每年", "每人每天", "每人", "每月", "每年", "每亩", "每户", "人均", "年均", "人民币"];

/// Words that end in 约, 近, 过, 破 and are no bound.
const NO_BOUND: &[&str] = &[
    "签约", "节约", "集约", "契约", "预约", "制约", "公约", "履约", "合约", "违约", "条约", "简约", "解约", "邀约",
    "特约", "续约", "隐约", "租约", "婚约", "最近", "附近", "邻近", "临近", "就近", "靠近", "远近", "逼近", "通过",
    "经过", "透过", "度过", "渡过", "改过", "走过", "历过", "不过", "路过", "开过", "来过", "做过", "到过", "去过",
    "办过", "侦破", "爆破", "打破", "攻破",
];

/// The bound that ends at `start`, over blanks and 了.
pub(super) fn before(text: &str, start: usize) -> Option<Comparator> {
    let mut end = trimmed_before(text, start);
    // 不低于每人每年4300元: the bound stands before the words for each.
    let mut last = letter_before(text, end)?;
    if matches!(last, '月' | '年' | '天' | '人' | '亩' | '户' | '均' | '币')
        && let Some(each) = EACH.iter().find(|each| text.get(..end).is_some_and(|head| head.ends_with(*each)))
    {
        end -= each.len();
        last = letter_before(text, end)?;
    }
    if last == '了' {
        end -= '了'.len_utf8();
        last = letter_before(text, end)?;
    }
    let words = ending_in(last);
    let head = text.as_bytes().get(..end)?;
    let (word, comparator) = words.iter().find(|(word, _)| head.ends_with(word.as_bytes()))?;
    if word.len() == '近'.len_utf8() && NO_BOUND.iter().any(|word| head.ends_with(word.as_bytes())) {
        return None;
    }
    Some(*comparator)
}

/// Words right after a number with its unit.
const AFTER: &[(&str, Comparator)] = &[
    ("及以上", Comparator::Ge),
    ("及其以上", Comparator::Ge),
    ("或以上", Comparator::Ge),
    ("以上", Comparator::Ge),
    ("之上", Comparator::Ge),
    ("及以下", Comparator::Le),
    ("以内", Comparator::Le),
    ("之内", Comparator::Le),
    ("以下", Comparator::Le),
    ("之下", Comparator::Le),
    ("左右", Comparator::Approx),
    ("上下", Comparator::Approx),
    ("出头", Comparator::Gt),
    ("有余", Comparator::Gt),
    ("开外", Comparator::Gt),
];

/// Where a bound that begins right at `end` ends; `end` itself when there is none.
pub(super) fn end_after(text: &str, end: usize) -> usize {
    AFTER.iter().find(|(word, _)| starts(text, end, word)).map_or(end, |(word, _)| end + word.len())
}

/// The bound that begins at `end`, over blanks and 「（含）」.
pub(super) fn after(text: &str, end: usize, measure: bool) -> Option<Comparator> {
    let space = gap(text, end);
    let mut at = if space.breaks > 1 { end } else { space.end };
    let mut first = letter(text, at)?;
    if matches!(first, '（' | '(') {
        for aside in ["（含）", "(含)", "（含本数）"] {
            if starts(text, at, aside) {
                at += aside.len();
            }
        }
        first = letter(text, at)?;
    }
    match first {
        '及' | '或' | '以' | '之' | '左' | '上' | '出' | '有' | '开' => {
            let (word, comparator) = AFTER.iter().find(|(word, _)| starts(text, at, word))?;
            let next = letter(text, at + word.len());
            let other = *word == "上下" && matches!(next, Some('游' | '联' | '班' | '楼' | '级' | '一' | '同' | '齐'));
            let other = other || (*word == "以下" && matches!(next, Some('简' | '几')));
            (!other).then_some(*comparator)
        }
        '内' if measure && at == end => {
            let next = letter(text, at + '内'.len_utf8());
            let other =
                matches!(next, Some('资' | '外' | '需' | '部' | '涵' | '容' | '生' | '陆' | '地' | '河' | '涝'));
            (!other).then_some(Comparator::Le)
        }
        '多' | '余' if measure && at == end => {
            let next = letter(text, at + '多'.len_utf8());
            let closes = next.is_none_or(|next| !next.is_alphabetic());
            closes.then_some(Comparator::Gt)
        }
        _ => None,
    }
}
