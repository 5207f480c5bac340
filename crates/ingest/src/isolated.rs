//! Runs readers of foreign formats where their failure cannot end the program.

use crate::error::InputError;
use std::thread;

/// The name of the threads whose panics are told as errors rather than on the screen.
pub(crate) const READER: &str = "document-reader";

/// The stack of a reader. Parsers of nested formats descend up to a few hundred levels, each of them below a
/// kilobyte; this is far more than that, and is only reserved, not used.
const STACK: usize = 64 << 20;

/// Runs a reader on a thread of its own; a panic in it becomes an error like any other.
///
/// The parsers of other people are fast and well kept, and still hold assertions about files that they have never
/// seen. A person whose file trips over one of them is told so, and what to do.
pub(crate) fn isolated<T: Send>(
    shown: &str,
    read: impl FnOnce() -> Result<T, InputError> + Send,
) -> Result<T, InputError> {
    // Without threads a panic ends the instance, which whoever embeds it has to make anew.
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
    InputError::new(shown, "is damaged, or built in a way that its reader cannot follow")
        .hint("open it in the program that made it and save it again, or export the resume as plain text")
}

/// Whether a panic of this thread becomes an error, so that nobody needs to see it on the screen.
///
/// The library sets no panic hook; a program may ask this in its own.
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
