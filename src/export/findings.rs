//! The rows of numbers that do not agree.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::cell::record;
use crate::check::{Finding, Place};
use crate::indicator::Taxonomy;
use crate::lang::Lang;
use crate::observation::Observation;
use crate::region::Gazetteer;
use crate::report::Report;
use crate::span::CharOffsets;

record! {
    /// One doubted number with those that speak against it.
    pub struct FindingRow<'a> {
        /// 规则 what does not agree
        pub rule: &'static str,
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
        /// 度量 what is measured
        pub measure: &'static str,
        /// 所属时期 the year or years that the number is about
        pub period: Option<String>,
        /// 数值 as printed, in unit
        pub value: Decimal,
        /// 单位 as printed
        pub unit: &'static str,
        /// 说明 what follows from the others, and what may explain it
        pub message: String,
        /// 原句 the sentence that states the number
        pub sentence: &'a str,
        /// 起 first character of the number
        pub start: usize,
        /// 止 character after its unit
        pub end: usize,
        /// 对照处 the numbers against it: report, first character, character after
        pub against: Vec<String>,
        /// 对照原句 their sentences
        pub against_sentences: Vec<&'a str>,
        /// 价格 current prices on one side and comparable prices on the other may be all there is to it
        pub prices: bool,
    }
}

/// The row of a finding whose places count in `reports`; nothing for a place that is not there.
pub fn finding_row<'a>(reports: &'a [Arc<Report>], finding: &Finding, lang: Lang) -> Option<FindingRow<'a>> {
    let (report, doubted) = stated(reports, finding.doubted)?;
    let region = report.identity.region.and_then(|id| Gazetteer::shared().get(id));
    let (start, end) = CharOffsets::new(&report.text).chars(doubted.span);
    let against: Vec<(&Report, Observation)> =
        finding.against.iter().filter_map(|place| stated(reports, *place)).collect();
    let place = |(report, observation): &(&Report, Observation)| {
        let (start, end) = CharOffsets::new(&report.text).chars(observation.span);
        format!("{}:{start}-{end}", report.id)
    };
    Some(FindingRow {
        rule: finding.rule.key(),
        report_id: &report.id,
        region_code: region.map(|region| region.code),
        region_name: region.map(|region| region.name),
        report_year: report.identity.year,
        indicator: doubted.indicator.and_then(|id| Taxonomy::shared().get(id)).map(|indicator| indicator.id.as_str()),
        measure: doubted.measure.key(),
        period: doubted.period.map(|period| period.to_string()),
        value: doubted.value,
        unit: doubted.unit.as_str(),
        message: finding.sentence(|at| reports.get(at).map(|report| &**report), lang),
        sentence: doubted.sentence.of(&report.text).trim(),
        start,
        end,
        against: against.iter().map(place).collect(),
        against_sentences: against.iter().map(|(report, other)| other.sentence.of(&report.text).trim()).collect(),
        prices: finding.prices,
    })
}

fn stated(reports: &[Arc<Report>], place: Place) -> Option<(&Report, Observation)> {
    let report = reports.get(place.report)?;
    Some((report, report.observations.get(place.observation)?))
}
