//! Second reading of the ends of headings: those that stand side by side are printed alike, so they are decided together.

use super::candidates::Candidate;
use super::choose::{runs, words};
use super::cut::{Cut, Form, Head, Mark};
use super::marker::Style;

/// What the beginning of one section offers.
#[derive(Clone, Copy)]
struct Offer {
    index: usize,
    /// The end that is printed, if it is within reach.
    printed: Option<Cut>,
    /// The best end by judgement.
    soft: Option<Cut>,
    /// How much the words speak for an end by judgement before the printed one, in logarithms.
    evidence: f32,
    /// The form that the heading would have either way.
    printed_form: Form,
    soft_form: Form,
}

/// Fused headings are rare: the evidence of a whole run must outweigh this.
const RARE: f32 = 4.0;
/// Evidence of a heading whose sentence goes on far beyond any heading.
const BEYOND: f32 = 3.0;

/// Decides for every run of headings whether they end where a full stop is printed or before it.
pub(super) fn settle(text: &str, candidates: &mut [Candidate]) {
    for run in runs(candidates) {
        let offers: Vec<Offer> = run.iter().filter_map(|index| offer(text, candidates, *index)).collect();
        let total: f32 = offers.iter().map(|offer| offer.evidence).sum();
        let fused = total > RARE;
        let form = usual(&offers, fused);
        for offer in offers {
            let alone = offer.evidence > RARE;
            let soft = offer.printed.is_none() || (if fused { offer.evidence > -RARE } else { alone });
            let cut = if soft {
                let form = form.filter(|_| run.len() > 1);
                Head::read(words(text, candidates, offer.index)).soft(form).map(|(cut, _)| cut).or(offer.printed)
            } else {
                offer.printed
            };
            if let (Some(c), Some(cut)) = (candidates.get_mut(offer.index), cut) {
                c.cut = Some(cut);
            }
        }
    }
}

fn offer(text: &str, candidates: &[Candidate], index: usize) -> Option<Offer> {
    let candidate = candidates.get(index)?;
    if candidate.marker.style >= Style::Hash {
        return None;
    }
    let head = Head::read(words(text, candidates, index));
    let printed = head.printed();
    let soft = head.soft(None);
    let on_line = printed.is_some_and(|cut| cut.mark == Mark::Alone && !closed(text, candidate.words + cut.len));
    let evidence = match (printed, soft) {
        // Nothing but the heading on its line, and no full stop: there is nothing to cut.
        (Some(_), _) if on_line => -RARE,
        (Some(cut), Some((_, score))) => head.fused(cut, score),
        (Some(_), None) => -RARE,
        (None, _) => BEYOND,
    };
    let soft = soft.map(|(cut, _)| cut);
    let printed_form = head.form(printed.or(soft)?);
    let soft_form = head.form(soft.or(printed)?);
    Some(Offer { index, printed, soft, evidence, printed_form, soft_form })
}

/// Whether a full stop stands at `at`.
fn closed(text: &str, at: usize) -> bool {
    text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(|c| super::words::SENTENCE_END.contains(&c))
}

/// The usual form of the headings of a run.
fn usual(offers: &[Offer], fused: bool) -> Option<Form> {
    let counted: Vec<&Offer> =
        offers.iter().filter(|offer| if fused { offer.soft.is_some() } else { offer.printed.is_some() }).collect();
    let median = |mut values: Vec<f32>| {
        values.sort_unstable_by(f32::total_cmp);
        values.get(values.len() / 2).copied()
    };
    let form = |offer: &&Offer| if fused { offer.soft_form } else { offer.printed_form };
    let clauses = median(counted.iter().map(|offer| form(offer).clauses).collect())?;
    let last = median(counted.iter().map(|offer| form(offer).last).collect())?;
    let alike = counted.iter().filter(|offer| form(offer).clauses == clauses && (form(offer).last - last).abs() < 0.5);
    Some(Form { clauses, last, agreed: alike.count() as f32 / counted.len() as f32 })
}
