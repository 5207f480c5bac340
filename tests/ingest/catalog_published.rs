//! Imports of the published taxonomies; skipped with a note on stderr if they are missing.

#![allow(clippy::unwrap_used, reason = "helpers of tests may fail loudly")]

use crate::shared::shared;
use skillgap_core::catalog::RelationKind;
use skillgap_ingest::catalog::{Imported, Taxonomy, import_catalog};
use std::path::PathBuf;

fn import(taxonomy: Taxonomy, folder: PathBuf) -> Imported {
    import_catalog(taxonomy, &[folder], &mut |_| {}).unwrap()
}

fn said(imported: &Imported, words: &str) -> bool {
    imported.problems.iter().any(|problem| problem.to_string().contains(words))
}

#[test]
fn esco_comes_in_whole() {
    let Some(folder) = shared("data/esco") else { return };
    let imported = import(Taxonomy::Esco, folder);
    let catalog = &imported.catalog;
    assert_eq!((catalog.name(), catalog.version()), ("ESCO", "1.1.1 (en)"));
    assert_eq!(catalog.skills().len(), 13_896);
    // The relations name one occupation, in 67 of them, that the classification does not have.
    assert_eq!(catalog.roles().len(), 3_007);
    assert_eq!(catalog.roles().iter().map(|role| role.requirements.len()).sum::<usize>(), 123_855 - 67);
    assert!(said(&imported, "rows that name it and were left out: 67"));
    // Lines as counted by editors, in files with two-character line ends.
    assert!(said(&imported, "occupationSkillRelations.csv:84425: "));
    assert!(said(&imported, "skillSkillRelations.csv:4645: "));
    let relations =
        |kind| catalog.skills().iter().flat_map(|s| &s.relations).filter(|r| r.kind == kind).count();
    assert_eq!(relations(RelationKind::Implies), 191);
    // Of 5,708 relations, one leads from a skill to itself and is left out.
    assert_eq!(relations(RelationKind::Related), 2 * 5_707);
    assert_eq!(relations(RelationKind::Broader), 6_565);
    assert!(imported.problems.len() < 10, "{:?}", imported.problems);
}

#[test]
fn onet_comes_in_whole() {
    let Some(folder) = shared("data/onet") else { return };
    let imported = import(Taxonomy::Onet, folder);
    let catalog = &imported.catalog;
    assert_eq!((catalog.name(), catalog.version()), ("O*NET", "29.2"));
    assert!(catalog.notice().contains("O*NET 29.2 Database"));
    assert_eq!(catalog.roles().len(), 1_016 - 93);
    assert!(said(&imported, "roles that ask for no skill were left out: 93"));
    let excel = catalog.find_skill("microsoft-excel").unwrap();
    let asks =
        |role: &&skillgap_core::catalog::Role| role.requirements.iter().any(|r| r.alternatives == [excel]);
    assert_eq!(catalog.roles().iter().filter(asks).count(), 859);
}
