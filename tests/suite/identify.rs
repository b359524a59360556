//! What the documents of whole folders are, against lists made by hand. The folders are the shared test data beside the checkout;
//! where they are absent, the tests say so and pass.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use baogao::identify::identify;
use baogao::region::Gazetteer;
use baogao::report::{Identity, Kind};
use baogao::source::{Hints, ReportText, read, split};

const LIST: &str = include_str!("../data/identified.tsv");

/// The folder with the documents.
fn corpus() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if !folder.is_dir() {
        println!("skipped: the shared test data is not beside the checkout");
        return None;
    }
    Some(folder)
}

/// The reports in a file or folder.
fn texts(path: &Path) -> Vec<ReportText> {
    read(vec![path.to_owned()]).flat_map(|source| split(source.unwrap())).collect()
}

fn code(identity: &Identity) -> &'static str {
    identity.region.map_or("-", |id| Gazetteer::shared().get(id).unwrap().code)
}

fn rows() -> impl Iterator<Item = (&'static str, &'static str, u16)> {
    LIST.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        (cells[0], cells[1], cells[2].parse().unwrap())
    })
}

/// Right regions, years and kinds among the documents of a folder, with a line for each that is wrong.
#[derive(Default)]
struct Tally {
    all: usize,
    regions: usize,
    years: usize,
    kinds: usize,
    wrong: Vec<String>,
}

/// Identifies every document of the list; `hints` says what is known besides the text.
fn tally(corpus: &Path, hints: impl Fn(Hints) -> Hints) -> BTreeMap<&'static str, Tally> {
    let mut tallies: BTreeMap<&'static str, Tally> = BTreeMap::new();
    for (file, region, year) in rows() {
        let text = texts(&corpus.join(file)).into_iter().max_by_key(|text| text.text.len()).unwrap();
        let found = identify(&text.text, &hints(text.hints));
        let tally = tallies.entry(file.split('/').next().unwrap()).or_default();
        let right = (code(&found) == region, found.year == Some(year), found.kind == Kind::GovernmentWorkReport);
        tally.all += 1;
        tally.regions += usize::from(right.0);
        tally.years += usize::from(right.1);
        tally.kinds += usize::from(right.2);
        if right != (true, true, true) {
            tally.wrong.push(format!("{file}: {} {:?} {:?}", code(&found), found.year, found.kind));
        }
    }
    tallies
}

#[test]
fn region_and_year_are_right_over_whole_folders() {
    let Some(corpus) = corpus() else { return };
    for (folder, tally) in tally(&corpus, |hints| hints) {
        let enough = |right: usize| right * 100 >= tally.all * 99;
        assert!(enough(tally.regions) && enough(tally.years), "{folder}: {:#?}", tally.wrong);
        assert!(enough(tally.kinds), "{folder}: {:#?}", tally.wrong);
    }
}

#[test]
fn the_text_alone_is_nearly_enough() {
    let Some(corpus) = corpus() else { return };
    let tallies = tally(&corpus, |_| Hints::default());
    let sum = |of: fn(&Tally) -> usize| tallies.values().map(of).sum::<usize>();
    let wrong: Vec<&String> = tallies.values().flat_map(|tally| &tally.wrong).collect();
    let all = sum(|tally| tally.all);
    assert!(sum(|tally| tally.regions) * 100 >= all * 99, "{wrong:#?}");
    assert!(sum(|tally| tally.years) * 100 >= all * 98, "{wrong:#?}");
}

#[test]
fn nothing_that_looks_like_a_work_report_is_taken_for_one() {
    let Some(corpus) = corpus() else { return };
    let kinds = |folder: &str| -> Vec<(String, Kind, &'static str)> {
        let of = |text: ReportText| {
            let found = identify(&text.text, &text.hints);
            (text.hints.origin.path.to_string(), found.kind, code(&found))
        };
        texts(&corpus.join(folder)).into_iter().map(of).collect()
    };
    let notices = kinds("lookalikes");
    assert_eq!(notices.len(), 3);
    for (path, kind, _) in &notices {
        assert_eq!(*kind, Kind::TaskBreakdown, "{path}");
    }
    let pages: Vec<_> = kinds("html").into_iter().filter(|(path, ..)| path.ends_with(".html")).collect();
    let mut found: Vec<(Kind, &str)> = pages.iter().map(|(_, kind, code)| (*kind, *code)).collect();
    found.sort();
    let bulletin = Kind::StatisticalBulletin;
    assert_eq!(found, [(bulletin, "360922"), (bulletin, "431200"), (Kind::BudgetReport, "411700")]);
}

#[test]
fn ten_reports_of_one_page_and_four_newspaper_pages() {
    let Some(corpus) = corpus() else { return };
    let mut found: Vec<String> = texts(&corpus.join("seeds"))
        .into_iter()
        .map(|text| {
            let found = identify(&text.text, &text.hints);
            let year = |year: Option<u16>| year.map_or("-".to_owned(), |year| year.to_string());
            format!("{} {} {} {}", code(&found), found.kind.key(), year(found.year), year(found.review_year))
        })
        .collect();
    found.sort();
    assert_eq!(
        found,
        [
            "341126 government_work_report 2021 2020",
            "410803 government_work_report 2021 2020",
            "430000 government_work_report 2021 2020",
            "430200 news_feature 2021 2020",
            "430400 government_work_report 2021 2020",
            "430406 news_feature - 2020",
            "431000 news_feature - 2023",
            "431002 news_feature - 2020",
            "440403 government_work_report 2021 2020",
            "445100 government_work_report 2021 2020",
            "511827 government_work_report 2021 2020",
            "522727 government_work_report 2021 2020",
            "530800 government_work_report 2021 2020",
            "650203 government_work_report 2021 2020",
        ]
    );
}

#[test]
fn reports_of_the_state_council_and_resolutions_on_them() {
    let Some(corpus) = corpus() else { return };
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    for source in read(vec![corpus.join("national")]) {
        let source = source.unwrap();
        // The column's title has the year; the line above a text may not.
        let title = source.hints.title.clone().unwrap();
        let text = split(source).remove(0);
        let found = identify(&text.text, &text.hints);
        *kinds.entry(found.kind).or_default() += 1;
        assert_eq!(code(&found), "100000", "{title}");
        assert_eq!(found.kind == Kind::Resolution, title.ends_with("决议"), "{title}");
        if found.kind == Kind::GovernmentWorkReport {
            assert_eq!(found.year, title.get(..4).and_then(|year| year.parse().ok()), "{title}");
        }
    }
    assert_eq!(kinds, BTreeMap::from([(Kind::GovernmentWorkReport, 52), (Kind::Resolution, 20)]));
}
