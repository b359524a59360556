//! Claims so strong that the text cannot outweigh them: then the places that it names need not be counted.

use std::sync::LazyLock;

use super::claims::{Claim, Claims};
use super::region::{ENOUGH, FILED, MARGIN, Places, Voice, by_claims, kind, strongest};
use crate::region::{Gazetteer, Level, RegionId};

/// Sums of a few points differ by less than this with the order in which they are added.
const ROUNDING: f32 = 0.01;

/// The strongest claim for the unit that wins whatever the text names and however it speaks.
pub(super) fn undisputed(claims: &Claims) -> Option<&Claim> {
    let mut ids: Vec<RegionId> = claims.list.iter().map(|claim| claim.id).collect();
    ids.sort_unstable();
    ids.dedup();
    let claimed: Vec<(RegionId, f32)> = ids.into_iter().map(|id| (id, by_claims(claims, id))).collect();
    let (best, points) = claimed.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let least = points + range(best, claims.speaks_for).0;
    let rivals = claimed.iter().filter(|(id, _)| *id != best);
    let rivals = rivals.map(|(id, points)| points + range(*id, claims.speaks_for).1);
    let others = KINDS.iter().map(|id| range(*id, claims.speaks_for).1 + filed(claims));
    let most = rivals.chain(others).fold(0.0, f32::max);
    let wins = least >= ENOUGH + ROUNDING && least - most >= MARGIN + ROUNDING;
    strongest(claims, best).filter(|_| wins)
}

/// The fewest and the most points that a text gives a unit.
fn range(id: RegionId, spoken: Option<char>) -> (f32, f32) {
    let (least, most) = Gazetteer::shared().get(id).map_or((0.0, 0.0), |region| Voice::range(region, spoken));
    (least, most + Places::most(id))
}

/// What a unit that nobody names may get from the folder or the column above it.
fn filed(claims: &Claims) -> f32 {
    let filed = claims.list.iter().filter(|claim| matches!(claim.rule, "folder" | "column"));
    filed.map(|claim| claim.weight * FILED).fold(0.0, f32::max)
}

/// Of each kind and level the unit to which a text can give most points.
static KINDS: LazyLock<Vec<RegionId>> = LazyLock::new(|| {
    let mut most: Vec<((char, Level), RegionId)> = Vec::new();
    for (id, region) in Gazetteer::shared().iter().filter(|(_, region)| region.level != Level::Nation) {
        let of = (kind(region), region.level);
        match most.iter_mut().find(|(known, _)| *known == of) {
            Some((_, known)) if Places::most(*known) < Places::most(id) => *known = id,
            Some(_) => {}
            None => most.push((of, id)),
        }
    }
    most.into_iter().map(|(_, id)| id).collect()
});

#[cfg(test)]
mod tests {
    use super::super::{mentions::Counts, occasion::Occasion, opening::Opening, region::weighed, titles::titles};
    use super::*;
    use crate::source::Hints;
    use proptest::prelude::*;

    fn claims(text: &str) -> Claims {
        let (opening, hints) = (Opening::of(text), Hints::default());
        let titles = titles(text, &opening, &hints);
        let occasion = Occasion::of(text, &opening, &titles);
        Claims::of(text, Some(2021), &titles, &occasion, &opening, &hints)
    }

    const NAMED: &str = "2021年江苏省政府工作报告\n——2021年1月26日在江苏省第十三届人民代表大会第四次会议上\n江苏省省长 何某文\n\
                         各位代表：\n我代表省人民政府向大会报告工作。\n";
    const UNNAMED: &str = "政府工作报告\n各位代表：\n现在，我代表市人民政府向大会报告工作。\n";

    #[test]
    fn a_report_that_names_its_province_everywhere_is_undisputed_and_one_that_names_nothing_is_not() {
        let gazetteer = Gazetteer::shared();
        let code = |claim: &Claim| gazetteer.get(claim.id).map(|region| region.code);
        assert_eq!(undisputed(&claims(NAMED)).and_then(code), Some("320000"));
        let other =
            format!("{UNNAMED}{}", "苏州大发展，苏州新面貌，昆山、太仓、常熟和吴中区进步，我市全市前进。".repeat(9));
        let claims = claims(&other);
        assert!(undisputed(&claims).is_none());
        // What its text names tells it.
        let (region, proof) = weighed(&Counts::of(&other), Some(2021), &claims);
        let code = region.and_then(|id| gazetteer.get(id)).map(|region| region.code);
        assert_eq!(code, Some("320500"), "{proof:?}");
    }

    proptest! {
        #[test]
        fn the_text_never_outweighs_what_is_undisputed(
            head in prop::sample::select(vec![NAMED, UNNAMED, "苏州市政府工作报告\n", "2021年吉林政府工作报告\n各位代表：\n"]),
            name in prop::sample::select(vec!["鼓楼区", "苏州", "吉林", "内蒙古", "江苏省", "大亚湾开发区", "浙江"]),
            body in "((苏州市|鼓楼区|南京市|吉林省|吉林市|内蒙|全省|我省|我市|全县|我区|省委|自治区党委|增长|，|。){1,9}){0,9}",
            times in 0usize..60,
        ) {
            let text = format!("{head}{}{body}", name.repeat(times));
            let claims = claims(&text);
            if let Some(claim) = undisputed(&claims) {
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
