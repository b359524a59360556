//! Makes a table of what it is about, with the sentences behind each row.

use std::sync::Arc;

use super::about::{About, Scope};
use crate::app::compare::StatedAt;
use crate::compare::{
    Aim, Figure, Figures, Phase, Ranking, Subject, TargetLine, Trend, WordPlace, region_name, regions_of, superior,
    target_sheet, targets,
};
use crate::export::{BarChart, Column, LineChart, Sheet};
use crate::lang::Lang;
use crate::region::{Gazetteer, Level, RegionId};
use crate::typeset::Widths;

/// A table that was made.
#[derive(Clone, Debug, Default)]
pub struct Made {
    /// What it is about, in words.
    pub title: String,
    /// What a reader should know of the whole: how many regions state it.
    pub note: String,
    /// Columns and rows.
    pub sheet: Sheet,
    /// How wide each column is by what is in it; nothing for an empty one.
    pub widths: Vec<usize>,
    /// What each row is about.
    pub keys: Vec<RowKey>,
    /// The sentences behind each row.
    pub sources: Vec<Vec<Source>>,
    /// The same as lines over years.
    pub lines: Option<LineChart>,
    /// The same as bars.
    pub bars: Option<BarChart>,
    /// The row of the reader's own place.
    pub own: Option<usize>,
}

impl Made {
    /// Measures how wide each column is by what is in it.
    pub fn measure(&mut self, widths: Widths) {
        let mut body = vec![0; self.sheet.columns.len()];
        for row in &self.sheet.rows {
            for (width, cell) in body.iter_mut().zip(row) {
                *width = (*width).max(widths.of(&cell.to_text()));
            }
        }
        let with_header = body.iter().zip(&self.sheet.columns);
        let width =
            |(width, column): (&usize, &Column)| if *width == 0 { 0 } else { widths.of(&column.key).max(*width) };
        self.widths = with_header.map(width).collect();
    }
}

/// What a row is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowKey {
    /// The region, where the row is about one.
    pub region: Option<RegionId>,
    /// The indicator and what is said about it.
    pub subject: Option<Subject>,
    /// The year that the numbers are about.
    pub year: Option<u16>,
}

/// A sentence behind a row.
#[derive(Clone, Debug)]
pub struct Source {
    /// Whose and what: `浙江省 2023 目标`.
    pub label: String,
    /// The number as stated.
    pub words: String,
    /// Where.
    pub place: StatedAt,
}

/// Makes the table.
pub fn make(about: &About, figures: &Arc<Figures>, lang: Lang) -> Made {
    match about {
        About::Targets { regions } => of_targets(figures, regions, lang),
        About::Trend { subject, regions } => of_trend(figures, *subject, regions, lang),
        About::Ranks { subject, year, phase, own, scope } => {
            let regions = among(*own, *scope, *year);
            of_ranks(figures, &Ranking::new(figures, *subject, *phase, *year, &regions, Some(*own)), lang)
        }
    }
}

/// The regions among which one is ranked.
fn among(own: RegionId, scope: Scope, year: u16) -> Vec<RegionId> {
    let Some(unit) = Gazetteer::shared().get(own) else { return Vec::new() };
    let under = match scope {
        // All provinces are siblings: the nation is no superior like the others.
        Scope::Siblings if unit.level > Level::Province => superior(own),
        Scope::Siblings => None,
        Scope::Level => None,
    };
    let mut regions = regions_of(unit.level, under, year);
    if !regions.contains(&own) {
        regions.push(own);
    }
    regions
}

fn of_targets(figures: &Arc<Figures>, regions: &[RegionId], lang: Lang) -> Made {
    let lines = targets(figures, regions, &[]);
    let sources = lines.iter().map(|line| target_sources(figures, line, lang)).collect();
    let names: Vec<&str> = regions.iter().map(|id| region_name(*id)).collect();
    let key =
        |line: &TargetLine| RowKey { region: Some(line.region), subject: Some(line.subject), year: Some(line.year) };
    Made {
        keys: lines.iter().map(key).collect(),
        title: format!("{} · {}", lang.pick("目标与实绩", "targets and results"), names.join(lang.pick("、", ", "))),
        sheet: target_sheet(figures, &lines, lang),
        sources,
        ..Made::default()
    }
}

