//! Documents made by other programs: LibreOffice, Chromium, pdfTeX, python-docx. The people in them are
//! invented.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, in its helpers too")]

use crate::resume_fixtures::shown;
use skillgap_core::lexicon::Lexicon;
use skillgap_ingest::resume::{ReadResume, ResumeFormat, read_document, read_resume, read_resume_bytes};
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/ingest/fixtures/documents")
}

fn all() -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn texts(read: &ReadResume) -> Vec<&str> {
    read.resume.segments.iter().map(|segment| segment.text.as_str()).collect()
}

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn documents_are_read_as_their_snapshots_say() {
    for path in all() {
        let read = read_resume(&path, None).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().replace('.', "_");
        let shown = shown(&read, &path).replace(&format!("{}/", folder().display()), "");
        insta::assert_snapshot!(format!("document_{name}"), shown);
    }
}

#[test]
fn documents_are_known_by_their_first_bytes() {
    for path in all() {
        let bytes = std::fs::read(&path).unwrap();
        let named = read_resume(&path, None).unwrap();
        for other in ["<stdin>", "cv.txt", "cv.json"] {
            // A page is text, so a text format may be claimed for it.
            if named.format == ResumeFormat::Html && other != "<stdin>" {
                continue;
            }
            let found = read_resume_bytes(other, &bytes, None).unwrap();
            assert_eq!(
                (found.format, found.resume),
                (named.format, named.resume.clone()),
                "{}",
                path.display()
            );
        }
    }
}

#[test]
fn places_count_in_the_text_that_was_made() {
    for path in all() {
        let read = read_resume(&path, None).unwrap();
        let text = read.document.text;
        for segment in &read.resume.segments {
            let span = segment.span(0, segment.text.len());
            let source = text.get(span.start..span.end).unwrap();
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            assert_eq!(letters(source), letters(&segment.text), "{}", path.display());
        }
    }
}

#[test]
fn the_export_of_linkedin_is_read_whole_or_by_table() {
    let positions = "Company Name,Title,Description,Location,Started On,Finished On\n\
                     Kelp GmbH,Data Engineer,\"Built pipelines in Airflow, \"\"at night\"\"\",Kiel,Mar 2021,\n\
                     Tang AG,Analyst,Reports in SAS,Kiel,Aug 2012,May 2016\n";
    let parts = [
        ("Profile.csv", "First Name,Last Name,Headline,Summary\nEda,Yıldız,Data engineer,I like SQL\n"),
        ("Positions.csv", positions),
        ("Skills.csv", "Name\nPython\nApache Airflow\n"),
        (
            "Education.csv",
            "School Name,Start Date,End Date,Notes,Degree Name\nUni,2008,2012,,BSc Mathematics\n",
        ),
        ("Certifications.csv", "Name,Url,Authority,Started On,Finished On\nAWS Certified,,AWS,Jan 2020,\n"),
        ("messages.csv", "FROM,CONTENT\nSomebody,secret Haskell\n"),
        ("Connections.csv", "Notes:\nnever read,Cobol\n"),
    ];
    let read = read_resume_bytes("export.zip", &zipped(&parts), None).unwrap();
    assert_eq!((read.format, read.resume.name.as_deref()), (ResumeFormat::LinkedIn, Some("Eda Yıldız")));
    insta::assert_snapshot!("linkedin_export", shown(&read, &folder()));
    let lone = read_resume_bytes("Positions.csv", positions.as_bytes(), None).unwrap();
    let dates: Vec<Option<String>> =
        lone.resume.segments.iter().map(|s| s.until.map(|until| until.to_string())).collect();
    assert_eq!(dates, ["now", "now", "2016-05", "2016-05"].map(|date| Some(date.to_owned())));
    let skills = read_resume_bytes("Skills.csv", b"Name\nPython\nSQL\n", None).unwrap();
    assert_eq!(texts(&skills), ["Python", "SQL"]);
}

#[test]
fn pages_hide_what_their_readers_do_not_see() {
    let page = "<!DOCTYPE html><html><head><title>Cobol</title><style>.Fortran{}</style>\
        <script>let skill = 'Ada </b> <p>Perl';</script></head><body><nav>Jobs Haskell</nav>\
        <h1>Noor Haddad</h1><h2>Skills</h2><ul><li><span aria-hidden=true>C&amp;C++</span>\
        <span class='visually-hidden'>C&amp;C++</span></li><li>R&eacute;act <!-- Erlang --></ul>\
        <div style='display: none'>Prolog<div>Lisp</div></div><p hidden>Tcl</p>\
        <h2>Experience</h2><p>Wrote &lt;b&gt; in <b>Rust</b><br>and Go</body>";
    let read = read_resume_bytes("saved", page.as_bytes(), None).unwrap();
    assert_eq!(read.resume.name.as_deref(), Some("Noor Haddad"));
    assert_eq!(texts(&read), ["C&C++", "Réact", "Wrote <b> in Rust\nand Go"]);
}

