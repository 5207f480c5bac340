//! End to end, from a resume file to what a person reads.

use crate::process::{CATALOG, RESUME, stdout_of, top};
use serde_json::Value;

fn json(words: &[&str]) -> Value {
    serde_json::from_str(&stdout_of(words)).unwrap()
}

#[test]
fn a_report_for_the_terminal() {
    insta::assert_snapshot!(stdout_of(&["report", RESUME, "--catalog", CATALOG]));
}

#[test]
fn a_report_in_markdown() {
    let words = ["report", RESUME, "--catalog", CATALOG, "--role", "ml engineer", "--format", "markdown"];
    insta::assert_snapshot!(stdout_of(&words));
}

#[test]
fn a_plan_within_a_budget() {
    let words = ["plan", RESUME, "--catalog", CATALOG, "--role", "ML Engineer", "--hours", "150"];
    insta::assert_snapshot!(stdout_of(&words));
    let plan = json(&[&words[..], &["--format", "json"]].concat());
    let steps = plan["roles"][0]["plan"].as_array().unwrap();
    let hours: f64 = steps.iter().map(|step| step["hours"].as_f64().unwrap()).sum();
    assert!(!steps.is_empty() && hours <= 150.0, "{plan}");
}

#[test]
fn roles_alone_and_side_by_side() {
    insta::assert_snapshot!("roles-list", stdout_of(&["roles", "list", "--catalog", CATALOG]));
    insta::assert_snapshot!("roles-show", stdout_of(&["roles", "show", "ml-engineer", "--catalog", CATALOG]));
    let compare = ["roles", "compare", "ml-engineer", "server developer", "--catalog", CATALOG];
    insta::assert_snapshot!("roles-compare", stdout_of(&compare));
    let with_resume = [&compare[..], &["--resume", RESUME]].concat();
    insta::assert_snapshot!("roles-compare-resume", stdout_of(&with_resume));
    let markdown = [&with_resume[..], &["--format", "markdown"]].concat();
    insta::assert_snapshot!("roles-compare-markdown", stdout_of(&markdown));
    let show = ["roles", "show", "ml-engineer", "--catalog", CATALOG, "--format", "markdown"];
    insta::assert_snapshot!("roles-show-markdown", stdout_of(&show));
}

#[test]
fn the_json_of_roles_has_everything() {
    let role = json(&["roles", "show", "ml engineer", "--catalog", CATALOG, "--format", "json"]);
    assert_eq!(role["id"], "ml-engineer");
    assert_eq!(role["requirements"].as_array().map(Vec::len), Some(4));
    let list = json(&["roles", "list", "--catalog", CATALOG, "--format", "json"]);
    assert_eq!(list["roles"][0]["id"], "ml-engineer");
    let words = ["roles", "compare", "ml-engineer", "backend-developer", "--catalog", CATALOG];
    let compared = json(&[&words[..], &["--format", "json", "--resume", RESUME]].concat());
    assert!(compared["standing"]["fit_a"].is_number(), "{compared}");
}

#[test]
fn a_catalogue_can_be_checked_and_counted() {
    let validated = stdout_of(&["catalog", "validate", CATALOG]);
    assert!(validated.ends_with(": 0 errors, 2 warnings\n"), "{validated}");
    insta::assert_snapshot!(stdout_of(&["catalog", "stats", CATALOG]));
    let stats = json(&["catalog", "stats", CATALOG, "--format", "json"]);
    assert_eq!((&stats["skills"], &stats["roles"], &stats["tips"]), (&9.into(), &2.into(), &2.into()));
    assert!(stdout_of(&["catalog", "stats", "--format", "markdown"]).starts_with("# skillgap "));
}

#[test]
fn roles_are_shown_in_the_order_in_which_they_are_asked_for() {
    let words = ["report", RESUME, "--catalog", CATALOG, "--format", "json"];
    let roles = ["--role", "backend-developer", "--role", "ML ENGINEER", "--role", "Backend Developer"];
    let report = json(&[&words[..], &roles].concat());
    let ids: Vec<&str> =
        report["roles"].as_array().unwrap().iter().map(|role| role["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["backend-developer", "ml-engineer"]);
    let one = json(&[&words[..], &["--top", "1"]].concat());
    assert_eq!(one["roles"].as_array().map(Vec::len), Some(1));
}

/// The resumes in `data/examples`, with the role that must be among the first three.
const EXAMPLES: &[(&str, &str)] = &[
    ("alex-rivera.json", "data-analyst"),
    ("samira-haddad.json", "backend-developer"),
    ("resume-maya-okafor.md", "product-designer"),
    ("jun-park-skills.csv", "devops-engineer"),
    ("lea-martin.yaml", "growth-marketer"),
    ("omar-farouk.toml", "qa-engineer"),
    ("tomasz-nowak.txt", "logistics-coordinator"),
];

#[test]
fn every_example_gives_a_report_that_fits_the_terminal_and_finds_the_role() {
    for (file, role) in EXAMPLES {
        let path = format!("data/examples/{file}");
        let text = stdout_of(&["report", &path]);
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{file}: {text}");
        assert_eq!(text, stdout_of(&["report", &path]), "{file}: the same words twice");
        let report = json(&["report", &path, "--format", "json"]);
        assert_eq!(report["schema_version"], 1);
        assert!(report["profile"]["skills"].as_array().unwrap().len() > 3, "{file}");
        let found = report["roles"].as_array().unwrap().iter().any(|r| r["id"] == *role);
        assert!(found, "{file}: {role} is not among the first three");
        assert!(top().join(&path).exists());
    }
}

#[test]
fn the_evidence_stands_where_the_report_says() {
    let text = std::fs::read_to_string(top().join(RESUME)).unwrap();
    let report = json(&["report", RESUME, "--catalog", CATALOG, "--format", "json"]);
    for skill in report["profile"]["skills"].as_array().unwrap() {
        for evidence in skill["evidence"].as_array().unwrap() {
            let at = |field: &str| evidence[field].as_u64().unwrap() as usize;
            assert_eq!(evidence["text"], text[at("start")..at("end")], "{evidence}");
        }
    }
}
