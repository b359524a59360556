//! `baogao cache`

use std::io::{self, Write};

use crate::cli::Failure;
use crate::cli::args::CacheAction;
use crate::corpus::Cache;
use crate::lang::Lang;

/// Says where the cache is and what it takes, or empties it.
pub(super) fn run(action: CacheAction, lang: Lang) -> Result<(), Failure> {
    let Some(cache) = Cache::standard() else {
        let words = lang.pick(
            "没有缓存文件夹：请设置 HOME 或 XDG_CACHE_HOME。",
            "there is no folder for a cache: set HOME or XDG_CACHE_HOME.",
        );
        return Err(Failure::Io(words.to_owned()));
    };
    let place = cache.folder().display();
    let (bytes, words) = match action {
        CacheAction::Info => (cache.bytes(), lang.pick("缓存", "cached")),
        CacheAction::Clear => (cache.clear(), lang.pick("已清除", "removed")),
    };
    let bytes = bytes.map_err(|error| {
        let words = lang.pick("缓存无法读写，请检查权限", "the cache cannot be read or removed; check its permissions");
        Failure::Io(format!("{place}：{words}（{error}）"))
    })?;
    writeln!(io::stdout(), "{place}\t{words} {:.1} MB", bytes as f64 / 1e6)?;
    Ok(())
}
