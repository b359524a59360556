//! One report text to a report: identify, outline, extract.

use xxhash_rust::xxh3::xxh3_64;

use crate::check;
use crate::extract::{Extraction, extract};
use crate::identify::identify;
use crate::outline::outline;
use crate::profile::{Stage, during};
use crate::region::Gazetteer;
use crate::report::{Identity, Report};
use crate::source::ReportText;

/// Everything that a text by itself tells. What takes other reports to know (size against peers) comes later.
pub fn analyse(text: ReportText) -> Report {
    let identity = identify(&text.text, &text.hints);
    analyse_as(text, identity)
}

/// The same after `correct` has seen the report's id and changed what the text is; the id alone when it answers that the text
/// is to be left out. Years and kind decide how numbers are read, so corrections come before everything else.
pub(super) fn analyse_corrected(
    text: ReportText,
    correct: impl FnOnce(&str, &mut Identity) -> bool,
) -> Result<Report, Box<str>> {
    let mut identity = timed(Stage::Identify, || identify(&text.text, &text.hints));
    let id = report_id(&identity, &text.text);
    if correct(&id, &mut identity) { Ok(analyse_as(text, identity)) } else { Err(id) }
}

fn analyse_as(text: ReportText, identity: Identity) -> Report {
    let outline = timed(Stage::Outline, || outline(&text.text, &identity));
    let Extraction { mut observations, word_targets } =
        timed(Stage::Extract, || extract(&text.text, &identity, &outline));
    timed(Stage::Check, || check::flag(&text.text, &mut observations));
    let mut report = Report {
        id: report_id(&identity, &text.text),
        sources: vec![text.hints.origin],
        text: text.text.into_boxed_str(),
        identity,
        outline,
        observations: observations.into(),
        word_targets,
    };
    shrink(&mut report);
    report
}

/// Gives back what lists asked for and did not need: over ten thousand reports, that is a tenth of the texts.
fn shrink(report: &mut Report) {
    report.outline.sections.shrink_to_fit();
    report.outline.sentences.shrink_to_fit();
    report.outline.asides.shrink_to_fit();
    report.word_targets.shrink_to_fit();
    report.identity.evidence.shrink_to_fit();
}

fn timed<T>(stage: Stage, work: impl FnOnce() -> T) -> T {
    let _stage = during(stage);
    work()
}

/// Region code, year and a hash of the text: readable, and the same in every run.
fn report_id(identity: &Identity, text: &str) -> Box<str> {
    let region = identity.region.and_then(|id| Gazetteer::shared().get(id)).map_or("000000", |region| region.code);
    let year = identity.filed_year().map_or_else(|| "0000".to_owned(), |year| year.to_string());
    format!("{region}-{year}-{:08x}", xxh3_64(text.as_bytes()) >> 32).into()
}
