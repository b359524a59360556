//! Writes rows one after the other in the format that was asked for.

use std::io::{self, Write};

use clap::ValueEnum;
use rust_decimal::Decimal;

use super::cell::{Cell, Column, ColumnKind, Record};
use super::{table, xlsx};

/// Formats of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Columns lined up for a terminal
    #[default]
    Table,
    /// JSON Lines: one object a row
    Jsonl,
    /// CSV after RFC 4180
    Csv,
    /// A Markdown table
    Md,
    /// An Excel workbook; codes stay text
    Xlsx,
}

impl Format {
    /// The end of a file name that goes with it, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Table => "txt",
            Format::Jsonl => "jsonl",
            Format::Csv => "csv",
            Format::Md => "md",
            Format::Xlsx => "xlsx",
        }
    }

    /// Whether the bytes are no text, so that a terminal must not get them.
    pub fn is_binary(self) -> bool {
        self == Format::Xlsx
    }
}

/// How CSV is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CsvStyle {
    /// Three bytes at the start by which Excel knows UTF-8.
    pub bom: bool,
    /// Puts `'` before words that a spreadsheet would run as a formula.
    pub guard_formulas: bool,
}

impl CsvStyle {
    /// For a file that a person will open in a spreadsheet.
    pub const FILE: CsvStyle = CsvStyle { bom: true, guard_formulas: true };
    /// For a pipe.
    pub const PIPE: CsvStyle = CsvStyle { bom: false, guard_formulas: false };
}

/// Takes rows and writes them; JSON Lines and CSV at once, the others when all rows are known.
pub struct RowWriter<W: Write> {
    columns: Vec<Column>,
    sink: Sink<W>,
}

enum Sink<W: Write> {
    Jsonl(W),
    Csv { out: Box<csv::Writer<W>>, style: CsvStyle },
    Whole { out: W, format: Format, rows: Vec<Vec<Cell>> },
}

impl<W: Write> RowWriter<W> {
    /// Begins an output with its header, where the format has one.
    pub fn new(mut out: W, format: Format, columns: Vec<Column>, style: CsvStyle) -> io::Result<Self> {
        let sink = match format {
            Format::Jsonl => Sink::Jsonl(out),
            Format::Csv => {
                if style.bom {
                    out.write_all("\u{feff}".as_bytes())?;
                }
                let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
                out.write_record(columns.iter().map(|column| column.key.as_bytes()))?;
                Sink::Csv { out: Box::new(out), style }
            }
            Format::Table | Format::Md | Format::Xlsx => Sink::Whole { out, format, rows: Vec::new() },
        };
        Ok(Self { columns, sink })
    }

    /// Writes one row, whose cells stand in the order of the columns.
    pub fn row(&mut self, cells: Vec<Cell>) -> io::Result<()> {
        match &mut self.sink {
            Sink::Jsonl(out) => write_object(out, &self.columns, &cells),
            Sink::Csv { out, style } => {
                let fields = cells.iter().map(|cell| csv_field(cell, *style));
                out.write_record(fields).map_err(io::Error::from)
            }
            Sink::Whole { rows, .. } => {
                rows.push(cells);
                Ok(())
            }
        }
    }

    /// Ends the output.
    pub fn finish(self) -> io::Result<()> {
        match self.sink {
            Sink::Jsonl(mut out) => out.flush(),
            Sink::Csv { mut out, .. } => out.flush(),
            Sink::Whole { mut out, format, rows } => {
                match format {
                    Format::Xlsx => xlsx::write(&mut out, &self.columns, &rows)?,
                    Format::Md => out.write_all(table::markdown(&self.columns, &rows).as_bytes())?,
                    _ => out.write_all(table::plain(&self.columns, &rows).as_bytes())?,
                }
                out.flush()
            }
        }
    }
}

/// Writes all rows of one type.
pub fn write_rows<R: Record>(
    out: impl Write,
    format: Format,
    style: CsvStyle,
    rows: impl IntoIterator<Item = R>,
) -> io::Result<()> {
    let mut writer = RowWriter::new(out, format, R::columns(), style)?;
    rows.into_iter().try_for_each(|row| writer.row(row.cells()))?;
    writer.finish()
}

/// A table to be read by people: its columns are known only when it is made, and their keys are their headings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows with one cell a column.
    pub rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// Writes the whole table.
    pub fn write(self, out: impl Write, format: Format, style: CsvStyle) -> io::Result<()> {
        let mut writer = RowWriter::new(out, format, self.columns, style)?;
        self.rows.into_iter().try_for_each(|row| writer.row(row))?;
        writer.finish()
    }

    /// As a padded Markdown table.
    pub fn markdown(&self) -> String {
        table::markdown(&self.columns, &self.rows)
    }
}

/// A column of a [`Sheet`].
pub fn column(heading: &str, kind: ColumnKind) -> Column {
    Column { key: heading.to_owned().into(), kind, title: heading.to_owned().into() }
}

fn csv_field(cell: &Cell, style: CsvStyle) -> String {
    let text = cell.to_text().into_owned();
    let words = matches!(cell, Cell::Text(_) | Cell::List(_));
    if style.guard_formulas && words && text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text }
}

fn write_object(out: &mut impl Write, columns: &[Column], cells: &[Cell]) -> io::Result<()> {
    out.write_all(b"{")?;
    for (at, (column, cell)) in columns.iter().zip(cells).enumerate() {
        if at > 0 {
            out.write_all(b",")?;
        }
        serde_json::to_writer(&mut *out, column.key.as_ref())?;
        out.write_all(b":")?;
        write_value(out, cell)?;
    }
    out.write_all(b"}\n")
}

fn write_value(out: &mut impl Write, cell: &Cell) -> io::Result<()> {
    match cell {
        Cell::Empty => out.write_all(b"null"),
        Cell::Text(text) => Ok(serde_json::to_writer(out, text)?),
        Cell::Integer(count) => write!(out, "{count}"),
        Cell::Number(value) => write_number(out, *value),
        Cell::Boolean(yes) => write!(out, "{yes}"),
        Cell::List(words) => Ok(serde_json::to_writer(out, words)?),
    }
}

/// The decimal as printed is a JSON number already: `serde_json` would take it through a binary fraction.
fn write_number(out: &mut impl Write, value: Decimal) -> io::Result<()> {
    write!(out, "{value}")
}
