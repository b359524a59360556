//! Makes the observation of one number that was bound to a name.

use rust_decimal::Decimal;

use crate::indicator::{IndicatorId, Taxonomy};
use crate::observation::{Flag, Flags, Measure, Observation, Scope, Status};
use crate::quantity::letters::Letters;
use crate::quantity::{Comparator, Form, Quantity};
use crate::span::{Span, holds, last_bytes};
use crate::symbol::Symbol;

use super::lead::{Change, Said};
use super::measure::{self, Measured};
use super::nature::{self, Class, Nature};
use super::period::{self, Clues};
use super::rule::Rule;
use super::scope::is_whole;
use super::setting::Setting;
use super::slot::{Slot, What};
use super::time::TimeHit;
use super::token::Token;
use super::usage::{self, NEAR, Told, nearby};

/// Per cent up to which growth in the goals of several years is taken as that of each year.
const YEARLY: u8 = 15;

/// Where a number stands.
#[derive(Clone, Copy)]
pub(super) struct Stands<'a> {
    pub(super) setting: &'a Setting,
    pub(super) sentence: Span,
    pub(super) section: u32,
}

/// A number with what it was bound to.
pub(super) struct Binding<'a> {
    pub(super) stands: Stands<'a>,
    pub(super) slot: Slot,
    pub(super) number: Quantity,
    /// The class of its unit.
    pub(super) class: Class,
    pub(super) said: Said,
    pub(super) whole: Option<Span>,
    pub(super) time: Option<TimeHit>,
    /// The year of A in 由A提高到B.
    pub(super) origin: Option<u16>,
    pub(super) baseline: bool,
    pub(super) arrival: bool,
    /// The sentence behind the number.
    pub(super) ahead: &'a [Token<'a>],
    /// 预计 was said in this sentence.
    pub(super) expected: bool,
    /// 累计 was said before, and holds for sums.
    pub(super) summed: bool,
    /// Names and values of a list do not agree in number: the name is that of the whole list.
    pub(super) unmatched: bool,
    pub(super) rule: Rule,
}

/// Numbers that are written down together.
const TOGETHER: usize = 32;

/// What is written down of a text. Numbers wait until one is asked for, because many at a time are written faster.
pub(super) struct Ledger<'a> {
    text: &'a str,
    waiting: Vec<Binding<'a>>,
    written: &'a mut Vec<Observation>,
}

impl<'a> Ledger<'a> {
    pub(super) fn new(text: &'a str, written: &'a mut Vec<Observation>) -> Self {
        Self { text, waiting: Vec::with_capacity(TOGETHER), written }
    }

    pub(super) fn add(&mut self, binding: Binding<'a>) {
        if self.waiting.len() == TOGETHER {
            self.written();
        }
        self.waiting.push(binding);
    }

    /// All observations up to here.
    pub(super) fn written(&mut self) -> &mut [Observation] {
        for binding in &self.waiting {
            if let Some(observation) = emit(self.text, binding) {
                self.written.push(observation);
            }
        }
        self.waiting.clear();
        self.written
    }
}

/// The observation, unless the number says something else about the name.
fn emit(text: &str, bound: &Binding<'_>) -> Option<Observation> {
    let Stands { setting, sentence, section } = bound.stands;
    let whole = bound.whole.map_or("", |span| span.of(text));
    // 占年度计划的85%: how much of a plan was done.
    if !whole.is_empty() && ["计划", "任务", "目标", "预算数"].iter().any(|word| whole.contains(word)) {
        return None;
    }
    if bound.number.form == Form::Ratio {
        return None;
    }
    let class = bound.class;
    let name = bound.slot.surface.of(text);
    let mut indicator = indicator(text, bound, whole, class)?;
    let nature = indicator.map(nature::of);
    // 研发投入强度达6%，总量占全市的三成: of the amount, which is not the rate.
    let place = || ["全国", "全省", "全市", "全州"].iter().any(|place| whole.ends_with(place));
    if nature.is_some_and(|n| n.rate) && place() && bound.rule.elides() {
        return None;
    }
    // 农村公路里程: what there is, not what was built.
    let nature = nature.map(|n| match n.class {
        Class::Length if holds(name, "里程") => Nature { sums: false, stock: true, ..n },
        _ => n,
    });
    let said = said_with_name(bound, name, nature);
    let shares = said.share || bound.slot.share;
    if class == Class::Points && !shares && nature.is_some_and(|n| !n.rate && !n.index) {
        // 增加值增长9%，提高2个百分点: its growth rose, not the amount.
        return None;
    }
    let kind = nature.or_else(|| nature::of_words(name));
    let measured = measure::decide((&bound.number, class), &said, kind)?;
    let measured = Measured { unit: per_volume(text, bound.number.span, measured.unit), ..measured };
    let mut measured = sensible(indicator, measured, class)?;
    let grown = measured.suspect_points && grows(text, bound.slot.surface, bound.number.span);
    if grown && said.avg && is_rate_name(name) && bound.rule.elides() {
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
    let clues = clues(text, bound, &said, (measured.measure, measured.value, class), (kind, nature));
    let dated = period::date(setting, &clues);
    let comparator = comparator(text, bound, dated.status);
    let surface = bound.slot.surface;
    let place = (text, sentence);
    let told = Told { indicator, scope: bound.slot.scope, status: dated.status };
    let Told { indicator, scope, status } = usage::settle(place, bound, measured.measure, told)?;
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
        status,
        scope,
        span: bound.number.span,
        sentence,
        section,
        flags: flags(bound, &measured, status),
        rule: Symbol::fixed(bound.rule.key()),
        confidence: confidence(bound, indicator.is_some()),
    })
}

