//! Short names by rule, with the customary ones that no rule gives.

/// Peoples in the names of autonomous units, as the names write them.
const PEOPLES: &[&str] = &[
    "蒙古族",
    "蒙古",
    "回族",
    "藏族",
    "维吾尔",
    "苗族",
    "彝族",
    "壮族",
    "布依族",
    "朝鲜族",
    "满族",
    "侗族",
    "瑶族",
    "白族",
    "土家族",
    "哈尼族",
    "哈萨克族",
    "哈萨克",
    "傣族",
    "黎族",
    "傈僳族",
    "佤族",
    "畲族",
    "拉祜族",
    "水族",
    "东乡族",
    "纳西族",
    "景颇族",
    "柯尔克孜",
    "土族",
    "达斡尔族",
    "仫佬族",
    "羌族",
    "布朗族",
    "撒拉族",
    "毛南族",
    "仡佬族",
    "锡伯",
    "塔吉克",
    "普米族",
    "怒族",
    "保安族",
    "裕固族",
    "独龙族",
    "鄂伦春",
    "鄂温克族",
    "鄂温克",
    "各族",
];

/// Customary short names that the rules do not give.
const CUSTOMARY: &[(&str, &[&str])] = &[
    ("100000", &["国家", "国务院", "中国", "中央"]),
    ("110000", &["京"]),
    ("120000", &["津"]),
    ("130000", &["冀"]),
    ("140000", &["晋"]),
    ("150000", &["内蒙"]),
    ("210000", &["辽"]),
    ("220000", &["吉"]),
    ("230000", &["黑"]),
    ("310000", &["沪"]),
    ("320000", &["苏"]),
    ("330000", &["浙"]),
    ("340000", &["皖"]),
    ("350000", &["闽"]),
    ("360000", &["赣"]),
    ("370000", &["鲁"]),
    ("410000", &["豫"]),
    ("420000", &["鄂"]),
    ("430000", &["湘"]),
    ("440000", &["粤"]),
    ("450000", &["桂"]),
    ("460000", &["琼"]),
    ("500000", &["渝"]),
    ("510000", &["川", "蜀"]),
    ("520000", &["黔", "贵"]),
    ("530000", &["滇", "云"]),
    ("540000", &["藏"]),
    ("610000", &["陕", "秦"]),
    ("620000", &["甘", "陇"]),
    ("630000", &["青"]),
    ("640000", &["宁"]),
    ("650000", &["新"]),
    ("652700", &["博州"]),
    ("652800", &["巴州"]),
    ("653000", &["克州"]),
    ("654000", &["伊犁"]),
    ("532800", &["版纳"]),
    ("522600", &["黔东南"]),
    ("659001", &["石城"]),
    ("650203", &["克区"]),
    ("620982", &["敦煌"]),
];

/// The name without the word for its kind: 湘潭县 → 湘潭, 湘西土家族苗族自治州 → 湘西. The whole name where less than two
/// characters would be left (沙县, 城区).
pub fn stem(name: &str) -> &str {
    const KINDS: &[&str] = &[
        "特别行政区",
        "维吾尔自治区",
        "壮族自治区",
        "回族自治区",
        "自治区",
        "自治州",
        "自治县",
        "自治旗",
        "工农区",
        "林区",
        "特区",
        "矿区",
        "地区",
        "省",
        "市",
        "盟",
        "县",
        "区",
        "旗",
    ];
    for kind in KINDS {
        let Some(rest) = name.strip_suffix(kind) else { continue };
        let mut rest = rest;
        if kind.starts_with("自治") {
            while let Some(shorter) = PEOPLES.iter().find_map(|people| rest.strip_suffix(people)) {
                if shorter.chars().count() < 2 {
                    break;
                }
                rest = shorter;
            }
        }
        if rest.chars().count() >= 2 {
            return rest;
        }
        if !matches!(*kind, "矿区" | "林区" | "特区" | "地区" | "工农区") {
            return name;
        }
    }
    name
}

/// Short names in use, the most usual first.
pub fn short_names(code: &str, name: &str) -> Vec<String> {
    let stem = stem(name);
    let mut names = Vec::new();
    if name.ends_with("自治州") {
        names.push(format!("{stem}州"));
    } else if name.ends_with("自治县") {
        names.push(format!("{stem}县"));
    } else if name.ends_with("自治旗") {
        names.push(format!("{stem}旗"));
    }
    if stem != name {
        names.push(stem.to_owned());
    }
    if let Some(city) = name.strip_suffix("新区").filter(|rest| rest.chars().count() >= 2) {
        names = vec![city.to_owned()];
    }
    let customary = CUSTOMARY.iter().find(|(at, _)| *at == code).map_or(&[][..], |(_, list)| list);
    names.extend(customary.iter().map(|short| (*short).to_owned()));
    let mut seen = Vec::new();
    names.retain(|short| short != name && !seen.contains(short) && (seen.push(short.clone()), true).1);
    names
}
