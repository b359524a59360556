//! The rows of the data contract: reports, sections, observations, targets in words, search hits.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::cell::{Cell, Column, IntoCell, Record, record};
use crate::indicator::Taxonomy;
use crate::observation::{Measure, Observation, WordTarget};
use crate::outline::Section;
use crate::quantity::scale;
use crate::region::{Gazetteer, Level, Region, RegionId};
use crate::report::{Field, Identity, Report};
use crate::span::{CharOffsets, Span};

record! {
    /// One document.
    pub struct ReportRow<'a> {
        /// 报告编号 stable name of the report
        pub id: &'a str,
        /// 来源文件 path as given
        pub source: Cow<'a, str>,
        /// 标题 title as printed
        pub title: Option<&'a str>,
        /// 文种 kind of document
        pub kind: &'static str,
        /// 行政区划代码 six digits of GB/T 2260 in that year
        pub region_code: Option<&'static str>,
        /// 地区 name of the region
        pub region_name: Option<&'static str>,
        /// 上级至本级 names from the province down
        pub region_path: Vec<&'static str>,
        /// 层级 administrative level
        pub region_level: Option<&'static str>,
        /// 报告年份 year in which the report was given
        pub year: Option<u16>,
        /// 回顾年份 year that it looks back on
        pub review_year: Option<u16>,
        /// 报告日期 day or month of delivery
        pub delivered_on: Option<String>,
        /// 会议 session at which it was given
        pub congress: Option<&'a str>,
        /// 报告人 who gave it
        pub speaker: Option<&'a str>,
        /// 报告人职务 office of the speaker
        pub speaker_role: Option<&'a str>,
        /// 字数 Unicode characters
        pub characters: usize,
        /// 识别依据 the rules that found region and year
        pub identified_by: Option<String>,
    }
}

record! {
    /// One section of a report.
    pub struct SectionRow<'a> {
        /// 报告编号 report
        pub report_id: &'a str,
        /// 序号 position in the report, from 0
        pub index: usize,
        /// 级别 depth in the report, 1 for its parts
        pub level: usize,
        /// 编号 number as printed
        pub number: Option<&'a str>,
        /// 标题 heading as printed
        pub heading: Option<&'a str>,
        /// 性质 what the section is for
        pub role: &'static str,
        /// 切分为判断 the end of the heading is a judgement: nothing in the text marks it
        pub soft: bool,
        /// 起 first character
        pub start: usize,
        /// 标题止 character after the heading
        pub heading_end: usize,
        /// 止 character after the section
        pub end: usize,
    }
}

record! {
    /// One number stated about an indicator.
    pub struct ObservationRow<'a> {
        /// 报告编号 report
        pub report_id: &'a str,
        /// 行政区划代码 region of the report
        pub region_code: Option<&'static str>,
        /// 地区 name of the region
        pub region_name: Option<&'static str>,
        /// 报告年份 year in which the report was given
        pub report_year: Option<u16>,
        /// 指标 id in the taxonomy; empty for a name outside it
        pub indicator: Option<&'static str>,
        /// 原文名称 the words that name the indicator
        pub surface: &'a str,
        /// 度量 what is measured
        pub measure: &'static str,
        /// 数值 as printed, in unit
        pub value: Decimal,
        /// 上限 high end of a range
        pub value_high: Option<Decimal>,
        /// 单位 as printed
        pub unit: &'static str,
        /// 换算值 in normalized_unit
        pub normalized_value: Decimal,
        /// 换算单位 one unit for one indicator
        pub normalized_unit: &'static str,
        /// 限定 how the value bounds the true one
        pub comparator: &'static str,
        /// 所属时期 the year or years that the number is about
        pub period: Option<String>,
        /// 基期 base year or years where they are not the year before
        pub base: Option<String>,
        /// 实绩或目标 actual or target
        pub status: &'static str,
        /// 范围 whose number it is
        pub scope: &'static str,
        /// 原句 the sentence that states it
        pub sentence: &'a str,
        /// 章节 index of the section
        pub section: usize,
        /// 起 first character of the number
        pub start: usize,
        /// 止 character after its unit
        pub end: usize,
        /// 提示 what to know before using it
        pub flags: Vec<&'static str>,
    }
}

