//! Numbers of a list: 提高4.3、2.2个百分点.

use super::gap::{gap, letter, starts};
use super::numeral;

/// What may stand between two numbers of a list; where the next begins.
pub(super) fn joiner(text: &str, at: usize) -> Option<usize> {
    let end = gap(text, at).end;
    let word = ["、", "和", "与", "及", "以及"].iter().find(|word| starts(text, end, word))?;
    let next = gap(text, end + word.len()).end;
    letter(text, next).and_then(numeral::arabic_digit).map(|_| next)
}
