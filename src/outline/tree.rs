//! Headings and levels as nested sections that tile the text.

use super::Section;
use super::candidate::Candidate;
use super::marker::Style;
use crate::span::Span;

/// Sections in the order of the text; the first has level 0 where text stands before the first heading.
pub(super) fn sections(text: &str, headings: &[Candidate], levels: &[u8]) -> Vec<Section> {
    let first = headings.first().map_or(text.len(), |h| h.start);
    let mut sections = Vec::with_capacity(headings.len() + 1);
    if first > 0 || headings.is_empty() {
        sections.push(Section { span: Span::new(0, first), ..Section::default() });
    }
    let mut open: Vec<usize> = Vec::new();
    for (heading, level) in headings.iter().zip(levels) {
        close(&mut sections, &mut open, *level, heading.start);
        let index = sections.len();
        let counts = heading.marker.value > 0 && heading.marker.style != Style::Hash;
        let printed = heading.printed();
        sections.push(Section {
            level: *level,
            number: Span::new(printed, if counts { heading.start + heading.marker.len } else { printed }),
            heading: Span::new(printed, heading.end()),
            span: Span::new(heading.start, text.len()),
            parent: open.last().map(|at| *at as u32),
            soft: heading.cut.is_some_and(|cut| cut.mark.is_soft()),
            ..Section::default()
        });
        open.push(index);
    }
    sections
}

/// Ends the open sections of this level and below.
fn close(sections: &mut [Section], open: &mut Vec<usize>, level: u8, at: usize) {
    while let Some(section) = open.last().and_then(|last| sections.get_mut(*last)) {
        if section.level < level {
            break;
        }
        section.span = Span::new(section.span.start as usize, at);
        open.pop();
    }
}