record! {
    /// One target that is stated in words only.
    pub struct WordTargetRow<'a> {
        /// 报告编号 report
        pub report_id: &'a str,
        /// 行政区划代码 region of the report
        pub region_code: Option<&'static str>,
        /// 地区 name of the region
        pub region_name: Option<&'static str>,
        /// 报告年份 year in which the report was given
        pub report_year: Option<u16>,
        /// 指标 id in the taxonomy
        pub indicator: Option<&'static str>,
        /// 原文名称 the words that name the indicator
        pub surface: &'a str,
        /// 目标表述 the words that stand in place of a number
        pub words: &'a str,
        /// 所属时期 the year or years that it is for
        pub period: Option<String>,
        /// 原句 the sentence that states it
        pub sentence: &'a str,
        /// 章节 index of the section
        pub section: usize,
        /// 起 first character of the words
        pub start: usize,
        /// 止 character after the words
        pub end: usize,
    }
}

record! {
    /// One place where a search found something.
    pub struct HitRow<'a> {
        /// 报告编号 report
        pub report_id: &'a str,
        /// 地区 name of the region
        pub region_name: Option<&'static str>,
        /// 报告年份 year in which the report was given
        pub year: Option<u16>,
        /// 起 first character
        pub start: usize,
        /// 止 character after the match
        pub end: usize,
        /// 左文 words before the match
        pub left: String,
        /// 命中 the match
        pub r#match: &'a str,
        /// 右文 words after the match
        pub right: String,
        /// 章节 index of the section
        pub section: Option<usize>,
    }
}

/// A report's row with the whole text behind it (`--text`).
#[derive(Clone, Debug, PartialEq)]
pub struct ReportTextRow<'a> {
    /// The row.
    pub row: ReportRow<'a>,
    /// Exactly the text in which all offsets count.
    pub text: &'a str,
}

impl Record for ReportTextRow<'_> {
    fn columns() -> Vec<Column> {
        let mut columns = ReportRow::columns();
        columns.push(Column { key: "text".into(), kind: <&str>::KIND, title: "全文 the text".into() });
        columns
    }

    fn cells(&self) -> Vec<Cell> {
        let mut cells = self.row.cells();
        cells.push(self.text.cell());
        cells
    }
}

/// The row of a report.
pub fn report_row(report: &Report) -> ReportRow<'_> {
    let identity = &report.identity;
    let region = region(identity);
    ReportRow {
        id: &report.id,
        source: report.sources.first().map_or(Cow::Borrowed(""), |origin| origin.display()),
        title: identity.title.as_deref(),
        kind: identity.kind.key(),
        region_code: region.map(|region| region.code),
        region_name: region.map(|region| region.name),
        region_path: identity.region.map(path).unwrap_or_default(),
        region_level: region.map(|region| region.level.key()),
        year: identity.year,
        review_year: identity.review_year,
        delivered_on: identity.delivered_on.map(|date| date.to_string()),
        congress: identity.congress.as_deref(),
        speaker: identity.speaker.as_deref(),
        speaker_role: identity.speaker_role.as_deref(),
        characters: report.text.chars().count(),
        identified_by: identified_by(identity),
    }
}

/// The rows of a report's sections.
pub fn section_rows(report: &Report) -> Vec<SectionRow<'_>> {
    let offsets = CharOffsets::new(&report.text);
    let row = |(index, section): (usize, &Section)| {
        let (start, end) = offsets.chars(section.span);
        let heading_end =
            if section.heading.is_empty() { start } else { offsets.char_at(section.heading.end as usize) };
        SectionRow {
            report_id: &report.id,
            index,
            level: usize::from(section.level),
            number: words(report, section.number),
            heading: words(report, section.heading),
            role: section.role.key(),
            soft: section.soft,
            start,
            heading_end,
            end,
        }
    };
    report.outline.sections.iter().enumerate().map(row).collect()
}

/// The rows of a report's observations.
pub fn observation_rows(report: &Report) -> Vec<ObservationRow<'_>> {
    let offsets = CharOffsets::new(&report.text);
    report.observations.iter().map(|observation| observation_row(report, &offsets, &observation)).collect()
}

