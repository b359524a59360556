//! The rows, the table and the chart of a ranking.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::figures::Figures;
use super::rank::{RankLine, Ranking};
use super::rows::Quoter;
use super::table::{region_code, region_name};
use crate::export::{Bar, BarChart, Cell, ColumnKind, Sheet, column, record};
use crate::lang::Lang;

record! {
    /// One region in a ranking.
    pub struct RankRow {
        /// 位次 place, 1 is the best
        pub rank: Option<usize>,
        /// 行政区划代码 region
        pub region_code: &'static str,
        /// 地区 name of the region
        pub region_name: &'static str,
        /// 指标 id in the taxonomy
        pub indicator: &'static str,
        /// 度量 what is measured
        pub measure: &'static str,
        /// 年份 the year that the number is about
        pub year: u16,
        /// 实绩、目标或规划 actual, target or plan
        pub phase: &'static str,
        /// 数值 in unit
        pub value: Option<Decimal>,
        /// 上限 high end of a range
        pub value_high: Option<Decimal>,
        /// 单位 one unit for all
        pub unit: &'static str,
        /// 限定 how the value bounds the true one
        pub comparator: Option<&'static str>,
        /// 本地 whether it is the reader's own place
        pub own: bool,
        /// 缺失原因 why there is no number
        pub missing: Option<&'static str>,
        /// 原句 the sentence that states it
        pub sentence: Option<String>,
        /// 报告编号 report that states it
        pub report_id: Option<String>,
    }
}

impl Ranking {
    /// One row a region.
    pub fn rows(&self, figures: &Figures) -> Vec<RankRow> {
        let mut quoter = Quoter::new(figures);
        let row = |line: &RankLine| {
            let quote = line.figure.map(|figure| quoter.figure(&figure));
            RankRow {
                rank: line.place,
                region_code: region_code(line.region),
                region_name: region_name(line.region),
                indicator: self.subject.key(),
                measure: self.subject.slot.measure.key(),
                year: self.year,
                phase: self.phase.key(),
                value: line.figure.map(|figure| figure.value),
                value_high: line.figure.and_then(|figure| figure.high),
                unit: self.unit,
                comparator: line.figure.map(|figure| figure.comparator.key()),
                own: line.own,
                missing: line.missing.as_ref().map(|missing| missing.key()),
                sentence: quote.as_ref().map(|quote| quote.sentence.clone()),
                report_id: quote.map(|quote| quote.report_id),
            }
        };
        self.lines.iter().map(row).collect()
    }

    /// 31个地区中23个有数: how complete the ranking is.
    pub fn coverage(&self, lang: Lang) -> String {
        let (all, reported, stated) = (self.lines.len(), self.reported, self.stated);
        match lang {
            Lang::Zh => format!("{all}个地区中{stated}个写明（已载入{reported}份应报告该年的报告）"),
            Lang::En => format!("{stated} of {all} state it ({reported} of the reports due are loaded)"),
        }
    }

    /// Place, region, value and a bar of up to `bar_width` columns.
    pub fn sheet(&self, figures: &Figures, bar_width: usize, lang: Lang) -> Sheet {
        let columns = vec![
            column(lang.pick("位次", "rank"), ColumnKind::Integer),
            column(lang.pick("地区", "region"), ColumnKind::Text),
            column(lang.pick("数值", "value"), ColumnKind::Number),
            column(lang.pick("单位", "unit"), ColumnKind::Text),
            column("", ColumnKind::Text),
        ];
        let cells = |line: &RankLine| {
            let name = region_name(line.region);
            let value = match (&line.figure, &line.missing) {
                (Some(figure), _) => figure.number(),
                (None, Some(missing)) => missing.label(figures, lang),
                (None, None) => String::new(),
            };
            vec![
                line.place.map_or(Cell::Empty, |place| Cell::Integer(i64::try_from(place).unwrap_or(i64::MAX))),
                Cell::Text(if line.own { format!("▶{name}") } else { name.to_owned() }),
                Cell::Text(value),
                Cell::Text(if line.figure.is_some() { self.unit.to_owned() } else { String::new() }),
                Cell::Text(bar(line.bar, bar_width)),
            ]
        };
        Sheet { columns, rows: self.lines.iter().map(cells).collect() }
    }
}

impl Ranking {
    /// A bar a region, the reader's own solid.
    pub fn chart(&self, figures: &Figures, lang: Lang) -> BarChart {
        let bar = |line: &RankLine| Bar {
            name: region_name(line.region).to_owned(),
            value: line.figure.and_then(|figure| figure.point().to_f64()),
            text: match (&line.figure, &line.missing) {
                (Some(figure), _) => figure.text(),
                (None, Some(missing)) => missing.label(figures, lang),
                (None, None) => String::new(),
            },
            own: line.own,
        };
        let (name, slot) = (self.subject.name(lang), self.subject.slot.label(lang));
        BarChart { title: format!("{} {name} {slot}", self.year), bars: self.lines.iter().map(bar).collect() }
    }
}

/// A bar of eighths of a column; a negative value has an outlined one.
pub fn bar(part: f64, width: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = (part.abs().min(1.0) * width as f64 * 8.0).round() as usize;
    if part < 0.0 {
        return "░".repeat(eighths.div_ceil(8));
    }
    format!("{}{}", "█".repeat(eighths / 8), EIGHTHS.get(eighths % 8).copied().unwrap_or(""))
}
