//! Plans, what-if and corrections, end to end.

use crate::process::{CATALOG, RESUME, run, stdout_of};
use serde_json::Value;
use std::fs;

fn json(words: &[&str]) -> Value {
    serde_json::from_str(&stdout_of(words)).unwrap()
}

/// The example resumes of the repository.
const EXAMPLES: &[&str] = &[
    "alex-rivera.json",
    "samira-haddad.json",
    "resume-maya-okafor.md",
    "jun-park-skills.csv",
    "lea-martin.yaml",
    "omar-farouk.toml",
    "tomasz-nowak.txt",
    "nurse-to-health-data.txt",
];

/// Words that someone new to the program would not understand.
const JARGON: &[&str] =
    &["relevance", "place 1 of", "points", "bears", "asks for besides", "coverage", "fit "];

#[test]
fn a_report_is_two_screens_without_jargon() {
    for file in EXAMPLES {
        let text = stdout_of(&["report", &format!("data/examples/{file}")]);
        assert!(text.lines().count() <= 60, "{file}: {} lines\n{text}", text.lines().count());
        for word in JARGON {
            assert!(!text.contains(word), "{file}: {word}\n{text}");
        }
        let full = stdout_of(&["report", &format!("data/examples/{file}"), "--full"]);
        assert!(full.lines().count() > text.lines().count());
    }
}

#[test]
fn a_file_alone_is_a_report() {
    assert_eq!(stdout_of(&[RESUME]), stdout_of(&["report", RESUME]));
    assert_eq!(stdout_of(&["--quiet", RESUME, "--top", "1"]), stdout_of(&["report", RESUME, "--top", "1"]));
    assert_eq!(run(&["no-such-file.pdf"]).status.code(), Some(2), "a word that is no file is no command");
}

#[test]
fn a_plan_without_a_role_takes_the_nearest_and_says_so() {
    let output = run(&["plan", "data/examples/samira-haddad.json"]);
    assert!(output.status.success());
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("the role nearest to this resume; --role names another"), "{told}");
    let none_fits = stdout_of(&["plan", RESUME, "--catalog", CATALOG]);
    assert!(none_fits.contains("To get a plan, name a role"), "{none_fits}");
}

#[test]
fn a_plan_has_weeks_dates_a_table_and_a_calendar() {
    let words = [
        "plan",
        RESUME,
        "--catalog",
        CATALOG,
        "--role",
        "ml-engineer",
        "--per-week",
        "10",
        "--start",
        "2027-01-11",
    ];
    let with = |more: &[&str]| stdout_of(&[&words[..], more].concat());
    let plan: Value = serde_json::from_str(&with(&["--format", "json"])).unwrap();
    let steps = plan["roles"][0]["plan"].as_array().unwrap();
    assert_eq!(steps[0]["weeks"][0], 1);
    assert_eq!(steps[0]["days"][0], "2027-01-11");
    let table = with(&["--format", "csv"]);
    assert_eq!(table.lines().count(), steps.len() + 1);
    assert!(table.starts_with("step,role,action,"), "{table}");
    let calendar = with(&["--format", "ics"]);
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), steps.len());
    assert!(calendar.contains("DTSTART;VALUE=DATE:20270111\r\n"), "{calendar}");
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75), "{calendar}");
    insta::assert_snapshot!("plan-with-dates", with(&[]));
}

#[test]
fn what_if_tells_before_and_after() {
    let words = ["what-if", RESUME, "--catalog", CATALOG, "--role", "ml-engineer"];
    let change = ["--learn", "pytorch:advanced,Kubernetes", "--without", "Python"];
    insta::assert_snapshot!("what-if", stdout_of(&[&words[..], &change].concat()));
    let answer: Value =
        serde_json::from_str(&stdout_of(&[&words[..], &change, &["--format", "json"]].concat())).unwrap();
    assert_eq!(answer["learn"][0]["level"], "advanced");
    assert!(answer["roles"][0]["fit_after"].is_number());
    let same = json(&[&words[..], &["--format", "json"]].concat());
    assert_eq!(same["roles"][0]["fit_before"], same["roles"][0]["fit_after"]);
}

#[test]
fn corrections_are_kept_apart_from_the_resume() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("me.toml");
    fs::write(&path, "wrong = [\"Python\"]\nheld = [\"Kubernetes: advanced\"]").unwrap();
    let edits = path.to_str().unwrap();
    let words = ["report", RESUME, "--catalog", CATALOG, "--format", "json"];
    let report = json(&[&words[..], &["--profile-edits", edits]].concat());
    let skills = report["profile"]["skills"].as_array().unwrap();
    assert!(skills.iter().all(|skill| skill["skill"] != "Python"));
    let added = skills.iter().find(|skill| skill["id"] == "kubernetes").unwrap();
    assert_eq!(added["level"], "advanced");
    for command in [
        &["plan", RESUME, "--catalog", CATALOG, "--profile-edits", edits][..],
        &["what-if", RESUME, "--catalog", CATALOG, "--role", "ml-engineer", "--profile-edits", edits],
        &[
            "roles",
            "compare",
            "ml-engineer",
            "backend-developer",
            "--resume",
            RESUME,
            "--catalog",
            CATALOG,
            "--profile-edits",
            edits,
        ],
    ] {
        assert!(run(command).status.success(), "{command:?}");
    }
    fs::write(&path, "held = [\"Underwater basket weaving\"]").unwrap();
    let output = run(&["report", RESUME, "--profile-edits", edits]);
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "the file is wrong, not the command");
    assert!(told.contains("Underwater basket weaving") && told.contains("me.toml:1:9: "), "{told}");
}

#[test]
fn links_are_listed_and_plans_can_be_read() {
    let links = stdout_of(&["catalog", "validate", "data", "--links"]);
    assert!(links.lines().count() > 150);
    assert!(links.lines().all(|line| line.starts_with("https://")), "{links}");
    let plans = stdout_of(&["catalog", "lint", CATALOG, "--plans"]);
    insta::assert_snapshot!("plans", plans);
    // For reviewers: the plans of the built-in catalogue for three people and every role.
    insta::assert_snapshot!(
        "plans-of-the-built-in-catalogue",
        stdout_of(&["catalog", "lint", "data", "--plans"])
    );
}
