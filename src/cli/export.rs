//! `baogao export`

use std::io;

use crate::check::flag_corpus;
use crate::cli::args::{Export, Output, What};
use crate::cli::select::Selection;
use crate::cli::{Context, Failure, load, output};
use crate::export::{
    DataPackage, Format, Record, ReportTextRow, Resource, observation_rows, report_row, section_rows, word_target_rows,
};
use crate::report::Report;

/// Prints one row an item.
pub(super) fn run(args: &Export, context: Context) -> Result<(), Failure> {
    let mut corpus = load::corpus(&args.reports.paths, &args.reports.corpus.corpus, context)?;
    if matches!(args.what, What::Observations | What::All) {
        flag_corpus(&mut corpus.reports);
    }
    let selection = Selection::new(&args.reports.filter)?;
    let reports: Vec<&Report> = corpus.reports.iter().map(|r| &**r).filter(|r| selection.holds(r)).collect();
    if args.what == What::All {
        return package(args, &reports);
    }
    let reports = reports.into_iter();
    match args.what {
        What::Reports if args.text => output::rows(
            &args.output,
            reports.map(|report| ReportTextRow { row: report_row(report), text: &report.text }),
        ),
        What::Reports => output::rows(&args.output, reports.map(report_row)),
        What::Sections => output::rows(&args.output, reports.flat_map(section_rows)),
        What::Observations => output::rows(&args.output, reports.flat_map(observation_rows)),
        What::Wordings | What::All => output::rows(&args.output, reports.flat_map(word_target_rows)),
    }
}

/// Four files and the description of their columns, in a folder.
fn package(args: &Export, reports: &[&Report]) -> Result<(), Failure> {
    let Some(folder) = &args.output.output else {
        return Err(Failure::Usage("请用 -o 指定文件夹 · name a folder with -o".to_owned()));
    };
    let failed = |error: io::Error| Failure::Io(format!("{}：无法写入 · cannot be written: {error}", folder.display()));
    std::fs::create_dir_all(folder).map_err(failed)?;
    let format = args.output.format.unwrap_or(Format::Csv);
    let mut folder_writer = Folder { args, format, resources: Vec::new() };
    folder_writer.add("reports", reports.iter().map(|report| report_row(report)))?;
    folder_writer.add("sections", reports.iter().flat_map(|report| section_rows(report)))?;
    folder_writer.add("observations", reports.iter().flat_map(|report| observation_rows(report)))?;
    folder_writer.add("wordings", reports.iter().flat_map(|report| word_target_rows(report)))?;
    let package = DataPackage {
        name: "baogao-export".to_owned(),
        title: "政府工作报告：报告、章节、观测 · government work reports".to_owned(),
        resources: folder_writer.resources,
    };
    std::fs::write(folder.join("datapackage.json"), package.json()).map_err(failed)
}

/// The files of a package as they are written.
struct Folder<'a> {
    args: &'a Export,
    format: Format,
    resources: Vec<Resource>,
}

impl Folder<'_> {
    fn add<R: Record>(&mut self, name: &str, rows: impl Iterator<Item = R>) -> Result<(), Failure> {
        let file = format!("{name}.{}", self.format.extension());
        let output = Output {
            format: Some(self.format),
            output: self.args.output.output.as_ref().map(|folder| folder.join(&file)),
            bom: self.args.output.bom,
            no_bom: self.args.output.no_bom,
        };
        self.resources.push(Resource::new(name, &file, self.format, &R::columns()));
        output::rows(&output, rows)
    }
}
