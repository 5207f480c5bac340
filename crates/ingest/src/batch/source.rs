//! The bytes of one input: a file or stdin, decompressed where its first bytes say so, without a byte order mark.

use super::encoding::{Decoding, Found, LOOKED_AT, find_encoding, is_utf_32};
use super::limits::{Bounded, RATIO};
use super::parquet_in::Bytes;
use crate::error::InputError;
use encoding_rs::{Encoding, UTF_8};
use flate2::bufread::MultiGzDecoder;
use std::fs::File;
use std::io::{BufReader, Cursor, Read, Stdin, stdin};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

const GZIP: &[u8] = &[0x1f, 0x8b];
const ZSTD: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];
const PARQUET: &[u8] = b"PAR1";

/// As many bytes as the longest mark of a compression.
const LONGEST_MARK: usize = 4;

/// Reads ahead so far in one system call.
const READ_AHEAD: usize = 256 * 1024;

/// What the first bytes of an input say it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Columns in Apache's format.
    Parquet,
    /// It begins as an object of JSON does.
    Json,
    /// Any other text.
    Text,
}

/// The text of one input, whatever it is packed in.
pub(super) struct Source {
    name: String,
    text: Box<dyn Read + Send>,
    counted: Arc<AtomicU64>,
    kind: Kind,
    packed: bool,
    note: Option<String>,
}

impl Source {
    /// Opens a file, or stdin for `-`; `encoding` is what somebody says of its text.
    pub(super) fn open(path: &Path, encoding: Option<&'static Encoding>) -> Result<Self, InputError> {
        let name = display_name(path);
        let counted = Arc::new(AtomicU64::new(0));
        let raw = Counted { inner: open_raw(path, &name)?, count: Arc::clone(&counted) };
        let failed = |e| damaged(&name, e);
        let (text, packed) = unpack(raw).map_err(failed)?;
        let peeked = peek(text, LOOKED_AT).map_err(failed)?;
        if peeked.head.starts_with(PARQUET) {
            let text = peeked.whole(0);
            return Ok(Self { name, text, counted, kind: Kind::Parquet, packed, note: None });
        }
        if encoding.is_none() && is_utf_32(&peeked.head) {
            return Err(InputError::new(name, "is UTF-32 text").hint("save it as UTF-8"));
        }
        let found = find_encoding(&peeked.head, encoding);
        let kind = match peeked.head.get(found.mark..).unwrap_or_default().trim_ascii_start() {
            [b'{', ..] => Kind::Json,
            _ => Kind::Text,
        };
        let text = decoded(peeked, found);
        let note = (!found.sure)
            .then(|| format!("{name} is read as {}; use --encoding to change that", found.encoding.name()));
        Ok(Self { name, text, counted, kind, packed, note })
    }

    /// What its first bytes say.
    pub(super) fn kind(&self) -> Kind {
        self.kind
    }

    /// Whether it is compressed.
    pub(super) fn is_packed(&self) -> bool {
        self.packed
    }

    /// What the person should know of how it is read.
    pub(super) fn note(&self) -> Option<String> {
        self.note.clone()
    }

    /// Everything that is left, and how much it was before it was unpacked.
    pub(super) fn rest(mut self) -> Result<(Bytes, u64), InputError> {
        let mut bytes = Vec::new();
        self.text.read_to_end(&mut bytes).map_err(|e| damaged(&self.name, e))?;
        Ok((Bytes::Memory(bytes), self.bytes_read()))
    }

    /// What messages call it.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The bytes of the file that were read so far, before decompression.
    pub(super) fn bytes_read(&self) -> u64 {
        self.counted.load(Ordering::Relaxed)
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
    if folder {
        Err(InputError::new(name, "is a folder")
            .hint("name the files in it, or use a pattern such as folder/*.csv"))
    } else {
        Ok(Raw::File(file))
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
    /// The reader from some byte of its head on.
    fn whole(mut self, from: usize) -> Box<dyn Read + Send> {
        self.head.drain(..from.min(self.head.len()));
        Box::new(Cursor::new(self.head).chain(self.rest))
    }
}

fn peek(mut rest: Box<dyn Read + Send>, most: usize) -> std::io::Result<Peeked> {
    let mut head = Vec::new();
    let most = u64::try_from(most).unwrap_or(u64::MAX);
    (&mut rest).take(most).read_to_end(&mut head)?;
    Ok(Peeked { head, rest })
}

/// The bytes without their compression, and whether they had one.
fn unpack(raw: Counted) -> std::io::Result<(Box<dyn Read + Send>, bool)> {
    let packed = Arc::clone(&raw.count);
    let peeked = peek(Box::new(raw), LONGEST_MARK)?;
    let gzip = peeked.head.starts_with(GZIP);
    let zstd = peeked.head.starts_with(ZSTD);
    let whole = peeked.whole(0);
    if gzip {
        let unpacked = MultiGzDecoder::new(BufReader::with_capacity(READ_AHEAD, whole));
        return Ok((Box::new(Bounded::new(unpacked, packed)), true));
    }
    if zstd {
        let buffered = BufReader::with_capacity(READ_AHEAD, whole);
        let unpacked = zstd::stream::read::Decoder::with_buffer(buffered)?;
        return Ok((Box::new(Bounded::new(unpacked, packed)), true));
    }
    Ok((whole, false))
}

fn decoded(peeked: Peeked, found: Found) -> Box<dyn Read + Send> {
    let whole = peeked.whole(found.mark);
    if found.encoding == UTF_8 { whole } else { Box::new(Decoding::new(whole, found.encoding)) }
}

fn damaged(name: &str, error: std::io::Error) -> InputError {
    let doing = "read the file to its end; it is damaged or truncated";
    match error.kind() {
        std::io::ErrorKind::InvalidData
        | std::io::ErrorKind::InvalidInput
        | std::io::ErrorKind::UnexpectedEof => {
            InputError::io(name, doing, error).hint("copy or download the file again")
        }
        std::io::ErrorKind::FileTooLarge => {
            InputError::new(name, format!("unpacks to more than {RATIO} times its size"))
                .hint("if this is intended, unpack it first and name the unpacked file")
        }
        _ => InputError::io(name, "read the file", error),
    }
}
