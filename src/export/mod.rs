//! Rows for other programs: the data contract, and the formats in which rows are written.
//!
//! A row is a [`Record`]: its columns and cells are defined once, and every format is written from them.

mod cell;
mod findings;
mod package;
mod quantities;
mod rows;
mod svg;
mod table;
mod write;
mod xlsx;

pub(crate) use cell::record;
pub use cell::{Cell, Column, ColumnKind, IntoCell, Record};
pub use findings::{FindingRow, finding_row};
pub use package::{DataPackage, Resource};
pub use quantities::write_quantities;
pub use rows::{
    HitRow, ObservationRow, ReportRow, ReportTextRow, SectionRow, WordTargetRow, hit_row, observation_row,
    observation_rows, report_row, section_rows, word_target_rows,
};
pub use svg::{Bar, BarChart, LineChart, Series};
pub use write::{CsvStyle, Format, RowWriter, Sheet, column, write_rows};
