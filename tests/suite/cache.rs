//! Reopening: what was analysed once is taken from the cache, as long as it still holds, and never otherwise.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use baogao::corpus::{Cache, Corpus, LoadEvent, Loader};
use baogao::error::ProblemKind;

fn report(place: &str, year: u32) -> String {
    let items: String =
        (1..30).map(|n| format!("{place}第{n}项工作在{year}年完成投资{n}.5亿元，增长{n}%。\n")).collect();
    format!(
        "{year}年{place}政府工作报告\n——{year}年1月20日在{place}第五届人民代表大会第二次会议上 县长 张某某\n各位代表：\n\
         现在，我代表县人民政府，向大会报告工作，请予审议。\n一、{}年工作回顾\n{items}二、{year}年工作安排\n地区生产总值增长6%左右。\n",
        year - 1
    )
}

/// What a load gave, and how many reports of it came out of the cache.
fn load(folder: &Path, cache: &Cache) -> (Corpus, usize) {
    let mut loader = Loader::new(vec![folder.to_owned()]);
    loader.cache = Some(cache.clone());
    let (mut corpus, mut from_cache) = (Corpus::default(), 0);
    for event in loader.start() {
        if let LoadEvent::Progress(progress) = &event {
            from_cache = progress.from_cache;
        }
        corpus.absorb(event);
    }
    (corpus, from_cache)
}

/// A folder of three files, one of them a page of two reports, and a cache that is empty.
struct Setting {
    _root: tempfile::TempDir,
    files: PathBuf,
    cache: Cache,
}

fn setting() -> Setting {
    let root = tempfile::tempdir().unwrap();
    let files = root.path().join("报告");
    fs::create_dir(&files).unwrap();
    fs::write(files.join("a.txt"), report("甲县", 2021)).unwrap();
    fs::write(files.join("b.txt"), format!("{}-\n{}", report("乙县", 2020), report("乙县", 2021))).unwrap();
    let row = |year| serde_json::json!({"text": report("丙县", year), "year": year}).to_string();
    fs::write(files.join("c.jsonl"), (2015..2020).map(row).collect::<Vec<_>>().join("\n")).unwrap();
    let cache = Cache::at(root.path().join("cache"));
    Setting { _root: root, files, cache }
}

/// Every file of the cache.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(entries(&path)) } else { files.push(path) }
    }
    files.sort();
    files
}

#[test]
fn what_comes_out_of_the_cache_is_what_the_analysis_found() {
    let Setting { files, cache, _root } = setting();
    let (first, none) = load(&files, &cache);
    let (second, all) = load(&files, &cache);
    assert_eq!((none, all, first.reports.len()), (0, 8, 8));
    assert!(first.reports.iter().any(|report| !report.observations.is_empty()));
    assert_eq!(first.reports, second.reports);
    assert_eq!(entries(cache.folder()).len(), 1);
    assert!(cache.clear().unwrap() > 0);
    assert_eq!((cache.clear().unwrap(), load(&files, &cache).1), (0, 0));
}

#[test]
fn only_what_changed_is_analysed_again() {
    let Setting { files, cache, _root } = setting();
    load(&files, &cache);
    fs::write(files.join("a.txt"), report("甲县", 2022)).unwrap();
    let (corpus, from_cache) = load(&files, &cache);
    assert_eq!(from_cache, 7);
    assert!(corpus.reports[0].text.contains("2022年甲县"));
    // A row more at the end of a table leaves the rows before it as they are.
    let row = serde_json::json!({"text": report("丙县", 2020), "year": 2020}).to_string();
    let table = fs::read_to_string(files.join("c.jsonl")).unwrap();
    fs::write(files.join("c.jsonl"), format!("{table}\n{row}")).unwrap();
    assert_eq!(load(&files, &cache).1, 8);
    assert_eq!(load(&files, &cache).1, 9);
    // The same bytes under another name are another file: names say what reports are.
    fs::rename(files.join("a.txt"), files.join("d.txt")).unwrap();
    assert_eq!(load(&files, &cache).1, 8);
}

#[test]
fn corrections_are_part_of_what_is_kept() {
    let Setting { files, cache, _root } = setting();
    load(&files, &cache);
    fs::write(files.join("corpus.toml"), "[\"a.txt\"]\nyear = 2011\n\n[\"b.txt\"]\nignore = true\n").unwrap();
    for known in [0, 6] {
        let (corpus, from_cache) = load(&files, &cache);
        assert_eq!((from_cache, corpus.reports.len()), (known, 6));
        assert_eq!(corpus.reports[0].identity.year, Some(2011));
        assert!(corpus.problems.is_empty(), "{:?}", corpus.problems);
    }
    fs::remove_file(files.join("corpus.toml")).unwrap();
    assert_ne!(load(&files, &cache).0.reports[0].identity.year, Some(2011));
}

