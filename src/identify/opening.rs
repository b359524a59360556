//! The beginning of a report: what stands above the salutation, and the sentences that follow it.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem;
use regex::Regex;

use super::fold::{Folded, Lines};

/// Bytes above the salutation that can belong to the title block; a site's navigation may stand before that.
const HEAD: usize = 2400;
/// Bytes after the salutation in which the speaker says for whom the report is: mostly soon, else as far as this.
const LEADS: [usize; 2] = [900, 2400];
/// So many characters behind those words are asked for too.
const FOLLOWING: usize = 160;
/// A salutation further down than this opens a later passage, not the report.
const LATEST: usize = 9000;

/// Sentences that may stand above a salutation: captions, notes of a site.
const SENTENCES_ABOVE: usize = 4;

static SALUTATION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:各?位(?:代表|委员|主任[、,，]委员|主任|同志|来宾)|同志们)[\s\u{200b}-\u{200f}]*[:：,，!！。]|各位代表[ \t\u{3000}]*[\r\n]").ok()
});

/// Governments for which a speaker speaks; the first of them also ask for a report.
const GOVERNMENTS: [&str; 9] =
    ["政府", "国务院", "管委会", "行署", "行政公署", "管理委员会", "筹备组", "党工委", "兵团"];
const ASKING: usize = 5;
/// Characters that stand between those words and the government, at the most.
const NAME: usize = 24;

/// For whom the speaker speaks: 我代表市人民政府, 我受国务院的委托, 受市人民政府委托. All of the words, and the government in them.
fn speaks_for(lead: &str) -> Option<(Range<usize>, Range<usize>)> {
    lead.match_indices(['代', '受']).find_map(|(at, _)| {
        let rest = lead.get(at..)?;
        let (who, governments) = match rest.strip_prefix('受') {
            Some(who) => (who, GOVERNMENTS.get(..ASKING)?),
            None => (rest.strip_prefix("代表")?, &GOVERNMENTS[..]),
        };
        let government = |(at, c): (usize, char)| {
            let words = who.get(at..).filter(|_| matches!(c, '政' | '国' | '管' | '行' | '筹' | '党' | '兵'))?;
            governments
                .iter()
                .find(|government| words.starts_with(**government))
                .map(|government| at + government.len())
        };
        let mut name = who.char_indices().take(NAME + 1).take_while(|(_, c)| !matches!(c, ',' | '。' | ';' | ':'));
        let end = name.find_map(government)?;
        let after = who.get(end..)?;
        let asked = ["的委托", "委托"].iter().find(|words| after.starts_with(**words)).map_or(0, |words| words.len());
        let start = at + rest.len() - who.len();
        Some((at..start + end + asked, start..start + end))
    })
}

/// A place not behind the first salutation, if there is one: its words are found faster than the rule fits.
fn nearest_salutation(text: &str) -> Option<usize> {
    let mut nearest = None;
    for words in ["位代表", "同志们", "位委员", "位主任", "位同志", "位来宾"] {
        let before = text.get(..nearest.unwrap_or(text.len())).unwrap_or("");
        nearest = memmem::find(before.as_bytes(), words.as_bytes()).or(nearest);
    }
    // 各 may stand before it.
    nearest.map(|at| floor_char(text, at.saturating_sub(1)))
}

/// The opening of a text.
#[derive(Debug)]
pub(super) struct Opening {
    /// Title, occasion and speaker, with line ends.
    pub head: Folded,
    /// The same without line ends, since a line may break inside a name.
    pub joined: Folded,
    /// What follows the salutation (or the head, where there is none), without line ends.
    pub lead: Folded,
    /// In the lead, the words by which the speaker says for whom the report is, and in them the government.
    pub speaks_for: Option<(Range<usize>, Range<usize>)>,
    /// Whether 各位代表 and the like opens the report.
    pub addressed: bool,
}

impl Opening {
    pub fn of(text: &str) -> Self {
        let limit = floor_char(text, LATEST);
        let place = SALUTATION
            .as_ref()
            .and_then(|rule| rule.find_at(&text[..limit], nearest_salutation(&text[..limit])?))
            // After some sentences, 各位代表 is a turn of speech of a text that lost its opening.
            .filter(|found| text[..found.start()].matches('。').count() <= SENTENCES_ABOVE);
        let (start, end, lead) = match &place {
            Some(found) => (ceil_char(text, found.start().saturating_sub(HEAD)), found.start(), found.start()),
            None => (0, floor_char(text, 1200), 0),
        };
        let head = Folded::new(text, start..end, Lines::Keep);
        let [soon, whole] = LEADS.map(|bytes| lead..floor_char(text, lead + bytes));
        let lead = Folded::new(text, soon, Lines::Join);
        let said = speaks_for(&lead.text).filter(|(words, _)| {
            lead.text.get(words.end..).is_some_and(|after| after.chars().nth(FOLLOWING).is_some())
        });
        let (lead, speaks_for) = match said {
            Some(said) => (lead, Some(said)),
            None => {
                let lead = Folded::new(text, whole, Lines::Join);
                let said = speaks_for(&lead.text);
                (lead, said)
            }
        };
        Opening { speaks_for, joined: head.joined(), head, lead, addressed: place.is_some() }
    }

    /// The lines of the head with their places in the folded head.
    pub fn lines(&self) -> impl DoubleEndedIterator<Item = (usize, &str)> {
        let start = self.head.text.as_ptr() as usize;
        self.head.text.lines().map(move |line| (line.as_ptr() as usize - start, line))
    }
}

/// The first characters of a text.
pub(super) fn beginning(text: &str, chars: usize) -> &str {
    text.char_indices().nth(chars).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// The last character boundary at or before `at`.
pub(super) fn floor_char(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The first character boundary at or after `at`.
pub(super) fn ceil_char(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}
