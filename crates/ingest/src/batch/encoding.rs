//! How the text of a table is encoded, and a reader that makes UTF-8 of it.
//!
//! A byte order mark decides. Without one, UTF-16 shows by the zero bytes of its header, and Windows-1252 (of which
//! Latin-1 is the common part) by bytes that are no UTF-8 anywhere but stand where accented letters stand. A few
//! broken bytes in a file are neither: they stay, and their rows are rejected.

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::io::{self, Read};

/// So many bytes are looked at to find the encoding.
pub(super) const LOOKED_AT: usize = 1 << 20;

/// Text is decoded in pieces of this many bytes.
const PIECE: usize = 64 * 1024;

/// Marks and the encodings that they stand for.
const MARKS: [(&[u8], &Encoding); 3] =
    [(&[0xef, 0xbb, 0xbf], UTF_8), (&[0xff, 0xfe], UTF_16LE), (&[0xfe, 0xff], UTF_16BE)];

/// The encoding of a text, by the name that the web has for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextEncoding(&'static Encoding);

impl TextEncoding {
    /// The encoding of this name ("windows-1252", "latin1", "utf-16le", "shift_jis"), in any case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Encoding::for_label_no_replacement(name.as_bytes()).map(Self)
    }

    pub(super) fn get(self) -> &'static Encoding {
        self.0
    }
}

/// How some text is encoded, as far as its beginning tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) encoding: &'static Encoding,
    /// The length of the byte order mark.
    pub(super) mark: usize,
    /// Whether somebody should be told, because it might be otherwise.
    pub(super) sure: bool,
}

/// Whether a text begins with a mark of UTF-32, whose first two bytes are a mark of UTF-16.
pub(super) fn is_utf_32(head: &[u8]) -> bool {
    head.starts_with(&[0xff, 0xfe, 0, 0]) || head.starts_with(&[0, 0, 0xfe, 0xff])
}

/// Finds the encoding by the beginning of a text; `named` is what somebody says it is.
pub(super) fn find_encoding(head: &[u8], named: Option<&'static Encoding>) -> Found {
    let marked = MARKS.iter().find(|(mark, _)| head.starts_with(mark));
    if let Some((mark, encoding)) = marked.filter(|(_, e)| named.is_none_or(|named| named == *e)) {
        return Found { encoding, mark: mark.len(), sure: true };
    }
    if let Some(encoding) = named {
        return Found { encoding, mark: 0, sure: true };
    }
    match head {
        [a, 0, b, 0, ..] if *a != 0 && *b != 0 => Found { encoding: UTF_16LE, mark: 0, sure: false },
        [0, a, 0, b, ..] if *a != 0 && *b != 0 => Found { encoding: UTF_16BE, mark: 0, sure: false },
        _ if is_western(head) => Found { encoding: WINDOWS_1252, mark: 0, sure: false },
        _ => Found { encoding: UTF_8, mark: 0, sure: true },
    }
}

/// Whether all bytes beyond ASCII read as Western European letters and signs, and none of them as UTF-8.
fn is_western(head: &[u8]) -> bool {
    let mut beyond = 0usize;
    for chunk in head.utf8_chunks() {
        // One character of UTF-8 beyond ASCII settles it: by chance, letters hardly ever make one.
        if !chunk.valid().is_ascii() {
            return false;
        }
        beyond += chunk.invalid().len();
    }
    let letter = |at: usize| head.get(at).is_some_and(u8::is_ascii_alphabetic);
    let high = |at: usize| head.get(at).is_some_and(|b| *b >= 0x80);
    let plausible = |(at, byte): (usize, &u8)| match byte {
        0x00..=0x7f => true,
        // Accented letters stand beside letters, and two of them at most.
        0xc0..=0xd6 | 0xd8..=0xf6 | 0xf8..=0xfd => {
            let before = at.checked_sub(1);
            let beside = before.is_some_and(letter) || letter(at + 1);
            beside && !(before.is_some_and(high) && high(at + 1))
        }
        // Quotation marks, dashes, the ellipsis, the bullet, the euro and what Latin-1 has of signs.
        0x80 | 0x82 | 0x84..=0x8c | 0x8e | 0x91..=0x9c | 0x9e..=0xbf => !high(at + 1),
        _ => false,
    };
    // The last byte looked at may be the first of a character that goes on.
    let whole = head.len().saturating_sub(usize::from(head.len() >= LOOKED_AT) * 4);
    beyond > 0 && head.iter().enumerate().take(whole).all(plausible)
}

