//! The command line as a user of a shell meets it: what goes in, what comes out, on which stream, with which exit code.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs the program with Chinese messages, away from the user's own settings.
fn baogao(arguments: &[&str]) -> Output {
    command(arguments).stdin(Stdio::null()).output().unwrap()
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_baogao"));
    command.args(arguments).env("LANG", "zh_CN.UTF-8").env_remove("LC_ALL");
    command.env("XDG_CACHE_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/cache"));
    command
}

fn with_input(arguments: &[&str], input: &str) -> Output {
    let mut child =
        command(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A report in our own words, with a folder to keep it in.
fn folder_with_a_report() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("报告.txt"), REPORT).unwrap();
    folder
}

const REPORT: &str = "政府工作报告\n——2022年1月10日在郴州市第六届人民代表大会第一次会议上\n市长 某某\n各位代表：\n现在，我代表郴州市人民政府，\
向大会报告工作，请予审议。\n一、2021年工作回顾\n地区生产总值完成2770亿元，增长8.1%。\n二、2022年工作安排\n主要预期目标是：地区生产总值增长7.5%左右。\n";

fn path_of(folder: &tempfile::TempDir) -> &str {
    folder.path().to_str().unwrap()
}

#[test]
fn a_path_that_does_not_exist_is_named_with_what_to_do() {
    let output = baogao(&["list", "/不存在/的/文件.txt"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(out(&output).is_empty());
    assert!(err(&output).contains("/不存在/的/文件.txt") && err(&output).contains("请检查路径"), "{}", err(&output));
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_loads() {
    let folder = folder_with_a_report();
    std::fs::write(folder.path().join("图.txt"), [0u8, 159, 146, 150, 0, 0, 0, 1, 2, 3]).unwrap();
    std::fs::write(folder.path().join("空.txt"), "").unwrap();
    let output = baogao(&["export", "reports", path_of(&folder)]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(out(&output).lines().count(), 1, "{}", out(&output));
    assert!(err(&output).contains("图.txt") && err(&output).contains("空.txt"), "{}", err(&output));
    let problems = baogao(&["list", "--problems", path_of(&folder)]);
    assert_eq!(out(&problems).lines().count(), 2, "{}", out(&problems));
}

#[test]
fn an_empty_folder_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let output = baogao(&["list", path_of(&folder)]);
    assert_eq!(output.status.code(), Some(3));
    assert!(err(&output).contains("没有可读的报告"), "{}", err(&output));
}

#[test]
fn a_report_can_come_from_standard_input() {
    let output = with_input(&["export", "reports", "-"], REPORT);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let row: serde_json::Value = serde_json::from_str(out(&output).trim()).unwrap();
    assert_eq!(row["region_code"], "431000");
    assert_eq!(row["year"], 2022);
    assert_eq!(row["delivered_on"], "2022-01-10");
}

#[test]
fn a_reader_that_stops_is_no_error() {
    let mut child = command(&["search", "增长"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
}

#[test]
fn nothing_found_is_exit_code_one() {
    let output = baogao(&["search", "这样的话没有人说过"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(out(&output).is_empty());
}

#[test]
fn a_hit_is_a_row_with_its_place() {
    let folder = folder_with_a_report();
    let output = baogao(&["search", "地区生产总值", "-C", path_of(&folder), "--format", "jsonl"]);
    let rows: Vec<serde_json::Value> = out(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len(), 2);
    for row in &rows {
        let (start, end) = (row["start"].as_u64().unwrap() as usize, row["end"].as_u64().unwrap() as usize);
        let quoted: String = REPORT.chars().skip(start).take(end - start).collect();
        assert_eq!(quoted, "地区生产总值");
    }
    assert_eq!(rows[0]["region_name"], "郴州市");
}

#[test]
fn a_region_that_nobody_knows_is_a_usage_error() {
    let output = baogao(&["list", "--region", "亚特兰蒂斯"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("baogao regions"), "{}", err(&output));
}

#[test]
fn show_prints_the_text_as_it_is() {
    let folder = folder_with_a_report();
    let output = baogao(&["show", "郴州市", "2022", "-C", path_of(&folder)]);
    assert_eq!(out(&output), REPORT, "{}", err(&output));
}

#[test]
fn a_csv_file_opens_in_excel() {
    let folder = folder_with_a_report();
    let file = folder.path().join("报告.csv");
    let source = folder.path().join("报告.txt");
    let output =
        baogao(&["export", "reports", source.to_str().unwrap(), "--format", "csv", "-o", file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let bytes = std::fs::read(&file).unwrap();
    assert!(bytes.starts_with(b"\xef\xbb\xbfid,source,title"), "{:?}", &bytes[..20]);
}

#[test]
fn quantities_are_printed_line_by_line() {
    let output = with_input(&["quantities"], "没有数\n增长6%左右\n");
    let rows: Vec<serde_json::Value> = out(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows[0], serde_json::json!({"line": 1, "quantities": []}));
    assert_eq!(rows[1]["quantities"][0]["comparator"], "approx");
    assert_eq!(rows[1]["quantities"][0]["end"], 4);
}

#[test]
fn a_region_is_found_by_name_pinyin_and_code() {
    for query in ["郴州", "chenzhou", "czs", "431000"] {
        let output = baogao(&["regions", query]);
        assert!(out(&output).contains("郴州市"), "{query}: {}", out(&output));
    }
}

#[test]
fn a_list_explains_what_was_decided_by_which_rule_on_what_words() {
    let folder = folder_with_a_report();
    let output = baogao(&["list", path_of(&folder), "--explain"]);
    let said = out(&output);
    for line in [
        "kind\ttitle\t“政府工作报告”",
        "year\tsession_line\t“2022年",
        "congress\tsession_line\t“郴州市第六届人民代表大会第一次会议”",
        "delivered_on\tsession_line\t“2022年1月10日”",
        "speaker\thead\t“市长 某某”",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    assert!(said.lines().any(|line| line.trim_start().starts_with("region\t") && line.contains("郴州市")), "{said}");
    assert!(said.contains("source\t") && said.contains("报告.txt"), "{said}");
}

#[test]
fn the_sample_opens_without_a_path() {
    let output = baogao(&["list"]);
    assert_eq!(output.status.code(), Some(0));
    let digests = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/corpus")).unwrap();
    let texts =
        digests.filter(|entry| entry.as_ref().is_ok_and(|e| e.path().extension().is_some_and(|x| x == "txt"))).count();
    assert_eq!(out(&output).lines().count(), texts);
}

#[test]
fn without_a_terminal_the_browser_names_the_subcommands() {
    let output = baogao(&[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(out(&output).is_empty());
    assert!(err(&output).contains("子命令"), "{}", err(&output));
}
