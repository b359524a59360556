//! The clipboard of the terminal (OSC 52), which also works over SSH.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Most bytes that are sent: terminals refuse more, some by printing it.
const MOST: usize = 74_000;

/// The sequence that puts `text` into the clipboard of the terminal; inside tmux it is passed through to the terminal
/// outside. A text that is too long is cut.
pub fn osc52(text: &str) -> String {
    let tmux = std::env::var_os("TMUX").is_some_and(|value| !value.is_empty());
    sequence(text, tmux)
}

fn sequence(text: &str, tmux: bool) -> String {
    let mut end = text.len().min(MOST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let coded = STANDARD.encode(text.get(..end).unwrap_or(""));
    let plain = format!("\x1b]52;c;{coded}\x07");
    // tmux itself takes the plain one (`set-clipboard`); the wrapped one reaches the terminal when it passes through.
    if tmux { format!("{plain}\x1bPtmux;\x1b\x1b]52;c;{coded}\x07\x1b\\") } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_coded_for_the_terminal() {
        assert_eq!(sequence("增长", false), "\x1b]52;c;5aKe6ZW/\x07");
        assert!(sequence("增长", true).contains("\x1bPtmux;\x1b\x1b]52;c;5aKe6ZW/\x07\x1b\\"));
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        let long = "增".repeat(MOST);
        let coded = sequence(&long, false);
        let inner = coded.trim_start_matches("\x1b]52;c;").trim_end_matches('\x07');
        let text = String::from_utf8(STANDARD.decode(inner).unwrap()).unwrap();
        assert!(long.starts_with(&text) && text.len() <= MOST && text.len() > MOST - 4);
    }
}
