#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;

use super::{Extraction, extract};
use crate::identity::{Identity, Kind};
use crate::indicator::Taxonomy;
use crate::observation::{Flag, Observation, Scope};
use crate::outline::{Outline, Role, Section};
use crate::span::Span;

mod lists;
mod projects;
mod scope;
mod shares;
mod time;

/// Reads a text as one section of a report given in 2021 about 2020.
fn read_as(role: Role, text: &str) -> Extraction {
    let identity =
        Identity { kind: Kind::GovernmentWorkReport, year: Some(2021), review_year: Some(2020), ..Identity::default() };
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, mark) in text.match_indices('。') {
        sentences.push(Span::new(start, at + mark.len()));
        start = at + mark.len();
    }
    if start < text.len() {
        sentences.push(Span::new(start, text.len()));
    }
    let section = Section { role, span: Span::new(0, text.len()), ..Section::default() };
    extract(text, &identity, &Outline { sections: vec![section], sentences, asides: Vec::new() })
}

fn key(observation: &Observation) -> String {
    observation.indicator.and_then(|id| Taxonomy::shared().get(id)).map_or("-".to_owned(), |i| i.id.clone())
}

/// `gdp level 404亿元 eq 2020 actual`, one a known indicator of the region itself.
fn rows(role: Role, text: &str) -> Vec<String> {
    let told = |o: &Observation| {
        let high = o.high.map_or(String::new(), |high| format!("~{high}"));
        let base = o.base.map_or(String::new(), |base| format!(" base {base}"));
        let period = o.period.map_or("-".to_owned(), |period| period.to_string());
        format!(
            "{} {} {}{high}{} {} {period}{base} {}",
            key(o),
            o.measure.key(),
            o.value,
            o.unit,
            o.comparator.key(),
            o.status.key()
        )
    };
    let known = |o: &&Observation| o.indicator.is_some() && o.scope == Scope::Region;
    read_as(role, text).observations.iter().filter(known).map(told).collect()
}

#[test]
fn a_level_and_its_growth() {
    assert_eq!(
        rows(Role::Review, "全市地区生产总值达到512.6亿元，按可比价计算，同比增长4.2%。"),
        ["gdp level 512.6亿元 eq 2020 actual", "gdp growth 4.2% eq 2020 actual"]
    );
}

#[test]
fn a_fall_is_negative() {
    assert_eq!(rows(Role::Review, "社会消费品零售总额下降3.2%。"), ["retail_sales growth -3.2% eq 2020 actual"]);
}

#[test]
fn a_pair_name_takes_two_values_and_their_growth() {
    assert_eq!(
        rows(Role::Review, "城乡居民人均可支配收入分别为40100元、21300元，分别增长5.1%、6.7%。"),
        [
            "income_urban level 40100元 eq 2020 actual",
            "income_rural level 21300元 eq 2020 actual",
            "income_urban growth 5.1% eq 2020 actual",
            "income_rural growth 6.7% eq 2020 actual"
        ]
    );
}

#[test]
fn one_value_of_a_pair_name_is_of_all() {
    assert_eq!(rows(Role::Target, "城乡居民人均可支配收入增长6%左右。"), ["income_all growth 6% approx 2021 target"]);
}

#[test]
fn values_without_distributive_word_belong_to_the_last_names() {
    assert_eq!(
        rows(Role::Review, "城镇居民人均可支配收入31000元，农村居民人均可支配收入14000元，实际增长3.8%和5.5%。"),
        [
            "income_urban level 31000元 eq 2020 actual",
            "income_rural level 14000元 eq 2020 actual",
            "income_urban growth 3.8% eq 2020 actual",
            "income_rural growth 5.5% eq 2020 actual"
        ]
    );
}

