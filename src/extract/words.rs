//! Targets stated in words: 与经济增长同步, 完成省下达任务, 控制在省定范围内.

use std::sync::{LazyLock, OnceLock};

use regex::Regex;

use crate::observation::{Status, WordTarget};
use crate::quantity::letters::Letters;
use crate::span::{Span, last_bytes};
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

/// Whether a target in words can stand in `words`: one look over a sentence spares most of them the reading.
pub(super) fn may_tell(words: &str) -> bool {
    // The rarest character of each heart.
    static SIGNS: Letters = Letters::of("同平致当适匹相于下定家里级既预考控束稳扩续较只间正速逐两番");
    let mut at = 0;
    while let Some(sign) = SIGNS.next(words, at) {
        let (head, rest) = words.split_at(sign);
        let mut ahead = rest.chars();
        at = sign + ahead.next().map_or(1, char::len_utf8);
        ahead.by_ref().take(LONGEST - 1).for_each(drop);
        let from = sign - last_bytes(head, (LONGEST - 1) * "字".len()).len();
        let near = words.get(from..words.len() - ahead.as_str().len()).unwrap_or("");
        if HEART_LIST.find(near).next().is_some() {
            return true;
        }
    }
    false
}

/// Characters of the longest heart.
const LONGEST: usize = 4;

fn forms() -> Option<&'static Regex> {
    static SHARED: OnceLock<Option<Regex>> = OnceLock::new();
    SHARED.get_or_init(|| Regex::new(FORMS).ok()).as_ref()
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
    let hit = forms().filter(|_| may_tell(rest))?.find(rest)?;
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
    use super::{FORMS, may_tell};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_form_has_a_heart(words in proptest::string::string_regex(&FORMS.replace('$', "")).unwrap()) {
            prop_assert!(may_tell(&words), "{words}");
        }
    }
}
