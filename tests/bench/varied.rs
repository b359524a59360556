//! Reports in any number to measure with.
//!
//! Texts come from the shared test data beside the checkout, or from the sample where that is absent. Every copy gets other
//! numbers and another region's name, so that nothing compresses to a constant and no two reports are the same.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use baogao::region::{Gazetteer, Level};

use crate::chance::Chance;

/// Makes one report after the other.
pub struct Varied {
    /// Texts to vary, each with the region's name that is to be replaced.
    originals: Vec<(String, String)>,
    places: Vec<&'static str>,
    chance: Chance,
    made: usize,
}

impl Varied {
    /// Reads the texts to vary.
    pub fn new() -> io::Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let shared = root.join("../shared/corpus/provinces");
        let folder = if shared.is_dir() { shared } else { root.join("assets/corpus") };
        let mut paths = Vec::new();
        text_files(&folder, &mut paths)?;
        paths.sort();
        let mut originals = Vec::new();
        for path in paths {
            let name = path.parent().and_then(Path::file_name).map(|n| n.to_string_lossy().into_owned());
            originals.push((name.unwrap_or_default(), fs::read_to_string(&path)?));
        }
        let units = Gazetteer::shared().iter().filter(|(_, unit)| unit.level == Level::County);
        let places = units.map(|(_, unit)| unit.name).collect();
        Ok(Self { originals, places, chance: Chance(0x9E37_79B9_7F4A_7C15), made: 0 })
    }
}

impl Iterator for Varied {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let round = self.made / self.originals.len().max(1);
        let (name, text) = self.originals.get(self.made % self.originals.len().max(1))?;
        self.made += 1;
        // The first round keeps the texts as they are: real names and numbers in a small corpus.
        if round == 0 {
            return Some(text.clone());
        }
        let place = *self.chance.pick(&self.places);
        Some(vary(&text.replace(name.as_str(), place), &mut self.chance))
    }
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
