//! The place in a list that is longer than the screen.

/// The chosen line and the first that is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListCursor {
    /// The chosen line.
    pub at: usize,
    /// The first line that is shown.
    pub top: usize,
}

/// A step in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// A screen up.
    PageUp,
    /// A screen down.
    PageDown,
    /// To the first line.
    First,
    /// To the last line.
    Last,
}

impl ListCursor {
    /// Takes a step in a list of `length` lines of which `height` are shown.
    pub fn step(&mut self, step: Step, length: usize, height: usize) {
        let page = height.saturating_sub(1).max(1);
        let to = match step {
            Step::Up => self.at.saturating_sub(1),
            Step::Down => self.at + 1,
            Step::PageUp => self.at.saturating_sub(page),
            Step::PageDown => self.at + page,
            Step::First => 0,
            Step::Last => length,
        };
        self.at = to.min(length.saturating_sub(1));
    }

    /// Scrolls so that the chosen line is among the `height` lines shown of `length`.
    pub fn fit(&mut self, length: usize, height: usize) {
        self.at = self.at.min(length.saturating_sub(1));
        let last_top = length.saturating_sub(height);
        let lowest = (self.at + 1).saturating_sub(height);
        self.top = self.top.clamp(lowest.min(self.at), self.at).min(last_top.max(lowest));
    }

    /// Scrolls by lines without leaving the list; the chosen line comes along when it would leave the screen.
    pub fn scroll(&mut self, lines: isize, length: usize, height: usize) {
        self.top = self.top.saturating_add_signed(lines).min(length.saturating_sub(height));
        let bottom = (self.top + height).saturating_sub(1).max(self.top);
        self.at = self.at.clamp(self.top, bottom).min(length.saturating_sub(1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_short_list_never_scrolls() {
        let mut cursor = ListCursor { at: 2, top: 2 };
        cursor.fit(3, 10);
        assert_eq!(cursor, ListCursor { at: 2, top: 0 });
    }

    proptest! {
        #[test]
        fn the_chosen_line_is_always_shown(
            at in 0usize..50, top in 0usize..50, length in 1usize..50, height in 1usize..20, lines in -9isize..9,
        ) {
            let mut cursor = ListCursor { at, top };
            cursor.fit(length, height);
            prop_assert!(cursor.top <= cursor.at && cursor.at < cursor.top + height && cursor.at < length);
            cursor.scroll(lines, length, height);
            prop_assert!(cursor.top <= cursor.at && cursor.at < cursor.top + height && cursor.at < length);
        }

        #[test]
        fn nothing_panics_without_room(at in 0usize..5, length in 0usize..5, height in 0usize..3) {
            let mut cursor = ListCursor { at, top: at };
            cursor.fit(length, height);
            cursor.scroll(1, length, height);
            cursor.step(Step::PageDown, length, height);
        }
    }
}
