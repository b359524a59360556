//! Folders and files named in pinyin: `zhumadian/2015.txt`, `shenzhen_2020.docx`.

use std::collections::HashMap;
use std::sync::OnceLock;

use pinyin::ToPinyin;

use crate::region::{Gazetteer, Level, RegionId};

/// Short names in pinyin without tones, to the names that are read so.
fn readings() -> &'static HashMap<String, Vec<&'static str>> {
    static READINGS: OnceLock<HashMap<String, Vec<&'static str>>> = OnceLock::new();
    READINGS.get_or_init(|| {
        let mut readings: HashMap<String, Vec<&'static str>> = HashMap::new();
        for (_, region) in Gazetteer::shared().iter().filter(|(_, region)| region.level != Level::Nation) {
            for name in [region.name, region.short_name()] {
                let plain: Option<String> = name.to_pinyin().map(|syllable| syllable.map(|s| s.plain())).collect();
                let names = plain.map(|plain| readings.entry(plain).or_default());
                if let Some(names) = names.filter(|names| !names.contains(&name)) {
                    names.push(name);
                }
            }
        }
        readings
    })
}

/// Names of units that are read as a word of Latin letters in `words`; short words (which are often something else) are left out.
pub(super) fn names_read_as(words: &str) -> Vec<&'static str> {
    let latin = words.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() >= 5);
    latin.flat_map(|word| readings().get(&word.to_ascii_lowercase()).cloned().unwrap_or_default()).collect()
}

/// Whether a name is that of a prefecture or a province.
pub(super) fn is_wide(id: RegionId) -> bool {
    Gazetteer::shared().get(id).is_some_and(|region| region.level != Level::County)
}
