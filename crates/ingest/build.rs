//! Compiles the catalogue in: reads `data/` with the library's own reader and writes it as JSON, which the program
//! reads several times faster at its start than TOML. A file that is no catalogue file fails the build with file,
//! line and column; references and ranges are left to `skillgap catalog validate`, which a build that
//! fails could not offer.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "the library's modules are included, and only their reading half is used"
)]
#![allow(clippy::print_stdout, reason = "this is how a build script talks to cargo")]

#[path = "src/error.rs"]
mod error;
#[path = "src/catalog/files.rs"]
mod files;
#[path = "src/catalog/folder.rs"]
mod folder;
#[path = "src/catalog/toml_text.rs"]
mod toml_text;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const DATA: &str = "../../data";

fn main() -> ExitCode {
    for part in ["catalog.toml", "tips.toml", "skills", "roles"] {
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
        return Err(folder.problems.iter().map(ToString::to_string).collect());
    }
    let written = write("catalog.json", &folder.files).and_then(|()| write("tips.json", &folder.files.tips));
    written.map_err(|message| vec![message])
}

fn write<T: serde::Serialize>(name: &str, value: &T) -> Result<(), String> {
    let json = serde_json::to_vec(value).map_err(|error| error.to_string())?;
    let out = std::env::var_os("OUT_DIR").ok_or("OUT_DIR is not set; cargo sets it")?;
    let path = PathBuf::from(out).join(name);
    std::fs::write(&path, json).map_err(|error| format!("{}: {error}", path.display()))
}
