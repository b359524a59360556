//! How single indicators are spoken of: what a number of theirs must stand beside, and whose it then is.

use crate::indicator::{IndicatorId, Taxonomy};
use crate::observation::{Measure, Scope, Status};
use crate::span::{Span, holds, last_bytes};

use super::emit::Binding;
use super::lead::Change;

/// What a number tells so far.
pub(super) struct Told {
    pub(super) indicator: Option<IndicatorId>,
    pub(super) scope: Scope,
    pub(super) status: Status,
}

/// Settles what the words around the number decide for its indicator; `None` when it tells something else.
pub(super) fn settle(
    (text, sentence): (&str, Span),
    bound: &Binding<'_>,
    measure: Measure,
    told: Told,
) -> Option<Told> {
    let Told { mut indicator, mut scope, mut status } = told;
    let Some(id) = indicator else { return Some(told) };
    let surface = bound.slot.surface;
    let key = Taxonomy::shared().get(id).map_or("", |indicator| indicator.id.as_str());
    let near = || nearby(text, sentence, bound.number.span);
    match key {
        "project_invest_total" if measure != Measure::Level => return None,
        "project_invest_total" => {
            // A sum of plans, whenever it is told.
            status = Status::Target;
            scope = if of_the_region(near()) { Scope::Region } else { Scope::Project };
        }
        // 实施技改项目20个，完成投资3亿元; 25个交通项目…，完成投资100亿元
        "project_invest_done" => {
            let near = near();
            match investment_of(near) {
                Some(kind) => indicator = Some(kind),
                None => scope = if of_the_region(near) { Scope::Region } else { Scope::Project },
            }
        }
        "poverty_lifted" | "poverty_rate"
            if of_another_place(last_bytes(
                text.get(sentence.start as usize..bound.number.span.start as usize).unwrap_or(""),
                NEAR,
            )) =>
        {
            scope = Scope::SubArea;
        }
        "poverty_lifted" if measure == Measure::Level => {
            let lifted = ["脱贫", "清零", "退出", "摘", "减少", "越过", "越线", "温饱", "减贫", "甩", "告别", "摆脱"];
            let (own, _) = near();
            if !lifted.iter().any(|word| holds(own, word)) {
                return None;
            }
        }
        // 疏散游客4000余人 are no arrivals of a year.
        "tourists" if surface.of(text) == "游客" && bound.number.unit.as_str() == "人" => return None,
        // 实施山海协作项目20个，到位资金3亿元: of those projects.
        "funds_in_place" => {
            let (_, before) = near();
            let shared = ["协作项目", "协作产业", "合作项目"].iter().any(|word| holds(before, word));
            scope = match scope {
                _ if shared => Scope::Project,
                Scope::Project => Scope::Region,
                other => other,
            };
        }
        // 创业政策带动新增就业3万人: only a part of the new jobs.
        "urban_new_jobs"
            if ["带动", "拉动", "吸纳"].iter().any(|word| before_name(text, sentence, surface).ends_with(word)) =>
        {
            scope = Scope::Project;
        }
        // 为企业减负500亿元: of all that are in the region.
        "tax_cut" if scope == Scope::Enterprise => scope = Scope::Region,
        "fai" => {
            let near = near();
            // 城市更新带动固定资产投资100亿元: what something set off.
            let set_off = || ["带动", "撬动", "拉动"].iter().any(|word| holds(near.0, word));
            // 加快6个项目建设，完成固定资产投资50亿元: of those projects.
            if of_counted_projects(near) || set_off() {
                scope = Scope::Project;
            }
        }
        // 化解政府债务5000万元 is a payment, not the debt.
        "debt" if !surface.of(text).contains(['余', '率']) && bound.said.change == Change::None => return None,
        _ => {}
    }
    Some(Told { indicator, scope, status })
}

/// Bytes before, and characters after, a number in which its clauses lie.
pub(super) const NEAR: usize = 300;

