//! What comes from the terminal and the system, as one stream.

use crossterm::event::{KeyEvent, MouseEvent};

/// Something that the user or the system did.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// A key went down, or repeats.
    Key(KeyEvent),
    /// The mouse.
    Mouse(MouseEvent),
    /// Text pasted in one piece.
    Paste(String),
    /// The terminal has another size.
    Resize,
    /// A signal.
    Signal(Signal),
    /// No more keys can come: the terminal is gone.
    Gone,
}

/// What a signal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Leave (SIGTERM, SIGHUP, SIGINT): the number of the signal.
    Leave(i32),
    /// Stop until told to go on (SIGTSTP).
    Stop,
    /// Go on after a stop that nobody asked us for (SIGCONT).
    Continue,
}
