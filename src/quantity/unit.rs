//! Units of measure and measure words, as reports print them.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};

use super::gap::{gap, letter, starts};
use super::numeral::Numeral;
use crate::symbol::Symbol;

/// How sure a word is to be a unit after a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Money, shares, measures of size: a unit after any numeral.
    Measure,
    /// A measure word: after Arabic numbers and Chinese numerals from two up.
    Count,
    /// Counts something after Arabic digits only: 12县, 3类.
    Weak,
    /// A unit only with 万 or 亿 (万方, 亿度), as the word has other meanings.
    WithMagnitude,
    /// No unit although it begins with one: 位于.
    Word,
    /// No unit after a blank or a Chinese digit: 5200 \n 家庭.
    WordAfterGap,
    /// 成, tenths.
    Tenths,
}

/// Money, shares, size, energy, time.
const MEASURES: &str = "元 美元 美金 欧元 港元 港币 日元 英镑 澳元 新台币 台币 卢布 \
    % ％ ﹪ ‰ 个百分点 百分点 倍 \
    吨 公斤 千克 斤 克 毫克 微克 担 吨标准煤 吨标煤 吨煤 公担 市斤 \
    亩 公顷 平方公里 平方千米 平方米 平米 平方 ㎡ m2 km2 m² km² \
    公里 千米 米 厘米 毫米 海里 华里 km 延米 延长米 皮长公里 芯公里 对公里 正线公里 车道公里 \
    立方米 立方 升 毫升 m3 m³ 千瓦时 千瓦 兆瓦 兆瓦时 吉瓦 瓦 千伏 千伏安 兆伏安 伏 kV KV kv MW GW kW KW kw MWh kWh KVA kVA \
    微克/立方米 微克每立方米 微克／立方米 毫克/升 mg/L mg/l μg/m3 μg/m³ ug/m3 毫克/立方米 纳克 \
    GB TB PB Mbps Gbps 兆 Tbps EFLOPS PFLOPS PFlops \
    小时 分钟 秒 秒钟 个月 个工作日 工作日 个小时 个星期 星期 ℃ 摄氏度 \
    人次 人天 人日 车次 架次 班次 航次 标箱 标准箱 TEU 标台 标准台 载重吨 吨位 吨公里 人公里 马力 岁 亩次 个基点 基点 BP 户次 件次 家次 场次 课时 \
    学位 床位 泊位 机位";

/// Measure words.
const COUNTS: &str = "个 家 户 人 名 位 项 条 座 所 套 辆 件 次 天 处 栋 幢 张 份 篇 部 台 架 艘 只 头 羽 匹 尾 株 棵 粒 枚 块 片 \
    幅 面 支 根 眼 口 孔 段 场 起 宗 例 桩 款 对 组 间 本 册 卷 盏 瓶 盒 箱 袋 包 列 趟 床 席 班 把 台套 台（套） 台(套) 台/套 \
    人份 批次 项次 剂次 人/次 点位 门 则 道 尊 顶 顿 发 团 组次 宗地 辆次 口井 股 例次 剂 针 盘 樽 筐 篮 捆 束 杯";

/// Words that count only after Arabic digits.
const WEAK: &str = "分 周 村 镇 乡 县 市 区 旗 州 省 类 种 层 轮 批 期 社区 街道 岗位 车位 企业 学校 校 国 县区 县市 市县 区县 省市 省区 \
    镇街 乡镇 站 字 线 圈 环 桥 路 街 巷 馆 园 厂 矿 库 塔 井 船 车 舰 机 港 岛 湖 河";

/// Units only with 万 or 亿.
const WITH_MAGNITUDE: &str = "方 度 里 卡 羽 片 字 TEU 标 节 美刀";

