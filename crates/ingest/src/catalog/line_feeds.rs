//! Normalises line ends to LF, whether a file has LF, CR LF, or CR as on old Macs.

use std::io::{self, Read};

/// A reader that ends every line with LF.
pub(super) struct LineFeeds<R> {
    inner: R,
    /// Whether the last byte was CR, so that an LF after it belongs to the same line end.
    after_return: bool,
}

impl<R: Read> LineFeeds<R> {
    /// Wraps a text with line ends of any kind.
    pub(super) fn new(inner: R) -> Self {
        Self { inner, after_return: false }
    }

    /// Replaces every line end by LF; returns how many bytes remain.
    fn convert(&mut self, bytes: &mut [u8]) -> usize {
        let mut kept = 0;
        for at in 0..bytes.len() {
            let byte = bytes[at];
            let is_second = self.after_return && byte == b'\n';
            self.after_return = byte == b'\r';
            if !is_second {
                bytes[kept] = if byte == b'\r' { b'\n' } else { byte };
                kept += 1;
            }
        }
        kept
    }
}

impl<R: Read> Read for LineFeeds<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.inner.read(buffer)?;
            let Some(bytes) = buffer.get_mut(..read).filter(|bytes| !bytes.is_empty()) else {
                return Ok(read);
            };
            if !self.after_return && !bytes.contains(&b'\r') {
                return Ok(read);
            }
            let kept = self.convert(bytes);
            // Returning nothing would mean the end of the text.
            if kept > 0 {
                return Ok(kept);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads this many bytes at once.
    struct Pieces<'t>(&'t [u8], usize);

    impl Read for Pieces<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = self.1.min(buffer.len());
            self.0.read(&mut buffer[..count])
        }
    }

    #[test]
    fn every_line_end_is_one_line_feed_wherever_a_read_ends() {
        let text = b"a\rb\r\nc\n\r\n\rd\r";
        for size in 1..text.len() + 1 {
            let mut read = String::new();
            LineFeeds::new(Pieces(text, size)).read_to_string(&mut read).unwrap();
            assert_eq!(read, "a\nb\nc\n\n\nd\n", "{size}");
        }
    }
}
