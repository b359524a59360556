//! What the README shows of the program is what the program shows. `UPDATE_README=1 cargo test readme` puts it there.

use crate::browser::Browser;
use baogao::app::actions;
use baogao::corpus::load;
use baogao::lang::Lang;
use std::sync::Mutex;

/// Holds what stands between two marks of the README to what should stand there.
fn hold(mark: &str, wanted: &str) {
    // Two tests may not write the file at once.
    static FILE: Mutex<()> = Mutex::new(());
    let _held = FILE.lock().unwrap();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(path).unwrap();
    let (start, end) = (format!("<!-- {mark}:start -->"), format!("<!-- {mark}:end -->"));
    let (before, rest) = readme.split_once(&start).unwrap_or_else(|| panic!("README.md has no {start}"));
    let (shown, after) = rest.split_once(&end).unwrap_or_else(|| panic!("README.md has no {end}"));
    if shown.trim() == wanted.trim() {
        return;
    }
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(path, format!("{before}{start}\n{}\n{end}{after}", wanted.trim_matches('\n'))).unwrap();
        return;
    }
    panic!(
        "README.md is stale between {start} and {end}; UPDATE_README=1 cargo test readme puts this there:\n{wanted}"
    );
}

#[test]
fn the_picture_in_the_readme_is_the_screen_of_the_sample() {
    let mut browser = Browser::with(110, 30, load(&[]).reports);
    browser.press("/").type_in("zjs 2021").press("enter . .");
    hold("screen", &format!("```text\n{}\n```", browser.text().trim_end()));
}

#[test]
fn the_keys_in_the_readme_are_those_of_the_table() {
    hold("keys", &actions::keys_markdown(Lang::Zh));
}

#[test]
fn every_subcommand_is_in_the_readme() {
    use clap::CommandFactory;
    let readme = include_str!("../../README.md");
    for command in baogao::cli::args::Cli::command().get_subcommands() {
        let name = format!("`baogao {}", command.get_name());
        assert!(command.get_name() == "help" || readme.contains(&name), "README.md does not name {name}`");
    }
}
