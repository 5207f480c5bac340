//! Two roles side by side, and what someone lacks for both.
#![allow(clippy::print_stdout, reason = "an example shows what it finds")]

use skillgap_core::{Engine, Resume};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let engine = Engine::builtin();
    let role = |name: &str| engine.catalog().find_role(name).ok_or(format!("no role is called {name}"));
    let (engineer, scientist) = (role("Data Engineer")?, role("Data Scientist")?);
    let person = engine.profile(&Resume::from_skills(["Python", "SQL", "Docker"]));
    let compared = engine.compare(engineer, scientist, Some(&person));

    println!("both ask for {}", compared.shared.skills.join(", "));
    println!("only a {} needs {}", compared.a.title, compared.only_a.skills.join(", "));
    println!("only a {} needs {}", compared.b.title, compared.only_b.skills.join(", "));
    let standing = compared.standing.ok_or("a person was given")?;
    for gap in &standing.both {
        println!("{} adds {:.3} and {:.3} to the fits", gap.skill, gap.gap_a, gap.gap_b);
    }

    assert!(compared.shared.skills.contains(&"SQL".to_owned()));
    assert!(compared.only_b.skills.contains(&"Statistics".to_owned()));
    assert!(standing.fit_a > 0.0 && standing.fit_b > 0.0);
    assert!(standing.both.iter().all(|gap| gap.gap_a > 0.0 && gap.gap_b > 0.0));
    Ok(())
}

#[test]
fn the_answer_is_right() {
    main().unwrap();
}