/// Words that begin with a unit.
const WORDS: &str = "位于 位居 位列 位次 处于 处在 部署 支持 支撑 支付 面向 面对 根据 根本 对外 对口 对接 对标 对于 包括 包容 所有 所在 所谓 \
    起步 起来 起草 只要 只有 只能 元旦 元宵 元素 元月 元化 元器件 元结构 天津 天河 名列 人民 人均 人大 人代会 次会议 次全会 次全体 次党代会 次全国 \
    次人民代表 届 级 米线 分别 分布 分类 分公司 分局 分之 分配 分享 分红 分区 分明 分析 分级 周年 周岁 周边 周期 周密 区域 区间 市场 市委 市政 市级 市直 \
    市民 市人大 市属 市长 市区 市辖 县域 县级 县委 县城 县政 县人大 省级 省委 省政 省人大 省直 省长 省属 区委 区级 区政 区直 区人大 区长 乡村 村级 村民 \
    国家 国道 国企 国有 国际 国内 国债 类似 种植 种业 种养 种子 层次 层面 层级 批准 批复 期间 期末 期货 轮番 点半 点钟 点到 线路 线城市 线上 \
    线下 线工作 线以 路径 路线 圈层 环节 环保 环境 桥头 街区 街道办 园区 厂区 库区 站点 站式 车间 车辆 校园 校区 井喷 机关 机制 机构 港口 港区 港澳 \
    口岸 口之家 口人 门类 则是 道路 顶层 发展 发放 发动 发挥 团队 团结 班子 把手 股份 股权 股票 针对 盘活 束缚 点支撑 点对点 点带面 点示范 点布局 \
    字号 字型 字形 字头 字路口 期工程 期项目 期建设 期改造 度假 度电 方面 方案 方针 方位 里程 节约 节能 节点 片区 标准 标志 标杆 卡通 \
    校联 校一 国两制 国外 国语 国民 国联 环路 环线 环内 环外 圈一 圈两 站一 路一 港一 河一 河两 湖一 库一 园一 园多 区一 区多 区三 区两 区四 市一 县一 \
    街一 街两 街三 企业家 学校园 村一 镇一 乡一 湖四 江四 线一 线三 路三 园三 桥三 岛一 点一 点三 点多 线多 面多 批一 天候 人居 人才 方之 号 级联 \
    大 强 期叠加 老 改 馆一 环一 车一 点零 千米跑 米跑 米长跑 路军 米赛 面一 面两 面红旗 面三 个一 对一 元村 元乡 元镇 元县 元企业 元产业 元园区 元楼";

/// Words that begin with a unit and that can also follow a number (5家庭 is no unit, 5家庭院 is one).
const WORDS_AFTER_GAP: &str = "家庭 家具 家电 家政 家园 家装 家禽 家长 家居 家乡 个人 个体 个性 个税 个别 个案 项目 条件 条例 条块 名师 名校 \
    名村 名牌 名企 名优 名单 名片 名城 名镇 座谈 台湾 台账 台阶 台商 台风 天然 天气 天地 次数 次产业 部门 部分 部委 部队 面积 面貌 张家 组织 组建 组合 组成 套餐 间接 \
    场所 场地 场景 场馆 片面 块状 本级 本地 本科 本市 本省 本县 本区 本届 本轮 户籍 户均 户外 户厕 处理 处置 处罚 处级 例如 份额 口粮 口径 件事 人口 人员 人工 \
    人力 人社 人身 人文 人生 人士 人群 人物 所需 所属 所得 条龙 头号 头雁 只争 位一体 位置 位势 家门口 口气 口头 人士 分钱 天下 家族 根治 发明 发现 发电 发布 门店 \
    门户 门诊 米袋 列车 列入 列支 本土 床铺 株连 支出 支部 支农 支行 支队 支线 支柱 支援 支小 对象 对照 对策 对比 对待 段时 包装 包容 包抓 包保 包联 班组 把握 把关";

/// A unit in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// The byte after it.
    pub(super) end: usize,
    /// As printed, with the numeral's 万 or 亿, in characters of normal width.
    pub(super) word: Symbol,
    /// Whether the value is in tenths: 四成.
    pub(super) tenths: bool,
    /// Whether it is a share, a length of time or another measure, so that 内 after it means within.
    pub(super) measure: bool,
}

