//! Gives the program a fingerprint of everything that decides what an analysis finds, so that no result of another version
//! is ever taken from the cache.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// What reads no text: the screen, the command line, what is written out.
const NOT_ANALYSIS: [&str; 9] = ["app", "ui", "run", "term", "typeset", "cli", "export", "compare", "index"];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=assets");
    println!("cargo::rerun-if-changed=Cargo.lock");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut files = vec![root.join("Cargo.lock")];
    collect(&root.join("src"), "rs", &mut files)?;
    collect(&root.join("assets"), "tsv", &mut files)?;
    collect(&root.join("assets"), "toml", &mut files)?;
    files.sort();
    // FNV-1a: enough to tell versions apart, and the same on every machine.
    let mut hash = 0xCBF2_9CE4_8422_2325u64;
    for file in files {
        for byte in fs::read(file).unwrap_or_default() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }
    println!("cargo::rustc-env=BAOGAO_ANALYSIS={hash:016x}");
    Ok(())
}

fn collect(folder: &Path, extension: &str, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            if !NOT_ANALYSIS.contains(&name.as_str()) {
                collect(&path, extension, files)?;
            }
        } else if path.extension().is_some_and(|found| found == extension) {
            files.push(path);
        }
    }
    Ok(())
}
