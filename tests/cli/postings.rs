//! Job postings: `posting`, and reports, plans and what-if on one.

use crate::process::{run, skillgap, stderr_of, stdout_of, top};
use insta::assert_snapshot;
use serde_json::Value;

const NURSE: &str = "data/examples/night-nurse-posting.md";
const ANALYTICS: &str = "data/examples/analytics-engineer-posting.md";
const RESUME: &str = "data/examples/alex-rivera.json";

#[test]
fn a_posting_is_shown_as_it_was_understood() {
    assert_snapshot!("posting_nurse", stdout_of(&["posting", NURSE]));
    assert_snapshot!("posting_analytics", stdout_of(&["posting", ANALYTICS]));
}

#[test]
fn a_report_on_a_posting_says_what_was_read_and_what_was_not() {
    let report = stdout_of(&["report", RESUME, "--posting", ANALYTICS, "--today", "2026-11"]);
    assert_snapshot!("report_on_posting", report);
    let page =
        stdout_of(&["report", RESUME, "--posting", ANALYTICS, "--format", "html", "--today", "2026-11"]);
    assert!(
        page.contains("This report is about the job posting for") && page.contains("A feel for the tides")
    );
    let markdown = stdout_of(&["report", RESUME, "--posting", ANALYTICS, "--format", "markdown"]);
    assert!(markdown.contains("This report is about the job posting for"));
}

#[test]
fn plans_and_what_ifs_follow_the_posting() {
    let plan = stdout_of(&["plan", RESUME, "--posting", ANALYTICS]);
    assert!(plan.contains("Analytics Engineer"), "{plan}");
    let answer =
        stdout_of(&["what-if", RESUME, "--posting", ANALYTICS, "--learn", "dbt", "--format", "json"]);
    let answer: Value = serde_json::from_str(&answer).unwrap();
    let role = &answer["roles"][0];
    assert!(role["fit_after"].as_f64() >= role["fit_before"].as_f64(), "{role}");
    stderr_of(&["what-if", RESUME], 2);
}

#[test]
fn a_posting_becomes_a_role_that_a_curator_can_keep() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    copy(&top().join("data"), &data);
    let role = data.join("roles/harbour-analytics.toml");
    stdout_of(&["posting", ANALYTICS, "-o", role.to_str().unwrap()]);
    assert_snapshot!("posting_as_role", std::fs::read_to_string(&role).unwrap());
    let output = run(&["catalog", "validate", data.to_str().unwrap()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    let shown = stdout_of(&["roles", "show", "harbour-analytics", "--catalog", data.to_str().unwrap()]);
    assert!(shown.contains("Analytics Engineer"), "{shown}");
    // What is wrong in the folder's lexicon is found there too.
    std::fs::write(data.join("lexicon/en/technology.toml"), "also = [[\"PowerShell\"]]\n").unwrap();
    let output = run(&["catalog", "validate", data.to_str().unwrap()]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && told.contains("technology.toml"), "{told}");
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target)
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn a_posting_of_which_little_was_read_never_looks_like_a_good_fit() {
    let text = "# Data Engineer\n\n## Requirements\n\n- Python\n- Can read the tides\n- Splices rope\n- Mends nets\n";
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("job.md");
    std::fs::write(&file, text).unwrap();
    let output = run(&["report", RESUME, "--posting", file.to_str().unwrap()]);
    let (report, told) =
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert!(report.contains("Only 1 requirement was recognised in this posting"), "{report}");
    assert!(!report.contains("You are ready"), "{report}");
    assert!(told.contains("Only 1 requirement"), "{told}");
}

#[test]
fn a_resume_for_a_posting_and_a_posting_for_a_resume_are_noticed() {
    let told = run(&["report", RESUME, "--posting", "data/examples/samira-haddad.json"]);
    let told = String::from_utf8(told.stderr).unwrap();
    assert!(told.contains("reads like a resume"), "{told}");
    let output = run(&["report", NURSE]);
    let (report, told) =
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert!(
        told.contains("reads like a job posting") && report.contains("reads like a job posting"),
        "{told}{report}"
    );
}

#[test]
fn a_posting_may_come_through_a_pipe() {
    let text = std::fs::read(top().join(NURSE)).unwrap();
    let mut command = skillgap();
    let output = command
        .args(["posting", "-", "--input-format", "markdown", "--format", "json"])
        .write_stdin(text)
        .output();
    let json: Value = serde_json::from_slice(&output.unwrap().stdout).unwrap();
    assert_eq!(json["title"], "Registered Nurse, Night Shift");
    let told = stderr_of(&["report", "-", "--posting", "-"], 2);
    assert!(told.contains("cannot both be the standard input"), "{told}");
}

#[test]
fn a_batch_compares_many_people_with_a_posting() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for name in ["alex-rivera.json", "tomasz-nowak.txt", "analytics-engineer-posting.md"] {
        std::fs::copy(top().join("data/examples").join(name), at(name)).unwrap();
    }
    let (posting, out) = (at("analytics-engineer-posting.md"), at("fits.ndjson"));
    let people = folder.path().to_str().unwrap();
    let told = run(&["batch", people, "--posting", &posting, "-o", &out, "--today", "2026-11"]);
    let told = String::from_utf8(told.stderr).unwrap();
    assert!(told.contains("2 profiles scored, 0 rows rejected"), "the posting is no applicant: {told}");
    let rows = std::fs::read_to_string(&out).unwrap();
    let rows: Vec<Value> = rows.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for (row, name) in rows.iter().zip(["alex-rivera.json", "tomasz-nowak.txt"]) {
        let words = ["report", &at(name), "--posting", &posting, "--format", "json", "--today", "2026-11"];
        let report: Value = serde_json::from_str(&stdout_of(&words)).unwrap();
        let (fit, reported) = (row["fit"].as_f64().unwrap(), report["roles"][0]["fit"].as_f64().unwrap());
        assert!((fit - reported).abs() < 0.001, "{name}: {fit}, {reported}");
        assert_eq!(row["role"], report["roles"][0]["title"]);
    }
    assert!(rows[0]["fit"].as_f64() > rows[1]["fit"].as_f64(), "the analyst comes first");
    stderr_of(&["batch", people, "--posting", &posting, "--role", "data-engineer", "-o", &out], 2);
    let told = stderr_of(&["batch", "-", "--posting", "-", "-o", &out], 2);
    assert!(told.contains("cannot both be the standard input"), "{told}");
    let told = stderr_of(&["batch", people, "--posting", &posting, "-o", &posting], 2);
    assert!(told.contains("would overwrite its own input"), "{told}");
    std::fs::write(at("nothing.txt"), "We are a great place to work.\n").unwrap();
    let told = stderr_of(&["batch", people, "--posting", &at("nothing.txt"), "-o", &at("no.csv")], 1);
    assert!(told.contains("none of the skills that this posting asks for"), "{told}");
    assert!(!folder.path().join("no.csv").exists());
}
