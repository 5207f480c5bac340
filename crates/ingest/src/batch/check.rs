//! What can be said of the paths before any work is done.

use super::source::{display_name, is_stdin};
use crate::bytes::{check_output, is_same_input, is_same_output};
use crate::error::InputError;
use std::path::{Path, PathBuf};

/// Refuses inputs that cannot be read, and outputs that would overwrite something of this very run.
pub(super) fn paths(inputs: &[PathBuf], out: &Path, rejects: &Path) -> Result<(), InputError> {
    if inputs.iter().filter(|path| is_stdin(path)).count() > 1 {
        return Err(InputError::new("<stdin>", "is named more than once").hint("name '-' once"));
    }
    inputs.iter().try_for_each(|path| input(path))?;
    [out, rejects].into_iter().try_for_each(check_output)?;
    if is_same_output(out, rejects) {
        let error = InputError::new(rejects.display().to_string(), "is the file of the results too");
        return Err(error.hint("give the rejects another name with --rejects FILE"));
    }
    for path in [out, rejects] {
        if inputs.iter().any(|input| is_same_input(path, input)) {
            let error =
                InputError::new(path.display().to_string(), "is one of the inputs and would be overwritten");
            return Err(error.hint("write to another file"));
        }
    }
    Ok(())
}

/// The bytes of all inputs together, where all are files.
pub(super) fn total_bytes(inputs: &[PathBuf]) -> Option<u64> {
    let size = |path: &PathBuf| std::fs::metadata(path).ok().filter(|m| m.is_file()).map(|m| m.len());
    inputs.iter().map(|path| if is_stdin(path) { None } else { size(path) }).sum()
}

fn input(path: &Path) -> Result<(), InputError> {
    let name = display_name(path);
    if is_stdin(path) {
        return Ok(());
    }
    let found = std::fs::metadata(path).map_err(|e| InputError::io(&name, "open the file", e))?;
    match found.is_dir() {
        true => {
            Err(InputError::new(name, "is a folder").hint("name the files in it, for example FOLDER/*.csv"))
        }
        false => Ok(()),
    }
}
