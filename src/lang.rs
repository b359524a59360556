//! The two languages in which the program speaks to its users.

use clap::ValueEnum;

/// Language of what people read; data (column names, ids) is the same in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// 简体中文, the default of the program.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The one of two wordings, written side by side where they are used.
    pub fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// What the environment asks for: `LC_ALL`, `LC_MESSAGES`, `LANG`, the first that is set. Chinese unless it clearly
    /// names another language (`C`, `POSIX` and nothing at all name none).
    pub fn from_environment() -> Self {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
        match set.as_deref() {
            None => Lang::Zh,
            Some(value) if value.starts_with("zh") || value.starts_with('C') || value.starts_with("POSIX") => Lang::Zh,
            Some(_) => Lang::En,
        }
    }
}
