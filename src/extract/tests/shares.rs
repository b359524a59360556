//! Shares and rates that are stated the other way round, and bounds that look like comparisons.

use super::rows;
use crate::outline::Role;

#[test]
fn what_part_of_the_budget_serves_the_people() {
    let share = ["livelihood_share level 71% eq 2020 actual"];
    assert_eq!(rows(Role::Review, "财政民生支出占一般公共预算支出的71%。"), share);
    assert_eq!(rows(Role::Review, "坚持把可用财力的71%投向民生领域。"), share);
    assert_eq!(rows(Role::Review, "市级财政每年支出71%用于民生事业。"), share);
    assert_eq!(rows(Role::Review, "把66%以上财政资金用于民生领域。"), ["livelihood_share level 66% ge 2020 actual"]);
    assert!(rows(Role::Review, "地方新增财力80%以上用于民生。").is_empty(), "of what was added");
}

#[test]
fn a_bound_before_a_number_is_no_comparison() {
    assert_eq!(
        rows(Role::Target, "城镇调查失业率低于5.2%，空气质量优良天数比率高于91%。"),
        ["unemployment_surveyed level 5.2% lt 2021 target", "air_good level 91% gt 2021 target"]
    );
    assert!(rows(Role::Target, "生产总值增速高于全省2个百分点。").is_empty());
}

#[test]
fn a_rate_of_growth_behind_its_number() {
    assert_eq!(
        rows(Role::Target, "旅游总收入保持22%左右的增长速度。"),
        ["tourism_revenue growth 22% approx 2021 target"]
    );
    assert_eq!(rows(Role::Target, "今年经济增长预期目标确定为6.2%左右。"), ["gdp growth 6.2% approx 2021 target"]);
}

#[test]
fn one_rate_for_each_of_two_names() {
    assert_eq!(
        rows(Role::Review, "化学需氧量、二氧化硫排放量分别下降1.2%。"),
        ["cod growth -1.2% eq 2020 actual", "so2 growth -1.2% eq 2020 actual"]
    );
}

#[test]
fn the_people_of_whom_a_part_lives_in_towns() {
    assert_eq!(
        rows(Role::Review, "常住人口和户籍人口城镇化率分别达到61%和46%。"),
        ["urbanization level 61% eq 2020 actual", "urbanization level 46% eq 2020 actual"]
    );
}

#[test]
fn industry_grows_by_its_value_added() {
    assert_eq!(rows(Role::Review, "规上工业增长7.3%。"), ["industrial_va growth 7.3% eq 2020 actual"]);
    assert!(rows(Role::Review, "规模以上工业占全部工业的比重提高7个百分点。").is_empty());
}

#[test]
fn names_without_a_number_wait_for_the_next_clause() {
    assert_eq!(
        rows(Role::Review, "生产总值和一般公共预算收入增长实现转正，分别增长1.4%和2.3%。"),
        ["gdp growth 1.4% eq 2020 actual", "budget_revenue growth 2.3% eq 2020 actual"]
    );
}

#[test]
fn shares_of_a_list_whose_last_name_says_of_what() {
    assert_eq!(
        rows(Role::Review, "高新技术产业、战略性新兴产业增加值占规模以上工业增加值的比重分别达到33.4%、21.2%。"),
        ["hightech_va share 33.4% eq 2020 actual", "emerging_va_share level 21.2% eq 2020 actual"]
    );
}

#[test]
fn exports_beside_the_whole_trade() {
    assert_eq!(
        rows(Role::Review, "全年进出口总额54.4亿美元，其中出口31亿美元，增长14.3%。"),
        [
            "trade_total level 54.4亿美元 eq 2020 actual",
            "exports level 31亿美元 eq 2020 actual",
            "exports growth 14.3% eq 2020 actual"
        ]
    );
}

#[test]
fn money_spent_on_the_people_is_told_by_the_verb_behind_it() {
    assert_eq!(
        rows(Role::Review, "各级财政累计投入31亿元用于民生事业。"),
        ["livelihood_exp level 31亿元 eq 2020 actual"]
    );
    assert!(rows(Role::Review, "村集体投入31万元用于民生事业。").is_empty());
}

#[test]
fn a_share_of_another_noun_is_none_of_what_was_named_before() {
    assert_eq!(
        rows(Role::Review, "农村公路新改建310公里，93%的建制村通了客车。"),
        ["rural_road_km level 310公里 eq 2020 actual"]
    );
}

#[test]
fn the_degree_of_what_was_named_with_its_amount() {
    assert_eq!(
        rows(Role::Target, "全社会研发经费投入总量增长16%以上、强度达1.9%。").last().map(String::as_str),
        Some("rd_intensity level 1.9% eq 2021 target")
    );
}

#[test]
fn an_amount_or_more() {
    assert_eq!(rows(Role::Target, "城镇化率达到或超过61%。"), ["urbanization level 61% ge 2021 target"]);
}

#[test]
fn a_branch_in_the_value_added_of_all() {
    assert_eq!(
        rows(Role::Review, "高新技术产业占规模以上工业增加值比重达到38%。"),
        ["hightech_va share 38% eq 2020 actual"]
    );
}

#[test]
fn what_is_measured_otherwise_did_not_rise_by_as_much() {
    assert_eq!(
        rows(Role::Target, "绿地面积增加230公顷、建成区绿化覆盖率41%、人均公园绿地面积16.6平方米。"),
        ["greening level 41% eq 2021 target", "park_green level 16.6平方米 eq 2021 target"]
    );
}