struct Table {
    automaton: AhoCorasick,
    kinds: Vec<Kind>,
}

fn table() -> Option<&'static Table> {
    static TABLE: OnceLock<Option<Table>> = OnceLock::new();
    TABLE
        .get_or_init(|| {
            let lists = [
                (MEASURES, Kind::Measure),
                (COUNTS, Kind::Count),
                (WEAK, Kind::Weak),
                (WITH_MAGNITUDE, Kind::WithMagnitude),
                (WORDS, Kind::Word),
                (WORDS_AFTER_GAP, Kind::WordAfterGap),
                ("成", Kind::Tenths),
                ("成立 成功 成员 成果 成本 成绩 成效 成都 成分 成就 成长 成年 成熟 成品 成套 成型 成为 成片 成千 成林 成交 成名", Kind::Word),
            ];
            let mut words = Vec::new();
            let mut kinds = Vec::new();
            for (list, kind) in lists {
                for word in list.split_whitespace() {
                    words.push(word);
                    kinds.push(kind);
                }
            }
            // The words are fixed and few: building cannot fail, and without them every number would be bare.
            let automaton = AhoCorasick::builder()
                .match_kind(MatchKind::LeftmostLongest)
                .start_kind(StartKind::Anchored)
                .build(words)
                .ok()?;
            Some(Table { automaton, kinds })
        })
        .as_ref()
}

/// The longest entry at `at` that ends at or before `limit`.
fn entry(text: &str, at: usize, limit: usize) -> Option<(Kind, usize)> {
    let table = table()?;
    let input = Input::new(text).span(at..limit.min(text.len())).anchored(Anchored::Yes);
    let found = table.automaton.find(input)?;
    table.kinds.get(found.pattern().as_usize()).map(|kind| (*kind, found.end()))
}

/// The longest name of a unit in bytes, with room for the word that it may begin.
const REACH: usize = 32;

/// The unit of `numeral` at `at`, over the blanks and stray semicolons that copying leaves before it.
pub(super) fn read(text: &str, at: usize, numeral: &Numeral) -> Option<Unit> {
    let (from, apart) = approach(text, at)?;
    let (mut kind, mut end) = entry(text, from, from + REACH)?;
    let chinese = !numeral.arabic;
    let single = chinese && numeral.letters == 1 && !numeral.bare && numeral.value < rust_decimal::Decimal::TEN;
    if kind == Kind::WordAfterGap {
        if apart || chinese && !text.get(from..)?.starts_with('个') {
            return None;
        }
        // 5家庭院: the first character alone is the unit.
        (kind, end) = entry(text, from, from + letter(text, from)?.len_utf8())?;
    }
    let plain = numeral.magnitude.word().is_empty();
    let printed = text.get(from..end)?;
    let fits = match kind {
        // 三元, 二元 are names and ideas, not sums.
        Kind::Measure => {
            !(single && plain && matches!(printed, "元" | "米" | "克" | "斤" | "升" | "岁" | "兆" | "瓦" | "担"))
        }
        Kind::Count if single && plain => numeral.value > rust_decimal::Decimal::ONE && !TOGETHER.contains(&printed),
        Kind::Count => true,
        Kind::Weak => {
            numeral.arabic && !apart && plain && !numeral.integer().is_some_and(|n| (1900..2100).contains(&n))
        }
        Kind::WithMagnitude => !plain,
        Kind::Tenths => plain && numeral.value <= rust_decimal::Decimal::TEN,
        Kind::Word | Kind::WordAfterGap => false,
    };
    if !fits || (apart && !joins(kind, numeral, &text[at..from])) {
        return None;
    }
    if kind == Kind::Tenths {
        return Some(Unit { end, word: Symbol::fixed("%"), tenths: true, measure: true });
    }
    let (printed_end, denominator) = denominator(text, end);
    let word = name(numeral.magnitude.word(), printed, denominator);
    Some(Unit { end: printed_end, word, tenths: false, measure: kind == Kind::Measure })
}

