//! Whether a passage tells what was done or what is to be done, for documents whose headings do not say it.

/// Words of results.
const DONE: &[&str] =
    &["了", "已", "达", "成功", "荣获", "获评", "入选", "新增", "完成", "率先", "预计", "累计", "建成", "突破", "居全"];
/// Words of intent.
const TO_DO: &[&str] = &[
    "将", "要", "力争", "确保", "努力", "争取", "计划", "大力", "切实", "加快", "加强", "推进", "推动", "着力", "全力",
];

/// Whether results outweigh intent in `passage`.
pub(super) fn tells_results(passage: &str) -> bool {
    let count = |words: &[&str]| words.iter().map(|word| passage.matches(word).count()).sum::<usize>();
    count(DONE) > count(TO_DO)
}

#[cfg(test)]
mod tests {
    use super::tells_results;

    #[test]
    fn results_and_intent() {
        assert!(tells_results("全年新增企业三百家,建成了两座桥,绿化率达四成,成功入选试点。"));
        assert!(!tells_results("将加快建设两座桥,大力推进绿化,力争新增企业三百家。"));
    }
}
