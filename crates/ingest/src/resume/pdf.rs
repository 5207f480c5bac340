//! Reads PDF documents with text: one or two columns, ligatures, hyphenation, letter-spaced headings.
//!
//! A PDF file places glyphs on pages. Lines, columns and paragraphs are reconstructed here (`layout`),
//! because crates that return text lose what a resume needs: where a heading starts, which words are in the
//! side column, which date is next to which job. Five crates were tried on resumes made by LibreOffice,
//! Chromium and pdfTeX (in parentheses, the CPU seconds of a cold release build with all dependencies):
//!
//! - `pdf_oxide` 0.3 (626 s): the best text of those that return text, but letter-spaced headings stay apart
//!   ("S K I L L S"). It includes unneeded readers for Office formats, pictures and layouts.
//! - `unpdf` 0.52 (123 s): whole words, but the lines of a list run together, so that skills cannot be told
//!   apart.
//! - `pdf-extract` 0.12 (89 s): good lines, but words break at kerning ("pr esent"). It panics on unexpected
//!   fonts, recurses endlessly into forms that contain themselves, and unpacks without limit.
//! - `lopdf` 0.47 (75 s): only the syntax, bounded.
//! - `hayro-syntax` 0.9 with `hayro-cmap` 0.1 (9 s): only the syntax and the character maps, safe, bounded in
//!   depth, and made for damaged files. Chosen: this module adds fonts and layout, which none of the others
//!   does as a resume needs it, and it is the only one that leaves the decompressor used by polars unchanged
//!   (the others enable a second one, so that polars would be compiled again).

mod budget;
mod cjk_codes;
mod filters;
mod font;
mod glyphs;
mod guard;
mod layout;
mod page;
mod standard_fonts;

use super::kind::locked;
use crate::error::InputError;
use hayro_syntax::{LoadPdfError, Pdf};
use layout::{Line, Paragraph, fragments, paragraphs, without_furniture};
use page::{Counts, Painter};
use skillgap_core::document::Document;
use skillgap_core::lexicon::Lexicon;

/// The most pages read. The longest academic resumes have thirty; a longer document is a book or a portfolio.
const MAX_PAGES: usize = 60;

/// The share of unreadable glyphs from which a document is rejected.
const MOST_UNREADABLE: f64 = 0.5;

/// The share of unreadable glyphs below which no note is made: bullets and icons often have no Unicode
/// meaning.
const FEW_UNREADABLE: f64 = 0.02;

/// The share of a page from which a picture is its content.
const PICTURE: f64 = 0.5;

/// The fewest glyphs of a page with text.
const FEW_GLYPHS: usize = 150;

/// Reads a document.
pub(super) fn read(shown: &str, bytes: &[u8], lexicon: &Lexicon) -> Result<Document, InputError> {
    guard::check(bytes).map_err(|_| too_much(shown))?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|why| refused(shown, why))?;
    let pages = pdf.pages();
    if pages.len() > MAX_PAGES {
        let message = format!("has {} pages; a resume of at most {MAX_PAGES} pages is read", pages.len());
        return Err(
            InputError::new(shown, message).hint("print the pages of the resume alone to a new PDF file")
        );
    }
    let mut painter = Painter::default();
    let mut document = Document::default();
    let mut lines: Vec<Vec<Line>> = Vec::new();
    let mut pictures = Vec::new();
    for (page, number) in pages.iter().zip(1u32..) {
        let painted = painter.page(page).map_err(|_| too_much(shown))?;
        if painted.pictured >= PICTURE && painted.glyphs.len() < FEW_GLYPHS {
            pictures.push(number.to_string());
        }
        lines.push(fragments(painted.glyphs));
    }
    without_furniture(&mut lines);
    let mut all: Vec<(u32, Paragraph)> = Vec::new();
    for (page, number) in lines.into_iter().zip(1u32..) {
        let mut paragraphs = paragraphs(page, lexicon);
        let first = paragraphs.first();
        if all.last_mut().zip(first).is_some_and(|((_, last), first)| last.goes_on_with(first)) {
            paragraphs.remove(0);
        }
        all.extend(paragraphs.into_iter().map(|paragraph| (number, paragraph)));
    }
    all.into_iter().for_each(|(number, paragraph)| paragraph.write(number, lexicon, &mut document));
    if !pictures.is_empty() {
        document.note(pictured(&pictures, pages.len()), None);
    }
    for warning in judged(shown, painter.counts)? {
        document.note(warning, None);
    }
    Ok(document)
}

/// The note about pages that are pictures.
fn pictured(pages: &[String], all: usize) -> String {
    let which = match pages {
        _ if pages.len() == all => "its pages are pictures".to_owned(),
        [page] => format!("page {page} is a picture"),
        pages => format!("pages {} are pictures", pages.join(", ")),
    };
    format!(
        "{which} (a scan?) with hardly any text, and what stands in them is not read: run text recognition (OCR) on it first"
    )
}

fn refused(shown: &str, why: LoadPdfError) -> InputError {
    match why {
        LoadPdfError::Decryption(_) => locked(shown),
        LoadPdfError::Invalid => InputError::new(shown, "is a damaged PDF document").hint(
            "download or copy it once more, or print it to a new PDF file from the program that shows it",
        ),
    }
}

fn too_much(shown: &str) -> InputError {
    InputError::new(shown, "unpacks to far more than any resume does, or draws its text in circles")
        .hint("print the pages of the resume alone to a new PDF file")
}

/// Rejects a document without readable text; otherwise notes what was left out.
fn judged(shown: &str, Counts { read, unread, left_out }: Counts) -> Result<Vec<String>, InputError> {
    const HINT: &str =
        "export it again as PDF from the program that it was written in, or as .docx or plain text";
    if read + unread == 0 {
        return Err(InputError::new(
            shown,
            "holds no text: it is probably a scan, that is, pictures of pages",
        )
        .hint(
            "run text recognition (OCR) on it, or export the resume from the program that it was written in",
        ));
    }
    let share = unread as f64 / (read + unread) as f64;
    if share >= MOST_UNREADABLE {
        let message = format!(
            "cannot be read: {unread} of its {} letters do not say which letters they are",
            read + unread
        );
        return Err(InputError::new(shown, message).hint(HINT));
    }
    let some = (share >= FEW_UNREADABLE).then(|| {
        format!(
            "{unread} of {} letters do not say which letters they are, so that words may be missing",
            read + unread
        )
    });
    let parts = (left_out > 0).then(|| match left_out {
        1 => "a part of its pages is missing or damaged, or drawn deep within others, and was not read"
            .to_owned(),
        n => format!(
            "{n} parts of its pages are missing or damaged, or drawn deep within others, and were not read"
        ),
    });
    Ok(some.into_iter().chain(parts).collect())
}
