//! `baogao check`: numbers that do not agree, told with both sentences.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

/// A report in whose goals the average growth does not lead from the result to the goal.
const REPORT: &str = "\
政府工作报告
——2021年2月3日在青山县第十七届人民代表大会第六次会议上
县长 李明

一、“十三五”时期和2020年工作回顾
2020年，全县地区生产总值达到200亿元，增长3%。

二、“十四五”时期主要目标
到2025年，地区生产总值达到400亿元以上，年均增长6%。
";

fn check(arguments: &[&str]) -> (String, String, i32) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_baogao"))
        .args(["check", "-", "--lang", "zh"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    program.stdin.take().unwrap().write_all(REPORT.as_bytes()).unwrap();
    let output = program.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

#[test]
fn both_sentences_are_shown() {
    let (shown, messages, code) = check(&[]);
    assert_eq!((code, messages.as_str()), (1, ""));
    let lines: Vec<&str> = shown.lines().collect();
    assert!(lines[0].contains("average_growth") && lines[0].contains("推算为14.9%"), "{shown}");
    assert!(lines[1].contains("到2025年，地区生产总值达到400亿元以上，年均增长6%。"), "{shown}");
    assert!(lines[2].contains("2020年，全县地区生产总值达到200亿元"), "{shown}");
}

#[test]
fn rows_carry_the_places_of_both_sides() {
    let (rows, _, _) = check(&["--format", "jsonl"]);
    let row: Value = serde_json::from_str(rows.lines().next().unwrap()).unwrap();
    assert_eq!((row["rule"].as_str(), row["indicator"].as_str()), (Some("average_growth"), Some("gdp")));
    let letters: Vec<char> = REPORT.chars().collect();
    let quoted = |start: usize, end: usize| letters[start..end].iter().collect::<String>();
    let place = |key: &str| usize::try_from(row[key].as_u64().unwrap()).unwrap();
    assert_eq!(quoted(place("start"), place("end")), "6%");
    let against: Vec<String> = row["against"]
        .as_array()
        .unwrap()
        .iter()
        .map(|place| {
            let (_, place) = place.as_str().unwrap().rsplit_once(':').unwrap();
            let (start, end) = place.split_once('-').unwrap();
            quoted(start.parse().unwrap(), end.parse().unwrap())
        })
        .collect();
    assert_eq!(against, ["200亿元", "400亿元"]);
}

#[test]
fn a_rule_that_found_nothing_says_so() {
    let (shown, messages, code) = check(&["--rule", "parts_sum"]);
    assert_eq!((shown.as_str(), code), ("", 0));
    assert!(messages.contains("没有发现不相符的数字"), "{messages}");
}
