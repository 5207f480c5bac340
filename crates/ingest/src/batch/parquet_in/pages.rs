//! The pages of a chunk: found, measured before they are unpacked, checked, unpacked.

use super::bits::Hybrid;
use super::fault::Fault;
use super::footer::{Chunk, encrypted};
use super::schema::Leaf;
use super::thrift::{Compact, Kind};
use super::values::{Dictionary, Values};
use super::{Budget, Bytes};
use polars_parquet::parquet::compression::{Compression, DecompressionContext, decompress};

/// A page is not larger than this: the largest that writers make on their own are 100 MB.
const LARGEST_PAGE: u64 = 128 << 20;

/// The head of a page is not longer than this: it may quote two values.
const LONGEST_HEAD: usize = 34 << 20;

/// Files are read in pieces of this many bytes at least.
const PIECE: u64 = 64 << 10;

/// Some old writers did not count the head of the dictionary (PARQUET-816).
const UNCOUNTED: u64 = 100;

/// What the head of a page says.
#[derive(Debug, Clone, Copy, Default)]
struct Head {
    kind: i64,
    unpacked: u64,
    packed: u64,
    check: Option<u32>,
    values: u64,
    encoding: i64,
    /// The bytes of the levels of repetition and of definition, where they stand before the packed values.
    levels: Option<(u64, u64)>,
    plain: bool,
}

/// A page of values.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) bytes: Vec<u8>,
    /// How many values or gaps are left.
    pub(super) left: u64,
    pub(super) repeated: Hybrid,
    pub(super) defined: Hybrid,
    pub(super) values: Values,
}

/// What comes next in a chunk.
pub(super) enum Next {
    Page(Box<Page>),
    Dictionary(Dictionary),
}

/// Reads the pages of a chunk.
pub(super) struct Pages {
    leaf: Leaf,
    codec: Option<Compression>,
    at: u64,
    end: u64,
    buffer: Vec<u8>,
    used: usize,
    unpacker: DecompressionContext,
}

impl Pages {
    /// The pages of one chunk; the footer begins at `limit`.
    pub(super) fn new(leaf: Leaf, chunk: Chunk, limit: u64) -> Result<Self, Fault> {
        let end = chunk.start.checked_add(chunk.length).filter(|end| *end <= limit);
        let end = end.ok_or(Fault::Damaged("a column lies outside of the file"))?;
        Ok(Self {
            leaf,
            codec: codec(chunk.codec)?,
            at: chunk.start,
            end: (end + UNCOUNTED).min(limit),
            buffer: Vec::new(),
            used: 0,
            unpacker: DecompressionContext::Unset,
        })
    }

    /// The next page.
    pub(super) fn next(&mut self, bytes: &Bytes, budget: &mut Budget) -> Result<Next, Fault> {
        loop {
            let head = self.head(bytes)?;
            if head.packed > self.at_hand() + (self.end - self.at) {
                return Err(Fault::Damaged("a page is longer than its column"));
            }
            if head.unpacked.max(head.packed) > LARGEST_PAGE {
                return Err(Fault::Unread(
                    "has pages of more than 128 MiB".to_owned(),
                    "write it again with smaller pages, or as CSV".to_owned(),
                ));
            }
            budget.page(head.packed, head.unpacked)?;
            let packed = head.packed as usize;
            self.fill(bytes, packed)?;
            let page = self.buffer.get(self.used..self.used + packed).ok_or(Fault::Short)?;
            if head.check.is_some_and(|check| check != crc32fast::hash(page)) {
                return Err(Fault::Damaged("the check sum of a page is another"));
            }
            let next = match head.kind {
                0 | 3 => {
                    let page = data_page(&self.leaf, head, page, self.codec, &mut self.unpacker)?;
                    Some(Next::Page(Box::new(page)))
                }
                2 => {
                    let page = unpacked(page, head.unpacked, self.codec, &mut self.unpacker)?;
                    Some(Next::Dictionary(Dictionary::read(&self.leaf, &page, head.values, budget)?))
                }
                // An index, which nobody writes.
                _ => None,
            };
            self.used += packed;
            if let Some(next) = next {
                return Ok(next);
            }
        }
    }

    fn head(&mut self, bytes: &Bytes) -> Result<Head, Fault> {
        let mut wanted = 512;
        loop {
            self.fill(bytes, wanted)?;
            let rest = self.buffer.get(self.used..).unwrap_or_default();
            match head(rest) {
                Ok((head, length)) => {
                    self.used += length;
                    return Ok(head);
                }
                Err(Fault::Short) if rest.len() >= wanted && wanted < LONGEST_HEAD => {
                    wanted = rest.len() * 2;
                }
                Err(fault) => return Err(fault),
            }
        }
    }

    fn at_hand(&self) -> u64 {
        (self.buffer.len() - self.used) as u64
    }

    /// Reads until so many bytes are at hand, or all that there are.
    fn fill(&mut self, bytes: &Bytes, wanted: usize) -> Result<(), Fault> {
        let missing = (wanted as u64).saturating_sub(self.at_hand());
        if missing == 0 || self.at == self.end {
            return Ok(());
        }
        self.buffer.drain(..self.used);
        self.used = 0;
        let count = missing.max(PIECE).min(self.end - self.at);
        bytes.read(self.at, count, &mut self.buffer)?;
        self.at += count;
        Ok(())
    }
}

