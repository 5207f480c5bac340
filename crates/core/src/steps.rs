//! Counts the steps of reading a text, to test how they grow with its length.

use std::cell::Cell;

thread_local! {
    static STEPS: Cell<usize> = const { Cell::new(0) };
}

/// Counts one step on this thread.
pub(crate) fn step() {
    STEPS.set(STEPS.get() + 1);
}

/// The number of steps that an action takes.
pub(crate) fn steps_of(act: impl FnOnce()) -> usize {
    let before = STEPS.get();
    act();
    STEPS.get() - before
}
