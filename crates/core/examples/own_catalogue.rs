//! An engine with another catalogue, from bytes made by `skillgap catalog import` or `to_bytes`.
#![allow(clippy::print_stdout, reason = "an example shows what it finds")]

use skillgap_core::{CatalogBytesError, Engine, Resume, Scorer, sample};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    // Usually: let bytes = std::fs::read("esco.cat")?;
    let bytes = sample::catalog().to_bytes()?;
    let engine = Engine::from_bytes(&bytes)?;
    let catalog = engine.catalog();
    println!("{} {}: {} skills", catalog.name(), catalog.version(), catalog.skills().len());

    let mut scorer = Scorer::new(&engine);
    let scored = scorer.score(["React", "JS", "CSS"]);
    let best = scored.roles.first().ok_or("some role asks for React")?;
    println!("{}: {:.0}% ready", catalog.role(best.role).title, 100.0 * best.fit);
    assert_eq!(catalog.role(best.role).title, "Web Developer");

    // What the catalogue lacks is listed, not dropped.
    let profile = engine.profile(&Resume::from_skills(["React", "falconry"]));
    assert_eq!(profile.unrecognised[0].text, "falconry");

    // Any other bytes are rejected.
    assert!(matches!(Engine::from_bytes(b"no catalogue"), Err(CatalogBytesError::Foreign)));
    assert_eq!(engine.to_bytes()?, bytes);
    Ok(())
}

#[test]
fn the_answer_is_right() {
    main().unwrap();
}
