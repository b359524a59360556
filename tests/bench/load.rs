//! How fast a corpus is read, analysed, kept and opened again, and how much memory that takes.
//!
//! `cargo bench --bench load`; `BAOGAO_BENCH_REPORTS=10000` for a national corpus instead of a tenth of it. What came out is in
//! `README.md` beside this file.

#![allow(clippy::unwrap_used, missing_docs)]

mod chance;
mod timing;
mod varied;

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::Instant;

use baogao::app::job::{Generation, Job};
use baogao::app::worker::Desk;
use baogao::corpus::{Cache, Loader, analyse};
use baogao::extract::extract;
use baogao::identify::identify;
use baogao::outline::outline;
use baogao::source::{ReportText, SourceText, read, split};
use timing::{Clock, Task, measure, on_two_threads, print};
use xxhash_rust::xxh3::xxh3_128;

/// A folder that is gone when the benchmark is through.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let path = std::env::temp_dir().join(format!("baogao-bench-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// So many reports in a folder of their own, and their bytes.
    fn reports(&self, count: usize) -> (PathBuf, usize) {
        let folder = self.0.join(count.to_string());
        let mut bytes = 0;
        for (number, text) in varied::Varied::new().unwrap().take(count).enumerate() {
            let into = folder.join(format!("{:04}", number / 100));
            fs::create_dir_all(&into).unwrap();
            bytes += text.len();
            fs::write(into.join(format!("{number:06}.txt")), text).unwrap();
        }
        (folder, bytes)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// Bytes of files that are only read, or read and checked: valid UTF-8, and the hash that tells one text from another.
fn read_files(files: &[PathBuf], check: bool) -> usize {
    let one = |path: &PathBuf| {
        let bytes = fs::read(path).unwrap();
        if check {
            simdutf8::basic::from_utf8(&bytes).map_or(0, |text| xxh3_128(text.as_bytes()) as usize & 1)
        } else {
            bytes.len()
        }
    };
    files.iter().map(one).sum()
}

/// The text of a file that was read and checked: the least that a program does that shows it afterwards.
fn hold_text(path: &PathBuf) -> Arc<str> {
    let bytes = fs::read(path).unwrap();
    let text = simdutf8::basic::from_utf8(&bytes).unwrap_or_default();
    std::hint::black_box(xxh3_128(&bytes));
    text.into()
}

fn on_two_threads_held(files: &[PathBuf], work: impl Fn(&[PathBuf]) -> Vec<Arc<str>> + Sync) -> usize {
    let (one, other) = files.split_at(files.len() / 2);
    std::thread::scope(|scope| {
        let half = scope.spawn(|| work(one));
        let all = (work(other), half.join().unwrap());
        all.0.len() + all.1.len()
    })
}

/// Splits the texts and does something with each report, all threads taking from one heap as loading does.
fn each_report(texts: Vec<SourceText>, threads: usize, work: impl Fn(ReportText) -> usize + Sync) -> usize {
    let texts = Mutex::new(texts.into_iter());
    let share = || {
        let next = || texts.lock().unwrap().next();
        std::iter::from_fn(next).flat_map(split).map(&work).sum::<usize>()
    };
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(share)).collect();
        share() + others.into_iter().map(|other| other.join().unwrap()).sum::<usize>()
    })
}

/// What reading a report is, by itself.
fn read_through(text: ReportText) -> usize {
    let identity = identify(&text.text, &text.hints);
    let outline = outline(&text.text, &identity);
    extract(&text.text, &identity, &outline).observations.len()
}

/// The same with the check of the numbers against each other, and everything made small for keeping.
fn analysed(text: ReportText) -> usize {
    analyse(text).observations.len()
}

fn load(folder: &Path, cache: Option<&Cache>) -> usize {
    let mut loader = Loader::new(vec![folder.to_owned()]);
    loader.cache = cache.cloned();
    loader.load().reports.len()
}

