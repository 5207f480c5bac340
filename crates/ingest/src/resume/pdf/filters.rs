//! The filters of PDF streams, each limited to a number of bytes; pictures are not decoded.

use flate2::{Decompress, FlushDecompress, Status};
use hayro_syntax::Filter;

/// Why a stream was not decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Failure {
    /// It is damaged, or a picture.
    Unreadable,
    /// It unpacks to more than the limit.
    TooLong,
}

/// The layout of rows in a filtered stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Params {
    pub(super) predictor: usize,
    pub(super) colors: usize,
    pub(super) bits: usize,
    pub(super) columns: usize,
    /// Whether LZW codes grow one code early.
    pub(super) early: bool,
}

impl Default for Params {
    fn default() -> Self {
        Self { predictor: 1, colors: 1, bits: 8, columns: 1, early: true }
    }
}

/// The output of a filter, at most this many bytes.
pub(super) fn applied(filter: Filter, data: &[u8], params: &Params, most: usize) -> Result<Vec<u8>, Failure> {
    let mut out = Out { bytes: Vec::new(), most };
    match filter {
        Filter::FlateDecode => inflate(data, &mut out)?,
        Filter::LzwDecode => lzw(data, params.early, &mut out)?,
        Filter::Ascii85Decode => ascii_85(data, &mut out)?,
        Filter::AsciiHexDecode => ascii_hex(data, &mut out)?,
        Filter::RunLengthDecode => run_length(data, &mut out)?,
        _ => return Err(Failure::Unreadable),
    }
    match filter {
        Filter::FlateDecode | Filter::LzwDecode => unpredicted(out.bytes, params),
        _ => Ok(out.bytes),
    }
}

/// The bytes decoded so far.
struct Out {
    bytes: Vec<u8>,
    most: usize,
}

impl Out {
    fn extend(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        if bytes.len() > self.most - self.bytes.len() {
            return Err(Failure::TooLong);
        }
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }
}

/// Inflates data with or without a zlib header; what precedes damage is kept.
fn inflate(data: &[u8], out: &mut Out) -> Result<(), Failure> {
    let body = match data {
        [a, b, body @ ..]
            if a & 0x0f == 8 && (u16::from(*a) << 8 | u16::from(*b)) % 31 == 0 && b & 0x20 == 0 =>
        {
            body
        }
        _ => data,
    };
    let mut inflater = Decompress::new(false);
    let mut block = vec![0; 32 << 10];
    loop {
        let (taken, made) = (inflater.total_in(), inflater.total_out());
        let rest = body.get(taken as usize..).unwrap_or_default();
        let status = inflater.decompress(rest, &mut block, FlushDecompress::None);
        let new = inflater.total_out() - made;
        out.extend(block.get(..new as usize).unwrap_or_default())?;
        let moved = new > 0 || inflater.total_in() > taken;
        if !moved || matches!(status, Err(_) | Ok(Status::StreamEnd)) {
            return Ok(());
        }
    }
}

/// An entry of the LZW table: the string of another code, plus one byte.
#[derive(Clone, Copy)]
struct Entry {
    before: usize,
    first: u8,
    last: u8,
}

fn lzw(data: &[u8], early: bool, out: &mut Out) -> Result<(), Failure> {
    const CLEAR: usize = 256;
    const END: usize = 257;
    const MOST: usize = 4096;
    let single = |byte: u8| Entry { before: CLEAR, first: byte, last: byte };
    let fresh: Vec<Entry> = (0..=u8::MAX).map(single).chain([single(0), single(0)]).collect();
    let (mut table, mut before) = (fresh.clone(), None);
    let mut bits = Bits { data, at: 0 };
    let mut text = Vec::new();
    loop {
        let known = table.len() + usize::from(early);
        let width = [512, 1024, 2048].iter().filter(|step| known >= **step).count() + 9;
        match (bits.next(width), before) {
            (None | Some(END), _) => return Ok(()),
            (Some(CLEAR), _) => {
                table.truncate(fresh.len());
                before = None;
            }
            (Some(code), before_this) => {
                let entry = table.get(code).copied();
                let old = before_this.and_then(|code: usize| table.get(code).copied().map(|e| (code, e)));
                // A code that is not yet in the table stands for the previous string plus its first byte.
                let first = match (entry, old) {
                    (Some(entry), _) => entry.first,
                    (None, Some((_, old))) if code == table.len() && code < MOST => old.first,
                    _ => return Err(Failure::Unreadable),
                };
                if let Some((code, old)) = old.filter(|_| table.len() < MOST) {
                    table.push(Entry { before: code, first: old.first, last: first });
                }
                spelled(&table, code, &mut text);
                out.extend(&text)?;
                before = Some(code);
            }
        }
    }
}

