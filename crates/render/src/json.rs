//! JSON as the contract gives it: the report's own field names, two spaces of indentation, one final line break. What
//! nobody would see, or what would act on a terminal, is written as `\u` and its number.

use serde::Serialize;
use skillgap_core::unseen::escape_json;

/// Any value as indented JSON.
///
/// # Errors
/// When the value holds something that JSON cannot, which no value of this program does.
pub fn render<T: Serialize>(value: &T) -> serde_json::Result<String> {
    serde_json::to_string_pretty(value).map(|text| escape_json(text + "\n"))
}
