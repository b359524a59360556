//! Whole reports: where they turn from what was reached to what is aimed at, and of what their sentences are.

use baogao::extract::extract;
use baogao::identify::identify;
use baogao::observation::{Observation, Scope};
use baogao::outline::outline;
use baogao::source::Hints;

/// What a report of 2021 with this body states.
fn observations(body: &str) -> Vec<Observation> {
    let text = format!("2021年江苏省政府工作报告\n各位代表：\n{body}");
    let identity = identify(&text, &Hints::default());
    extract(&text, &identity, &outline(&text, &identity)).observations
}

/// `3.7% 2020 actual`, for every number of it.
fn told(body: &str) -> Vec<String> {
    let row = |o: &Observation| {
        let period = o.period.map_or("-".to_owned(), |period| period.to_string());
        format!("{}{} {period} {}", o.value, o.unit, o.status.key())
    };
    observations(body).iter().map(row).collect()
}

#[test]
fn the_year_that_is_said_to_be_one_of_a_kind_opens_its_aims_where_no_title_does() {
    let body = "2020年是极不平凡的一年。面对多重困难，全省上下团结奋斗。生产总值增长3.7%，粮食产量达到740亿斤。\n\
                我们清醒看到，发展不平衡问题依然突出。\n\
                2021年是实施“十四五”规划的第一年，做好今年工作至关重要。要坚持稳中求进。\n\
                生产总值增长6%左右，粮食产量稳定在750亿斤以上。\n";
    assert_eq!(told(body), ["3.7% 2020 actual", "740亿斤 2020 actual", "6% 2021 target", "750亿斤 2021 target"]);
}

#[test]
fn a_heading_inside_a_review_that_names_tasks_is_of_the_review() {
    let body = "一、2020年工作回顾\n过去的一年，我们攻坚克难，圆满完成了任务。\n\
                （一）坚决落实“六稳”工作部署，推动经济持续健康发展。全省上下合力攻坚，生产总值增长3.7%。\n\
                （二）着力扩大有效需求，消费稳步回升。社会消费品零售总额下降1.6%，降幅逐季收窄。\n\
                二、2021年工作安排\n生产总值增长6%左右。\n";
    assert_eq!(told(body), ["3.7% 2020 actual", "-1.6% 2020 actual", "6% 2021 target"]);
}

#[test]
fn what_has_come_to_pass_in_the_year_of_the_report_is_no_aim() {
    let body = "一、2020年以来工作回顾\n今年以来，面对突发疫情，全省上下众志成城。累计布设采样点1200个。\n\
                全年生产总值增长3.7%。\n\
                二、2021年工作安排\n今年以来已帮助企业解决问题1.6万件。生产总值增长6%左右。\n";
    assert_eq!(told(body), ["1200个 2020 actual", "3.7% 2020 actual", "1.6万件 2021 actual", "6% 2021 target"]);
}

#[test]
fn a_plan_that_a_review_or_its_title_names_opens_no_aims() {
    let body = "一、“十三五”发展圆满收官\n刚刚过去的2020年，全省上下团结奋斗。\n初步核算，全省生产总值增长3.7%。\n\
                部署“十四五”时期体制改革工作。实际使用外资增长8.6%。\n\
                二、2021年工作安排\n生产总值按2020年价格计算达到11万亿元。\n";
    assert_eq!(told(body), ["3.7% 2020 actual", "8.6% 2020 actual", "11万亿元 2021 target"]);
}

#[test]
fn a_sentence_that_begins_with_a_unit_below_the_region_is_about_it() {
    let body = "一、2020年工作回顾\n\
                苏州市开放步伐加快，完成生产总值20170亿元。无锡地区转型成效明显，生产总值增长3.7%；粮食产量达到745亿斤。\n\
                苏州市、无锡市转型加快，全省生产总值增长3.8%。\n二、2021年工作安排\n";
    let scopes: Vec<_> = observations(body).iter().map(|o| (o.value.to_string(), o.scope)).collect();
    let part = Scope::SubArea;
    let expected = [("20170", part), ("3.7", part), ("745", Scope::Region), ("3.8", Scope::Region)];
    assert_eq!(scopes, expected.map(|(value, scope)| (value.to_owned(), scope)));
}

#[test]
fn years_counted_behind_a_plan_ahead_are_those_of_the_plan() {
    let body = "一、“十三五”成就和“十四五”目标\n“十三五”期间，生产总值由7.1万亿元增至10.3万亿元。\n\
                “十四五”时期，研发经费投入年均增长7%以上；五年后森林覆盖率要达到24.1%，单位生产总值能耗五年降低13.5%。\n\
                二、2021年工作安排\n";
    let expected = [
        "7.1万亿元 2015 actual",
        "10.3万亿元 2020 actual",
        "7% 2021/2025 target",
        "24.1% 2025 target",
        "-13.5% 2025 target",
    ];
    assert_eq!(told(body), expected);
}
