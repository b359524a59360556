//! Lists that share a verb, a head or a value, and what clauses behind them compare with.

use super::rows;
use crate::outline::Role;

#[test]
fn what_stands_behind_a_list_is_of_all_in_it() {
    assert_eq!(
        rows(Role::Target, "生猪、肉羊分别出栏30万头、5万只。"),
        ["hog_output level 30万头 eq 2021 target"],
        "sheep are none of the pigs"
    );
    assert_eq!(
        rows(Role::Review, "实际到位境外资金、省外资金、市外资金分别增长3%、4%、5%。"),
        [
            "fdi growth 3% eq 2020 actual",
            "funds_in_place growth 4% eq 2020 actual",
            "funds_in_place growth 5% eq 2020 actual"
        ]
    );
    assert_eq!(
        rows(Role::Review, "国控断面水质达标率、城市污水处理率保持99%。"),
        ["water_quality level 99% eq 2020 actual", "sewage_rate level 99% eq 2020 actual"]
    );
    assert_eq!(
        rows(Role::Target, "实施16个省重点、30个市重点项目，完成投资50亿元、120亿元。"),
        ["project_invest_done level 50亿元 eq 2021 target", "project_invest_done level 120亿元 eq 2021 target"]
    );
}

#[test]
fn the_end_of_the_year_before_is_what_is_compared_with() {
    assert_eq!(
        rows(Role::Review, "金融机构存款余额900亿元、贷款余额700亿元，分别比上年末增长6%和7%。"),
        [
            "deposits level 900亿元 eq 2020 actual",
            "loans level 700亿元 eq 2020 actual",
            "deposits growth 6% eq 2020 actual",
            "loans growth 7% eq 2020 actual"
        ]
    );
    assert_eq!(
        rows(Role::Review, "粮食总产80亿斤，当年增产2亿斤以上，比2015年净增9亿斤，年均增长3%。"),
        [
            "grain_output level 80亿斤 eq 2020 actual",
            "grain_output change 2亿斤 ge 2020 actual",
            "grain_output change 9亿斤 eq 2016/2020 actual",
            "grain_output avg_growth 3% eq 2016/2020 actual"
        ]
    );
    assert_eq!(
        rows(Role::Review, "累计16万贫困人口实现脱贫，90%以上的农户用上了自来水。"),
        ["poverty_lifted level 16万 eq 2020 actual"]
    );
}
