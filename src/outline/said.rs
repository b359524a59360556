//! What the words of a title tell, all looked for in one walk.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::words::is_blank;
use crate::wordlist::Wordlist;

/// What one of several words in a title tells of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tells {
    /// A title with it is that of a part.
    Part,
    /// A title with it and a year is that of a part.
    Work,
    /// A title with it and with what follows is that of a part.
    Government,
    /// See [`Tells::Government`].
    Reform,
    /// A line with it is no title but announces what follows.
    Follows,
    /// A sentence with it announces what follows.
    Announces,
    /// The title of a glossary.
    Glossary,
    /// Closing words.
    Closing,
    /// A problem.
    Problem,
    /// Beside a problem: it is one that there is.
    Exists,
    /// Beside a problem: what is done about it.
    Solves,
    /// The list of livelihood projects.
    Livelihood,
    /// What the government does about itself.
    SelfGovernment,
    /// Beside the government: it is about itself.
    Improves,
    /// The government as one who pays.
    Spends,
    /// It looks back.
    LooksBack,
    /// It looks back even under a part that looks ahead; 经验 may be learned from, 成就 may be made.
    SumsUp,
    /// The year of the report.
    Own,
    /// A term or several years.
    Term,
    /// The start of a plan.
    Start,
    /// Aims.
    Aim,
    /// Aims of a year.
    YearAim,
    /// Tasks.
    Task,
    /// Tasks that need no year beside them.
    YearTask,
    /// It looks ahead, with aims and tasks.
    Ahead,
}

impl Tells {
    const ALL: [Tells; 25] = [
        Tells::Part,
        Tells::Work,
        Tells::Government,
        Tells::Reform,
        Tells::Follows,
        Tells::Announces,
        Tells::Glossary,
        Tells::Closing,
        Tells::Problem,
        Tells::Exists,
        Tells::Solves,
        Tells::Livelihood,
        Tells::SelfGovernment,
        Tells::Improves,
        Tells::Spends,
        Tells::LooksBack,
        Tells::SumsUp,
        Tells::Own,
        Tells::Term,
        Tells::Start,
        Tells::Aim,
        Tells::YearAim,
        Tells::Task,
        Tells::YearTask,
        Tells::Ahead,
    ];

    /// The words that tell it.
    #[rustfmt::skip]
    pub fn words(self) -> &'static [&'static str] {
        match self {
            Tells::Part => &[
                "回顾", "总结", "安排", "部署", "任务", "目标", "要求", "建议", "考虑", "打算", "设想", "思路",
                "展望", "重点工作", "主要工作", "主要成绩", "主要成就", "发展成就", "政府自身建设", "政府建设",
                "民生实事", "惠民实事", "实事项目", "名词解释", "名词注释", "工作总体", "工作意见", "工作计划",
                "工作情况",
            ],
            Tells::Work => &["工作", "任务", "发展", "目标", "计划"],
            Tells::Government => &["政府"],
            Tells::Reform => &["建设", "工作", "改革"],
            Tells::Follows => &["以下", "如下", "同时", "下面"],
            Tells::Announces => &["以下", "如下", "下面", "方面"],
            Tells::Glossary => &[
                "名词解释", "名词注释", "名词说明", "术语解释", "用语说明", "有关名词", "专有名词", "注释",
            ],
            Tells::Closing => &["结束语", "结语"],
            Tells::Problem => &["问题", "困难", "挑战", "不足"],
            Tells::Exists => &["存在", "面临", "主要", "困难和", "不足"],
            Tells::Solves => &["解决", "破解", "应对"],
            Tells::Livelihood => &[
                "民生实事", "惠民实事", "为民实事", "件实事", "项实事", "实事项目", "实事清单", "民生工程项目",
                "民心工程项目",
            ],
            Tells::SelfGovernment => &[
                "自身建设", "自身改革", "施政", "行政效能", "执政能力", "政府职能", "依法行政", "从严治政",
                "勤政廉政", "履职能力", "作风建设",
            ],
            Tells::Improves => &["建设", "打造", "服务型", "法治", "廉洁", "满意"],
            Tells::Spends => &["政府采购", "政府投资"],
            Tells::LooksBack => &[
                "回顾", "总结", "成就", "成绩", "盘点", "过去", "历程", "体会", "经验", "圆满完成", "任务完成",
                "执行情况",
            ],
            Tells::SumsUp => &["回顾", "总结", "过去", "执行情况", "盘点"],
            Tells::Own => &["今年", "新的一年", "新一年"],
            Tells::Term => &[
                "五年", "任期", "本届政府", "新一届政府", "今后一个时期", "未来三年", "今后三年", "规划纲要", "远景",
            ],
            Tells::Start => &["开局", "开端", "起好步", "起步"],
            Tells::Aim => &["目标", "总体要求", "总体思路", "总要求", "指导思想", "形势", "政策取向", "总体考虑"],
            Tells::YearAim => &["预期目标", "主要目标", "奋斗目标", "总体目标", "总体要求"],
            Tells::Task => &[
                "任务", "安排", "部署", "重点工作", "主要工作", "各项工作", "工作重点", "举措", "措施", "建议",
                "意见", "计划",
            ],
            Tells::YearTask => &["重点工作", "重点任务", "主要任务", "工作安排", "工作部署"],
            Tells::Ahead => &["思路", "展望", "工作"],
        }
    }

    fn bit(self) -> u64 {
        1 << self as u32
    }
}

