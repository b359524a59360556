//! Years and dates as reports print them: 2021年, ２０２１年, 二〇二一年, 二O一一年, 二00二年, 一九九八年.

use memchr::memmem;

use crate::identity::PartialDate;

/// Years in which a report can have been given.
const SENSIBLE: std::ops::RangeInclusive<u16> = 1949..=2060;

/// One digit of a year; the zero is printed as 0, O, o, 〇, ○ or 零.
fn digit(c: char) -> Option<u16> {
    match c {
        '0'..='9' => u16::try_from(u32::from(c) - u32::from('0')).ok(),
        '０'..='９' => u16::try_from(u32::from(c) - u32::from('０')).ok(),
        '〇' | 'O' | 'o' | 'Ｏ' | 'ｏ' | '○' | '◯' | '零' | 'О' | 'Ο' => Some(0),
        '一' | 'l' => Some(1),
        '二' | '两' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    }
}

/// The year that ends where `text` ends, with the bytes that it takes. Spaces between its digits are passed over.
pub(super) fn year_before(text: &str) -> Option<(u16, usize)> {
    let mut digits = [0u16; 4];
    let mut found = 0;
    let mut start = text.len();
    for (at, c) in text.char_indices().rev() {
        match digit(c) {
            Some(value) if found < 4 => {
                digits[3 - found] = value;
                found += 1;
                start = at;
            }
            // A fifth digit: this is a number, not a year.
            Some(_) => return None,
            None if found > 0 && found < 4 && c == ' ' => {}
            None => break,
        }
    }
    let year = digits.iter().fold(0, |sum, value| sum * 10 + value);
    (found == 4 && SENSIBLE.contains(&year)).then(|| (year, text.len() - start))
}

/// Every year followed by 年, with the bytes of its digits and the place behind the 年.
pub(super) fn years(text: &str) -> impl Iterator<Item = Year> {
    memmem::find_iter(text.as_bytes(), "年").filter_map(|at| {
        let before = text.get(..at)?.trim_end_matches(' ');
        let (year, width) = year_before(before)?;
        Some(Year { year, start: before.len() - width, end: at + '年'.len_utf8() })
    })
}

/// A year with its place, 年 included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Year {
    pub year: u16,
    pub start: usize,
    pub end: usize,
}

/// Four digits that stand alone, as in file names (`安徽2023.txt`, `2014_…`).
pub(super) fn bare_year(text: &str) -> Option<Year> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    (0..bytes.len()).find_map(|at| {
        let whole = (at..at + 4).all(is_digit) && !is_digit(at + 4) && (at == 0 || !is_digit(at - 1));
        let year: u16 = whole.then(|| text.get(at..at + 4)?.parse().ok())??;
        SENSIBLE.contains(&year).then_some(Year { year, start: at, end: at + 4 })
    })
}

/// A date with its place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Date {
    pub date: PartialDate,
    pub start: usize,
    pub end: usize,
}

/// Every date of folded text that names at least year and month: 2021年2月2日, 2021年1月, 二〇二三年一月十五日, 1999年2月日.
pub(super) fn dates(text: &str) -> impl Iterator<Item = Date> {
    years(text).filter_map(|year| {
        let rest = text.get(year.end..)?;
        let (month, used) = small_number(rest, '月')?;
        let month = u8::try_from(month).ok().filter(|m| (1..=12).contains(m))?;
        let mut end = year.end + used;
        let mut day = None;
        let tail = text.get(end..)?;
        if let Some((value, used)) = small_number(tail, '日').or_else(|| small_number(tail, '号')) {
            day = u8::try_from(value).ok().filter(|d| (1..=31).contains(d));
            end += used;
        } else if tail.starts_with('日') {
            end += '日'.len_utf8();
        }
        Some(Date { date: PartialDate { year: year.year, month, day }, start: year.start, end })
    })
}

