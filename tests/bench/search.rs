//! Words looked for in all texts: this program's concordance beside plain scanning and ripgrep.
//!
//! `cargo bench --bench search`; `BAOGAO_BENCH_REPORTS=10000` for a corpus of 550 MB instead of a fifth of it. What came out
//! is in `README.md` beside this file.

#![allow(missing_docs)]

mod chance;
mod screen;
mod typing;
mod varied;

use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use baogao::app::job::Job;
use baogao::corpus::Corpus;
use baogao::index::Progress;
use baogao::index::concordance::Concordance;
use baogao::index::grams::Grams;
use baogao::index::text::{Order, Query};
use baogao::outline::Outline;
use baogao::report::{Identity, Report};
use criterion::{BenchmarkId, Criterion};
use memchr::memmem::Finder;
use screen::Screen;

/// A first screen.
const PAGE: usize = 60;
/// Bytes between two looks at the keyboard.
const PIECE: usize = 4 << 20;
/// Lines that are kept.
const KEPT: usize = 50_000;

/// Frequent, in many reports, in some, and in the last report alone.
const QUERIES: [&str; 5] = ["增长", "粮食总产量", "跨境电子商务综合试验区", "赑屃", "龙舟竞渡节"];

/// What is typed, key by key.
const TYPED: [&str; 15] = [
    "地区生产总值增长",
    "一般公共预算收入",
    "粮食总产量",
    "高标准农田",
    "跨境电子商务综合试验区",
    "赑屃",
    "龙舟竞渡节",
    "2020",
    "R&D",
    "，增长",
    "城镇新增就业",
    "没有这样的词语",
    "数字经济核心产业增加值",
    "的",
    "丝绸之路",
];

fn corpus(reports: usize) -> Option<Arc<Corpus>> {
    let texts = varied::Varied::new().ok()?.take(reports);
    let mut texts: Vec<String> = texts.collect();
    if let Some(last) = texts.last_mut() {
        last.push_str("本市举办龙舟竞渡节，修复石刻赑屃一座。");
    }
    let report = |(number, text): (usize, String)| {
        Arc::new(Report {
            id: number.to_string().into(),
            sources: Vec::new(),
            text: text.into(),
            identity: Identity::default(),
            outline: Outline::default(),
            observations: Vec::new().into(),
            word_targets: Vec::new(),
        })
    };
    let reports: Vec<_> = texts.into_iter().enumerate().map(report).collect();
    (!reports.is_empty()).then(|| Arc::new(Corpus { reports, ..Corpus::default() }))
}

fn grams_of(corpus: &Corpus) -> Grams {
    let mut grams = Grams::default();
    while grams.follow(corpus, PIECE) == Progress::More {}
    grams
}

fn begin(corpus: &Arc<Corpus>, grams: &Grams, words: &str, order: Order) -> Concordance {
    let query = Query::exact(words).unwrap_or_else(|| unreachable!("the queries have words"));
    let candidates = grams.candidates_for(&query);
    Concordance::new(Arc::clone(corpus), query, order, KEPT, candidates)
}

/// Until there is a screen of lines, or no more.
fn first_page(corpus: &Arc<Corpus>, grams: &Grams, words: &str, order: Order) -> usize {
    let mut found = begin(corpus, grams, words, order);
    while found.step(PIECE) == Progress::More && found.lines().len() < PAGE {}
    black_box(found.lines().take(PAGE).count())
}

fn whole(corpus: &Arc<Corpus>, grams: &Grams, words: &str, order: Order) -> usize {
    let mut found = begin(corpus, grams, words, order);
    while found.step(PIECE) == Progress::More {}
    found.total()
}

fn benchmarks(c: &mut Criterion, corpus: &Arc<Corpus>, grams: &Grams) {
    let bytes = corpus.bytes() as u64;
    let none = Grams::default();
    let mut group = c.benchmark_group("search");
    group.sample_size(10).warm_up_time(Duration::from_millis(100)).measurement_time(Duration::from_millis(500));
    for words in QUERIES {
        group.bench_function(BenchmarkId::new("first page", words), |b| {
            b.iter(|| first_page(corpus, grams, words, Order::Report));
        });
        group.bench_function(BenchmarkId::new("first page, sorted", words), |b| {
            b.iter(|| first_page(corpus, grams, words, Order::Right));
        });
        group.bench_function(BenchmarkId::new("all", words), |b| b.iter(|| whole(corpus, grams, words, Order::Report)));
        group.bench_function(BenchmarkId::new("all, without signatures", words), |b| {
            b.iter(|| whole(corpus, &none, words, Order::Report));
        });
        group.bench_function(BenchmarkId::new("memmem", words), |b| {
            let finder = Finder::new(words);
            b.iter(|| {
                corpus.reports.iter().map(|report| finder.find_iter(report.text.as_bytes()).count()).sum::<usize>()
            });
        });
    }
    group.finish();
    let mut group = c.benchmark_group("signatures");
    group.sample_size(10).warm_up_time(Duration::from_millis(100)).measurement_time(Duration::from_secs(1));
    group.throughput(criterion::Throughput::Bytes(bytes));
    group.bench_function("build", |b| b.iter(|| grams_of(corpus).bytes()));
    group.finish();
}

