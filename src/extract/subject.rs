//! Finds what a number belongs to: the phrase before it, the name after it, or what was named last.

use smallvec::smallvec;

use crate::indicator::{NameMatch, Taxonomy};
use crate::observation::Scope;
use crate::quantity::Quantity;
use crate::span::{Span, holds, last_bytes};

use super::counted::MODIFIERS;
use super::heads;
use super::lead::{Change, Item, Lead};
use super::nature::Class;
use super::phrases::{budget_head, grain_last, last_branch, last_open_of_enterprises, last_way, spelled};
use super::rule::Rule;
use super::slot::{Slot, Slots, What};
use super::state::{Reader, TOPIC};
use super::token::{Kind, Token};
use super::values::{per_head, trim};

/// Verbs of spending before 民生.
const SPENT: &[&str] = &["用于", "投向", "投入"];

/// What is spent on it: all that a government has to spend.
const BUDGETS: &[&str] = &["支出", "财力", "财政资金", "财政性资金", "一般预算"];

/// 新增财力, 超收财力: only a part of it.
fn is_increment(words: &str) -> bool {
    ["新增", "超收", "增量", "增收", "资本"].iter().any(|word| words.contains(word))
}

/// Characters after a head noun in which its crop is looked for.
const AHEAD: usize = 40;

/// Lengths of the road or railway that was named before.
const WAY_LENGTHS: &[&str] = &["通车里程", "通车总里程", "运营里程", "营运里程", "营业里程"];

