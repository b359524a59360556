//! Whose report it is: claims of titles, sessions and speakers, weighed against what the whole text speaks of.

use rustc_hash::FxHashMap;

use super::claims::{Claim, Claims, units_named};
use super::mentions::Counts;
use super::undisputed::undisputed;
use crate::identity::{Evidence, Field};
use crate::region::{Gazetteer, Level, Region, RegionId};

/// Below this no unit is believed.
pub(super) const ENOUGH: f32 = 6.0;
/// Two units closer than this are not told apart: homonyms are left open.
pub(super) const MARGIN: f32 = 0.75;

/// How much of what a folder or column says counts for a unit that lies in the one that it names.
pub(super) const FILED: f32 = 0.75;

/// Points of a unit for a name that stands as often in a text as any other.
pub(super) const OF_A_NAME: f32 = 5.0;

/// How a text speaks of its own place: 全市, 我县, with the superiors that it names.
pub(super) struct Voice {
    /// The character that most follows 全 and 我, where one clearly does.
    kind: Option<char>,
    /// Whether 我市 and the like say so too, and not only 全市.
    own: bool,
    /// How often a province's party and government are named.
    province: u32,
    /// How often those of an autonomous region.
    autonomous: u32,
}

/// Kinds of units by the last character of their names.
pub(super) const KINDS: [char; 8] = ['国', '省', '市', '县', '区', '州', '盟', '旗'];

impl Voice {
    pub fn of(counts: &Counts) -> Self {
        let (own, whole) = (|at: usize| counts.of_kind(at).0, |at: usize| counts.of_kind(at).1);
        // 全国 stands in every report; only 我国 is the nation's own voice.
        let said = |at: usize, kind: char| own(at) + if kind == '国' { 0 } else { whole(at) };
        let mut heard: Vec<(u32, char)> = KINDS.iter().enumerate().map(|(at, kind)| (said(at, *kind), *kind)).collect();
        heard.sort_unstable_by(|a, b| b.cmp(a));
        let kind = match heard[..] {
            [(most, kind), (second, _), ..] if most >= 3 && most * 2 >= second * 3 => Some(kind),
            _ => None,
        };
        let own = KINDS.iter().position(|own| Some(*own) == kind).is_some_and(|at| own(at) >= 2);
        let (province, autonomous) = counts.of_governments();
        Voice { kind, own, province, autonomous }
    }

    /// Whether a unit can speak so; positive and negative points.
    pub fn points(&self, id: RegionId, spoken: Option<char>) -> f32 {
        let Some(region) = Gazetteer::shared().get(id) else { return 0.0 };
        let own = kind(region);
        let mut points = 0.0;
        if let Some(spoken) = spoken {
            points += if own == spoken { 4.0 } else { -6.0 };
        }
        // A district's report says 全市 as often as 全区: what its speaker says goes first.
        if let Some(kind) = self.kind.filter(|_| spoken.is_none()) {
            // A report of successes says 全省第一 at every turn: only its own 我省 speaks against a city.
            points += match own == kind {
                true => 4.0,
                false if self.own => -4.0,
                false => -1.5,
            };
        }
        let above = self.province + self.autonomous;
        if own == '市' {
            points += match region.level {
                Level::Province if above > 3 => -4.0,
                Level::Province => 2.0,
                _ if above == 0 => -1.0,
                _ => 1.0,
            };
        }
        points
    }

    /// The fewest and the most points that any voice gives a unit.
    pub fn range(region: &Region, spoken: Option<char>) -> (f32, f32) {
        let own = kind(region);
        let (least, most) = match spoken {
            Some(spoken) if spoken == own => (4.0, 4.0),
            Some(_) => (-6.0, -6.0),
            None => (-4.0, 4.0),
        };
        match region.level {
            _ if own != '市' => (least, most),
            Level::Province => (least - 4.0, most + 2.0),
            _ => (least - 1.0, most + 1.0),
        }
    }
}

/// The kind of a unit by the last character of its name.
pub(super) fn kind(region: &Region) -> char {
    if region.level == Level::Nation { '国' } else { region.name.chars().last().unwrap_or('市') }
}

/// A unit with its points and the claim or count that gave it most of them.
struct Candidate {
    id: RegionId,
    points: f32,
    proof: Proof,
}

enum Proof {
    Claim(Claim),
    Places,
}

