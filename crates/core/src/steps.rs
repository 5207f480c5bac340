//! Counts the steps of reading a text, for tests of how their number grows.

use std::cell::Cell;

thread_local! {
    static STEPS: Cell<usize> = const { Cell::new(0) };
}

/// Counts one step of this thread.
pub(crate) fn step() {
    STEPS.set(STEPS.get() + 1);
}

/// How many steps something takes.
pub(crate) fn steps_of(act: impl FnOnce()) -> usize {
    let before = STEPS.get();
    act();
    STEPS.get() - before
}
