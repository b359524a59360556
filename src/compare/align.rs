//! Two or more documents next to each other: which section of one answers to which of the other.

use super::likeness::Pairs;
use super::topic::Topics;
use crate::outline::{Role, Section};
use crate::report::Report;

/// Sections that answer to each other, one place a document.
#[derive(Clone, Debug, PartialEq)]
pub struct AlignedSections {
    /// Depth in the outline: 0 for the parts of the documents.
    pub depth: usize,
    /// Index of the section in each document; none where the document has nothing that answers.
    pub sections: Vec<Option<usize>>,
    /// How well they match, 0 to 1; 1 for a section that stands alone.
    pub likeness: f64,
}

impl AlignedSections {
    /// Whether only one document has it.
    pub fn only_in(&self) -> Option<usize> {
        let mut there = self.sections.iter().enumerate().filter(|(_, section)| section.is_some());
        match (there.next(), there.next()) {
            (Some((document, _)), None) => Some(document),
            _ => None,
        }
    }
}

/// Below this two sections have nothing to do with each other.
const ENOUGH: f64 = 0.36;

/// Aligns the sections of the documents by role, heading and subject, part by part and then inside each pair of parts. Rows
/// follow the order of the first document; what only another one has stands after what precedes it there.
pub fn align(reports: &[&Report]) -> Vec<AlignedSections> {
    let documents: Vec<Document> = reports.iter().map(|report| Document::new(report)).collect();
    let mut rows = Vec::new();
    let tops = documents.iter().map(|document| document.children(None)).collect();
    align_level(&documents, tops, 0, &mut rows);
    rows
}

struct Document {
    marks: Vec<Marks>,
    /// Sections under each section, those without one first.
    children: Vec<Vec<usize>>,
    tops: Vec<usize>,
}

/// What a section is recognised by.
struct Marks {
    role: Role,
    heading: Pairs,
    topics: Topics,
    /// The title and what stands under it, before the first heading.
    front: bool,
}

impl Document {
    fn new(report: &Report) -> Self {
        let sections = report.outline.sections.as_slice();
        let marks = |(at, section): (usize, &Section)| Marks {
            front: at == 0 && section.heading.is_empty(),
            role: section.role,
            heading: Pairs::new(section.heading.of(&report.text).trim_start_matches(section.number.of(&report.text))),
            topics: Topics::new(section.heading.of(&report.text), section.span.of(&report.text)),
        };
        let mut children = vec![Vec::new(); sections.len()];
        let mut tops = Vec::new();
        for (at, section) in sections.iter().enumerate() {
            match section.parent.and_then(|parent| children.get_mut(parent as usize)) {
                Some(siblings) => siblings.push(at),
                None => tops.push(at),
            }
        }
        Self { marks: sections.iter().enumerate().map(marks).collect(), children, tops }
    }

    fn children(&self, parent: Option<usize>) -> Vec<usize> {
        match parent {
            None => self.tops.clone(),
            Some(parent) => self.children.get(parent).cloned().unwrap_or_default(),
        }
    }
}

fn align_level(documents: &[Document], levels: Vec<Vec<usize>>, depth: usize, rows: &mut Vec<AlignedSections>) {
    // No outline is as deep as this; the bound only guards against a cycle of parents.
    if depth > 12 {
        return;
    }
    let mut level: Vec<AlignedSections> = Vec::new();
    for (document, sections) in levels.iter().enumerate() {
        let partners = partners(documents, &level, document, sections);
        let mut after = 0;
        for (section, partner) in sections.iter().zip(partners) {
            // Rows move down as others are put in before them: the partner is known by what it holds.
            let row = partner.and_then(|(key, likeness)| {
                let row = level.iter().position(|row| row.sections == key)?;
                Some((row, likeness))
            });
            match row {
                Some((row, likeness)) => {
                    if let Some(row) = level.get_mut(row) {
                        row.likeness = row.likeness.min(likeness);
                        if let Some(place) = row.sections.get_mut(document) {
                            *place = Some(*section);
                        }
                    }
                    after = row + 1;
                }
                None => {
                    let mut places = vec![None; documents.len()];
                    if let Some(place) = places.get_mut(document) {
                        *place = Some(*section);
                    }
                    let at = if document == 0 { level.len() } else { after.min(level.len()) };
                    level.insert(at, AlignedSections { depth, sections: places, likeness: 1.0 });
                    after = at + 1;
                }
            }
        }
    }
    for row in level {
        let inside: Vec<Vec<usize>> = documents
            .iter()
            .zip(&row.sections)
            .map(|(document, section)| section.map_or_else(Vec::new, |section| document.children(Some(section))))
            .collect();
        rows.push(row);
        if inside.iter().any(|sections| !sections.is_empty()) {
            align_level(documents, inside, depth + 1, rows);
        }
    }
}

/// For each section the row that it joins, best matches first, each row once.
fn partners(
    documents: &[Document],
    level: &[AlignedSections],
    document: usize,
    sections: &[usize],
) -> Vec<Option<(Vec<Option<usize>>, f64)>> {
    let mut candidates = Vec::new();
    for (at, section) in sections.iter().enumerate() {
        for (row, aligned) in level.iter().enumerate() {
            let best = aligned.sections.iter().enumerate().filter_map(|(other, place)| {
                let one = documents.get(document)?.marks.get(*section)?;
                let other = documents.get(other)?.marks.get((*place)?)?;
                Some(likeness(one, other))
            });
            let best = best.fold(0.0, f64::max);
            if best >= ENOUGH {
                candidates.push((best, at, row));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.abs_diff(a.2).cmp(&b.1.abs_diff(b.2))));
    let mut taken = vec![false; level.len()];
    let mut found = vec![None; sections.len()];
    for (likeness, at, row) in candidates {
        let (Some(place), Some(taken), Some(aligned)) = (found.get_mut(at), taken.get_mut(row), level.get(row)) else {
            continue;
        };
        if place.is_none() && !*taken {
            *taken = true;
            *place = Some((aligned.sections.clone(), likeness));
        }
    }
    found
}

/// Half from the heading, half from the subject; a role that only few sections have nearly decides.
fn likeness(one: &Marks, other: &Marks) -> f64 {
    // What stands before the first heading answers to the same of the other, whatever it says.
    if one.front || other.front {
        return if one.front && other.front { 1.0 } else { 0.0 };
    }
    let alike = 0.5 * one.heading.likeness(&other.heading) + 0.5 * one.topics.likeness(&other.topics);
    let common = |role| matches!(role, Role::Other | Role::Task);
    match (one.role == other.role, common(one.role) && common(other.role)) {
        (true, false) => 0.6 + 0.4 * alike,
        (_, true) => alike,
        // A review answers no task, whatever both are about.
        (false, false) => 0.3 * alike,
    }
}

/// The heading of a section, or its role where it has none.
pub fn section_title(report: &Report, section: usize) -> &str {
    match report.outline.sections.get(section) {
        Some(section) if !section.heading.is_empty() => section.heading.of(&report.text),
        Some(section) => section.role.key(),
        None => "",
    }
}
