//! Working memory that threads lend from one another: what one of them has learnt the next one need not learn again.

use std::sync::{Mutex, PoisonError};

/// Values that are lent to whichever thread works, as many as work at the same time.
#[derive(Debug)]
pub struct Lent<T>(Mutex<Vec<T>>);

impl<T> Default for Lent<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> Lent<T> {
    /// Lends a value, or one that is made for the purpose when all are in use. Who panics loses it.
    pub fn lend<R>(&self, make: impl FnOnce() -> T, work: impl FnOnce(&mut T) -> R) -> R {
        // A thread that panicked leaves the list as whole as it was.
        let lent = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut value = lent.unwrap_or_else(make);
        let done = work(&mut value);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(value);
        done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_used_again_when_it_is_free() {
        let lent = Lent::default();
        let add = |value: &mut u32| {
            *value += 1;
            *value
        };
        assert_eq!(lent.lend(|| 10, add), 11);
        assert_eq!(lent.lend(|| 10, |outer| (lent.lend(|| 20, add), add(outer))), (21, 12));
    }
}
