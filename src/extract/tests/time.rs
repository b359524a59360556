//! Years, bases, results and targets.

use super::{extract, read_as, rows};
use crate::identity::{Identity, Kind};
use crate::observation::{Flag, Status};
use crate::outline::{Outline, Role, Section};
use crate::span::Span;

#[test]
fn from_one_level_to_another() {
    assert_eq!(
        rows(Role::Review, "常住人口城镇化率由2015年的41.2%提高到2020年的50.3%。"),
        ["urbanization level 41.2% eq 2015 actual", "urbanization level 50.3% eq 2020 actual"]
    );
}

#[test]
fn a_review_of_five_years() {
    let text = "五年来，我们砥砺前行。地区生产总值由300亿元增加到450亿元，年均增长7.1%，累计完成固定资产投资2100亿元，新改建农村公路830公里。";
    assert_eq!(
        rows(Role::ReviewPlan, text),
        [
            "gdp level 300亿元 eq 2015 actual",
            "gdp level 450亿元 eq 2020 actual",
            "gdp avg_growth 7.1% eq 2016/2020 actual",
            "fai level 2100亿元 eq 2016/2020 actual",
            "rural_road_km level 830公里 eq 2016/2020 actual"
        ]
    );
}

#[test]
fn aims_of_the_year_and_of_the_plan() {
    assert_eq!(
        rows(Role::Target, "今年主要预期目标是：地区生产总值增长6%—6.5%，城镇登记失业率控制在4.5%以内。"),
        ["gdp growth 6~6.5% range 2021 target", "unemployment_registered level 4.5% le 2021 target"]
    );
    assert_eq!(
        rows(Role::Plan, "到2025年，地区生产总值突破800亿元，森林覆盖率达到61%以上。"),
        ["gdp level 800亿元 gt 2025 target", "forest_cover level 61% ge 2025 target"]
    );
}

#[test]
fn times_of_the_year_before_need_no_base() {
    assert_eq!(
        rows(Role::Review, "社会消费品零售总额60亿元，是上年的1.3倍。"),
        ["retail_sales level 60亿元 eq 2020 actual", "retail_sales multiple 1.3倍 eq 2020 actual"]
    );
}

#[test]
fn a_part_that_begins_with_a_look_back_is_a_review() {
    let text = "过去的一年，我们团结奋斗。地区生产总值达到300亿元，新增企业三百家，建成了两座桥。";
    assert_eq!(rows(Role::Task, text), ["gdp level 300亿元 eq 2020 actual"]);
}

#[test]
fn a_year_compared_with_before_the_names_holds_for_all() {
    assert_eq!(
        rows(Role::ReviewPlan, "与2015年相比，地区生产总值翻一番，固定资产投资是3.1倍。"),
        ["gdp multiple 2倍 eq 2020 base 2015 actual", "fai multiple 3.1倍 eq 2020 base 2015 actual"]
    );
    assert_eq!(
        rows(Role::ReviewPlan, "2020年比2015年地区生产总值翻一番，固定资产投资增加2.1倍。"),
        ["gdp multiple 2倍 eq 2020 base 2015 actual", "fai growth 210% eq 2020 base 2015 actual"]
    );
}

#[test]
fn targets_set_out_in_the_course_of_a_review() {
    let text = "地区生产总值增长9%。根据上述要求，今年全市经济社会发展的主要预期目标是：地区生产总值增长8%。改造老旧小区12个。";
    assert_eq!(
        rows(Role::Review, text),
        ["gdp growth 9% eq 2020 actual", "gdp growth 8% eq 2021 target", "old_estates level 12个 eq 2021 target"]
    );
}

#[test]
fn expected_by_the_end_of_this_year_in_a_review() {
    assert_eq!(
        rows(Role::Review, "预计到2021年底，地区生产总值达到300亿元，增长7%。"),
        ["gdp level 300亿元 eq 2021 actual", "gdp growth 7% eq 2021 actual"]
    );
}

