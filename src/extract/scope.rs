//! Whose number it is: the region's own, or that of a park, a company, a part of the region or a superior.

use std::borrow::Cow;

use memchr::memmem::Finder;

use crate::identity::Identity;
use crate::observation::Scope;
use crate::region::{Gazetteer, Level, RegionId};

use crate::span::{holds, last_bytes};

use super::place_words::{
    ANY_ENTERPRISE, ANY_HEAD, ANY_NEUTRAL, ANY_PARK, ANY_PROJECT, ANY_STRIPPED, ANY_SUB, ANY_TOWN, ANY_WHOLE, AREAS,
    ENTERPRISE, NEUTRAL, PARK, PARTS, PLACES, SECTORS, STRIPPED, SUB, TOWN, WHOLES,
};

/// The region that a report speaks for, as far as its words tell whose number it is.
pub(super) struct Place {
    region: Option<RegionId>,
    level: Option<Level>,
    /// The names of the region, the longest first.
    names: Vec<(&'static str, Finder<'static>)>,
    /// 市辖区、区: 全区 is the region itself.
    suffix: Option<char>,
    /// 新区, 开发区, where the region is one: the word means the region itself.
    own: Option<&'static str>,
}

impl Place {
    pub(super) fn new(identity: &Identity) -> Self {
        let region = identity.region.and_then(|id: RegionId| Gazetteer::shared().get(id));
        let mut names: Vec<&'static str> = Vec::new();
        if let Some(region) = region {
            names.push(region.name);
            names.extend(region.short_names.iter().copied());
            names.retain(|name| name.chars().count() > 1);
            names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        }
        Self {
            region: identity.region,
            level: region.map(|region| region.level),
            own: region.and_then(|region| {
                ["新区", "开发区", "高新区", "经开区", "合作区", "示范区"]
                    .into_iter()
                    .find(|word| region.name.ends_with(word))
            }),
            suffix: region.and_then(|region| region.name.chars().next_back()),
            names: names.into_iter().map(|name| (name, Finder::new(name))).collect(),
        }
    }

    /// Whether the region is a county or district: 县域 is the region itself there, and a part of it elsewhere.
    pub(super) fn is_county(&self) -> bool {
        self.level == Some(Level::County)
    }

    /// What 全国, 全省, 全市… mean in this report: the region itself, a superior, or nothing said.
    fn whole(&self, word: &str) -> Option<Whole> {
        let superior = |is: bool| if is { Whole::Superior } else { Whole::Itself };
        Some(match word {
            "全国" | "我国" | "国家" | "中国" => {
                superior(self.level.is_some_and(|level| level != Level::Nation))
            }
            "全省" | "我省" | "全自治区" => {
                superior(matches!(self.level, Some(Level::Prefecture | Level::County)))
            }
            "全市" | "我市" | "本市" => {
                superior(self.level == Some(Level::County) && self.suffix.is_some_and(|c| c != '市'))
            }
            "全州" | "我州" | "全盟" | "我盟" | "全地区" => superior(self.level == Some(Level::County)),
            "全区" | "我区" | "本区" | "全县" | "我县" | "全旗" | "我旗" | "辖区" | "全镇" | "全域" | "全新区" => {
                Whole::Itself
            }
            "本地" | "我们" | "本级" | "全境" | "境内" => Whole::Itself,
            _ => return None,
        })
    }

    /// What a sentence that begins with these words is about, when they begin with a park or a new town by its name.
    pub(super) fn head(&self, words: &str) -> Option<Scope> {
        // Nearly no sentence begins so.
        if !ANY_HEAD.is_in(words) {
            return None;
        }
        let area = AREAS.iter().any(|area| words.find(area).is_some_and(|at| at <= "某某某某".len()));
        if area || PARTS.iter().any(|part| words.starts_with(part)) {
            return Some(Scope::SubArea);
        }
        const VERBS: &[&str] = &[
            "推", "加", "建", "支", "启", "实", "打", "完", "规", "整", "围", "以", "深", "优", "提", "强", "抓", "创",
            "积", "着", "大力", "坚", "促", "高", "全", "各", "国家", "争", "获", "发展", "培", "出台", "聚",
        ];
        let (at, place) = PLACES.iter().filter_map(|word| Some((words.find(word)?, word))).min()?;
        let name = words.get(..at + place.len())?;
        // 开发区继续领先: the one that everybody knows.
        const TELLS: &[&str] = &["经济", "综合"];
        let rest = words.get(name.len()..).unwrap_or("");
        let alone = at == 0 && (rest.is_empty() || TELLS.iter().any(|word| rest.starts_with(word)));
        let proper =
            (at > 0 || alone) && name.chars().count() <= 10 && !VERBS.iter().any(|verb| name.starts_with(verb));
        let follows = !rest.starts_with(['等', '、', '建']);
        let own = self.own.is_some_and(|own| own == *place) || self.names.iter().any(|(own, _)| own.ends_with(name));
        (proper && follows && !own && !WHOLES.iter().any(|word| name.contains(word))).then_some(Scope::Park)
    }

