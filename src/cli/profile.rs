//! `--profile`: where time and memory went, as two tables on standard error.

use std::fs;
use std::io::{self, Write};
use std::time::Duration;

use rust_decimal::Decimal;

use crate::corpus::Memory;
use crate::export::{Cell, ColumnKind, CsvStyle, Format, Sheet, column};
use crate::lang::Lang;
use crate::profile::{Stage, ThreadTimes};

/// Prints both tables.
pub(super) fn print(out: &mut impl Write, threads: &[ThreadTimes], memory: Memory, lang: Lang) -> io::Result<()> {
    writeln!(out)?;
    times(threads, lang).write(&mut *out, Format::Table, CsvStyle::PIPE)?;
    writeln!(out)?;
    sizes(memory, lang).write(out, Format::Table, CsvStyle::PIPE)
}

/// A row a stage, a column a thread, in seconds.
fn times(threads: &[ThreadTimes], lang: Lang) -> Sheet {
    let mut columns = vec![column(lang.pick("用时（秒）", "time (s)"), ColumnKind::Text)];
    columns.extend(threads.iter().map(|thread| column(thread.name, ColumnKind::Number)));
    columns.push(column(lang.pick("合计", "sum"), ColumnKind::Number));
    columns.push(column("%", ColumnKind::Number));
    let spent = |stage: Stage| threads.iter().map(|thread| thread.spent(stage)).collect::<Vec<_>>();
    let all: Duration = Stage::ALL.into_iter().flat_map(spent).sum();
    let row = |label: &str, times: Vec<Duration>, share: bool| {
        let sum: Duration = times.iter().sum();
        let mut cells = vec![Cell::Text(label.to_owned())];
        cells.extend(times.into_iter().map(seconds));
        cells.push(seconds(sum));
        cells.push(if share {
            decimal(100.0 * sum.as_secs_f64() / all.as_secs_f64().max(1e-9), 1)
        } else {
            Cell::Empty
        });
        cells
    };
    let used = |stage: &Stage| spent(*stage).iter().any(|time| !time.is_zero());
    let stages = Stage::ALL.into_iter().filter(used);
    let mut rows: Vec<Vec<Cell>> = stages.map(|stage| row(stage.label(lang), spent(stage), true)).collect();
    let of = |time: fn(&ThreadTimes) -> Duration| threads.iter().map(time).collect();
    rows.push(row(lang.pick("等待", "waiting"), of(ThreadTimes::waited), false));
    rows.push(row(lang.pick("历时", "from begin to end"), of(|thread| thread.whole), false));
    rows.push(row(lang.pick("处理器时间", "processor"), of(|thread| thread.processor), false));
    Sheet { columns, rows }
}

/// A row a part, in megabytes and in parts of the texts.
fn sizes(memory: Memory, lang: Lang) -> Sheet {
    let columns = vec![
        column(lang.pick("内存", "memory"), ColumnKind::Text),
        column("MB", ColumnKind::Number),
        column(lang.pick("÷ 文本", "÷ texts"), ColumnKind::Number),
    ];
    let row = |label: &str, bytes: usize| {
        let times = bytes as f64 / memory.texts.max(1) as f64;
        vec![Cell::Text(label.to_owned()), decimal(bytes as f64 / 1e6, 1), decimal(times, 3)]
    };
    let mut rows = vec![
        row(lang.pick("文本", "texts"), memory.texts),
        row(lang.pick("章节", "sections"), memory.sections),
        row(lang.pick("句子", "sentences"), memory.sentences),
        row(lang.pick("观测", "observations"), memory.observations),
        row(lang.pick("报告标识", "identities"), memory.identities),
        row(lang.pick("语料合计", "corpus in all"), memory.total()),
    ];
    for (key, label) in
        [("VmRSS", lang.pick("进程现占", "process now")), ("VmHWM", lang.pick("进程峰值", "process at its peak"))]
    {
        rows.extend(resident(key).map(|bytes| row(label, bytes)));
    }
    Sheet { columns, rows }
}

/// What the system says that the process takes, where it says so (Linux).
fn resident(key: &str) -> Option<usize> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':'))?;
    let kilobytes: usize = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

fn seconds(time: Duration) -> Cell {
    if time.is_zero() { Cell::Empty } else { decimal(time.as_secs_f64(), 3) }
}

fn decimal(value: f64, places: u32) -> Cell {
    Cell::Number(Decimal::new((value * 10f64.powi(places as i32)).round() as i64, places))
}
