//! Runs a whole batch so that a panic in it becomes an error.

use std::any::Any;
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicUsize, Ordering};

thread_local! {
    /// Whether panics on this thread are reported as errors.
    static TOLD: Cell<bool> = const { Cell::new(false) };
}

/// How many batches are running whose panics are reported as errors, on any of rayon's threads.
static TELLING: AtomicUsize = AtomicUsize::new(0);

/// Reports panics as errors until dropped.
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

/// Runs work that may use rayon's threads; a panic on any of them becomes an error with its message.
///
/// Do not use anything that the work left half done.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    let _telling = Telling::begin();
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|payload| words(&*payload))
}

fn words(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("without a word").to_owned()
}

/// Whether a panic on this thread is reported as an error.
pub(crate) fn is_told() -> bool {
    let of_rayon = || TELLING.load(Ordering::Relaxed) > 0 && rayon::current_thread_index().is_some();
    TOLD.get() || of_rayon()
}