fn codec(code: i64) -> Result<Option<Compression>, Fault> {
    Ok(Some(match code {
        0 => return Ok(None),
        1 => Compression::Snappy,
        2 => Compression::Gzip,
        3 => {
            return Err(Fault::Unread(
                "is packed with LZO".to_owned(),
                "write it again with another compression".to_owned(),
            ));
        }
        4 => Compression::Brotli,
        5 => Compression::Lz4,
        6 => Compression::Zstd,
        7 => Compression::Lz4Raw,
        _ => return Err(Fault::Damaged("a column is packed in no known way")),
    }))
}

/// The head at the start of some bytes, and its length.
fn head(bytes: &[u8]) -> Result<(Head, usize), Fault> {
    let mut reader = Compact::new(bytes);
    let (mut kind, mut sizes, mut check) = (-1, (-1, -1), None);
    let mut of_kind = Head::default();
    reader.fields(|reader, field, of| {
        match (field, of) {
            (1, Kind::Int) => kind = reader.int()?,
            (2, Kind::Int) => sizes.0 = reader.int()?,
            (3, Kind::Int) => sizes.1 = reader.int()?,
            (4, Kind::Int) => check = Some(reader.int()? as u32),
            (5 | 7 | 8, Kind::Struct) => of_kind = kind_head(reader, field)?,
            (9, Kind::Struct) => return Err(encrypted()),
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    let size = |size: i64| u64::try_from(size).map_err(|_| Fault::Damaged("a page has no size"));
    let head = Head { kind, unpacked: size(sizes.0)?, packed: size(sizes.1)?, check, ..of_kind };
    Ok((head, bytes.len() - reader.left()))
}

/// What the head says of a page of its kind: 5 of values, 7 of a dictionary, 8 of values in the second version.
fn kind_head(reader: &mut Compact<'_>, field: i64) -> Result<Head, Fault> {
    let (mut values, mut encoding, mut levels, mut plain) = (-1, 0, (0, 0), false);
    reader.fields(|reader, number, kind| {
        match (field, number, kind) {
            (_, 1, Kind::Int) => values = reader.int()?,
            (5 | 7, 2, Kind::Int) | (8, 4, Kind::Int) => encoding = reader.int()?,
            (8, 5, Kind::Int) => levels.1 = reader.int()?,
            (8, 6, Kind::Int) => levels.0 = reader.int()?,
            (8, 7, Kind::Bool(packed)) => plain = !packed,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    let number = |number: i64| u64::try_from(number).map_err(|_| Fault::Damaged("a page has no length"));
    let levels = (number(levels.0)?, number(levels.1)?);
    let levels = (field == 8).then_some(levels);
    Ok(Head { values: number(values)?, encoding, levels, plain, ..Head::default() })
}

fn data_page(
    leaf: &Leaf,
    head: Head,
    page: &[u8],
    codec: Option<Compression>,
    unpacker: &mut DecompressionContext,
) -> Result<Page, Fault> {
    let Some((repeated, defined)) = head.levels else {
        let bytes = unpacked(page, head.unpacked, codec, unpacker)?;
        let mut at = 0;
        let repeated = levels(leaf.most_repeated, &bytes, &mut at)?;
        let defined = levels(leaf.most_defined, &bytes, &mut at)?;
        let values = Values::new(head.encoding, leaf, &bytes, at)?;
        return Ok(Page { bytes, left: head.values, repeated, defined, values });
    };
    let too_long = Fault::Damaged("the levels of a page are longer than the page");
    let all = repeated.checked_add(defined).filter(|all| *all <= head.packed.min(head.unpacked));
    let Some(all) = all else { return Err(too_long) };
    let (level_bytes, packed) = page.split_at_checked(all as usize).ok_or(too_long)?;
    let codec = codec.filter(|_| !head.plain);
    let values = unpacked(packed, head.unpacked - all, codec, unpacker)?;
    let bytes = [level_bytes, &values].concat();
    let (middle, end) = (repeated as usize, all as usize);
    Ok(Page {
        left: head.values,
        repeated: bare_levels(leaf.most_repeated, 0, middle)?,
        defined: bare_levels(leaf.most_defined, middle, end)?,
        values: Values::new(head.encoding, leaf, &bytes, end)?,
        bytes,
    })
}

/// Levels with their length before them; there are none where they could only be 0.
fn levels(most: u32, page: &[u8], at: &mut usize) -> Result<Hybrid, Fault> {
    if most == 0 {
        return Ok(Hybrid::zeros());
    }
    let length =
        page.get(*at..).and_then(|rest| rest.first_chunk::<4>()).map(|bytes| u32::from_le_bytes(*bytes));
    let start = *at + 4;
    let end = length.map(|length| start + length as usize).filter(|end| *end <= page.len());
    *at = end.ok_or(Fault::Damaged("the levels of a page are longer than the page"))?;
    bare_levels(most, start, *at)
}

fn bare_levels(most: u32, start: usize, end: usize) -> Result<Hybrid, Fault> {
    if most == 0 {
        return Ok(Hybrid::zeros());
    }
    Hybrid::new(u32::BITS - most.leading_zeros(), start, end)
}

fn unpacked(
    page: &[u8],
    size: u64,
    codec: Option<Compression>,
    unpacker: &mut DecompressionContext,
) -> Result<Vec<u8>, Fault> {
    // An empty page may be packed as nothing at all.
    let Some(codec) = codec.filter(|_| size > 0) else { return Ok(page.to_vec()) };
    let mut bytes = vec![0; size as usize];
    let unpacked = decompress(codec, page, &mut bytes, unpacker);
    unpacked.map_err(|_| Fault::Damaged("a page cannot be unpacked")).map(|()| bytes)
}
