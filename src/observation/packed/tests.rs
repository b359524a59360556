use super::*;
use proptest::prelude::*;

fn observation(start: u32, value: i64, scale: u32, length: u32) -> Observation {
    Observation {
        indicator: (value % 3 != 0).then_some(IndicatorId(if scale == 8 {
            OPEN
        } else {
            value.unsigned_abs() as u16 % 200
        })),
        surface: Span { start: start + 3, end: start + 9 },
        measure: MEASURES[value.unsigned_abs() as usize % 7],
        value: Decimal::new(value, scale),
        high: None,
        unit: Symbol::new(["亿元", "%", "", "个百分点"][scale as usize % 4]),
        comparator: COMPARATORS[scale as usize % 7],
        period: (value % 2 == 0).then(|| Period::span(2016 * u16::from(scale != 7), 2016 + scale as u16 % 5)),
        base: (value % 5 == 0).then(|| match scale {
            9 => Period::year(1900),
            10 => Period::year(1800),
            11 => Period::span(1900, 2015),
            _ => Period::span(2015 - value as u16 % 3, 2015),
        }),
        status: STATUSES[value.unsigned_abs() as usize % 2],
        scope: SCOPES[scale as usize % 7],
        span: Span { start: start + 12, end: start + 12 + length },
        sentence: Span { start, end: start + 40 + length },
        section: scale,
        flags: Flags::default(),
        rule: Symbol::new("name"),
        confidence: 90,
    }
}

proptest! {
    #[test]
    fn nothing_is_lost(
        values in prop::collection::vec((any::<u32>(), any::<i64>(), 0u32..20, 0u32..300, any::<bool>()), 0..20),
        changed in 0usize..20,
    ) {
        let mut all: Vec<Observation> = Vec::new();
        for (start, value, scale, length, ranged) in values {
            let one = observation(start % 1_000_000_000, value, scale, length);
            all.push(Observation { high: ranged.then_some(Decimal::new(value, 0)), ..one });
        }
        let mut packed: Observations = all.clone().into();
        prop_assert_eq!(packed.iter().collect::<Vec<_>>(), all.clone());
        let written = postcard::to_stdvec(&packed).unwrap();
        prop_assert_eq!(&postcard::from_bytes::<Observations>(&written).unwrap(), &packed);
        packed.update(changed, |one| one.high = one.high.xor(Some(Decimal::ONE)));
        if let Some(one) = all.get_mut(changed) {
            one.high = one.high.xor(Some(Decimal::ONE));
        }
        prop_assert_eq!(packed.iter().collect::<Vec<_>>(), all);
    }
}

#[test]
fn an_ordinary_observation_takes_forty_bytes() {
    let packed: Observations = (0..100).map(|n| observation(n * 100, i64::from(n) * 1_234, 2, 8)).collect();
    assert_eq!(packed.bytes(), 4_000);
}
