//! JSON as the contract gives it: the report's own field names, two spaces of indentation, one final line break.

use serde::Serialize;

/// Any value as indented JSON.
///
/// # Errors
/// When the value holds something that JSON cannot, which no value of this program does.
pub fn render<T: Serialize>(value: &T) -> serde_json::Result<String> {
    serde_json::to_string_pretty(value).map(|text| text + "\n")
}
