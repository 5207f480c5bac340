//! A person's corrections to what was read of their resume, in a small TOML file.

use crate::error::InputError;
use serde::Deserialize;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The largest file read, in bytes; people write a few lines.
const MOST_BYTES: u64 = 1 << 20;

const SHAPE: &str =
    "the file has two lists: wrong = [\"Kong\"] and held = [\"English\", \"Python: advanced\"]";

/// The contents of the file: names, not yet resolved to skills.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Edits {
    /// Skills that are not held, although they were read so.
    pub wrong: Vec<String>,
    /// Skills that are held, each with an optional level ("Python: advanced").
    pub held: Vec<String>,
}

impl Edits {
    /// The file as text; [`read_edits`] reads the same corrections from it.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let list = |items: &[String]| {
            let lines: String =
                items.iter().map(|item| format!("    {},\n", toml::Value::from(item.as_str()))).collect();
            if lines.is_empty() { "[]".to_owned() } else { format!("[\n{lines}]") }
        };
        let (wrong, held) = (list(&self.wrong), list(&self.held));
        format!(
            "# What skillgap read wrongly, and what is held: skillgap report FILE --profile-edits THIS\nwrong = {wrong}\nheld = {held}\n"
        )
    }
}

/// Reads the corrections.
///
/// # Errors
/// Returns [`InputError`] with line and column if the file cannot be read or has the wrong format.
pub fn read_edits(path: &Path) -> Result<Edits, InputError> {
    let shown = path.display().to_string();
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes))
        .map_err(|error| InputError::io(shown.as_str(), "read the corrections", error))?;
    edits_of(&shown, &bytes)
}

/// The error for an entry of the corrections that names nothing, with its place in the file.
#[must_use]
pub fn at_entry(path: &Path, entry: &str, message: String) -> InputError {
    #[derive(Deserialize)]
    struct Placed {
        #[serde(default)]
        wrong: Vec<toml::Spanned<String>>,
        #[serde(default)]
        held: Vec<toml::Spanned<String>>,
    }
    let error = InputError::new(path.display().to_string(), message);
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let placed: Option<Placed> = toml::from_str(&text).ok();
    let entries = placed.into_iter().flat_map(|placed| placed.wrong.into_iter().chain(placed.held));
    match entries.into_iter().find(|own| own.get_ref() == entry) {
        Some(own) => error.at_byte(text.as_bytes(), own.span().start),
        None => error,
    }
}

/// Reads the corrections from bytes; `shown` names them in messages.
///
/// # Errors
/// Returns [`InputError`] with line and column if they have the wrong format.
pub fn edits_of(shown: &str, bytes: &[u8]) -> Result<Edits, InputError> {
    if bytes.len() as u64 > MOST_BYTES {
        let message = format!("the file is larger than {} MiB", MOST_BYTES >> 20);
        return Err(InputError::new(shown, message).hint(SHAPE));
    }
    let text = str::from_utf8(bytes).map_err(|error| {
        InputError::new(shown, "the file is not UTF-8 text").at_byte(bytes, error.valid_up_to())
    })?;
    toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let message = error.message().lines().map(str::trim).collect::<Vec<_>>().join("; ");
        InputError::new(shown, message).at_byte(text.as_bytes(), at).hint(SHAPE)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Edits, InputError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("me.toml");
        std::fs::write(&path, text).unwrap();
        read_edits(&path)
    }

    #[test]
    fn corrections_are_two_lists_and_nothing_else() {
        let edits = read("wrong = [\"Kong\"]\nheld = [\"Python: advanced\"]").unwrap();
        assert_eq!((edits.wrong, edits.held), (vec!["Kong".to_owned()], vec!["Python: advanced".to_owned()]));
        assert_eq!(read("").unwrap(), Edits::default());
        let error = read("right = []").unwrap_err();
        assert!(error.to_string().contains("me.toml:1:1: unknown field `right`"), "{error}");
        assert!(error.hint.unwrap().contains("held ="));
    }
}
