//! Texts of our own in the shape of the documents that people have.
#![allow(clippy::unwrap_used)]

use super::identify;
use crate::identity::{Field, Identity, Kind};
use crate::region::Gazetteer;
use crate::report::Origin;
use crate::source::Hints;

fn at(path: &str) -> Hints {
    Hints { origin: Origin { path: path.into(), entry: None }, ..Hints::default() }
}

fn place(identity: &Identity) -> String {
    let all = Gazetteer::shared();
    identity
        .region
        .map_or("-".into(), |id| all.path(id).iter().map(|at| all.get(*at).unwrap().name).collect::<Vec<_>>().join(" "))
}

fn code(identity: &Identity) -> &'static str {
    identity.region.map_or("-", |id| Gazetteer::shared().get(id).unwrap().code)
}

fn rule(identity: &Identity, field: Field) -> String {
    identity.evidence.iter().find(|e| e.field == field).map_or(String::new(), |e| e.rule.to_string())
}

/// A county's report in one line, as reposting sites give it.
const ONE_LINE: &str = "2020年5月11日在嘉禾县第十七届人民代表大会第五次会议上 县人民政府代县长;欧阳某明 各位代表:现在,我代表县人民政府,\
    向大会报告工作,请予审议,并请县政协委员提出意见。 一、2019年工作回顾 过去一年,在省委、省政府,市委、市政府和县委的坚强领导下,全县上下稳中求进。\
    全县生产总值增长百分之七。我县袁家镇、普满乡面貌一新。二、2020年工作安排 全县经济社会发展主要预期目标是稳步增长。";

#[test]
fn a_report_in_one_line_tells_everything() {
    let found = identify(ONE_LINE, &at("repost.txt"));
    assert_eq!(found.kind, Kind::GovernmentWorkReport);
    assert_eq!(place(&found), "湖南省 郴州市 嘉禾县");
    assert_eq!((found.year, found.review_year), (Some(2020), Some(2019)));
    assert_eq!(found.delivered_on.unwrap().to_string(), "2020-05-11");
    assert_eq!(found.congress.as_deref(), Some("嘉禾县第十七届人民代表大会第五次会议"));
    assert_eq!(found.speaker.as_deref(), Some("欧阳某明"));
    assert_eq!(found.speaker_role.as_deref(), Some("代县长"));
    for field in [Field::Kind, Field::Region, Field::Year, Field::DeliveredOn, Field::Congress, Field::Speaker] {
        let proof = found.evidence.iter().find(|proof| proof.field == field).unwrap();
        assert!(!proof.words.is_empty(), "{field:?}");
        assert!(proof.span.is_none_or(|span| !span.of(ONE_LINE).is_empty()), "{field:?}");
    }
}

#[test]
fn the_head_over_several_lines_with_broken_words() {
    let text = "政府工作报\n告\n\n——２０１６年１月２８日在河源市\n第六届人民代表大会第七次会议上\n\n河源市人民政府市长　　彭　某\n\n各位代表：\n\
                现在，我代表市人民政府，向大会作政府工作报告，请予审议。\n一、2015年工作回顾\n全市生产总值增长。\n";
    let found = identify(text, &Hints::default());
    assert_eq!(code(&found), "441600");
    assert_eq!(found.year, Some(2016));
    assert_eq!(found.delivered_on.unwrap().to_string(), "2016-01-28");
    assert_eq!(found.congress.as_deref(), Some("河源市第六届人民代表大会第七次会议"));
    assert_eq!((found.speaker.as_deref(), found.speaker_role.as_deref()), (Some("彭某"), Some("市长")));
}

