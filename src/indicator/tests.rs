//! The taxonomy as shipped.

use super::*;

fn shipped() -> Taxonomy {
    read::taxonomy(include_str!("../../assets/indicators.toml")).unwrap()
}

/// Names in `text` as (words, id or ids).
fn named(text: &str) -> Vec<(&str, String)> {
    let taxonomy = Taxonomy::shared();
    let key = |id: IndicatorId| taxonomy.get(id).unwrap().id.clone();
    let ids = |name: &NameMatch| match name.named {
        Named::Indicator(id) => key(id),
        Named::Pair(id) => taxonomy.pair(id).unwrap().expands_to.iter().copied().map(key).collect::<Vec<_>>().join("+"),
        Named::Other => unreachable!(),
    };
    taxonomy.names().find(text).iter().map(|name| (name.span.of(text), ids(name))).collect()
}

#[test]
fn the_shipped_file_is_sound() {
    let taxonomy = shipped();
    assert!(taxonomy.iter().count() >= 91);
    let mut ids = std::collections::HashSet::new();
    for (_, indicator) in taxonomy.iter() {
        let id = &indicator.id;
        assert!(ids.insert(id.clone()), "{id} occurs twice");
        assert!(!indicator.zh.is_empty() && !indicator.en.is_empty() && !indicator.family.is_empty(), "{id}");
        assert!(!indicator.unit.is_empty(), "{id} has no unit");
        assert!(!indicator.names.is_empty(), "{id} has no names");
        assert_eq!(indicator.note.is_empty(), indicator.note_en.is_empty(), "{id} has a note in one language only");
        for [low, high] in [indicator.level, indicator.growth].into_iter().flatten() {
            assert!(low < high, "{id}");
        }
        for name in &indicator.ambiguous {
            assert!(indicator.names.contains(name), "{id}: {name} is no name of it");
        }
    }
}

#[test]
fn the_longest_name_wins() {
    assert_eq!(named("万元地区生产总值能耗下降"), [("万元地区生产总值能耗", "energy_intensity".into())]);
    assert_eq!(named("单位生产总值能耗"), [("单位生产总值能耗", "energy_intensity".into())]);
    assert_eq!(named("人均地区生产总值"), [("人均地区生产总值", "gdp_per_capita".into())]);
    assert_eq!(named("规模以上工业增加值和工业增加值").len(), 2);
    assert_eq!(named("规模以上工业增加值"), [("规模以上工业增加值", "industrial_va".into())]);
    assert_eq!(named("全部工业增加值"), [("全部工业增加值", "industrial_va_all".into())]);
    assert_eq!(
        named("研发经费支出占地区生产总值的比重"),
        [("研发经费支出占地区生产总值的比重", "rd_intensity".into())]
    );
    assert_eq!(named("高新技术企业数"), [("高新技术企业数", "hightech_enterprises".into())]);
}

#[test]
fn nouns_that_contain_a_name_are_passed_over() {
    assert_eq!(named("新型农业经营主体"), []);
    assert_eq!(named("涉农贷款余额"), []);
    assert_eq!(named("经营主体"), [("经营主体", "market_entities".into())]);
    assert_eq!(named("脱贫攻坚"), []);
}

#[test]
fn a_bare_fiscal_revenue_is_ambiguous() {
    let flags = |text: &str| Taxonomy::shared().names().find(text).iter().map(|n| n.ambiguous).collect::<Vec<_>>();
    assert_eq!(flags("财政收入增长"), [true]);
    assert_eq!(flags("财政总收入增长"), [false]);
    assert_eq!(named("财政收入"), [("财政收入", "fiscal_revenue_total".into())]);
    assert_eq!(named("地方财政收入"), [("地方财政收入", "budget_revenue".into())]);
}

#[test]
fn pairs_expand_in_the_order_of_their_words() {
    assert_eq!(named("城乡居民人均可支配收入"), [("城乡居民人均可支配收入", "income_urban+income_rural".into())]);
    assert_eq!(named("存、贷款余额"), [("存、贷款余额", "deposits+loans".into())]);
    assert_eq!(named("PM10、PM2.5浓度"), [("PM10、PM2.5浓度", "pm10+pm25".into())]);
    assert_eq!(
        named("第一、二、三产业增加值"),
        [("第一、二、三产业增加值", "va_primary+va_secondary+va_tertiary".into())]
    );
    assert_eq!(
        named("城镇、农村常住居民人均可支配收入"),
        [("城镇、农村常住居民人均可支配收入", "income_urban+income_rural".into())]
    );
}

#[test]
fn damage_inside_a_name_does_not_hide_it() {
    assert_eq!(named("社会消费品 零售\n总额 增长"), [("社会消费品 零售\n总额", "retail_sales".into())]);
    assert_eq!(named("城镇居民人均可支配收人"), [("城镇居民人均可支配收人", "income_urban".into())]);
    assert_eq!(named("人均ＧＤＰ"), [("人均ＧＤＰ", "gdp_per_capita".into())]);
}

#[test]
fn every_name_is_found_as_its_own_indicator() {
    let taxonomy = Taxonomy::shared();
    for (id, indicator) in taxonomy.iter() {
        for name in &indicator.names {
            let found = taxonomy.names().find(name);
            let whole = found.first().is_some_and(|f| f.named == Named::Indicator(id) && f.span.len() == name.len());
            assert!(whole, "{}: {name} is read as {found:?}", indicator.id);
        }
    }
}
