//! The closed vocabulary of the clauses that state numbers: verbs, directions, bounds, fillers.

use std::ops::Range;
use std::sync::OnceLock;

use crate::wordlist::Wordlist;

use super::token::{Kind, Mark};

/// What a word of the vocabulary does in a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Cue {
    /// 达到、完成: the number that follows is the amount itself.
    Reach,
    /// 突破、迈上: the amount, reached at the end of the time spoken of.
    Pass,
    /// 保持在、控制在: the amount, kept over the time spoken of.
    Keep,
    /// 提高到、降至: the amount after a change.
    To,
    /// 增长、提高: a change upwards.
    Up,
    /// 下降、压减: a change downwards.
    Down,
    /// 增速、涨幅
    Rate,
    /// 降幅
    FallRate,
    /// 新增、净增: what was added to a stock.
    Add,
    /// 新建、改造: work that adds up over a time.
    Build,
    /// 由、从: the amount before a change follows.
    From,
    /// 比重、占比
    Share,
    /// 占: what follows is the whole.
    Of,
    /// 年均
    Avg,
    /// 均、双双
    Each,
    /// 分别
    Respectively,
    /// 其中
    Among,
    /// 同比、比上年: the base is the year before.
    YearOnYear,
    /// 比、较: a base follows.
    Than,
    /// 力争、确保
    Want,
    /// 预计
    Expect,
    /// 累计
    Cumulative,
    /// 连续
    Running,
    /// 高于、快于: compared with another place or a plan.
    Compare,
    /// 名义
    Nominal,
    /// 可比价、实际
    Real,
    /// 总量、总数: a noun that repeats the name.
    Noun,
    /// 左右、以上: belongs to a number.
    Bound,
    /// 和、及
    And,
    /// 推动、带动: ends the phrase to its right without being part of a name.
    Verb,
    /// Words that neither name nor decide anything.
    Fill,
    /// 人均: per head of what was just named.
    PerHead,
    /// 日均: per day, per household: no total.
    PerUnit,
    /// Looks like a cue but is part of an ordinary word.
    Word,
}

