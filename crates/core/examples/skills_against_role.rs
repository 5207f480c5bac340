//! Compares a skill list with a chosen role: what is met, what is missing, what to do first.
#![allow(clippy::print_stdout, reason = "an example shows what it finds")]

use skillgap_core::{Engine, ReportOptions, Resume};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let engine = Engine::builtin();
    // A key, title or alternative title of the role.
    let role = engine.catalog().find_role("Data Engineer").ok_or("no such role")?;
    let resume = Resume::from_skills(["Python (advanced)", "SQL", "Docker", "Airflow", "origami"]);
    let report = engine.report(&resume, &ReportOptions::default().for_roles([role]));

    let role = &report.roles[0];
    println!("{}: {:.0}% ready", role.title, 100.0 * role.fit);
    for requirement in &role.requirements {
        println!("  {:3.0}% {}", 100.0 * requirement.coverage, requirement.text);
    }
    for unknown in &report.profile.unrecognised {
        println!("  not in the catalogue: {}", unknown.text);
    }

    assert_eq!((role.id.as_str(), role.rank), ("data-engineer", 1));
    let missing: Vec<&str> = role.gaps.iter().map(|gap| gap.skill.as_str()).collect();
    assert!(missing.contains(&"Data Modeling") && !missing.contains(&"Python"), "{missing:?}");
    // The fit and the gaps add up to the whole.
    let gaps: f64 = role.gaps.iter().map(|gap| gap.gap).sum();
    assert!((role.fit + gaps - 1.0).abs() < 1e-4);
    assert_eq!(report.profile.unrecognised[0].text, "origami");
    Ok(())
}

#[test]
fn the_answer_is_right() {
    main().unwrap();
}
