//! Runs the reader of a foreign format where its failure cannot end the program.

use crate::error::InputError;
use std::panic;
use std::sync::Once;
use std::thread;

/// The name of the threads whose panics are told as errors rather than on the screen.
const READER: &str = "document-reader";

/// The stack of a reader. Parsers of nested formats descend up to a few hundred levels, each of them below a
/// kilobyte; this is far more than that, and is only reserved, not used.
const STACK: usize = 64 << 20;

/// Runs a reader on a thread of its own; a panic in it becomes an error like any other.
///
/// The parsers of other people are fast and well kept, and still hold assertions about files that they have never
/// seen. A person whose file trips over one of them is told so, and what to do.
pub(super) fn isolated<T: Send>(
    shown: &str,
    read: impl FnOnce() -> Result<T, InputError> + Send,
) -> Result<T, InputError> {
    keep_quiet();
    thread::scope(|scope| {
        let started = thread::Builder::new().name(READER.to_owned()).stack_size(STACK);
        match started.spawn_scoped(scope, read) {
            Ok(reader) => reader.join().unwrap_or_else(|_| Err(failed(shown))),
            Err(error) => Err(InputError::io(shown, "start a reader for the file", error)),
        }
    })
}

fn failed(shown: &str) -> InputError {
    InputError::new(shown, "is damaged, or built in a way that its reader cannot follow")
        .hint("open it in the program that made it and save it again, or export the resume as plain text")
}

/// Keeps the panics of readers off the screen; those of everybody else are shown as before.
fn keep_quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let shown = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if thread::current().name() != Some(READER) {
                shown(info);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_of_a_reader_is_an_error_with_advice() {
        let error = isolated::<()>("cv.pdf", || panic!("assertion of somebody else")).unwrap_err();
        assert!(error.to_string().starts_with("cv.pdf: is damaged"), "{error}");
        assert!(error.hint.is_some_and(|hint| hint.contains("plain text")));
        assert_eq!(isolated("cv.pdf", || Ok(7)).unwrap(), 7);
    }
}
