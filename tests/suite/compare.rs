//! Comparing regions and years: what a person preparing a benchmark note asks.

mod made;

use baogao::compare::{
    Chart, Choice, Comparison, Figures, Missing, NamedSets, NoteOptions, Outcome, Phase, Ranking, Slot, Sort, Subject,
    Trend, judge, note, regions_of, target_rows, target_sheet, targets,
};
use baogao::export::{CsvStyle, Format, Sheet, write_rows};
use baogao::indicator::Taxonomy;
use baogao::lang::Lang;
use baogao::observation::{Flag, Measure, Period, Scope, Status};
use baogao::region::Level;
use baogao::report::Kind;
use made::{corpus, region, report};
use std::sync::Arc;

use Measure::{AvgGrowth, Growth, Level as Amount, Rank};

fn subject(indicator: &str, measure: Measure) -> Subject {
    Subject { indicator: Taxonomy::shared().by_key(indicator).unwrap(), slot: Slot::yearly(measure) }
}

fn printed(sheet: Sheet) -> String {
    let mut out = Vec::new();
    sheet.write(&mut out, Format::Table, CsvStyle::PIPE).unwrap();
    String::from_utf8(out).unwrap()
}

fn table(figures: &Arc<Figures>, choice: Choice) -> String {
    let comparison = Comparison::new(figures, choice);
    let order = comparison.order(Sort::Taxonomy, false);
    printed(comparison.wide(&order, Lang::Zh))
}

/// Two provinces over two years, with what real reports do: other units, bounds, words, gaps.
fn two_provinces() -> Arc<Figures> {
    corpus(vec![
        report("湖南省", 2022)
            .result("gdp", Amount, "4.61万亿元")
            .target("gdp", Growth, "≥6.5%")
            .target("cpi", Growth, "≈3%"),
        report("湖南省", 2023)
            .result("gdp", Amount, ">4.87万亿元")
            .result("gdp", Growth, "4.5%")
            .result("budget_revenue", Amount, "3101.8亿元")
            .result("cpi", Growth, "1.8%")
            .target("gdp", Growth, "≈6.5%")
            .words("income_all", "与经济增长同步"),
        report("湖南省", 2024).result("gdp", Amount, "50012.9亿元").result("gdp", Growth, "4.6%"),
        report("广东省", 2023)
            .result("gdp", Amount, "129100亿元")
            .result("gdp", Growth, "1.9%")
            .result("fiscal_revenue_total", Amount, "13279.7亿元")
            .target("gdp", Growth, ">5%"),
    ])
}

#[test]
fn a_number_stands_under_the_year_that_it_is_about_in_one_unit_with_its_bound() {
    let choice = Choice::grid(&[region("湖南省"), region("广东省")], 2021..=2023);
    insta::assert_snapshot!(table(&two_provinces(), choice));
}

#[test]
fn targets_are_switched_to_and_words_stand_in_the_place_of_numbers() {
    let mut choice = Choice::grid(&[region("湖南省"), region("广东省")], 2022..=2023);
    choice.phase = Phase::Target;
    insta::assert_snapshot!(table(&two_provinces(), choice));
}

#[test]
fn an_empty_cell_says_why() {
    let figures = corpus(vec![
        report("湖南省", 2023).result("gdp", Growth, "4.5%").result("budget_revenue", Amount, "3101.8亿元").result(
            "fdi",
            Amount,
            "35.3亿美元",
        ),
        report("广东省", 2023).result("fiscal_revenue_total", Amount, "13279.7亿元").result("fdi", Amount, "1819亿元"),
        report("湖北省", 2022).result("gdp", Growth, "12.9%"),
    ]);
    let choice = Choice::grid(&[region("湖南省"), region("广东省"), region("湖北省")], 2022..=2022);
    let comparison = Comparison::new(&figures, choice);
    let row = |key: &str| comparison.rows.iter().position(|row| row.subject.key() == key).unwrap();
    let why = |key, column| comparison.why(row(key), column).map(|missing| missing.key());
    assert_eq!(why("gdp", 0), None);
    assert_eq!(why("gdp", 1), Some("not_stated"));
    assert_eq!(why("gdp", 2), Some("no_report"));
    assert_eq!(why("budget_revenue", 1), Some("other_definition"));
    assert_eq!(why("fdi", 1), Some("other_unit"));
    let label = comparison.why(row("budget_revenue"), 1).unwrap().label(&figures, Lang::Zh);
    assert_eq!(label, "口径不同：财政总收入 13279.7亿元");
}

