//! Runs every fuzz target on its seeds and on earlier findings.

#[path = "../../fuzz/src/parts.rs"]
mod parts;
#[path = "../../fuzz/src/seeds.rs"]
mod seeds;
#[path = "../../fuzz/src/targets.rs"]
mod targets;

use std::time::{Duration, Instant};

/// Far more than any of these small inputs takes, even on a busy machine.
const LONG: Duration = Duration::from_secs(60);

/// Runs a target on its seeds, and on each of them truncated.
fn replay(target: &str) {
    let seeds = seeds::of(target);
    assert!(!seeds.is_empty(), "{target} has no seeds");
    for (name, seed) in seeds {
        let begun = Instant::now();
        let half = seed.get(..seed.len() / 2).unwrap_or_default();
        let ran = std::panic::catch_unwind(|| {
            targets::run(target, &seed);
            targets::run(target, half);
        });
        assert!(ran.is_ok(), "{target} fails on {name}");
        assert!(begun.elapsed() < LONG, "{target} takes {:?} for {name}", begun.elapsed());
    }
}

#[test]
fn documents_are_replayed() {
    targets::DOCUMENTS.iter().for_each(|target| replay(target));
}

#[test]
fn texts_are_replayed() {
    targets::TEXTS.iter().for_each(|target| replay(target));
}

#[test]
fn tables_and_catalogues_are_replayed() {
    targets::TABLES.iter().for_each(|target| replay(target));
}

#[test]
fn what_is_asked_of_them_is_replayed() {
    targets::QUESTIONS.iter().for_each(|target| replay(target));
}

#[test]
fn each_target_has_a_program() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/fuzz_targets");
    let mut programs: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    let groups = [targets::DOCUMENTS, targets::TEXTS, targets::TABLES, targets::QUESTIONS];
    let mut known = groups.concat();
    programs.sort();
    known.sort_unstable();
    assert_eq!(programs, known);
}

#[test]
fn files_of_one_input_come_back_as_they_were() {
    let files = [("a/b.txt".to_owned(), b"1\n2\n".to_vec()), ("c".to_owned(), b"\n".to_vec())];
    let joined = parts::join(files.iter().map(|(name, content)| (name.as_str(), content.as_slice())));
    assert_eq!(parts::split(&joined), files);
    let folder = tempfile::tempdir().unwrap();
    parts::unpack(&[("../out".to_owned(), vec![1])], folder.path());
    parts::unpack(&files, folder.path());
    assert_eq!(std::fs::read(folder.path().join("a/b.txt")).unwrap(), b"1\n2\n");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
    // The checksum of the specification's example.
    assert_eq!(parts::check_sum(b"123456789"), 0xcbf4_3926);
}
