//! Tables of reports: CSV, JSON lines, JSON. One column holds the text, others may say title, place and time.

use std::io::{BufRead, Read};

use encoding_rs::{Encoding, GB18030, UTF_8};
use serde_json::{Map, Value};

use super::decode::decode;
use super::sink::Sink;
use super::{Hints, Origin, SourceText};
use crate::error::ProblemKind;

/// A cell at least this long (in bytes) is taken for the text where no column is named so: some two hundred 汉字.
const TEXT_LIKE: usize = 600;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Text,
    Title,
    Year,
    Date,
    Province,
    City,
    County,
    Region,
    Code,
}

impl Column {
    /// What the name of a column says about it. Names are compared without case, blanks and underscores.
    fn of_name(name: &str) -> Option<Column> {
        let name: String = name.trim_start_matches('\u{FEFF}').to_lowercase().split([' ', '_', '-']).collect();
        Some(match name.as_str() {
            "text" | "content" | "contents" | "fulltext" | "doc" | "document" | "body" | "article" | "report"
            | "reporttext" | "正文" | "内容" | "全文" | "文本" | "原文" | "报告" | "报告全文" | "报告正文"
            | "报告内容" | "报告文本" | "文本内容" | "正文内容" => Column::Text,
            "title" | "标题" | "题目" | "题名" | "报告标题" | "文件标题" | "名称" => Column::Title,
            "year" | "reportyear" | "年份" | "年度" | "年" | "报告年份" => Column::Year,
            "date" | "pubdate" | "publishdate" | "日期" | "时间" | "发布日期" | "发布时间" | "公布日期" => {
                Column::Date
            }
            "province" | "prov" | "省" | "省份" | "所属省份" | "省级" => Column::Province,
            "city" | "prefecture" | "市" | "城市" | "地市" | "地级市" | "所属城市" | "市级" => {
                Column::City
            }
            "county" | "district" | "县" | "区县" | "县区" | "区" | "县级" => Column::County,
            "region" | "regionname" | "area" | "place" | "地区" | "区域" | "行政区" | "地名" | "地区名称" => {
                Column::Region
            }
            "adcode" | "code" | "regioncode" | "areacode" | "区划代码" | "行政区划代码" | "行政代码" | "地区代码"
            | "代码" => Column::Code,
            _ => return None,
        })
    }
}

/// What the rows of one table gave.
#[derive(Default)]
struct Rows {
    texts: usize,
    empty: usize,
}

impl Rows {
    /// One row: its named cells become a text with hints.
    fn take(&mut self, cells: Vec<(Option<Column>, String)>, origin: Origin, sink: &mut Sink<'_>) {
        let named = cells.iter().position(|(column, _)| *column == Some(Column::Text));
        let longest =
            || (0..cells.len()).filter(|at| cells[*at].1.len() >= TEXT_LIKE).max_by_key(|at| cells[*at].1.len());
        let Some(at) = named.or_else(longest) else {
            return self.empty += 1;
        };
        let mut hints = Hints { origin, ..Hints::default() };
        let (mut text, mut region) = (String::new(), Vec::new());
        for (index, (column, cell)) in cells.into_iter().enumerate() {
            if index == at {
                text = cell;
                continue;
            }
            let cell = cell.trim();
            match column {
                _ if cell.is_empty() => {}
                Some(Column::Title) => hints.title = Some(cell.to_owned()),
                Some(Column::Year) => hints.year = Some(cell.to_owned()),
                Some(Column::Date) => hints.date = Some(cell.to_owned()),
                Some(Column::Text) | None => {}
                Some(column) => region.push((column, cell.to_owned())),
            }
        }
        region.sort();
        hints.region = region.into_iter().map(|(_, name)| name).collect();
        if text.trim().is_empty() {
            return self.empty += 1;
        }
        self.texts += 1;
        sink.source(SourceText { hints, text });
    }

    /// What to say at the end of the table.
    fn close(self, origin: &Origin, sink: &mut Sink<'_>) {
        match self {
            Rows { texts: 0, empty: 0 } => sink.problem(origin, ProblemKind::EmptyFile),
            Rows { texts: 0, .. } => sink.problem(origin, ProblemKind::NoTextColumn),
            Rows { empty: 0, .. } => {}
            Rows { empty, .. } => sink.problem(origin, ProblemKind::EmptyRows(empty)),
        }
    }
}

/// The row of a table as an origin of its own.
fn row_of(origin: &Origin, row: usize) -> Origin {
    let entry = match &origin.entry {
        Some(entry) => format!("{entry}#{row}"),
        None => row.to_string(),
    };
    Origin { path: origin.path.clone(), entry: Some(entry.into()) }
}

