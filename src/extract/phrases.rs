//! Fixed phrases around a number that change what it is about: plans, parts of a year, nouns that a value describes.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::indicator::Taxonomy;
use crate::observation::Scope;
use crate::quantity::letters::Letters;
use crate::quantity::{Comparator, Form, Quantity};
use crate::span::{Span, holds};

use super::lead::Lead;
use super::lexicon::Cue;
use super::nature::{self, Class};
use super::slot::{Slot, What};
use super::time::{TimeHit, When};
use super::token::{Kind, Token};

/// Whether the words after a name leave it what it is: 老旧小区改造|项目, 贫困人口|告别贫困, 高速公路|建成通车.
pub(super) fn goes_on_without(words: &str) -> bool {
    const TAILS: &[&str] = &[
        "项目",
        "工程",
        "任务",
        "脱贫",
        "告别",
        "摆脱",
        "如期",
        "全部",
        "越过",
        "通车",
        "建成",
        "投入使用",
        "建设",
        "改造",
        "提质",
        "提升",
        "综合整治",
        "整治",
    ];
    TAILS.iter().any(|word| words.starts_with(word))
}

/// 财政支出增量的70%: a part of what was added.
pub(super) fn of_increment(words: &str) -> bool {
    words.ends_with(['的', ' ']) && words.trim_end().ends_with("增量的")
}

/// 为年度预算的104%: how much of a plan was done, not a value of anything named before.
pub(super) fn plan_ratio(words: &str, lead: &Lead) -> bool {
    // One of these stands in all words for plans.
    static SIGNS: Letters = Letters::of("划务标算");
    lead.items.iter().all(|item| item.name.is_none())
        && SIGNS.next(words, 0).is_some()
        && (["计划", "任务", "目标的", "目标值"].iter().any(|word| holds(words, word))
            || (words.contains("预算") && !words.contains("支出") && !words.contains("收入")))
}

/// 67个县（市）工业增加值…: what follows the number, with which `clause` begins, is of so many places, not of the whole region.
pub(super) fn places_counted(text: &str, clause: &[Token]) -> bool {
    const PLACES: &[&str] =
        &["县", "市", "区", "州", "镇", "乡", "地市", "设区市", "贫困县", "产粮大县", "园区", "开发区", "山区"];
    let mut tokens = clause.iter().filter(|t| t.kind != Kind::Blank);
    let counted = tokens.next().is_some_and(|t| t.span.of(text).ends_with('个'));
    let Some(noun) = tokens.next().filter(|_| counted) else { return false };
    let named =
        tokens.next().is_some_and(|t| matches!(t.kind, Kind::Name(_))) || noun.span.of(text).ends_with("增加值");
    noun.kind == Kind::Text && named && PLACES.iter().any(|place| noun.span.of(text).starts_with(place))
}

/// 限额达到人均纯收入6倍, 供养标准不低于人均纯收入的60%: the name is the measure of something else.
pub(super) fn measured_by_another(
    text: &str,
    words: &[Token],
    lead: &Lead,
    (values, class): (&[Quantity], Option<Class>),
) -> bool {
    if !matches!(class, Some(Class::Times | Class::Percent)) || lead.whole.is_some() {
        return false;
    }
    let mut back = words.iter().rev().filter(|t| t.kind != Kind::Blank).peekable();
    let of = back.next_if(|t| t.cue() == Some(Cue::Fill) && t.span.of(text) == "的").is_some();
    // 民生支出占财政总支出的80%: the name is a share itself.
    let named = back.next().is_some_and(|t| matches!(t.kind, Kind::Name(_)) && !t.span.of(text).contains('占'));
    named && (of || class == Some(Class::Times)) && values.iter().all(|v| v.form == Form::Plain)
}

/// 优良天数比率高于92%: a bound where nothing stands between the word and the share; elsewhere it compares places.
#[cold]
pub(super) fn above(text: &str, words: &[Token], lead: &Lead) -> Option<Comparator> {
    let last = words.iter().rev().find(|t| t.kind != Kind::Blank).filter(|t| t.cue() == Some(Cue::Compare))?;
    let named = || lead.items.last().is_some_and(|item| item.name.is_some());
    let bound = match last.span.of(text) {
        "高于" => Comparator::Gt,
        "低于" => Comparator::Lt,
        _ => return None,
    };
    named().then_some(bound)
}

