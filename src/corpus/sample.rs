//! The corpus that ships with the program: digests in the project's own words.

use include_dir::{Dir, include_dir};

use crate::report::Origin;
use crate::source::{Hints, SourceText};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/corpus");

/// The texts of the sample, in the order of their names.
pub fn texts() -> impl Iterator<Item = SourceText> {
    let mut files: Vec<_> = FILES.files().filter(|file| file.path().extension().is_some_and(|e| e == "txt")).collect();
    files.sort_by_key(|file| file.path());
    files.into_iter().filter_map(|file| {
        let path = format!("sample/{}", file.path().display());
        let origin = Origin { path: path.into(), entry: None };
        Some(SourceText { hints: Hints { origin, ..Hints::default() }, text: file.contents_utf8()?.to_owned() })
    })
}
