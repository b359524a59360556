//! The numbers and signs that open headings: `一、`, `（二）`, `3．`, `第四章`, `——`, `##`.

use crate::quantity::hanzi_digit;

/// How a heading is numbered. The order is the usual order of depth, the highest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Style {
    /// 第一部分、第一篇
    Part,
    /// 第一章
    Chapter,
    /// 第一节
    Section,
    /// 一、
    Chinese,
    /// 第一，
    Ordinal,
    /// （一）
    ChineseParen,
    /// 1.
    Arabic,
    /// （1）
    ArabicParen,
    /// Markdown `#`: the number is the depth.
    Hash,
    /// `——` before the words.
    Dash,
    /// `◆`, `■`, `●` before the words.
    Bullet,
    /// No number: the title of a part, with a year or with words such as 回顾 or 任务.
    PlainPart,
    /// No number: any other title.
    Plain,
}

/// A number that may open a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    pub style: Style,
    /// What it counts: 3 for `三、`; the depth for `###`; 0 where it does not count.
    pub value: u32,
    /// Bytes of the number with its punctuation, without the white space after it.
    pub len: usize,
    /// `二&、`: the sign that some collections put before the second part of a report.
    pub top: bool,
}

/// The marker with which `text` begins.
#[inline]
pub(super) fn parse(text: &str) -> Option<Marker> {
    let first = text.chars().next()?;
    // Nearly all that is asked about begins with a 汉字 that is no number.
    let word =
        ('\u{4e00}'..='\u{9fff}').contains(&first) && !matches!(first, '第' | '十') && chinese_digit(first).is_none();
    if word { None } else { marker(text, first) }
}

fn marker(text: &str, first: char) -> Option<Marker> {
    match first {
        '第' => ordinal(text),
        '(' | '（' | '〔' | '﹙' => parenthesised(text),
        '#' => hash(text),
        '—' | '－' | '―' | '─' | '–' | '-' => dash(text),
        '◆' | '■' | '●' | '▲' | '★' | '◇' | '▶' | '►' => sign(text, first),
        '㈠'..='㈩' => single(Style::ChineseParen, u32::from(first) - u32::from('㈠') + 1, first),
        '⒈'..='⒛' => single(Style::Arabic, u32::from(first) - u32::from('⒈') + 1, first),
        '⑴'..='⒇' => single(Style::ArabicParen, u32::from(first) - u32::from('⑴') + 1, first),
        _ if digit(first).is_some() => arabic(text),
        _ => chinese(text),
    }
}

fn single(style: Style, value: u32, sign: char) -> Option<Marker> {
    Some(Marker { style, value, len: sign.len_utf8(), top: false })
}

fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => c.to_digit(10),
    }
}

fn chinese_digit(c: char) -> Option<u32> {
    hanzi_digit(c).filter(|digit| *digit > 0 && c != '两')
}

/// A Chinese numeral below one hundred and its length in bytes; single spaces inside are damage and allowed (`十 一`).
fn chinese_numeral(text: &str) -> Option<(u32, usize)> {
    let mut value = 0;
    let mut digit = None;
    let mut ten = false;
    let mut len = 0;
    let mut gap = 0;
    for c in text.chars() {
        match c {
            '十' if !ten => {
                value = digit.take().unwrap_or(1) * 10;
                ten = true;
            }
            ' ' if len > 0 && gap == 0 => {
                gap = 1;
                continue;
            }
            _ => match chinese_digit(c) {
                Some(d) if digit.is_none() => digit = Some(d),
                _ => break,
            },
        }
        len += gap + c.len_utf8();
        gap = 0;
    }
    value += digit.unwrap_or(0);
    (value > 0).then_some((value, len))
}

fn arabic_numeral(text: &str) -> Option<(u32, usize)> {
    let mut value = 0;
    let mut len = 0;
    for (count, c) in text.chars().map_while(|c| digit(c).map(|d| (c, d))).enumerate() {
        if count == 2 {
            return None;
        }
        value = value * 10 + c.1;
        len += c.0.len_utf8();
    }
    (value > 0).then_some((value, len))
}

fn chinese(text: &str) -> Option<Marker> {
    let (value, mut len) = chinese_numeral(text)?;
    let mut rest = text.get(len..)?.chars();
    let mut next = rest.next()?;
    let top = matches!(next, '&' | '＆');
    if top {
        len += next.len_utf8();
        next = rest.next()?;
    }
    if !matches!(next, '、' | '．' | '﹑') {
        return None;
    }
    len += next.len_utf8();
    // `一、二级`, `一、二、三产业` count things, they open nothing.
    let after: Vec<char> = rest.take(2).collect();
    if let [number, unit, ..] = after[..]
        && chinese_digit(number) == Some(value + 1)
        && ("、级产线类次等期和环".contains(unit) || chinese_digit(unit).is_some())
    {
        return None;
    }
    Some(Marker { style: Style::Chinese, value, len, top })
}

