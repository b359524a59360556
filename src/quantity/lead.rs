//! Finds the places where something that the scanner knows can begin, a few nanoseconds a character.

use super::gap::letter;
use super::letters::Letters;

/// What begins at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// An Arabic digit of either width.
    Arabic,
    /// A Chinese numeral character: 一, 十, 亿.
    Chinese,
    /// 第
    Ordinal,
    /// 翻, which may begin 翻一番.
    Doubling,
    /// An opening quotation mark or title mark.
    Open,
    /// A closing one.
    Close,
}

/// The next such character at or after `at`, which lies on a character boundary: where it begins and where it ends.
pub(super) fn next(text: &str, at: usize) -> Option<(Lead, usize, usize)> {
    static LEADS: Letters = Letters::of(
        "0123456789零〇一二三四五六七八九两十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟０１２３４５６７８９第翻“”‘’《》「」",
    );
    let at = LEADS.next(text, at)?;
    let letter = letter(text, at)?;
    let lead = match letter {
        '0'..='9' | '０'..='９' => Lead::Arabic,
        '第' => Lead::Ordinal,
        '翻' => Lead::Doubling,
        '“' | '‘' | '《' | '「' => Lead::Open,
        '”' | '’' | '》' | '」' => Lead::Close,
        _ => Lead::Chinese,
    };
    Some((lead, at, at + letter.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_leads_of_a_line_are_found_in_order() {
        let text = "增长８.5%、第“十”番翻é🀄亿";
        let mut found = Vec::new();
        let mut at = 0;
        while let Some((lead, start, end)) = next(text, at) {
            found.push((lead, text.get(start..end).unwrap()));
            at = end;
        }
        let expected = [
            (Lead::Arabic, "８"),
            (Lead::Arabic, "5"),
            (Lead::Ordinal, "第"),
            (Lead::Open, "“"),
            (Lead::Chinese, "十"),
            (Lead::Close, "”"),
            (Lead::Doubling, "翻"),
            (Lead::Chinese, "亿"),
        ];
        assert_eq!(found, expected);
    }
}
