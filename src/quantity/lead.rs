//! Finds the places where something that the scanner knows can begin, a few nanoseconds a character.

use super::gap::letter;
use super::letters::Letters;

/// What begins at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// An Arabic digit of either width, or the letter l that one was taken for.
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
    /// A character that is looked for on the same walk, and none of those.
    Other,
}

/// The characters with which they begin.
const LEADS: &str =
    "0123456789l零〇一二三四五六七八九两十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟０１２３４５６７８９第翻“”‘’《》「」";

/// Characters that are looked for on the walk that finds quantities: a walk of their own would take as long as all of that.
pub(crate) struct Beside {
    /// These.
    pub(super) letters: Letters,
    /// These, and those with which something begins that the scanner knows.
    all: Letters,
}

impl Beside {
    pub(crate) const fn of(letters: &str) -> Self {
        Self { letters: Letters::of(letters), all: Letters::of(LEADS).and(letters) }
    }

    /// These characters and those.
    pub(crate) const fn and(self, letters: &str) -> Self {
        Self { letters: self.letters.and(letters), all: self.all.and(letters) }
    }
}

/// The next such character at or after `at`, which lies on a character boundary: where it begins and where it ends.
pub(super) fn next(text: &str, at: usize, beside: &Beside) -> Option<(Lead, usize, usize)> {
    let at = beside.all.next(text, at)?;
    let letter = letter(text, at)?;
    let lead = match letter {
        '0'..='9' | '０'..='９' | 'l' => Lead::Arabic,
        '第' => Lead::Ordinal,
        '翻' => Lead::Doubling,
        '“' | '‘' | '《' | '「' => Lead::Open,
        '”' | '’' | '》' | '」' => Lead::Close,
        '零' | '〇' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '两' => Lead::Chinese,
        '十' | '百' | '千' | '万' | '亿' | '拾' | '佰' | '仟' => Lead::Chinese,
        '壹' | '贰' | '叁' | '肆' | '伍' | '陆' | '柒' | '捌' | '玖' => Lead::Chinese,
        _ => Lead::Other,
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
        while let Some((lead, start, end)) = next(text, at, &Beside::of("增")) {
            found.push((lead, text.get(start..end).unwrap()));
            at = end;
        }
        let expected = [
            (Lead::Other, "增"),
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
