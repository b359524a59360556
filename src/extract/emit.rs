//! Makes the observation of one number that was bound to a name.

use rust_decimal::Decimal;

use crate::indicator::{IndicatorId, Taxonomy};
use crate::observation::{Flag, Flags, Measure, Observation, Scope, Status};
use crate::quantity::{Comparator, Form, Quantity};
use crate::span::{Span, holds, last_bytes};
use crate::symbol::Symbol;

use super::lead::{Change, Said};
use super::measure::{self, Measured};
use super::nature::{self, Class, Nature, class_of};
use super::period::{self, Clues};
use super::scope::is_whole;
use super::setting::Setting;
use super::slot::{Slot, What};
use super::time::TimeHit;

/// Per cent up to which growth in the goals of several years is taken as that of each year.
const YEARLY: u8 = 15;

/// A number with what it was bound to.
pub(super) struct Binding<'a> {
    pub(super) slot: Slot,
    pub(super) number: Quantity,
    pub(super) said: &'a Said,
    pub(super) whole: Option<Span>,
    pub(super) time: Option<TimeHit>,
    /// The year of A in 由A提高到B.
    pub(super) origin: Option<u16>,
    pub(super) baseline: bool,
    pub(super) arrival: bool,
    /// Growth over the year before follows.
    pub(super) annual: bool,
    /// 预计 was said in this sentence.
    pub(super) expected: bool,
    /// The amount is that of all the years spoken of.
    pub(super) in_all: bool,
    /// 累计 was said before, and holds for sums.
    pub(super) summed: bool,
    /// Names and values of a list do not agree in number: the name is that of the whole list.
    pub(super) unmatched: bool,
    pub(super) rule: &'static str,
}

