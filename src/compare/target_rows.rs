//! The rows of targets and results.

use rust_decimal::Decimal;

use super::figures::Figures;
use super::rows::Quoter;
use super::table::{region_code, region_name};
use super::target::{Aim, TargetLine};
use crate::export::{Cell, ColumnKind, Sheet, column, record};
use crate::lang::Lang;
use crate::quantity::scale::shown_number;

record! {
    /// One target with what became of it.
    pub struct TargetRow {
        /// 行政区划代码 region
        pub region_code: &'static str,
        /// 地区 name of the region
        pub region_name: &'static str,
        /// 年份 the year that the target is for
        pub year: u16,
        /// 指标 id in the taxonomy
        pub indicator: &'static str,
        /// 指标名称 name of the indicator
        pub indicator_name: &'static str,
        /// 度量 what is measured
        pub measure: &'static str,
        /// 目标值 in unit
        pub target: Option<Decimal>,
        /// 目标上限 high end of a range
        pub target_high: Option<Decimal>,
        /// 限定 how the target bounds the result
        pub target_comparator: Option<&'static str>,
        /// 目标表述 the words of a target in words
        pub target_words: Option<String>,
        /// 单位 unit of target and result
        pub unit: Option<&'static str>,
        /// 实绩 the result that the next report states
        pub result: Option<Decimal>,
        /// 实绩限定 how the result is bounded
        pub result_comparator: Option<&'static str>,
        /// 实绩单位 unit of the result
        pub result_unit: Option<&'static str>,
        /// 结论 met, missed, or why that cannot be said
        pub outcome: &'static str,
        /// 差距 result minus target
        pub gap: Option<Decimal>,
        /// 上级 superior region
        pub superior: Option<&'static str>,
        /// 上级目标 the superior's target for the same year
        pub superior_target: Option<Decimal>,
        /// 加码 own target minus the superior's
        pub overbid: Option<Decimal>,
        /// 连续同一目标年数 years in a row with the same target
        pub unchanged_years: u16,
        /// 目标原句 the sentence that sets the target
        pub target_sentence: String,
        /// 目标报告 report that sets it
        pub target_report: String,
        /// 实绩原句 the sentence that states the result
        pub result_sentence: Option<String>,
        /// 实绩报告 report that states it
        pub result_report: Option<String>,
    }
}

/// The lines as rows for other programs.
pub fn target_rows(figures: &Figures, lines: &[TargetLine], lang: Lang) -> Vec<TargetRow> {
    let mut quoter = Quoter::new(figures);
    lines.iter().map(|line| target_row(figures, &mut quoter, line, lang)).collect()
}

fn target_row(figures: &Figures, quoter: &mut Quoter<'_>, line: &TargetLine, lang: Lang) -> TargetRow {
    let (target, words, quoted) = match line.aim {
        Aim::Number(figure) => (Some(figure), None, quoter.figure(&figure)),
        Aim::Words(place) => (None, Some(figures.words(place).to_owned()), quoter.words(place)),
    };
    let stated = line.result.or(line.instead.map(|(_, figure)| figure));
    let result_quote = stated.map(|figure| quoter.figure(&figure));
    TargetRow {
        region_code: region_code(line.region),
        region_name: region_name(line.region),
        year: line.year,
        indicator: line.subject.key(),
        indicator_name: line.subject.name(lang),
        measure: line.subject.slot.measure.key(),
        target: target.map(|figure| figure.value),
        target_high: target.and_then(|figure| figure.high),
        target_comparator: target.map(|figure| figure.comparator.key()),
        target_words: words,
        unit: target.or(line.result).map(|figure| figure.unit),
        result: line.result.map(|figure| figure.value),
        result_comparator: line.result.map(|figure| figure.comparator.key()),
        result_unit: line.result.map(|figure| figure.unit),
        outcome: line.outcome.key(),
        gap: line.gap,
        superior: line.superior.map(|(region, _)| region_name(region)),
        superior_target: line.superior.map(|(_, figure)| figure.value),
        overbid: line.overbid,
        unchanged_years: line.unchanged,
        target_sentence: quoted.sentence,
        target_report: quoted.report_id,
        result_sentence: result_quote.as_ref().map(|quote| quote.sentence.clone()),
        result_report: result_quote.map(|quote| quote.report_id),
    }
}

/// The lines as a table to read.
pub fn target_sheet(figures: &Figures, lines: &[TargetLine], lang: Lang) -> Sheet {
    let columns = vec![
        column(lang.pick("地区", "region"), ColumnKind::Text),
        column(lang.pick("年份", "year"), ColumnKind::Integer),
        column(lang.pick("指标", "indicator"), ColumnKind::Text),
        column(lang.pick("度量", "measure"), ColumnKind::Text),
        column(lang.pick("目标", "target"), ColumnKind::Text),
        column(lang.pick("实绩", "result"), ColumnKind::Text),
        column(lang.pick("差距", "gap"), ColumnKind::Text),
        column(lang.pick("结论", "outcome"), ColumnKind::Text),
        column(lang.pick("加码", "overbid"), ColumnKind::Number),
        column(lang.pick("同一目标", "unchanged"), ColumnKind::Text),
    ];
    let cells = |line: &TargetLine| {
        let aim = match line.aim {
            Aim::Number(figure) => figure.text(),
            Aim::Words(place) => format!("“{}”", figures.words(place)),
        };
        let result = match (&line.result, &line.instead) {
            (Some(figure), _) => figure.text(),
            (None, Some((subject, figure))) => format!("{} {}", subject.name(lang), figure.text()),
            (None, None) => String::new(),
        };
        let unit = line.result.map_or("", |figure| figure.unit);
        // Words alone do not say what is measured.
        let measured = matches!(line.aim, Aim::Number(_)) || line.result.is_some();
        let years = match (line.unchanged, lang) {
            (0 | 1, _) => String::new(),
            (years, Lang::Zh) => format!("连续{years}年"),
            (years, Lang::En) => format!("{years} years"),
        };
        vec![
            Cell::Text(region_name(line.region).to_owned()),
            Cell::Integer(i64::from(line.year)),
            Cell::Text(line.subject.name(lang).to_owned()),
            Cell::Text(if measured { line.subject.slot.label(lang) } else { String::new() }),
            Cell::Text(aim),
            Cell::Text(result),
            line.gap.map_or(Cell::Empty, |gap| Cell::Text(shown_number(gap, unit))),
            Cell::Text(line.outcome.label(lang).to_owned()),
            line.overbid.map_or(Cell::Empty, Cell::Number),
            Cell::Text(years),
        ]
    };
    Sheet { columns, rows: lines.iter().map(cells).collect() }
}
