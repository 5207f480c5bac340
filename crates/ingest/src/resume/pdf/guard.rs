//! Checks a PDF document before it is opened: the streams that are unpacked on opening.
//!
//! These are the tables of its objects: object streams and cross-reference streams. All other streams are
//! decoded within limits when used. A table is recognised by a required key, anywhere in the file.

use super::budget::{MOST_FILTERS, TooMuch};
use super::filters::{Failure, Params, applied};
use hayro_syntax::Filter;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The most bytes that all object streams may unpack to.
const MAX_OBJECTS: usize = 16 << 20;

/// The most bytes that all cross-reference streams may unpack to: a hundred thousand objects.
const MAX_REFERENCES: usize = 1 << 20;

/// The most bytes of object streams in an encrypted document, which cannot be unpacked beforehand. Deflated
/// data unpacks to at most a thousand times its size.
const MAX_ENCRYPTED: usize = 64 << 10;

/// How many passes over the file may be needed to find the keys and ends of its streams, in addition to
/// [`MAX_PASSED`].
const MOST_PASSES: usize = 4;

/// The bytes that may be passed over for a file of any size.
const MAX_PASSED: usize = 16 << 20;

/// The longest name examined.
const LONGEST_NAME: usize = 127;

/// Rejects documents whose tables unpack to more than those of any resume.
pub(super) fn check(bytes: &[u8]) -> Result<(), TooMuch> {
    let mut left = MAX_PASSED + MOST_PASSES * bytes.len();
    let mut pass = |bytes: usize| take(&mut left, bytes);
    ends_found(bytes, &mut pass)?;
    let mut encrypted = false;
    let mut streams: BTreeMap<usize, Keys> = BTreeMap::new();
    for (behind, name) in names(bytes) {
        if name == b"Encrypt" {
            encrypted = true;
            continue;
        }
        let Some(start) = data_of(bytes, behind, &mut pass)? else { continue };
        let keys = streams.entry(start).or_default();
        match name.as_slice() {
            b"First" => keys.first = true,
            b"W" => keys.widths = true,
            _ => keys.filters.push(filters(bytes, behind)),
        }
    }
    let (mut objects, mut references, mut sealed) = (MAX_OBJECTS, MAX_REFERENCES, MAX_ENCRYPTED);
    for (start, keys) in streams.into_iter().filter(|(_, keys)| keys.first || keys.widths) {
        let data = bytes.get(start..).unwrap_or_default();
        let filters = keys.filters.into_iter().next().map_or(Some(Vec::new()), |filters| filters);
        let filters = filters.filter(|filters| filters.len() <= MOST_FILTERS).ok_or(TooMuch)?;
        if keys.first && encrypted {
            let taken = sealed_len(data, &filters)?;
            take(&mut sealed, taken)?;
        } else if keys.first {
            let taken = unpacked(data, &filters, objects)?;
            take(&mut objects, taken)?;
        }
        if keys.widths {
            let taken = unpacked(data, &filters, references)?;
            take(&mut references, taken)?;
        }
    }
    Ok(())
}

/// The relevant keys in the dictionary of a stream.
#[derive(Default)]
struct Keys {
    /// Whether it is an object stream.
    first: bool,
    /// Whether it is a cross-reference stream.
    widths: bool,
    /// Its filters; `None` for one that is not a name.
    filters: Vec<Option<Vec<Filter>>>,
}

fn take(left: &mut usize, bytes: usize) -> Result<(), TooMuch> {
    *left = left.checked_sub(bytes).ok_or(TooMuch)?;
    Ok(())
}

/// Limits the search for the ends of streams with wrong lengths.
fn ends_found(bytes: &[u8], pass: &mut impl FnMut(usize) -> Result<(), TooMuch>) -> Result<(), TooMuch> {
    let mut end = bytes.len();
    for at in (0..bytes.len()).rev().filter(|at| bytes.get(*at) == Some(&b's')) {
        let here = bytes.get(at..).unwrap_or_default();
        if !here.starts_with(b"stream") {
            continue;
        }
        if bytes.get(..at).is_some_and(|before| before.ends_with(b"end")) {
            end = at;
        } else if matches!(here.get(6), Some(b'\r' | b'\n')) {
            pass(end - at)?;
        }
    }
    Ok(())
}