/// The observation, unless the number says something else about the name.
pub(super) fn emit(
    (text, setting, sentence, section): (&str, &Setting, Span, u32),
    bound: &Binding<'_>,
) -> Option<Observation> {
    let whole = bound.whole.map_or("", |span| span.of(text));
    // 占年度计划的85%: how much of a plan was done.
    if ["计划", "任务", "目标", "预算数"].iter().any(|word| whole.contains(word)) {
        return None;
    }
    if bound.number.form == Form::Ratio {
        return None;
    }
    let mut indicator = match bound.slot.what {
        What::One(id) => Some(id),
        What::Open => None,
        What::Pair(_) => return None,
    };
    if let Some(id) = indicator
        && (bound.said.share || kept_share(id, bound.said))
        && matches!(class_of(bound.number.unit.as_str()), Class::Percent | Class::Points)
    {
        indicator = Some(share_of(id, whole));
    }
    if indicator.is_some() && bound.said.per_unit {
        // 日均新增市场主体2000户 is no yearly figure.
        return None;
    }
    if indicator.is_some() && is_step(text, bound.number.span) {
        // “2345”千亿台阶: steps, not values.
        indicator = None;
    }
    if indicator.is_some() && ["在建", "续建"].iter().any(|word| bound.slot.surface.of(text).starts_with(word)) {
        // 在建高速公路1200公里 is not there yet.
        indicator = None;
    }
    let fraction = bound.number.form == Form::Fraction && bound.rule.starts_with("elided");
    if indicator.is_some() && fraction && (!whole.is_empty() || bound.said.change == Change::None) {
        // 规模占全市五分之一
        return None;
    }
    let nature = indicator.map(nature::of);
    // 研发投入强度达6%，总量占全市的三成: of the amount, which is not the rate.
    let place = ["全国", "全省", "全市", "全州"].iter().any(|place| whole.ends_with(place));
    if place && bound.rule.contains("elided") && nature.is_some_and(|n| n.rate) {
        return None;
    }
    // 农村公路里程: what there is, not what was built.
    let nature = nature
        .map(|n| if holds(bound.slot.surface.of(text), "里程") { Nature { sums: false, stock: true, ..n } } else { n });
    let mut said = *bound.said;
    let name = bound.slot.surface.of(text);
    if !bound.rule.starts_with("elided") {
        let added = holds(name, "新增");
        // 新登记市场主体3万户 adds to those there are.
        said.add |= added || name.starts_with("新登记") || name.ends_with("增量");
        said.added_anew |= added;
        said.total |= ["总数", "总量", "总户数"].iter().any(|word| name.ends_with(word));
        said.cumulative |= holds(name, "累计");
        // 经济增长预期目标为7%
        said.rate |= name.starts_with("经济增") && said.change == Change::Amount;
        said.built_new |= holds(name, "新建");
        // 甲段等56公里高速公路建成通车: a length before the name is what was opened.
        let first = matches!(bound.rule, "value_first" | "counted");
        said.built_new |= first && said.change == Change::None && nature.is_some_and(|n| n.built);
    }
    let shares = said.share || bound.slot.share;
    let points = class_of(bound.number.unit.as_str()) == Class::Points;
    if points && !shares && nature.is_some_and(|n| !n.rate && !n.index) {
        // 增加值增长9%，提高2个百分点: its growth rose, not the amount.
        return None;
    }
    let kind = nature.or_else(|| nature::of_words(name));
    let measured = measure::decide(&bound.number, &said, kind)?;
    let measured = Measured { unit: per_volume(text, bound.number.span, measured.unit), ..measured };
    let mut measured = sensible(indicator, nature, measured, bound)?;
    let grown = measured.suspect_points && grows(text, bound.slot.surface, bound.number.span);
    if grown && said.avg && is_rate_name(name) && bound.rule.contains("elided") {
        // 经费投入占比3%，年均增长12%: of the amount that the share is taken of.
        return None;
    }
    if grown && !is_rate_name(name) {
        // 战略性新兴产业增加值增长25%: of the amount, which is no indicator, not of its share.
        indicator = None;
        measured.measure = if said.avg { Measure::AvgGrowth } else { Measure::Growth };
        measured.suspect_points = false;
    }
    if measured.measure == Measure::Share && nature.is_some_and(|n| n.class == Class::Count) {
        // 高新技术企业36家，占全市的49.3%: how many of another whole, not a value of the indicator.
        indicator = None;
    }
    let kind = kind.filter(|_| indicator.is_some() || nature.is_none());
    if measured.measure == Measure::Rank {
        // A place among others is about the ranking, not a value of the indicator.
        indicator = None;
    }
    let clues = Clues {
        said: &said,
        time: bound.time,
        measure: measured.measure,
        nature: kind,
        origin: bound.origin,
        baseline: bound.baseline,
        arrival: bound.arrival,
        annual: bound.annual,
        expected: bound.expected,
        in_all: bound.in_all && nature.is_none_or(|n| !n.rate && !n.stock),
        // 累计投入民生资金80亿元，占财政支出的75%: the share of the same sum.
        summed: bound.summed
            && if bound.rule == "elided" {
                said.share || !whole.is_empty()
            } else {
                !reached(nearby(text, sentence, bound.number.span).0)
            },
        times: class_of(bound.number.unit.as_str()) == Class::Times,
        yearly: said.change != Change::Down
            && !said.cumulative
            && setting.status() == Status::Target
            && measured.value <= Decimal::from(YEARLY),
    };
    let dated = period::date(setting, &clues);
    let mut comparator = bound.number.comparator;
    if comparator == Comparator::Eq
        && bound.said.keep
        && dated.status == Status::Target
        && controlled(text, bound.number.span)
    {
        comparator = Comparator::Le;
    }
    if comparator == Comparator::Le && dated.status == Status::Actual && controlled(text, bound.number.span) {
        // 控制在4.2%, in a review, tells what came out.
        comparator = Comparator::Eq;
    }
    let surface = bound.slot.surface;
    let mut dated = dated;
    let mut scope = bound.slot.scope;
    if let Some(id) = indicator {
        let key = Taxonomy::shared().get(id).map_or("", |indicator| indicator.id.as_str());
        let near = || nearby(text, sentence, bound.number.span);
        match key {
            "project_invest_total" if measured.measure != Measure::Level => return None,
            "project_invest_total" => {
                // A sum of plans, whenever it is told.
                dated.status = Status::Target;
                scope = if of_the_region(near()) { Scope::Region } else { Scope::Project };
            }
            // 实施技改项目20个，完成投资3亿元; 25个交通项目…，完成投资100亿元
            "project_invest_done" if investment_of(near()).is_some() => indicator = investment_of(near()),
            "project_invest_done" => scope = if of_the_region(near()) { Scope::Region } else { Scope::Project },
            "poverty_lifted" | "poverty_rate"
                if of_another_place(last_bytes(
                    text.get(sentence.start as usize..bound.number.span.start as usize).unwrap_or(""),
                    NEAR,
                )) =>
            {
                scope = Scope::SubArea;
            }
            "poverty_lifted" if measured.measure == Measure::Level => {
                let lifted =
                    ["脱贫", "清零", "退出", "摘", "减少", "越过", "越线", "温饱", "减贫", "甩", "告别", "摆脱"];
                if !lifted.iter().any(|word| near().0.contains(word)) {
                    return None;
                }
            }
            // 疏散游客4000余人 are no arrivals of a year.
            "tourists" if name == "游客" && bound.number.unit.as_str() == "人" => return None,
            // 实施山海协作项目20个，到位资金3亿元: of those projects.
            "funds_in_place" if ["协作项目", "协作产业", "合作项目"].iter().any(|word| near().1.contains(word)) =>
            {
                scope = Scope::Project;
            }
            "funds_in_place" if scope == Scope::Project => scope = Scope::Region,
            // 为企业减负500亿元: of all that are in the region.
            // 创业政策带动新增就业3万人: only a part of the new jobs.
            "urban_new_jobs"
                if ["带动", "拉动", "吸纳"].iter().any(|word| before_name(text, sentence, surface).ends_with(word)) =>
            {
                scope = Scope::Project;
            }
            "tax_cut" if scope == Scope::Enterprise => scope = Scope::Region,
            // 加快6个项目建设，完成固定资产投资50亿元: of those projects.
            "fai" if of_counted_projects(near()) => scope = Scope::Project,
            // 城市更新带动固定资产投资100亿元: what something set off.
            "fai" if ["带动", "撬动", "拉动"].iter().any(|word| near().0.contains(word)) => {
                scope = Scope::Project
            }
            // 化解政府债务5000万元 is a payment, not the debt.
            "debt" if !surface.of(text).contains(['余', '率']) && bound.said.change == Change::None => return None,
            _ => {}
        }
    }
    if indicator.is_none() && !bound.unmatched && !presentable(surface.of(text)) {
        return None;
    }
    Some(Observation {
        indicator,
        surface,
        measure: measured.measure,
        value: measured.value,
        high: measured.high,
        unit: measured.unit,
        comparator,
        period: dated.period,
        base: dated.base,
        status: dated.status,
        scope,
        span: bound.number.span,
        sentence,
        section,
        flags: flags(bound, &measured, dated.status),
        rule: Symbol::fixed(bound.rule),
        confidence: confidence(bound, indicator.is_some()),
    })
}

