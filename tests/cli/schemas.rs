//! The program's JSON matches `docs/schema/`.

use crate::process::stdout_of;
use crate::schema::faults;
use serde_json::Value;

#[track_caller]
fn check(schema: &str, words: &[&str]) {
    let value: Value = serde_json::from_str(&stdout_of(words)).unwrap();
    assert_eq!(faults(&crate::schema::schema(schema), &value), [] as [String; 0], "{words:?}");
}

const POSTINGS: &[&str] =
    &["data/examples/night-nurse-posting.md", "data/examples/analytics-engineer-posting.md"];
const RESUMES: &[&str] = &[
    "data/examples/alex-rivera.json",
    "data/examples/samira-haddad.json",
    "data/examples/resume-maya-okafor.md",
    "data/examples/nurse-to-health-data.txt",
    "data/examples/omar-farouk.toml",
    "data/examples/tomasz-nowak.txt",
    "data/examples/lea-martin.yaml",
];

#[test]
fn postings_are_as_their_schema_says() {
    for posting in POSTINGS.iter().chain(&["data/examples/samira-haddad.json"]) {
        check("posting", &["posting", posting, "--format", "json"]);
    }
}

#[test]
fn reports_are_as_their_schema_says() {
    for resume in RESUMES {
        check("report", &["report", resume, "--format", "json", "--today", "2026-11"]);
        check("report", &["report", resume, "--format", "json", "--role", "data-engineer", "--decay"]);
        for posting in POSTINGS {
            check("report", &["report", resume, "--posting", posting, "--format", "json"]);
        }
    }
    check(
        "report",
        &[
            "plan",
            RESUMES[0],
            "--role",
            "ml-engineer",
            "--per-week",
            "6",
            "--start",
            "2027-01-11",
            "--format",
            "json",
        ],
    );
}

#[test]
fn what_is_not_as_the_schema_says_is_found() {
    let schema = serde_json::json!({"type": "object", "required": ["a"], "properties": {
        "a": {"type": ["string", "null"]}, "b": {"type": "array", "items": {"$ref": "#/$defs/n"}}},
        "$defs": {"n": {"type": "integer", "enum": [1, 2]}}});
    let of = |value: Value| faults(&schema, &value);
    assert_eq!(of(serde_json::json!({"a": null, "b": [1, 2]})), [] as [String; 0]);
    for wrong in [
        serde_json::json!({}),
        serde_json::json!({"a": 1}),
        serde_json::json!({"a": "", "c": 1}),
        serde_json::json!({"a": "", "b": [3]}),
        serde_json::json!([]),
    ] {
        assert_eq!(of(wrong.clone()).len(), 1, "{wrong}");
    }
}
