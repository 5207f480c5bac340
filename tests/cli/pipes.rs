//! Output destinations: closed pipes, files that are complete or absent, colour.

use crate::process::{CATALOG, RESUME, run, skillgap, stdout_of, top};
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let cases: &[&[&str]] = &[
        &["report", RESUME],
        &["report", RESUME, "--format", "json"],
        &["roles", "list"],
        &["roles", "show", "data-engineer"],
        &["catalog", "stats"],
        &["completions", "bash"],
        &["--help"],
    ];
    for words in cases {
        let mut child = Command::new(env!("CARGO_BIN_EXE_skillgap"))
            .current_dir(top())
            .args(*words)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{words:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{words:?}");
    }
}

#[test]
fn match_ends_well_when_its_reader_goes_away() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_skillgap"))
        .args(["match", "--format", "ndjson"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    // The program may end before it has read everything; then this write fails, which is correct.
    let _ = input.write_all("Python\n".repeat(100_000).as_bytes());
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn a_file_is_written_whole_and_nothing_is_left_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.md");
    fs::write(&file, "old").unwrap();
    let path = file.to_str().unwrap();
    assert_eq!(stdout_of(&["report", RESUME, "--catalog", CATALOG, "-o", path]), "");
    let written = fs::read_to_string(&file).unwrap();
    assert!(written.starts_with("# Skill gap report for Ada Example\n"), "{written}");
    let piped = stdout_of(&["report", RESUME, "--catalog", CATALOG, "--format", "markdown"]);
    assert_eq!(written, piped);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_report_that_fails_leaves_the_old_file_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.md");
    fs::write(&file, "old").unwrap();
    let output = run(&["report", "missing.json", "-o", file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(fs::read_to_string(&file).unwrap(), "old");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn a_device_is_written_to_and_a_link_is_followed() {
    use std::os::unix::fs::{FileTypeExt, symlink};
    stdout_of(&["roles", "list", "--catalog", CATALOG, "-o", "/dev/null"]);
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    let folder = tempfile::tempdir().unwrap();
    let (file, link) = (folder.path().join("file.json"), folder.path().join("link.json"));
    fs::write(&file, "old").unwrap();
    symlink(&file, &link).unwrap();
    stdout_of(&["roles", "list", "--catalog", CATALOG, "-o", link.to_str().unwrap()]);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::read_to_string(&file).unwrap().starts_with("{\n"));
}

#[test]
fn colour_is_written_only_when_it_is_wanted() {
    let words = ["report", RESUME, "--catalog", CATALOG];
    let cases: [(&[&str], bool); 3] =
        [(&[], false), (&["--color", "never"], false), (&["--color", "always"], true)];
    for (more, coloured) in cases {
        let mut command = skillgap();
        let output = command.args(words).args(more).env("NO_COLOR", "1").output().unwrap();
        assert_eq!(output.stdout.contains(&0x1b), coloured, "{more:?}");
    }
}

#[test]
fn a_resume_can_come_from_the_standard_input() {
    let named = stdout_of(&["report", RESUME, "--catalog", CATALOG]);
    let resume = fs::read(top().join(RESUME)).unwrap();
    let mut command = skillgap();
    command.args(["report", "-", "--input-format", "markdown", "--catalog", CATALOG]).write_stdin(resume);
    assert_eq!(String::from_utf8(command.output().unwrap().stdout).unwrap(), named);
}