/// The indicator that the name means beside this number, if any; `None` when the number says something else about it. `whole`:
/// the words behind 占.
fn indicator(text: &str, bound: &Binding<'_>, whole: &str, class: Class) -> Option<Option<IndicatorId>> {
    let name = bound.slot.surface.of(text);
    let mut indicator = match bound.slot.what {
        What::One(id) => Some(id),
        What::Open => None,
        What::Pair(_) => return None,
    };
    if let Some(id) = indicator
        && matches!(class, Class::Percent | Class::Points)
        && (bound.said.share || kept_share(id, &bound.said))
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
    if indicator.is_some() && ["在建", "续建"].iter().any(|word| name.starts_with(word)) {
        // 在建高速公路1200公里 is not there yet.
        indicator = None;
    }
    let fraction = bound.number.form == Form::Fraction && bound.rule == Rule::Elided;
    if indicator.is_some() && fraction && (!whole.is_empty() || bound.said.change == Change::None) {
        // 规模占全市五分之一
        return None;
    }
    Some(indicator)
}

/// What decides the period of a number. `kind`: the nature of the name; `nature`: that of its indicator.
fn clues<'s>(
    text: &str,
    bound: &'s Binding<'_>,
    said: &'s Said,
    (measure, value, class): (Measure, Decimal, Class),
    (kind, nature): (Option<Nature>, Option<Nature>),
) -> Clues<'s> {
    let Stands { setting, sentence, .. } = bound.stands;
    Clues {
        said,
        time: bound.time,
        measure,
        nature: kind,
        origin: bound.origin,
        baseline: bound.baseline,
        arrival: bound.arrival,
        ahead: bound.ahead,
        expected: bound.expected,
        added_up: nature.is_none_or(|n| !n.rate && !n.stock),
        // 累计投入民生资金80亿元，占财政支出的75%: the share of the same sum.
        summed: bound.summed
            && if bound.rule == Rule::Elided {
                said.share || bound.whole.is_some_and(|whole| !whole.is_empty())
            } else {
                !reached(nearby(text, sentence, bound.number.span).0)
            },
        times: class == Class::Times,
        yearly: setting.status() == Status::Target
            && said.change != Change::Down
            && !said.cumulative
            && value <= Decimal::from(YEARLY),
    }
}

/// What the words say, with those that the name itself holds.
fn said_with_name(bound: &Binding<'_>, name: &str, nature: Option<Nature>) -> Said {
    let mut said = bound.said;
    if bound.rule == Rule::Elided {
        return said;
    }
    // 新登记市场主体3万户 adds to those there are.
    said.add |= name.starts_with("新登记") || name.ends_with("增量");
    said.total |= ["总数", "总量", "总户数"].iter().any(|word| name.ends_with(word));
    // 经济增长预期目标为7%
    said.rate |= name.starts_with("经济增") && said.change == Change::Amount;
    // Few names hold one of these.
    static SIGNS: Letters = Letters::of("新累");
    if SIGNS.next(name, 0).is_some() {
        let added = holds(name, "新增");
        said.add |= added;
        said.added_anew |= added;
        said.cumulative |= holds(name, "累计");
        said.built_new |= holds(name, "新建");
    }
    // 甲段等56公里高速公路建成通车: a length before the name is what was opened.
    let first = matches!(bound.rule, Rule::ValueFirst | Rule::Counted);
    said.built_new |= first && said.change == Change::None && nature.is_some_and(|n| n.built);
    said
}

