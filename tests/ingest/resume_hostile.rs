//! Documents that cannot be read, or that are made to break their reader: each gives an error that says what
//! to do.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, in its helpers too")]

use flate2::Compression;
use flate2::write::ZlibEncoder;
use proptest::prelude::*;
use skillgap_ingest::error::InputError;
use skillgap_ingest::resume::read_resume_bytes;
use std::io::{Cursor, Write};
use std::path::Path;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A document with these objects, numbered from 1; the first is the catalogue.
pub(crate) fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    for (number, object) in (1..).zip(objects) {
        bytes.extend(format!("{number} 0 obj\n").bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    bytes.extend(b"trailer\n<< /Root 1 0 R >>\n%%EOF\n");
    bytes
}

pub(crate) fn stream(dict: &str, content: &[u8]) -> Vec<u8> {
    let mut bytes = format!("<< {dict} /Length {} >>\nstream\n", content.len()).into_bytes();
    bytes.extend(content);
    bytes.extend(b"\nendstream");
    bytes
}

pub(crate) const HELVETICA: &str =
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

/// A one-page document with this content, font and form.
fn page(content: &[u8], font: &str, form: Option<Vec<u8>>) -> Vec<u8> {
    let resources = "/Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >>";
    pdf(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] {resources} /Contents 4 0 R >>")
            .into_bytes(),
        stream("", content),
        font.as_bytes().to_vec(),
        form.unwrap_or_else(|| b"null".to_vec()),
    ])
}

pub(crate) fn deflated(bytes: usize) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    let block = vec![b' '; 1 << 20];
    for _ in 0..bytes >> 20 {
        encoder.write_all(&block).unwrap();
    }
    encoder.finish().unwrap()
}

pub(crate) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[track_caller]
pub(crate) fn wrong(path: &str, bytes: &[u8]) -> InputError {
    read_resume_bytes(path, bytes, None).unwrap_err()
}

#[test]
fn what_cannot_be_read_says_why_and_what_to_do() {
    let locked = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/ingest/fixtures/refused/locked.pdf");
    let locked = std::fs::read(locked).unwrap();
    let whole = zipped(&[("word/document.xml", b"<w:p><w:r><w:t>SQL</w:t></w:r></w:p>")]);
    let wordless = zipped(&[("word/document.xml", b"<w:document><w:p/></w:document>")]);
    let no_xml = zipped(&[("word/document.xml", b"<w:p <<<")]);
    let archive = zipped(&[("holiday.jpg", b"x")]);
    let odt = zipped(&[("mimetype", b"x"), ("content.xml", b"x")]);
    let sheet = zipped(&[
        ("xl/workbook.xml", b"x"),
        ("xl/worksheets/sheet1.xml", b"<row r='1'><c><v>7</v></c></row>"),
    ]);
    let scan = page(b"q 600 0 0 800 0 0 cm Q", HELVETICA, None);
    let nothing = "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [ << /Type \
                   /Font /Subtype /CIDFontType2 >> ] >>";
    let mojibake = page(b"BT /F 10 Tf 50 700 Td <000100020003000400050006> Tj ET", nothing, None);
    let cases: &[(&str, &[u8], &str, &str)] = &[
        ("cv.pdf", &scan, "holds no text: it is probably a scan", "OCR"),
        ("cv.pdf", &locked, "is protected by a password", "without one"),
        ("cv.pdf", &mojibake, "cannot be read: 6 of its 6 letters do not say", "export it again"),
        ("cv.pdf", b"%PDF-1.7\nnothing", "is a damaged PDF document", "print it to a new PDF"),
        ("cv.pdf", b"hello", "is not a valid PDF document, despite its name", "save it again"),
        ("cv.docx", b"hello", "is not a valid Word document", "save it again"),
        ("cv.xlsx", b"hello", "is not a valid Excel workbook", "save it again"),
        ("cv.docx", &whole[..whole.len() / 2], "is a damaged zip archive", "download or copy"),
        ("cv.docx", b"PK\x03\x04", "is a damaged zip archive", "download or copy"),
        ("cv.docx", &wordless, "contains no text", "picture"),
        ("cv.docx", &no_xml, "is a damaged Word document", "save it again"),
        ("cv.zip", &archive, "is a zip archive that holds neither", "unpack it"),
        ("cv.odt", &odt, "is an OpenDocument file", ".docx"),
        ("cv.xlsx", &sheet, "holds no text in its cells", "skill"),
        ("cv.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Word document (.doc)", ".docx"),
        ("cv.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is protected by a password", "without one"),
        ("cv.html", b"<html><script>SQL</script>", "is a page without text", "PDF"),
    ];
    for (path, bytes, message, hint) in cases {
        let error = wrong(path, bytes);
        assert!(error.message.starts_with(message), "{error} is not {message}");
        let told = format!("{} {}", error.message, error.hint.unwrap());
        assert!(told.contains(hint), "{told} does not say {hint}");
    }
}

