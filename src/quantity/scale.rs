//! One unit for numbers that are compared: 万元, 亿元 and 万亿元 are one scale, 斤 and 吨 another.
//!
//! Every family of units has one base to which [`normalize`] brings a value, unless the indicator has a home unit of
//! the same family (`人均可支配收入` is compared in 元, population in 万人):
//!
//! | family | base |
//! |---|---|
//! | sums of money (from 万元 up) | 亿元 |
//! | sums a head (元, 千元) | 元 |
//! | foreign currency | 亿美元, 亿欧元, …; 美元, 欧元, … a head |
//! | weight (斤, 公斤, 吨) | 万吨 |
//! | farmland (亩, 公顷) | 万亩 |
//! | floors, built area (平方米) | 万平方米 |
//! | territory (平方公里) | 平方公里 |
//! | length (米, 公里) | 公里 |
//! | volume (立方米) | 亿立方米 |
//! | electric energy (千瓦时, 度) | 亿千瓦时 |
//! | electric power (千瓦, 兆瓦) | 万千瓦 |
//! | parts of a whole (%, ‰) | % |
//! | counts (人, 家, 户, 套, …) | the counting word without 千, 万, 亿 |
//! | anything else (个百分点, 倍, 微克/立方米, sums an area) | itself |

use rust_decimal::Decimal;

use crate::symbol::Symbol;

