//! The rows of trends and ranks.

use rust_decimal::Decimal;

use super::figure::Figure;
use super::figures::Figures;
use super::rank::{RankLine, Ranking};
use super::rows::Quoter;
use super::table::{region_code, region_name};
use super::trend::{Trend, TrendPoint};
use crate::export::{Cell, ColumnKind, Sheet, column, record};
use crate::lang::Lang;

record! {
    /// One year of one region in a trend.
    pub struct TrendRow {
        /// 指标 id in the taxonomy
        pub indicator: &'static str,
        /// 度量 what is measured
        pub measure: &'static str,
        /// 行政区划代码 region
        pub region_code: &'static str,
        /// 地区 name of the region
        pub region_name: &'static str,
        /// 年份 the year that the numbers are about
        pub year: u16,
        /// 单位 unit of all values
        pub unit: &'static str,
        /// 实绩 the result as first stated
        pub result: Option<Decimal>,
        /// 限定 how the result is bounded
        pub comparator: Option<&'static str>,
        /// 缺失原因 why there is no result
        pub missing: Option<&'static str>,
        /// 后来表述 the result as the latest report states it, where that differs
        pub restated: Option<Decimal>,
        /// 目标 the target of the year's report
        pub target: Option<Decimal>,
        /// 目标限定 how the target bounds the result
        pub target_comparator: Option<&'static str>,
        /// 规划 the goal of a plan that covers the year
        pub plan: Option<Decimal>,
        /// 规划期末 the year for which that goal is set
        pub plan_year: Option<u16>,
        /// 结论 what became of the target
        pub outcome: Option<&'static str>,
        /// 比上年 result minus that of the year before
        pub step: Option<Decimal>,
        /// 连升连降 years in a row upwards, or downwards when negative
        pub streak: Option<Decimal>,
        /// 口径提示 words that tell of another definition
        pub break_note: Option<String>,
        /// 原句 the sentence that states the result
        pub sentence: Option<String>,
        /// 报告编号 report that states it
        pub report_id: Option<String>,
    }
}

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

impl Trend {
    /// One row a region and year.
    pub fn rows(&self, figures: &Figures) -> Vec<TrendRow> {
        let mut quoter = Quoter::new(figures);
        let mut rows = Vec::new();
        for line in &self.lines {
            for point in &line.points {
                let quote = point.result.map(|figure| quoter.figure(&figure));
                let value = |figure: Option<Figure>| figure.map(|figure| figure.point());
                rows.push(TrendRow {
                    indicator: self.subject.key(),
                    measure: self.subject.slot.measure.key(),
                    region_code: region_code(line.region),
                    region_name: region_name(line.region),
                    year: point.year,
                    unit: self.unit,
                    result: value(point.result),
                    comparator: point.result.map(|figure| figure.comparator.key()),
                    missing: point.missing.as_ref().map(|missing| missing.key()),
                    restated: value(point.restated),
                    target: value(point.target),
                    target_comparator: point.target.map(|figure| figure.comparator.key()),
                    plan: value(point.plan),
                    plan_year: point.plan.map(|figure| figure.period.to),
                    outcome: point.outcome.map(|outcome| outcome.key()),
                    step: point.step,
                    streak: (point.streak != 0).then(|| Decimal::from(point.streak)),
                    break_note: point.break_note.clone(),
                    sentence: quote.as_ref().map(|quote| quote.sentence.clone()),
                    report_id: quote.map(|quote| quote.report_id),
                });
            }
        }
        rows
    }

    /// Years down; for each region its result, its target and what became of it.
    pub fn sheet(&self, figures: &Figures, lang: Lang) -> Sheet {
        let mut columns = vec![column(lang.pick("年份", "year"), ColumnKind::Integer)];
        for line in &self.lines {
            let name = region_name(line.region);
            columns.push(column(&format!("{name} {}", lang.pick("实绩", "result")), ColumnKind::Text));
            columns.push(column(lang.pick("目标", "target"), ColumnKind::Text));
            columns.push(column(lang.pick("结论", "outcome"), ColumnKind::Text));
            columns.push(column(lang.pick("备注", "note"), ColumnKind::Text));
        }
        let (from, to) = self.years;
        let row = |(at, year): (usize, u16)| {
            let mut cells = vec![Cell::Integer(i64::from(year))];
            for point in self.lines.iter().filter_map(|line| line.points.get(at)) {
                cells.extend(self.point_cells(figures, point, lang));
            }
            cells
        };
        Sheet { columns, rows: (from..=to).enumerate().map(row).collect() }
    }

    fn point_cells(&self, figures: &Figures, point: &TrendPoint, lang: Lang) -> [Cell; 4] {
        let result = match (&point.result, &point.missing) {
            (Some(figure), _) => figure.text(),
            (None, Some(missing)) => missing.label(figures, lang),
            (None, None) => String::new(),
        };
        let target = match (&point.target, &point.plan) {
            (Some(target), _) => target.text(),
            (None, Some(plan)) => format!("{} {} {}", lang.pick("规划", "plan"), plan.period, plan.text()),
            (None, None) => String::new(),
        };
        [
            Cell::Text(result),
            Cell::Text(target),
            Cell::Text(point.outcome.map_or("", |outcome| outcome.label(lang)).to_owned()),
            Cell::Text(point.note(lang)),
        ]
    }
}

impl TrendPoint {
    /// Restatement, streak of three years or more, and break of definition, in words.
    pub fn note(&self, lang: Lang) -> String {
        let mut notes = Vec::new();
        if let Some(restated) = &self.restated {
            notes.push(format!("{}{}", lang.pick("后来改为", "later "), restated.text()));
        }
        let years = self.streak.unsigned_abs();
        if years >= 3 {
            notes.push(match (lang, self.streak > 0) {
                (Lang::Zh, true) => format!("▲连升{years}年"),
                (Lang::Zh, false) => format!("▼连降{years}年"),
                (Lang::En, true) => format!("▲up {years} years"),
                (Lang::En, false) => format!("▼down {years} years"),
            });
        }
        if let Some(words) = &self.break_note {
            notes.push(format!("{}{words}", lang.pick("口径：", "definition: ")));
        }
        notes.join(lang.pick("；", "; "))
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

/// A bar of eighths of a column; a negative value has an outlined one.
pub fn bar(part: f64, width: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = (part.abs().min(1.0) * width as f64 * 8.0).round() as usize;
    if part < 0.0 {
        return "░".repeat(eighths.div_ceil(8));
    }
    format!("{}{}", "█".repeat(eighths / 8), EIGHTHS.get(eighths % 8).copied().unwrap_or(""))
}