impl Reader<'_> {
    /// The names that the values may belong to, the rule that found them, and where the next lead begins.
    pub(super) fn candidates(
        &mut self,
        lead: &Lead,
        words: &str,
        clause: &[Token],
        end: usize,
        (values, class): (&[Quantity], Option<Class>),
        first: bool,
    ) -> (Slots, Rule, usize) {
        if let Some((slot, after)) = self.after_number(lead, clause, end, values) {
            return (smallvec![slot], Rule::ValueFirst, after);
        }
        if lead.broken {
            return (Slots::new(), Rule::Nothing, end);
        }
        if lead.trailing {
            return (self.counted(words, clause, end, values).into_iter().collect(), Rule::Counted, end);
        }
        // 甲段等56公里高速公路: the noun after the number is what the ones before it are.
        let examples = lead.items.last().is_some_and(|i| i.name.is_none() && i.surface.of(self.text).ends_with('等'));
        if examples && let Some(slot) = self.counted(words, clause, end, values) {
            return (smallvec![slot], Rule::Counted, end);
        }
        if !lead.items.is_empty() {
            let moves = matches!(lead.said.change, Change::Up | Change::Down) || lead.said.rate;
            let slots = self.slots(lead, first, values.len() > 1 || lead.said.each || moves);
            let slots = trim(slots, values.len(), lead.said.respectively);
            return (slots, Rule::Name, end);
        }
        if let Some(slot) = self.counted(words, clause, end, values) {
            return (smallvec![slot], Rule::Counted, end);
        }
        if class == Some(Class::Length)
            && let Some(slot) = self.length_of_way(words)
        {
            return (smallvec![slot], Rule::Elided, end);
        }
        if let Some(slot) = self.spending_beside_revenue(words) {
            return (smallvec![slot], Rule::Elided, end);
        }
        // 财政收入增长5%，八项支出增长17%: spending, of which no name was said.
        if lead.whole.is_none() && !lead.said.share && holds(words, "支出") {
            return (Slots::new(), Rule::Nothing, end);
        }
        (self.elided(lead, values.len()), Rule::Elided, end)
    }

    /// 财政支出的80%以上用于民生, 把70%以上财政资金投向民生: a share under another name. `ahead`: the clause behind the number.
    pub(super) fn spent_on_livelihood(
        &self,
        lead: &Lead,
        words: &[Token],
        ahead: &[Token],
        class: Option<Class>,
    ) -> Option<Slot> {
        let money = match class? {
            Class::Money => true,
            Class::Percent => false,
            _ => return None,
        };
        // Nobody says it further off; looking to the end of a long clause for every number would be slow.
        let near = spelled(self.text, ahead.get(..MODIFIERS).unwrap_or(ahead));
        if holds(near, "民生") { self.spent(lead, words, (ahead, near), money) } else { None }
    }

    /// The share, or the `money`, where `near` speaks of livelihood.
    #[cold]
    fn spent(&self, lead: &Lead, words: &[Token], (ahead, near): (&[Token], &str), money: bool) -> Option<Slot> {
        let item = lead.items.last().map(|item| item.surface);
        let (at, verb) = SPENT.iter().filter_map(|verb| Some((near.find(verb)?, verb))).min()?;
        if !near.get(at + verb.len()..)?.contains("民生") {
            return None;
        }
        if money {
            // 各级财政累计投入200亿元用于民生
            let spent = at == 0 && lead.said.build && item.is_some_and(|item| item.of(self.text).ends_with("财政"));
            let all = Taxonomy::shared().by_key("livelihood_exp").filter(|_| spent)?;
            return Some(Slot { what: What::One(all), ..Slot::open(item?, Scope::Region) });
        }
        let between =
            ["以上", "左右", "以上都", "的"].iter().fold(near.get(..at)?, |rest, word| rest.trim_start_matches(word));
        let surface = if between.is_empty() {
            let surface = item?;
            let own = surface.of(self.text);
            let said = spelled(self.text, words);
            let spends = own.ends_with("财政") && said.trim_end().ends_with("支出");
            (spends || BUDGETS.iter().any(|end| own.ends_with(end)) && !is_increment(said)).then_some(surface)?
        } else {
            let whole = BUDGETS.iter().any(|end| between.ends_with(end)) && !is_increment(between);
            ahead.iter().find(|t| whole && matches!(t.kind, Kind::Text | Kind::Name(_)))?.span
        };
        let share = Taxonomy::shared().by_key("livelihood_share")?;
        Some(Slot { what: What::One(share), ..Slot::open(surface, Scope::Region) })
    }

    /// 建成高速公路5条，新增里程300公里: the length of the road named before.
    #[cold]
    fn length_of_way(&self, words: &str) -> Option<Slot> {
        if !words.contains("里程") {
            return None;
        }
        let at = self.state.group.last()?.surface;
        let way = last_way(at.of(self.text)).filter(|way| at.of(self.text).ends_with(way))?;
        Some(Slot::named(heads::complete("通车里程", at, None, Some(way))?, Scope::Region))
    }

    /// 一般预算收入12亿元，支出完成40亿元: the other side of the same budget.
    fn spending_beside_revenue(&self, words: &str) -> Option<Slot> {
        let spent = words.trim_start_matches([' ', '、', '，']).starts_with("支出").then_some("支出")?;
        let last = self.state.group.last().filter(|slot| slot.scope == Scope::Region)?;
        let head = budget_head(last.surface.of(self.text))?;
        let name = heads::complete(spent, last.surface, None, Some(head))?;
        Some(Slot::named(name, Scope::Region))
    }

    /// The subject of a number without one: the last clause's, the last value's, the last names of the segment.
    fn elided(&mut self, lead: &Lead, count: usize) -> Slots {
        let slots = if !self.state.journey.is_empty() {
            self.state.journey.clone()
        } else if !self.pending().is_empty() {
            self.state.pending.clone()
        } else {
            self.state.group.clone()
        };
        let state = &self.state;
        let sizes = |slots: &[Slot]| slots.iter().map(|s| s.expand().len()).sum::<usize>();
        if count == 1 {
            if slots.len() > 1 && !lead.said.each {
                return Slots::new();
            }
            return per_head(slots, lead);
        }
        if sizes(&slots) == count {
            return slots;
        }
        let from = state.segment.len().checked_sub(count);
        let last = from.and_then(|from| state.segment.get(from..)).unwrap_or(&[]);
        if sizes(last) == count { last.into() } else { slots }
    }

    /// Makes slots of the phrases before a number.
    pub(super) fn slots(&mut self, lead: &Lead, first: bool, several: bool) -> Slots {
        if let [Item { name: Some(name), left, subject, .. }] = lead.items.as_slice()
            && left.is_empty()
            && subject.is_empty()
            && self.is_plain(*name)
        {
            let scope = self.state.subject.map_or(Scope::Region, |(scope, _)| scope);
            return smallvec![Slot::named(*name, scope)];
        }
        self.slots_of_phrases(lead, first, several)
    }

    /// Whether a name that nothing stands before means what it says, of what the sentence is about: no rule looks at it.
    fn is_plain(&self, name: NameMatch) -> bool {
        let words = name.span.of(self.text);
        let before = Span { start: self.sentence.start, end: name.span.start }.of(self.text);
        !(words.starts_with("县域") || words.ends_with("化率") || words == "完成投资" || before.ends_with("人均"))
    }

    fn slots_of_phrases(&mut self, lead: &Lead, first: bool, several: bool) -> Slots {
        let last = lead.items.last().map(|item| item.surface.of(self.text));
        let tail = lead.items.last().map_or("", |item| shared_tail(self.text, item.surface));
        let single = lead.items.len() == 1 || !several;
        let mut slots: Slots = Slots::with_capacity(lead.items.len());
        for (at, item) in lead.items.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|b| lead.items.get(b)).map(|item| item.surface.of(self.text));
            let after = last.filter(|_| at + 1 < lead.items.len());
            let words = item.surface.of(self.text);
            let shared = || {
                // 生猪、肉羊分别出栏…: the end that all share is no name by itself.
                if at > 0 && after.is_none() && tail.len() > words.len() {
                    return None;
                }
                let near = heads::complete(words, item.surface, after.map(|_| tail), before);
                // 实际到位境外资金、省外资金、市外资金: the head of the first is that of all that end alike.
                let alike =
                    at > 1 && before.is_some_and(|before| before.chars().next_back() == words.chars().next_back());
                let first = lead.items.first().filter(|_| alike).map(|first| first.surface.of(self.text));
                near.or_else(|| heads::complete(words, item.surface, None, Some(first?)))
            };
            // 高新技术产业、战略性新兴产业增加值占…比重分别达到…: what the shares are of.
            let of = after.and_then(|last| last.get(..last.find('占')?));
            let in_share = of.filter(|_| item.name.is_none() && several);
            let part =
                in_share.and_then(|of| heads::complete(item.surface.of(self.text), item.surface, Some(of), None));
            let name = item
                .name
                .or_else(|| if single { None } else { shared().or(part) })
                .or_else(|| self.topic(item, lead, lead.items.len() == 1))
                .or_else(|| self.share_of_value_added(item, lead));
            // 户籍人口和常住人口城镇化率: the people counted, not their number.
            let people = || name.is_some_and(|name| matches!(name.span.of(self.text), "常住人口" | "户籍人口"));
            let towns = after.is_some_and(|last| last.ends_with("城镇化率") || last.ends_with("城市化率"));
            // 粮食和油料单产: not what was harvested.
            let crop = || name.is_some_and(|name| name.span.of(self.text) == "粮食");
            let land = after.is_some_and(|last| ["单产", "面积", "播面"].iter().any(|end| last.ends_with(end)));
            let name = if towns && people() || land && crop() { shared() } else { name };
            // 人均固定资产投资: another statistic than the name alone.
            let name = name.filter(|name| !self.is_made_per_head(*name));
            let scope = self.scope(item, name, first && at == 0);
            slots.push(match name {
                Some(name) if name.span.of(self.text) == "完成投资" => {
                    // 固定资产投资五年完成…，2020年完成投资…
                    let fai = Taxonomy::shared().by_key("fai").map(What::One);
                    let projects =
                        self.state.group.last().is_some_and(|last| {
                            last.what == What::Open && last.surface.of(self.text).ends_with("项目")
                        });
                    let own = projects || !item.subject.is_empty();
                    let named = self.state.segment.iter().rev().find(|slot| Some(slot.what) == fai && !own);
                    // 公路、电网四项合计完成投资, 十项工程…，完成投资: of what was named in between.
                    let between = named.map_or("", |fai| {
                        Span { start: fai.surface.end, end: name.span.start.max(fai.surface.end) }.of(self.text)
                    });
                    let apart = ["合计", "工程", "项目"].iter().any(|word| holds(between, word));
                    let own = Slot::named(name, scope);
                    match named {
                        Some(_) if holds(between, "合计") => Slot::open(item.surface, scope),
                        Some(fai) if !apart => Slot { what: fai.what, scope: fai.scope, ..own },
                        _ => own,
                    }
                }
                Some(name) => Slot { share: part == Some(name), ..Slot::named(name, scope) },
                None => Slot::open(item.surface, scope),
            });
        }
        // 全市县域生产总值、财政总收入分别…: what the first name is of, those after it are of too.
        if let Some((head, rest)) = slots.split_first_mut()
            && matches!(head.scope, Scope::SubArea | Scope::Park)
            && (head.what != What::Open || head.scope == Scope::Park)
        {
            for (slot, item) in rest.iter_mut().zip(lead.items.iter().skip(1)) {
                if slot.scope == Scope::Region && item.left.is_empty() {
                    slot.scope = head.scope;
                }
            }
        }
        // 规上工业企业、服务业企业利润总额分别…: profits of both.
        if several && last_open_of_enterprises(self.text, lead) {
            for slot in &mut slots {
                if slot.surface.of(self.text).ends_with("企业") {
                    slot.what = What::Open;
                }
            }
        }
        slots
    }

    /// 高新技术产业占规模以上工业增加值的8%: its own value added.
    fn share_of_value_added(&self, item: &Item, lead: &Lead) -> Option<NameMatch> {
        let words = item.surface.of(self.text);
        // 占规模以上工业比重: that of the value added, as that of industry always is.
        let of =
            lead.whole.map(|whole| whole.of(self.text)).is_some_and(|of| holds(of, "增加值") || of.ends_with("工业"));
        let branch = || ["产业", "制造业", "服务业", "农业", "建筑业"].iter().any(|end| words.ends_with(end));
        (of && branch()).then(|| heads::complete(words, item.surface, Some("，增加值"), None)).flatten()
    }

    /// Whether 人均 stands before a name that is no amount per head itself.
    fn is_made_per_head(&self, name: NameMatch) -> bool {
        let before = Span { start: self.sentence.start, end: name.span.start }.of(self.text);
        before.ends_with("人均")
            && match Slot::named(name, Scope::Region).what {
                What::One(id) => Taxonomy::shared().get(id).is_some_and(|i| i.family == "money"),
                _ => false,
            }
    }

    /// 粮食播种面积和产量…，总产稳定在…: the head noun alone, of the crop that the sentence speaks of; and enterprises
    /// without the word for them (规模以上工业94家).
    fn topic(&self, item: &Item, lead: &Lead, single: bool) -> Option<NameMatch> {
        let words = item.surface.of(self.text);
        if words.ends_with(['目', '程', '务', '房'])
            && let Some(name) = works(words)
        {
            let start = item.surface.start + name.span.start;
            return Some(NameMatch { span: Span { start, end: item.surface.end }, ..name });
        }
        // One of these characters ends all head nouns.
        let last = words.chars().next_back();
        if matches!(
            last,
            Some('食' | '程' | '值' | '产' | '量' | '积' | '易' | '额' | '度' | '入' | '化' | '口' | '位' | '率')
        ) && let Some(name) = self.head_noun(item, lead, single)
        {
            return Some(name);
        }
        let lend = |tail: &str| heads::complete(words, item.surface, Some(tail), None);
        let moves = matches!(lead.said.change, Change::Up | Change::Down) || lead.said.rate;
        let part = lead.whole.is_some() || lead.said.share;
        if !single {
            // 一产、二产、三产分别增长…
            return (moves && !part && is_branch(words)).then(|| lend("，增加值")).flatten();
        }
        if moves {
            match self.grows(words, part) {
                Some(Grows::Branch) => return lend("，增加值"),
                Some(Grows::Economy) => return heads::named("生产总值", item.surface),
                None => {}
            }
        }
        if words.ends_with("规模以上工业") || words.ends_with("规上工业") {
            return if moves { None } else { lend("业企业") };
        }
        words.ends_with("高速公路").then(|| lend("，里程")).flatten()
    }

    /// The name that a head noun alone has by what the sentence speaks of.
    fn head_noun(&self, item: &Item, lead: &Lead, single: bool) -> Option<NameMatch> {
        let words = item.surface.of(self.text);
        let before = || last_bytes(Span { start: self.sentence.start, end: item.surface.start }.of(self.text), TOPIC);
        let borrow = |head: &str| heads::complete(words, item.surface, None, Some(head));
        let lend = |tail: &str| heads::complete(words, item.surface, Some(tail), None);
        match words {
            "粮食" if matches!(lead.said.change, Change::Up | Change::Down) => lend("，产量"),
            _ if words.ends_with("里程") && WAY_LENGTHS.contains(&&*self.place.strip(words)) => {
                last_way(before()).and_then(|way| heads::complete("通车里程", item.surface, None, Some(way)))
            }
            // 亩均增加值 is none of the branch's.
            "增加值" | "总产值" if !before().ends_with('均') => last_branch(before()).and_then(borrow),
            "总产" | "总产量" | "产量" | "年产" | "播种面积" | "面积" => {
                let ahead = || -> String {
                    let rest = Span { start: item.surface.end, end: self.sentence.end }.of(self.text);
                    rest.chars().take(AHEAD).collect()
                };
                let grain = grain_last(before())
                    || (words == "播种面积" && before().contains('粮') && ahead().contains("粮食总产"));
                grain.then(|| borrow("粮食")).flatten()
            }
            "交易" | "交易额" if names_online_trade(before()) => borrow("电子商务"),
            // 财政收入820亿元，其中地方收入430亿元
            "地方收入" | "地方级收入" if before().contains("财政收入") || before().contains("财政总收入") => {
                heads::named("地方财政收入", item.surface)
            }
            // 优良天数326天，优良率达89%
            "优良率" if before().contains("空气") || before().contains("优良天数") => {
                heads::named("空气优良率", item.surface)
            }
            "强度" if before().contains("研发") || before().contains("R&D") => borrow("研发投入"),
            "总收入" | "收入" | "综合收入" => {
                before().contains(['游', '旅']).then(|| borrow("旅游")).flatten()
            }
            _ if words.ends_with("城镇化") && matches!(lead.said.change, Change::Up | Change::Down) => {
                heads::named("城镇化率", item.surface)
            }
            "出口" | "进口" if single && before().ends_with(['，', ',', '中', '：', '；']) => lend("，总额"),
            "到位" if names_foreign_capital(before()) => {
                heads::complete("实际利用", item.surface, Some("，外资"), None)
            }
            _ => None,
        }
    }

    /// What is said to grow, where it is meant by its value added. `part`: the number is a share of something.
    fn grows(&self, words: &str, part: bool) -> Option<Grows> {
        if is_branch(words) {
            return Some(Grows::Branch);
        }
        if !words.contains(['工', '技', '经']) {
            return None;
        }
        match &*self.place.strip(words) {
            // 规上工业增长7%
            "规上工业" | "规模以上工业" | "规模工业" if !part => Some(Grows::Branch),
            // 高技术制造业年均增长11%
            "高技术制造业" | "高技术产业" | "高新技术产业" if !part => Some(Grows::Branch),
            "经济" => Some(Grows::Economy),
            _ => None,
        }
    }
}

