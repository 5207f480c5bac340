//! What is checked before a PDF document is opened: that its streams do not unpack without end.

use super::super::kind::locked;
use crate::error::InputError;
use flate2::{Decompress, FlushDecompress, Status};
use hayro_syntax::object::Stream;

/// The most bytes that one stream may unpack to; the pages of a resume have a few hundred kilobytes.
const MAX_STREAM: usize = 64 << 20;

/// The most bytes that all of them may unpack to: pictures are among them.
const MAX_STREAMS: usize = 256 << 20;

/// A stream that is packed in other ways than with deflate alone is read up to this size. The worst of these ways
/// makes a thousand bytes of one.
const MAX_ODD: usize = 128 << 10;

/// An encrypted document, whose streams cannot be measured, is read up to this size.
const MAX_ENCRYPTED: usize = 1 << 20;

/// The most streams of a document, whose beginning and end are counted; a page of a resume has a handful.
const MOST_STREAMS: usize = 20_000;

/// How often a stream is looked into that unpacks to a packed one again.
const DEEPEST: usize = 3;

/// Refuses documents that unpack to more than any resume.
pub(super) fn check(shown: &str, bytes: &[u8]) -> Result<(), InputError> {
    if find(bytes, b"/Encrypt", 0).is_some() && bytes.len() > MAX_ENCRYPTED {
        return Err(locked(shown));
    }
    let (mut all, mut count, mut at) = (0, 0, 0);
    while let Some(found) = find(bytes, b"stream", at) {
        at = found + b"stream".len();
        let body = bytes.get(at..).unwrap_or_default();
        let gap = body.iter().take(4).take_while(|b| matches!(b, b'\r' | b'\n' | b' ')).count();
        let body = body.get(gap..).unwrap_or_default();
        all += unpacked(body, DEEPEST).ok_or_else(|| bomb(shown))?;
        count += 1;
        if all > MAX_STREAMS || count > 2 * MOST_STREAMS || (is_long(body) && is_odd(bytes, found)) {
            return Err(bomb(shown));
        }
    }
    Ok(())
}

/// Whether a stream that is about to be unpacked was measured, or is small.
pub(super) fn is_measured(stream: &Stream<'_>) -> bool {
    use hayro_syntax::Filter;
    let filters = stream.filters();
    matches!(filters.as_slice(), [] | [Filter::FlateDecode]) || stream.raw_data().len() <= MAX_ODD
}

fn bomb(shown: &str) -> InputError {
    InputError::new(shown, "unpacks to far more than any resume does")
        .hint("print the pages of the resume to a new PDF file")
}

fn find(bytes: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    let first = *wanted.first()?;
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|b| *b == first)?;
        if bytes.get(at..)?.starts_with(wanted) {
            return Some(at);
        }
        at += 1;
    }
}

/// Whether a table of objects, which is unpacked on opening, is packed in an unusual way.
fn is_odd(bytes: &[u8], stream: usize) -> bool {
    let before = bytes.get(stream.saturating_sub(2048)..stream).unwrap_or_default();
    let from = before.windows(4).rposition(|w| w == b" obj").unwrap_or(0);
    let dict = before.get(from..).unwrap_or_default();
    let says = |word: &[u8]| find(dict, word, 0).is_some();
    let table = says(b"ObjStm") || says(b"XRef") || says(b"#");
    table
        && (says(b"#")
            || says(b"ASCII")
            || says(b"LZW")
            || says(b"RunLength")
            || says(b"A85")
            || says(b"AHx"))
}

/// Whether a stream is longer than what is read of those that are packed in unusual ways.
fn is_long(body: &[u8]) -> bool {
    const END: &[u8] = b"endstream";
    body.get(..MAX_ODD + END.len()).is_some_and(|most| find(most, END, 0).is_none())
}

/// The bytes that a deflated stream unpacks to, 0 for any other; `None` when they are too many.
fn unpacked(body: &[u8], deeper: usize) -> Option<usize> {
    let is_zlib =
        matches!(body, [a, b, ..] if a & 0x0f == 8 && (u16::from(*a) << 8 | u16::from(*b)) % 31 == 0);
    if !is_zlib {
        return Some(0);
    }
    let mut inflater = Decompress::new(true);
    let mut inner = Vec::new();
    let mut block = vec![0; 64 << 10];
    loop {
        let (taken, made) = (inflater.total_in() as usize, inflater.total_out() as usize);
        let rest = body.get(taken..).unwrap_or_default();
        let status = inflater.decompress(rest, &mut block, FlushDecompress::None);
        let now = inflater.total_out() as usize;
        if now > MAX_STREAM {
            return None;
        }
        inner.extend_from_slice(block.get(..now - made).unwrap_or_default());
        let moved = now > made || inflater.total_in() as usize > taken;
        if !moved || matches!(status, Err(_) | Ok(Status::StreamEnd)) {
            break;
        }
    }
    let below = if deeper > 0 { unpacked(&inner, deeper - 1)? } else { 0 };
    Some(inner.len() + below)
}
