//! Many short texts in one, for a single allocation: what is unpacked at every start must not cost one for each text.

use crate::lists::small;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::ops::Range;

/// Texts without line breaks, numbered in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct TextList {
    /// The texts, each ended by a line break.
    text: String,
    /// Where each text ends.
    ends: Vec<u32>,
}

impl TextList {
    /// Adds a text, which has no line break.
    pub(crate) fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(small(self.text.len()));
        self.text.push('\n');
    }

    /// The number of texts.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text with this number; empty if there is none.
    pub(crate) fn get(&self, at: usize) -> &str {
        let Some(end) = self.ends.get(at) else { return "" };
        let before = at.checked_sub(1).and_then(|before| self.ends.get(before));
        let start = before.map_or(0, |end| *end as usize + 1);
        self.text.get(start..*end as usize).unwrap_or_default()
    }

    /// The texts in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.get(at))
    }

    /// The first text of a range that is not before what is sought, as all those before it are.
    pub(crate) fn partition_point(&self, range: Range<usize>, is_before: impl Fn(&str) -> bool) -> usize {
        let Range { mut start, mut end } = range;
        while start < end {
            let middle = start.midpoint(end);
            if is_before(self.get(middle)) {
                start = middle + 1;
            } else {
                end = middle;
            }
        }
        start
    }

    /// The number of a text in a sorted list.
    pub(crate) fn find(&self, text: &str) -> Option<usize> {
        let at = self.partition_point(0..self.len(), |before| before < text);
        (at < self.len() && self.get(at) == text).then_some(at)
    }
}

impl Serialize for TextList {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for TextList {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(end, _)| small(end));
        let ends = ends.collect();
        Ok(Self { text, ends })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_out_as_they_went_in() {
        let mut list = TextList::default();
        ["a b", "", "c"].iter().for_each(|text| list.push(text));
        let unpacked: TextList = postcard::from_bytes(&postcard::to_allocvec(&list).unwrap()).unwrap();
        assert_eq!(unpacked, list);
        assert_eq!(unpacked.iter().collect::<Vec<_>>(), ["a b", "", "c"]);
        assert_eq!((unpacked.len(), unpacked.get(3)), (3, ""));
    }

    #[test]
    fn a_sorted_list_is_searched() {
        let mut list = TextList::default();
        ["a", "b b", "d"].iter().for_each(|text| list.push(text));
        assert_eq!(
            ["a", "b", "b b", "d", "e"].map(|text| list.find(text)),
            [Some(0), None, Some(1), Some(2), None]
        );
        assert_eq!(["", "b", "z"].map(|text| list.partition_point(0..3, |before| before < text)), [0, 1, 3]);
    }
}
