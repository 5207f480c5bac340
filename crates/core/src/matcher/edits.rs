//! Edit distance from one word to many, in a few machine operations per letter.
//!
//! Optimal string alignment (insert, delete, replace, swap neighbours) with bit vectors, after H. Hyyrö, "A
//! bit-vector algorithm for computing Levenshtein and Damerau edit distances" (2003). Longer or non-ASCII
//! names use `strsim`, which computes the same.

/// A word to be compared with many others.
#[derive(Debug)]
pub(super) struct Pattern {
    word: Box<str>,
    /// For each ASCII character, its positions in the word; `None` if the word does not fit.
    places: Option<Box<[u64; 128]>>,
}

impl Pattern {
    pub(super) fn new(word: &str) -> Self {
        let fits = word.is_ascii() && (1..=64).contains(&word.len());
        let places = fits.then(|| {
            let mut places = Box::new([0u64; 128]);
            for (i, byte) in word.bytes().enumerate() {
                places[usize::from(byte & 127)] |= 1 << i;
            }
            places
        });
        Self { word: word.into(), places }
    }

    /// The number of edits between the word and another.
    pub(super) fn distance(&self, other: &str) -> usize {
        match &self.places {
            Some(places) if other.is_ascii() => by_bits(places, self.word.len(), other.as_bytes()),
            _ => strsim::osa_distance(&self.word, other),
        }
    }
}

/// Columns of the distance table with one bit per row: where values rise and where they fall.
fn by_bits(places: &[u64; 128], length: usize, other: &[u8]) -> usize {
    let last = 1u64 << (length - 1);
    let (mut rises, mut falls, mut diagonal, mut before) = (!0u64, 0u64, 0u64, 0u64);
    let mut distance = length;
    for byte in other {
        let here = places[usize::from(byte & 127)];
        let swapped = ((!diagonal & here) << 1) & before;
        diagonal = ((here & rises).wrapping_add(rises) ^ rises) | here | falls | swapped;
        let across_rises = falls | !(diagonal | rises);
        let across_falls = diagonal & rises;
        distance += usize::from(across_rises & last != 0);
        distance -= usize::from(across_falls & last != 0);
        let across_rises = (across_rises << 1) | 1;
        rises = (across_falls << 1) | !(diagonal | across_rises);
        falls = across_rises & diagonal;
        before = here;
    }
    distance
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_distance_is_that_of_the_table(a in "[a-d]{0,12}|[a-c]{60,68}|[aé]{1,4}", b in "[a-d]{0,12}|[aé]{1,4}") {
            prop_assert_eq!(Pattern::new(&a).distance(&b), strsim::osa_distance(&a, &b));
        }
    }
}
