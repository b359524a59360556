#![allow(clippy::unwrap_used)]

use super::*;

fn only(found: Vec<RegionId>) -> &'static Region {
    assert_eq!(found.len(), 1, "{found:?}");
    Gazetteer::shared().get(found[0]).unwrap()
}

fn name_now(code: &str, year: u16) -> &'static str {
    let all = Gazetteer::shared();
    let id = all.by_code(code, Some(year)).unwrap();
    all.get(all.current(id)).unwrap().name
}

#[test]
fn every_row_of_the_table_is_read_and_its_references_hold() {
    let all = Gazetteer::shared();
    let rows = TABLE.lines().filter(|line| !line.starts_with('#')).skip(1).count();
    assert_eq!(all.iter().count(), rows);
    for (id, region) in all.iter() {
        assert!(region.code.len() == 6 && region.valid_to.is_none_or(|to| region.valid_from <= to), "{region:?}");
        let parent = region.parent.map(|at| all.get(at).unwrap());
        assert_eq!(parent.is_none(), region.level <= Level::Province, "{region:?}");
        assert!(parent.is_none_or(|parent| parent.level < region.level), "{region:?}");
        if let Some(next) = region.successor.map(|at| all.get(at).unwrap()) {
            assert!(next.valid_to.is_none_or(|to| region.valid_to.unwrap() < to), "{region:?} -> {next:?}");
        }
        assert!(all.get(all.current(id)).unwrap().successor.is_none());
    }
}

#[test]
fn every_name_is_found_at_the_end_of_what_it_closes() {
    let all = Gazetteer::shared();
    for (id, region) in all.iter() {
        let before = format!("2021年，{}", region.name);
        let found = all.names_at_end(&before).last();
        assert!(found.is_some_and(|(name, units)| name == region.name && units.contains(&id)), "{region:?}");
    }
    let names: Vec<&str> = all.names_at_end("在深圳市罗湖区").map(|(name, _)| name).collect();
    assert_eq!(names, ["罗湖区"]);
    assert!(all.names_at_end("在这里").next().is_none() && all.names_at_end("").next().is_none());
}

#[test]
fn renamed_and_merged_units_lead_to_what_they_are_today() {
    assert_eq!(name_now("420600", 2008), "襄阳市");
    assert_eq!(name_now("310108", 2014), "静安区");
    assert_eq!(name_now("370282", 2015), "即墨区");
    assert_eq!(name_now("440321", 1990), "宝安区");
    assert_eq!(name_now("440311", 2016), "光明区");
    assert_eq!(name_now("120107", 2005), "滨海新区");
    assert_eq!(name_now("320800", 1999), "淮安市");
    assert_eq!(name_now("522401", 2009), "七星关区");
}

#[test]
fn the_same_name_in_several_places_stays_several() {
    let all = Gazetteer::shared();
    let towers = all.in_year("鼓楼区", Some(2020));
    assert_eq!(towers.len(), 4, "南京 徐州 福州 开封");
    assert_eq!(only(all.at_path(&["福建省", "福州市", "鼓楼区"], Some(2020))).code, "350102");
    assert_eq!(only(all.at_path(&["江苏省徐州市鼓楼区"], Some(2020))).code, "320302");
    assert_eq!(all.in_year("吉林", Some(2020)).len(), 2);
    assert_eq!(only(all.in_year("吉林市", Some(2020))).code, "220200");
    assert!(all.at_path(&["湖南省", "鼓楼区"], Some(2020)).is_empty());
}

#[test]
fn a_name_means_the_unit_of_that_year() {
    let all = Gazetteer::shared();
    assert_eq!(only(all.in_year("襄樊市", Some(2009))).code, "420600");
    assert_eq!(only(all.in_year("襄樊市", Some(2010))).name, "襄樊市", "named so until December");
    assert!(all.in_year("襄樊市", Some(2015)).is_empty());
    assert_eq!(only(all.in_year("巢湖市", Some(2009))).level, Level::Prefecture);
    assert_eq!(only(all.in_year("巢湖市", Some(2015))).level, Level::County);
    assert_eq!(only(all.in_year("普洱", Some(2021))).code, "530800");
}

#[test]
fn parents_follow_the_table_and_not_only_the_prefix() {
    let all = Gazetteer::shared();
    let path = |code: &str, year: u16| -> Vec<&str> {
        let id = all.by_code(code, Some(year)).unwrap();
        all.path(id).iter().map(|at| all.get(*at).unwrap().name).collect()
    };
    assert_eq!(path("110105", 2020), ["北京市", "朝阳区"]);
    assert_eq!(path("429005", 2020), ["湖北省", "潜江市"]);
    assert_eq!(path("431002", 2021), ["湖南省", "郴州市", "北湖区"]);
    assert_eq!(path("420683", 2005), ["湖北省", "襄樊市", "枣阳市"]);
    assert_eq!(path("440310", 2014), ["广东省", "深圳市", "坪山新区"]);
    assert_eq!(path("441900", 2014), ["广东省", "东莞市"]);
}

#[test]
fn short_names_drop_the_kind_and_the_peoples() {
    let all = Gazetteer::shared();
    let short = |code: &str| all.get(all.by_code(code, None).unwrap()).unwrap().short_names.clone();
    assert_eq!(short("433100"), ["湘西州", "湘西"]);
    assert_eq!(short("650000"), ["新疆", "新"]);
    assert_eq!(short("450324"), ["全州"]);
    assert_eq!(short("450225"), ["融水县", "融水"]);
    assert!(short("450127").is_empty(), "横县 keeps its kind: one character is no name");
}