    /// 长沙市加快发展, 湘西地区开发成效明显: whether words begin with the name of a unit below the region.
    pub(super) fn begins_with_part(&self, words: &str) -> bool {
        let prefixes = words.char_indices().skip(2).take(LONGEST_NAME).filter_map(|(at, _)| words.split_at_checked(at));
        prefixes.filter(|(_, rest)| !rest.starts_with(['、', '等', '委'])).any(|(name, rest)| {
            let unit = name.ends_with(['市', '县', '区', '州', '盟', '旗']) && name.chars().nth(2).is_some();
            (unit || rest.starts_with("地区")) && self.is_above(name)
        })
    }

    /// The words without those that mean the whole region.
    pub(super) fn strip<'w>(&self, words: &'w str) -> Cow<'w, str> {
        let mut rest = Cow::Borrowed(words.trim());
        if ANY_STRIPPED.is_in(&rest) {
            for word in WHOLES.iter().chain(STRIPPED) {
                if holds(&rest, word) {
                    rest = rest.replace(word, "").into();
                }
            }
        }
        for (name, finder) in &self.names {
            if finder.find(rest.as_bytes()).is_some() {
                rest = rest.replace(name, "").into();
            }
        }
        rest
    }

    /// Whether 占全市…, in these words, is a share in the region itself: then the subject is a part of it.
    pub(super) fn is_whole(&self, words: &str) -> bool {
        ANY_WHOLE.is_in(words)
            && WHOLES.iter().any(|word| holds(words, word) && matches!(self.whole(word), Some(Whole::Itself)))
    }

    /// Reads the words before a name. `None`: they say nothing of whose number it is.
    pub(super) fn read(&self, words: &str, narrow: bool) -> Option<Reading> {
        if words.is_empty() {
            return None;
        }
        let words = unnumbered(last_bytes(words, LONGEST));
        let mut rest = without_signs(words);
        if rest.is_empty() {
            return None;
        }
        let mut itself = false;
        let mut part = false;
        for (name, finder) in &self.names {
            if let Some(at) = finder.find(rest.as_bytes()) {
                // 某某新城: the region's name at the head of a longer one is a part of the region.
                // 某某的: the region's own.
                let after = rest.get(at + name.len()..).unwrap_or("").trim_start_matches('的').to_owned();
                part = !after.is_empty();
                rest.truncate(at);
                rest += &after;
                itself = !part;
                break;
            }
        }
        if let Some(own) = self.own
            && rest.ends_with(own)
        {
            rest.truncate(rest.len() - own.len());
            itself = true;
            part = false;
        }
        let wholes = if ANY_WHOLE.is_in(&rest) { WHOLES } else { &[] };
        for word in wholes {
            if holds(&rest, word) {
                match self.whole(word) {
                    Some(Whole::Superior) => return Some(Reading::Other(Scope::Superior)),
                    Some(Whole::Itself) => itself = true,
                    None => {}
                }
                rest = rest.replace(word, "");
            }
        }
        if let Some(kinds) = kinds_counted(&rest) {
            rest.drain(..kinds);
        }
        if ANY_NEUTRAL.is_in(&rest) {
            for word in NEUTRAL {
                if holds(&rest, word) {
                    rest = rest.replace(word, "");
                }
            }
        }
        if !narrow {
            rest = without_counted_places(&rest).to_owned();
        }
        if !narrow && ANY_TOWN.is_in(&rest) {
            for word in TOWN {
                rest = rest.replace(word, "");
            }
        }
        if rest.is_empty() {
            return itself.then_some(Reading::Itself);
        }
        if let Some(scope) = classify(&rest) {
            return Some(Reading::Other(scope));
        }
        if part || self.is_above(&rest) {
            return Some(Reading::Other(Scope::SubArea));
        }
        if itself && !SECTORS.iter().any(|word| rest.ends_with(word)) {
            return Some(Reading::Itself);
        }
        narrow.then_some(Reading::Other(Scope::Sector))
    }

    /// Whether these words are the name of a unit below the region: 贵阳空气质量优良率 in a report of 贵州省.
    fn is_above(&self, words: &str) -> bool {
        let gazetteer = Gazetteer::shared();
        let below = |own: RegionId| gazetteer.named(words).iter().any(|id| *id != own && gazetteer.is_within(*id, own));
        self.region.is_some_and(below)
    }

    /// Reads the words before a verb: 园区完成…, 全市实现…. Only words that end in a place or a body are a subject.
    pub(super) fn subject(&self, words: &str, narrow: bool) -> Option<Reading> {
        match self.read(words, narrow || SECTORS.iter().any(|word| words.ends_with(word))) {
            Some(Reading::Other(scope)) => {
                let ends = |list: &[&str]| list.iter().any(|word| words.ends_with(word));
                let whole = WHOLES.iter().any(|word| words.ends_with(word));
                let place = scope == Scope::SubArea
                    || ends(SECTORS)
                    || ends(PARK)
                    || ends(SUB)
                    || ends(ENTERPRISE)
                    || words.ends_with(['县', '区', '镇', '乡', '村', '州', '旗', '市']);
                (place || (whole && scope == Scope::Superior)).then_some(Reading::Other(scope))
            }
            reading => reading,
        }
    }
}

