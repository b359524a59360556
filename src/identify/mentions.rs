//! How often a text names each unit of the gazetteer: one list of all names, built once.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::region::{Gazetteer, Level, RegionId};
use crate::wordlist::Wordlist;

/// A short name that stands so often is the text's own place.
const OFTEN: u32 = 10;

/// Whether a county's short name is a word of the language too.
pub(super) fn is_word(name: &str) -> bool {
    WORDS.contains(&name)
}

struct Names {
    list: Wordlist,
    names: Vec<&'static str>,
}

/// Names that are common words too: as a mention they say nothing.
const COMMON: &[&str] =
    &["城区", "郊区", "矿区", "新区", "市区", "合作", "市郊区", "城中", "新城", "中国", "国家", "中央"];

/// Short names of counties that reports use as words (合作, 资源, 通道): only the full name means the place.
const WORDS: &[&str] = &[
    "合作", "动力", "资源", "和政", "解放", "新建", "新兴", "平安", "振兴", "通道", "新和", "惠民", "港口", "大城",
    "安居", "前进", "平和", "友好", "和安", "新平", "公园", "大通", "公安", "大安", "富民", "惠农", "增城", "互助",
    "新城", "民和", "大新", "安定", "富裕", "同心", "延长", "青山", "乐业", "大兴", "金水", "城中", "和平", "金山",
    "运河", "政和", "清水", "新市", "小河", "工农", "大关", "江干", "立新", "同德", "市中", "同仁", "海港", "宏伟",
    "平原", "迁安", "东方", "滨海", "杂多", "上城", "江海", "爱民", "清新", "新金", "小金", "资中", "长安", "天河",
    "和龙", "上高", "大港", "资兴", "南部", "共和", "友谊", "复兴", "金安", "双城", "江城", "古城", "四方", "永定",
    "江南", "新安", "东风", "兴国", "滨江", "露天", "融安", "建平", "东海", "路桥", "西工", "兴业", "温泉", "安宁",
    "成安", "民权", "江口", "桥头", "明水", "康保", "天等", "吉利", "新河", "滨湖", "建水", "朝天", "光明", "老城",
    "太平", "平房", "定安", "大化", "建安", "清河", "裕民", "城关", "先锋", "生达", "文明", "胜利", "向阳", "建设",
    "红旗", "团结", "安全", "城西", "城东", "城北", "城南", "河东", "河西", "河口", "镇海", "开发", "永和", "永兴",
    "安化", "泰安", "安平",
];

/// Full and short names of two characters and more.
fn names() -> Option<&'static Names> {
    static NAMES: OnceLock<Option<Names>> = OnceLock::new();
    NAMES
        .get_or_init(|| {
            let mut names: Vec<&'static str> = Gazetteer::shared()
                .iter()
                .flat_map(|(_, region)| std::iter::once(region.name).chain(region.short_names.iter().copied()))
                .filter(|name| name.chars().nth(1).is_some() && !COMMON.contains(name))
                .collect();
            names.sort_unstable();
            names.dedup();
            let list = Wordlist::new(&names);
            Some(Names { list, names })
        })
        .as_ref()
}

/// A name in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    pub name: &'static str,
    pub start: usize,
    pub end: usize,
}

/// Every name in `text`, the longest at each place.
pub(super) fn mentions(text: &str) -> impl Iterator<Item = Mention> {
    names().into_iter().flat_map(move |names| {
        names.list.find(text).filter_map(|found| {
            let name = names.names.get(found.word).copied()?;
            Some(Mention { name, start: found.range.start, end: found.range.end })
        })
    })
}

/// How often each name stands in a text.
#[derive(Debug, Default)]
pub(super) struct Counts {
    times: FxHashMap<&'static str, u32>,
}

impl Counts {
    pub fn of(text: &str) -> Self {
        let mut counts = Counts::default();
        for mention in mentions(text) {
            *counts.times.entry(mention.name).or_default() += 1;
        }
        counts
    }

    pub fn times(&self, name: &str) -> u32 {
        self.times.get(name).copied().unwrap_or(0)
    }

    /// Names with their counts.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, u32)> {
        self.times.iter().map(|(name, times)| (*name, *times))
    }

    /// How often the text speaks of a unit: in full, and in short where the short name has its sense to itself.
    pub fn of_unit(&self, id: RegionId) -> u32 {
        Gazetteer::shared().get(id).map_or(0, |region| {
            let word = |name: &str| region.level == Level::County && is_word(name);
            let short = region.short_names.iter().filter(|name| name.chars().nth(1).is_some() && !word(name));
            self.times(region.name) + short.map(|name| self.times(name)).sum::<u32>()
        })
    }

    /// How often the text names a unit, where nothing else says that it is about it: a county's short name counts only where
    /// the full one stands beside it, or where it stands often.
    pub fn of_unclaimed(&self, id: RegionId) -> u32 {
        let (full, all) = (self.in_full(id), self.of_unit(id));
        let county = Gazetteer::shared().get(id).is_none_or(|region| region.level == Level::County);
        if county && full == 0 && all < OFTEN { 0 } else { all }
    }

    /// How often the text names a unit in full.
    pub fn in_full(&self, id: RegionId) -> u32 {
        Gazetteer::shared().get(id).map_or(0, |region| self.times(region.name))
    }
}