/// Everything beside each other in one run, over one corpus.
fn side_by_side(title: &str, folder: &Path, cache: &Cache, rounds: usize) {
    let texts: Vec<SourceText> = read(vec![folder.to_owned()]).flatten().collect();
    let bytes = texts.iter().map(|text| text.text.len()).sum::<usize>();
    println!("\n{title}: {} texts, {:.1} MB; medians of {rounds} rounds", texts.len(), bytes as f64 / 1e6);
    let files = files(folder);
    let jieba = jieba_rs::Jieba::new();
    let cut = |texts: &[SourceText]| texts.iter().map(|text| jieba.cut(&text.text, false).len()).sum::<usize>();
    let cut_by_model = |texts: &[SourceText]| texts.iter().map(|text| jieba.cut(&text.text, true).len()).sum::<usize>();
    load(folder, Some(cache));
    let given = RefCell::new(Vec::new());
    let give = || drop(given.replace(texts.clone()));
    let read_on = |threads| each_report(given.take(), threads, read_through);
    let mut tasks = [
        Task::new("jieba-rs cuts the texts, 1 thread", bytes, || cut(&texts)),
        Task::new("jieba-rs cuts the texts, 2 threads", bytes, || on_two_threads(&texts, cut)),
        // Analysis takes its texts and gives them back inside of the reports.
        Task::new("split, identify, outline, extract, 1 thread", bytes, || read_on(1)).behind(give),
        Task::new("split, identify, outline, extract, 2 threads", bytes, || read_on(2)).behind(give),
        Task::new("the same, check and pack, 2 threads", bytes, || each_report(given.take(), 2, analysed)).behind(give),
        Task::new("load, without a cache", bytes, || load(folder, None)),
        Task::new("open again, out of the cache", bytes, || load(folder, Some(cache))),
        Task::new("read the files, 2 threads", bytes, || on_two_threads(&files, |files| read_files(files, false))),
        Task::new("read and check the files, 2 threads", bytes, || {
            on_two_threads(&files, |files| read_files(files, true))
        }),
        Task::new("the same, and hold the texts, 2 threads", bytes, || {
            on_two_threads_held(&files, |files| files.iter().map(hold_text).collect())
        }),
        Task::new("jieba-rs cuts with its model, as the reader does", bytes, || on_two_threads(&texts, cut_by_model)),
    ];
    measure(&mut tasks, rounds);
    print(&tasks, 1);
    let ratio = |one: usize, other: usize, clock: Clock| tasks[one].seconds(clock) / tasks[other].seconds(clock);
    let (wall, processor) = (ratio(5, 6, Clock::Wall), ratio(5, 6, Clock::Processor));
    println!("opening again takes 1/{wall:.0} of loading (1/{processor:.0} of its processor time)");
    let (wall, processor) = (ratio(6, 8, Clock::Wall), ratio(6, 8, Clock::Processor));
    println!("and {wall:.2} × reading and checking ({processor:.2} × its processor time)");
    let (wall, processor) = (ratio(6, 9, Clock::Wall), ratio(6, 9, Clock::Processor));
    println!("and {wall:.2} × reading, checking and holding the texts ({processor:.2} × its processor time)");
}

