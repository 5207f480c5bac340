//! The best roles of every profile of a table, as plain values: for who compares two catalogues, not for tables of any
//! size.

use super::{BatchOptions, run_batch};
use crate::error::InputError;
use serde::Deserialize;
use skillgap_core::engine::Engine;
use skillgap_core::lint::against::Scored;
use std::path::{Path, PathBuf};

/// The columns of the table that is written in between.
#[derive(Deserialize)]
struct Row {
    profile_id: String,
    role_id: Option<String>,
    fit: Option<f64>,
}

/// The best roles of every profile, at most `most` each, in the order of the table; what a batch would write to OUT.
///
/// # Errors
/// [`InputError`] when the table cannot be read.
pub fn first_roles(engine: &Engine, profiles: &Path, most: usize) -> Result<Vec<Scored>, InputError> {
    let shown = profiles.display().to_string();
    let folder =
        tempfile::tempdir().map_err(|error| InputError::io(&shown, "make a temporary folder", error))?;
    let [out, rejects] = ["out.csv", "rejects.csv"].map(|name| folder.path().join(name));
    let options = BatchOptions { top: most, ..BatchOptions::default() };
    run_batch(engine, &[PathBuf::from(profiles)], &out, &rejects, &options, &mut |_| {})?;
    let unread = |error: csv::Error| InputError::new(&shown, format!("cannot be compared: {error}"));
    let mut table = csv::Reader::from_path(&out).map_err(unread)?;
    let mut all: Vec<Scored> = Vec::new();
    for row in table.deserialize::<Row>() {
        let row = row.map_err(unread)?;
        if all.last().is_none_or(|last| last.name != row.profile_id) {
            all.push(Scored { name: row.profile_id, best: Vec::new() });
        }
        if let (Some(last), Some(role), Some(fit)) = (all.last_mut(), row.role_id, row.fit) {
            last.best.push((role, fit));
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use skillgap_core::sample;

    #[test]
    fn every_profile_has_its_roles_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let table = folder.path().join("people.csv");
        std::fs::write(&table, "profile_id,skills\na,\"Python; TensorFlow\"\nb,React\nc,gardening\n")
            .unwrap();
        let scored = first_roles(&Engine::new(sample::catalog()), &table, 2).unwrap();
        let names: Vec<&str> = scored.iter().map(|one| one.name.as_str()).collect();
        // Of somebody of whom no skill is recognised, a batch says nothing.
        assert_eq!(names, ["a", "b"]);
        let first = |at: usize| scored[at].best.first().map(|(role, _)| role.as_str());
        assert_eq!((first(0), first(1)), (Some("machine-learning-engineer"), Some("web-developer")));
        assert!(first_roles(&Engine::new(sample::catalog()), Path::new("nowhere.csv"), 2).is_err());
    }
}
