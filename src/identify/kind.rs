//! What kind of document it is: from its title, else from how it opens, else from the marks of a newspaper page.

use std::sync::LazyLock;

use regex::Regex;

use super::opening::{Opening, beginning};
use super::titles::{FILE, Title};
use crate::identity::{Evidence, Field, Kind};

/// Kinds by the words of a title, the first that fits. A title that only quotes the words 政府工作报告 (a notice about its tasks, a
/// resolution on it, an explanation of it) stands before the report itself.
const RULES: &[(Kind, Signs, &str)] = &[
    (
        Kind::TaskBreakdown,
        &['分', '清', '知', '见', '案'],
        r"(?:任务|责任|目标|工作|项目).{0,6}(?:分解|分工)|分解落实|责任清单|任务清单|(?:印发|落实|贯彻).{0,24}工作报告.{0,30}(?:通知|意见|方案)",
    ),
    (Kind::Resolution, &['决'], r"报告.{0,4}的?(?:决议|决定)|(?:决议|决定)$"),
    (Kind::StatisticalBulletin, &['公'], r"统计公报|普查.{0,8}公报|主要数据公报"),
    (
        Kind::OtherReport,
        &['说', '见', '况', '讲', '词'],
        r"起草.{0,6}说明|报告.{0,4}的?说明$|工作报告.{0,6}(?:审议|审查|修改|讨论).{0,4}(?:意见|情况)|讲话$|主持词$",
    ),
    (
        Kind::NewsFeature,
        &['读', '图', '点', '词', '热', '侧', '纪', '述', '访', '道', '礼', '刊', '版'],
        r"(?:解读|图解|图说|亮点|看点|关键词|速读|划重点|热议|侧记|纪实|综述|述评|专访|报道|巡礼|特刊|专版)",
    ),
    (
        Kind::PartyCongressReport,
        &['党', '全', '委'],
        r"中国共产党.{0,20}(?:代表大会|全体会议).{0,6}报告|(?:党代会|党代表大会|全会)上?的?.{0,6}报告|(?:省|市|县|区|州|盟|旗|党)委(?:常委会)?工作报告",
    ),
    (
        Kind::OtherReport,
        &['委', '院', '协'],
        r"人大常委会工作报告|人民代表大会常务委员会工作报告|(?:法院|检察院|政协|纪委|监委|监察委员会|常务委员会|常委会)工作报告",
    ),
    (
        Kind::GovernmentWorkReport,
        &['告'],
        r"政府工作报告(?:[^的]|$)|(?:政府|管委会|管理委员会|行署|行政公署|国务院).{0,8}工作报告|[0-9〇]{4}年工作报告",
    ),
    // In the first year of a plan the head of government reports on the plan in place of the year's work.
    (Kind::GovernmentWorkReport, &['纲'], r"(?:第.{1,3}个?五年|十.五.?)(?:计划|规划).{0,20}纲要.{0,6}的报告"),
    (Kind::BudgetReport, &['算'], r"(?:预算|决算).{0,30}(?:报告|说明)|财政.{0,12}预算"),
    (Kind::PlanReport, &['划'], r"计划.{0,30}报告|(?:规划|计划)纲要"),
    (
        Kind::OtherReport,
        &['告'],
        r"(?:法治政府|依法行政|政府信息公开|审计|环境|生态|安全生产|法治建设|自查|评估|调研|述职|专项).{0,20}报告|情况.{0,3}报告",
    ),
    (Kind::GovernmentWorkReport, &['告'], r"工作报告"),
];

static BY_TITLE: LazyLock<Vec<(Kind, Signs, Regex)>> = LazyLock::new(|| {
    RULES.iter().filter_map(|(kind, signs, rule)| Some((*kind, *signs, Regex::new(rule).ok()?))).collect()
});

/// Characters of which all that a rule fits holds one.
type Signs = &'static [char];

/// The kind that a title names, with its words.
fn by_title(title: &str) -> Option<(Kind, &str)> {
    BY_TITLE.iter().find_map(
        |(kind, signs, rule)| {
            if title.contains(*signs) { Some((*kind, rule.find(title)?.as_str())) } else { None }
        },
    )
}

static REPORTS_WORK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"工作报告|报告.{0,12}工作|作报告|报告.{0,6}请.{0,6}审|作.{0,4}报告|提出.{0,20}报告").ok()
});
static REPORTS_BUDGET: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"预算(?:草案)?(?:执行|收支|安排)|(?:决算|预算)(?:草案|情况)?(?:的)?(?:报告|提请)").ok()
});
static REPORTS_PLAN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"计划(?:草案)?执行情况").ok());

/// Marks of a newspaper page: bylines, photographers, editors, people who are quoted.
static PRESS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"记者|通讯员|本报讯|[)）]?\s*摄(?:[)）\n\s]|$)|[供制]图|资料图|图为|供稿|责任?编辑?[:：]|美编|本版|■|[图文]片?[/／]|日报社?|晚报|融媒体|\[图说\]|[①②③④▲◆]|”[^。“]{0,24}(?:介绍说?|告诉|表示)",
    )
    .ok()
});

/// A heading that looks back on a year's work, as only a report has it.
static LOOKS_BACK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?m)^[ \u{3000}#*]*(?:[一二三][、.])?[ \u{3000}]*[0-9０-９]{4}年(?:政府)?(?:主要)?工作(?:的?简要)?(?:回顾|总结)").ok()
});