/// A number below 100 at the start of `text`, written in digits or 汉字 and closed by `mark`; with the bytes of both.
fn small_number(text: &str, mark: char) -> Option<(u32, usize)> {
    let end = text.find(mark).filter(|end| *end <= 9)?;
    let words = text.get(..end)?;
    let used = end + mark.len_utf8();
    if let Ok(value) = words.parse::<u32>() {
        return Some((value, used));
    }
    hanzi_number(words).map(|value| (value, used))
}

/// 一 to 九十九, also 廿 and 卅.
pub(super) fn hanzi_number(words: &str) -> Option<u32> {
    let one = |c: char| "一二三四五六七八九".chars().position(|h| h == c).and_then(|at| u32::try_from(at + 1).ok());
    let chars: Vec<char> = words.chars().collect();
    match chars[..] {
        ['十'] => Some(10),
        ['廿'] => Some(20),
        ['卅'] => Some(30),
        [a] => one(a),
        ['十', b] => Some(10 + one(b)?),
        ['廿', b] => Some(20 + one(b)?),
        [a, '十'] => Some(one(a)? * 10),
        [a, '十', b] => Some(one(a)? * 10 + one(b)?),
        _ => None,
    }
}

/// A date in a column or a page's head: 2021-02-02, 2021/2/2, 2021.02.02, or in words.
pub(super) fn plain_date(text: &str) -> Option<PartialDate> {
    if let Some(found) = dates(text).next() {
        return Some(found.date);
    }
    let mut parts = text.trim().split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let year = parts.next().and_then(|part| part.parse().ok()).filter(|year| SENSIBLE.contains(year))?;
    let month = parts.next().and_then(|part| part.parse().ok()).filter(|month| (1..=12).contains(month))?;
    let day = parts.next().and_then(|part| part.parse().ok()).filter(|day| (1..=31).contains(day));
    Some(PartialDate { year, month, day })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_in_every_print() {
        for words in
            ["2011年", "二O一一年", "二0一一年", "二〇一一年", "２０１１年", "二○一一年", "2 0 1 1 年", "二零一一年"]
        {
            assert_eq!(years(words).map(|y| y.year).collect::<Vec<_>>(), [2011], "{words}");
        }
        assert_eq!(years("一九九八年").next().map(|y| y.year), Some(1998));
        assert!(
            years("12011年").next().is_none() && years("十三五年").next().is_none() && years("3000年").next().is_none()
        );
    }

    #[test]
    fn dates_to_the_day_and_to_the_month() {
        let shown = |text: &str| dates(text).map(|d| d.date.to_string()).collect::<Vec<_>>();
        assert_eq!(shown("2021年2月2日在某市"), ["2021-02-02"]);
        assert_eq!(shown("2021年1月在某区"), ["2021-01"]);
        assert_eq!(shown("二〇二三年一月十五日"), ["2023-01-15"]);
        assert_eq!(shown("二○○六年十二月二十一日"), ["2006-12-21"]);
        assert_eq!(shown("1999年2月日"), ["1999-02"]);
        assert!(shown("2020年13月").is_empty() && shown("2020年的三个月").is_empty());
    }

    #[test]
    fn bare_years_are_four_digits_alone() {
        assert_eq!(bare_year("安徽2023").map(|y| y.year), Some(2023));
        assert_eq!(bare_year("2014_二O一一年").map(|y| y.year), Some(2014));
        assert!(bare_year("81eef78833984c9d").is_none() && bare_year("20210202").is_none());
    }

    #[test]
    fn dates_of_columns() {
        let shown = |text: &str| plain_date(text).map(|d| d.to_string());
        assert_eq!(shown("2021-02-02 10:11").as_deref(), Some("2021-02-02"));
        assert_eq!(shown("2021/2").as_deref(), Some("2021-02"));
        assert_eq!(shown("2021年3月1日").as_deref(), Some("2021-03-01"));
        assert_eq!(shown("2021"), None);
    }
}
