//! Resumes in eleven languages, many trades and formats: what is held, at what level and until when, and what
//! is not held.
//!
//! Every line of `fixtures/ways/resumes.jsonl` is a small resume.

use super::batch::harness::BUILTIN;
use serde_json::Value;
use skillgap_ingest::resume::read_resume_bytes;

/// The texts of a list of a case.
fn texts<'c>(case: &'c Value, field: &str) -> impl Iterator<Item = &'c str> {
    case[field].as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// The errors in the profile of a case.
fn faults(case: &Value) -> Vec<String> {
    let [kind, file, text] = ["kind", "file", "text"].map(|field| case[field].as_str().unwrap());
    let catalog = BUILTIN.catalog();
    let profile = BUILTIN.profile(&read_resume_bytes(file, text.as_bytes(), None).unwrap().resume);
    let of = |name: &str| profile.held.iter().find(|held| catalog.skill(held.skill).label == name);
    let known =
        |name: &str| assert!(catalog.skills().iter().any(|skill| skill.label == name), "{name} is no skill");
    texts(case, "held").chain(texts(case, "not_held")).for_each(known);
    let missing = texts(case, "held").filter(|name| of(name).is_none());
    let wrong = texts(case, "not_held").filter(|name| of(name).is_some());
    let said = case["said"].as_object().into_iter().flatten().filter_map(|(name, wanted)| {
        let held = of(name)?;
        let level = held.level.map_or("none", |level| level.as_str());
        let seen = held.last_seen(catalog).map_or_else(|| "never".to_owned(), |until| until.to_string());
        let found = [format!("level:{level}"), format!("seen:{seen}")];
        let is_wanted = found.iter().any(|found| Some(found.as_str()) == wanted.as_str());
        (!is_wanted).then(|| format!("{name} is {found:?}, not {wanted}"))
    });
    let unsaid = case["said"].as_object().into_iter().flatten().filter(|(name, _)| of(name).is_none());
    let unsaid = unsaid.map(|(name, _)| format!("{name} is not held"));
    let missing = missing.map(|name| format!("{name} is not held"));
    let wrong = wrong.map(|name| format!("{name} is held"));
    missing.chain(wrong).chain(said).chain(unsaid).map(|fault| format!("{kind}: {fault}: {text:?}")).collect()
}

#[test]
fn small_resumes_of_many_kinds_are_read() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/ingest/fixtures/ways/resumes.jsonl");
    let cases = std::fs::read_to_string(path).unwrap();
    let cases: Vec<Value> = cases.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(cases.len() > 60);
    let faults: Vec<String> = cases.iter().flat_map(faults).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
