//! Numbers of a few bits: runs of one number and packed numbers by turns, as levels and dictionaries use them.

use super::fault::Fault;

/// A number of up to 64 bits that begins at some bit, lowest first.
pub(super) fn bits(data: &[u8], from: usize, width: u32) -> Option<u64> {
    let (first, shift) = (from / 8, from % 8);
    let end = (from + width as usize).div_ceil(8);
    let bytes = data.get(first..end)?;
    let whole = bytes.iter().rev().fold(0u128, |sum, byte| sum << 8 | u128::from(*byte));
    let mask = (1u128 << width) - 1;
    Some(((whole >> shift) & mask) as u64)
}

/// A number of seven bits a byte, lowest first.
pub(super) fn varint(data: &[u8], at: &mut usize) -> Result<u64, Fault> {
    let mut value = 0;
    for place in 0..10 {
        let byte = *data.get(*at).ok_or(Fault::Damaged("a page ends too early"))?;
        *at += 1;
        value |= u64::from(byte & 0x7f) << (7 * place);
        if byte < 0x80 {
            return Ok(value);
        }
    }
    Err(Fault::Damaged("a number in a page is too long"))
}

/// What the numbers at hand are.
#[derive(Debug, Clone, Copy)]
enum Run {
    Same(u32),
    /// Packed, the next one at this bit.
    Packed(usize),
}

/// Runs and packed numbers by turns; where they stand in the bytes of a page, which the caller holds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hybrid {
    width: u32,
    at: usize,
    end: usize,
    left: u64,
    run: Run,
}

impl Hybrid {
    /// Numbers of some width between two bytes.
    pub(super) fn new(width: u32, at: usize, end: usize) -> Result<Self, Fault> {
        if width > 32 {
            Err(Fault::Damaged("a page has numbers of more than 32 bits"))
        } else {
            Ok(Self { width, at, end, left: 0, run: Run::Same(0) })
        }
    }

    /// Nothing but zeros, without a byte.
    pub(super) fn zeros() -> Self {
        Self { width: 0, at: 0, end: 0, left: 0, run: Run::Same(0) }
    }

    /// The next number.
    pub(super) fn next(&mut self, data: &[u8]) -> Result<u32, Fault> {
        let data = data.get(..self.end).unwrap_or(data);
        while self.left == 0 {
            // A number of no bits is 0, whether somebody says how often or not.
            if self.width == 0 && self.at >= self.end {
                return Ok(0);
            }
            self.begin(data)?;
        }
        self.left -= 1;
        match &mut self.run {
            Run::Same(number) => Ok(*number),
            Run::Packed(from) => {
                let number = bits(data, *from, self.width).ok_or(Fault::Damaged("a page ends too early"))?;
                *from += self.width as usize;
                Ok(number as u32)
            }
        }
    }

    fn begin(&mut self, data: &[u8]) -> Result<(), Fault> {
        let head = varint(data, &mut self.at)?;
        if head & 1 == 0 {
            let number =
                bits(data, self.at * 8, self.width).ok_or(Fault::Damaged("a page ends too early"))?;
            self.at += self.width.div_ceil(8) as usize;
            (self.left, self.run) = (head >> 1, Run::Same(number as u32));
            return Ok(());
        }
        let bytes = (head >> 1).saturating_mul(u64::from(self.width));
        (self.left, self.run) = ((head >> 1).saturating_mul(8), Run::Packed(self.at * 8));
        // The last numbers of a page need not be written out; whoever asks for them is told.
        self.at =
            usize::try_from(bytes).map_or(self.end, |bytes| self.at.saturating_add(bytes).min(self.end));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_and_packed_numbers_follow_each_other() {
        // Five times 3; then eight numbers of three bits, 0 to 7.
        let data = [10, 3, 3, 0x88, 0xc6, 0xfa];
        let mut numbers = Hybrid::new(3, 0, data.len()).unwrap();
        let read: Vec<u32> = (0..13).map(|_| numbers.next(&data).unwrap()).collect();
        assert_eq!(read, [3, 3, 3, 3, 3, 0, 1, 2, 3, 4, 5, 6, 7]);
        assert!(numbers.next(&data).is_err());
    }

    #[test]
    fn claims_that_the_bytes_do_not_keep_are_told() {
        let giant = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 1];
        let mut numbers = Hybrid::new(8, 0, giant.len()).unwrap();
        assert!((0..100).any(|_| numbers.next(&giant).is_err()));
        assert!(Hybrid::new(33, 0, 0).is_err());
        assert!(Hybrid::new(1, 0, 0).unwrap().next(&[]).is_err());
        assert_eq!(Hybrid::zeros().next(&[]).unwrap(), 0);
    }
}