fn target_sources(figures: &Figures, line: &TargetLine, lang: Lang) -> Vec<Source> {
    let label = |what: &str| format!("{} {} {what}", region_name(line.region), line.year);
    let target = label(lang.pick("目标", "target"));
    let aim = match line.aim {
        Aim::Number(figure) => source(figures, target, &figure),
        Aim::Words(place) => source_of_words(figures, target, place),
    };
    let result = line.result.or(line.instead.map(|(_, figure)| figure));
    let result = result.and_then(|figure| source(figures, label(lang.pick("实绩", "result")), &figure));
    let above = line.superior.and_then(|(region, figure)| {
        let label = format!("{} {} {}", region_name(region), line.year, lang.pick("目标", "target"));
        source(figures, label, &figure)
    });
    aim.into_iter().chain(result).chain(above).collect()
}

fn of_trend(figures: &Arc<Figures>, subject: Subject, regions: &[RegionId], lang: Lang) -> Made {
    let title = format!("{} · {}", lang.pick("走势", "over time"), named(subject, lang));
    let Some(trend) = Trend::new(figures, subject, regions, None) else {
        return Made { title, ..Made::default() };
    };
    let (from, to) = trend.years;
    let sources = (from..=to).enumerate().map(|(at, year)| {
        let mut sources = Vec::new();
        for line in &trend.lines {
            let Some(point) = line.points.get(at) else { continue };
            let name = region_name(line.region);
            let stated = [
                (point.result, lang.pick("实绩", "result")),
                (point.restated, lang.pick("后来改为", "later")),
                (point.target, lang.pick("目标", "target")),
            ];
            for (figure, what) in stated {
                let label = format!("{name} {year} {what}");
                sources.extend(figure.and_then(|figure| source(figures, label, &figure)));
            }
        }
        sources
    });
    let only = if let [line] = trend.lines.as_slice() { Some(line.region) } else { None };
    let key = |year: u16| RowKey { region: only, subject: Some(subject), year: Some(year) };
    Made {
        keys: (from..=to).map(key).collect(),
        title: format!("{title} {}", trend.unit),
        sources: sources.collect(),
        sheet: trend.sheet(figures, lang),
        lines: Some(trend.chart(lang)),
        ..Made::default()
    }
}

/// Columns of the bars of a ranking.
const BAR: usize = 24;

fn of_ranks(figures: &Arc<Figures>, ranking: &Ranking, lang: Lang) -> Made {
    let phase = match ranking.phase {
        Phase::Actual => String::new(),
        phase => format!(" {}", phase.label(lang)),
    };
    let what = named(ranking.subject, lang);
    let sources = ranking.lines.iter().map(|line| {
        let label = format!("{} {}", region_name(line.region), ranking.year);
        line.figure.and_then(|figure| source(figures, label, &figure)).into_iter().collect()
    });
    let key =
        |region: RegionId| RowKey { region: Some(region), subject: Some(ranking.subject), year: Some(ranking.year) };
    Made {
        keys: ranking.lines.iter().map(|line| key(line.region)).collect(),
        title: format!("{} · {} {what}{phase}", lang.pick("排名", "ranking"), ranking.year),
        note: ranking.coverage(lang),
        sources: sources.collect(),
        sheet: ranking.sheet(figures, BAR, lang),
        bars: Some(ranking.chart(figures, lang)),
        own: ranking.lines.iter().position(|line| line.own),
        ..Made::default()
    }
}

fn named(subject: Subject, lang: Lang) -> String {
    format!("{} {}", subject.name(lang), subject.slot.label(lang))
}

fn source(figures: &Figures, label: String, figure: &Figure) -> Option<Source> {
    let observation = figures.observation(figure)?;
    let report = Arc::clone(figures.report(figure.report)?);
    let place = StatedAt { report, span: observation.span, sentence: observation.sentence };
    Some(Source { label, words: figure.text(), place })
}

fn source_of_words(figures: &Figures, label: String, place: WordPlace) -> Option<Source> {
    let target = figures.word_target(place)?;
    let words = figures.words(place).to_owned();
    let report = Arc::clone(figures.report(place.report)?);
    Some(Source { label, words, place: StatedAt { report, span: target.words, sentence: target.sentence } })
}
