//! Whole numbers as differences in blocks (DELTA_BINARY_PACKED), and what is built on them.

use super::bits::{bits, varint};
use super::fault::Fault;

/// Blocks hold 128 numbers as everybody writes them.
const LARGEST_BLOCK: u64 = 1 << 16;

/// Numbers, each by its difference to the one before; where they stand in the bytes of a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deltas {
    at: usize,
    /// Numbers in a miniblock, miniblocks in a block.
    shape: (u64, u64),
    left: u64,
    last: i64,
    first: bool,
    least: i64,
    /// Where the widths of this block stand, and which miniblock is next.
    widths: (usize, u64),
    /// The width of the numbers of this miniblock, the bit of the next one, and how many are left.
    mini: (u32, usize, u64),
}

const DAMAGED: Fault = Fault::Damaged("the numbers in a page do not fit together");

impl Deltas {
    /// Reads the head of a page's numbers.
    pub(super) fn new(data: &[u8], mut at: usize) -> Result<Self, Fault> {
        let block = varint(data, &mut at)?;
        let minis = varint(data, &mut at)?;
        let left = varint(data, &mut at)?;
        let last = zigzag(varint(data, &mut at)?);
        if block > LARGEST_BLOCK || minis == 0 || block % minis != 0 || block / minis % 8 != 0 || block == 0 {
            return Err(DAMAGED);
        }
        let shape = (block / minis, minis);
        Ok(Self { at, shape, left, last, first: true, least: 0, widths: (0, minis), mini: (0, 0, 0) })
    }

    /// The next number.
    pub(super) fn next(&mut self, data: &[u8]) -> Result<i64, Fault> {
        self.left = self.left.checked_sub(1).ok_or(DAMAGED)?;
        if std::mem::take(&mut self.first) {
            return Ok(self.last);
        }
        if self.mini.2 == 0 {
            self.next_mini(data)?;
        }
        let (width, from, left) = self.mini;
        let difference = bits(data, from, width).ok_or(DAMAGED)?;
        self.mini = (width, from + width as usize, left - 1);
        self.last = self.last.wrapping_add(self.least).wrapping_add(difference as i64);
        Ok(self.last)
    }

    /// The byte behind all numbers.
    pub(super) fn end(mut self, data: &[u8]) -> Result<usize, Fault> {
        // The first number stands in the head.
        let mut left = self.left.saturating_sub(1);
        while left > 0 {
            // Every block takes bytes: the loop ends with them.
            self.next_mini(data)?;
            left = left.saturating_sub(self.shape.0);
        }
        Ok(self.at)
    }

    fn next_mini(&mut self, data: &[u8]) -> Result<(), Fault> {
        if self.widths.1 == self.shape.1 {
            self.least = zigzag(varint(data, &mut self.at)?);
            self.widths = (self.at, 0);
            self.at += self.shape.1 as usize;
        }
        let width = data.get(self.widths.0 + self.widths.1 as usize).copied().map_or(65, u32::from);
        let end = self.at + (u64::from(width) * self.shape.0 / 8) as usize;
        if width > 64 || end > data.len() {
            return Err(DAMAGED);
        }
        self.mini = (width, self.at * 8, self.shape.0);
        (self.widths.1, self.at) = (self.widths.1 + 1, end);
        Ok(())
    }
}

fn zigzag(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

/// Bytes one after the other, their lengths before all of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lengths {
    lengths: Deltas,
    at: usize,
}

impl Lengths {
    /// Reads the head.
    pub(super) fn new(data: &[u8], at: usize) -> Result<Self, Fault> {
        let lengths = Deltas::new(data, at)?;
        Ok(Self { lengths, at: lengths.end(data)? })
    }

    /// The next bytes.
    pub(super) fn next<'d>(&mut self, data: &'d [u8]) -> Result<&'d [u8], Fault> {
        let length = usize::try_from(self.lengths.next(data)?).map_err(|_| DAMAGED)?;
        let bytes = data.get(self.at..).and_then(|rest| rest.get(..length)).ok_or(DAMAGED)?;
        self.at += length;
        Ok(bytes)
    }
}

/// Bytes that begin as those before them.
#[derive(Debug, Clone)]
pub(super) struct Fronts {
    shared: Deltas,
    rests: Lengths,
    last: Vec<u8>,
}

impl Fronts {
    /// Reads both heads.
    pub(super) fn new(data: &[u8], at: usize) -> Result<Self, Fault> {
        let shared = Deltas::new(data, at)?;
        Ok(Self { shared, rests: Lengths::new(data, shared.end(data)?)?, last: Vec::new() })
    }

    /// The next bytes.
    pub(super) fn next(&mut self, data: &[u8]) -> Result<&[u8], Fault> {
        let shared = usize::try_from(self.shared.next(data)?).map_err(|_| DAMAGED)?;
        if shared > self.last.len() {
            return Err(DAMAGED);
        }
        self.last.truncate(shared);
        self.last.extend_from_slice(self.rests.next(data)?);
        Ok(&self.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blocks of 128 in four parts; the numbers 7, 5, 3, 1, 2, 3, 4, 5 (the example of the format's specification).
    const EXAMPLE: [u8; 18] = [0x80, 1, 4, 8, 14, 3, 2, 0, 0, 0, 0xc0, 0x3f, 0, 0, 0, 0, 0, 0];

    #[test]
    fn differences_add_up() {
        let mut numbers = Deltas::new(&EXAMPLE, 0).unwrap();
        let read: Vec<i64> = (0..8).map(|_| numbers.next(&EXAMPLE).unwrap()).collect();
        assert_eq!(read, [7, 5, 3, 1, 2, 3, 4, 5]);
        assert!(numbers.next(&EXAMPLE).is_err());
        assert_eq!(Deltas::new(&EXAMPLE, 0).unwrap().end(&EXAMPLE).unwrap(), EXAMPLE.len());
    }

    #[test]
    fn claims_that_the_bytes_do_not_keep_are_told() {
        for at in 0..EXAMPLE.len() {
            for byte in 0..=u8::MAX {
                let mut data = EXAMPLE;
                data[at] = byte;
                if let Ok(mut numbers) = Deltas::new(&data, 0) {
                    numbers.end(&data).ok();
                    (0..1000).try_for_each(|_| numbers.next(&data).map(drop)).ok();
                }
                Lengths::new(&data, 0).and_then(|mut texts| texts.next(&data).map(drop)).ok();
                Fronts::new(&data, 0).and_then(|mut texts| texts.next(&data).map(drop)).ok();
            }
        }
    }
}
