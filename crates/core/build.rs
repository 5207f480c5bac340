//! Compiles the lexicon in: reads `data/lexicon/`, checks it, and packs it for the program to unpack at its start. A file
//! that is wrong fails the build with its name, its line and what is wrong.

#![allow(dead_code, unreachable_pub, reason = "the library's own model of the files is included")]
#![allow(clippy::print_stdout, reason = "this is how a build script talks to cargo")]
#![allow(clippy::disallowed_methods, reason = "a build script reads files")]

#[path = "src/lexicon/check.rs"]
mod check;
#[path = "src/lexicon/files.rs"]
mod files;

use files::LanguageFiles;
use serde::de::DeserializeOwned;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const LEXICON: &str = "../../data/lexicon";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={LEXICON}");
    match compile() {
        Ok(()) => ExitCode::SUCCESS,
        Err(messages) => {
            messages.iter().for_each(|message| println!("cargo::error={message}"));
            ExitCode::FAILURE
        }
    }
}

fn compile() -> Result<(), Vec<String>> {
    let mut folders: Vec<PathBuf> = fs::read_dir(LEXICON)
        .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect())
        .map_err(|error| vec![format!("{LEXICON}: {error}")])?;
    folders.retain(|folder| folder.is_dir());
    folders.sort();
    let languages: Vec<LanguageFiles> =
        folders.iter().map(|folder| language(folder)).collect::<Result<_, String>>().map_err(|m| vec![m])?;
    let faults: Vec<String> =
        folders.iter().zip(&languages).flat_map(|(folder, files)| said(folder, files)).collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    let packed = postcard::to_allocvec(&languages).map_err(|error| vec![error.to_string()])?;
    let out = std::env::var_os("OUT_DIR").ok_or_else(|| vec!["OUT_DIR is not set; cargo sets it".to_owned()])?;
    let path = PathBuf::from(out).join("lexicon.packed");
    fs::write(&path, packed).map_err(|error| vec![format!("{}: {error}", path.display())])
}

fn language(folder: &Path) -> Result<LanguageFiles, String> {
    let code = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(LanguageFiles {
        code,
        language: read(folder, "language.toml")?,
        headings: read(folder, "headings.toml")?,
        dates: read(folder, "dates.toml")?,
        levels: read(folder, "levels.toml")?,
        assertions: read(folder, "assertions.toml")?,
        degrees: read(folder, "degrees.toml")?,
        lists: read(folder, "lists.toml")?,
        titles: read(folder, "titles.toml")?,
        people: read(folder, "people.toml")?,
        organisations: read(folder, "organisations.toml")?,
        ordinary: read(folder, "ordinary.toml")?,
    })
}

fn read<T: DeserializeOwned>(folder: &Path, name: &str) -> Result<T, String> {
    let path = folder.join(name);
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    toml::from_str(&text).map_err(|error| {
        let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
        format!("{}:{line}: {}", path.display(), error.message())
    })
}

/// The mistakes with file and line.
fn said(folder: &Path, files: &LanguageFiles) -> Vec<String> {
    let faults = check::faults(files).into_iter().map(|fault| {
        let path = folder.join(fault.file);
        let text = fs::read_to_string(&path).unwrap_or_default();
        let line = text.lines().position(|line| line.contains(&format!("\"{}\"", fault.phrase))).map_or(1, |at| at + 1);
        format!("{}:{line}: {}", path.display(), fault.message)
    });
    faults.collect()
}
