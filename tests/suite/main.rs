//! One binary for all integration tests: it is linked once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod browser;
mod cache;
mod check;
mod cli;
mod compare;
mod compare_real;
mod export;
mod identify;
mod keys;
mod layers;
mod load;
mod observations;
mod outline;
mod pinyin;
#[cfg(unix)]
mod pty;
mod quantities;
mod readme;
mod regions;
mod screens;
mod shows;
mod side_by_side;
mod sizes;
mod source;
mod turns;
