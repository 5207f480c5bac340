//! The file format of `data/vectors/`, and packing it for lookup in place.
//!
//! ```text
//! "skillgap-vectors\n"   to identify the file
//! version                u32, little-endian like all numbers here
//! words, dims            u32 each
//! length                 u32, of the next part in bytes
//! the words              sorted by bytes, each as u8: how many bytes it shares with the previous word, u8: how many bytes
//!                        follow, then those bytes
//! scales                 f32, one per word
//! rows                   i8, `dims` per word
//! ```
//!
//! The packed form starts with a fingerprint of the file and the positions of the words.

use std::fmt;

/// How much of a table is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Precision {
    /// The steps of a component on either side of 0; 127 are all.
    pub steps: u8,
    /// The components of a vector: those behind, which tell the least, are left out.
    pub most_dims: u32,
}

impl Precision {
    /// All of it.
    pub const FULL: Self = Self { steps: MOST_STEPS, most_dims: u32::MAX };
}

const MAGIC: &[u8] = b"skillgap-vectors\n";
const VERSION: u32 = 1;
/// The steps on either side of 0 in the file.
const MOST_STEPS: u8 = 127;
/// Fingerprint, words, dims.
pub(super) const HEADER: usize = 16;

/// Why a file is not a table of vectors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VectorsFault(&'static str);

impl fmt::Display for VectorsFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for VectorsFault {}

/// The 32-bit number at this position.
pub(super) fn number(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..).and_then(|from| from.first_chunk()).map(|bytes| u32::from_le_bytes(*bytes))
}

/// A packed table without words.
#[allow(dead_code, reason = "the build script's")]
pub(super) fn empty() -> Vec<u8> {
    vec![0; HEADER + 4]
}

/// See [`WordVectors::pack`](super::WordVectors::pack).
pub(super) fn pack(
    file: &[u8],
    Precision { steps, most_dims }: Precision,
    keeps: impl Fn(&str) -> bool,
) -> Result<Vec<u8>, VectorsFault> {
    let cut = || VectorsFault("the table of vectors is cut short");
    let rest = file.strip_prefix(MAGIC).ok_or(VectorsFault("the file is no table of vectors"))?;
    if number(rest, 0).ok_or_else(cut)? != VERSION {
        return Err(VectorsFault("the table of vectors has another version"));
    }
    let head = |at| number(rest, at).ok_or_else(cut);
    let (words, dims, length) = (head(4)?, head(8)?, head(12)?);
    let (mut listed, left) =
        rest.get(16..).unwrap_or_default().split_at_checked(length as usize).ok_or_else(cut)?;
    let (mut offsets, mut text, mut word) = (vec![0u32], Vec::new(), Vec::new());
    let mut kept = Vec::new();
    for at in 0..words as usize {
        let (next, behind) = next_word(listed, &word).ok_or_else(cut)?;
        if next <= word {
            return Err(VectorsFault("the words of the table of vectors are not sorted"));
        }
        if std::str::from_utf8(&next).is_ok_and(&keeps) {
            text.extend_from_slice(&next);
            offsets.push(u32::try_from(text.len()).map_err(|_| VectorsFault("there are too many words"))?);
            kept.push(at);
        }
        (word, listed) = (next, behind);
    }
    if !listed.is_empty() || left.len() as u64 != u64::from(words) * (4 + u64::from(dims)) {
        return Err(VectorsFault("the table of vectors is not as long as it says"));
    }
    let (scales, rows) = left.split_at_checked(4 * words as usize).ok_or_else(cut)?;
    let of_kept = |bytes: &[u8], long: usize, taken: usize| -> Vec<u8> {
        kept.iter()
            .flat_map(|at| bytes.get(at * long..at * long + taken).unwrap_or_default())
            .copied()
            .collect()
    };
    let (full, dims) = (dims as usize, dims.min(most_dims));
    let (scales, rows) = (of_kept(scales, 4, 4), of_kept(rows, full, dims as usize));
    let words = u32::try_from(kept.len()).unwrap_or(words);
    let mut body = Vec::new();
    [words, dims].iter().chain(&offsets).for_each(|number| body.extend(number.to_le_bytes()));
    body.extend(text);
    match steps {
        MOST_STEPS.. => body.extend([scales, rows].concat()),
        steps => body.extend(coarse((&scales, &rows), dims as usize, f32::from(steps.max(1)))),
    }
    // Directions made with a coarser table must not be mixed with those of the file.
    let mut packed = (fingerprint(file) ^ u64::from(steps ^ MOST_STEPS)).to_le_bytes().to_vec();
    packed.extend(body);
    Ok(packed)
}

/// Scales and rows with this many steps on either side of 0.
fn coarse((scales, rows): (&[u8], &[u8]), dims: usize, most: f32) -> Vec<u8> {
    let (scales, _) = scales.as_chunks::<4>();
    let rows: Vec<&[u8]> = rows.chunks_exact(dims.max(1)).collect();
    let steps = rows.iter().map(|row| {
        let largest = row.iter().map(|byte| byte.cast_signed().unsigned_abs()).max().unwrap_or(0);
        f32::from(largest.max(1)) / most
    });
    let steps: Vec<f32> = steps.collect();
    // The lower half of a scale is more precise than the steps.
    let scale = |(scale, step): (&[u8; 4], &f32)| {
        f32::from_bits((f32::from_le_bytes(*scale) * step).to_bits() & 0xffff_0000).to_le_bytes()
    };
    let mut out: Vec<u8> = scales.iter().zip(&steps).flat_map(scale).collect();
    for (row, step) in rows.iter().zip(&steps) {
        out.extend(
            row.iter().map(|byte| ((f32::from(byte.cast_signed()) / step).round() as i8).cast_unsigned()),
        );
    }
    out
}

/// The next word in a list, given the previous word, and the rest of the list.
fn next_word<'l>(listed: &'l [u8], before: &[u8]) -> Option<(Vec<u8>, &'l [u8])> {
    let ([shared, more], rest) = listed.split_first_chunk::<2>()?;
    let (ending, rest) = rest.split_at_checked(usize::from(*more))?;
    let mut word = before.get(..usize::from(*shared))?.to_vec();
    word.extend_from_slice(ending);
    Some((word, rest))
}

/// FNV-1a over all bytes.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vectors_of_fewer_steps_point_the_same_way() {
        let (scales, rows) =
            ([0.5f32.to_le_bytes(), 2f32.to_le_bytes()].concat(), [127i8, -64, 3, 0, 12, -12]);
        let rows = rows.map(i8::cast_unsigned);
        let packed = coarse((&scales, &rows), 3, 6.0);
        let steps: Vec<i8> = packed[8..].iter().map(|byte| byte.cast_signed()).collect();
        assert_eq!(steps, [6, -3, 0, 0, 6, -6]);
        let scale = number(&packed, 0).map(f32::from_bits).unwrap();
        assert!((scale * 6.0 / (0.5 * 127.0) - 1.0).abs() < 0.01, "{scale}");
    }
}
