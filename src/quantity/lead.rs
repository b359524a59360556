//! Finds the places where something that the scanner knows can begin, a few nanoseconds a character.

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

/// The next place at or after `at`, which lies on a character boundary.
pub(super) fn next(bytes: &[u8], mut at: usize) -> Option<(Lead, usize)> {
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'0'..=b'9' => return Some((Lead::Arabic, at)),
            0xE2..=0xEF => {
                if let Some([first, second, third]) = bytes.get(at..at + 3).and_then(|three| three.first_chunk::<3>())
                    && may_lead(*second, *third)
                    && let Some(lead) = classify(u32::from_be_bytes([0, *first, *second, *third]))
                {
                    return Some((lead, at));
                }
                at += 3;
            }
            _ => at += 1,
        }
    }
    None
}

/// For each value of the second byte, a bit for each third byte with which a lead ends: one look passes over most characters.
const ENDINGS: [u64; 64] = {
    let mut endings = [0; 64];
    let mut at = 0;
    while at < KEYS.len() {
        let [_, _, second, third] = KEYS[at].to_be_bytes();
        endings[(second & 0x3F) as usize] |= 1 << (third & 0x3F);
        at += 1;
    }
    endings
};

fn may_lead(second: u8, third: u8) -> bool {
    ENDINGS.get(usize::from(second & 0x3F)).is_none_or(|bits| bits >> (third & 0x3F) & 1 == 1)
}

/// The three bytes of a character as one number.
const fn key(letter: char) -> u32 {
    let mut bytes = [0; 4];
    letter.encode_utf8(&mut bytes);
    u32::from_be_bytes([0, bytes[0], bytes[1], bytes[2]])
}

macro_rules! keys {
    ($($name:ident = $letter:literal),* $(,)?) => {
        $(const $name: u32 = key($letter);)*
        const KEYS: &[u32] = &[$($name),*];
    };
}

keys! {
    LING = '零', CIRCLE = '〇', YI1 = '一', ER = '二', SAN = '三', SI = '四', WU = '五', LIU = '六', QI = '七', BA = '八',
    JIU = '九', LIANG = '两', SHI = '十', BAI = '百', QIAN = '千', WAN = '万', YI = '亿',
    YI_F = '壹', ER_F = '贰', SAN_F = '叁', SI_F = '肆', WU_F = '伍', LIU_F = '陆', QI_F = '柒', BA_F = '捌', JIU_F = '玖',
    SHI_F = '拾', BAI_F = '佰', QIAN_F = '仟',
    ZERO_WIDE = '０', ONE_WIDE = '１', TWO_WIDE = '２', THREE_WIDE = '３', FOUR_WIDE = '４', FIVE_WIDE = '５',
    SIX_WIDE = '６', SEVEN_WIDE = '７', EIGHT_WIDE = '８', NINE_WIDE = '９', DI = '第', FAN = '翻',
    OPEN = '“', CLOSE = '”', OPEN_ONE = '‘', CLOSE_ONE = '’', OPEN_TITLE = '《', CLOSE_TITLE = '》', OPEN_CORNER = '「',
    CLOSE_CORNER = '」',
}

fn classify(key: u32) -> Option<Lead> {
    match key {
        YI1 | ER | SAN | SI | WU | LIU | QI | BA | JIU | LIANG | SHI | BAI | QIAN | WAN | YI | LING | CIRCLE => {
            Some(Lead::Chinese)
        }
        YI_F | ER_F | SAN_F | SI_F | WU_F | LIU_F | QI_F | BA_F | JIU_F | SHI_F | BAI_F | QIAN_F => Some(Lead::Chinese),
        ZERO_WIDE | ONE_WIDE | TWO_WIDE | THREE_WIDE | FOUR_WIDE | FIVE_WIDE | SIX_WIDE | SEVEN_WIDE | EIGHT_WIDE
        | NINE_WIDE => Some(Lead::Arabic),
        DI => Some(Lead::Ordinal),
        FAN => Some(Lead::Doubling),
        OPEN | OPEN_ONE | OPEN_TITLE | OPEN_CORNER => Some(Lead::Open),
        CLOSE | CLOSE_ONE | CLOSE_TITLE | CLOSE_CORNER => Some(Lead::Close),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_leads_of_a_line_are_found_in_order() {
        let text = "增长８.5%、第“十”番翻é🀄亿";
        let mut found = Vec::new();
        let mut at = 0;
        while let Some((lead, place)) = next(text.as_bytes(), at) {
            let letter = text.get(place..).unwrap().chars().next().unwrap();
            found.push((lead, letter));
            at = place + letter.len_utf8();
        }
        let expected = [
            (Lead::Arabic, '８'),
            (Lead::Arabic, '5'),
            (Lead::Ordinal, '第'),
            (Lead::Open, '“'),
            (Lead::Chinese, '十'),
            (Lead::Close, '”'),
            (Lead::Doubling, '翻'),
            (Lead::Chinese, '亿'),
        ];
        assert_eq!(found, expected);
    }
}
