//! The compact protocol of Apache Thrift, in which Parquet writes its footer and the headers of its pages.
//!
//! Values are taken as they pass; nothing is kept that nobody asks for, so that no claim about a length costs memory.

use super::fault::Fault;

/// Structures nest a few levels deep in Parquet.
const DEEPEST: u32 = 24;

/// What a field or an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A truth value, which a field says in its own header.
    Bool(bool),
    Byte,
    /// An integer of any width.
    Int,
    Double,
    /// Bytes or text.
    Bytes,
    /// A list or a set.
    List,
    Map,
    Struct,
}

impl Kind {
    fn of(code: u8) -> Result<Self, Fault> {
        Ok(match code {
            1 => Self::Bool(true),
            2 => Self::Bool(false),
            3 => Self::Byte,
            4..=6 => Self::Int,
            7 => Self::Double,
            8 => Self::Bytes,
            9 | 10 => Self::List,
            11 => Self::Map,
            12 => Self::Struct,
            _ => return Err(Fault::Damaged("a field of its description has no known type")),
        })
    }
}

/// Reads values from the start of some bytes.
#[derive(Debug, Clone)]
pub(super) struct Compact<'a> {
    rest: &'a [u8],
    depth: u32,
}

impl<'a> Compact<'a> {
    /// Begins at the first byte.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, depth: 0 }
    }

    /// How many bytes are left.
    pub(super) fn left(&self) -> usize {
        self.rest.len()
    }

    /// Hands every field of a structure, by number and kind, to `each`, which says whether it took the value.
    pub(super) fn fields(
        &mut self,
        mut each: impl FnMut(&mut Self, i64, Kind) -> Result<bool, Fault>,
    ) -> Result<(), Fault> {
        self.deeper()?;
        let mut number = 0;
        loop {
            let head = self.byte()?;
            if head == 0 {
                break;
            }
            let kind = Kind::of(head & 0x0f)?;
            number = if head >> 4 == 0 { self.int()? } else { number + i64::from(head >> 4) };
            if !each(self, number, kind)? {
                self.skip(kind)?;
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// Calls `each` for every element of a list of structures.
    pub(super) fn structs(
        &mut self,
        mut each: impl FnMut(&mut Self) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let (kind, count) = self.list()?;
        if count > 0 && kind != Kind::Struct {
            return Err(Fault::Damaged("a list of its description holds something else"));
        }
        // Every structure takes a byte at least: the loop ends with the bytes.
        (0..count).try_for_each(|_| each(self))
    }

    /// An integer.
    pub(super) fn int(&mut self) -> Result<i64, Fault> {
        let zigzag = self.varint()?;
        Ok((zigzag >> 1) as i64 ^ -((zigzag & 1) as i64))
    }

    /// One byte.
    pub(super) fn byte(&mut self) -> Result<u8, Fault> {
        let (first, rest) = self.rest.split_first().ok_or(Fault::Short)?;
        self.rest = rest;
        Ok(*first)
    }

    /// Bytes with their length before them.
    pub(super) fn bytes(&mut self) -> Result<&'a [u8], Fault> {
        let length = self.varint()?;
        self.take(length)
    }

    fn take(&mut self, length: u64) -> Result<&'a [u8], Fault> {
        let length = usize::try_from(length).map_err(|_| Fault::Short)?;
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(Fault::Short)?;
        self.rest = rest;
        Ok(taken)
    }

    fn varint(&mut self) -> Result<u64, Fault> {
        let mut value = 0;
        for place in 0..10 {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << (7 * place);
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(Fault::Damaged("a number of its description is too long"))
    }

    /// The kind and the number of the elements that follow.
    fn list(&mut self) -> Result<(Kind, u64), Fault> {
        let head = self.byte()?;
        let count = if head >> 4 == 15 { self.varint()? } else { u64::from(head >> 4) };
        Ok((Kind::of(head & 0x0f)?, count))
    }

    fn deeper(&mut self) -> Result<(), Fault> {
        self.depth += 1;
        if self.depth > DEEPEST { Err(Fault::Damaged("its description is nested too deep")) } else { Ok(()) }
    }

    fn skip(&mut self, kind: Kind) -> Result<(), Fault> {
        match kind {
            Kind::Bool(_) => Ok(()),
            Kind::Byte => self.byte().map(drop),
            Kind::Int => self.varint().map(drop),
            Kind::Double => self.take(8).map(drop),
            Kind::Bytes => self.bytes().map(drop),
            Kind::Struct => self.fields(|_, _, _| Ok(false)),
            Kind::List => {
                let (kind, count) = self.list()?;
                (0..count).try_for_each(|_| self.skip_element(kind))
            }
            Kind::Map => {
                let count = self.varint()?;
                let kinds = if count > 0 { self.byte()? } else { 0 };
                (0..count).try_for_each(|_| {
                    self.skip_element(Kind::of(kinds >> 4)?)?;
                    self.skip_element(Kind::of(kinds & 0x0f)?)
                })
            }
        }
    }

    /// Elements say no truth in a header: they take a byte at least, each.
    fn skip_element(&mut self, kind: Kind) -> Result<(), Fault> {
        self.deeper()?;
        match kind {
            Kind::Bool(_) => self.byte().map(drop)?,
            kind => self.skip(kind)?,
        }
        self.depth -= 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_found_by_number_and_others_are_passed_over() {
        // 1: int 3, 2: list of two bytes values, 5: a structure with a field of its own, 6: "ab", 7: true.
        let bytes = [0x15, 6, 0x19, 0x23, 1, 2, 0x3c, 0x15, 2, 0, 0x18, 2, b'a', b'b', 0x11, 0, 9];
        let (mut number, mut text, mut truth) = (0, &[][..], false);
        let mut reader = Compact::new(&bytes);
        let read = reader.fields(|reader, field, kind| {
            match (field, kind) {
                (1, Kind::Int) => number = reader.int()?,
                (6, Kind::Bytes) => text = reader.bytes()?,
                (7, Kind::Bool(said)) => truth = said,
                _ => return Ok(false),
            }
            Ok(true)
        });
        assert!(read.is_ok());
        assert_eq!((number, text, truth, reader.left()), (3, b"ab".as_slice(), true, 1));
    }

    #[test]
    fn what_is_no_description_is_told_whatever_it_claims() {
        let cases: &[(&str, &[u8])] = &[
            ("ends early", &[0x15]),
            ("bytes longer than everything", &[0x18, 0xff, 0xff, 0xff, 0xff, 0x0f, b'a']),
            ("a list longer than everything", &[0x19, 0xfc, 0xff, 0xff, 0xff, 0xff, 0x0f]),
            ("a number without end", &[0x15, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1]),
            ("no type", &[0x1f]),
            ("deep", &[0x1c; 1000]),
            ("deep lists", &[0x19; 1000]),
        ];
        for (name, bytes) in cases {
            assert!(Compact::new(bytes).fields(|_, _, _| Ok(false)).is_err(), "{name}");
        }
    }
}
