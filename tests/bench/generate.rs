//! Makes a corpus of any size for measuring: `cargo run --release --example generate-corpus -- 10000 FOLDER`.
//!
//! Texts come from the shared test data beside the checkout, or from the sample where that is absent. Every copy gets other
//! numbers and another region's name, so that nothing compresses to a constant and no two reports are the same.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use baogao::region::{Gazetteer, Level};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [count, folder] = arguments.as_slice() else {
        eprintln!("usage: generate-corpus COUNT FOLDER");
        return ExitCode::from(2);
    };
    let Ok(count) = count.parse::<usize>() else {
        eprintln!("{count}: not a number of reports");
        return ExitCode::from(2);
    };
    match generate(count, Path::new(folder)) {
        Ok(bytes) => {
            println!("{count} reports, {bytes} bytes");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{folder}: {error}");
            ExitCode::from(3)
        }
    }
}

/// Writes `count` reports, a hundred a folder, and returns their bytes.
fn generate(count: usize, folder: &Path) -> io::Result<usize> {
    let originals = originals()?;
    let counties = names_of(Level::County);
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    let mut bytes = 0;
    for number in 0..count {
        let (name, text) = &originals[number % originals.len()];
        // The first round keeps the texts as they are: real names and numbers in a small corpus.
        let varied = if number < originals.len() {
            text.clone()
        } else {
            let place = counties[chance.below(counties.len())];
            vary(&text.replace(name.as_str(), place), &mut chance)
        };
        let into = folder.join(format!("{:04}", number / 100));
        fs::create_dir_all(&into)?;
        bytes += varied.len();
        fs::write(into.join(format!("{number:06}.txt")), varied)?;
    }
    Ok(bytes)
}

/// Texts to vary, each with the region's name that is to be replaced.
fn originals() -> io::Result<Vec<(String, String)>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = root.join("../shared/corpus/provinces");
    let folder = if shared.is_dir() { shared } else { root.join("assets/corpus") };
    let mut paths = Vec::new();
    text_files(&folder, &mut paths)?;
    paths.sort();
    let mut texts = Vec::new();
    for path in paths {
        let name = path.parent().and_then(Path::file_name).map(|n| n.to_string_lossy().into_owned());
        texts.push((name.unwrap_or_default(), fs::read_to_string(&path)?));
    }
    Ok(texts)
}

fn text_files(folder: &Path, into: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            text_files(&path, into)?;
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            into.push(path);
        }
    }
    Ok(())
}

fn names_of(level: Level) -> Vec<&'static str> {
    let units = Gazetteer::shared().iter();
    let names: Vec<_> = units.filter(|(_, unit)| unit.level == level).map(|(_, unit)| unit.name).collect();
    if names.is_empty() { vec!["某某县"] } else { names }
}

/// Changes every digit that is not part of a year, keeping each number's length and decimal point.
fn vary(text: &str, chance: &mut Chance) -> String {
    let mut varied = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let end = rest[start..].find(|c: char| !c.is_ascii_digit()).map_or(rest.len(), |length| start + length);
        varied.push_str(&rest[..start]);
        let digits = &rest[start..end];
        if digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")) {
            varied.push_str(digits);
        } else {
            for at in 0..digits.len() {
                // No leading zero where there was none.
                let digit = if at == 0 { 1 + chance.below(9) } else { chance.below(10) };
                varied.push(char::from(b'0' + digit as u8));
            }
        }
        rest = &rest[end..];
    }
    varied.push_str(rest);
    varied
}

/// A small generator (SplitMix64) with a fixed seed: the same corpus on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }
}
