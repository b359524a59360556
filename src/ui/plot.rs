//! Lines over years in characters: each line has a letter of its own, so that it can be told without colours.

use ratatui::layout::Rect;

use super::paint::Canvas;
use crate::export::LineChart;

/// Columns of the values beside the chart.
const SCALE: u16 = 10;

/// Draws the chart: values on the left, years under it, the names of the lines at the bottom.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, chart: &LineChart) {
    if area.width < SCALE + 8 || area.height < 5 {
        return;
    }
    let theme = canvas.look.theme;
    let plot = Rect { x: area.x + SCALE, width: area.width - SCALE - 1, height: area.height - 3, ..area };
    let values = chart.series.iter().flat_map(|series| &series.values).flatten();
    let (low, high) = values.fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(*value), high.max(*value)));
    if low > high {
        return;
    }
    let frame = Frame { plot, low, high, positions: chart.positions.len() };
    scale(canvas, &frame);
    for (letter, series) in ('a'..='z').zip(&chart.series) {
        let style = if series.dashed { theme.target() } else { theme.actual() };
        let points: Vec<(u16, u16)> =
            series.values.iter().enumerate().filter_map(|(at, value)| Some(frame.place(at, (*value)?))).collect();
        for pair in points.windows(2) {
            if let [from, to] = pair {
                line(canvas, *from, *to, if series.dashed { 2 } else { 1 });
            }
        }
        for (x, y) in points {
            canvas.put(x, y, 1, letter.encode_utf8(&mut [0; 4]), style);
        }
    }
    legend(canvas, area, &frame, chart);
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

    fn place(&self, at: usize, value: f64) -> (u16, u16) {
        let span = (self.high - self.low).max(f64::MIN_POSITIVE);
        let rows = f64::from(self.plot.height.saturating_sub(1));
        // All the same value: the middle of the plot.
        let part = if self.high > self.low { (value - self.low) / span } else { 0.5 };
        let up = (part * rows).round().clamp(0.0, rows) as u16;
        (self.column(at), self.plot.bottom() - 1 - up)
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

/// Dots between two points; every `step`th only for a dashed line.
fn line(canvas: &mut Canvas<'_>, from: (u16, u16), to: (u16, u16), step: u16) {
    let style = canvas.look.theme.dim();
    let (width, height) = (f64::from(to.0) - f64::from(from.0), f64::from(to.1) - f64::from(from.1));
    for x in (from.0 + 1..to.0).step_by(usize::from(step)) {
        let part = f64::from(x - from.0) / width.max(1.0);
        let y = (f64::from(from.1) + part * height).round().max(0.0) as u16;
        canvas.put(x, y, 1, ".", style);
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
    for (letter, series) in ('a'..='z').zip(&chart.series) {
        let style = if series.dashed { theme.target() } else { theme.actual() };
        let room = area.right().saturating_sub(x);
        let used = canvas.pieces(x, y + 1, room, &[(letter.encode_utf8(&mut [0; 4]), style), (" ", theme.text())]);
        x += used + canvas.put(x + used, y + 1, room.saturating_sub(used), &series.name, theme.text()) + 2;
    }
}
