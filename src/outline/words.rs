//! Characters and words that structure is told by.

use std::borrow::Cow;

use super::said::{Said, Tells};

/// What closes a sentence.
pub(super) const SENTENCE_END: [char; 5] = ['。', '！', '？', '!', '?'];

/// Whether a character closes a sentence, as [`SENTENCE_END`] has them.
pub(super) fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?')
}

/// White space, with the invisible characters that pages leave behind.
pub(super) fn is_blank(c: char) -> bool {
    // Most of what is asked about are 汉字.
    !('\u{4e00}'..='\u{9fff}').contains(&c) && is_space(c)
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{00ad}')
}

/// Closing quotes and brackets, which belong to the sentence before them.
pub(super) fn closes(c: char) -> bool {
    matches!(c, '”' | '’' | '」' | '』' | '）' | ')' | '》' | '】' | '〕' | ']')
}

/// Opening quotes and brackets.
pub(super) fn opens(c: char) -> bool {
    matches!(c, '“' | '‘' | '「' | '『' | '（' | '(' | '《' | '【' | '〔' | '[')
}

/// Words that end the title of a part where it is fused with its text.
const PART_ENDS: Endings = Endings::of(&[
    "说明",
    "特点",
    "情况",
    "成就",
    "形势",
    "回顾",
    "总结",
    "工作安排",
    "安排",
    "部署",
    "主要任务",
    "重点任务",
    "目标任务",
    "主要目标",
    "任务",
    "目标",
    "总体要求",
    "建议",
    "考虑",
    "打算",
    "设想",
    "思路",
    "重点工作",
    "主要工作",
]);

/// Words by one of which many titles may end.
struct Endings {
    words: &'static [&'static str],
    /// A bit for the last byte of each: most titles end with none of them.
    last: u64,
}

impl Endings {
    const fn of(words: &'static [&'static str]) -> Self {
        let (mut last, mut at) = (0, 0);
        while at < words.len() {
            if let Some(byte) = words[at].as_bytes().last() {
                last |= 1 << (*byte & 63);
            }
            at += 1;
        }
        Endings { words, last }
    }

    /// Whether `title` ends with one of the words.
    fn end(&self, title: &str) -> bool {
        let may = title.as_bytes().last().is_some_and(|byte| self.last >> (byte & 63) & 1 == 1);
        may && self.words.iter().any(|word| title.ends_with(word))
    }
}

/// Words with which the text of a part begins.
const PART_OPENERS: &[&str] = &[
    "进入",
    "站在",
    "展望",
    "综合",
    "立足",
    "今年",
    "去年",
    "过去",
    "刚刚",
    "一年来",
    "五年来",
    "各位代表",
    "面对",
    "根据",
    "按照",
    "围绕",
    "党的",
    "市委",
    "省委",
    "县委",
    "区委",
    "《",
    "当前",
    "我们",
    "今后",
    "未来",
    "做好",
    "回顾",
    "全区",
    "全市",
    "全县",
    "全省",
    "“十",
    "\"十",
    "十",
];

/// The words without the white space between them.
fn without_blanks(words: &str) -> Cow<'_, str> {
    match words.chars().any(is_blank) {
        true => words.chars().filter(|c| !is_blank(*c)).collect(),
        false => words.into(),
    }
}

/// Whether a short line reads as the title of a part of a report.
pub(super) fn is_part_title(words: &str) -> bool {
    let words = without_blanks(words);
    tells_part(&words, Said::of(&words))
}

/// Whether words without white space that tell `said` read so.
pub(super) fn tells_part(words: &str, said: Said) -> bool {
    !said.tells(Tells::Follows)
        && (said.tells(Tells::Part)
            || (said.tells(Tells::Work) && names_year(words))
            || (said.tells(Tells::Government) && said.tells(Tells::Reform))
            || said.tells(Tells::Glossary))
}

/// Whether `words` begin with a year, in Arabic or Chinese digits.
fn starts_with_year(words: &str) -> bool {
    let digit = |c: &char| c.is_ascii_digit() || "一二三四五六七八九〇○零OＯ０１２３４５６７８９".contains(*c);
    words.chars().take_while(digit).take(5).count() == 4
        && words.chars().nth(4).is_some_and(|c| matches!(c, '年' | '—' | '-' | '.'))
}

/// Whether a year stands anywhere in `words`.
fn names_year(words: &str) -> bool {
    words.match_indices('年').any(|(at, _)| {
        let digits = words.get(..at).unwrap_or("").chars().rev().take(4);
        digits.clone().count() == 4
            && digits
                .clone()
                .all(|c| c.is_ascii_digit() || "一二三四五六七八九〇○零OＯ０１２３４５６７８９".contains(c))
    })
}

