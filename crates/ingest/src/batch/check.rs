//! What can be said of the paths before any work is done.

use super::gather::BatchInput;
use super::matrix::matrix_kind;
use super::source::{display_name, is_stdin};
use crate::bytes::{check_output, is_same_input, is_same_output};
use crate::error::InputError;
use std::path::Path;

/// Refuses inputs that cannot be read, and outputs that would overwrite something of this very run.
pub(super) fn paths(all: &[BatchInput], out: &Path, rejects: &Path) -> Result<(), InputError> {
    inputs(all)?;
    outputs(all, out, rejects)
}

/// Refuses inputs that cannot be read.
pub(super) fn inputs(inputs: &[BatchInput]) -> Result<(), InputError> {
    if inputs.iter().filter(|input| is_stdin(input.path())).count() > 1 {
        return Err(InputError::new("<stdin>", "is named more than once").hint("name '-' once"));
    }
    let tables = inputs.iter().filter(|input| matches!(input, BatchInput::Table(_)));
    tables.map(BatchInput::path).try_for_each(input)
}

fn outputs(inputs: &[BatchInput], out: &Path, rejects: &Path) -> Result<(), InputError> {
    [out, rejects].into_iter().try_for_each(check_output)?;
    if is_same_output(out, rejects) {
        let error = InputError::new(rejects.display().to_string(), "is also the file for the results");
        return Err(error.hint("name another file with --rejects FILE"));
    }
    for path in [out, rejects] {
        if inputs.iter().any(|input| is_same_input(path, input.path())) {
            let error =
                InputError::new(path.display().to_string(), "is one of the inputs and would be overwritten");
            return Err(error.hint("write to another file"));
        }
    }
    Ok(())
}

/// The same for the matrix.
pub(super) fn matrix(inputs: &[BatchInput], path: &Path, others: [&Path; 2]) -> Result<(), InputError> {
    matrix_kind(path)?;
    check_output(path)?;
    let name = path.display().to_string();
    if others.iter().any(|other| is_same_output(other, path)) {
        return Err(
            InputError::new(name, "is also another file of this run").hint("name another file with --matrix")
        );
    }
    if inputs.iter().any(|input| is_same_input(path, input.path())) {
        let error = InputError::new(name, "is one of the inputs and would be overwritten");
        Err(error.hint("write to another file"))
    } else {
        Ok(())
    }
}

/// The bytes of all inputs together, where all are files.
pub(super) fn total_bytes(inputs: &[BatchInput]) -> Option<u64> {
    let size = |path: &Path| std::fs::metadata(path).ok().filter(|m| m.is_file()).map(|m| m.len());
    let of = |input: &BatchInput| match input {
        BatchInput::Table(path) if is_stdin(path) => None,
        BatchInput::Table(path) => size(path),
        // What cannot be read is a reject and takes no time.
        other => Some(size(other.path()).unwrap_or(0)),
    };
    inputs.iter().map(of).sum()
}

fn input(path: &Path) -> Result<(), InputError> {
    let name = display_name(path);
    if is_stdin(path) {
        return Ok(());
    }
    let found = std::fs::metadata(path).map_err(|e| InputError::io(&name, "open the file", e))?;
    if found.is_dir() {
        Err(InputError::new(name, "is a folder").hint("name the files in it, for example FOLDER/*.csv"))
    } else {
        Ok(())
    }
}