#[test]
fn speakers_in_many_prints() {
    let head = |lines: &str| {
        format!(
            "政府工作报告\n2018年1月9日在宾川县第十六届人民代表大会第二次会议上\n{lines}\n各位代表：\n我代表县人民政府向大会报告工作。"
        )
    };
    let speaker = |lines: &str| {
        let found = identify(&head(lines), &Hints::default());
        (found.speaker.unwrap_or_default().to_string(), found.speaker_role.unwrap_or_default().to_string())
    };
    let is = |name: &str, role: &str| (name.to_owned(), role.to_owned());
    assert_eq!(speaker("宾川县人民政府县长 王某春"), is("王某春", "县长"));
    assert_eq!(speaker("县委副书记、代理县长　李　甲"), is("李甲", "县委副书记、代理县长"));
    assert_eq!(speaker("县长：张乙丙"), is("张乙丙", "县长"));
    assert_eq!(speaker("县长\n赵丁"), is("赵丁", "县长"));
    assert_eq!(speaker("钱戊"), is("钱戊", ""));
    assert_eq!(speaker("（2018年1月9日  孙己庚）"), is("孙己庚", ""));
    assert_eq!(speaker("州人民政府州长 玛纳斯别克·托合塔尔"), is("玛纳斯别克·托合塔尔", "州长"));
    assert_eq!(speaker("县人民政府县长候选人 周辛"), is("周辛", "县长"));
    assert_eq!(speaker("吴壬在大会上作报告（某报记者摄）\n县长 吴壬"), is("吴壬", "县长"));
    assert_eq!(speaker("省长 吴壬\n吴壬在大会上作政府工作报告。周辛摄"), is("吴壬", "省长"));
    assert_eq!(speaker("县人民政府县长"), is("", ""));
    assert_eq!(speaker("领导讲话"), is("", ""));
}

#[test]
fn the_year_of_the_report_and_not_of_the_page() {
    let text = "标题：二O一一年政府工作报告\n年份：2014\n====\n各位代表：现在，我代表市人民政府，向大会作工作报告。\n一、2010年工作回顾\n\
                2010年，全市经济增长。\n二、2011年工作安排\n今年的任务。";
    let found = identify(text, &Hints { year: Some("2014".into()), ..at("漯河市/2014_二O一一年政府工作报告.txt") });
    assert_eq!((found.year, found.review_year), (Some(2011), Some(2010)));
    assert_eq!(code(&found), "411100");
    assert_eq!(rule(&found, Field::Year), "title");
}

#[test]
fn a_report_of_december_belongs_to_the_year_that_it_plans() {
    let text = "政府工作报告\n——2023年12月27日在资兴市第八届人民代表大会第四次会议上\n市长 黄某\n各位代表：\n现在，我代表市人民政府向大会报告工作。\n\
                一、2023年工作回顾\n即将过去的2023年，我市经济平稳。\n二、2024年工作安排\n2024年经济社会发展主要预期目标：稳步增长。";
    let found = identify(text, &Hints::default());
    assert_eq!((found.year, found.review_year), (Some(2024), Some(2023)));
    assert_eq!(found.delivered_on.unwrap().to_string(), "2023-12-27");
    assert_eq!(place(&found), "湖南省 郴州市 资兴市");
}

#[test]
fn a_change_of_office_gives_two_reports_in_a_year() {
    let spring = "各位代表：现在，我代表罗源县人民政府，向大会报告工作。\n一、2020年工作回顾\n全县上下团结。\n二、2021年工作安排\n";
    let autumn = "各位代表：现在，我代表罗源县人民政府，向大会报告工作。\n一、过去五年工作回顾\n县十七届人大一次会议以来，全县变样。\n二、今后五年\n";
    for (text, name) in [
        (spring, "罗源县2021年政府工作报告.txt"),
        (autumn, "2021年11月政府工作报告（在罗源县第十八届人民代表大会第一次会议上）.txt"),
    ] {
        let found = identify(text, &at(name));
        assert_eq!(found.year, Some(2021), "{name}");
        assert_eq!(code(&found), "350123", "{name}");
    }
}

