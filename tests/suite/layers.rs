//! What may know of what: the pure half never names the terminal, the screen half never parses text.

use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&root, &mut found);
    let name = |path: &Path| path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
    found.into_iter().map(|path| (name(&path), fs::read_to_string(&path).unwrap())).collect()
}

/// Lines of code, without comments.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim_start().starts_with("//"))
}

#[test]
fn the_pure_half_never_names_the_terminal() {
    for (name, text) in sources() {
        let screen = ["app/", "ui/", "term/", "cli/"].iter().any(|half| name.starts_with(half));
        if screen {
            continue;
        }
        for line in code(&text) {
            assert!(!line.contains("ratatui") && !line.contains("crossterm"), "{name}: {line}");
        }
    }
}

#[test]
fn the_screen_half_never_parses_text() {
    for (name, text) in sources().into_iter().filter(|(name, _)| name.starts_with("app/") || name.starts_with("ui/")) {
        for line in code(&text) {
            for parser in ["crate::extract", "crate::quantity::scan", "crate::identify", "Regex"] {
                assert!(!line.contains(parser), "{name}: {line}");
            }
        }
    }
}

#[test]
fn drawing_changes_nothing() {
    for (name, text) in sources().into_iter().filter(|(name, _)| name.starts_with("ui/")) {
        for line in code(&text) {
            assert!(!line.contains("&mut App"), "{name}: {line}");
        }
    }
}

#[test]
fn files_stay_short() {
    let mut lengths = Vec::new();
    for (name, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= 800, "{name} has {lines} lines");
        lengths.push(lines);
    }
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(median <= 250, "half of the files have more than {median} lines");
}
