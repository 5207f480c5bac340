//! Documents in the whole program: their age, and messages for unreadable ones.

use crate::process::{stderr_of, stdout_of};
use serde_json::Value;

const DOCX: &str = "tests/ingest/fixtures/documents/tomasz.docx";

fn profile(words: &[&str]) -> Value {
    let all = [&["report", DOCX, "--format", "json"], words].concat();
    serde_json::from_str::<Value>(&stdout_of(&all)).unwrap()["profile"].take()
}

fn skill<'p>(profile: &'p Value, name: &str) -> &'p Value {
    profile["skills"].as_array().unwrap().iter().find(|skill| skill["skill"] == name).unwrap()
}

#[test]
fn a_skill_of_long_ago_is_told_and_counts_for_less_only_when_asked() {
    let plain = profile(&["--today", "2026-11"]);
    assert_eq!((&plain["today"], &plain["decayed"]), (&"2026-11".into(), &false.into()));
    let rust = skill(&plain, "Rust");
    assert_eq!(
        (&rust["last_seen"], &rust["years_ago"], &rust["confidence"]),
        (&"2017-12".into(), &8.into(), &1.0.into())
    );
    let aged = profile(&["--today", "2026-11", "--decay"]);
    assert_eq!(aged["decayed"], true);
    assert!(skill(&aged, "Rust")["confidence"].as_f64().unwrap() < 0.5, "{aged}");
    assert_eq!(skill(&aged, "Kubernetes")["confidence"], 1.0, "it goes on");
    assert_eq!(skill(&aged, "Git")["confidence"], 1.0, "it has no date");
    let then = profile(&["--today", "2018-01", "--decay"]);
    assert_eq!(skill(&then, "Rust")["years_ago"], 0);
    let told = stdout_of(&["report", DOCX, "--today", "2026-11", "--format", "markdown"]);
    assert!(told.contains("last seen 2017-12, 8 years ago"), "{told}");
}

#[test]
fn claims_and_the_sentences_that_show_them_stand_in_the_report() {
    let claims = profile(&["--today", "2026-11"])["claims"].take();
    let names = |list: &str| {
        let claims = claims[list].as_array().unwrap().iter();
        claims.map(|claim| claim["skill"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names("listed_only"), ["Git", "PostgreSQL"]);
    assert!(names("shown").contains(&"Java".to_owned()));
    assert!(names("unlisted").contains(&"Kubernetes".to_owned()));
    let told = claims["unlisted"].to_string();
    assert!(told.contains("Introduced Kubernetes & trained the team in it."), "{told}");
}

#[test]
fn a_document_that_cannot_be_read_ends_with_a_hint() {
    let locked = stderr_of(&["report", "tests/ingest/fixtures/refused/locked.pdf"], 1);
    assert!(locked.contains("is protected by a password") && locked.contains("Hint: "), "{locked}");
    assert!(!locked.contains("panicked"), "{locked}");
    let today = stderr_of(&["report", DOCX, "--today", "2026"], 2);
    assert!(today.contains("write it as YYYY-MM"), "{today}");
}
