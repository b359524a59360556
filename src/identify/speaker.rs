//! Who delivered the report, and in which office: the words between the occasion and the salutation.

use std::sync::LazyLock;

use regex::Regex;

use super::opening::Opening;
use crate::identity::{Evidence, Field};

/// Words that close an office.
const OFFICES: &str = "省长|市长|县长|区长|州长|盟长|旗长|主席|总理|专员|主任|行政长官|组长|书记|局长|厅长";

/// The characters with which all of [`OFFICES`] end.
const ENDS: [char; 7] = ['长', '席', '理', '员', '任', '记', '官'];

/// Whether words may name an office: most lines name none.
fn may_name_office(words: &str) -> bool {
    words.contains(ENDS)
}

/// 某某省代省长王某某在…会议上作政府工作报告: a caption.
static CAPTION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(r"(?P<role>(?:代理|代)?(?:{OFFICES}))(?P<name>\p{{Han}}{{2,3}}?)(?:在.{{0,40}}会议?上?|代表.{{0,12}}政府)?(?:作|向)")).ok()
});

/// The office alone, with the offices that the speaker holds besides: 区委副书记、代区长.
static OFFICE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?:(?:(?:省|市|县|区|州|盟|旗|工|党工|自治区党|党)委)?(?:常务)?副?书记、|(?:政府)?党组(?:副)?书记、|管委会主任、)*(?:常务)?(?:代理|代|副)?(?:{OFFICES})$"
    ))
    .ok()
});

/// 王某某市长在…会议上的报告
static NAME_OFFICE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(&format!(r"^(?P<name>\p{{Han}}{{2,4}})(?P<role>{OFFICES})(?:在|作|向)")).ok());

/// Family names by frequency; a name alone on a line, away from the salutation, must begin with one.
const FAMILY: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢\
                      姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤\
                      常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴\
                      霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景\
                      党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封\
                      谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支\
                      卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银\
                      亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由";

/// Words that show that a line is no name.
const NO_NAME: &[&str] = &[
    "报告", "工作", "大会", "会议", "政府", "人民", "代表", "全文", "摘要", "目录", "讲话", "主持", "草案", "发布",
    "来源", "编辑", "打印", "日期", "时间", "审议", "通过", "首页", "新闻", "回顾", "关闭", "字体", "分享", "公开",
    "专题", "年", "月", "日",
];

/// A speaker with office (empty where none is printed).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Speaker {
    pub name: String,
    pub role: String,
}

/// Finds the speaker between the occasion (or the title) and the salutation.
pub(super) fn speaker(text: &str, opening: &Opening) -> Option<(Speaker, Evidence)> {
    let (speaker, start, end) = in_lines(opening).or_else(|| in_caption(opening))?;
    let span = opening.head.span(text, start..end);
    let evidence =
        Evidence { field: Field::Speaker, rule: "head".into(), words: span.of(text).into(), span: Some(span) };
    Some((speaker, evidence))
}

/// Pieces of lines from the salutation upwards: the nearest that is office and name, else the nearest that is a name alone.
fn in_lines(opening: &Opening) -> Option<(Speaker, usize, usize)> {
    // Without a salutation the title block ends where the prose begins.
    let prose = |line: &str| !opening.addressed && (line.contains('。') || line.starts_with("一、"));
    let block: Vec<(usize, &str)> = opening.lines().take_while(|(_, line)| !prose(line)).collect();
    let from_below = || block.iter().rev().flat_map(|(at, line)| pieces(*at, line).into_iter().rev());
    let mut name_alone = None;
    for (nearness, (at, piece)) in from_below().take(14).enumerate() {
        if let Some(speaker) = office_and_name(piece) {
            // A name alone below an office belongs to another office of the same person or to the deputy who delivered it.
            return name_alone.or(Some((speaker, at, at + piece.len())));
        }
        if opening.addressed && name_alone.is_none() && nearness < 6 && is_name(piece, nearness == 0) {
            name_alone = Some((Speaker { name: piece.to_owned(), role: String::new() }, at, at + piece.len()));
        }
    }
    if let Some((speaker, start, end)) = name_alone {
        return Some(with_role_above(speaker, start, end, from_below()));
    }
    let with_office = block.iter().filter(|(_, line)| may_name_office(line));
    with_office.flat_map(|(at, line)| pieces(*at, line)).find_map(|(at, piece)| {
        let found = NAME_OFFICE.as_ref()?.captures(piece)?;
        let (name, role) = (found.name("name")?, found.name("role")?);
        let speaker = Speaker { name: name.as_str().to_owned(), role: role.as_str().to_owned() };
        Some((speaker, at, at + role.end()))
    })
}

/// The caption of a photograph above the report, or a note of the press.
fn in_caption(opening: &Opening) -> Option<(Speaker, usize, usize)> {
    opening.lines().take_while(|(_, line)| opening.addressed || !line.starts_with("一、")).find_map(|(at, line)| {
        let found = CAPTION.as_ref().filter(|_| may_name_office(line))?.captures(line)?;
        let (name, role) = (found.name("name")?, found.name("role")?);
        let known = name.as_str().chars().next().is_some_and(|first| FAMILY.contains(first));
        let word = NO_NAME.iter().any(|word| name.as_str().contains(word));
        let speaker = Speaker { name: name.as_str().to_owned(), role: role.as_str().to_owned() };
        (known && !word).then_some((speaker, at + role.start(), at + name.end()))
    })
}

