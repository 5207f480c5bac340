//! The seeds of a target: the test samples, a few inputs made for it (`fuzz/seeds`), and earlier findings
//! (`fuzz/found`).

use super::parts::join;
use skillgap_core::engine::{Engine, ReportOptions};
use skillgap_core::resume::Resume;
use skillgap_core::sample;
use std::fs;
use std::path::{Path, PathBuf};

/// The root of the repository.
fn top() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    // `fuzz` itself, or a crate whose tests replay the seeds.
    own.ancestors().find(|path| path.join("fuzz/seeds").is_dir()).unwrap_or(own).to_owned()
}

/// The seeds of a target, each with a unique name.
pub fn of(target: &str) -> Vec<(String, Vec<u8>)> {
    let top = top();
    let mut seeds = samples(&top, target);
    for kind in ["seeds", "found"] {
        for path in files(&top.join("fuzz").join(kind).join(target)) {
            seeds.push((format!("{kind}-{}", name(&path)), bytes(&path)));
        }
    }
    seeds
}

/// The test samples that a target can use.
fn samples(top: &Path, target: &str) -> Vec<(String, Vec<u8>)> {
    let fixtures = top.join("tests/ingest/fixtures");
    let resumes = || {
        let folders = ["tests/ingest/fixtures/resume", "tests/ingest/fixtures/documents", "data/examples"];
        folders.iter().flat_map(|folder| files(&top.join(folder))).collect::<Vec<_>>()
    };
    let ending = |endings: &[&str]| {
        let mut found = resumes();
        found.retain(|path| endings.iter().any(|ending| name(path).ends_with(ending)));
        found.iter().map(|path| (name(path), bytes(path))).collect::<Vec<_>>()
    };
    let marked = |mark: &[u8], seeds: Vec<(String, Vec<u8>)>| {
        seeds.into_iter().map(|(name, seed)| (name, [mark, &seed].concat())).collect::<Vec<_>>()
    };
    match target {
        "pdf" | "docx" | "odt" | "rtf" | "xlsx" | "html" | "json" | "toml" => {
            ending(&[&format!(".{target}")])
        }
        "yaml" => ending(&[".yaml", ".yml"]),
        "csv" | "table_csv" | "labels" => ending(&[".csv"]),
        "markdown" => ending(&[".md"]),
        "text" => ending(&[".txt"]),
        "posting" => marked(b"\x02", ending(&["posting.md"])),
        "tagger_list" | "tagger_prose" => marked(b"\0\x02", ending(&[".txt", ".md"])),
        // The last name has no extension, so that the content decides.
        "whole" => marked(b"\x0e", ending(&[""])),
        "catalog_folder" => {
            let whole = ["tests/ingest/fixtures/catalog/base", "tests/cli/fixtures/catalog"];
            let mut seeds: Vec<_> = whole.iter().map(|folder| as_one(&[top.join(folder)])).collect();
            let base = fixtures.join("catalog/base");
            seeds.extend(
                entries(&fixtures.join("catalog/broken"))
                    .into_iter()
                    .map(|more| as_one(&[base.clone(), more])),
            );
            (0..).zip(seeds).map(|(at, seed)| (format!("catalog-{at}"), seed)).collect()
        }
        "esco" | "onet" => vec![(target.to_owned(), as_one(&[fixtures.join("taxonomies").join(target)]))],
        "packed" => vec![("sample".to_owned(), sample::catalog().to_bytes().expect("the sample is written"))],
        "reports" => vec![("sample".to_owned(), reports())],
        _ => Vec::new(),
    }
}

/// Two reports on a person who has learned something in between.
fn reports() -> Vec<u8> {
    let engine = Engine::new(sample::catalog());
    let report = |skills: &[&str]| {
        let report = engine.report(&Resume::from_skills(skills.iter().copied()), &ReportOptions::default());
        skillgap_render::json::render(&report).expect("a report is JSON")
    };
    let (before, after) =
        (report(&["Python", "SQL (basic)"]), report(&["Python (advanced)", "SQL", "TensorFlow"]));
    join([("before.json", before.as_bytes()), ("after.json", after.as_bytes())])
}

/// The files of folders as one input; files in later folders replace those with the same name.
fn as_one(folders: &[PathBuf]) -> Vec<u8> {
    let mut all = std::collections::BTreeMap::new();
    for folder in folders {
        for path in files(folder) {
            let inside = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
            all.insert(inside, bytes(&path));
        }
    }
    join(all.iter().map(|(name, content)| (name.as_str(), content.as_slice())))
}

/// All files below a folder, by name; empty if there is none.
fn files(folder: &Path) -> Vec<PathBuf> {
    let below = |path: PathBuf| if path.is_dir() { files(&path) } else { vec![path] };
    entries(folder).into_iter().flat_map(below).collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn bytes(path: &Path) -> Vec<u8> {
    fs::read(path).expect("a file of the repository")
}
