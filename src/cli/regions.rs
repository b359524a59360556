//! `baogao regions`

use crate::cli::args::Regions;
use crate::cli::{Context, Failure};

/// Prints the units that a query means.
pub(super) fn run(_args: &Regions, _context: Context) -> Result<(), Failure> {
    Ok(())
}