/// Decodes what it reads.
pub(super) struct Decoding<R> {
    inner: R,
    decoder: Decoder,
    raw: Vec<u8>,
    start: usize,
    ended: bool,
    text: Vec<u8>,
    given: usize,
}

impl<R: Read> Decoding<R> {
    /// A reader of UTF-8 over one of another encoding.
    pub(super) fn new(inner: R, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_without_bom_handling();
        Self { inner, decoder, raw: Vec::new(), start: 0, ended: false, text: Vec::new(), given: 0 }
    }

    fn refill(&mut self) -> io::Result<()> {
        if self.start == self.raw.len() && !self.ended {
            self.raw.resize(PIECE, 0);
            let read = self.inner.read(&mut self.raw)?;
            self.raw.truncate(read);
            (self.start, self.ended) = (0, read == 0);
        }
        self.text.resize(PIECE * 3, 0);
        let raw = self.raw.get(self.start..).unwrap_or_default();
        let (result, read, written, _) = self.decoder.decode_to_utf8(raw, &mut self.text, self.ended);
        self.start += read;
        self.text.truncate(written);
        self.given = 0;
        if self.ended && result == CoderResult::InputEmpty {
            // A decoder that was told of the end cannot be asked again.
            self.decoder = UTF_8.new_decoder_without_bom_handling();
        }
        Ok(())
    }
}

impl<R: Read> Read for Decoding<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given == self.text.len() {
            if self.ended && self.start == self.raw.len() {
                return Ok(0);
            }
            self.refill()?;
        }
        let rest = self.text.get(self.given..).unwrap_or_default();
        let count = rest.len().min(buffer.len());
        buffer.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        self.given += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_is_found_by_mark_or_by_its_bytes() {
        let cases: &[(&str, &[u8], &Encoding)] = &[
            ("plain", b"id,skills\n", UTF_8),
            ("empty", b"", UTF_8),
            ("mark of UTF-8", b"\xef\xbb\xbfid", UTF_8),
            ("mark of UTF-16, little end first", b"\xff\xfei\0d\0", UTF_16LE),
            ("mark of UTF-16, big end first", b"\xfe\xff\0i\0d", UTF_16BE),
            ("no mark, little end first", b"i\0d\0,\0", UTF_16LE),
            ("no mark, big end first", b"\0i\0d\0,", UTF_16BE),
            ("accents in UTF-8", "id,Caf\u{e9}".as_bytes(), UTF_8),
            ("accents in Latin-1", b"id,Caf\xe9;Gesch\xe4ftsf\xfchrung", WINDOWS_1252),
            ("curly quotes of Windows", b"id,it\x92s; \x93a\x94", WINDOWS_1252),
            ("both: rows are rejected", b"id,Caf\xc3\xa9\n2,Caf\xe9", UTF_8),
            ("broken bytes", b"id,\xff\xfe\n", UTF_8),
            ("a sequence that breaks off", b"id,\xe2\x82\n", UTF_8),
            ("noise", b"id,\x81\x8d\xf0\xff", UTF_8),
        ];
        for (name, head, expected) in cases {
            assert_eq!(find_encoding(head, None).encoding, *expected, "{name}");
        }
        assert_eq!(find_encoding(b"Caf\xe9", Some(UTF_8)).encoding, UTF_8);
    }

    #[test]
    fn decoding_gives_the_text_in_pieces_of_any_size() {
        let text = "profile_id,skills\n1,Café – naïve 𝄞\n".repeat(5_000);
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut decoded = String::new();
        Decoding::new(utf16.as_slice(), UTF_16LE).read_to_string(&mut decoded).unwrap();
        assert!(decoded == text);
        let mut western = String::new();
        Decoding::new(b"Caf\xe9".as_slice(), WINDOWS_1252).read_to_string(&mut western).unwrap();
        assert_eq!(western, "Café");
    }
}
