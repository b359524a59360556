//! The rows, the table and the chart of a trend.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::figure::Figure;
use super::figures::Figures;
use super::rows::Quoter;
use super::table::{region_code, region_name};
use super::trend::{Trend, TrendLine, TrendPoint};
use crate::export::{Cell, ColumnKind, LineChart, Series, Sheet, column, record};
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

    /// Years down; for each region its result, its target with what became of it, the goals of plans.
    pub fn sheet(&self, figures: &Figures, lang: Lang) -> Sheet {
        let mut columns = vec![column(lang.pick("年份", "year"), ColumnKind::Integer)];
        for line in &self.lines {
            let name = region_name(line.region);
            columns.push(column(&format!("{name} {}", lang.pick("实绩", "result")), ColumnKind::Text));
            columns.push(column(lang.pick("目标", "target"), ColumnKind::Text));
            if line.has_plan() {
                columns.push(column(lang.pick("规划", "plan"), ColumnKind::Text));
            }
            columns.push(column(lang.pick("备注", "note"), ColumnKind::Text));
        }
        let (from, to) = self.years;
        let row = |(at, year): (usize, u16)| {
            let mut cells = vec![Cell::Integer(i64::from(year))];
            for line in &self.lines {
                cells.extend(line.points.get(at).into_iter().flat_map(|point| line.cells(figures, point, lang)));
            }
            cells
        };
        Sheet { columns, rows: (from..=to).enumerate().map(row).collect() }
    }
}

impl TrendLine {
    /// Whether any plan has a goal for it.
    fn has_plan(&self) -> bool {
        self.points.iter().any(|point| point.plan.is_some())
    }

    fn cells(&self, figures: &Figures, point: &TrendPoint, lang: Lang) -> Vec<Cell> {
        let result = match (&point.result, &point.missing) {
            (Some(figure), _) => figure.text(),
            (None, Some(missing)) => missing.label(figures, lang),
            (None, None) => String::new(),
        };
        let target = match (point.target, point.outcome) {
            (Some(target), Some(outcome)) => format!("{} {}", target.text(), outcome.label(lang)),
            (Some(target), None) => target.text(),
            (None, _) => String::new(),
        };
        let mut cells = vec![Cell::Text(result), Cell::Text(target)];
        if self.has_plan() {
            // The goal of a year stands for itself, one that lies ahead says for when.
            let plan = point.plan.map_or_else(String::new, |plan| match plan.period.to == point.year {
                true => plan.text(),
                false => format!("{} {}", plan.period.to, plan.text()),
            });
            cells.push(Cell::Text(plan));
        }
        cells.push(Cell::Text(point.note(lang)));
        cells
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

impl Trend {
    /// Results as lines, targets and goals of plans as dashed ones.
    pub fn chart(&self, lang: Lang) -> LineChart {
        let (from, to) = self.years;
        let series = self.lines.iter().flat_map(|line| {
            let name = region_name(line.region);
            let values = |pick: fn(&TrendPoint) -> Option<Figure>| {
                line.points.iter().map(|point| pick(point).and_then(|figure| figure.point().to_f64())).collect()
            };
            let targets: Vec<Option<f64>> = values(|point| point.target);
            let results = Series {
                name: format!("{name} {}", lang.pick("实绩", "result")),
                values: values(|point| point.result),
                dashed: false,
            };
            let plans: Vec<Option<f64>> = values(|point| {
                point.plan.filter(|plan| plan.period.to == point.year && plan.period.single().is_some())
            });
            let aims = [(targets, lang.pick("目标", "target")), (plans, lang.pick("规划", "plan"))];
            let aims = aims.into_iter().filter(|(values, _)| values.iter().any(Option::is_some));
            let aims = aims.map(move |(values, what)| Series { name: format!("{name} {what}"), values, dashed: true });
            std::iter::once(results).chain(aims)
        });
        LineChart {
            title: format!("{} {}", self.subject.name(lang), self.subject.slot.label(lang)),
            unit: self.unit.to_owned(),
            positions: (from..=to).map(|year| year.to_string()).collect(),
            series: series.collect(),
        }
    }
}
