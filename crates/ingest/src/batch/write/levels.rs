//! Numbers packed as Parquet wants them: the RLE / bit-packing hybrid
//! (parquet.apache.org, "Data encodings", RLE = 3).

/// How many bits the numbers up to `largest` take.
pub(super) fn width(largest: u32) -> u8 {
    // At most 32.
    (u32::BITS - largest.leading_zeros()) as u8
}

/// Appends numbers as one bit-packed run.
pub(super) fn pack(numbers: impl ExactSizeIterator<Item = u32>, width: u8, bytes: &mut Vec<u8>) {
    let groups = numbers.len().div_ceil(8);
    if groups == 0 {
        return;
    }
    varint((groups as u64) << 1 | 1, bytes);
    let end = bytes.len() + groups * usize::from(width);
    bytes.reserve(groups * usize::from(width) + size_of::<u64>());
    let (mut held, mut bits) = (0u64, 0u32);
    for number in numbers {
        held |= u64::from(number) << bits;
        bits += u32::from(width);
        if bits >= 32 {
            bytes.extend_from_slice(&(held as u32).to_le_bytes());
            held >>= 32;
            bits -= 32;
        }
    }
    bytes.extend_from_slice(&held.to_le_bytes());
    // What was added beyond the last group is empty.
    bytes.resize(end, 0);
}

/// The same of bits, each in a byte of its own.
pub(super) fn pack_bits(bits: &[u8], bytes: &mut Vec<u8>) {
    if bits.is_empty() {
        return;
    }
    varint((bits.len().div_ceil(8) as u64) << 1 | 1, bytes);
    bytes.extend(bits.chunks(8).map(|bits| bits.iter().rev().fold(0, |byte, bit| byte << 1 | bit)));
}

/// Appends a run of one number.
pub(super) fn repeat(number: u32, times: usize, width: u8, bytes: &mut Vec<u8>) {
    varint((times as u64) << 1, bytes);
    let used = usize::from(width).div_ceil(8);
    bytes.extend_from_slice(number.to_le_bytes().get(..used).unwrap_or_default());
}

/// Appends what `write` makes, with its length before it.
pub(super) fn with_length(bytes: &mut Vec<u8>, write: impl FnOnce(&mut Vec<u8>)) {
    let mut inner = Vec::new();
    write(&mut inner);
    bytes.extend_from_slice(&u32::try_from(inner.len()).unwrap_or(u32::MAX).to_le_bytes());
    bytes.append(&mut inner);
}

fn varint(mut number: u64, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_packed_from_the_lowest_bit_on() {
        // The example of the specification: 0 to 7 in three bits.
        let mut bytes = Vec::new();
        pack([0, 1, 2, 3, 4, 5, 6, 7].into_iter(), 3, &mut bytes);
        assert_eq!(bytes, [3, 0b1000_1000, 0b1100_0110, 0b1111_1010]);
    }

    #[test]
    fn bits_are_packed_as_numbers_of_one_bit_are() {
        for count in [0, 1, 7, 8, 9, 17] {
            let bits: Vec<u8> = (0..count).map(|at| u8::from(at % 3 == 0)).collect();
            let (mut fast, mut slow) = (Vec::new(), Vec::new());
            pack_bits(&bits, &mut fast);
            pack(bits.iter().map(|bit| u32::from(*bit)), 1, &mut slow);
            assert_eq!(fast, slow, "{count}");
        }
    }

    #[test]
    fn a_last_group_is_filled_up() {
        for (count, width) in [(1, 1), (7, 17), (9, 32), (64, 5), (65, 20), (3, 0)] {
            let mut bytes = Vec::new();
            pack((0..count).map(|_| 0), width, &mut bytes);
            assert_eq!(bytes.len(), 1 + (count as usize).div_ceil(8) * usize::from(width), "{count} {width}");
        }
    }

    #[test]
    fn widths_hold_the_largest_number() {
        let cases = [(0, 0), (1, 1), (2, 2), (255, 8), (256, 9), (u32::MAX, 32)];
        cases.iter().for_each(|(largest, bits)| assert_eq!(width(*largest), *bits, "{largest}"));
    }

    #[test]
    fn a_run_is_its_length_and_its_number() {
        let mut bytes = Vec::new();
        repeat(4, 100, 9, &mut bytes);
        assert_eq!(bytes, [0xc8, 0x01, 4, 0]);
    }
}
