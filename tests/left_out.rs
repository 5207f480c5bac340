//! A word on tests that are left out.

use std::io::Write;

/// Says which test is left out and why, where the runner shows it.
///
/// It keeps what `eprintln!` says of a test that passes to itself; what is written to the standard error is always shown.
#[allow(clippy::disallowed_methods, reason = "tests may write, whatever they test")]
pub(crate) fn left_out(why: &str) {
    let thread = std::thread::current();
    let test = thread.name().filter(|name| *name != "main").unwrap_or("a test");
    let told = format!("left out: {test}: {why}\n");
    std::io::stderr().write_all(told.as_bytes()).unwrap();
}
