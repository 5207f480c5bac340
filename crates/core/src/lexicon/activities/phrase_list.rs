//! A sorted list of phrases, each with the slots it fills.

use crate::lists::Lists;
use crate::text_list::TextList;
use serde::{Deserialize, Serialize};

/// A pattern and one of its slots.
pub(super) type Fill = (u16, u8);

/// Phrases, sorted, with the slots that each fills.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PhraseList {
    /// The words of each phrase, separated by single spaces.
    pub(super) words: TextList,
    fills: Lists<Fill>,
}

impl PhraseList {
    /// The list of these phrases, which are sorted.
    pub(super) fn of(phrases: Vec<(String, Vec<Fill>)>) -> Self {
        let mut list = Self::default();
        for (phrase, fills) in phrases {
            list.words.push(&phrase);
            list.fills.push(fills);
        }
        list
    }

    /// The slots that a phrase fills.
    pub(super) fn fills(&self, at: usize) -> &[Fill] {
        self.fills.get(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_come_out_of_the_packed_list_with_their_slots() {
        let list =
            PhraseList::of(vec![("a b".to_owned(), vec![(300, 1)]), ("c".to_owned(), vec![(1, 0), (2, 5)])]);
        let unpacked: PhraseList = postcard::from_bytes(&postcard::to_allocvec(&list).unwrap()).unwrap();
        assert_eq!(unpacked, list);
        assert_eq!((unpacked.fills(0), unpacked.fills(1)), (&[(300, 1)][..], &[(1, 0), (2, 5)][..]));
        assert_eq!(unpacked.fills(2), []);
    }
}
