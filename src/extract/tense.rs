//! Whether a passage tells what was done or what is to be done, for documents whose headings do not say it.

use std::sync::LazyLock;

use crate::span::holds;
use crate::wordlist::Wordlist;

/// Words of results.
const DONE: &[&str] =
    &["了", "已", "达", "成功", "荣获", "获评", "入选", "新增", "完成", "率先", "预计", "累计", "建成", "突破", "居全"];
/// Words of intent.
const TO_DO: &[&str] = &[
    "将", "要", "力争", "确保", "努力", "争取", "计划", "大力", "切实", "加快", "加强", "推进", "推动", "着力", "全力",
];

/// The words of results, then those of intent, looked for all at once.
static WORDS: LazyLock<Wordlist> = LazyLock::new(|| Wordlist::new(DONE.iter().chain(TO_DO)));

/// How many words of results and of intent stand in `passage`.
fn counts(passage: &str) -> (usize, usize) {
    let (mut done, mut to_do) = (0, 0);
    for hit in WORDS.find(passage) {
        *if hit.word < DONE.len() { &mut done } else { &mut to_do } += 1;
    }
    (done, to_do)
}

/// Whether results outweigh intent in `passage`.
pub(super) fn tells_results(passage: &str) -> bool {
    let (done, to_do) = counts(passage);
    done > to_do
}

/// Characters at the start of a part in which it says that it looks back.
const OPENING: usize = 60;

/// Whether the text of a part begins with a look back at the year and is not mostly intent.
pub(super) fn opens_with_review(part: &str) -> bool {
    let mut opening = String::with_capacity(OPENING * '字'.len_utf8());
    opening.extend(part.chars().filter(|c| !c.is_whitespace()).take(OPENING));
    let back = ["过去的一年", "过去一年", "刚刚过去", "一年来", "是本届政府"].iter().any(|word| holds(&opening, word));
    let outweighs = |(done, to_do): (usize, usize)| 2 * done > to_do;
    back && outweighs(counts(part))
}

#[cfg(test)]
mod tests {
    use super::{opens_with_review, tells_results};

    #[test]
    fn a_part_that_looks_back() {
        assert!(opens_with_review("\n过去的一年，我们经受了考验。全县建成了两座桥，新增企业三百家。"));
        assert!(!opens_with_review("一年来，作风有所改进。今年要加强学习，大力推进公开，切实加快审批。"));
        assert!(!opens_with_review("建成了两座桥，新增企业三百家。"));
    }

    #[test]
    fn results_and_intent() {
        assert!(tells_results("全年新增企业三百家,建成了两座桥,绿化率达四成,成功入选试点。"));
        assert!(!tells_results("将加快建设两座桥,大力推进绿化,力争新增企业三百家。"));
    }
}
