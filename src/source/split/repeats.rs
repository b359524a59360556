//! Text that a page gives several times: the second and later times are dropped.

use std::ops::Range;

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64;

use crate::signs::stops;

/// A sentence shorter than a dozen 汉字 may recur by itself.
const LONG: usize = 36;
/// Repeated sentences on end make a repeated passage from this many bytes on (about two hundred 汉字) …
const PASSAGE: usize = 600;
/// … and this many sentences.
const SENTENCES: usize = 3;
/// What stands between two repeated passages or behind the last, holds no sentence, and is shorter than this (a hundred 汉字) is
/// furniture that the page prints around each copy, and goes with them.
const SCRAP: usize = 300;

/// A sentence or line.
struct Unit {
    range: Range<usize>,
    /// Whether nothing but white space and signs is in it.
    blank: bool,
    /// Whether it ends with a full stop.
    sentence: bool,
    /// Which unit said the same first.
    first: Option<usize>,
}

impl Unit {
    fn seen(&self) -> bool {
        self.first.is_some()
    }

    fn is_long(&self) -> bool {
        self.range.len() >= LONG && !self.blank
    }
}

/// The parts of the text that are no repetition. Usually one range, the whole.
pub(super) fn without_repeats(text: &str) -> Vec<Range<usize>> {
    let mut kept: Vec<Range<usize>> = Vec::new();
    if !may_repeat(text) {
        kept.push(0..text.len());
        return kept;
    }
    let units = units(text);
    let keep = |kept: &mut Vec<Range<usize>>, range: Range<usize>| match kept.last_mut() {
        Some(last) if last.end == range.start => last.end = range.end,
        _ if range.is_empty() => {}
        _ => kept.push(range),
    };
    let mut at = 0;
    for passage in passages(&units) {
        for unit in &units[at..passage.start] {
            keep(&mut kept, unit.range.clone());
        }
        at = passage.end;
    }
    for unit in &units[at..] {
        keep(&mut kept, unit.range.clone());
    }
    if kept.is_empty() {
        kept.push(0..text.len());
    }
    kept
}

/// Bits of the table by which most texts show that they repeat nothing.
const TABLE: usize = 1 << 16;

/// Whether so many long sentences on end may stand in the text before that they make a passage: a bit for each sentence tells
/// for certain only that it is new.
fn may_repeat(text: &str) -> bool {
    let mut known = [0_u64; TABLE / 64];
    let mut on_end = 0;
    pieces(text).filter(|piece| piece.len() >= LONG).any(|piece| {
        let words = bare(text.get(piece).unwrap_or(""));
        let hash = xxh3_64(end(words.as_bytes())) as usize % TABLE;
        let Some(known) = known.get_mut(hash / 64) else { return true };
        let bit = 1 << (hash % 64);
        if *known & bit != 0 {
            on_end += 1;
        } else if words.chars().any(is_letter) {
            on_end = 0;
        }
        *known |= bit;
        on_end >= SENTENCES
    })
}

/// A sentence without the white space around it. Nearly all begin with a 汉字 and end with a stop: they have none.
fn bare(words: &str) -> &str {
    match words.as_bytes() {
        [0xE4..=0xE9, .., 0xE3, 0x80, 0x82] | [0xE4..=0xE9, .., 0xEF, 0xBC, _] => words,
        _ => words.trim(),
    }
}

/// The last bytes of a sentence: hardly any two sentences end alike.
fn end(words: &[u8]) -> &[u8] {
    words.last_chunk::<32>().map_or(words, |end| end)
}

/// Where the text is cut: behind stops and line ends.
fn pieces(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    let ends = stops(text).filter_map(|at| Some(at + stop(text.as_bytes().get(at..)?)?)).chain([text.len()]);
    ends.map(move |end| std::mem::replace(&mut start, end)..end).filter(|piece| !piece.is_empty())
}

/// Sentences that end at a stop or at the end of a line; together they are the text.
fn units(text: &str) -> Vec<Unit> {
    let mut units = Vec::with_capacity(text.len() / 90 + 1);
    let mut known: FxHashMap<u64, usize> = FxHashMap::with_capacity_and_hasher(text.len() / 90, Default::default());
    for range in pieces(text) {
        // Spaces around a sentence differ from one copy to the next.
        let words = text.get(range.clone()).unwrap_or("").trim();
        let blank = !words.chars().any(is_letter);
        let number = units.len();
        let first = *known.entry(xxh3_64(words.as_bytes())).or_insert(number);
        let first = (!blank && first != number).then_some(first);
        let sentence = words.ends_with(['。', '！', '？']);
        units.push(Unit { range, blank, sentence, first });
    }
    units
}

/// Bytes of the stop or line end with which `rest` begins.
fn stop(rest: &[u8]) -> Option<usize> {
    match rest {
        [b'\n', ..] => Some(1),
        // 。 and ！：；？
        [0xE3, 0x80, 0x82, ..] | [0xEF, 0xBC, 0x81 | 0x9A | 0x9B | 0x9F, ..] => Some(3),
        _ => None,
    }
}