/// The unit, with what decided; or no unit, with the words that leave it open.
pub(super) fn region(text: &str, year: Option<u16>, claims: &Claims) -> (Option<RegionId>, Option<Evidence>) {
    match undisputed(text, claims) {
        Some(claim) => (Some(Gazetteer::shared().in_its_time(claim.id, year)), Some(evidence(claim))),
        None => weighed(&Counts::of(text), year, claims),
    }
}

fn evidence(claim: &Claim) -> Evidence {
    let words = claim.words.clone().into();
    Evidence { field: Field::Region, rule: claim.rule.into(), words, span: claim.span }
}

/// The unit by all claims and by what the whole text speaks of.
pub(super) fn weighed(counts: &Counts, year: Option<u16>, claims: &Claims) -> (Option<RegionId>, Option<Evidence>) {
    let gazetteer = Gazetteer::shared();
    let voice = Voice::of(counts);
    let places = Places::of(counts, year);
    let mut candidates: Vec<Candidate> = Vec::new();
    for id in claims.list.iter().map(|claim| claim.id).chain(places.likely(counts)) {
        if candidates.iter().any(|known| known.id == id) {
            continue;
        }
        let claim = strongest(claims, id);
        let points =
            by_claims(claims, id) + places.points(id, counts, claim.is_some()) + voice.points(id, claims.speaks_for);
        let proof = claim.map_or(Proof::Places, |claim| Proof::Claim(claim.clone()));
        candidates.push(Candidate { id, points, proof });
    }
    candidates.sort_by(|a, b| b.points.total_cmp(&a.points));
    let Some(best) = candidates.first().filter(|best| best.points >= ENOUGH) else { return (None, None) };
    let rival = candidates.iter().skip(1).find(|other| gazetteer.current(other.id) != gazetteer.current(best.id));
    if let Some(rival) = rival.filter(|rival| best.points - rival.points < MARGIN) {
        let words = [best.id, rival.id].map(path_words).join(" / ");
        let evidence = Evidence { field: Field::Region, rule: "undecided".into(), words: words.into(), span: None };
        return (None, Some(evidence));
    }
    let evidence = match &best.proof {
        Proof::Claim(claim) => evidence(claim),
        Proof::Places => Evidence {
            field: Field::Region,
            rule: "places_mentioned".into(),
            words: places.words(best.id, counts).into(),
            span: None,
        },
    };
    (Some(gazetteer.in_its_time(best.id, year)), Some(evidence))
}

/// Claims for a unit under any of its names; of each rule the strongest.
fn claimed(claims: &Claims, id: RegionId) -> Vec<(&Claim, f32)> {
    let mut by_rule: Vec<(&Claim, f32)> = Vec::new();
    for claim in claims.list.iter().filter(|claim| claim.id == id) {
        match by_rule.iter_mut().find(|(known, _)| known.rule == claim.rule) {
            Some(known) if known.1 < claim.weight => *known = (claim, claim.weight),
            Some(_) => {}
            None => by_rule.push((claim, claim.weight)),
        }
    }
    by_rule
}

/// The points of all that names a unit.
pub(super) fn by_claims(claims: &Claims, id: RegionId) -> f32 {
    claimed(claims, id).iter().map(|(_, weight)| weight).sum::<f32>() + filed_under(claims, id)
}

/// The claim that says most for a unit.
pub(super) fn strongest(claims: &Claims, id: RegionId) -> Option<&Claim> {
    claimed(claims, id).into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).map(|(claim, _)| claim)
}

/// A unit lies where its folder or column says: 江苏省/徐州市/鼓楼区.txt.
fn filed_under(claims: &Claims, id: RegionId) -> f32 {
    let gazetteer = Gazetteer::shared();
    let filed = claims.list.iter().filter(|claim| matches!(claim.rule, "folder" | "column") && claim.id != id);
    let above = filed.filter(|claim| gazetteer.is_within(id, claim.id)).map(|claim| claim.weight * FILED);
    above.fold(0.0, f32::max)
}

fn path_words(id: RegionId) -> String {
    let gazetteer = Gazetteer::shared();
    gazetteer.path(id).iter().filter_map(|at| Some(gazetteer.get(*at)?.name)).collect()
}

/// The units that a text speaks of, by the places in them.
pub(super) struct Places {
    /// Distinct places named under a unit; a name that several units bear counts for each in part.
    inside: FxHashMap<RegionId, f32>,
    /// The most that any unit is named.
    most: f32,
    year: Option<u16>,
}

