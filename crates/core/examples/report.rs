//! From the text of a resume to the report: `cargo run --release -p skillgap-core --example report`.
#![allow(clippy::print_stdout, reason = "an example shows what it finds")]

use skillgap_core::{Engine, ReportOptions, Resume};
use std::error::Error;

const RESUME: &str = "\
Mira Anders
Data Analyst

Experience

Data Analyst, Nordbank, 2019 - 2023
- Built dashboards in Tableau and wrote SQL for monthly reports
- Trained two colleagues in Python

Skills

Excel, Python (intermediate), Power BI
";

fn main() -> Result<(), Box<dyn Error>> {
    let engine = Engine::builtin();
    let resume = Resume::from_text(RESUME)?;
    let report = engine.report(&resume, &ReportOptions::default().top(1));

    let role = &report.roles[0];
    println!("{}: {:.0}% ready", role.title, 100.0 * role.fit);
    for skill in &report.profile.skills {
        println!("  has {}, from the words '{}'", skill.skill, skill.evidence[0].text);
    }
    for gap in role.gaps.iter().take(3) {
        println!("  lacks {}, which costs {:.1}%", gap.skill, 100.0 * gap.gap);
    }
    for step in role.plan.iter().take(2) {
        println!("  step {}: {} ({} hours)", step.rank, step.action, step.hours);
    }

    assert_eq!(role.title, "Data Analyst");
    assert!(role.fit > 0.3 && !role.gaps.is_empty() && !role.plan.is_empty());
    let tableau =
        report.profile.skills.iter().find(|skill| skill.skill == "Tableau").ok_or("Tableau is named")?;
    assert_eq!(tableau.evidence[0].text, "Tableau");
    Ok(())
}

#[test]
fn the_answer_is_right() {
    main().unwrap();
}
