//! Reads back reports that skillgap wrote as JSON, for comparison.

use crate::error::{InputError, clipped};
use serde::Deserialize;
use serde_json::Value;
use skillgap_core::diff::Snapshot;
use skillgap_core::report::SCHEMA_VERSION;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The largest report read, in bytes; a report on a long resume with every role has a twentieth of this.
const MOST_BYTES: u64 = 64 << 20;

const HOW: &str = "make a report with: skillgap report RESUME --format json -o report.json";

/// The field that every version of the format has.
#[derive(Deserialize)]
struct Version {
    #[serde(default)]
    schema_version: Value,
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Reads a report; `-` is standard input.
///
/// # Errors
/// Returns [`InputError`] with the position if the file cannot be read, is not JSON, is not a report, or has
/// another version.
pub fn read_report(path: &Path) -> Result<Snapshot, InputError> {
    let shown = if is_stdin(path) { "<stdin>".to_owned() } else { path.display().to_string() };
    let failed = |error| InputError::io(shown.as_str(), "read the report", error);
    let bytes =
        if is_stdin(path) { bounded(std::io::stdin().lock()) } else { File::open(path).and_then(bounded) };
    let bytes = bytes.map_err(failed)?;
    if bytes.len() as u64 > MOST_BYTES {
        let message = format!("is larger than {} MiB, too large for a report", MOST_BYTES >> 20);
        Err(InputError::new(shown, message).hint(HOW))
    } else {
        report_of(&shown, &bytes)
    }
}

fn bounded(source: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads a report from bytes; `shown` names them in messages.
///
/// # Errors
/// As [`read_report`].
pub fn report_of(shown: &str, bytes: &[u8]) -> Result<Snapshot, InputError> {
    let text =
        std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).map_err(|error| {
            InputError::new(shown, "is not UTF-8 text, so it is not JSON")
                .at_byte(bytes, error.valid_up_to())
                .hint(HOW)
        })?;
    if text.trim().is_empty() {
        return Err(InputError::new(shown, "is empty").hint(HOW));
    }
    if !text.trim_start().starts_with('{') {
        return Err(InputError::new(shown, "is not a skillgap report, which is a JSON object")
            .at(1, 1)
            .hint(HOW));
    }
    let version: Version = serde_json::from_str(text).map_err(|error| unusable(shown, &error))?;
    match &version.schema_version {
        Value::Null => {
            let message = "is JSON, but not a skillgap report: it has no schema_version";
            return Err(InputError::new(shown, message).hint(HOW));
        }
        Value::Number(number) if number.as_u64() == Some(u64::from(SCHEMA_VERSION)) => {}
        other => {
            let message = format!(
                "has the format version {}, and this program reads version {SCHEMA_VERSION}",
                clipped(&other.to_string())
            );
            return Err(InputError::new(shown, message)
                .hint("make the report again with this program, from the resume used then"));
        }
    }
    serde_json::from_str(text).map_err(|error| unusable(shown, &error))
}

/// The error of the parser with its position.
fn unusable(shown: &str, error: &serde_json::Error) -> InputError {
    let told = error.to_string();
    let what = told.rsplit_once(" at line ").map_or(told.as_str(), |(what, _)| what);
    let kind = if error.is_data() { "is not a skillgap report" } else { "is not valid JSON" };
    let error_at = InputError::new(shown, format!("{kind}: {}", clipped_to(what, 160)));
    error_at.at(error.line().max(1), error.column().max(1)).hint(HOW)
}

/// A parser's message shortened, because it may quote the file.
fn clipped_to(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}...", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use skillgap_core::engine::Engine;
    use skillgap_core::plan::PlanOptions;
    use skillgap_core::profile::Profile;
    use skillgap_core::report::{Report, Selection};
    use skillgap_core::sample;

    fn report() -> Report {
        let engine = Engine::new(sample::catalog());
        let role = engine.catalog().find_role("Web Developer").unwrap();
        engine.report_on(&Profile::default(), &Selection::Roles(vec![role]), &PlanOptions::default())
    }

    fn failing(text: &str) -> String {
        report_of("old.json", text.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn what_was_written_is_read_back() {
        let report = report();
        let read = report_of("old.json", serde_json::to_string_pretty(&report).unwrap().as_bytes()).unwrap();
        assert_eq!(
            (read.roles.len(), read.roles[0].requirements.len()),
            (1, report.roles[0].requirements.len())
        );
        assert_eq!(read.roles[0].plan.len(), report.roles[0].plan.len());
        let marked = format!("\u{feff}{}", serde_json::to_string(&report).unwrap());
        assert_eq!(report_of("old.json", marked.as_bytes()).unwrap(), read);
    }

    #[test]
    fn what_is_no_report_is_told_with_its_place() {
        assert_eq!(failing(" \n"), "old.json: is empty");
        assert!(failing("{\n  \"a\": }").starts_with("old.json:2:8: is not valid JSON: expected value"));
        assert!(failing("[1]").starts_with("old.json:1:1: is not a skillgap report"), "{}", failing("[1]"));
        assert!(failing("{\"basics\": {}}").contains("it has no schema_version"));
        assert!(
            failing("{\"schema_version\": 2}")
                .contains("has the format version 2, and this program reads version 1")
        );
        assert!(failing("{\"schema_version\": \"one\"}").contains("format version \"one\""));
        assert!(
            failing("{\"schema_version\": 1}").contains("is not a skillgap report: missing field `catalog`")
        );
        let mut value = serde_json::to_value(report()).unwrap();
        value["roles"][0]["fit"] = 1e300.into();
        let told = failing(&serde_json::to_string_pretty(&value).unwrap());
        assert!(told.contains("is not between 0 and 1"), "{told}");
        let error = report_of("old.json", &[b'{', 0xff]).unwrap_err();
        assert!(error.to_string().starts_with("old.json:1:2: is not UTF-8"), "{error}");
        assert!(error.hint.unwrap().contains("skillgap report"));
    }

    #[test]
    fn what_nests_without_end_is_refused() {
        let deep = "[".repeat(200_000);
        let told = failing(&format!("{{\"schema_version\": 1, \"x\": {deep}"));
        assert!(told.contains("is not valid JSON"), "{told}");
        let told = failing(&format!("{{\"schema_version\": {deep}"));
        assert!(told.contains("recursion limit"), "{told}");
    }
}
