#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::Arc;

use super::{Rule, check, check_corpus};
use crate::extract::extract;
use crate::lang::Lang;
use crate::observation::Flag;
use crate::outline::{Outline, Role, Section};
use crate::region::Gazetteer;
use crate::report::{Identity, Kind, Origin, Report};
use crate::span::Span;

/// A report of `year` whose whole text is one review of the year before and of the five years that end with it.
fn report(year: u16, text: &str) -> Report {
    let identity = Identity {
        kind: Kind::GovernmentWorkReport,
        region: Gazetteer::shared().by_code("430000", Some(year)),
        year: Some(year),
        review_year: Some(year - 1),
        ..Identity::default()
    };
    let mut start = 0;
    let mut sentences = Vec::new();
    for (at, mark) in text.match_indices('。') {
        sentences.push(Span::new(start, at + mark.len()));
        start = at + mark.len();
    }
    let section = Section { role: Role::Review, span: Span::new(0, text.len()), ..Section::default() };
    let outline = Outline { sections: vec![section], sentences, asides: Vec::new() };
    let extraction = extract(text, &identity, &outline);
    Report {
        id: format!("test-{year}").into(),
        sources: vec![Origin::default()],
        text: text.into(),
        identity,
        outline,
        observations: extraction.observations.into(),
        word_targets: extraction.word_targets,
    }
}

fn rules(text: &str) -> Vec<Rule> {
    check(&report(2021, text)).into_iter().map(|finding| finding.rule).collect()
}

#[test]
fn average_growth_against_the_levels_of_both_ends() {
    let text = "五年来，我们稳步前行。地区生产总值由500亿元增加到820亿元，年均增长5.2%。";
    let report = report(2021, text);
    let findings = check(&report);
    let [finding] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!(finding.rule, Rule::AverageGrowth);
    assert!((finding.implied.unwrap() - 10.4).abs() < 0.2);
    assert!(finding.flags().contains(&Flag::ArithMismatch));
    let sentence = finding.sentence(|_| Some(&report), Lang::Zh);
    assert!(sentence.contains("5.2%") && sentence.contains("820亿元"), "{sentence}");
}

#[test]
fn growth_that_agrees_is_not_doubted() {
    assert_eq!(rules("五年来，我们稳步前行。地区生产总值由500亿元增加到820亿元，年均名义增长10.4%。"), []);
    assert_eq!(rules("五年来，我们稳步前行。城镇居民人均可支配收入由20000元增加到28000元，年均增长7%。"), []);
}

#[test]
fn growth_in_comparable_prices_may_lag_a_little() {
    assert_eq!(rules("五年来，我们稳步前行。地区生产总值由500亿元增加到750亿元，年均增长6.5%。"), []);
}

#[test]
fn prices_that_the_text_takes_out_explain_more() {
    let levels = "五年来，我们稳步前行。地区生产总值由500亿元增加到1000亿元，";
    assert_eq!(rules(&format!("{levels}年均增长10.2%。")), [Rule::AverageGrowth]);
    assert_eq!(rules(&format!("{levels}年均实际增长10.2%。")), []);
}

#[test]
fn the_mean_of_several_years_is_no_change_between_both_ends() {
    let text = "五年来，我们稳步前行。常住人口城镇化率由40.2%提高到50.2%，年均提高2个百分点。";
    assert_eq!(rules(text), []);
}

#[test]
fn a_multiple_against_average_growth() {
    let text = "五年来，我们稳步前行。2020年社会消费品零售总额是2015年的3.2倍，年均增长8.5%。";
    assert_eq!(rules(text), [Rule::AverageMultiple]);
}

#[test]
fn points_against_the_shares_of_both_ends() {
    let agrees = "常住人口城镇化率由2015年的41.2%提高到2020年的50.3%，提高9.1个百分点。";
    let differs = "常住人口城镇化率由2015年的41.2%提高到2020年的50.3%，提高12.1个百分点。";
    assert_eq!(rules(agrees), []);
    assert_eq!(rules(differs), [Rule::Change]);
}

#[test]
fn parts_against_the_whole() {
    let text = "地区生产总值达到1000亿元。第一产业增加值100亿元，第二产业增加值400亿元，第三产业增加值430亿元。";
    assert_eq!(rules(text), [Rule::PartsSum]);
    assert_eq!(rules("财政总收入80亿元。一般公共预算收入95亿元。"), [Rule::PartAboveWhole]);
}

#[test]
fn the_same_number_stated_twice() {
    assert_eq!(rules("地区生产总值增长6.1%。全年地区生产总值增长6.8%。"), [Rule::Repeated]);
    assert_eq!(rules("地区生产总值增长6.1%。全年地区生产总值增长6.1%。"), []);
    assert_eq!(rules("地区生产总值突破900亿元。全年地区生产总值达到931亿元。"), []);
}

#[test]
fn per_cent_where_points_are_meant() {
    assert_eq!(rules("常住人口城镇化率提高2%。"), [Rule::PercentForPoints]);
}

#[test]
fn other_years_and_other_reports() {
    let reports = [
        report(2019, "地区生产总值达到3640亿元。"),
        report(2020, "地区生产总值达到39700亿元。"),
        report(2021, "地区生产总值达到41800亿元。"),
    ];
    let reports: Vec<Arc<Report>> = reports.into_iter().map(Arc::new).collect();
    let findings = check_corpus(&reports);
    let doubted: Vec<(Rule, usize)> = findings.iter().map(|f| (f.rule, f.doubted.report)).collect();
    assert_eq!(doubted, [(Rule::OtherYears, 0)]);
}

#[test]
fn a_clause_without_end_is_checked() {
    // Looking back to its beginning for each of its numbers would take as long as its square.
    let text = "生产总值增长百分之八固定资产投资完成一百亿元".repeat(4_000) + "。";
    let report = report(2021, &text);
    assert!(report.observations.len() > 4_000);
    let _ = check(&report);
}
