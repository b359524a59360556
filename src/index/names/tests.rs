use std::sync::Arc;

use pinyin::ToPinyinMulti;
use proptest::prelude::*;

use super::*;

fn index(groups: &[(&[&str], &[&str])]) -> Arc<NameIndex> {
    let mut index = NameIndex::default();
    for (places, rows) in groups {
        index.group(places);
        for row in *rows {
            index.row(row);
        }
    }
    Arc::new(index)
}

fn ask(index: &Arc<NameIndex>, query: &str, previous: Option<Search>) -> Search {
    let mut search = Search::new(Arc::clone(index), query, previous);
    while search.step(7) == Progress::More {}
    search
}

/// Names that fit, best first, with the fitting characters in brackets.
fn marked(index: &Arc<NameIndex>, query: &str) -> Vec<String> {
    let mut search = ask(index, query, None);
    let page = search.page(0, 100);
    page.iter().map(|found| brackets(index.name_of(found.row), &found.characters)).collect()
}

fn brackets(name: &str, characters: &[u32]) -> String {
    let fits = |at: usize| characters.contains(&(at as u32));
    let mut marked = String::new();
    for (at, c) in name.chars().enumerate() {
        marked.push_str(if fits(at) && (at == 0 || !fits(at - 1)) { "[" } else { "" });
        marked.push(c);
        marked.push_str(if fits(at) && !fits(at + 1) { "]" } else { "" });
    }
    marked.replace("][", "")
}

#[test]
fn places_are_found_by_every_way_of_typing_their_pinyin() {
    let places = index(&[(&[], &["重庆市", "厦门市", "六安市", "长沙市", "蚌埠市", "亳州市", "衡阳市", "郴州市"])]);
    for (query, found) in [
        ("chongqing", "[重庆]市"),
        ("cq", "[重庆]市"),
        ("xiamen", "[厦门]市"),
        ("xm", "[厦门]市"),
        ("luan", "[六安]市"),
        ("liuan", "[六安]市"),
        ("changsha", "[长沙]市"),
        ("bengbu", "[蚌埠]市"),
        ("bb", "[蚌埠]市"),
        ("bozhou", "[亳州]市"),
        ("h阳", "[衡阳]市"),
        ("heng阳", "[衡阳]市"),
        ("衡y", "[衡阳]市"),
        ("ＣＱ", "[重庆]市"),
    ] {
        assert_eq!(marked(&places, query).first().map(String::as_str), Some(found), "{query}");
    }
    assert!(marked(&places, "cs").contains(&"[长沙]市".to_owned()));
}

#[test]
fn what_fits_more_closely_comes_first() {
    let names = index(&[(
        &[],
        &["规模以上工业总产值增加", "工业增加值", "工业", "规模以上工业增加值", "手工业", "工业和信息业", "加工产业"],
    )]);
    insta::assert_snapshot!(marked(&names, "工业").join(" "), @"[工业] [工业]增加值 [工业]和信息业 手[工业] 规模以上[工业]增加值 规模以上[工业]总产值增加 加[工]产[业]");
    insta::assert_snapshot!(marked(&names, "gyzj").join(" "), @"[工业增加]值 规模以上[工业增加]值");
}

#[test]
fn words_fit_name_or_place_in_any_order_and_all_must() {
    let rows = index(&[
        (&["郴州市", "2024"], &["地区生产总值", "粮食产量"]),
        (&["衡阳市", "2024"], &["地区生产总值", "衡阳旅游人次"]),
    ]);
    let found = |query: &str| ask(&rows, query, None).page(0, 9).iter().map(|found| found.row).collect::<Vec<_>>();
    assert_eq!(found("生产 hy"), [2]);
    assert_eq!(found("hy 生产"), [2]);
    assert_eq!(found("2024 liangshi"), [1]);
    assert_eq!(found("2023 liangshi"), [] as [u32; 0]);
    assert_eq!(found("衡阳"), [3, 2], "the name counts more than the place");
    assert_eq!(found(""), [0, 1, 2, 3]);
    let mut by_name = Search::new(Arc::clone(&rows), "衡阳", None).by_name();
    while by_name.step(1) == Progress::More {}
    assert_eq!(by_name.total(), 1);
}

#[test]
fn an_alias_finds_what_it_is_another_name_of() {
    let mut index = NameIndex::default();
    for name in ["地区生产总值", "人均GDP", "粮食产量"] {
        index.row(name);
    }
    index.alias("地区生产总值", "GDP");
    let index = Arc::new(index);
    assert_eq!(marked(&index, "gdp"), ["地区生产总值", "人均[GDP]"]);
}

#[test]
fn rows_that_are_added_later_are_found_and_a_running_search_keeps_what_it_began_with() {
    let mut rows = index(&[(&["郴州市"], &["地区生产总值"])]);
    let mut running = Search::new(Arc::clone(&rows), "dq", None);
    Arc::make_mut(&mut rows).row("地区生产总值增速");
    while running.step(1) == Progress::More {}
    assert_eq!(running.total(), 1);
    assert_eq!(ask(&rows, "dqs", Some(running)).total(), 2);
}