/// Scales that exclude each other: values of two families are never compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Yuan,
    Currency(&'static str),
    Weight,
    Area,
    Length,
    Volume,
    Energy,
    Power,
    Part,
    /// Counting words collapse: 家, 户 and 个 count the same enterprises.
    Count,
    /// Not convertible to anything but itself.
    Own(&'static str),
}

/// A printed unit on the scale of its family.
#[derive(Clone, Copy, Debug)]
struct Scale {
    family: Family,
    /// One printed unit in the family's smallest named unit.
    factor: Decimal,
    /// The unit to show when the indicator has none of its own, with its factor.
    base: (&'static str, Decimal),
}

const fn whole(factor: i64) -> Decimal {
    Decimal::from_parts(factor as u32, (factor >> 32) as u32, 0, false, 0)
}

const WAN: i64 = 10_000;
const YI: i64 = 100_000_000;

/// Names without 十百千万亿 before them: name, family, factor, base, factor of the base. The longest first, where one ends in another.
const STEMS: &[(&str, Family, Decimal, &str, Decimal)] = &[
    ("美元", Family::Currency("美元"), whole(1), "亿美元", whole(YI)),
    ("欧元", Family::Currency("欧元"), whole(1), "亿欧元", whole(YI)),
    ("港元", Family::Currency("港元"), whole(1), "亿港元", whole(YI)),
    ("日元", Family::Currency("日元"), whole(1), "亿日元", whole(YI)),
    ("元人民币", Family::Yuan, whole(1), "亿元", whole(YI)),
    ("元", Family::Yuan, whole(1), "亿元", whole(YI)),
    ("公斤", Family::Weight, whole(2), "万吨", whole(2000 * WAN)),
    ("千克", Family::Weight, whole(2), "万吨", whole(2000 * WAN)),
    ("斤", Family::Weight, whole(1), "万吨", whole(2000 * WAN)),
    ("吨", Family::Weight, whole(2000), "万吨", whole(2000 * WAN)),
    // In fifteenths of a hundredth of a mu, so that every factor is whole: 1 亩 = 10000/15 平方米.
    ("平方公里", Family::Area, whole(15_000_000), "平方公里", whole(15_000_000)),
    ("平方千米", Family::Area, whole(15_000_000), "平方公里", whole(15_000_000)),
    ("公顷", Family::Area, whole(150_000), "万亩", whole(10_000 * WAN)),
    ("平方米", Family::Area, whole(15), "万平方米", whole(15 * WAN)),
    ("亩", Family::Area, whole(10_000), "万亩", whole(10_000 * WAN)),
    ("立方米", Family::Volume, whole(1), "亿立方米", whole(YI)),
    ("方", Family::Volume, whole(1), "亿立方米", whole(YI)),
    ("公里", Family::Length, whole(1000), "公里", whole(1000)),
    ("千米", Family::Length, whole(1000), "公里", whole(1000)),
    ("米", Family::Length, whole(1), "公里", whole(1000)),
    ("千瓦时", Family::Energy, whole(1), "亿千瓦时", whole(YI)),
    ("度", Family::Energy, whole(1), "亿千瓦时", whole(YI)),
    ("吉瓦", Family::Power, whole(1_000_000), "万千瓦", whole(WAN)),
    ("兆瓦", Family::Power, whole(1000), "万千瓦", whole(WAN)),
    ("千瓦", Family::Power, whole(1), "万千瓦", whole(WAN)),
    ("%", Family::Part, whole(10), "%", whole(10)),
    ("‰", Family::Part, whole(1), "%", whole(10)),
];

/// Printed forms of units that stand for themselves.
const OWN: &[(&str, &str)] = &[
    ("个百分点", "个百分点"),
    ("百分点", "个百分点"),
    ("倍", "倍"),
    ("番", "倍"),
    ("微克/立方米", "微克/立方米"),
    ("微克每立方米", "微克/立方米"),
    ("μg/m³", "微克/立方米"),
    ("毫克/立方米", "毫克/立方米"),
    ("天", "天"),
    ("岁", "岁"),
    ("位", "位"),
];

/// A value in the base of its unit's family.
pub fn normalize(value: Decimal, unit: &str) -> (Decimal, &'static str) {
    normalize_to(value, unit, "")
}

/// A value in `home`, the unit of its indicator, when that is of the same family as the printed `unit`; else in the
/// base of the family. A bare 亿 of a sum of money is 亿元. What is too large to convert stays as printed.
pub fn normalize_to(value: Decimal, unit: &str, home: &str) -> (Decimal, &'static str) {
    Conversion::between(unit, home)
        .and_then(|conversion| Some((conversion.of(value)?, conversion.to)))
        .unwrap_or_else(|| (value, Symbol::new(unit).as_str()))
}

/// The way from a printed unit to the one that values are compared in, for several values.
#[derive(Clone, Copy, Debug)]
pub struct Conversion {
    times: Decimal,
    parts: Decimal,
    /// The unit of what comes out.
    pub to: &'static str,
}

impl Conversion {
    /// From `unit` to `home`, as [`normalize_to`] has it; `None` for a unit that stands for itself alone.
    pub fn between(unit: &str, home: &str) -> Option<Self> {
        let printed = scale(unit)?;
        let home = if home.is_empty() { None } else { scale(home).map(|scale| (home, scale)) };
        let bare = || unit.chars().all(|letter| prefix(letter).is_some());
        let (to, parts) = match home {
            Some((name, home)) if home.family == printed.family || (home.family == Family::Yuan && bare()) => {
                (Symbol::new(name).as_str(), home.factor)
            }
            _ => printed.base,
        };
        Some(Self { times: printed.factor, parts, to })
    }

    /// The value; `None` where it is too large.
    pub fn of(&self, value: Decimal) -> Option<Decimal> {
        // Nearly every number is printed in the unit that it is compared in.
        if self.times == self.parts {
            return Some(value.normalize());
        }
        Some(value.checked_mul(self.times)?.checked_div(self.parts)?.normalize())
    }
}

/// Whether values printed in the two units can be brought to one.
pub fn comparable(one: &str, other: &str) -> bool {
    match (scale(one), scale(other)) {
        (Some(one), Some(other)) => one.family == other.family,
        _ => one == other,
    }
}

/// A value with its unit as people read it: counts from ten thousand up in 万 (`943万户`), anything else as it is.
pub fn shown(value: Decimal, unit: &str) -> String {
    format!("{}{unit}", shown_number(value, unit))
}

/// As [`shown`], without the unit but with its 万.
pub fn shown_number(value: Decimal, unit: &str) -> String {
    let counted = matches!(scale(unit), Some(Scale { family: Family::Count, factor, .. }) if factor == Decimal::ONE);
    if counted && !unit.is_empty() && value.abs() >= whole(WAN) {
        return format!("{}万", (value / whole(WAN)).normalize());
    }
    value.to_string()
}

fn scale(unit: &str) -> Option<Scale> {
    let printed = unit.trim();
    let spelled = printed.contains(['％', ' ']).then(|| printed.replace('％', "%").replace(' ', ""));
    let unit = spelled.as_deref().unwrap_or(printed);
    if let Some((_, name)) = OWN.iter().find(|(printed, _)| *printed == unit) {
        return Some(Scale { family: Family::Own(name), factor: Decimal::ONE, base: (name, Decimal::ONE) });
    }
    if unit.contains('/') || unit.contains('每') {
        let name = Symbol::new(&unit.replace("标煤", "标准煤")).as_str();
        return Some(Scale { family: Family::Own(name), factor: Decimal::ONE, base: (name, Decimal::ONE) });
    }
    for (stem, family, factor, base, base_factor) in STEMS {
        let Some(head) = unit.strip_suffix(stem) else { continue };
        let Some(times) = head.chars().try_fold(Decimal::ONE, |times, letter| times.checked_mul(prefix(letter)?))
        else {
            continue;
        };
        // A sum in units below ten thousand is a sum a head, and nobody reads it in 亿元.
        let base = match family {
            Family::Yuan if times < whole(WAN) => ("元", Decimal::ONE),
            Family::Currency(name) if times < whole(WAN) => (*name, Decimal::ONE),
            _ => (*base, *base_factor),
        };
        return Some(Scale { family: *family, factor: factor.checked_mul(times)?, base });
    }
    let (times, word) = split_prefix(unit)?;
    Some(Scale { family: Family::Count, factor: times, base: (Symbol::new(word).as_str(), Decimal::ONE) })
}

/// The multiplier before a counting word, and the word.
fn split_prefix(unit: &str) -> Option<(Decimal, &str)> {
    let mut times = Decimal::ONE;
    for (at, letter) in unit.char_indices() {
        match prefix(letter) {
            Some(factor) => times = times.checked_mul(factor)?,
            None => return Some((times, unit.get(at..)?)),
        }
    }
    Some((times, ""))
}

fn prefix(letter: char) -> Option<Decimal> {
    match letter {
        '十' => Some(whole(10)),
        '百' => Some(whole(100)),
        '千' => Some(whole(1000)),
        '万' => Some(whole(WAN)),
        '亿' => Some(whole(YI)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn to(value: &str, unit: &str, home: &str) -> String {
        let (value, unit) = normalize_to(value.parse().unwrap(), unit, home);
        format!("{value}{unit}")
    }

    #[test]
    fn sums_of_money_are_compared_in_yi() {
        assert_eq!(to("403.9", "亿元", ""), "403.9亿元");
        assert_eq!(to("1.12", "万亿元", ""), "11200亿元");
        assert_eq!(to("8600", "万元", ""), "0.86亿元");
        assert_eq!(to("73.5", "亿", "亿元"), "73.5亿元");
        assert_eq!(to("120", "万美元", ""), "0.012亿美元");
    }

    #[test]
    fn sums_a_head_are_compared_in_yuan() {
        assert_eq!(to("35219", "元", ""), "35219元");
        assert_eq!(to("3.52", "万元", "元"), "35200元");
        assert_eq!(to("12000", "美元", ""), "12000美元");
    }

    #[test]
    fn the_home_unit_of_an_indicator_wins() {
        assert_eq!(to("4953000", "人", "万人"), "495.3万人");
        assert_eq!(to("1.2", "亿人次", "万人次"), "12000万人次");
        assert_eq!(to("128", "户", "家"), "128家");
        assert_eq!(to("3.2", "‰", "‰"), "3.2‰");
        assert_eq!(to("62", "亿斤", "万吨"), "310万吨");
        assert_eq!(to("2", "平方公里", "亩"), "3000亩");
    }

    #[test]
    fn counts_lose_their_thousands() {
        assert_eq!(to("1.5", "万家", ""), "15000家");
        assert_eq!(to("12", "万套", ""), "120000套");
        assert_eq!(to("2", "千人", ""), "2000人");
    }

    #[test]
    fn large_counts_are_read_in_wan() {
        let read = |value: &str, unit| shown(value.parse().unwrap(), unit);
        assert_eq!(read("9430000", "户"), "943万户");
        assert_eq!(read("-10300000", "人"), "-1030万人");
        assert_eq!(read("9999", "家"), "9999家");
        assert_eq!(read("45000", "元"), "45000元");
        assert_eq!(read("12000", "万人次"), "12000万人次");
    }

    #[test]
    fn what_has_no_scale_stays_as_printed() {
        assert_eq!(to("1.3", "个百分点", ""), "1.3个百分点");
        assert_eq!(to("4", "番", ""), "4倍");
        assert_eq!(to("0.35", "吨标煤/万元", ""), "0.35吨标准煤/万元");
        assert_eq!(to("36", "微克每立方米", "微克/立方米"), "36微克/立方米");
        assert_eq!(to("5", "", ""), "5");
    }

    #[test]
    fn units_of_different_families_are_not_comparable() {
        assert!(comparable("万元", "万亿元"));
        assert!(comparable("家", "万户"));
        assert!(!comparable("亿元", "亿美元"));
        assert!(!comparable("%", "亿元"));
        assert!(!comparable("%", "个百分点"));
    }

    #[test]
    fn a_value_too_large_to_convert_is_not_lost() {
        let (value, unit) = normalize(Decimal::MAX, "万亿元");
        assert_eq!((value, unit), (Decimal::MAX, "万亿元"));
    }
}
