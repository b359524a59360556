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
    /// A line of `corpus.toml` that cannot be understood or fits nothing, said in both languages.
    Correction {
        /// 中文
        zh: String,
        /// English
        en: String,
    },
    /// So many files of the cache were damaged or foreign; their reports were analysed again.
    CacheRebuilt(usize),
    /// The program failed on this document.
    Failed,
    /// More than 4 GiB of text in one report.
    TooLarge,
    /// A PDF of pictures of pages, without text.
    NoTextLayer,
    /// A table in which no column holds texts.
    NoTextColumn,
    /// So many rows of a table without a text.
    EmptyRows(usize),
    /// Files in a folder whose format is not read.
    OtherFormat {
        /// Their extension, in lower case.
        extension: String,
        /// How many.
        count: usize,
    },
    /// The file needs a feature that this build does not have.
    NeedsFeature(&'static str),
}

impl Problem {
    /// What is said about an entry of an archive that would fill the memory.
    pub(crate) const ENTRY_TOO_LARGE: &str = "解压后超过 1 GiB / more than 1 GiB unpacked";

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
            (ProblemKind::Correction { zh, .. }, Lang::Zh) => format!("{place}：{zh}，请修改这一行。"),
            (ProblemKind::Correction { en, .. }, Lang::En) => format!("{place}: {en}; correct this line."),
            (ProblemKind::CacheRebuilt(count), Lang::Zh) => {
                format!("{place}：缓存中有 {count} 个文件已损坏，相应报告已重新分析，缓存已更新。")
            }
            (ProblemKind::CacheRebuilt(count), Lang::En) => {
                format!("{place}: damaged files in the cache ({count}); their reports were analysed again.")
            }
            (ProblemKind::Failed, Lang::Zh) => {
                format!("{place}：分析时程序出错，已跳过；请把这个文件附在问题报告里。")
            }
            (ProblemKind::Failed, Lang::En) => {
                format!("{place}: the program failed on it and went on; please attach the file to a bug report.")
            }
            (ProblemKind::NoTextLayer, Lang::Zh) => {
                format!("{place}：PDF 里只有图片，没有文字，请先做文字识别（OCR）再打开。")
            }
            (ProblemKind::NoTextLayer, Lang::En) => {
                format!("{place}: the PDF holds pictures of pages but no text; run text recognition (OCR) on it first.")
            }
            (ProblemKind::NoTextColumn, Lang::Zh) => {
                format!("{place}：没有正文列，请把该列命名为“正文”或 text。")
            }
            (ProblemKind::NoTextColumn, Lang::En) => {
                format!("{place}: no column holds the texts; name that column text or 正文.")
            }
            (ProblemKind::EmptyRows(count), Lang::Zh) => format!("{place}：有 {count} 行没有正文，已跳过。"),
            (ProblemKind::EmptyRows(count), Lang::En) => {
                format!("{place}: rows without a text were skipped ({count}).")
            }
            (ProblemKind::OtherFormat { extension, count }, Lang::Zh) => {
                format!("{place}：{count} 个 .{extension} 文件格式不支持，未读取；可另存为 txt 或 docx。")
            }
            (ProblemKind::OtherFormat { extension, count }, Lang::En) => {
                format!("{place}: .{extension} files were not read ({count}); save them as txt or docx.")
            }
            (ProblemKind::NeedsFeature(name), Lang::Zh) => {
                format!("{place}：这个版本不含 {name} 支持，请用 cargo build --features {name} 重新编译。")
            }
            (ProblemKind::NeedsFeature(name), Lang::En) => {
                format!("{place}: this build has no {name} support; build it with cargo build --features {name}.")
            }
        }
    }
}
