//! How an indicator behaves in a text: what units it takes, whether it adds up over the years.

use std::sync::LazyLock;

use crate::indicator::{Indicator, IndicatorId, Taxonomy};
use crate::quantity::Quantity;
use crate::symbol::Symbol;

/// What the extractor needs to know of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Nature {
    /// Class of the units in which levels are printed.
    pub(super) class: Class,
    /// Itself a share or rate: a bare `%` is its level.
    pub(super) rate: bool,
    /// A price index: `%` is growth even without a verb.
    pub(super) index: bool,
    /// Yearly work or money that a review of several years gives as a sum.
    pub(super) sums: bool,
    /// A number of things that exist: 新增 tells a change, not the level.
    pub(super) stock: bool,
    /// 建成高速公路500公里 adds to the stock too.
    pub(super) built: bool,
    /// Words before the name make it another series (民营…增加值); for the others they only say where (市区空气…).
    pub(super) narrow: bool,
}

/// Classes of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// 元, 美元 with their powers
    Money,
    /// %, ‰
    Percent,
    /// 个百分点
    Points,
    /// 倍, 番
    Times,
    /// 亩, 公顷, 平方公里, 平方米
    Area,
    /// 公里, 米
    Length,
    /// 吨, 斤
    Mass,
    /// 微克/立方米
    Concentration,
    /// 千瓦, 千瓦时
    Energy,
    /// 立方米
    Volume,
    /// 天, 年, 岁, 小时
    Time,
    /// Things and people: 家, 户, 人, 个
    Count,
}

/// The class of a unit as printed.
pub(super) fn class_of(unit: &str) -> Class {
    // Most numbers have one of these, and their class is asked several times.
    match unit {
        "%" => return Class::Percent,
        "亿元" | "万元" | "元" => return Class::Money,
        "个百分点" => return Class::Points,
        "个" | "户" | "人" | "家" | "万人" => return Class::Count,
        _ => {}
    }
    // The shortest have no slash.
    let slash = || unit.bytes().position(|byte| byte == b'/').and_then(|slash| unit.get(..slash));
    let head = if unit.len() > "个".len() { slash().unwrap_or(unit) } else { unit };
    let ends = |list: &[&str]| list.iter().any(|word| head.ends_with(word));
    // The last character tells nearly all.
    match head.chars().next_back() {
        Some('点') if unit.contains("百分点") => Class::Points,
        Some('%' | '％' | '‰' | '成') => Class::Percent,
        Some('倍' | '番') => Class::Times,
        Some('克') if head.ends_with("微克") => Class::Concentration,
        // 毫克/立方米, 微克每立方米
        Some('克' | '米') if unit.contains("立方米") && unit.contains('克') => Class::Concentration,
        Some('元' | '块') => Class::Money,
        Some('金') if head.ends_with("美金") => Class::Money,
        Some('亩') => Class::Area,
        Some('顷') if head.ends_with("公顷") => Class::Area,
        Some('里' | '米') if ends(&["平方公里", "平方千米", "平方米", "平米"]) => Class::Area,
        Some('米') if head.ends_with("立方米") => Class::Volume,
        Some('方') => Class::Volume,
        Some('里' | '米') => Class::Length,
        Some('吨' | '斤' | '担') => Class::Mass,
        Some('克') if head.ends_with("千克") => Class::Mass,
        Some('煤') if ends(&["吨标准煤", "吨标煤"]) => Class::Mass,
        _ if unit.len() > "吨标".len() && unit.contains("吨标") => Class::Mass,
        Some('瓦' | '度') => Class::Energy,
        Some('时') if head.ends_with("千瓦时") => Class::Energy,
        Some('安') if head.ends_with("伏安") => Class::Energy,
        Some('天' | '年' | '岁' | '月' | '日' | '秒') => Class::Time,
        Some('时' | '钟') if ends(&["小时", "分钟"]) => Class::Time,
        _ => Class::Count,
    }
}

/// The class of the units of some numbers, where they have one in common.
pub(super) fn class_of_all(values: &[Quantity]) -> Option<Class> {
    let mut classes = values.iter().map(|value| class_of(value.unit.as_str()));
    let first = classes.next()?;
    classes.all(|class| class == first).then_some(first)
}

/// Indicators whose yearly amounts a review of several years adds up.
const SUMS: &[&str] = &[
    "project_invest_done",
    "infra_invest",
    "industrial_invest",
    "tech_upgrade_invest",
    "funds_in_place",
    "fdi",
    "livelihood_exp",
    "tax_cut",
    "rural_transfer",
    "urban_new_jobs",
    "poverty_lifted",
    "farmland_hs",
    "old_estates",
    "shanty",
    "base_5g",
    "rural_road_km",
    "project_invest_total",
    "private_invest",
    "realestate_invest",
    "affordable_housing",
    "afforestation",
    "tourists_sum",
    "reemployment",
    "dilapidated_housing",
    "relocated_poor",
];

