//! Many short lists in one array: what is read together lies together, and all of it is let go at once.

/// Lists by number, in one array.
#[derive(Debug, Clone)]
pub(crate) struct Lists<T> {
    /// Where each list begins; one more for the end.
    starts: Vec<usize>,
    items: Vec<T>,
}

impl<T> Lists<T> {
    /// No list yet; about so many items will come.
    pub(crate) fn with_capacity(lists: usize, items: usize) -> Self {
        let mut starts = Vec::with_capacity(lists + 1);
        starts.push(0);
        Self { starts, items: Vec::with_capacity(items) }
    }

    /// Appends a list.
    pub(crate) fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.items.extend(list);
        self.starts.push(self.items.len());
    }

    /// The list with this number, empty when there is none.
    pub(crate) fn get(&self, at: usize) -> &[T] {
        let range = self.starts.get(at).zip(self.starts.get(at + 1));
        range.and_then(|(from, to)| self.items.get(*from..*to)).unwrap_or_default()
    }
}

impl<T: Copy + Default> Lists<T> {
    /// Puts items into the lists that their keys say, in their order; keys are below `keys`.
    pub(crate) fn by_key(keys: usize, items: impl Iterator<Item = (usize, T)> + Clone) -> Self {
        let mut starts = vec![0; keys + 1];
        items.clone().for_each(|(key, _)| starts[key + 1] += 1);
        for key in 0..keys {
            starts[key + 1] += starts[key];
        }
        let mut next = starts.clone();
        let mut sorted = vec![T::default(); starts[keys]];
        for (key, item) in items {
            sorted[next[key]] = item;
            next[key] += 1;
        }
        Self { starts, items: sorted }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_keep_their_items_in_order() {
        let mut pushed = Lists::with_capacity(2, 3);
        pushed.push([1, 2]);
        pushed.push([]);
        pushed.push([3]);
        let sorted = Lists::by_key(3, [(2, 3), (0, 1), (0, 2)].into_iter());
        for lists in [pushed, sorted] {
            assert_eq!(
                [lists.get(0), lists.get(1), lists.get(2), lists.get(3)],
                [&[1, 2][..], &[], &[3], &[]]
            );
        }
    }
}
