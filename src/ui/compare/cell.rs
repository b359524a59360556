//! What a cell of the table says, and its bar.

use ratatui::style::Style;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::app::App;
use crate::app::compare::Shown;
use crate::compare::{Cell, Comparison, Phase, bar};
use crate::lang::Lang;
use crate::observation::Measure;
use crate::quantity::scale;
use crate::ui::Theme;

/// What a cell says.
pub struct Words {
    /// Its words.
    pub text: String,
    /// How they look.
    pub face: Style,
    /// What its bar stands for; none for a cell without one.
    pub bar: Option<Decimal>,
}

/// What a cell says, given the places of all columns where those are shown: its number, or what is asked for in its place, or why there is none.
pub fn words(
    app: &App,
    theme: Theme,
    table: &Comparison,
    row: usize,
    column: usize,
    places: &[Option<usize>],
) -> Words {
    let lang = app.lang;
    let Some(figure) = table.figure(row, column) else {
        return Words { text: table.text(row, column, lang), face: theme.dim(), bar: None };
    };
    let face = match table.choice.phase {
        Phase::Actual => theme.actual(),
        Phase::Target | Phase::Plan => theme.target(),
    };
    let conflict = matches!(table.cell(row, column), Cell::Stated { conflict: true, .. });
    let conflict = if conflict { " !" } else { "" };
    let value = figure.number();
    let reference = column == table.choice.reference;
    // A number in brackets is the number itself, where there is nothing to measure it against.
    let alone = || (if reference { value.clone() } else { format!("({value})") }, None);
    let (text, bar) = match app.compare.settings.shown {
        Shown::Value => (value, Some(figure.point())),
        Shown::Gap => match table.gap(row, column) {
            Some(gap) => (signed(gap, figure.unit, lang), Some(gap.abs())),
            None => alone(),
        },
        Shown::Ratio => match table.ratio(row, column) {
            Some(ratio) => (percentage(ratio), Some(ratio)),
            None => alone(),
        },
        Shown::Rank => match (places.get(column).copied().flatten(), lang) {
            (Some(place), Lang::Zh) => (format!("第{place} {value}"), None),
            (Some(place), Lang::En) => (format!("#{place} {value}"), None),
            (None, _) => (value, None),
        },
    };
    let measured = app.compare.settings.shown == Shown::Value || !reference;
    // The longer the bar of a place, the worse it would be.
    let place = table.rows.get(row).is_some_and(|row| row.subject.slot.measure == Measure::Rank);
    let bar = bar.filter(|value| app.compare.bars && measured && !place && *value > Decimal::ZERO);
    Words { text: format!("{text}{conflict}"), face, bar }
}

/// A gap with its sign: `+1.5`, `-12.3万`, `0`.
pub fn signed(gap: Decimal, of: &str, lang: Lang) -> String {
    let size = scale::shown_number(gap.abs(), of);
    match (gap.is_zero(), gap.is_sign_negative()) {
        (true, _) => lang.pick("持平", "same").to_owned(),
        (_, true) => format!("-{size}"),
        (_, false) => format!("+{size}"),
    }
}

/// A ratio as a percentage: `112.5%`.
pub fn percentage(ratio: Decimal) -> String {
    format!("{}%", (ratio * Decimal::ONE_HUNDRED).round_dp(1).normalize())
}

/// The largest of what the bars of a row stand for: all bars are parts of it.
pub fn largest(app: &App, table: &Comparison, row: usize) -> Option<Decimal> {
    let summary = table.summary(row)?;
    let reference = || table.figure(row, table.choice.reference).map(|figure| figure.point());
    match app.compare.settings.shown {
        Shown::Value => Some(summary.highest),
        Shown::Gap => {
            let reference = reference()?;
            Some((summary.highest - reference).abs().max((summary.lowest - reference).abs()))
        }
        Shown::Ratio => summary.highest.checked_div(reference()?),
        Shown::Rank => None,
    }
}

/// The bar of a value, `columns` long for the largest.
pub fn bar_of(app: &App, value: Decimal, largest: Decimal, columns: u16) -> String {
    let part = value.checked_div(largest).and_then(|part| part.to_f64()).unwrap_or(0.0).clamp(0.0, 1.0);
    let columns = usize::from(columns);
    // Blocks are of ambiguous width.
    match app.widths.wide_ambiguous() {
        true => "#".repeat((part * columns as f64).round() as usize),
        false => bar(part, columns),
    }
}