/// The vocabulary. Longer words win over the shorter ones that they contain.
const WORDS: &[(Cue, &str)] = &[
    (
        Cue::Reach,
        "达到 达 达到或超过 达到或高于 达到或略高于 为 完成 实现 共完成 共实现 完成了 实现了 达成 共计 总计 合计 共 共有 有 拥有 已有 现有 是 \
         高达 多达 仅为 约为 总量达 总额达 规模达 总数达 达到了 完成额 在 将达 可达 保有 约 接近 近 逼近 不足 \
         得到 取得 安排 达至 仍有 尚有 定为 确定为 设定为 确定在 设定在 安排为",
    ),
    (
        Cue::Pass,
        "突破 首次突破 超过 超 首超 首次超过 迈上 迈过 跨上 跨过 跨越 跃上 站上 登上 越过 跃升至 迈入 冲破 大关 过 迈进 跨入 \
         超额完成 双超 齐超 双破 连破 连跨 连上 连续跨越 接连跨越 先后突破 相继突破 历史性突破",
    ),
    (
        Cue::Keep,
        "保持在 保持 控制在 稳定在 维持在 稳定 继续保持在 继续保持 始终保持在 始终控制在 调控在 保持着 稳定保持在 处于 严控在 管控在 \
         控制 稳定控制在 压控在 维持 稳定达到 常年保持在",
    ),
    (
        Cue::To,
        "提高到 提高至 提升到 提升至 增加到 增加至 增至 增长到 增长至 增到 上升到 上升至 升至 升到 扩大到 扩大至 发展到 发展至 \
         下降到 下降至 降到 降至 降为 下降为 降低到 降低至 减少到 减少至 减至 减到 减为 压减到 压减至 压缩到 压缩至 回落到 回落至 \
         缩小到 缩小至 缩短到 缩短至 调整为 优化为 优化到 变为 转变为 调整到 优化调整为 演进为 上调到 上调至 提到 恢复到 \
         回升到 回升至 扩张到 扩展到 扩展至 攀升至 攀升到 跃升到 跃升至 上涨到 上涨至 跃至 改善到 改善为 低至 升为 增为 达到到 回升为 \
         逐步提高到 稳步提高到 提高为 提升为 推进到 壮大到 优化至 调整至 稳步提升到 上升为 提标到 提标至",
    ),
    (
        Cue::Up,
        "增长 增加 提高 提升 上升 上涨 增 涨 递增 扩大 增长了 增加了 提高了 提升了 上升了 上涨了 增多 同增 净增长 升高 攀升 增幅达 \
         增长达 增速达 增长超 增收 猛增 上调 正增长 提标 稳步增长 快速增长 持续增长 平稳增长 逆势增长 实现增长 逆势上扬 增长率达 多增 \
         加快 增量 净增额 净增量 增加额 新增额 升 提速 高速增长 恢复性增长 恢复增长 增产 同比恢复增长 同步增长",
    ),
    (
        Cue::Down,
        "下降 降低 减少 压减 缩小 回落 下跌 下滑 降 减 压缩 削减 负增长 下降了 降低了 减少了 减排 缩减 压降 缩短 收窄 下调 下降率 \
         同比下降 减幅达 降幅达 减低 减产 减收",
    ),
    (
        Cue::Rate,
        "增速 增幅 涨幅 增长率 增长速度 增长幅度 上涨幅度 涨幅度 升幅 增长速率 增长目标 增速目标 上升幅度 提高幅度 总涨幅 同比增速 \
         同比增幅 年增速 增长预期目标",
    ),
    (Cue::FallRate, "降幅 减幅 下降幅度 降低幅度 下降率"),
    (
        Cue::Add,
        "新增 升规入库 新升规 新开通 净增 净增加 新增加 新认定 新登记 新设立 新设 新注册 新登记注册 新培育 培育 培育认定 引进培育 引育 认定 新发展 新入库 新入规 新纳入 新增认定 新引进 \
         新晋 新获批 新申报 增加认定 累计新增 再新增 净新增 新纳规 新上规 纳统 新增纳统 新入统 净增长了 年净增 新晋升 新评",
    ),
    (
        Cue::Build,
        "新建 新改建 新（改）建 新(改)建 新建改建 改建 扩建 新建改造 新建改造提升 新建提升 新改建提升 建设提升 改造建设 建设和改造 新建和改造 新建或改造 建成 建设 改造 开工 新开工 开工建设 开工改造 完成改造 建设改造 改造提升 \
         提质改造 实施 启动 提升改造 启动改造 新开工改造 开工复工 竣工 完工 投入 投入使用 发放 落实 累计投入 减免 为企业 转移 帮助 引进 \
         引进落地 支出 减轻 治理 修建 续建 基本建成 建成投用 硬化 新修 整治 打造 搬迁 分配入住 建成通车 新建通车 通车 减征 共投入 \
         实施改造 新建成 建成了 改造完成 解决 投用 新改扩建 新建、改扩建 新建扩建 改扩建 养护 提档升级 新改建成 创建",
    ),
    (Cue::From, "由 从"),
    (Cue::Share, "比重 占比 之比 比例 份额 的比重 所占比重 占比例 贡献份额 的比例 比率"),
    (Cue::Of, "占 占到 约占 占了 仅占 相当于"),
    (
        Cue::Avg,
        "年均 年平均 年均递增 平均每年 每年平均 平均 年递增 年均增速 年均增幅 年均增长率 年均增长速度 \
         每年递增 每年增长 每年提高",
    ),
    (Cue::Each, "均 都 各 双双 双 均为 皆 分别均 都要"),
    (Cue::Respectively, "分别 依次"),
    (Cue::Among, "其中 其中： 其中:"),
    (
        Cue::YearOnYear,
        "同比 比上年 较上年 比去年 较去年 比上年同期 比上年度 同比上年 比去年同期 与上年相比 比年初 较年初 较上年同期 同期 比上一年 \
         较上一年 比前一年 环比 同比去年 在上年基础上 在去年基础上 上年基础上 比年初预算 年增 年增长",
    ),
    (Cue::Than, "比 较 对比 相比 相比较 基础上 的基础上  要比 相较 相较于"),
    (
        Cue::Want,
        "力求 力争 确保 争取 要 将 计划 拟 目标 预期目标 目标是 预期 努力 使 力争达到 力争实现 力争完成 确保完成 确保实现 力保 必保 务必 \
         奋斗目标 预定 年初预定 年初预期 年初计划 年初确定 预期目标为 预期目标是 目标为 调控目标 调控目标为 要力争 要确保 努力实现 努力完成 着力 要达到 冲刺 向 确保达到 有望",
    ),
    (
        Cue::Expect,
        "预计 预计可 预计全年 预计将 预计达 预计可达 初步预计 初步核算 据预计 初步统计 初步测算 有望达 有望达到 有望突破 预估 可望",
    ),
    (Cue::Cumulative, "累计 累计完成 累计实现 累计达 累计达到 总共 共累计 五年累计 累计共 累计超过 累计突破"),
    (Cue::Running, "连续 连年 每年 历年 年年 每年都 一直 始终 常年 各年"),
    (
        Cue::Compare,
        "恢复 恢复至 高于 快于 低于 高出 超出 优于 好于 领先 高 快 低 慢于 超过年初 高过 慢 落后 低出 快出 优于年初 超年初 大于 高出了 位居 居 列 \
         排名 位列 名列 排 排在 位次 拉动 贡献 下拉 回落至第 升至第 居全",
    ),
    (Cue::Nominal, "名义 现价 按现价 按现价计算 按当年价 按当年价计算 当年价"),
    (
        Cue::Real,
        "实际 可比价 按可比价 按可比价计算 按可比价格 按可比价格计算 可比价格 按不变价 按不变价格 按不变价计算 按不变价格计算 \
         扣除价格因素 扣除物价因素 剔除价格因素 扣除价格因素后 扣除物价上涨因素 扣除价格上涨因素 剔除物价因素 同口径 可比口径 按可比口径 \
         按同口径 按可比口径计算 按同口径计算 可比 同比口径 按可比 剔除不可比因素 扣除不可比因素 剔除政策性因素 自然口径 按自然口径 \
         扣除留抵退税因素 剔除留抵退税因素 扣除留抵退税因素后 剔除减税因素 考虑留抵退税因素 还原留抵退税因素后 同口径下 按照可比口径",
    ),
    (
        Cue::Noun,
        "总量 总额 数量 规模 总数 总户数 总水平 总指数 指数 水平 人数 户数 岗位 人员 额 总值 总规模 总家数 家数 总人数 任务 \
         均值 平均值 平均为 比率 数 住房 安置住房 总里程 里程 任务数 总面积 数值 人次 企业数 平均水平 总人次 就业岗位 群体 体量",
    ),
    (
        Cue::Bound,
        "左右 以上 以内 以下 之内 之间 上下 余 多 不低于 不少于 不超过 不高于 不小于 大约 超 有余 以内的 以上的 左右的 台阶 大台阶 \
         新台阶 整 及以上 不到 至少 最低 最高 以内。 关口",
    ),
    (Cue::And, "和 及 以及 与 and 暨"),
    (Cue::PerHead, "人均"),
    (Cue::PerUnit, "日均 月均 户均 亩均 每天 每日 平均每天 平均每日 每亩 每户 单位 每平方公里 每万人 均每"),
    (
        Cue::Verb,
        "化解 偿还 置换 清偿 消化 推动 带动 拉动 促进 撬动 推进 加快 加强 支持 保障 扩大 鼓励 引导 提供 优化 争取到 开展 深化 做好 落实 对 把 将 为 让 给 用于 \
         撬动了 带动了 拉动了 围绕 聚焦 依托 用好 通过 抓好 抓实 全力 统筹 坚持 持续推进 巩固 保 稳 稳住 强化 不断 大力 发展壮大 培育壮大 做大做强 做强做大",
    ),
    (
        Cue::Fill,
        "的 了 也 又 仍 再 已 已经 仍然 长期 首次 进一步 基本 继续 稳步 持续 全面 全年 年末 年底 全部 大 仅 只 还 则 就 才 能 可 应 可以 各类 \
         各项 合计 到 至 预算 内 中 实有 第一次 年内 年终 同时 此外 另外 并 而 且 首破 逐步 有所 大幅 大幅度 快速 显著 明显 逐年 稳中有升 月人均 年人均 人月均 人年均 \
         一举 成功 顺利 如期 历史性 创历史新高 创新高 再创新高 再次 先后 相继 提前 超预期 一直 总体 总体上 平稳 逆势 反弹 较快 较大 略 略有 \
         稳中 稳健 强劲 不断 大体 年度 年 每人 每月 每人每月 每人每年 每年 每立方米 由负转正 扭负为正 由负为正 转负为正 降转增 由降转升 止跌回升 迅猛 \
         十分 倍增 又好又快 平稳较快 良好 两位数 稳步提升 稳步提高 稳步上升 连 至少 最高 最低 高位 低位 之 以 一次 新 老 更 最 省定 \
         截至目前 截至 截止 目前 当前 当年 至今 任期内 期间 时期 以来 后 前 以年均 以年均增长 二是 一是 三是 四是 五是 六是 七是 首 即 较好 \
         较好地 圆满 有序 有效 超额 强势 实 快 稳定在 全体 每 幅度 扭转 双过半 累 一路 幅 多措并举 一举突破 成功突破 上",
    ),
    (
        Cue::Word,
        "产量 产值 总产 数字 数据 规模以上 限额以上 省级以上 主要 重要 自由 理由 发达 欠发达 存在 现在 行为 作为 成为 和谐 参与 共和国 普及 涉及 及时 和平 总和 温和 中和 碳中和 缓和 饱和 \
         惠及 顾及 触及 提及 波及 危及 和睦 从事 从业 从严 从而 从优 服从 从前 从头 随从 比如 比较 比赛 对比度 占地 占用 占领 侵占 抢占 占补 占道 \
         在建 在线 在校 在册 在园 在职 在编 在库 在岗 在于 在谈 在孵 正在 内在 潜在 外在 实在 经由 事由 由于 由此 缘由 以及 与会 与时俱进 及格 \
         合同 同志 同意 同步 共同 不同 协同 同城 同胞 同等 同类 同一 认同 同行 同心 并网 并购 合并 并举 并联 的确 目的 标的 比价 增值 增值税 增加值 \
         要求 要素 需要 纲要 要点 必要 将来 必将 即将 将军 使用 使命 意向 方向 面向 定向 导向 走向 转向 向上 向好 平均 均衡 均等 户均 地均 亩均 \
         都市 首都 成都 各地 各级 各界 各县 各种 各位 各方 各部门 各乡 各村 各自 各族 各区 各市 各单位 各省 各国 各镇 新增长点 增长点 增长极 经济增长点 \
         对外 对口 对接 对象 对标 对策 针对 绝对 相对 对于 结对 保险 保护 社保 医保 环保 低保 担保 参保 保税 保费 保健 增收节支 农民增收 和县 和田 \
         减税 降费 减负 减灾 减半 节能减排 升级 升学 晋升 涨价 水涨 每平方公里 每亿元 每千人 每公顷 有效发明 有限 有机 有色 国有 公有 所有 有关 有序 \
         共享 共建 公共 共青团 共产党 中共 超级 超市 超低 超高 超大 超长 过程 过去 通过 经过 过渡 过剩 过夜 过境 过度 中国 中心 中小 中央 中学 中医 中药 \
         中期 中介 集中 大学 大桥 大数据 大型 大力 老旧 老年 老人 年轻 年度报告 年产 新型 新能源 新区 新材料 新兴 新农村 新时代 创新 高新 更新 革新 \
         最高人民 低收入 低碳 低效 高效 高速 高铁 高标准 高质量 高端 高层次 高技能 高校 高水平 高技术 高职 高中 快递 快速路 慢性病 \
         水利 水库 水质 水体 供水 饮水 污水 用水 上市 上海 上级 上学 上岗 网上 线上 规上 限上 四上 力度 动力 能力 劳动力 电力 能源 能耗 能够 产能 节能 智能 功能 \
         就业 可再生 再生 再贷款 还款 归还 即征即退 居民 居住 居家 农居 安居 居委 居第 排放 排水 列入 列车 系列 占地面积 到户 到位 到期 到账 达标 达产 直达 传达 下达 \
         有研发机构 有研发活动 拥有量 保有量 通车里程 通车总里程 运营里程 营运里程 营业里程",
    ),
];

