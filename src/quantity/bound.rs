//! The words around a number that say how it relates to the true value.

use super::Comparator;
use super::gap::{gap, letter, letter_before, starts, trimmed_before};

/// Words that end right before a number. The longer of two that end alike stands first.
const BEFORE: &[(&str, Comparator)] = &[
    ("达到或略高于", Comparator::Ge),
    ("达到或超过", Comparator::Ge),
    ("达到或高于", Comparator::Ge),
    ("等于或高于", Comparator::Ge),
    ("不得低于", Comparator::Ge),
    ("不得少于", Comparator::Ge),
    ("不得超过", Comparator::Le),
    ("不得高于", Comparator::Le),
    ("大于等于", Comparator::Ge),
    ("小于等于", Comparator::Le),
    ("不低于", Comparator::Ge),
    ("不少于", Comparator::Ge),
    ("不小于", Comparator::Ge),
    ("不超过", Comparator::Le),
    ("不高于", Comparator::Le),
    ("不大于", Comparator::Le),
    ("不多于", Comparator::Le),
    ("不突破", Comparator::Le),
    ("未超过", Comparator::Le),
    ("控制在", Comparator::Le),
    ("控制到", Comparator::Le),
    ("至少", Comparator::Ge),
    ("最少", Comparator::Ge),
    ("至多", Comparator::Le),
    ("最多", Comparator::Le),
    ("不足", Comparator::Lt),
    ("不到", Comparator::Lt),
    ("不满", Comparator::Lt),
    ("低于", Comparator::Lt),
    ("小于", Comparator::Lt),
    ("少于", Comparator::Lt),
    ("超过", Comparator::Gt),
    ("突破", Comparator::Gt),
    ("高于", Comparator::Gt),
    ("大于", Comparator::Gt),
    ("多于", Comparator::Gt),
    ("首超", Comparator::Gt),
    ("首破", Comparator::Gt),
    ("冲破", Comparator::Gt),
    ("跨过", Comparator::Gt),
    ("大约", Comparator::Approx),
    ("将近", Comparator::Approx),
    ("接近", Comparator::Approx),
    ("大致", Comparator::Approx),
    ("大概", Comparator::Approx),
    ("约为", Comparator::Approx),
    ("约占", Comparator::Approx),
    ("约合", Comparator::Approx),
    ("约达", Comparator::Approx),
    ("约有", Comparator::Approx),
    ("≥", Comparator::Ge),
    ("≤", Comparator::Le),
    ("＞", Comparator::Gt),
    ("＜", Comparator::Lt),
    ("逾", Comparator::Gt),
    ("超", Comparator::Gt),
    ("破", Comparator::Gt),
    ("过", Comparator::Gt),
    ("约", Comparator::Approx),
    ("近", Comparator::Approx),
];

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
    let each = matches!(letter_before(text, end)?, '月' | '年' | '天' | '人' | '亩' | '户' | '均' | '币');
    if let Some(each) =
        EACH.iter().filter(|_| each).find(|each| text.get(..end).is_some_and(|head| head.ends_with(*each)))
    {
        end -= each.len();
    }
    let last = letter_before(text, end)?;
    if last == '了' {
        end -= '了'.len_utf8();
    }
    if !last_can_bound(letter_before(text, end)?) {
        return None;
    }
    let head = text.as_bytes().get(..end)?;
    let ends = |word: &str| word.as_bytes().last() == head.last() && head.ends_with(word.as_bytes());
    let (word, comparator) = BEFORE.iter().find(|(word, _)| ends(word))?;
    if word.len() == '近'.len_utf8() && NO_BOUND.iter().any(|word| head.ends_with(word.as_bytes())) {
        return None;
    }
    Some(*comparator)
}

/// Whether a bound can end in this character; spares the list for nearly every number.
fn last_can_bound(last: char) -> bool {
    matches!(
        last,
        '于' | '过'
            | '破'
            | '在'
            | '到'
            | '少'
            | '多'
            | '足'
            | '满'
            | '超'
            | '约'
            | '近'
            | '致'
            | '概'
            | '为'
            | '占'
            | '合'
            | '达'
            | '有'
            | '逾'
            | '≥'
            | '≤'
            | '＞'
            | '＜'
    )
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
    for aside in ["（含）", "(含)", "（含本数）"] {
        if starts(text, at, aside) {
            at += aside.len();
        }
    }
    let first = letter(text, at)?;
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
