//! Claims so strong that the text cannot outweigh them: then the places that it names need not be counted.

use std::sync::LazyLock;

use memchr::memmem;

use super::claims::{Claim, Claims};
use super::region::{ENOUGH, FILED, MARGIN, OF_A_NAME, Places, Voice, by_claims, kind, strongest};
use crate::region::{Gazetteer, Level, RegionId};

/// Sums of a few points differ by less than this with the order in which they are added.
const ROUNDING: f32 = 0.01;

/// The strongest claim for the unit that wins whatever the text names and however it speaks.
pub(super) fn undisputed<'c>(text: &str, claims: &'c Claims) -> Option<&'c Claim> {
    let mut ids: Vec<RegionId> = claims.list.iter().map(|claim| claim.id).collect();
    ids.sort_unstable();
    ids.dedup();
    let claimed: Vec<(RegionId, f32)> = ids.into_iter().map(|id| (id, by_claims(claims, id))).collect();
    let (best, points) = claimed.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let least = points + range(best, claims.speaks_for).0;
    let outdoes = |most: f32| least - most >= MARGIN + ROUNDING;
    let most = |id: RegionId| range(id, claims.speaks_for).1;
    let unclaimed = |id: RegionId| most(id) + filed(claims, id, best);
    // A unit that is not named in full has its short names alone.
    let in_short = |id: RegionId, kind: char| {
        outdoes(unclaimed(id) - OF_A_NAME)
            && named_in_full(text, kind).into_iter().all(|id| id == best || outdoes(unclaimed(id)))
    };
    let wins = least >= ENOUGH + ROUNDING
        && claimed.iter().all(|(id, points)| *id == best || outdoes(points + most(*id)))
        && KINDS.iter().all(|(kind, id)| outdoes(unclaimed(*id)) || in_short(*id, *kind));
    strongest(claims, best).filter(|_| wins)
}

/// The fewest and the most points that a text gives a unit.
fn range(id: RegionId, spoken: Option<char>) -> (f32, f32) {
    let (least, most) = Gazetteer::shared().get(id).map_or((0.0, 0.0), |region| Voice::range(region, spoken));
    (least, most + Places::most(id))
}

/// What a unit like `id` that nobody names may get from the folder or the column above it: no province lies in another.
fn filed(claims: &Claims, id: RegionId, best: RegionId) -> f32 {
    let gazetteer = Gazetteer::shared();
    let province = |id: RegionId| gazetteer.get(id).is_some_and(|region| region.level == Level::Province);
    let apart = province(id) && province(best);
    let filed = claims.list.iter().filter(|claim| matches!(claim.rule, "folder" | "column"));
    let above = filed.filter(|claim| !apart || gazetteer.current(claim.id) != gazetteer.current(best));
    above.map(|claim| claim.weight * FILED).fold(0.0, f32::max)
}

/// The units of a kind that a text names in full.
fn named_in_full(text: &str, kind: char) -> Vec<RegionId> {
    let gazetteer = Gazetteer::shared();
    let mut found = Vec::new();
    for at in memmem::find_iter(text.as_bytes(), kind.encode_utf8(&mut [0; 4])) {
        let words = text.get(..at + kind.len_utf8()).unwrap_or("");
        for (name, units) in gazetteer.names_at_end(words) {
            found.extend(units.iter().filter(|id| gazetteer.get(**id).is_some_and(|region| region.name == name)));
        }
    }
    found
}

/// Of each kind and level the unit to which a text can give most points.
static KINDS: LazyLock<Vec<(char, RegionId)>> = LazyLock::new(|| {
    let mut most: Vec<((char, Level), RegionId)> = Vec::new();
    for (id, region) in Gazetteer::shared().iter().filter(|(_, region)| region.level != Level::Nation) {
        let of = (kind(region), region.level);
        match most.iter_mut().find(|(known, _)| *known == of) {
            Some((_, known)) if Places::most(*known) < Places::most(id) => *known = id,
            Some(_) => {}
            None => most.push((of, id)),
        }
    }
    most.into_iter().map(|((kind, _), id)| (kind, id)).collect()
});

#[cfg(test)]
mod tests {
    use super::super::{mentions::Counts, occasion::Occasion, opening::Opening, region::weighed, titles::titles};
    use super::*;
    use crate::source::Hints;
    use proptest::prelude::*;