#[test]
fn without_a_session_the_headings_give_the_year() {
    let text = "各位代表：\n我代表市人民政府，向大会报告工作。\n2018年工作回顾\n过去一年全市发展稳健。\n2019年工作安排\n今年全市预期目标是稳中有进。\n";
    let found = identify(text, &at("酒泉.docx"));
    assert_eq!((found.year, found.review_year), (Some(2019), Some(2018)));
    assert_eq!((code(&found), &*rule(&found, Field::Region)), ("620900", "file_name"));
}

/// The text of a district called 鼓楼区, which leaves open in which city.
fn drum_tower(more: &str) -> String {
    format!(
        "鼓楼区政府工作报告\n各位代表：\n现在，我代表鼓楼区人民政府，向大会报告工作。一、2021年工作回顾\n全区上下齐心。{more}"
    )
}

#[test]
fn homonyms_are_told_apart_by_what_the_text_names() {
    let of = |text: &str, path: &str| place(&identify(text, &at(path)));
    assert_eq!(of(&drum_tower("我们融入福州新区，服务福州市大局，东南之福。"), "a.txt"), "福建省 福州市 鼓楼区");
    assert_eq!(of(&drum_tower("紫金山下，南京市委作出部署，江苏省前列。"), "a.txt"), "江苏省 南京市 鼓楼区");
    assert_eq!(of(&drum_tower(""), "江苏省/徐州市/鼓楼区2022.txt"), "江苏省 徐州市 鼓楼区");
    assert_eq!(of(&drum_tower(""), "鼓楼区2022.txt"), "-", "nothing says which: left open");
    let open = identify(&drum_tower(""), &at("鼓楼区2022.txt"));
    assert_eq!(rule(&open, Field::Region), "undecided");
}

#[test]
fn a_province_and_a_city_of_the_same_short_name() {
    let city = "各位代表：现在，我代表市人民政府，向大会报告工作。2020年工作回顾\n在省委、省政府和市委领导下，全市上下奋进，舒兰市、蛟河市、磐石市、桦甸市齐头并进，吉林市全市向好。";
    let province = "各位代表：现在，我代表省人民政府，向大会报告工作。2020年工作回顾\n全省上下奋进，长春市、吉林市、四平市、通化市、白山市齐头并进，吉林全省向好。";
    assert_eq!(code(&identify(city, &at("吉林2021.txt"))), "220200");
    assert_eq!(code(&identify(province, &at("吉林2021.txt"))), "220000");
}

#[test]
fn districts_that_every_city_could_have() {
    let of = |name: &str, level: &str, more: &str| {
        let text = format!(
            "{name}政府工作报告\n各位代表：\n现在，我代表{name}人民政府，向大会报告工作。\n一、2020年工作回顾\n全{level}上下齐心。{more}\n二、2021年工作安排\n"
        );
        place(&identify(&text, &at("x.txt")))
    };
    assert_eq!(of("城关区", "区", "黄河穿城而过，兰州市委作出部署，甘肃省前列。"), "甘肃省 兰州市 城关区");
    assert_eq!(
        of("城关区", "区", "拉萨市委作出部署，西藏自治区党委关心，拉萨河两岸变样。"),
        "西藏自治区 拉萨市 城关区"
    );
    assert_eq!(of("朝阳区", "区", "首都功能核心，北京市委、市政府支持，北京冬奥。"), "北京市 朝阳区");
    assert_eq!(of("朝阳区", "区", "长春市委部署，吉林省、长春市前列，长春国际汽车城。"), "吉林省 长春市 朝阳区");
    assert_eq!(of("朝阳市", "市", "辽宁省委部署，北票市、凌源市、建平县齐进。"), "辽宁省 朝阳市");
    assert_eq!(of("朝阳县", "县", "朝阳市委部署，辽宁省前列。"), "辽宁省 朝阳市 朝阳县");
    assert_eq!(of("城中区", "区", "西宁市委部署，青海省前列，湟水河畔。"), "青海省 西宁市 城中区");
}

