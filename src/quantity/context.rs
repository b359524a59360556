//! What stands before a number and makes it no quantity: letters of a code, a road, 每, a quotation.

use super::gap::{letter, letter_before, starts, trimmed_before};
use super::numeral::arabic_digit;

/// Letters that name an indicator and may stand right before its value: GDP130亿元.
const NAMES: &[&str] = &["GDP", "ＧＤＰ", "FDI", "CPI", "PPI", "R&D", "IPO", "GNP", "COD", "SO2", "PPP", "AQI", "APP"];

/// Whether what stands before the number at `at` says that it counts nothing. `whole`: it has no decimals and no magnitude.
pub(super) fn counts_nothing(text: &str, at: usize, whole: bool) -> bool {
    let Some(last) = letter_before(text, at) else { return false };
    // Nearly always that is a Chinese character.
    if ('\u{4e00}'..='\u{9fff}').contains(&last) && !matches!(last, '每' | '道' | '前') {
        return false;
    }
    in_code(text, at, last) || (whole && in_leading_group(text, at))
}

/// Whether the digits at `at` behind `last` belong to a code: PM2.5, G552, 国道351, 1+3+11.
fn in_code(text: &str, at: usize, last: char) -> bool {
    if last.is_ascii()
        || ('Ａ'..='ｚ').contains(&last)
        || matches!(last, '＋' | '×' | '·' | '•' | '／' | '．' | '\u{e000}'..='\u{f8ff}')
    {
        return after_sign(text, at, last);
    }
    let ends = |words: [&str; 2]| {
        text.as_bytes().get(..at).is_some_and(|head| words.iter().any(|word| head.ends_with(word.as_bytes())))
    };
    match last {
        '每' | '〔' | '［' => true,
        '道' => ends(["国道", "省道"]) || ends(["县道", "乡道"]),
        _ => false,
    }
}

fn after_sign(text: &str, at: usize, last: char) -> bool {
    let head = text.get(..at).unwrap_or("");
    match last {
        'A'..='Z' | 'a'..='z' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => !NAMES.iter().any(|name| head.ends_with(name)),
        '+' | '＋' | '×' | '#' | '@' | '_' | '*' => true,
        // 8·11, 4/5G, 13.5.2 and COVID-19: the sign follows a digit or a letter.
        '·' | '•' | '/' | '／' | '.' | '．' | '?' | '\u{e000}'..='\u{f8ff}' => {
            digit_before(text, at - last.len_utf8())
        }
        '-' => {
            let before = letter_before(text, at - 1);
            before.is_some_and(|before| before.is_ascii_alphanumeric())
        }
        ' ' => head.trim_end().ends_with("PM"),
        _ => false,
    }
}

fn digit_before(text: &str, at: usize) -> bool {
    letter_before(text, at).and_then(arabic_digit).is_some()
}

/// Whether `at` is preceded by 前 that counts the first of a rank (前十位), or 第 was passed.
fn in_leading_group(text: &str, at: usize) -> bool {
    let end = trimmed_before(text, at);
    let head = text.get(..end).unwrap_or("");
    let Some(head) = head.strip_suffix('前') else { return false };
    !["目", "当", "此", "年", "日", "以", "之", "提", "先", "空", "面", "生", "会", "眼", "史", "月", "向"]
        .iter()
        .any(|last| head.ends_with(last))
}

/// The longest slogan in quotation marks, in bytes: longer quotations are sentences.
const SLOGAN: usize = 48;

/// Whether a number lies in a short quotation or title that opened at `open`: “三个100”, 《深圳30条》.
pub(super) fn in_slogan(text: &str, open: usize, end: usize) -> bool {
    if end.saturating_sub(open) > SLOGAN {
        return false;
    }
    let mut length = end - open;
    for letter in text.get(end..).unwrap_or("").chars() {
        if matches!(letter, '”' | '’' | '》' | '」') {
            return true;
        }
        length += letter.len_utf8();
        if length > SLOGAN || letter == '\n' {
            return false;
        }
    }
    false
}

/// Words after a plain number that make it a date, an ordinal or a name: 2020年, 5月, 12号, 90后, 5G, 4A级.
pub(super) fn is_date_or_name(text: &str, end: usize) -> Option<usize> {
    let at = super::gap::gap(text, end).end;
    let next = letter(text, at)?;
    let stop = at + next.len_utf8();
    match next {
        '年' | '月' | '日' | '号' | '时' | '届' | '版' => Some(stop),
        '点' if matches!(letter(text, stop), Some('半' | '钟' | '至' | '到')) || starts_number(text, stop) => {
            Some(stop)
        }
        '世' if starts(text, at, "世纪") => Some(at + "世纪".len()),
        '周' if starts(text, at, "周年") || starts(text, at, "周岁") => Some(at + "周年".len()),
        '后' | '强' | '佳' | '大' | '代' | '星' | '码' => Some(stop),
        'A'..='Z' | 'a'..='z' | 'Ａ'..='Ｚ' | '+' | '＋' if at == end => Some(end),
        _ => None,
    }
}

fn starts_number(text: &str, at: usize) -> bool {
    letter(text, at).and_then(arabic_digit).is_some()
}
