//! What each section is for, told by its title, by the part in which it stands, and where the title is silent by its text.

use std::sync::LazyLock;

use memchr::memmem;

use super::said::{Said, Tells, Told};
use super::{Role, Section};
use crate::identity::{Identity, Kind};
use crate::wordlist::Wordlist;

/// Gives every section its role, by what the titles told.
pub(super) fn assign(text: &str, sections: &mut [Section], told: &[Told], identity: &Identity) {
    let mut told = told.iter();
    let report = matches!(identity.kind, Kind::GovernmentWorkReport | Kind::Unknown);
    for index in 0..sections.len() {
        let Some(section) = sections.get(index).cloned() else { continue };
        let first = !sections.iter().take(index).any(|before| before.level == 1);
        let parent = section.parent.and_then(|at| sections.get(at as usize)).map(|parent| parent.role);
        let role = if section.level == 0 {
            preamble(section.span.of(text))
        } else {
            let own = told.next().and_then(|told| Title::new(told, identity).role(parent, section.level));
            own.or(parent.filter(|role| *role != Role::Other)).unwrap_or_else(|| {
                let body = text.get(section.heading.end as usize..section.span.end as usize).unwrap_or("");
                match report {
                    true => Some(by_text(body, identity, first)).filter(|role| *role != Role::Other),
                    false => None,
                }
                .or_else(|| beside(text, sections, index))
                .unwrap_or_default()
            })
        };
        if let Some(section) = sections.get_mut(index) {
            section.role = role;
        }
    }
    without_title(text, sections);
}

/// Where the title of the first part was lost, its sections (一)、(二) stand before 二、. They are of one part: what one of them is
/// clearly, a review, all are.
fn without_title(text: &str, sections: &mut [Section]) {
    let number = |section: &Section| section.number.of(text).trim_start();
    let parts = |section: &Section| number(section).starts_with(['一', '二']);
    let Some(second) = sections.iter().position(|section| section.level == 1 && parts(section)) else { return };
    let ahead = |part: &Section| looks_ahead(part.role) && number(part).starts_with('二');
    if !sections.get(second).is_some_and(ahead) {
        return;
    }
    let lost = sections.get_mut(..second).unwrap_or(&mut []);
    let bracketed = |section: &&mut Section| section.number.of(text).trim_start().starts_with(['（', '(']);
    if lost.iter_mut().any(|section| bracketed(&section) && section.role == Role::Review) {
        lost.iter_mut().filter(bracketed).for_each(|section| section.role = Role::Review);
    }
}

/// Where the title of a part was lost, (二) has the role of (一) before it.
fn beside(text: &str, sections: &[Section], index: usize) -> Option<Role> {
    let bracketed = |section: &Section| section.number.of(text).starts_with(['（', '(']);
    let own = sections.get(index).filter(|own| bracketed(own))?;
    let before = sections.get(index.checked_sub(1)?)?;
    (before.level == own.level && bracketed(before)).then_some(before.role)
}

/// Longer than this (in characters), the text before the first heading holds more than a salutation.
const LONGEST_PREAMBLE: usize = 1200;

fn preamble(words: &str) -> Role {
    if words.chars().take(LONGEST_PREAMBLE + 1).count() > LONGEST_PREAMBLE { Role::Other } else { Role::Preamble }
}

struct Title<'a> {
    words: &'a str,
    said: Said,
    identity: &'a Identity,
}

impl<'a> Title<'a> {
    fn new(told: &'a Told, identity: &'a Identity) -> Self {
        Title { words: &told.words, said: told.said, identity }
    }

    fn tells(&self, what: Tells) -> bool {
        self.said.tells(what)
    }

