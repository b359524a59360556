//! Where the reader was before jumps.

use std::sync::Arc;

use crate::report::Report;

/// A place in a report.
#[derive(Clone, Debug)]
pub struct Place {
    /// Which report.
    pub report: Arc<Report>,
    /// Byte of its text.
    pub offset: usize,
}

impl Place {
    fn same(&self, other: &Place) -> bool {
        self.report.id == other.report.id && self.offset == other.offset
    }
}

/// Places before and after, as in a browser of web pages.
#[derive(Clone, Debug, Default)]
pub struct Jumps {
    before: Vec<Place>,
    after: Vec<Place>,
}

/// Places that are remembered.
const MOST: usize = 200;

impl Jumps {
    /// Remembers the place that is left by a jump.
    pub fn leave(&mut self, place: Place) {
        self.after.clear();
        push(&mut self.before, place);
    }

    /// The place to go back to from `here`.
    pub fn back(&mut self, here: Option<Place>) -> Option<Place> {
        let to = self.before.pop()?;
        if let Some(here) = here {
            push(&mut self.after, here);
        }
        Some(to)
    }

    /// The place to go forward to from `here`.
    pub fn forward(&mut self, here: Option<Place>) -> Option<Place> {
        let to = self.after.pop()?;
        if let Some(here) = here {
            push(&mut self.before, here);
        }
        Some(to)
    }

    /// Whether there is a place to go back to.
    pub fn can_go_back(&self) -> bool {
        !self.before.is_empty()
    }

    /// Whether there is a place to go forward to.
    pub fn can_go_forward(&self) -> bool {
        !self.after.is_empty()
    }
}

fn push(places: &mut Vec<Place>, place: Place) {
    if places.last().is_some_and(|last| last.same(&place)) {
        return;
    }
    if places.len() >= MOST {
        places.remove(0);
    }
    places.push(place);
}