/// ripgrep and grep over one file that holds all texts, in the page cache: their best case.
fn beside(corpus: &Corpus) {
    let path = std::env::temp_dir().join(format!("baogao-bench-{}.txt", std::process::id()));
    let all: String = corpus.reports.iter().map(|report| &*report.text).collect();
    if std::fs::write(&path, all).is_ok() {
        for (program, arguments) in [("rg", ["--count-matches", "-F"]), ("grep", ["-c", "-F"])] {
            if Command::new(program).arg("--version").output().is_err() {
                println!("{program} is not installed: left out");
                continue;
            }
            for words in QUERIES {
                let time = median_of(program, arguments, &path, words);
                println!("{program} {} {words}: median {time:.1} ms", arguments.join(" "));
            }
        }
    }
    let _ = std::fs::remove_file(path);
}

fn median_of(program: &str, arguments: [&str; 2], path: &Path, words: &str) -> f64 {
    let mut times: Vec<f64> = (0..7)
        .map(|_| {
            let start = Instant::now();
            // By bytes, as this program searches: nothing is decoded.
            let _ = Command::new(program).env("LC_ALL", "C").args(arguments).arg(words).arg(path).output();
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// Milliseconds until the first page, and of the longest piece of what goes on after it.
fn one_key(corpus: &Arc<Corpus>, grams: &Grams, words: &str, order: Order) -> (f64, f64) {
    let start = Instant::now();
    let mut found = begin(corpus, grams, words, order);
    let mut more = found.step(PIECE);
    while more == Progress::More && found.lines().len() < PAGE {
        more = found.step(PIECE);
    }
    let first = start.elapsed().as_secs_f64() * 1e3;
    let mut longest = 0.0f64;
    while more == Progress::More {
        let start = Instant::now();
        more = found.step(PIECE);
        longest = longest.max(start.elapsed().as_secs_f64() * 1e3);
    }
    (first, longest)
}

/// Queries typed key by key, every key timed until its first page, and the longest piece of what goes on after it.
fn typing(corpus: &Arc<Corpus>, grams: &Grams) {
    println!("\nkeys until the first page, ms");
    for order in [Order::Report, Order::Left, Order::Right] {
        let (mut firsts, mut pieces): (Vec<(f64, String)>, Vec<f64>) = (Vec::new(), Vec::new());
        for words in TYPED {
            for (at, c) in words.char_indices() {
                let so_far = &words[..at + c.len_utf8()];
                // The quickest of three: other programs use the machine too.
                let mut rounds: Vec<(f64, f64)> = (0..3).map(|_| one_key(corpus, grams, so_far, order)).collect();
                rounds.sort_by(|a, b| a.0.total_cmp(&b.0));
                firsts.push((rounds[0].0, so_far.to_owned()));
                pieces.push(rounds.iter().map(|round| round.1).fold(f64::INFINITY, f64::min));
            }
        }
        firsts.sort_by(|a, b| a.0.total_cmp(&b.0));
        pieces.sort_by(f64::total_cmp);
        let part = |part: f64| firsts[((firsts.len() - 1) as f64 * part) as usize].0;
        let slowest = firsts.last().map_or("", |(_, words)| words);
        println!(
            "{order:?}: {} keys, median {:.2}, p99 {:.2}, slowest {:.2} ({slowest}); longest piece after that {:.2}",
            firsts.len(),
            part(0.5),
            part(0.99),
            part(1.0),
            pieces.last().unwrap_or(&0.0),
        );
    }
}

/// The same keys in the box of the browser: until a frame shows the first lines.
fn typing_in_the_browser(corpus: &Corpus) {
    let mut screen = Screen::new(corpus.clone());
    let follow = Job::Follow { corpus: Arc::clone(&screen.app.corpus) };
    follow.perform(&mut screen.desk, &mut drop);
    while screen.desk.has_more() {
        screen.desk.go_on();
    }
    println!();
    for order in [Order::Report, Order::Left, Order::Right] {
        screen.app.concordance.sorted = order;
        screen.app.open_concordance();
        typing::measure(&format!("in the browser, {order:?}"), &mut screen, &TYPED);
    }
}

fn main() {
    let measured = std::env::args().any(|argument| argument == "--bench");
    let reports = std::env::var("BAOGAO_BENCH_REPORTS").ok().and_then(|count| count.parse().ok());
    // `cargo test --benches` only looks whether it runs.
    let reports = if measured { reports.unwrap_or(2_000) } else { 20 };
    let Some(corpus) = corpus(reports) else {
        println!("no texts to search in: left out");
        return;
    };
    let grams = grams_of(&corpus);
    let (text, index) = (corpus.bytes(), grams.bytes());
    println!(
        "{reports} reports, {:.1} MB; signatures {:.1} MB, {:.3} of the text",
        text as f64 / 1e6,
        index as f64 / 1e6,
        index as f64 / text as f64
    );
    for words in QUERIES {
        let candidates = grams.candidates(words);
        let read: usize = (0..reports).filter(|at| candidates.holds(*at)).map(|at| corpus.reports[at].text.len()).sum();
        let holds = corpus.reports.iter().filter(|report| report.text.contains(words)).count();
        println!("{words}: in {holds} reports; {:.1} % of the text is read", 100.0 * read as f64 / text as f64);
    }
    let mut criterion = Criterion::default().configure_from_args();
    benchmarks(&mut criterion, &corpus, &grams);
    if measured {
        typing(&corpus, &grams);
        typing_in_the_browser(&corpus);
        beside(&corpus);
    }
    criterion.final_summary();
}
