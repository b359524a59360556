//! The built program in a real terminal: keys go in, the screen is waited for, nothing is timed.

mod terminal;

use baogao::term::{TerminalGuard, install_panic_hook};
use portable_pty::CommandBuilder;
use std::io::Read;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Instant;
use terminal::{DEADLINE, Terminal, cells, size};

#[test]
fn from_the_sample_to_a_comparison_and_back() {
    let mut terminal = Terminal::browser(&[]);
    // The sample opens, its tree is there.
    terminal.shows("浙江省").shows("47 份");
    // Narrowed by initials, and the region unfolded.
    terminal.send("/zjs").shows("❯ zjs").hides("湖南省");
    terminal.send("\r").shows("2023");
    // A year is opened.
    terminal.send("/").send(" 2023").shows("zjs 2023").send("\r");
    terminal.shows("浙江省2023年政府工作报告");
    // An indicator by initials, and its sentence.
    terminal.send("\t").send("/czdcsyl").shows("城镇调查失业率").send("\r\r");
    terminal.shows("浙江省 2023 · ").shows("城镇调查失业率4.7%");
    // Two regions are marked and compared.
    terminal.send("h").send("\x1b").shows("广东省");
    terminal.send("/gds").hides("湖南省").send("\r").send(" ").shows("已选 1");
    terminal.send("\x1b").shows("湖南省").send("/zjs").hides("广东省").send("\r").send(" ").shows("已选 2");
    terminal.send("c").shows("对照 · 实绩").shows("基准").shows("地区生产总值");
    // The sentences, and back to the panels.
    terminal.send("\r").shows("广东省 2023 报告");
    terminal.send("\x1b").hides("广东省 2023 报告").send("\x1b").shows("地区 · 年份");
    terminal.send("q");
    let (code, _) = terminal.ends();
    assert_eq!(code, 0);
}

/// What a key sends.
fn bytes_of(key: &str) -> String {
    match key {
        "enter" => "\r".to_owned(),
        "esc" => "\x1b".to_owned(),
        "space" => " ".to_owned(),
        "tab" => "\t".to_owned(),
        _ => key.to_owned(),
    }
}

/// A benchmark note on two places, with its sources, from a cold start in under 25 keys.
#[test]
fn a_note_is_saved_in_a_few_keys() {
    let script = include_str!("sessions/note.keys");
    let folder = tempfile::tempdir().unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_baogao"));
    command.cwd(folder.path());
    let mut terminal = Terminal::start(command);
    let mut keys = 0;
    for line in script.lines().filter(|line| !line.starts_with('#')) {
        match line.strip_prefix("> ") {
            Some(words) => {
                terminal.shows(words);
            }
            None => {
                for key in line.split_whitespace() {
                    keys += 1;
                    terminal.send(&bytes_of(key));
                    // Esc and the key after it must not be taken for one sequence.
                    if key == "esc" {
                        terminal.hides("❯ zjs");
                    }
                }
            }
        }
    }
    assert_eq!(terminal.ends().0, 0);
    assert!(keys < 25, "{keys} keys");
    let note = std::fs::read_to_string(folder.path().join("对照.md")).unwrap();
    assert!(note.contains("地区生产总值") && note.contains("原句与出处") && note.contains("湖南省"), "{note}");
    assert!(folder.path().join("对照.svg").exists());
}

/// What was read and marked is there again at the next start.
#[test]
fn the_next_start_goes_on_where_the_last_one_ended() {
    let mut terminal = Terminal::browser(&[]);
    terminal.shows("47 份").send("/zjs\r").shows("2023").send(" ").shows("已选 1");
    terminal.send("\x1b").hides("❯ zjs").send("/zjs 2021").shows("❯ zjs 2021").send("\r").shows("浙江省 2021");
    terminal.send("}").shows("浙江省 2021 · ").send("q");
    let memory = terminal.memory();
    terminal.ends();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_baogao"));
    command.args::<[&str; 0], &str>([]);
    let mut again = Terminal::start_with(command, memory);
    again.shows("浙江省 2021 · ").shows("已选 1").send("q");
    let memory = again.memory();
    again.ends();
    // Unless nothing is to be remembered.
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_baogao"));
    command.args(["--no-state"]);
    let mut fresh = Terminal::start_with(command, memory);
    fresh.shows("47 份").shows("在左边选地区").send("q");
    fresh.ends();
}

/// When the terminal goes away without a signal, the program ends instead of asking for keys for ever.
#[test]
fn a_damaged_memory_is_a_word_and_not_the_end() {
    let state = Arc::new(tempfile::tempdir().unwrap());
    let folder = state.path().join("baogao");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("state.json"), "{\"version\":1,").unwrap();
    let browser = || CommandBuilder::new(env!("CARGO_BIN_EXE_baogao"));
    let mut terminal = Terminal::start_with(browser(), Arc::clone(&state));
    terminal.shows("状态文件已损坏").shows("浙江省").send("q");
    terminal.ends();
    let aside = std::fs::read_to_string(folder.join("state.json.damaged")).unwrap();
    assert_eq!(aside, "{\"version\":1,");
    // What a later version wrote is left to it.
    let later = "{\"version\":9999}";
    std::fs::write(folder.join("state.json"), later).unwrap();
    let mut terminal = Terminal::start_with(browser(), Arc::clone(&state));
    terminal.shows("由更新的版本写成").shows("浙江省").send("q");
    terminal.ends();
    assert_eq!(std::fs::read_to_string(folder.join("state.json")).unwrap(), later);
}

