//! The chart of a row of a comparison: lines where there are several years, bars where there is one.

use rust_decimal::prelude::ToPrimitive;

use super::table::{Comparison, region_name};
use crate::export::{Bar, BarChart, LineChart, Series};
use crate::lang::Lang;
use crate::region::RegionId;

/// A chart of either kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Chart {
    /// Over years.
    Lines(LineChart),
    /// Of one year.
    Bars(BarChart),
}

impl Chart {
    /// The chart as a document of its own.
    pub fn svg(&self) -> String {
        match self {
            Chart::Lines(chart) => chart.svg(),
            Chart::Bars(chart) => chart.svg(),
        }
    }
}

impl Comparison {
    /// The chart of a row.
    pub fn chart(&self, row: usize, lang: Lang) -> Option<Chart> {
        let found = self.rows.get(row)?;
        let (name, slot) = (found.subject.name(lang), found.subject.slot.label(lang));
        let title = format!("{name} {slot} {}", self.choice.phase.label(lang));
        let mut years: Vec<u16> = self.choice.columns.iter().map(|column| column.year).collect();
        years.sort_unstable();
        years.dedup();
        if years.len() < 2 {
            return Some(Chart::Bars(BarChart { title, bars: self.bars(row, lang) }));
        }
        let mut regions: Vec<RegionId> = Vec::new();
        for column in &self.choice.columns {
            if !regions.contains(&column.region) {
                regions.push(column.region);
            }
        }
        let value = |region: RegionId, year: u16| {
            let at = self.choice.columns.iter().position(|column| (column.region, column.year) == (region, year))?;
            self.figure(row, at)?.point().to_f64()
        };
        let series = |region: &RegionId| Series {
            name: region_name(*region).to_owned(),
            values: years.iter().map(|year| value(*region, *year)).collect(),
            dashed: false,
        };
        Some(Chart::Lines(LineChart {
            title,
            unit: found.unit.to_owned(),
            positions: years.iter().map(u16::to_string).collect(),
            series: regions.iter().map(series).collect(),
        }))
    }

    fn bars(&self, row: usize, lang: Lang) -> Vec<Bar> {
        let bar = |(at, column): (usize, &super::ColumnKey)| Bar {
            name: region_name(column.region).to_owned(),
            value: self.figure(row, at).and_then(|figure| figure.point().to_f64()),
            text: self.figure(row, at).map_or_else(|| self.text(row, at, lang), |figure| figure.text()),
            own: at == self.choice.reference,
        };
        self.choice.columns.iter().enumerate().map(bar).collect()
    }
}
