//! Sets of words in a few bits each: a filter after B. Bloom, "Space/time trade-offs in hash coding with allowable
//! errors" (1970), which says no of one that is not in it, but for one in a thousand.
//!
//! The build script, which makes the filters of `data/words/`, includes this file too.

/// Bits for each word.
const BITS: usize = 14;
/// How many of them a word sets: `BITS` times the logarithm of 2, which makes errors fewest.
const PROBES: u64 = 10;

/// The filter of these words.
pub(super) fn filter(words: &[String]) -> Vec<u8> {
    let mut bits = vec![0u8; (BITS * words.len()).div_ceil(8).max(1)];
    for word in words {
        for at in places(word, bits.len()) {
            if let Some(byte) = bits.get_mut(at / 8) {
                *byte |= 1 << (at % 8);
            }
        }
    }
    bits
}

/// Whether a filter holds a word.
pub(super) fn holds(bits: &[u8], word: &str) -> bool {
    !bits.is_empty()
        && places(word, bits.len()).all(|at| bits.get(at / 8).is_some_and(|byte| byte >> (at % 8) & 1 == 1))
}

/// The bits of a word: two hashes make all of them (Kirsch, Mitzenmacher 2006).
fn places(word: &str, bytes: usize) -> impl Iterator<Item = usize> {
    let hash = hash(word);
    let (first, second) = (hash & 0xffff_ffff, (hash >> 32) | 1);
    let all = 8 * bytes as u64;
    (0..PROBES).map(move |probe| (first.wrapping_add(probe.wrapping_mul(second)) % all) as usize)
}

/// FNV-1a, mixed once more so that its upper half is as good as the lower.
fn hash(word: &str) -> u64 {
    let hash = word
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let mixed = (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
}