/// The measure fits the indicator and its unit.
fn sensible(
    indicator: Option<IndicatorId>,
    nature: Option<Nature>,
    measured: Measured,
    bound: &Binding<'_>,
) -> Option<Measured> {
    let (Some(id), Some(nature)) = (indicator, nature) else {
        return (class_of(bound.number.unit.as_str()) != Class::Time || measured.measure != Measure::Level)
            .then_some(measured);
    };
    let class = class_of(measured.unit.as_str());
    let fits = match measured.measure {
        Measure::Level => nature::fits(id, measured.unit),
        Measure::Change => class == Class::Points || class == Class::Percent || nature::fits(id, measured.unit),
        Measure::Share | Measure::Growth | Measure::AvgGrowth => class == Class::Percent,
        Measure::Multiple => class == Class::Times,
        Measure::Rank => true,
    };
    let _ = nature;
    fits.then_some(measured)
}

/// 民生支出稳定在65%以上: of all spending, though 占 is not said.
fn kept_share(id: IndicatorId, said: &Said) -> bool {
    let spending = Taxonomy::shared().get(id).is_some_and(|indicator| indicator.id == "livelihood_exp");
    spending && matches!(said.change, Change::Amount | Change::To) && !said.rate
}

/// A share whose own indicator the taxonomy has: 民生支出…占财政支出的比重.
fn share_of(id: IndicatorId, whole: &str) -> IndicatorId {
    let taxonomy = Taxonomy::shared();
    let key = taxonomy.get(id).map_or("", |indicator| indicator.id.as_str());
    let spending = whole.contains("支出") || whole.is_empty();
    let product = whole.is_empty() || whole.contains("生产总值") || whole.contains("GDP");
    let revenue = whole.contains("收入");
    let target = match key {
        "livelihood_exp" if spending => "livelihood_share",
        "tax_revenue" if revenue => "tax_share",
        "rd_spending" if product => "rd_intensity",
        "va_primary" if product => "primary_share",
        "va_secondary" if product => "secondary_share",
        "va_tertiary" if product => "tertiary_share",
        _ => return id,
    };
    taxonomy.by_key(target).unwrap_or(id)
}

