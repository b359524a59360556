//! Keys, mouse and pasted text from the terminal.

use std::io;
use std::thread;

use crossbeam_channel::Sender;
use crossterm::event::{Event, KeyEventKind};

use super::input::Input;

/// Reads the terminal on a thread of its own, which sleeps in the system until something comes.
///
/// # Errors
/// When the system gives no thread.
pub fn read_events(to: Sender<Input>) -> io::Result<()> {
    thread::Builder::new().name("keys".to_owned()).spawn(move || {
        loop {
            let input = match crossterm::event::read() {
                Ok(event) => understood(event),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(_) => Some(Input::Gone),
            };
            let gone = matches!(input, Some(Input::Gone));
            if input.is_some_and(|input| to.send(input).is_err()) || gone {
                return;
            }
        }
    })?;
    Ok(())
}

/// What an event of the terminal means to us. Some systems report a key twice, on press and on release: only press
/// and repeat are keys.
fn understood(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => Some(Input::Key(key)),
        Event::Mouse(mouse) => Some(Input::Mouse(mouse)),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Resize(..) => Some(Input::Resize),
        Event::Key(_) | Event::FocusGained | Event::FocusLost => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    #[test]
    fn a_key_counts_when_pressed_and_repeated_not_when_released() {
        let key = |kind| KeyEvent::new_with_kind(KeyCode::Char('j'), KeyModifiers::NONE, kind);
        for kind in [KeyEventKind::Press, KeyEventKind::Repeat] {
            assert_eq!(understood(Event::Key(key(kind))), Some(Input::Key(key(kind))));
        }
        assert_eq!(understood(Event::Key(key(KeyEventKind::Release))), None);
    }
}
