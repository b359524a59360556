//! Second reading of the ends of headings: those that stand side by side are printed alike, so they are decided together.

use super::candidate::{Candidate, runs, words};

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
    /// Whether an end before the printed one is possible at all.
    open: bool,
    /// Whether the words behind that end can be a sentence of their own.
    leaves_sentence: bool,
    /// The form that the heading would have either way.
    printed_form: Form,
    soft_form: Form,
}

/// Fused headings are rare: the evidence of a whole run must outweigh this.
const RARE: f32 = 4.0;
/// In a run of fused headings, one with less evidence is not fused.
const NOT_FUSED: f32 = -6.0;
/// Evidence of a heading whose sentence goes on far beyond any heading.
const BEYOND: f32 = 3.0;

/// The mean evidence of a run of fused headings is higher than this; of other runs it is lower.
const FUSED_RUN: f32 = 1.3;

/// Decides for every run of headings whether they end where a full stop is printed or before it.
pub(super) fn settle(text: &str, candidates: &mut [Candidate]) {
    for run in runs(candidates) {
        let offers: Vec<Offer> = run.iter().filter_map(|index| offer(text, candidates, *index)).collect();
        let total: f32 = offers.iter().map(|offer| offer.evidence).sum();
        let fused = total > RARE && total > FUSED_RUN * offers.len() as f32;
        let form = usual(&offers, fused);
        for offer in &offers {
            let soft = offer.printed.is_none()
                || if fused { offer.open && offer.evidence > NOT_FUSED } else { offer.stands_out(form) };
            let head = Head::read(words(text, candidates, offer.index));
            let form = form.filter(|_| run.len() > 1);
            let cut = match soft {
                true if offer.printed.is_none() => head.forced(form),
                true => head.soft(form).map(|(cut, _)| cut),
                false => None,
            };
            if let (Some(c), Some(cut)) = (candidates.get_mut(offer.index), cut.or(offer.printed)) {
                c.cut = Some(cut);
            }
        }
    }
}

impl Offer {
    /// Whether this heading alone is fused in a run that is not: the evidence is strong, and cut it looks like the others
    /// while whole it does not.
    fn stands_out(&self, form: Option<Form>) -> bool {
        let Some(usual) = form else { return self.evidence > RARE && self.leaves_sentence };
        let far = |form: Form| (form.last - usual.last).abs() + 6.0 * (form.clauses - usual.clauses).abs();
        self.evidence > RARE
            && self.leaves_sentence
            && (usual.agreed == 1.0 || far(self.soft_form) < far(self.printed_form))
    }
}

fn offer(text: &str, candidates: &[Candidate], index: usize) -> Option<Offer> {
    let candidate = candidates.get(index)?;
    if candidate.marker.style >= Style::Hash {
        return None;
    }
    let head = Head::read(words(text, candidates, index));
    let soft = head.soft(None);
    let printed = head.printed().filter(|cut| !head.runs_on(*cut, soft.map(|(soft, _)| soft)));
    let on_line = printed.is_some_and(|cut| cut.mark == Mark::Alone && !closed(text, candidate.words + cut.len));
    let evidence = match (printed, soft) {
        // Nothing but the heading on its line, and no full stop: there is nothing to cut.
        (Some(_), _) if on_line => -RARE,
        // A paragraph of one sentence is a heading more often than a heading with the first sentence under it.
        (Some(cut), Some((_, score))) if cut.mark == Mark::Alone => head.fused(cut, score) - RARE,
        (Some(cut), Some((_, score))) => head.fused(cut, score),
        (Some(_), None) => -RARE,
        (None, _) => BEYOND,
    };
    let soft = soft.map(|(cut, _)| cut);
    let printed_form = head.form(printed.or(soft)?);
    let soft_form = head.form(soft.or(printed)?);
    let leaves_sentence = soft.zip(printed).is_some_and(|(soft, printed)| head.leaves_sentence(soft, printed));
    Some(Offer {
        index,
        printed,
        soft,
        evidence,
        open: soft.is_some() && !on_line,
        leaves_sentence,
        printed_form,
        soft_form,
    })
}

/// Whether a full stop stands at `at`.
fn closed(text: &str, at: usize) -> bool {
    text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(super::words::ends_sentence)
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