#[test]
fn years_in_every_print() {
    let year = |title: &str| {
        let text = format!("{title}\n各位代表：\n现在，我代表市人民政府，向大会作工作报告。\n全市上下齐心。\n");
        identify(&text, &Hints::default()).year
    };
    for (title, given) in [
        ("二O一一年政府工作报告", 2011),
        ("二〇二一年政府工作报告", 2021),
        ("二00二年政府工作报告", 2002),
        ("二0一0年政府工作报告", 2010),
        ("二○一九年政府工作报告", 2019),
        ("一九九八年政府工作报告", 1998),
        ("２０１３年政府工作报告", 2013),
        ("某市人民政府2009年工作报告", 2009),
        ("2 0 0 6 年政府工作报告", 2006),
    ] {
        assert_eq!(year(title), Some(given), "{title}");
    }
    assert_eq!(year("政府工作报告"), None, "nothing says when");
}

#[test]
fn a_zone_of_cooperation_lies_in_the_city_that_runs_it() {
    let text = "深汕特别合作区管委会工作报告\n同志们：\n现在，我代表深汕特别合作区管委会，作工作报告。\n一、2022年工作回顾\n合作区工业提速。\n二、2023年工作安排\n";
    let found = identify(text, &at("a.txt"));
    assert_eq!((place(&found).as_str(), found.year), ("广东省 深圳市 深汕特别合作区", Some(2023)));
}

#[test]
fn units_are_called_as_in_the_year_of_the_report() {
    let of = |name: &str, year: u16| {
        let text = format!(
            "{name}政府工作报告\n各位代表：我代表{name}人民政府报告工作。\n一、{}年工作回顾\n二、{year}年工作安排\n",
            year - 1
        );
        let found = identify(&text, &at("x.txt"));
        format!("{} {}", code(&found), place(&found))
    };
    assert_eq!(of("襄樊市", 2008), "420600 湖北省 襄樊市");
    assert_eq!(of("襄阳市", 2015), "420600 湖北省 襄阳市");
    assert_eq!(of("宝安县", 1990), "440321 广东省 深圳市 宝安县");
    assert_eq!(of("宝安区", 2015), "440306 广东省 深圳市 宝安区");
    assert_eq!(of("即墨市", 2012), "370282 山东省 青岛市 即墨市");
    assert_eq!(of("即墨区", 2020), "370215 山东省 青岛市 即墨区");
    assert_eq!(of("闸北区", 2013), "310108 上海市 闸北区");
    assert_eq!(of("光明新区", 2016), "440311 广东省 深圳市 光明新区");
    assert_eq!(of("光明区", 2022), "440311 广东省 深圳市 光明区");
    assert_eq!(of("潜江市", 2022), "429005 湖北省 潜江市");
    assert_eq!(of("郫县", 2012), "510124 四川省 成都市 郫县");
    // A folder called by today's name holds the reports of the old one.
    let old = identify("各位代表：我代表市人民政府报告工作。\n一、2006年工作回顾\n", &at("襄阳市/2007.txt"));
    assert_eq!(place(&old), "湖北省 襄樊市");
}

#[test]
fn functional_districts_lie_in_their_city() {
    let text = "同志们：\n受党工委委托，我代表大鹏新区管委会向大会报告工作。\n一、2018年工作回顾\n新区经济平稳。\n二、2019年工作安排\n";
    let found = identify(text, &at("a.txt"));
    assert_eq!(found.kind, Kind::GovernmentWorkReport);
    assert_eq!(place(&found), "广东省 深圳市 大鹏新区");
    assert_eq!(found.year, Some(2019));
}

#[test]
fn the_speaker_outweighs_the_name_of_the_file() {
    let text = "各位代表：\n现在，我代表国务院，向大会报告政府工作，请予审议，并请全国政协委员提出意见。\n一、2023年工作回顾\n我国经济回升向好。二、2024年工作安排\n";
    let found = identify(text, &at("城市报告/台州.docx"));
    assert_eq!((code(&found), &*rule(&found, Field::Region)), ("100000", "speaks_for"));
}