/// Loads of growing size, each by a program of its own: time by the byte, and memory at the peak.
fn linear(folder: &Folder, counts: &[usize]) {
    println!("\nloads of growing size, without a cache: a bar is time by the byte");
    for count in counts {
        let (corpus, bytes) = folder.reports(*count);
        let (start, mut seconds) = (Instant::now(), 0.0);
        let output = Command::new(env!("CARGO_BIN_EXE_baogao"))
            .args(["list", "--no-cache", "--profile", "--lang", "en"])
            .arg(&corpus)
            .output()
            .unwrap();
        let wall = start.elapsed().as_secs_f64();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let figure = |line: &str, column: usize| -> Option<f64> {
            let line = said.lines().find(|one| one.starts_with(line))?;
            line[line.find(|c: char| c.is_ascii_digit())?..].split_whitespace().nth(column)?.parse().ok()
        };
        if let Some(line) = said.lines().find(|line| line.starts_with("processor ")) {
            seconds = line.split_whitespace().last().and_then(|sum| sum.parse().ok()).unwrap_or(0.0);
        }
        let by_byte = 1e9 * seconds / bytes as f64;
        println!(
            "{count:>6} reports {:>7.1} MB {wall:>7.2} s {seconds:>7.2} s of processors {by_byte:>6.1} ns a byte {} peak {:.0} MB = {:.2} × the texts",
            bytes as f64 / 1e6,
            "█".repeat((by_byte / 4.0) as usize),
            figure("process at its peak", 0).unwrap_or(f64::NAN),
            figure("process at its peak", 1).unwrap_or(f64::NAN),
        );
        if Some(count) == counts.last() {
            println!("{said}\nheld with every index:");
            let held = Command::new(std::env::current_exe().unwrap()).arg("hold").arg(&corpus).output().unwrap();
            println!("{}", String::from_utf8_lossy(&held.stdout));
        }
    }
}

/// What a program holds that has a corpus open and its boxes in use, as the browser does; by itself in its process.
fn hold(folder: &Path) {
    let corpus = Arc::new(Loader::new(vec![folder.to_owned()]).load());
    let memory = corpus.memory();
    let texts = memory.texts as f64;
    let row = |part: &str, bytes: usize| {
        println!("{part:<28} {:>8.1} MB {:>6.3} × the texts", bytes as f64 / 1e6, bytes as f64 / texts);
    };
    row("texts", memory.texts);
    row("sections", memory.sections);
    row("sentences", memory.sentences);
    row("observations", memory.observations);
    row("identities", memory.identities);
    let loaded = resident("VmRSS");
    row("process after loading", loaded);
    let (mut desk, mut answers) = (Desk::default(), 0);
    let mut hear = |_| answers += 1;
    Job::Follow { corpus: Arc::clone(&corpus) }.perform(&mut desk, &mut hear);
    while desk.has_more() {
        desk.go_on();
    }
    let signed = resident("VmRSS");
    row("names and signatures", signed.saturating_sub(loaded));
    let ticket = Generation::default().next();
    Job::Find { query: "dq".to_owned(), corpus, ticket }.perform(&mut desk, &mut hear);
    row("an answer", resident("VmRSS").saturating_sub(signed));
    row("process at its peak", resident("VmHWM"));
    assert_eq!(answers, 1);
}

/// What the system says that this process takes, where it says so (Linux).
fn resident(key: &str) -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':'));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix("kB")?.trim().parse::<usize>().ok());
    kilobytes.unwrap_or(0) * 1024
}

fn main() {
    if let [_, word, folder] = std::env::args().collect::<Vec<_>>().as_slice()
        && word == "hold"
    {
        return hold(Path::new(folder));
    }
    let measured = std::env::args().any(|argument| argument == "--bench");
    let reports = std::env::var("BAOGAO_BENCH_REPORTS").ok().and_then(|count| count.parse().ok());
    // `cargo test --benches` only looks whether it runs.
    let (reports, rounds) = if measured { (reports.unwrap_or(1_000), 7) } else { (10, 1) };
    let mut sample =
        [Task::new("the sample, as it opens without a path", 0, || Loader::new(Vec::new()).load().reports.len())];
    measure(&mut sample, rounds);
    println!("the sample loads in {:.1} ms", 1e3 * sample[0].seconds(Clock::Wall));
    let folder = Folder::new();
    let counts: Vec<usize> =
        [100, 1_000, 10_000].into_iter().filter(|count| *count < reports).chain([reports]).collect();
    linear(&folder, &counts);
    let cache = Cache::at(folder.0.join("cache"));
    let corpus = folder.0.join(reports.to_string());
    side_by_side("generated reports", &corpus, &cache, rounds);
    let provinces = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/provinces");
    if measured && provinces.is_dir() {
        side_by_side("reports of provinces", &provinces, &cache, rounds);
    } else if measured {
        println!("skipped: the shared test data is not beside the checkout");
    }
}