    /// The role that the title itself tells, inside a section of the role `parent`.
    fn role(&self, parent: Option<Role>, level: u8) -> Option<Role> {
        let looks_back = matches!(parent, Some(Role::Review | Role::ReviewPlan));
        if self.tells(Tells::Glossary) {
            return Some(Role::Glossary);
        }
        if self.words.starts_with("附件") || self.words.starts_with("附表") || self.words.starts_with("附录") {
            return Some(Role::Appendix);
        }
        if self.tells(Tells::Closing) {
            return Some(Role::Closing);
        }
        if self.tells(Tells::Problem) && self.tells(Tells::Exists) && !self.tells(Tells::Solves) {
            return Some(Role::Problems);
        }
        if looks_back && level > 2 {
            return None;
        }
        if !looks_back && self.tells(Tells::Livelihood) && self.words.chars().count() < 24 {
            return Some(Role::Livelihood);
        }
        if level <= 2
            && let Some(role) = self.period()
            && !(looks_back && level == 2 && !self.tells(Tells::Task) && role == Role::Plan)
            && !(parent.is_some_and(looks_ahead) && matches!(role, Role::Review) && !self.tells(Tells::SumsUp))
        {
            return Some(role);
        }
        if looks_back {
            return None;
        }
        if self.tells(Tells::SelfGovernment)
            || (self.tells(Tells::Government) && self.tells(Tells::Improves) && !self.tells(Tells::Spends))
        {
            return Some(Role::SelfGovernment);
        }
        if self.tells(Tells::YearAim) && !self.tells(Tells::Task) {
            return Some(if parent == Some(Role::Plan) { Role::Plan } else { Role::Target });
        }
        // 三、重点工作: without a year it is the work to come.
        (level == 1 && self.tells(Tells::YearTask)).then_some(Role::Task)
    }

    /// The role that a period named in the title tells.
    fn period(&self) -> Option<Role> {
        let years = self.years();
        let given = self.identity.year.or(self.identity.review_year.map(|year| year + 1));
        let year_ended = self.words.ends_with("的一年") && !self.words.ends_with("新的一年");
        let back = self.tells(Tells::LooksBack) || self.words.ends_with("五年") || year_ended;
        let past = years.iter().any(|year| given.is_some_and(|given| *year < given));
        let own = years.iter().any(|year| Some(*year) == given) || self.tells(Tells::Own);
        let later = years.iter().any(|year| given.is_some_and(|given| *year > given));
        let ahead = self.tells(Tells::Task) || self.tells(Tells::Aim) || self.tells(Tells::Ahead);
        let several = self.tells(Tells::Term) || self.said.plan().is_some();
        if back && !own {
            return Some(if several && !past && !year_ended { Role::ReviewPlan } else { Role::Review });
        }
        if own && back && self.looks_back_first() {
            return Some(Role::Review);
        }
        if own {
            return Some(if self.tells(Tells::Aim) && !self.tells(Tells::Task) { Role::Target } else { Role::Task });
        }
        if later {
            return (several || ahead).then_some(Role::Plan);
        }
        if several {
            return self.several(given, past, ahead);
        }
        past.then_some(Role::Review)
    }

    /// 2019年工作回顾和2020年工作的总体要求: of a part that does both, the text begins with what the title names first.
    fn looks_back_first(&self) -> bool {
        let first = |what: Tells| what.words().iter().filter_map(|word| self.words.find(word)).min();
        let (back, ahead) = (first(Tells::LooksBack), first(Tells::Aim).into_iter().chain(first(Tells::Task)).min());
        ahead.is_none_or(|ahead| back.is_some_and(|back| back < ahead))
    }

    /// The role of a title that names a plan or a term of office.
    fn several(&self, given: Option<u16>, past: bool, ahead: bool) -> Option<Role> {
        let Some((from, to)) = self.said.plan() else {
            return if ahead { Some(Role::Plan) } else { None };
        };
        match given {
            _ if past => Some(Role::Review),
            Some(given) if to < given => Some(Role::ReviewPlan),
            // The first year of a plan: its good start is this year's work, its end is years ahead.
            Some(given) if given == from && self.tells(Tells::Start) => Some(Role::Task),
            // A year later the start is what is looked back on.
            Some(given) if given == from + 1 && self.tells(Tells::Start) => Some(Role::Review),
            Some(given) if given <= from || ahead => Some(Role::Plan),
            _ => None,
        }
    }

    /// Years named in the title.
    fn years(&self) -> Vec<u16> {
        let mut years = Vec::new();
        let (mut value, mut digits) = (0u32, 0);
        for c in self.words.chars() {
            let Some(digit) = arabic(c).to_digit(10) else {
                (value, digits) = (0, 0);
                continue;
            };
            // The last four digits.
            (value, digits) = ((value * 10 + digit) % 10_000, digits + 1);
            if digits >= 4 && (1949..=2100).contains(&value) {
                years.extend(u16::try_from(value));
                (value, digits) = (0, 0);
            }
        }
        years
    }
}

fn looks_ahead(role: Role) -> bool {
    matches!(role, Role::Task | Role::Target | Role::Plan | Role::SelfGovernment | Role::Livelihood)
}

