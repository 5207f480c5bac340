//! Sums by number of label or word, and selection of the most promising.

/// Sums by number of label or word.
#[derive(Debug, Default)]
pub(super) struct Tally {
    sums: Vec<f32>,
    touched: Vec<u32>,
    /// The [keys](key) of what may be among the best.
    crowd: Vec<u64>,
    best: Vec<(f32, u32)>,
    /// The number of additions so far.
    pub(super) read: u64,
}

impl Tally {
    /// Makes room for this many items.
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

    /// Adds only to items already touched.
    pub(super) fn add_to_touched(&mut self, items: &[u32], amount: f32) {
        self.read += items.len() as u64;
        for &item in items {
            let Some(sum) = self.sums.get_mut(item as usize) else { continue };
            // Branch-free, because half of the branches would be mispredicted.
            *sum += if *sum == 0.0 { 0.0 } else { amount };
        }
    }

    /// At most `most` of the touched items, most promising first; the sums are reset.
    ///
    /// No promise exceeds the sum divided by `least_divisor`, so items that cannot be among the best are
    /// skipped.
    pub(super) fn best(
        &mut self,
        most: usize,
        least_divisor: f32,
        promise: impl Fn(u32, f32) -> f32,
    ) -> &[(f32, u32)] {
        self.crowd.clear();
        let mut least = 0.0;
        for item in self.touched.drain(..) {
            let sum = std::mem::take(&mut self.sums[item as usize]);
            if sum < least * least_divisor {
                continue;
            }
            let promise = promise(item, sum);
            if promise >= least {
                self.crowd.push(key(promise, item));
                if self.crowd.len() >= CROWD * most {
                    least = keep_best(&mut self.crowd, most);
                }
            }
        }
        keep_best(&mut self.crowd, most);
        self.crowd.sort_unstable_by(|a, b| b.cmp(a));
        self.best.clear();
        self.best.extend(self.crowd.iter().map(|key| (promise_of(*key), !(*key as u32))));
        &self.best
    }
}

/// How many times the wanted number is kept before the best are selected.
const CROWD: usize = 3;

/// A promise, which is not negative, and its item as one number: the larger number has the larger promise or,
/// on ties, the smaller item. Numbers are compared and sorted twice as fast as pairs.
fn key(promise: f32, item: u32) -> u64 {
    u64::from(promise.to_bits()) << 32 | u64::from(!item)
}

fn promise_of(key: u64) -> f32 {
    f32::from_bits((key >> 32) as u32)
}

/// Keeps this many of the best, in no order; returns what the next one must reach.
fn keep_best(crowd: &mut Vec<u64>, most: usize) -> f32 {
    match most.checked_sub(1).filter(|last| *last < crowd.len()) {
        Some(last) => {
            let least = *crowd.select_nth_unstable_by(last, |a, b| b.cmp(a)).1;
            crowd.truncate(most);
            promise_of(least)
        }
        None => 0.0,
    }
}
