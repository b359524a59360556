//! One key typed into a box that finds names: this program's index beside the matchers by themselves.
//!
//! `cargo bench --bench fuzzy`; what came out is in `README.md` beside this file.

#![allow(missing_docs)]

mod chance;
mod data;
mod screen;
mod typing;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use baogao::app::key::Key;
use baogao::app::mode::Mode;
use baogao::app::{InputBox, Mark, Panel};
use baogao::index::names::{NameIndex, Progress, Search};
use criterion::{BenchmarkId, Criterion};
use crossterm::event::{KeyCode, KeyModifiers};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use screen::Screen;

const ROWS: usize = 200_000;
const HEADINGS: usize = 100_000;
/// A first screen.
const PAGE: usize = 60;
/// Items between two looks at the keyboard.
const PIECE: usize = 20_000;

const QUERIES: [&str; 5] = ["地区", "地区生产", "地产总值北湖", "gdp", "增长"];

/// What is typed, key by key.
const TYPED: [&str; 28] = [
    "地区生产总值 2020",
    "dqsczz",
    "diquschanzz",
    "北湖 gdp",
    "gdp 增速 2019",
    "增长",
    "规上工业增加值",
    "gsgy",
    "shehui 消费",
    "城镇居民收入",
    "czjm",
    "liangshi",
    "2021 财政",
    "a",
    "e",
    "一般公共预算收入 郴",
    "固定资产投资 shi",
    "renkou 2018",
    "h阳 lvyou",
    "推进 工业",
    "tjxxgyh",
    "zhuoli",
    "消费市场 新",
    "jianshe 城市",
    "s",
    "新 新 新",
    "saga",
    "anquan 底线",
];

fn answer(index: &Arc<NameIndex>, query: &str, before: Option<Search>) -> Search {
    let mut search = Search::new(Arc::clone(index), query, before);
    while search.step(PIECE) == Progress::More {}
    black_box(search.page(0, PAGE));
    search
}

fn one_key(c: &mut Criterion) {
    let rows = data::observations(ROWS);
    let lines: Vec<String> = rows.iter().map(data::Row::line).collect();
    let index = Arc::new(data::index_of(&rows));
    let flat = Arc::new(data::index_of_lines(lines.iter().map(String::as_str)));
    println!(
        "{ROWS} rows, {} distinct names, {:.1} MB as lines; index {:.1} MB, of lines {:.1} MB",
        index.names(),
        megabytes(lines.iter().map(String::len).sum()),
        megabytes(index.bytes()),
        megabytes(flat.bytes()),
    );
    let prepared: Vec<nucleo_matcher::Utf32String> = lines.iter().map(|line| line.as_str().into()).collect();
    let mut group = c.benchmark_group("fuzzy");
    group.sample_size(10).warm_up_time(Duration::from_millis(100)).measurement_time(Duration::from_millis(500));
    for query in QUERIES {
        group.bench_function(BenchmarkId::new("index of names", query), |b| {
            b.iter(|| answer(&index, query, None).total())
        });
        group.bench_function(BenchmarkId::new("index of lines", query), |b| {
            b.iter(|| answer(&flat, query, None).total())
        });
        group.bench_function(BenchmarkId::new("fuzzy-matcher", query), |b| {
            let matcher = SkimMatcherV2::default();
            b.iter(|| lines.iter().filter(|line| matcher.fuzzy_match(line, query).is_some()).count());
        });
        group.bench_function(BenchmarkId::new("nucleo-matcher", query), |b| {
            let mut matcher = nucleo_matcher::Matcher::default();
            let mut buffer = Vec::new();
            let needle = nucleo_matcher::Utf32Str::new(query, &mut buffer);
            b.iter(|| prepared.iter().filter(|line| matcher.fuzzy_match(line.slice(..), needle).is_some()).count());
        });
        group.bench_function(BenchmarkId::new("frizbee", query), |b| {
            let config = frizbee::Config::default().max_typos(Some(0));
            let mut matcher = frizbee::Matcher::new(query, &config);
            b.iter(|| matcher.match_list(&lines).len());
        });
    }
    group.finish();
}