#[test]
fn without_its_terminal_the_program_ends() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("alive");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut command = CommandBuilder::new("sh");
    // In a session of its own it gets no signal; the pipe is open as long as it lives.
    command.args(["-c", "setsid \"$0\" 9>\"$1\"; true", env!("CARGO_BIN_EXE_baogao"), pipe.to_str().unwrap()]);
    let (to, ended) = channel();
    std::thread::spawn(move || {
        let mut nothing = Vec::new();
        let _ = std::fs::File::open(pipe).and_then(|mut pipe| pipe.read_to_end(&mut nothing));
        let _ = to.send(());
    });
    let mut terminal = Terminal::start(command);
    terminal.shows("47 份");
    let Terminal { master, input, output, mut child, .. } = terminal;
    // The thread that reads holds the terminal too: it ends when nobody listens, with the next thing that is written.
    drop((master, input, output));
    let _ = child.kill();
    ended.recv_timeout(DEADLINE).expect("the program goes on without a terminal");
}

#[test]
fn the_terminal_is_given_back_after_signals() {
    for name in ["TERM", "HUP", "INT"] {
        let mut terminal = Terminal::browser(&[]);
        terminal.shows("47 份").until("the mouse", |screen| {
            screen.alternate_screen() && screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None
        });
        terminal.signal(name);
        let (code, _) = terminal.ends();
        assert_ne!(code, 0, "{name}");
    }
}

#[test]
fn control_z_gives_the_terminal_back_and_fg_takes_it_again() {
    let mut terminal = Terminal::browser(&[]);
    terminal.shows("47 份").send("\x1a");
    terminal.until("the shell's screen", |screen| !screen.alternate_screen() && !screen.hide_cursor());
    terminal.is_set_as_before();
    terminal.has_stopped();
    terminal.signal("CONT");
    terminal.until("the browser again", vt100::Screen::alternate_screen).shows("浙江省");
    terminal.send("q");
    assert_eq!(terminal.ends().0, 0);
}

#[test]
fn another_size_is_drawn_at_once() {
    let mut terminal = Terminal::browser(&[]);
    terminal.shows("47 份").shows("指标");
    terminal.parser.screen_mut().set_size(cells(20), cells(50));
    terminal.master.resize(size(50, 20)).unwrap();
    // At this width there is room for one panel.
    terminal.hides("指标").shows("地区 · 年份");
    terminal.send("q");
    assert_eq!(terminal.ends().0, 0);
}

#[test]
fn keys_typed_ahead_mean_what_the_screen_would_show() {
    let mut terminal = Terminal::browser(&[]);
    terminal.shows("47 份");
    let last_line =
        |word: &str| word.split_once('/').is_some_and(|(at, all)| at == all && at.parse().is_ok_and(|at: u16| at > 30));
    terminal.send("?G").until("the end of the help", |screen| screen.contents().split_whitespace().any(last_line));
    terminal.send("qq");
    assert_eq!(terminal.ends().0, 0);
}

#[test]
fn the_mouse_opens_and_can_be_left_to_the_terminal() {
    let mut terminal = Terminal::browser(&[]);
    terminal.shows("47 份").shows("2024");
    // A click on the first year under the first region, which is unfolded: column 5, line 3 of the screen.
    terminal.send("\x1b[<0;5;3M\x1b[<0;5;3m").shows("全国 2020").hides("在左边选地区");
    terminal.send("q");
    terminal.ends();
    let mut terminal = Terminal::browser(&["--no-mouse"]);
    terminal.shows("47 份");
    assert_eq!(terminal.parser.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    terminal.send("q");
    terminal.ends();
}

#[test]
fn what_is_copied_goes_to_the_clipboard_of_the_terminal() {
    let mut terminal = Terminal::browser(&[]);
    terminal.shows("47 份").send("j\r").shows("全国").send("y").shows("已复制");
    let written = String::from_utf8_lossy(&terminal.written).into_owned();
    assert!(written.contains("\x1b]52;c;"), "no OSC 52");
    terminal.send("q");
    terminal.ends();
}

#[test]
fn a_report_from_standard_input_is_read_and_keys_come_from_the_terminal() {
    let mut command = CommandBuilder::new("sh");
    let report = "echo '一、工作回顾' | \"$0\" -";
    command.args(["-c", report, env!("CARGO_BIN_EXE_baogao")]);
    let mut terminal = Terminal::start(command);
    terminal.shows("1 份").send("G\r").send("\r").shows("一、工作回顾").send("q");
    assert_eq!(terminal.ends().0, 0);
}

#[test]
fn no_colour_is_sent_when_none_is_wanted() {
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", "NO_COLOR=1 exec \"$0\"", env!("CARGO_BIN_EXE_baogao")]);
    let mut terminal = Terminal::start(command);
    terminal.shows("47 份").send("j\r").shows("全国");
    let screen = terminal.parser.screen();
    for row in 0..30 {
        for column in 0..100 {
            let cell = screen.cell(row, column).unwrap();
            assert_eq!(cell.fgcolor(), vt100::Color::Default);
            assert_eq!(cell.bgcolor(), vt100::Color::Default);
        }
    }
    terminal.send("q");
    terminal.ends();
}