/// A numbered part of an official document.
static NUMBERED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?m)^[ \u{3000}#*]*(?:[一二三]、|[（(][一二三][)）])").ok());

/// Texts shorter than this are notes and captions.
const PROSE: usize = 1800;

/// How a resolution on a report speaks.
static RESOLVES: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"听取(?:和|并)?(?:审议)?了?.{0,60}(?:报告|总理).{0,400}(?:决定批准|同意)").ok());

/// The kind with the words that decided it.
pub(super) fn kind(text: &str, titles: &[Title], opening: &Opening) -> (Kind, Option<Evidence>) {
    let titled = titles.iter().find_map(|title| {
        // 工作报告 among the words of a file's name says little; of the title's, all.
        let (kind, words) = by_title(&title.folded)?;
        Some((kind, title, words.to_owned()))
    });
    let spoken = opened_as(text, opening);
    if !opening.addressed
        && let Some(found) = RESOLVES.as_ref().and_then(|rule| rule.find(&opening.joined.text))
    {
        let span = opening.joined.span(text, found.range());
        let words = span.of(text).chars().take(40).collect::<String>().into();
        return (
            Kind::Resolution,
            Some(Evidence { field: Field::Kind, rule: "resolves".into(), words, span: Some(span) }),
        );
    }
    match (titled, spoken) {
        // A speech that opens as a work report is one, whatever file it lies in.
        (Some((_, title, _)), Some(spoken)) if title.rule == FILE => spoken,
        (Some((kind, title, words)), _) => {
            let rule = title.rule;
            (kind, Some(Evidence { field: Field::Kind, rule: rule.into(), words: words.into(), span: title.span }))
        }
        (None, Some(spoken)) => spoken,
        (None, None) => by_manner(text),
    }
}

/// A kind that the first sentences show.
fn opened_as(text: &str, opening: &Opening) -> Option<(Kind, Option<Evidence>)> {
    let (speaks, _) = opening.speaks_for.clone()?;
    // A newspaper says it of another: 县长某某代表县人民政府作报告.
    let own = opening.lead.text[..speaks.start].ends_with(['我', '在', ',', '。']) || speaks.start == 0;
    if !opening.addressed && !own {
        return None;
    }
    let after = beginning(&opening.lead.text[speaks.end..], 110);
    let says = |rule: &LazyLock<Option<Regex>>| rule.as_ref().is_some_and(|rule| rule.is_match(after));
    let kind = match () {
        // A character that stands in all that a rule fits is looked for first.
        () if after.contains('算') && says(&REPORTS_BUDGET) && !after.contains("工作报告") => Kind::BudgetReport,
        () if after.contains('划') && says(&REPORTS_PLAN) && !after.contains("工作报告") => Kind::PlanReport,
        () if opening.addressed || says(&REPORTS_WORK) => Kind::GovernmentWorkReport,
        () => return None,
    };
    let span = opening.lead.span(text, speaks);
    let evidence =
        Evidence { field: Field::Kind, rule: "speaks_for".into(), words: span.of(text).into(), span: Some(span) };
    Some((kind, Some(evidence)))
}

/// Without a title and an opening: a report turns to its audience and speaks of its own government, a newspaper signs.
fn by_manner(text: &str) -> (Kind, Option<Evidence>) {
    let turns = text.match_indices("各位代表");
    let evidence = |rule: &'static str, span: Option<(usize, &str)>| {
        let span = span.map(|(at, words)| crate::span::Span::new(at, at + words.len()));
        let words = span.map_or("", |span| span.of(text));
        Some(Evidence { field: Field::Kind, rule: rule.into(), words: words.into(), span })
    };
    let turn = turns.clone().next();
    if turn.is_some() && (turns.count() >= 2 || text.contains("本届政府") || text.contains("政府工作")) {
        return (Kind::GovernmentWorkReport, evidence("turns_to_audience", turn));
    }
    let first = |rule: &LazyLock<Option<Regex>>| {
        rule.as_ref().and_then(|rule| rule.find(text)).map(|m| (m.start(), m.as_str()))
    };
    if let Some(found) = first(&LOOKS_BACK) {
        return (Kind::GovernmentWorkReport, evidence("review_heading", Some(found)));
    }
    if let Some(found) = first(&PRESS) {
        return (Kind::NewsFeature, evidence("byline", Some(found)));
    }
    // Prose about a place and its year without numbered parts is no document of an office.
    let of_a_year = text.contains('年') && text.contains(['，', ',']);
    if text.len() >= PROSE && of_a_year && first(&NUMBERED).is_none() {
        return (Kind::NewsFeature, evidence("prose", None));
    }
    (Kind::Unknown, None)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;
    use proptest::string::string_regex;
    use proptest::test_runner::TestRunner;

    use super::RULES;

    #[test]
    fn whatever_a_rule_fits_holds_one_of_its_signs() {
        for (_, signs, rule) in RULES {
            let titles = string_regex(&rule.replace('$', "")).unwrap();
            let holds = |title: String| {
                prop_assert!(title.contains(*signs), "{rule}: {title}");
                Ok(())
            };
            TestRunner::default().run(&titles, holds).unwrap();
        }
    }
}