/// Whether a character is a letter, a digit or, as nearly all are, a 汉字.
fn is_letter(c: char) -> bool {
    ('\u{4e00}'..='\u{9fa5}').contains(&c) || c.is_alphanumeric()
}

/// Runs of units in which every long one stood before, with what stands beside them as it does beside the original.
fn passages(units: &[Unit]) -> Vec<Range<usize>> {
    let mut passages: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < units.len() {
        if !(units[at].is_long() && units[at].seen()) {
            at += 1;
            continue;
        }
        let start = at;
        let (mut end, mut bytes, mut sentences) = (at, 0, 0);
        while at < units.len() && (units[at].seen() || !units[at].is_long()) {
            if units[at].is_long() {
                end = at + 1;
                bytes += units[at].range.len();
                sentences += 1;
            }
            at += 1;
        }
        if bytes >= PASSAGE && sentences >= SENTENCES {
            let floor = passages.last().map_or(0, |passage| passage.end);
            let before = alike(units, (floor..start).rev(), units[start].first.map(|first| (0..first).rev()));
            let after = alike(units, end..units.len(), units[end - 1].first.map(|first| first + 1..start));
            passages.push(start - before..end + after);
            at = at.max(end + after);
        }
    }
    without_scraps(passages, units)
}

/// How many units of `copy` belong to a passage because they say the same as those beside its first occurrence: title and
/// salutation, which are too short to be found by themselves. Blank ones go along.
fn alike(units: &[Unit], copy: impl Iterator<Item = usize>, original: Option<impl Iterator<Item = usize>>) -> usize {
    let Some(original) = original else { return 0 };
    let mut original = original.filter(|at| !units[*at].blank);
    let mut count = 0;
    for (passed, at) in copy.enumerate() {
        if units[at].blank {
            continue;
        }
        // What recurs within the original too is known by its own first occurrence.
        let same = original.next().is_some_and(|other| units[at].first == Some(units[other].first.unwrap_or(other)));
        if !same {
            break;
        }
        count = passed + 1;
    }
    count
}

/// Passages joined over the scraps between them.
fn without_scraps(passages: Vec<Range<usize>>, units: &[Unit]) -> Vec<Range<usize>> {
    let is_scrap = |between: Range<usize>| {
        let new = units[between].iter().filter(|unit| !unit.blank && !unit.seen());
        new.clone().all(|unit| !unit.sentence) && new.map(|unit| unit.range.len()).sum::<usize>() < SCRAP
    };
    let mut joined: Vec<Range<usize>> = Vec::new();
    for passage in passages {
        match joined.last_mut() {
            Some(last) if is_scrap(last.end..passage.start) => last.end = passage.end,
            _ => joined.push(passage),
        }
    }
    if let Some(last) = joined.last_mut()
        && is_scrap(last.end..units.len())
    {
        last.end = units.len();
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn kept(text: &str) -> String {
        without_repeats(text).into_iter().map(|piece| &text[piece]).collect()
    }

    fn passage(topic: &str) -> String {
        (1..20)
            .map(|n| format!("　　第{n}件，{topic}按计划推进并取得新的进展，群众得到更多实惠。\n\n各位代表！\n"))
            .collect()
    }

    #[test]
    fn a_text_given_several_times_is_kept_once() {
        let ending: String =
            (1..6).map(|n| format!("另外第{n}段只此一次的话，讲别的事情，没有重复，也不是页面的装饰。")).collect();
        let text = passage("修路");
        let page = format!("首页\n报告\n{text}\n打印\n首页\n报告\n{}打印\n{ending}", text.replace('\n', ""));
        assert_eq!(kept(&page), format!("首页\n报告\n{text}\n打印\n{ending}"));
        assert_eq!(kept(&format!("{text}{text}下载\n{text}责任编辑")), text);
    }

    #[test]
    fn a_sentence_that_recurs_stays() {
        let text = format!("{}{}", passage("修路"), passage("治水"));
        assert_eq!(kept(&text), text);
        let quoted =
            format!("{text}第3件，修路按计划推进并取得新的进展，群众得到更多实惠。结束语在这里，只说这一次而已。");
        assert_eq!(kept(&quoted), quoted);
    }

    proptest! {
        #[test]
        fn keeps_every_sentence_once(picks in proptest::collection::vec((0usize..6, 0usize..3), 0..40)) {
            let sentence = |n: usize| format!("这是编号为{n}的一句话，它的内容与别的句子都不相同，长度也足够。");
            let text: String = picks.iter().map(|(n, ends)| format!("{}{}", sentence(*n), ["", "\n", " 各位代表！\n"][*ends])).collect();
            let kept = kept(&text);
            for (n, _) in &picks {
                prop_assert!(kept.contains(&sentence(*n)));
            }
        }

        #[test]
        fn pieces_rise_and_stay_on_characters(text in "(第一句话讲修路的事情有进展。|第二句话讲治水的事情有进展。|[a\n 。]){0,60}") {
            let mut last = 0;
            for piece in without_repeats(&text) {
                prop_assert!(piece.start >= last && piece.end <= text.len() && text.get(piece.clone()).is_some());
                last = piece.end;
            }
        }
    }
}
