//! PDF: the text layer, in builds with the feature `pdf`.

use crate::error::ProblemKind;

/// Name of the threads that read PDF. The library may panic on a broken file; such a panic ends this thread alone and is
/// reported as a damaged file, so a panic hook that tidies up the screen passes over threads of this name.
pub const PDF_THREAD: &str = "pdf";

/// The text layer of a PDF, page by page.
#[cfg(feature = "pdf")]
pub(super) fn read(bytes: &[u8]) -> Result<String, ProblemKind> {
    let damaged = |why: String| ProblemKind::Damaged(why);
    let bytes = bytes.to_vec();
    let thread = std::thread::Builder::new().name(PDF_THREAD.to_owned()).stack_size(32 << 20);
    let reading = thread.spawn(move || pages(bytes)).map_err(|error| damaged(error.to_string()))?;
    let text = match reading.join() {
        Ok(text) => text.map_err(damaged)?,
        Err(_) => return Err(damaged("PDF".to_owned())),
    };
    if text.trim().is_empty() { Err(ProblemKind::NoTextLayer) } else { Ok(text) }
}

#[cfg(feature = "pdf")]
fn pages(bytes: Vec<u8>) -> Result<String, String> {
    let document = pdf_oxide::PdfDocument::from_bytes(bytes).map_err(|error| error.to_string())?;
    let mut text = String::new();
    for page in 0..document.page_count().map_err(|error| error.to_string())? {
        text.push_str(&document.extract_text(page).map_err(|error| error.to_string())?);
        text.push('\n');
    }
    Ok(text)
}

/// The text layer of a PDF, page by page.
#[cfg(not(feature = "pdf"))]
pub(super) fn read(_bytes: &[u8]) -> Result<String, ProblemKind> {
    Err(ProblemKind::NeedsFeature("pdf"))
}