/// 每立方米35微克: the unit stands on both sides of its number.
fn per_volume(text: &str, number: Span, unit: Symbol) -> Symbol {
    let before = text.get(..number.start as usize).unwrap_or("").trim_end();
    if unit.as_str() == "微克" && before.ends_with("每立方米") { Symbol::fixed("微克/立方米") } else { unit }
}

/// 控制在3.5%, without 左右 or 以内.
fn controlled(text: &str, number: Span) -> bool {
    let before = text.get(..number.start as usize).unwrap_or("").trim_end();
    let after = text.get(number.end as usize..).unwrap_or("");
    // 分别控制在4%和3%以内
    let clause: String = after.chars().take(20).take_while(|c| !"，,；;。".contains(*c)).collect();
    (before.ends_with("控制在") || before.ends_with("控制到"))
        && !["以内", "之内", "以下", "内", "左右"].iter().any(|word| clause.trim_start().ends_with(word))
}

/// Bytes before, and characters after, a number in which its clauses lie.
const NEAR: usize = 300;

/// The clause of a number and the two before it.
fn nearby(text: &str, sentence: Span, number: Span) -> (&str, &str) {
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

/// Whether a clause says that an amount was reached, not added up.
fn reached(clause: &str) -> bool {
    clause.contains(['达', '突', '破', '超', '至', '到', '为', '年'])
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
    region(own) || (!own.contains("项目") && region(before) && before.contains(|c: char| c.is_ascii_digit()))
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
    let clauses: Vec<&str> = before.split(['，', ',']).filter(|part| !part.is_empty()).collect();
    let last = clauses.last().copied().unwrap_or("");
    let counted = last.contains("个") && last.contains("项目") && last.contains(|c: char| c.is_ascii_digit());
    counted && own.trim_start().starts_with("完成固定资产投资")
}

/// Whether the words before tell of help for another place.
fn of_another_place(words: &str) -> bool {
    ["扶贫协作", "对口帮扶", "对口支援", "东西部协作", "对口协作"].iter().any(|word| words.contains(word))
}

/// Whether the last verb between a name and its number is 增长, which is said of amounts; shares 提高 and 上升.
fn grows(text: &str, name: Span, number: Span) -> bool {
    let from = name.end.min(number.start) as usize;
    let between = last_bytes(text.get(from..number.start as usize).unwrap_or(""), NEAR);
    let last = |words: &[&str]| words.iter().filter_map(|word| between.rfind(word)).max();
    last(&["增长", "递增"]) > last(&["提高", "提升", "上升", "上涨"])
}

/// Whether a name tells a share, a rate or a degree.
fn is_rate_name(name: &str) -> bool {
    ["率", "比重", "占比", "比例", "之比", "强度", "水平", "系数", "程度"].iter().any(|word| name.ends_with(word))
}

/// “2345”千亿台阶: one digit a name, with the unit after the quotation mark.
fn is_step(text: &str, number: Span) -> bool {
    let before = text.get(..number.start as usize).unwrap_or("").chars().next_back();
    let own = number.of(text);
    own.len() == 1
        && own.bytes().all(|b| b.is_ascii_digit())
        && before.is_some_and(|c| matches!(c, '“' | '"') || c.is_ascii_digit())
}

/// Whether the words of an open observation can stand as its name.
fn presentable(words: &str) -> bool {
    let length = words.chars().filter(|c| !c.is_whitespace()).count();
    (2..=24).contains(&length) && !is_whole(words.trim()) && !words.bytes().any(|byte| byte.is_ascii_digit())
}

fn flags(bound: &Binding<'_>, measured: &Measured, status: Status) -> Flags {
    let mut flags = Flags::default();
    let said = bound.said;
    let mut set = |on: bool, flag: Flag| {
        if on {
            flags.set(flag);
        }
    };
    set(said.expect && status == Status::Actual, Flag::Estimated);
    set(bound.slot.ambiguous, Flag::AmbiguousIndicator);
    set(measured.suspect_points, Flag::UnitSuspectPp);
    set(bound.unmatched, Flag::ListCountMismatch);
    set(said.nominal, Flag::Nominal);
    set(said.real, Flag::Real);
    set(said.cumulative, Flag::Cumulative);
    flags
}

fn confidence(bound: &Binding<'_>, known: bool) -> u8 {
    let base: u8 = match bound.rule {
        "name" => 96,
        "list" => 94,
        "list_elided" => 90,
        "elided" => 90,
        "value_first" => 85,
        "each" => 88,
        _ => 80,
    };
    let doubt = if bound.slot.scope == Scope::Region { 0 } else { 10 };
    if known { base - doubt } else { base / 2 }
}