/// The row of one observation of a report whose characters are counted.
pub fn observation_row<'a>(
    report: &'a Report,
    offsets: &CharOffsets<'_>,
    observation: &Observation,
) -> ObservationRow<'a> {
    let region = region(&report.identity);
    let indicator = observation.indicator.and_then(|id| Taxonomy::shared().get(id));
    // The home unit of an indicator is that of its levels: a growth is in per cent whatever the indicator.
    let home = match observation.measure {
        Measure::Level | Measure::Change => indicator.map_or("", |indicator| indicator.unit.as_str()),
        _ => "",
    };
    let (normalized_value, normalized_unit) = scale::normalize_to(observation.value, observation.unit.as_str(), home);
    let (start, end) = offsets.chars(observation.span);
    ObservationRow {
        report_id: &report.id,
        region_code: region.map(|region| region.code),
        region_name: region.map(|region| region.name),
        report_year: report.identity.year,
        indicator: indicator.map(|indicator| indicator.id.as_str()),
        surface: observation.surface.of(&report.text),
        measure: observation.measure.key(),
        value: observation.value,
        value_high: observation.high,
        unit: observation.unit.as_str(),
        normalized_value,
        normalized_unit,
        comparator: observation.comparator.key(),
        period: observation.period.map(|period| period.to_string()),
        base: observation.base.map(|base| base.to_string()),
        status: observation.status.key(),
        scope: observation.scope.key(),
        sentence: observation.sentence.of(&report.text).trim(),
        section: observation.section as usize,
        start,
        end,
        flags: observation.flags.iter().map(|flag| flag.key()).collect(),
    }
}

/// The rows of a report's targets in words.
pub fn word_target_rows(report: &Report) -> Vec<WordTargetRow<'_>> {
    let offsets = CharOffsets::new(&report.text);
    let region = region(&report.identity);
    let row = |target: &WordTarget| {
        let (start, end) = offsets.chars(target.words);
        WordTargetRow {
            report_id: &report.id,
            region_code: region.map(|region| region.code),
            region_name: region.map(|region| region.name),
            report_year: report.identity.year,
            indicator: Taxonomy::shared().get(target.indicator).map(|indicator| indicator.id.as_str()),
            surface: target.surface.of(&report.text),
            words: target.words.of(&report.text),
            period: target.period.map(|period| period.to_string()),
            sentence: target.sentence.of(&report.text).trim(),
            section: target.section as usize,
            start,
            end,
        }
    };
    report.word_targets.iter().map(row).collect()
}

/// The row of a hit with `context` characters on each side; line ends in the context become spaces.
pub fn hit_row<'a>(report: &'a Report, offsets: &CharOffsets<'_>, hit: Span, context: usize) -> HitRow<'a> {
    let (start, end) = offsets.chars(hit);
    let before = report.text.get(..hit.start as usize).unwrap_or("");
    let after = report.text.get(hit.end as usize..).unwrap_or("");
    let left: String = before.chars().rev().take(context).collect();
    HitRow {
        report_id: &report.id,
        region_name: region(&report.identity).map(|region| region.name),
        year: report.identity.filed_year(),
        start,
        end,
        left: one_line(left.chars().rev()),
        r#match: hit.of(&report.text),
        right: one_line(after.chars().take(context)),
        section: report.outline.section_at(hit.start as usize),
    }
}

fn one_line(letters: impl Iterator<Item = char>) -> String {
    letters.map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

fn region(identity: &Identity) -> Option<&'static Region> {
    identity.region.and_then(|id| Gazetteer::shared().get(id))
}

/// Names from the province down; the nation stands only for itself.
fn path(id: RegionId) -> Vec<&'static str> {
    let units: Vec<&Region> =
        Gazetteer::shared().path(id).into_iter().filter_map(|id| Gazetteer::shared().get(id)).collect();
    let below_nation = units.len() > 1;
    units.into_iter().filter(|unit| !(below_nation && unit.level == Level::Nation)).map(|unit| unit.name).collect()
}

fn words(report: &Report, span: Span) -> Option<&str> {
    Some(span.of(&report.text)).filter(|words| !words.is_empty())
}

/// Which rule found the region and which the year.
fn identified_by(identity: &Identity) -> Option<String> {
    let wanted = [(Field::Region, "region"), (Field::Year, "year"), (Field::ReviewYear, "review_year")];
    let found: Vec<String> = wanted
        .iter()
        .filter_map(|(field, name)| {
            let evidence = identity.evidence.iter().find(|evidence| evidence.field == *field)?;
            Some(format!("{name}: {}", evidence.rule))
        })
        .take(2)
        .collect();
    (!found.is_empty()).then(|| found.join("; "))
}
