//! Comparisons of the size of a whole panel: 31 provinces, 20 years, every indicator.
#![allow(clippy::unwrap_used, missing_docs)]

mod screen;

use std::hint::black_box;
use std::sync::Arc;

use baogao::app::Mark;
use baogao::app::compare::{Column, Shown};
use baogao::compare::{
    Choice, ColumnKey, Comparison, Figures, Phase, Ranking, Slot, Sort, Subject, regions_of, targets,
};
use baogao::corpus::Corpus;
use baogao::indicator::{IndicatorId, Taxonomy};
use baogao::lang::Lang;
use baogao::observation::{Measure, Observation, Period, Scope, Status};
use baogao::outline::Outline;
use baogao::quantity::Comparator;
use baogao::region::{Level, RegionId};
use baogao::report::{Identity, Kind, Report};
use baogao::span::Span;
use baogao::symbol::Symbol;
use criterion::{Criterion, criterion_group, criterion_main};
use rust_decimal::Decimal;
use screen::Screen;

const TEXT: &str = "全年地区生产总值增长6.5%。";

/// A report that states a level, a growth and a target for every indicator.
fn report(region: RegionId, year: u16) -> Report {
    let mut observations = Vec::new();
    for (at, (indicator, _)) in Taxonomy::shared().iter().enumerate() {
        let value = Decimal::new(i64::from(region.0) * 7 + at as i64, 1);
        observations.push(observation(indicator, Measure::Level, "亿元", value, year - 1, Status::Actual));
        observations.push(observation(indicator, Measure::Growth, "%", value, year - 1, Status::Actual));
        observations.push(observation(indicator, Measure::Growth, "%", value, year, Status::Target));
    }
    Report {
        id: format!("{}-{year}", region.0).into(),
        sources: Vec::new(),
        text: TEXT.into(),
        identity: Identity {
            kind: Kind::GovernmentWorkReport,
            region: Some(region),
            year: Some(year),
            review_year: Some(year - 1),
            ..Identity::default()
        },
        outline: Outline::default(),
        observations: observations.into(),
        word_targets: Vec::new(),
    }
}

fn observation(
    indicator: IndicatorId,
    measure: Measure,
    unit: &str,
    value: Decimal,
    year: u16,
    status: Status,
) -> Observation {
    Observation {
        indicator: Some(indicator),
        surface: Span::new(6, 24),
        measure,
        value,
        high: None,
        unit: Symbol::new(unit),
        comparator: Comparator::Eq,
        period: Some(Period::year(year)),
        base: None,
        status,
        scope: Scope::Region,
        span: Span::new(30, 34),
        sentence: Span::new(0, TEXT.len()),
        section: 0,
        flags: Default::default(),
        rule: Symbol::new("made"),
        confidence: 90,
    }
}

fn panel(criterion: &mut Criterion) {
    let provinces = regions_of(Level::Province, None, 2022);
    assert_eq!(provinces.len(), 31);
    let reports = provinces.iter().flat_map(|region| (2004..2024).map(|year| Arc::new(report(*region, year))));
    let corpus = Arc::new(Corpus { reports: reports.collect(), problems: Vec::new() });
    criterion.bench_function("index of 31 provinces over 20 years", |bencher| {
        bencher.iter(|| Figures::new(black_box(corpus.clone())));
    });
    let figures = Arc::new(Figures::new(corpus));
    let choice = Choice::grid(&provinces, 2003..=2022);
    criterion.bench_function("table of 31 provinces x 20 years x all indicators", |bencher| {
        bencher.iter(|| Comparison::new(&figures, black_box(choice.clone())));
    });
    let comparison = Comparison::new(&figures, choice);
    assert_eq!(comparison.choice.columns.len(), 620);
    criterion.bench_function("that table sorted by the gap to the reference", |bencher| {
        bencher.iter(|| comparison.order(black_box(Sort::Gap(619)), true));
    });
    let gdp = Taxonomy::shared().by_key("gdp").unwrap();
    let subject = Subject { indicator: gdp, slot: Slot::yearly(Measure::Growth) };
    criterion.bench_function("ranking of 31 provinces", |bencher| {
        bencher.iter(|| Ranking::new(&figures, subject, Phase::Actual, black_box(2020), &provinces, None));
    });
    criterion.bench_function("targets of 31 provinces over 20 years", |bencher| {
        bencher.iter(|| targets(&figures, black_box(&provinces), &[]));
    });
    criterion.bench_function("texts of one screen of cells", |bencher| {
        bencher.iter(|| {
            let cells = (0..50).flat_map(|row| (0..12).map(move |column| (row, column)));
            cells.map(|(row, column)| comparison.text(row, column, Lang::Zh).len()).sum::<usize>()
        });
    });
}

/// One frame of that table at 200×60, in each way of showing it.
fn frame(criterion: &mut Criterion) {
    let provinces = regions_of(Level::Province, None, 2022);
    let reports = provinces.iter().flat_map(|region| (2004..2024).map(|year| Arc::new(report(*region, year))));
    let mut screen = Screen::new(Corpus { reports: reports.collect(), problems: Vec::new() });
    screen.app.set_marks(|marks| *marks = provinces.iter().map(|region| Mark::Region(*region)).collect());
    screen.app.open_compare();
    screen.work();
    let columns = provinces
        .iter()
        .flat_map(|region| (2004..2024).map(|year| Column { key: ColumnKey { region: *region, year }, fixed: true }));
    screen.app.set_compare(|settings| settings.columns = columns.collect());
    assert_eq!(screen.app.compare.settings.columns.len(), 620);
    for (name, shown) in [("values", Shown::Value), ("gaps", Shown::Gap), ("ranks", Shown::Rank)] {
        screen.app.set_compare(|settings| settings.shown = shown);
        criterion.bench_function(&format!("one frame of that table, {name}"), |bencher| {
            bencher.iter(|| black_box(&mut screen).draw());
        });
    }
    screen.app.show_sentences();
    criterion.bench_function("one frame of that table with the sentences of a row", |bencher| {
        bencher.iter(|| black_box(&mut screen).draw());
    });
}

criterion_group!(benches, panel, frame);
criterion_main!(benches);