    fn claims(text: &str, column: Option<&str>) -> Claims {
        let region = column.map(str::to_owned).into_iter().collect();
        let (opening, hints) = (Opening::of(text), Hints { region, ..Hints::default() });
        let titles = titles(text, &opening, &hints);
        let occasion = Occasion::of(text, &opening, &titles);
        Claims::of(text, Some(2021), &titles, &occasion, &opening, &hints)
    }

    const NAMED: &str = "2021年江苏省政府工作报告\n——2021年1月26日在江苏省第十三届人民代表大会第四次会议上\n江苏省省长 何某文\n\
                         各位代表：\n我代表省人民政府向大会报告工作。\n";
    const IN_SESSION: &str = "——2021年1月26日在江苏省第十三届人民代表大会第四次会议上
江苏省省长 何某文
\
                              各位代表：
我代表省人民政府向大会报告工作。
";
    const UNNAMED: &str = "政府工作报告\n各位代表：\n现在，我代表市人民政府向大会报告工作。\n";

    #[test]
    fn a_report_that_names_its_province_everywhere_is_undisputed_and_one_that_names_nothing_is_not() {
        let gazetteer = Gazetteer::shared();
        let code = |claim: &Claim| gazetteer.get(claim.id).map(|region| region.code);
        for text in [NAMED, IN_SESSION] {
            assert_eq!(undisputed(text, &claims(text, None)).and_then(code), Some("320000"));
        }
        let rivals = format!("{IN_SESSION}{}", "浙江省、浙江都发展。".repeat(9));
        assert!(undisputed(&rivals, &claims(&rivals, None)).is_none());
        let other =
            format!("{UNNAMED}{}", "苏州大发展，苏州新面貌，昆山、太仓、常熟和吴中区进步，我市全市前进。".repeat(9));
        let claims = claims(&other, None);
        assert!(undisputed(&other, &claims).is_none());
        // What its text names tells it.
        let (region, proof) = weighed(&Counts::of(&other), Some(2021), &claims);
        let code = region.and_then(|id| gazetteer.get(id)).map(|region| region.code);
        assert_eq!(code, Some("320500"), "{proof:?}");
    }

    proptest! {
        #[test]
        fn the_text_never_outweighs_what_is_undisputed(
            head in prop::sample::select(vec![
                NAMED, IN_SESSION, UNNAMED, "苏州市政府工作报告\n", "2021年吉林政府工作报告\n各位代表：\n",
            ]),
            column in prop::option::of(prop::sample::select(vec!["江苏省", "吉林省", "苏州市"])),
            name in prop::sample::select(vec![
                "鼓楼区", "苏州", "吉林", "内蒙古", "江苏省", "大亚湾开发区", "浙江", "浙江浙江省", "西双版纳傣族自治州",
            ]),
            body in "((苏州市|鼓楼区|南京市|吉林省|吉林市|内蒙|浙江省|版纳|全省|我省|我市|全县|我区|省委|自治区党委|增长|，|。){1,9}){0,9}",
            times in 0usize..60,
        ) {
            let text = format!("{head}{}{body}", name.repeat(times));
            let claims = claims(&text, column);
            if let Some(claim) = undisputed(&text, &claims) {
                let (region, proof) = weighed(&Counts::of(&text), Some(2021), &claims);
                prop_assert_eq!(region, Some(Gazetteer::shared().in_its_time(claim.id, Some(2021))));
                prop_assert_eq!(proof.map(|proof| proof.words), Some(claim.words.clone().into()));
            }
        }

        #[test]
        fn no_text_gives_more_points_than_are_thought_of(
            body in "((苏州市|苏州|鼓楼区|南京|吉林省|吉林|内蒙古|内蒙|大亚湾区|大亚湾开发区|惠州|惠阳区|惠城区){1,9}(全省|我省|全市|我区|省委|全国|。)){0,40}",
            spoken in prop::option::of(prop::sample::select(vec!['省', '市', '区'])),
            claimed: bool,
        ) {
            let counts = Counts::of(&body);
            for id in ["苏州", "鼓楼区", "吉林", "内蒙古", "大亚湾区", "惠州"].iter().flat_map(|name| Gazetteer::shared().named(name)) {
                let points = Places::of(&counts, Some(2021)).points(*id, &counts, claimed)
                    + Voice::of(&counts).points(*id, spoken);
                let (least, most) = range(*id, spoken);
                prop_assert!(least - ROUNDING <= points && points <= most + ROUNDING, "{} {} {}", least, points, most);
            }
        }
    }
}
