//! How numbers and documents are put into words that a reader sees.

use crate::indicator::Taxonomy;
use crate::lang::Lang;
use crate::observation::{Measure, Observation, Status};
use crate::quantity::Comparator;
use crate::region::Gazetteer;
use crate::report::Report;

/// The value with its sign and unit: `≥6%`, `3110.6亿元`, `第3位`; a growth that is no bound has its direction: `+5.1%`.
pub fn value(one: &Observation, lang: Lang) -> String {
    let sign = one.comparator.sign();
    let plus = matches!(one.measure, Measure::Growth | Measure::AvgGrowth | Measure::Change)
        && sign.is_empty()
        && !one.value.is_sign_negative()
        && !one.value.is_zero();
    let plus = if plus { "+" } else { "" };
    let before = match one.measure {
        Measure::AvgGrowth => lang.pick("年均", "avg "),
        Measure::Share => lang.pick("占比", "share "),
        Measure::Rank => lang.pick("第", "rank "),
        Measure::Level | Measure::Growth | Measure::Change | Measure::Multiple => "",
    };
    let high = one.high.map_or_else(String::new, |high| format!("~{high}"));
    format!("{before}{sign}{plus}{}{high}{}", one.value, one.unit)
}

/// The year or years that a number is about: `2023`, `2021-2025`, `–` when not known.
pub fn period(one: &Observation) -> String {
    match one.period {
        None => "--".to_owned(),
        Some(period) => match period.single() {
            Some(year) => year.to_string(),
            None => format!("{}-{}", period.from, period.to),
        },
    }
}

/// 实绩 or 目标.
pub fn status(status: Status, lang: Lang) -> &'static str {
    match status {
        Status::Actual => lang.pick("实绩", "actual"),
        Status::Target => lang.pick("目标", "target"),
    }
}

/// How a value bounds the true one, in words.
pub fn comparator(comparator: Comparator, lang: Lang) -> &'static str {
    match comparator {
        Comparator::Eq => lang.pick("等于", "equal"),
        Comparator::Ge => lang.pick("以上", "at least"),
        Comparator::Gt => lang.pick("超过", "over"),
        Comparator::Le => lang.pick("以内", "at most"),
        Comparator::Lt => lang.pick("不足", "under"),
        Comparator::Approx => lang.pick("左右", "about"),
        Comparator::Range => lang.pick("区间", "range"),
    }
}

/// The name of the indicator: of the taxonomy, or as the text has it.
pub fn indicator(report: &Report, one: &Observation, lang: Lang) -> String {
    match one.indicator.and_then(|id| Taxonomy::shared().get(id)) {
        Some(indicator) => lang.pick(&indicator.zh, &indicator.en).to_owned(),
        None => one.surface.of(&report.text).to_owned(),
    }
}

/// The region of a report, as it was called then; its title or id where no region is known.
pub fn region(report: &Report) -> &str {
    match report.identity.region.and_then(|id| Gazetteer::shared().get(id)) {
        Some(region) => region.name,
        None => report.identity.title.as_deref().unwrap_or(&report.id),
    }
}

/// Region and year: `郴州市 2024`.
pub fn document(report: &Report) -> String {
    match report.identity.filed_year() {
        Some(year) => format!("{} {year}", region(report)),
        None => region(report).to_owned(),
    }
}

/// Words of a text on one line: line breaks and other control characters become blanks.
pub fn one_line(words: &str) -> String {
    words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Bytes as people read them.
pub fn size(bytes: usize) -> String {
    const KILO: usize = 1000;
    match bytes {
        0..KILO => format!("{bytes} B"),
        KILO..1_000_000 => format!("{} KB", bytes / KILO),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
