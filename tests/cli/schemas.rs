//! The JSON that the program writes is that of `docs/schema/`.

use crate::process::{stdout_of, top};
use serde_json::Value;

/// What of a value is not as the schema says, by path; the keywords that `docs/schema/` uses are the ones known here.
fn faults(root: &Value, schema: &Value, value: &Value, path: &str, found: &mut Vec<String>) {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        let name = reference.strip_prefix("#/$defs/").expect("references lead to $defs");
        return faults(root, &root["$defs"][name], value, path, found);
    }
    if let Some(ways) = schema.get("anyOf").and_then(Value::as_array) {
        let fits = |way: &Value| {
            let mut faults_of_way = Vec::new();
            faults(root, way, value, path, &mut faults_of_way);
            faults_of_way.is_empty()
        };
        if !ways.iter().any(fits) {
            found.push(format!("{path}: {value} is none of anyOf"));
        }
        return;
    }
    let kinds = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        Value::String(kind) => vec![kind.as_str()],
        _ => panic!("{path}: the schema says no type"),
    };
    let is = |kind: &&str| match *kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "null" => value.is_null(),
        other => panic!("{path}: type {other}"),
    };
    if !kinds.iter().any(is) {
        found.push(format!("{path}: {value} is no {kinds:?}"));
        return;
    }
    if let Some(allowed) = schema.get("enum").and_then(Value::as_array)
        && !allowed.contains(value)
    {
        found.push(format!("{path}: {value} is none of {allowed:?}"));
    }
    if let Some(fields) = value.as_object() {
        let known = schema["properties"].as_object().expect("objects list their properties");
        let required = schema["required"].as_array().expect("objects say what is required");
        for name in required.iter().filter_map(Value::as_str).filter(|name| !fields.contains_key(*name)) {
            found.push(format!("{path}: {name} is missing"));
        }
        for (name, value) in fields {
            match known.get(name) {
                Some(schema) => faults(root, schema, value, &format!("{path}.{name}"), found),
                None => found.push(format!("{path}: {name} is unknown")),
            }
        }
    }
    for (at, item) in value.as_array().into_iter().flatten().enumerate() {
        faults(root, &schema["items"], item, &format!("{path}[{at}]"), found);
    }
}

#[track_caller]
fn check(schema: &str, words: &[&str]) {
    let path = top().join("docs/schema").join(schema);
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let value: Value = serde_json::from_str(&stdout_of(words)).unwrap();
    let mut found = Vec::new();
    faults(&schema, &schema, &value, "$", &mut found);
    assert_eq!(found, [] as [String; 0], "{words:?}");
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
        check("posting.schema.json", &["posting", posting, "--format", "json"]);
    }
}

#[test]
fn reports_are_as_their_schema_says() {
    for resume in RESUMES {
        check("report.schema.json", &["report", resume, "--format", "json", "--today", "2026-11"]);
        check(
            "report.schema.json",
            &["report", resume, "--format", "json", "--role", "data-engineer", "--decay"],
        );
        for posting in POSTINGS {
            check("report.schema.json", &["report", resume, "--posting", posting, "--format", "json"]);
        }
    }
    check(
        "report.schema.json",
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
    let of = |value: Value| {
        let mut found = Vec::new();
        faults(&schema, &schema, &value, "$", &mut found);
        found
    };
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
