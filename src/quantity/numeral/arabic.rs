//! Arabic digits of either width, with groups, decimals and the damage that copying does to them.

use rust_decimal::Decimal;

use crate::quantity::gap::{letter, letter_before, starts};

/// More digits than a decimal holds exactly.
const MOST_DIGITS: usize = 26;

/// A run of Arabic digits of either width, with `1,100` grouped and with its decimals. `Err` is the end of a run that
/// is too long to be a number.
pub(in crate::quantity) fn arabic(text: &str, at: usize) -> Result<(Decimal, usize), usize> {
    if let Some(plain) = plain(text, at) {
        return Ok(plain);
    }
    let word_before = follows_word(text, at);
    let mut run = Run { text, start: at, end: at, mantissa: 0, digits: 0, scale: None, word_before };
    while run.digit() || run.point() || run.group() || run.spaced_digit() {}
    if run.digits > MOST_DIGITS {
        return Err(run.end);
    }
    let value = Decimal::try_from_i128_with_scale(run.mantissa, run.scale.unwrap_or(0));
    value.map(|value| (value, run.end)).map_err(|_| run.end)
}

/// Nearly every number: a few digits, perhaps with decimals, up to a Chinese character or a sign of a share.
fn plain(text: &str, at: usize) -> Option<(Decimal, usize)> {
    let bytes = text.as_bytes().get(at..)?;
    let (mut mantissa, mut decimals, mut point) = (0, 0, false);
    for (end, byte) in bytes.iter().take(FEW_DIGITS).enumerate() {
        match byte {
            b'0'..=b'9' => {
                mantissa = mantissa * 10 + i64::from(byte - b'0');
                decimals += u32::from(point);
            }
            b'.' if !point && end > 0 => point = true,
            b'%' | 0xE3..=0xE9 if end > 0 && point == (decimals > 0) => {
                return Some((Decimal::new(mantissa, decimals), at + end));
            }
            _ => return None,
        }
    }
    None
}

/// So few that they fit into 64 bits.
const FEW_DIGITS: usize = 16;

/// Arabic digits so far.
struct Run<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    mantissa: i128,
    digits: usize,
    scale: Option<u32>,
    /// Whether a Chinese word stands before the number, so that it is no number of a heading.
    word_before: bool,
}

impl Run<'_> {
    fn digit(&mut self) -> bool {
        let Some(next) = letter(self.text, self.end) else { return false };
        let Some(digit) = arabic_digit(next).or_else(|| self.misread(next)) else { return false };
        self.take(digit);
        self.end += next.len_utf8();
        true
    }

    /// The digit that a letter is where the run is a number whose digits were recognised as letters.
    fn misread(&self, letter: char) -> Option<u32> {
        let digit = u32::from(letter == 'l');
        (matches!(letter, 'l' | 'O') && is_misread(self.text, self.start)).then_some(digit)
    }

    fn take(&mut self, digit: u32) {
        self.digits += 1;
        if self.digits <= MOST_DIGITS {
            self.mantissa = self.mantissa * 10 + i128::from(digit);
            self.scale = self.scale.map(|scale| scale + 1);
        }
    }

    /// The decimal point. A middle dot or a lost character is one only before a unit: 5·8％, but not 8·11.
    fn point(&mut self) -> bool {
        if self.scale.is_some() {
            return false;
        }
        let spaces = usize::from(self.word_before && letter(self.text, self.end) == Some(' '));
        let Some(sign) = letter(self.text, self.end + spaces) else { return false };
        let mut from = self.end + spaces + sign.len_utf8();
        let point = match sign {
            '.' | '．' => {
                if self.word_before && letter(self.text, from) == Some(' ') {
                    from += 1;
                }
                letter(self.text, from).is_some_and(|next| arabic_digit(next).or_else(|| self.misread(next)).is_some())
            }
            '·' | '\u{e000}'..='\u{f8ff}' => spaces == 0 && digits_before_unit(self.text, from),
            _ => false,
        };
        if point {
            self.scale = Some(0);
            self.end = from;
        }
        point
    }

    /// `,100` or `，１００` after one to three digits.
    fn group(&mut self) -> bool {
        if self.scale.is_some() || !(1..=3).contains(&self.digits) {
            return false;
        }
        let mut taken = false;
        for comma in [',', '，'] {
            let mut width = if comma == ',' { 1 } else { '０'.len_utf8() };
            let mut count = groups(self.text, self.end, comma, width);
            if comma == '，' && count == 0 && starts(self.text, self.end, "，0") {
                // A number does not begin with a zero: 1，000万吨 is one number, 达到1，200家 may be two.
                width = 1;
                count = groups(self.text, self.end, comma, width);
            }
            for _ in 0..count {
                let from = self.end + comma.len_utf8();
                for digit in self.text.get(from..from + 3 * width).unwrap_or("").chars().filter_map(arabic_digit) {
                    self.take(digit);
                }
                self.end = from + 3 * width;
                taken = true;
            }
        }
        taken
    }

    /// `1 9 9 8`: digits that were set apart one by one.
    fn spaced_digit(&mut self) -> bool {
        let apart = self.word_before && letter(self.text, self.end) == Some(' ');
        let single = |at: usize| digit_at(self.text, at) && !digit_at(self.text, at + 1);
        let before = self.end.checked_sub(1).is_some_and(single);
        let alone =
            !self.end.checked_sub(2).is_some_and(|at| self.text.is_char_boundary(at) && digit_at(self.text, at));
        if !(apart && before && alone && single(self.end + 1)) {
            return false;
        }
        self.end += 1;
        self.digit()
    }
}

