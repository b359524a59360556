//! Targets stated in words: 与经济增长同步, 完成省下达任务, 控制在省定范围内.

use std::sync::{LazyLock, OnceLock};

use regex::{Regex, RegexBuilder};

use crate::indicator::Taxonomy;
use crate::observation::{Status, WordTarget};
use crate::span::Span;
use crate::wordlist::Wordlist;

use super::lead;
use super::setting::{Mode, Setting};
use super::slot::{Slot, What};
use super::time::TimeHit;
use super::token::{Kind, Token};

/// The forms in which a target stands without a number; a digit inside means that there is one.
const FORMS: &str = concat!(
    r"(?:增长|增速|增幅|提高)?(?:基本|保持|大体)?(?:与|同|和|跟)[^，,；;。0-9]{1,18}?(?:同步|持平|一致|相当|相适应|匹配|相协调)(?:增长|提高)?",
    r"|(?:增长|增速|增幅)?(?:继续)?(?:略|均|保持)?(?:高于|快于|好于|优于|低于)[^，,；;。0-9]{2,20}",
    r"|(?:超额)?(?:完成|达到|控制在|控制到|保持在|实现)[^，,；;。0-9]{0,12}(?:下达|省定|市定|国定|国家|省里|上级|规定|既定|预期|考核|控制|约束性)[^，,；;。0-9]{0,10}(?:任务|目标|指标|范围|要求|标准|计划|水平)(?:之内|以内|内)?",
    r"|(?:继续)?(?:保持|实现|确保)?(?:基本稳定|总体稳定|大体稳定|稳定增长|平稳增长|稳步增长|稳步提高|稳步提升|稳步扩大|持续增长|持续提高|较快增长|平稳较快增长|稳中有升|只增不减|合理区间|合理水平|较低水平|正增长|低速增长|同步增长|稳定运行|逐步提高)",
    r"|(?:保持|达到|实现)?(?:稳定|平稳)$",
    r"|(?:增长)?(?:保持|达到|实现)?两位数(?:以上)?(?:增长)?",
    r"|(?:实现)?翻番",
);

/// One of these stands in every form; each is as rare as the form lets it be, because most sentences are sorted out by them.
const HEARTS: &[&str] = &[
    "同步",
    "持平",
    "一致",
    "相当",
    "相适应",
    "匹配",
    "相协调",
    "高于",
    "快于",
    "好于",
    "优于",
    "低于",
    "下达",
    "省定",
    "市定",
    "国定",
    "国家",
    "省里",
    "上级",
    "规定",
    "既定",
    "预期",
    "考核",
    "控制",
    "约束性",
    "稳定",
    "平稳",
    "稳步增长",
    "稳步提高",
    "稳步提升",
    "稳步扩大",
    "持续增长",
    "持续提高",
    "较快增长",
    "稳中有升",
    "只增不减",
    "合理区间",
    "合理水平",
    "较低水平",
    "正增长",
    "低速增长",
    "逐步提高",
    "两位数",
    "翻番",
];

static HEART_LIST: LazyLock<Wordlist> = LazyLock::new(|| Wordlist::new(HEARTS));

/// One of these characters stands in every heart. All of them together are one in sixty of a text.
pub(super) const SIGNS: &str = "平家续定级稳控同期达两正于间相速里逐考较致束只匹番";

/// Whether a target in words can stand in a sentence: a clause names something and has a heart. `signs`: where [`SIGNS`] stand in
/// it, and perhaps other characters; to look at them spares most sentences the reading.
pub(super) fn may_stand_in(text: &str, sentence: Span, signs: &[u32]) -> bool {
    const PARTS: [char; 6] = ['，', '；', '。', '：', '！', '？'];
    let base = sentence.start;
    let sentence = sentence.of(text);
    // Up to where clauses were looked at.
    let mut read = 0;
    for sign in signs.iter().map(|at| (at - base) as usize) {
        if sign < read {
            continue;
        }
        let (Some(before), Some(after)) = (sentence.get(read..sign), sentence.get(sign..)) else { return false };
        if !heart_around(sentence.as_bytes().get(read..).unwrap_or_default(), before.len()) {
            continue;
        }
        let from = before.rfind(PARTS).map_or(read, |mark| read + mark);
        let end = after.find(PARTS).map_or(sentence.len(), |mark| sign + mark);
        if sentence.get(from..end).is_some_and(|clause| Taxonomy::shared().names().stand_in(clause)) {
            return true;
        }
        read = end;
    }
    false
}

/// Whether a heart stands around the sign at `sign`.
fn heart_around(words: &[u8], sign: usize) -> bool {
    let rest = words.get(sign..).unwrap_or_default();
    let before = letters_before(rest).iter().filter_map(|letters| sign.checked_sub(letters * '同'.len_utf8()));
    before.filter_map(|at| words.get(at..)).any(|words| HEART_LIST.begin(words).is_some())
}

