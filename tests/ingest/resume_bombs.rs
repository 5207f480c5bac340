//! Small documents that unpack to a lot, and honest ones with a lot of content that is not text.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, in its helpers too")]

use crate::resume_hostile::{HELVETICA, deflated, pdf, stream, wrong, zipped};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use skillgap_ingest::resume::{ReadResume, read_resume_bytes};
use std::io::Write;

const FLATE: &str = "/Filter /FlateDecode";
const TEXT: &[u8] = b"BT /F 10 Tf 50 700 Td (SKILLS) Tj 0 -20 Td (Python, SQL) Tj ET ";

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A one-page document with these contents, and objects from number 5 on: a font F, an object X, and others.
fn document(contents: &str, objects: &[Vec<u8>]) -> Vec<u8> {
    let resources = "/Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >>";
    let mut all = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] {resources} /Contents {contents} >>")
            .into_bytes(),
        stream("", TEXT),
    ];
    all.extend(objects.iter().cloned());
    pdf(&all)
}

fn font() -> Vec<u8> {
    HELVETICA.as_bytes().to_vec()
}

fn read(bytes: &[u8]) -> ReadResume {
    read_resume_bytes("cv.pdf", bytes, None).unwrap()
}

#[track_caller]
fn refused(bytes: &[u8]) {
    assert!(bytes.len() < 1 << 20, "{} bytes", bytes.len());
    let error = wrong("cv.pdf", bytes);
    assert!(error.message.contains("unpacks to far more"), "{error}");
    assert!(error.hint.is_some());
}

#[test]
fn content_is_bounded_by_each_use() {
    let blanks = packed(&vec![b' '; 100 << 20]);
    let twice = stream("/Filter [/FlateDecode /FlateDecode]", &packed(&blanks));
    let hex: String = blanks.iter().map(|byte| format!("{byte:02x}")).collect();
    let spelled = stream("/Filter [/ASCIIHexDecode /FlateDecode]", hex.as_bytes());
    let runs = stream("/Filter [/FlateDecode /RunLengthDecode]", &packed(&[129, b' '].repeat(4 << 20)));
    for content in [stream(FLATE, &blanks), twice, spelled, runs] {
        refused(&document("7 0 R", &[font(), b"null".to_vec(), content]));
    }
    let once = stream(FLATE, &deflated(1 << 20));
    assert!(
        !read(&document("[7 0 R 4 0 R]", &[font(), b"null".to_vec(), once.clone()]))
            .resume
            .segments
            .is_empty()
    );
    let often = format!("[{}]", "7 0 R ".repeat(200));
    refused(&document(&often, &[font(), b"null".to_vec(), once]));
    let many = format!("[{}]", "7 0 R ".repeat(150_000));
    refused(&document(&many, &[font(), b"null".to_vec(), stream("", &vec![b' '; 4000])]));
}

#[test]
fn forms_are_bounded_by_each_use() {
    let form = stream(&format!("/Subtype /Form {FLATE}"), &deflated(1 << 20));
    let drawn = |times: usize| stream(FLATE, &packed(&[TEXT, &b"/X Do ".repeat(times)].concat()));
    assert!(!read(&document("7 0 R", &[font(), form.clone(), drawn(3)])).resume.segments.is_empty());
    refused(&document("7 0 R", &[font(), form, drawn(1_000)]));
}

#[test]
fn parts_that_are_not_read_are_told() {
    let warnings = |contents: &str, form: Vec<u8>, drawn: Vec<u8>| {
        read(&document(contents, &[font(), form, drawn])).warnings
    };
    let text = stream("", TEXT);
    let damaged = stream("/Filter /DCTDecode", b"no text");
    assert!(warnings("7 0 R", damaged.clone(), text.clone()).is_empty());
    let form = stream("/Subtype /Form", TEXT);
    let drawn = stream("", &[TEXT, &b"/X Do "[..]].concat());
    assert!(warnings("7 0 R", form, drawn.clone()).is_empty());
    let around = stream("/Subtype /Form", &b"/X Do "[..]);
    let broken = stream("/Subtype /Form /Filter /DCTDecode", b"no text");
    for (contents, form, drawn) in [
        ("[7 0 R 6 0 R]", damaged, text.clone()),
        ("[7 0 R 99 0 R]", b"null".to_vec(), text),
        ("7 0 R", around, drawn.clone()),
        ("7 0 R", broken, drawn),
    ] {
        let warnings = warnings(contents, form, drawn);
        assert!(warnings.iter().any(|warning| warning.contains("not read")), "{contents}: {warnings:?}");
    }
}

