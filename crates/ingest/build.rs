//! Compiles the catalogue in: reads `data/` with the library's own reader, checks it, and packs it as `catalog import`
//! packs a taxonomy, which the program unpacks in a few milliseconds at its start, and beside it what an engine prepares
//! from it. A file or a reference that is wrong
//! fails the build with the messages of `skillgap catalog validate`: file, line, and what is wrong.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "the library's modules are included, and only their reading half is used"
)]
#![allow(clippy::print_stdout, reason = "this is how a build script talks to cargo")]

#[path = "src/catalog/draft.rs"]
mod draft;
#[path = "src/error.rs"]
mod error;
#[path = "src/catalog/files.rs"]
mod files;
#[path = "src/catalog/folder.rs"]
mod folder;
#[path = "src/catalog/packed/messages.rs"]
mod messages;
#[path = "src/catalog/toml_text.rs"]
mod toml_text;
#[path = "src/catalog/packed/write.rs"]
mod write;

use skillgap_core::catalog::{Catalog, CatalogParts, Problem, Tip};
use skillgap_core::engine::Engine;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const DATA: &str = "../../data";

fn main() -> ExitCode {
    for part in ["catalog.toml", "tips.toml", "bundles.toml", "resources.toml", "skills", "roles"] {
        println!("cargo::rerun-if-changed={DATA}/{part}");
    }
    match compile() {
        Ok(()) => ExitCode::SUCCESS,
        Err(messages) => {
            messages.iter().for_each(|message| println!("cargo::error={message}"));
            ExitCode::FAILURE
        }
    }
}

fn compile() -> Result<(), Vec<String>> {
    let folder = folder::read(Path::new(DATA), "data").map_err(|error| vec![error.to_string()])?;
    if folder.incomplete {
        return Err(said(folder.problems));
    }
    let (draft, problems) = draft::draft(folder.files);
    if !problems.is_empty() {
        return Err(said(problems));
    }
    let (catalog, _) = Catalog::build(draft).map_err(said)?;
    let tips = CatalogParts { tips: catalog.tips().iter().map(alone).collect(), ..CatalogParts::default() };
    let tips = Catalog::from_parts(tips).map_err(|error| vec![error.to_string()])?;
    write_all(catalog, &tips).map_err(|message| vec![message])
}

fn write_all(catalog: Catalog, tips: &Catalog) -> Result<(), String> {
    let packed = |catalog| write::write(catalog).map_err(|fault| fault.to_string());
    write("catalog.packed", &packed(&catalog)?)?;
    write("tips.packed", &packed(tips)?)?;
    write("engine.packed", &Engine::new(catalog).packed().map_err(|error| error.to_string())?)
}

/// The tip without the skills that it is kept for: a catalogue that borrows it does not know them.
fn alone(tip: &Tip) -> Tip {
    Tip { only: tip.only.as_ref().map(|_| Vec::new()), ..tip.clone() }
}

fn said(problems: Vec<Problem>) -> Vec<String> {
    problems.iter().map(ToString::to_string).collect()
}

fn write(name: &str, packed: &[u8]) -> Result<(), String> {
    let out = std::env::var_os("OUT_DIR").ok_or("OUT_DIR is not set; cargo sets it")?;
    let path = PathBuf::from(out).join(name);
    std::fs::write(&path, packed).map_err(|error| format!("{}: {error}", path.display()))
}
