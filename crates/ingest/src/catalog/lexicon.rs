//! Lexicons in a catalogue's folder: `lexicon/CODE/*.toml`, as described in `data/README.md`.

use crate::error::InputError;
use serde::de::DeserializeOwned;
use skillgap_core::lexicon::{LanguageFiles, Lexicon, LexiconFault, ReadFile};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The subfolder of the catalogue.
const LEXICON: &str = "lexicon";

/// The largest file read, in bytes; those of the built-in lexicon have at most 40 KB.
const MOST_BYTES: u64 = 4 << 20;

/// The most languages.
const MOST_LANGUAGES: usize = 60;

/// The built-in lexicon with the languages in a catalogue's folder added or replaced.
///
/// # Errors
/// Returns [`InputError`] with file and line if a file is missing, invalid or contradictory.
pub fn load_lexicon(catalog: &Path) -> Result<Arc<Lexicon>, InputError> {
    let folder = catalog.join(LEXICON);
    if !folder.is_dir() {
        return Ok(Lexicon::builtin());
    }
    let folders = folders(&folder).map_err(|e| unread(&folder, e))?;
    if folders.len() > MOST_LANGUAGES {
        let message = format!("has more than {MOST_LANGUAGES} languages");
        return Err(InputError::new(folder.display().to_string(), message).hint("leave some out"));
    }
    let files = folders.iter().map(|folder| language(folder)).collect::<Result<Vec<_>, _>>()?;
    let lexicon = Lexicon::builtin().with(files).map_err(|faults| match faults.into_iter().next() {
        Some((code, fault)) => wrong(&folder.join(code), &fault),
        None => InputError::new(folder.display().to_string(), "cannot be used"),
    })?;
    Ok(Arc::new(lexicon))
}

/// The folders of the languages, sorted by name.
fn folders(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut folders = entries.collect::<io::Result<Vec<PathBuf>>>()?;
    folders.retain(|path| path.is_dir());
    folders.sort();
    Ok(folders)
}

fn language(folder: &Path) -> Result<LanguageFiles, InputError> {
    let code = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    LanguageFiles::read(code, &Folder(folder))
}

struct Folder<'p>(&'p Path);

impl ReadFile for Folder<'_> {
    type Error = InputError;

    fn read<T: DeserializeOwned>(&self, name: &str) -> Result<T, InputError> {
        let path = self.0.join(name);
        let text = text(&path).map_err(|e| unread(&path, e))?;
        toml::from_str(&text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            InputError::new(path.display().to_string(), error.message().trim().to_owned())
                .at_byte(text.as_bytes(), at)
                .hint("data/README.md describes the files of a language")
        })
    }

    fn has(&self, name: &str) -> bool {
        self.0.join(name).exists()
    }
}

fn text(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    File::open(path)?.take(MOST_BYTES + 1).read_to_string(&mut text)?;
    if text.len() as u64 > MOST_BYTES {
        Err(io::Error::other(format!("it is larger than {} MiB", MOST_BYTES >> 20)))
    } else {
        Ok(text)
    }
}

fn unread(path: &Path, error: io::Error) -> InputError {
    InputError::io(path.display().to_string(), "read the file", error)
        .hint("a language needs a folder with the files listed in data/README.md")
}

/// An error with file and line.
fn wrong(folder: &Path, fault: &LexiconFault) -> InputError {
    let path = folder.join(fault.file);
    let text = text(&path).unwrap_or_default();
    let at = text.find(&format!("\"{}\"", fault.phrase)).unwrap_or(0);
    InputError::new(path.display().to_string(), fault.message.clone())
        .at_byte(text.as_bytes(), at)
        .hint("a phrase may be in only one of these lists")
}
