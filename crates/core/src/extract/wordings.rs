//! Wordings of resumes, read with the catalogue that is compiled in.

use crate::document::Document;
use crate::engine::Engine;
use crate::profile::Profile;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::builtin);

fn profile(text: &str) -> Profile {
    let document = Document::from_plain_text(&format!("Ada Example\n\n{text}\n"));
    ENGINE.profile(&document.resume(ENGINE.lexicon()).expect("it has text"))
}

/// Asserts that the resume holds these skills, and none of those after a minus sign.
fn assert_held(text: &str, expected: &[&str]) {
    let profile = profile(text);
    let label = |held: &crate::profile::HeldSkill| ENGINE.catalog().skill(held.skill).label.as_str();
    let held: Vec<&str> = profile.held.iter().map(label).collect();
    for wanted in expected {
        match wanted.strip_prefix('-') {
            Some(other) => assert!(!held.contains(&other), "{text:?} holds {held:?}"),
            None => assert!(held.contains(wanted), "{text:?} holds {held:?}"),
        }
    }
}

#[test]
fn two_items_are_not_one_name() {
    for (text, expected) in [
        ("Skills\nPHP, Symfony", &["PHP", "Symfony"][..]),
        ("Skills\nGoogle Analytics, SEO", &["Google Analytics", "Search Engine Optimization"]),
        ("Skills\nWeb: JavaScript, React", &["JavaScript", "React"]),
        ("Skills\n- Java, Hibernate\n- C#; ASP.NET", &["Java", "Hibernate", "C#", "ASP.NET"]),
        ("Skills\nSQL, Java\nSpring, Git", &["SQL", "Java", "Spring Framework", "Git"]),
        ("Skills\nBudgeting, Project\nManagement, Payroll", &["Project Management", "Budgeting"]),
    ] {
        assert_held(text, expected);
    }
}
