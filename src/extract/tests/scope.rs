//! Whose number it is.

use super::{extract, read_as, rows};
use crate::identity::{Identity, Kind};
use crate::observation::{Flag, Scope};
use crate::outline::{Outline, Role};
use crate::region::Gazetteer;
use crate::span::Span;

#[test]
fn numbers_of_others_are_not_the_regions() {
    assert_eq!(rows(Role::Review, "高新区完成固定资产投资49亿元，同比增长14.2%。"), [] as [&str; 0]);
    assert_eq!(rows(Role::Review, "民营企业实现进出口总额12亿元。"), [] as [&str; 0]);
    assert_eq!(rows(Role::Review, "地区生产总值超百亿元的县达到6个。"), [] as [&str; 0]);
    // Profits of enterprises are no number of enterprises.
    assert_eq!(
        rows(Role::Review, "规模以上工业企业利润总额增长12%。"),
        ["industrial_profit growth 12% eq 2020 actual"]
    );
}

#[test]
fn a_part_after_among_them_is_not_the_whole() {
    assert_eq!(
        rows(Role::Review, "全社会固定资产投资完成140亿元，增长9%，其中城镇固定资产投资95亿元，增长11%。"),
        ["fai level 140亿元 eq 2020 actual", "fai growth 9% eq 2020 actual"]
    );
}

#[test]
fn a_sentence_about_a_part_of_the_region() {
    assert_eq!(rows(Role::Review, "青石新区活力增强，实现地区生产总值35亿元，增长12%。"), [] as [&str; 0]);
}

#[test]
fn per_head_of_a_total_is_another_statistic() {
    assert_eq!(rows(Role::Review, "人均固定资产投资首次突破1.2万元。"), [] as [&str; 0]);
    assert_eq!(rows(Role::Review, "农村消费品零售额增长9%。"), [] as [&str; 0]);
    assert_eq!(rows(Role::Review, "全市多数县去年财政收入超1亿元。"), [] as [&str; 0]);
}

#[test]
fn investment_of_a_part_of_town() {
    assert_eq!(rows(Role::Review, "中心城区完成基础设施投资41亿元。"), [] as [&str; 0]);
}

