//! Asks the terminal how wide it draws characters of ambiguous width.

use std::io::{Write, stdout};

use crossterm::cursor::{MoveToColumn, position};
use crossterm::execute;
use crossterm::terminal::{Clear, ClearType, disable_raw_mode, enable_raw_mode};

use crate::typeset::Widths;

/// Prints one such character at the start of the line, asks where the cursor stands, and wipes it out again. A terminal
/// that does not answer draws them in one column.
pub fn ambiguous_width() -> Widths {
    // Only terminals of CJK locales draw them wide: nobody else waits for an answer.
    let locale =
        ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    let cjk = locale.is_some_and(|locale| ["zh", "ja", "ko"].iter().any(|name| locale.starts_with(name)));
    if !cjk || !super::is_there() {
        return Widths::NARROW;
    }
    if enable_raw_mode().is_err() {
        return Widths::NARROW;
    }
    let asked = execute!(stdout(), MoveToColumn(0))
        .and_then(|()| write!(stdout(), "…"))
        .and_then(|()| stdout().flush())
        .and_then(|()| position());
    // Whatever failed, the line is left as it was and the terminal in its own mode.
    let _ = execute!(stdout(), MoveToColumn(0), Clear(ClearType::CurrentLine));
    let _ = disable_raw_mode();
    match asked {
        Ok((2, _)) => Widths::WIDE,
        _ => Widths::NARROW,
    }
}
