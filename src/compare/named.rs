//! Which unit a reader means by a name, a code, or a chain of names.

use crate::region::{Gazetteer, RegionId};

/// The units that a reader can mean, by the names of today: one when it is clear, several when the name leaves it open.
///
/// A unit that bears the name today is meant before one that only bore it once (the seat of a prefecture that became a
/// city was a county-level city of the same name), a full name before a short one.
pub fn units_named(name: &str) -> Vec<RegionId> {
    let gazetteer = Gazetteer::shared();
    let name = name.trim();
    let mut found: Vec<RegionId> = gazetteer.named(name).to_vec();
    if found.is_empty() {
        found = gazetteer.iter().filter(|(_, region)| region.code == name).map(|(id, _)| id).collect();
    }
    if found.is_empty() && !name.is_empty() {
        found = gazetteer.at_path(&[name], None);
    }
    let mut units: Vec<RegionId> = found.iter().map(|id| gazetteer.current(*id)).collect();
    units.sort_unstable();
    units.dedup();
    let full = |id: &RegionId| gazetteer.get(*id).is_some_and(|region| region.name == name);
    let short = |id: &RegionId| gazetteer.get(*id).is_some_and(|region| region.short_names.contains(&name));
    for bears in [&full as &dyn Fn(&RegionId) -> bool, &short] {
        if units.len() > 1 && units.iter().any(bears) {
            units.retain(bears);
            break;
        }
    }
    units
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(name: &str) -> Vec<&'static str> {
        units_named(name).into_iter().filter_map(|id| Gazetteer::shared().get(id)).map(|region| region.name).collect()
    }

    #[test]
    fn who_bears_a_name_today_is_meant_before_who_bore_it_once() {
        assert_eq!(names("驻马店市"), ["驻马店市"]);
        assert_eq!(names("驻马店"), ["驻马店市"]);
        assert_eq!(names("411702"), ["驿城区"]);
    }

    #[test]
    fn a_chain_of_names_says_which_of_several() {
        assert!(names("鼓楼区").len() > 1);
        assert_eq!(names("福建省福州市鼓楼区"), ["鼓楼区"]);
        assert!(names("没有这个地方").is_empty());
        assert!(names("").is_empty());
    }
}
