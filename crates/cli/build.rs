//! Packs the data that an engine derives from the built-in catalogue, so that the program need not compute it
//! at every start.

#![allow(clippy::print_stdout, reason = "this is how a build script talks to cargo")]
#![allow(clippy::disallowed_methods, reason = "a build script writes files")]

use skillgap_core::catalog::Catalog;
use skillgap_core::engine::Engine;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    match pack() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            println!("cargo::error={message}");
            ExitCode::FAILURE
        }
    }
}

fn pack() -> Result<(), String> {
    let packed = Engine::new(Catalog::builtin()).packed().map_err(|error| error.to_string())?;
    let out = std::env::var_os("OUT_DIR").ok_or("OUT_DIR is not set; cargo sets it")?;
    let path = PathBuf::from(out).join("engine.packed");
    std::fs::write(&path, packed).map_err(|error| format!("{}: {error}", path.display()))
}
