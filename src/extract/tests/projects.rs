//! Investment in projects, homes and help.

use super::rows;
use crate::outline::Role;

#[test]
fn lists_of_key_projects_with_a_sum_each() {
    assert_eq!(
        rows(Role::Review, "31个省重点、280个市重点项目分别完成投资117亿元和306亿元。"),
        ["project_invest_done level 117亿元 eq 2020 actual", "project_invest_done level 306亿元 eq 2020 actual"]
    );
}

#[test]
fn projects_that_were_counted_are_not_all_investment() {
    assert_eq!(
        rows(Role::Review, "固定资产投资完成900亿元，建成省重点项目52项，完成投资401亿元。"),
        ["fai level 900亿元 eq 2020 actual", "project_invest_done level 401亿元 eq 2020 actual"]
    );
}

#[test]
fn what_is_planned_for_the_whole_region() {
    assert_eq!(
        rows(Role::Target, "谋划重大项目总投资1700亿元以上。"),
        ["project_invest_total level 1700亿元 ge 2021 target"]
    );
    assert!(rows(Role::Review, "谋划六年之久、总投资70亿元的湖滨更新项目开工。").is_empty());
}

#[test]
fn homes_and_not_the_projects_that_they_are_built_in() {
    assert_eq!(
        rows(Role::Review, "新开工棚改安置房3.1万套，基本建成2.2万套。"),
        ["shanty level 3.1万套 eq 2020 actual", "shanty level 2.2万套 eq 2020 actual"]
    );
    assert!(rows(Role::Review, "新开工棚户区改造项目86个。").is_empty());
}

#[test]
fn a_task_of_so_many_people() {
    assert_eq!(rows(Role::Review, "完成11.3万人的脱贫任务。"), ["poverty_lifted level 11.3万人 eq 2020 actual"]);
}

#[test]
fn what_is_made_stronger_is_the_regions_own() {
    assert_eq!(
        rows(Role::Target, "发展壮大高新技术企业，总数达到300家以上，出台壮大市场主体30条。"),
        ["hightech_enterprises level 300家 ge 2021 target"]
    );
    assert_eq!(rows(Role::Target, "年内新开通5G基站60个。"), ["base_5g change 60个 eq 2021 target"]);
}

#[test]
fn what_is_being_built_is_not_there_yet() {
    assert_eq!(
        rows(Role::Review, "建成高速公路65公里，在建高速公路227公里。"),
        ["expressway_km change 65公里 eq 2020 actual"]
    );
    assert_eq!(
        rows(Role::Task, "力争新开工装机容量60万千瓦，新增装机容量300万千瓦。"),
        ["power_capacity change 300万千瓦 eq 2021 target"]
    );
}

#[test]
fn the_size_of_projects_and_enterprises_is_no_value() {
    assert_eq!(
        rows(Role::Review, "实际利用外资13亿美元，引进1000万美元以上大项目17个。"),
        ["fdi level 13亿美元 eq 2020 actual"]
    );
    assert!(rows(Role::Review, "出口创汇过1000万美元的龙头企业达到8家。").is_empty());
}

#[test]
fn money_of_counted_projects_of_a_partnership_is_not_the_regions() {
    assert!(rows(Role::Review, "实施东西部协作项目56个，到位资金6.4亿元。").is_empty());
    assert_eq!(rows(Role::Review, "引进项目56个，到位资金64亿元。"), ["funds_in_place level 64亿元 eq 2020 actual"]);
}

#[test]
fn money_spent_on_projects_of_one_kind() {
    assert_eq!(
        rows(Role::Review, "实施重点技改项目24个，完成投资79亿元。"),
        ["tech_upgrade_invest level 79亿元 eq 2020 actual"]
    );
    assert_eq!(
        rows(Role::Review, "25个重大交通项目全面开工，完成投资超10亿元。"),
        ["infra_invest level 10亿元 gt 2020 actual"]
    );
}

#[test]
fn the_sum_of_stored_projects_is_the_regions() {
    assert_eq!(
        rows(Role::Review, "动态储备3000万元以上项目32个，项目总投资400亿元以上。"),
        ["project_invest_total level 400亿元 ge 2020 target"]
    );
}

#[test]
fn investment_done_in_what_was_named_between_is_not_that_of_the_region() {
    let text = "固定资产投资完成69.8亿元，增长11%，公路、电网建设力度加大，四项合计完成投资18.6亿元。\
                固定资产投资70亿元，水利、环保等十项重点工程全面铺开，完成投资7亿元。\
                固定资产投资五年增长两倍，2020年完成投资71亿元。";
    let fai: Vec<String> = rows(Role::Review, text).into_iter().filter(|row| row.starts_with("fai level")).collect();
    assert_eq!(fai, ["69.8", "70", "71"].map(|value| format!("fai level {value}亿元 eq 2020 actual")));
}