/// The clause of a number and the two before it.
pub(super) fn nearby(text: &str, sentence: Span, number: Span) -> (&str, &str) {
    let parts = |c: char| matches!(c, '，' | ',' | '；' | ';' | '。' | '：' | ':');
    let before = last_bytes(text.get(sentence.start as usize..number.start as usize).unwrap_or(""), NEAR);
    let start = number.start as usize - before.len();
    let mut cuts = before.rmatch_indices(parts).map(|(at, mark)| at + mark.len());
    let own = cuts.next().unwrap_or(0);
    let far = cuts.nth(1).unwrap_or(0);
    let after = text.get(number.end as usize..sentence.end as usize).unwrap_or("");
    let end = after
        .char_indices()
        .take(NEAR)
        .find(|(_, c)| parts(*c))
        .map_or_else(|| after.char_indices().nth(NEAR).map_or(after.len(), |(at, _)| at), |(at, _)| at);
    let end = number.end as usize + end;
    (text.get(start + own..end).unwrap_or(""), text.get(start + far..start + own).unwrap_or(""))
}

/// Bytes between 谋划 and the projects that are planned.
const PLANNED: usize = "某某某某某某".len();

/// Whether projects are those of the whole region: 重点项目, 储备项目 with their sum, in the clause itself or counted in
/// the clauses before it.
fn of_the_region((own, before): (&str, &str)) -> bool {
    let some = ["工业重点", "重点工业", "引进", "签约", "洽谈", "招商", "申报", "争取", "承接"];
    let all = [
        "重点项目",
        "重大项目",
        "重点建设项目",
        "重点工程",
        "重大工程",
        "重点产业项目",
        "大中型项目",
        "省重点",
        "市重点",
        "重点实施项目",
        "重点推进项目",
        "政府投资",
        "万元以上项目",
    ];
    let region = |words: &str| {
        let begun = words.contains("开工") && ["全市", "全县", "全区", "全省"].iter().any(|all| words.contains(all));
        let stored = (begun || words.contains("储备")) && words.contains("以上项目")
            || words.split("谋划").skip(1).any(|after| after.find("项目").is_some_and(|at| at <= PLANNED))
            || ["储备项目", "入库项目", "省库项目", "谋划储备"].iter().any(|word| words.contains(word));
        stored
            || ((all.iter().any(|word| words.contains(word)) || plain_projects(words))
                && !some.iter().any(|word| words.contains(word)))
    };
    // 储备项目20个，项目总投资30亿元: the name says 项目 too.
    let counts = own.replace("项目总投资", "").contains("项目");
    region(own) || (!counts && region(before) && before.contains(|c: char| c.is_ascii_digit()))
}

/// 建设项目 of no one field: not 学校基础设施建设项目.
fn plain_projects(words: &str) -> bool {
    const BEFORE: &[&str] = &["个", "项", "类", "型", "重点", "重大", "实施", "推进", "全市", "全省", "全县", "全区"];
    words.match_indices("建设项目").any(|(at, _)| {
        let before = words.get(..at).unwrap_or("");
        before.is_empty() || BEFORE.iter().any(|word| before.ends_with(word))
    })
}

/// The words of a sentence before a name.
fn before_name(text: &str, sentence: Span, name: Span) -> &str {
    Span { start: sentence.start, end: name.start.max(sentence.start) }.of(text)
}

/// The investment that money spent on counted projects of one kind is part of.
fn investment_of((own, before): (&str, &str)) -> Option<IndicatorId> {
    const KINDS: &[(&str, &str)] =
        &[("技改项目", "tech_upgrade_invest"), ("技术改造项目", "tech_upgrade_invest"), ("交通项目", "infra_invest")];
    let told = |kind: &str| own.contains(kind) || (!own.contains("项目") && before.contains(kind));
    // 亿元以上技改项目 are only some of them.
    let all = |kind: &str| told(kind) && !own.contains("以上") && !before.contains("以上");
    let (_, key) = KINDS.iter().find(|(kind, _)| all(kind))?;
    Taxonomy::shared().by_key(key)
}

/// Whether the clause before counts projects and the clause itself does not speak of the region.
fn of_counted_projects((own, before): (&str, &str)) -> bool {
    let last = before.rsplit(['，', ',']).find(|part| !part.is_empty()).unwrap_or("");
    own.trim_start().starts_with("完成固定资产投资")
        && last.contains('个')
        && last.contains("项目")
        && last.contains(|c: char| c.is_ascii_digit())
}

/// Whether the words before tell of help for another place.
fn of_another_place(words: &str) -> bool {
    ["扶贫协作", "对口帮扶", "对口支援", "东西部协作", "对口协作"].iter().any(|word| words.contains(word))
}