#[test]
fn a_list_shares_its_head_and_keeps_each_bound() {
    assert_eq!(
        rows(Role::Target, "农业、规模以上工业、服务业增加值分别增长4%、9%以上、7%左右。"),
        [
            "va_primary growth 4% eq 2021 target",
            "industrial_va growth 9% ge 2021 target",
            "va_tertiary growth 7% approx 2021 target"
        ]
    );
}

#[test]
fn a_bound_after_the_last_value_holds_for_all() {
    assert_eq!(
        rows(Role::Target, "城乡居民人均可支配收入分别增长7%和8%左右。"),
        ["income_urban growth 7% approx 2021 target", "income_rural growth 8% approx 2021 target"]
    );
}

#[test]
fn names_and_values_that_do_not_agree_in_number_are_not_guessed() {
    assert_eq!(rows(Role::Review, "固定资产投资、社会消费品零售总额、进出口总额分别增长4%、5%。"), [] as [&str; 0]);
}

#[test]
fn both_of_several() {
    assert_eq!(
        rows(Role::Review, "固定资产投资、社会消费品零售总额均增长7%。"),
        ["fai growth 7% eq 2020 actual", "retail_sales growth 7% eq 2020 actual"]
    );
}

#[test]
fn controlled_at_a_rate_is_an_upper_bound() {
    assert_eq!(rows(Role::Target, "居民消费价格涨幅控制在3%。"), ["cpi growth 3% le 2021 target"]);
    assert_eq!(rows(Role::Target, "居民消费价格涨幅控制在3%左右。"), ["cpi growth 3% approx 2021 target"]);
}

#[test]
fn multiples_and_doubling() {
    assert_eq!(
        rows(Role::Review, "社会消费品零售总额90亿元，是2015年的1.6倍。"),
        ["retail_sales level 90亿元 eq 2020 actual", "retail_sales multiple 1.6倍 eq 2020 base 2015 actual"]
    );
    assert_eq!(
        rows(Role::Plan, "确保到2025年居民人均可支配收入比2015年翻一番。"),
        ["income_all multiple 2倍 eq 2025 base 2015 target"]
    );
    assert_eq!(rows(Role::Review, "进出口总额增长1.5倍。"), ["trade_total growth 150% eq 2020 actual"]);
}

#[test]
fn additions_to_a_stock_are_changes() {
    assert_eq!(
        rows(Role::Review, "新增市场主体1.2万户，总数达到9.8万户。"),
        ["market_entities change 1.2万户 eq 2020 actual", "market_entities level 9.8万户 eq 2020 actual"]
    );
    assert_eq!(rows(Role::Review, "新增城镇就业5600人。"), ["urban_new_jobs level 5600人 eq 2020 actual"]);
}

#[test]
fn the_name_after_its_number() {
    assert_eq!(
        rows(Role::Task, "启动45个老旧小区改造，建成1.5万亩高标准农田。"),
        ["old_estates level 45个 eq 2021 target", "farmland_hs level 1.5万亩 eq 2021 target"]
    );
}

#[test]
fn distances_and_plans_are_no_values() {
    assert_eq!(
        rows(Role::Review, "地区生产总值增长6%，高于全国平均水平1.5个百分点。"),
        ["gdp growth 6% eq 2020 actual"]
    );
    assert_eq!(
        rows(Role::Review, "固定资产投资120亿元，占年度计划的101%，增长9%。"),
        ["fai level 120亿元 eq 2020 actual", "fai growth 9% eq 2020 actual"]
    );
}

#[test]
fn what_was_aimed_at_is_no_result() {
    assert_eq!(
        rows(Role::Review, "财政总收入增长4%，年初预定增长7%。"),
        ["fiscal_revenue_total growth 4% eq 2020 actual", "fiscal_revenue_total growth 7% eq 2020 target"]
    );
}

#[test]
fn jobs_stand_around_their_number() {
    assert_eq!(
        rows(Role::Review, "城镇新增3.5万个就业岗位，园区新增2000个就业岗位。"),
        ["urban_new_jobs level 3.5万个 eq 2020 actual"]
    );
}