fn ordinal(text: &str) -> Option<Marker> {
    let start = '第'.len_utf8();
    let (value, numeral) = chinese_numeral(text.get(start..)?)?;
    let rest = text.get(start + numeral..)?;
    let (style, word) = [
        (Style::Part, "部分"),
        (Style::Part, "篇"),
        (Style::Chapter, "章"),
        (Style::Section, "节"),
        (Style::Ordinal, "，"),
        (Style::Ordinal, ","),
        (Style::Ordinal, "、"),
    ]
    .into_iter()
    .find(|(_, word)| rest.starts_with(word))?;
    let after = rest.get(word.len()..)?;
    let punctuation = match after.chars().next() {
        Some(c @ ('、' | '：' | ':' | '，')) if style != Style::Ordinal => c.len_utf8(),
        _ => 0,
    };
    Some(Marker { style, value, len: start + numeral + word.len() + punctuation, top: false })
}

fn parenthesised(text: &str) -> Option<Marker> {
    let start = text.chars().next()?.len_utf8();
    let inner = text.get(start..)?;
    let (style, (value, numeral)) = match chinese_numeral(inner) {
        Some(found) => (Style::ChineseParen, found),
        None => (Style::ArabicParen, arabic_numeral(inner)?),
    };
    let close = inner.get(numeral..)?.chars().next().filter(|c| matches!(c, ')' | '）' | '〕' | '﹚'))?;
    Some(Marker { style, value, len: start + numeral + close.len_utf8(), top: false })
}

fn arabic(text: &str) -> Option<Marker> {
    let (value, len) = arabic_numeral(text)?;
    let mut rest = text.get(len..)?.chars();
    let sign = rest.next()?;
    let style = match sign {
        '.' | '．' | '、' => Style::Arabic,
        ')' | '）' => Style::ArabicParen,
        _ => return None,
    };
    // 3.5 is a number; so is the 10 of `10、PM2.5`, which the context tells.
    if rest.next().is_some_and(|c| digit(c).is_some()) && sign != '、' {
        return None;
    }
    Some(Marker { style, value, len: len + sign.len_utf8(), top: false })
}

fn hash(text: &str) -> Option<Marker> {
    let len = text.bytes().take_while(|b| *b == b'#').count();
    let spaced = text.get(len..)?.starts_with([' ', '\t', '\u{3000}']);
    (len <= 6 && spaced).then_some(Marker { style: Style::Hash, value: len as u32, len, top: false })
}

fn dash(text: &str) -> Option<Marker> {
    let (count, len) = text
        .chars()
        .take_while(|c| matches!(c, '—' | '－' | '―' | '─' | '–' | '-'))
        .fold((0, 0), |(count, len), c| (count + 1, len + c.len_utf8()));
    let long = text.starts_with(['—', '―', '─']) || count == 2;
    let next = text.get(len..)?.chars().next()?;
    (long && count <= 4 && !next.is_ascii_digit() && !next.is_whitespace()).then_some(Marker {
        style: Style::Dash,
        value: 0,
        len,
        top: false,
    })
}

fn sign(text: &str, sign: char) -> Option<Marker> {
    let len = sign.len_utf8();
    text.get(len..)?.chars().next()?;
    Some(Marker { style: Style::Bullet, value: 0, len, top: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styled(text: &str) -> Option<(Style, u32, &str)> {
        parse(text).map(|m| (m.style, m.value, &text[..m.len]))
    }

    #[test]
    fn numbers_of_every_style() {
        assert_eq!(styled("一、总体要求"), Some((Style::Chinese, 1, "一、")));
        assert_eq!(styled("十 一、加强建设"), Some((Style::Chinese, 11, "十 一、")));
        assert_eq!(styled("二十三、其他"), Some((Style::Chinese, 23, "二十三、")));
        assert_eq!(styled("二&、明年工作"), Some((Style::Chinese, 2, "二&、")));
        assert_eq!(styled("（十二）改革"), Some((Style::ChineseParen, 12, "（十二）")));
        assert_eq!(styled("(３)办学"), Some((Style::ArabicParen, 3, "(３)")));
        assert_eq!(styled("１０．修路"), Some((Style::Arabic, 10, "１０．")));
        assert_eq!(styled("第三部分 任务"), Some((Style::Part, 3, "第三部分")));
        assert_eq!(styled("第十二章农业"), Some((Style::Chapter, 12, "第十二章")));
        assert_eq!(styled("### 标题"), Some((Style::Hash, 3, "###")));
        assert_eq!(styled("——工业提速"), Some((Style::Dash, 0, "——")));
    }

    #[test]
    fn numbers_that_open_nothing() {
        for text in [
            "一、二级学校",
            "一、二、三产业",
            "3.5亿元",
            "100、一百",
            "一是加快",
            "一二三、",
            "（略）",
            "2020年",
            "第一书记",
        ] {
            assert_eq!(styled(text), None, "{text}");
        }
    }
}
