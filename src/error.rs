//! What can go wrong, in sentences that say what to do.

use crate::lang::Lang;

/// Something that was left out of a corpus, and why. Never stops the rest from loading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The path (and entry) as the user gave it.
    pub place: String,
    /// What happened.
    pub what: ProblemKind,
}

/// Reasons for leaving something out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The path does not exist.
    NotFound,
    /// The system refused to read it; its own words.
    Unreadable(String),
    /// A folder without any file that can be read.
    EmptyFolder,
    /// An empty file, or one with white space only.
    EmptyFile,
    /// Not text, and none of the formats that are read.
    NotText,
    /// Bytes that are valid in no known encoding.
    UnknownEncoding,
    /// A file of a known format that is damaged; the reader's own words.
    Damaged(String),
    /// A line of `corpus.toml` that fits nothing or cannot be read.
    Override(String),
    /// More than 4 GiB of text in one report.
    TooLarge,
    /// The file needs a feature that this build does not have.
    NeedsFeature(&'static str),
}

impl Problem {
    /// A problem at a place.
    pub fn new(place: impl Into<String>, what: ProblemKind) -> Self {
        Self { place: place.into(), what }
    }

    /// One sentence: which, what happened, what to do.
    pub fn sentence(&self, lang: Lang) -> String {
        let place = &self.place;
        match (&self.what, lang) {
            (ProblemKind::NotFound, Lang::Zh) => format!("{place}：没有这个文件或文件夹，请检查路径。"),
            (ProblemKind::NotFound, Lang::En) => format!("{place}: no such file or folder; check the path."),
            (ProblemKind::Unreadable(why), Lang::Zh) => format!("{place}：无法读取（{why}），请检查权限。"),
            (ProblemKind::Unreadable(why), Lang::En) => {
                format!("{place}: cannot be read ({why}); check its permissions.")
            }
            (ProblemKind::EmptyFolder, Lang::Zh) => {
                format!("{place}：文件夹里没有可读的报告，请指定含有报告文本的文件夹。")
            }
            (ProblemKind::EmptyFolder, Lang::En) => {
                format!("{place}: the folder holds no readable report; name a folder with report texts.")
            }
            (ProblemKind::EmptyFile, Lang::Zh) => format!("{place}：文件是空的，已跳过。"),
            (ProblemKind::EmptyFile, Lang::En) => format!("{place}: the file is empty and was skipped."),
            (ProblemKind::NotText, Lang::Zh) => {
                format!("{place}：不是文本，也不是支持的格式，请先另存为 txt 或 docx。")
            }
            (ProblemKind::NotText, Lang::En) => {
                format!("{place}: neither text nor a supported format; save it as txt or docx first.")
            }
            (ProblemKind::UnknownEncoding, Lang::Zh) => {
                format!("{place}：无法识别编码，请另存为 UTF-8（也支持 UTF-16、GB18030）。")
            }
            (ProblemKind::UnknownEncoding, Lang::En) => {
                format!("{place}: unknown encoding; save it as UTF-8 (UTF-16 and GB18030 are read too).")
            }
            (ProblemKind::Damaged(why), Lang::Zh) => format!("{place}：文件已损坏（{why}），请重新下载或另存。"),
            (ProblemKind::Damaged(why), Lang::En) => {
                format!("{place}: the file is damaged ({why}); fetch or save it again.")
            }
            (ProblemKind::Override(why), Lang::Zh) => format!("{place}：{why}，请修改这一行。"),
            (ProblemKind::Override(why), Lang::En) => format!("{place}: {why}; correct this line."),
            (ProblemKind::TooLarge, Lang::Zh) => format!("{place}：文本超过 4 GiB，请拆分后再打开。"),
            (ProblemKind::TooLarge, Lang::En) => format!("{place}: more than 4 GiB of text; split it first."),
            (ProblemKind::NeedsFeature(name), Lang::Zh) => {
                format!("{place}：这个版本不含 {name} 支持，请用 cargo build --features {name} 重新编译。")
            }
            (ProblemKind::NeedsFeature(name), Lang::En) => {
                format!("{place}: this build has no {name} support; build it with cargo build --features {name}.")
            }
        }
    }
}