#[test]
fn words_say_what_they_are() {
    let mut choice = Choice::grid(&[region("湖南省"), region("广东省")], 2023..=2023);
    choice.phase = Phase::Target;
    let figures = corpus(vec![
        report("湖南省", 2023).words("income_all", "与经济增长同步"),
        report("广东省", 2023).target("income_all", Growth, "≥5%"),
    ]);
    let comparison = Comparison::new(&figures, choice);
    let Some(Missing::InWords(place)) = comparison.why(0, 0) else { panic!("{:?}", comparison.why(0, 0)) };
    assert_eq!(figures.words(place), "与经济增长同步");
    assert_eq!(comparison.text(0, 0, Lang::Zh), "“与经济增长同步”");
    let row = &comparison.long_rows(&[0], Lang::Zh)[0];
    assert_eq!(row.sentence.as_deref(), Some("居民人均可支配收入与经济增长同步。"));
}

#[test]
fn gap_ratio_rank_median_and_spread_are_taken_against_the_reference() {
    let figures = two_provinces();
    let comparison = Comparison::new(&figures, Choice::grid(&[region("湖南省"), region("广东省")], 2022..=2022));
    let row = comparison.rows.iter().position(|row| row.subject == subject("gdp", Amount)).unwrap();
    assert_eq!(comparison.gap(row, 1).unwrap().to_string(), "80400");
    assert_eq!(comparison.ratio(row, 1).unwrap().to_string(), "2.6509");
    assert_eq!(comparison.gap(row, 0), None);
    assert_eq!(comparison.places(row), [Some(2), Some(1)]);
    let summary = comparison.summary(row).unwrap();
    assert_eq!(
        (summary.median.to_string(), summary.spread().normalize().to_string()),
        ("88900".into(), "80400".into())
    );
}

#[test]
fn rows_sort_by_gap_with_rows_without_one_last_and_differences_are_found_in_turn() {
    let figures = corpus(vec![
        report("湖南省", 2023)
            .result("gdp", Growth, "5%")
            .result("fai", Growth, "5%")
            .result("retail_sales", Growth, "2%")
            .result("cpi", Growth, "2%"),
        report("广东省", 2023).result("gdp", Growth, "4%").result("fai", Growth, "5%").result(
            "retail_sales",
            Growth,
            "4%",
        ),
    ]);
    let comparison = Comparison::new(&figures, Choice::grid(&[region("湖南省"), region("广东省")], 2022..=2022));
    let keys = |order: &[usize]| order.iter().map(|at| comparison.rows[*at].subject.key()).collect::<Vec<_>>();
    let order = comparison.order(Sort::Gap(1), true);
    assert_eq!(keys(&order), ["retail_sales", "fai", "gdp", "cpi"]);
    assert_eq!(keys(&comparison.order(Sort::Gap(1), false)), ["gdp", "fai", "retail_sales", "cpi"]);
    assert_eq!(comparison.next_difference(&order, 0, true), Some(2));
    assert_eq!(comparison.next_difference(&order, 2, false), Some(0));
    assert_eq!(comparison.next_difference(&order, 2, true), None);
}

#[test]
fn of_several_statements_the_report_of_the_next_year_its_review_and_the_exact_value_are_preferred() {
    let gdp = |at: u16| Period::year(at);
    let figures = corpus(vec![
        // Restated two years on, and once more in a newspaper.
        report("湖南省", 2024).about(gdp(2022), Status::Actual, "gdp", Amount, "48670.4亿元"),
        report("湖南省", 2023)
            .result("gdp", Amount, ">4.8万亿元")
            .result("gdp", Amount, "48670.37亿元")
            .result("gdp", Amount, "1亿元")
            .with(|observation| observation.scope = Scope::Park)
            .result("gdp", Amount, "2亿元")
            .flag(Flag::Rejected),
        report("湖南省", 2023).result("gdp", Amount, "40000亿元").kind(Kind::NewsFeature),
    ]);
    let comparison = Comparison::new(&figures, Choice::grid(&[region("湖南省")], 2022..=2022));
    assert_eq!(comparison.figure(0, 0).unwrap().text(), "48670.37亿元");
    let others: Vec<String> = comparison.statements(0, 0).iter().map(|figure| figure.text()).collect();
    assert_eq!(others, ["48670.37亿元", ">48000亿元", "48670.4亿元", "40000亿元"]);
    assert!(table(&figures, comparison.choice.clone()).contains("48670.37!"), "the conflict is marked");
}