#[test]
fn an_amount_of_several_years() {
    let text = "五年完成固定资产投资1800亿元，是前五年的2.3倍。接待游客3600万人次，比“十二五”时期增长62%。";
    assert_eq!(
        rows(Role::ReviewPlan, text),
        [
            "fai level 1800亿元 eq 2016/2020 actual",
            "fai multiple 2.3倍 eq 2016/2020 base 2011/2015 actual",
            "tourists level 3600万人次 eq 2016/2020 actual",
            "tourists growth 62% eq 2016/2020 base 2011/2015 actual"
        ]
    );
}

#[test]
fn small_growth_in_the_goals_of_a_plan_is_of_each_year() {
    assert_eq!(
        rows(Role::Plan, "城乡居民人均可支配收入分别增长8%、9%以上，单位生产总值能耗下降13%。"),
        [
            "income_urban growth 8% ge 2021/2025 target",
            "income_rural growth 9% ge 2021/2025 target",
            "energy_intensity growth -13% eq 2025 base 2020 target"
        ]
    );
}

#[test]
fn from_a_level_to_none_at_all() {
    assert_eq!(rows(Role::ReviewPlan, "贫困发生率由14.2%降至零。"), ["poverty_rate level 14.2% eq 2015 actual"]);
}

#[test]
fn a_heading_of_yearly_rates() {
    assert_eq!(
        rows(Role::Plan, "年均增速：地区生产总值6.5%，固定资产投资8%。"),
        ["gdp avg_growth 6.5% eq 2021/2025 target", "fai avg_growth 8% eq 2021/2025 target"]
    );
}

#[test]
fn a_review_of_years_that_comes_to_the_last() {
    for turning in
        ["特别是刚刚过去的2020年，我们团结奋斗，五项指标领先。", "2020年是本届政府的最后一年，办成了三件实事。"]
    {
        let text = format!("五年来，地区生产总值年均增长8%。{turning}全市地区生产总值增长7%。");
        assert_eq!(
            rows(Role::ReviewPlan, &text),
            ["gdp avg_growth 8% eq 2016/2020 actual", "gdp growth 7% eq 2020 actual"],
            "{turning}"
        );
    }
}

#[test]
fn a_time_after_an_opening_holds_for_the_sentence() {
    assert_eq!(
        rows(Role::ReviewPlan, "初步统计，2020年全市生产总值900亿元，增长8%；固定资产投资增长9%。"),
        ["gdp level 900亿元 eq 2020 actual", "gdp growth 8% eq 2020 actual", "fai growth 9% eq 2020 actual"]
    );
}

#[test]
fn ways_beside_each_other_begin_in_the_same_year() {
    assert_eq!(
        rows(
            Role::Review,
            "生产总值从2010年的118亿元增加到2020年的373亿元、年均增长12.5%；进出口总额从1.9亿美元增加到12亿美元。"
        ),
        [
            "gdp level 118亿元 eq 2010 actual",
            "gdp level 373亿元 eq 2020 actual",
            "gdp avg_growth 12.5% eq 2011/2020 actual",
            "trade_total level 1.9亿美元 eq 2010 actual",
            "trade_total level 12亿美元 eq 2020 actual"
        ]
    );
}

#[test]
fn flows_of_several_years_are_sums() {
    assert_eq!(
        rows(Role::ReviewPlan, "固定资产投资五年完成5836亿元，2020年完成投资1613亿元。生产总值达到1200亿元。"),
        [
            "fai level 5836亿元 eq 2016/2020 actual",
            "fai level 1613亿元 eq 2020 actual",
            "gdp level 1200亿元 eq 2020 actual"
        ]
    );
    assert_eq!(
        rows(Role::Review, "五年农村劳动力转移就业67.8万人，城镇新增就业11.3万人。"),
        ["rural_transfer level 67.8万人 eq 2016/2020 actual", "urban_new_jobs level 11.3万人 eq 2016/2020 actual"]
    );
}

