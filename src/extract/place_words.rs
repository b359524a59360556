//! Words that tell whose number it is.

use std::sync::LazyLock;

use crate::wordlist::Wordlist;

pub(super) const WHOLES: &[&str] = &[
    "全自治区",
    "全新区",
    "全地区",
    "全国",
    "全省",
    "全市",
    "全区",
    "全县",
    "全州",
    "全盟",
    "全旗",
    "全镇",
    "全域",
    "我国",
    "我省",
    "我市",
    "我区",
    "我县",
    "我州",
    "我盟",
    "我旗",
    "本市",
    "本区",
    "辖区",
    "本地",
    "我们",
    "本级",
    "全境",
    "境内",
];

/// Where a rate is taken, not another rate: 县城空气质量, 主城区绿化.
pub(super) const TOWN: &[&str] = &[
    "中心城区",
    "主城区",
    "城区",
    "市区",
    "农村",
    "城市",
    "城镇",
    "地级市",
    "地级以上",
    "县城",
    "建成区",
    "主城",
    "全域",
];

/// Adjectives that leave a name what it is.
pub(super) const NEUTRAL: &[&str] = &[
    "在库",
    "按常住人口计算的",
    "按户籍人口计算的",
    "县级及以上城市",
    "地级及以上城市",
    "县级以上城市",
    "县城以上城市",
    "市州中心城市",
    "设区城市",
    "设区市",
    "中心城市",
    "主要城市",
    "主要指标",
    "现行标准下",
    "入库",
    "到位",
    "入规",
    "纳统",
    "现行标准",
    "建档立卡",
    "金融机构",
    "银行业",
    "本外币",
    "人民币",
    "全口径",
    "全社会",
    "剩余",
    "其余",
    "重大",
    "全部",
    "现有",
    "实有",
    "各类",
    "各项",
    "累计",
    "主要",
    "经济",
    "社会",
    "环境",
    "常住",
    "居民",
    "人口",
    "地方",
    "财政",
    "辖内",
    "实际",
    "新型",
    "年度",
    "当年",
    "预计",
    "提出",
    "建议",
    "下同",
    "初步",
    "集中式",
    "国家级",
    "国家",
    "绝对",
    "当地",
    "完成",
    "实现",
    "地域",
    "其他",
    "省级",
    "市级",
    "县级",
    "产业",
    "新增",
    "我",
    "约",
    "全",
    "达",
];

pub(super) const PARK: &[&str] = &[
    "园区",
    "开发区",
    "高新区",
    "经开区",
    "工业园",
    "产业园",
    "科技园",
    "保税区",
    "自贸区",
    "自贸试验区",
    "试验区",
    "示范区",
    "集聚区",
    "集中区",
    "新区",
    "产业带",
    "科技城",
    "转移园",
    "产业基地",
    "工业区",
    "孵化器",
    "特色小镇",
    "综保区",
    "合作区",
    "功能区",
    "综合体",
];

pub(super) const ENTERPRISE: &[&str] =
    &["公司", "集团", "企业", "银行", "工厂", "院校", "高校", "大学", "商户", "医院"];

pub(super) const SUB: &[&str] = &[
    "县域",
    "县级",
    "海关",
    "口岸",
    "三市",
    "两市",
    "各县",
    "市州",
    "市县",
    "区县",
    "地区",
    "山区",
    "片区",
    "组团",
    "街道",
    "乡镇",
    "城市群",
    "都市圈",
    "经济圈",
    "经济带",
    "库区",
    "老区",
    "牧区",
    "粤东",
    "粤西",
    "粤北",
    "珠三角",
    "湘南",
    "湘西",
    "主城",
    "郊区",
    "新城",
    "都市区",
    "县城",
    "贫困县",
    "贫困村",
    "沿线",
    "长株潭",
    "示范村",
    "圈",
    "一体化",
];

pub(super) const PROJECT: &[&str] = &["项目", "工程", "重点建设"];

/// Words that tell nothing of what is meant, beside those for the whole region.
pub(super) const STRIPPED: &[&str] = &["国民", "预期", "预计", "全年"];

/// Words in which the name of a park or a new town ends.
pub(super) const PLACES: &[&str] =
    &["新区", "开发区", "高新区", "经开区", "保税区", "集聚区", "工业园", "园区", "新城"];

/// Parts of a region that bear no name of their own.
pub(super) const PARTS: &[&str] =
    &["东西两翼", "两翼", "山区", "库区", "革命老区", "老区", "粤东", "粤西", "粤北", "珠三角", "长株潭", "县域经济"];

/// 县域经济发展加快, 东西两翼经济发展有新突破
pub(super) const AREAS: &[&str] = &["县域经济", "两翼", "山区经济", "老区经济", "城市群", "都市圈", "经济圈", "经济带"];

/// Endings of a branch or a kind of owner.
pub(super) const SECTORS: &[&str] = &[
    "民营经济",
    "非公有制经济",
    "个体私营经济",
    "非公经济",
    "县域经济",
    "国有经济",
    "集体经济",
    "数字经济",
    "海洋经济",
    "产业",
    "行业",
    "领域",
    "工业",
    "农业",
    "服务业",
    "制造业",
    "旅游业",
    "建筑业",
    "城市更新",
    "公路建设",
    "交通建设",
    "城建",
    "板块",
    "集群",
];

/// The words of a list, all looked for at once.
pub(super) struct Any(LazyLock<Wordlist>);

impl Any {
    /// Whether one of them stands in `words`.
    pub(super) fn is_in(&self, words: &str) -> bool {
        self.0.find(words).next().is_some()
    }
}

pub(super) static ANY_WHOLE: Any = Any(LazyLock::new(|| Wordlist::new(WHOLES)));
pub(super) static ANY_HEAD: Any = Any(LazyLock::new(|| Wordlist::new([PLACES, PARTS, AREAS].into_iter().flatten())));
pub(super) static ANY_STRIPPED: Any = Any(LazyLock::new(|| Wordlist::new(WHOLES.iter().chain(STRIPPED))));
pub(super) static ANY_TOWN: Any = Any(LazyLock::new(|| Wordlist::new(TOWN)));
pub(super) static ANY_NEUTRAL: Any = Any(LazyLock::new(|| Wordlist::new(NEUTRAL)));
pub(super) static ANY_PARK: Any = Any(LazyLock::new(|| Wordlist::new(PARK)));
pub(super) static ANY_SUB: Any = Any(LazyLock::new(|| Wordlist::new(SUB)));
pub(super) static ANY_ENTERPRISE: Any = Any(LazyLock::new(|| Wordlist::new(ENTERPRISE)));
pub(super) static ANY_PROJECT: Any = Any(LazyLock::new(|| Wordlist::new(PROJECT)));
