//! Runs the program as a process in a fixed environment.

use assert_cmd::Command;
use std::path::{Path, PathBuf};
use std::process::Output;

/// The program, run from the root of the workspace, without settings for colour or width.
pub(crate) fn skillgap() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_skillgap"));
    command.current_dir(top());
    for variable in ["NO_COLOR", "COLUMNS", "CLICOLOR", "CLICOLOR_FORCE", "TERM"] {
        command.env_remove(variable);
    }
    command
}

/// The root of the workspace.
pub(crate) fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Runs the program with these arguments.
pub(crate) fn run(words: &[&str]) -> Output {
    skillgap().args(words).output().unwrap()
}

/// Runs the program, expects success, and returns its standard output.
#[track_caller]
pub(crate) fn stdout_of(words: &[&str]) -> String {
    let output = run(words);
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Runs the program, expects this exit code and an empty standard output, and returns its standard error.
#[track_caller]
pub(crate) fn stderr_of(words: &[&str], code: i32) -> String {
    let output = run(words);
    assert_eq!(output.status.code(), Some(code), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "", "{words:?}");
    String::from_utf8(output.stderr).unwrap()
}

/// The catalogue made for these tests.
pub(crate) const CATALOG: &str = "tests/cli/fixtures/catalog";

/// The resume made for it.
pub(crate) const RESUME: &str = "tests/cli/fixtures/resume.md";
