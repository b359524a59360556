//! Where the columns of the table stand on the screen.

use ratatui::layout::Rect;

use crate::app::App;
use crate::app::layout::Grid;
use crate::compare::Comparison;

/// Columns of the screen that a column of the table takes at least, comfortably, and at most.
const NARROWEST: u16 = 11;
const EASY: u16 = 14;
const WIDEST: u16 = 26;
/// Columns of the screen for the median and for the spread.
pub const SUMMARY: u16 = 11;
/// The name of an indicator with its measure takes no more than this.
const LONGEST_NAME: u16 = 40;
/// So many columns are seen at least where the median and the spread take room from columns that are scrolled.
const FEW: u16 = 4;
/// From this width on there is room for units.
const WITH_UNITS: u16 = 70;

/// Where the columns stand inside the border, for the rows of the table.
pub fn grid(app: &App, inner: Rect) -> Grid {
    let Some(table) = &app.compare.table else { return Grid::default() };
    let (longest_name, longest_unit) = app.compare.widest;
    let count = u16::try_from(table.choice.columns.len()).unwrap_or(u16::MAX).max(1);
    let unit = match inner.width >= WITH_UNITS {
        true => longest_unit.clamp(4, 10) + 1,
        false => 0,
    };
    let wanted = longest_name.clamp(10, LONGEST_NAME);
    let rest = inner.width.saturating_sub(unit);
    // Names are shown in full when the columns leave room for that, and take three tenths of the screen else.
    let spare = rest.saturating_sub(count.saturating_mul(NARROWEST));
    let name = wanted.min(spare.max((inner.width * 3 / 10).max(10))).min(inner.width);
    let mut room = rest.saturating_sub(name);
    let mut summary = None;
    // Where columns are scrolled anyway, two more may be; the fewer are seen, the more their middle tells.
    let easy = room >= count.saturating_mul(EASY).saturating_add(2 * SUMMARY);
    let scrolled = count.saturating_mul(NARROWEST) > room && room >= FEW * NARROWEST + 2 * SUMMARY;
    if count > 2 && (easy || scrolled) {
        room -= 2 * SUMMARY;
        summary = Some(());
    }
    let width = (room / count).clamp(NARROWEST, WIDEST).min(room.max(1));
    let fit = (room / width.max(1)).max(1).min(count);
    // What is left over goes to the columns that are shown.
    let width = (room / fit).clamp(width, WIDEST.max(width));
    let fit = usize::from(fit);
    let x = inner.x + name + unit;
    let (left, shown) = window(table, fit, left_of(app, table, fit));
    let columns: Vec<(usize, u16, u16)> =
        shown.into_iter().zip(0u16..).map(|(column, nth)| (column, x + nth * width, width)).collect();
    let end = columns.last().map_or(x, |(_, x, width)| x + width);
    Grid { name, unit, left, summary: summary.map(|()| end), columns }
}

/// How many columns to leave out on the left when `fit` are shown, so that the chosen one is among them.
fn left_of(app: &App, table: &Comparison, fit: usize) -> usize {
    let (at, reference, left) = (app.compare.column, table.choice.reference, app.compare.left);
    match fit {
        1 => at,
        _ if at == reference => left,
        _ => {
            let place = if at > reference { at - 1 } else { at };
            left.min(place).max((place + 1).saturating_sub(fit - 1))
        }
    }
}

/// The columns that are shown when `fit` of them fit, from the `left`th on; that number is brought into its bounds. The
/// reference stays on the left when not all fit.
fn window(table: &Comparison, fit: usize, left: usize) -> (usize, Vec<usize>) {
    let count = table.choice.columns.len();
    if count <= fit {
        return (0, (0..count).collect());
    }
    if fit < 2 {
        let left = left.min(count.saturating_sub(1));
        return (left, vec![left]);
    }
    let reference = table.choice.reference;
    let others = (0..count).filter(|column| *column != reference);
    let left = left.min((count - 1).saturating_sub(fit - 1));
    (left, std::iter::once(reference).chain(others.skip(left).take(fit - 1)).collect())
}
