//! The bytes of one input: a file or stdin, decompressed where its first bytes say so, without a byte order mark.

use crate::error::InputError;
use flate2::bufread::MultiGzDecoder;
use std::fs::File;
use std::io::{BufReader, Cursor, Read, Stdin, stdin};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

const GZIP: &[u8] = &[0x1f, 0x8b];
const ZSTD: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];
const UTF8_MARK: &[u8] = &[0xef, 0xbb, 0xbf];
const UTF16_MARKS: [&[u8]; 2] = [&[0xff, 0xfe], &[0xfe, 0xff]];
const PARQUET: &[u8] = b"PAR1";

/// As many bytes as the longest mark that is looked for.
const LONGEST_MARK: u64 = 4;

/// Reads ahead so far in one system call.
const READ_AHEAD: usize = 256 * 1024;

/// The text of one input, whatever it is packed in.
pub(super) struct Source {
    name: String,
    text: Box<dyn Read + Send>,
    packed: Arc<AtomicU64>,
}

impl Source {
    /// Opens a file, or stdin for `-`.
    pub(super) fn open(path: &Path) -> Result<Self, InputError> {
        let name = display_name(path);
        let packed = Arc::new(AtomicU64::new(0));
        let raw = Counted { inner: open_raw(path, &name)?, count: Arc::clone(&packed) };
        let text = unpack(raw).and_then(peek).map_err(|e| damaged(&name, e))?;
        let text = check_encoding(&name, text)?;
        Ok(Self { name, text, packed })
    }

    /// What messages call it.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The bytes of the file that were read so far, before decompression.
    pub(super) fn bytes_read(&self) -> u64 {
        self.packed.load(Ordering::Relaxed)
    }

    /// Reads until the buffer holds `wanted` bytes; `true` when the input ends before that.
    pub(super) fn fill(&mut self, buffer: &mut Vec<u8>, wanted: usize) -> Result<bool, InputError> {
        let missing = wanted.saturating_sub(buffer.len());
        buffer.reserve(missing);
        let limit = u64::try_from(missing).unwrap_or(u64::MAX);
        let read = (&mut self.text).take(limit).read_to_end(buffer);
        read.map(|n| n < missing).map_err(|e| damaged(&self.name, e))
    }
}

/// What messages call an input.
pub(super) fn display_name(path: &Path) -> String {
    if is_stdin(path) { "<stdin>".to_owned() } else { path.display().to_string() }
}

/// Whether a path stands for stdin.
pub(super) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

enum Raw {
    File(File),
    Stdin(Stdin),
}

impl Read for Raw {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        match self {
            Self::File(file) => file.read(buffer),
            Self::Stdin(input) => input.read(buffer),
        }
    }
}

fn open_raw(path: &Path, name: &str) -> Result<Raw, InputError> {
    if is_stdin(path) {
        return Ok(Raw::Stdin(stdin()));
    }
    let file = File::open(path).map_err(|e| InputError::io(name, "open the file", e))?;
    let folder = file.metadata().is_ok_and(|m| m.is_dir());
    match folder {
        true => Err(InputError::new(name, "is a folder")
            .hint("name the files in it, or use a pattern such as folder/*.csv")),
        false => Ok(Raw::File(file)),
    }
}

/// Counts the bytes that pass.
struct Counted {
    inner: Raw,
    count: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.count.fetch_add(u64::try_from(read).unwrap_or(0), Ordering::Relaxed);
        Ok(read)
    }
}

/// The first bytes of a reader, and a reader that still begins with them.
struct Peeked {
    head: Vec<u8>,
    rest: Box<dyn Read + Send>,
}

impl Peeked {
    fn whole(self) -> Box<dyn Read + Send> {
        Box::new(Cursor::new(self.head).chain(self.rest))
    }
}

fn peek(mut rest: Box<dyn Read + Send>) -> std::io::Result<Peeked> {
    let mut head = Vec::new();
    (&mut rest).take(LONGEST_MARK).read_to_end(&mut head)?;
    Ok(Peeked { head, rest })
}

fn unpack(raw: Counted) -> std::io::Result<Box<dyn Read + Send>> {
    let peeked = peek(Box::new(raw))?;
    let gzip = peeked.head.starts_with(GZIP);
    let zstd = peeked.head.starts_with(ZSTD);
    let whole = peeked.whole();
    if gzip {
        return Ok(Box::new(MultiGzDecoder::new(BufReader::with_capacity(READ_AHEAD, whole))));
    }
    if zstd {
        let buffered = BufReader::with_capacity(READ_AHEAD, whole);
        return Ok(Box::new(zstd::stream::read::Decoder::with_buffer(buffered)?));
    }
    Ok(whole)
}

fn check_encoding(name: &str, mut peeked: Peeked) -> Result<Box<dyn Read + Send>, InputError> {
    if UTF16_MARKS.iter().any(|mark| peeked.head.starts_with(mark)) {
        let error = InputError::new(name, "is encoded as UTF-16, not as UTF-8");
        return Err(error.hint("save it as 'CSV UTF-8', or convert it: iconv -f UTF-16 -t UTF-8 IN > OUT"));
    }
    if peeked.head.starts_with(PARQUET) {
        return Err(not_yet(name, "Parquet"));
    }
    if peeked.head.starts_with(UTF8_MARK) {
        peeked.head.drain(..UTF8_MARK.len());
    }
    Ok(peeked.whole())
}

/// The error for a kind of table that cannot be read.
pub(super) fn not_yet(name: &str, kind: &str) -> InputError {
    InputError::new(name, format!("{kind} tables cannot be read yet"))
        .hint("convert the table to CSV first (UTF-8, with a header line); .csv.gz and .csv.zst are fine")
}

fn damaged(name: &str, error: std::io::Error) -> InputError {
    let doing = "read the file to its end; it is damaged, or it was cut short";
    match error.kind() {
        std::io::ErrorKind::InvalidData
        | std::io::ErrorKind::InvalidInput
        | std::io::ErrorKind::UnexpectedEof => {
            InputError::io(name, doing, error).hint("copy or download the file again")
        }
        _ => InputError::io(name, "read the file", error),
    }
}