/// How many groups of a comma and three digits of this width follow at `at`; at most six, and none when the last is
/// followed by another digit.
fn groups(text: &str, at: usize, comma: char, width: usize) -> usize {
    let size = comma.len_utf8() + 3 * width;
    let group = |n: usize| {
        let Some(words) = text.get(at + n * size..at + (n + 1) * size) else { return false };
        let mut letters = words.chars();
        letters.next() == Some(comma)
            && letters.as_str().chars().count() == 3
            && letters.all(|l| arabic_digit(l).is_some())
    };
    let count = (0..6).take_while(|n| group(*n)).count();
    if digit_at(text, at + count * size) { 0 } else { count }
}

/// Whether digits at `at` are followed by a sign that only a number with decimals has before it.
fn digits_before_unit(text: &str, at: usize) -> bool {
    let Some(rest) = text.get(at..) else { return false };
    let mut after = rest.trim_start_matches(|l| arabic_digit(l).is_some());
    if after.len() == rest.len() || rest.len() - after.len() > 12 {
        return false;
    }
    after = after.trim_start_matches(' ');
    ["%", "％", "‰", "亿", "万", "个百分点", "倍", "元"].iter().any(|sign| after.starts_with(sign))
}

/// `lO.5％`, `61O万`, `l00亿元`: whether a number stands at `at` some digits of which were recognised as letters. At least one is
/// a digit still, and no other letter is near: O2O and H2O are words.
pub(in crate::quantity) fn is_misread(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or("");
    let end = rest.find(|c| !matches!(c, '0'..='9' | 'l' | 'O' | '.' | '．')).unwrap_or(rest.len());
    let (run, after) = rest.split_at(end);
    let apart = !letter_before(text, at).is_some_and(|before| before.is_ascii_alphanumeric());
    let counted = |next: char| matches!(next, '%' | '％' | '‰') || (next.is_alphabetic() && !next.is_ascii());
    apart && run.contains(|c: char| c.is_ascii_digit()) && after.starts_with(counted)
}

fn follows_word(text: &str, at: usize) -> bool {
    letter_before(text, at).is_some_and(|before| before.is_alphabetic() && !before.is_ascii())
}

pub(in crate::quantity) fn arabic_digit(letter: char) -> Option<u32> {
    match letter {
        '0'..='9' => letter.to_digit(10),
        '０'..='９' => Some(u32::from(letter) - u32::from('０')),
        _ => None,
    }
}

fn digit_at(text: &str, at: usize) -> bool {
    letter(text, at).and_then(arabic_digit).is_some()
}