#[test]
fn an_earlier_plan_is_spoken_of_in_its_own_sentence_only() {
    let text = "“十二五”期间，森林覆盖率提高2个百分点。城镇居民人均可支配收入由21716元增加到30574元。";
    assert_eq!(
        rows(Role::ReviewPlan, text),
        [
            "forest_cover change 2个百分点 eq 2011/2015 actual",
            "income_urban level 21716元 eq 2015 actual",
            "income_urban level 30574元 eq 2020 actual"
        ]
    );
}

#[test]
fn a_time_inside_a_clause_ends_with_its_semicolon() {
    assert_eq!(
        rows(
            Role::ReviewPlan,
            "五年来，生产总值稳步增长，2016年进入前十；财政收入增长53%。生产总值2019年增长5%，粮食丰收。"
        ),
        ["fiscal_revenue_total growth 53% eq 2020 base 2015 actual", "gdp growth 5% eq 2019 actual"]
    );
}

#[test]
fn a_year_whose_targets_were_met_is_looked_back_on() {
    assert_eq!(
        rows(Role::ReviewPlan, "刚刚过去的2020年，经济社会发展主要目标任务全面完成。生产总值增长6.9%。"),
        ["gdp growth 6.9% eq 2020 actual"]
    );
}

#[test]
fn figures_of_a_part_of_the_year_are_left_out() {
    assert_eq!(
        rows(Role::Review, "今年一季度，我们克服困难，生产总值增长9.6%、规上工业增加值增长22%。"),
        Vec::<String>::new()
    );
    assert_eq!(rows(Role::Review, "面对一季度的回落，全年实现生产总值增长1.7%。"), ["gdp growth 1.7% eq 2020 actual"]);
}

#[test]
fn a_change_against_a_year_is_over_the_years_since_then() {
    assert_eq!(
        rows(Role::ReviewPlan, "常住人口城镇化率较2015年提高6.2个百分点，城镇化提高1.1个百分点。"),
        ["urbanization change 6.2个百分点 eq 2016/2020 actual", "urbanization change 1.1个百分点 eq 2016/2020 actual"]
    );
}

#[test]
fn an_estimate_in_a_review_is_a_result_with_a_flag() {
    let read = read_as(Role::Review, "预计全年地区生产总值达到320亿元。");
    let [only] = read.observations.as_slice() else { panic!("{read:?}") };
    assert_eq!(only.status.key(), "actual");
    assert!(only.flags.has(Flag::Estimated));
}

#[test]
fn controlled_at_is_what_came_out_in_a_review() {
    assert_eq!(rows(Role::Review, "城镇登记失业率控制在3.9%。"), ["unemployment_registered level 3.9% eq 2020 actual"]);
    assert_eq!(
        rows(Role::Review, "城镇登记失业率控制在4.5%以内。"),
        ["unemployment_registered level 4.5% le 2020 actual"]
    );
}

#[test]
fn a_fall_over_all_the_years_looked_back_on() {
    assert_eq!(
        rows(Role::ReviewPlan, "2020年，生产总值达到600亿元，是2015年的1.6倍；万元生产总值能耗累计下降17%。"),
        [
            "gdp level 600亿元 eq 2020 actual",
            "gdp multiple 1.6倍 eq 2020 base 2015 actual",
            "energy_intensity growth -17% eq 2020 base 2015 actual"
        ]
    );
}

#[test]
fn years_are_counted_back_from_a_result_among_aims() {
    assert_eq!(
        rows(Role::Plan, "从基础看，去年全市生产总值突破900亿元，五年年均增长8.4%。"),
        ["gdp level 900亿元 gt 2020 actual", "gdp avg_growth 8.4% eq 2016/2020 actual"]
    );
}

