//! Runs a whole batch where its failure cannot end the program.

use std::any::Any;
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicUsize, Ordering};

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
    let _telling = Telling::begin();
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|payload| words(&*payload))
}

fn words(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("without a word").to_owned()
}

/// Whether a panic of this thread is told as an error.
pub(crate) fn is_told() -> bool {
    let of_rayon = || TELLING.load(Ordering::Relaxed) > 0 && rayon::current_thread_index().is_some();
    TOLD.get() || of_rayon()
}