/// A digit as `0`–`9`, whichever way the year is written.
fn arabic(c: char) -> char {
    match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        '〇' | '○' | 'Ｏ' | 'O' | '零' => '0',
        '一' => '1',
        '二' => '2',
        '三' => '3',
        '四' => '4',
        '五' => '5',
        '六' => '6',
        '七' => '7',
        '八' => '8',
        '九' => '9',
        _ => c,
    }
}

/// What a word in the text of a part tells of it.
#[derive(Clone, Copy)]
enum Sign {
    /// It looks back.
    Back,
    /// It looks back on several years.
    BackOnTerm,
    /// It speaks of several years.
    Term,
    /// It sets tasks.
    Ahead,
    /// It holds 要 but may set no task: 主要, 重要.
    Noun,
}

const SIGNS: &[(&str, Sign)] = &[
    ("去年", Sign::Back),
    ("过去", Sign::Back),
    ("年来", Sign::Back),
    ("取得", Sign::Back),
    ("比上年", Sign::Back),
    ("完成了", Sign::Back),
    ("实现了", Sign::Back),
    ("同比", Sign::Back),
    ("五年来", Sign::BackOnTerm),
    ("过去五年", Sign::BackOnTerm),
    ("五年间", Sign::Term),
    ("要", Sign::Ahead),
    ("今年", Sign::Ahead),
    ("将", Sign::Ahead),
    ("力争", Sign::Ahead),
    ("确保", Sign::Ahead),
    ("继续", Sign::Ahead),
    ("必须", Sign::Ahead),
    ("主要", Sign::Noun),
    ("重要", Sign::Noun),
    ("需要", Sign::Noun),
    ("要素", Sign::Noun),
    ("要求", Sign::Noun),
];

static SIGN_LIST: LazyLock<Wordlist> = LazyLock::new(|| Wordlist::new(SIGNS.iter().map(|(word, _)| word)));

/// Characters at the beginning of a part that tell what it does.
const TELLING: usize = 1500;

/// What a part without a telling title does: report on the past or set tasks, by the words of its beginning.
fn by_text(body: &str, identity: &Identity, first: bool) -> Role {
    let mut rest = body.chars();
    rest.nth(TELLING - 1);
    let head = body.get(..body.len() - rest.as_str().len()).unwrap_or(body);
    let year =
        |year: Option<u16>| year.map_or(0, |year| memmem::find_iter(head.as_bytes(), &format!("{year}年")).count());
    let (mut back, mut ahead, mut terms) = (year(identity.review_year), year(identity.year), 0);
    for (_, sign) in SIGN_LIST.find(head).filter_map(|hit| SIGNS.get(hit.word)) {
        match sign {
            Sign::Back => back += 1,
            Sign::BackOnTerm => (back, terms) = (back + 1, terms + 1),
            Sign::Term => terms += 1,
            Sign::Ahead => ahead += 1,
            // A report begins with what was done: there 主要 and 重要 are not counted as 要.
            Sign::Noun => ahead += usize::from(!first),
        }
    }
    match back.cmp(&ahead) {
        std::cmp::Ordering::Greater if terms >= 2 => Role::ReviewPlan,
        std::cmp::Ordering::Greater => Role::Review,
        std::cmp::Ordering::Less => Role::Task,
        std::cmp::Ordering::Equal => Role::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::{Role, Title, Told};
    use crate::identity::Identity;

    fn of(year: u16, words: &str) -> Option<Role> {
        let identity = Identity { year: Some(year), review_year: Some(year - 1), ..Identity::default() };
        Title::new(&Told::of(words), &identity).role(None, 1)
    }

    #[test]
    fn a_title_that_does_both_is_what_it_names_first() {
        assert_eq!(of(2004, "一、2003年工作回顾和2004年工作的总体要求"), Some(Role::Review));
        assert_eq!(of(2004, "一、2004年目标任务和2003年工作回顾"), Some(Role::Task));
        assert_eq!(of(2022, "一、2021年和今年以来工作回顾"), Some(Role::Review));
    }

    #[test]
    fn the_start_of_a_plan_is_work_to_come_and_a_year_later_work_done() {
        assert_eq!(of(2021, "二、奋力实现“十四五”良好开局"), Some(Role::Task));
        assert_eq!(of(2022, "一、“十四五”开局良好，产业升级加快"), Some(Role::Review));
        assert_eq!(of(2014, "一、转型发展起步的一年"), Some(Role::Review));
        assert_eq!(of(2014, "二、迈向新的一年"), Some(Role::Task));
    }
}
