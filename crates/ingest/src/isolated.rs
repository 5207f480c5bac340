//! Runs readers of foreign formats so that a panic in them becomes an error.

use crate::error::InputError;
use std::thread;

/// The name of the threads whose panics are reported as errors instead of printed.
pub(crate) const READER: &str = "document-reader";

/// The stack of a reader. Parsers of nested formats descend a few hundred levels of less than a kilobyte
/// each; this is far more, but only reserved, not used.
const STACK: usize = 64 << 20;

/// Runs a reader on its own thread; a panic in it becomes an ordinary error.
///
/// Third-party parsers are fast and well maintained, but assert things about files they have never seen. A
/// user whose file triggers one gets an error that says what to do.
pub(crate) fn isolated<T: Send>(
    shown: &str,
    read: impl FnOnce() -> Result<T, InputError> + Send,
) -> Result<T, InputError> {
    // Without threads, a panic ends the instance, and the embedder must create a new one.
    if cfg!(target_family = "wasm") {
        return read();
    }
    thread::scope(|scope| {
        let started = thread::Builder::new().name(READER.to_owned()).stack_size(STACK);
        match started.spawn_scoped(scope, read) {
            Ok(reader) => reader.join().unwrap_or_else(|_| Err(failed(shown))),
            Err(error) => Err(InputError::io(shown, "start a reader for the file", error)),
        }
    })
}

fn failed(shown: &str) -> InputError {
    InputError::new(shown, "is damaged, or uses something that skillgap cannot read")
        .hint("open it in the program that made it and save it again, or export the resume as plain text")
}

/// Whether a panic on this thread becomes an error, so that it need not be printed.
///
/// The library sets no panic hook; a program can ask this in its own.
#[must_use]
pub fn is_told() -> bool {
    let told = thread::current().name() == Some(READER);
    #[cfg(feature = "tables")]
    let told = told || crate::guarded::is_told();
    told
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
