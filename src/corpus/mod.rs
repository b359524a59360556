//! 语料库: all reports that are loaded, immutable.

mod analyse;
mod cache;
mod collect;
mod duplicates;
mod events;
mod inputs;
mod load;
mod memory;
mod merge;
mod overrides;
mod prehashed;
pub mod review;
pub mod sample;
mod whole_file;
mod work;

pub use analyse::analyse;
pub use cache::Cache;
pub use events::{Cancel, LoadEvent, Progress};
pub use load::{Loader, load};
pub use memory::Memory;
pub use work::ANALYSIS_THREAD;

use std::sync::Arc;

use crate::error::Problem;
use crate::report::Report;

/// All that is loaded. A loader publishes a new one as reports arrive; nobody changes one that is published.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    /// Reports in the order of their sources.
    pub reports: Vec<Arc<Report>>,
    /// What was left out.
    pub problems: Vec<Problem>,
}

impl Corpus {
    /// The report with this id.
    pub fn by_id(&self, id: &str) -> Option<&Arc<Report>> {
        self.reports.iter().find(|report| &*report.id == id)
    }

    /// Bytes of text over all reports.
    pub fn bytes(&self) -> usize {
        self.reports.iter().map(|report| report.text.len()).sum()
    }
}
