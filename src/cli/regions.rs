//! `baogao regions`

use std::sync::Arc;

use crate::cli::args::Regions;
use crate::cli::{Context, Failure, output};
use crate::export::{Format, record};
use crate::index::names::{NameIndex, Progress, Search};
use crate::region::{Gazetteer, Region, RegionId};

/// More units than a reader looks through; a longer query finds the rest.
const MOST: usize = 200;

/// Names compared between two looks at whether to go on; here nothing interrupts.
const PIECE: usize = 100_000;

record! {
    /// One unit of the gazetteer.
    pub struct RegionRow {
        /// 代码 code of GB/T 2260
        pub code: &'static str,
        /// 名称 name
        pub name: &'static str,
        /// 级别 level
        pub level: &'static str,
        /// 上级 the units above it
        pub path: String,
        /// 起 first year in the code books
        pub valid_from: u16,
        /// 止 last year in the code books; empty while it is valid
        pub valid_to: Option<u16>,
        /// 后继 code and name of what it became
        pub successor: Option<String>,
    }
}

/// Prints the units that a query means, those of today first.
pub(super) fn run(args: &Regions, context: Context) -> Result<(), Failure> {
    let gazetteer = Gazetteer::shared();
    let mut found = lookup(gazetteer, &args.query);
    found.truncate(MOST);
    if found.is_empty() {
        let nothing = context.lang.pick("没有找到这样的地区。", "no such region.");
        return Err(Failure::Nothing(nothing.to_owned()));
    }
    let rows = found.into_iter().filter_map(|id| row(gazetteer, id));
    output::to_stdout(args.format.unwrap_or(Format::Table), rows)
}

/// Units whose code begins with the query, or whose name fits it by characters or by sound, best first.
fn lookup(gazetteer: &Gazetteer, query: &str) -> Vec<RegionId> {
    if !query.is_empty() && query.bytes().all(|byte| byte.is_ascii_digit()) {
        let coded = gazetteer.iter().filter(|(_, region)| region.code.starts_with(query));
        return coded.map(|(id, _)| id).collect();
    }
    let mut index = NameIndex::default();
    for (id, region) in gazetteer.iter() {
        let above: Vec<&str> = above(gazetteer, id).map(|unit| unit.name).collect();
        // Units that are gone come after those of today that fit as well.
        index.ranked_group(&above, if region.valid_to.is_some() { -1 } else { 0 });
        index.row(region.name);
        for short in &region.short_names {
            index.alias(region.name, short);
        }
    }
    let mut search = Search::new(Arc::new(index), query, None);
    while search.step(PIECE) == Progress::More {}
    let page = search.page(0, MOST);
    page.iter().filter_map(|found| u16::try_from(found.row).ok()).map(RegionId).collect()
}

/// The units above one, the widest first.
fn above(gazetteer: &Gazetteer, id: RegionId) -> impl Iterator<Item = &Region> {
    gazetteer.path(id).into_iter().filter(move |unit| *unit != id).filter_map(|unit| gazetteer.get(unit))
}

fn row(gazetteer: &Gazetteer, id: RegionId) -> Option<RegionRow> {
    let region = gazetteer.get(id)?;
    let path: Vec<&str> = above(gazetteer, id).map(|unit| unit.name).collect();
    let successor = region.successor.and_then(|next| gazetteer.get(next));
    Some(RegionRow {
        code: region.code,
        name: region.name,
        level: region.level.key(),
        path: path.join(" "),
        valid_from: region.valid_from,
        valid_to: region.valid_to,
        successor: successor.map(|next| format!("{} {}", next.code, next.name)),
    })
}