#[test]
fn a_yield_is_no_harvest() {
    assert_eq!(rows(Role::Review, "粮食和油菜单产分别增长2%、3%。"), Vec::<String>::new());
}

#[test]
fn a_place_among_others_keeps_the_subject() {
    let text = "固定资产投资增长8%，增速居全省第2位，总量是2015年的1.9倍。";
    assert_eq!(
        rows(Role::Review, text),
        ["fai growth 8% eq 2020 actual", "fai multiple 1.9倍 eq 2020 base 2015 actual"]
    );
    let read = read_as(Role::Review, text);
    assert!(read.observations.iter().any(|o| o.measure.key() == "rank" && o.indicator.is_none()));
}

#[test]
fn a_share_that_rises_by_per_cent_is_doubted() {
    let read = read_as(Role::Review, "常住人口城镇化率提高2%。");
    assert!(read.observations.first().unwrap().flags.has(Flag::UnitSuspectPp));
}

#[test]
fn a_remark_in_brackets_says_nothing() {
    assert_eq!(
        rows(Role::Review, "地区生产总值820亿元（现价，下同），增长5%（按可比价计算）。"),
        ["gdp level 820亿元 eq 2020 actual", "gdp growth 5% eq 2020 actual"]
    );
}

#[test]
fn marks_of_notes_are_no_numbers() {
    let rows = rows(Role::Review, "“四上”企业^[4]净增15户、总数达356户；规上工业增加值①扭负为正、增长3.5%。");
    assert_eq!(
        rows,
        [
            "four_up change 15户 eq 2020 actual",
            "four_up level 356户 eq 2020 actual",
            "industrial_va growth 3.5% eq 2020 actual"
        ]
    );
}

#[test]
fn names_outside_the_taxonomy_are_kept_under_their_own() {
    let text = "建成文化礼堂35个。";
    let read = read_as(Role::Review, text);
    let [only] = read.observations.as_slice() else { panic!("{read:?}") };
    assert_eq!((only.indicator, only.surface.of(text)), (None, "文化礼堂"));
}

#[test]
fn targets_in_words() {
    let text = "居民收入增长与经济增长同步，城镇调查失业率控制在省下达目标以内，粮食产量保持稳定。";
    let words: Vec<&str> =
        read_as(Role::Target, text).word_targets.iter().map(|target| target.words.of(text)).collect();
    assert_eq!(words.len(), 3, "{words:?}");
    assert!(words[0].contains("同步") && words[1].contains("省下达") && words[2].contains("稳定"), "{words:?}");
    assert!(read_as(Role::Review, text).word_targets.is_empty());
}

#[test]
fn a_head_noun_of_what_was_named_before() {
    assert_eq!(
        rows(Role::Review, "地方一般预算收入完成9.6亿元，增长14%，支出完成31亿元。"),
        [
            "budget_revenue level 9.6亿元 eq 2020 actual",
            "budget_revenue growth 14% eq 2020 actual",
            "budget_expenditure level 31亿元 eq 2020 actual"
        ]
    );
    assert_eq!(
        rows(Role::Review, "高速公路实现县县通，通车里程突破620公里。"),
        ["expressway_km level 620公里 gt 2020 actual"]
    );
    assert_eq!(
        rows(Role::Review, "粮食总产72万吨，增产3万吨。"),
        ["grain_output level 72万吨 eq 2020 actual", "grain_output change 3万吨 eq 2020 actual"]
    );
}

#[test]
fn opened_roads_are_added_to_the_stock() {
    assert_eq!(rows(Role::Review, "甲段等56公里高速公路建成通车。"), ["expressway_km change 56公里 eq 2020 actual"]);
}

#[test]
fn people_who_left_poverty() {
    assert_eq!(rows(Role::Task, "实现1.2万农村贫困人口脱贫任务。"), ["poverty_lifted level 1.2万 eq 2021 target"]);
    assert_eq!(rows(Role::Review, "在对口帮扶中帮助3万贫困人口脱贫。"), [] as [&str; 0]);
}

