//! Rows for other programs: exact numbers, character offsets, every format readable by the program it is for.

use baogao::export::{
    CsvStyle, DataPackage, Format, ObservationRow, Record, Resource, RowWriter, hit_row, observation_rows, report_row,
    section_rows, write_rows,
};
use baogao::observation::{Measure, Observation, Period, Scope, Status};
use baogao::outline::{Outline, Role, Section};
use baogao::quantity::Comparator;
use baogao::report::{Identity, Kind, Origin, Report};
use baogao::span::{CharOffsets, Span};
use baogao::symbol::Symbol;
use proptest::prelude::*;

const TEXT: &str = "一、2020年工作回顾\n全年实现地区生产总值403.9亿元，“十三五”期间翻了近一番。";

fn span(words: &str) -> Span {
    let at = TEXT.find(words).unwrap();
    Span::new(at, at + words.len())
}

fn report() -> Report {
    let observation = Observation {
        indicator: None,
        surface: span("地区生产总值"),
        measure: Measure::Level,
        value: "403.9".parse().unwrap(),
        high: None,
        unit: Symbol::new("亿元"),
        comparator: Comparator::Gt,
        period: Some(Period::span(2016, 2020)),
        base: None,
        status: Status::Actual,
        scope: Scope::Region,
        span: span("403.9亿元"),
        sentence: Span::new(TEXT.find("全年").unwrap(), TEXT.len()),
        section: 0,
        flags: Default::default(),
        rule: Symbol::new("apposition"),
        confidence: 90,
    };
    let section = Section {
        level: 1,
        number: span("一、"),
        heading: span("一、2020年工作回顾"),
        role: Role::Review,
        span: Span::new(0, TEXT.len()),
        parent: None,
        soft: false,
    };
    Report {
        id: "000000-2021-0badcafe".into(),
        sources: vec![Origin { path: "报告/2021.txt".into(), entry: None }],
        text: TEXT.into(),
        identity: Identity { kind: Kind::GovernmentWorkReport, year: Some(2021), ..Identity::default() },
        outline: Outline { sections: vec![section], ..Outline::default() },
        observations: vec![observation].into(),
        word_targets: Vec::new(),
    }
}

fn written<R: Record>(format: Format, style: CsvStyle, rows: Vec<R>) -> String {
    let mut out = Vec::new();
    write_rows(&mut out, format, style, rows).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn an_observation_is_one_line_of_json_with_exact_numbers_and_character_offsets() {
    let report = report();
    insta::assert_snapshot!(written(Format::Jsonl, CsvStyle::PIPE, observation_rows(&report)));
}

#[test]
fn offsets_count_characters_so_that_text_start_end_is_the_number() {
    let report = report();
    let row = &observation_rows(&report)[0];
    let quoted: String = TEXT.chars().skip(row.start).take(row.end - row.start).collect();
    assert_eq!(quoted, "403.9亿元");
}

#[test]
fn reports_and_sections_have_the_keys_of_the_contract() {
    let report = report();
    let mut lines = written(Format::Jsonl, CsvStyle::PIPE, vec![report_row(&report)]);
    lines += &written(Format::Jsonl, CsvStyle::PIPE, section_rows(&report));
    insta::assert_snapshot!(lines);
}

#[test]
fn a_hit_shows_the_words_on_both_sides_on_one_line() {
    let report = report();
    let row = hit_row(&report, &CharOffsets::new(&report.text), span("全年实现"), 3);
    assert_eq!((row.left.as_str(), row.r#match, row.right.as_str()), ("回顾 ", "全年实现", "地区生"));
    assert_eq!((row.start, row.end, row.section), (12, 16, Some(0)));
}

#[test]
fn a_file_of_csv_for_excel_starts_with_a_bom_and_runs_no_formula() {
    let report = report();
    let csv = written(Format::Csv, CsvStyle::FILE, observation_rows(&report));
    assert!(csv.starts_with("\u{feff}report_id,region_code,"));
    assert!(!written(Format::Csv, CsvStyle::PIPE, observation_rows(&report)).starts_with('\u{feff}'));

    let mut out = Vec::new();
    let columns = ObservationRow::columns().into_iter().take(1).collect();
    let mut writer = RowWriter::new(&mut out, Format::Csv, columns, CsvStyle::FILE).unwrap();
    writer.row(vec![baogao::export::Cell::Text("=1+1".into())]).unwrap();
    writer.row(vec![baogao::export::Cell::Number("-3.2".parse().unwrap())]).unwrap();
    writer.finish().unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), "\u{feff}report_id\r\n'=1+1\r\n-3.2\r\n");
}

#[test]
fn a_markdown_table_lines_up_chinese_characters() {
    let report = report();
    let rows: Vec<_> = section_rows(&report);
    insta::assert_snapshot!(written(Format::Md, CsvStyle::PIPE, rows));
}

#[test]
fn a_workbook_is_a_zip_that_holds_the_words() {
    let report = report();
    let mut out = Vec::new();
    write_rows(&mut out, Format::Xlsx, CsvStyle::FILE, observation_rows(&report)).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(out)).unwrap();
    let mut words = String::new();
    let mut entry = archive.by_name("xl/sharedStrings.xml").unwrap();
    std::io::Read::read_to_string(&mut entry, &mut words).unwrap();
    assert!(words.contains("<t>地区生产总值</t>"), "{words}");
    assert!(words.contains("<t>000000-2021-0badcafe</t>"));
}

proptest! {
    #[test]
    fn csv_gives_back_every_word(words in "[a,，;；\"\r\n =+中0-9]{0,40}") {
        let mut out = Vec::new();
        let columns = ObservationRow::columns().into_iter().take(2).collect();
        let mut writer = RowWriter::new(&mut out, Format::Csv, columns, CsvStyle::PIPE).unwrap();
        writer.row(vec![baogao::export::Cell::Text(words.clone()), baogao::export::Cell::Integer(1)]).unwrap();
        writer.finish().unwrap();
        let read: Vec<csv::StringRecord> = csv::Reader::from_reader(out.as_slice()).records().map(Result::unwrap).collect();
        prop_assert_eq!(&read[0][0], words.as_str());
    }

    #[test]
    fn json_gives_back_every_word(words in "\\PC{0,40}") {
        let mut out = Vec::new();
        let columns = ObservationRow::columns().into_iter().take(1).collect();
        let mut writer = RowWriter::new(&mut out, Format::Jsonl, columns, CsvStyle::PIPE).unwrap();
        writer.row(vec![baogao::export::Cell::Text(words.clone())]).unwrap();
        writer.finish().unwrap();
        let read: serde_json::Value = serde_json::from_slice(&out).unwrap();
        prop_assert_eq!(read["report_id"].as_str(), Some(words.as_str()));
    }
}

#[test]
fn a_data_package_says_what_every_column_holds() {
    let columns = ObservationRow::columns();
    let package = DataPackage {
        name: "baogao-export".into(),
        title: "观测".into(),
        resources: vec![Resource::new("observations", "observations.csv", Format::Csv, &columns)],
    };
    let json: serde_json::Value = serde_json::from_str(&package.json()).unwrap();
    let schema = &json["resources"][0]["schema"];
    let field = |name: &str| schema["fields"].as_array().unwrap().iter().find(|field| field["name"] == name).unwrap();
    assert_eq!(field("value")["type"], "number");
    assert_eq!(field("region_code")["type"], "string");
    assert_eq!(field("start")["description"], "起 first character of the number");
    assert_eq!(schema["missingValues"][0], "");
}
