//! The sentence of the press beside a photograph in a report that lost its head:
//! 3月5日，第几届人民代表大会第几次会议在某地开幕。总理某某某作政府工作报告。

use std::sync::LazyLock;

use memchr::memmem;
use regex::Regex;

use super::opening::ceil_char;
use crate::identity::{Evidence, Field, Identity, PartialDate};
use crate::span::Span;

static SENTENCE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:(?P<year>[0-9]{4})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日[，,]",
        r"(?P<session>[\p{Han}]{0,12}第[一二三四五六七八九十]{1,3}届[\p{Han}]{0,8}人民代表大会第[一二三四五六七八九十]{1,3}次会议)",
        r"在[^。\n]{2,30}(?:开幕|举行|召开)。[^。\n]{0,12}?(?:代理|代)?(?P<role>总理|主席|省长|州长|市长|县长|区长|旗长|盟长)",
        r"(?P<name>\p{Han}{2,4}?)(?:代表[\p{Han}]{2,12})?(?:向大会)?作[了]?政府工作报告"
    ))
    .ok()
});

/// The last words of the sentence.
const LAST: &str = "政府工作报告";
/// Bytes of the longest sentence that the rule fits.
const LONGEST: usize = 600;

/// Gives the identity what its head does not say: session, day and speaker.
pub(super) fn fill(text: &str, identity: &mut Identity, evidence: &mut Vec<Evidence>) {
    if identity.congress.is_some() && identity.speaker.is_some() && identity.delivered_on.is_some() {
        return;
    }
    // Most texts hold no such sentence; where one may be, its last words tell where it ends.
    let given = |at: &usize| text.get(..*at).is_some_and(|before| before.ends_with("作") || before.ends_with("作了"));
    let ends = memmem::find_iter(text.as_bytes(), LAST).filter(given).map(|at| at + LAST.len());
    let mut found = ends.filter_map(|end| {
        SENTENCE.as_ref()?.captures_at(text.get(..end)?, ceil_char(text, end.saturating_sub(LONGEST)))
    });
    let Some(found) = found.next() else { return };
    let mut prove = |field: Field, from: &str, to: &str| {
        let span = found.name(from).zip(found.name(to)).map(|(from, to)| Span::new(from.start(), to.end()));
        let words = span.map_or("", |span| span.of(text)).into();
        evidence.push(Evidence { field, rule: "caption".into(), words, span });
    };
    let words = |name: &str| found.name(name).map(|part| part.as_str());
    if identity.congress.is_none() {
        identity.congress = words("session").map(Into::into);
        prove(Field::Congress, "session", "session");
    }
    if identity.speaker.is_none() {
        identity.speaker = words("name").map(Into::into);
        identity.speaker_role = words("role").map(Into::into);
        prove(Field::Speaker, "role", "name");
    }
    let number = |name: &str| words(name).and_then(|digits| digits.parse::<u8>().ok());
    let month = number("month").filter(|month| (1..=12).contains(month));
    let printed = words("year").and_then(|digits| digits.parse::<u16>().ok());
    // At the end of a year the report for the next is given.
    let late = month.is_some_and(|month| month >= 11);
    let year = printed.or(identity.year.map(|year| if late { year - 1 } else { year }));
    if identity.delivered_on.is_none()
        && let Some((year, month)) = year.zip(month)
    {
        identity.delivered_on =
            Some(PartialDate { year, month, day: number("day").filter(|day| (1..=31).contains(day)) });
        prove(Field::DeliveredOn, "month", "day");
    }
}
