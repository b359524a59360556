//! Which part of the screen has the keys.

/// The part of the screen that has the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Mode {
    /// The tree of regions and years.
    Tree,
    /// The box that narrows the tree.
    TreeFilter,
    /// The document.
    Document,
    /// The box that searches in the document.
    FindBox,
    /// Waiting for the letter of a mark to set.
    SetMark,
    /// Waiting for the letter of a mark to go to.
    GoToMark,
    /// The indicators.
    Indicators,
    /// The box that searches the indicators.
    IndicatorFilter,
    /// The comparison table.
    Compare,
    /// The box that narrows the comparison.
    CompareFilter,
    /// Another table: targets, one indicator over time, ranks.
    Sheet,
    /// The box that narrows it.
    SheetFilter,
    /// Documents next to each other.
    Beside,
    /// Phrases that are new and that are gone.
    Phrases,
    /// The sentences under the comparison table.
    Sentences,
    /// The lines of a search over the corpus.
    Concordance,
    /// The box of the search over the corpus.
    ConcordanceBox,
    /// The name of a file to save.
    SaveBox,
    /// The right value of a number.
    CorrectionBox,
    /// The finder.
    Finder,
    /// The command palette.
    Palette,
    /// The help.
    Help,
    /// The problems of loading.
    Problems,
    /// All fields of one row.
    Details,
}

impl Mode {
    /// Every mode.
    pub const ALL: [Mode; 24] = [
        Mode::Tree,
        Mode::TreeFilter,
        Mode::Document,
        Mode::FindBox,
        Mode::SetMark,
        Mode::GoToMark,
        Mode::Indicators,
        Mode::IndicatorFilter,
        Mode::Compare,
        Mode::CompareFilter,
        Mode::Sentences,
        Mode::Sheet,
        Mode::SheetFilter,
        Mode::Beside,
        Mode::Phrases,
        Mode::Concordance,
        Mode::ConcordanceBox,
        Mode::SaveBox,
        Mode::CorrectionBox,
        Mode::Finder,
        Mode::Palette,
        Mode::Help,
        Mode::Problems,
        Mode::Details,
    ];

    /// What people call it.
    pub fn name(self) -> (&'static str, &'static str) {
        match self {
            Mode::Tree => ("地区树", "tree"),
            Mode::TreeFilter => ("筛选地区", "tree filter"),
            Mode::Document => ("原文", "document"),
            Mode::FindBox => ("文内查找", "find box"),
            Mode::SetMark => ("设书签", "set bookmark"),
            Mode::GoToMark => ("到书签", "go to bookmark"),
            Mode::Indicators => ("指标", "indicators"),
            Mode::IndicatorFilter => ("筛选指标", "indicator filter"),
            Mode::Compare => ("对照表", "comparison"),
            Mode::CompareFilter => ("筛选对照", "comparison filter"),
            Mode::Sentences => ("对照原句", "sentences"),
            Mode::Sheet => ("目标、走势、排名", "targets, trend, ranks"),
            Mode::SheetFilter => ("筛选表格", "table filter"),
            Mode::Beside => ("并排阅读", "side by side"),
            Mode::Phrases => ("新旧提法", "phrases"),
            Mode::Concordance => ("全库检索", "search results"),
            Mode::ConcordanceBox => ("检索词", "search box"),
            Mode::SaveBox => ("保存", "save"),
            Mode::CorrectionBox => ("更正", "correction"),
            Mode::Finder => ("查找", "finder"),
            Mode::Palette => ("命令", "commands"),
            Mode::Help => ("帮助", "help"),
            Mode::Problems => ("问题", "problems"),
            Mode::Details => ("详情", "details"),
        }
    }

    /// Whether characters go into a box instead of being keys.
    pub fn is_input(self) -> bool {
        Modes::BOXES.has(self)
    }
}

/// A set of modes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Modes(u32);

impl Modes {
    /// No mode.
    pub const NONE: Modes = Modes(0);
    /// All modes.
    pub const ALL: Modes = Modes((1 << Mode::ALL.len()) - 1);
    /// The boxes that take text.
    pub const BOXES: Modes = Modes::of(&[
        Mode::TreeFilter,
        Mode::FindBox,
        Mode::IndicatorFilter,
        Mode::CompareFilter,
        Mode::SheetFilter,
        Mode::ConcordanceBox,
        Mode::SaveBox,
        Mode::CorrectionBox,
        Mode::Finder,
        Mode::Palette,
    ]);
    /// Where a letter is awaited.
    pub const LETTERS: Modes = Modes::of(&[Mode::SetMark, Mode::GoToMark]);
    /// Where letters are keys.
    pub const KEYS: Modes = Modes::ALL.without(Modes::BOXES).without(Modes::LETTERS);
    /// The three panels.
    pub const PANELS: Modes = Modes::of(&[Mode::Tree, Mode::Document, Mode::Indicators]);
    /// What lies over the screen and is closed again.
    pub const POPUPS: Modes = Modes::of(&[Mode::Help, Mode::Problems, Mode::Details, Mode::Phrases]);

    /// The set of these modes.
    pub const fn of(modes: &[Mode]) -> Self {
        let mut set = 0;
        let mut at = 0;
        while at < modes.len() {
            set |= 1 << modes[at] as u32;
            at += 1;
        }
        Modes(set)
    }

    /// Both.
    pub const fn and(self, other: Modes) -> Self {
        Modes(self.0 | other.0)
    }

    /// The first without the second.
    pub const fn without(self, other: Modes) -> Self {
        Modes(self.0 & !other.0)
    }

    /// Whether a mode is in the set.
    pub const fn has(self, mode: Mode) -> bool {
        self.0 & (1 << mode as u32) != 0
    }

    /// The modes in the set.
    pub fn iter(self) -> impl Iterator<Item = Mode> {
        Mode::ALL.into_iter().filter(move |mode| self.has(*mode))
    }
}