#[test]
fn old_characters_are_understood() {
    let text = "政府工作報告\n1954年9月23日在第一屆全國人民代表大會第一次會議上\n各位代表：\n現在，我代表中央人民政府作工作報告。\n我們的國家。";
    let found = identify(text, &Hints::default());
    assert_eq!((found.kind, code(&found), found.year), (Kind::GovernmentWorkReport, "100000", Some(1954)));
    assert_eq!(found.congress.as_deref(), Some("第一届全国人民代表大会第一次会议"));
}

#[test]
fn documents_that_only_look_like_work_reports() {
    let kind = |text: &str, path: &str| identify(text, &at(path)).kind;
    let notice = "某县人民政府办公室关于印发2020年政府工作报告重点任务责任分解的通知\n各乡镇人民政府：\n《政府工作报告》已经县人大会议审议通过。\n";
    assert_eq!(kind(notice, "a.txt"), Kind::TaskBreakdown);
    let budget = "关于海盐县2020年预算执行情况和2021年预算草案的报告\n2021年2月3日在海盐县第十六届人民代表大会第五次会议上\n各位代表：\n受县人民政府委托，现将2020年预算执行情况提请大会审议。";
    let found = identify(budget, &Hints::default());
    assert_eq!((found.kind, found.year, found.review_year), (Kind::BudgetReport, Some(2021), Some(2020)));
    assert_eq!(found.congress.as_deref(), Some("海盐县第十六届人民代表大会第五次会议"));
    let untitled = "各位代表：\n受市人民政府委托，现将2020年全市预算执行情况和2021年预算草案的报告提请审议。";
    assert_eq!(kind(untitled, "a.txt"), Kind::BudgetReport);
    let plan = "关于芜湖市2019年国民经济和社会发展计划执行情况与2020年计划草案的报告\n各位代表：\n受市人民政府委托，现将计划执行情况报告如下。";
    assert_eq!(kind(plan, "a.txt"), Kind::PlanReport);
    let bulletin = identify(
        "嵊泗县2021年国民经济和社会发展统计公报\n嵊泗县统计局\n2021年，全县经济稳定恢复。\n",
        &Hints::default(),
    );
    assert_eq!((bulletin.kind, bulletin.year, bulletin.review_year), (Kind::StatisticalBulletin, None, Some(2021)));
    assert_eq!(code(&bulletin), "330922");
    assert_eq!(
        kind("某市第三届人民代表大会第二次会议关于政府工作报告的决议\n会议听取和审议了市长的报告。", "a.txt"),
        Kind::Resolution
    );
    assert_eq!(
        kind("在中国共产党某县第十四次代表大会上的报告\n同志们：\n现在，我代表县委向大会作报告。", "a.txt"),
        Kind::PartyCongressReport
    );
    assert_eq!(
        kind("某区人民政府关于2021年度法治政府建设情况的报告\n现将有关情况报告如下：", "a.txt"),
        Kind::OtherReport
    );
    assert_eq!(
        kind("某县人民法院工作报告\n各位代表：\n现在，我代表县人民法院向大会报告工作。", "a.txt"),
        Kind::OtherReport
    );
    assert_eq!(kind("某县人大常委会工作报告\n各位代表：\n受县人大常委会委托，报告工作。", "a.txt"), Kind::OtherReport);
    assert_eq!(kind("一图读懂！2022年政府工作报告解读\n报告有哪些亮点？\n", "a.txt"), Kind::NewsFeature);
}

#[test]
fn a_first_year_of_a_plan_is_reported_on_in_its_name() {
    let text = "关于岳西县国民经济和社会发展第十一个五年规划纲要的报告\n2006年2月20日在岳西县第十三届人民代表大会第四次会议上\n县长 周某\n\
                各位代表：\n我代表县人民政府，向大会作关于第十一个五年规划纲要的报告。\n一、“十五”工作回顾\n";
    let found = identify(text, &Hints::default());
    assert_eq!((found.kind, found.year, code(&found)), (Kind::GovernmentWorkReport, Some(2006), "340828"));
}