/// Whether `title` ends with a word that ends titles of parts.
pub(super) fn is_part_end(title: &str) -> bool {
    PART_ENDS.end(title)
}

/// Whether `title` ends as the title of a part does and `next` begins as the text of a part does.
pub(super) fn ends_part(title: &str, next: &str) -> bool {
    is_part_end(title) && opens_part(next)
}

/// Whether `words` begin as the text of a part does.
pub(super) fn opens_part(words: &str) -> bool {
    starts_with_year(words) || words.starts_with("20") || PART_OPENERS.iter().any(|word| words.starts_with(word))
}

/// Words that open a clause with its verb.
const VERB_FIRST: &[&str] = &[
    "加快", "推进", "构建", "促进", "推动", "提高", "提升", "深化", "扩大", "加强", "强化", "优化", "改善", "保障",
    "维护", "建设", "打造", "发展", "坚持", "实施", "增强", "努力", "大力", "着力", "切实", "积极",
];
/// Verbs that open the sentence under a heading as often as they close a heading.
const VERB_LAST: Endings =
    Endings::of(&["加强", "加大", "提高", "增强", "扩大", "深化", "改善", "强化", "加快", "推进"]);
/// A clause shorter than this is a verb with its adverbs.
const SHORTEST_OBJECT: usize = 7;

/// Whether the last clause of `title` opens with its verb and still ends with a verb: `构建和谐社会加强`.
pub(super) fn has_two_verbs(title: &str) -> bool {
    if !VERB_LAST.end(title) {
        return false;
    }
    let clause = title.rsplit(['，', ',']).next().unwrap_or("").trim_start_matches(is_blank);
    clause.chars().count() >= SHORTEST_OBJECT && VERB_FIRST.iter().any(|verb| clause.starts_with(verb))
}

/// Words for the kind of a thing, which stand behind its name.
const KINDS: &[&str] = &[
    "品牌", "名片", "工程", "行动", "战略", "体系", "格局", "模式", "建设", "计划", "规划", "活动", "机制", "目标",
    "工作",
];

/// How many characters of `rest`, which stands behind a name in quotes, still say what kind of thing is named: `靓丽品牌`.
pub(super) fn kind_end(rest: &str) -> Option<usize> {
    let end = rest.char_indices().nth(4).map_or(rest.len(), |(at, _)| at);
    let head = rest.get(..end)?;
    let kind = |rest: &str| KINDS.iter().any(|kind| rest.starts_with(kind));
    head.char_indices().position(|(at, _)| head.get(at..).is_some_and(kind)).map(|at| at + 2)
}

/// Whether words that [`begins_with_noun`] looks for may begin with a character.
pub(super) fn opens_noun(c: char) -> bool {
    matches!(c, '发' | '建' | '工' | '全')
}

/// Whether `rest` begins with words that close a heading: a noun before a sentence that begins with its verb (`发展坚持…`), or
/// what a battle is fought for.
pub(super) fn begins_with_noun(rest: &str) -> bool {
    if rest.starts_with("全面胜利") {
        return true;
    }
    ["发展", "建设", "工作"]
        .iter()
        .filter_map(|noun| rest.strip_prefix(noun))
        .any(|rest| VERB_FIRST.iter().any(|verb| *verb != "发展" && rest.starts_with(verb)))
}

/// Where the title of a part ends that is fused with the text under it; `None` when `rest` begins with no such title.
pub(super) fn part_title_end(rest: &str) -> Option<usize> {
    let periods = ["十", "今后五年", "未来五年", "今后几年"];
    let title_like =
        starts_with_year(rest) || periods.iter().any(|p| rest.trim_start_matches(['“', '"']).starts_with(p));
    if !title_like {
        return None;
    }
    let head: Vec<(usize, char)> =
        rest.char_indices().take(40).take_while(|(_, c)| !"，,。；;：:！？".contains(*c)).collect();
    let end = head.last().map_or(0, |(at, c)| at + c.len_utf8());
    let reach = rest.get(..end)?;
    PART_ENDS
        .words
        .iter()
        .filter_map(|word| reach.find(word).map(|at| at + word.len()))
        .filter(|at| {
            let next = rest.get(*at..).unwrap_or("");
            starts_with_year(next) || PART_OPENERS.iter().any(|word| next.starts_with(word))
        })
        .max()
}

/// Whether a title opens a glossary.
pub(super) fn is_glossary(title: &str) -> bool {
    Said::of(&without_blanks(title)).tells(Tells::Glossary)
}