/// Indicators that count what exists: an addition is a change.
const STOCKS: &[&str] = &[
    "market_entities",
    "hightech_enterprises",
    "industrial_enterprises",
    "four_up",
    "expressway_km",
    "base_5g",
    "loans",
    "deposits",
    "population",
    "listed_companies",
    "tech_sme",
    "specialised_sme",
    "railway_km",
    "hsr_km",
    "private_enterprises",
    "debt",
];

/// The nature of an indicator.
pub(super) fn of(id: IndicatorId) -> Nature {
    static NATURES: LazyLock<Vec<Nature>> =
        LazyLock::new(|| Taxonomy::shared().iter().map(|(_, indicator)| of_indicator(indicator)).collect());
    NATURES.get(usize::from(id.0)).copied().unwrap_or_else(|| of_indicator(&Indicator::default()))
}

fn of_indicator(indicator: &Indicator) -> Nature {
    let key = indicator.id.as_str();
    let class = if indicator.unit == "%" && !indicator.rate && indicator.family != "index" {
        Class::Money
    } else {
        class_of(&indicator.unit)
    };
    let loose = matches!(indicator.family.as_str(), "rate" | "concentration" | "land" | "length" | "area")
        || matches!(
            key,
            "old_estates"
                | "shanty"
                | "base_5g"
                | "poverty_lifted"
                | "rural_transfer"
                | "urban_new_jobs"
                | "dibao_standard"
                | "tax_cut"
                | "cpi"
                | "funds_in_place"
                | "project_invest_done"
                | "project_invest_total"
        );
    let exact = matches!(
        key,
        "livelihood_share"
            | "rd_intensity"
            | "tax_share"
            | "urbanization"
            | "unemployment_registered"
            | "unemployment_surveyed"
    );
    Nature {
        class,
        rate: indicator.rate,
        index: indicator.family == "index",
        sums: SUMS.contains(&key),
        stock: STOCKS.contains(&key),
        built: matches!(key, "expressway_km" | "railway_km" | "hsr_km" | "metro_km" | "power_capacity"),
        narrow: !loose || exact,
    }
}

/// The nature of a name outside the taxonomy, where its words tell: 合格率, 普及率.
pub(super) fn of_words(name: &str) -> Option<Nature> {
    let rate = ["率", "比重", "占比", "比例"].iter().any(|word| name.ends_with(word));
    rate.then_some(Nature {
        class: Class::Percent,
        rate: true,
        index: false,
        sums: false,
        stock: false,
        built: false,
        narrow: true,
    })
}

/// Whether a level of the indicator can be printed in `unit`, which is of that class.
pub(super) fn fits(id: IndicatorId, unit: Symbol, class: Class) -> bool {
    let nature = of(id);
    let indicator = Taxonomy::shared().get(id);
    let key = indicator.map_or("", |indicator| indicator.id.as_str());
    if class == nature.class {
        // 13个贫困村 are no persons; jobs are counted in 个.
        let persons = indicator.is_some_and(|i| i.family == "persons") && key != "urban_new_jobs";
        let counted = indicator.is_some_and(|i| matches!(i.unit.as_str(), "家" | "户"));
        if counted && unit.as_str().ends_with(['条', '项', '件', '次']) {
            // 壮大市场主体30条 are measures.
            return false;
        }
        if key == "shanty" && unit.as_str().ends_with(['个', '处', '片']) {
            // 棚户区改造项目96个 are no homes.
            return false;
        }
        let things = unit.as_str().ends_with(['个', '家', '次', '所', '处', '项', '条', '座', '件', '村']);
        return !persons || !things || unit.as_str().ends_with("人次");
    }
    match (key, class) {
        // Days of good air; homes and estates also by floor space.
        ("air_good", Class::Time) | ("old_estates" | "shanty", Class::Area) => true,
        ("energy_intensity", Class::Mass) => true,
        ("debt", Class::Percent) => true,
        // A sum of money whose 元 was left out: 5.8万亿.
        _ => nature.class == Class::Money && matches!(unit.as_str(), "万亿" | "亿" | "千亿" | "百亿" | "万"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_told_by_how_they_end() {
        let classes = |units: &str| units.split(' ').map(class_of).collect::<Vec<_>>();
        assert_eq!(classes("微克 毫克/立方米 微克每立方米"), [Class::Concentration; 3]);
        assert_eq!(classes("立方米 亿立方米 万方"), [Class::Volume; 3]);
        assert_eq!(classes("万平方米 平方公里 公顷 万亩"), [Class::Area; 4]);
        assert_eq!(classes("公里 米"), [Class::Length; 2]);
        assert_eq!(classes("吨标准煤/万元 千克 万吨 亿斤"), [Class::Mass; 4]);
        assert_eq!(classes("亿千瓦时 万千瓦"), [Class::Energy; 2]);
        assert_eq!(classes("小时 分钟 天 个月"), [Class::Time; 4]);
        assert_eq!(classes("个百分点"), [Class::Points]);
        assert_eq!(classes("亿元 元/月 亿美元"), [Class::Money; 3]);
        assert_eq!(classes("个 户 人次"), [Class::Count; 3]);
    }
}
