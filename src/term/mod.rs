//! The terminal: taken on start, given back whatever happens, and the events that come from it.

mod ambiguous;
mod events;
mod guard;
mod hangup;
mod input;
mod signals;
mod suspend;

pub use ambiguous::ambiguous_width;
pub use events::read_events;
pub use guard::{TerminalGuard, install_panic_hook, is_taken, restore};
pub use hangup::watch_hangup;
pub use input::{Input, Signal};
pub use signals::{end_by, watch_signals};
pub use suspend::stop_process;

use std::io::IsTerminal;

/// Whether there is a terminal to draw on and to read keys from.
pub fn is_there() -> bool {
    std::io::stdout().is_terminal() && (std::io::stdin().is_terminal() || controlling_terminal())
}

/// Whether keys can come from the controlling terminal while standard input is a pipe.
#[cfg(unix)]
fn controlling_terminal() -> bool {
    std::fs::File::open("/dev/tty").is_ok()
}

#[cfg(not(unix))]
fn controlling_terminal() -> bool {
    false
}