#[test]
fn a_long_way_begins_with_its_first_year() {
    assert_eq!(
        rows(Role::Review, "2003年到2020年，城镇化率由31%提高到62%。"),
        ["urbanization level 31% eq 2003 actual", "urbanization level 62% eq 2020 actual"]
    );
}

#[test]
fn a_plan_before_a_name_is_summed_up() {
    assert_eq!(rows(Role::Review, "“十三五”旅游人数6900万人。"), ["tourists level 6900万人 eq 2016/2020 actual"]);
}

#[test]
fn sums_of_years_against_the_years_before() {
    assert_eq!(
        rows(Role::ReviewPlan, "五年完成固定资产投资5100亿元，是上五年的2.3倍。"),
        ["fai level 5100亿元 eq 2016/2020 actual", "fai multiple 2.3倍 eq 2016/2020 base 2011/2015 actual"]
    );
    assert_eq!(
        rows(Role::ReviewPlan, "一般公共预算收入累计完成61亿元，较“十二五”时期增长28%。"),
        [
            "budget_revenue level 61亿元 eq 2016/2020 actual",
            "budget_revenue growth 28% eq 2016/2020 base 2011/2015 actual"
        ]
    );
    assert_eq!(
        rows(Role::ReviewPlan, "高新技术企业120家，是“十二五”末的2.3倍。"),
        [
            "hightech_enterprises level 120家 eq 2020 actual",
            "hightech_enterprises multiple 2.3倍 eq 2020 base 2015 actual"
        ]
    );
}

#[test]
fn growth_by_times_is_over_all_the_years_looked_back_on() {
    assert_eq!(
        rows(Role::ReviewPlan, "2020年生产总值突破500亿元，固定资产投资增长1.5倍。"),
        ["gdp level 500亿元 gt 2020 actual", "fai growth 150% eq 2020 base 2015 actual"]
    );
}

#[test]
fn what_was_added_up_on_the_way_is_the_sum_of_its_years() {
    assert_eq!(
        rows(Role::Review, "固定资产投资从2015年176亿元增加到2020年780亿元，累计完成2250亿元。"),
        [
            "fai level 176亿元 eq 2015 actual",
            "fai level 780亿元 eq 2020 actual",
            "fai level 2250亿元 eq 2016/2020 actual"
        ]
    );
}

#[test]
fn a_report_that_looks_back_on_five_years_speaks_of_them_beside_the_last() {
    let text = "五年来，全市奋力前行。过去五年，成绩来之不易。五年来的实践说明，发展才是出路。全年生产总值达到325亿元，年均增长6.3%。\
                高新技术企业由29家增加到111家。";
    assert_eq!(
        rows(Role::Review, text),
        [
            "gdp level 325亿元 eq 2020 actual",
            "gdp avg_growth 6.3% eq 2016/2020 actual",
            "hightech_enterprises level 29家 eq 2015 actual",
            "hightech_enterprises level 111家 eq 2020 actual"
        ]
    );
}

#[test]
fn what_is_counted_up_goes_on_over_the_sums_that_follow() {
    let text = "五年来，我们砥砺前行。累计实际利用外资12亿美元，外贸进出口总额300亿美元，森林覆盖率达到61%。";
    assert_eq!(
        rows(Role::ReviewPlan, text),
        [
            "fdi level 12亿美元 eq 2016/2020 actual",
            "trade_total level 300亿美元 eq 2016/2020 actual",
            "forest_cover level 61% eq 2020 actual"
        ]
    );
    assert_eq!(
        rows(Role::ReviewPlan, "五年来，累计投入民生资金230亿元，占财政支出的78.5%。"),
        ["livelihood_exp level 230亿元 eq 2016/2020 actual", "livelihood_share level 78.5% eq 2016/2020 actual"]
    );
    assert_eq!(
        rows(Role::Plan, "到2025年，地区生产总值突破800亿元，固定资产投资累计超过900亿元。"),
        ["gdp level 800亿元 gt 2025 target", "fai level 900亿元 gt 2021/2025 target"]
    );
}

