//! How the browser is opened.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Options of the browser itself.
#[derive(Debug, Default, Args)]
pub struct Browse {
    /// 报告文件或文件夹（txt md html docx jsonl csv zip；- 为标准输入）· files or folders of reports
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// 同 PATH，可重复 · the same as PATH, may repeat
    #[arg(short = 'C', long = "corpus", value_name = "PATH")]
    pub corpus: Vec<PathBuf>,

    /// 不用鼠标 · leave the mouse to the terminal
    #[arg(long)]
    pub no_mouse: bool,

    /// 配色 · colours
    #[arg(long, value_enum, default_value_t)]
    pub color: Color,

    /// 歧义宽度字符（“”—…）占几列 · columns of ambiguous-width characters
    #[arg(long, value_enum, default_value_t, value_name = "COLUMNS")]
    pub ambiguous_width: AmbiguousWidth,

    /// 不读也不写上次的位置和标记 · neither read nor write the last position and marks
    #[arg(long)]
    pub no_state: bool,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// Unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never: bold, underline and reverse only.
    Never,
}

/// Columns of characters whose East Asian width is ambiguous.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum AmbiguousWidth {
    /// Ask the terminal once at the start.
    #[default]
    Auto,
    /// One column, as most terminals do.
    #[value(name = "1")]
    One,
    /// Two columns, as terminals set to a CJK locale do.
    #[value(name = "2")]
    Two,
}
