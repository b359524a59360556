//! The quantity scanner against numbers that people read in real reports, and against anything at all.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use baogao::quantity::{Comparator, Form, Quantity, scan};
use baogao::span::CharOffsets;
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::Value;

/// The shared test data beside the checkout, where there is one.
fn shared() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    if folder.join("gold/indicators").is_dir() {
        return Some(folder);
    }
    println!("skipped: the shared test data is not beside the checkout");
    None
}

fn files(folder: &Path, into: &mut HashMap<String, PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, into);
        } else {
            into.insert(path.file_name().unwrap().to_string_lossy().into_owned(), path);
        }
    }
}

/// The text that a gold document counts in.
fn body(document: &Value, files: &HashMap<String, PathBuf>) -> String {
    let raw = std::fs::read_to_string(&files[document["file"].as_str().unwrap()]).unwrap();
    match document["body_line"].as_u64() {
        Some(line) => raw.split('\n').nth(usize::try_from(line).unwrap() - 1).unwrap().to_owned(),
        None => raw,
    }
}

fn decimal(value: &Value) -> Option<Decimal> {
    value.is_number().then(|| value.to_string().parse().unwrap())
}

/// Whether the scanner read what the gold row says; the sign of a fall is the clause's.
fn agrees(row: &Value, quantity: &Quantity) -> bool {
    let unit = row["unit"].as_str().unwrap();
    decimal(&row["value"]).map(|value| value.abs()) == Some(quantity.value)
        && decimal(&row["value_high"]) == quantity.high
        && unit == quantity.unit.as_str()
        && row["comparator"].as_str() == Some(quantity.comparator.key())
}

#[test]
fn every_number_that_people_marked_is_read_as_they_read_it() {
    let Some(shared) = shared() else { return };
    let mut places = HashMap::new();
    files(&shared.join("corpus"), &mut places);
    let (mut all, mut misses) = (0, Vec::new());
    for entry in std::fs::read_dir(shared.join("gold/indicators")).unwrap() {
        let document: Value = serde_json::from_slice(&std::fs::read(entry.unwrap().path()).unwrap()).unwrap();
        let text = body(&document, &places);
        let offsets = CharOffsets::new(&text);
        let found: HashMap<(usize, usize), Quantity> =
            scan(&text).into_iter().map(|quantity| (offsets.chars(quantity.span), quantity)).collect();
        for row in document["observations"].as_array().unwrap() {
            all += 1;
            let end = |key: &str| usize::try_from(row[key].as_u64().unwrap()).unwrap();
            let quantity = found.get(&(end("start"), end("end")));
            if !quantity.is_some_and(|quantity| agrees(row, quantity)) {
                let words: String = text.chars().skip(end("start") - 12).take(end("end") - end("start") + 20).collect();
                let doc = &document["doc"];
                misses.push(format!(
                    "{doc} {words:?}: {} {} {} read as {quantity:?}",
                    row["value"], row["unit"], row["comparator"]
                ));
            }
        }
    }
    println!("{}", misses.join("\n"));
    assert!(all > 300, "only {all} marked numbers");
    assert!(misses.len() * 100 <= all, "{} of {all} missed:\n{}", misses.len(), misses.join("\n"));
}

/// Pieces that reports are made of, and damage.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[0-9]{1,4}",
        "[0-9]{1,3}(,[0-9]{3}){0,2}(\\.[0-9]{1,3})?",
        "[一二三四五六七八九两十百千万亿零〇半点]{1,5}",
        "(亿元|万人|%|％|个百分点|倍|家|户|平方公里|微克/立方米|成|番|年|月|元/月)",
        "(增长|达到|超过|不低于|约|近|左右|以上|以内|余|多|第|居全省|翻|百分之|分之|每)",
        "[、，。；;,:：—~\\-至到和“”《》()（） \n　.]",
        "[０-９．％ＧＤＰ\u{feff}\u{200b}é🀄]",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_read_in_order_without_a_panic(text in prop_oneof![pieces(), any::<String>()]) {
        let mut last = 0;
        for quantity in scan(&text) {
            let (start, end) = (quantity.span.start as usize, quantity.span.end as usize);
            prop_assert!(start >= last && start < end && end <= text.len(), "{quantity:?}");
            prop_assert!(text.get(start..end).is_some(), "{quantity:?} is not on character boundaries");
            prop_assert!(quantity.high.is_none_or(|high| high > quantity.value), "{quantity:?}");
            prop_assert_eq!(quantity.high.is_some(), quantity.comparator == Comparator::Range);
            last = end;
        }
    }

    #[test]
    fn an_arabic_value_comes_back_exactly(mantissa in 0_u64..10_000_000_000, scale in 0_u32..5, unit in "(亿元|%|万人|公里|个百分点)") {
        let value = Decimal::from_i128_with_scale(i128::from(mantissa), scale);
        let text = format!("增长{value}{unit}。");
        let found = scan(&text);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].value, value);
        prop_assert_eq!(found[0].unit.as_str(), unit.as_str());
        prop_assert_eq!(found[0].span.of(&text), format!("{value}{unit}"));
    }

    #[test]
    fn a_chinese_value_comes_back_exactly(value in 10_u32..100_000_000) {
        let text = format!("共{}人", spoken(value));
        let found = scan(&text);
        prop_assert_eq!(found.len(), 1, "{}", text);
        let times = if found[0].unit.as_str() == "万人" { 10_000 } else { 1 };
        prop_assert_eq!(found[0].value * Decimal::from(times), Decimal::from(value), "{}", text);
        prop_assert_eq!(found[0].form, Form::Plain);
    }
}

/// A number as it is said: 10300 is 一万零三百.
fn spoken(value: u32) -> String {
    let (high, low) = (value / 10_000, value % 10_000);
    if high == 0 {
        return below_wan(low);
    }
    let gap = if low > 0 && low < 1000 { "零" } else { "" };
    let low = if low == 0 { String::new() } else { below_wan(low) };
    format!("{}万{gap}{low}", below_wan(high))
}

fn below_wan(value: u32) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let mut said = String::new();
    let mut skipped = false;
    for (times, word) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = value / times % 10;
        if digit == 0 {
            skipped = !said.is_empty();
            continue;
        }
        if skipped {
            said.push('零');
        }
        skipped = false;
        said.push_str(DIGITS[digit as usize]);
        said.push_str(word);
    }
    said
}

#[test]
fn megabytes_of_one_pattern_are_read() {
    for (piece, bytes) in [("7", 10_000_000), ("七", 10_000_000)].into_iter().chain(
        [
            "1,",
            "1.",
            "百",
            "“1",
            "第",
            "5、",
            "翻",
            "6-",
            "1:",
            "2000:",
            "8:30",
            "5%",
            "1/",
            "1·",
            "百分之",
            "(",
            "由5至",
        ]
        .map(|piece| (piece, 1_000_000)),
    ) {
        let text = piece.repeat(bytes / piece.len());
        let found = scan(&text);
        assert!(found.len() <= text.len() / 2, "{piece}: {}", found.len());
    }
}