#[test]
fn a_reader_who_accepts_a_value_decides() {
    let figures = corpus(vec![
        report("湖南省", 2023).result("gdp", Growth, "4.5%").result("gdp", Growth, "4.4%").flag(Flag::Accepted),
    ]);
    let comparison = Comparison::new(&figures, Choice::grid(&[region("湖南省")], 2022..=2022));
    assert_eq!(comparison.figure(0, 0).unwrap().text(), "4.4%");
}

#[test]
fn sums_and_averages_over_years_keep_rows_of_their_own() {
    let plan = Period::span(2021, 2025);
    let figures = corpus(vec![
        report("湖南省", 2021)
            .about(Period::span(2016, 2020), Status::Actual, "gdp", AvgGrowth, "7%")
            .result("gdp", Growth, "3.8%")
            .about(plan, Status::Target, "gdp", AvgGrowth, "≥6%")
            .about(Period::year(2025), Status::Target, "urbanization", Amount, "≈62%"),
    ]);
    insta::assert_snapshot!(table(&figures, Choice::grid(&[region("湖南省")], 2020..=2020)));
    let mut goals = Choice::grid(&[region("湖南省")], 2020..=2023);
    goals.phase = Phase::Plan;
    insta::assert_snapshot!(table(&figures, goals));
}

#[test]
fn the_long_form_has_one_line_a_cell_with_its_sentence() {
    let figures = two_provinces();
    let comparison = Comparison::new(&figures, Choice::grid(&[region("湖南省"), region("广东省")], 2022..=2022));
    let order = comparison.order(Sort::Taxonomy, false);
    let mut out = Vec::new();
    write_rows(&mut out, Format::Jsonl, CsvStyle::PIPE, comparison.long_rows(&order[..1], Lang::Zh)).unwrap();
    insta::assert_snapshot!(String::from_utf8(out).unwrap());
}

/// A province and the nation above it, three years.
fn aims() -> Arc<Figures> {
    corpus(vec![
        report("全国", 2022).target("gdp", Growth, "≈5.5%"),
        report("湖南省", 2022)
            .target("gdp", Growth, "≥6.5%")
            .target("cpi", Growth, "≈3%")
            .target("energy_intensity", Growth, "≥-3%")
            .target("urban_new_jobs", Amount, "70万人")
            .target("budget_revenue", Growth, "6%")
            .words("income_all", "与经济增长同步"),
        report("湖南省", 2023)
            .result("gdp", Growth, "4.5%")
            .result("cpi", Growth, "1.8%")
            .result("energy_intensity", Growth, "-3.2%")
            .result("urban_new_jobs", Amount, "717800人")
            .result("fiscal_revenue_total", Growth, "6.1%")
            .result("income_all", Growth, "5.8%")
            .target("gdp", Growth, "≈6.5%")
            .target("fai", Growth, "≥7%"),
        report("湖南省", 2024).result("gdp", Growth, "4.6%").target("gdp", Growth, "≈6%"),
    ])
}

#[test]
fn a_target_is_held_against_the_result_that_the_next_report_states() {
    let figures = aims();
    let lines = targets(&figures, &[region("湖南省")], &[]);
    insta::assert_snapshot!(printed(target_sheet(&figures, &lines, Lang::Zh)));
}

#[test]
fn a_target_row_quotes_both_sentences() {
    let figures = aims();
    let lines = targets(&figures, &[region("湖南省")], &[2022]);
    let mut out = Vec::new();
    write_rows(&mut out, Format::Jsonl, CsvStyle::PIPE, target_rows(&figures, &lines[..1], Lang::Zh)).unwrap();
    insta::assert_snapshot!(String::from_utf8(out).unwrap());
}

#[test]
fn bounds_and_the_better_direction_decide_whether_a_target_is_met() {
    use Outcome::{About, Met, Missed};
    let cases = [
        ("gdp", Growth, "≥8.5%", "8.5%", Met),
        ("gdp", Growth, ">8.5%", "8.5%", Missed),
        ("gdp", Growth, "≈6%", "5.6%", About),
        ("gdp", Growth, "≈6%", "5.4%", Missed),
        ("gdp", Growth, "6~6.5%", "6.1%", Met),
        ("gdp", Growth, "6~6.5%", "5.9%", Missed),
        ("cpi", Growth, "≤3%", "2.9%", Met),
        ("cpi", Growth, "3%", "3.1%", Missed),
        ("unemployment_surveyed", Amount, "≤5.5%", "5.6%", Missed),
        ("energy_intensity", Growth, "≥-3%", "-2.5%", Missed),
        ("energy_intensity", Growth, "-3%", "-3.5%", Met),
        ("gdp", Rank, "3位", "2位", Met),
        ("gdp", Amount, "1万亿元", "9999亿元", Missed),
        ("gdp", Amount, "≈1万亿元", "9600亿元", About),
    ];
    for (indicator, measure, target, result, expected) in cases {
        let figures = corpus(vec![
            report("湖南省", 2022).target(indicator, measure, target),
            report("湖南省", 2023).result(indicator, measure, result),
        ]);
        let line = targets(&figures, &[region("湖南省")], &[2022])[0];
        assert_eq!(line.outcome, expected, "{indicator} {target} {result}");
        let baogao::compare::Aim::Number(aim) = line.aim else { panic!() };
        assert_eq!(judge(&aim, &line.result.unwrap(), line.subject).0, expected);
    }
}

