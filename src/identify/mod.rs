//! What a document is: kind, region, years, occasion, each with the rule that found it.
//!
//! Every field is decided by votes: a title, the line of the session, the words of the speaker, columns, folders and file
//! names each say something, and what the whole text speaks of weighs against them. A file name alone convinces only where the
//! text says nothing.

mod caption;
mod claims;
mod dates;
mod fold;
mod kind;
mod mentions;
mod occasion;
mod opening;
mod region;
mod romanised;
mod speaker;
mod titles;
mod undisputed;
mod year;

#[cfg(test)]
mod tests;

use crate::identity::{Evidence, Field, Identity, Kind};
use crate::source::Hints;

/// Decides what a document is from its text and from what its file says about it. Never fails: a field that nothing
/// decides stays `None`.
pub fn identify(text: &str, hints: &Hints) -> Identity {
    let opening = opening::Opening::of(text);
    let titles = titles::titles(text, &opening, hints);
    let mut identity = Identity::default();
    let mut evidence: Vec<Evidence> = Vec::new();

    // A file called 003_f012f479 says nothing.
    let named = |title: &&titles::Title| title.words.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    if let Some(title) = titles.iter().find(named) {
        identity.title = Some(title.words.clone().into());
        evidence.push(Evidence {
            field: Field::Title,
            rule: title.rule.into(),
            words: title.words.clone().into(),
            span: title.span,
        });
    }
    let (kind, proof) = kind::kind(text, &titles, &opening);
    identity.kind = kind;
    evidence.extend(proof);

    let occasion = if has_occasion(kind) {
        occasion::Occasion::of(text, &opening, &titles)
    } else {
        occasion::Occasion::default()
    };
    if let Some((congress, proof)) = &occasion.congress {
        identity.congress = Some(congress.clone().into());
        evidence.push(proof.clone());
    }
    if let Some((date, proof)) = &occasion.date {
        identity.delivered_on = Some(*date);
        evidence.push(proof.clone());
    }
    if has_speaker(kind)
        && let Some((speaker, proof)) = speaker::speaker(text, &opening)
    {
        identity.speaker = Some(speaker.name.into());
        identity.speaker_role = Some(speaker.role).filter(|role| !role.is_empty()).map(Into::into);
        evidence.push(proof);
    }

    let years = year::decide(text, kind, &titles, &occasion, hints);
    if let Some((year, proof)) = years.given {
        identity.year = Some(year);
        evidence.push(proof);
    }
    if let Some((year, proof)) = years.reviewed {
        identity.review_year = Some(year);
        evidence.push(proof);
    }
    if kind == Kind::GovernmentWorkReport {
        caption::fill(text, &mut identity, &mut evidence);
    }

    let claims = claims::Claims::of(text, identity.filed_year(), &titles, &occasion, &opening, hints);
    let (region, proof) = region::region(text, identity.filed_year(), &claims);
    identity.region = region;
    evidence.extend(proof);
    identity.evidence = evidence;
    identity
}

/// Whether documents of a kind are given before a congress.
fn has_occasion(kind: Kind) -> bool {
    !matches!(kind, Kind::NewsFeature | Kind::StatisticalBulletin | Kind::TaskBreakdown | Kind::Unknown)
}

/// Whether one person delivers documents of a kind.
fn has_speaker(kind: Kind) -> bool {
    matches!(kind, Kind::GovernmentWorkReport | Kind::PartyCongressReport | Kind::OtherReport)
}