/// 生产总值、财政收入增长实现转正: of a clause without a number, the names and not what is said of them.
pub(super) fn said_of_names<'t>(text: &str, clause: &'t [Token<'t>]) -> &'t [Token<'t>] {
    let Some(last) = clause.iter().rposition(|t| matches!(t.kind, Kind::Name(_))) else { return clause };
    let mut rest = clause.get(last + 1..).unwrap_or(&[]).iter().filter(|t| t.kind != Kind::Blank);
    let verb = rest.next().is_some_and(|t| {
        matches!(t.cue(), Some(Cue::Up | Cue::Down | Cue::Reach | Cue::Each | Cue::Rate))
            || (t.cue() == Some(Cue::Fill) && t.span.of(text).chars().nth(1).is_some())
    });
    // 转正、新突破: a few words, and nothing that is named by them.
    let short = rest.all(|t| t.kind == Kind::Text && t.span.len() <= "新的重大突破".len() || t.cue().is_some());
    if verb && short { clause.get(..=last).unwrap_or(clause) } else { clause }
}

/// 财政收入超10亿元的县: the number describes the noun after it.
#[inline(never)]
pub(super) fn attributive(text: &str, clause: &[Token], end: usize) -> bool {
    let last = end.checked_sub(1).and_then(|at| clause.get(at)).map_or("", |t| t.span.of(text));
    // 10亿元以上的县
    let of = last.ends_with("以上的");
    let bound = of || last.ends_with("以上");
    // 5000万元以上大项目
    let filler = |t: &&Token| bound && t.cue() == Some(Cue::Fill) && t.span.of(text) != "的";
    let after = clause.get(end..).unwrap_or(&[]).iter().filter(|t| t.kind != Kind::Blank);
    let mut rest = after.skip_while(filler).peekable();
    let names_kind = |t: &Token| {
        let words = t.span.of(text);
        words.starts_with("项目") || (t.kind == Kind::Text && ["项目", "企业"].iter().any(|kind| words.ends_with(kind)))
    };
    let project = bound && rest.peek().is_some_and(|t| names_kind(t));
    if !project && !of && rest.next().is_none_or(|t| t.span.of(text) != "的") {
        return false;
    }
    let Some(noun) = rest.next().filter(|t| matches!(t.kind, Kind::Text | Kind::Name(_))) else { return false };
    const BEARERS: &[&str] = &[
        "县",
        "市",
        "区",
        "乡",
        "镇",
        "村",
        "企业",
        "项目",
        "园区",
        "产业",
        "城市",
        "省",
        "户",
        "集群",
        "地区",
        "家庭",
        "单位",
        "产品",
        "品牌",
        "中小",
        "农户",
        "贫困",
        "商品",
        "开发区",
        "高新",
        "大企业",
        "骨干",
    ];
    names_kind(noun) || BEARERS.iter().any(|word| noun.span.of(text).starts_with(word))
}

/// A name inside a longer phrase is not the region's own. Investment above a size and spending of so many kinds are
/// statistics of their own right, and rates stay what they are.
pub(super) fn narrow(slots: &mut [Slot], all: bool) {
    // 500万元以上固定资产投资, 九项民生支出
    let counted = ["fai", "livelihood_exp"].map(|key| Taxonomy::shared().by_key(key));
    for slot in slots {
        let kept = match slot.what {
            What::One(id) => !all && (counted.contains(&Some(id)) || !nature::of(id).narrow),
            _ => false,
        };
        if slot.scope == Scope::Region && !kept {
            slot.scope = Scope::Sector;
        }
    }
}

/// 超省定任务0.7万亩, 比计划少86亿元: how far a plan was passed or missed.
pub(super) fn beyond_plan(words: &str) -> bool {
    const PLANS: &[&str] = &["任务", "目标", "计划", "预期", "预算"];
    let whole = words;
    let words = words.trim_end();
    // One of these characters ends all of them.
    let last = words.trim_end_matches('的').chars().next_back();
    if !matches!(last, Some('务' | '标' | '划' | '期' | '算' | '少' | '多' | '高' | '低' | '快' | '收' | '支'))
    {
        return false;
    }
    let ends = PLANS.iter().any(|word| words.ends_with(word));
    let passed = ends && ["超", "高于", "高出", "多", "低于"].iter().any(|word| words.contains(word));
    let words = words.trim_end_matches('的');
    let than = words.find(['比', '较']).and_then(|at| words.get(at..)).is_some_and(|rest| {
        PLANS.iter().any(|word| rest.contains(word))
            && (PLANS.iter().any(|word| rest.ends_with(word))
                || rest.ends_with(['少', '多', '高', '低', '快', '收', '支']))
    });
    let part = PLANS.iter().any(|word| words.ends_with(word)) && whole.trim_end().ends_with('的');
    passed || than || part
}

/// 生产总值占全市的比重: a part of the region measured by the region's own total.
#[cold]
pub(super) fn same_as_whole(text: &str, lead: &Lead) -> bool {
    let whole = lead.whole.map_or("", |span| span.of(text));
    let other = Taxonomy::shared().names().find(whole);
    let own = lead.items.last().and_then(|item| item.name);
    other.is_empty() || other.last().map(|name| name.named) == own.map(|name| name.named)
}

/// Whether a list ends in something that enterprises have: …企业利润总额.
pub(super) fn last_open_of_enterprises(text: &str, lead: &Lead) -> bool {
    lead.items.len() > 1
        && lead.items.last().is_some_and(|item| {
            let words = item.surface.of(text);
            item.name.is_none() && words.contains("企业") && !words.ends_with("企业")
        })
}

/// 一季度下降6%, 上半年完成…: figures of a part of the year.
pub(super) fn part_of_year(words: &str) -> bool {
    static PARTS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
        let parts = ["季度", "上半年", "下半年", "月份", "1至", "前三季", "前10个月", "前11个月", "1—", "1-"];
        AhoCorasick::new(parts).ok()
    });
    static SIGNS: Letters = Letters::of("季半月至—-");
    // One of these stands in every part.
    let Some(parts) = PARTS.as_ref().filter(|_| SIGNS.next(words, 0).is_some()) else { return false };
    let Some(at) = parts.find_overlapping_iter(words).map(|part| part.start()).max() else { return false };
    // 由一季度的…转为全年增长…: what is said of the whole year again counts.
    !words.get(at..).is_some_and(|rest| rest.contains("全年") || rest.contains('年'))
}

