//! Lines over years in characters: each line has a letter of its own, so that it can be told without colours.

use ratatui::layout::Rect;

use super::paint::Canvas;
use crate::export::{LineChart, Series};

/// Columns of the values beside the chart.
const SCALE: u16 = 10;

/// Draws the chart: values on the left, years under it, the names of the lines at the bottom.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, chart: &LineChart) {
    if area.width < SCALE + 8 || area.height < 5 {
        return;
    }
    let theme = canvas.look.theme;
    let plot = Rect { x: area.x + SCALE, width: area.width - SCALE - 1, height: area.height - 3, ..area };
    let series = shown(chart);
    let values = series.iter().flat_map(|series| &series.values).flatten();
    let (low, high) = values.fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(*value), high.max(*value)));
    if low > high {
        return;
    }
    let frame = Frame { plot, low, high, positions: chart.positions.len() };
    scale(canvas, &frame);
    let mut dots = Dots::new(plot);
    let mut letters = Vec::new();
    for (letter, series) in ('a'..='z').zip(&series) {
        let style = if series.dashed { theme.target() } else { theme.actual() };
        let points: Vec<(u16, u16)> =
            series.values.iter().enumerate().filter_map(|(at, value)| Some(frame.place(at, (*value)?))).collect();
        for pair in points.windows(2) {
            if let [from, to] = pair {
                dots.line(*from, *to, series.dashed);
            }
        }
        letters.extend(points.into_iter().map(|(x, y)| (x / 2, y / 4, letter, style)));
    }
    dots.draw(canvas);
    // Over the lines, so that each can be told from the others.
    for (x, y, letter, style) in letters {
        canvas.put(plot.x + x, plot.y + y, 1, letter.encode_utf8(&mut [0; 4]), style);
    }
    legend(canvas, area, &frame, chart);
}

/// Of more than this many regions only the results are drawn: the table has the rest.
const WITH_AIMS: usize = 2;

fn shown(chart: &LineChart) -> Vec<&Series> {
    let results = chart.series.iter().filter(|series| !series.dashed).count();
    chart.series.iter().filter(|series| !series.dashed || results <= WITH_AIMS).collect()
}

/// Where values stand on the screen.
struct Frame {
    plot: Rect,
    low: f64,
    high: f64,
    positions: usize,
}

impl Frame {
    fn column(&self, at: usize) -> u16 {
        let last = self.positions.saturating_sub(1).max(1);
        let room = usize::from(self.plot.width.saturating_sub(1));
        self.plot.x + u16::try_from(at * room / last).unwrap_or(0)
    }

    /// The dot of a value, from the left upper corner of the plot.
    fn place(&self, at: usize, value: f64) -> (u16, u16) {
        let span = (self.high - self.low).max(f64::MIN_POSITIVE);
        let rows = f64::from((self.plot.height * 4).saturating_sub(1));
        // All the same value: the middle of the plot.
        let part = if self.high > self.low { (value - self.low) / span } else { 0.5 };
        let up = (part * rows).round().clamp(0.0, rows) as u16;
        ((self.column(at) - self.plot.x) * 2, self.plot.height * 4 - 1 - up)
    }
}

/// Two by four dots a column and row of the screen, as characters of Braille have them.
struct Dots {
    plot: Rect,
    /// The dots of each column and row, row by row.
    cells: Vec<u8>,
}

impl Dots {
    fn new(plot: Rect) -> Self {
        Self { plot, cells: vec![0; usize::from(plot.width) * usize::from(plot.height)] }
    }

    fn set(&mut self, x: u16, y: u16) {
        // Numbered in columns from above, but for the lowest two, which were added to the alphabet later.
        let bit = match (x % 2, y % 4) {
            (0, 3) => 6,
            (1, 3) => 7,
            (column, row) => column * 3 + row,
        };
        let cell = usize::from(y / 4) * usize::from(self.plot.width) + usize::from(x / 2);
        if let Some(cell) = self.cells.get_mut(cell).filter(|_| x / 2 < self.plot.width) {
            *cell |= 1 << bit;
        }
    }

