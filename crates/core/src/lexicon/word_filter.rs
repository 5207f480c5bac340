//! Sets of words with a few bits each: Bloom filters (B. Bloom, "Space/time trade-offs in hash coding with
//! allowable errors", 1970) that wrongly contain a few words in a thousand.
//!
//! The build script includes this file too, to make the filters for `data/words/`.

/// Bits set per word: 12, the usual bits per word, times ln 2, which minimises errors.
const PROBES: u64 = 8;

/// The filter of these words, with so many bits for each.
pub(super) fn filter(words: &[String], bits_per_word: usize) -> Vec<u8> {
    let mut bits = vec![0u8; (bits_per_word * words.len()).div_ceil(8).max(1)];
    for word in words {
        for at in places(word, bits.len()) {
            if let Some(byte) = bits.get_mut(at / 8) {
                *byte |= 1 << (at % 8);
            }
        }
    }
    bits
}

/// Whether a filter contains a word.
pub(super) fn holds(bits: &[u8], word: &str) -> bool {
    !bits.is_empty()
        && places(word, bits.len()).all(|at| bits.get(at / 8).is_some_and(|byte| byte >> (at % 8) & 1 == 1))
}

/// The bits of a word, all derived from two hashes (Kirsch, Mitzenmacher 2006).
fn places(word: &str, bytes: usize) -> impl Iterator<Item = usize> {
    let hash = hash(word);
    let (first, second) = (hash & 0xffff_ffff, (hash >> 32) | 1);
    let all = 8 * bytes as u64;
    (0..PROBES).map(move |probe| (first.wrapping_add(probe.wrapping_mul(second)) % all) as usize)
}

/// FNV-1a with an extra mixing step, so that the upper half is as good as the lower.
fn hash(word: &str) -> u64 {
    let hash = word
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let mixed = (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
}
