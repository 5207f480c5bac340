//! How much an input may hold: so little that nobody is kept waiting by a file that was made to do so, and far more than
//! people's tables do.

use super::mentions::items;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// An input may unpack to this many times its size. Tables of people come to 5 to 20 times with the best compression;
/// copies of one line, which nobody has a use for, come to 1,000 times.
pub(super) const RATIO: u64 = 160;

/// An input may unpack to this many bytes however small it is.
pub(super) const FLOOR: u64 = 8 << 20;

/// The reason for a row of more than [`LONGEST_RECORD`](super::record::LONGEST_RECORD).
pub(super) const TOO_LONG: &str = "the row is longer than 16 MiB";

/// A list of skills may have this many items; a person's has a hundred.
const MOST_ITEMS: usize = 20_000;

/// The reason for a row whose list has more items.
pub(super) const TOO_MANY_ITEMS: &str = "the list has more than 20,000 items, too many for one person";

/// Whether a list of skills has more items than any person's.
pub(super) fn is_endless(cell: &str) -> bool {
    cell.len() > MOST_ITEMS && items(cell).nth(MOST_ITEMS).is_some()
}

/// So many bytes of text are read of a run however small its inputs are, and this many times their size: packed resumes
/// come to 3 to 6 times. Reading a text takes a thousand times as long as unpacking it.
const TEXT_FLOOR: u64 = 512 << 10;
const TEXT_RATIO: u64 = 8;

/// The reason for a row whose text is not read any more.
pub(super) const TOO_MUCH_TEXT: &str = "the file unpacks to more text than people's tables do";

/// How much text a run has read.
#[derive(Debug, Default)]
pub(super) struct TextRead(u64);

impl TextRead {
    /// Takes a text; `false` if it is too much for so many packed bytes.
    pub(super) fn take(&mut self, text: usize, packed: u64) -> bool {
        self.0 = self.0.saturating_add(text as u64);
        self.0 <= TEXT_FLOOR.saturating_add(packed.saturating_mul(TEXT_RATIO))
    }
}

/// Fails when more bytes come out than so many packed ones can honestly hold.
pub(super) struct Bounded<R> {
    inner: R,
    /// The packed bytes that were read so far.
    packed: Arc<AtomicU64>,
    unpacked: u64,
}

impl<R: Read> Bounded<R> {
    /// A reader over one that unpacks.
    pub(super) fn new(inner: R, packed: Arc<AtomicU64>) -> Self {
        Self { inner, packed, unpacked: 0 }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.unpacked += read as u64;
        let most = FLOOR.saturating_add(self.packed.load(Ordering::Relaxed).saturating_mul(RATIO));
        if self.unpacked > most {
            Err(io::Error::new(
                io::ErrorKind::FileTooLarge,
                format!("it unpacks to more than {RATIO} times its size"),
            ))
        } else {
            Ok(read)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_bounded_by_the_packed_bytes() {
        let mut read = TextRead::default();
        assert!(read.take(512 << 10, 0) && !read.take(1, 0));
        assert!(read.take(0, 1), "with more of the file, more text is honest");
        assert!(!read.take(usize::MAX, 1));
    }

    #[test]
    fn what_unpacks_to_far_more_than_its_size_ends_with_an_error() {
        let read = |packed: u64, unpacked: u64| {
            let packed = Arc::new(AtomicU64::new(packed));
            let copied =
                io::copy(&mut Bounded::new(io::repeat(b'x').take(unpacked), packed), &mut io::sink());
            copied.map_err(|error| error.kind())
        };
        assert_eq!(read(1, FLOOR), Ok(FLOOR));
        assert_eq!(read(1, FLOOR + RATIO + 1), Err(io::ErrorKind::FileTooLarge));
        assert_eq!(read(1 << 20, FLOOR + RATIO), Ok(FLOOR + RATIO));
    }

    #[test]
    fn only_endless_lists_are_too_long() {
        assert!(!is_endless(&"SQL;".repeat(MOST_ITEMS)));
        assert!(is_endless(&"SQL;".repeat(MOST_ITEMS + 1)));
    }
}
