//! Notes on skipped tests.

use std::io::Write;

/// Prints which test is skipped and why, where the runner shows it.
///
/// The runner hides what a passing test prints with `eprintln!`; what is written to standard error directly
/// is always shown.
#[allow(clippy::disallowed_methods, reason = "tests may write, whatever they test")]
pub(crate) fn left_out(why: &str) {
    let thread = std::thread::current();
    let test = thread.name().filter(|name| *name != "main").unwrap_or("a test");
    let told = format!("left out: {test}: {why}\n");
    std::io::stderr().write_all(told.as_bytes()).unwrap();
}
