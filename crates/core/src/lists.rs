//! Many short lists in one array, for locality and a single allocation.

use crate::raw::{List, Raw, Slice};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Converts a catalogue position, which fits in 32 bits because file sizes are bounded.
pub(crate) fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Numbered lists in one array.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lists<T> {
    /// Where each list starts, plus the end of the last.
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self::with_capacity(0, 0)
    }
}

impl<T> Lists<T> {
    /// An empty collection with room for this many lists and items.
    pub(crate) fn with_capacity(lists: usize, items: usize) -> Self {
        let mut starts = Vec::with_capacity(lists + 1);
        starts.push(0);
        Self { starts, items: Vec::with_capacity(items) }
    }

    /// Appends a list.
    pub(crate) fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.items.extend(list);
        self.starts.push(small(self.items.len()));
    }

    /// The list with this number; empty if there is none.
    pub(crate) fn get(&self, at: usize) -> &[T] {
        let range = self.starts.get(at).zip(self.starts.get(at + 1));
        range.and_then(|(from, to)| self.items.get(*from as usize..*to as usize)).unwrap_or_default()
    }

    /// The list with this number, mutably.
    pub(crate) fn get_mut(&mut self, at: usize) -> &mut [T] {
        let range = self.starts.get(at).zip(self.starts.get(at + 1));
        range.and_then(|(from, to)| self.items.get_mut(*from as usize..*to as usize)).unwrap_or_default()
    }

    /// The items of all lists, one list after another.
    pub(crate) fn items(&self) -> &[T] {
        &self.items
    }

    /// The number of lists.
    pub(crate) fn len(&self) -> usize {
        self.starts.len() - 1
    }
}

impl<T: Copy + Default> Lists<T> {
    /// Distributes items into lists by key, in order; keys are below `keys`.
    ///
    /// `walk` passes each key with its item; it is called twice, to count and to place, and must give the
    /// same items.
    pub(crate) fn by_key(keys: usize, walk: impl Fn(&mut dyn FnMut(usize, T))) -> Self {
        let mut starts = vec![0; keys + 1];
        walk(&mut |key, _| starts[key + 1] += 1);
        for key in 0..keys {
            starts[key + 1] += starts[key];
        }
        let mut next = starts.clone();
        let mut items = vec![T::default(); starts[keys] as usize];
        walk(&mut |key, item| {
            items[next[key] as usize] = item;
            next[key] += 1;
        });
        Self { starts, items }
    }
}

/// Serialised as the lengths of the lists, one byte each if possible, followed by the items.
impl<T: Raw> Serialize for Lists<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let lengths: Vec<u32> = self.starts.windows(2).map(|ends| ends[1] - ends[0]).collect();
        let short: Vec<u8> = lengths.iter().map_while(|length| u8::try_from(*length).ok()).collect();
        let long = if short.len() == lengths.len() { &[] } else { &lengths[..] };
        let short = if long.is_empty() { &short[..] } else { &[] };
        (Slice(short), Slice(long), Slice(&self.items)).serialize(serializer)
    }
}

impl<'de, T: Raw> Deserialize<'de> for Lists<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (List(short), List(long), List(items)): (List<u8>, List<u32>, List<T>) =
            Deserialize::deserialize(deserializer)?;
        let mut starts = Vec::with_capacity(short.len() + long.len() + 1);
        let mut end = 0u32;
        starts.push(end);
        starts.extend(short.into_iter().map(u32::from).chain(long).map(|length| {
            end = end.saturating_add(length);
            end
        }));
        if end as usize == items.len() {
            Ok(Self { starts, items })
        } else {
            Err(D::Error::custom("the lists are not as long as they say"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_are_packed_too() {
        let mut lists = Lists::default();
        lists.push([]);
        lists.push(0..300u32);
        let packed = postcard::to_allocvec(&lists).unwrap();
        let unpacked: Lists<u32> = postcard::from_bytes(&packed).unwrap();
        assert_eq!((unpacked.len(), unpacked.get(0).len(), unpacked.get(1)), (2, 0, lists.get(1)));
    }

    #[test]
    fn lists_keep_their_items_in_order() {
        let mut pushed = Lists::with_capacity(2, 3);
        pushed.push([1, 2]);
        pushed.push([]);
        pushed.push([3]);
        let sorted =
            Lists::by_key(3, |put| [(2, 3), (0, 1), (0, 2)].iter().for_each(|(key, item)| put(*key, *item)));
        for lists in [pushed, sorted] {
            let packed = postcard::to_allocvec(&lists).unwrap();
            let unpacked: Lists<u32> = postcard::from_bytes(&packed).unwrap();
            assert_eq!((unpacked.starts, unpacked.items), (lists.starts.clone(), lists.items.clone()));
            assert_eq!(
                [lists.get(0), lists.get(1), lists.get(2), lists.get(3)],
                [&[1, 2][..], &[], &[3], &[]]
            );
        }
    }
}