#[test]
fn parts_of_the_region_keep_what_follows_in_their_clause() {
    for text in [
        "县域经济发展加快，67个县（市）规模以上工业增加值1001亿元、地方一般预算收入151亿元。",
        "全市县域生产总值、财政总收入分别增长7.2%和9.9%。",
        "东部新区生产总值196.5亿元，增长20.2%，财政收入38亿元。",
        "18个区县财政收入增长22.5%。",
    ] {
        assert_eq!(rows(Role::Review, text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_name_that_only_measures_something_else_states_nothing() {
    assert_eq!(
        rows(Role::Review, "供养标准不低于上年农村居民人均纯收入的60%，城镇居民收入是农村居民人均可支配收入的2.4倍。"),
        Vec::<String>::new()
    );
    assert_eq!(rows(Role::Review, "研发经费支出占生产总值的2.3%。"), ["rd_intensity level 2.3% eq 2020 actual"]);
}

#[test]
fn the_whole_series_of_investment_and_a_lost_comma() {
    assert_eq!(
        rows(Role::Review, "500万元以上项目固定资产投资1467亿元，增长40%社会消费品零售总额248.4亿元。"),
        [
            "fai level 1467亿元 eq 2020 actual",
            "fai growth 40% eq 2020 actual",
            "retail_sales level 248.4亿元 eq 2020 actual"
        ]
    );
}

#[test]
fn so_many_counties_for_the_whole_sentence() {
    assert!(
        rows(Role::Review, "全省61个县规模以上工业增加值700亿元，增长17%；一般预算收入90亿元，增长16%。").is_empty()
    );
    assert!(rows(Role::Review, "开发区继续保持领先地位，生产总值达到530亿元。").is_empty());
}

#[test]
fn what_is_compared_with_is_not_what_the_number_is_of() {
    assert!(rows(Role::Review, "新兴产业整体增速高出GDP增速的50%。").is_empty());
    assert_eq!(
        rows(Role::Review, "城镇登记失业率2.6%，低于全市3%的平均水平。"),
        ["unemployment_registered level 2.6% eq 2020 actual"]
    );
    assert_eq!(rows(Role::Review, "研发投入强度达6.1%，总量占全省28%。"), ["rd_intensity level 6.1% eq 2020 actual"]);
}

#[test]
fn an_amount_that_only_tells_how_large_projects_are() {
    assert!(rows(Role::Review, "签约固定资产投资300万元以上项目50个。").is_empty());
    assert!(rows(Role::Review, "签约固定资产投资300万元以上的项目50个。").is_empty());
}

#[test]
fn spending_without_a_name_is_not_the_revenue_before() {
    assert_eq!(
        rows(Role::Review, "实现财政收入200亿元，八项支出增长17%。"),
        ["fiscal_revenue_total level 200亿元 eq 2020 actual"]
    );
}

#[test]
fn a_list_with_too_few_values_is_flagged_and_nobody_is_given_a_value() {
    let text = "财政总收入、进出口总额、社会消费品零售总额分别增长8%、9%。";
    assert_eq!(rows(Role::Review, text), [] as [&str; 0]);
    let kept = read_as(Role::Review, text).observations;
    let list = "财政总收入、进出口总额、社会消费品零售总额";
    assert_eq!(kept.iter().map(|one| one.value.to_string()).collect::<Vec<_>>(), ["8", "9"]);
    assert!(kept.iter().all(|one| one.flags.has(Flag::ListCountMismatch) && one.surface.of(text) == list));
}

#[test]
fn a_branch_in_a_longer_word_lends_its_own_name() {
    assert_eq!(
        rows(Role::Review, "生产性服务业加快发展，实现增加值280亿元。"),
        ["modern_service_va level 280亿元 eq 2020 actual"]
    );
    assert_eq!(
        rows(Role::Review, "工业支撑作用明显，总产值突破1400亿元。"),
        ["industrial_output level 1400亿元 gt 2020 actual"]
    );
    assert!(rows(Role::Review, "工业园区加快建设，总产值突破140亿元。").is_empty());
}

#[test]
fn each_of_the_places_below_is_not_the_region() {
    assert!(rows(Role::Review, "各区县生产总值年均增长10%以上。").is_empty());
    assert!(rows(Role::Review, "农村城镇化率达到49%。").is_empty());
}

#[test]
fn what_came_anew_adds_to_those_there_are() {
    assert_eq!(rows(Role::Review, "新登记市场主体2.3万户。"), ["market_entities change 2.3万户 eq 2020 actual"]);
    assert_eq!(rows(Role::Review, "新建智慧灯杆320根、5G基站240个。"), ["base_5g change 240个 eq 2020 actual"]);
}

#[test]
fn a_branch_that_makes_its_output_is_all_of_the_region() {
    assert_eq!(
        rows(Role::Review, "建筑业实现总产值126.5亿元、增长6.5%。"),
        ["construction_output level 126.5亿元 eq 2020 actual", "construction_output growth 6.5% eq 2020 actual"]
    );
    assert_eq!(rows(Role::Review, "在库“四上”企业超800家。"), ["four_up level 800家 gt 2020 actual"]);
}

#[test]
fn a_unit_below_the_region_is_a_part_of_it() {
    let guizhou = Gazetteer::shared().named("贵州省").first().copied();
    let identity = Identity {
        kind: Kind::GovernmentWorkReport,
        year: Some(2021),
        review_year: Some(2020),
        region: guizhou,
        ..Identity::default()
    };
    let scope = |text: &str| {
        let outline = Outline { sentences: vec![Span::new(0, text.len())], ..Outline::default() };
        extract(text, &identity, &outline).observations.first().map(|one| one.scope)
    };
    assert_eq!(scope("贵阳空气质量优良率达到95%。"), Some(Scope::SubArea));
    assert_eq!(scope("贵州空气质量优良率达到95%。"), Some(Scope::Region));
    assert_eq!(scope("环境空气质量优良率达到95%。"), Some(Scope::Region));
}

#[test]
fn under_what_circumstances_is_not_what_is_counted() {
    let text = "全市生产总值在多重困难交织的局面下保持在千亿以上，增长3.2%；粮食产量在大旱之年达到61.4万吨；\
                一般公共预算收入在大规模减税降费的情况下增长1.7%。";
    let expected = [
        "gdp level 1000亿 ge 2020 actual",
        "gdp growth 3.2% eq 2020 actual",
        "grain_output level 61.4万吨 eq 2020 actual",
        "budget_revenue growth 1.7% eq 2020 actual",
    ];
    assert_eq!(rows(Role::Review, text), expected);
}

#[test]
fn a_head_noun_is_of_what_the_sentence_speaks_of() {
    let text = "财政收入820亿元，增长12%，其中地方收入430亿元。空气优良天数326天，优良率达89%。\
                新增跨境电商企业10家、交易额增长20%。";
    let all = rows(Role::Review, text);
    assert!(all.contains(&"budget_revenue level 430亿元 eq 2020 actual".to_owned()), "{all:?}");
    assert!(all.contains(&"air_good level 89% eq 2020 actual".to_owned()), "{all:?}");
    assert!(!all.iter().any(|row| row.starts_with("online_retail")), "{all:?}");
}
