//! Loading a corpus: order, copies, problems, stopping.

use std::fs;
use std::path::PathBuf;

use baogao::corpus::{Corpus, LoadEvent, Loader, load};

/// A report of its own for every seed: no two share a sentence.
fn report(place: &str, year: u32, seed: u32) -> String {
    let mut state = seed.wrapping_mul(747_796_405).wrapping_add(2_891_336_453);
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state >> 8
    };
    let mut text =
        format!("{year}年{place}政府工作报告\n各位代表：\n现在，我代表{place}人民政府，向大会报告工作，请予审议。\n");
    for _ in 0..60 {
        let words: String = (0..20).map(|_| char::from_u32(0x4E00 + next() % 4000).unwrap()).collect();
        text.push_str(&format!("{words}，增长{}.{}%。\n", next() % 20, next() % 10));
    }
    text
}

fn sources(corpus: &Corpus) -> Vec<Vec<String>> {
    let name = |origin: &baogao::report::Origin| origin.display().rsplit('/').next().unwrap().to_owned();
    corpus.reports.iter().map(|report| report.sources.iter().map(name).collect()).collect()
}

#[test]
fn reports_come_in_the_order_of_their_files_however_many_threads() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..60u32 {
        // Sizes differ, so that threads finish out of order.
        let text = report("某县", 2000 + number, number) + &"增长。".repeat(((number * 37) % 50) as usize * 40);
        fs::write(folder.path().join(format!("{number:02}.txt")), text).unwrap();
    }
    let mut orders = Vec::new();
    for threads in [1, 2, 7] {
        let mut loader = Loader::new(vec![folder.path().to_owned()]);
        loader.threads = threads.try_into().ok();
        let mut corpus = Corpus::default();
        let events: Vec<LoadEvent> = loader.start().into_iter().collect();
        assert!(matches!(events.last(), Some(LoadEvent::Done)));
        let progress = events.iter().rev().find_map(|event| match event {
            LoadEvent::Progress(progress) => Some(*progress),
            _ => None,
        });
        events.into_iter().for_each(|event| corpus.absorb(event));
        let progress = progress.unwrap();
        assert_eq!((progress.files_done, progress.bytes), (60, corpus.bytes() as u64));
        orders.push(sources(&corpus));
    }
    assert_eq!(orders[0].len(), 60);
    assert!(orders[0].windows(2).all(|pair| pair[0] < pair[1]));
    assert!(orders.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn the_same_report_in_several_files_is_kept_once_and_names_them_all() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    let (one, other) = (report("甲县", 2021, 1), report("乙县", 2021, 2));
    write("a.txt", &one);
    write("b.txt", &other);
    write("c.txt", &one.replace('\n', "\r\n\r\n　　").replace('，', ","));
    let corpus = load(&[folder.path().to_owned()]);
    assert_eq!(sources(&corpus), [vec!["a.txt", "c.txt"], vec!["b.txt"]]);
    assert_eq!(&*corpus.reports[0].text, one);
    // A path given twice is no second source.
    let twice = load(&[folder.path().join("a.txt"), folder.path().to_owned(), folder.path().to_owned()]);
    assert_eq!(sources(&twice), [vec!["a.txt", "c.txt"], vec!["b.txt"]]);
}

#[test]
fn rows_of_one_file_keep_their_order() {
    let folder = tempfile::tempdir().unwrap();
    let rows: Vec<String> =
        (0..200).map(|n| serde_json::json!({ "text": report("丙县", 1800 + n, n + 100) }).to_string()).collect();
    let path = folder.path().join("all.jsonl");
    fs::write(&path, rows.join("\n")).unwrap();
    let corpus = load(&[path]);
    let entries: Vec<usize> =
        corpus.reports.iter().map(|r| r.sources[0].entry.as_deref().unwrap().parse().unwrap()).collect();
    assert_eq!(entries, (1..=200).collect::<Vec<_>>());
}

#[test]
fn stopping_keeps_what_is_there() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..400u32 {
        fs::write(folder.path().join(format!("{number:03}.txt")), report("丁县", 1600 + number, number)).unwrap();
    }
    let loader = Loader::new(vec![folder.path().to_owned()]);
    let cancel = loader.cancel.clone();
    let mut corpus = Corpus::default();
    let mut done = false;
    for event in loader.start() {
        done = matches!(event, LoadEvent::Done);
        corpus.absorb(event);
        cancel.cancel();
    }
    assert!(done && corpus.reports.len() < 400);
    // Dropping the receiver ends the threads too: nothing to see but that this returns.
    drop(Loader::new(vec![folder.path().to_owned()]).start());
}

