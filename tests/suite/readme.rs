//! The picture in the README is what the program shows.

use crate::browser::Browser;
use baogao::corpus::load;

#[test]
fn the_picture_in_the_readme_is_the_screen_of_the_sample() {
    let mut browser = Browser::with(110, 30, load(&[]).reports);
    browser.press("/").type_in("zjs 2021").press("enter . .");
    let screen = browser.text();
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let shown = readme.split_once("<!-- screen:start -->").and_then(|(_, rest)| rest.split_once("<!-- screen:end -->"));
    let (shown, _) = shown.expect("README.md has no <!-- screen:start --> and <!-- screen:end -->");
    let wanted = format!("```text\n{}\n```", screen.trim_end());
    assert_eq!(shown.trim(), wanted, "the picture in README.md is stale; this is the one to put there:\n{wanted}");
}
