//! What the scanner alone sees in a line of text.

use std::io::{self, Write};

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::quantity::scan;
use crate::span::CharOffsets;

#[derive(Serialize)]
struct LineRow<'a> {
    line: usize,
    quantities: &'a [QuantityRow],
}

#[derive(Serialize)]
struct QuantityRow {
    start: usize,
    end: usize,
    value: Number,
    value_high: Option<Number>,
    unit: &'static str,
    comparator: &'static str,
}

/// A decimal as an exact JSON number.
struct Number(Decimal);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let printed = serde_json::Number::from_string_unchecked(self.0.to_string());
        printed.serialize(serializer)
    }
}

/// Writes `{"line":n,"quantities":[…]}` and a line break; offsets count characters.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_quantities(out: &mut impl Write, number: usize, line: &str) -> io::Result<()> {
    let offsets = CharOffsets::new(line);
    let quantities: Vec<QuantityRow> = scan(line)
        .iter()
        .map(|quantity| {
            let (start, end) = offsets.chars(quantity.span);
            QuantityRow {
                start,
                end,
                value: Number(quantity.value),
                value_high: quantity.high.map(Number),
                unit: quantity.unit.as_str(),
                comparator: quantity.comparator.key(),
            }
        })
        .collect();
    serde_json::to_writer(&mut *out, &LineRow { line: number, quantities: &quantities })?;
    out.write_all(b"\n")
}
