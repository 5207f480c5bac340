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
        if is_pattern(input) { files.extend(matching(input)?) } else { files.push(input.clone()) }
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
        InputError::new(&*text, format!("is not a pattern: {}", e.msg))
            .hint("write [*] for a star that is part of a name")
    })?;
    let mut files: Vec<PathBuf> = paths.flatten().filter(|path| path.is_file()).collect();
    files.extend(not_unicode(pattern));
    files.sort();
    if files.is_empty() {
        Err(InputError::new(&*text, "matches no file").hint("check the folder and the extension"))
    } else {
        Ok(files)
    }
}

/// The files whose names are no Unicode, which [`glob`] passes over, in a folder that is named without a pattern.
fn not_unicode(pattern: &Path) -> Vec<PathBuf> {
    let folder = pattern.parent().unwrap_or(Path::new(""));
    let name = pattern.file_name().and_then(|name| glob::Pattern::new(name.to_str()?).ok());
    let (Some(name), false) = (name, is_pattern(folder)) else { return Vec::new() };
    let listed = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = std::fs::read_dir(listed).into_iter().flatten().flatten().map(|entry| entry.file_name());
    let matching = entries.filter(|own| own.to_str().is_none() && name.matches(&own.to_string_lossy()));
    matching.map(|own| folder.join(own)).filter(|path| path.is_file()).collect()
}
