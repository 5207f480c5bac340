//! Scores many skill lists on all threads: one engine for all, one scorer per thread.
#![allow(clippy::print_stdout, reason = "an example shows what it finds")]
#![allow(clippy::disallowed_methods, reason = "the crate has no threads of its own; a program may")]

use skillgap_core::{Engine, Scorer};
use std::error::Error;

const PEOPLE: [&[&str]; 4] = [
    &["Python (advanced)", "SQL", "Docker", "Airflow"],
    &["Figma", "user interviews", "wireframing"],
    &["React", "TypeScript", "CSS", "k8s"],
    &["origami"],
];

/// The key of the likeliest role, the fit, and the label of the largest gap.
type Row<'e> = Option<(&'e str, f64, Option<&'e str>)>;

fn score<'e>(engine: &'e Engine, people: &[&[&str]]) -> Vec<Row<'e>> {
    let catalog = engine.catalog();
    let mut scorer = Scorer::new(engine).top(1).gaps(1);
    let row = |skills: &&[&str]| -> Row<'e> {
        let scored = scorer.score(skills.iter());
        let best = scored.roles.first()?;
        let gap = best.gaps.first().map(|gap| catalog.skill(gap.skill).label.as_str());
        Some((catalog.role(best.role).key.as_str(), best.fit, gap))
    };
    people.iter().map(row).collect()
}

fn main() -> Result<(), Box<dyn Error>> {
    let engine = Engine::builtin();
    let scored = std::thread::scope(|threads| {
        let parts: Vec<_> = PEOPLE.chunks(2).map(|part| threads.spawn(|| score(&engine, part))).collect();
        parts.into_iter().map(|part| part.join()).collect::<Result<Vec<_>, _>>()
    });
    let rows: Vec<Row<'_>> = scored.map_err(|_| "a thread panicked")?.concat();
    for (skills, row) in PEOPLE.iter().zip(&rows) {
        println!("{}: {row:?}", skills.join(", "));
    }

    let roles: Vec<Option<&str>> = rows.iter().map(|row| row.map(|(role, ..)| role)).collect();
    assert_eq!(roles, [Some("data-engineer"), Some("ux-designer"), Some("frontend-developer"), None]);
    assert_eq!(rows, score(&engine, &PEOPLE), "threads change nothing");
    Ok(())
}

#[test]
fn the_answer_is_right() {
    main().unwrap();
}
