//! Saving what is on the screen to a file.

use std::path::{Path, PathBuf};

use super::line_edit::LineEdit;
use super::sheet::{About, sheet_note};
use super::{App, Effect, InputBox, View};
use crate::compare::{NoteOptions, note};
use crate::export::{CsvStyle, Format, Sheet, hit_row, write_rows};
use crate::span::CharOffsets;

/// Words on each side of a hit in a saved concordance.
const CONTEXT: usize = 40;

/// What is to be saved, and the name that is being typed.
#[derive(Clone, Debug, Default)]
pub struct Saving {
    /// The file's name.
    pub line: LineEdit,
    /// A note with sentences instead of the table.
    pub note: bool,
    /// The file that is there already and was named once more.
    replace: Option<PathBuf>,
}

/// A file to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedFile {
    /// Where.
    pub path: PathBuf,
    /// What.
    pub bytes: Vec<u8>,
}

impl App {
    /// Asks for the name of a file; the end of the name decides the format.
    pub fn open_save(&mut self, note: bool) {
        let name = match (note, self.view) {
            (true, View::Sheet) => match self.sheet.about {
                Some(About::Targets { .. }) => self.lang.pick("目标与实绩.md", "targets.md"),
                Some(About::Trend { .. }) => self.lang.pick("走势.md", "trend.md"),
                Some(About::Ranks { .. }) | None => self.lang.pick("排名.md", "ranks.md"),
            },
            (true, _) => self.lang.pick("对照.md", "comparison.md"),
            (false, View::Concordance) => self.lang.pick("检索.csv", "hits.csv"),
            (false, View::Sheet) => self.lang.pick("表格.csv", "table.csv"),
            (false, View::Compare | View::Browse | View::Beside) => self.lang.pick("对照.csv", "comparison.csv"),
        };
        self.saving = Saving { line: LineEdit::new(name), note, replace: None };
        self.input = Some(InputBox::Save);
    }

    /// Enter in the box: makes the file, or says why it cannot be made.
    pub fn accept_save(&mut self) {
        let typed = self.saving.line.text().trim().to_owned();
        if typed.is_empty() {
            self.input = None;
            return;
        }
        let path = home_expanded(&typed);
        match self.files_for(&path) {
            Some(files) => {
                let replace = self.saving.replace.as_ref() == Some(&path);
                self.effects.push(Effect::Save { files, replace });
            }
            None => self.say((
                "不认识的格式：文件名请以 .csv .xlsx .md .jsonl .txt .svg 结尾",
                "unknown format: end the name in .csv .xlsx .md .jsonl .txt or .svg",
            )),
        }
    }

    /// The files were written, or there are such files, or the system refused.
    pub fn on_saved(&mut self, path: &Path, outcome: &Result<(), std::io::Error>) {
        let name = path.display();
        let zh = self.lang == crate::lang::Lang::Zh;
        self.notice = Some(match outcome {
            Ok(()) => {
                self.input = None;
                if zh { format!("已保存 {name}") } else { format!("saved {name}") }
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                self.saving.replace = Some(path.to_owned());
                if zh {
                    format!("{name} 已存在：再按 Enter 覆盖")
                } else {
                    format!("{name} exists: Enter again replaces it")
                }
            }
            Err(error) if zh => format!("{name} 无法写入（{error}），请换个位置"),
            Err(error) => format!("{name} cannot be written ({error}); choose another place"),
        });
    }

    fn files_for(&self, path: &Path) -> Option<Vec<SavedFile>> {
        let file = |bytes| SavedFile { path: path.to_owned(), bytes };
        if self.saving.note {
            return self.note_files(path);
        }
        let extension = path.extension()?.to_str()?.to_lowercase();
        if extension == "svg" {
            return Some(vec![file(self.chart()?.into_bytes())]);
        }
        let formats = [Format::Csv, Format::Xlsx, Format::Md, Format::Jsonl, Format::Table];
        let format = formats.into_iter().find(|format| format.extension() == extension)?;
        self.table_bytes(format).map(|bytes| vec![file(bytes)])
    }

    fn table_bytes(&self, format: Format) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let written = match self.view {
            View::Compare => {
                let table = self.compare.table.as_ref()?;
                match format {
                    // For programs one row a cell, for people one row an indicator.
                    Format::Jsonl => {
                        let rows = table.long_rows(&self.compare.order, self.lang);
                        write_rows(&mut bytes, format, CsvStyle::FILE, rows)
                    }
                    _ => table.wide(&self.compare.order, self.lang).write(&mut bytes, format, CsvStyle::FILE),
                }
            }
            View::Sheet => {
                let sheet = &self.sheet.made.sheet;
                let rows = self.sheet.order.iter().filter_map(|row| sheet.rows.get(*row).cloned()).collect();
                Sheet { columns: sheet.columns.clone(), rows }.write(&mut bytes, format, CsvStyle::FILE)
            }
            View::Concordance => {
                let hits = (0..self.concordance.hits.len()).filter_map(|line| self.concordance.hit(line));
                let rows = hits.map(|(report, span)| hit_row(report, &CharOffsets::new(&report.text), span, CONTEXT));
                write_rows(&mut bytes, format, CsvStyle::FILE, rows)
            }
            View::Browse | View::Beside => return None,
        };
        // Writing into memory does not fail; a table that cannot be written is none.
        written.ok().map(|()| bytes)
    }

    /// The chart of the chosen row, or of the whole table.
    fn chart(&self) -> Option<String> {
        match self.view {
            View::Compare => {
                let chart = self.compare.table.as_ref()?.chart(self.compare.row()?, self.lang)?;
                Some(chart.svg())
            }
            View::Sheet => {
                let made = &self.sheet.made;
                made.lines.as_ref().map(|chart| chart.svg()).or(made.bars.as_ref().map(|chart| chart.svg()))
            }
            View::Browse | View::Concordance | View::Beside => None,
        }
    }

    /// The note with the table and the sentences, and beside it the chart that it shows.
    fn note_files(&self, path: &Path) -> Option<Vec<SavedFile>> {
        let chart_path = path.with_extension("svg");
        let chart = self.chart().map(|svg| SavedFile { path: chart_path.clone(), bytes: svg.into_bytes() });
        let name = chart.as_ref().and_then(|_| chart_path.file_name()?.to_str().map(str::to_owned));
        let text = match self.view {
            View::Sheet => sheet_note(&self.sheet, name.as_deref(), self.lang),
            _ => {
                let options = NoteOptions { title: None, chart: name };
                note(self.compare.table.as_ref()?, &self.compare.order, &options, self.lang)
            }
        };
        let file = SavedFile { path: path.to_owned(), bytes: text.into_bytes() };
        Some(std::iter::once(file).chain(chart).collect())
    }
}

/// `~/` as the shell reads it.
fn home_expanded(typed: &str) -> PathBuf {
    match (typed.strip_prefix("~/"), std::env::var_os("HOME")) {
        (Some(rest), Some(home)) => Path::new(&home).join(rest),
        _ => PathBuf::from(typed),
    }
}
