//! Builds `assets/regions.tsv` out of the code books, the change events and the list of functional districts:
//!
//! ```text
//! cargo run --release --example build-regions -- ../shared/gazetteer > assets/regions.tsv
//! ```
//!
//! The folder holds `gb2260-mca/YYYYMM.tsv` (the code book of each year), `changes/` (today's divisions and dated events) and
//! `prefecture-crosswalk/` (events in words). What could not be given a successor is listed on standard error.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "regions/books.rs"]
mod books;
#[path = "regions/names.rs"]
mod names;
#[path = "regions/successors.rs"]
mod successors;
#[path = "regions/units.rs"]
mod units;

use std::io::Write;
use std::path::{Path, PathBuf};

fn main() {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let Some(folder) = folder else {
        eprintln!("Name the folder of the gazetteer sources: build-regions ../shared/gazetteer > assets/regions.tsv");
        std::process::exit(2);
    };
    let mut out = std::io::stdout().lock();
    out.write_all(table(&folder).as_bytes()).expect("standard output takes the table");
}

/// The table, built from the folder and the list of functional districts in `assets`.
pub fn table(folder: &Path) -> String {
    let events = books::Events::read(folder);
    let books = books::read(folder, &events);
    let mut units = units::from_books(&books);
    successors::link(&mut units, &books, &events);
    units::add_functional(&mut units, &PathBuf::from("assets/functional_districts.tsv"));
    units::to_tsv(&units)
}
