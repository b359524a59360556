//! 对照: what regions and years state about the same indicators, side by side.

pub mod unit;
