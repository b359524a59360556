//! The depth of each heading, by the state of the counters and not by the style of the numbers alone.

use super::candidate::Candidate;
use super::marker::{Marker, Style};
use super::said::Told;
use super::words::{is_glossary, tells_part};

/// A heading whose section is open.
#[derive(Clone, Copy)]
struct Open {
    style: Style,
    value: u32,
    /// A part of the report: what is numbered anew right under it lies inside.
    part: bool,
    /// A part whose own title has no number.
    plain: bool,
    /// Its title names the livelihood projects: a list that is numbered anew right under it lies inside.
    projects: bool,
}

/// The level of each heading, 1 for the parts of the document; `told` is what their titles tell.
pub(super) fn levels(text: &str, headings: &[Candidate], told: &[Told]) -> Vec<u8> {
    let inner = inner_titles(text, headings);
    let misnumbered = misnumbered(headings);
    let mut counters = Counters::default();
    let mut levels = Vec::with_capacity(headings.len());
    for (((heading, told), inner), style) in headings.iter().zip(told).zip(inner).zip(misnumbered) {
        let marker = Marker { style: style.unwrap_or(heading.marker.style), ..heading.marker };
        let title = text.get(heading.words..heading.end()).unwrap_or("");
        let part = tells_part(&told.words, told.said);
        let depth = counters.depth(marker, inner, part).min(MAX_DEPTH);
        let plain = marker.top || marker.style == Style::PlainPart;
        counters.open(
            depth,
            Open {
                style: marker.style,
                value: marker.value,
                part: marker.top || part,
                plain,
                projects: title.contains("民生") || title.contains("实事"),
            },
        );
        levels.push(u8::try_from(depth + 1).unwrap_or(u8::MAX));
    }
    levels
}

/// Deeper nesting than this is damage.
const MAX_DEPTH: usize = 11;

/// The open sections, and how far each style was counted inside them.
#[derive(Default)]
struct Counters {
    stack: Vec<Open>,
    /// For each depth, the last heading of each style under the section that is open there.
    last: Vec<Vec<Open>>,
}

impl Counters {
    fn open(&mut self, depth: usize, open: Open) {
        self.stack.truncate(depth);
        self.stack.push(open);
        self.last.resize_with(depth + 1, Vec::new);
        if let Some(seen) = self.last.get_mut(depth) {
            seen.retain(|o| o.style != open.style);
            seen.push(open);
        }
    }

    /// The depth at which `marker` goes on with a count: that of the deepest open section or, where a list with numbers of
    /// another style stood between, of a closed one.
    fn continued(&self, marker: Marker, part: bool) -> Option<usize> {
        let follows = |o: &Open| o.style == marker.style && o.value + 1 == marker.value;
        // The title of a part after a list of projects is no project, even where it goes on with their count too.
        let outer = self.stack.iter().position(follows).filter(|_| part);
        if let Some(outer) = outer
            && self.stack.get(outer..).is_some_and(|inner| inner.iter().any(|o| o.projects))
        {
            return Some(outer);
        }
        self.stack.iter().rposition(follows).or_else(|| self.last.iter().rposition(|seen| seen.iter().any(follows)))
    }

    /// How many of the open sections stay open around the heading.
    fn depth(&self, marker: Marker, inner: bool, part: bool) -> usize {
        let stack = &self.stack;
        match marker.style {
            Style::Hash => {
                let deeper = |o: &Open| o.style == Style::Hash && o.value >= marker.value;
                let last = || stack.iter().rposition(|o| o.style == Style::Hash).map_or(0, |at| at + 1);
                stack.iter().position(deeper).unwrap_or_else(last)
            }
            Style::PlainPart if !inner => stack.iter().take_while(|o| o.style == Style::Part).count(),
            Style::PlainPart | Style::Plain | Style::Dash | Style::Bullet => sign_depth(stack, marker.style),
            _ => number_depth(stack, marker, self.continued(marker, part)),
        }
    }
}

