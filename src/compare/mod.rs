//! 对照: what regions and years state about the same indicators, side by side.
//!
//! [`Figures`] files every number of a corpus by region, year and subject. Everything else asks it: [`Comparison`]
//! (subjects down, regions and years across), [`targets`] against results, [`Trend`] over the years, [`Ranking`] of regions.

mod align;
mod chart;
mod definition;
mod diff;
mod figure;
mod figures;
mod likeness;
mod named;
mod note;
mod phrase;
mod rank;
mod rank_rows;
mod rows;
mod sets;
mod side_rows;
mod stats;
mod subject;
mod summary;
mod table;
mod target;
mod target_rows;
mod topic;
mod trend;
mod trend_rows;

pub use align::{AlignedSections, align, section_title};
pub use chart::Chart;
pub use definition::{direction, kindred};
pub use diff::{Change, DiffLine, Fate, diff};
pub use figure::{Figure, Preference};
pub use figures::{FigureId, Figures, Stated, WordPlace};
pub use named::units_named;
pub use note::{NoteOptions, cited, note};
pub use phrase::{Phrase, phrases_without};
pub use rank::{RankLine, Ranking, regions_of};
pub use rank_rows::{RankRow, bar};
pub use rows::{CompareRow, Quote, Quoter};
pub use sets::NamedSets;
pub use side_rows::{AlignRow, DiffRow, PhraseRow, align_rows, align_sheet, diff_rows, diff_sheet, phrase_rows};
pub use stats::Sort;
pub use subject::{Phase, Slot, Subject, home_unit};
pub use summary::{Summary, places};
pub use table::{Cell, Choice, ColumnKey, Comparison, Missing, Row, region_code, region_name, why_empty};
pub use target::{Aim, Outcome, TargetLine, judge, superior, targets, targets_of};
pub use target_rows::{TargetRow, target_rows, target_sheet};
pub use trend::{Trend, TrendLine, TrendPoint};
pub use trend_rows::TrendRow;
