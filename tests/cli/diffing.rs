//! `diff` and `report --since` in every format.

use crate::process::{CATALOG, run, skillgap, stderr_of, stdout_of};
use crate::schema::{faults, schema};
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

const THEN: &str = "# Ada Example\n\n## Skills\n\n- Python (basic)\n- SQL\n- Java\n";
const NOW: &str =
    "# Ada Example\n\n## Skills\n\n- Python (advanced)\n- SQL\n- Docker\n- Kubernetes (basic)\n";

/// A folder with an older and a newer report on all roles of the test catalogue, and the resumes.
fn reports() -> (TempDir, [String; 4]) {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let paths = ["then.json", "now.json", "then.md", "now.md"].map(path);
    for (resume, text, report) in [(2, THEN, 0), (3, NOW, 1)] {
        fs::write(&paths[resume], text).unwrap();
        let words =
            ["report", &paths[resume], "--today", "2026-11", "--catalog", CATALOG, "-o", &paths[report]];
        stdout_of(&words);
    }
    (folder, paths)
}

#[test]
fn then_and_now_reads_well_everywhere() {
    let (_folder, [then, now, ..]) = reports();
    insta::assert_snapshot!("diff", stdout_of(&["diff", &then, &now]));
    insta::assert_snapshot!("diff-markdown", stdout_of(&["diff", &then, &now, "--format", "markdown"]));
    let page = stdout_of(&["diff", &then, &now, "--format", "html"]);
    for said in ["Then and now for Ada Example", "basic → advanced", "The earlier plan", "Points"] {
        assert!(page.contains(said), "{said}");
    }
    let same = stdout_of(&["diff", &now, &now]);
    assert!(same.contains("The same skills at the same levels as before."), "{same}");
}

#[test]
fn the_json_has_the_shape_of_its_schema_and_the_parts_add_up() {
    let (_folder, [then, now, _, resume]) = reports();
    let schema = schema("diff");
    let json = |words: &[&str]| -> Value { serde_json::from_str(&stdout_of(words)).unwrap() };
    let forth = json(&["diff", &then, &now, "--format", "json"]);
    let back = json(&["diff", &now, &then, "--format", "json"]);
    let words =
        ["report", &resume, "--since", &then, "--format", "json", "--today", "2026-11", "--catalog", CATALOG];
    let report = json(&words);
    assert_eq!(report["schema_version"], 1);
    assert_eq!(report["since"], forth, "what a report says of it is what diff says");
    for diff in [&forth, &back, &report["since"]] {
        assert_eq!(faults(&schema, diff), Vec::<String>::new());
        for role in diff["roles"].as_array().unwrap() {
            let whole = |value: &Value| (value.as_f64().unwrap() * 1e6).round() as i64;
            let sum = |parts: &str| -> i64 {
                role[parts].as_array().unwrap().iter().map(|part| whole(&part["change"])).sum()
            };
            assert_eq!(
                sum("skills") + sum("catalog") + whole(&role["other"]),
                whole(&role["change"]),
                "{role}"
            );
            assert_eq!(whole(&role["fit"]["after"]) - whole(&role["fit"]["before"]), whole(&role["change"]));
        }
    }
    assert!(forth["roles"].as_array().is_some_and(|roles| !roles.is_empty()));
    assert_eq!(forth["skills"]["new"].as_array().map(Vec::len), Some(2));
    assert_eq!(back["skills"]["gone"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_report_says_what_changed_since_in_every_form() {
    let (_folder, [then, _, _, resume]) = reports();
    let of = |format: &str| {
        let since = [
            "report",
            &resume,
            "--since",
            &then,
            "--today",
            "2026-11",
            "--catalog",
            CATALOG,
            "--format",
            format,
        ];
        let alone = ["report", &resume, "--today", "2026-11", "--catalog", CATALOG, "--format", format];
        (stdout_of(&since), stdout_of(&alone))
    };
    for format in ["terminal", "markdown"] {
        let (since, alone) = of(format);
        assert!(since.starts_with(&alone), "{format}: the report is what it is without");
        assert!(since.contains("Since the older report") && since.contains("Docker: new"), "{since}");
    }
    let (page, alone) = of("html");
    assert!(page.contains("href=\"#since\"") && !alone.contains("#since"));
}

#[test]
fn a_role_of_the_older_report_is_compared_whatever_the_newer_one_shows() {
    let (folder, [_, _, older, newer]) = reports();
    let roles = stdout_of(&["roles", "list", "--catalog", CATALOG, "--format", "json"]);
    let roles: Value = serde_json::from_str(&roles).unwrap();
    let role = |at: usize| roles["roles"][at]["id"].as_str().unwrap();
    let then = folder.path().join("one.json").to_str().unwrap().to_owned();
    stdout_of(&["report", &older, "--role", role(0), "--catalog", CATALOG, "-o", &then]);
    let words =
        ["report", &newer, "--role", role(1), "--since", &then, "--catalog", CATALOG, "--format", "json"];
    let report: Value = serde_json::from_str(&stdout_of(&words)).unwrap();
    assert_eq!(report["roles"].as_array().map(Vec::len), Some(1));
    assert_eq!(report["since"]["roles"][0]["id"], role(0));
}

#[test]
fn what_cannot_be_compared_is_said_in_a_line() {
    let (folder, [then, now, resume, _]) = reports();
    let at = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let cases = [
        (at("broken.json", "{\"schema_version\": 1,\n]"), "broken.json:2:1: is not valid JSON: "),
        (at("foreign.json", "{\"basics\": {}}"), "is JSON, but not a skillgap report"),
        (at("future.json", "{\"schema_version\": 9, \"people\": []}"), "has the format version 9"),
        (
            at("part.json", "{\"schema_version\": 1, \"catalog\": {}}"),
            "is not a skillgap report: missing field",
        ),
        (resume, "is not a skillgap report"),
        (folder.path().join("nowhere.json").to_str().unwrap().to_owned(), "cannot read the report"),
        (folder.path().to_str().unwrap().to_owned(), "cannot read the report"),
    ];
    for (file, message) in &cases {
        let told = stderr_of(&["diff", file, &now], 1);
        assert!(told.contains(message), "{told}");
        assert_eq!(told.lines().filter(|line| line.starts_with("Error:")).count(), 1);
        stderr_of(&["report", "tests/cli/fixtures/resume.md", "--since", file, "--catalog", CATALOG], 1);
    }
    let none = at(
        "none.json",
        &fs::read_to_string(&then).unwrap().replace("\"roles\": [\n", "\"roles\": [],\"x\": [\n"),
    );
    let told = stdout_of(&["diff", &none, &now]);
    assert!(told.contains("The older report is not about any role"), "{told}");
    stderr_of(&["diff", "-", "-"], 2);
    stderr_of(&["diff", &then, &now, "-o", &now], 2);
    let piped = skillgap().args(["diff", "-", &now]).write_stdin(fs::read(&then).unwrap()).output().unwrap();
    assert!(piped.status.success() && piped.stdout == run(&["diff", &then, &now]).stdout);
}
