//! The manual pages.

use crate::process::{stderr_of, stdout_of};
use std::fs;

#[test]
fn the_manual_page_of_the_program_goes_to_the_standard_output() {
    let page = stdout_of(&["man"]);
    assert!(page.contains(".TH skillgap 1"), "{page}");
    for command in ["report", "plan", "roles", "match", "batch", "catalog", "completions", "man"] {
        assert!(page.contains(&format!("skillgap\\-{command}(1)")), "{command}: {page}");
    }
    assert!(page.contains("skillgap report resume.json"), "the examples are in it: {page}");
}

#[test]
fn every_command_gets_a_page_in_a_folder_that_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("share/man1");
    assert_eq!(stdout_of(&["man", pages.to_str().unwrap()]), "");
    let mut names: Vec<String> = fs::read_dir(&pages)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    insta::assert_snapshot!(names.join("\n"));
    let page = fs::read_to_string(pages.join("skillgap-roles-compare.1")).unwrap();
    assert!(page.contains("\\-\\-resume") && page.contains("Examples:"), "{page}");
}

#[test]
fn a_folder_that_cannot_be_made_is_told() {
    let text = stderr_of(&["man", "Cargo.toml/man1"], 1);
    assert!(text.starts_with("Error: Cargo.toml/man1: cannot make the folder\n"), "{text}");
    assert!(text.contains("Hint: "), "{text}");
}
