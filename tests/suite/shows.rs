//! The four ways to compare, as they are typed: on the sample whole, on the reports of provinces the figures alone.

use std::path::Path;
use std::process::{Command, Stdio};

/// What the program prints, as lines without blanks at their ends.
fn printed(arguments: &[&str], corpus: Option<&Path>) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_baogao"));
    command.args(arguments).args(["--format", "table", "--lang", "zh"]).stdin(Stdio::null());
    command.env("XDG_CACHE_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/cache"));
    if let Some(corpus) = corpus {
        command.arg("-C").arg(corpus);
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

const COMPARE: &[&str] =
    &["compare", "浙江省", "广东省", "湖南省", "--indicator", "gdp", "--indicator", "budget_revenue", "--years"];

#[test]
fn the_sample_by_four_commands() {
    insta::assert_snapshot!("sample_compare", printed(&[COMPARE, &["2020-2022"]].concat(), None));
    insta::assert_snapshot!("sample_targets", printed(&["targets", "湖南省"], None));
    insta::assert_snapshot!("sample_rank", printed(&["rank", "gdp", "--level", "province", "--year", "2022"], None));
    insta::assert_snapshot!("sample_trend", printed(&["trend", "gdp", "浙江省", "湖南省"], None));
}

/// The reports of provinces in the shared test data.
fn provinces() -> Option<&'static Path> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpus/provinces"));
    if !folder.is_dir() {
        eprintln!("skipped: the shared test data is not beside the checkout");
        return None;
    }
    Some(folder)
}

/// Whether a line tells of the region's product: figures, no words of a report.
fn of_product(line: &&str) -> bool {
    line.contains("地区生产总值  ") && !line.contains('“')
}

#[test]
fn provinces_by_four_commands() {
    let Some(folder) = provinces() else { return };
    let folder = Some(folder);
    insta::assert_snapshot!(
        "provinces_compare",
        printed(&[COMPARE, &["2019-2023", "--measure", "growth"]].concat(), folder)
    );
    insta::assert_snapshot!(
        "provinces_rank",
        printed(&["rank", "gdp", "--level", "province", "--year", "2022"], folder)
    );
    insta::assert_snapshot!("provinces_trend", printed(&["trend", "gdp", "北京市", "上海市"], folder));
    let targets = printed(&["targets", "湖南省"], folder);
    let targets: Vec<&str> = targets.lines().filter(of_product).collect();
    assert!(targets.len() >= 20, "{}", targets.len());
    insta::assert_snapshot!("provinces_targets", targets.join("\n"));
}
