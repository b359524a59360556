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

/// The modules as the front page of the library orders them: each may name those before it.
fn layers() -> Vec<String> {
    let front = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let lines = front.lines().skip_while(|line| *line != "//! # Layers").skip_while(|line| *line != "//! ```text");
    let lines = lines.skip(1).take_while(|line| *line != "//! ```");
    let modules = lines.flat_map(|line| line.rsplit(':').next().unwrap().split_whitespace());
    modules.map(str::to_owned).collect()
}

/// The module of the front page to which a file belongs.
fn module(name: &str) -> &str {
    name.split('/').next().unwrap().trim_end_matches(".rs")
}

#[test]
fn a_module_names_only_those_below_it() {
    let layers = layers();
    let place = |module: &str| layers.iter().position(|layer| layer == module);
    for (name, text) in sources().into_iter().filter(|(name, _)| name != "lib.rs" && name != "main.rs") {
        let own = place(module(&name)).unwrap_or_else(|| panic!("{name} belongs to no layer"));
        for line in code(&text) {
            for (at, _) in line.match_indices("crate::") {
                let after = &line[at + "crate::".len()..];
                let end = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(after.len());
                let named = place(&after[..end]).unwrap_or_else(|| panic!("{name} names what is no layer: {line}"));
                assert!(named <= own, "{name} is below what it names: {line}");
            }
        }
    }
}

#[test]
fn the_pure_half_never_names_the_terminal() {
    for (name, text) in sources() {
        let screen = ["app", "ui", "term", "run", "cli"].contains(&module(&name));
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
    for (name, text) in sources().into_iter().filter(|(name, _)| ["app", "ui", "run"].contains(&module(name))) {
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