#[test]
fn a_later_report_without_the_one_between_is_told_from_one_that_is_not_out() {
    let figures = corpus(vec![
        report("湖南省", 2019).target("gdp", Growth, "≥7.5%"),
        report("湖南省", 2022).target("gdp", Growth, "≥6.5%"),
    ]);
    let outcomes: Vec<Outcome> = targets(&figures, &[region("湖南省")], &[]).iter().map(|line| line.outcome).collect();
    assert_eq!(outcomes, [Outcome::NoReport, Outcome::NotYetReported]);
}

#[test]
fn a_trend_names_restatements_streaks_and_breaks_of_definition() {
    let figures = corpus(vec![
        report("湖南省", 2020).result("gdp", Amount, "39752亿元").target("gdp", Amount, "43000亿元"),
        report("湖南省", 2021)
            .result("gdp", Amount, "41781亿元")
            .about(Period::year(2019), Status::Actual, "gdp", Amount, "39894亿元")
            .about(Period::year(2025), Status::Target, "gdp", Amount, "60000亿元"),
        report("湖南省", 2022).result("gdp", Amount, "46063亿元").remark("经济普查后修订"),
        report("湖南省", 2023).result("gdp", Amount, "48670亿元"),
        report("广东省", 2021).result("gdp", Amount, "110761亿元"),
    ]);
    let trend = Trend::new(&figures, subject("gdp", Amount), &[region("湖南省"), region("广东省")], None).unwrap();
    insta::assert_snapshot!(printed(trend.sheet(&figures, Lang::Zh)));
    let first = &trend.lines[0].points[0];
    assert_eq!((first.year, first.result.unwrap().text()), (2019, "39752亿元".to_owned()));
    assert_eq!(first.restated.unwrap().text(), "39894亿元");
    let mut out = Vec::new();
    write_rows(&mut out, Format::Csv, CsvStyle::PIPE, trend.rows(&figures)).unwrap();
    insta::assert_snapshot!(String::from_utf8(out).unwrap().replace('\r', ""));
}

#[test]
fn the_usual_measure_of_an_indicator_is_the_one_that_reports_state() {
    let figures =
        corpus(vec![report("湖南省", 2020).result("fai", Growth, "10.1%").result("gdp", Amount, "39752亿元")]);
    let usual = |key| Trend::usual_slot(&figures, Taxonomy::shared().by_key(key).unwrap(), &[region("湖南省")]).measure;
    assert_eq!((usual("fai"), usual("gdp")), (Growth, Amount));
}

#[test]
fn a_ranking_tells_how_many_state_it_and_marks_the_readers_place() {
    let figures = corpus(vec![
        report("湖南省", 2023).result("gdp", Growth, "4.5%"),
        report("广东省", 2023).result("gdp", Growth, "1.9%"),
        report("湖北省", 2023).result("gdp", Growth, "4.3%"),
        report("江西省", 2023).result("gdp", Growth, "4.5%"),
        report("海南省", 2023).result("fai", Growth, "-4.2%"),
    ]);
    let provinces = regions_of(Level::Province, None, 2022);
    assert_eq!(provinces.len(), 31);
    let own = Some(region("湖北省"));
    let ranking = Ranking::new(&figures, subject("gdp", Growth), Phase::Actual, 2022, &provinces, own);
    assert_eq!(ranking.coverage(Lang::Zh), "31个地区中4个写明（已载入5份应报告该年的报告）");
    let mut sheet = ranking.sheet(&figures, 10, Lang::Zh);
    sheet.rows.truncate(6);
    insta::assert_snapshot!(printed(sheet));
}

#[test]
fn regions_under_a_parent_are_those_of_that_year() {
    let below = regions_of(Level::Prefecture, Some(region("湖南省")), 2022);
    assert_eq!(below.len(), 14);
}

