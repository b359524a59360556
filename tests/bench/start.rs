//! From the start of the program to its first frames, in a terminal.
//!
//! `cargo bench --bench start`; `BAOGAO_BENCH_REPORTS=10000` for a national corpus besides a tenth of it. What came out is in
//! `README.md` beside this file.

#![allow(clippy::unwrap_used, missing_docs)]

mod chance;
mod varied;

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// Rounds of which the medians are printed.
const ROUNDS: usize = 7;
/// A program that shows nothing for so long is not waited for.
const DEADLINE: Duration = Duration::from_secs(300);

/// What is waited for.
#[derive(Clone, Copy, Default)]
struct Times {
    /// Anything on the screen.
    frame: f64,
    /// The tree, with the first regions in it.
    tree: f64,
    /// Everything is loaded.
    loaded: f64,
}

/// Runs the browser until everything is loaded.
fn start(paths: &[&Path], home: &Path, arguments: &[&str], whole: bool) -> Times {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_baogao"));
    command.args(arguments);
    command.args(paths);
    for (name, value) in [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("LC_ALL", "")] {
        command.env(name, value);
    }
    for name in ["XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"] {
        command.env(name, home);
    }
    let pair = native_pty_system().openpty(PtySize { rows: 60, cols: 200, pixel_width: 0, pixel_height: 0 }).unwrap();
    let begin = Instant::now();
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut writer = pair.master.take_writer().unwrap();
    let mut parser = vt100::Parser::new(60.try_into().unwrap(), 200.try_into().unwrap(), 0);
    let (mut times, mut buffer) = (Times::default(), [0; 1 << 16]);
    while let Ok(length @ 1..) = reader.read(&mut buffer) {
        let now = begin.elapsed();
        parser.process(&buffer[..length]);
        let screen = parser.screen().contents();
        let seen = |time: &mut f64, there: bool| {
            if *time == 0.0 && there {
                *time = now.as_secs_f64() * 1e3;
            }
        };
        seen(&mut times.frame, !screen.trim().is_empty());
        seen(&mut times.tree, screen.contains('▸') || screen.contains('▾'));
        let loading = screen.contains("载入") || screen.contains("loading");
        seen(&mut times.loaded, times.tree > 0.0 && !loading);
        if times.loaded > 0.0 || !whole && times.tree > 0.0 || now > DEADLINE {
            break;
        }
    }
    let _ = writer.write_all(b"qq");
    let _ = child.kill();
    let _ = child.wait();
    times
}

fn median(times: &[Times], of: impl Fn(&Times) -> f64) -> f64 {
    let mut times: Vec<f64> = times.iter().map(of).collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn measure(what: &str, paths: &[&Path], home: &Path, arguments: &[&str], whole: bool) {
    let times: Vec<Times> = (0..ROUNDS).map(|_| start(paths, home, arguments, whole)).collect();
    let (frame, tree) = (median(&times, |one| one.frame), median(&times, |one| one.tree));
    let loaded = if whole { format!(", everything {:.0}", median(&times, |one| one.loaded)) } else { String::new() };
    println!("{what}: first frame {frame:.0} ms, tree {tree:.0}{loaded}");
}

fn main() {
    // `cargo test --benches` only looks whether it runs.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let most = std::env::var("BAOGAO_BENCH_REPORTS").ok().and_then(|count| count.parse().ok()).unwrap_or(1_000);
    let root = tempfile::tempdir().unwrap();
    let home = root.path().join("home");
    measure("the sample", &[], &home, &[], true);
    for count in [1_000, 10_000].into_iter().filter(|count| *count <= most) {
        let folder: PathBuf = root.path().join(count.to_string());
        for (number, text) in varied::Varied::new().unwrap().take(count).enumerate() {
            let into = folder.join(format!("{:04}", number / 100));
            std::fs::create_dir_all(&into).unwrap();
            std::fs::write(into.join(format!("{number:06}.txt")), text).unwrap();
        }
        let folder = &[folder.as_path()];
        measure(&format!("{count} reports without a cache"), folder, &home, &["--no-cache"], false);
        start(folder, &home, &[], true);
        measure(&format!("{count} reports out of the cache"), folder, &home, &[], true);
    }
}
