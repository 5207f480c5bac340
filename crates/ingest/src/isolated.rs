//! Runs what may fail where its failure cannot end the program: readers of foreign formats, and a whole batch.

use crate::error::InputError;
use std::any::Any;
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;
use std::sync::atomic::{AtomicUsize, Ordering};
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
    keep_quiet();
    thread::scope(|scope| {
        let started = thread::Builder::new().name(READER.to_owned()).stack_size(STACK);
        match started.spawn_scoped(scope, read) {
            Ok(reader) => reader.join().unwrap_or_else(|_| Err(failed(shown))),
            Err(error) => Err(InputError::io(shown, "start a reader for the file", error)),
        }
    })
}

thread_local! {
    /// Whether the panics of this thread are told as errors.
    static TOLD: Cell<bool> = const { Cell::new(false) };
}

/// How much work is under way whose panics are told as errors, on whichever of rayon's threads they happen.
static TELLING: AtomicUsize = AtomicUsize::new(0);

/// Tells panics as errors until it is dropped.
struct Telling {
    before: bool,
}

impl Telling {
    fn begin() -> Self {
        TELLING.fetch_add(1, Ordering::Relaxed);
        Self { before: TOLD.replace(true) }
    }
}

impl Drop for Telling {
    fn drop(&mut self) {
        TELLING.fetch_sub(1, Ordering::Relaxed);
        TOLD.set(self.before);
    }
}

/// Does work that may use rayon's threads; a panic, on this thread or on one of those, is the error, in its own words.
///
/// Nothing that the work has left half done may be looked at afterwards.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    keep_quiet();
    let _telling = Telling::begin();
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|payload| words(&*payload))
}

fn words(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("without a word").to_owned()
}

fn failed(shown: &str) -> InputError {
    InputError::new(shown, "is damaged, or built in a way that its reader cannot follow")
        .hint("open it in the program that made it and save it again, or export the resume as plain text")
}

/// Whether a panic of this thread becomes an error.
fn is_told() -> bool {
    let of_rayon = || TELLING.load(Ordering::Relaxed) > 0 && rayon::current_thread_index().is_some();
    TOLD.get() || thread::current().name() == Some(READER) || of_rayon()
}

/// Keeps panics that become errors off the screen; those of everybody else are shown as before.
fn keep_quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let shown = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !is_told() {
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