#[test]
fn pictures_without_an_end_and_widths_without_number_are_bounded() {
    let begun = stream(FLATE, &packed(&b"BI /W 1 /H 1 ID ".repeat(400_000)));
    refused(&document("7 0 R", &[font(), b"null".to_vec(), begun]));
    let few = stream("", &[b"BI /W 1 /H 1 ID x EI ".repeat(100), TEXT.to_vec()].concat());
    assert!(!read(&document("7 0 R", &[font(), b"null".to_vec(), few])).resume.segments.is_empty());
    let widths = "0 65535 500 ".repeat(60_000);
    let wide = format!("<< /Subtype /Type0 /DescendantFonts [ << /W [{widths}] >> ] >>").into_bytes();
    let drawn = [TEXT.to_vec(), b"/F 9 Tf ".repeat(1_000)].concat();
    let _ =
        read_resume_bytes("cv.pdf", &document("7 0 R", &[wide, b"null".to_vec(), stream("", &drawn)]), None);
}

#[test]
fn tables_of_objects_are_bounded() {
    let blanks = deflated(100 << 20);
    let table = |dict: &str| document("4 0 R", &[font(), b"null".to_vec(), stream(dict, &blanks)]);
    refused(&table("/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode"));
    refused(&table("/Filter [ /Fl ] /Fir#73t 5 /N 1 /X (>> endobj) /Y << /Z (\\)) >> % >>\n"));
    refused(&table("/Type /XRef /W [1 2 1] /Size 9 /Filter /FlateDecode"));
    refused(&table("/N 1 /First 5 /Filter 8 0 R"));
    let small = stream("/Type /ObjStm /N 0 /First 0 /Filter /FlateDecode", &packed(b" "));
    assert!(!read(&document("4 0 R", &[font(), b"null".to_vec(), small])).resume.segments.is_empty());
}

#[test]
fn pictures_and_embedded_fonts_are_left_packed() {
    let photo =
        stream("/Subtype /Image /Width 10000 /Height 10000 /Filter /FlateDecode", &deflated(100 << 20));
    let content = stream("", &[b"/X Do ".repeat(50), TEXT.to_vec()].concat());
    let file = stream("/Length1 9 /Filter /FlateDecode", &deflated(100 << 20));
    let embedded = HELVETICA.replace(">>", "/FontDescriptor << /FontFile2 8 0 R >> >>").into_bytes();
    let photos = read(&document("7 0 R", &[embedded, photo, content, file]));
    assert!(photos.document.text.contains("Python, SQL"));
}

#[test]
fn a_glyph_says_a_few_letters_at_most() {
    let meanings = |text: &str| {
        let map = format!(
            "1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <41> <{text}> endbfchar"
        );
        let map = stream(FLATE, &packed(map.as_bytes()));
        let font = HELVETICA.replace(">>", "/ToUnicode 7 0 R >>").into_bytes();
        let content =
            stream(FLATE, &packed(format!("BT /F 10 Tf 50 700 Td ({}) Tj ET", "A".repeat(2_000)).as_bytes()));
        document("8 0 R", &[font, b"null".to_vec(), map, content])
    };
    let ligature = read(&meanings("006600660069")).document.text;
    assert!(ligature.contains("ffiffi"), "{ligature}");
    let amplified = read(&meanings(&"0061".repeat(100_000))).document.text;
    assert!(amplified.len() < 40_000, "{} bytes", amplified.len());
}

#[test]
fn a_resume_holds_so_much_text_and_no_more() {
    let words = "Python, SQL, Java ".repeat((1 << 20) / 18);
    let whole = |text: &str| {
        let xml = format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
        vec![
            ("cv.txt", text.as_bytes().to_vec()),
            ("cv.md", text.as_bytes().to_vec()),
            ("cv.json", format!("[\"{text}\"]").into_bytes()),
            ("cv.yaml", format!("- \"{text}\"").into_bytes()),
            ("cv.csv", format!("skill\n\"{text}\"\n").into_bytes()),
            ("cv.html", format!("<html><p>{text}").into_bytes()),
            ("cv.docx", zipped(&[("word/document.xml", xml.as_bytes())])),
        ]
    };
    for (path, bytes) in whole(&words) {
        assert!(!read_resume_bytes(path, &bytes, None).unwrap().resume.segments.is_empty(), "{path}");
    }
    for (path, bytes) in whole(&words.repeat(3)) {
        let error = wrong(path, &bytes);
        assert!(error.message.contains("has more than 1 MiB of text"), "{path}: {error}");
    }
}