impl Places {
    pub fn of(counts: &Counts, year: Option<u16>) -> Self {
        let gazetteer = Gazetteer::shared();
        let mut inside: FxHashMap<RegionId, f32> = FxHashMap::default();
        for (name, units) in counts.borne() {
            let mut units = gazetteer.those_in_year(units, year);
            units.retain(|id| {
                // A county's short name may be a common word (和平, 平安); a prefecture's is a name.
                gazetteer.get(*id).is_some_and(|region| region.name == name || region.level == Level::Prefecture)
            });
            let share = units.iter().map(|_| 1.0f32).sum::<f32>();
            for id in units {
                if let Some(parent) = gazetteer.get(id).and_then(|region| region.parent) {
                    *inside.entry(parent).or_default() += 1.0 / share;
                }
            }
        }
        let most = counts.iter().map(|(_, times)| times).max().unwrap_or(0);
        Places { inside, most: f32::from(u16::try_from(most).unwrap_or(u16::MAX)).max(1.0), year }
    }

    /// Units that nobody claims but the text keeps naming, or most of whose places it names.
    fn likely(&self, counts: &Counts) -> Vec<RegionId> {
        let gazetteer = Gazetteer::shared();
        let mut names: Vec<(&str, u32)> =
            counts.iter().filter(|(name, times)| *times >= 3 && *name != "国务院").collect();
        names.sort_unstable_by(|a, b| (b.1, b.0).cmp(&(a.1, a.0)));
        let mut found: Vec<RegionId> =
            names.iter().take(12).flat_map(|(name, _)| units_named(name, self.year)).collect();
        let mut inside: Vec<(RegionId, f32)> =
            self.inside.iter().map(|(id, hits)| (*id, *hits)).filter(|(_, hits)| *hits >= 2.0).collect();
        inside.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found.extend(inside.iter().take(6).map(|(id, _)| *id));
        found.retain(|id| gazetteer.get(*id).is_some_and(|region| region.level != Level::Nation));
        found
    }

    pub fn points(&self, id: RegionId, counts: &Counts, claimed: bool) -> f32 {
        let gazetteer = Gazetteer::shared();
        let Some(region) = gazetteer.get(id) else { return 0.0 };
        if region.level == Level::Nation {
            return 0.0;
        }
        let times = |id: RegionId| {
            let times = if claimed { counts.of_unit(id) } else { counts.of_unclaimed(id) };
            f32::from(u16::try_from(times).unwrap_or(u16::MAX))
        };
        let own = OF_A_NAME * times(id) / self.most + (times(id) / 8.0).min(2.5);
        let children = gazetteer.children(id, self.year).count();
        let named = self.inside.get(&id).copied().unwrap_or(0.0);
        let inside = match children {
            0 | 1 => 0.0,
            all => 5.0 * (named / f32::from(u16::try_from(all).unwrap_or(u16::MAX))).min(1.0),
        };
        let above: f32 = gazetteer.upwards(id).skip(1).map(|above| (times(above) * 0.8).min(1.6)).sum();
        own + inside + above
    }

    /// The most points that any text gives a unit of the gazetteer.
    pub fn most(id: RegionId) -> f32 {
        let gazetteer = Gazetteer::shared();
        let Some(region) = gazetteer.get(id).filter(|region| region.level != Level::Nation) else { return 0.0 };
        // Each of its names stands as often as any other.
        let names =
            std::iter::once(&region.name).chain(&region.short_names).filter(|name| name.chars().nth(1).is_some());
        let own = names.map(|_| OF_A_NAME).sum::<f32>() + 2.5;
        let inside = if gazetteer.children(id, None).nth(1).is_some() { 5.0 } else { 0.0 };
        own + inside + gazetteer.upwards(id).skip(1).map(|_| 1.6).sum::<f32>()
    }

    fn words(&self, id: RegionId, counts: &Counts) -> String {
        let gazetteer = Gazetteer::shared();
        let own = gazetteer.get(id).map_or("", |region| region.short_name());
        let mut words = format!("{own}×{}", counts.of_unit(id));
        for child in gazetteer.children(id, self.year).filter(|child| counts.in_full(*child) > 0).take(4) {
            if let Some(region) = gazetteer.get(child) {
                words.push_str(&format!(" {}×{}", region.name, counts.in_full(child)));
            }
        }
        words
    }
}
