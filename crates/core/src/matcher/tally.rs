//! Sums by number of label or word, and the most promising of them.

/// Sums by number of label or word.
#[derive(Debug, Default)]
pub(super) struct Tally {
    sums: Vec<f32>,
    touched: Vec<u32>,
    best: Vec<(f32, u32)>,
    /// How many items were added to.
    pub(super) read: u64,
}

impl Tally {
    /// Makes room for so many items.
    pub(super) fn begin(&mut self, items: usize) {
        if self.sums.len() < items {
            self.sums.resize(items, 0.0);
        }
    }

    /// Adds to each of these items.
    pub(super) fn add(&mut self, items: &[u32], amount: f32) {
        self.read += items.len() as u64;
        for &item in items {
            let Some(sum) = self.sums.get_mut(item as usize) else { continue };
            if *sum == 0.0 {
                self.touched.push(item);
            }
            *sum += amount;
        }
    }

    /// Adds to the items that were touched before.
    pub(super) fn add_to_touched(&mut self, items: &[u32], amount: f32) {
        self.read += items.len() as u64;
        for &item in items {
            let Some(sum) = self.sums.get_mut(item as usize) else { continue };
            // No branch: half of the items would be guessed wrongly.
            *sum += if *sum == 0.0 { 0.0 } else { amount };
        }
    }

    /// So many of the touched items, the most promising first; the sums are clean again afterwards.
    ///
    /// No promise is more than the sum divided by `least_divisor`: what cannot be among the best is not asked for.
    pub(super) fn best(
        &mut self,
        most: usize,
        least_divisor: f32,
        promise: impl Fn(u32, f32) -> f32,
    ) -> &[(f32, u32)] {
        self.best.clear();
        let mut least = 0.0;
        for item in self.touched.drain(..) {
            let sum = std::mem::take(&mut self.sums[item as usize]);
            if sum < least * least_divisor {
                continue;
            }
            let promise = promise(item, sum);
            if promise >= least {
                least = keep_best(&mut self.best, most, (promise, item));
            }
        }
        &self.best
    }
}

/// Puts one more into a sorted list of the best; what the next one must reach.
fn keep_best(best: &mut Vec<(f32, u32)>, most: usize, new: (f32, u32)) -> f32 {
    let at = best.partition_point(|old| old.0 > new.0 || (old.0 == new.0 && old.1 < new.1));
    if at < most {
        best.truncate(most - 1);
        best.insert(at, new);
    }
    best.get(most - 1).map_or(0.0, |last| last.0)
}
