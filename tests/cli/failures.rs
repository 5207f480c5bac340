//! Exit codes, and messages that say what, where, and what to do.

use crate::process::{CATALOG, RESUME, run, stderr_of};

#[test]
fn the_exit_code_says_whose_fault_it_is() {
    let cases: &[(i32, &[&str])] = &[
        (0, &["--version"]),
        (0, &["--help"]),
        (0, &["help", "report"]),
        (0, &["roles", "list"]),
        (1, &["report", "missing.json"]),
        (1, &["report", "tests/cli/fixtures/broken.json"]),
        (1, &["report", "tests"]),
        (1, &["report", RESUME, "--catalog", "missing"]),
        (1, &["report", RESUME, "-o", "missing/report.md"]),
        (1, &["report", RESUME, "-o", "tests"]),
        (1, &["plan", "missing.json", "--role", "data-engineer"]),
        (1, &["catalog", "validate", "missing"]),
        (1, &["catalog", "stats", "missing"]),
        (2, &["nonsense"]),
        (2, &[]),
        (2, &["report"]),
        (2, &["report", RESUME, "--format", "pdf"]),
        (2, &["roles", "list", "--format", "html"]),
        (2, &["report", RESUME, "--top", "0"]),
        (2, &["report", RESUME, "--role", "Underwater Welder"]),
        (2, &["report", RESUME, "-o", RESUME]),
        (2, &["report", RESUME, "-o", "report.pdf"]),
        (2, &["roles", "show", "data-engineer", "-o", "role.html"]),
        (2, &["report", RESUME, "--input-format", "pages"]),
        (2, &["report", RESUME, "-o", "report.xlsx"]),
        (2, &["plan", RESUME, "-o", "plan.xlsx"]),
        (2, &["plan", RESUME, "-o", "plan.ics"]),
        (2, &["plan", RESUME, "--start", "2027-01-11"]),
        (2, &["plan", RESUME, "--per-week", "6", "--start", "11.1.2027"]),
        (2, &["what-if", RESUME, "--role", "data-engineer", "--learn", "Underwater Welding"]),
        (2, &["what-if", RESUME, "--role", "data-engineer", "--learn", "SQL:wizard"]),
        (1, &["report", RESUME, "--profile-edits", "missing.toml"]),
        (2, &["plan", RESUME, "--role", "data-engineer", "--hours", "-1"]),
        (2, &["plan", RESUME, "--role", "data-engineer", "--hours", "nan"]),
        (2, &["roles", "show", "Underwater Welder"]),
        (2, &["roles", "compare", "data-engineer", "Data Engineer"]),
        (2, &["roles", "compare", "data-engineer"]),
        (2, &["match", "--top", "none", "x"]),
        (2, &["batch", "in.csv"]),
        (2, &["completions", "tcsh-like"]),
    ];
    for (code, words) in cases {
        let output = run(words);
        assert_eq!(
            output.status.code(),
            Some(*code),
            "{words:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

#[test]
fn an_error_says_what_where_and_what_to_do() {
    let text = stderr_of(&["report", "tests/cli/fixtures/broken.json"], 1);
    assert!(text.starts_with("Error: tests/cli/fixtures/broken.json:2:3: "), "{text}");
    let text = stderr_of(&["report", "missing.json"], 1);
    assert!(text.starts_with("Error: missing.json: ") && text.contains("Caused by: "), "{text}");
}

#[test]
fn an_unknown_role_gets_the_nearest_titles() {
    let text = stderr_of(&["roles", "show", "backend developper", "--catalog", CATALOG], 2);
    assert_eq!(
        text,
        "Error: the catalogue has no role called 'backend developper'\n\
         Hint: the nearest is Backend Developer\n\
         Hint: the catalogue has roles in AI and software\n\
         Hint: 'skillgap roles list' shows all roles\n"
    );
}

#[test]
fn a_wrong_catalogue_is_told_by_file_and_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("catalogue");
    copy(&crate::process::top().join(CATALOG), &path);
    std::fs::write(
        path.join("skills/more.toml"),
        "[[skill]]\nid = \"x\"\nlabel = \"X\"\nkind = \"nonsense\"\n",
    )
    .unwrap();
    let words = ["report", RESUME, "--catalog", path.to_str().unwrap()];
    let text = stderr_of(&words, 1);
    assert!(text.contains("Caused by: ") && text.contains("more.toml:4: "), "{text}");
    assert!(text.contains("Hint: skillgap catalog validate "), "{text}");
    let output = run(&["catalog", "validate", path.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let found = String::from_utf8(output.stdout).unwrap();
    assert!(found.contains("more.toml:4: error: "), "{found}");
}

#[test]
fn quiet_leaves_out_warnings_but_not_errors() {
    let words = ["report", RESUME, "--catalog", CATALOG, "--role", "ML Engineer", "--top", "2"];
    let told = run(&words);
    assert!(String::from_utf8_lossy(&told.stderr).contains("Warning: --top is ignored"));
    let quiet = run(&[&words[..], &["--quiet"]].concat());
    assert_eq!(String::from_utf8_lossy(&quiet.stderr), "");
    assert_eq!(told.stdout, quiet.stdout);
    assert!(stderr_of(&["-q", "report", "missing.json"], 1).starts_with("Error: "));
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)
        } else {
            std::fs::copy(entry.path(), target).map(|_| ()).unwrap()
        }
    }
}
