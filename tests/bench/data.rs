//! What the benchmarks of names search in: rows of observations and headings, the same on every machine.

use std::collections::HashMap;
use std::sync::Arc;

use baogao::corpus::Corpus;
use baogao::index::names::NameIndex;
use baogao::indicator::{IndicatorId, Taxonomy};
use baogao::observation::{Flags, Measure, Observation, Period, Scope, Status};
use baogao::outline::{Outline, Role, Section};
use baogao::quantity::Comparator;
use baogao::region::{Gazetteer, Level};
use baogao::report::{Identity, Kind, Report};
use baogao::span::Span;
use baogao::symbol::Symbol;
use rust_decimal::Decimal;

use crate::chance::Chance;

/// One observation as a list shows it.
pub struct Row {
    /// Which region.
    pub region: &'static str,
    /// Which year.
    pub year: String,
    /// The words that name the indicator.
    pub name: String,
    /// The number.
    pub value: String,
}

impl Row {
    /// All of it in one line, as a matcher that knows nothing of names gets it.
    pub fn line(&self) -> String {
        format!("{} {} {} {}", self.region, self.year, self.name, self.value)
    }
}

/// Observations of counties over ten years, two hundred a report. Some names are in every report, most in few.
pub fn observations(count: usize) -> Vec<Row> {
    let mut chance = Chance(7);
    let names: Vec<&str> =
        Taxonomy::shared().iter().flat_map(|(_, one)| one.names.iter().map(String::as_str)).collect();
    let kinds = ["", "", "", "", "", "", "", "全年", "城镇", "新增", "累计"];
    let units = ["亿元", "%", "万人", "个百分点", "公顷"];
    let regions = names_of(Level::County);
    let mut rows = Vec::with_capacity(count);
    while rows.len() < count {
        let (region, year) = (*chance.pick(&regions), (2015 + chance.below(10)).to_string());
        for _ in 0..200.min(count - rows.len()) {
            let name = format!("{}{}", chance.pick(&kinds), names[often(&mut chance, names.len())]);
            let value = format!("{}.{}{}", chance.below(4000), chance.below(10), chance.pick(&units));
            rows.push(Row { region, year: year.clone(), name, value });
        }
    }
    rows
}

/// A place in a list whose first entries are taken far more often than its last.
fn often(chance: &mut Chance, length: usize) -> usize {
    let limit = chance.below(length) + 1;
    let limit = chance.below(limit) + 1;
    chance.below(limit)
}

/// Headings that are nearly all different, as they are over many reports.
pub fn headings(count: usize) -> Vec<String> {
    let verbs = ["着力", "全力", "坚持", "持续", "加快", "聚焦", "统筹", "扎实", "纵深", "更大力度"];
    let deeds = ["推进", "扩大", "培育", "优化", "建设", "深化", "保障", "提升", "激发", "守牢", "夯实", "畅通"];
    let things = [
        "新型工业化",
        "有效投资",
        "消费市场",
        "营商环境",
        "科技创新",
        "乡村全面振兴",
        "生态环境",
        "民生福祉",
        "改革开放",
        "安全底线",
        "县域经济",
        "文旅融合",
        "数字政府",
        "现代农业",
        "城市品质",
        "公共服务",
        "产业集群",
        "人才队伍",
        "绿色低碳转型",
        "物流枢纽",
    ];
    let ends = ["取得新突破", "迈上新台阶", "见到新成效", "增添新动能", "展现新作为", "再上新水平", ""];
    let mut chance = Chance(11);
    let mut heading = || {
        let half =
            |chance: &mut Chance| format!("{}{}{}", chance.pick(&verbs), chance.pick(&deeds), chance.pick(&things));
        let (first, second) = (half(&mut chance), half(&mut chance));
        format!("{first}，{second}{}", chance.pick(&ends))
    };
    (0..count).map(|_| heading()).collect()
}

/// The index of observations: names once, region and year once a report.
pub fn index_of(rows: &[Row]) -> NameIndex {
    let mut index = NameIndex::default();
    let mut before = None;
    for row in rows {
        if before != Some((row.region, &row.year)) {
            index.group(&[row.region, &row.year]);
            before = Some((row.region, &row.year));
        }
        index.row(&row.name);
    }
    index
}

/// The index of lines that stand nowhere.
pub fn index_of_lines<'a>(lines: impl IntoIterator<Item = &'a str>) -> NameIndex {
    let mut index = NameIndex::default();
    for line in lines {
        index.row(line);
    }
    index
}

/// Names of all units of a level.
pub fn names_of(level: Level) -> Vec<&'static str> {
    Gazetteer::shared().iter().filter(|(_, unit)| unit.level == level).map(|(_, unit)| unit.name).collect()
}

/// Reports that state these observations, two hundred each, under these headings, a hundred each.
pub fn corpus(rows: &[Row], headings: &[String]) -> Corpus {
    let known: HashMap<&str, IndicatorId> =
        Taxonomy::shared().iter().flat_map(|(id, one)| one.names.iter().map(move |name| (name.as_str(), id))).collect();
    let regions: HashMap<&str, _> = Gazetteer::shared()
        .iter()
        .filter(|(_, unit)| unit.level == Level::County)
        .map(|(id, unit)| (unit.name, id))
        .collect();
    let mut headings = headings.chunks(100);
    let report = |(number, rows): (usize, &[Row])| {
        let (region, year) = (rows[0].region, rows[0].year.parse().ok());
        let mut text = String::new();
        let mut add = |words: &str| {
            let start = text.len();
            text.push_str(words);
            Span::new(start, text.len())
        };
        let section = |heading: &String| {
            let heading = add(heading);
            add("\n");
            Section { level: 1, heading, span: heading, role: Role::Review, ..Section::default() }
        };
        let sections = headings.next().unwrap_or(&[]).iter().map(section).collect();
        let observation = |row: &Row| {
            let (number, unit) =
                row.value.split_at(row.value.find(|c: char| !matches!(c, '0'..='9' | '.')).unwrap_or(0));
            let (surface, span) = (add(&row.name), add(&row.value));
            add("。");
            Observation {
                indicator: known.get(row.name.as_str()).copied(),
                surface,
                measure: if unit == "%" { Measure::Growth } else { Measure::Level },
                value: number.parse::<Decimal>().unwrap_or_default(),
                high: None,
                unit: Symbol::new(unit),
                comparator: Comparator::Eq,
                period: year.map(Period::year),
                base: None,
                status: Status::Actual,
                scope: Scope::Region,
                span,
                sentence: Span { start: surface.start, end: span.end },
                section: 0,
                flags: Flags::default(),
                rule: Symbol::new("name"),
                confidence: 90,
            }
        };
        let observations: Vec<Observation> = rows.iter().map(observation).collect();
        let sentences = observations.iter().map(|one| one.sentence).collect();
        let identity = Identity {
            kind: Kind::GovernmentWorkReport,
            region: regions.get(region).copied(),
            year,
            ..Identity::default()
        };
        Arc::new(Report {
            id: number.to_string().into(),
            sources: Vec::new(),
            text: text.into(),
            identity,
            outline: Outline { sections, sentences, asides: Vec::new() },
            observations: observations.into(),
            word_targets: Vec::new(),
        })
    };
    Corpus { reports: rows.chunks(200).enumerate().map(report).collect(), ..Corpus::default() }
}