#[test]
fn a_score_does_not_depend_on_what_was_scored_before() {
    // fuzzy-matcher by itself gives the second of each pair more when it comes after the first.
    for (query, one, other) in [("人人", "/年人/人口", "口年人人人/"), ("年年", "年年口/年人", "人年/年年/")]
    {
        let scores = |names: &[&str]| {
            let names = index(&[(&[], names)]);
            let mut page = ask(&names, query, None).page(0, 9);
            page.sort_by_key(|found| names.name_of(found.row).to_owned());
            page.into_iter().map(|found| found.score).collect::<Vec<_>>()
        };
        assert_eq!(scores(&[one, other]), scores(&[other, one]), "{query}");
    }
}

#[test]
fn a_search_can_move_to_another_thread() {
    fn moves<T: Send + 'static>() {}
    moves::<Search>();
}

/// Whether a word fits a name, straight from the description.
fn naive_fit(name: &str, word: &str) -> bool {
    let name: Vec<char> = name.chars().map(letters::fold).collect();
    let word: Vec<char> = word.chars().map(letters::fold).collect();
    let mut left = word.iter();
    let mut wanted = left.next();
    for c in &name {
        if wanted == Some(c) {
            wanted = left.next();
        }
    }
    wanted.is_none() || (0..name.len()).any(|start| naive_sound(&name[start..], &word))
}

fn naive_sound(name: &[char], word: &[char]) -> bool {
    if word.is_empty() {
        return true;
    }
    let Some((c, rest)) = name.split_first() else { return false };
    if *c == word[0] && naive_sound(rest, &word[1..]) {
        return true;
    }
    // Characters beyond the first plane have no sound here.
    c.to_pinyin_multi()
        .filter(|_| *c < '\u{10000}')
        .into_iter()
        .flatten()
        .flat_map(|reading| {
            let plain = reading.plain();
            [plain.replace('ü', "v"), plain.replace('ü', "u")]
        })
        .any(|sound| {
            let same = sound.chars().zip(word).take_while(|(one, other)| one == *other).count();
            let double = sound.chars().nth(1) == Some('h');
            (1..=same).any(|length| {
                let allowed = length == sound.len() || length == 1 || length == word.len() || (length == 2 && double);
                allowed && naive_sound(rest, &word[length..])
            })
        })
}

const NAME: &str = "[重庆六安长沙州市区县衡阳地生产总值工业增加人均收入一二年GDPｇd20𠀀绿吕]{0,7}";
const QUERY: &str = "[重庆长沙市区地生产总值工业a-hl-nq-zGD20𠀀 ]{0,6}";

proptest! {
    #[test]
    fn the_index_finds_what_comparing_every_row_finds(
        groups in prop::collection::vec((prop::collection::vec(NAME, 0..3), prop::collection::vec(NAME, 0..6)), 0..6),
        keys in QUERY,
        budget in 1usize..40,
    ) {
        let mut index = NameIndex::default();
        let mut rows: Vec<(String, Vec<String>)> = Vec::new();
        for (places, names) in &groups {
            index.group(&places.iter().map(String::as_str).collect::<Vec<_>>());
            for name in names {
                index.row(name);
                rows.push((name.clone(), places.clone()));
            }
        }
        let index = Arc::new(index);
        let mut previous: Option<Search> = None;
        // Typed key by key, so that every query narrows the one before.
        for end in (0..=keys.len()).filter(|end| keys.is_char_boundary(*end)) {
            let query = &keys[..end];
            let expected: Vec<u32> = (0u32..).zip(&rows).filter(|(_, (name, places))| {
                query.split_whitespace().all(|word| naive_fit(name, word) || places.iter().any(|place| naive_fit(place, word)))
            }).map(|(row, _)| row).collect();
            let mut search = Search::new(Arc::clone(&index), query, previous.take());
            while search.step(budget) == Progress::More {}
            let page = search.page(0, usize::MAX);
            let mut found: Vec<u32> = page.iter().map(|found| found.row).collect();
            found.sort_unstable();
            prop_assert_eq!(&found, &expected, "{}", query);
            let mut fresh = ask(&index, query, None);
            prop_assert_eq!(page, fresh.page(0, usize::MAX), "narrowing changed the answer of {}", query);
            previous = Some(search);
        }
    }

    #[test]
    fn the_marked_characters_are_in_the_name_and_ascend(name in NAME, query in QUERY) {
        let rows = index(&[(&[], &[name.as_str()])]);
        for found in ask(&rows, &query, None).page(0, 1) {
            prop_assert!(found.characters.is_sorted_by(|a, b| a < b));
            prop_assert!(found.characters.iter().all(|at| (*at as usize) < name.chars().count()));
            prop_assert_eq!(found.characters.is_empty(), query.trim().is_empty());
        }
    }
}

#[test]
fn places_stay_found_while_their_pinyin_is_typed() {
    let places = index(&[(&[], &["重庆市", "厦门市", "六安市", "长沙市", "蚌埠市", "亳州市"])]);
    for (typed, place) in [
        ("chongqing", "重庆市"),
        ("xiamen", "厦门市"),
        ("luan", "六安市"),
        ("liuan", "六安市"),
        ("changsha", "长沙市"),
        ("bengbu", "蚌埠市"),
        ("bozhou", "亳州市"),
    ] {
        let mut before = None;
        for end in 1..=typed.len() {
            let mut search = ask(&places, &typed[..end], before.take());
            let found: Vec<&str> = search.page(0, 10).iter().map(|found| places.name_of(found.row)).collect();
            assert!(found.contains(&place), "{}: {found:?}", &typed[..end]);
            before = Some(search);
        }
    }
}