/// 2010年比2005年，生产总值翻一番: the year compared with, said before any name, holds for the rest of the sentence.
#[cold]
pub(super) fn compared_first(words: &[Token]) -> Option<TimeHit> {
    let names = |t: &Token| matches!(t.kind, Kind::Name(_) | Kind::Text | Kind::Number(_));
    let head = words.get(..words.iter().position(names)?)?;
    let than = head.iter().rposition(|t| t.cue() == Some(Cue::Than))?;
    match head.get(than + 1..)?.iter().find(|t| t.kind != Kind::Blank)?.kind {
        Kind::Time(hit) if !matches!(hit.when, When::YearBefore | When::LastYear) => Some(hit),
        _ => None,
    }
}

/// 与2009年成立时相比: the time in a clause that only compares.
pub(super) fn since(text: &str, clause: &[Token]) -> Option<TimeHit> {
    let last = clause.iter().rev().find(|t| t.kind != Kind::Blank)?;
    if !matches!(last.span.of(text), "相比" | "相比较" | "相较") {
        return None;
    }
    clause.iter().rev().find_map(|t| match t.kind {
        Kind::Time(hit) if !matches!(hit.when, When::YearBefore | When::LastYear) => Some(hit),
        _ => None,
    })
}

/// 一般预算收入…，支出完成…: the budget that the revenue before was of.
pub(super) fn budget_head(words: &str) -> Option<&'static str> {
    const HEADS: &[&str] = &["一般公共预算", "公共财政预算", "一般预算"];
    let at = words.rfind("预算收入")?;
    let named = words.get(..at + "预算".len())?;
    let other = words.get(at..)?.contains("基金");
    HEADS.iter().find(|head| named.ends_with(*head) && !other).copied()
}

/// The road or railway that was named last, to which 通车里程 belongs.
pub(super) fn last_way(words: &str) -> Option<&'static str> {
    const WAYS: &[&str] =
        &["高速公路", "农村公路", "轨道交通", "高速铁路", "国省干线", "高铁", "地铁", "铁路", "公路", "高速"];
    WAYS.iter().filter_map(|way| Some((words.rfind(way)? + way.len(), way.len(), *way))).max().map(|found| found.2)
}

/// The branch that the clause before is about: 服务业占比达49%，增加值增长7%.
pub(super) fn last_branch(words: &str) -> Option<&'static str> {
    const BRANCHES: &[&str] = &[
        "第一产业",
        "第二产业",
        "第三产业",
        "服务业",
        "现代服务业",
        "生产性服务业",
        "生活性服务业",
        "高技术服务业",
        "规上工业",
        "规模以上工业",
        "高新技术产业",
        "高技术制造业",
        "建筑业",
    ];
    let words = words.rsplit(['；', ';', '。']).next()?;
    let named = BRANCHES.iter().filter_map(|branch| Some((words.rfind(branch)? + branch.len(), branch.len(), *branch)));
    // 工业主导作用突出，总产值…: the word alone is the subject only where a clause begins with it.
    let clauses = words.split_inclusive(['，', ',', '：']);
    let industry = clauses.scan(0, |end, clause| {
        let start = *end;
        *end += clause.len();
        Some((start, clause))
    });
    let industry = industry.filter(|(_, clause)| {
        clause.strip_prefix("工业").is_some_and(|rest| !rest.starts_with(['园', '企', '集', '投', '项', '用', '品']))
    });
    let industry = industry.last().map(|(start, _)| (start + "工业".len(), "工业".len(), "工业"));
    named.chain(industry).max().map(|found| found.2)
}

/// Whether grain is the last crop that was named.
pub(super) fn grain_last(words: &str) -> bool {
    const OTHERS: &[&str] = &[
        "夏粮", "秋粮", "早稻", "小麦", "玉米", "水稻", "稻谷", "大豆", "油料", "棉花", "蔬菜", "水果", "肉", "茶叶",
        "薯", "水产",
    ];
    let Some(at) = words.rfind("粮食") else { return false };
    !words.get(at..).is_some_and(|rest| OTHERS.iter().any(|crop| rest.contains(crop)))
}

/// The words of some tokens.
pub(super) fn spelled<'t>(text: &'t str, tokens: &[Token]) -> &'t str {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => Span { start: first.span.start, end: last.span.end }.of(text),
        _ => "",
    }
}
