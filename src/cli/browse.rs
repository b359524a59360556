//! The browser.

use crate::cli::args::Browse;
use crate::cli::{Context, Failure};

/// Opens the browser.
pub(super) fn run(_args: Browse, _context: Context) -> Result<(), Failure> {
    Ok(())
}