#[test]
fn growth_that_recovers_is_growth() {
    assert_eq!(rows(Role::Review, "进出口总额恢复增长12%。"), ["trade_total growth 12% eq 2020 actual"]);
}

#[test]
fn the_growth_of_growth_is_not_of_the_amount() {
    assert_eq!(
        rows(Role::Review, "第三产业增加值90亿元，增长8%，比上年提高2.1个百分点。"),
        ["va_tertiary level 90亿元 eq 2020 actual", "va_tertiary growth 8% eq 2020 actual"]
    );
}

#[test]
fn a_rate_outside_the_taxonomy_has_levels() {
    let read = read_as(Role::Review, "药品抽检合格率98%。");
    assert_eq!(read.observations.first().map(|o| o.measure.key()), Some("level"));
}

#[test]
fn at_least_after_and_is_of_the_last() {
    assert_eq!(
        rows(Role::Target, "城乡居民人均可支配收入分别增长8%和9%以上。"),
        ["income_urban growth 8% eq 2021 target", "income_rural growth 9% ge 2021 target"]
    );
}

#[test]
fn additions_carry_on_and_totals_end_them() {
    assert_eq!(
        rows(Role::Target, "新增经营主体2万户、“四上”企业150家。"),
        ["market_entities change 2万户 eq 2021 target", "four_up change 150家 eq 2021 target"]
    );
    assert_eq!(
        rows(Role::Review, "市场主体净增3万户、增长20%，总数超25万户。"),
        ["market_entities change 3万户 eq 2020 actual", "market_entities level 25万户 gt 2020 actual"]
    );
    assert_eq!(
        rows(Role::Review, "高速公路新增60公里、累计达510公里。"),
        ["expressway_km change 60公里 eq 2020 actual", "expressway_km level 510公里 eq 2020 actual"]
    );
}

#[test]
fn spending_on_livelihood_is_a_share() {
    assert_eq!(rows(Role::Review, "坚持把财政支出的76%以上用于民生。"), ["livelihood_share level 76% ge 2020 actual"]);
}

#[test]
fn a_branch_named_before_keeps_its_value_added() {
    assert_eq!(
        rows(Role::Review, "服务业占地区生产总值的比重达48%，增加值增长7%。"),
        ["tertiary_share level 48% eq 2020 actual", "va_tertiary growth 7% eq 2020 actual"]
    );
}

#[test]
fn a_unit_on_both_sides_of_its_number() {
    assert_eq!(rows(Role::Review, "PM2.5年均浓度降至每立方米32微克。"), ["pm25 level 32微克/立方米 eq 2020 actual"]);
}

proptest! {
    #[test]
    fn any_text_is_read_and_every_number_is_quoted(text in "[0-9%，。；、分别增长由到亿元和地区生产总值城乡居民人均可支配收入的比年均（）“” ]{0,80}") {
        for observation in read_as(Role::Review, &text).observations {
            prop_assert!(observation.span.of(&text).chars().any(|c| c.is_ascii_digit() || "一二三四五六七八九十两半百千万亿".contains(c)));
            prop_assert!(observation.sentence.covers(observation.span));
        }
    }

    #[test]
    fn any_characters_at_all(text in "\\PC{0,60}") {
        let _ = read_as(Role::Task, &text);
    }
}

#[test]
fn long_runs_without_end_are_read() {
    for piece in [
        "7",
        "分别",
        "财政支出7%",
        "粮播种面积3亩",
        "其中固定资产投资7亿元",
        "固定资产投资",
        "增长8%、",
        "地区生产总值增长",
        "由5%提高到",
        "的产量3",
        "（",
    ] {
        let text = piece.repeat(400_000 / piece.len());
        let _ = read_as(Role::Review, &text);
    }
}

