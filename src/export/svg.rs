//! Charts as SVG: lines over years and bars of regions. Series differ by dash and marker, not by colour alone.

use std::fmt::Write;

/// Values over common positions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineChart {
    /// Above the chart.
    pub title: String,
    /// Unit of the values.
    pub unit: String,
    /// Names of the positions from left to right.
    pub positions: Vec<String>,
    /// Lines.
    pub series: Vec<Series>,
}

/// One line; a gap where nothing is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    /// In the legend.
    pub name: String,
    /// One value a position.
    pub values: Vec<Option<f64>>,
    /// Dashed: targets and plans.
    pub dashed: bool,
}

/// Values of named things, from the top down.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BarChart {
    /// Above the chart.
    pub title: String,
    /// Bars.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// Left of it.
    pub name: String,
    /// Its length; none draws only the words.
    pub value: Option<f64>,
    /// Behind it: the value as stated, or why there is none.
    pub text: String,
    /// Drawn solid among outlined ones: the reader's own.
    pub own: bool,
}

const WIDTH: f64 = 800.0;
const HEIGHT: f64 = 420.0;
const LEFT: f64 = 80.0;
const RIGHT: f64 = 24.0;
const TOP: f64 = 48.0;
const BOTTOM: f64 = 72.0;
/// Colours that stay apart for readers who confuse red and green, and in grey.
const COLOURS: [&str; 6] = ["#0072b2", "#d55e00", "#009e73", "#7b3294", "#8c6d1f", "#444444"];

impl LineChart {
    /// The chart as a document of its own.
    pub fn svg(&self) -> String {
        let mut out = head(HEIGHT + 20.0 * self.series.len().div_ceil(3) as f64, &self.title);
        let scale = Scale::new(self.series.iter().flat_map(|series| series.values.iter().flatten().copied()));
        self.grid(&mut out, &scale);
        for (at, series) in self.series.iter().enumerate() {
            self.line(&mut out, &scale, at, series);
            self.legend(&mut out, at, series);
        }
        out.push_str("</svg>\n");
        out
    }

    fn x(&self, at: usize) -> f64 {
        let steps = self.positions.len().saturating_sub(1).max(1) as f64;
        LEFT + (WIDTH - LEFT - RIGHT) * at as f64 / steps
    }

    fn grid(&self, out: &mut String, scale: &Scale) {
        text(out, (LEFT - 8.0, TOP - 10.0), "end", &self.unit);
        for tick in &scale.ticks {
            let y = scale.y(*tick);
            line(out, (LEFT, y), (WIDTH - RIGHT, y), "stroke=\"#ddd\"");
            text(out, (LEFT - 8.0, y + 4.0), "end", &short(*tick));
        }
        // At most a dozen names fit below the chart.
        let every = self.positions.len().div_ceil(12).max(1);
        for (at, name) in self.positions.iter().enumerate().step_by(every) {
            text(out, (self.x(at), HEIGHT - BOTTOM + 20.0), "middle", name);
        }
    }

    fn line(&self, out: &mut String, scale: &Scale, at: usize, series: &Series) {
        let colour = colour(at);
        let dash = if series.dashed { " stroke-dasharray=\"6 4\"" } else { "" };
        let points: Vec<Option<(f64, f64)>> = (0..self.positions.len())
            .map(|x| series.values.get(x).copied().flatten().map(|value| (self.x(x), scale.y(value))))
            .collect();
        for run in points.split(Option::is_none).filter(|run| run.len() > 1) {
            let path: Vec<String> = run.iter().flatten().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
            let path = path.join(" ");
            let _ = writeln!(
                out,
                "<polyline points=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"{dash}/>"
            );
        }
        for place in points.into_iter().flatten() {
            marker(out, at, place);
        }
    }

    fn legend(&self, out: &mut String, at: usize, series: &Series) {
        let x = LEFT + (at % 3) as f64 * 230.0;
        let y = HEIGHT - BOTTOM + 48.0 + (at / 3) as f64 * 20.0;
        let dash = if series.dashed { " stroke-dasharray=\"6 4\"" } else { "" };
        line(out, (x, y), (x + 28.0, y), &format!("stroke=\"{}\" stroke-width=\"2\"{dash}", colour(at)));
        marker(out, at, (x + 14.0, y));
        text(out, (x + 36.0, y + 4.0), "start", &series.name);
    }
}

impl BarChart {
    /// The chart as a document of its own.
    pub fn svg(&self) -> String {
        const STEP: f64 = 24.0;
        let mut out = head(TOP + STEP * self.bars.len() as f64 + 16.0, &self.title);
        let left = 150.0;
        let values = || self.bars.iter().filter_map(|bar| bar.value);
        let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
        let unit = if high > low { (WIDTH - left - 150.0) / (high - low) } else { 0.0 };
        let zero = left - low * unit;
        for (at, bar) in self.bars.iter().enumerate() {
            let y = TOP + STEP * at as f64;
            text(&mut out, (left - 10.0, y + 15.0), "end", &bar.name);
            let value = bar.value.unwrap_or(0.0);
            let (x, width) = (zero + value.min(0.0) * unit, value.abs() * unit);
            let fill = if bar.own { "#0072b2" } else { "#bcd4e6" };
            if bar.value.is_some() {
                let _ = writeln!(
                    out,
                    "<rect x=\"{x:.1}\" y=\"{:.1}\" width=\"{width:.1}\" height=\"16\" fill=\"{fill}\" stroke=\"#0072b2\"/>",
                    y + 2.0
                );
            }
            text(&mut out, (zero + value.max(0.0) * unit + 8.0, y + 15.0), "start", &bar.text);
        }
        out.push_str("</svg>\n");
        out
    }
}