/// The last phrase of a list, of which the others may share the end; 生猪、肉牛分别出栏: all of what stands behind the word, which
/// therefore begins it.
fn shared_tail(text: &str, last: Span) -> &str {
    const APART: &str = "分别";
    let before = text.get(..last.start as usize).unwrap_or("");
    let word = if before.ends_with(APART) { APART.len() as u32 } else { 0 };
    Span { start: last.start - word, end: last.end }.of(text)
}

/// What can grow without the word for its value added.
enum Grows {
    Branch,
    Economy,
}

/// 老旧小区改造项目: the name that ends right before the word for works.
fn works(words: &str) -> Option<NameMatch> {
    let head = ["项目", "工程", "任务", "安置房", "安置住房"]
        .iter()
        .find_map(|tail| words.strip_suffix(tail).filter(|head| head.ends_with("改造")))?;
    Taxonomy::shared().names().find(head).pop().filter(|name| name.span.end as usize == head.len())
}

/// Whether one of the three branches of the economy is spoken of, by no more than its number.
fn is_branch(words: &str) -> bool {
    const BRANCHES: &[&str] = &["第一产业", "第二产业", "第三产业", "一产", "二产", "三产"];
    words.ends_with(['业', '产']) && BRANCHES.iter().any(|branch| words.ends_with(branch))
}

/// Whether 电商 is spoken of, which is no part of 跨境电商: that is counted by itself.
fn names_online_trade(words: &str) -> bool {
    let trade = |word: &str| words.match_indices(word).any(|(at, _)| !words.get(..at).unwrap_or("").ends_with("跨境"));
    trade("电商") || trade("电子商务")
}

/// Whether 外资 is spoken of, which is no part of 省外资金.
fn names_foreign_capital(words: &str) -> bool {
    words.split("外资").skip(1).any(|after| !after.starts_with('金'))
}
