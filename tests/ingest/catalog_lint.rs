//! Findings read from folders: positions, exceptions, and the built-in catalogue itself.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail loudly")]

use crate::catalog_native::{broken, data, good, said};
use skillgap_core::lexicon::Lexicon;
use skillgap_core::lint::Code;
use skillgap_core::lint::Linted;
use skillgap_ingest::catalog::{CatalogError, lint_catalog};
use std::fs;
use std::path::Path;

fn linted(folder: &Path) -> Linted {
    lint_catalog(folder, &Lexicon::builtin()).unwrap()
}

/// The findings with an empty name for the catalogue's folder.
fn lines(folder: &Path) -> Vec<String> {
    let prefix = format!("{}/", folder.display());
    linted(folder).findings.iter().map(|finding| finding.to_string().replace(&prefix, "")).collect()
}

/// The valid catalogue with part of one file replaced.
fn edited(file: &str, from: &str, to: &str) -> tempfile::TempDir {
    let folder = good();
    let path = folder.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file}: {from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
    folder
}

#[test]
fn the_built_in_catalogue_is_clean_or_says_why_not() {
    let Linted { findings, excepted } = linted(&data());
    let said: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert_eq!(said, Vec::<String>::new());
    assert!(excepted > 0);
}

#[test]
fn findings_have_file_line_kind_and_item() {
    let folder = edited("skills/languages.toml", "hours = 80.5", "hours = 0");
    let found = lines(folder.path());
    let wanted =
        "skills/languages.toml:9: [hours] skill 'python': takes 0 hours, so that plans treat it as free";
    assert!(found.iter().any(|line| line == wanted), "{found:#?}");
}

/// The file, the replacement, and the resulting finding, for errors that only files can have.
const PLANTED: &[(&str, &str, &str, &str)] = &[
    ("roles/programmer.toml", "essential = false\n", "", "essential-unsaid"),
    ("catalog.toml", "version", "groups = [\"design\"]\nversion", "unknown-group"),
    ("roles/programmer.toml", "source = \"seed\"", "source = \"seed\"\nisco08 = \"2512\"", ""),
    ("skills/languages.toml", "\"Python 3\"", "\"Python 3\", \"Python-3\"", "form"),
];

#[test]
fn mistakes_of_the_files_are_found() {
    for (file, from, to, code) in PLANTED {
        let before = lines(good().path());
        let folder = edited(file, from, to);
        let after = lines(folder.path());
        let kind = format!("[{code}]");
        let count = |lines: &[String]| lines.iter().filter(|line| line.contains(&kind)).count();
        if code.is_empty() {
            assert!(after.len() < before.len(), "{after:#?}")
        } else {
            assert!(count(&after) > count(&before), "{code}: {after:#?}")
        }
    }
}

#[test]
fn what_validate_says_of_the_form_is_found_as_well() {
    let folder = broken("lint");
    let warnings = said(folder.path());
    let found = linted(folder.path()).findings.into_iter().filter(|finding| finding.code == Code::Form);
    assert_eq!(found.count(), warnings.len(), "{warnings:#?}");
}

#[test]
fn exceptions_are_read_with_their_lines() {
    let folder = edited("skills/languages.toml", "hours = 80.5", "hours = 0");
    let all = linted(folder.path()).findings.len();
    let write = |text: &str| fs::write(folder.path().join("lint.toml"), text).unwrap();
    write("[[allow]]\ncode = \"hours\"\nitem = [\"python\"]\nreason = \"A test.\"\n");
    let Linted { findings, excepted } = linted(folder.path());
    assert_eq!((findings.len(), excepted), (all - 1, 1));
    write("# none\n[[allow]]\ncode = \"isolated\"\nitem = \"python\"\nreason = \"A test.\"\n");
    let stale = lines(folder.path()).into_iter().find(|line| line.contains("[exception]")).unwrap();
    assert_eq!(
        stale,
        "lint.toml:2: [exception] exception 'isolated': for 'python' no longer matches anything; remove it"
    );
}

#[test]
fn exceptions_that_are_wrong_are_refused_with_file_and_line() {
    let cases = [
        ("[[allow]]\ncode = \"hour\"\nreason = \"x\"\n", "lint.toml:1: allow: 'hour' is no kind of finding"),
        (
            "\n[[allow]]\ncode = \"hours\"\nreason = \" \"\n",
            "lint.toml:2: allow: an exception needs a reason",
        ),
        ("[[allow]]\ncode = 1\n", "lint.toml:2: "),
        ("[[allow]]\ncode = \"hours\"\n", "lint.toml:1: "),
    ];
    for (text, wanted) in cases {
        let folder = good();
        fs::write(folder.path().join("lint.toml"), text).unwrap();
        let CatalogError::Problems { problems, .. } =
            lint_catalog(folder.path(), &Lexicon::builtin()).unwrap_err()
        else {
            panic!("not about the file")
        };
        let said = problems[0].to_string().replace(&format!("{}/", folder.path().display()), "");
        assert!(said.starts_with(wanted), "{said}");
    }
}

#[test]
fn what_cannot_be_used_is_not_looked_through() {
    let folder =
        edited("skills/languages.toml", "prerequisites = [\"programming\"]", "prerequisites = [\"x\"]");
    assert!(matches!(lint_catalog(folder.path(), &Lexicon::builtin()), Err(CatalogError::Problems { .. })));
}

#[test]
fn every_kind_of_finding_is_described() {
    let described = fs::read_to_string(data().join("README.md")).unwrap();
    for code in Code::ALL {
        let row = format!("| `{code}` | {} |", code.what());
        assert!(described.contains(&row), "{row}");
    }
}