#[test]
fn macros_of_a_word_file_are_left_alone_and_that_is_said() {
    let xml = "<w:document xmlns:w=\"x\"><w:body><w:p><w:r><w:t>Skills: Python, SQL</w:t></w:r></w:p>\
               <w:p><w:del><w:r><w:delText>Cobol</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr>\
               <w:t>Fortran</w:t></w:r></w:p></w:body></w:document>";
    let parts = [("word/document.xml", xml), ("word/vbaProject.bin", "Shell \"Ada\"")];
    let read = read_resume_bytes("cv.docm", &zipped(&parts), None).unwrap();
    assert_eq!(texts(&read), ["Python, SQL"]);
    assert_eq!(read.warnings.len(), 1);
    assert!(read.warnings[0].contains("document's macros were ignored"), "{:?}", read.warnings);
}

#[test]
fn what_of_a_document_is_more_than_any_has_is_left_out_and_that_is_said() {
    let part = |text: &str| {
        format!(
            "<w:document xmlns:w=\"x\"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
        )
    };
    let headers: Vec<(String, String)> =
        (1..=5).map(|n| (format!("word/header{n}.xml"), part(&format!("Page {n}")))).collect();
    let body = part("Skills: Python, SQL");
    let mut parts: Vec<(&str, &str)> =
        headers.iter().map(|(name, xml)| (name.as_str(), xml.as_str())).collect();
    parts.push(("word/document.xml", &body));
    let read = read_resume_bytes("cv.docx", &zipped(&parts), None).unwrap();
    assert!(read.warnings[0].contains("2 further headers and footers were not read"), "{:?}", read.warnings);
    let read = read_resume_bytes("cv.docx", &zipped(parts.get(2..).unwrap()), None).unwrap();
    assert!(read.warnings.is_empty(), "{:?}", read.warnings);
}

#[test]
fn what_of_a_workbook_is_more_than_any_has_is_left_out_and_that_is_said() {
    let cell = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let book = |rows: &str| {
        let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
        let book = "<workbook><sheets><sheet name=\"a\" sheetId=\"1\"/></sheets></workbook>";
        let parts = [("xl/workbook.xml", book), ("xl/worksheets/sheet1.xml", sheet.as_str())];
        read_resume_bytes("cv.xlsx", &zipped(&parts), None).unwrap().warnings
    };
    let head = format!("<row r=\"1\">{}</row>", cell("skill"));
    assert!(book(&format!("{head}<row r=\"2\">{}</row>", cell("Python"))).is_empty());
    for (row, said) in [
        (format!("<row r=\"9000\">{}</row>", cell("SQL")), "only the first 5000 rows"),
        (format!("<row r=\"2\">{}</row>", cell("SQL").repeat(52)), "2 cells behind the first 50 columns"),
        (format!("<row r=\"2\">{}</row>", cell(&"SQL ".repeat(2_000))), "of 1 cells only the first 5000"),
    ] {
        let warnings = book(&format!("{head}{row}"));
        assert!(warnings.iter().any(|warning| warning.contains(said)), "{said}: {warnings:?}");
    }
}

#[test]
fn one_long_text_in_many_cells_is_taken_to_a_bound() {
    let rows: String = (2..=4_000)
        .map(|row| format!("<row r=\"{row}\">{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(40)))
        .collect();
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let strings = format!("<sst><si><t>{}</t></si></sst>", "Python ".repeat(100_000));
    let parts = [
        ("xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" sheetId=\"1\"/></sheets></workbook>"),
        ("xl/worksheets/sheet1.xml", sheet.as_str()),
        ("xl/sharedStrings.xml", strings.as_str()),
    ];
    let bytes = zipped(&parts);
    let lexicon = Lexicon::builtin();
    let read = read_document("cv.xlsx", &bytes, None, &lexicon).unwrap();
    assert!(read.document.text.len() < 5 << 20, "{} bytes", read.document.text.len());
    let notes: Vec<&str> = read.document.notes.iter().map(|note| note.message.as_str()).collect();
    assert!(notes.contains(&"only the first 4 MiB of text were read"), "{notes:?}");
    let error = read_resume_bytes("cv.xlsx", &bytes, None).unwrap_err();
    assert!(error.message.contains("too much for a resume"), "{error}");
}
