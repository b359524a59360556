//! What each section is for, told by its title, by the part in which it stands, and where the title is silent by its text.

use super::words::{is_blank, is_glossary};
use super::{Role, Section};
use crate::report::{Identity, Kind};

/// Gives every section its role.
pub(super) fn assign(text: &str, sections: &mut [Section], identity: &Identity) {
    let report = matches!(identity.kind, Kind::GovernmentWorkReport | Kind::Unknown);
    for index in 0..sections.len() {
        let Some(section) = sections.get(index).cloned() else { continue };
        let parent = section.parent.and_then(|at| sections.get(at as usize)).map(|parent| parent.role);
        let role = if section.level == 0 {
            preamble(section.span.of(text))
        } else {
            let title: String = section.heading.of(text).chars().filter(|c| !is_blank(*c)).collect();
            let own = Title { words: &title, identity }.role(parent, section.level);
            own.or(parent.filter(|role| *role != Role::Other)).unwrap_or_else(|| {
                let body = text.get(section.heading.end as usize..section.span.end as usize).unwrap_or("");
                if report { by_text(body, identity) } else { Role::Other }
            })
        };
        if let Some(section) = sections.get_mut(index) {
            section.role = role;
        }
    }
}

/// Longer than this (in characters), the text before the first heading holds more than a salutation.
const LONGEST_PREAMBLE: usize = 1200;

fn preamble(words: &str) -> Role {
    if words.chars().take(LONGEST_PREAMBLE + 1).count() > LONGEST_PREAMBLE { Role::Other } else { Role::Preamble }
}

struct Title<'a> {
    words: &'a str,
    identity: &'a Identity,
}

impl Title<'_> {
    fn has(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.words.contains(word))
    }

    /// The role that the title itself tells, inside a section of the role `parent`.
    fn role(&self, parent: Option<Role>, level: u8) -> Option<Role> {
        let looks_back = matches!(parent, Some(Role::Review | Role::ReviewPlan));
        if is_glossary(self.words) {
            return Some(Role::Glossary);
        }
        if self.words.starts_with("附件") || self.words.starts_with("附表") || self.words.starts_with("附录") {
            return Some(Role::Appendix);
        }
        if self.has(&["结束语", "结语"]) {
            return Some(Role::Closing);
        }
        if self.has(&["问题", "困难", "挑战", "不足"])
            && self.has(&["存在", "面临", "主要", "困难和", "不足"])
            && !self.has(&["解决", "破解", "应对"])
        {
            return Some(Role::Problems);
        }
        if looks_back && level > 2 {
            return None;
        }
        if !looks_back
            && self.has(&["实事"])
            && self.has(&["民生", "惠民", "为民", "民心", "件", "项目"])
            && self.words.chars().count() < 28
        {
            return Some(Role::Livelihood);
        }
        if level <= 2
            && let Some(role) = self.period()
            && !(looks_back && level == 2 && !self.has(TASKS) && role == Role::Plan)
        {
            return Some(role);
        }
        if looks_back {
            return None;
        }
        if self.has(SELF_GOVERNMENT)
            || (self.words.contains("政府")
                && self.has(&["建设", "打造", "服务型", "法治", "廉洁", "满意"])
                && !self.has(&["政府采购", "政府投资"]))
        {
            return Some(Role::SelfGovernment);
        }
        if self.has(&["预期目标", "主要目标", "奋斗目标", "总体目标"]) && !self.has(TASKS) {
            return Some(if parent == Some(Role::Plan) { Role::Plan } else { Role::Target });
        }
        // 三、重点工作: without a year it is the work to come.
        (level == 1 && self.has(&["重点工作", "重点任务", "主要任务", "工作安排", "工作部署"])).then_some(Role::Task)
    }

    /// The role that a period named in the title tells.
    fn period(&self) -> Option<Role> {
        let years = self.years();
        let given = self.identity.year.or(self.identity.review_year.map(|year| year + 1));
        let back = self.has(LOOKING_BACK);
        let several = self.has(PLANS);
        let past = years.iter().any(|year| given.is_some_and(|given| *year < given));
        let own = years.iter().any(|year| Some(*year) == given) || self.has(&["今年", "新的一年", "新一年"]);
        let later = years.iter().any(|year| given.is_some_and(|given| *year > given));
        let ahead = self.has(TASKS) || self.has(&["目标", "要求", "思路", "展望", "规划"]);
        if back && !own {
            return Some(if several && !past { Role::ReviewPlan } else { Role::Review });
        }
        if later || (several && !own && (ahead || !past)) {
            return (several || ahead).then_some(Role::Plan);
        }
        if own {
            let only_target = self.has(&["目标", "总体要求", "形势"]) && !self.has(TASKS);
            return Some(if only_target { Role::Target } else { Role::Task });
        }
        if past {
            return Some(Role::Review);
        }
        None
    }

    /// Years named in the title.
    fn years(&self) -> Vec<u16> {
        let digits: Vec<char> = self.words.chars().map(arabic).collect();
        let mut years = Vec::new();
        let mut at = 0;
        while let Some(window) = digits.get(at..at + 4) {
            let value = window.iter().try_fold(0_u16, |sum, c| c.to_digit(10).map(|d| sum * 10 + d as u16));
            match value {
                Some(year) if (1949..=2100).contains(&year) => {
                    years.push(year);
                    at += 4;
                }
                _ => at += 1,
            }
        }
        years
    }
}

/// A digit as `0`–`9`, whichever way the year is written.
fn arabic(c: char) -> char {
    match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        '〇' | '○' | 'Ｏ' | 'O' | '零' => '0',
        _ => "一二三四五六七八九"
            .chars()
            .position(|d| d == c)
            .and_then(|at| char::from_digit(at as u32 + 1, 10))
            .unwrap_or(c),
    }
}

const LOOKING_BACK: &[&str] = &["回顾", "总结", "成就", "成绩", "盘点", "过去", "历程", "体会", "经验"];
const PLANS: &[&str] = &[
    "五年",
    "十五”",
    "十一五",
    "十二五",
    "十三五",
    "十四五",
    "十五五",
    "九五",
    "八五",
    "七五",
    "任期",
    "本届政府",
    "规划",
    "今后一个时期",
    "未来五年",
    "未来三年",
];
const TASKS: &[&str] = &["任务", "工作", "安排", "部署", "重点", "举措", "措施"];
const SELF_GOVERNMENT: &[&str] = &[
    "自身建设",
    "自身改革",
    "施政",
    "行政效能",
    "执政能力",
    "政府职能",
    "依法行政",
    "从严治政",
    "勤政廉政",
    "履职能力",
    "作风建设",
];

/// What a part without a telling title does: report on the past or set tasks, by the words of its beginning.
fn by_text(body: &str, identity: &Identity) -> Role {
    let head: String = body.chars().take(1500).collect();
    let count = |words: &[&str]| words.iter().map(|word| head.matches(word).count()).sum::<usize>();
    let year = |year: Option<u16>| year.map_or(0, |year| head.matches(&format!("{year}年")).count());
    let back =
        count(&["去年", "过去", "年来", "取得", "比上年", "完成了", "实现了", "同比"]) + year(identity.review_year);
    let ahead = count(&["今年", "要", "将", "力争", "确保", "继续", "必须"]) + year(identity.year);
    match back.cmp(&ahead) {
        std::cmp::Ordering::Greater => Role::Review,
        std::cmp::Ordering::Less => Role::Task,
        std::cmp::Ordering::Equal => Role::Other,
    }
}