/// Measure words that a single Chinese digit joins into other words: 三人, 一位, 三次产业, 四面.
const TOGETHER: &[&str] = &[
    "人", "位", "次", "面", "头", "口", "段", "部", "点位", "对", "组", "块", "片", "本", "股", "根", "把", "发", "团",
    "门", "道", "班", "列", "名", "场", "例", "包", "则", "针", "支", "起", "只", "份", "篇", "款", "剂",
];

/// Whether a unit may stand apart from its number: measures anywhere, measure words on the same line or the next.
fn joins(kind: Kind, numeral: &Numeral, between: &str) -> bool {
    let breaks = between.matches('\n').count();
    let semicolon = between.contains([';', '；']);
    match kind {
        Kind::Measure => !semicolon || between.len() <= '；'.len_utf8(),
        Kind::Count => !semicolon && breaks <= 1 && (numeral.arabic || breaks == 0),
        _ => false,
    }
}

/// Where the unit begins, and whether something stands between: blanks, or a semicolon that cannot be one because a
/// sign of a share follows.
fn approach(text: &str, at: usize) -> Option<(usize, bool)> {
    let mut from = gap(text, at).end;
    if let Some(stray @ (';' | '；')) = letter(text, from) {
        let next = gap(text, from + stray.len_utf8()).end;
        if !["%", "％", "‰", "个百分点", "亿元", "万元"].iter().any(|sign| starts(text, next, sign)) {
            return None;
        }
        from = next;
    }
    Some((from, from != at))
}

/// What follows a slash: 微克/立方米, 元/月, 吨标煤/万元. The byte after it, and the words.
fn denominator(text: &str, end: usize) -> (usize, &str) {
    let Some(slash) = letter(text, end).filter(|sign| matches!(sign, '/' | '／' | '∕')) else { return (end, "") };
    let from = end + slash.len_utf8();
    let rest = text.get(from..).unwrap_or("");
    let times = rest.find(|c| !"十百千万亿".contains(c)).unwrap_or(0).min(6);
    let stem = from + times;
    let period = ["年", "月", "日", "季度", "季", "周", "时"].iter().find(|word| starts(text, stem, word));
    let stop = match (period, entry(text, stem, stem + REACH)) {
        (_, Some((Kind::Measure | Kind::Count, stop))) => stop,
        (Some(period), _) => stem + period.len(),
        _ => return (end, ""),
    };
    (stop, text.get(from..stop).unwrap_or(""))
}

/// The unit as printed, in characters of normal width.
fn name(magnitude: &str, printed: &str, denominator: &str) -> Symbol {
    let plain = match printed {
        "％" | "﹪" => "%",
        other => other,
    };
    if magnitude.is_empty() && denominator.is_empty() && !plain.contains('／') {
        return Symbol::new(plain);
    }
    let mut word = String::with_capacity(24);
    word.push_str(magnitude);
    word.push_str(plain);
    if !denominator.is_empty() {
        word.push('/');
        word.push_str(denominator);
    }
    Symbol::new(&word.replace('／', "/"))
}

/// The whole of `words` as a unit: `亿元` in a table's head.
pub(super) fn whole(words: &str) -> Option<Symbol> {
    let times = words.find(|c| !"十百千万亿".contains(c)).unwrap_or(words.len());
    let stem = words.get(times..)?;
    if stem.is_empty() {
        return (times > 0).then(|| Symbol::new(words));
    }
    match entry(words, times, words.len()) {
        Some((Kind::Measure | Kind::Count, end)) if denominator(words, end).0 == words.len() => {
            let (_, denominator) = denominator(words, end);
            Some(name(words.get(..times)?, words.get(times..end)?, denominator))
        }
        _ => None,
    }
}