/// Headings whose number has the wrong style: `(二)` or `2、` between `一、` and `三、`. Gives the style that the count asks for.
fn misnumbered(headings: &[Candidate]) -> Vec<Option<Style>> {
    let numbered = |style: Style| matches!(style, Style::Chinese | Style::ChineseParen);
    let mut found = vec![None; headings.len()];
    for (index, window) in headings.windows(3).enumerate() {
        let [before, odd, after] = window else { continue };
        let (before, odd, after) = (before.marker, odd.marker, after.marker);
        let fills = before.style == after.style && before.value + 1 == odd.value && odd.value + 1 == after.value;
        if fills
            && odd.style != before.style
            && numbered(before.style)
            && let Some(slot) = found.get_mut(index + 1)
        {
            *slot = Some(before.style);
        }
    }
    found
}

/// Titles without a number lie under the part in which they stand, side by side.
fn sign_depth(stack: &[Open], style: Style) -> usize {
    let same = stack.iter().position(|o| o.style == style);
    let part = stack
        .iter()
        .take_while(|o| o.style <= Style::Chinese || matches!(o.style, Style::PlainPart | Style::Hash))
        .count();
    match style {
        Style::Dash | Style::Bullet => same.unwrap_or(stack.len()),
        // After the numbered sections of a part without a number, the next title is the next part.
        _ if same.is_none()
            && stack.len() > 1
            && stack.first().is_some_and(|o| o.plain)
            && stack.last().is_some_and(|o| o.style < Style::Hash) =>
        {
            0
        }
        _ => same.unwrap_or(part),
    }
}

fn number_depth(stack: &[Open], marker: Marker, continued: Option<usize>) -> usize {
    let same = |o: &Open| o.style == marker.style;
    if marker.top {
        return stack.iter().take_while(|o| o.style == Style::Part).count();
    }
    if let Some(at) = continued {
        return at;
    }
    let deepest = stack.iter().rposition(same);
    if marker.value == 1 {
        return match deepest {
            Some(at)
                if marker.style == Style::Chinese
                    && at + 1 < stack.len()
                    && stack.last().is_some_and(|o| o.projects) =>
            {
                stack.len()
            }
            // Counted anew inside a part: one level deeper than the part.
            Some(at)
                if marker.style == Style::Chinese
                    && (stack.get(at).is_some_and(|o| o.part) || at + 1 < stack.len()) =>
            {
                at + 1
            }
            Some(at) => at,
            None => under(stack, marker.style),
        };
    }
    // The number of the part itself comes again: the first of the sections inside it was lost.
    if let Some(at) = deepest
        && stack.get(at).is_some_and(|o| o.plain && o.value == marker.value)
    {
        return at + 1;
    }
    if let Some(at) = stack.iter().rposition(|o| same(o) && o.value < marker.value).or(deepest) {
        return at;
    }
    // The first part has a title without a number: 二、 stands beside it.
    match stack.iter().position(|o| o.style == Style::PlainPart) {
        Some(at) if marker.style <= Style::Chinese => at,
        _ => under(stack, marker.style),
    }
}

/// Under the deepest open section of a higher style. `第一，` counts the paragraphs of whatever section it stands in;
/// after titles with dashes it stands beside them.
fn under(stack: &[Open], style: Style) -> usize {
    let ordinal = style == Style::Ordinal;
    let beside = |o: &Open| ordinal && matches!(o.style, Style::Dash | Style::Bullet);
    let higher = |o: &Open| o.style < style || ((ordinal || o.style >= Style::Hash) && !beside(o));
    stack.iter().rposition(higher).map_or(0, |at| at + 1)
}

/// Titles without a number that stand inside a numbered part: the count goes on after them.
fn inner_titles(text: &str, headings: &[Candidate]) -> Vec<bool> {
    let mut next_count = vec![None; headings.len()];
    let mut next = None;
    for (slot, heading) in next_count.iter_mut().zip(headings).rev() {
        *slot = next;
        match heading.marker.style {
            Style::Chinese => next = Some(heading.marker.value),
            Style::Part => next = None,
            _ => {}
        }
    }
    let mut last = None;
    let mut inner = Vec::with_capacity(headings.len());
    for (heading, next) in headings.iter().zip(next_count) {
        let title = text.get(heading.words..heading.end()).unwrap_or("");
        let continued = matches!((last, next), (Some(last), Some(next)) if next == last + 1);
        inner.push(heading.marker.style == Style::PlainPart && continued && !is_glossary(title));
        if heading.marker.style == Style::Chinese {
            last = Some(heading.marker.value);
        }
    }
    inner
}
