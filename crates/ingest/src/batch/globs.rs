//! Patterns in place of file names: not every shell replaces them.

use super::source::is_stdin;
use crate::error::InputError;
use std::path::{Path, PathBuf};

/// Puts the files that a pattern (`*`, `?`, `[...]`, `**`) matches in its place, by name; a file of that very name
/// is no pattern.
///
/// # Errors
/// [`InputError`] for a pattern that is none, or that no file matches.
pub fn expand_inputs(inputs: &[PathBuf]) -> Result<Vec<PathBuf>, InputError> {
    let mut files = Vec::with_capacity(inputs.len());
    for input in inputs {
        match is_pattern(input) {
            true => files.extend(matching(input)?),
            false => files.push(input.clone()),
        }
    }
    Ok(files)
}

fn is_pattern(path: &Path) -> bool {
    let special = path.to_str().is_some_and(|text| text.contains(['*', '?', '[']));
    special && !is_stdin(path) && !path.exists()
}

fn matching(pattern: &Path) -> Result<Vec<PathBuf>, InputError> {
    let text = pattern.to_string_lossy();
    let paths = glob::glob(&text).map_err(|e| {
        InputError::new(&*text, format!("is no pattern: {}", e.msg))
            .hint("write [*] for a star that is part of a name")
    })?;
    let mut files: Vec<PathBuf> = paths.flatten().filter(|path| path.is_file()).collect();
    files.sort();
    match files.is_empty() {
        true => {
            Err(InputError::new(&*text, "no file is called like this")
                .hint("check the folder and the ending"))
        }
        false => Ok(files),
    }
}
