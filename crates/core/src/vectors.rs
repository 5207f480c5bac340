//! Static vectors of English words: words with similar meanings point in similar directions.
//!
//! The vector of a text is the sum over its words. The table is made offline (`data/vectors/`) and compiled
//! in unchanged: words are looked up in place, and no model runs at run time.

mod direction;
mod file;

pub use direction::Direction;
pub(crate) use direction::{product, product_of_wide, rounded};
pub use file::{Precision, VectorsFault};

use file::{HEADER, number};
use std::cmp::Ordering;

/// A table of word vectors, read in place.
#[derive(Debug, Clone, Copy, Default)]
pub struct WordVectors<'t> {
    /// Identifies this table.
    fingerprint: u64,
    words: usize,
    dims: usize,
    /// The start of each word and the end of the last, 32 bits each.
    offsets: &'t [u8],
    text: &'t [u8],
    /// The factor for the numbers of each word, 32 bits each.
    scales: &'t [u8],
    rows: &'t [u8],
}

impl<'t> WordVectors<'t> {
    /// The table in bytes that [`packed`](Self::pack) made; `None` for any other bytes.
    #[must_use]
    pub fn from_packed(bytes: &'t [u8]) -> Option<Self> {
        let (head, rest) = bytes.split_at_checked(HEADER)?;
        let fingerprint = u64::from_le_bytes(*head.first_chunk()?);
        let (words, dims) = (number(head, 8)? as usize, number(head, 12)? as usize);
        let (offsets, rest) = rest.split_at_checked(words.checked_add(1)?.checked_mul(4)?)?;
        let length = number(offsets, words.checked_mul(4)?)? as usize;
        let (text, rest) = rest.split_at_checked(length)?;
        let (scales, rows) = rest.split_at_checked(words.checked_mul(4)?)?;
        let sound = rows.len() == words.checked_mul(dims)?;
        sound.then_some(Self { fingerprint, words, dims, offsets, text, scales, rows })
    }

    /// Packs a table in the format of `data/vectors/` for [`from_packed`](Self::from_packed).
    ///
    /// # Errors
    /// Reports what is wrong with the file.
    pub fn pack(file: &[u8]) -> Result<Vec<u8>, VectorsFault> {
        file::pack(file, Precision::FULL, |_| true)
    }

    /// As `pack`, but only for the words that `keeps` names, and with less precision: it compresses better.
    ///
    /// # Errors
    /// Reports what is wrong with the file.
    pub fn pack_coarse(
        file: &[u8],
        precision: Precision,
        keeps: impl Fn(&str) -> bool,
    ) -> Result<Vec<u8>, VectorsFault> {
        file::pack(file, precision, keeps)
    }

    /// A packed table without words.
    #[allow(dead_code, reason = "the build script's")]
    pub(crate) fn empty() -> Vec<u8> {
        file::empty()
    }

    /// A number that identifies this table.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// The number of words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words
    }

    /// Whether there are no words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words == 0
    }

    /// The number of dimensions.
    #[must_use]
    pub fn dims(&self) -> usize {
        self.dims
    }

    /// The index of a folded word.
    #[must_use]
    pub fn find(&self, word: &str) -> Option<u32> {
        let (mut low, mut high) = (0, self.words);
        while low < high {
            let middle = low + (high - low) / 2;
            match self.word(middle)?.cmp(word.as_bytes()) {
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
                Ordering::Equal => return u32::try_from(middle).ok(),
            }
        }
        None
    }

    /// Adds the vector of the word at this index to a sum, multiplied by `times`.
    pub fn add(&self, place: u32, times: f32, sum: &mut [f32]) {
        let row = self.row(place);
        let factor = times * self.scale(place);
        for (sum, number) in sum.iter_mut().zip(row) {
            *sum += factor * f32::from(number.cast_signed());
        }
    }

    /// The dot product of the vector of the word at this index with these numbers.
    pub(crate) fn product(&self, place: u32, numbers: &[i16]) -> f32 {
        let row = self.row(place).iter().zip(numbers);
        let sum: i32 = row.map(|(a, b)| i32::from(i16::from(a.cast_signed())) * i32::from(*b)).sum();
        sum as f32 * self.scale(place)
    }

    /// The cosine of two words, by index.
    #[must_use]
    pub fn cosine(&self, a: u32, b: u32) -> f32 {
        let length = |row: &[u8]| product_of(row, row).sqrt();
        let (a, b) = (self.row(a), self.row(b));
        product_of(a, b) / (length(a) * length(b)).max(f32::MIN_POSITIVE)
    }

    fn row(&self, place: u32) -> &'t [u8] {
        let at = place as usize;
        self.rows.get(at * self.dims..(at + 1) * self.dims).unwrap_or_default()
    }

    fn scale(&self, place: u32) -> f32 {
        let from = self.scales.get(4 * place as usize..).and_then(|from| from.first_chunk());
        from.map_or(0.0, |bytes| f32::from_le_bytes(*bytes))
    }

    /// The direction of the known words among these; none if no word is known.
    #[must_use]
    pub fn direction<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Direction {
        self.direction_of(words.into_iter().filter_map(|word| self.find(word)))
    }

    /// The direction of the words at these indexes.
    pub(crate) fn direction_of(&self, places: impl IntoIterator<Item = u32>) -> Direction {
        let mut sum = vec![0.0; self.dims];
        places.into_iter().for_each(|place| self.add(place, 1.0, &mut sum));
        Direction::of(&sum)
    }

    fn word(&self, at: usize) -> Option<&'t [u8]> {
        let (from, to) = (number(self.offsets, 4 * at)?, number(self.offsets, 4 * at + 4)?);
        self.text.get(from as usize..to as usize)
    }
}

fn product_of(a: &[u8], b: &[u8]) -> f32 {
    let products = a.iter().zip(b).map(|(a, b)| i32::from(a.cast_signed()) * i32::from(b.cast_signed()));
    products.sum::<i32>() as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table of three words in two dimensions.
    pub(crate) fn file() -> Vec<u8> {
        let mut file = b"skillgap-vectors\n".to_vec();
        let words = b"\0\x04cook\0\x07kitchen\0\x03law";
        [1, 3, 2, words.len() as u32].iter().for_each(|n| file.extend(n.to_le_bytes()));
        file.extend(words);
        [0.5f32, 1.0, 1.0].iter().for_each(|scale| file.extend(scale.to_le_bytes()));
        file.extend([100i8, 0, 90, 10, -5, 80].map(i8::cast_unsigned));
        file
    }

    #[test]
    fn words_are_found_and_point_somewhere() {
        let packed = WordVectors::pack(&file()).unwrap();
        let table = WordVectors::from_packed(&packed).unwrap();
        assert_eq!(
            (table.len(), table.dims(), table.find("kitchen"), table.find("x")),
            (3, 2, Some(1), None)
        );
        let of = |word: &str| table.direction([word]);
        assert!(of("cook").cosine(&of("kitchen")) > 0.9);
        assert!(of("cook").cosine(&of("law")) < 0.1);
        assert_eq!(of("x").cosine(&of("law")), 0.0);
    }

    #[test]
    fn bytes_cut_anywhere_are_no_table() {
        let packed = WordVectors::pack(&file()).unwrap();
        assert!((0..packed.len()).all(|end| WordVectors::from_packed(&packed[..end]).is_none()));
        let file = file();
        assert!((0..file.len()).all(|end| WordVectors::pack(&file[..end]).is_err()));
    }
}