#[test]
fn no_path_loads_the_sample() {
    let corpus = load(&[]);
    assert!(corpus.reports.len() >= 10 && corpus.problems.is_empty());
    assert!(
        corpus.reports.iter().all(|report| report.sources[0].path.starts_with("sample/") && report.sources.len() == 1)
    );
}

#[test]
fn documents_of_every_format_in_the_shared_test_data_load() {
    let shared = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if !shared.is_dir() {
        return eprintln!("skipped: the shared test data is not beside the checkout");
    }
    let corpus = load(&["cities-2024", "html", "lookalikes"].map(|folder| shared.join(folder)));
    assert!(corpus.problems.is_empty(), "{:?}", corpus.problems);
    let files: usize = corpus.reports.iter().map(|report| report.sources.len()).sum();
    assert_eq!(files, 83);
    for report in &corpus.reports {
        assert!(report.text.chars().count() > 1000 && !report.text.contains("</"), "{:?}", report.sources);
    }
}

#[test]
fn the_five_seeds_are_fourteen_documents() {
    let seeds = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/seeds");
    if !seeds.is_dir() {
        return eprintln!("skipped: the shared test data is not beside the checkout");
    }
    let corpus = load(&[seeds]);
    assert_eq!(corpus.reports.len(), 14);
    let page: Vec<&str> =
        corpus.reports.iter().filter(|r| r.sources[0].path.contains("002_")).map(|r| &*r.text).collect();
    assert_eq!(page.len(), 10);
    for text in page {
        assert!(
            text.starts_with('【')
                && text.contains("各位代表")
                && !text.contains("2025-07-08")
                && !text.contains("投稿")
        );
        assert!((18_000..21_000).contains(&text.chars().count()));
    }
}

#[test]
fn a_page_saved_six_times_over_holds_one_report() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/gb18030");
    if !folder.is_dir() {
        return eprintln!("skipped: the shared test data is not beside the checkout");
    }
    let corpus = load(&[folder]);
    assert_eq!(corpus.reports.len(), 5);
    for report in &corpus.reports {
        assert!((15_000..31_000).contains(&report.text.chars().count()), "{:?}", report.sources);
        assert!(!report.text.contains("<U+") && !report.text.contains("<!--"));
    }
}

#[test]
fn corpus_toml_corrects_what_the_program_decided() {
    let folder = tempfile::tempdir().unwrap();
    let below = folder.path().join("旧");
    fs::create_dir(&below).unwrap();
    fs::write(folder.path().join("a.txt"), report("甲县", 2021, 1)).unwrap();
    fs::write(folder.path().join("b.txt"), report("乙县", 2021, 2)).unwrap();
    fs::write(below.join("c_扫描.txt"), report("丙县", 2021, 3)).unwrap();
    let before = load(&[folder.path().to_owned()]);
    let id = before.reports[1].id.clone();
    let settings = format!(
        "[\"*.txt\"]\nregion = \"湖南省 长沙市\"\n\n[\"{id}\"]\nyear = 2019\ntitle = \"另一题目\"\nkind = \"news_feature\"\n\n\
         [\"旧/*_扫描.txt\"]\nignore = true\n\n[\"没有.txt\"]\nyear = 2020\nyaer = 2020\n"
    );
    fs::write(folder.path().join("corpus.toml"), settings).unwrap();

    let corpus = load(&[folder.path().to_owned()]);
    assert_eq!(sources(&corpus), [vec!["a.txt"], vec!["b.txt"]]);
    let region = |at: usize| {
        let id = corpus.reports[at].identity.region.unwrap();
        baogao::region::Gazetteer::shared().get(id).unwrap().name
    };
    assert_eq!((region(0), region(1)), ("长沙市", "长沙市"));
    let identity = &corpus.reports[1].identity;
    assert_eq!(
        (identity.year, identity.title.as_deref(), identity.kind.key()),
        (Some(2019), Some("另一题目"), "news_feature")
    );
    assert!(corpus.reports[1].id.ends_with(id.rsplit('-').next().unwrap()));
    let rules: Vec<&str> = identity.evidence.iter().filter(|e| e.words.contains("2019")).map(|e| &*e.rule).collect();
    assert_eq!(rules, ["corpus.toml"]);

    let said: Vec<String> = corpus.problems.iter().map(|problem| problem.sentence(baogao::lang::Lang::Zh)).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].contains("corpus.toml:14") && said[0].contains("yaer"), "{said:?}");
    assert!(said[1].contains("corpus.toml:12") && said[1].contains("没有.txt"), "{said:?}");

    // A single file is corrected too, and nobody complains of rules for the others.
    let alone = load(&[folder.path().join("a.txt")]);
    assert_eq!(alone.reports[0].identity.region, corpus.reports[0].identity.region);
    assert_eq!(alone.problems.len(), 1);
}
