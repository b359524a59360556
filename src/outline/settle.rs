//! Second reading of the ends of headings: those that stand side by side are printed alike, so they are decided together.

use super::candidate::{Candidate, runs, words};

use super::cut::{Cut, Form, Head, Heads, Mark};
use super::marker::Style;

/// What the beginning of one section offers.
struct Offer<'t> {
    index: usize,
    head: Head<'t>,
    /// The end that is printed, if it is within reach.
    printed: Option<Cut>,
    /// Whether nothing but the heading stands on its line, without a full stop: there is nothing to cut.
    on_line: bool,
    /// How much the words speak for an end by judgement before the printed one, in logarithms.
    evidence: f32,
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
pub(super) fn settle<'t>(text: &'t str, candidates: &mut [Candidate], mut heads: Heads<'t>) {
    for run in runs(candidates) {
        let offers: Vec<Offer> = run.iter().filter_map(|index| offer(text, candidates, *index, &mut heads)).collect();
        let total: f32 = offers.iter().map(|offer| offer.evidence).sum();
        let fused = total > RARE && total > FUSED_RUN * offers.len() as f32;
        let form = usual(&offers, fused);
        for offer in &offers {
            let soft = offer.printed.is_none()
                || if fused { offer.open() && offer.evidence > NOT_FUSED } else { offer.stands_out(form) };
            let form = form.filter(|_| run.len() > 1);
            let cut = match soft {
                true if offer.printed.is_none() => offer.head.forced(form),
                true => offer.head.soft(form).map(|(cut, _)| cut),
                false => None,
            };
            if let (Some(c), Some(cut)) = (candidates.get_mut(offer.index), cut.or(offer.printed)) {
                c.cut = Some(cut);
            }
        }
    }
}

impl Offer<'_> {
    /// The best end by judgement.
    fn soft(&self) -> Option<Cut> {
        self.head.best().map(|(cut, _)| cut)
    }

    /// Whether an end before the printed one is possible at all.
    fn open(&self) -> bool {
        !self.on_line && self.soft().is_some()
    }

    /// The form that the heading would have, cut by judgement or as printed; the other way where there is only one.
    fn form(&self, fused: bool) -> Option<Form> {
        let cut = if fused { self.soft().or(self.printed) } else { self.printed.or_else(|| self.soft()) };
        cut.map(|cut| self.head.form(cut))
    }

    /// Whether the words behind that end can be a sentence of their own.
    fn leaves_sentence(&self) -> bool {
        self.soft().zip(self.printed).is_some_and(|(soft, printed)| self.head.leaves_sentence(soft, printed))
    }

    /// Whether this heading alone is fused in a run that is not: the evidence is strong, and cut it looks like the others
    /// while whole it does not.
    fn stands_out(&self, form: Option<Form>) -> bool {
        if self.evidence <= RARE || !self.leaves_sentence() {
            return false;
        }
        let Some(usual) = form.filter(|usual| usual.agreed != 1.0) else { return true };
        let far = |form: Form| (form.last - usual.last).abs() + 6.0 * (form.clauses - usual.clauses).abs();
        self.form(true).zip(self.form(false)).is_some_and(|(soft, printed)| far(soft) < far(printed))
    }
}

fn offer<'t>(text: &'t str, candidates: &[Candidate], index: usize, heads: &mut Heads<'t>) -> Option<Offer<'t>> {
    let candidate = candidates.get(index)?;
    if candidate.marker.style >= Style::Hash {
        return None;
    }
    let head = heads.take(candidate.words, words(text, candidates, index));
    let printed = head.printed().filter(|cut| !head.runs_on(*cut));
    let on_line = printed.is_some_and(|cut| cut.mark == Mark::Alone && !closed(text, candidate.words + cut.len));
    let evidence = match printed {
        Some(_) if on_line => -RARE,
        Some(cut) => head.best().map_or(-RARE, |(_, score)| {
            // A paragraph of one sentence is a heading more often than a heading with the first sentence under it.
            head.fused(cut, score) - if cut.mark == Mark::Alone { RARE } else { 0.0 }
        }),
        None => BEYOND,
    };
    let offer = Offer { index, head, printed, on_line, evidence };
    (printed.is_some() || offer.soft().is_some()).then_some(offer)
}

/// Whether a full stop stands at `at`.
fn closed(text: &str, at: usize) -> bool {
    text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(super::words::ends_sentence)
}

/// The usual form of the headings of a run.
fn usual(offers: &[Offer], fused: bool) -> Option<Form> {
    let counted = offers.iter().filter(|offer| if fused { offer.soft().is_some() } else { offer.printed.is_some() });
    let forms: Vec<Form> = counted.filter_map(|offer| offer.form(fused)).collect();
    let median = |mut values: Vec<f32>| {
        values.sort_unstable_by(f32::total_cmp);
        values.get(values.len() / 2).copied()
    };
    let clauses = median(forms.iter().map(|form| form.clauses).collect())?;
    let last = median(forms.iter().map(|form| form.last).collect())?;
    let alike = forms.iter().filter(|form| form.clauses == clauses && (form.last - last).abs() < 0.5);
    Some(Form { clauses, last, agreed: alike.count() as f32 / forms.len() as f32 })
}