fn build(c: &mut Criterion) {
    let rows = data::observations(ROWS);
    let headings = data::headings(HEADINGS);
    let mut group = c.benchmark_group("build the index of names");
    group.sample_size(10).warm_up_time(Duration::from_millis(100)).measurement_time(Duration::from_millis(500));
    group.bench_function("200,000 observations", |b| b.iter(|| data::index_of(&rows).names()));
    group.bench_function("100,000 headings", |b| {
        b.iter(|| data::index_of_lines(headings.iter().map(String::as_str)).names());
    });
    group.finish();
}

/// The time of every key of a query, until its first page is there.
fn type_in(index: &Arc<NameIndex>, query: &str) -> Vec<Duration> {
    let mut before = None;
    let ends = query.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.map(|end| {
        let start = Instant::now();
        before = Some(answer(index, &query[..end], before.take()));
        start.elapsed()
    })
    .collect()
}

/// Queries typed key by key, every key timed: what a reader feels is the slowest of them, not the mean.
fn typing() {
    let rows = data::observations(ROWS);
    let headings = data::headings(HEADINGS);
    let observations = Arc::new(data::index_of(&rows));
    let lines: Vec<String> = rows.iter().map(data::Row::line).collect();
    let flat = Arc::new(data::index_of_lines(lines.iter().map(String::as_str)));
    let headings = Arc::new(data::index_of_lines(headings.iter().map(String::as_str)));
    println!("\nkeys, ms (index of observations, of lines, of headings)");
    for (name, index) in [("observations", observations), ("lines", flat), ("headings", headings)] {
        let mut times: Vec<(Duration, String)> = Vec::new();
        for query in TYPED {
            // The quickest of three: other programs use the machine too.
            let rounds: Vec<Vec<Duration>> = (0..3).map(|_| type_in(&index, query)).collect();
            for (key, (at, c)) in query.char_indices().enumerate() {
                let quickest = rounds.iter().filter_map(|round| round.get(key)).min();
                times.push((quickest.copied().unwrap_or_default(), query[..at + c.len_utf8()].to_owned()));
            }
        }
        times.sort();
        let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize].0.as_secs_f64() * 1e3;
        let slowest = times.last().map_or("", |(_, query)| query);
        println!(
            "{name:>14}: {} keys, median {:.2}, p99 {:.2}, slowest {:.2} ({slowest:?})",
            times.len(),
            at(0.5),
            at(0.99),
            at(1.0)
        );
    }
}

/// The same keys in the boxes of the browser: until a frame shows the first page.
fn typing_in_the_browser() {
    let corpus = data::corpus(&data::observations(ROWS), &data::headings(HEADINGS));
    let headings: usize = corpus.reports.iter().map(|report| report.outline.sections.len()).sum();
    let observations: usize = corpus.reports.iter().map(|report| report.observations.len()).sum();
    println!("\nin the browser, 200×60: {headings} headings, {observations} observations");
    let mut screen = Screen::new(corpus);
    screen.draw();
    let (first, _) = screen.press(Key { code: KeyCode::Char('p'), modifiers: KeyModifiers::CONTROL });
    assert_eq!(screen.app.mode(), Mode::Finder);
    println!("the finder opens before its index is made: {:.1} ms", first.as_secs_f64() * 1e3);
    typing::measure("finder over everything", &mut screen, &TYPED);
    screen.press(Key::plain(KeyCode::Esc));
    screen.app.marks = screen.app.corpus.reports.iter().map(|report| Mark::Report(Arc::clone(report))).collect();
    screen.app.indicators.marked = true;
    screen.app.panel = Panel::Indicators;
    screen.app.input = Some(InputBox::IndicatorFilter);
    screen.draw();
    typing::measure(
        "indicators of all marked reports",
        &mut screen,
        &["地区生产总值", "dqsczz", "gdp", "2019", "增长"],
    );
}

fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    one_key(&mut criterion);
    build(&mut criterion);
    // `cargo test --benches` and `--list` only look whether it runs.
    if std::env::args().any(|argument| argument == "--bench") {
        typing();
        typing_in_the_browser();
    }
    criterion.final_summary();
}
