//! Two copies of one report become one: the fuller text, every file in which it was found, and what either copy knows.

use std::collections::HashSet;

use crate::report::{Evidence, Field, Identity, Report};

/// `kept` with what `copy` adds to it.
pub(super) fn merge(mut kept: Report, copy: &Report) -> Report {
    kept.sources.extend(copy.sources.iter().cloned());
    let mut named = HashSet::new();
    kept.sources.retain(|origin| named.insert(origin.clone()));
    complete(&mut kept.identity, &copy.identity);
    kept
}

/// Collectors cut titles, session lines and speakers: what one copy lacks another may have. Copies that contradict each other
/// about what they are leave each other alone.
fn complete(kept: &mut Identity, copy: &Identity) {
    let region = kept.region.zip(copy.region).is_some_and(|(one, other)| one != other);
    let year = kept.year.zip(copy.year).is_some_and(|(one, other)| one != other);
    if kept.kind != copy.kind || region || year {
        return;
    }
    let mut taken = Vec::new();
    take(&mut kept.title, &copy.title, Field::Title, &mut taken);
    take(&mut kept.region, &copy.region, Field::Region, &mut taken);
    take(&mut kept.year, &copy.year, Field::Year, &mut taken);
    take(&mut kept.review_year, &copy.review_year, Field::ReviewYear, &mut taken);
    take(&mut kept.delivered_on, &copy.delivered_on, Field::DeliveredOn, &mut taken);
    take(&mut kept.congress, &copy.congress, Field::Congress, &mut taken);
    take(&mut kept.speaker, &copy.speaker, Field::Speaker, &mut taken);
    if taken.contains(&Field::Speaker) && kept.speaker_role.is_none() {
        kept.speaker_role.clone_from(&copy.speaker_role);
    }
    for evidence in copy.evidence.iter().filter(|evidence| taken.contains(&evidence.field)) {
        // The words stand in the other copy, so no place in this text can be named.
        kept.evidence.push(Evidence { span: None, ..evidence.clone() });
    }
}

fn take<T: Clone>(kept: &mut Option<T>, copy: &Option<T>, field: Field, taken: &mut Vec<Field>) {
    if kept.is_none() && copy.is_some() {
        kept.clone_from(copy);
        taken.push(field);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    #[test]
    fn what_one_copy_lacks_the_other_gives() {
        let evidence = |field, words: &str| Evidence {
            field,
            rule: "session_line".into(),
            words: words.into(),
            span: Some(Span::new(0, 3)),
        };
        let mut kept = Identity { year: Some(2021), ..Identity::default() };
        let copy = Identity {
            year: Some(2021),
            speaker: Some("张某".into()),
            speaker_role: Some("县长".into()),
            evidence: vec![evidence(Field::Speaker, "县长张某"), evidence(Field::Year, "2021年")],
            ..Identity::default()
        };
        complete(&mut kept, &copy);
        assert_eq!((kept.speaker.as_deref(), kept.speaker_role.as_deref()), (Some("张某"), Some("县长")));
        assert_eq!(kept.evidence.len(), 1);
        assert_eq!(kept.evidence[0].span, None);

        let mut other = Identity { year: Some(2020), ..Identity::default() };
        complete(&mut other, &copy);
        assert_eq!(other.speaker, None);
    }
}
