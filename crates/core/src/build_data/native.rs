//! The catalogue in `data/`: read, checked and packed like any other. Errors are reported as by `skillgap
//! catalog validate`: file, line, and problem.

#[path = "../../../ingest/src/catalog/draft.rs"]
mod draft;
#[path = "../../../ingest/src/catalog/files.rs"]
mod files;
#[path = "../../../ingest/src/catalog/folder.rs"]
mod folder;
#[path = "../../../ingest/src/catalog/toml_text.rs"]
mod toml_text;

use crate::catalog::{Catalog, CatalogParts, Problem, Tip};
use crate::{is_page, write};
use std::path::Path;

/// The files and folders of the catalogue.
const PARTS: [&str; 6] = ["catalog.toml", "tips.toml", "bundles.toml", "resources.toml", "skills", "roles"];

pub(crate) fn compile(data: &Path) -> Result<(), Vec<String>> {
    for part in PARTS {
        println!("cargo::rerun-if-changed={}", data.join(part).display());
    }
    let one = |error: String| vec![error];
    let folder = folder::read(data, "data").map_err(|error| one(error.to_string()))?;
    if folder.incomplete {
        return Err(said(folder.problems));
    }
    let (draft, problems) = draft::draft(folder.files);
    if !problems.is_empty() {
        return Err(said(problems));
    }
    let (catalog, _) = Catalog::build(draft).map_err(said)?;
    let tips = CatalogParts { tips: catalog.tips().iter().map(alone).collect(), ..CatalogParts::default() };
    let tips = Catalog::from_parts(tips).map_err(|error| one(error.to_string()))?;
    pack("catalog.packed", &catalog).and_then(|()| pack("tips.packed", &tips)).map_err(one)
}

/// The tip without the skills it is limited to, which a catalogue that borrows it does not know.
fn alone(tip: &Tip) -> Tip {
    Tip { only: tip.only.as_ref().map(|_| Vec::new()), ..tip.clone() }
}

fn said(problems: Vec<Problem>) -> Vec<String> {
    problems.iter().map(ToString::to_string).collect()
}

/// Writes a catalogue, after checking that the library can read it back.
fn pack(name: &str, catalog: &Catalog) -> Result<(), String> {
    let content = if is_page() { catalog.to_least_content() } else { catalog.to_content() };
    let content = content.map_err(|error| error.to_string())?;
    Catalog::from_content(&content).map_err(|error| error.to_string())?;
    write(name, &content)
}
