//! The terminal that goes away.

use std::io;

use crossbeam_channel::Sender;

use super::input::Input;

/// Tells when the terminal is gone, on a thread of its own. The thread that reads keys cannot: at the end of its input it
/// would ask again and again. A signal tells it too, but not to a program that another one started in a session of its own.
///
/// # Errors
/// When the system gives no thread.
#[cfg(unix)]
pub fn watch_hangup(to: Sender<Input>) -> io::Result<()> {
    use rustix::event::{PollFd, PollFlags, poll};
    std::thread::Builder::new().name("hangup".to_owned()).spawn(move || {
        let out = io::stdout();
        loop {
            // Nothing is waited for: what has gone wrong is told in any case.
            let mut terminal = [PollFd::new(&out, PollFlags::empty())];
            match poll(&mut terminal, None) {
                Ok(_) | Err(rustix::io::Errno::AGAIN) => {
                    let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
                    if terminal.iter().any(|one| one.revents().intersects(gone)) {
                        // When nobody listens any more, the program is ending already.
                        let _ = to.send(Input::Gone);
                        return;
                    }
                }
                Err(rustix::io::Errno::INTR) => {}
                Err(_) => return,
            }
        }
    })?;
    Ok(())
}

/// There is no such thing here.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub fn watch_hangup(_to: Sender<Input>) -> io::Result<()> {
    Ok(())
}