/// Five-year plans with their first years.
const PLANS: [(&str, u16); 10] = [
    ("七五", 1986),
    ("八五", 1991),
    ("九五", 1996),
    ("十五”", 2001),
    ("“十五", 2001),
    ("十一五", 2006),
    ("十二五", 2011),
    ("十三五", 2016),
    ("十四五", 2021),
    ("十五五", 2026),
];

/// The bit of a plan, behind those of [`Tells`].
fn plan_bit(plan: usize) -> u64 {
    1 << (Tells::ALL.len() + plan)
}

/// All words, with a bit for everything that each tells.
static WORDS: LazyLock<(Wordlist, Vec<u64>)> = LazyLock::new(|| {
    let mut words: BTreeMap<&str, u64> = BTreeMap::new();
    for (word, tells) in Tells::ALL.iter().flat_map(|tells| tells.words().iter().map(|word| (*word, *tells))) {
        *words.entry(word).or_default() |= tells.bit();
    }
    for (plan, (name, _)) in PLANS.iter().enumerate() {
        *words.entry(name).or_default() |= plan_bit(plan);
    }
    (Wordlist::new(words.keys()), words.into_values().collect())
});

/// What the words of a title tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Said(u64);

impl Said {
    /// Looks for all words in a title, in which no white space parts them.
    pub fn of(title: &str) -> Self {
        let (list, bits) = &*WORDS;
        let mut said = 0;
        list.each(title, |hit| said |= bits.get(hit.word).copied().unwrap_or(0));
        Said(said)
    }

    /// Whether one of the words that tell it stands in the title.
    pub fn tells(self, what: Tells) -> bool {
        self.0 & what.bit() != 0
    }

    /// First and last year of the five-year plan that the title names.
    pub fn plan(self) -> Option<(u16, u16)> {
        let named = PLANS.iter().enumerate().filter(|(plan, _)| self.0 & plan_bit(*plan) != 0).map(|(_, plan)| plan);
        // “十一五” holds “十”: the longest name wins, and of several the last one looks furthest ahead.
        let (_, from) = named.max_by_key(|(name, from)| (name.chars().count(), *from))?;
        Some((*from, from + 4))
    }
}

/// A title with what its words tell.
pub(super) struct Told<'t> {
    /// Without white space and with one kind of quotes, as nearly all are printed.
    pub words: Cow<'t, str>,
    pub said: Said,
}

impl<'t> Told<'t> {
    pub fn of(title: &'t str) -> Self {
        let words: Cow<str> = match title.chars().any(|c| is_blank(c) || quote(c) != c) {
            true => title.chars().filter(|c| !is_blank(*c)).map(quote).collect(),
            false => title.into(),
        };
        Told { said: Said::of(&words), words }
    }
}

/// Straight quotes as the names of plans have them.
fn quote(c: char) -> char {
    if matches!(c, '"' | '＂') { '“' } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_tells_what_each_of_its_words_tells() {
        for what in Tells::ALL {
            for word in what.words() {
                assert!(Said::of(&format!("二〇一九年{word}。")).tells(what), "{what:?} {word}");
            }
            assert!(!Said::of("加快农业现代化").tells(what), "{what:?}");
        }
        // Also words that overlap: 重点工作安排.
        let said = Said::of("2019年重点工作安排");
        assert!(said.tells(Tells::Part) && said.tells(Tells::YearTask) && said.tells(Tells::Task));
    }

    #[test]
    fn of_several_plans_the_longest_and_last_counts() {
        let plan = |title: &str| Said::of(title).plan();
        assert_eq!(plan("“十三五”回顾和“十四五”目标"), Some((2021, 2025)));
        assert_eq!(plan("“十五”计划回顾"), Some((2001, 2005)));
        assert_eq!(plan("“十一五”规划"), Some((2006, 2010)));
        assert_eq!(plan("今后五年"), None);
    }
}