#[test]
fn a_feature_is_about_the_year_that_it_reviews() {
    let text = "# 山河换新颜\n\n## ——赤水市2019年经济社会发展纪实\n\n本报记者 某某\n\n2019年，赤水市交出答卷。\n\n丹霞景区预计2020年5月开放。(某某 摄)\n";
    let found = identify(text, &at("p3.txt"));
    assert_eq!((found.kind, found.year, found.review_year), (Kind::NewsFeature, None, Some(2019)));
    assert_eq!(place(&found), "贵州省 遵义市 赤水市");
    assert!(found.congress.is_none() && found.speaker.is_none() && found.delivered_on.is_none());

    let page = "图说市委经济工作会议\n日报记者 某某\n2018年，鹤壁市主要指标向好。淇县、浚县齐进，鹤壁鹤壁鹤壁。\n2019年，我市将聚焦项目。\n鹤壁全市上下。";
    let found = identify(page, &at("p4.txt"));
    assert_eq!((found.kind, found.year, found.review_year), (Kind::NewsFeature, Some(2019), Some(2018)));
    assert_eq!(code(&found), "410600");
}

#[test]
fn columns_folders_and_pinyin_names() {
    let text = "各位代表：现在，我代表市人民政府，向大会报告工作。\n一、上年工作回顾\n";
    let column =
        Hints { year: Some("2017".into()), region: vec!["山东省".into(), "东营市".into()], ..at("all.csv") };
    let found = identify(text, &column);
    assert_eq!((code(&found), found.year, &*rule(&found, Field::Region)), ("370500", Some(2017), "column"));
    let code_column = Hints { region: vec!["370500".into()], ..at("all.csv") };
    assert_eq!(code(&identify(text, &code_column)), "370500");
    assert_eq!(code(&identify(text, &at("reports/luohe/2016.txt"))), "411100");
    assert_eq!(identify(text, &at("reports/luohe/2016.txt")).year, Some(2016));
}

#[test]
fn nothing_is_made_up() {
    for text in ["", "\n\n", "今天天气很好。", "abc 2020"] {
        let found = identify(text, &Hints::default());
        assert_eq!((found.kind, found.region, found.year), (Kind::Unknown, None, None), "{text:?}");
    }
}

proptest::proptest! {
    /// Whatever the text, identification ends and its spans lie on character boundaries.
    #[test]
    fn spans_are_of_the_text(text in "(各位代表[:：]|我代表|市人民政府|2020年|第十届人民代表大会第二次会议|鼓楼区|郴州市|[\\PC\\n]{0,8}){0,12}") {
        let found = identify(&text, &Hints::default());
        for proof in &found.evidence {
            if let Some(span) = proof.span {
                proptest::prop_assert!(text.get(span.range()).is_some(), "{proof:?}");
            }
        }
    }
}

#[test]
fn a_page_about_the_session_is_no_report() {
    let kind = |text: &str| identify(text, &at("p.txt")).kind;
    let opened = "县十七届人大三次会议隆重开幕\n来源：县融媒体中心 记者 某某\n1月8日，平遥县第十七届人民代表大会第三次会议开幕。县长某某代表县人民政府向大会作政府工作报告。\n";
    assert_eq!(kind(opened), Kind::NewsFeature);
    assert_eq!(kind("关于《政府工作报告》的起草说明\n各位委员：\n现在，我受市政府委托作说明。"), Kind::OtherReport);
    assert_eq!(kind("在全市经济工作会议上的讲话\n同志们：\n我代表市委、市政府讲几点意见。"), Kind::OtherReport);
    let cut = "的总体要求，扎实推进。\n一、2014年工作回顾\n全县经济平稳。\n二、2015年工作安排\n";
    assert_eq!(kind(cut), Kind::GovernmentWorkReport);
}

