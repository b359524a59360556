//! Ctrl-Z.

/// Stops the whole foreground job until the shell continues it, and returns then. The job, not only this process: a
/// wrapper (`cargo run`, a script) that kept running would keep the shell from taking the terminal back.
#[cfg(unix)]
pub fn stop_process() {
    // SIGSTOP, because our own handler would take SIGTSTP. When the group cannot be stopped, nothing happens.
    let _ = rustix::process::kill_current_process_group(rustix::process::Signal::STOP);
}

/// There is no such thing here.
#[cfg(not(unix))]
pub fn stop_process() {}
