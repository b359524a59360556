//! `baogao compare`, `targets`, `rank`, `trend`: the comparisons of the screen as rows.

use std::io::{self, Write};
use std::sync::Arc;

use crate::cli::args::{Compare, CompareOutput, Rank, Targets, Trend as TrendArgs};
use crate::cli::select::{indicator_named, region_named};
use crate::cli::{Context, Failure, load, output};
use crate::compare::{
    Choice, Comparison, Figures, NoteOptions, Ranking, Slot, Subject, Trend, note, regions_of, target_rows,
    target_sheet, targets,
};
use crate::export::{Format, Record, Sheet};
use crate::lang::Lang;
use crate::region::{Level, RegionId};

/// Columns of a bar in the plain table of a ranking.
const BAR_WIDTH: usize = 20;

/// Indicators down, regions and years across.
pub(super) fn compare(args: &Compare, context: Context) -> Result<(), Failure> {
    let regions = units(&args.regions)?;
    let figures = figures(&args.output, context)?;
    let years: Vec<u16> = match args.years {
        Some(years) => (years.from..=years.to).collect(),
        None => latest_common_year(&figures, &regions).into_iter().collect(),
    };
    let mut choice = Choice::grid(&regions, years);
    choice.phase = args.phase;
    choice.measures.clone_from(&args.measure);
    choice.indicators = args.indicator.iter().map(|name| indicator_named(name)).collect::<Result<_, _>>()?;
    if let Some(name) = &args.reference {
        let reference = region_named(name)?;
        choice.reference = choice.columns.iter().position(|column| column.region == reference).ok_or_else(|| {
            Failure::Usage(format!(
                "参照地区“{name}”不在所比较的地区里 · the reference is none of the compared regions"
            ))
        })?;
    }
    let comparison = Comparison::new(&figures, choice);
    let rows: Vec<usize> = (0..comparison.rows.len()).collect();
    if rows.is_empty() {
        return nothing(context.lang);
    }
    if args.note {
        return output::text(&args.output.output, &note(&comparison, &rows, &NoteOptions::default(), context.lang));
    }
    if args.chart {
        return match comparison.chart(0, context.lang) {
            Some(chart) => output::text(&args.output.output, &chart.svg()),
            None => nothing(context.lang),
        };
    }
    print(&args.output, || comparison.long_rows(&rows, context.lang), || comparison.wide(&rows, context.lang))
}

/// Targets against what the next report states.
pub(super) fn targets_and_results(args: &Targets, context: Context) -> Result<(), Failure> {
    let regions = units(&args.regions)?;
    let figures = figures(&args.output, context)?;
    let years: Vec<u16> = args.years.map(|years| (years.from..=years.to).collect()).unwrap_or_default();
    let lines = targets(&figures, &regions, &years);
    if lines.is_empty() {
        return nothing(context.lang);
    }
    print(&args.output, || target_rows(&figures, &lines, context.lang), || target_sheet(&figures, &lines, context.lang))
}

/// All regions of a level, or under a parent, in order.
pub(super) fn rank(args: &Rank, context: Context) -> Result<(), Failure> {
    let indicator = indicator_named(&args.indicator)?;
    let under = args.under.as_deref().map(region_named).transpose()?;
    let own = args.own.as_deref().map(region_named).transpose()?;
    let regions = regions_of(args.level.unwrap_or(Level::Province), under, args.year);
    let figures = figures(&args.output, context)?;
    let slot = match args.measure {
        Some(measure) => Slot::yearly(measure),
        None => Trend::usual_slot(&figures, indicator, &regions),
    };
    let ranking = Ranking::new(&figures, Subject { indicator, slot }, args.phase, args.year, &regions, own);
    if ranking.stated == 0 {
        return nothing(context.lang);
    }
    writeln!(io::stderr(), "{}", ranking.coverage(context.lang))?;
    print(&args.output, || ranking.rows(&figures), || ranking.sheet(&figures, BAR_WIDTH, context.lang))
}

/// One indicator over the years.
pub(super) fn trend(args: &TrendArgs, context: Context) -> Result<(), Failure> {
    let indicator = indicator_named(&args.indicator)?;
    let regions = units(&args.regions)?;
    let figures = figures(&args.output, context)?;
    let slot = match args.measure {
        Some(measure) => Slot::yearly(measure),
        None => Trend::usual_slot(&figures, indicator, &regions),
    };
    let years = args.years.map(|years| (years.from, years.to));
    let Some(trend) = Trend::new(&figures, Subject { indicator, slot }, &regions, years) else {
        return nothing(context.lang);
    };
    print(&args.output, || trend.rows(&figures), || trend.sheet(&figures, context.lang))
}

fn nothing(lang: Lang) -> Result<(), Failure> {
    Err(Failure::Nothing(lang.pick("语料没有提到。", "the corpus states nothing of the kind.").to_owned()))
}

fn figures(output: &CompareOutput, context: Context) -> Result<Arc<Figures>, Failure> {
    let corpus = load::corpus(&[], &output.corpus.corpus, context)?;
    Ok(Arc::new(Figures::new(Arc::new(corpus))))
}

fn units(names: &[String]) -> Result<Vec<RegionId>, Failure> {
    names.iter().map(|name| region_named(name)).collect()
}

/// The last year that the reports of all regions look back on; of any of them when there is none.
fn latest_common_year(figures: &Figures, regions: &[RegionId]) -> Option<u16> {
    let years = |region: &RegionId| figures.report_years(*region).map(|year| year - 1).collect::<Vec<_>>();
    let all: Vec<Vec<u16>> = regions.iter().map(years).collect();
    let common = |year: &&u16| all.iter().all(|years| years.contains(year));
    all.iter().flatten().filter(common).max().or_else(|| all.iter().flatten().max()).copied()
}

/// The table that people read, or one row a value for programs.
pub(super) fn print<R: Record>(
    args: &CompareOutput,
    rows: impl FnOnce() -> Vec<R>,
    sheet: impl FnOnce() -> Sheet,
) -> Result<(), Failure> {
    match args.output.format.unwrap_or(Format::Table) {
        Format::Table | Format::Md => output::sheet(&args.output, sheet()),
        Format::Xlsx if args.wide => output::sheet(&args.output, sheet()),
        Format::Csv if args.wide => output::sheet(&args.output, sheet()),
        _ => output::rows(&args.output, rows()),
    }
}
