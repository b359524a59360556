//! What a section is about, whatever its heading calls it: one place writes 着力扩大内需, the next 促消费稳投资.

use std::sync::OnceLock;

use aho_corasick::AhoCorasick;

/// Fields of work of a government with words that only they use much.
const TOPICS: &[&[&str]] = &[
    &["消费", "内需", "投资", "项目建设", "商贸", "市场活力"],
    &["工业", "制造业", "产业链", "产业体系", "园区", "实体经济", "集群"],
    &["科技", "创新", "人才", "研发", "高新技术", "成果转化"],
    &["改革", "营商环境", "国企", "放管服", "民营", "要素"],
    &["开放", "外贸", "外资", "自贸", "口岸", "一带一路", "招商"],
    &["乡村", "农业", "农村", "粮食", "脱贫", "三农", "高标准农田"],
    &["城镇", "城市", "区域", "城乡", "都市圈", "县城", "新型城镇化"],
    &["生态", "环境", "污染", "绿色", "低碳", "碳达峰", "蓝天", "大气"],
    &["民生", "教育", "就业", "医疗", "社会保障", "养老", "健康", "收入"],
    &["风险", "安全", "稳定", "治理", "法治", "应急", "平安", "信访"],
    &["数字", "信息化", "大数据", "人工智能", "算力", "智能"],
    &["交通", "铁路", "高速公路", "机场", "水利", "基础设施", "能源"],
    &["文化", "旅游", "体育", "非遗", "文明", "景区"],
    &["政府自身", "作风", "廉洁", "依法行政", "勤政", "形式主义", "为民"],
    &["海洋", "港口", "沿海", "渔业", "航运"],
    &["国防", "双拥", "退役军人", "民族", "宗教", "侨务", "港澳"],
];

const COUNT: usize = TOPICS.len();

/// How often a text uses the words of each field.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Topics([f64; COUNT]);

impl Topics {
    /// Of a heading and the text under it; a word of the heading counts ten times.
    pub(super) fn new(heading: &str, text: &str) -> Self {
        let mut topics = [0.0; COUNT];
        for (words, weight) in [(heading, 10.0), (text, 1.0)] {
            for found in matcher().0.find_iter(words) {
                let topic = matcher().1.get(found.pattern().as_usize()).copied().unwrap_or(COUNT);
                if let Some(count) = topics.get_mut(topic) {
                    *count += weight;
                }
            }
        }
        Self(topics)
    }

    /// Cosine of the two: 1 for the same mixture of fields.
    pub(super) fn likeness(&self, other: &Topics) -> f64 {
        let dot: f64 = self.0.iter().zip(&other.0).map(|(a, b)| a * b).sum();
        let size = |topics: &Topics| topics.0.iter().map(|count| count * count).sum::<f64>().sqrt();
        let sizes = size(self) * size(other);
        if sizes > 0.0 { dot / sizes } else { 0.0 }
    }
}

/// All words, and the topic of each.
fn matcher() -> &'static (AhoCorasick, Vec<usize>) {
    static MATCHER: OnceLock<(AhoCorasick, Vec<usize>)> = OnceLock::new();
    MATCHER.get_or_init(|| {
        let words = TOPICS.iter().enumerate().flat_map(|(topic, words)| words.iter().map(move |word| (topic, *word)));
        let (topics, words): (Vec<usize>, Vec<&str>) = words.unzip();
        // A list of plain words cannot fail to build; without it every section is about nothing.
        match AhoCorasick::new(&words) {
            Ok(automaton) => (automaton, topics),
            Err(_) => (empty(), Vec::new()),
        }
    })
}

#[allow(clippy::unwrap_used, reason = "no words at all always build")]
fn empty() -> AhoCorasick {
    AhoCorasick::new::<[&str; 0], &str>([]).unwrap()
}