/// The string of a code.
fn spelled(table: &[Entry], code: usize, text: &mut Vec<u8>) {
    text.clear();
    let mut at = code;
    while let Some(entry) = table.get(at) {
        text.push(entry.last);
        if at < 256 {
            break;
        }
        at = entry.before;
    }
    text.reverse();
}

struct Bits<'d> {
    data: &'d [u8],
    /// Position in bits.
    at: usize,
}

impl Bits<'_> {
    fn next(&mut self, width: usize) -> Option<usize> {
        let from = self.at / 8;
        let byte = |i: usize| self.data.get(from + i).copied().map_or(0, usize::from);
        let window = byte(0) << 16 | byte(1) << 8 | byte(2);
        self.at += width;
        let shift = 24 - (self.at - from * 8);
        (self.at <= self.data.len() * 8).then_some(window >> shift & ((1 << width) - 1))
    }
}

/// The bytes of a text without white space.
fn dense(data: &[u8]) -> impl Iterator<Item = u8> {
    data.iter().copied().filter(|b| !matches!(b, 0 | 9 | 10 | 12 | 13 | 32))
}

fn ascii_85(data: &[u8], out: &mut Out) -> Result<(), Failure> {
    let mut group = Vec::with_capacity(5);
    for byte in dense(data) {
        match byte {
            b'!'..=b'u' => group.push(byte),
            b'z' => {
                out.extend(&grouped(&mut group)?)?;
                out.extend(&[0; 4])?;
            }
            b'~' => break,
            _ => return Err(Failure::Unreadable),
        }
        if group.len() == 5 {
            out.extend(&grouped(&mut group)?)?;
        }
    }
    let rest = grouped(&mut group)?;
    out.extend(&rest)
}

/// The bytes of up to five base-85 digits, which are consumed.
fn grouped(digits: &mut Vec<u8>) -> Result<Vec<u8>, Failure> {
    let count = digits.len();
    digits.resize(5, b'u');
    let value = digits
        .drain(..)
        .try_fold(0u32, |value, digit| value.checked_mul(85)?.checked_add(u32::from(digit - b'!')));
    match (count, value) {
        (0, _) => Ok(Vec::new()),
        (1, _) | (_, None) => Err(Failure::Unreadable),
        (_, Some(value)) => Ok(value.to_be_bytes().into_iter().take(count - 1).collect()),
    }
}

fn ascii_hex(data: &[u8], out: &mut Out) -> Result<(), Failure> {
    let digits = dense(data).take_while(|byte| *byte != b'>');
    let digits = digits.map(|byte| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok()));
    let digits: Vec<u8> = digits.collect::<Option<_>>().ok_or(Failure::Unreadable)?;
    let bytes: Vec<u8> =
        digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect();
    out.extend(&bytes)?;
    // A single last digit counts as sixteen times its value.
    if let Some(last) = out.bytes.last_mut().filter(|_| digits.len() % 2 == 1) {
        *last <<= 4;
    }
    Ok(())
}

fn run_length(data: &[u8], out: &mut Out) -> Result<(), Failure> {
    let mut rest = data;
    while let [length, after @ ..] = rest {
        let length = usize::from(*length);
        rest = match (length, after) {
            (128, _) => break,
            (0..=127, _) => {
                let Some((run, behind)) = after.split_at_checked(length + 1) else { break };
                out.extend(run)?;
                behind
            }
            (_, [byte, behind @ ..]) => {
                out.extend(&vec![*byte; 257 - length])?;
                behind
            }
            (_, []) => break,
        };
    }
    Ok(())
}

/// Reverses a predictor: rows whose bytes are differences from those to the left and above.
fn unpredicted(data: Vec<u8>, params: &Params) -> Result<Vec<u8>, Failure> {
    let pixel = params.colors.saturating_mul(params.bits);
    let width = params.columns.saturating_mul(pixel).div_ceil(8).max(1);
    let step = (pixel / 8).max(1);
    match params.predictor {
        0 | 1 => Ok(data),
        2 if params.bits == 8 => Ok(summed(data, width, step)),
        10.. => Ok(unfiltered(&data, width, step)),
        _ => Err(Failure::Unreadable),
    }
}

/// The TIFF predictor: each byte is a difference from the previous pixel.
fn summed(mut data: Vec<u8>, width: usize, step: usize) -> Vec<u8> {
    for row in data.chunks_mut(width) {
        for at in step..row.len() {
            let left = row.get(at - step).copied().unwrap_or(0);
            row.iter_mut().skip(at).take(1).for_each(|byte| *byte = byte.wrapping_add(left));
        }
    }
    data
}