#[test]
fn a_note_holds_the_table_and_every_sentence_with_its_source() {
    let figures = corpus(vec![
        report("湖南省", 2023).result("gdp", Amount, "48670.37亿元").result("gdp", Amount, "4.9万亿元").result(
            "budget_revenue",
            Amount,
            "3101.8亿元",
        ),
        report("广东省", 2023).result("gdp", Amount, "129118.58亿元").result(
            "fiscal_revenue_total",
            Amount,
            "23000亿元",
        ),
    ]);
    let comparison = Comparison::new(&figures, Choice::grid(&[region("湖南省"), region("广东省")], 2022..=2022));
    let options = NoteOptions { chart: Some("对照.svg".into()), title: None };
    insta::assert_snapshot!(note(&comparison, &[0, 1], &options, Lang::Zh));
}

#[test]
fn a_row_is_drawn_as_bars_for_one_year_and_as_lines_for_several() {
    let figures = two_provinces();
    let one = Comparison::new(&figures, Choice::grid(&[region("湖南省"), region("广东省")], 2022..=2022));
    let Some(Chart::Bars(bars)) = one.chart(0, Lang::Zh) else { panic!() };
    let told: Vec<_> = bars.bars.iter().map(|bar| (bar.name.as_str(), bar.text.as_str(), bar.own)).collect();
    assert_eq!(told, [("湖南省", ">48700亿元", true), ("广东省", "129100亿元", false)]);
    let several = Comparison::new(&figures, Choice::grid(&[region("湖南省"), region("广东省")], 2021..=2023));
    let Some(Chart::Lines(lines)) = several.chart(0, Lang::Zh) else { panic!() };
    assert_eq!(lines.positions, ["2021", "2022", "2023"]);
    assert_eq!(lines.series[0].values, [Some(46100.0), Some(48700.0), Some(50012.9)]);
    assert_eq!(lines.series[1].values, [None, Some(129100.0), None]);
}

#[test]
fn a_named_set_survives_being_written_and_read() {
    let mut sets = NamedSets::default();
    let members = [region("长沙市"), region("株洲市"), region("湘潭市")];
    sets.set("长株潭", &members);
    let read: NamedSets = toml::from_str(&toml::to_string(&sets).unwrap()).unwrap();
    assert_eq!(read.get("长株潭").unwrap(), members);
    assert_eq!(read.get("别的"), None);
    sets.set("长株潭", &[]);
    assert_eq!(sets.names().count(), 0);
}

#[test]
fn rows_sort_by_the_growth_of_their_indicator_whatever_they_measure() {
    let figures = corpus(vec![
        report("湖南省", 2023)
            .result("gdp", Amount, "48670亿元")
            .result("gdp", Growth, "4.5%")
            .result("retail_sales", Amount, "19050亿元")
            .result("retail_sales", Growth, "2.4%")
            .result("trade_total", Amount, "7058亿元")
            .result("trade_total", Growth, "20.2%"),
    ]);
    let mut choice = Choice::grid(&[region("湖南省")], 2022..=2022);
    choice.measures = vec![Amount];
    let comparison = Comparison::new(&figures, choice);
    let keys = |order: Vec<usize>| order.iter().map(|at| comparison.rows[*at].subject.key()).collect::<Vec<_>>();
    assert_eq!(keys(comparison.order(Sort::Growth(0), true)), ["trade_total", "gdp", "retail_sales"]);
}

#[test]
fn what_a_report_says_twice_is_preferred_to_what_it_says_once() {
    // “五年间从…到…” states the number of another year in one breath with that of this one.
    let figures = corpus(vec![
        report("湖南省", 2023).result("gdp", Amount, "33800亿元").result("gdp", Amount, "48700亿元").result(
            "gdp",
            Amount,
            "4.87万亿元",
        ),
    ]);
    let comparison = Comparison::new(&figures, Choice::grid(&[region("湖南省")], 2022..=2022));
    assert_eq!(comparison.text(0, 0, Lang::Zh), "48700!");
}

#[test]
fn only_rates_can_be_bid_over() {
    let figures = corpus(vec![
        report("湖南省", 2023).target("gdp", Growth, "≈6.5%").target("urban_new_jobs", Amount, "70万人"),
        report("衡阳市", 2023).target("gdp", Growth, "≥8%").target("urban_new_jobs", Amount, "5万人"),
    ]);
    let lines = targets(&figures, &[region("衡阳市")], &[2023]);
    let told: Vec<_> = lines.iter().map(|line| (line.subject.key(), line.overbid.map(|gap| gap.to_string()))).collect();
    assert_eq!(told, [("gdp", Some("1.5".to_owned())), ("urban_new_jobs", None)]);
}