enum Whole {
    Itself,
    Superior,
}

/// What the words before a name say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// 全市: the region itself.
    Itself,
    /// Something else.
    Other(Scope),
}

/// Characters of the longest name of a unit with which a sentence begins: 积石山保安族东乡族撒拉族自治县.
const LONGEST_NAME: usize = 15;

/// Bytes of the words before a name that are read: nobody says more.
const LONGEST: usize = 240;

/// The words without white space, quotes and brackets.
fn without_signs(words: &str) -> String {
    let mut rest = String::with_capacity(words.len());
    rest.extend(words.chars().filter(|c| !c.is_whitespace() && !is_quote(*c)));
    rest
}

/// Quotes and brackets, which say nothing of whose number it is.
fn is_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '"' | '\'' | '‘' | '’' | '(' | ')' | '（' | '）')
}

/// The words without 九市一区, 十三市州 before them: all parts of a region together.
fn without_counted_places(words: &str) -> &str {
    let rest = words.trim_start_matches(|c: char| "一二三四五六七八九十市州地区县".contains(c));
    let counted = words.starts_with(|c: char| "一二三四五六七八九十".contains(c));
    if counted && words.len() - rest.len() >= "九市".len() { rest } else { words }
}

/// The words without the number of a list item before them: （1）, 3、, 2.
fn unnumbered(words: &str) -> &str {
    let words = words.trim_start();
    let inner = words.trim_start_matches(['（', '(']);
    let rest = inner.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let after = rest.trim_start_matches(['）', ')', '、', '.', '．']);
    if rest.len() < inner.len() && after.len() < rest.len() { after } else { words }
}

/// 九大类民生支出, 十项民生支出: into how many kinds the whole is counted; gives the bytes of those words.
fn kinds_counted(words: &str) -> Option<usize> {
    let kinds = words.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
    let rest = ["大类", "大", "类", "项"].into_iter().find_map(|kind| kinds.strip_prefix(kind))?;
    (kinds.len() < words.len()).then_some(words.len() - rest.len())
}

/// Whether words only mean the whole of some region: 全省, 全市.
pub(super) fn is_whole(words: &str) -> bool {
    let words = words.trim_start();
    words.starts_with(['全', '我', '本', '辖', '境']) && WHOLES.contains(&words.trim_end())
}

/// Endings that name something smaller than, or beside, the region.
fn classify(words: &str) -> Option<Scope> {
    if ANY_PARK.is_in(words) {
        return Some(Scope::Park);
    }
    if words.ends_with(['县', '区', '镇', '乡', '村', '州', '旗', '市']) || ANY_SUB.is_in(words) {
        return Some(Scope::SubArea);
    }
    if ANY_ENTERPRISE.is_in(words) {
        return Some(Scope::Enterprise);
    }
    if ANY_PROJECT.is_in(words) {
        return Some(Scope::Project);
    }
    None
}
