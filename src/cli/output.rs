//! Where rows go.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal};

use crate::cli::Failure;
use crate::cli::args::Output;
use crate::export::{CsvStyle, Format, Record, write_rows};

/// Writes rows to the file of `-o`, or to standard output.
///
/// # Errors
/// When the file cannot be made or written, the message names it; when a workbook would go to a terminal.
pub fn rows<R: Record>(output: &Output, rows: impl IntoIterator<Item = R>) -> Result<(), Failure> {
    let format = output.format.unwrap_or(Format::Jsonl);
    let style = if output.bom || (output.output.is_some() && !output.no_bom) { CsvStyle::FILE } else { CsvStyle::PIPE };
    let Some(path) = &output.output else {
        return to_stdout(format, style, rows);
    };
    let failed = |error: io::Error| Failure::Io(format!("{}：无法写入 · cannot be written: {error}", path.display()));
    let file = BufWriter::new(File::create(path).map_err(failed)?);
    write_rows(file, format, style, rows).map_err(failed)
}

/// Writes rows to standard output.
///
/// # Errors
/// When it cannot be written, or a workbook would go to a terminal.
pub fn to_stdout<R: Record>(format: Format, style: CsvStyle, rows: impl IntoIterator<Item = R>) -> Result<(), Failure> {
    let out = io::stdout();
    if format.is_binary() && out.is_terminal() {
        return Err(Failure::Usage("xlsx 不能打印到终端，请用 -o 文件 · name a file with -o".to_owned()));
    }
    Ok(write_rows(BufWriter::new(out.lock()), format, style, rows)?)
}
