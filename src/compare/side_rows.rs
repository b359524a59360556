//! The rows of documents side by side: sections that answer to each other, sentences that changed, phrases that are new.

use super::align::{AlignedSections, align, section_title};
use super::diff::{Change, DiffLine, diff};
use super::phrase::phrases_without;
use super::table::region_name;
use crate::export::{Cell, ColumnKind, Sheet, column, record};
use crate::lang::Lang;
use crate::report::Report;
use crate::span::{CharOffsets, Span};

record! {
    /// One section in an alignment.
    pub struct AlignRow {
        /// 行 sections with the same number answer to each other
        pub row: usize,
        /// 深度 depth in the outline, from 0
        pub depth: usize,
        /// 相似度 how well they match, in per cent; empty for one that stands alone
        pub likeness: Option<usize>,
        /// 报告编号 report
        pub report_id: String,
        /// 地区 name of the region
        pub region_name: &'static str,
        /// 报告年份 year in which the report was given
        pub year: Option<u16>,
        /// 章节 index of the section
        pub section: usize,
        /// 标题 heading as printed
        pub heading: String,
        /// 性质 what the section is for
        pub role: &'static str,
        /// 起 first character
        pub start: usize,
        /// 止 character after the section
        pub end: usize,
    }
}

record! {
    /// One sentence of a difference.
    pub struct DiffRow {
        /// 变化 same, changed, new or gone
        pub fate: &'static str,
        /// 旧句 in the older text
        pub old: Option<String>,
        /// 新句 in the newer text
        pub new: Option<String>,
        /// 改动 what changed: [-gone-]{+new+}
        pub changes: Option<String>,
        /// 旧起 first character in the older text
        pub old_start: Option<usize>,
        /// 新起 first character in the newer text
        pub new_start: Option<usize>,
    }
}

record! {
    /// One phrase that only one of two texts uses.
    pub struct PhraseRow {
        /// 变化 new or gone
        pub fate: &'static str,
        /// 提法 the words
        pub phrase: String,
        /// 次数 how often
        pub count: usize,
        /// 引号 whether the text puts it in quotation marks
        pub quoted: bool,
    }
}

/// The sections of the documents as rows.
pub fn align_rows(reports: &[&Report]) -> Vec<AlignRow> {
    let offsets: Vec<CharOffsets<'_>> = reports.iter().map(|report| CharOffsets::new(&report.text)).collect();
    let mut rows = Vec::new();
    for (at, aligned) in align(reports).iter().enumerate() {
        let alone = aligned.only_in().is_some();
        for ((report, offsets), place) in reports.iter().zip(&offsets).zip(&aligned.sections) {
            let Some((index, section)) = place.and_then(|at| Some((at, report.outline.sections.get(at)?))) else {
                continue;
            };
            let (start, end) = offsets.chars(section.span);
            rows.push(AlignRow {
                row: at,
                depth: aligned.depth,
                likeness: (!alone).then(|| (aligned.likeness * 100.0).round() as usize),
                report_id: report.id.to_string(),
                region_name: report.identity.region.map_or("", region_name),
                year: report.identity.filed_year(),
                section: index,
                heading: section_title(report, index).to_owned(),
                role: section.role.key(),
                start,
                end,
            });
        }
    }
    rows
}

/// The sections of the documents as a table to read, one column a document.
pub fn align_sheet(reports: &[&Report]) -> Sheet {
    let columns = reports.iter().map(|report| column(&name(report), ColumnKind::Text)).collect();
    let cells = |row: &AlignedSections| {
        let cell = |(report, place): (&&Report, &Option<usize>)| match place {
            Some(section) => Cell::Text(format!("{}{}", "　".repeat(row.depth), section_title(report, *section))),
            None => Cell::Text("—".to_owned()),
        };
        reports.iter().zip(&row.sections).map(cell).collect()
    };
    Sheet { columns, rows: align(reports).iter().map(cells).collect() }
}

/// What changed from one report to another as rows; sentences that are the same only when `all`.
pub fn diff_rows(old: &Report, new: &Report, all: bool) -> Vec<DiffRow> {
    let (old_offsets, new_offsets) = (CharOffsets::new(&old.text), CharOffsets::new(&new.text));
    let whole = |report: &Report| Span::new(0, report.text.len());
    let sentence = |report: &Report, span: Option<Span>| span.map(|span| span.of(&report.text).trim().to_owned());
    let row = |line: &DiffLine| DiffRow {
        fate: line.fate().key(),
        old: sentence(old, line.old),
        new: sentence(new, line.new),
        changes: (!line.words.is_empty()).then(|| marked(old, new, &line.words)),
        old_start: line.old.map(|span| old_offsets.char_at(span.start as usize)),
        new_start: line.new.map(|span| new_offsets.char_at(span.start as usize)),
    };
    let lines = diff(old, whole(old), new, whole(new));
    lines.iter().map(row).filter(|row| all || row.fate != "same").collect()
}

/// What changed as a table to read.
pub fn diff_sheet(rows: &[DiffRow], lang: Lang) -> Sheet {
    let columns = vec![
        column(lang.pick("变化", "change"), ColumnKind::Text),
        column(lang.pick("句子", "sentence"), ColumnKind::Text),
    ];
    let cells = |row: &DiffRow| {
        let sign = match row.fate {
            "new" => lang.pick("+新增", "+new"),
            "gone" => lang.pick("-删去", "-gone"),
            "changed" => lang.pick("~改写", "~changed"),
            _ => lang.pick("=相同", "=same"),
        };
        let words = row.changes.as_ref().or(row.new.as_ref()).or(row.old.as_ref());
        vec![Cell::Text(sign.to_owned()), Cell::Text(words.cloned().unwrap_or_default())]
    };
    Sheet { columns, rows: rows.iter().map(cells).collect() }
}

/// Phrases that are new in the newer report, then those that are gone, up to `limit` of each.
pub fn phrase_rows(old: &Report, new: &Report, limit: usize) -> Vec<PhraseRow> {
    let rows = |text: &str, other: &str, fate: &'static str| {
        let phrases = phrases_without(text, other, limit).into_iter();
        let row = move |phrase: super::Phrase| PhraseRow {
            fate,
            phrase: phrase.words,
            count: phrase.count,
            quoted: phrase.quoted,
        };
        phrases.map(row).collect::<Vec<_>>()
    };
    let mut all = rows(&new.text, &old.text, "new");
    all.extend(rows(&old.text, &new.text, "gone"));
    all
}

/// A sentence with its changes between marks that need no colour.
fn marked(old: &Report, new: &Report, words: &[Change]) -> String {
    let part = |change: &Change| match change {
        Change::Same(span) => span.of(&new.text).to_owned(),
        Change::Gone(span) => format!("[-{}-]", span.of(&old.text)),
        Change::New(span) => format!("{{+{}+}}", span.of(&new.text)),
    };
    words.iter().map(part).collect()
}

fn name(report: &Report) -> String {
    let year = report.identity.filed_year().map_or_else(String::new, |year| format!(" {year}"));
    format!("{}{year}", report.identity.region.map_or("", region_name))
}
