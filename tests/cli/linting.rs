//! `catalog lint`: findings, exit codes, and the effect of an edit.

use crate::process::{CATALOG, run, stderr_of, stdout_of, top};
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target)
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The test catalogue with one thing replaced.
fn edited(file: &str, from: &str, to: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    copy(&top().join(CATALOG), folder.path());
    let path = folder.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file}: {from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
    folder
}

#[test]
fn findings_come_one_a_line_with_a_count() {
    insta::assert_snapshot!("lint", stdout_of(&["catalog", "lint", CATALOG]));
}

#[test]
fn strict_makes_a_finding_an_error_and_the_built_in_catalogue_passes() {
    let clean = stdout_of(&["catalog", "lint", "data", "--strict"]);
    assert!(clean.starts_with("data: 0 findings; ") && clean.lines().count() == 1, "{clean}");
    let output = run(&["catalog", "lint", CATALOG, "--strict"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("has findings"), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stdout).contains("[no-isco]"), "{output:?}");
}

#[test]
fn long_lists_and_long_texts_are_cut() {
    let folder = TempDir::new().unwrap();
    copy(&top().join(CATALOG), folder.path());
    let long = "x".repeat(100_000);
    let unknown: String = (0..20_000).map(|at| format!("\"q{at}\",")).collect();
    let same = "[[skill]]\nid = \"same\"\nlabel = \"Same\"\nkind = \"tool\"\n".repeat(3_000);
    let odd = format!("[[skill]]\nid = \"{long}\"\nlabel = \"{long}\"\nkind = \"{long}\"\n");
    let asks =
        format!("[[skill]]\nid = \"asks\"\nlabel = \"Asks\"\nkind = \"tool\"\nprerequisites = [{unknown}]\n");
    for (text, most_lines) in [(same, 1_020), (odd, 20), (asks, 1_020)] {
        fs::write(folder.path().join("skills/hostile.toml"), text).unwrap();
        for command in ["validate", "lint"] {
            let output = run(&["catalog", command, folder.path().to_str().unwrap()]);
            for told in [&output.stdout, &output.stderr] {
                let told = String::from_utf8_lossy(told);
                let longest = told.lines().map(str::len).max().unwrap_or(0);
                assert!(longest < 2_000, "{command}: {longest} bytes in a line");
                assert!(told.lines().count() <= most_lines, "{command}: {} lines", told.lines().count());
            }
            assert!(!output.stdout.is_empty() || !output.stderr.is_empty(), "{command}");
        }
    }
}

#[test]
fn json_has_the_same_findings() {
    let text = stdout_of(&["catalog", "lint", CATALOG]);
    let json: Value =
        serde_json::from_str(&stdout_of(&["catalog", "lint", CATALOG, "--format", "json"])).unwrap();
    let findings = json["findings"].as_array().unwrap();
    assert_eq!(findings.len(), text.lines().count() - 1);
    let counted: u64 = json["counts"].as_object().unwrap().values().map(|n| n.as_u64().unwrap()).sum();
    assert_eq!((counted, &json["excepted"]), (findings.len() as u64, &Value::from(0)));
    assert!(findings.iter().all(|one| one["code"].is_string() && one["item"].is_string()), "{json}");
}

#[test]
fn an_edit_is_compared_by_whom_it_moves() {
    let same = stdout_of(&["catalog", "lint", CATALOG, "--against", CATALOG]);
    assert_eq!(same, "2 profiles: the first role changed for 0, the fit for 0\n");
    let folder = edited("roles/backend-developer.toml", "importance = 0.9", "importance = 0.1");
    let new = folder.path().to_str().unwrap();
    let people = folder.path().join("people.csv");
    fs::write(&people, "profile_id,skills\nann,Python; SQL\nbob,Kubernetes\ncid,gardening\n").unwrap();
    let words = ["catalog", "lint", new, "--against", CATALOG, "--profiles", people.to_str().unwrap()];
    insta::assert_snapshot!("against", stdout_of(&words));
    let json: Value =
        serde_json::from_str(&stdout_of(&[&words[..], &["--format", "json"]].concat())).unwrap();
    // Nothing is recognised for the third.
    assert_eq!(json["people"], 2, "{json}");
    assert_eq!(json["fit_changed"].as_u64(), Some(json["moves"].as_array().unwrap().len() as u64), "{json}");
}

#[test]
fn options_that_do_not_go_together_are_refused() {
    stderr_of(&["catalog", "lint", CATALOG, "--profiles", "people.csv"], 2);
    stderr_of(&["catalog", "lint", CATALOG, "--plans", "--strict"], 2);
    stderr_of(&["catalog", "lint", CATALOG, "--against", "nowhere"], 1);
}
