//! Signals as events.

use std::io;

use crossbeam_channel::Sender;

use super::input::{Input, Signal};

/// Turns signals into events, on a thread of its own.
///
/// # Errors
/// When the system refuses the handlers or the thread.
#[cfg(unix)]
pub fn watch_signals(to: Sender<Input>) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT])?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            let signal = match signal {
                SIGTSTP => Signal::Stop,
                SIGCONT => Signal::Continue,
                other => Signal::Leave(other),
            };
            if to.send(Input::Signal(signal)).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}

/// Without signals there is nothing to watch.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub fn watch_signals(_to: Sender<Input>) -> io::Result<()> {
    Ok(())
}

/// Ends the process as the signal would have done without a handler, so that the shell sees why. Returns only when that
/// is not possible.
pub fn end_by(signal: i32) {
    #[cfg(unix)]
    let _ = signal_hook::low_level::emulate_default_handler(signal);
    #[cfg(not(unix))]
    let _ = signal;
}
