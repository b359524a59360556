//! Makes a corpus of any size for measuring: `cargo run --release --example generate-corpus -- 10000 FOLDER`.

mod chance;
mod varied;

use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [count, folder] = arguments.as_slice() else {
        eprintln!("usage: generate-corpus COUNT FOLDER");
        return ExitCode::from(2);
    };
    let Ok(count) = count.parse::<usize>() else {
        eprintln!("{count}: not a number of reports");
        return ExitCode::from(2);
    };
    match generate(count, Path::new(folder)) {
        Ok(bytes) => {
            println!("{count} reports, {bytes} bytes");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{folder}: {error}");
            ExitCode::from(3)
        }
    }
}

/// Writes `count` reports, a hundred a folder, and returns their bytes.
fn generate(count: usize, folder: &Path) -> io::Result<usize> {
    let mut bytes = 0;
    for (number, text) in varied::Varied::new()?.take(count).enumerate() {
        let into = folder.join(format!("{:04}", number / 100));
        fs::create_dir_all(&into)?;
        bytes += text.len();
        fs::write(into.join(format!("{number:06}.txt")), text)?;
    }
    Ok(bytes)
}