#[test]
fn a_document_of_three_hundred_pages_is_no_resume() {
    let kids: Vec<String> = (0..300).map(|i| format!("{} 0 R", i + 3)).collect();
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Count 300 /Kids [{}] >>", kids.join(" ")).into_bytes(),
    ];
    objects.extend(vec![b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>".to_vec(); 300]);
    let error = wrong("cv.pdf", &pdf(&objects));
    assert!(error.message.starts_with("has 300 pages"), "{error}");
    assert!(error.hint.unwrap().contains("print the pages of the resume alone"));
}

#[test]
fn what_unpacks_without_end_is_left_packed() {
    let spaces = vec![b' '; 40 << 20];
    let docx = zipped(&[("word/document.xml", &spaces)]);
    let export = zipped(&[("Positions.csv", &spaces)]);
    for (path, bytes) in [("cv.docx", docx), ("export.zip", export)] {
        assert!(bytes.len() < 1 << 20, "{path}: {}", bytes.len());
        let error = wrong(path, &bytes);
        assert!(error.message.contains("unpacks to"), "{error}");
    }
}

#[test]
fn pages_that_turn_in_circles_come_to_an_end() {
    let text = b"BT /F 10 Tf 50 700 Td (Python) Tj ET /X Do /X Do".to_vec();
    let form = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X 6 0 R >> >>",
        &text,
    );
    let _ = read_resume_bytes("cv.pdf", &page(&text, HELVETICA, Some(form)), None).unwrap();
    let own_parent = pdf(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Parent 2 0 R /Count 9 >>".to_vec(),
    ]);
    let _ = wrong("cv.pdf", &own_parent);
    for unit in ["[", "<<", "<</A", "(", "q ", "BT "] {
        let deep = unit.repeat(200_000);
        let _ = read_resume_bytes("cv.pdf", &page(deep.as_bytes(), HELVETICA, None), None).unwrap_err();
        let _ = read_resume_bytes("cv.pdf", &pdf(&[deep.into_bytes()]), None).unwrap_err();
    }
}

#[test]
fn pages_of_scattered_letters_take_no_longer_than_others() {
    let mut content = b"BT /F 10 Tf ".to_vec();
    for i in 0..60_000 {
        content.extend(format!("1 0 0 1 {} {} Tm (Go) Tj ", i * 37 % 9_973, i * 61 % 7_919).bytes());
    }
    let read = read_resume_bytes("cv.pdf", &page(&content, HELVETICA, None), None).unwrap();
    assert!(!read.resume.segments.is_empty());
    let error = wrong("cv.pdf", &[b"%PDF-1.7 /ObjStm # ".to_vec(), b"stream\n".repeat(1 << 20)].concat());
    assert!(error.hint.is_some(), "{error}");
}

#[test]
fn deep_and_wide_markup_is_read_within_bounds() {
    let deep = format!("<html>{}Skills: SQL", "<div><table><tr><td>".repeat(50_000));
    let read = read_resume_bytes("a.html", deep.as_bytes(), None).unwrap();
    assert_eq!(read.resume.segments.len(), 1);
    let cells =
        format!("<w:tbl>{}</w:tbl>", "<w:tr><w:tc><w:p><w:r><w:t>SQL</w:t></w:r></w:p>".repeat(20_000));
    let bytes = zipped(&[("word/document.xml", cells.as_bytes())]);
    assert!(!read_resume_bytes("a.docx", &bytes, None).unwrap().resume.segments.is_empty());
    let far = "<row r='1'><c r='A1' t='inlineStr'><is><t>skill</t></is></c></row>\
               <row r='1048576'><c r='XFD1'><v>SQL</v></c></row>";
    let bytes = zipped(&[("xl/workbook.xml", b""), ("xl/worksheets/sheet1.xml", far.as_bytes())]);
    assert!(read_resume_bytes("a.xlsx", &bytes, None).unwrap().resume.segments.is_empty());
}

/// A fixture with some bytes changed and its end cut off.
fn damaged(name: &str, changes: &[(usize, u8)], keep: usize) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/ingest/fixtures/documents");
    let mut bytes = std::fs::read(folder.join(name)).unwrap();
    let len = bytes.len();
    changes.iter().for_each(|(at, byte)| bytes[at % len] = *byte);
    bytes.truncate(len - keep % len / 4);
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn damaged_documents_are_read_or_refused(
        name in prop::sample::select(vec!["marta.pdf", "omar.pdf", "marta.docx", "tomasz.docx", "matrix.xlsx"]),
        changes in prop::collection::vec((any::<usize>(), any::<u8>()), 0..40),
        keep in any::<usize>(),
    ) {
        // Either a resume, or an error that says what to do.
        if let Err(error) = read_resume_bytes(name, &damaged(name, &changes, keep), None) {
            prop_assert!(error.hint.is_some(), "{error}");
        }
    }
}