/// How many characters of a heart may stand before the sign with which `rest` begins.
fn letters_before(rest: &[u8]) -> &'static [usize] {
    const SECOND: [&str; 12] = ["于", "定", "家", "级", "达", "期", "致", "里", "续", "速", "束", "番"];
    match rest {
        _ if rest.starts_with("平".as_bytes()) => &[0, 1, 3],
        _ if rest.starts_with("间".as_bytes()) => &[3],
        _ if SECOND.iter().any(|sign| rest.starts_with(sign.as_bytes())) => &[1],
        _ => &[0],
    }
}

fn has_heart(words: &str) -> bool {
    HEART_LIST.find(words).next().is_some()
}

fn forms() -> Option<&'static Regex> {
    static SHARED: OnceLock<Option<Regex>> = OnceLock::new();
    // Too few clauses come here to pay for the tables of an automaton, which every thread would build for itself.
    SHARED.get_or_init(|| RegexBuilder::new(FORMS).dfa_size_limit(0).build().ok()).as_ref()
}

/// The targets in words of one sentence.
pub(super) fn read(
    text: &str,
    tokens: &[Token],
    setting: &Setting,
    sentence: Span,
    section: u32,
    out: &mut Vec<WordTarget>,
) {
    if !tokens.iter().any(|t| matches!(t.kind, Kind::Name(_))) {
        return;
    }
    let mut time = None;
    for clause in tokens.split(Token::parts) {
        if let Some(hit) = leading(clause) {
            time = Some(hit);
        }
        let status = time.map_or_else(|| setting.status(), |hit| setting.status_of(setting.resolve(hit).period));
        if status == Status::Target && !clause.iter().any(|t| matches!(t.kind, Kind::Number(_))) {
            targets(text, clause, setting, (time, sentence, section), out);
        }
    }
}

fn leading(clause: &[Token]) -> Option<TimeHit> {
    let first = clause.iter().find(|t| !matches!(t.kind, Kind::Blank | Kind::Cue(_)))?;
    match first.kind {
        Kind::Time(hit) => Some(hit),
        _ => None,
    }
}

fn targets(
    text: &str,
    clause: &[Token],
    setting: &Setting,
    (time, sentence, section): (Option<TimeHit>, Span, u32),
    out: &mut Vec<WordTarget>,
) -> Option<()> {
    let start = clause.first()?.span.start as usize;
    let end = clause.last()?.span.end as usize;
    // The form follows the first name, so that 与…增长 inside it keeps the names that it compares with.
    let first = clause.iter().position(|t| matches!(t.kind, Kind::Name(_)))?;
    let from = clause.get(first)?.span.end as usize;
    let rest = text.get(from..end)?;
    let hit = forms().filter(|_| has_heart(rest))?.find(rest)?;
    let words = Span::new(from + hit.start(), from + hit.end());
    let before: Vec<Token> =
        clause.iter().copied().filter(|t| t.span.end <= words.start && t.span.start as usize >= start).collect();
    let lead = lead::read(text, &before);
    for item in &lead.items {
        let Some(name) = item.name else { continue };
        let slot = Slot::named(name, crate::observation::Scope::Region);
        let ids = match (slot.single().map(|s| s.what), slot.what) {
            (Some(What::One(id)), _) => vec![id],
            (_, What::Pair(_)) => {
                slot.expand().iter().filter_map(|s| if let What::One(id) = s.what { Some(id) } else { None }).collect()
            }
            _ => Vec::new(),
        };
        let period = match (time, setting.mode) {
            (Some(hit), _) => setting.resolve(hit).period,
            (None, Mode::Aim(year) | Mode::Year(year)) => crate::observation::Period::year(year),
            (None, Mode::Plan(period) | Mode::Span(period)) => period,
        };
        for indicator in ids {
            out.push(WordTarget {
                indicator,
                surface: name.span,
                words,
                period: setting.known.then_some(period),
                sentence,
                section,
            });
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::{FORMS, HEARTS, SIGNS, has_heart, heart_around};
    use proptest::prelude::*;

    #[test]
    fn every_heart_stands_around_a_sign() {
        for heart in HEARTS {
            let signs = heart.char_indices().filter(|(_, letter)| SIGNS.contains(*letter));
            assert!(signs.into_iter().any(|(sign, _)| heart_around(heart.as_bytes(), sign)), "{heart}");
        }
    }

    proptest! {
        #[test]
        fn every_form_has_a_heart(words in proptest::string::string_regex(&FORMS.replace('$', "")).unwrap()) {
            prop_assert!(has_heart(&words), "{words}");
        }
    }
}