#[test]
fn growth_of_an_amount_is_no_growth_of_its_share() {
    assert_eq!(rows(Role::Review, "战略性新兴产业增加值增长25.7%。"), Vec::<String>::new());
    assert_eq!(
        rows(Role::Review, "研发经费支出占比达到2.3%，年均增长12%。"),
        ["rd_intensity level 2.3% eq 2020 actual"]
    );
    assert_eq!(rows(Role::Review, "最高支付限额达到农村居民人均纯收入6倍以上。"), Vec::<String>::new());
    assert_eq!(
        rows(Role::Review, "财政总收入664.6亿元，净增46亿元。"),
        ["fiscal_revenue_total level 664.6亿元 eq 2020 actual", "fiscal_revenue_total change 46亿元 eq 2020 actual"]
    );
}

#[test]
fn revenue_and_spending_of_one_budget() {
    assert_eq!(
        rows(Role::Review, "一般公共预算收入29.3亿元、支出143.6亿元，分别增长14.5%和32.2%。"),
        [
            "budget_revenue level 29.3亿元 eq 2020 actual",
            "budget_expenditure level 143.6亿元 eq 2020 actual",
            "budget_revenue growth 14.5% eq 2020 actual",
            "budget_expenditure growth 32.2% eq 2020 actual"
        ]
    );
}

#[test]
fn additions_to_loans_are_no_loans_and_shares_of_counts_no_counts() {
    assert_eq!(
        rows(Role::Review, "金融机构贷款增量达180.3亿元，增长39%，高新技术企业36家，占全市的49.3%。"),
        ["loans change 180.3亿元 eq 2020 actual", "hightech_enterprises level 36家 eq 2020 actual"]
    );
}

#[test]
fn signs_and_quotation_marks_around_an_amount() {
    assert_eq!(
        rows(Role::Review, "地区生产总值突破“五百亿”、达513.4亿元，增长6.2%。"),
        ["gdp level 500亿 gt 2020 actual", "gdp level 513.4亿元 eq 2020 actual", "gdp growth 6.2% eq 2020 actual"]
    );
    assert_eq!(
        rows(Role::Review, "生产总值达到★807.1亿元，增长9.7%。"),
        ["gdp level 807.1亿元 eq 2020 actual", "gdp growth 9.7% eq 2020 actual"]
    );
    assert_eq!(rows(Role::Review, "城镇人口占总人口比重提高到38.2%。"), ["urbanization level 38.2% eq 2020 actual"]);
    assert!(rows(Role::Review, "创业政策带动新增就业3.6万人。").is_empty());
}

#[test]
fn the_three_branches_of_a_list_are_their_value_added() {
    for text in ["一、二、三产业分别增长4.1%、6.2%和8.3%。", "一产、二产、三产分别增长4.1%、6.2%和8.3%。"]
    {
        assert_eq!(
            rows(Role::Review, text),
            [
                "va_primary growth 4.1% eq 2020 actual",
                "va_secondary growth 6.2% eq 2020 actual",
                "va_tertiary growth 8.3% eq 2020 actual"
            ]
        );
    }
}

#[test]
fn capital_from_other_provinces_is_not_foreign() {
    assert_eq!(
        rows(Role::Review, "全年实际利用外资12亿美元；引进省外资金实际到位350亿元，增长25%。"),
        [
            "fdi level 12亿美元 eq 2020 actual",
            "funds_in_place level 350亿元 eq 2020 actual",
            "funds_in_place growth 25% eq 2020 actual"
        ]
    );
    assert_eq!(rows(Role::Review, "到位外商直接投资5200万美元。"), ["fdi level 5200万美元 eq 2020 actual"]);
}

#[test]
fn roads_begun_and_revenue_of_counties_are_not_the_regions() {
    assert!(rows(Role::Review, "农村公路开工建设6000多公里。").is_empty());
    assert!(rows(Role::Review, "地方一般公共预算收入20亿元以上的县市达30个。").is_empty());
}
