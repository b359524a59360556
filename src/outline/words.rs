//! Characters and words that structure is told by.

/// What closes a sentence.
pub(super) const SENTENCE_END: [char; 5] = ['。', '！', '？', '!', '?'];

/// White space, with the invisible characters that pages leave behind.
pub(super) fn is_blank(c: char) -> bool {
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

/// Words with which the title of a part ends or that it must contain.
const PART_WORDS: &[&str] = &[
    "回顾",
    "总结",
    "安排",
    "部署",
    "任务",
    "目标",
    "要求",
    "建议",
    "考虑",
    "打算",
    "设想",
    "思路",
    "展望",
    "重点工作",
    "主要工作",
    "主要成绩",
    "主要成就",
    "发展成就",
    "政府自身建设",
    "政府建设",
    "民生实事",
    "惠民实事",
    "实事项目",
    "名词解释",
    "名词注释",
    "工作总体",
];

/// Words that end the title of a part where it is fused with its text.
const PART_ENDS: &[&str] = &[
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
];

/// Words with which the text of a part begins.
const PART_OPENERS: &[&str] = &[
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
    "当前",
    "我们",
    "今后",
    "未来",
    "做好",
    "是",
    "回顾",
    "全区",
    "全市",
    "全县",
    "全省",
    "“十",
    "\"十",
    "十",
];

/// Whether a short line reads as the title of a part of a report.
pub(super) fn is_part_title(words: &str) -> bool {
    PART_WORDS.iter().any(|word| words.contains(word)) || (starts_with_year(words) && words.contains("工作"))
}

fn starts_with_year(words: &str) -> bool {
    let digits = words.chars().take_while(char::is_ascii_digit).count();
    digits == 4 && words.chars().nth(4).is_some_and(|c| matches!(c, '年' | '—' | '-' | '.'))
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
    ["名词解释", "名词注释", "名词说明", "术语解释", "用语说明", "有关名词", "专有名词", "注释"]
        .iter()
        .any(|word| title.contains(word))
}
