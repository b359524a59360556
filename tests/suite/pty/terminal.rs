//! A terminal with the built program in it.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::process::Command;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Longer than anything takes on a busy machine: only a screen that never comes waits so long.
pub const DEADLINE: Duration = Duration::from_secs(90);

/// A terminal with a program in it.
pub struct Terminal {
    pub parser: vt100::Parser,
    pub output: Receiver<Vec<u8>>,
    pub input: Box<dyn Write + Send>,
    pub child: Box<dyn Child + Send + Sync>,
    pub master: Box<dyn MasterPty + Send>,
    /// What the terminal was set to before the program started.
    pub before: String,
    /// Everything that was written.
    pub written: Vec<u8>,
    /// Where the program remembers things.
    pub state: Arc<TempDir>,
}

pub fn cells(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap()
}

pub fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

impl Terminal {
    pub fn browser(arguments: &[&str]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_baogao"));
        command.args(arguments);
        Self::start(command)
    }

    pub fn start(command: CommandBuilder) -> Self {
        Self::start_with(command, Arc::new(tempfile::tempdir().unwrap()))
    }

    /// With what an earlier program remembered.
    pub fn start_with(mut command: CommandBuilder, state: Arc<TempDir>) -> Self {
        for (name, value) in [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("LC_ALL", ""), ("NO_COLOR", "")] {
            command.env(name, value);
        }
        command.env_remove("TMUX");
        for name in ["XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"] {
            command.env(name, state.path());
        }
        let pair = native_pty_system().openpty(size(100, 30)).unwrap();
        let before = settings(&*pair.master);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (to, output) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(length @ 1..) = reader.read(&mut buffer) {
                if to.send(buffer[..length].to_vec()).is_err() {
                    return;
                }
            }
        });
        let input = pair.master.take_writer().unwrap();
        let parser = vt100::Parser::new(cells(30), cells(100), 0);
        Self { parser, output, input, child, master: pair.master, before, written: Vec::new(), state }
    }

    pub fn send(&mut self, keys: &str) -> &mut Self {
        self.input.write_all(keys.as_bytes()).unwrap();
        self.input.flush().unwrap();
        self
    }

    pub fn contents(&self) -> String {
        self.parser.screen().contents()
    }

    /// Waits until the screen is as wanted.
    pub fn until(&mut self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) -> &mut Self {
        let end = Instant::now() + DEADLINE;
        while !wanted(self.parser.screen()) {
            let left = end.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => {
                    self.parser.process(&bytes);
                    self.written.extend(bytes);
                }
                Err(_) => panic!("waited in vain for {what}; the screen was:\n{}", self.contents()),
            }
        }
        self
    }

    pub fn shows(&mut self, words: &str) -> &mut Self {
        self.until(words, |screen| screen.contents().contains(words))
    }

    pub fn hides(&mut self, words: &str) -> &mut Self {
        self.until(&format!("no {words}"), |screen| !screen.contents().contains(words))
    }

    /// Waits for the end of the program and looks whether the terminal is as it was.
    pub fn ends(mut self) -> (u32, String) {
        let end = Instant::now() + DEADLINE;
        while let Ok(bytes) = self.output.recv_timeout(end.saturating_duration_since(Instant::now())) {
            self.parser.process(&bytes);
            self.written.extend(bytes);
        }
        let status = self.child.wait().unwrap();
        let screen = self.parser.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert!(!screen.bracketed_paste(), "bracketed paste is off");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is off");
        assert_eq!(settings(&*self.master), self.before, "the terminal is set as it was");
        (status.exit_code(), self.contents())
    }

    /// The screen is given back a moment before the line discipline is.
    pub fn is_set_as_before(&self) {
        let end = Instant::now() + DEADLINE;
        while settings(&*self.master) != self.before && Instant::now() < end {
            std::thread::yield_now();
        }
        assert_eq!(settings(&*self.master), self.before, "the terminal is set as it was");
    }

    pub fn memory(&self) -> Arc<TempDir> {
        Arc::clone(&self.state)
    }

    /// Waits until the program has stopped: a signal that came before would be lost.
    pub fn has_stopped(&self) {
        use rustix::process::{Pid, WaitId, WaitIdOptions, waitid};
        let id = i32::try_from(self.child.process_id().unwrap()).ok().and_then(Pid::from_raw).unwrap();
        // The status stays, for the end of the program to be seen.
        waitid(WaitId::Pid(id), WaitIdOptions::STOPPED | WaitIdOptions::NOWAIT).unwrap();
    }

    pub fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args([&format!("-{name}"), &id]).status().unwrap().success());
    }
}

/// How the line discipline is set: echo, line by line, signals.
fn settings(master: &dyn MasterPty) -> String {
    let settings = master.get_termios().unwrap();
    format!("{:?} {:?} {:?}", settings.local_flags, settings.input_flags, settings.output_flags)
}