/// What characters are that are no text; white space is blank, too.
const MARKS: &[(Kind<'static>, &str)] = &[
    (Kind::Mark(Mark::Enum), "、﹑"),
    (Kind::Mark(Mark::Comma), "，,﹐"),
    (Kind::Mark(Mark::Semi), "；;﹔"),
    (Kind::Mark(Mark::Stop), "。！？!?：:"),
    (Kind::Blank, "“”‘’\"'《》〈〉（）()【】[]〔〕"),
    // Signs that point to a note: 达到★180亿元.
    (Kind::Blank, "★☆▲△※●◆"),
    (Kind::Blank, "—–-─·．*#^①②③④⑤⑥⑦⑧⑨⑩\u{feff}"),
];

/// The vocabulary and the marks, with the kind of token that each makes.
pub(super) struct Lexicon {
    words: Wordlist,
    kinds: Vec<Kind<'static>>,
}

pub(super) fn lexicon() -> &'static Lexicon {
    static SHARED: OnceLock<Lexicon> = OnceLock::new();
    SHARED.get_or_init(|| {
        let mut words = Vec::new();
        let mut kinds = Vec::new();
        for (cue, list) in WORDS {
            for word in list.split_whitespace() {
                words.push(word.to_owned());
                kinds.push(if *cue == Cue::Word { Kind::Text } else { Kind::Cue(*cue) });
            }
        }
        let blanks = ('\0'..='\u{3000}').filter(|letter| letter.is_whitespace()).map(|letter| (Kind::Blank, letter));
        let marks = MARKS.iter().flat_map(|(kind, letters)| letters.chars().map(|letter| (*kind, letter)));
        for (kind, letter) in marks.chain(blanks) {
            words.push(letter.to_string());
            kinds.push(kind);
        }
        Lexicon { words: Wordlist::new(&words), kinds }
    })
}

impl Lexicon {
    /// The words of the vocabulary and the marks in `text`, in order, not overlapping, of words at one place the longest.
    #[inline]
    pub(super) fn find<'t>(&'static self, text: &'t str) -> impl Iterator<Item = (Kind<'static>, Range<usize>)> + 't {
        self.words.find(text).filter_map(|hit| Some((*self.kinds.get(hit.word)?, hit.range)))
    }
}