/// The bound of a number, which 控制在 gives to a target alone.
fn comparator(text: &str, bound: &Binding<'_>, status: Status) -> Comparator {
    let kept = || controlled(text, bound.number.span);
    match (bound.number.comparator, status) {
        (Comparator::Eq, Status::Target) if bound.said.keep && kept() => Comparator::Le,
        // 控制在4.2%, in a review, tells what came out.
        (Comparator::Le, Status::Actual) if kept() => Comparator::Eq,
        (comparator, _) => comparator,
    }
}

/// The measure fits the indicator and its unit. `printed`: the class of the unit in the text.
fn sensible(indicator: Option<IndicatorId>, measured: Measured, printed: Class) -> Option<Measured> {
    let Some(id) = indicator else {
        return (printed != Class::Time || measured.measure != Measure::Level).then_some(measured);
    };
    let Measured { unit, class, .. } = measured;
    let fits = match measured.measure {
        Measure::Level => nature::fits(id, unit, class),
        Measure::Change => matches!(class, Class::Points | Class::Percent) || nature::fits(id, unit, class),
        Measure::Share | Measure::Growth | Measure::AvgGrowth => class == Class::Percent,
        Measure::Multiple => class == Class::Times,
        Measure::Rank => true,
    };
    fits.then_some(measured)
}

/// 民生支出稳定在65%以上: of all spending, though 占 is not said.
#[cold]
fn kept_share(id: IndicatorId, said: &Said) -> bool {
    let spending = Taxonomy::shared().get(id).is_some_and(|indicator| indicator.id == "livelihood_exp");
    spending && matches!(said.change, Change::Amount | Change::To) && !said.rate
}

/// A share whose own indicator the taxonomy has: 民生支出…占财政支出的比重.
#[cold]
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
    let before = || text.get(..number.start as usize).unwrap_or("").trim_end();
    if unit.as_str() == "微克" && before().ends_with("每立方米") {
        Symbol::fixed("微克/立方米")
    } else {
        unit
    }
}

/// 控制在3.5%, without 左右 or 以内.
#[cold]
fn controlled(text: &str, number: Span) -> bool {
    let before = text.get(..number.start as usize).unwrap_or("").trim_end();
    let after = text.get(number.end as usize..).unwrap_or("");
    // 分别控制在4%和3%以内
    let clause: String = after.chars().take(20).take_while(|c| !"，,；;。".contains(*c)).collect();
    (before.ends_with("控制在") || before.ends_with("控制到"))
        && !["以内", "之内", "以下", "内", "左右"].iter().any(|word| clause.trim_start().ends_with(word))
}

/// Whether a clause says that an amount was reached, not added up.
fn reached(clause: &str) -> bool {
    clause.contains(['达', '突', '破', '超', '至', '到', '为', '年'])
}

/// Whether the last verb between a name and its number is 增长, which is said of amounts; shares 提高 and 上升.
#[cold]
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
    let before = || text.get(..number.start as usize).unwrap_or("").chars().next_back();
    number.len() == 1
        && number.of(text).bytes().all(|b| b.is_ascii_digit())
        && before().is_some_and(|c| matches!(c, '“' | '"') || c.is_ascii_digit())
}

/// Characters of the longest name of an open observation.
const LONGEST: usize = 24;

/// Whether the words of an open observation can stand as its name.
fn presentable(words: &str) -> bool {
    let mut length = 0;
    for letter in words.chars() {
        // No white space lies beyond U+3000.
        length += usize::from(letter > '\u{3000}' || !letter.is_whitespace());
        if length > LONGEST || letter.is_ascii_digit() {
            return false;
        }
    }
    length >= 2 && !is_whole(words)
}

fn flags(bound: &Binding<'_>, measured: &Measured, status: Status) -> Flags {
    let mut flags = Flags::default();
    let said = &bound.said;
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
    let base = bound.rule.confidence();
    let doubt = if bound.slot.scope == Scope::Region { 0 } else { 10 };
    if known { base - doubt } else { base / 2 }
}
