//! 第: ranks are kept (居全省第三, 第8位), other ordinals are passed over (第十三届, 第一产业).

use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::gap::{gap, letter, starts};
use super::numeral::{self, Numeral, Read};
use super::{Comparator, Form, Quantity};
use crate::span::Span;
use crate::symbol::Symbol;
use crate::wordlist::Wordlist;

/// Verbs and scopes that come before a rank.
const CUES: &str = "居 列 排名 排第 排在 排位 排全 位次 名次 升至 升到 跃升 跃至 进至 上升 前移 进位 提升 降至 全国 全省 全市 全县 全区 全州 全盟 全疆 \
    全球 世界 亚洲 西部 中部 东部 东北 西北 西南 长三角 珠三角 增速 总量 增幅 综合 考核 排 均 同类 城市 省内 市内 国内 由 从 至 跻身";

/// Nouns that make an ordinal of 第N: 第一产业, 第二季度.
const NOUNS: &str = "产季届次批期轮章节条款部步书时线责方阶二三四五六七八九十个梯集代类层种任环资要生动推年大医人中小实附初高党团号间路座只口师军战区片本幅位首机村课监车桶道块支家例张所台";

/// The rank at 第, and where to go on.
pub(super) fn read(text: &str, start: usize) -> (Option<Quantity>, usize) {
    let from = gap(text, start + '第'.len_utf8()).end;
    let numeral = match letter(text, from) {
        Some(next) if numeral::arabic_digit(next).is_some() || numeral::digit(next).is_some() || next == '十' => {
            match numeral::read(text, from) {
                Read::Numeral(numeral) => numeral,
                Read::Passed(end) => return (None, end),
            }
        }
        _ => return (None, start + '第'.len_utf8()),
    };
    let next = gap(text, numeral.end).end;
    let placed = ["位", "名"].iter().find(|word| starts(text, next, word));
    let after = placed.map_or(numeral.end, |word| next + word.len());
    let quantity = is_rank(text, start, &numeral, placed.is_some(), after).then(|| Quantity {
        span: Span::new(start, after),
        value: numeral.value,
        high: None,
        unit: placed.map_or(Symbol::EMPTY, |_| Symbol::fixed("位")),
        comparator: Comparator::Eq,
        form: Form::Rank,
    });
    (quantity, after)
}

fn is_rank(text: &str, start: usize, numeral: &Numeral, placed: bool, after: usize) -> bool {
    let whole = numeral.value.scale() == 0 && numeral.value >= Decimal::ONE && numeral.value <= Decimal::from(5000);
    if !whole || numeral.hedge.is_some() || !numeral.magnitude.word().is_empty() {
        return false;
    }
    let next = letter(text, end_of_list(text, numeral.end));
    if !placed && next.is_some_and(|noun| NOUNS.contains(noun) || (noun.is_alphanumeric() && !joins(noun))) {
        return false;
    }
    if (placed && starts(text, after, "的")) || starts(text, after, "书记") || starts(text, after, "副") {
        return false;
    }
    // The same clause says whose place it is.
    let head = text.get(..start).unwrap_or("");
    let mut clause = start;
    for letter in head.chars().rev().take(24) {
        if matches!(letter, '。' | ';' | '；' | '\n' | '!' | '！') {
            break;
        }
        clause -= letter.len_utf8();
    }
    let clause = text.get(clause..start).unwrap_or("");
    static LIST: LazyLock<Wordlist> = LazyLock::new(|| Wordlist::new(CUES.split_whitespace()));
    LIST.find(clause).next().is_some()
}

/// Where a list of ordinals ends: 第一、第二、第三产业.
fn end_of_list(text: &str, mut end: usize) -> usize {
    for _ in 0..4 {
        let Some(sign) = letter(text, end).filter(|sign| matches!(sign, '、' | '和')) else { break };
        let mut from = end + sign.len_utf8();
        if starts(text, from, "第") {
            from += "第".len();
        }
        match letter(text, from) {
            Some(next) if numeral::digit(next).is_some() || numeral::arabic_digit(next).is_some() => {
                end = from + next.len_utf8();
            }
            _ => break,
        }
    }
    end
}

/// Characters that may follow a bare rank: 居全省第三和全国第五, 由第六上升到第三.
fn joins(next: char) -> bool {
    matches!(
        next,
        '和' | '与'
            | '及'
            | '上'
            | '升'
            | '跃'
            | '提'
            | '前'
            | '进'
            | '降'
            | '下'
            | '后'
            | '到'
            | '至'
            | '以'
            | '并'
            | '且'
            | '较'
            | '比'
            | '增'
            | '同'
            | '退'
    )
}
