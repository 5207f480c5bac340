//! JSON output: the report's own field names, two spaces of indentation, one final line break. Invisible
//! characters, and those that act on a terminal, are written as `\u` escapes.

use serde::Serialize;
use skillgap_core::unseen::escape_json;

/// Any value as indented JSON.
///
/// # Errors
/// Fails if the value cannot be represented in JSON, which never happens for values of this program.
pub fn render<T: Serialize>(value: &T) -> serde_json::Result<String> {
    serde_json::to_string_pretty(value).map(|text| escape_json(text + "\n"))
}