/// The values that the height of a chart stands for.
struct Scale {
    low: f64,
    high: f64,
    ticks: Vec<f64>,
}

impl Scale {
    fn new(values: impl Iterator<Item = f64>) -> Self {
        let (mut low, mut high) =
            values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        if !low.is_finite() || !high.is_finite() {
            (low, high) = (0.0, 1.0);
        }
        // Nought is shown where it is near: a line that starts high must not look like one that grows from nothing.
        if low > 0.0 && low < high / 2.0 {
            low = 0.0;
        }
        let step = nice((high - low).max(high.abs() * 0.01).max(1e-9) / 5.0);
        let (first, last) = ((low / step).floor(), (high / step).ceil());
        let last = if last <= first { first + 1.0 } else { last };
        let count = (last - first).min(20.0) as usize;
        let ticks: Vec<f64> = (0..=count).map(|at| (first + at as f64) * step).collect();
        Self { low: first * step, high: last * step, ticks }
    }

    fn y(&self, value: f64) -> f64 {
        TOP + (HEIGHT - TOP - BOTTOM) * (self.high - value) / (self.high - self.low)
    }
}

/// 1, 2 or 5 times a power of ten, not below `step`.
fn nice(step: f64) -> f64 {
    let power = 10f64.powf(step.log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|times| times * power).find(|nice| *nice >= step).unwrap_or(step)
}

fn short(value: f64) -> String {
    let text = format!("{value:.4}");
    text.trim_end_matches('0').trim_end_matches('.').replace("-0", if value == 0.0 { "0" } else { "-0" })
}

fn colour(at: usize) -> &'static str {
    COLOURS.get(at % COLOURS.len()).copied().unwrap_or("#444444")
}

fn head(height: f64, title: &str) -> String {
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
         font-family=\"'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif\" font-size=\"13\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n<title>{0}</title>\n",
        escape(title)
    );
    let _ = writeln!(out, "<text x=\"{LEFT}\" y=\"24\" font-size=\"16\" font-weight=\"bold\">{}</text>", escape(title));
    out
}

fn line(out: &mut String, from: (f64, f64), to: (f64, f64), style: &str) {
    let _ = writeln!(
        out,
        "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" {style}/>",
        from.0, from.1, to.0, to.1
    );
}

fn text(out: &mut String, at: (f64, f64), anchor: &str, words: &str) {
    let (x, y) = at;
    let _ = writeln!(out, "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{}</text>", escape(words));
}

/// Circle, square, triangle in turn.
fn marker(out: &mut String, at: usize, (x, y): (f64, f64)) {
    let colour = colour(at);
    let _ = match at % 3 {
        0 => writeln!(out, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"{colour}\"/>"),
        1 => writeln!(
            out,
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"8\" height=\"8\" fill=\"#fff\" stroke=\"{colour}\" stroke-width=\"2\"/>",
            x - 4.0,
            y - 4.0
        ),
        _ => writeln!(
            out,
            "<polygon points=\"{x:.1},{:.1} {:.1},{:.1} {:.1},{:.1}\" fill=\"{colour}\"/>",
            y - 5.0,
            x - 5.0,
            y + 4.0,
            x + 5.0,
            y + 4.0
        ),
    };
}

fn escape(words: &str) -> String {
    let kept: String = words.chars().filter(|letter| !letter.is_control()).collect();
    kept.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(values: Vec<Option<f64>>) -> LineChart {
        let positions = (0..values.len()).map(|at| (2019 + at).to_string()).collect();
        let series = vec![Series { name: "甲<乙>".into(), values, dashed: false }];
        LineChart { title: "增速 & 目标".into(), unit: "%".into(), positions, series }
    }

    #[test]
    fn a_line_breaks_where_a_year_is_missing() {
        let svg = chart(vec![Some(1.0), Some(2.0), None, Some(3.0), Some(2.5)]).svg();
        assert_eq!(svg.matches("<polyline").count(), 2);
        assert_eq!(svg.matches("<circle").count(), 5, "four values and the legend");
    }

    #[test]
    fn every_chart_is_well_formed_xml_whatever_the_values() {
        let odd = [vec![], vec![None], vec![Some(0.0)], vec![Some(-5.0), Some(-5.0)], vec![Some(1e15), Some(1e-9)]];
        for values in odd {
            let svg = chart(values).svg();
            let mut reader = quick_xml::Reader::from_str(&svg);
            while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
        }
    }

    #[test]
    fn a_fall_is_drawn_to_the_left_of_nought() {
        let bar =
            |value: f64| Bar { name: "某县".into(), value: Some(value), text: format!("{value}%"), own: value < 0.0 };
        let svg = BarChart { title: "增速".into(), bars: vec![bar(4.0), bar(-4.0)] }.svg();
        let x: Vec<&str> = svg.split("<rect x=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(x, ["400.0", "150.0"]);
    }
}
