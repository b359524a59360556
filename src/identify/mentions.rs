//! How often a text names each unit of the gazetteer, and how often it speaks of its own: one list of all words, built once.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::region::{Gazetteer, Level, RegionId};
use crate::wordlist::Wordlist;

/// A short name that stands so often is the text's own place.
const OFTEN: u32 = 10;

/// Whether a county's short name is a word of the language too.
pub(super) fn is_word(name: &str) -> bool {
    WORDS.contains(&name)
}

/// How a text says that it speaks of its own unit, for each kind as in [`KINDS`](super::region::KINDS) with 我 and with 全.
const SPOKEN: [&str; 16] = [
    "我国", "全国", "我省", "全省", "我市", "全市", "我县", "全县", "我区", "全区", "我州", "全州", "我盟", "全盟",
    "我旗", "全旗",
];
/// Parties and governments of provinces, and of autonomous regions.
const GOVERNMENTS: [&str; 4] = ["省委", "省政府", "自治区党委", "自治区政府"];
/// All these.
const PHRASES: usize = SPOKEN.len() + GOVERNMENTS.len();

/// All that is looked for in one walk through a text.
struct Lookout {
    list: Wordlist,
    /// Full and short names of two characters and more, in order: the first words of the list.
    names: Vec<&'static str>,
    /// The units that bear each name, in any year.
    units: Vec<&'static [RegionId]>,
    /// The place of each name.
    places: FxHashMap<&'static str, usize>,
    /// For each word of the list, its place among the [`PHRASES`]. 全州 is a name too.
    spoken: Vec<Option<usize>>,
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

static LOOKOUT: LazyLock<Lookout> = LazyLock::new(|| {
    let mut names: Vec<&'static str> = Gazetteer::shared()
        .iter()
        .flat_map(|(_, region)| std::iter::once(region.name).chain(region.short_names.iter().copied()))
        .filter(|name| name.chars().nth(1).is_some() && !COMMON.contains(name))
        .collect();
    names.sort_unstable();
    names.dedup();
    let spoken: Vec<&'static str> = [&SPOKEN[..], &GOVERNMENTS].concat();
    let others = spoken.iter().filter(|word| names.binary_search(word).is_err());
    let words: Vec<&'static str> = names.iter().chain(others).copied().collect();
    Lookout {
        list: Wordlist::new(&words),
        units: names.iter().map(|name| Gazetteer::shared().named(name)).collect(),
        places: names.iter().enumerate().map(|(at, name)| (*name, at)).collect(),
        spoken: words.iter().map(|word| spoken.iter().position(|spoken| spoken == word)).collect(),
        names,
    }
});

/// Of the words of one kind, found wherever they stand, those that do not overlap: leftmost first, of words at one place the
/// longest.
#[derive(Default)]
struct Apart {
    last: Option<(usize, Range<usize>)>,
}

impl Apart {
    /// Takes the next word in, counting it in `times` where it does not lie in the one before.
    fn hear(&mut self, word: usize, range: Range<usize>, times: &mut [u32]) {
        let mut add = |word: usize, by: i32| {
            times.get_mut(word).into_iter().for_each(|times| *times = times.saturating_add_signed(by));
        };
        match &self.last {
            Some((shorter, last)) if last.start == range.start => add(*shorter, -1),
            Some((_, last)) if range.start < last.end => return,
            _ => {}
        }
        add(word, 1);
        self.last = Some((word, range));
    }
}

/// Every name in a few words, the longest at each place.
pub(super) fn mentions(words: &str) -> Vec<&'static str> {
    let mut found: Vec<(Range<usize>, &'static str)> = Vec::new();
    LOOKOUT.list.each(words, |hit| {
        let Some(name) = LOOKOUT.names.get(hit.word) else { return };
        // The longer name comes after the shorter one.
        found.pop_if(|(last, _)| last.start == hit.range.start);
        if found.last().is_none_or(|(last, _)| last.end <= hit.range.start) {
            found.push((hit.range, name));
        }
    });
    found.into_iter().map(|(_, name)| name).collect()
}

/// How often each name stands in a text, and each word by which it speaks of its own unit.
#[derive(Debug)]
pub(super) struct Counts {
    /// By the place of the name.
    names: Vec<u32>,
    /// The places of those that stand in it.
    said: Vec<usize>,
    /// By the place among the [`PHRASES`].
    spoken: [u32; PHRASES],
}

impl Counts {
    pub fn of(text: &str) -> Self {
        let mut counts = Counts { names: vec![0; LOOKOUT.names.len()], said: Vec::new(), spoken: [0; PHRASES] };
        let (mut named, mut spoken) = (Apart::default(), Apart::default());
        LOOKOUT.list.each(text, |hit| {
            if let Some(Some(word)) = LOOKOUT.spoken.get(hit.word) {
                spoken.hear(*word, hit.range.clone(), &mut counts.spoken);
            }
            if hit.word < counts.names.len() {
                counts.said.push(hit.word);
                named.hear(hit.word, hit.range, &mut counts.names);
            }
        });
        counts.said.sort_unstable();
        counts.said.dedup();
        counts
    }

    pub fn times(&self, name: &str) -> u32 {
        LOOKOUT.places.get(name).and_then(|at| self.names.get(*at)).copied().unwrap_or(0)
    }

    /// Names that stand in the text, with their counts.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, u32)> {
        let count = |at: &usize| Some((*LOOKOUT.names.get(*at)?, *self.names.get(*at)?));
        self.said.iter().filter_map(count).filter(|(_, times)| *times > 0)
    }

    /// Names that stand in the text, with the units that bear them in any year.
    pub fn borne(&self) -> impl Iterator<Item = (&'static str, &'static [RegionId])> {
        let said = self.said.iter().filter(|at| self.names.get(**at).is_some_and(|times| *times > 0));
        said.filter_map(|at| Some((*LOOKOUT.names.get(*at)?, *LOOKOUT.units.get(*at)?)))
    }

    /// How often the text says 我市 of the kind of unit at `kind`, and how often 全市.
    pub fn of_kind(&self, kind: usize) -> (u32, u32) {
        let times = |at: usize| self.spoken.get(at).copied().unwrap_or(0);
        (times(2 * kind), times(2 * kind + 1))
    }

    /// How often the party and government of a province are named, and those of an autonomous region.
    pub fn of_governments(&self) -> (u32, u32) {
        match self.spoken {
            [.., party, government, regional_party, regional] => (party + government, regional_party + regional),
        }
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
