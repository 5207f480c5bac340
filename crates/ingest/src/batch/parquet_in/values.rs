//! The values of one page, one after the other, as the bytes in which the format stores each of them.

use super::Budget;
use super::bits::Hybrid;
use super::delta::{Deltas, Fronts, Lengths};
use super::fault::Fault;
use super::footer::Physical;
use super::schema::Leaf;
use super::texts::Written;

/// What a value of a dictionary takes beside its text.
const KEPT: u64 = 16;

const ENDS: Fault = Fault::Damaged("a page ends too early");

/// How the values of a page are written, and where the next one stands.
#[derive(Debug, Clone)]
pub(super) enum Values {
    Plain(usize),
    Dictionary(Hybrid),
    Deltas(Deltas),
    Lengths(Lengths),
    Fronts(Fronts),
    /// The first bytes of all values, then the second ones: where they begin, which value is next.
    Split(usize, usize),
}

/// The next value of a page.
pub(super) enum Value<'v> {
    Bytes(&'v [u8]),
    /// The number of a value in the dictionary.
    Known(u32),
}

impl Values {
    /// The values that begin at some byte of a page, by the number of their encoding.
    pub(super) fn new(encoding: i64, leaf: &Leaf, page: &[u8], at: usize) -> Result<Self, Fault> {
        let numbers = matches!(leaf.physical, Physical::Int32 | Physical::Int64);
        let bytes = matches!(leaf.physical, Physical::Bytes | Physical::Fixed(_));
        Ok(match encoding {
            0 => Self::Plain(at),
            2 | 8 => {
                // A page without a value need not say how wide its numbers are.
                let width = page.get(at).copied().map_or(0, u32::from);
                Self::Dictionary(Hybrid::new(width, (at + 1).min(page.len()), page.len())?)
            }
            5 if numbers => Self::Deltas(Deltas::new(page, at)?),
            6 if bytes => Self::Lengths(Lengths::new(page, at)?),
            7 if bytes => Self::Fronts(Fronts::new(page, at)?),
            9 if leaf.physical != Physical::Bytes => Self::Split(at, 0),
            _ => return Err(Fault::Damaged("the values of a column are written in no known way")),
        })
    }

    /// The next value; `scratch` is for those that do not stand in one place.
    pub(super) fn next<'v>(
        &'v mut self,
        physical: Physical,
        page: &'v [u8],
        scratch: &'v mut Vec<u8>,
    ) -> Result<Value<'v>, Fault> {
        Ok(match self {
            Self::Dictionary(numbers) => Value::Known(numbers.next(page)?),
            Self::Plain(at) => Value::Bytes(plain(physical, page, at)?),
            Self::Lengths(texts) => Value::Bytes(texts.next(page)?),
            Self::Fronts(texts) => Value::Bytes(texts.next(page)?),
            Self::Deltas(numbers) => {
                let number = numbers.next(page)?.to_le_bytes();
                let width = width(physical).unwrap_or(number.len()).min(number.len());
                scratch.clear();
                scratch.extend(number.iter().take(width));
                Value::Bytes(scratch)
            }
            Self::Split(at, next) => {
                let width = width(physical).filter(|width| *width > 0).ok_or(ENDS)?;
                let values = page.get(*at..).unwrap_or_default();
                let count = values.len() / width;
                if *next >= count {
                    return Err(ENDS);
                }
                scratch.clear();
                scratch.extend((0..width).filter_map(|byte| values.get(byte * count + *next)));
                *next += 1;
                Value::Bytes(scratch)
            }
        })
    }
}

/// How many bytes each value takes, where all take as many.
fn width(physical: Physical) -> Option<usize> {
    match physical {
        Physical::Boolean | Physical::Bytes => None,
        Physical::Int32 | Physical::Float => Some(4),
        Physical::Int64 | Physical::Double => Some(8),
        Physical::Int96 => Some(12),
        Physical::Fixed(width) => Some(width),
    }
}

fn plain<'p>(physical: Physical, page: &'p [u8], at: &mut usize) -> Result<&'p [u8], Fault> {
    let rest = page.get(*at..).ok_or(ENDS)?;
    let (head, length) = match width(physical) {
        Some(width) => (0, width),
        None => {
            let length = rest.first_chunk::<4>().ok_or(ENDS)?;
            (4, u32::from_le_bytes(*length) as usize)
        }
    };
    let value = rest.get(head..).and_then(|rest| rest.get(..length)).ok_or(ENDS)?;
    *at += head + length;
    Ok(value)
}

/// The distinct values of a chunk, as text.
#[derive(Debug, Clone, Default)]
pub(super) struct Dictionary {
    text: String,
    /// Where each value ends, and what it turned out to be.
    ends: Vec<(u32, Written)>,
}

impl Dictionary {
    /// Reads a page of so many values.
    pub(super) fn read(leaf: &Leaf, page: &[u8], count: u64, budget: &mut Budget) -> Result<Self, Fault> {
        let (mut dictionary, mut at) = (Self::default(), 0);
        if width(leaf.physical) == Some(0) {
            return Err(Fault::Damaged("a column has values of no width"));
        }
        for _ in 0..count {
            // Every value takes bytes: the loop ends with them.
            let value = plain(leaf.physical, page, &mut at)?;
            budget.take(KEPT + value.len() as u64)?;
            let written = leaf.conversion.write(value, &mut dictionary.text);
            let end =
                u32::try_from(dictionary.text.len()).map_err(|_| Fault::Damaged("a page is too large"))?;
            dictionary.ends.push((end, written));
        }
        Ok(dictionary)
    }

    /// How many values there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A value by its number.
    pub(super) fn get(&self, number: u32) -> Result<(&str, Written), Fault> {
        let number = number as usize;
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |(end, _)| *end);
        let (end, written) =
            *self.ends.get(number).ok_or(Fault::Damaged("a value is not in its dictionary"))?;
        Ok((self.text.get(start as usize..end as usize).unwrap_or_default(), written))
    }
}
