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
fn the_column_of_texts_goes_by_many_names() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["text", "content", "full_text", "Full Text", "正文", "全文", "内容", "报告全文"] {
        let csv = format!("year,{name},title\n2021,\"{BODY}\",某县政府工作报告\n");
        assert_eq!(one(folder.path(), "一.csv", csv.as_bytes()).text, BODY, "{name}");
        let line = serde_json::json!({"title": "某县政府工作报告", name: BODY}).to_string();
        assert_eq!(one(folder.path(), "一.jsonl", line.as_bytes()).text, BODY, "{name}");
        assert_eq!(all(&folder.path().join("一.jsonl")).0[0].hints.title.as_deref(), Some("某县政府工作报告"));
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

/// Whatever is broken, reading ends with a text or with a sentence, and what lies beside it is read.
#[test]
fn damaged_files_of_every_kind_end_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    let archive = zip(&[("甲县.txt", BODY.as_bytes()), ("乙县.docx", &docx(&["政府工作报告", BODY]))]);
    let document = docx(&["政府工作报告", BODY]);
    write("truncated.zip", &archive[..archive.len() / 2]);
    write("truncated.docx", &document[..document.len() - 40]);
    write("nested.zip", &zip(&[("好.txt", BODY.as_bytes()), ("坏.docx", &document[..60]), ("空.txt", b"")]));
    write("no_document.docx", &zip(&[("[Content_Types].xml", b"<Types/>")]));
    write("bad_xml.docx", &zip(&[("word/document.xml", b"<w:document><w:p><w:r><w:t>\xe5\xbc\x80")]));
    write("lines.jsonl", format!("{{\"text\": {BODY:?}}}\n{{broken\n{{\"text\": 5}}\n").as_bytes());
    write("ragged.csv", format!("title,text\n甲县,\"{BODY}\"\n乙县\n丙县,x,y,z\n").as_bytes());
    write("open_quote.csv", format!("text\n\"{BODY}").as_bytes());
    write("half_tags.html", format!("<html><body><p>{BODY}<div><p>全市<").as_bytes());
    write("odd_utf16.txt", &utf16(BODY)[..utf16(BODY).len() - 1]);
    write("cut.txt", &BODY.as_bytes()[..BODY.len() - 2]);
    let (texts, problems) = all(folder.path());
    let of = |name: &str| problems.iter().filter(|problem| problem.place.contains(name)).count();
    for name in ["truncated.zip", "truncated.docx", "坏.docx", "空.txt", "no_document.docx", "lines.jsonl"] {
        assert!(of(name) >= 1, "{name}: {problems:?}");
    }
    for problem in &problems {
        let said = problem.sentence(baogao::lang::Lang::Zh);
        assert!(said.contains('：') && said.chars().count() > 10, "{said}");
    }
    let read = |name: &str| texts.iter().any(|text| text.hints.origin.display().into_owned().contains(name));
    for name in ["好.txt", "lines.jsonl", "ragged.csv", "open_quote.csv", "half_tags.html", "odd_utf16.txt", "cut.txt"]
    {
        assert!(
            read(name),
            "{name}: {:?}",
            texts.iter().map(|t| t.hints.origin.display().into_owned()).collect::<Vec<_>>()
        );
    }
}

/// A PDF of one page whose text layer holds `lines`: glyph n of its font is the n-th character, as the table beside it says.
#[cfg(feature = "pdf")]
fn pdf(lines: &[&str]) -> Vec<u8> {
    let mut glyphs: Vec<char> = Vec::new();
    let mut shown = String::from("BT /F1 12 Tf 72 720 Td 20 TL\n");
    for line in lines {
        let codes: String = line
            .chars()
            .map(|c| {
                let at = glyphs.iter().position(|known| *known == c).unwrap_or_else(|| {
                    glyphs.push(c);
                    glyphs.len() - 1
                });
                format!("{:04X}", at + 1)
            })
            .collect();
        shown.push_str(&format!("<{codes}> Tj T*\n"));
    }
    shown.push_str("ET");
    let unicode: String =
        glyphs.iter().enumerate().map(|(at, c)| format!("<{:04X}> <{:04X}>\n", at + 1, u32::from(*c))).collect();
    let map = format!(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n\
         1 begincodespacerange <0000> <FFFF> endcodespacerange\n{} beginbfchar\n{unicode}endbfchar\nendcmap end end",
        glyphs.len()
    );
    let stream = |content: &str| format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len());
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        stream(&shown),
        "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 8 0 R >>".to_owned(),
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 7 0 R /DW 1000 >>".to_owned(),
        "<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>".to_owned(),
        stream(&map),
    ];
    let mut file = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
    }
    let table = file.len();
    file.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    places.iter().for_each(|place| file.push_str(&format!("{place:010} 00000 n \n")));
    file.push_str(&format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1));
    file.into_bytes()
}

#[cfg(feature = "pdf")]
#[test]
fn the_text_layer_of_a_pdf_is_read_and_a_broken_one_is_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let whole = pdf(&["政府工作报告", "各位代表：", "一、去年工作回顾", "全县生产总值120.5亿元，增长6.5%。"]);
    let text = one(folder.path(), "甲县2021.pdf", &whole).text;
    for line in ["政府工作报告", "各位代表：", "一、去年工作回顾", "120.5亿元，增长6.5%"] {
        assert!(text.contains(line), "{line}: {text}");
    }
    // Cut short or with bytes changed anywhere, it gives a text or a problem, and never takes the program with it.
    fs::remove_file(folder.path().join("甲县2021.pdf")).unwrap();
    fs::write(folder.path().join("empty.pdf"), pdf(&[])).unwrap();
    for cut in (20..whole.len()).step_by(97) {
        fs::write(folder.path().join(format!("cut{cut}.pdf")), &whole[..cut]).unwrap();
        let mut changed = whole.clone();
        changed[cut] = changed[cut].wrapping_add(101);
        fs::write(folder.path().join(format!("changed{cut}.pdf")), &changed).unwrap();
    }
    let files = fs::read_dir(folder.path()).unwrap().count();
    let (texts, problems) = all(folder.path());
    assert_eq!(texts.len() + problems.len(), files);
    for problem in &problems {
        assert!(matches!(problem.what, ProblemKind::Damaged(_) | ProblemKind::NoTextLayer), "{problem:?}");
        assert!(problem.sentence(baogao::lang::Lang::Zh).chars().count() > 10);
    }
    assert!(problems.iter().any(|problem| problem.place.ends_with("empty.pdf")));
}
