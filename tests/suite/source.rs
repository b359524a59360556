//! Files of every format become texts; what cannot be read says so, and the rest still loads.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use baogao::error::{Problem, ProblemKind};
use baogao::source::{SourceText, read};

const BODY: &str =
    "各位代表：\n现在，我代表县人民政府，向大会报告工作。\n一、去年工作回顾\n全县生产总值120.5亿元，增长6.5%。\n";

fn all(path: &Path) -> (Vec<SourceText>, Vec<Problem>) {
    let (mut texts, mut problems) = (Vec::new(), Vec::new());
    for item in read(vec![path.to_owned()]) {
        match item {
            Ok(text) => texts.push(text),
            Err(problem) => problems.push(problem),
        }
    }
    (texts, problems)
}

fn one(folder: &Path, name: &str, bytes: &[u8]) -> SourceText {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    let (mut texts, problems) = all(&path);
    assert_eq!((texts.len(), problems.len()), (1, 0), "{problems:?}");
    texts.remove(0)
}

fn gb18030(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

fn utf16(text: &str) -> Vec<u8> {
    [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// A zip whose entries have the given raw names.
fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn docx(paragraphs: &[&str]) -> Vec<u8> {
    let paragraphs: String = paragraphs.iter().map(|text| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")).collect();
    let xml = format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{paragraphs}</w:body></w:document>");
    zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", xml.as_bytes())])
}

#[test]
fn plain_text_comes_through_as_it_stands_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let crlf = BODY.replace('\n', "\r\n");
    assert_eq!(one(folder.path(), "甲县2021.txt", crlf.as_bytes()).text, crlf);
    assert_eq!(one(folder.path(), "甲县2021.md", &gb18030(BODY)).text, BODY);
    assert_eq!(one(folder.path(), "无扩展名", BODY.as_bytes()).text, BODY);
}

#[test]
fn markup_saved_as_text_is_read_as_markup() {
    let folder = tempfile::tempdir().unwrap();
    let html: String = BODY
        .lines()
        .map(|line| format!("<p>{line}</p>\n"))
        .chain((1..5).map(|n| format!("<p>第{n}段。</p>")))
        .collect();
    let text = one(folder.path(), "甲县2021.txt", format!("[<div class=\"box\">{html}</div>]").as_bytes()).text;
    assert!(text.starts_with(BODY) && text.ends_with("第4段。"), "{text}");
}

#[test]
fn a_word_document_is_read_by_paragraphs_whatever_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let file = docx(&["各位代表：", "一、去年工作&amp;成绩"]);
    for name in ["甲县.docx", "甲县.zip", "甲县.txt"] {
        assert_eq!(one(folder.path(), name, &file).text, "各位代表：\n一、去年工作&成绩\n");
    }
}

#[test]
fn rows_of_a_table_are_texts_with_hints() {
    let folder = tempfile::tempdir().unwrap();
    let csv = format!(
        "年份,省份,城市,标题,正文\n2021,某省,某市,某市政府工作报告,\"{BODY}\"\n2022,某省,,某省政府工作报告,短文\n2023,某省,,缺,\n"
    );
    for bytes in [
        csv.clone().into_bytes(),
        [&[0xEF, 0xBB, 0xBF], csv.as_bytes()].concat(),
        gb18030(&csv),
        utf16(&csv.replace(',', "\t")),
    ] {
        let path = folder.path().join("表.csv");
        fs::write(&path, bytes).unwrap();
        let (texts, problems) = all(&path);
        assert_eq!(problems.iter().map(|p| &p.what).collect::<Vec<_>>(), [&ProblemKind::EmptyRows(1)]);
        assert_eq!(texts[0].text, BODY);
        let hints = &texts[0].hints;
        assert_eq!((hints.year.as_deref(), hints.title.as_deref()), (Some("2021"), Some("某市政府工作报告")));
        assert_eq!(hints.region, ["某省", "某市"]);
        assert_eq!(hints.origin.entry.as_deref(), Some("2"));
        assert_eq!(texts[1].hints.region, ["某省"]);
    }
}

#[test]
fn json_is_read_by_lines_by_array_and_alone() {
    let folder = tempfile::tempdir().unwrap();
    let row =
        |year: u32, text: &str| serde_json::json!({"year": year, "adcode": "430000", "content": text}).to_string();
    let lines = format!("{}\n\n{}\n{{\"year\": 2\n", row(2020, BODY), row(2021, "短文"));
    let path = folder.path().join("全国.jsonl");
    fs::write(&path, lines).unwrap();
    let (texts, problems) = all(&path);
    assert_eq!(texts.iter().map(|t| t.hints.origin.entry.as_deref().unwrap()).collect::<Vec<_>>(), ["1", "3"]);
    assert_eq!((texts[1].hints.year.as_deref(), &*texts[1].hints.region[0]), (Some("2021"), "430000"));
    assert_eq!(problems.len(), 1);
    assert!(problems[0].place.ends_with("全国.jsonl#4") && matches!(problems[0].what, ProblemKind::Damaged(_)));

    fs::write(folder.path().join("a.json"), format!("[{},{}]", row(2020, BODY), row(2021, "短文"))).unwrap();
    assert_eq!(all(&folder.path().join("a.json")).0.len(), 2);
    assert_eq!(one(folder.path(), "b.json", row(2020, BODY).as_bytes()).text, BODY);
}

#[test]
fn an_archive_gives_every_report_in_it_with_names_in_gbk() {
    let folder = tempfile::tempdir().unwrap();
    let word = docx(&["各位代表："]);
    let mut bytes = zip(&[
        ("AAAA/1.txt", BODY.as_bytes()),
        ("2.docx", &word),
        ("__MACOSX/2.docx", b"x"),
        ("图.png", b"x"),
        ("0.txt", b""),
    ]);
    // The writer marks names as UTF-8 only when it must; four letters become two 汉字 of GBK.
    let name = gb18030("湖南");
    for at in (0..bytes.len() - 4).filter(|at| &bytes[*at..at + 4] == b"AAAA").collect::<Vec<_>>() {
        bytes[at..at + 4].copy_from_slice(&name);
    }
    let path = folder.path().join("全部.zip");
    fs::write(&path, bytes).unwrap();
    let (texts, problems) = all(&path);
    let names: Vec<_> = texts.iter().map(|text| text.hints.origin.entry.as_deref().unwrap()).collect();
    assert_eq!(names, ["2.docx", "湖南/1.txt"]);
    assert_eq!(problems.iter().map(|p| &p.what).collect::<Vec<_>>(), [&ProblemKind::EmptyFile]);
}

#[test]
fn what_cannot_be_read_says_so_and_the_rest_still_loads() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    write("a.txt", &[0; 3000]);
    write("b.txt", b" \n\n");
    write("c.docx", b"PK\x03\x04 broken");
    write("d.pdf", b"%PDF-1.4 broken");
    write("e.csv", b"a,b\n1,2\n");
    write("f.txt", BODY.as_bytes());
    write("g.doc", b"\xD0\xCF\x11\xE0");
    write("h.txt", &[0x81, 0x20, 0xFF, 0xFE, 0x80, 0x41, 0xC3, 0x28].repeat(100));
    let (texts, problems) = all(folder.path());
    assert_eq!(texts.len(), 1);
    let kinds: Vec<_> =
        problems.iter().map(|problem| (&problem.place[problem.place.len() - 5..], &problem.what)).collect();
    assert!(matches!(kinds[0], ("a.txt", ProblemKind::NotText)), "{kinds:?}");
    assert!(matches!(kinds[1], ("b.txt", ProblemKind::EmptyFile)), "{kinds:?}");
    assert!(matches!(kinds[2], (_, ProblemKind::Damaged(_))), "{kinds:?}");
    assert!(matches!(kinds[3], ("d.pdf", ProblemKind::NeedsFeature("pdf") | ProblemKind::Damaged(_))), "{kinds:?}");
    assert!(matches!(kinds[4], ("e.csv", ProblemKind::NoTextColumn)), "{kinds:?}");
    assert!(matches!(kinds[5], ("h.txt", ProblemKind::UnknownEncoding)), "{kinds:?}");
    assert!(matches!(kinds[6], (_, ProblemKind::OtherFormat { count: 1, .. })), "{kinds:?}");
    assert_eq!(kinds.len(), 7);
    let nowhere = all(&PathBuf::from("没有这个文件.txt"));
    assert_eq!(nowhere.1[0].what, ProblemKind::NotFound);
}
