//! Colours and marks. Nothing is said by colour alone: whatever has a colour also has a mark or a face of its own, so that
//! the program reads the same without colours. Only the terminal's own sixteen colours, never a background.

use ratatui::style::{Color, Modifier, Style};

use crate::typeset::Widths;

/// How the program looks on this terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Colours.
    pub theme: Theme,
    /// Widths of characters.
    pub widths: Widths,
}

impl Look {
    /// The marks that this terminal draws in one column.
    pub fn marks(&self) -> &'static Marks {
        if self.widths.wide_ambiguous() { &ASCII } else { &UNICODE }
    }
}

/// Which colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Colours that can be read on dark and on light ground.
    #[default]
    Either,
    /// For dark ground.
    Dark,
    /// For light ground.
    Light,
    /// No colours.
    Plain,
}

impl Theme {
    /// For the ground that the terminal names in `COLORFGBG`; for either when it does not say.
    pub fn of_environment() -> Self {
        Self::for_ground(std::env::var("COLORFGBG").ok().as_deref())
    }

    /// `15;0` is light on dark: the last number is the ground, 7 and 9 to 15 are light.
    fn for_ground(value: Option<&str>) -> Self {
        match value.and_then(|value| value.rsplit(';').next()?.parse::<u8>().ok()) {
            Some(0..=6 | 8) => Theme::Dark,
            Some(7 | 9..=15) => Theme::Light,
            _ => Theme::Either,
        }
    }

    fn colour(self, either: Color, dark: Color, light: Color) -> Style {
        match self {
            Theme::Either => Style::new().fg(either),
            Theme::Dark => Style::new().fg(dark),
            Theme::Light => Style::new().fg(light),
            Theme::Plain => Style::new(),
        }
    }

    /// Plain text.
    pub fn text(self) -> Style {
        Style::new()
    }

    /// What is less important.
    pub fn dim(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// What stands out: titles, marks.
    pub fn accent(self) -> Style {
        self.colour(Color::Cyan, Color::LightCyan, Color::Blue).add_modifier(Modifier::BOLD)
    }

    /// A heading of a document.
    pub fn heading(self, level: u8) -> Style {
        if level <= 1 { self.accent() } else { Style::new().add_modifier(Modifier::BOLD) }
    }

    /// A number that came about.
    pub fn actual(self) -> Style {
        self.colour(Color::Cyan, Color::LightCyan, Color::Blue).add_modifier(Modifier::BOLD)
    }

    /// A number that is aimed at.
    pub fn target(self) -> Style {
        let style = self.colour(Color::Magenta, Color::LightMagenta, Color::Magenta);
        style.add_modifier(Modifier::UNDERLINED)
    }

    /// Something that wants attention.
    pub fn warning(self) -> Style {
        self.colour(Color::Magenta, Color::LightYellow, Color::Magenta).add_modifier(Modifier::BOLD)
    }

    /// Characters that fit what was typed.
    pub fn fitting(self) -> Style {
        let style = self.colour(Color::Magenta, Color::LightYellow, Color::Magenta);
        style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// The chosen line of the list that has the keys.
    pub fn chosen(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// The chosen line of another list.
    pub fn chosen_elsewhere(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// A border or title of the panel that has the keys, and of the others.
    pub fn border(self, focus: bool) -> Style {
        if focus { self.accent() } else { self.dim() }
    }
}

/// Characters that the program draws itself.
#[derive(Debug)]
pub struct Marks {
    /// Border: top left, top right, bottom left, bottom right, horizontal, vertical.
    pub border: [&'static str; 6],
    /// Before what is folded.
    pub folded: &'static str,
    /// Before what is unfolded.
    pub unfolded: &'static str,
    /// Before the chosen line, before what is typed.
    pub here: &'static str,
    /// Before lines of the chosen sentence.
    pub beside: &'static str,
    /// Beside what is marked for comparison.
    pub marked: &'static str,
}

/// All of width one wherever ambiguous characters are (but for the border, which is of width one where they are narrow).
const UNICODE: Marks =
    Marks {
        border: ["┌", "┐", "└", "┘", "─", "│"], folded: "▸", unfolded: "▾", here: "❯", beside: "╎", marked: "✔"
    };

/// For terminals that draw ambiguous characters two columns wide.
const ASCII: Marks =
    Marks { border: ["+", "+", "+", "+", "-", "|"], folded: ">", unfolded: "v", here: ">", beside: ":", marked: "*" };

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ground_is_read_from_the_environment() {
        assert_eq!(Theme::for_ground(Some("15;0")), Theme::Dark);
        assert_eq!(Theme::for_ground(Some("0;default;15")), Theme::Light);
        assert_eq!(Theme::for_ground(Some("nonsense")), Theme::Either);
        assert_eq!(Theme::for_ground(None), Theme::Either);
    }

    #[test]
    fn every_mark_takes_one_column_where_it_is_used() {
        let all = |marks: &Marks| {
            let lone = [marks.folded, marks.unfolded, marks.here, marks.beside, marks.marked];
            marks.border.into_iter().chain(lone).collect::<Vec<_>>()
        };
        for (widths, marks) in [(Widths::NARROW, &UNICODE), (Widths::WIDE, &ASCII)] {
            for mark in all(marks) {
                assert_eq!(widths.of(mark), 1, "{mark}");
            }
        }
        for mark in [UNICODE.folded, UNICODE.unfolded, UNICODE.here, UNICODE.beside, UNICODE.marked] {
            assert_eq!(Widths::WIDE.of(mark), 1, "{mark} is of ambiguous width");
        }
    }
}
