//! How every fixture is read, as a snapshot.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, in its helpers too")]

use skillgap_core::resume::{Form, Origin};
use skillgap_ingest::resume::{ReadResume, read_resume};
use std::fmt::Write;
use std::path::{Path, PathBuf};

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/ingest/fixtures/resume")
}

/// All fixtures, by name.
pub(crate) fn all() -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// One line per segment: section, form, level, `=` for verbatim or `~` for mapped, the text, its end.
pub(crate) fn shown(read: &ReadResume, path: &Path) -> String {
    let mut out = format!("format: {}\nname: {:?}\n", read.format, read.resume.name);
    for warning in &read.warnings {
        let folder = format!("{}/", folder().display());
        writeln!(out, "warning: {}", warning.replace(&folder, "")).unwrap();
    }
    for segment in &read.resume.segments {
        let form = if segment.form == Form::List { "list" } else { "prose" };
        let level = segment.level.map_or("-", |level| level.as_str());
        let origin = if matches!(segment.origin, Origin::Verbatim(_)) { '=' } else { '~' };
        let until = segment.until.map(|until| format!(" until {until}")).unwrap_or_default();
        let section = segment.section.as_str();
        writeln!(out, "{section:12} {form:5} {level:12} {origin} {:?}{until}", segment.text).unwrap();
    }
    assert!(path.exists());
    out
}

#[test]
fn fixtures_are_read_as_their_snapshots_say() {
    for path in all() {
        let read = read_resume(&path, None).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().replace('.', "_");
        insta::assert_snapshot!(format!("resume_{name}"), shown(&read, &path));
    }
}

#[test]
fn formats_without_an_extension_are_read_the_same() {
    for path in all() {
        let bytes = std::fs::read(&path).unwrap();
        let named = read_resume(&path, None).unwrap();
        // A two-column table without a header, and a list with numbers, look like any other text.
        if path.ends_with("no_header.csv") {
            continue;
        }
        let found = skillgap_ingest::resume::read_resume_bytes("<stdin>", &bytes, None).unwrap();
        assert_eq!(found.format, named.format, "{}", path.display());
        assert_eq!(found.resume, named.resume, "{}", path.display());
    }
}

#[test]
fn contact_details_and_names_never_become_text() {
    let private = [
        "@example",
        "https",
        "example.org",
        "555",
        "github.com",
        "linkedin",
        "he/him",
        "Mill Road",
        "Long Lane",
        "Mara ",
        "Okonkwo",
        "Nadia",
        "NADIA",
        "Olek",
        "Inês",
        "Karim",
        "COBOL",
        "Fortran",
        "Hidden",
        "Atlas GmbH",
        "Rust & Sons",
        "Leipzig",
        "maraol",
        "Portfolio",
        "GitHub",
    ];
    for path in all() {
        let read = read_resume(&path, None).unwrap();
        for segment in &read.resume.segments {
            for word in private {
                assert!(!segment.text.contains(word), "{}: {word:?} in {:?}", path.display(), segment.text);
            }
        }
    }
}