#[test]
fn a_damaged_head_still_gives_what_it_has() {
    let text = "某市政府网站 > 政务公开 > 政府工作报告\n更新时间:2015-01-21 09:48 信息来源:区政府办\n武汉市青山区第十四届人民代表大会(05)\n政 府 工 作 报 告\n\
                ──201516日在区第十四届人民代表大会第四次会议上\n区长  李某\n各位代表:\n现在,我代表区人民政府,向大会报告工作。\n二○一四年工作回顾\n全区稳中有进。\n";
    let found = identify(text, &Hints::default());
    assert_eq!((code(&found), found.year, found.review_year), ("420107", Some(2015), Some(2014)));
    assert_eq!((found.delivered_on, found.speaker.as_deref()), (None, Some("李某")));
    assert_eq!(found.congress.as_deref(), Some("区第十四届人民代表大会第四次会议"));
}

#[test]
fn a_caption_tells_what_a_page_without_a_head_does_not() {
    let text = "各位代表：\n现在，我代表市人民政府，向大会报告工作。\n一、2030年工作回顾\n全市上下齐心。\n\
                1月9日，某州市第八届人民代表大会第三次会议在大礼堂开幕。代市长何某文作政府工作报告。\n二、2031年工作安排\n全市任务。\n";
    let found = identify(text, &Hints::default());
    assert_eq!(found.year, Some(2031));
    assert_eq!(found.congress.as_deref(), Some("某州市第八届人民代表大会第三次会议"));
    assert_eq!(found.delivered_on.unwrap().to_string(), "2031-01-09");
    assert_eq!((found.speaker.as_deref(), found.speaker_role.as_deref()), (Some("何某文"), Some("市长")));
    assert_eq!(rule(&found, Field::Speaker), "caption");
    // A head of its own is not overruled.
    let headed = format!("2031年1月8日在某州市第八届人民代表大会第三次会议上\n市长 李某\n{text}");
    let found = identify(&headed, &Hints::default());
    assert_eq!((found.speaker.as_deref(), found.delivered_on.unwrap().day), (Some("李某"), Some(8)));
}

#[test]
fn a_speaker_who_greets_at_length_before_speaking_for_a_county_is_heard() {
    for greetings in [0, 1, 12] {
        let greeting =
            "春回大地，万象更新，在这辞旧迎新的日子里，向长期关心支持家乡建设的各界朋友致敬。".repeat(greetings);
        let text = format!(
            "各位代表：\n{greeting}现在，我代表嘉禾县人民政府，向大会报告工作，请予审议。\n一、过去一年\n{}",
            "全县上下齐心，各项事业稳步前进。".repeat(20)
        );
        let found = identify(&text, &Hints::default());
        assert_eq!((code(&found), found.kind), ("431024", Kind::GovernmentWorkReport), "{greetings}");
        assert_eq!(rule(&found, Field::Region), "speaks_for");
        // The words are those of the text, wherever they stand.
        let proof = found.evidence.iter().find(|proof| proof.field == Field::Region).unwrap();
        assert_eq!(proof.span.unwrap().of(&text), "嘉禾县人民政府");
    }
}

#[test]
fn a_report_given_in_autumn_looks_back_on_its_own_year() {
    let text = "各位代表：\n现在，我代表区人民政府，向大会报告政府工作，请予审议。\n一、过去五年工作回顾\n预计到2016年底，全区生产总值超过三百亿元。\n\
        二、未来五年工作安排\n今后五年，全区生产总值年均增长百分之七。\n";
    let found = identify(text, &at("2016年10月政府工作报告（在衡阳市雁峰区第五届人民代表大会第一次会议上）.txt"));
    assert_eq!((found.year, found.review_year), (Some(2016), Some(2016)));
    assert_eq!(rule(&found, Field::ReviewYear), "ends_ahead");
}
