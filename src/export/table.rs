//! Tables of text: Markdown, and columns lined up for a terminal. Widths count Chinese characters as two columns.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::cell::{Cell, Column, ColumnKind};

/// A Markdown table, padded so that it reads as a table without being rendered.
pub fn markdown(columns: &[Column], rows: &[Vec<Cell>]) -> String {
    let grid = Grid::new(columns, rows, |text| text.replace('\\', "\\\\").replace('|', "\\|"));
    let mut out = markdown_line(&grid, &grid.header);
    let rule = grid.columns.iter().map(|column| match column.right {
        true => format!(" {}: ", "-".repeat(column.width.saturating_sub(1).max(2))),
        false => format!(" {} ", "-".repeat(column.width.max(3))),
    });
    let _ = writeln!(out, "|{}|", rule.collect::<Vec<_>>().join("|"));
    out.extend(grid.rows.iter().map(|row| markdown_line(&grid, row)));
    out
}

fn markdown_line(grid: &Grid, cells: &[String]) -> String {
    let pad = |(cell, column): (&String, &Layout)| pad(cell, column.width.max(3), column.right);
    let cells: Vec<String> = cells.iter().zip(&grid.columns).map(pad).collect();
    format!("| {} |\n", cells.join(" | "))
}

/// Columns lined up with two spaces between them.
pub fn plain(columns: &[Column], rows: &[Vec<Cell>]) -> String {
    let grid = Grid::new(columns, rows, ToOwned::to_owned);
    let mut out = String::new();
    for cells in std::iter::once(&grid.header).chain(&grid.rows) {
        let line: Vec<String> =
            cells.iter().zip(&grid.columns).map(|(cell, column)| pad(cell, column.width, column.right)).collect();
        out.push_str(line.join("  ").trim_end());
        out.push('\n');
    }
    out
}

struct Grid {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
    columns: Vec<Layout>,
}

struct Layout {
    width: usize,
    /// Numbers stand at the right.
    right: bool,
}

impl Grid {
    fn new(columns: &[Column], rows: &[Vec<Cell>], escape: impl Fn(&str) -> String) -> Self {
        let text = |cell: &Cell| escape(&one_line(&cell.to_text()));
        let header: Vec<String> = columns.iter().map(|column| escape(&one_line(&column.key))).collect();
        let rows: Vec<Vec<String>> = rows.iter().map(|cells| cells.iter().map(text).collect()).collect();
        let layout = columns.iter().enumerate().map(|(at, column)| Layout {
            width: std::iter::once(&header)
                .chain(&rows)
                .filter_map(|cells| cells.get(at))
                .map(|cell| cell.width())
                .max()
                .unwrap_or(0),
            right: matches!(column.kind, ColumnKind::Integer | ColumnKind::Number),
        });
        Self { columns: layout.collect(), header, rows }
    }
}

fn one_line(text: &str) -> String {
    text.split(['\n', '\r', '\t']).map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Pads to `width` columns of a terminal.
fn pad(text: &str, width: usize, right: bool) -> String {
    let fill = " ".repeat(width.saturating_sub(text.width()));
    if right { format!("{fill}{text}") } else { format!("{text}{fill}") }
}
