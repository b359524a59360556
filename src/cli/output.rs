//! Where rows go.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};

use crate::cli::Failure;
use crate::cli::args::Output;
use crate::export::{CsvStyle, Format, Record, Sheet, write_rows};

/// Writes rows to the file of `-o`, or to standard output; as JSON Lines when no format is asked for.
///
/// # Errors
/// When the file cannot be made or written, the message names it; when a workbook would go to a terminal.
pub fn rows<R: Record>(output: &Output, rows: impl IntoIterator<Item = R>) -> Result<(), Failure> {
    to(output, Format::Jsonl, |out, format, style| write_rows(out, format, style, rows))
}

/// Writes a table that people read, likewise; lined up for a terminal when no format is asked for.
///
/// # Errors
/// As [`rows`].
pub fn sheet(output: &Output, sheet: Sheet) -> Result<(), Failure> {
    to(output, Format::Table, |out, format, style| sheet.write(out, format, style))
}

/// Writes a text to the file of `-o`, or to standard output.
///
/// # Errors
/// As [`rows`].
pub fn text(output: &Output, text: &str) -> Result<(), Failure> {
    to(output, Format::Table, |out, _, _| out.write_all(text.as_bytes()))
}

/// Writes rows to standard output.
///
/// # Errors
/// When it cannot be written, or a workbook would go to a terminal.
pub fn to_stdout<R: Record>(format: Format, rows: impl IntoIterator<Item = R>) -> Result<(), Failure> {
    stdout(format, CsvStyle::PIPE, |out, format, style| write_rows(out, format, style, rows))
}

fn to(
    output: &Output,
    usual: Format,
    write: impl FnOnce(&mut dyn Write, Format, CsvStyle) -> io::Result<()>,
) -> Result<(), Failure> {
    let format = output.format.unwrap_or(usual);
    // Excel needs the mark in a file, other programs choke on it in a pipe.
    let marked = output.bom || (output.output.is_some() && !output.no_bom);
    let style = if marked { CsvStyle::FILE } else { CsvStyle::PIPE };
    let Some(path) = &output.output else {
        return stdout(format, style, write);
    };
    let failed = |error: io::Error| Failure::Io(format!("{}：无法写入 · cannot be written: {error}", path.display()));
    let mut file = BufWriter::new(File::create(path).map_err(failed)?);
    write(&mut file, format, style).and_then(|()| file.flush()).map_err(failed)
}

fn stdout(
    format: Format,
    style: CsvStyle,
    write: impl FnOnce(&mut dyn Write, Format, CsvStyle) -> io::Result<()>,
) -> Result<(), Failure> {
    let out = io::stdout();
    if format.is_binary() && out.is_terminal() {
        return Err(Failure::Usage("xlsx 不能打印到终端，请用 -o 文件 · name a file with -o".to_owned()));
    }
    let mut out = BufWriter::new(out.lock());
    write(&mut out, format, style)?;
    Ok(out.flush()?)
}
