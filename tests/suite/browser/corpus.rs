//! A small corpus with everything that a screen can show: places with several years, results and targets, a number that
//! is not the region's own, a target in words, asides, headings cut by judgement, a newspaper page.

use baogao::indicator::Taxonomy;
use baogao::observation::{Flag, Measure, Observation, Period, Scope, Status, WordTarget};
use baogao::outline::{Aside, AsideKind, Outline, Role, Section};
use baogao::quantity::Comparator;
use baogao::region::{Gazetteer, RegionId};
use baogao::report::{Identity, Kind, Origin, Report};
use baogao::span::Span;
use baogao::symbol::Symbol;
use std::sync::Arc;

use Measure::{AvgGrowth, Growth, Level, Rank};

/// All reports of the corpus.
pub fn reports() -> Vec<Arc<Report>> {
    let mut reports = vec![work_report("全国", 2024, "126万", "5.2")];
    for (year, gdp, growth) in [(2022, "73516", "8.5"), (2023, "77715", "3.1"), (2024, "82553", "6")] {
        reports.push(work_report("浙江省", year, gdp, growth));
    }
    reports.push(work_report("杭州市", 2024, "20059", "5.6"));
    for (year, gdp, growth) in [(2023, "48670", "4.5"), (2024, "50012", "4.6")] {
        reports.push(work_report("湖南省", year, gdp, growth));
    }
    reports.push(work_report("衡阳市", 2024, "4190", "4.8"));
    reports.push(newspaper());
    reports
}

/// A work report of a place: five parts of which two have parts of their own, and a dozen numbers.
pub fn work_report(place: &str, year: u16, gdp: &str, growth: &str) -> Arc<Report> {
    let last = year - 1;
    let mut made = Made::new(place, year);
    made.prose(&format!("{place}政府工作报告\n——{year}年1月18日在{place}人民代表大会会议上"));
    made.heading(1, Role::Review, "一、", &format!("一、{last}年工作回顾"), false);
    made.prose(&format!("刚刚过去的{last}年，面对复杂形势，我们沉着应对，经济运行稳中有进，各项事业取得新成绩。"));
    made.states(&format!("全年地区生产总值达到{gdp}亿元，增长{growth}%。"))
        .number("gdp", "地区生产总值", Level, &format!("{gdp}亿元"))
        .number("gdp", "地区生产总值", Growth, &format!("{growth}%"));
    made.states("规模以上工业增加值增长6.1%，其中开发区工业增加值增长12.4%。")
        .number("industrial_va", "规模以上工业增加值", Growth, "6.1%")
        .number("industrial_va", "工业增加值", Growth, "12.4%")
        .with(|one| one.scope = Scope::Park);
    made.states("一般公共预算收入403.9亿元，同比增长3.8%，增速居全省第3位。")
        .number("budget_revenue", "一般公共预算收入", Level, "403.9亿元")
        .number("budget_revenue", "一般公共预算收入", Growth, "3.8%")
        .number("budget_revenue", "一般公共预算收入", Rank, "第3位");
    made.heading(2, Role::Review, "（一）", "（一）着力稳定增长", false);
    made.prose("坚持把项目建设摆在突出位置，“千项万亿”工程顺利推进，重大项目开工率、投资完成率均好于上年。");
    made.states("固定资产投资增长7.5%左右。")
        .number("fai", "固定资产投资", Growth, "7.5%")
        .with(|one| one.comparator = Comparator::Approx);
    made.heading(2, Role::Review, "（二）", "（二）持续改善民生", true);
    made.states("城镇新增就业118.6万人，建成口袋公园356个。")
        .number("urban_new_jobs", "城镇新增就业", Level, "118.6万人")
        .open("口袋公园", Level, "356个");
    made.aside("图为改造后的老旧小区。（记者 甲乙 摄）", AsideKind::Caption);
    made.heading(1, Role::Target, "二、", &format!("二、{year}年主要预期目标"), false);
    made.states("地区生产总值增长5.5%左右，城镇新增就业100万人以上，居民收入与经济增长同步。")
        .target("gdp", "地区生产总值", Growth, "5.5%")
        .with(|one| one.comparator = Comparator::Approx)
        .target("urban_new_jobs", "城镇新增就业", Level, "100万人")
        .with(|one| one.comparator = Comparator::Ge)
        .words("income_all", "居民收入", "与经济增长同步");
    made.states("到2025年，研发经费投入强度达到3.3%，五年年均增长10%以上。")
        .target("rd_intensity", "研发经费投入强度", Level, "3.3%")
        .with(|one| one.period = Some(Period::year(2025)))
        .target("rd_intensity", "研发经费投入强度", AvgGrowth, "10%")
        .with(|one| one.period = Some(Period::span(2021, 2025)))
        .with(|one| one.flags.set(Flag::ArithMismatch));
    made.heading(1, Role::SelfGovernment, "三、", "三、加强政府自身建设", false);
    made.prose("我们将坚持依法行政，优化营商环境，深化“放管服”改革，让企业和群众办事更加便捷。");
    made.done()
}

fn newspaper() -> Arc<Report> {
    let mut made = Made::new("北湖区", 2021);
    made.report.identity.kind = Kind::NewsFeature;
    made.prose("北湖区：在高质量发展中走在前列");
    made.states("全区生产总值突破500亿元。").number("gdp", "生产总值", Level, "500亿元");
    made.done()
}

/// The unit that is called so today.
pub fn region(name: &str) -> RegionId {
    let gazetteer = Gazetteer::shared();
    let named = gazetteer.named(name).iter().map(|id| gazetteer.current(*id));
    // A county-level city that became a district may have had the name too.
    let named = named.filter(|id| gazetteer.get(*id).is_some_and(|unit| unit.name == name));
    named.max_by_key(|id| gazetteer.get(*id).unwrap().valid_from).unwrap_or_else(|| panic!("no {name}"))
}