    /// A line between two dots; a dashed one has gaps.
    fn line(&mut self, from: (u16, u16), to: (u16, u16), dashed: bool) {
        let (width, height) = (f64::from(to.0) - f64::from(from.0), f64::from(to.1) - f64::from(from.1));
        let steps = width.abs().max(height.abs()).max(1.0) as u16;
        for step in 0..=steps {
            if dashed && step % 6 > 2 {
                continue;
            }
            let part = f64::from(step) / f64::from(steps);
            let at = |from: u16, length: f64| (f64::from(from) + part * length).round().max(0.0) as u16;
            self.set(at(from.0, width), at(from.1, height));
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        const EMPTY: u32 = 0x2800;
        let style = canvas.look.theme.dim();
        for (at, dots) in self.cells.iter().enumerate().filter(|(_, dots)| **dots != 0) {
            let width = usize::from(self.plot.width).max(1);
            let (x, y) = (u16::try_from(at % width).unwrap_or(0), u16::try_from(at / width).unwrap_or(0));
            if let Some(c) = char::from_u32(EMPTY + u32::from(*dots)) {
                canvas.put(self.plot.x + x, self.plot.y + y, 1, c.encode_utf8(&mut [0; 4]), style);
            }
        }
    }
}

/// The lowest, middle and highest value on the left.
fn scale(canvas: &mut Canvas<'_>, frame: &Frame) {
    let middle = (frame.low + frame.high) / 2.0;
    let plot = frame.plot;
    let rows = [(plot.y, frame.high), (plot.y + plot.height / 2, middle), (plot.bottom() - 1, frame.low)];
    let style = canvas.look.theme.dim();
    for (y, value) in rows {
        let decimals = if frame.high.abs() >= 1000.0 { 0 } else { 1 };
        canvas.put_right(plot.x - SCALE, y, SCALE - 2, &format!("{value:.decimals$}"), style);
    }
}

/// Years under the plot as far as there is room for them, and the names of the lines.
fn legend(canvas: &mut Canvas<'_>, area: Rect, frame: &Frame, chart: &LineChart) {
    let theme = canvas.look.theme;
    let y = frame.plot.bottom();
    let mut free = area.x;
    for (at, name) in chart.positions.iter().enumerate() {
        let width = u16::try_from(canvas.look.widths.of(name)).unwrap_or(0);
        let x = frame.column(at).saturating_sub(width / 2).min(area.right().saturating_sub(width));
        if x >= free {
            canvas.put(x, y, width, name, theme.dim());
            free = x + width + 1;
        }
    }
    let mut x = area.x + 2;
    for (letter, series) in ('a'..='z').zip(shown(chart)) {
        let style = if series.dashed { theme.target() } else { theme.actual() };
        let room = area.right().saturating_sub(x);
        let used = canvas.pieces(x, y + 1, room, &[(letter.encode_utf8(&mut [0; 4]), style), (" ", theme.text())]);
        x += used + canvas.put(x + used, y + 1, room.saturating_sub(used), &series.name, theme.text()) + 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_made_of_dots_and_a_dashed_one_has_gaps() {
        let count = |dashed| {
            let mut dots = Dots::new(Rect::new(0, 0, 10, 3));
            dots.line((0, 0), (19, 11), dashed);
            dots.cells.iter().map(|cell| cell.count_ones()).sum::<u32>()
        };
        assert_eq!(count(false), 20);
        assert_eq!(count(true), 11);
        let mut dots = Dots::new(Rect::new(0, 0, 2, 1));
        dots.set(3, 3);
        dots.set(0, 0);
        // Outside there is nothing to set.
        dots.set(4, 0);
        dots.set(0, 4);
        assert_eq!(dots.cells, [1, 128]);
    }
}