/// The PNG predictors: the first byte of each row says which.
fn unfiltered(data: &[u8], width: usize, step: usize) -> Vec<u8> {
    let mut plain: Vec<u8> = Vec::with_capacity(data.len());
    for (number, row) in data.chunks(width.saturating_add(1)).enumerate() {
        let Some((kind, row)) = row.split_first() else { continue };
        let start = number * width;
        for (at, byte) in row.iter().enumerate() {
            let back = |by: usize| start.checked_add(at)?.checked_sub(by);
            let seen = |place: Option<usize>| place.and_then(|place| plain.get(place)).copied().unwrap_or(0);
            let left = if at >= step { seen(back(step)) } else { 0 };
            let up = seen(back(width));
            let corner = if at >= step { seen(back(width + step)) } else { 0 };
            let predicted = match kind {
                1 => left,
                2 => up,
                3 => ((u16::from(left) + u16::from(up)) / 2) as u8,
                4 => paeth(left, up, corner),
                _ => 0,
            };
            plain.push(byte.wrapping_add(predicted));
        }
    }
    plain
}

/// The neighbour nearest to the value predicted by the gradient.
fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let (a, b, c) = (i16::from(left), i16::from(up), i16::from(corner));
    let distance = |of: i16| (a + b - c - of).abs();
    if distance(a) <= distance(b) && distance(a) <= distance(c) {
        left
    } else if distance(b) <= distance(c) {
        up
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(filter: Filter, data: &[u8]) -> Result<Vec<u8>, Failure> {
        applied(filter, data, &Params::default(), 1000)
    }

    #[test]
    fn every_filter_is_undone() {
        let cases: &[(Filter, &[u8], &[u8])] = &[
            (Filter::AsciiHexDecode, b"50 79 7>", b"Pyp"),
            (Filter::Ascii85Decode, b"9jqo^\nz~>", b"Man \0\0\0\0"),
            (Filter::Ascii85Decode, b"9jqo", b"Man"),
            (Filter::RunLengthDecode, &[1, b'S', b'Q', 254, b'L', 128, 7], b"SQLLL"),
            // The example of the specification of PDF: 45 45 45 45 45 65 45 45 45 66.
            (Filter::LzwDecode, &[0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01], b"-----A---B"),
            (Filter::FlateDecode, &[0x78, 0x9c, 0x0b, 0x0e, 0xf4, 0x01, 0], b"SQL"),
        ];
        for (filter, data, plain) in cases {
            assert_eq!(decoded(*filter, data).as_deref(), Ok(*plain), "{filter:?}");
            assert_eq!(
                applied(*filter, data, &Params::default(), plain.len() - 1),
                Err(Failure::TooLong),
                "{filter:?}"
            );
        }
        for (filter, data) in [(Filter::Ascii85Decode, &b"\x7f"[..]), (Filter::DctDecode, b"x")] {
            assert_eq!(decoded(filter, data), Err(Failure::Unreadable), "{filter:?}");
        }
    }

    #[test]
    fn codes_of_lzw_grow_and_start_anew() {
        // Codes of nine bits: clear, then "a" twice as new codes, each the string before and its first byte.
        let codes = [256, 97, 258, 259, 256, 98, 257];
        let bits: String = codes.iter().map(|code| format!("{code:09b}")).collect();
        let bytes: Vec<u8> = bits
            .as_bytes()
            .chunks(8)
            .map(|byte| byte.iter().fold(0, |b, bit| b << 1 | (bit - b'0')) << (8 - byte.len()))
            .collect();
        assert_eq!(decoded(Filter::LzwDecode, &bytes).as_deref(), Ok(&b"aaaaaab"[..]));
    }

    #[test]
    fn predictors_are_undone() {
        let params = |predictor| Params { predictor, columns: 2, ..Params::default() };
        let rows = |kinds: &[u8]| kinds.iter().flat_map(|kind| [*kind, 1, 1]).collect::<Vec<u8>>();
        assert_eq!(unpredicted(rows(&[0, 1, 2, 3, 4]), &params(15)), Ok(vec![1, 1, 1, 2, 2, 3, 2, 3, 3, 4]));
        assert_eq!(unpredicted(vec![1, 1, 1, 1], &params(2)), Ok(vec![1, 2, 1, 2]));
        assert_eq!(unpredicted(vec![1, 1], &params(1)), Ok(vec![1, 1]));
    }
}