/// A report under construction.
pub struct Made {
    report: Report,
    text: String,
    sentence: Span,
}

impl Made {
    pub fn new(place: &str, year: u16) -> Self {
        let identity = Identity {
            kind: Kind::GovernmentWorkReport,
            title: Some(format!("{year}年{place}政府工作报告").into()),
            region: Some(region(place)),
            year: Some(year),
            review_year: Some(year - 1),
            ..Identity::default()
        };
        let report = Report {
            id: format!("{place}-{year}").into(),
            sources: vec![Origin { path: format!("reports/{place}{year}.txt").into(), entry: None }],
            text: "".into(),
            identity,
            outline: Outline { sections: vec![Section::default()], ..Outline::default() },
            observations: Vec::new().into(),
            word_targets: Vec::new(),
        };
        Self { report, text: String::new(), sentence: Span::default() }
    }

    pub fn prose(&mut self, words: &str) -> &mut Self {
        for sentence in words.split_inclusive(['。', '\n']) {
            let start = self.text.len();
            self.text += sentence;
            self.report.outline.sentences.push(Span::new(start, start + sentence.trim_end().len()));
        }
        self.text += "\n";
        self
    }

    /// A sentence whose numbers are named next.
    pub fn states(&mut self, words: &str) -> &mut Self {
        let start = self.text.len();
        self.prose(words);
        self.sentence = Span::new(start, start + words.len());
        self
    }

    pub fn heading(&mut self, level: u8, role: Role, number: &str, words: &str, soft: bool) -> &mut Self {
        let start = self.text.len();
        let sections = &mut self.report.outline.sections;
        let parent = sections.iter().rposition(|section| section.level > 0 && section.level < level);
        sections.push(Section {
            level,
            number: Span::new(start, start + number.len()),
            heading: Span::new(start, start + words.len()),
            role,
            parent: parent.map(|at| at as u32),
            soft,
            ..Section::default()
        });
        self.text += &format!("{words}\n");
        self
    }

    pub fn aside(&mut self, words: &str, kind: AsideKind) -> &mut Self {
        let start = self.text.len();
        self.text += words;
        self.report.outline.asides.push(Aside { span: Span::new(start, self.text.len()), kind });
        self.text += "\n";
        self
    }

    pub fn number(&mut self, indicator: &str, surface: &str, measure: Measure, printed: &str) -> &mut Self {
        let year = self.report.identity.year.unwrap() - 1;
        self.observe(Some(indicator), surface, measure, printed, Status::Actual, year)
    }

    pub fn target(&mut self, indicator: &str, surface: &str, measure: Measure, printed: &str) -> &mut Self {
        let year = self.report.identity.year.unwrap();
        self.observe(Some(indicator), surface, measure, printed, Status::Target, year)
    }

    pub fn open(&mut self, surface: &str, measure: Measure, printed: &str) -> &mut Self {
        let year = self.report.identity.year.unwrap() - 1;
        self.observe(None, surface, measure, printed, Status::Actual, year)
    }

    fn observe(
        &mut self,
        indicator: Option<&str>,
        surface: &str,
        measure: Measure,
        printed: &str,
        status: Status,
        year: u16,
    ) -> &mut Self {
        let place = |words: &str| {
            let at = self.sentence.of(&self.text).find(words).unwrap_or_else(|| panic!("no {words}"));
            Span::new(at, at + words.len()).shifted(self.sentence.start as usize)
        };
        let digits = printed.trim_start_matches('第');
        let end = digits.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(digits.len());
        let indicator = indicator.map(|key| Taxonomy::shared().by_key(key).unwrap_or_else(|| panic!("no {key}")));
        let one = Observation {
            indicator,
            surface: place(surface),
            measure,
            value: digits[..end].parse().unwrap(),
            high: None,
            unit: Symbol::new(&digits[end..]),
            comparator: Comparator::Eq,
            period: Some(Period::year(year)),
            base: None,
            status,
            scope: Scope::Region,
            span: place(printed),
            sentence: self.sentence,
            section: self.report.outline.sections.len() as u32 - 1,
            flags: Default::default(),
            rule: Symbol::new("made"),
            confidence: 90,
        };
        self.report.observations = self.report.observations.iter().chain([one]).collect();
        self
    }

    pub fn words(&mut self, indicator: &str, surface: &str, words: &str) -> &mut Self {
        let at = |words: &str| {
            let at = self.sentence.of(&self.text).find(words).unwrap();
            Span::new(at, at + words.len()).shifted(self.sentence.start as usize)
        };
        self.report.word_targets.push(WordTarget {
            indicator: Taxonomy::shared().by_key(indicator).unwrap_or_else(|| panic!("no {indicator}")),
            surface: at(surface),
            words: at(words),
            period: self.report.identity.year.map(Period::year),
            sentence: self.sentence,
            section: self.report.outline.sections.len() as u32 - 1,
        });
        self
    }

    /// Changes the last observation.
    pub fn with(&mut self, change: impl FnOnce(&mut Observation)) -> &mut Self {
        let last = self.report.observations.len() - 1;
        self.report.observations.update(last, change);
        self
    }

    pub fn done(mut self) -> Arc<Report> {
        let end = self.text.len();
        let sections = &mut self.report.outline.sections;
        for at in 0..sections.len() {
            let level = sections[at].level;
            let next = sections[at + 1..].iter().find(|next| next.level <= level || level == 0);
            let end = next.map_or(end, |next| next.heading.start as usize);
            sections[at].span = Span::new(sections[at].heading.start as usize, end);
        }
        self.report.text = self.text.into();
        Arc::new(self.report)
    }
}