#[test]
fn a_damaged_cache_is_rebuilt_with_a_word() {
    let Setting { files, cache, _root } = setting();
    let (whole, _) = load(&files, &cache);
    let damages: [fn(&mut Vec<u8>); 6] = [
        |bytes| bytes.truncate(bytes.len() / 2),
        |bytes| bytes.clear(),
        |bytes| bytes.iter_mut().skip(200).for_each(|byte| *byte ^= 0x55),
        |bytes| bytes[3] ^= 1,
        |bytes| bytes.splice(40..44, [0xFF; 4]).for_each(drop),
        |bytes| *bytes = b"#!/bin/sh\necho foreign\n".repeat(100),
    ];
    for damage in damages {
        for entry in entries(cache.folder()) {
            let mut bytes = fs::read(&entry).unwrap();
            damage(&mut bytes);
            fs::write(&entry, bytes).unwrap();
        }
        let (again, _) = load(&files, &cache);
        assert_eq!(again.reports, whole.reports);
        assert!(
            matches!(again.problems[..], [ref problem] if matches!(problem.what, ProblemKind::CacheRebuilt(1))),
            "{:?}",
            again.problems
        );
        let (after, from_cache) = load(&files, &cache);
        assert_eq!((after.reports == whole.reports, after.problems.len(), from_cache), (true, 0, 8));
    }
}

#[test]
fn a_cache_that_cannot_be_written_is_no_misfortune() {
    let Setting { files, cache, _root } = setting();
    fs::write(cache.folder(), "a file in the place of the folder").unwrap();
    let (corpus, from_cache) = load(&files, &cache);
    assert_eq!((corpus.reports.len(), corpus.problems.len(), from_cache), (8, 0, 0));
}

#[test]
fn two_programs_at_once_do_not_harm_it() {
    let Setting { files, cache, _root } = setting();
    std::thread::scope(|scope| {
        let loads: Vec<_> = (0..8).map(|_| scope.spawn(|| load(&files, &cache).0.reports)).collect();
        let loads: Vec<_> = loads.into_iter().map(|load| load.join().unwrap()).collect();
        assert!(loads.windows(2).all(|pair| pair[0] == pair[1]));
    });
    assert_eq!(entries(cache.folder()).len(), 1, "nothing unfinished is left");
    assert_eq!(load(&files, &cache).1, 8);
}

#[test]
fn a_load_that_was_stopped_keeps_nothing_half() {
    let Setting { files, cache, _root } = setting();
    let mut loader = Loader::new(vec![files.clone()]);
    loader.cache = Some(cache.clone());
    loader.cancel.cancel();
    loader.load();
    let (corpus, _) = load(&files, &cache);
    assert_eq!((corpus.reports.len(), corpus.problems.len()), (8, 0));
}

/// Runs the program with a cache home of its own.
fn program(home: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_baogao"));
    command.env("LANG", "zh_CN.UTF-8").env_remove("LC_ALL").env("XDG_CACHE_HOME", home);
    command.args(arguments).output().unwrap()
}

#[test]
fn commands_keep_what_they_analysed_unless_told_not_to() {
    let Setting { files, cache, _root } = setting();
    let home = cache.folder().parent().unwrap();
    let cache = home.join("baogao");
    let files = files.to_str().unwrap();
    let list = |more: &[&str]| program(home, &[&["list", files], more].concat());
    let plain = list(&["--no-cache"]);
    assert!(plain.status.success() && !cache.exists());
    assert_eq!(list(&[]).stdout, plain.stdout);
    assert_eq!(entries(&cache).len(), 1);
    assert_eq!(list(&[]).stdout, plain.stdout);
    let said = |output: Output| String::from_utf8(output.stdout).unwrap();
    assert!(said(program(home, &["cache", "info"])).contains(cache.to_str().unwrap()));
    assert!(said(program(home, &["cache", "clear"])).contains("已清除"));
    assert!(entries(&cache).is_empty());
}

#[test]
fn the_profile_says_where_time_and_memory_went_and_leaves_the_answer_alone() {
    let Setting { files, cache, _root } = setting();
    let home = cache.folder().parent().unwrap();
    let files = files.to_str().unwrap();
    let plain = program(home, &["list", files, "--no-cache"]);
    let analysed = program(home, &["list", files, "--profile"]);
    let reopened = program(home, &["list", files, "--profile"]);
    assert!(plain.stderr.is_empty());
    assert!(analysed.stdout == plain.stdout && reopened.stdout == plain.stdout);
    let (analysed, reopened) =
        (String::from_utf8(analysed.stderr).unwrap(), String::from_utf8(reopened.stderr).unwrap());
    for stage in
        ["查找文件", "读取", "解码", "切分", "识别", "大纲", "提取", "查重", "写缓存", "查询与输出", "等待", "合计"]
    {
        assert!(analysed.contains(stage), "{stage} is missing:\n{analysed}");
    }
    for part in ["文本", "章节", "句子", "观测", "语料合计"] {
        assert!(analysed.contains(part), "{part} is missing:\n{analysed}");
    }
    // What came out of the cache was not analysed.
    assert!(reopened.contains("读缓存") && !reopened.contains("提取"), "{reopened}");
}