#[test]
fn a_way_over_the_years_looked_back_on_begins_before_them() {
    let text = "五年来，我们砥砺前行。五年来，城乡巨变。过去五年，成绩来之不易。2020年，旅游总收入由130亿元增加到360.2亿元，\
        年均增长22.6%，一般公共预算收入翻番。";
    assert_eq!(
        rows(Role::Review, text),
        [
            "tourism_revenue level 130亿元 eq 2015 actual",
            "tourism_revenue level 360.2亿元 eq 2020 actual",
            "tourism_revenue avg_growth 22.6% eq 2016/2020 actual",
            "budget_revenue multiple 2倍 eq 2020 actual"
        ]
    );
}

#[test]
fn a_year_behind_the_plan_that_goals_are_set_out_for() {
    let text = "到2027年，全面建成小康社会。地区生产总值比2020年翻一番。城镇化率力争达到65%。";
    assert_eq!(
        rows(Role::Plan, text),
        ["gdp multiple 2倍 eq 2027 base 2020 target", "urbanization level 65% eq 2027 target"]
    );
    let vision = "到2035年，基本实现现代化。地区生产总值突破800亿元。";
    assert_eq!(rows(Role::Plan, vision), ["gdp level 800亿元 gt 2025 target"]);
}

#[test]
fn what_is_broken_new_in_a_part_that_looks_ahead_is_no_review() {
    let text = "一、今后五年的主要工作\n（一）在做强产业上取得新突破\n高新技术企业突破800家。";
    let part = Section {
        level: 1,
        role: Role::Plan,
        heading: at(text, "一、今后五年的主要工作"),
        span: Span::new(0, text.len()),
        ..Section::default()
    };
    let own = Section {
        level: 2,
        role: Role::Plan,
        heading: at(text, "（一）在做强产业上取得新突破"),
        span: Span::new(text.find('（').unwrap(), text.len()),
        parent: Some(0),
        ..Section::default()
    };
    let sentence = at(text, "高新技术企业突破800家。");
    let identity =
        Identity { kind: Kind::GovernmentWorkReport, year: Some(2021), review_year: Some(2020), ..Identity::default() };
    let outline = Outline { sections: vec![part, own], sentences: vec![sentence], asides: Vec::new() };
    let found = extract(text, &identity, &outline).observations;
    assert_eq!(
        found.iter().map(|one| (one.period.unwrap().to, one.status)).collect::<Vec<_>>(),
        [(2025, Status::Target)]
    );
}

fn at(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap();
    Span::new(start, start + words.len())
}

#[test]
fn growth_over_a_long_way_is_counted_from_its_first_year() {
    assert_eq!(
        rows(Role::Review, "2003年到2020年，地区生产总值由103亿元增加到817亿元，年均增长8.2%。"),
        [
            "gdp level 103亿元 eq 2003 actual",
            "gdp level 817亿元 eq 2020 actual",
            "gdp avg_growth 8.2% eq 2004/2020 actual"
        ]
    );
}

#[test]
fn what_is_planned_up_to_a_year_holds_for_the_sentence() {
    assert_eq!(
        rows(Role::Review, "全市规划到2030年实施项目50个，高速公路通车里程达到900公里。"),
        ["expressway_km level 900公里 eq 2030 target"]
    );
}

#[test]
fn a_sum_with_an_average_behind_it_is_that_of_all_the_years() {
    let text = "累计利用省外资金330亿元、年均增长17%，粮食产量达到80亿斤、年均增长3%。";
    assert_eq!(
        rows(Role::Review, text),
        [
            "funds_in_place level 330亿元 eq 2016/2020 actual",
            "funds_in_place avg_growth 17% eq 2016/2020 actual",
            "grain_output level 80亿斤 eq 2020 actual",
            "grain_output avg_growth 3% eq 2016/2020 actual"
        ]
    );
}