#[test]
fn without_a_terminal_it_says_what_to_use_instead() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_baogao"));
    let output = command.stdin(Stdio::null()).env("LANG", "C").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty(), "standard output is for data");
    let said = String::from_utf8(output.stderr).unwrap();
    for subcommand in ["list", "show", "search", "export", "compare"] {
        assert!(said.contains(subcommand), "{said}");
    }
}

/// This test's own program, in a terminal, running one of the ignored tests below.
fn in_terminal(test: &str) -> Terminal {
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args([&format!("pty::{test}"), "--exact", "--ignored", "--nocapture"]);
    Terminal::start(command)
}

#[test]
#[ignore = "started in a terminal of its own by the test after it"]
fn panics_with_the_terminal_taken() {
    install_panic_hook();
    let _guard = TerminalGuard::take(true).unwrap();
    panic!("on purpose");
}

#[test]
fn the_terminal_is_given_back_after_a_panic() {
    let (_, contents) = in_terminal("panics_with_the_terminal_taken").ends();
    // The report of the panic can be read: it came after the alternate screen was left.
    assert!(contents.contains("on purpose"), "{contents}");
}

#[test]
#[ignore = "started in a terminal of its own by the test after it"]
fn another_thread_panics_with_the_terminal_taken() {
    install_panic_hook();
    let _guard = TerminalGuard::take(true).unwrap();
    let _ = std::thread::spawn(|| panic!("elsewhere")).join();
    // The guard still lives; the hook has given the terminal back.
    std::process::exit(7);
}

#[test]
fn the_terminal_is_given_back_after_a_panic_of_another_thread() {
    let (code, contents) = in_terminal("another_thread_panics_with_the_terminal_taken").ends();
    assert_eq!(code, 7);
    assert!(contents.contains("elsewhere"), "{contents}");
}

#[test]
#[ignore = "started in a terminal of its own by the test after it"]
fn fails_with_the_terminal_taken() {
    fn failing() -> std::io::Result<()> {
        let _guard = TerminalGuard::take(true)?;
        Err(std::io::Error::other("the disk is full"))
    }
    println!("{}", failing().unwrap_err());
}

#[test]
fn the_terminal_is_given_back_after_an_error() {
    let (_, contents) = in_terminal("fails_with_the_terminal_taken").ends();
    assert!(contents.contains("the disk is full"), "{contents}");
}

/// How the threads of a process wait: the call in which each of them sleeps, and whether it would wake by itself.
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
fn waits(process: u32) -> Option<Vec<(String, bool)>> {
    let mut threads = Vec::new();
    for task in std::fs::read_dir(format!("/proc/{process}/task")).ok()? {
        let folder = task.ok()?.path();
        let call = std::fs::read_to_string(folder.join("syscall")).ok()?;
        let fields: Vec<&str> = call.split_whitespace().collect();
        let argument = |at: usize| {
            let digits = fields.get(at + 1).and_then(|word| word.strip_prefix("0x")).unwrap_or("0");
            u64::from_str_radix(digits, 16).unwrap_or(0)
        };
        let forever = match fields.first().copied() {
            // read, recvfrom, recvmsg; futex, ppoll, pselect6 without a limit; poll and epoll_wait with -1.
            Some("0" | "45" | "47") => true,
            Some("202") => argument(3) == 0,
            Some("271") => argument(2) == 0,
            Some("270") => argument(4) == 0,
            Some("7") => argument(2) as i32 == -1,
            Some("232" | "281") => argument(3) as i32 == -1,
            _ => false,
        };
        let name = std::fs::read_to_string(folder.join("comm")).ok()?;
        threads.push((format!("{} in {}", name.trim(), call.trim()), forever));
    }
    Some(threads)
}

#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
#[test]
fn an_idle_program_sleeps_until_something_happens() {
    let mut terminal = Terminal::browser(&[]);
    terminal.shows("帮助");
    let process = terminal.child.process_id().unwrap();
    if std::fs::read_to_string(format!("/proc/{process}/syscall")).is_err() {
        return eprintln!("skipped: the system does not say what a process waits for");
    }
    let end = Instant::now() + DEADLINE;
    loop {
        // While it loads it is busy; a program that looks around every now and then never gets there.
        // A thread may end while it is asked.
        let threads = waits(process).unwrap_or_default();
        if threads.len() > 2 && threads.iter().all(|(_, forever)| *forever) {
            break;
        }
        assert!(Instant::now() < end, "{threads:?}");
        std::thread::yield_now();
    }
    terminal.send("q");
    terminal.ends();
}
