//! Keys: how they are written, and what a key press means when a Chinese input method is on.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key with its modifiers, the same for every terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key. Of a letter with Shift: the capital, without the modifier.
    pub code: KeyCode,
    /// Ctrl and Alt (and Shift where the key is no character).
    pub modifiers: KeyModifiers,
}

impl Key {
    /// A key without modifiers.
    pub const fn plain(code: KeyCode) -> Self {
        Self { code, modifiers: KeyModifiers::NONE }
    }

    /// What was pressed. Terminals disagree on whether Shift is told with a capital letter and with `BackTab`: it never
    /// is here.
    pub fn pressed(event: KeyEvent) -> Self {
        let kept = KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT;
        let mut key = Self { code: event.code, modifiers: event.modifiers & kept };
        if matches!(key.code, KeyCode::Char(_) | KeyCode::BackTab) {
            key.modifiers -= KeyModifiers::SHIFT;
        }
        if key.modifiers.contains(KeyModifiers::CONTROL)
            && let KeyCode::Char(c) = key.code
        {
            key.code = KeyCode::Char(c.to_ascii_lowercase());
        }
        key
    }

    /// The key that the user meant outside an input box: the half-width one when an input method sent a full-width one.
    pub fn halved(self) -> Self {
        match self.code {
            KeyCode::Char(c) => Self { code: KeyCode::Char(half_width(c)), ..self },
            _ => self,
        }
    }

    /// The character that this key types, if it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => Some(c),
            _ => None,
        }
    }

    /// Reads a key as it is written in the table of actions: `j`, `ctrl-o`, `space`, `f1`.
    pub fn parse(written: &str) -> Option<Self> {
        let (modifiers, name) = match written.split_once('-') {
            Some(("ctrl", name)) => (KeyModifiers::CONTROL, name),
            Some(("alt", name)) => (KeyModifiers::ALT, name),
            _ => (KeyModifiers::NONE, written),
        };
        let code = match name {
            "space" => KeyCode::Char(' '),
            "tab" => KeyCode::Tab,
            "backtab" => KeyCode::BackTab,
            "enter" => KeyCode::Enter,
            "esc" => KeyCode::Esc,
            "up" => KeyCode::Up,
            "down" => KeyCode::Down,
            "left" => KeyCode::Left,
            "right" => KeyCode::Right,
            "pageup" => KeyCode::PageUp,
            "pagedown" => KeyCode::PageDown,
            "home" => KeyCode::Home,
            "end" => KeyCode::End,
            "backspace" => KeyCode::Backspace,
            "delete" => KeyCode::Delete,
            _ => {
                let mut characters = name.chars();
                match (characters.next(), characters.as_str()) {
                    (Some(c), "") => KeyCode::Char(c),
                    (Some('f'), number) => KeyCode::F(number.parse().ok()?),
                    _ => return None,
                }
            }
        };
        Some(Self { code, modifiers })
    }
}

/// How a key that is written as in [`Key::parse`] is shown: `Ctrl-O`, `Space`, `↓`.
pub fn shown(written: &str) -> String {
    let (before, name) = match written.split_once('-') {
        Some(("ctrl", name)) => ("Ctrl-", name.to_uppercase()),
        Some(("alt", name)) => ("Alt-", name.to_owned()),
        _ => ("", written.to_owned()),
    };
    let name = match name.as_str() {
        "space" => "Space",
        "tab" => "Tab",
        "backtab" => "Shift-Tab",
        "enter" => "Enter",
        "esc" => "Esc",
        "up" => "Up",
        "down" => "Down",
        "left" => "Left",
        "right" => "Right",
        "pageup" => "PgUp",
        "pagedown" => "PgDn",
        "home" => "Home",
        "end" => "End",
        "backspace" => "Backspace",
        "delete" => "Del",
        "f1" => "F1",
        other => other,
    };
    format!("{before}{name}")
}

/// The character on the same key without a Chinese input method: `？` is `?`, `：` is `:`, `【` is `[`, `、` is `/`.
fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '。' => '.',
        '、' => '/',
        '【' | '「' => '[',
        '】' | '」' => ']',
        '『' => '{',
        '』' => '}',
        '《' => '<',
        '》' => '>',
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        '￥' => '$',
        '·' => '`',
        // The block of full-width ASCII lies at a fixed distance from ASCII.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn halved(c: char) -> char {
        match Key::plain(KeyCode::Char(c)).halved().code {
            KeyCode::Char(c) => c,
            other => panic!("{other:?} is no character"),
        }
    }

    #[test]
    fn keys_of_a_chinese_input_method_are_the_keys_they_lie_on() {
        let typed = "？：／，。【】（）｛｝；ｊＧ！、　‘";
        assert_eq!(typed.chars().map(halved).collect::<String>(), "?:/,.[](){};jG!/ '");
        assert_eq!(halved('无'), '无');
    }

    #[test]
    fn shift_is_not_told_twice() {
        let event = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT);
        assert_eq!(Key::pressed(event), Key::plain(KeyCode::Char('G')));
        let event = KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT);
        assert_eq!(Key::pressed(event), Key::plain(KeyCode::BackTab));
    }

    #[test]
    fn keys_are_read_as_they_are_written() {
        assert_eq!(Key::parse("space"), Some(Key::plain(KeyCode::Char(' '))));
        let back = Key { code: KeyCode::Char('o'), modifiers: KeyModifiers::CONTROL };
        assert_eq!(Key::parse("ctrl-o"), Some(back));
        assert_eq!(Key::parse("f1"), Some(Key::plain(KeyCode::F(1))));
        assert_eq!(Key::parse("f"), Some(Key::plain(KeyCode::Char('f'))));
        assert_eq!(Key::parse("-"), Some(Key::plain(KeyCode::Char('-'))));
        assert_eq!(Key::parse("nonsense"), None);
        assert_eq!(shown("ctrl-o"), "Ctrl-O");
        assert_eq!(shown("pagedown"), "PgDn");
    }
}
