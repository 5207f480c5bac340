//! Text from strangers on a terminal and in JSON: nothing in it acts, and nothing is hidden.

use crate::process::{CATALOG, run, skillgap, stdout_of};
use serde_json::Value;
use std::fs;

/// Escape sequences with seven and eight bits, direction marks, tags, zero-width spaces.
const NASTY: &str =
    "a\u{1b}]52;c;AAAA\u{7}\u{9b}2J\u{7f}\u{202e}\u{2066}\u{200e}\u{61c}\u{200b}\u{e0041}\u{feff}b";

/// Characters that must never reach a terminal.
fn acts(c: char) -> bool {
    let hidden =
        ['\u{200b}', '\u{feff}', '\u{61c}', '\u{200e}', '\u{200f}', '\u{2028}', '\u{2029}', '\u{ad}'];
    let ranges = ['\u{202a}'..='\u{202e}', '\u{2066}'..='\u{2069}', '\u{e0000}'..='\u{e007f}'];
    (c.is_control() && c != '\n') || hidden.contains(&c) || ranges.iter().any(|range| range.contains(&c))
}

#[track_caller]
fn harmless(what: &str, bytes: &[u8]) -> String {
    let text = std::str::from_utf8(bytes).unwrap().to_owned();
    assert!(!text.contains(acts), "{what}: {text:?}");
    text
}

#[test]
fn no_error_hands_the_command_line_to_the_terminal() {
    let option = format!("--{NASTY}");
    let named = format!("{NASTY}.csv");
    let cases: &[&[&str]] = &[
        &["report", "cv.pdf", NASTY],
        &["report", "cv.pdf", &option],
        &["report", "cv.pdf", "--format", NASTY],
        &["report", "cv.pdf", "--today", NASTY],
        &["report", "cv.pdf", "--top", NASTY],
        &["report", "cv.pdf", "--input-format", NASTY],
        &["plan", "cv.pdf", "--role", "x", "--hours", NASTY],
        &["completions", NASTY],
        &[NASTY],
        &["roles", NASTY],
        &["help", NASTY],
        &["report", NASTY],
        &["report", "tests/cli/fixtures/resume.md", "--role", NASTY],
        &["report", "tests/cli/fixtures/resume.md", "--catalog", NASTY],
        &["batch", &named, "-o", "missing/out.csv"],
        &["batch", "data/examples/profiles.csv", "-o", NASTY],
        &["batch", "data/examples/profiles.csv", "-o", "missing/o.csv", "--encoding", NASTY],
        &["batch", "data/examples/profiles.csv", "-o", "missing/o.csv", "--summary", NASTY],
        &["catalog", "validate", NASTY],
        &["catalog", "import", "labels", NASTY, "-o", "missing/x"],
    ];
    for words in cases {
        let output = run(words);
        assert!(matches!(output.status.code(), Some(1 | 2)), "{words:?}");
        let told = harmless(&format!("{words:?}"), &output.stderr);
        assert!(told.to_lowercase().starts_with("error: "), "{words:?}: {told}");
        assert_eq!(output.stdout, b"", "{words:?}");
    }
}

#[test]
fn the_command_line_is_spelled_out_where_it_is_quoted() {
    let output = run(&["report", "cv.pdf", "x\u{9b}\u{202e}y"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("x\\u{9b}\\u{202e}y"), "{told}");
}

#[test]
fn json_says_the_same_and_shows_what_is_not_seen() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let name = "Ada\u{7f}\u{9b}31m\u{202e}\u{2066}\u{2028}\u{200b}\u{e0041} 👩\u{200d}💻 ‎Zoë";
    let resume = serde_json::json!({ "basics": { "name": name }, "skills": [{ "name": "Python" }, { "name": "Fr\u{9b}ob\u{200b}nic \u{e0042}" }] });
    fs::write(at("cv.json"), resume.to_string()).unwrap();
    let text = harmless("report", stdout_of(&["report", &at("cv.json"), "--format", "json"]).as_bytes());
    assert!(text.contains("\\udb40\\udc41") && text.contains("👩\u{200d}💻"), "{text}");
    let report: Value = serde_json::from_str(&text).unwrap();
    assert!(report["profile"]["name"].as_str().unwrap().starts_with("Ada"));
    let mention = "Py\u{200b}thon\u{9b}\u{202e}";
    let line = harmless("match", stdout_of(&["match", "--format", "ndjson", mention]).as_bytes());
    let answer: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(answer["mention"], mention);
    harmless("match", stdout_of(&["match", mention]).as_bytes());
    harmless("report", stdout_of(&["report", &at("cv.json"), "--color", "never"]).as_bytes());
}

#[test]
fn ids_come_out_of_ndjson_as_they_went_in() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let id = "x\u{7f}\u{9b}\u{202e}\u{200b}\u{e0041}é👩\u{200d}💻";
    fs::write(at("in.csv"), format!("profile_id,skills\n{id},Python\n")).unwrap();
    let words = ["batch", &at("in.csv"), "-o", "-", "--output-format", "ndjson", "--catalog", CATALOG];
    let mut command = skillgap();
    command.args(words).args(["--rejects", &at("\u{9b}r\u{200b}.csv"), "--summary", &at("sum.json")]);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = harmless("batch", &output.stdout);
    for line in lines.lines() {
        assert_eq!(serde_json::from_str::<Value>(line).unwrap()["profile_id"], id);
    }
    harmless("closing line", &output.stderr);
    let summary = harmless("summary", &fs::read(at("sum.json")).unwrap());
    let summary: Value = serde_json::from_str(&summary).unwrap();
    assert!(summary["rejects"].as_str().unwrap().ends_with("\u{9b}r\u{200b}.csv"));
}
