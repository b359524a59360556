//! An Excel workbook: the path on which codes stay text and nothing is guessed.

use std::io::{self, Write};

use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::cell::{Cell, Column};

/// Excel's own limit of a cell.
const CELL_LIMIT: usize = 32_767;

/// One sheet with a frozen, bold header row.
pub fn write(out: &mut impl Write, columns: &[Column], rows: &[Vec<Cell>]) -> io::Result<()> {
    let bytes = workbook(columns, rows).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn workbook(columns: &[Column], rows: &[Vec<Cell>]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let bold = Format::new().set_bold();
    for (at, column) in (0u16..).zip(columns) {
        sheet.write_string_with_format(0, at, column.key.as_ref(), &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (line, cells) in (1u32..).zip(rows) {
        for (at, cell) in (0u16..).zip(cells) {
            write_cell(sheet, line, at, cell)?;
        }
    }
    workbook.save_to_buffer()
}

fn write_cell(sheet: &mut Worksheet, line: u32, at: u16, cell: &Cell) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => return Ok(()),
        Cell::Integer(count) => match count.to_f64() {
            Some(number) => sheet.write_number(line, at, number)?,
            None => return Ok(()),
        },
        Cell::Number(value) => match value.to_f64() {
            Some(number) => sheet.write_number(line, at, number)?,
            None => sheet.write_string(line, at, value.to_string())?,
        },
        Cell::Boolean(yes) => sheet.write_boolean(line, at, *yes)?,
        Cell::Text(_) | Cell::List(_) => {
            let text: String = cell.to_text().chars().take(CELL_LIMIT).collect();
            sheet.write_string(line, at, text)?
        }
    };
    Ok(())
}