/// The relevant names in a file, in any spelling, with the byte after each.
fn names(bytes: &[u8]) -> impl Iterator<Item = (usize, Vec<u8>)> {
    let slashes = (0..bytes.len()).filter(|at| bytes.get(*at) == Some(&b'/'));
    let may_tell = |at: &usize| matches!(bytes.get(at + 1), Some(b'F' | b'W' | b'E' | b'#'));
    slashes.filter(may_tell).filter_map(|at| {
        let (name, behind) = name_at(bytes, at);
        matches!(name.as_slice(), b"First" | b"W" | b"Filter" | b"F" | b"Encrypt").then_some((behind, name))
    })
}

/// The name starting at this slash, and the byte after it.
fn name_at(bytes: &[u8], slash: usize) -> (Vec<u8>, usize) {
    let rest = bytes.get(slash + 1..).unwrap_or_default();
    let written = rest.iter().take(LONGEST_NAME).take_while(|byte| is_regular(**byte)).count();
    let written = rest.get(..written).unwrap_or_default();
    let mut name = Vec::new();
    let mut at = 0;
    while let Some(byte) = written.get(at) {
        let hex = |i: usize| written.get(at + i).and_then(|b| char::from(*b).to_digit(16));
        let escaped = hex(1).zip(hex(2)).filter(|_| *byte == b'#');
        name.push(escaped.map_or(*byte, |(high, low)| (high << 4 | low) as u8));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    (name, slash + 1 + written.len())
}

fn is_white(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_regular(byte: u8) -> bool {
    !is_white(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

/// Where the data of the stream starts whose dictionary continues at this byte; `None` if it is not a stream.
fn data_of(
    bytes: &[u8],
    behind: usize,
    pass: &mut impl FnMut(usize) -> Result<(), TooMuch>,
) -> Result<Option<usize>, TooMuch> {
    let mut tokens = Tokens { bytes, at: behind };
    let mut depth = 0usize;
    loop {
        let from = tokens.at;
        let token = tokens.next();
        pass(tokens.at - from)?;
        match token {
            None => return Ok(None),
            Some(Token::Open) => depth += 1,
            Some(Token::Close) if depth > 0 => depth -= 1,
            Some(Token::Close) => break,
            Some(_) => {}
        }
    }
    if tokens.next() != Some(Token::Word(b"stream")) {
        return Ok(None);
    }
    let line = bytes.get(tokens.at..).unwrap_or_default();
    Ok(Some(tokens.at + if line.starts_with(b"\r\n") { 2 } else { 1 }))
}

/// The filters after their key; `None` for anything other than a name or a list of names.
fn filters(bytes: &[u8], behind: usize) -> Option<Vec<Filter>> {
    let mut tokens = Tokens { bytes, at: behind };
    match tokens.next()? {
        Token::Name(name) => Some(vec![filter(&name)?]),
        Token::List => {
            let mut filters = Vec::new();
            loop {
                match tokens.next()? {
                    Token::Name(name) if filters.len() <= MOST_FILTERS => filters.push(filter(&name)?),
                    Token::ListEnd => return Some(filters),
                    _ => return None,
                }
            }
        }
        _ => None,
    }
}

fn filter(name: &[u8]) -> Option<Filter> {
    match name {
        b"FlateDecode" | b"Fl" => Some(Filter::FlateDecode),
        b"LZWDecode" | b"LZW" => Some(Filter::LzwDecode),
        b"ASCII85Decode" | b"A85" => Some(Filter::Ascii85Decode),
        b"ASCIIHexDecode" | b"AHx" => Some(Filter::AsciiHexDecode),
        b"RunLengthDecode" | b"RL" => Some(Filter::RunLengthDecode),
        _ => None,
    }
}

/// The number of bytes that a table unpacks to.
fn unpacked(data: &[u8], filters: &[Filter], most: usize) -> Result<usize, TooMuch> {
    let mut data = Cow::Borrowed(data);
    for filter in filters {
        match applied(*filter, &data, &Params::default(), most) {
            Ok(decoded) => data = Cow::Owned(decoded),
            Err(Failure::TooLong) => return Err(TooMuch),
            // What cannot be unpacked here is not unpacked on opening either.
            Err(Failure::Unreadable) => return Ok(0),
        }
    }
    if filters.is_empty() { Ok(0) } else { Ok(data.len()) }
}

/// The number of bytes of an encrypted table, which must be deflated once.
fn sealed_len(data: &[u8], filters: &[Filter]) -> Result<usize, TooMuch> {
    match filters {
        [] => Ok(0),
        [Filter::FlateDecode] => {
            let end = data.windows(END.len()).take(MAX_ENCRYPTED + 1).position(|w| w == END);
            end.ok_or(TooMuch)
        }
        _ => Err(TooMuch),
    }
}

const END: &[u8] = b"endstream";

/// The relevant tokens of PDF syntax.
#[derive(Debug, PartialEq, Eq)]
enum Token<'b> {
    /// `<<`
    Open,
    /// `>>`
    Close,
    /// `[`
    List,
    /// `]`
    ListEnd,
    Name(Vec<u8>),
    Word(&'b [u8]),
    /// A string or another character.
    Other,
}

struct Tokens<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Tokens<'b> {
    fn next(&mut self) -> Option<Token<'b>> {
        self.skip_blank();
        let rest = self.bytes.get(self.at..)?;
        let (token, len) = match rest {
            [] => return None,
            [b'<', b'<', ..] => (Token::Open, 2),
            [b'>', b'>', ..] => (Token::Close, 2),
            [b'[', ..] => (Token::List, 1),
            [b']', ..] => (Token::ListEnd, 1),
            [b'(', ..] => (Token::Other, string_len(rest)),
            [b'<', ..] => (Token::Other, 1 + rest.iter().take_while(|b| **b != b'>').count()),
            [b'/', ..] => {
                let (name, behind) = name_at(self.bytes, self.at);
                (Token::Name(name), behind - self.at)
            }
            [first, ..] if is_regular(*first) => {
                let len = rest.iter().take_while(|b| is_regular(**b)).count();
                (Token::Word(rest.get(..len)?), len)
            }
            _ => (Token::Other, 1),
        };
        self.at = (self.at + len).min(self.bytes.len());
        Some(token)
    }

    fn skip_blank(&mut self) {
        while let Some(byte) = self.bytes.get(self.at) {
            if *byte == b'%' {
                let line = self.bytes.get(self.at..).unwrap_or_default();
                self.at += line.iter().take_while(|b| !matches!(b, b'\r' | b'\n')).count();
            } else if is_white(*byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }
}

/// The length of the string in parentheses that starts here.
fn string_len(bytes: &[u8]) -> usize {
    let (mut depth, mut escaped) = (0usize, false);
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'(' => depth += 1,
            b')' if depth == 1 => return at + 1,
            b')' => depth -= 1,
            _ => {}
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_found_whatever_stands_around_them() {
        let blanks =
            b"\x78\x9c\xed\xc1\x01\x0d\x00\x00\x00\xc2\xa0\xf7\x4f\x6d\x0e\x37\xa0\x00\x00\x00\x00\x00";
        for dict in [
            "/N 1 /First 5 /Filter /FlateDecode",
            "/Filter[/Fl]/N 1/Fir#73t 5",
            "/First 5 /X (>> endobj \\) 5 0 obj <<) /Y << /Z [<3e3e>] >> % >>\n /Filter /FlateDecode",
        ] {
            let bytes = [b"1 0 obj << ", dict.as_bytes(), b" >> stream\n", blanks, b"\nendstream"].concat();
            let found: Vec<usize> = names(&bytes)
                .filter_map(|(behind, _)| data_of(&bytes, behind, &mut |_| Ok(())).unwrap())
                .collect();
            let data = bytes.len() - blanks.len() - 10;
            assert_eq!(found, [data, data], "{dict}");
        }
        let other = b"<< /First 5 0 R >> endobj << /W [1] >> << /A << /First 1 >> >> stream\n";
        assert!(names(other).all(|(behind, _)| data_of(other, behind, &mut |_| Ok(())) == Ok(None)));
    }

    #[test]
    fn streams_without_an_end_are_counted() {
        assert_eq!(check(&b"<<>>stream\nx endstream\n".repeat(50_000)), Ok(()));
        assert_eq!(check(&b"<<>>stream\nx\n".repeat(50_000)), Err(TooMuch));
    }
}
