//! One binary for all integration tests: it is linked once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod compare;
mod export;
mod load;
mod outline;
mod quantities;
mod side_by_side;
mod source;