/// An office that stands alone in the piece above the name: 市长 ⏎ 王某.
fn with_role_above<'t>(
    speaker: Speaker,
    start: usize,
    end: usize,
    mut from_below: impl Iterator<Item = (usize, &'t str)>,
) -> (Speaker, usize, usize) {
    let above = from_below.find(|(at, _)| *at < start);
    let office = above.and_then(|(at, piece)| Some((at, OFFICE.as_ref()?.find(piece)?.as_str())));
    match office {
        Some((at, role)) => (Speaker { role: role.to_owned(), ..speaker }, at, end),
        None => (speaker, start, end),
    }
}

/// A line cut at brackets, at the end of the session's words and at dates.
fn pieces(at: usize, line: &str) -> Vec<(usize, &str)> {
    static CUT: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"[()\[\]。—\-:;*#|]+|次(?:全体)?会议(?:上)?(?:的报告|通过|作)?|[0-9〇一二三四五六七八九十]{1,3}日|[0-9]{1,2}月").ok()
    });
    let Some(rule) = CUT.as_ref() else { return Vec::new() };
    let mut found = Vec::new();
    let mut from = 0;
    let mut push = |from: usize, to: usize| {
        let piece = line.get(from..to).unwrap_or("");
        let trimmed =
            piece.trim_start_matches(['、', ',', '上', '“', '”']).trim_end_matches(['、', ',', '“', '”', '/']);
        if !trimmed.is_empty() {
            found.push((
                at + from + (piece.len() - piece.trim_start_matches(['、', ',', '上', '“', '”']).len()),
                trimmed,
            ));
        }
    };
    // 区长;某某某: the mark between office and name is no cut.
    for cut in may_be_cut(line).then(|| rule.find_iter(line)).into_iter().flatten() {
        let between = matches!(cut.as_str(), ";" | ":")
            && OFFICE.as_ref().is_some_and(|office| office.is_match(&line[..cut.start()]));
        if !between {
            push(from, cut.start());
            from = cut.end();
        }
    }
    push(from, line.len());
    found
}

/// Whether a line may be cut: all by which it is holds one of these characters.
fn may_be_cut(line: &str) -> bool {
    line.contains(['(', ')', '[', ']', '。', '—', '-', ':', ';', '*', '#', '|', '议', '日', '月'])
}

/// Longest words before the office of a speaker, in characters.
const LONGEST_UNIT: usize = 40;

/// 市人民政府代市长 王某某: the first office behind which nothing but a name stands.
fn office_and_name(piece: &str) -> Option<Speaker> {
    let ends = piece.match_indices(ENDS).map(|(at, last)| at + last.len());
    let is_office = |words: &str| {
        let mut before = OFFICES.split('|').filter_map(|office| words.strip_suffix(office));
        before.next().is_some_and(|before| before.chars().nth(LONGEST_UNIT).is_none())
    };
    let mut found = ends.map(|end| piece.split_at(end)).filter(|(words, _)| is_office(words));
    let (printed, name) = found.find_map(|(words, rest)| Some((words, name_behind(rest)?)))?;
    if NO_NAME.iter().any(|word| name.contains(word)) {
        return None;
    }
    let role = OFFICE.as_ref()?.find(printed).map_or(printed, |office| office.as_str());
    Some(Speaker { name: name.to_owned(), role: role.to_owned() })
}

/// The name that is all of the words behind an office: 候选人：王某某同志.
fn name_behind<'w>(words: &'w str) -> Option<&'w str> {
    let bare = ["候选人", "提名人选", "人选"].iter().find_map(|word| words.strip_prefix(word));
    let unmarked = |words: &'w str| words.strip_prefix([',', ':', ';', '、']);
    let readings = bare.into_iter().chain([words]).flat_map(|words| unmarked(words).into_iter().chain([words]));
    readings.flat_map(|words| [Some(words), words.strip_suffix("同志")]).flatten().find(|words| {
        let parts = words.split('·').map(|part| Some(part.chars().count()).filter(|_| part.chars().all(is_hanzi)));
        match parts.collect::<Option<Vec<usize>>>().as_deref() {
            Some([plain]) => (2..=4).contains(plain),
            Some(dotted @ ([_, _] | [_, _, _])) => dotted.iter().all(|part| (1..=10).contains(part)),
            _ => false,
        }
    })
}

/// Two to four characters (or a name with ·) that are no word of the head.
fn is_name(piece: &str, at_salutation: bool) -> bool {
    let dotted = piece.contains('·') && piece.split('·').all(|part| !part.is_empty() && part.chars().all(is_hanzi));
    let plain = (2..=4).contains(&piece.chars().count()) && piece.chars().all(is_hanzi);
    let family = piece.chars().next().is_some_and(|first| FAMILY.contains(first));
    let short = piece.chars().count() <= 3;
    // 某某摄: who took the photograph.
    (dotted || (plain && family && (short || at_salutation)))
        && !piece.ends_with('摄')
        && !NO_NAME.iter().any(|word| piece.contains(word))
}

fn is_hanzi(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn behind_an_office_stands_nothing_but_a_name() {
        let said = |piece: &str| office_and_name(piece).map(|speaker| (speaker.role, speaker.name));
        let expected = |role: &str, name: &str| Some((role.to_owned(), name.to_owned()));
        assert_eq!(said("某市人民政府代市长王文某"), expected("代市长", "王文某"));
        assert_eq!(said("市长候选人:王文某同志"), expected("市长", "王文某"));
        assert_eq!(said("区委副书记、区长、王某"), expected("区委副书记、区长", "王某"));
        assert_eq!(said("自治区主席阿某·买某"), expected("主席", "阿某·买某"));
        for piece in ["市长作政府工作报告", "市长王", "主席团成员名单", "王文某市长", "市长王文某某某"]
        {
            assert_eq!(said(piece), None, "{piece}");
        }
    }
}