/// Rows are counted as a spreadsheet shows them: the names of the columns are row 1.
pub(super) fn read_csv(mut input: impl BufRead, origin: &Origin, sink: &mut Sink<'_>) {
    let (encoding, delimiter) = match input.fill_buf() {
        // What spreadsheets call “Unicode text”.
        Ok([0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]) => return read_wide_csv(input, origin, sink),
        Ok(start) => (encoding(start), delimiter(start)),
        Err(error) => return sink.problem(origin, ProblemKind::Unreadable(error.to_string())),
    };
    let cell_text = |cell: &[u8]| encoding.decode_with_bom_removal(cell).0.into_owned();
    let mut table = csv::ReaderBuilder::new().flexible(true).delimiter(delimiter).from_reader(input);
    let columns: Vec<Option<Column>> = match table.byte_headers() {
        Ok(names) => names.iter().map(|name| Column::of_name(&cell_text(name))).collect(),
        Err(error) => return sink.problem(origin, ProblemKind::Damaged(error.to_string())),
    };
    let mut rows = Rows::default();
    let mut record = csv::ByteRecord::new();
    for row in 2.. {
        match table.read_byte_record(&mut record) {
            Ok(true) => {
                let cells = record.iter().enumerate();
                let cells = cells.map(|(at, cell)| (columns.get(at).copied().flatten(), cell_text(cell)));
                rows.take(cells.collect(), row_of(origin, row), sink);
            }
            Ok(false) => break,
            Err(error) => {
                sink.problem(&row_of(origin, row), ProblemKind::Damaged(error.to_string()));
                break;
            }
        }
        if sink.is_stopped() {
            return;
        }
    }
    rows.close(origin, sink);
}

/// A table in UTF-16 cannot be taken apart before it is decoded.
fn read_wide_csv(mut input: impl BufRead, origin: &Origin, sink: &mut Sink<'_>) {
    let mut bytes = Vec::new();
    let read = input.read_to_end(&mut bytes).map_err(|error| ProblemKind::Unreadable(error.to_string()));
    match read.and_then(|_| decode(&bytes)) {
        Ok(text) => read_csv(text.as_bytes(), origin, sink),
        Err(what) => sink.problem(origin, what),
    }
}

/// The mark between cells that the first line uses most.
fn delimiter(start: &[u8]) -> u8 {
    let line = start.split(|byte| *byte == b'\n').next().unwrap_or(start);
    let count = |mark: &u8| line.iter().filter(|byte| *byte == mark).count();
    // The first of equals, so that a file of one column is read by commas.
    [b',', b'\t', b';'].into_iter().rev().max_by_key(count).unwrap_or(b',')
}

/// The encoding of a whole table: a short cell by itself may be valid in the wrong one. Both leave the marks between cells
/// as they are, so that a table can be taken apart before it is decoded.
fn encoding(start: &[u8]) -> &'static Encoding {
    match std::str::from_utf8(start) {
        // Without a length the last character is merely cut by the end of the buffer.
        Err(error) if error.error_len().is_some() => GB18030,
        _ => UTF_8,
    }
}

/// One object a line, read line by line: such files are larger than any single report.
pub(super) fn read_json_lines(mut input: impl BufRead, origin: &Origin, sink: &mut Sink<'_>) {
    let mut rows = Rows::default();
    let mut line = Vec::new();
    for row in 1.. {
        line.clear();
        match input.read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(_) if line.trim_ascii().is_empty() => continue,
            Ok(_) => {}
            Err(error) => return sink.problem(origin, ProblemKind::Unreadable(error.to_string())),
        }
        let origin = row_of(origin, row);
        match object_of(&line) {
            Ok(object) => rows.take(cells_of(object), origin, sink),
            Err(what) => sink.problem(&origin, what),
        }
        if sink.is_stopped() {
            return;
        }
    }
    rows.close(origin, sink);
}

fn object_of(line: &[u8]) -> Result<Map<String, Value>, ProblemKind> {
    let line = decode(line)?;
    serde_json::from_str(line.trim()).map_err(|error| ProblemKind::Damaged(error.to_string()))
}

/// An array of objects, or one object.
pub(super) fn read_json(mut input: impl Read, origin: &Origin, sink: &mut Sink<'_>) {
    let mut bytes = Vec::new();
    if let Err(error) = input.read_to_end(&mut bytes) {
        return sink.problem(origin, ProblemKind::Unreadable(error.to_string()));
    }
    let value = decode(&bytes)
        .and_then(|text| serde_json::from_str::<Value>(&text).map_err(|error| ProblemKind::Damaged(error.to_string())));
    let mut rows = Rows::default();
    match value {
        Ok(Value::Array(values)) => {
            for (at, value) in values.into_iter().enumerate() {
                match value {
                    Value::Object(object) => rows.take(cells_of(object), row_of(origin, at + 1), sink),
                    _ => rows.empty += 1,
                }
            }
        }
        Ok(Value::Object(object)) => rows.take(cells_of(object), origin.clone(), sink),
        Ok(_) => rows.empty += 1,
        Err(what) => return sink.problem(origin, what),
    }
    rows.close(origin, sink);
}

fn cells_of(object: Map<String, Value>) -> Vec<(Option<Column>, String)> {
    object.into_iter().map(|(name, value)| (Column::of_name(&name), words_of(value))).collect()
}

/// A value as text; an array is a list of paragraphs.
fn words_of(value: Value) -> String {
    match value {
        Value::String(text) => text,
        Value::Number(number) => number.to_string(),
        Value::Array(values) => values.into_iter().map(words_of).collect::<Vec<_>>().join("\n"),
        Value::Null | Value::Bool(_) | Value::Object(_) => String::new(),
    }
}
